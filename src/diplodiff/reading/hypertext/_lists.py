"""Items of a list -> the numbers and bullets that a browser prints before them."""

from __future__ import annotations

from diplodiff.reading._numerals import roman, spelt
from diplodiff.text import LatePattern

__all__ = ["Numbering", "bears_marker", "bears_number", "printed_number", "whole_number"]

_STYLE_OF_TYPE = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_BULLET_OF_DEPTH = ("•", "◦", "▪")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_LARGEST = 2**31 - 1
"""Browsers count no further."""
_NUMBER = LatePattern(r"\s*[(\[]?([^\W_]{1,8})[.)\]]{1,2}(?=\s|$)")
_BULLET = LatePattern(r"\s*(?:[-–—•·▪◦●○■*]|[(\[]?(?:\d{1,3}|[^\W\d_]|[ivxlc]{1,7})[.)\]])(?=\s|$)")


class Numbering:
    """Numbers the items of one list (HTML Living Standard, 4.4.5 and 4.4.8).

    Parameters
    ----------
    style : str
        A list style of CSS, or what the attribute ``type`` has; "" where the page names none.
    ordered : bool
        Whether it is a list of numbers.
    start : int
        Number of the first item.
    step : int
        1, or -1 where the list counts down.
    depth : int
        Lists of bullets around it, which choose its bullet.

    Examples
    --------
    >>> numbering = Numbering("a", ordered=True, start=3)
    >>> numbering.next_marker(), numbering.next_marker(value=7), numbering.next_marker()
    ('c.', 'g.', 'h.')
    """

    def __init__(
        self, style: str, *, ordered: bool, start: int = 1, step: int = 1, depth: int = 0
    ) -> None:
        bullet = _BULLET_OF_DEPTH[min(depth, len(_BULLET_OF_DEPTH) - 1)]
        self._style = _STYLE_OF_TYPE.get(style, style.lower()) or ("decimal" if ordered else bullet)
        self.ordered = ordered
        self.depth = depth
        self._value = start
        self._step = step
        self.value = start
        """Number of the item that was numbered last."""

    def next_marker(self, *, value: int | None = None, style: str = "") -> str:
        """Return what stands before the next item.

        Parameters
        ----------
        value : int or None
            Its number, where the item states one.
        style : str
            As of the list, where the item states another.

        Returns
        -------
        str
            A number with its full stop, a bullet, or "" where the list shows none.
        """
        self.value = self._value if value is None else value
        self._value = self.value + self._step
        chosen = _STYLE_OF_TYPE.get(style, style.lower()) or self._style
        if chosen == "none":
            return ""
        if not self.ordered or chosen in _BULLETS:
            return _BULLETS.get(chosen, chosen if len(chosen) == 1 else "•")
        return f"{printed_number(self.value, chosen)}."


def printed_number(value: int, style: str) -> str:
    """Write a number in a counter style of CSS (CSS Counter Styles 3, 6).

    Parameters
    ----------
    value : int
        Any number.
    style : str
        Such as "lower-roman"; one that is not known counts as "decimal".

    Returns
    -------
    str
        As browsers print it, without what stands around it.

    Examples
    --------
    >>> [printed_number(28, style) for style in ("upper-alpha", "lower-roman", "decimal")]
    ['AB', 'xxviii', '28']
    """
    if style.endswith(("-alpha", "-latin")):
        found = spelt(value, _LATIN)
    elif style.endswith("-roman"):
        found = roman(value)
    elif style == "lower-greek":
        found = spelt(value, _GREEK)
    else:
        return f"{value:02d}" if style == "decimal-leading-zero" else str(value)
    return found.upper() if style.startswith("upper-") else found


def bears_number(words: str, value: int) -> bool:
    """Tell whether an item's own words begin with its number, as a figure, letter or numeral.

    Parameters
    ----------
    words : str
        The words of an item of a list of numbers.
    value : int
        Its place.

    Returns
    -------
    bool
        Then its list shows no numbers, which a style sheet says that was not read: nobody prints
        the same number twice.
    """
    found = _NUMBER.match(words)
    if found is None:
        return False
    typed = found[1].lower()
    return typed in {str(value), spelt(value, _LATIN), roman(value)}


def bears_marker(words: str) -> bool:
    """Tell whether an item's own words begin with a number or a bullet.

    Parameters
    ----------
    words : str
        The words of an item of a list of bullets.

    Returns
    -------
    bool
        Then its list shows no bullets.
    """
    return _BULLET.match(words) is not None


def whole_number(value: str | None) -> int | None:
    """Read a number as browsers read an attribute.

    Parameters
    ----------
    value : str or None
        Of an attribute.

    Returns
    -------
    int or None
        None where it is no number that browsers count to.

    Examples
    --------
    >>> whole_number(" 7"), whole_number("seven")
    (7, None)
    """
    digits = (value or "").strip().removeprefix("+")
    bare = digits.removeprefix("-")
    if not (bare.isascii() and bare.isdecimal() and len(bare) <= len(str(_LARGEST))):
        return None
    return max(-_LARGEST, min(_LARGEST, int(digits)))
