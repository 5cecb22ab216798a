"""A ranking -> Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._markdown import bullets, escaped, joined, table
from diplodiff.rendering._ranking_words import (
    RANKED_BY,
    first_look_words,
    heading,
    leading,
    named,
    parted,
)
from diplodiff.rendering._synopsis import counts_words, provenance
from diplodiff.rendering._words import figure
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison
    from diplodiff.rendering._options import TextOptions
    from diplodiff.rendering._ranking_words import Parts

__all__ = ["render_ranking"]


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking: the base, then the texts from the closest to the farthest."""
    first, parts, names = leading(ranking), parted(ranking), options.names
    heads = ("", "Text", *(name.capitalize() for name in RANKED_BY), "Why")
    unlike = (escaped("; ".join(filter(None, named(item, names)))) for item in parts.far)
    blocks = (
        f"# {escaped(heading(first, names))}",
        table(heads, _lines(parts.near, names)) if parts.near else "",
        f"**Nothing in common:**\n\n{bullets(unlike)}" if parts.far else "",
        *(_unread(parts, names) if parts.unread else ()),
        "<br>\n".join(f"**{name.capitalize()}:** {escaped(MEANINGS[name])}" for name in RANKED_BY),
        escaped(provenance(first)),
    )
    return joined(blocks)


def _lines(
    near: tuple[tuple[Ranked, Comparison], ...], names: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for place, (item, comparison) in enumerate(near, 1):
        yield (
            f"{place}",
            _name(item, names),
            *(figure(getattr(comparison.scores, name)) for name in RANKED_BY),
            escaped(counts_words(comparison.rows())),
        )


def _unread(parts: Parts, names: tuple[str, ...]) -> tuple[str, str]:
    """Set the texts that were not compared in a table of their own, and say why they were not."""
    lines = ((figure(item.first_look), _name(item, names)) for item in parts.unread)
    return table(("First look", "Text"), lines), escaped(first_look_words(parts))


def _name(item: Ranked, names: tuple[str, ...]) -> str:
    return "<br>".join(escaped(words) for words in named(item, names) if words)
