"""Words of a clause -> where each of its acts begins.

A second act is coordinated with the first: its verb has the same inflection and stands behind
"and", a comma or a semicolon, outside the infinitives and relative clauses of the first. In prose
each sentence with a subject and a performative verb begins one.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection
from diplodiff.model import ClauseKind
from diplodiff.parsing._opening_grammar import Grammar
from diplodiff.parsing.acts._lead import BARE, PARTICIPLES, THIRD, Lead, inflection_of, lead_of
from diplodiff.parsing.acts._subjects import LONGEST_SENTENCE_LEAD, SubjectReader

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing._found import Found
    from diplodiff.parsing._openings import Opening
    from diplodiff.parsing.acts._words import Words

__all__ = ["Leads"]

_MOST = 500
"""Acts of one clause: no paragraph has as many, and a hostile one would cost memory."""
_LONGEST_LEAD = 10
_CONNECTIVE = 3
"""Words of "in this context" and "to that end"."""
_LONGEST_ADVERBIAL = 40
"""Words of "In accordance with ..., " before the verb of an operative clause."""
_MARKERS = 4
"""Additions and adverbs before a second verb: "and once again strongly urges"."""

_PAST = frozenset({Inflection.PAST, Inflection.PAST_PARTICIPLE})
_ALTERNATIVE = ("[", "/")
_GROUPS = {member: group for group in (THIRD, BARE, PARTICIPLES, _PAST) for member in group}
_TASKS = frozenset({"undertake", "decide", "continue", "consider", "act", "resolve"})
"""Categories of verbs that others do as well as the speakers: between "and" and such a verb one
cannot tell whose task it is, nor a participle from a gerund ("and creating")."""
_DECISIONS = ("decide", "consider")
_SPACES = frozenset((" ", "\n", "\r\n", "\r"))
"""What stands between most words: nothing that could part two acts."""
_SENTENCE_ENDS = (".", "!", "?")
_PAUSES = (",", ";")


class Leads:
    """Finds the acts of one clause.

    Parameters
    ----------
    words : Words
        The clause.
    lexicon : Lexicon
        Its language.
    tables : ActTables
        Tables of that language.
    prose : bool
        Whether it belongs to a text that is not one long sentence: there a subject may stand
        behind an adverbial.
    ruling : bool
        Whether it is an operative clause: there the finite verb behind a participle or an
        adverbial is the act ("Acting under Chapter VII, decides").
    """

    __slots__ = (
        "_classes",
        "_coordinators",
        "_governors",
        "_lexicon",
        "_prose",
        "_ruling",
        "_starts",
        "_subjects",
        "_words",
    )

    def __init__(
        self, words: Words, lexicon: Lexicon, tables: ActTables, *, prose: bool, ruling: bool
    ) -> None:
        self._words = words
        self._prose = prose
        self._ruling = ruling
        self._lexicon = lexicon
        self._classes = tables.words
        # Any language may join a second act to the first, also one without tables of acts.
        self._coordinators = tables.words.coordinators or lexicon.words.coordinators
        self._starts = tables.connective_starts
        self._subjects = SubjectReader(words, lexicon, tables)
        self._governors: list[int] | None = None

    def own(self, opening: Opening, span: tuple[int, int]) -> Lead:
        """Return the opening of the clause as a lead.

        Parameters
        ----------
        opening : Opening
            As read from the first words of the clause.
        span : tuple of int
            Its offsets in the source text.
        """
        words = self._words
        first, behind = words.index(span[0]), words.index(span[1])
        # Before a verb at the end of its clause stands what it governs.
        spoken = opening.section is None and not (behind >= words.n and self._lexicon.final)
        return Lead(
            first=first,
            behind=behind,
            text=opening.text,
            head=opening.head,
            category=opening.category,
            modifiers=opening.modifiers,
            inflection=inflection_of(words, (first, behind), self._lexicon, opening.section),
            subject=(0, first) if spoken else (0, 0),
            span=None if self._lexicon.spaced else span,
        )

    def all(self, own: Lead | None) -> list[Lead]:
        """Return the leads of the clause in order, the own one first."""
        first = own or self._first()
        leads = [] if first is None else [first]
        if not (leads or self._prose):
            return leads
        sentence = 0
        for at in self._breaks(leads[0].behind if leads else 1):
            if leads and at < leads[-1].behind:
                continue
            if len(leads) == _MOST:
                break
            ended = self._ends_sentence(at)
            sentence = at if ended else sentence
            last = leads[-1] if leads else None
            began = last is not None and last.first >= sentence
            lead = self._sentence(at, last) if ended else self._inside(at, last, began=began)
            if lead is None and ended and self._prose and last is not None and not last.end:
                leads[-1] = last._replace(end=at)
            if lead is not None:
                leads.append(lead._replace(begin=at if began else sentence))
        return leads

    def _first(self) -> Lead | None:
        """Read the first act of a clause that does not open with one."""
        if self._prose:
            return self._sentence(0, None)
        return self._behind_adverbial() if self._ruling else None

    def _behind_adverbial(self) -> Lead | None:
        """Read ``In this regard, also urges`` and ``Also, in this context, urges``."""
        words, classes = self._words, self._classes
        key = words.keys[0]
        if key not in self._lexicon.words.additions and key not in classes.prepositions:
            return None
        for at in range(1, min(words.n, _LONGEST_ADVERBIAL)):
            mark = "" if words.gaps[at] == " " else words.mark(at)
            if mark.startswith((*_SENTENCE_ENDS, ";", ":")):
                return None
            if mark.startswith(",") and self._has_verb(at, THIRD):
                return self._finite(at)
        return None

    def _main(self, at: int, last: Lead) -> Lead | None:
        """Read the finite verb behind a participle: "Acting under Chapter VII, decides"."""
        behind = last.inflection in PARTICIPLES and self._words.mark(at).startswith(",")
        ruled = self._ruling and behind and self._has_verb(at, THIRD)
        return self._finite(at) if ruled else None

    def _finite(self, at: int) -> Lead | None:
        """Read a verb in the third person by which an organ acts."""
        found = self._verb(self._words.run(at, _LONGEST_LEAD), THIRD, spoken=False)
        head = None if found is None else self._lexicon.head(found.head)
        if found is None or not found.finite or head is None or head.kind != "act":
            return None
        return lead_of(self._words, at, found, self._lexicon, subject=(at, at))

    def continued(self) -> Lead | None:
        """Return the verb of a subject that stands above: "The Ministers:", "welcomed it"."""
        return self._subjects.continued()

    def subject(self) -> Lead | None:
        """Return what a clause without an opening says of its subject: "The Board shall pay"."""
        return self._subjects.modal(0)

    def _breaks(self, behind: int) -> list[int]:
        """Give the words at which an act may begin: behind punctuation or a coordinator."""
        gaps, keys, coordinators = self._words.gaps, self._words.keys, self._coordinators
        breaks = [
            at
            for at in range(behind, self._words.n)
            if gaps[at] not in _SPACES or keys[at - 1] in coordinators
        ]
        return breaks if self._prose else [at for at in breaks if self._may_begin(at)]

    def _may_begin(self, at: int) -> bool:
        """Tell quickly whether a verb, a marker or a connective stands at a word."""
        key, additions = self._words.keys[at], self._lexicon.words.additions
        return (
            key in self._lexicon.forms
            or key in additions
            or key in self._starts
            or key.endswith("ly")
            or "-" in key
            or (key in self._lexicon.modifier_lengths and self._is_addition(at))
        )

    def _inside(self, at: int, last: Lead | None, *, began: bool) -> Lead | None:
        """Read a lead inside a sentence."""
        joined = self._words.keys[at - 1] in self._coordinators
        if joined and self._words.keys[at] in self._lexicon.words.speakers and self._prose:
            return self._subjects.read(at)  # "and we call for"
        verb = self._behind_connective(at)
        lead = self._main(at, last) if last else None
        if lead is None and began and last:
            lead = self._coordinated(verb, last, joined=joined)
        finite = began and last is not None and last.inflection not in PARTICIPLES
        return lead or (None if finite else self._after_adverbial(at))

    def _behind_connective(self, at: int) -> int:
        """Step over "in this context" between "and" and the verb."""
        keys = self._words.keys
        if " ".join(keys[at : at + _CONNECTIVE]) in self._classes.connectives:
            return at + _CONNECTIVE
        return at

    def _ends_sentence(self, at: int) -> bool:
        """Tell whether a sentence ends before a word."""
        words = self._words
        before = words.keys[at - 1]
        return (
            words.mark(at).startswith(_SENTENCE_ENDS)
            and words.capital(at)
            and len(before) > 1
            and before not in self._classes.abbreviations
        )

    def _sentence(self, at: int, last: Lead | None) -> Lead | None:
        """Read ``subject verb``, or a verb where the last act had no subject either."""
        run = self._words.run(at, LONGEST_SENTENCE_LEAD)
        if last is not None and last.subject[0] == last.subject[1]:
            found = Grammar(run, self._lexicon).verb_phrase(0)
            if found is not None and found.section is ClauseKind.OPERATIVE:
                lead = lead_of(self._words, at, found, self._lexicon, subject=(at, at))
                return lead if lead.inflection is last.inflection else None
        return self._subjects.read(at)

    def _after_adverbial(self, at: int) -> Lead | None:
        """Read ``we verb`` behind "In this regard," or "Recognizing ...,"."""
        if not self._prose or not self._words.mark(at).startswith(_PAUSES):
            return None
        return self._subjects.read(at, aside=False)

    def _coordinated(self, at: int, last: Lead, *, joined: bool) -> Lead | None:
        """Read a verb in the inflection of the last act."""
        inflection = last.inflection
        group = _GROUPS.get(inflection) if inflection else None
        if group is None or not self._has_verb(at, group):
            return None
        run = self._words.run(at, _LONGEST_LEAD)
        found = self._verb(run, group, spoken=last.subject[0] != last.subject[1])
        if found is None or self._is_noun(found, at, run, group, joined=joined):
            return None
        head = self._lexicon.head(found.head)
        task = head is None or head.kind == "undertaking" or head.category in _TASKS
        if group is THIRD and head is not None and head.kind == "undertaking":
            return None
        if group is _PAST and task and not self._has_task(found, run, joined=joined):
            return None
        if not self._is_free(at, last, joined=joined, task=task):
            return None
        lead = lead_of(self._words, at, found, self._lexicon, subject=last.subject)
        between = self._words.keys[last.behind : at]
        links = self._classes.prepositions | self._coordinators
        shared = task or links.issuperset(between)  # "will work with and support"
        return lead._replace(promised=last.promised and shared)

    def _has_task(self, found: Found, run: list[str], *, joined: bool) -> bool:
        """Tell "and committed to pay" from ", aimed at" and "and continued support"."""
        follower = run[found.last + 1 : found.last + 2]
        return joined and (
            found.category in _DECISIONS
            or any(key in self._lexicon.words.infinitives for key in follower)
        )

    def _is_noun(
        self, found: Found, at: int, run: list[str], group: frozenset[Inflection], *, joined: bool
    ) -> bool:
        """Tell "and exchange of students" from "and exchange the lists" and "and support Chad".

        Behind a mere comma a plural is one: ", acts threatening it".
        """
        if self._words.mark(at).endswith(_ALTERNATIVE):
            return False  # "[Invites][Requests] all Parties"
        head = self._lexicon.head(found.head)
        ambiguous = group is BARE or (group is THIRD and not joined)
        if not ambiguous or head is None or "noun" not in head.traits:
            return False
        follower = run[found.last + 1 : found.last + 2]
        if not follower or self._words.capital(at + found.last + 1):
            return not follower
        that = follower[0] in self._lexicon.words.complementizers
        return follower[0] not in self._classes.determiners and not that

    def _has_verb(self, at: int, group: frozenset[Inflection]) -> bool:
        """Tell quickly whether a verb follows, behind markers at most."""
        keys, classes, forms = self._words.keys, self._lexicon.words, self._lexicon.forms
        for i in range(at, at + _MARKERS):
            key = keys[i]
            found = forms.get(key.replace("-", ""))
            if found is not None:
                return any(form.inflection in group for form in found)
            marker = key in classes.additions or key in classes.adverbs or key.endswith("ly")
            if not (marker or self._is_addition(i) or self._is_addition(i - 1)):
                return False
        return False

    def _is_addition(self, at: int) -> bool:
        """Tell whether a word and the next are an addition: "once again"."""
        keys = self._words.keys
        return f"{keys[at]} {keys[at + 1]}" in self._lexicon.words.additions

    def _is_free(self, at: int, last: Lead, *, joined: bool, task: bool) -> bool:
        """Tell whether a verb stands outside the infinitives and modals of the last act."""
        words = self._words
        if last.inflection in PARTICIPLES:
            return joined and not task
        if last.inflection not in BARE or words.mark(at) == ";":
            return True
        if words.keys[at - joined - 2] in self._lexicon.words.infinitives:
            return False  # "to secure, declare and destroy" is a list of tasks
        marked = words.mark(at - joined) != "" or words.keys[at] in self._lexicon.words.additions
        if marked and not task:
            return True
        return not self._governs(last.behind, at)

    def _governs(self, first: int, behind: int) -> bool:
        """Tell whether an infinitive or a modal stands among some words."""
        if self._governors is None:
            self._governors = self._read_governors()
        place = bisect_left(self._governors, first)
        return place < len(self._governors) and self._governors[place] < behind

    def _read_governors(self) -> list[int]:
        """Give the infinitives and modals of the clause."""
        keys, modals = self._words.keys, self._classes.modals
        infinitives = self._lexicon.words.infinitives
        return [
            i
            for i, key in enumerate(keys[: self._words.n])
            if key in modals or (key in infinitives and self._is_bare(keys[i + 1]))
        ]

    def _is_bare(self, key: str) -> bool:
        forms = self._lexicon.forms.get(key)
        if forms is not None:
            return any(form.inflection is Inflection.BARE for form in forms)
        return key not in self._classes.determiners and not key.endswith(("ed", "ing"))

    def _verb(self, run: list[str], group: frozenset[Inflection], *, spoken: bool) -> Found | None:
        if spoken or group is _PAST:
            # Behind a pronoun the grammar reads any finite form of a performative verb.
            found = Grammar(["we", *run], self._lexicon).after_subject()
            return found and found._replace(first=found.first - 1, last=found.last - 1)
        return Grammar(run, self._lexicon).verb_phrase(0)
