"""Words behind an opening -> whom the act is directed to, and where that noun phrase ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Addressee, AddresseeClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.lexicon import Lexicon
    from diplodiff.lexicon._tables import ActTables
    from diplodiff.parsing.acts._words import Words

__all__ = ["Addressed", "AddresseeReader"]

_LONGEST = 90
"""Words that are looked at: long lists of those addressed, with their asides, have sixty."""
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

    __slots__ = ("_classes", "_keys", "_lexicon", "_table", "_tables", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._tables = tables
        self._table = tables.addressees
        self._classes = tables.words
        self._lexicon = lexicon

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
            return self._directly(at, end, sure=ranked.startswith("call ")) or nobody
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

    def _subject(self, at: int, end: int) -> Addressed:
        """Read the subject of the that-clause: "Demands that the parties | cease fire"."""
        behind = at
        while behind < end and not self._begins_predicate(behind):
            behind += 1
        addressees = self._addressees(self._items(at, behind), sure=False) if behind < end else ()
        return Addressed(addressees, at - 1)

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
            if key in self._classes.complementizers and keys[i - 1] not in ("those", "countries"):
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
        for first, behind, joined in self._parts(at, end):
            start = self._behind_emphasis(first, behind)
            if start == first and self._keys[first] in self._classes.asides:
                aside = True
                continue
            category = self._category(start, behind)
            if aside and not (joined and category):
                continue
            aside = False
            last = items[-1] if items else None
            if category is None and last is not None and last.category is not None:
                items[-1] = last._replace(behind=behind)
            elif last is not None and last.category is None:
                items[-1] = _Item(last.first, behind, category)
            else:
                items.append(_Item(start, behind, category))
        return items

    def _parts(self, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Give the stretches between commas and coordinators; whether "and" stands before each."""
        keys, words = self._keys, self._words
        first, joined = at, False
        for i in range(at, end):
            coordinator = keys[i] in self._classes.coordinators or keys[i] == "or"
            if i > first and (coordinator or words.mark(i)):
                yield first, i, joined
                first, joined = i, False
            if coordinator and i == first:
                first, joined = i + 1, True
        if first < end:
            yield first, end, joined

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
            match = next(
                ((b, c) for b, c in self._table.at(self._keys, i) if b <= end), None
            ) or self._compound(i)
            if match is None:
                i += 1
                continue
            found = (i, *match)
            i = match[0]
        if found is None:
            pronoun = end - at == 1 and self._keys[at] in self._classes.pronouns
            return AddresseeClass.OTHER if pronoun else None
        return self._narrowed(at, end, *found)

    def _compound(self, at: int) -> tuple[int, AddresseeClass] | None:
        """Look up the last part of "co-sponsors", "UN-Habitat" or "malaria-endemic"."""
        return None

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
