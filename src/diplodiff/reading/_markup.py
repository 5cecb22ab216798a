"""HTML text -> the same text, if an HTML reader can take it in reasonable time.

HTML readers take time that grows with the square or the cube of the attributes of one tag and of
the tags that are open at once (measured with libxml2 and Lexbor). This looks through the text once,
in linear time, and knows no more of HTML than where its tags are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.reading._limits import exceeded
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.reading._limits import Limits

__all__ = ["tame_markup"]

_TAG = LatePattern(r"<(?:(/?)([A-Za-z][^\s/>]{0,40})[^\s/>]*+|(!--))")
_ATTRIBUTE = LatePattern(
    r"""[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?+|[\s/]*+="""
)
_BLANK = LatePattern(r"[\s/]*+")
_QUOTES = ('"', "'")
# What stands inside these is no markup (HTML Living Standard, 13.2.5: RCDATA and raw text).
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
# Void elements, and those that the next of their kind closes, are never open in numbers.
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt body html head".split()
)


def tame_markup(text: str, limits: Limits) -> str:
    """Cut surplus attributes out of tags and refuse what is nested beyond measure.

    Parameters
    ----------
    text : str
        HTML, however broken.
    limits : Limits
        `attributes`, `open_tags` and `nodes` apply.

    Returns
    -------
    str
        The text without the attributes of a tag beyond the limit, which are never words of a
        document; nearly always the text itself.

    Raises
    ------
    LimitExceededError
        If there are too many tags, or too many that are not closed.
    """
    kept: list[str] = []
    behind = at = tags = depth = 0
    while (tag := _TAG.search(text, at)) is not None:
        at = tag.end()
        if tag[3]:
            at = _behind(text, "-->", at)
            continue
        tags += 1
        name = tag[2].lower()
        surplus, at = _attributes(text, at, limits.attributes)
        if surplus < at:
            kept.append(text[behind:surplus])
            behind = at
        if tag[1]:
            depth = max(0, depth - (name not in _NOT_NESTING))
        elif name in _RAW:
            at = _raw_end(text, name, at)
        elif name not in _NOT_NESTING and text[at - 1] != "/":
            depth += 1
        _check(limits, tags=tags, depth=depth)
    return "".join([*kept, text[behind:]]) if kept else text


def _check(limits: Limits, *, tags: int, depth: int) -> None:
    if depth > limits.open_tags:
        raise exceeded(limits, "open_tags", "tags are opened and not closed without end")
    if tags > limits.nodes:
        raise exceeded(limits, "nodes", "the page has too many tags")


def _attributes(text: str, at: int, most: int) -> tuple[int, int]:
    """Find where the surplus attributes of a tag begin, and where its ``>`` stands."""
    end = text.find(">", at, at + most)
    if end >= 0 and not any(text.count(quote, at, end) % 2 for quote in _QUOTES):
        return end, end  # nearly always: fewer characters than attributes are allowed
    for _ in range(most):
        attribute = _ATTRIBUTE.match(text, at)
        if attribute is None:
            break
        at = attribute.end()
    surplus = at
    while (attribute := _ATTRIBUTE.match(text, at)) is not None:
        at = attribute.end()
    blank = _BLANK.match(text, at)
    end = at if blank is None else blank.end()
    return (surplus if surplus < at else end), end


def _behind(text: str, sign: str, at: int) -> int:
    found = text.find(sign, at)
    return len(text) if found < 0 else found + len(sign)


def _raw_end(text: str, name: str, at: int) -> int:
    """Find the closing tag of an element whose content is no markup."""
    closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(text, at)
    return len(text) if closing is None else closing.start()
