"""Text -> `Statement`: the pipeline of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import EmptyDocumentError, NoStatementError, OptionError
from diplodiff.model import Clause, ClauseKind, Notice, Omission, Statement
from diplodiff.parsing._acts import Acts
from diplodiff.parsing._blocks import read_blocks
from diplodiff.parsing._finder import find_statement
from diplodiff.parsing._labels import Labels
from diplodiff.parsing._metadata import read_metadata
from diplodiff.parsing._notices import doubts_about
from diplodiff.parsing._pieces import Piece, Role, read_piece
from diplodiff.parsing._several import choose_statement
from diplodiff.parsing._structure import assign_roles
from diplodiff.text import trim

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["parse"]

_KINDS = {
    Role.PREAMBULAR: ClauseKind.PREAMBULAR,
    Role.OPERATIVE: ClauseKind.OPERATIVE,
    Role.BODY: ClauseKind.BODY,
    Role.HEADING: ClauseKind.HEADING,
}


def parse(text: str, *, title: str = "", symbol: str = "", which: int | None = None) -> Statement:
    r"""Read a diplomatic text into its clauses.

    Parameters
    ----------
    text : str
        A resolution, joint statement, communiqué, declaration or treaty, or a page that quotes
        one; plain text or Markdown without front matter.
    title, symbol : str
        What the document is called, where the caller knows better than the text.
    which : int, optional
        Number of the statement, from 1, where the text holds several; of no account where it
        holds one.

    Returns
    -------
    Statement
        Every character of `text` that is not white space lies in exactly one clause or omission.

    Raises
    ------
    OptionError
        If `text`, `title` or `symbol` is not a string, or `which` is no number of a statement.
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
    _check(text=text, title=title, symbol=symbol)
    _check_number(which)
    if not text or text.isspace():
        msg = "the document is empty: it holds nothing but white space"
        raise EmptyDocumentError(msg)
    blocks, furniture = read_blocks(text)
    pieces = [read_piece(text, block) for block in blocks]
    if not pieces:
        msg = "no statement found: the text holds rules, page numbers or markup, but no words"
        raise NoStatementError(msg)
    assign_roles(pieces)
    start, end = choose_statement(text, pieces, which=which)
    first, behind = (start + found for found in find_statement(pieces[start:end]))
    inside = pieces[first:behind]
    clauses, notices = _clauses(text, inside)
    heads = [text[part.start : part.end] for part in furniture if part.reason == "running head"]
    said = read_metadata(inside, heads, title=title, symbol=symbol)
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
        omitted=_omissions(text, furniture, pieces, first, behind),
        warnings=(*notices, *doubts_about(text, clauses, inside)),
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


def _check_number(which: object) -> None:
    """Reject what numbers no statement."""
    if which is None:
        return
    if not isinstance(which, int) or isinstance(which, bool) or which < 1:
        msg = f"which is {which!r}; accepted are 1, 2, ... (the number of a statement) and None"
        raise OptionError(msg)


def _clauses(text: str, pieces: Sequence[Piece]) -> tuple[tuple[Clause, ...], list[Notice]]:
    """Turn the blocks of the statement into clauses."""
    labels, acts = Labels(text, pieces), Acts(text)
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
            )
        )
    return tuple(clauses), labels.notices


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
