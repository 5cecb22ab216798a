"""The data files of a language pack -> one frozen, validated `Lexicon`; knows no text."""

from __future__ import annotations

import csv
import dataclasses
import functools
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast, get_args

from diplodiff.errors import OptionError
from diplodiff.lexicon._inflection import english_forms, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

__all__ = ["Form", "Head", "Inflection", "Lexicon", "Noun", "WordClasses", "load"]

Kind = Literal["act", "undertaking", "state"]
Trait = Literal["own", "article", "seen", "with", "noun", "parted", "past"]
Span = Literal["opening", "separate"]
Inflect: TypeAlias = "Callable[[str], Sequence[str]]"

_KINDS: tuple[str, ...] = get_args(Kind)
_TRAITS: tuple[str, ...] = get_args(Trait)
_SPANS: tuple[str, ...] = get_args(Span)
_BANDS = {"": None, "0": 0, "1": 1, "2": 2, "3": 3}


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
_N_LISTED = len(_INFLECTIONS) - 1  # the bare form is the lemma itself
_REGULAR_FORMS: Mapping[str, Inflect] = {"en": english_forms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
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
    band : int or None
        Force of a directive, 0 weakest to 3 strongest, where all published scales agree;
        None where they are silent or disagree.
    source : str
        Where the head is attested and, after a semicolon, where its band is.
    """

    lemma: str
    irregular: tuple[str, ...] = ()
    kind: Kind
    category: str
    traits: tuple[Trait, ...] = ()
    band: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """Closed word classes, all lower case; ``words.toml`` says what each is for."""

    additions: frozenset[str]
    adverbs: frozenset[str]
    adverb_exceptions: frozenset[str]
    trailing_adverbs: frozenset[str]
    conjunctions: frozenset[str]
    possessives: frozenset[str]
    articles: frozenset[str]
    stops: frozenset[str]
    after_nouns: frozenset[str]
    after_plurals: frozenset[str]
    perfect_participles: frozenset[str]
    perfect_finites: frozenset[str]
    passives: frozenset[str]
    state_participles: frozenset[str]
    state_finites: frozenset[str]
    continuings: frozenset[str]
    infinitives: frozenset[str]
    companions: frozenset[str]
    coordinators: frozenset[str]
    subject_pronouns: frozenset[str]
    subject_articles: frozenset[str]
    subject_nouns: frozenset[str]
    undamaged: frozenset[str]


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
    """

    language: str
    heads: Mapping[str, Head] = field(repr=False)
    nouns: Mapping[str, Noun] = field(repr=False)
    words: WordClasses = field(repr=False)
    months: tuple[str, ...] = field(repr=False)

    @functools.cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """Forms by their inflected first word without hyphens, the longest phrase first.

        Built at first use, in a few milliseconds, so that loading a pack costs next to nothing.
        """
        found: dict[str, list[Form]] = {}
        for head in self.heads.values():
            for word, form in _inflected(head, _REGULAR_FORMS.get(self.language)):
                found.setdefault(word.replace("-", ""), []).append(form)
        for several in found.values():
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
            A verb completed by a noun has the noun's category, and the band of the act that the
            noun stands for; None for what is not in the lexicon.
        """
        known = self.heads.get(lemma)
        if known is not None:
            return known
        verb, _, name = lemma.partition(" ")
        head, noun = self.heads.get(verb), self.nouns.get(name)
        if head is None or noun is None or not {"own", "seen"}.intersection(head.traits):
            return None
        return self._completed(head, noun)

    def _completed(self, head: Head, noun: Noun) -> Head:
        act = self.heads.get(noun.act)
        return dataclasses.replace(
            head,
            lemma=f"{head.lemma} {noun.lemma}",
            category=noun.category,
            band=act.band if act else None,
            source=act.source if act else head.source,
        )


def load(language: str = "en") -> Lexicon:
    """Load a language pack; the second call returns the same object.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code of a pack in this package.

    Returns
    -------
    Lexicon
        Frozen and validated.

    Raises
    ------
    OptionError
        If there is no such pack, or one of its files breaks the format of `diplodiff.lexicon`.
    """
    return _load(language)


@functools.cache
def _load(language: str) -> Lexicon:
    packs = resources.files("diplodiff.lexicon")
    languages = sorted(pack.name for pack in packs.iterdir() if (pack / "heads.csv").is_file())
    if language not in languages:
        msg = (
            f"no language pack {language!r}; there are: {', '.join(languages)}. "
            "See diplodiff.lexicon for how to write one."
        )
        raise OptionError(msg)
    return read_pack(packs / language, language=language)


def read_pack(folder: Traversable, *, language: str) -> Lexicon:
    """Read and validate the three files of a pack.

    Parameters
    ----------
    folder : Traversable
        Folder with ``heads.csv``, ``nouns.csv`` and ``words.toml``.
    language : str
        ISO 639-1 code; decides whether forms can be left to regular inflection.

    Returns
    -------
    Lexicon
        What the files say.

    Raises
    ------
    OptionError
        At the first fault, with file, line, value and what is accepted.
    """
    heads = _read_heads(folder / "heads.csv", language=language)
    nouns = _read_nouns(folder / "nouns.csv", heads=heads)
    words, months = _read_words(folder / "words.toml")
    return Lexicon(
        language=language,
        heads=MappingProxyType(heads),
        nouns=MappingProxyType(nouns),
        words=words,
        months=months,
    )


def _read_heads(file: Traversable, *, language: str) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    n_needed = 0 if language in _REGULAR_FORMS else _N_LISTED
    columns = ("lemma", "forms", "kind", "category", "traits", "band", "source")
    for where, row in _rows(file, columns):
        head = _head(row, where)
        if head.lemma in heads:
            msg = f"{where}: lemma {head.lemma!r} stands twice; keep one row"
            raise OptionError(msg)
        if head.kind != "state" and not n_needed <= sum(map(bool, head.irregular)) <= _N_LISTED:
            msg = (
                f"{where}: {row[1]!r} in column 'forms'; accepted are "
                f"{n_needed or 'at most'} {_N_LISTED} forms, parted by '|'"
            )
            raise OptionError(msg)
        heads[head.lemma] = head
    return heads


def _head(row: list[str], where: str) -> Head:
    lemma, forms, kind, category, traits, band, source = row
    _filled(lemma, where=where, column="lemma")
    _filled(category, where=where, column="category")
    for trait in traits.split():
        _one_of(trait, _TRAITS, where=where, column="traits")
    return Head(
        lemma=lemma,
        irregular=tuple(forms.split("|")) if forms else (),
        kind=cast("Kind", _one_of(kind, _KINDS, where=where, column="kind")),
        category=category,
        traits=cast("tuple[Trait, ...]", tuple(traits.split())),
        band=_BANDS[_one_of(band, _BANDS, where=where, column="band")],
        source=source,
    )


def _read_nouns(file: Traversable, *, heads: Mapping[str, Head]) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    acts = {"": None, **heads}
    for where, (lemma, category, span, act) in _rows(file, ("noun", "category", "span", "act")):
        noun = Noun(
            lemma=_filled(lemma, where=where, column="noun"),
            category=_filled(category, where=where, column="category"),
            span=cast("Span", _one_of(span, _SPANS, where=where, column="span")),
            act=_one_of(act, acts, where=where, column="act"),
        )
        nouns[noun.lemma] = noun
        nouns.setdefault(noun.lemma + "s", noun)
    return nouns


def _read_words(file: Traversable) -> tuple[WordClasses, tuple[str, ...]]:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    written = {
        name: values
        for table, lists in tables.items()
        if table != "dates"
        for name, values in lists.items()
    }
    accepted = [each.name for each in dataclasses.fields(WordClasses)]
    if sorted(written) != sorted(accepted):
        wrong = sorted(set(written).symmetric_difference(accepted))
        msg = f"{file.name}: missing or unknown lists {wrong}; accepted are exactly {accepted}"
        raise OptionError(msg)
    months = tuple(tables.get("dates", {}).get("months", ()))
    if len(months) != 12:  # noqa: PLR2004 - the months of a year
        msg = f"{file.name}: {len(months)} names in dates.months; accepted are 12, January first"
        raise OptionError(msg)
    return WordClasses(**{name: frozenset(values) for name, values in written.items()}), months


def _rows(file: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    lines = csv.reader(file.read_text(encoding="utf-8").splitlines(), strict=True)
    header = tuple(next(lines, ()))
    if header != columns:
        msg = f"{file.name}: columns {header}; accepted are {columns}"
        raise OptionError(msg)
    for cells in lines:
        where = f"{file.name}, line {lines.line_num}"
        if len(cells) != len(columns):
            msg = f"{where}: {len(cells)} cells; accepted are {len(columns)}: {columns}"
            raise OptionError(msg)
        yield where, cells


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


def _one_of(value: str, accepted: Collection[str], *, where: str, column: str) -> str:
    if value not in accepted:
        shown = ", ".join(repr(choice) for choice in [*accepted][:8])
        msg = f"{where}: {value!r} in column {column!r}; accepted are {shown}"
        raise OptionError(msg)
    return value


def _filled(value: str, *, where: str, column: str) -> str:
    if not value or value != value.lower():
        msg = f"{where}: {value!r} in column {column!r}; accepted is a word in lower case"
        raise OptionError(msg)
    return value
