"""Results -> text for the terminal, Markdown, JSON or a page, always as `str`.

Whatever comes from the compared texts is made harmless on the way: control characters,
bidirectional overrides and lone surrogates appear as visible escapes, never raw. This package
prints nothing and writes no file; `diplodiff.cli` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast

from diplodiff.errors import OptionError
from diplodiff.model import Statement
from diplodiff.rendering._options import HtmlOptions, TextOptions
from diplodiff.rendering._visible import visible
from diplodiff.rendering.figures import figure

if TYPE_CHECKING:
    from types import ModuleType

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison

__all__ = ["FORMATS", "HtmlOptions", "TextOptions", "figure", "render", "visible"]

FORMATS = ("text", "markdown", "json", "html")
_MODULES = {"text": "_terminal", "markdown": "_markdown", "json": "_json"}
_KINDS = ("comparison", "statement", "ranking")
# which results a format has, and the module that writes each
_RENDERERS = {
    **{made: {kind: f"{name}_{kind}" for kind in _KINDS} for made, name in _MODULES.items()},
    "html": {"comparison": "html"},
}
_OPTIONS: dict[str, type[TextOptions | HtmlOptions]] = {"html": HtmlOptions}


class _StatementRenderer(Protocol):
    """What the modules named ..._statement offer."""

    def render_statement(
        self, statement: Statement, *, options: TextOptions | HtmlOptions
    ) -> str: ...


class _ComparisonRenderer(Protocol):
    """What the modules named ..._comparison offer."""

    def render_comparison(
        self, comparison: Comparison, *, options: TextOptions | HtmlOptions
    ) -> str: ...


class _RankingRenderer(Protocol):
    """What the modules named ..._ranking offer."""

    def render_ranking(
        self, ranking: tuple[Ranked, ...], *, options: TextOptions | HtmlOptions
    ) -> str: ...


def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: Literal["text", "markdown", "json", "html"],  # noqa: A002 - the public name of the choice
    *,
    options: TextOptions | HtmlOptions | None = None,
) -> str:
    """Turn a result into text in one of the formats.

    Parameters
    ----------
    result : Comparison, Statement or sequence of Ranked
        What `compare`, `parse` or `rank` returned.
    format : {"text", "markdown", "json", "html"}
        Text for a terminal or a pipe, GitHub-flavoured Markdown, JSON that is complete, or, of a
        comparison, one self-contained page; each the same to the byte for the same result.
    options : TextOptions or HtmlOptions, optional
        `HtmlOptions` for a page, `TextOptions` for all else: width, colour, rows and names.
        Markdown heeds rows and names; JSON heeds the names, in a ranking.

    Returns
    -------
    str
        The whole report, ending in one newline.

    Raises
    ------
    OptionError
        If the format is unknown or not there for such a result, the options are those of another
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


def _renderer(format: str, kind: str) -> ModuleType:  # noqa: A002 - as in render
    modules = _RENDERERS[format]
    if kind not in modules:
        text = (
            f"there is no format {format!r} for a {kind}; accepted: "
            f"{', '.join(name for name in FORMATS if kind in _RENDERERS[name])}"
        )
        raise OptionError(text)
    return import_module(f"{__name__}.{modules[kind]}")


def _checked_options(
    format: str,  # noqa: A002 - as in render
    options: TextOptions | HtmlOptions | None,
) -> TextOptions | HtmlOptions:
    wanted = _OPTIONS.get(format, TextOptions)
    if options is None:
        return wanted()
    if not isinstance(options, wanted):
        text = (
            f"options for the format {format!r} are {type(options).__name__}; "
            f"accepted: {wanted.__name__}"
        )
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
