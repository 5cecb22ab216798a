"""Page furniture: lines that belong to the page and not to the text.

Only what is surely furniture is named here. Prose is never furniture, however short it is: an
omitted clause is the worst result that a comparison can give.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diplodiff.text import INVISIBLE, LatePattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.text import Line

__all__ = ["DOCUMENT_SYMBOL", "furniture_reason", "is_bracket", "running_heads"]

_LONGEST = 100
"""Furniture is short: a longer line is never looked at (except a rule)."""

_PAGE_NUMBER = LatePattern(
    r"(?:page\s)?\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]", re.IGNORECASE
)
# Job number, language, date and bar code at the foot of United Nations pages: "18-17962 (E)
# 231018", "*1817962*", "Please recycle" (as often misread by optical recognition).
_JOB_NUMBER = LatePattern(
    r"\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6})?(?:\s+Pl\w{1,5} recycle\W?)?|\*\d{6,9}\*"
)
# Comments, definitions of links and block attributes of Markdown, which print nothing.
_MARKUP = LatePattern(
    r"<!--[^<>]*-->|\[[^\[\]^]{1,80}\]:\s{1,4}<?(?:https?://|/|#|mailto:)\S+|\{:[^{}]{1,60}\}"
)
_FORMS = ((_PAGE_NUMBER, "page number"), (_JOB_NUMBER, "job number"), (_MARKUP, "markup"))
DOCUMENT_SYMBOL = re.compile(r"\b[A-Z]{1,5}(?:/[A-Z0-9][\w.()-]{0,15}){1,6}(?:\s\(\d{4}\))?")
"""The symbol of a document: "A/RES/73/6", "S/RES/4021 (2031)"."""
_WORD = re.compile(r"[^\W_]")
_RULE_LENGTH = 3
_OFTEN = 3
"""Pages that bear a running head. Two clauses may be alike and stand beside page numbers."""
_ENDS = (".", ";", ":", ",")
_BRACKETS = 24
_BRACKET_LINE = LatePattern(r"[*_]*\\?[\[\]][^\w]*")


def furniture_reason(line: str, heads: frozenset[str]) -> str:
    """Say why a line is left out of every clause.

    Parameters
    ----------
    line : str
        A line without white space at either end, not empty.
    heads : frozenset of str
        The running heads of the text.

    Returns
    -------
    str
        The reason for an `Omission`, or "" for a line of text.
    """
    if _WORD.search(line) is None:
        if not line.strip(INVISIBLE):
            return "invisible character"
        return "rule" if len(line) >= _RULE_LENGTH and not is_bracket(line) else ""
    if len(line) > _LONGEST:
        return ""
    if line in heads:
        return "running head"
    if line[0].isalpha() and line[0] not in "Pp":  # most lines; saves three attempts
        return ""
    return next((reason for form, reason in _FORMS if form.fullmatch(line)), "")


def is_bracket(line: str) -> bool:
    """Return whether a line holds nothing but brackets of a draft, empty or around many clauses.

    Parameters
    ----------
    line : str
        A line without white space at either end, not empty.

    Returns
    -------
    bool
        True for "[", "]]," and "[...]".
    """
    return len(line) <= _BRACKETS and _BRACKET_LINE.fullmatch(line) is not None


def running_heads(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Find the lines that are repeated at the head or foot of each page.

    A line is a running head when it stands next to a page number at least three times and ends as
    no clause does, or when it is nothing but a document symbol ("A/RES/73/6") and occurs twice.

    Parameters
    ----------
    text : str
        The source text.
    lines : sequence of Line
        Its lines.

    Returns
    -------
    frozenset of str
        Lines without white space at either end.
    """
    seen: Counter[str] = Counter()
    short = [
        text[line.start : line.end] if line.end - line.start <= _LONGEST else "" for line in lines
    ]
    numbers = [_is_page_number(line) for line in short]
    for i, line in enumerate(short):
        near = (i > 0 and numbers[i - 1]) or (i + 1 < len(short) and numbers[i + 1])
        if not line or numbers[i]:
            continue
        if DOCUMENT_SYMBOL.fullmatch(line):
            seen[line] += _OFTEN - 1
        elif near and not line.endswith(_ENDS):
            seen[line] += 1
    return frozenset(line for line, count in seen.items() if count >= _OFTEN)


def _is_page_number(line: str) -> bool:
    if not (line[-1:].isdigit() or line.endswith(("-", "–", "—"))):  # most lines
        return False
    return _PAGE_NUMBER.fullmatch(line) is not None
