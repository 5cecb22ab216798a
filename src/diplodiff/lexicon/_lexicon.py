"""What a language pack says: heads, nouns and closed word classes; knows no files and no text."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from diplodiff.lexicon._inflection import english_forms, spellings
from diplodiff.lexicon._keys import spelling_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from diplodiff.lexicon._tables import ActTables
    from diplodiff.model import Performative

__all__ = [
    "LISTED_FORMS",
    "REGULAR_FORMS",
    "Form",
    "Head",
    "Inflection",
    "Kind",
    "Lexicon",
    "Noun",
    "Span",
    "Trait",
    "WordClasses",
    "completes",
]

Kind = Literal["act", "undertaking", "state"]
Trait = Literal[
    "own", "article", "seen", "with", "noun", "parted", "past", "inflected", "either", "clausal"
]
Span = Literal["opening", "separate"]
Inflect: TypeAlias = "Callable[[str], Sequence[str]]"


_SHORTEST_MONTH = 3
"""Letters of the shortest abbreviation: "Jan", "janv"."""


class Inflection(StrEnum):
    """How a head is inflected, as far as the section of a clause depends on it."""

    BARE = "bare"
    THIRD = "third"
    PARTICIPLE = "participle"
    PAST = "past"
    PAST_PARTICIPLE = "past participle"
    STATE = "state"
    """An adjective or a participle used as one: "convinced", "mindful"."""


LISTED_FORMS = (
    Inflection.THIRD,
    Inflection.PARTICIPLE,
    Inflection.PAST,
    Inflection.PAST_PARTICIPLE,
    Inflection.BARE,
)
"""Places of the column ``forms``; the lemma itself is bare too."""
_PAST, _PARTICIPLE = 2, 3
"""Places of the past and of the past participle, which is like the past where it is not given."""
REGULAR_FORMS: Mapping[str, Inflect] = {"en": english_forms}


class Head(NamedTuple):
    """A verb, verb phrase or adjective that can perform the act of a clause.

    Parameters
    ----------
    lemma : str
        Dictionary form, lower case: "recall", "take note", "express concern".
    irregular : tuple of str
        The places of the column ``forms``, at most five; "" or nothing where a form is regular
        or the language has none.
    kind : {"act", "undertaking", "state"}
        Performative, task that parties set themselves, or adjective.
    category : str
        What sort of act it is: "recall", "concern", "urge".
    traits : tuple of str
        How far the opening reaches behind the head; see `diplodiff.lexicon`.
    act : str
        Lemma under which the strength scales rank it: "demand" for "reiterate demand"; "" means
        its own lemma.
    source : str
        Where the head is attested.
    performative : Performative or None
        What sort of thing speakers do by it, as ``categories.csv`` says of its category.
    """

    lemma: str
    kind: Kind
    category: str
    irregular: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    act: str = ""
    source: str = ""
    performative: Performative | None = None


class Noun(NamedTuple):
    """A noun that completes a head: "its intention", "with concern".

    Parameters
    ----------
    lemma : str
        Dictionary form, lower case.
    category : str
        Category of the act when this noun completes the head.
    span : {"opening", "separate"}
        Whether the noun can belong to the opening at all.
    act : str
        Lemma of the head that the noun stands for ("demand"), or "".
    """

    lemma: str
    category: str
    span: Span = "opening"
    act: str = ""


class Form(NamedTuple):
    """One inflected form of a head: a named tuple, for a pack holds thousands.

    Parameters
    ----------
    head : Head
        What it is a form of.
    inflection : Inflection
        Which form it is.
    rest : tuple of str
        Words that follow the inflected one: ("note",) for "takes note".
    """

    head: Head
    inflection: Inflection
    rest: tuple[str, ...] = ()


class WordClasses(NamedTuple):
    """Closed word classes, as the lexicon spells them; ``words.toml`` says what each is for.

    A class that a language does not have is empty.
    """

    additions: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    adverb_endings: frozenset[str] = frozenset()
    adverb_exceptions: frozenset[str] = frozenset()
    trailing_adverbs: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    after_nouns: frozenset[str] = frozenset()
    after_plurals: frozenset[str] = frozenset()
    reflexives: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    preambular_markers: frozenset[str] = frozenset()
    perfect_endings: frozenset[str] = frozenset()
    participle_endings: frozenset[str] = frozenset()
    participle_exceptions: frozenset[str] = frozenset()
    after_participles: frozenset[str] = frozenset()
    perfect_participles: frozenset[str] = frozenset()
    perfect_finites: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    deniers: frozenset[str] = frozenset()
    supports: frozenset[str] = frozenset()
    state_participles: frozenset[str] = frozenset()
    state_finites: frozenset[str] = frozenset()
    continuings: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    complementizers: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    closers: frozenset[str] = frozenset()
    subject_pronouns: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    subject_starts: frozenset[str] = frozenset()
    subject_breaks: frozenset[str] = frozenset()
    subject_nouns: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    announcers: frozenset[str] = frozenset()
    undamaged: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    negation_carriers: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    decided: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()
    alternatives: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)  # without slots: `forms` is kept once it is built
class Lexicon:
    """A language pack, ready for look-up.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    heads : mapping of str to Head
        By lemma, in the order of the file.
    nouns : mapping of str to Noun
        By every form of the noun.
    words : WordClasses
        Closed word classes.
    months : tuple of str
        Names of the months, January first, lower case.
    month_numbers : mapping of str to int
        Every form of those names that a date may have ("июля", "تشرين الأول") -> 1 to 12.
    performatives : mapping of str to Performative
        What sort of thing speakers do by an act, by its category.
    spaced : bool
        Whether white space parts the words of the language.
    imperative : bool
        Whether the bare form commands, as in English ("Facilitate ..."); elsewhere it is an
        infinitive or a noun, which also opens clauses that perform nothing.
    final : frozenset of Inflection
        Forms that may stand at the end of a clause, behind what they govern.
    folder : pathlib.Path or None
        Where the tables of acts are read when they are first asked for; None for a pack that has
        no folder, whose tables are empty.
    """

    language: str
    heads: Mapping[str, Head] = field(repr=False)
    nouns: Mapping[str, Noun] = field(repr=False)
    words: WordClasses = field(repr=False)
    months: tuple[str, ...] = field(repr=False)
    month_numbers: Mapping[str, int] = field(repr=False)
    performatives: Mapping[str, Performative] = field(repr=False)
    spaced: bool = field(default=True, repr=False)
    imperative: bool = field(default=False, repr=False)
    final: frozenset[Inflection] = field(default=frozenset(), repr=False)
    folder: Path | None = field(default=None, repr=False, compare=False)

    @functools.cached_property
    def tables(self) -> ActTables:
        """Tables by which the parts of an act are read, validated at first use."""
        from diplodiff.lexicon._tables import read_tables

        return read_tables(self.folder)

    @functools.cached_property
    def dated_months(self) -> Mapping[str, int]:
        """Number of each month by its names and by the abbreviations that fit no other."""
        named = self.month_numbers
        numbers: dict[str, int] = {}
        for month, number in named.items():
            for length in range(_SHORTEST_MONTH, len(month)):
                short = month[:length]
                numbers[short] = number if numbers.get(short, number) == number else 0
        unmistakable = {short: number for short, number in numbers.items() if number}
        return MappingProxyType({**unmistakable, **named})

    @functools.cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Forms by the `spelling_key` of their first word, the longest phrase first.

        Built at first use, in a few milliseconds, so that loading a pack costs next to nothing.
        """
        found: dict[str, list[Form]] = {}
        for head in self.heads.values():
            for word, form in _inflected(head, REGULAR_FORMS.get(self.language)):
                found.setdefault(spelling_key(word), []).append(form)
        for several in found.values():
            if len(several) > 1:
                several.sort(key=lambda form: -len(form.rest))
        return MappingProxyType({word: tuple(several) for word, several in found.items()})

    @functools.cached_property
    def plain_heads(self) -> frozenset[str]:
        """First words of forms that can be nothing else before a head: no marker, no auxiliary."""
        classes = self.words
        ambiguous = classes.conjunctions | classes.preambular_markers | classes.reflexives
        ambiguous |= classes.additions | classes.adverbs | classes.trailing_adverbs
        ambiguous |= classes.perfect_participles | classes.perfect_finites | classes.continuings
        ambiguous |= classes.state_participles | classes.state_finites
        return frozenset(self.forms) - {word.partition(" ")[0] for word in ambiguous}

    @functools.cached_property
    def adverb_endings(self) -> tuple[str, ...]:
        """Endings by which adverbs are known, in alphabetical order."""
        return tuple(sorted(self.words.adverb_endings))

    @functools.cached_property
    def modifier_lengths(self) -> Mapping[str, int]:
        """Words of the longest marker or adverbial phrase of several words, by its first word."""
        classes = self.words
        lengths: dict[str, int] = {}
        for phrase in (*classes.additions, *classes.adverbs, *classes.trailing_adverbs):
            first, *more = phrase.split()
            if more:
                lengths[first] = max(lengths.get(first, 0), len(more) + 1)
        return MappingProxyType(lengths)

    @functools.cached_property
    def final_forms(self) -> Mapping[str, tuple[tuple[tuple[str, ...], Form], ...]]:
        """Forms that may end a clause, with their words before the last one, by their last word.

        The longest phrase comes first.
        """
        found: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
        for first, several in self.forms.items():
            for form in several:
                if form.inflection in self.final:
                    *before, last = (first, *form.rest)
                    found.setdefault(last, []).append((tuple(before), form))
        for ending in found.values():
            ending.sort(key=lambda words: -len(words[0]))
        return MappingProxyType({word: tuple(ending) for word, ending in found.items()})

    @functools.cached_property
    def unspaced_words(self) -> Mapping[int, frozenset[str]]:
        """Words that can be told apart without white space, by their length, the longest first."""
        known = {*self.forms, *self.nouns, *(word for words in self.words for word in words)}
        for several in self.forms.values():
            known.update(word for form in several for word in form.rest)
        lengths = sorted({len(word) for word in known}, reverse=True)
        return MappingProxyType(
            {length: frozenset(w for w in known if len(w) == length) for length in lengths}
        )

    def head(self, lemma: str) -> Head | None:
        """Look up a head, also one that a noun completes.

        Parameters
        ----------
        lemma : str
            "urge", "take note", or verb and noun: "express concern", "reiterate demand".

        Returns
        -------
        Head or None
            A verb completed by a noun has the noun's category, and the act that the noun stands
            for; None for what is not in the lexicon.
        """
        known = self.heads.get(lemma)
        if known is not None:
            return known
        verb, _, name = lemma.partition(" ")
        head, noun = self.heads.get(verb), self.nouns.get(name)
        if head is None or noun is None or not completes(noun, head):
            return None
        return self._completed(head, noun)

    def _completed(self, head: Head, noun: Noun) -> Head:
        return head._replace(
            lemma=f"{head.lemma} {noun.lemma}",
            category=noun.category,
            act=noun.act,
            performative=self.performatives.get(noun.category),
        )


