"""Words behind an opening -> whom the act is directed to, and where that noun phrase ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Addressee, AddresseeClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing.acts._words import Words

__all__ = ["Addressed", "AddresseeReader"]

_LONGEST = 90
"""Words that are looked at: long lists of those addressed, with their asides, have sixty."""
_SURE = ("call upon", "call on", "remind")
"""Verbs that take nothing but an addressee, whatever noun it is."""
_NOUN = 6
"""Words of "its urgent call to" behind "Reiterates"."""
_ENDS = (":", ";", ".", "?", "!")


class Addressed(NamedTuple):
    """Those addressed, and the word behind them."""

    addressees: tuple[Addressee, ...] = ()
    behind: int = 0


class _Item(NamedTuple):
    first: int
    behind: int
    category: AddresseeClass | None


class AddresseeReader:
    """Reads the addressees of the acts of one clause.

    Parameters
    ----------
    words : Words
        The clause.
    tables : ActTables
        Tables of its language.
    lexicon : Lexicon
        Verbs of its language.
    """

    __slots__ = ("_classes", "_keys", "_lexicon", "_named", "_table", "_tables", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._tables = tables
        self._table = tables.addressees
        self._classes = tables.words
        self._lexicon = lexicon
        self._named = 0
        """Where the last act began to name those whom "them" may mean."""

    def read(self, head: str, at: int, end: int) -> Addressed:
        """Read the addressees of an act.

        Parameters
        ----------
        head : str
            Lemma of its verb.
        at, end : int
            Words between its opening and its end.

        Returns
        -------
        Addressed
            Nobody, and `behind` equal to `at`, when the verb addresses nobody.
        """
        named, self._named = self._named, at
        found = self._read(head, at, end)
        if found.addressees and any(self._is_pronoun(addressee) for addressee in found.addressees):
            meant = self._first_named(named, at)
            resolved = (replace(who, category=meant) for who in found.addressees)
            return found._replace(addressees=tuple(resolved))
        return found

    def _is_pronoun(self, addressee: Addressee) -> bool:
        return addressee.text.lower() in self._classes.pronouns

    def _first_named(self, at: int, end: int) -> AddresseeClass:
        """Return the class of those named first among some words."""
        for i in range(at, min(end, at + _LONGEST)):
            for behind, category in self._table.at(self._keys, i):
                return self._narrowed(at, end, i, behind, category)
        return AddresseeClass.OTHER

    def _read(self, head: str, at: int, end: int) -> Addressed:
        nobody = Addressed((), at)
        known = self._lexicon.head(head)
        ranked = known.act if known is not None and known.act else head
        markers = self._tables.addressing.get(ranked)
        if markers is None:
            return nobody
        if ranked != head and known is not None:
            at = self._behind_noun(at, end)
        end = min(end, at + _LONGEST)
        key = self._keys[at]
        while at < end and key in self._lexicon.words.additions:  # "Calls upon | once again"
            at += 1
            key = self._keys[at]
        if key in self._classes.complementizers:
            return self._subject(at + 1, end) if "that" in markers else nobody
        if key in self._lexicon.words.infinitives and "to" in markers:
            return self._directly(at + 1, end, sure=True) or nobody
        if "direct" in markers:
            found = self._directly(at, end, sure=ranked in _SURE)
            return nobody if found is None else self._with_others(found, ranked, end)
        return (self._by(at, end) if "by" in markers else None) or nobody

    def _behind_noun(self, at: int, end: int) -> int:
        """Step over ``its urgent call [up]on`` behind "Reiterates"."""
        for i in range(at, min(at + _NOUN, end)):
            if self._keys[i] in self._lexicon.nouns:
                follower = self._keys[i + 1]
                return i + 1 + (follower in ("on", "upon"))
        return at

    def _directly(self, at: int, end: int, *, sure: bool) -> Addressed | None:
        behind, closed = self._noun_phrase_end(at, end)
        items = self._items(at, behind)
        addressees = self._addressees(items, sure=sure and closed)
        return Addressed(addressees, behind) if addressees else None

    def _with_others(self, found: Addressed, head: str, end: int) -> Addressed:
        """Add those of "Calls upon the League to ... and upon the Governments to ..."."""
        particle = head.rpartition(" ")[2]
        if particle == head:
            return found
        keys, coordinators = self._keys, self._classes.coordinators
        for at in range(found.behind, end):
            if keys[at] == particle and keys[at - 1] in coordinators:
                others = self._directly(at + 1, min(end, at + _LONGEST), sure=False)
                more = () if others is None else others.addressees
                return found._replace(addressees=found.addressees + more)
        return found

    def _subject(self, at: int, end: int) -> Addressed:
        """Read the subject of the that-clause: "Demands that the parties | cease fire"."""
        behind = at
        while behind < end and not self._begins_predicate(behind):
            behind += 1
        if behind == end:
            behind = self._name_end(at, end)
        return Addressed(self._addressees(self._items(at, behind), sure=False), at - 1)

    def _name_end(self, at: int, end: int) -> int:
        """Find where a noun phrase ends before a verb that the lexicon does not have.

        Behind its head noun it goes on with names, prepositions and articles only.
        """
        for i in range(at, end):
            heads = self._table.at(self._keys, i)
            if heads:
                behind = heads[0][0]
                while behind < end and self._continues_name(behind):
                    behind += 1
                return behind
        return at

    def _continues_name(self, at: int) -> bool:
        classes = self._classes
        follows = classes.prepositions | classes.determiners | classes.coordinators
        return self._words.capital(at) or self._keys[at] in follows

    def _begins_predicate(self, at: int) -> bool:
        key, lexicon = self._keys[at], self._lexicon
        if key in self._classes.modals or key in self._classes.fillers:
            return True
        if self._words.mark(at).startswith(_ENDS):
            return True
        forms = lexicon.forms.get(key, ())
        return any(form.inflection == "bare" and "noun" not in form.head.traits for form in forms)

    def _by(self, at: int, end: int) -> Addressed | None:
        """Read ``action by the parties``."""
        keys = self._keys
        for i in range(at, end):
            if keys[i] == "by" and not self._words.mark(i):
                found = self._directly(i + 1, end, sure=False)
                return found and found._replace(behind=at)
            if keys[i] in self._lexicon.words.infinitives:
                return None
        return None

    def _noun_phrase_end(self, at: int, end: int) -> tuple[int, bool]:
        """Find the infinitive, the colon or the end; tell whether it was one of the first two."""
        keys, words = self._keys, self._words
        infinitives = self._lexicon.words.infinitives
        for i in range(at, end):
            key = keys[i]
            if i > at and words.gaps[i] != " " and words.mark(i).startswith(_ENDS):
                return i, words.mark(i).startswith(":")
            if key in infinitives and self._is_infinitive(i):
                return i, True
            # "reminds all States of their duty"
            if key == "of" and keys[i + 1] in self._lexicon.words.possessives:
                return i, True
            if key in self._classes.complementizers and keys[i - 1] not in self._classes.asides:
                return i, True
        return end, end < words.n or words.gaps[end].lstrip().startswith(":")

    def _is_infinitive(self, at: int) -> bool:
        follower = self._keys[at + 1]
        return (
            follower not in self._classes.determiners
            and not self._words.capital(at + 1)
            and follower not in self._table
        )

    def _items(self, at: int, end: int) -> list[_Item]:
        """Cut a coordination into noun phrases that have a head noun each, without asides."""
        items: list[_Item] = []
        aside = False
        for first, behind, resumes in self._parts(at, end):
            start = self._behind_emphasis(first, behind)
            if start == first and self._is_aside(first):
                aside = True
                continue
            category = self._category(start, behind)
            if aside and not (resumes and category):
                continue
            aside = False
            self._add(items, _Item(start, self._without_additions(start, behind), category))
        return items

    def _is_aside(self, at: int) -> bool:
        return self._keys[at] in self._classes.asides or self._is_when(at)

    def _is_when(self, at: int) -> bool:
        """Tell "during that period", "immediately" and "in due course", which need no comma."""
        key = self._keys[at]
        timings = self._tables.timings
        return key in self._classes.meanwhile or (
            key in timings and any(not entry.follows for _, entry in timings.at(self._keys, at))
        )

    def _add(self, items: list[_Item], item: _Item) -> None:
        """Add a noun phrase, or join it to one with which it shares its head noun."""
        last = items[-1] if items else None
        if last is None:
            items.append(item)
        elif self._keys[item.first] == "those":
            # "in particular those in the north" are some of the ones just named
            some = last.category is AddresseeClass.ALL_STATES
            items.append(item._replace(category=AddresseeClass.STATES if some else last.category))
        elif item.category is None or self._shares_preposition(last, item):
            items[-1] = last._replace(behind=item.behind)
        elif last.category is None:
            items[-1] = _Item(last.first, item.behind, item.category)
        else:
            items.append(item)

    def _shares_preposition(self, last: _Item, item: _Item) -> bool:
        """Tell "the Governments of Chad and Mali" from "the Government of Chad and the League"."""
        if item.category is not AddresseeClass.STATES or not self._is_name(item.first, item.behind):
            return False
        for at in range(last.behind - 2, last.first, -1):
            if self._keys[at] in self._classes.prepositions:
                return self._is_name(at + 1, last.behind)
        return False

    def _is_name(self, first: int, behind: int) -> bool:
        """Tell whether some words are the name of a State and nothing else."""
        first += self._keys[first] in self._lexicon.words.articles
        return self._words.capital(first) and any(
            end == behind and category is AddresseeClass.STATES
            for end, category in self._table.at(self._keys, first)
        )

    def _without_additions(self, first: int, behind: int) -> int:
        while behind - 1 > first and self._keys[behind - 1] in self._lexicon.words.additions:
            behind -= 1
        return behind

    def _parts(self, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Give the stretches between commas and coordinators.

        With each comes whether ", and" stands before it, which goes on behind an aside.
        """
        keys, words = self._keys, self._words
        first, resumes = at, False
        for i in range(at, end):
            coordinator = keys[i] in self._classes.coordinators or keys[i] == "or"
            if i > first and (coordinator or words.mark(i) or self._is_when(i)):
                yield first, i, resumes
                first, resumes = i, False
            if coordinator and i == first:
                first, resumes = i + 1, bool(words.mark(i))
        if first < end:
            yield first, end, resumes

    def _behind_emphasis(self, at: int, end: int) -> int:
        """Step over "in particular" and "including"."""
        keys = self._keys
        for length in (3, 2, 1):
            if at + length < end and " ".join(keys[at : at + length]) in self._classes.emphases:
                return at + length
        return at

    def _category(self, at: int, end: int) -> AddresseeClass | None:
        """Return the class of a noun phrase by its head: the last noun before a preposition."""
        found = None
        i = at
        while i < end:
            key = self._keys[i]
            if key in self._classes.prepositions and i > at:
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
        return self._narrowed(at, end, *found)

    def _narrowed(
        self, at: int, end: int, noun: int, behind: int, category: AddresseeClass
    ) -> AddresseeClass:
        """Tell all States from some, and one organization's head from another's."""
        keys, classes = self._keys, self._classes
        rest = keys[behind:end]
        if category is AddresseeClass.ALL_STATES:
            some = any(key not in classes.universal for key in keys[at:noun])
            some = some or (bool(rest) and rest[0] in classes.narrowing)
            return AddresseeClass.STATES if some else category
        if category is AddresseeClass.SECRETARY_GENERAL and rest[:1] == ["of"]:
            own = "united" in rest
            return category if own else AddresseeClass.EXECUTIVE_HEAD
        if category is AddresseeClass.ORGANIZATION and {"united", "nations"} <= {*keys[at:end]}:
            return AddresseeClass.ORGAN
        return category

    def _addressees(self, items: list[_Item], *, sure: bool) -> tuple[Addressee, ...]:
        found = []
        for item in items:
            category = item.category
            named = self._words.capital(item.first) or sure
            if category is None and named and len(items) == 1:
                category = AddresseeClass.OTHER
            if category is not None:
                phrase = self._words.phrase(item.first, item.behind)
                found.append(
                    Addressee(
                        text=phrase.text, start=phrase.start, end=phrase.end, category=category
                    )
                )
        return tuple(found)
