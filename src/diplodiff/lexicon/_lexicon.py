"""What a language pack says: heads, nouns and closed word classes; knows no files and no text."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from diplodiff.lexicon._inflection import english_forms, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = [
    "N_LISTED_FORMS",
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
Trait = Literal["own", "article", "seen", "with", "noun", "parted", "past", "inflected"]
Span = Literal["opening", "separate"]
Inflect: TypeAlias = "Callable[[str], Sequence[str]]"


class Inflection(StrEnum):
    """How a head is inflected, as far as the section of a clause depends on it."""

    BARE = "bare"
    THIRD = "third"
    PARTICIPLE = "participle"
    PAST = "past"
    PAST_PARTICIPLE = "past participle"
    STATE = "state"
    """An adjective or a participle used as one: "convinced", "mindful"."""


_INFLECTIONS = (
    Inflection.BARE,
    Inflection.THIRD,
    Inflection.PARTICIPLE,
    Inflection.PAST,
    Inflection.PAST_PARTICIPLE,
)
N_LISTED_FORMS = len(_INFLECTIONS) - 1  # the bare form is the lemma itself
REGULAR_FORMS: Mapping[str, Inflect] = {"en": english_forms}


class Head(NamedTuple):
    """A verb, verb phrase or adjective that can perform the act of a clause.

    Parameters
    ----------
    lemma : str
        Dictionary form, lower case: "recall", "take note", "express concern".
    irregular : tuple of str
        Third person, participle, past and past participle of the first word; "" or nothing where
        the form is regular.
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
    """

    lemma: str
    kind: Kind
    category: str
    irregular: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    act: str = ""
    source: str = ""


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
    """Closed word classes, all lower case; ``words.toml`` says what each is for.

    A class that a language does not have is empty.
    """

    additions: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    adverb_exceptions: frozenset[str] = frozenset()
    trailing_adverbs: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    after_nouns: frozenset[str] = frozenset()
    after_plurals: frozenset[str] = frozenset()
    perfect_participles: frozenset[str] = frozenset()
    perfect_finites: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    state_participles: frozenset[str] = frozenset()
    state_finites: frozenset[str] = frozenset()
    continuings: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    subject_pronouns: frozenset[str] = frozenset()
    subject_starts: frozenset[str] = frozenset()
    subject_breaks: frozenset[str] = frozenset()
    subject_nouns: frozenset[str] = frozenset()
    undamaged: frozenset[str] = frozenset()


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
    """

    language: str
    heads: Mapping[str, Head] = field(repr=False)
    nouns: Mapping[str, Noun] = field(repr=False)
    words: WordClasses = field(repr=False)
    months: tuple[str, ...] = field(repr=False)
    month_numbers: Mapping[str, int] = field(repr=False)

    @functools.cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Forms by their inflected first word without hyphens, the longest phrase first.

        Built at first use, in a few milliseconds, so that loading a pack costs next to nothing.
        """
        found: dict[str, list[Form]] = {}
        for head in self.heads.values():
            for word, form in _inflected(head, REGULAR_FORMS.get(self.language)):
                found.setdefault(word.replace("-", ""), []).append(form)
        for several in found.values():
            if len(several) > 1:
                several.sort(key=lambda form: -len(form.rest))
        return MappingProxyType({word: tuple(several) for word, several in found.items()})

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
        )


def completes(noun: Noun, head: Head) -> bool:
    """Tell whether a noun, rather than the head alone, says what act is performed.

    "Expresses its intention" is an intention; "Reiterates its demand" is a demand, but
    "Reaffirms its commitment" is an affirmation, since "commitment" stands for no head.
    """
    return "own" in head.traits or ("seen" in head.traits and noun.act != "")


def _inflected(head: Head, inflect: Inflect | None) -> Iterator[tuple[str, Form]]:
    first, _, following = head.lemma.partition(" ")
    rest = tuple(following.split())
    if head.kind == "state":
        yield first, Form(head, Inflection.STATE, rest)
        return
    shared = [Form(head, inflection, rest) for inflection in _INFLECTIONS]
    for verb in spellings(first):
        regular = inflect(verb) if inflect else head.irregular
        irregular = zip_longest(head.irregular, regular, fillvalue="")
        yield verb, shared[0]
        yield from zip((own or rule for own, rule in irregular), shared[1:], strict=True)
