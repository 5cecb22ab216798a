"""The acts of each clause of a statement, with what they inherit from the clauses above.

A sub-clause without a verb of its own ("(a) The withdrawal of ..."), or whose verb is a task of
the clause above ("Decides to:", "(a) consider establishing ..."), inherits the act of that clause
and whatever bounds it; a clause without a verb behind a lead-in inherits the lead-in's, and one
with a verb is lent it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection, load_tables
from diplodiff.model import Act, Performative, Phrase
from diplodiff.parsing._emphasis import behind_words, next_word
from diplodiff.parsing._pieces import Role
from diplodiff.parsing.acts._addressees import AddresseeReader
from diplodiff.parsing.acts._leads import Leads
from diplodiff.parsing.acts._parts import Due, Parts
from diplodiff.parsing.acts._performatives import performative_of
from diplodiff.parsing.acts._speakers import speakers
from diplodiff.parsing.acts._verbs import VerbReader
from diplodiff.parsing.acts._words import Words
from diplodiff.text import fold, trim

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing._openings import Opening
    from diplodiff.parsing._pieces import Piece
    from diplodiff.parsing.acts._lead import Lead

__all__ = ["Acts"]

_ACTING = (Role.PREAMBULAR, Role.OPERATIVE, Role.BODY)
_NAMING = (Role.ORGAN, Role.CHAPEAU)
_BINDING = (Performative.DIRECTIVE, Performative.COMMISSIVE, Performative.CONSTITUTIVE)
_NOTHING_DUE = Due()


class _Above(NamedTuple):
    """The act that the clauses below may inherit, and whether it announces them."""

    act: Act
    opens: bool


class _Given(NamedTuple):
    """What is the same for all clauses of a text."""

    source_text: str
    lexicon: Lexicon
    tables: ActTables
    joints: frozenset[str]
    """Words between two acts, or between an act and its items: they end no object."""


class Acts:
    """Acts of the clauses of one statement, given in the order of the text.

    Parameters
    ----------
    source_text : str
        The text as received.
    lexicon : Lexicon
        Its language; a pack without tables of acts gives openings and verbs only.
    """

    def __init__(self, source_text: str, lexicon: Lexicon) -> None:
        tables = load_tables(lexicon.language)
        joints = tables.words.coordinators | lexicon.words.infinitives
        self._given = _Given(source_text, lexicon, tables, joints)
        self._above: list[_Above | None] = []
        self._lead_in: _Above | None = None
        self._speakers: Phrase | None = None

    def next(self, piece: Piece, *, depth: int) -> tuple[str, tuple[Act, ...]]:
        """Read the acts of the next clause.

        Parameters
        ----------
        piece : Piece
            The next block of the statement, with its role.
        depth : int
            Its depth, at least 0.

        Returns
        -------
        opening : str
            Its own lead phrase as written, or "".
        acts : tuple of Act
            In the order of the text.
        """
        if piece.role not in _ACTING:
            self._note(piece)
            return "", ()
        del self._above[depth:]
        above = self._governing(piece, depth=depth)
        clause = _Clause(self._given, piece, self._speakers)
        inherits = above is not None and clause.inherits(above)
        if above is not None and inherits:
            acts: tuple[Act, ...] = (clause.inherited(above.act),)
        else:
            lent = self._lead_in if piece.role is Role.OPERATIVE else None
            acts = clause.acts(lead_in="" if lent is None else lent.act.head)
        self._above.extend([None] * (depth - len(self._above)))
        self._above.append(_Above(acts[-1], _opens(piece)) if acts else None)
        own = piece.opening
        return ("" if own is None or inherits else own.text), acts

    def _note(self, piece: Piece) -> None:
        """Remember who speaks, and the verb that a lead-in lends."""
        if piece.role is Role.HEADING:
            return
        self._above.clear()
        self._lead_in = None
        if piece.role in _NAMING:
            words = Words(self._given.source_text, piece.block.start, piece.block.end)
            self._speakers = speakers(words, self._given.lexicon) or self._speakers
        elif piece.role is Role.LEAD_IN and piece.opening is not None:
            (act,) = _Clause(self._given, piece, self._speakers).acts(lead_in="")[:1]
            self._lead_in = _Above(act, bool(act.addressees) or piece.tail.endswith("to:"))

    def _governing(self, piece: Piece, *, depth: int) -> _Above | None:
        """Return the act of the nearest clause above, or of the lead-in."""
        if depth:
            return next((above for above in reversed(self._above[:depth]) if above), None)
        return self._lead_in if piece.role is Role.OPERATIVE else None


class _Clause:
    """One clause while its acts are read."""

    __slots__ = (
        "_addressees",
        "_joints",
        "_leads",
        "_lexicon",
        "_obliging",
        "_own",
        "_parts",
        "_piece",
        "_speakers",
        "_verbs",
        "words",
    )

    def __init__(self, given: _Given, piece: Piece, speakers: Phrase | None) -> None:
        block = piece.block
        text, lexicon, tables, joints = given
        self.words = Words(text, block.start, block.end)
        self._piece = piece
        self._speakers = speakers
        self._lexicon = lexicon
        self._leads = Leads(self.words, lexicon, tables, prose=piece.role is Role.BODY)
        self._parts = Parts(self.words, tables, lexicon, binding=piece.role is not Role.PREAMBULAR)
        self._addressees = AddresseeReader(self.words, tables, lexicon)
        self._verbs = VerbReader(self.words, lexicon, tables.words)
        self._obliging = tables.words.obliging
        self._joints = joints
        self._own: Lead | None = None
        if piece.opening is not None:
            self._own = self._leads.own(piece.opening, _span(text, piece, piece.opening))

    def inherits(self, above: _Above) -> bool:
        """Tell whether what the clause says is governed by the verb above it."""
        own = self._own
        if own is None:
            return True
        spoken = own.subject[0] != own.subject[1]
        return above.opens and own.inflection is Inflection.BARE and not spoken

    def inherited(self, above: Act) -> Act:
        """Return the act above as this clause carries it on."""
        n = self.words.n
        binding = self._is_binding(above.performative, 0, n)
        due = self._parts.due(0, n, range(0)) if binding else _NOTHING_DUE
        said = self._leads.subject() if self._own is None else None
        actor, verbs = above.actor, self._verbs.governed(0, n, bare=True)
        if said is not None and said.promised:  # "The Board shall pay ..."
            actor = self.words.phrase(*said.subject)
            verbs = (said.head, *self._verbs.governed(said.behind, n))
        return replace(
            above,
            inherited=True,
            lead_in="",
            actor=actor,
            verbs=above.verbs + verbs,
            object=self._object(0, n),
            modal=self._parts.modal(0, n) or above.modal,
            deadline=due.deadline or above.deadline,
            frequency=due.frequency or above.frequency,
            place=due.place or above.place,
            hedges=above.hedges + due.hedges,
        )

    def acts(self, *, lead_in: str) -> tuple[Act, ...]:
        """Return the acts that the clause has openings for."""
        leads = self._leads.all(self._own)
        ends = [*(lead.begin for lead in leads[1:]), self.words.n]
        return tuple(
            self._act(lead, lead.end or end, lead_in=lead_in)
            for lead, end in zip(leads, ends, strict=False)
        )

    def _act(self, lead: Lead, end: int, *, lead_in: str) -> Act:
        words = self.words
        performative = performative_of(
            self._lexicon, lead.category, lead.inflection, promised=lead.promised
        )
        addressed = self._addressees.read(lead.head, lead.behind, end)
        binding = self._is_binding(performative, lead.first, end)
        opening = range(lead.first, lead.behind)
        span = lead.span or (words.starts[lead.first], words.ends[lead.behind - 1])
        due = self._parts.due(lead.begin, end, opening) if binding else _NOTHING_DUE
        first, behind = lead.subject
        return Act(
            opening=lead.text,
            head=lead.head,
            category=lead.category,
            performative=performative,
            modifiers=lead.modifiers,
            verbs=(lead.head, *self._verbs.governed(addressed.behind, end, clausal=binding))
            if lead.head
            else (),
            lead_in=lead_in,
            actor=words.phrase(first, behind) if first < behind else self._speakers,
            addressees=addressed.addressees,
            object=self._object(addressed.behind, end, lead.span),
            modal=self._parts.modal(lead.first, end),
            deadline=due.deadline,
            frequency=due.frequency,
            place=due.place,
            hedges=due.hedges,
            start=span[0],
            end=span[1],
        )

    def _is_binding(self, performative: Performative | None, first: int, end: int) -> bool:
        """Tell whether an act makes something due: only such an act has force to lose."""
        if self._piece.role is Role.PREAMBULAR:
            return False
        if performative in _BINDING:
            return True
        modal = self._parts.modal(first, end)
        return modal is not None and modal.text.lower() in self._obliging

    def _object(
        self, first: int, end: int, opening: tuple[int, int] | None = None
    ) -> Phrase | None:
        """Return the words up to the next act, without "and" or a "to" that leads to items.

        Where an opening ends inside a run of letters, as it does in Chinese, they begin there.
        """
        words = self.words
        while end > first and words.keys[end - 1] in self._joints:
            end -= 1
        if opening is None:
            return words.phrase(first, end) if first < end else None
        start, behind = trim(words.source_text, opening[1], max(opening[1], words.ends[end - 1]))
        if start == behind:
            return None
        return Phrase(text=fold(words.source_text[start:behind]), start=start, end=behind)


def _opens(piece: Piece) -> bool:
    """Tell whether a clause announces the ones below it."""
    if piece.ending != " ":
        return piece.colon_ended
    return piece.tail.rstrip(" *_").endswith((" to", "─"))


def _span(source_text: str, piece: Piece, opening: Opening) -> tuple[int, int]:
    """Return the offsets of an opening in the source text.

    The opening counts in the piece's head, where white space is folded and emphasis taken out; the
    characters in between are the same in both, in the same order.
    """
    start, text = piece.block.start, opening.text
    if opening.end == len(text) and source_text.startswith(text, start):  # nearly always
        return start, start + len(text)
    before = piece.head[: opening.end - len(text)]
    begin = next_word(source_text, behind_words(source_text, start, before))
    return begin, behind_words(source_text, begin, text)
