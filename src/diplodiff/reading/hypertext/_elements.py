"""Elements of HTML -> how they are set: as blocks or in a line, in italics, or not at all.

Looks at names, at a few attributes and at the style that an element bears itself. Style sheets are
not read: what a class means is known for the few names that the whole web shares.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.reading.hypertext._paragraph import Look

__all__ = ["SILENT", "UNSURE", "Attributes", "aside_reason", "is_block", "look_of", "read_style"]

Attributes = Mapping[str, str | None]

SILENT = frozenset(
    "script style template iframe noembed noframes frameset head link meta base col colgroup area "
    "map source track param".split()
)
"""What holds no text of the page (HTML Living Standard, 15.3.1)."""
UNSURE = frozenset({"menu", "page header", "page footer", "aside", "hidden from screen readers"})
"""Reasons that may be wrong: the element says what its text is for, and may be misused."""

# HTML Living Standard, 15.3: what is set in the line; everything else ends it. Elements that nobody
# knows are set in the line.
_BLOCKS = frozenset(
    "html body address article aside blockquote center details dialog dd dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu "
    "nav ol optgroup option p plaintext pre search section summary table caption tbody td tfoot th "
    "thead tr ul xmp".split()
)
_ITALIC = frozenset("em i cite dfn var".split())
_PREFORMATTED = frozenset("pre listing plaintext textarea xmp".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTENT = frozenset("article main blockquote".split())

_REASONS = {
    "nav": "menu",
    "aside": "aside",
    "title": "page title",
    "noscript": "shown without scripts only",
    "object": "embedded content",
    "audio": "embedded content",
    "video": "embedded content",
    "canvas": "embedded content",
    "svg": "picture",
    "rt": "reading aid",
    "rp": "reading aid",
    **dict.fromkeys(
        "button select textarea label input datalist meter progress output".split(), "form"
    ),
}
# What a page has only once stands outside of its articles (ARIA in HTML, 4).
_ONCE = {"header": "page header", "footer": "page footer"}
_ROLES = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "search": "menu",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "aside",
    "doc-footnote": "footnote",
    "doc-endnote": "footnote",
    "doc-endnotes": "footnote",
    "doc-toc": "table of contents",
    "doc-pagebreak": "page number",
    "doc-noteref": "footnote mark",
}
# The same in EPUB (EPUB Structural Semantics Vocabulary 1.1) and in pages that Word makes.
_TYPES = {
    "footnote": "footnote",
    "footnotes": "footnote",
    "endnote": "footnote",
    "endnotes": "footnote",
    "rearnote": "footnote",
    "rearnotes": "footnote",
    "noteref": "footnote mark",
    "toc": "table of contents",
    "pagebreak": "page number",
}
_WORD_PARTS = {
    "footnote-list": "footnote",
    "endnote-list": "footnote",
    "comment-list": "comment",
    "header": "running head",
    "footer": "running head",
}
# Read aloud and not shown: Bootstrap, Drupal and WordPress have taught everybody these names.
_CLASSES = {
    "breadcrumb": "menu",
    "breadcrumbs": "menu",
    **dict.fromkeys(
        "visually-hidden visuallyhidden sr-only screen-reader-text element-invisible".split(),
        "only for screen readers",
    ),
}

_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|font-style|white-space|list-style(?:-type)?|mso-element|mso-hide)"
    r"\s{0,20}:\s{0,20}([a-z-]{1,30})",
    re.IGNORECASE,
)


def read_style(value: str | None) -> dict[str, str]:
    """Read what matters of the style that an element bears.

    Parameters
    ----------
    value : str or None
        Its attribute ``style``.

    Returns
    -------
    dict
        Properties and their values, in lower case.

    Examples
    --------
    >>> read_style("color: red; DISPLAY:none")
    {'display': 'none'}
    """
    if not value:
        return {}
    found = _DECLARATION.findall(value)
    return {name.lower().removesuffix("-type"): word.lower() for name, word in found}


def is_block(name: str, style: Mapping[str, str]) -> bool:
    """Tell whether an element ends the line before it and behind it."""
    display = style.get("display", "")
    if name in _BLOCKS:
        return not (display.startswith("inline") and name in ("div", "p"))
    return display in ("block", "flex", "grid", "list-item", "table", "table-row")


def look_of(name: str, style: Mapping[str, str], look: Look, attributes: Attributes) -> Look:
    """Return how the words of an element are printed, given those around it."""
    if name in _HEADINGS or name in _CONTENT:
        look = look._replace(
            heading=_HEADINGS.get(name, look.heading), sectioned=look.sectioned or name in _CONTENT
        )
    elif attributes.get("role") in ("main", "article"):
        look = look._replace(sectioned=True)
    if name == "a" and attributes.get("href"):
        look = look._replace(linked=True)
    if name in _ITALIC:
        look = look._replace(italic=True)
    if "font-style" in style:
        look = look._replace(italic=style["font-style"] in ("italic", "oblique"))
    if name in _PREFORMATTED:
        look = look._replace(preformatted=True)
    if "white-space" in style:
        look = look._replace(preformatted=style["white-space"].startswith(("pre", "break")))
    return look


def aside_reason(name: str, style: Mapping[str, str], look: Look, attributes: Attributes) -> str:
    """Return why the words of an element are no body, or "".

    Parameters
    ----------
    name : str
        Of the element, in lower case.
    style : dict
        As from `read_style`.
    look : Look
        Of the words around it.
    attributes : dict
        Of the element.

    Returns
    -------
    str
        The reason in words.
    """
    if _is_hidden(name, style, attributes):
        return "hidden text"
    if not attributes:
        return _by_name(name, look)
    if attributes.get("aria-hidden") == "true" and name != "body":
        return "hidden from screen readers"
    kinds = (attributes.get("epub:type") or "").split()
    classes = (attributes.get("class") or "").split()
    said = (
        *(_CLASSES.get(word, "") for word in classes),
        *(_TYPES.get(word, "") for word in kinds),
        _WORD_PARTS.get(style.get("mso-element", ""), ""),
        _ROLES.get(attributes.get("role") or "", ""),
    )
    return next(filter(None, said), "") or _by_name(name, look)


def _by_name(name: str, look: Look) -> str:
    if name in _ONCE and not look.sectioned:
        return _ONCE[name]
    if name in ("button", "label") and look.heading:
        return ""  # a heading that folds its section when it is pressed
    return _REASONS.get(name, "")


def _is_hidden(name: str, style: Mapping[str, str], attributes: Attributes) -> bool:
    """Tell whether an element is not shown; pages that scripts reveal hide all of their body."""
    if name in ("html", "body"):
        return False
    return (
        "hidden" in attributes
        or style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or (name == "dialog" and "open" not in attributes)
    )
