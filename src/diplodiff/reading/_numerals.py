"""Places in a list -> numbers as they are printed: Arabic, Roman, letters, words, Chinese."""

from __future__ import annotations

__all__ = ["bullet", "chinese", "lettered", "roman", "spelt", "worded"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3_999
_MOST_REPEATS = 10
_CHINESE = "〇一二三四五六七八九"
_MOST_CHINESE = 99
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

# Symbol and Wingdings keep their signs at code points that other fonts use for other things, or in
# the private area from U+F000; the rest have no sign of their own or look like one of these.
_SIGNS = {
    "\u00b7": "•", "\u00a7": "▪", "\u00a8": "○", "\u00d8": "‣", "\u00fc": "✓", "\u00fe": "✓",
    "\u006f": "○", "\u006e": "■", "\u0076": "‣", "\u0071": "○", "\u006c": "●", "\u002d": "–",
    "\u00be": "—", "\u00e0": "→",
}  # fmt: skip
_PRIVATE = 0xF000
_PRIVATE_END = 0xF8FF


def lettered(value: int, letters: str) -> str:
    """Write a number in letters as Word does: a, b, ... z, aa, bb, ...

    Parameters
    ----------
    value : int
        From 1.
    letters : str
        The alphabet.

    Returns
    -------
    str
        Figures where there would be a dozen letters.

    Examples
    --------
    >>> lettered(28, "abcdefghijklmnopqrstuvwxyz")
    'bb'
    """
    repeats, place = divmod(value - 1, len(letters))
    if not 0 <= repeats < _MOST_REPEATS:
        return str(value)
    return letters[place] * (repeats + 1)


def spelt(value: int, letters: str) -> str:
    """Write a number in letters as spreadsheets do: a, b, ... z, aa, ab, ...

    Parameters
    ----------
    value : int
        From 1.
    letters : str
        The alphabet.

    Returns
    -------
    str
        Figures where it is no place in a list.

    Examples
    --------
    >>> spelt(28, "abcdefghijklmnopqrstuvwxyz")
    'ab'
    """
    if value < 1:
        return str(value)
    found = ""
    while value:
        value, place = divmod(value - 1, len(letters))
        found = letters[place] + found
    return found


def roman(value: int) -> str:
    """Write a number in small Roman numerals, or in figures where Rome had none.

    Parameters
    ----------
    value : int
        Any number.

    Returns
    -------
    str
        As printed.

    Examples
    --------
    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < value <= _MOST_ROMAN:
        return str(value)
    found = ""
    for worth, numeral in _ROMAN:
        count, value = divmod(value, worth)
        found += numeral * count
    return found


def chinese(value: int) -> str:
    """Write a number in Chinese numerals, from a hundred on in figures.

    Parameters
    ----------
    value : int
        Any number.

    Returns
    -------
    str
        As printed.

    Examples
    --------
    >>> chinese(21)
    '二十一'
    """
    if not 0 < value <= _MOST_CHINESE:
        return str(value)
    tens, units = divmod(value, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[units] if units else "")


def worded(value: int, *, ordinal: str) -> str:
    """Write a number in English words, from a hundred on in figures.

    Parameters
    ----------
    value : int
        Any number.
    ordinal : {"", "word", "figures"}
        Whether it is "Two", "Second" or "2nd".

    Returns
    -------
    str
        As printed.

    Examples
    --------
    >>> worded(21, ordinal=""), worded(21, ordinal="word"), worded(21, ordinal="figures")
    ('Twenty-one', 'Twenty-first', '21st')
    """
    if ordinal == "figures":
        teen = 10 < value % 100 < 20  # noqa: PLR2004 - eleven to nineteen
        return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"
    if not 0 <= value < 100:  # noqa: PLR2004 - nobody spells such numbers of clauses
        return str(value)
    tens, units = divmod(value, 10)
    words = (
        [_UNITS[value]]
        if value < len(_UNITS)
        else [_TENS[tens - 2], *[_UNITS[units]] * (units > 0)]
    )
    if ordinal:
        last = words[-1]
        regular = last[:-1] + "ieth" if last.endswith("y") else last + "th"
        words[-1] = _IRREGULAR.get(last, regular)
    return "-".join(words).capitalize()


def bullet(sign: str) -> str:
    r"""Return the sign that is printed for the character of a bullet.

    Parameters
    ----------
    sign : str
        As the document has it, often a code point of Symbol or Wingdings.

    Returns
    -------
    str
        A sign that is a bullet in any font.

    Examples
    --------
    >>> bullet("\uf0b7"), bullet("–"), bullet("o")
    ('•', '–', '○')
    """
    sign = sign.strip()
    if len(sign) != 1:
        return sign
    if _PRIVATE <= ord(sign) <= _PRIVATE_END:
        return _SIGNS.get(chr(ord(sign) & 0xFF), "•")
    if sign in "➢➔❖":
        return "‣"
    return sign if sign == "-" else _SIGNS.get(sign, sign)
