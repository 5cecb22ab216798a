"""Files and streams -> `Statement`: the only place of the library that opens documents.

`read` opens, recognises and decodes a document, then hands its text to the parser. It never
guesses whether a string is a path or a text, and never fetches anything from a network.
"""

from __future__ import annotations

from diplodiff.reading._bytes import MAX_FILE_BYTES
from diplodiff.reading._read import read

__all__ = ["MAX_FILE_BYTES", "read"]
