"""The language pack by which two wordings are compared."""

from __future__ import annotations

from functools import cache

from diplodiff.errors import OptionError
from diplodiff.lexicon import Lexicon, load

__all__ = ["pack_of"]


@cache
def pack_of(language: str) -> Lexicon:
    """Return the pack of a language, or the English one where the package has none.

    Parameters
    ----------
    language : str
        ISO 639-1 code; a text that was read with a pack of the user's own may have any.
    """
    try:
        return load(language)
    except OptionError:
        return load("en")
