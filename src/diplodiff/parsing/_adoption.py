"""The line below a text that says where, when or how it was adopted, or who signed it.

Its first words are told here; whether such a line closes the text depends on what follows and is
decided in `_walk`.
"""

from __future__ import annotations

import re

from diplodiff.text import LatePattern

__all__ = ["begins_as_adoption", "names_occasion"]

_ADOPTION = re.compile(
    r"\W{0,4}(?:(?:ad[ao]pted|approved)\s(?:unanimously|without\sa\sv\w{2,4}"
    r"|(?:\w+\s){0,3}(?:at|by|in|on|with|ut))\b|done\s(?:at|in)\b|signed\s(?:at|in)\b|\d{1,5}(?:st|nd|rd|th)\s(?:plenary\s)?meeting\b"
    r"|in\s(?:witness|faith)\swhereof\b|en\sfoi\sde\squoi\b|in\sfavour:|against:|abstaining:)",
    re.IGNORECASE,
)
_OCCASION = LatePattern(
    r"\bmeeting\b|\d\s[^\W\d]{3,9}\.?,?\s\d{4}\b|\b[^\W\d]{3,9}\.?\s\d{1,2},?\s\d{4}\b",
    re.IGNORECASE,
)


def begins_as_adoption(words: str) -> bool:
    """Return whether a line begins as adoption lines do.

    Parameters
    ----------
    words : str
        The line, white space folded.

    Returns
    -------
    bool
        True for "Adopted by consensus", "Done at", "In witness whereof", "In favour:" and
        their like; a clause can begin so too ("Signed in Geneva in 1949, the Conventions remain
        binding").
    """
    return _ADOPTION.match(words) is not None


def names_occasion(words: str) -> bool:
    """Return whether a line names a meeting or a whole date.

    Parameters
    ----------
    words : str
        The line, white space folded.

    Returns
    -------
    bool
        True for "at its 12th meeting" and for "on 3 March 2031"; false for a year alone.
    """
    return _OCCASION.search(words) is not None
