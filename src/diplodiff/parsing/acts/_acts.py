"""The acts of each clause of a statement, with what they inherit from the clauses above.

A sub-clause without a verb of its own ("(a) The withdrawal of ..."), or whose verb is a task of
the clause above ("Decides to:", "(a) consider establishing ..."), inherits the act of that clause
and whatever bounds it; a clause without a verb behind a lead-in inherits the lead-in's, and one
with a verb is lent it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection
from diplodiff.model import BINDING, Act, Performative, Phrase
from diplodiff.parsing._pieces import Role
from diplodiff.parsing.acts._addressees import AddresseeReader
from diplodiff.parsing.acts._alternatives import sharing
from diplodiff.parsing.acts._lead import printed_span
from diplodiff.parsing.acts._leads import Leads
from diplodiff.parsing.acts._parts import Due, Parts
from diplodiff.parsing.acts._performatives import performative_of
from diplodiff.parsing.acts._predicates import Predicate, PredicateReader
from diplodiff.parsing.acts._speakers import speakers
from diplodiff.parsing.acts._verbs import VerbReader
from diplodiff.parsing.acts._words import Words
from diplodiff.text import fold, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.model import Addressee
    from diplodiff.parsing._pieces import Piece
    from diplodiff.parsing.acts._lead import Lead

__all__ = ["Acts"]

_ACTING = (Role.PREAMBULAR, Role.OPERATIVE, Role.BODY)
_NAMING = (Role.ORGAN, Role.CHAPEAU)
_ASKING = (Performative.DIRECTIVE, Performative.CONSTITUTIVE)
_DECIDING = (Performative.COMMISSIVE, Performative.CONSTITUTIVE)
"""What directs others where it says who shall do something."""
_MOST_HEDGES = 8
"""Hedges that each clause below inherits: no sentence has more, a hostile one has thousands."""
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
        tables = lexicon.tables
        joints = tables.words.coordinators | lexicon.words.infinitives
        self._given = _Given(source_text, lexicon, tables, joints)
        self._above: list[_Above | None] = []
        self._lead_in: _Above | None = None
        self._speakers: Phrase | None = None
        self._announced: list[Phrase | None] = []
        """By depth: subjects that stand alone before their items ("The Ministers:")."""

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
        del self._above[depth:], self._announced[depth:]
        above = self._governing(piece, depth=depth)
        subject = next((named for named in reversed(self._announced) if named), None)
        clause = _Clause(
            self._given, piece, subject or self._speakers, continued=subject is not None
        )
        lent = self._lead_in if piece.role is Role.OPERATIVE else None
        lead_in = "" if lent is None else lent.act.head
        opening = ""
        if above is not None and clause.inherits(above):
            acts: tuple[Act, ...] = (clause.below(above.act, lead_in=lead_in),)
        else:
            acts = clause.acts(lead_in=lead_in)
            opening = clause.opening(acts)
        self._above.extend([None] * (depth - len(self._above)))
        self._above.append(_Above(acts[-1], _opens(piece)) if acts else None)
        self._announced.extend([None] * (depth - len(self._announced)))
        self._announced.append(None if acts else clause.subject())
        return opening, acts

    def _note(self, piece: Piece) -> None:
        """Remember who speaks, and the verb that a lead-in lends."""
        if piece.role is Role.HEADING:
            return
        self._above.clear()
        self._announced.clear()
        self._lead_in = None
        if piece.role in _NAMING:
            words = Words(self._given.source_text, piece.block.start, piece.block.end)
            self._speakers = (
                speakers(words, self._given.lexicon, organ=piece.role is Role.ORGAN)
                or self._speakers
            )
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
        "_addressing",
        "_continued",
        "_joints",
        "_leads",
        "_lexicon",
        "_modals",
        "_obliging",
        "_own",
        "_parts",
        "_piece",
        "_predicates",
        "_speakers",
        "_verbs",
        "words",
    )

    def __init__(
        self, given: _Given, piece: Piece, speakers: Phrase | None, *, continued: bool = False
    ) -> None:
        block = piece.block
        text, lexicon, tables, joints = given
        self.words = Words(text, block.start, block.end)
        self._piece = piece
        self._speakers = speakers
        self._continued = continued
        self._lexicon = lexicon
        prose, ruling = piece.role is Role.BODY, piece.role is Role.OPERATIVE
        self._leads = Leads(self.words, lexicon, tables, prose=prose, ruling=ruling)
        self._parts = Parts(self.words, tables, lexicon, binding=piece.role is not Role.PREAMBULAR)
        self._addressees = AddresseeReader(self.words, tables, lexicon)
        self._predicates = PredicateReader(self.words, lexicon, tables.words)
        self._verbs = VerbReader(self.words, lexicon, tables.words)
        self._modals = tables.words.modals
        self._obliging = tables.words.obliging
        self._addressing = tables.addressing
        self._joints = joints
        self._own: Lead | None = None
        if piece.opening is not None:
            self._own = self._leads.own(piece.opening, printed_span(text, piece, piece.opening))

    def inherits(self, above: _Above) -> bool:
        """Tell whether what the clause says is governed by the verb above it."""
        own = self._own
        if own is None:
            return True
        spoken = own.subject[0] != own.subject[1]
        return above.opens and own.inflection is Inflection.BARE and not spoken

    def subject(self) -> Phrase | None:
        """Return the clause when it is nothing but the subject of its items: "The Ministers:"."""
        if self._piece.role is not Role.BODY or not self._piece.colon_ended:
            return None
        named = speakers(self.words, self._lexicon)
        whole = named is not None and named.end == self.words.ends[-1]
        return named if whole else None

    def opening(self, acts: Sequence[Act]) -> str:
        """Return the lead phrase of the clause, which may stand behind an adverbial."""
        if self._own is not None:
            return self._own.text
        ruling = self._piece.role is Role.OPERATIVE
        return acts[0].opening if ruling and acts else ""

    def below(self, above: Act, *, lead_in: str) -> Act:
        """Return the act above as this clause carries it on, or what its own subject promises.

        "Chad shall pay" is a promise by Chad, whatever the Parties did in the clause above; below
        "Decides that:" it is what was decided.
        """
        said = self._said()
        if said is not None and said.promised and above.performative not in _ASKING:
            return self._act(said, self.words.n, lead_in=lead_in)
        return self._inherited(above, said)

    def _said(self) -> Lead | None:
        """Return subject, modal and verb of a clause without an opening: "The Board shall pay"."""
        said = self._leads.subject() if self._own is None else None
        modals = self._modals
        return said if said is not None and self.words.keys[said.first] in modals else None

    def _inherited(self, above: Act, said: Lead | None) -> Act:
        n = self.words.n
        predicate = self._says(said)
        binding = self._is_binding(above.performative, predicate)
        due = self._parts.due(0, n, range(0)) if binding else _NOTHING_DUE
        actor, verbs = above.actor, self._verbs.governed(0, n, bare=True)
        if said is not None:
            actor = above.actor if above.performative in _ASKING else self._subject(said)
            verbs = (said.head or said.verb, *self._verbs.governed(said.behind, n))
        bound = self._bound_below(above, predicate)
        directs = bound and above.performative in _DECIDING
        return replace(
            above,
            performative=Performative.DIRECTIVE if directs else above.performative,
            inherited=True,
            lead_in="",
            actor=actor,
            verbs=above.verbs + verbs,
            object=self._object(0, n),
            addressees=above.addressees or bound,
            modal=self._modal(predicate) or above.modal,
            negated=predicate.negated or above.negated,
            deadline=due.deadline or above.deadline,
            frequency=due.frequency or above.frequency,
            place=due.place or above.place,
            hedges=above.hedges[:_MOST_HEDGES] + due.hedges,
        )

    def acts(self, *, lead_in: str) -> tuple[Act, ...]:
        """Return the acts that the clause has openings for."""
        continued = self._leads.continued() if self._continued and self._own is None else None
        leads = self._leads.all(self._own or continued)
        ends = [*(lead.begin for lead in leads[1:]), self.words.n]
        acts = [
            self._act(lead, lead.end or end, lead_in=lead_in)
            for lead, end in zip(leads, ends, strict=False)
        ]
        for i in range(len(acts) - 2, -1, -1):
            if leads[i].behind == leads[i + 1].first:
                acts[i] = sharing(acts[i], acts[i + 1])
        return tuple(acts)

    def _act(self, lead: Lead, end: int, *, lead_in: str) -> Act:
        words = self.words
        performative = performative_of(
            self._lexicon,
            lead.category,
            lead.inflection,
            promised=lead.promised,
            agreed=self._commits(lead_in),
        )
        addressed = self._addressees.read(lead.head, lead.behind, end)
        opening = range(lead.first, lead.behind)
        spoken = lead.subject[0] < lead.subject[1]
        predicate = self._predicates.governed(
            opening, addressed.behind, end, subject=lead.subject[0] if spoken else lead.first
        )
        bound = self._bound(lead, predicate)
        if bound and performative in _DECIDING:
            performative = Performative.DIRECTIVE
        binding = self._is_binding(performative, predicate)
        span = lead.span or (words.starts[lead.first], words.ends[lead.behind - 1])
        due = self._parts.due(lead.begin, end, opening) if binding else _NOTHING_DUE
        return Act(
            opening=lead.text,
            head=lead.head,
            category=lead.category,
            performative=performative,
            modifiers=lead.modifiers,
            verbs=self._chain(lead, addressed.behind, end, predicate.modal if binding else None),
            lead_in=lead_in,
            actor=self._subject(lead) if spoken else self._speakers,
            addressees=addressed.addressees or bound,
            object=self._object(addressed.behind, end, lead.span),
            modal=self._modal(predicate),
            negated=predicate.negated,
            deadline=due.deadline,
            frequency=due.frequency,
            place=due.place,
            hedges=due.hedges,
            start=span[0],
            end=span[1],
        )

    def _chain(self, lead: Lead, at: int, end: int, modal: int | None) -> tuple[str, ...]:
        """Return the verb of a lead and those it governs; none of a that-clause without force."""
        if not (lead.head or lead.verb):
            return ()
        clausal = modal is not None
        more = self._verbs.governed(at, end, clausal=clausal, modal=modal or -1)
        return (lead.head or lead.verb, *more)

    def _commits(self, lead_in: str) -> bool:
        """Tell whether a lead-in makes tasks of what stands below: "Agreed on the following:"."""
        head = self._lexicon.head(lead_in)
        return head is not None and head.performative in _DECIDING

    def _subject(self, lead: Lead) -> Phrase:
        return self.words.phrase(*lead.subject)

    def _says(self, said: Lead | None) -> Predicate:
        """Return what a clause without an opening says, which may be of a subject of its own."""
        if said is None:
            return self._predicates.own(self.words.n)
        opening = range(said.first, said.behind)
        n, subject = self.words.n, said.subject[0]
        return self._predicates.governed(opening, said.behind, n, subject=subject)

    def _bound(self, lead: Lead, predicate: Predicate) -> tuple[Addressee, ...]:
        """Return whom an act binds by what it says: "Decides that all States shall pay"."""
        if predicate.that < 0 or not self._obliges(predicate):
            return ()
        head = self._lexicon.head(lead.head)
        if "shall" not in self._addressing.get((head.act or head.lemma) if head else "", ()):
            return ()
        return self._addressees.bound(predicate.that + 1, predicate.modal)

    def _bound_below(self, above: Act, predicate: Predicate) -> tuple[Addressee, ...]:
        """Return the same of an item: "Decides that: (a) all States shall pay"."""
        own = self._own is None and above.performative in _ASKING and self._obliges(predicate)
        return self._addressees.bound(0, predicate.modal) if own else ()

    def _obliges(self, predicate: Predicate) -> bool:
        return predicate.modal >= 0 and self.words.keys[predicate.modal] in self._obliging

    def _modal(self, predicate: Predicate) -> Phrase | None:
        at = predicate.modal
        return None if at < 0 else self.words.phrase(at, at + 1)

    def _is_binding(self, performative: Performative | None, predicate: Predicate) -> bool:
        """Tell whether an act makes something due: only such an act has force to lose."""
        if self._piece.role is Role.PREAMBULAR:
            return False
        if performative in BINDING:
            return True
        return self._obliges(predicate)

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
