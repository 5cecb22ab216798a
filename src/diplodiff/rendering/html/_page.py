"""What a page shows -> the page: templates filled, style and script put in and vouched for."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from diplodiff._version import __version__
from diplodiff.changes import ChangeKind
from diplodiff.rendering._synopsis import KIND_WORDS, percentile_words, provenance, summary
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import composition, counted, headline, name_at, remarks
from diplodiff.rendering.figures import figure
from diplodiff.rendering.html._lists import (
    Places,
    alert_items,
    commitment_lines,
    places_of,
    reference_lines,
    score_items,
)
from diplodiff.rendering.html._rows import ROWS_AT, row_groups
from diplodiff.rendering.html._sentence import quotations, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.comparison import Comparison
    from diplodiff.model import Statement
    from diplodiff.rendering._options import HtmlOptions
    from diplodiff.rendering.html._rows import RowGroup

__all__ = ["render_comparison"]

_PACKAGE = "diplodiff.rendering.html"
_FOLDER = "templates"
_MOST_FACTS = 5
"""Told of a row at once; more wait for a click, lest they hide the wording."""


class _Text(NamedTuple):
    """One of the two texts, as the page introduces it."""

    side: str
    name: str
    language: str
    clauses: str


class _Filter(NamedTuple):
    """One choice above the rows: what it is called, and its values with their names."""

    name: str
    heading: str
    values: tuple[tuple[str, str], ...]


def render_comparison(comparison: Comparison, *, options: HtmlOptions) -> str:
    """Make the page of a comparison.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    options : HtmlOptions
        What it shows.

    Returns
    -------
    str
        An HTML document in one file.
    """
    rows = comparison.rows()
    places = places_of(rows)
    groups = tuple(row_groups(comparison)) if options.rows != "none" else ()
    said = sentence(rows)
    page = _environment().get_template("page.html")
    document = page.render(
        policy=_policy(),
        style=_asset("style.css"),
        script=_asset("script.js"),
        title=visible(options.title) or said,
        sentence=said if options.title else "",
        summary=summary(comparison, rows),
        texts=tuple(_texts((comparison.base, comparison.other), options)),
        alerts=alert_items(comparison, places),
        scores=score_items(comparison, places),
        percentile=percentile_words(comparison),
        groups=groups,
        unfolded=options.rows == "all",
        filters=tuple(_filters(groups)),
        figures=_figures(comparison, f"#{ROWS_AT}" if groups else ""),
        **_tables(comparison, places if groups else Places({}, {})),
        remarks=tuple(_remarks(comparison)),
        provenance=provenance(comparison),
        version=__version__,
    )
    return document.rstrip("\n") + "\n"


def _figures(comparison: Comparison, rows_at: str) -> dict[str, Markup]:
    return {
        "ribbons": Markup(figure(comparison, "ribbons", rows_at=rows_at)),  # noqa: S704 - escaped there
        "heatmap": Markup(figure(comparison, "heatmap", rows_at=rows_at)),  # noqa: S704 - the same
    }


def _tables(comparison: Comparison, places: Places) -> dict[str, object]:
    return {
        "commitments": commitment_lines(comparison, places),
        "references": reference_lines(comparison, places),
    }


def _texts(texts: Iterable[Statement], options: HtmlOptions) -> Iterator[_Text]:
    for position, (side, text) in enumerate(zip(("Base", "Other"), texts, strict=True)):
        name = headline(text, name=name_at(options.names, position))
        clauses = f"{counted(len(text), 'clause')}: {composition(text)}"
        yield _Text(side, name, visible(text.language), clauses)


def _remarks(comparison: Comparison) -> Iterator[str]:
    for side, text in (("Base", comparison.base), ("Other", comparison.other)):
        yield from remarks(text, side=side)


_SECTIONS = {
    "preambular": "preamble",
    "operative": "operative part",
    "body": "body",
    "heading": "headings",
    "framing": "title and frame",
}
_FORCES = {"stronger": "stronger", "weaker": "weaker", "mixed": "mixed", "disputed": "disputed"}
_KINDS = {
    **{kind.value: KIND_WORDS[kind] for kind in ChangeKind},
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "section": "crossed between the parts",
}


def _filters(groups: Iterable[RowGroup]) -> Iterator[_Filter]:
    """Offer the values that occur, in a fixed order."""
    rows = [row for group in groups for row in group.rows]
    addressees = sorted({who for row in rows for who in row.addressees})
    choices = (
        ("kind", "Change", _KINDS),
        ("section", "Part", _SECTIONS),
        ("force", "Force", _FORCES),
        ("addressees", "Addressed to", {who: who for who in addressees}),
    )
    for name, heading, words in choices:
        found = {value for row in rows for value in getattr(row, name)}
        yield _Filter(name, heading, tuple((v, said) for v, said in words.items() if v in found))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(rows_at=ROWS_AT, most_facts=_MOST_FACTS)
    environment.filters["quotations"] = quotations
    return environment


@cache
def _asset(name: str) -> Markup:
    text = resources.files(_PACKAGE).joinpath(_FOLDER, name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - a file of this package


def _policy() -> str:
    """Allow this style and this script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash('style.css')}",
            f"script-src {_hash('script.js')}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(name: str) -> str:
    digest = sha256(str(_asset(name)).encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"
