"""HTML text -> the same text, if an HTML reader can take it in time; or the text without its tags.

HTML readers take time that grows with the square or the cube of the attributes of one tag and of
the tags that are open at once (measured with libxml2 and Lexbor). This looks through the text once,
in linear time, and knows no more of HTML than where its tags are.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading._limits import exceeded
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.reading._limits import Limits

__all__ = ["close_markup", "strip_markup", "tame_markup"]

_TAG = LatePattern(r"<(?:(/?)([A-Za-z][^\s/>]{0,40})[^\s/>]*+|(!--)|([!?]|/[^A-Za-z>]))")
_ATTRIBUTE = LatePattern(
    r"""[\s/]*+=?[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?+|[\s/]*+="""
)
_BLANK = LatePattern(r"[\s/]*+")
_QUOTES = ('"', "'")
_USUAL = 1_000
"""Characters of a tag within which its end is looked for first."""
# What stands inside these is no markup (HTML Living Standard, 13.2.5: RCDATA and raw text).
_UNREAD = frozenset("script style iframe noembed noframes".split())
_RAW = _UNREAD | {"textarea", "title", "xmp"}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Void elements, and those that the next of their kind closes, are never open in numbers.
_NOT_NESTING = _VOID | frozenset(
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt body html head".split()
)
_FLAT = _NOT_NESTING | _RAW | {""}


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
    behind = tags = depth = 0
    for tag in _tags(text, most=limits.attributes):
        tags += bool(tag.name)
        if tag.surplus < tag.end:
            kept.append(text[behind : tag.surplus])
            behind = tag.end
        if tag.closing:
            depth = max(0, depth - (tag.name not in _NOT_NESTING))
        elif tag.name not in _FLAT and text[tag.end - 1] != "/":
            depth += 1
        _check(limits, tags=tags, depth=depth)
    return "".join([*kept, text[behind:]]) if kept else text


def strip_markup(text: str) -> str:
    """Take the mark-up out of a page and leave everything else.

    Parameters
    ----------
    text : str
        HTML, however broken.

    Returns
    -------
    str
        What stands between its tags, character references resolved, without the content of
        scripts, style sheets and other elements whose content is no text.

    Examples
    --------
    >>> strip_markup("<p title='>'>Norland &amp; <b>Sudmark</b><script>if (a<b) {}</script>")
    'Norland & Sudmark'
    """
    kept: list[str] = []
    behind = 0
    for tag in _tags(text, most=_USUAL):
        kept.append(text[behind : tag.start])
        unread = tag.name in _UNREAD and not tag.closing
        behind = tag.following if unread else min(tag.end + 1, len(text))
    return html.unescape("".join([*kept, text[behind:]]))


def close_markup(text: str) -> str:
    """Write the elements of XHTML that are closed in their own tag as HTML closes them.

    Parameters
    ----------
    text : str
        XHTML, where ``<script/>`` is empty. In HTML the slash counts for nothing, and the page
        would be part of the script.

    Returns
    -------
    str
        The same elements.

    Examples
    --------
    >>> close_markup("<p/><br/><a name='1'/>")
    "<p></p><br/><a name='1'></a>"
    """
    kept: list[str] = []
    behind = 0
    for tag in _tags(text, most=_USUAL, xhtml=True):
        if tag.name and not tag.closing and tag.name not in _VOID and text[tag.end - 1] == "/":
            kept += (text[behind : tag.end - 1], f"></{tag.name}>")
            behind = tag.end + 1
    return "".join([*kept, text[behind:]])


class _Tag(NamedTuple):
    """A tag or a comment, as offsets.

    Parameters
    ----------
    start : int
        Of its ``<``.
    name : str
        In lower case; "" of a comment or declaration.
    closing : bool
        Whether it closes an element.
    surplus : int
        Where its surplus attributes begin; `end` where it has none.
    end : int
        Of its ``>``, or the end of the text.
    following : int
        Where the next tag is to be looked for: behind content that is no mark-up.
    """

    start: int
    name: str
    closing: bool
    surplus: int
    end: int
    following: int


def _tags(text: str, *, most: int, xhtml: bool = False) -> Iterator[_Tag]:
    """Find the tags and comments of a page, and which attributes of a tag are too many."""
    at = 0
    while (found := _TAG.search(text, at)) is not None:
        start, at = found.span()
        if not found[2]:
            at = _behind(text, "-->" if found[3] else ">", at)
            yield _Tag(start, "", False, at - 1, at - 1, at)  # noqa: FBT003 - no tag closes
            continue
        name = found[2].lower()
        surplus, end = _attributes(text, at, most)
        closing = bool(found[1])
        raw = name in _RAW and not closing and not (xhtml and text[end - 1] == "/")
        at = _raw_end(text, name, end) if raw else end
        yield _Tag(start, name, closing, surplus, end, at)


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
