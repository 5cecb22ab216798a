"""Results -> text, Markdown, JSON, tables or a page as `str`; Word documents as `bytes`.

Whatever comes from the compared texts is made harmless on the way: control characters,
bidirectional overrides and lone surrogates appear as visible escapes, never raw. This package
prints nothing and writes no file; `diplodiff.cli` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast, overload

from diplodiff.errors import OptionError
from diplodiff.model import Statement
from diplodiff.rendering._options import HtmlOptions, TextOptions
from diplodiff.rendering._visible import visible
from diplodiff.rendering.figures import figure
from diplodiff.rendering.word import WordOptions

if TYPE_CHECKING:
    from types import ModuleType

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison

__all__ = [
    "FORMATS",
    "HtmlOptions",
    "TextOptions",
    "WordOptions",
    "figure",
    "formats_of",
    "render",
    "visible",
]

TextFormat = Literal["text", "markdown", "json", "jsonl", "csv", "html"]
Format = Literal["text", "markdown", "json", "jsonl", "csv", "html", "docx"]
Options = TextOptions | HtmlOptions | WordOptions

_MODULES = {
    "text": "_terminal",
    "markdown": "_markdown",
    "json": "_json",
    "jsonl": "_jsonl",
    "csv": "_csv",
    "docx": "_docx",
}
_KINDS = ("comparison", "statement", "ranking")
# which results a format has, and the module that writes each
_RENDERERS = {
    **{made: {kind: f"{name}_{kind}" for kind in _KINDS} for made, name in _MODULES.items()},
    "html": {"comparison": "html"},
    # nobody redlines a list
    "docx": {kind: f"_docx_{kind}" for kind in ("comparison", "statement")},
}
FORMATS = tuple(_RENDERERS)
_OPTIONS: dict[str, type[Options]] = {"html": HtmlOptions, "docx": WordOptions}
"""The options of a format, where they are not `TextOptions`."""


# The options of a module are those of its format, which `render` sees to.


class _StatementRenderer(Protocol):
    """What the modules named ..._statement offer."""

    def render_statement(self, statement: Statement, *, options: Any) -> str | bytes: ...  # noqa: ANN401 - each format has its own


class _ComparisonRenderer(Protocol):
    """What the modules named ..._comparison offer."""

    def render_comparison(self, comparison: Comparison, *, options: Any) -> str | bytes: ...  # noqa: ANN401 - each format has its own


class _RankingRenderer(Protocol):
    """What the modules named ..._ranking offer."""

    def render_ranking(self, ranking: tuple[Ranked, ...], *, options: Any) -> str | bytes: ...  # noqa: ANN401 - each format has its own


@overload
def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: TextFormat,
    *,
    options: TextOptions | HtmlOptions | None = None,
) -> str: ...


@overload
def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: Literal["docx"],
    *,
    options: WordOptions | None = None,
) -> bytes: ...


@overload
def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: Format,
    *,
    options: Options | None = None,
) -> str | bytes: ...


def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: Format,  # noqa: A002 - the public name of the choice
    *,
    options: Options | None = None,
) -> str | bytes:
    """Turn a result into a report in one of the formats.

    Parameters
    ----------
    result : Comparison, Statement or sequence of Ranked
        What `compare`, `parse` or `rank` returned.
    format : {"text", "markdown", "json", "jsonl", "csv", "html", "docx"}
        Text for a terminal or a pipe; GitHub-flavoured Markdown; JSON that is complete; JSON
        Lines with one row of the synopsis, clause or text a line; a table in long form, whose
        columns ``CODEBOOK.md`` explains; of a comparison a page of HTML that needs nothing else; or
        a Word document, a comparison as tracked changes of
        the base: accepting all gives the other text, rejecting all the base. All are the same to
        the byte for the same result.
    options : TextOptions, HtmlOptions or WordOptions, optional
        `WordOptions` for Word, `HtmlOptions` for a page, else `TextOptions`: width, colour, rows
        and names. Markdown heeds rows and names; the others, where they are tables or JSON, heed
        the names in a ranking.

    Returns
    -------
    str or bytes
        The whole report: text that ends in one newline, or the bytes of a Word document.

    Raises
    ------
    OptionError
        If the format is unknown or not made for such a result, the options are those of another
        format, or the result is of a kind that cannot be rendered.
    """
    if not isinstance(format, str) or format not in _RENDERERS:
        text = f"there is no format {format!r}; accepted: {', '.join(FORMATS)}"
        raise OptionError(text)
    chosen = _checked_options(format, options)
    # Imported when used: rich, behind the text format, costs as much as a comparison, and a
    # report on one statement needs no numpy.
    if isinstance(result, Statement):
        of_statement = cast("_StatementRenderer", _renderer(format, "statement"))
        return of_statement.render_statement(result, options=chosen)
    from diplodiff.comparison import Comparison

    if isinstance(result, Comparison):
        of_comparison = cast("_ComparisonRenderer", _renderer(format, "comparison"))
        return of_comparison.render_comparison(result, options=chosen)
    ranking = _checked_ranking(result)
    of_ranking = cast("_RankingRenderer", _renderer(format, "ranking"))
    return of_ranking.render_ranking(ranking, options=chosen)


def _renderer(name: str, kind: str) -> ModuleType:
    if kind not in _RENDERERS[name]:
        text = f"there is no format {name!r} for a {kind}; accepted: {', '.join(_formats(kind))}"
        raise OptionError(text)
    return import_module(f"{__name__}.{_RENDERERS[name][kind]}")


def _formats(kind: str) -> tuple[str, ...]:
    return tuple(name for name in FORMATS if kind in _RENDERERS[name])


def formats_of(result: Comparison | Statement | Sequence[Ranked]) -> tuple[str, ...]:
    """Say in which formats a result can be rendered.

    Parameters
    ----------
    result : Comparison, Statement or sequence of Ranked
        What `compare`, `parse` or `rank` returned.

    Returns
    -------
    tuple of str
        What `render` accepts for it.
    """
    if isinstance(result, Statement):
        return _formats("statement")
    return _formats("ranking" if isinstance(result, Sequence) else "comparison")


def _checked_options(name: str, options: Options | None) -> Options:
    kind = _OPTIONS.get(name, TextOptions)
    if options is None:
        return kind()
    if not isinstance(options, kind):
        text = f"{name} takes {kind.__name__}, not {type(options).__name__}; give those or none"
        raise OptionError(text)
    return options


def _checked_ranking(result: object) -> tuple[Ranked, ...]:
    from diplodiff.batch import Ranked

    if isinstance(result, Sequence) and result:
        ranking = tuple(item for item in result if isinstance(item, Ranked))
        if len(ranking) == len(result):
            return ranking
    text = (
        f"a {type(result).__name__} cannot be rendered; accepted: a Comparison, a Statement, or "
        f"the ranking that rank() returns, with at least one text in it"
    )
    raise OptionError(text)
