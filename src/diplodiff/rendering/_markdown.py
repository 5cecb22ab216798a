"""Results -> GitHub-flavoured Markdown that shows the texts and obeys nothing in them."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

from diplodiff.rendering._synopsis import (
    change_words,
    counts_words,
    folds,
    in_full,
    labels,
    pieces,
    reasons,
    shortened,
    summary,
)
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import (
    composition,
    facts,
    figure,
    headline,
    name_at,
    remarks,
    split_opening,
)
from diplodiff.scoring import MEANINGS
from diplodiff.wording import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions
    from diplodiff.wording import Edit

__all__ = ["render_comparison", "render_ranking", "render_statement"]

# Characters that mean something within a line, and the places where an address would become a
# link. What means something at the start of a line only cannot arise: no line starts with text.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]|(?<=www)\.|:(?=//)", re.IGNORECASE)

# of deleted words, of inserted words and of an opening
_MARKS = {
    EditKind.DELETED: ("~~", "~~"),
    EditKind.INSERTED: ("**", "**"),
    None: ("*", "*"),
}
_TAGS = {
    EditKind.DELETED: ("<del>", "</del>"),
    EditKind.INSERTED: ("<strong>", "</strong>"),
    None: ("<em>", "</em>"),
}


def render_comparison(comparison: Comparison, *, options: TextOptions) -> str:
    """Write a comparison: heading, one sentence, scores, synopsis, remarks."""
    rows = comparison.rows()
    sides = (("Base", comparison.base), ("Other", comparison.other))
    names = [
        f"{headline(text, name=name_at(options.names, position))} ({composition(text)})"
        for position, (_, text) in enumerate(sides)
    ]
    blocks = [
        "# Comparison",
        _bullets(
            f"**{side}:** {_escaped(name)}" for (side, _), name in zip(sides, names, strict=True)
        ),
        _escaped(summary(comparison, rows)),
        _table(
            ("Score", "Value", "Meaning"),
            (
                (name, figure(getattr(comparison.scores, name)), _escaped(meaning))
                for name, meaning in MEANINGS.items()
            ),
        ),
        *(_synopsis(rows, options) if options.rows != "none" else ()),
        *_remarks(sides),
    ]
    return _joined(blocks)


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Write a statement: what it says of itself, its clauses as understood, remarks."""
    blocks = [
        f"# {_escaped(headline(statement, name=name_at(options.names, 0)))}",
        _bullets(f"**{name}:** {_escaped(fact)}" for name, fact in facts(statement)),
        "\n".join(_clause_lines(statement.clauses)),
        *_remarks((("", statement),)),
    ]
    return _joined(blocks)


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking: the base, then the texts from the closest to the farthest."""
    base = ranking[0].comparison.base
    shown = ("similarity", "retained", "added")
    lines = (
        (
            f"{place}",
            _escaped(
                headline(item.comparison.other, name=name_at(options.names, item.position + 1))
            ),
            *(figure(getattr(item.comparison.scores, name)) for name in shown),
            _escaped(counts_words(item.comparison.rows())),
        )
        for place, item in enumerate(ranking, 1)
    )
    blocks = [
        f"# Closest to {_escaped(headline(base, name=name_at(options.names, 0)))}",
        _table(("", "Text", "Similarity", "Retained", "Added", "Why"), lines),
        _bullets(f"**{name.capitalize()}:** {_escaped(MEANINGS[name])}" for name in shown),
    ]
    return _joined(blocks)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _escaped(text: str) -> str:
    """Keep visible text from being read as Markdown or HTML."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    rule = tuple("---" for _ in heads)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *lines))


def _synopsis(rows: tuple[Row, ...], options: TextOptions) -> Iterator[str]:
    everything = options.rows == "all"
    shown = rows if everything else in_full(rows)
    if shown:
        lines = (
            (_escaped(labels(row)), _escaped(", ".join(change_words(row))), _wording(row, options))
            for row in shown
        )
        yield _table(("Clauses", "Change", "Wording"), lines)
    if not everything:
        yield _bullets(
            f"**{fold.heading}:** {_escaped(', '.join(fold.entries))}" for fold in folds(rows)
        )


def _wording(row: Row, options: TextOptions) -> str:
    edits = row.redline() if options.rows == "all" else shortened(row.redline())
    parts = [_marked(tuple(pieces(edits)))]
    parts += [f"Why: {_escaped(reason)}" for reason in reasons(row)]
    return "<br>".join(parts)


def _marked(edits: tuple[Edit, ...]) -> str:
    """Mark the deleted and inserted words of a redline."""
    written = " "  # the cell's own blank
    for edit, following in zip(edits, (*edits[1:], None), strict=True):
        text = _escaped(edit.text)
        if edit.kind is EditKind.EQUAL:
            written += text
        else:
            written += _between(edit.kind, text, before=written[-1], after=_first(following))
    return written[1:]


def _between(kind: EditKind | None, text: str, *, before: str, after: str) -> str:
    """Put words between marks, or between tags where marks would not be read as such."""
    holds = _holds(inside=text[0], outside=before) and _holds(inside=text[-1], outside=after)
    start, end = (_MARKS if holds else _TAGS)[kind]
    return f"{start}{text}{end}"


def _first(following: Edit | None) -> str:
    if following is None:
        return " "  # the cell's own blank
    # a mark or tag of the next edit is punctuation, whichever it will be
    return _escaped(following.text)[0] if following.kind is EditKind.EQUAL else "*"


def _holds(*, inside: str, outside: str) -> bool:
    """Tell whether a mark between two characters is read as one.

    The rule of "flanking delimiter runs" in the CommonMark specification: a mark next to a
    letter inside it always holds, one next to punctuation only if white space or punctuation
    stands outside. Versions of the specification differ on whether symbols are punctuation;
    where that matters the answer here is no.
    """
    if not _is_punctuation(inside) and unicodedata.category(inside)[0] != "S":
        return True
    return outside.isspace() or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    return character in string.punctuation or unicodedata.category(character)[0] == "P"


def _clause_lines(clauses: Iterable[Clause]) -> Iterator[str]:
    deepest = 0  # a list may go in by one step at a time only
    for clause in clauses:
        depth = min(clause.depth, deepest)
        deepest = depth + 1
        label = f"**{_escaped(visible(clause.label))}** ({clause.kind})"
        yield f"{'  ' * depth}- {label} {_emphasised(clause)}"


def _emphasised(clause: Clause) -> str:
    before, opening, after = (_escaped(part) for part in split_opening(clause))
    if opening:
        opening = _between(None, opening, before=before[-1:] or " ", after=after[:1] or " ")
    return f"{before}{opening}{after}"


def _remarks(sides: Iterable[tuple[str, Statement]]) -> Iterator[str]:
    items = [_escaped(remark) for side, text in sides for remark in remarks(text, side=side)]
    if items:
        yield _bullets(items)
