"""A ranking -> Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._markdown import bullets, escaped, joined, table
from diplodiff.rendering._ranking_words import RANKED_BY, heading, named, parted
from diplodiff.rendering._synopsis import counts_words, provenance
from diplodiff.rendering._words import figure
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.batch import Ranked
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_ranking"]


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking: the base, then the texts from the closest to the farthest."""
    near, far = parted(ranking)
    names = options.names
    heads = ("", "Text", *(name.capitalize() for name in RANKED_BY), "Why")
    unlike = ("; ".join(filter(None, named(item, names))) for item in far)
    blocks = (
        f"# {escaped(heading(ranking, names))}",
        table(heads, _lines(near, names)) if near else "",
        f"**Nothing in common:**\n\n{bullets(map(escaped, unlike))}" if far else "",
        "<br>\n".join(f"**{name.capitalize()}:** {escaped(MEANINGS[name])}" for name in RANKED_BY),
        escaped(provenance(ranking[0].comparison)),
    )
    return joined(blocks)


def _lines(near: tuple[Ranked, ...], names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for place, item in enumerate(near, 1):
        scores = item.comparison.scores
        yield (
            f"{place}",
            "<br>".join(escaped(words) for words in named(item, names) if words),
            *(figure(getattr(scores, name)) for name in RANKED_BY),
            escaped(counts_words(item.comparison.rows())),
        )
