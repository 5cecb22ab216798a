"""Noun phrase -> what sort of addressee it names, by its head noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.model import Addressee, AddresseeClass

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing.acts._words import Words

__all__ = ["Nouns"]


class Nouns:
    """Classes of the noun phrases of one clause.

    Parameters
    ----------
    words : Words
        The clause.
    tables : ActTables
        Tables of its language.
    lexicon : Lexicon
        Closed word classes of its language.
    """

    __slots__ = ("_classes", "_keys", "_lexicon", "_table", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._table = tables.addressees
        self._classes = tables.words
        self._lexicon = lexicon

    def behind_name(self, at: int) -> int:
        """Step over a phrase of the table that has a coordinator inside."""
        for behind, _ in self._table.at(self._keys, at):
            if any(key in self._classes.coordinators for key in self._keys[at:behind]):
                return behind
        return at

    def without_adverbs(self, first: int, behind: int) -> int:
        """Return where a noun phrase ends without "accordingly" or "also" behind it."""
        classes = self._lexicon.words
        while behind - 1 > first and (
            (key := self._keys[behind - 1]) in classes.additions
            or key in classes.adverbs
            or (key.endswith("ly") and key not in classes.adverb_exceptions)
        ):
            behind -= 1
        return behind

    def category(self, at: int, end: int) -> AddresseeClass | None:
        """Return the class of a noun phrase by its head: the last noun before a preposition.

        None when the table has no such noun.
        """
        found = None
        i = at
        while i < end:
            key = self._keys[i]
            before = key.endswith("ed") and self._keys[i + 1] in self._table  # "concerned parties"
            if key in self._classes.prepositions and i > at and not before:
                break
            match = next(((b, c) for b, c in self._table.at(self._keys, i) if b <= end), None)
            if match is None:
                i += 1
                continue
            found = (i, *match)
            i = match[0]
        if found is None:
            pronoun = end - at == 1 and self._keys[at] in self._classes.pronouns
            return AddresseeClass.OTHER if pronoun else None
        if found[1] < end and self._is_noun(found[1]):
            return None
        return self.narrowed(at, end, *found)

    def narrowed(
        self, at: int, end: int, noun: int, behind: int, category: AddresseeClass
    ) -> AddresseeClass:
        """Tell all States from some, and one organization's head from another's."""
        keys, classes = self._keys, self._classes
        rest = keys[behind:end]
        if category is AddresseeClass.ALL_STATES:
            some = any(key not in classes.universal for key in keys[at:noun])
            # "of the region", "acting with Chad"
            acting = rest and rest[0].endswith("ing") and "all" not in keys[at:noun]
            some = some or bool(rest and (acting or rest[0] in classes.narrowing))
            return AddresseeClass.STATES if some else category
        if category is AddresseeClass.SECRETARY_GENERAL and rest[:1] == ["of"]:
            own = "united" in rest
            return category if own else AddresseeClass.EXECUTIVE_HEAD
        if category is AddresseeClass.ORGANIZATION and {"united", "nations"} <= {*keys[at:end]}:
            return AddresseeClass.ORGAN
        return category

    def is_name(self, first: int, behind: int) -> bool:
        """Tell whether some words are the name of a State and nothing else."""
        first += self._keys[first] in self._lexicon.words.articles
        return self._words.capital(first) and any(
            end == behind and category is AddresseeClass.STATES
            for end, category in self._table.at(self._keys, first)
        )

    def is_pronoun(self, addressee: Addressee) -> bool:
        """Tell whether an addressee was named before: "them"."""
        return addressee.text.lower() in self._classes.pronouns

    def _is_noun(self, at: int) -> bool:
        """Tell "the Council resolution", whose head is the second noun, from "States concerned"."""
        key, classes = self._keys[at], self._classes
        return (
            key.isalpha()
            and not self._words.capital(at)
            and not self._words.mark(at)
            and key not in classes.prepositions
            and key not in classes.narrowing
            and key not in classes.determiners
            and key not in self._lexicon.words.additions
            and not key.endswith(("ed", "ing", "ly", "able", "ible", "so"))
        )
