"""What is known of the changes -> comments, and the words at which they are anchored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes import FactKind
from diplodiff.rendering._synopsis import (
    alert_lines,
    change_words,
    labels,
    provenance,
    summary,
)
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import composition, figure, headline, name_at, remarks
from diplodiff.rendering.word._package import Comment
from diplodiff.rendering.word._side import Anchor
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.changes import Fact
    from diplodiff.comparison import Comparison, Row
    from diplodiff.rendering.word._options import WordOptions
    from diplodiff.rendering.word._redline import MarkedStep
    from diplodiff.rendering.word._side import Side

__all__ = ["commented"]


def commented(
    comparison: Comparison, marked: Sequence[MarkedStep], options: WordOptions
) -> list[Comment]:
    """Write the comments, and anchor them at the sides of the steps.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    marked : sequence of MarkedStep
        Its clauses in the order of the redline; their sides receive the anchors.
    options : WordOptions
        Whether comments are wanted, and what the texts are called.

    Returns
    -------
    list of Comment
        In the order of the redline: a summary at the first words, then what became of each
        clause that went elsewhere at its opening, and each reason at the words that it quotes.
    """
    comments: list[Comment] = []
    rows = comparison.rows()
    wanted = options.comments != "none"
    if wanted and marked:
        _anchor(
            _first_side(marked[0]), None, Comment(tuple(_summary(comparison, options))), comments
        )
    done: set[int] = set()
    for step, base, other, _ in marked:
        if wanted and step.row >= 0 and step.row not in done:
            done.add(step.row)
            for side, words, comment in _of_row(rows[step.row], base, other):
                _anchor(side, words, comment, comments)
    for _, base, other, _ in marked:
        base.settle()
        other.settle()
    return comments


def _first_side(marked: MarkedStep) -> Side:
    return marked.other if marked.other.clauses else marked.base


def _anchor(
    side: Side, words: tuple[int, int] | None, comment: Comment, comments: list[Comment]
) -> None:
    start, end = words if words is not None else side.first_words()
    if start < end:
        side.anchors.append(Anchor(len(comments), start, end))
        comments.append(comment)


def _summary(comparison: Comparison, options: WordOptions) -> Iterator[str]:
    """Say in the first comment what a cover note would."""
    sides = (("Base", comparison.base), ("Other", comparison.other))
    for place, (side, text) in enumerate(sides):
        named = headline(text, name=name_at(options.names, place))
        yield f"{side}: {named} ({composition(text)})"
    yield summary(comparison, comparison.rows())
    for line in alert_lines(comparison):
        yield ": ".join(part for part in line if part)
    yield "; ".join(f"{name} {figure(getattr(comparison.scores, name))}" for name in MEANINGS)
    for side, text in sides:
        yield from remarks(text, side=side)
    yield provenance(comparison)


def _of_row(
    row: Row, base: Side, other: Side
) -> Iterator[tuple[Side, tuple[int, int] | None, Comment]]:
    whole: list[str] = []
    at_words: dict[tuple[Side, tuple[int, int]], list[str]] = {}
    change = row.change
    if change.moved or change.split or change.merged or change.section:
        whole.append(f"{labels(row)}: {', '.join(change_words(row))}")
    for fact in change.facts:
        place = None if fact.kind is FactKind.SECTION else _place(fact, base, other)
        saying = visible(str(fact))
        if place is None:
            whole.append(saying)
        elif saying not in at_words.setdefault(place, []):
            at_words[place].append(saying)
    if whole:
        yield other, None, Comment(tuple(dict.fromkeys(whole)))
    for (side, words), sayings in at_words.items():
        yield side, words, Comment(tuple(sayings))


def _place(fact: Fact, base: Side, other: Side) -> tuple[Side, tuple[int, int]] | None:
    """Find the words of a fact, those that are read in the other text if there are any."""
    for side, phrase in ((other, fact.other), (base, fact.base)):
        words = side.words_of(phrase) if phrase is not None else None
        if words is not None:
            return side, words
    return None
