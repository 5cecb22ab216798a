"""A page of HTML -> all its text: Lexbor makes the tree, our own walker reads it.

Extractors of articles were measured to drop clauses (lists with a start number, lines parted by
``<br>``, tables, whatever stands outside of ``<article>``); here nothing is left out that is
printed, and the finder of statements decides what is the statement.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from diplodiff.reading._decoding import decode_markup
from diplodiff.reading._extract import Doubt, ExtractBuilder
from diplodiff.reading._kept import check_kept
from diplodiff.reading._markup import close_markup, strip_markup, tame_markup
from diplodiff.reading.hypertext._page import read_page
from diplodiff.reading.hypertext._revisions import Revisions

if TYPE_CHECKING:
    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["extract"]

_NUL = "\x00"
_STAND_INS = tuple(map(chr, range(0xFDD0, 0xFDF0)))
"""Code points that are no characters and never will be (Unicode Standard, 23.7)."""


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read a page.

    Parameters
    ----------
    data : bytes
        HTML or XHTML, however broken.
    options : ReadOptions
        All apply.

    Returns
    -------
    Extract
        Body in the order of the page; menus, heads and feet of the page, forms, hidden text,
        footnotes and their marks behind it.

    Raises
    ------
    MissingExtraError
        If selectolax is not installed; names the pip line.
    EncodingError, UnsupportedFormatError
        If the bytes are no text.
    LimitExceededError
        If a limit is exceeded.
    DocumentError
        If there are tracked changes and they are to be an error.
    """
    decoded = decode_markup(data, options)
    text, stand_in = _without_nul(decoded.text)
    if text.lstrip().startswith("<?xml"):
        text = close_markup(text)
    text = tame_markup(text, options.limits)
    builder, revisions = ExtractBuilder(options.limits), Revisions(options)
    facts = read_page(text, builder, revisions)
    doubts = [Doubt(notice.code, notice.message) for notice in decoded.notices]
    found = builder.build(
        title=facts.title,
        language=facts.language,
        doubts=[*doubts, *facts.doubts, *revisions.doubts()],
    )
    found = check_kept(found, strip_markup(text))
    return (
        dataclasses.replace(found, text=found.text.replace(stand_in, _NUL)) if stand_in else found
    )


def _without_nul(text: str) -> tuple[str, str]:
    """Put something in the place of NUL, which readers of HTML drop without a word."""
    if _NUL not in text:
        return text, ""
    stand_in = next((each for each in _STAND_INS if each not in text), "")
    return text.replace(_NUL, stand_in or "\ufffd"), stand_in
