"""The verb phrase that begins an act, and how it is made of what the grammar finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection
from diplodiff.model import ClauseKind
from diplodiff.parsing._emphasis import behind_words, next_word

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon
    from diplodiff.parsing._found import Found
    from diplodiff.parsing._openings import Opening
    from diplodiff.parsing._pieces import Piece
    from diplodiff.parsing.acts._words import Words

__all__ = ["BARE", "PARTICIPLES", "THIRD", "Lead", "inflection_of", "lead_of", "printed_span"]

THIRD = frozenset({Inflection.THIRD})
BARE = frozenset({Inflection.BARE})
PARTICIPLES = frozenset({Inflection.PARTICIPLE, Inflection.STATE})
_SECTIONS = {ClauseKind.PREAMBULAR: PARTICIPLES, ClauseKind.OPERATIVE: THIRD | BARE}


class Lead(NamedTuple):
    """The verb phrase that begins an act; positions count words.

    Parameters
    ----------
    first, behind : int
        Where it stands.
    text : str
        As written, without emphasis.
    head, category : str
        As in `Opening`.
    modifiers : tuple of str
        As in `Opening`.
    inflection : Inflection or None
        Of its first verb.
    subject : tuple of int
        Where its subject stands; two equal numbers without one.
    promised : bool
        Whether a modal makes it an act: "We will continue".
    begin : int
        Where its sentence or its part of the sentence begins.
    end : int
        Where its sentence ends in prose; 0 when the act goes on up to the next one.
    verb : str
        The verb as written where the lexicon lacks it: "We will sail"; else "".
    span : tuple of int or None
        Its offsets in the source text; None where they are those of its words.
    """

    first: int
    behind: int
    text: str
    head: str
    category: str
    modifiers: tuple[str, ...]
    inflection: Inflection | None
    subject: tuple[int, int] = (0, 0)
    promised: bool = False
    begin: int = 0
    end: int = 0
    span: tuple[int, int] | None = None
    verb: str = ""


def inflection_of(
    words: Words, span: tuple[int, int], lexicon: Lexicon, section: ClauseKind | None
) -> Inflection | None:
    """Return the inflection of the first verb of an opening.

    Parameters
    ----------
    words : Words
        The clause.
    span : tuple of int
        First word of the opening, and the word behind it.
    lexicon : Lexicon
        Verbs of its language.
    section : ClauseKind or None
        The section that the opening belongs to by its form, where it tells.
    """
    accepted = _SECTIONS.get(section) if section else None
    for key in words.keys[span[0] : span[1]]:
        auxiliary = key in lexicon.words.perfect_finites
        for form in () if auxiliary else lexicon.forms.get(key.replace("-", ""), ()):
            if accepted is None or form.inflection in accepted:
                return form.inflection
    return Inflection.PARTICIPLE if section is ClauseKind.PREAMBULAR else None


def lead_of(
    words: Words, at: int, found: Found, lexicon: Lexicon, *, subject: tuple[int, int]
) -> Lead:
    """Turn what the grammar found in words from one on into a lead.

    Parameters
    ----------
    words : Words
        The clause.
    at : int
        The word from which the grammar counts.
    found : Found
        What it found.
    lexicon : Lexicon
        Verbs of its language.
    subject : tuple of int
        Where the subject stands.
    """
    first, behind = at + found.first, at + found.last + 1
    return Lead(
        first=first,
        behind=behind,
        text=words.printed(first, behind),
        head=found.head,
        category=found.category,
        modifiers=found.modifiers,
        inflection=inflection_of(words, (first, behind), lexicon, found.section),
        subject=subject,
    )


def printed_span(source_text: str, piece: Piece, opening: Opening) -> tuple[int, int]:
    """Return the offsets of an opening in the source text.

    The opening counts in the piece's head, where white space is folded and emphasis taken out; the
    characters in between are the same in both, in the same order.

    Parameters
    ----------
    source_text : str
        The text as received.
    piece : Piece
        A block of it.
    opening : Opening
        The lead phrase of that block.

    Returns
    -------
    tuple of int
        Where it begins and ends.
    """
    start, text = piece.block.start, opening.text
    if opening.end == len(text) and source_text.startswith(text, start):  # nearly always
        return start, start + len(text)
    before = piece.head[: opening.start]
    begin = next_word(source_text, behind_words(source_text, start, before))
    return begin, behind_words(source_text, begin, text)
