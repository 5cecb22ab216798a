"""Words behind an opening -> whom the act is directed to, and where that noun phrase ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Addressee, AddresseeClass
from diplodiff.parsing.acts._nouns import Nouns
from diplodiff.parsing.acts._subject_ends import SubjectEnds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.parsing.acts._words import Words

__all__ = ["Addressed", "AddresseeReader"]

_LONGEST = 90
"""Words that are looked at: long lists of those addressed, with their asides, have sixty."""
_SURE = ("call upon", "call on", "remind")
"""Verbs that take nothing but an addressee, whatever noun it is."""
_CONNECTIVE = 3
"""Words of "in this context" and "to that end"."""
_NOUN = 6
"""Words of "its urgent call to" behind "Reiterates"."""
_JOINTS = ("", "-")
"""Marks inside a word that scanning has parted: "non- governmental"."""
_ENDS = (":", ";", ".", "?", "!")


_GROUPS = {AddresseeClass.PARTIES, AddresseeClass.ALL_STATES, AddresseeClass.ORGAN}


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

    __slots__ = (
        "_classes",
        "_keys",
        "_lexicon",
        "_named",
        "_nouns",
        "_table",
        "_tables",
        "_words",
    )

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._tables = tables
        self._table = tables.addressees
        self._classes = tables.words
        self._lexicon = lexicon
        self._nouns = Nouns(words, tables, lexicon)
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
        pronouns = (self._nouns.is_pronoun(addressee) for addressee in found.addressees)
        if any(pronouns):
            meant = self._first_named(named, at)
            resolved = (replace(who, category=meant) for who in found.addressees)
            return found._replace(addressees=tuple(resolved))
        return found

    def bound(self, first: int, modal: int) -> tuple[Addressee, ...]:
        """Read who is bound by a clause: the subject of "all States shall pay".

        Parameters
        ----------
        first, modal : int
            Where the clause begins, and its modal.

        Returns
        -------
        tuple of Addressee
            Nobody in the passive: "the funds shall be frozen" leaves open who is to freeze them.
        """
        if self._subject_ends().is_passive(modal):
            return ()
        if self._keys[first] in self._classes.negative_subjects and self._keys[first] != "no":
            return ()
        return self._addressees(self._items(first, modal), sure=False)

    def _first_named(self, at: int, end: int) -> AddresseeClass:
        """Return the class of those named first among some words."""
        for i in range(at, min(end, at + _LONGEST)):
            for behind, category in self._table.at(self._keys, i):
                return self._nouns.narrowed(at, end, i, behind, category)
        return AddresseeClass.OTHER

    def _subject_ends(self) -> SubjectEnds:
        return SubjectEnds(self._words, self._tables, self._lexicon)

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
        if key in self._lexicon.words.complementizers and "that" in markers:
            return self._subject(at + 1, end)
        if key in self._lexicon.words.infinitives and "to" in markers:
            return self._directly(at + 1, end, sure=True) or nobody
        if "direct" in markers:
            found = self._directly(at, end, sure=ranked in _SURE)
            return nobody if found is None else self._with_others(found, ranked, end)
        if "for" in markers and (found := self._for(at, end)):
            return found
        prepositions = markers & {"by", "from"}
        return (self._by(at, end, prepositions) if prepositions else None) or nobody

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
        addressees = self._addressees(items, sure=sure and closed, named=closed)
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
        items = self._items(at, self._subject_ends().end(at, end))
        return Addressed(self._addressees(items, sure=False, named=True), at - 1)

    def _for(self, at: int, end: int) -> Addressed | None:
        """Read ``the parties to withdraw`` behind "calls for", but no "a truce to be kept"."""
        found = self._directly(at, end, sure=False)
        if found is None or self._keys[found.behind] not in self._lexicon.words.infinitives:
            return None
        if (
            self._nouns.category(at, found.behind) is None
        ):  # "support to developing countries to ..."
            return None
        return None if self._keys[found.behind + 1] == "be" else found

    def _by(self, at: int, end: int, prepositions: Collection[str]) -> Addressed | None:
        """Read ``action by the parties`` and ``an end from the parties``."""
        keys = self._keys
        for i in range(at, end):
            participle = keys[i - 1].endswith("ed")  # "as endorsed by the Council"
            if keys[i] in prepositions and not self._words.mark(i) and not participle:
                found = self._directly(i + 1, end, sure=False)
                if (
                    found
                    and keys[i] == "from"
                    and _GROUPS.isdisjoint(who.category for who in found.addressees)
                ):
                    return None  # "withdrawal from Chad"
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
                return i - self._is_denied(i), True
            # "reminds all States of their duty"
            if key == "of" and keys[i + 1] in self._lexicon.words.possessives:
                return i, True
            if (
                key in self._lexicon.words.complementizers
                and keys[i - 1] not in self._classes.asides
            ):
                return i, True
        return end, end < words.n or words.gaps[end].lstrip().startswith(":")

    def _is_denied(self, at: int) -> bool:
        """Tell "not | to sail" from "those who do not, | to sail"."""
        classes = self._lexicon.words
        denied = self._keys[at - 1] in classes.deniers and not self._words.mark(at)
        return denied and self._keys[at - 2] not in classes.supports

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
        aside, shared = False, -1
        for first, behind, resumes in self._parts(at, end):
            if " ".join(self._keys[first:behind]) in self._classes.emphases:
                continue
            start = self._behind_emphasis(first, behind)
            if start == first and self._is_aside(first):
                aside = True
                continue
            category = self._nouns.category(start, behind)
            # ", and" goes on behind an aside, and a comma begins behind one that came first.
            if aside and not (category and (resumes or (self._words.mark(first) and not items))):
                continue
            aside = False
            if category is None and self._is_adjective(start, behind, end):
                shared = start if shared < 0 else shared
                continue
            start, shared = (start if shared < 0 else shared), -1
            self._add(items, _Item(start, self._nouns.without_adverbs(start, behind), category))
        return items

    def _is_adjective(self, first: int, behind: int, end: int) -> bool:
        """Tell "regional and | international organizations", which share their noun."""
        key = self._keys[first]
        return (
            behind == first + 1 < end
            and self._keys[behind] in self._classes.coordinators
            and not self._words.capital(first)
            and not key.endswith("s")
            and key not in self._classes.pronouns
        )

    def _is_aside(self, at: int) -> bool:
        key, follower = self._keys[at], self._keys[at + 1]
        classes = self._classes
        # "drawing from the report, ...", but "neighbouring States"
        return (
            key in classes.asides
            or (
                key.endswith("ing")
                and (follower in classes.prepositions or follower in classes.determiners)
            )
            or (key in self._tables.timings and bool(self._tables.timings.at(self._keys, at)))
            or self._is_when(at)
        )

    def _is_when(self, at: int) -> bool:
        """Tell "during that period", "immediately" and "in this context", which need no comma."""
        keys, timings, hedges = self._keys, self._tables.timings, self._tables.hedges
        key = keys[at]
        return (
            key in self._classes.meanwhile
            or (key in timings and any(not entry.follows for _, entry in timings.at(keys, at)))
            or (key in hedges and any(behind > at + 1 for behind, _ in hedges.at(keys, at)))
            or (
                key in self._tables.connective_starts
                and " ".join(keys[at : at + _CONNECTIVE]) in self._classes.connectives
            )
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
        if item.category is not AddresseeClass.STATES or not self._nouns.is_name(
            item.first, item.behind
        ):
            return False
        for at in range(last.behind - 2, last.first, -1):
            if self._keys[at] in self._classes.prepositions:
                return self._nouns.is_name(at + 1, last.behind)
        return False

    def _parts(self, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Give the stretches between commas and coordinators.

        With each comes whether ", and" stands before it, which goes on behind an aside.
        """
        keys, words = self._keys, self._words
        first, resumes, whole = at, False, at
        for i in range(at, end):
            if i < whole:  # inside "Bosnia and Herzegovina"
                continue
            whole = self._nouns.behind_name(i)
            coordinator = keys[i] in self._classes.coordinators or keys[i] == "or"
            if i > first and (coordinator or words.mark(i) not in _JOINTS or self._is_when(i)):
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

    def _addressees(
        self, items: list[_Item], *, sure: bool, named: bool = False
    ) -> tuple[Addressee, ...]:
        """Keep those that the table knows, and one that a capital or the verb shows to be one."""
        found = []
        for item in items:
            category = item.category
            article = self._keys[item.first] in self._lexicon.words.articles
            shown = self._words.capital(item.first) or (
                named and self._words.capital(item.first + article)
            )
            if category is None and (shown or sure) and len(items) == 1:
                category = AddresseeClass.OTHER
            if category is not None:
                phrase = self._words.phrase(item.first, item.behind)
                found.append(
                    Addressee(
                        text=phrase.text, start=phrase.start, end=phrase.end, category=category
                    )
                )
        return tuple(found)
