"""What a text cites: resolutions, instruments and meetings, each with one spelling for all ways.

Turns the source text into `diplodiff.model.Reference` values for each clause. It knows how
citations are written, not which documents there are.
"""

from __future__ import annotations

from diplodiff.parsing.references._future import find_future
from diplodiff.parsing.references._read import References

__all__ = ["References", "find_future"]
