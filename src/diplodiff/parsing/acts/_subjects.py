"""Beginning of a sentence -> its subject and the verb by which that subject acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection
from diplodiff.model import AddresseeClass
from diplodiff.parsing._opening_grammar import Grammar
from diplodiff.parsing.acts._lead import Lead, lead_of

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing.acts._words import Words

__all__ = ["LONGEST_SENTENCE_LEAD", "SubjectReader"]

LONGEST_SENTENCE_LEAD = 18
"""Words of a subject and the verb phrase behind it."""
_LONGEST_SUBJECT = 8
_LONGEST_ASIDE = 60
"""Words of an apposition between a subject and its verb."""
_CONNECTIVE = 3
"""Words of "to this end"."""
_MARKERS = 4
"""Markers before a verb: "and once again strongly urges"."""
_STOPS = (".", ";", ":", "!", "?")
_PASSIVE = ("be", "been", "have")
_SPEAKING = (AddresseeClass.STATES, AddresseeClass.REGIONAL_ORGANIZATION)


class SubjectReader:
    """Reads sentences with a subject in one clause.

    Parameters
    ----------
    words : Words
        The clause.
    lexicon : Lexicon
        Its language.
    tables : ActTables
        Tables of that language.
    """

    __slots__ = ("_classes", "_lexicon", "_list_ends", "_names", "_tables", "_words")

    def __init__(self, words: Words, lexicon: Lexicon, tables: ActTables) -> None:
        self._words = words
        self._lexicon = lexicon
        self._classes = tables.words
        self._tables = tables
        self._names = tables.addressees
        self._list_ends: dict[tuple[int, str], int] = {}
        """By a name of a list and the mark before the list: the word behind the list."""

    def modal(self, at: int) -> Lead | None:
        """Read ``the Board should pay``, with whatever modal, from a word on."""
        return self._read(at, aside=False)

    def continued(self) -> Lead | None:
        """Read the verb with which the clause begins, whose subject stands in the clause above."""
        lead = self._verb(0, -1, self._behind(0))
        at_once = lead is not None and lead.first <= _MARKERS
        return lead._replace(subject=(0, 0)) if lead is not None and at_once else None

    def read(self, at: int, *, aside: bool = True) -> Lead | None:
        """Read ``the Ministers also agree`` and ``Chad and Mali agree`` from a word on.

        An apposition or an aside may stand between: "We, the leaders of the Group, agree".

        Parameters
        ----------
        at : int
            A word.
        aside : bool
            Whether a name or a noun may have one; "we" always may.

        Returns
        -------
        Lead or None
            None also for what a subject may or should do: that is no act of the speakers.
        """
        lead = self._read(at, aside=aside)
        if (
            lead is None
            or lead.promised
            or self._words.keys[lead.first] not in self._classes.modals
        ):
            return lead
        return None

    def _read(self, at: int, *, aside: bool) -> Lead | None:
        start = self._behind_connective(at)
        named = self._behind_names(start)
        if named > start:
            run, subject = self._behind(named), named - 1
        elif self._begins_subject(start):
            run, subject = self._words.run(start, LONGEST_SENTENCE_LEAD), start
        else:
            return None
        lead = self._verb(start, subject, run)
        aside = aside or run[0] in self._lexicon.words.speakers
        if lead is None and aside and self._names_speakers(run):
            return self._behind_aside(start, subject + len(run))
        return lead

    def _verb(self, at: int, subject: int, run: list[str]) -> Lead | None:
        """Read the verb of a subject; the run counts from a word that may be further on."""
        found = Grammar(run, self._lexicon).after_subject()
        if found is None:
            return self._promise(at, subject, run)
        return lead_of(
            self._words, subject, found, self._lexicon, subject=(at, subject + found.first)
        )

    def _behind(self, named: int) -> list[str]:
        """Return the words behind names, up to the next mark, as if "we" stood for the names."""
        if self._words.mark(named):
            return ["we"]
        return ["we", *self._words.run(named, LONGEST_SENTENCE_LEAD)]

    def _begins_subject(self, at: int) -> bool:
        key, classes = self._words.keys[at], self._lexicon.words
        return (
            key in classes.subject_pronouns
            or key in classes.subject_starts
            or key in classes.subject_nouns
        )

    def _behind_connective(self, at: int) -> int:
        """Step over "to this end" before a subject."""
        keys, tables = self._words.keys, self._tables
        if keys[at] not in tables.connective_starts:
            return at
        phrase = " ".join(keys[at : at + _CONNECTIVE])
        return at + _CONNECTIVE if phrase in tables.words.connectives else at

    def _names_speakers(self, run: list[str]) -> bool:
        """Tell whether a run ends with a subject: "we" alone, or a noun that speaks."""
        classes = self._lexicon.words
        if len(run) == 1 and run[0] in classes.speakers:
            return True
        return not classes.subject_nouns.isdisjoint(run) and classes.subject_breaks.isdisjoint(run)

    def _behind_aside(self, at: int, comma: int) -> Lead | None:
        """Read the verb behind ``, the leaders of the Group,``."""
        words = self._words
        last = min(words.n, comma + _LONGEST_ASIDE)
        if comma >= last or not words.mark(comma).startswith((",", "(")):
            return None
        for i in range(comma, last):
            mark = words.mark(i) if words.gaps[i] != " " else ""
            if mark.startswith(_STOPS):
                return None
            if mark.endswith(",") or (mark and i > comma):
                named = self._behind_names(i)
                run = (
                    self._behind(named)
                    if named > i
                    else ["we", *words.run(i, LONGEST_SENTENCE_LEAD)]
                )
                lead = self._verb(at, named - 1, run)
                if lead is not None and lead.first - named <= _MARKERS:
                    return lead
        return None

    def _behind_names(self, at: int) -> int:
        """Step over names, joined by "and", with which a sentence begins.

        Where a list ends is noted for each of its names, since each may be asked for.
        """
        mark, ends, passed = self._words.mark(at), self._list_ends, list[int]()
        first = behind = at
        while (first, mark) not in ends and (end := self._behind_name(first, mark)):
            passed.append(first)
            behind = end
            first = end + (self._words.keys[end] in self._classes.coordinators)
        behind = ends.get((first, mark), behind)
        ends.update(((begin, mark), behind) for begin in passed)
        return behind

    def _behind_name(self, at: int, mark: str) -> int:
        """Step over one name of a list whose first name stands behind a mark; 0 without one."""
        words, keys = self._words, self._words.keys
        start = at + (keys[at] in self._lexicon.words.articles)
        if not words.capital(start) or words.mark(start) not in ("", mark):
            return 0
        for end, category in self._names.at(keys, start):
            if category in _SPEAKING:
                return self._behind_of(end)
        return 0

    def _behind_of(self, at: int) -> int:
        """Step over "of Chad" behind "the Republic"."""
        words, keys = self._words, self._words.keys
        name = at + 1 + (keys[at + 1] in self._lexicon.words.articles)
        if keys[at] != "of" or words.mark(at) or not words.capital(name):
            return at
        while words.capital(name) and not words.mark(name):
            name += 1
        return name

    def _promise(self, at: int, first: int, run: list[str]) -> Lead | None:
        """Read ``we will [continue to] verb``, which promises and so is an act.

        The subject begins at a word of the clause, the run at one that may be further on.
        """
        classes = self._lexicon.words
        for modal, key in enumerate(run[:_LONGEST_SUBJECT]):
            if key in self._classes.modals:
                speaker = run[modal - 1] in classes.subject_nouns or (
                    modal == 1 and run[0] in classes.subject_pronouns
                )
                form = self._behind_modal(run, modal) if modal and speaker else None
                return form and form._replace(
                    first=first + form.first,
                    behind=first + form.behind,
                    text=self._words.printed(first + form.first, first + form.behind),
                    subject=(at, first + modal),
                )
            if key in classes.subject_breaks:
                return None
        return None

    def _behind_modal(self, run: list[str], modal: int) -> Lead | None:
        """Read the verb behind a modal; positions count from the run's first word."""
        verb = modal + 1
        additions = self._lexicon.words.additions
        while verb < len(run) and (
            run[verb] in self._classes.fillers
            or run[verb] in additions
            or self._is_adverb(run[verb])
        ):
            verb += 1
        if verb >= len(run):
            return None
        for form in self._lexicon.forms.get(run[verb], ()):
            behind = verb + 1 + len(form.rest)
            if form.inflection is Inflection.BARE and run[verb + 1 : behind] == list(form.rest):
                return Lead(
                    first=modal,
                    behind=behind,
                    text="",
                    head=form.head.lemma,
                    category=form.head.category,
                    modifiers=tuple(run[modal + 1 : verb]),
                    inflection=Inflection.BARE,
                    promised=run[modal] in self._classes.promising,
                )
        return self._unlisted(run, modal, verb)

    def _is_adverb(self, key: str) -> bool:
        return key.endswith("ly") and key not in self._lexicon.words.adverb_exceptions

    def _unlisted(self, run: list[str], modal: int, verb: int) -> Lead | None:
        """Read a verb that the lexicon lacks; its form cannot be told behind "be"."""
        if run[verb - 1] in _PASSIVE or not run[verb].isalpha():
            return None
        return Lead(
            first=modal,
            behind=verb + 1,
            text="",
            head="",
            category="",
            modifiers=tuple(run[modal + 1 : verb]),
            inflection=Inflection.BARE,
            promised=run[modal] in self._classes.promising,
            verb=run[verb],
        )
