"""Results -> text for the terminal, Markdown or JSON, always as `str`.

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
from diplodiff.rendering._options import TextOptions
from diplodiff.rendering._visible import visible

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison

__all__ = ["FORMATS", "TextOptions", "render", "visible"]

FORMATS = ("text", "markdown", "json")
_MODULES = {"text": "_terminal", "markdown": "_markdown", "json": "_json"}


class _StatementRenderer(Protocol):
    """What the modules named ..._statement offer."""

    def render_statement(self, statement: Statement, *, options: TextOptions) -> str: ...


class _ComparisonRenderer(Protocol):
    """What the modules named ..._comparison offer."""

    def render_comparison(self, comparison: Comparison, *, options: TextOptions) -> str: ...


class _RankingRenderer(Protocol):
    """What the modules named ..._ranking offer."""

    def render_ranking(self, ranking: tuple[Ranked, ...], *, options: TextOptions) -> str: ...


def render(
    result: Comparison | Statement | Sequence[Ranked],
    format: Literal["text", "markdown", "json"],  # noqa: A002 - the public name of the choice
    *,
    options: TextOptions | None = None,
) -> str:
    """Turn a result into text in one of the formats.

    Parameters
    ----------
    result : Comparison, Statement or sequence of Ranked
        What `compare`, `parse` or `rank` returned.
    format : {"text", "markdown", "json"}
        Text for a terminal or a pipe, GitHub-flavoured Markdown, or JSON that is complete and
        the same to the byte for the same result.
    options : TextOptions, optional
        Width, colour, rows and names. Markdown heeds rows and names; JSON heeds the names, in a
        ranking.

    Returns
    -------
    str
        The whole report, ending in one newline.

    Raises
    ------
    OptionError
        If the format is unknown, or the result is of a kind that cannot be rendered.
    """
    if not isinstance(format, str) or format not in _MODULES:
        text = f"there is no format {format!r}; accepted: {', '.join(FORMATS)}"
        raise OptionError(text)
    chosen = options if options is not None else TextOptions()
    if not isinstance(chosen, TextOptions):
        text = f"options must be a TextOptions, not {type(chosen).__name__}"
        raise OptionError(text)
    # Imported when used: rich, behind the text format, costs as much as a comparison, and a
    # report on one statement needs no numpy.
    module = f"{__name__}.{_MODULES[format]}"
    if isinstance(result, Statement):
        of_statement = cast("_StatementRenderer", import_module(f"{module}_statement"))
        return of_statement.render_statement(result, options=chosen)
    from diplodiff.comparison import Comparison

    if isinstance(result, Comparison):
        of_comparison = cast("_ComparisonRenderer", import_module(f"{module}_comparison"))
        return of_comparison.render_comparison(result, options=chosen)
    ranking = _checked_ranking(result)
    of_ranking = cast("_RankingRenderer", import_module(f"{module}_ranking"))
    return of_ranking.render_ranking(ranking, options=chosen)


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
