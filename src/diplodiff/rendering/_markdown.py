"""Text -> GitHub-flavoured Markdown that shows it and obeys nothing in it."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bullets", "escaped", "joined", "marked", "table"]

# Characters that mean something within a line, and the places where an address would become a
# link. What means something at the start of a line only cannot arise: no line starts with text.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]|(?<=www)\.|:(?=//)", re.IGNORECASE)

# Marks, and the tags that say the same where marks would not be read as such.
_TAG_OF_MARK = {"~~": "del", "**": "strong", "*": "em"}


def joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Keep visible text from being read as Markdown or HTML."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def table(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    rule = tuple("---" for _ in heads)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *lines))


def marked(text: str, mark: str, *, before: str, after: str) -> str:
    """Put escaped words between marks, or between tags where marks would not be read as such.

    Parameters
    ----------
    text : str
        Escaped text, not empty, without white space at either end.
    mark : {"~~", "**", "*"}
        Struck out, bold or italic.
    before, after : str
        The characters that will stand on the two sides of it; a blank at the end of a line.

    Returns
    -------
    str
        The marked text.
    """
    if _holds(inside=text[0], outside=before) and _holds(inside=text[-1], outside=after):
        return f"{mark}{text}{mark}"
    tag = _TAG_OF_MARK[mark]
    return f"<{tag}>{text}</{tag}>"


def _holds(*, inside: str, outside: str) -> bool:
    """Tell whether a mark between two characters is read as one.

    The rule of "flanking delimiter runs" in the CommonMark specification: a mark next to a
    letter inside it always holds, one next to punctuation only if white space or punctuation
    stands outside. Versions of the specification differ on whether symbols are punctuation;
    where that matters the answer here is no.
    """
    if not _is_punctuation(inside) and unicodedata.category(inside)[0] != "S":
        return True
    return outside.isspace() or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character)[0] == "P"