def completes(noun: Noun, head: Head) -> bool:
    """Tell whether a noun, rather than the head alone, says what act is performed.

    "Expresses its intention" is an intention; "Reiterates its demand" is a demand, but
    "Reaffirms its commitment" is an affirmation, since "commitment" stands for no head.
    """
    return "own" in head.traits or ("seen" in head.traits and noun.act != "")


def _inflected(head: Head, inflect: Inflect | None) -> Iterator[tuple[str, Form]]:
    """Yield the first words of all forms of a head."""
    first, _, following = head.lemma.partition(" ")
    rest = tuple(map(spelling_key, following.split()))
    if head.kind == "state":
        yield first, Form(head, Inflection.STATE, rest)
        for cell in head.irregular:
            yield from _alternatives(cell, Form(head, Inflection.STATE, rest))
        return
    shared = [Form(head, inflection, rest) for inflection in LISTED_FORMS]
    for verb in spellings(first):
        regular = inflect(verb) if inflect else ()
        doubled = head.irregular[_PAST] if len(head.irregular) > _PAST else ""
        yield verb, shared[-1]
        for index, form in enumerate(shared):
            cell = head.irregular[index] if index < len(head.irregular) else ""
            if cell:
                yield from _alternatives(cell, form)
            elif index < len(regular):
                yield regular[index] if not doubled or index != _PARTICIPLE else doubled, form


def _alternatives(cell: str, form: Form) -> Iterator[tuple[str, Form]]:
    """Yield what a cell lists, "reconnaît/reconnaissons": a phrase is whole, a word goes on."""
    for phrase in cell.split("/"):
        first, *rest = phrase.split()
        yield first, form._replace(rest=tuple(map(spelling_key, rest))) if rest else form
