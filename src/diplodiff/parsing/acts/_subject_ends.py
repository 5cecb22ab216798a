"""Subject of a that-clause -> where it ends: before a modal, or a verb that may be a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing.acts._words import Words

__all__ = ["SubjectEnds"]

_ENDS = (":", ";", ".", "?", "!")


class SubjectEnds:
    """Finds where subjects end in one clause.

    Parameters
    ----------
    words : Words
        The clause.
    tables : ActTables
        Tables of its language.
    lexicon : Lexicon
        Verbs of its language.
    """

    __slots__ = ("_classes", "_keys", "_lexicon", "_names", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._names = tables.addressees
        self._classes = tables.words
        self._lexicon = lexicon

    def end(self, at: int, end: int) -> int:
        """Return the word behind a subject: "that the parties | cease fire".

        Parameters
        ----------
        at, end : int
            The word behind "that", and the end of the act.
        """
        behind = at
        while behind < end and not self._begins_predicate(behind):
            behind += 1
        own = self._keys[behind - 1] not in self._classes.subordinators  # "as may be needed"
        if behind < end and self._keys[behind] in self._classes.modals and own:
            return behind
        return min(behind, self._name_end(at, behind))

    def is_passive(self, modal: int) -> bool:
        """Tell "shall also be frozen" from "shall be responsible"."""
        keys, behind = self._keys, modal + 1
        while keys[behind] in self._classes.fillers and keys[behind] != "be":
            behind += 1
        return keys[behind] == "be" and self._is_participle(behind + 1)

    def _is_participle(self, at: int) -> bool:
        forms = self._lexicon.forms.get(self._keys[at], ())
        past = any(form.inflection is Inflection.PAST_PARTICIPLE for form in forms)
        return past or self._keys[at].endswith(("ed", "en"))

    def _name_end(self, at: int, end: int) -> int:
        """Find where a noun phrase ends before a verb that may be a noun, or is not known.

        Behind its head it goes on with names and what follows a preposition, an article or "and".
        """
        first = at + (self._keys[at] in self._lexicon.words.articles)
        heads = (self._names.at(self._keys, i) for i in range(at, end))
        found = next((found for found in heads if found), None)
        if found is not None:
            behind = found[0][0]
        elif self._words.capital(first):
            behind = first + 1
        else:
            return end
        open_ended = False
        while behind < end and (open_ended or self._continues_name(behind)):
            behind, open_ended = self._behind_word(behind, open_ended=open_ended)
        return behind

    def _behind_word(self, at: int, *, open_ended: bool) -> tuple[int, bool]:
        """Step over a word of a name; tell whether a noun must follow."""
        heads = self._names.at(self._keys, at)
        if heads:
            return heads[0][0], False
        key = self._keys[at]
        if key.endswith(("ed", "ing")):
            return at + 1, open_ended
        return at + 1, not self._words.capital(at) and self._continues_name(at)

    def _continues_name(self, at: int) -> bool:
        classes, key = self._classes, self._keys[at]
        return (
            key in classes.prepositions
            or key in classes.determiners
            or key in classes.coordinators
            or key.endswith(("ed", "ing"))
            or self._words.capital(at)
        )

    def _begins_predicate(self, at: int) -> bool:
        key, lexicon = self._keys[at], self._lexicon
        if key in self._classes.modals or key in self._classes.fillers:
            return True
        if self._words.mark(at).startswith(_ENDS):
            return True
        forms = lexicon.forms.get(key, ())
        return any(form.inflection == "bare" and "noun" not in form.head.traits for form in forms)
