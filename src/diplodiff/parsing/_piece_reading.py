"""A block of a text -> its `Piece`: words, opening, ending, and what they resemble."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.model import ClauseKind
from diplodiff.parsing._emphasis import plain_words
from diplodiff.parsing._language import announces, names_organ
from diplodiff.parsing._openings import Opening, read_opening
from diplodiff.parsing._options import OPTION
from diplodiff.parsing._pieces import PATTERNED, Piece
from diplodiff.text import fold

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon
    from diplodiff.parsing._block import Block

__all__ = ["read_piece"]

_HEAD = 320
_TAIL = 48
_LABELS = ("Option ", "OPTION ", "Alternative ", "ALTERNATIVE ", "Alt", "Variant ", "VARIANT ")
_AND = r"(?:and|or|et|ou|y|o|und|oder|и|или|ve|veya|و|أو)"
_CLOSING = rf"""["”’'»)\]*_\u200e\u200f\u202c]{{0,4}}(?:\s?\[?\d{{1,3}}\]?)?(?:,?\s{_AND})?$"""
_ENDING = re.compile(r"([,;:─.!?，、；：。！？،؛؟])" + _CLOSING)
_PLAIN_ENDS = tuple(",;:.!?")
_PLAIN_MARKS = str.maketrans("─，、；：。！？،؛؟", ":,,;:.!?,;?")
_RESOLVED = re.compile(
    r"(?:it\sis|be\sit)\s(?:hereby\s)?(?:resolved|decided|agreed|recommended)\b", re.IGNORECASE
)


def read_piece(source_text: str, block: Block, lexicon: Lexicon) -> Piece:
    """Read a block's words and opening.

    Parameters
    ----------
    source_text : str
        The text that the block was cut from.
    block : Block
        A paragraph of it.
    lexicon : Lexicon
        The pack of its language.

    Returns
    -------
    Piece
        With the role of a body paragraph.
    """
    text = fold(source_text[block.start : block.end])
    head = plain_words(text if lexicon.final else text[:_HEAD])
    tail = plain_words(text[-_TAIL:]).rstrip()
    option = OPTION.match(head) if head.startswith(_LABELS) else None
    ending = _ending(tail)
    titled = ending == " " and _is_bold(source_text, block)
    opening = None if titled else _opening(head, option, lexicon)
    piece = Piece(block=block, text=text, head=head, tail=tail, ending=ending, opening=opening)
    if option is not None:
        piece.option = option["label"]
    section = _section(piece, lexicon)
    if section is ClauseKind.PREAMBULAR:
        piece.participle = not piece.flowing
    elif opening is not None and section is ClauseKind.OPERATIVE:
        piece.performs = True
        piece.finite = opening.finite or not lexicon.spaced
    elif opening is None:
        piece.finite = _RESOLVED.match(head) is not None
    if lexicon.language != PATTERNED:
        piece.names_organ = opening is None and names_organ(head, lexicon)
        piece.announces = announces(head, lexicon)
    return piece


def _is_bold(source_text: str, block: Block) -> bool:
    """Return whether a block is set in bold from its number to its end, as a heading is."""
    if not source_text.startswith("**", block.end - 2):
        return False
    first = source_text.find("**", block.printed_start, block.end)
    return first <= block.start and source_text.find("**", first + 2, block.end) == block.end - 2


def _opening(head: str, label: re.Match[str] | None, lexicon: Lexicon) -> Opening | None:
    """Read the opening of a piece, behind the label of an option ("Option 1: Recalling ...")."""
    if label is None:
        return read_opening(head, lexicon=lexicon)
    opening = read_opening(head[label.end() :], lexicon=lexicon)
    return opening and opening.shifted(label.end())


def _section(piece: Piece, lexicon: Lexicon) -> ClauseKind | None:
    """Return the section that the opening shows; where words do not inflect, the number does."""
    if piece.opening is None:
        return None
    if piece.opening.section is None and not lexicon.spaced and not piece.opening.start:
        if piece.block.marker is not None:
            return ClauseKind.OPERATIVE
        return ClauseKind.PREAMBULAR if piece.comma_ended else None
    return piece.opening.section


def _ending(tail: str) -> str:
    """Return the punctuation mark that ends a piece, or a space."""
    if tail.endswith(_PLAIN_ENDS):  # nothing that may follow the mark ends in one
        return tail[-1]
    found = _ENDING.search(tail)
    if found is None:
        return " "
    return found[1].translate(_PLAIN_MARKS)
