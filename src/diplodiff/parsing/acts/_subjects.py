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

    __slots__ = ("_classes", "_lexicon", "_names", "_words")

    def __init__(self, words: Words, lexicon: Lexicon, tables: ActTables) -> None:
        self._words = words
        self._lexicon = lexicon
        self._classes = tables.words
        self._names = tables.addressees

    def read(self, at: int) -> Lead | None:
        """Read ``the Ministers also agree`` and ``Chad and Mali agree`` from a word on."""
        run = self._words.run(at, LONGEST_SENTENCE_LEAD)
        classes = self._lexicon.words
        if not run:
            return None
        named = self._behind_names(at)
        if named > at:
            run, subject = ["we", *run[named - at :]], named - 1
        elif (
            run[0] in classes.subject_pronouns
            or run[0] in classes.subject_starts
            or run[0] in classes.subject_nouns
        ):
            subject = at
        else:
            return None
        found = Grammar(run, self._lexicon).after_subject()
        if found is None:
            return self._promise(at, subject, run)
        return lead_of(
            self._words, subject, found, self._lexicon, subject=(at, subject + found.first)
        )

    def _behind_names(self, at: int) -> int:
        """Step over names of States, joined by "and", with which a sentence begins."""
        words, keys = self._words, self._words.keys
        behind = at
        while True:
            start = behind + (keys[behind] in self._classes.coordinators and behind > at)
            start += keys[start] in self._lexicon.words.articles and start > at
            end = next(
                (
                    end
                    for end, category in self._names.at(keys, start)
                    if category is AddresseeClass.STATES and words.capital(start)
                ),
                0,
            )
            if not end or words.mark(start) not in ("", words.mark(at)):
                return behind
            behind = end

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
            run[verb] in self._classes.fillers or run[verb] in additions or run[verb].endswith("ly")
        ):
            verb += 1
        for form in self._lexicon.forms.get(run[verb], ()) if verb < len(run) else ():
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
                    promised=True,
                )
        return None
