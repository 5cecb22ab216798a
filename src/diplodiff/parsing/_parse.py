"""Text -> `Statement`: the pipeline of this package."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from diplodiff.errors import EmptyDocumentError, NoStatementError, OptionError
from diplodiff.lexicon import Lexicon, load
from diplodiff.model import Clause, ClauseKind, Omission, Statement
from diplodiff.parsing._blocks import read_blocks
from diplodiff.parsing._characters import read_characters
from diplodiff.parsing._doubts import doubts_about
from diplodiff.parsing._finder import find_statement
from diplodiff.parsing._labels import Labels
from diplodiff.parsing._language import doubt_language, lexicon_of
from diplodiff.parsing._metadata import read_metadata
from diplodiff.parsing._piece_reading import read_piece
from diplodiff.parsing._pieces import Piece, Role
from diplodiff.parsing._several import choose_statement
from diplodiff.parsing._structure import assign_roles
from diplodiff.parsing.acts import Acts
from diplodiff.parsing.references import References, find_future
from diplodiff.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff.model import Act, Notice, Reference

__all__ = ["parse"]

_KINDS = {
    Role.PREAMBULAR: ClauseKind.PREAMBULAR,
    Role.OPERATIVE: ClauseKind.OPERATIVE,
    Role.BODY: ClauseKind.BODY,
    Role.HEADING: ClauseKind.HEADING,
}

_MOST_MARKS = 3
"""Quotation marks and signs of emphasis that may stand before the opening of a clause."""


def parse(  # noqa: PLR0913 - keywords, each something that the caller may know
    text: str,
    *,
    title: str = "",
    symbol: str = "",
    language: str = "",
    lexicon: Lexicon | None = None,
    which: int | None = None,
    italics: Sequence[tuple[int, int]] = (),
) -> Statement:
    r"""Read a diplomatic text into its clauses.

    Parameters
    ----------
    text : str
        A resolution, joint statement, communiqué, declaration or treaty, or a page that quotes
        one; plain text or Markdown without front matter.
    title, symbol : str
        What the document is called, where the caller knows better than the text.
    language : str, optional
        ISO 639-1 code of a pack of this package; by default the language is told from the text.
    lexicon : Lexicon, optional
        A pack of your own, from `diplodiff.lexicon.read_pack`; decides the language too.
    which : int, optional
        Number of the statement, from 1, where the text holds several; of no account where it
        holds one.
    italics : sequence of (int, int), optional
        Spans of `text` that are set in italics, ascending and disjoint, where that is known: a run
        of italics that begins a clause and holds its verb is its opening.

    Returns
    -------
    Statement
        Every character of `text` that is not white space lies in exactly one clause or omission.

    Raises
    ------
    OptionError
        If `text`, `title`, `symbol` or `language` is not a string, if there is no pack of the
        language, if `lexicon` is no pack or one of another language than `language`, or if
        `which` is no number of a statement.
    EmptyDocumentError
        If there is nothing but white space.
    NoStatementError
        If there is text, but nothing that could be compared as a clause.
    SeveralStatementsError
        If the text holds several statements and `which` is None; the error names them.

    Examples
    --------
    >>> statement = parse("The Security Council,\n\nRecalling its aims,\n\n1. Decides to act.")
    >>> [clause.label for clause in statement]
    ['Organ', 'PP1', 'OP1']
    """
    _check(text=text, title=title, symbol=symbol, language=language)
    _check_number(which)
    if not text or text.isspace():
        msg = "the document is empty: it holds nothing but white space"
        raise EmptyDocumentError(msg)
    told = lexicon is not None or bool(language)
    lexicon = _lexicon(text, language, lexicon)
    blocks, furniture = read_blocks(text, lexicon)
    pieces = [read_piece(text, block, lexicon) for block in blocks]
    if not pieces:
        msg = "no statement found: the text holds rules, page numbers or markup, but no words"
        raise NoStatementError(msg)
    assign_roles(pieces)
    start, end = choose_statement(text, pieces, which=which)
    first, behind = (start + found for found in find_statement(pieces[start:end]))
    inside = pieces[first:behind]
    unread, notices = _clauses(text, inside, lexicon)
    clauses, unmatched = _bracketed(text, unread)
    if italics:
        from diplodiff.parsing._italics import openings_in_italics  # few texts tell of any

        clauses = openings_in_italics(text, clauses, italics)
    heads = [text[part.start : part.end] for part in furniture if part.reason == "running head"]
    said = read_metadata(inside, heads, title=title, symbol=symbol, lexicon=lexicon)
    return Statement(
        clauses=clauses,
        source_text=text,
        title=said.title,
        symbol=said.symbol,
        number=said.number,
        date=said.date,
        place=said.place,
        organ=said.organ,
        form=said.form,
        parties=said.parties,
        language=lexicon.language,
        omitted=_omissions(text, furniture, pieces, first, behind),
        warnings=_in_order(
            notices,
            doubts_about(text, clauses, inside, below=pieces[behind:end]),
            unmatched,
            read_characters(text),
            () if told else doubt_language(text, lexicon),
            find_future(text, clauses, said.date),
        ),
    )


def _check(**arguments: object) -> None:
    """Reject anything that is not a string."""
    for name, value in arguments.items():
        if not isinstance(value, str):
            msg = (
                f"{name} must be a str, not {type(value).__name__}; "
                "decode bytes first, or read a file with diplodiff.read"
            )
            raise OptionError(msg)


def _lexicon(text: str, language: str, lexicon: Lexicon | None) -> Lexicon:
    """Return the pack to read a text with."""
    if lexicon is None:
        return load(language) if language else lexicon_of(text)
    if not isinstance(lexicon, Lexicon):
        msg = (
            f"lexicon must be a Lexicon, not {type(lexicon).__name__}; "
            "diplodiff.lexicon.read_pack reads one"
        )
        raise OptionError(msg)
    if language not in ("", lexicon.language):
        msg = f"language {language!r} and a lexicon of {lexicon.language!r}; give one of them"
        raise OptionError(msg)
    return lexicon


def _check_number(which: object) -> None:
    """Reject what numbers no statement."""
    if which is None:
        return
    if not isinstance(which, int) or isinstance(which, bool) or which < 1:
        msg = f"which is {which!r}; accepted are 1, 2, ... (the number of a statement) and None"
        raise OptionError(msg)


def _clauses(
    text: str, pieces: Sequence[Piece], lexicon: Lexicon
) -> tuple[tuple[Clause, ...], list[Notice]]:
    """Turn the blocks of the statement into clauses."""
    labels, acts = Labels(text, pieces), Acts(text, lexicon)
    references = References(text, language=lexicon.language, lexicon=lexicon)
    clauses = []
    for piece in pieces:
        block = piece.block
        label, depth, parent = labels.next(piece)
        opening, performed = acts.next(piece, depth=depth)
        marker = block.marker
        clauses.append(
            Clause(
                kind=_KINDS.get(piece.role, ClauseKind.FRAMING),
                label=label,
                marker="" if marker is None else text[block.printed_start : marker.end],
                text=piece.text,
                opening=opening,
                start=block.start,
                end=block.end,
                printed_start=block.printed_start,
                depth=depth,
                parent=parent,
                acts=performed,
                references=_cited(references, piece, performed),
            )
        )
    return tuple(clauses), labels.notices


def _cited(references: References, piece: Piece, performed: Sequence[Act]) -> tuple[Reference, ...]:
    """Read what a clause cites behind its opening, whose capital begins no name."""
    if piece.role is Role.HEADING or (piece.role not in _KINDS and piece.adoption):
        return ()  # an adoption line tells of the text itself
    block = piece.block
    if piece.role is Role.TITLE:
        return references.in_title(block.start, block.end)
    front = range(block.start, block.start + _MOST_MARKS + 1)
    opened = [act.end for act in performed if act.start in front and act.end <= block.end]
    return references.between(min(opened, default=block.start), block.end)


def _bracketed(text: str, clauses: tuple[Clause, ...]) -> tuple[tuple[Clause, ...], list[Notice]]:
    """Give the clauses of a draft their brackets; most texts have none and cost nothing."""
    if "[" not in text and "]" not in text:
        return clauses, []
    from diplodiff.parsing._brackets import read_brackets

    return read_brackets(text, clauses)


def _omissions(
    text: str, furniture: Sequence[Omission], pieces: Sequence[Piece], first: int, behind: int
) -> tuple[Omission, ...]:
    """Collect what belongs to no clause: page furniture, and the page around the statement."""
    start = pieces[first].block.printed_start if first else 0
    end = pieces[behind - 1].block.end if behind < len(pieces) else len(text)
    omitted = [part for part in furniture if start <= part.start < end]
    if first:
        omitted.insert(0, _around(text, 0, start, "before the statement"))
    if behind < len(pieces):
        omitted.append(_around(text, end, len(text), "after the statement"))
    return tuple(omitted)


def _around(text: str, start: int, end: int, reason: str) -> Omission:
    start, end = trim(text, start, end)
    return Omission(start=start, end=end, reason=reason)


def _in_order(*found: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices in the order of the text."""
    notices = itertools.chain.from_iterable(found)
    return tuple(sorted(notices, key=lambda doubt: (doubt.start, doubt.end)))
