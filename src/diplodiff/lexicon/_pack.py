"""The data files of a language pack -> one frozen, validated `Lexicon`."""

from __future__ import annotations

import csv
import functools
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast, get_args

from diplodiff.errors import OptionError
from diplodiff.lexicon._keys import spelling_key
from diplodiff.lexicon._lexicon import (
    LISTED_FORMS,
    REGULAR_FORMS,
    Head,
    Inflection,
    Kind,
    Lexicon,
    Noun,
    Span,
    Trait,
    WordClasses,
)
from diplodiff.model import Performative

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["load", "read_pack"]

_KINDS: tuple[str, ...] = get_args(Kind)
_TRAITS: tuple[str, ...] = get_args(Trait)
_SPANS: tuple[str, ...] = get_args(Span)
_CODE = 2
_SHOWN = 60
"""Accepted values that an error lists."""
_N_MONTHS = 12
_FILES = ("heads.csv", "nouns.csv", "words.toml")
_CATEGORIES = "categories.csv"


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
    if not isinstance(language, str):
        msg = f"language is {language!r}; accepted is an ISO 639-1 code such as 'fr'"
        raise OptionError(msg)
    return _load(language)


@functools.cache
def _load(language: str) -> Lexicon:
    packs = Path(__file__).parent
    # Letters only: a language is a name, never a path.
    if not (language.isalpha() and (packs / language / "heads.csv").is_file()):
        there = sorted(pack.name for pack in packs.iterdir() if (pack / "heads.csv").is_file())
        msg = (
            f"no language pack {language!r}; there are: {', '.join(there)}. "
            "See diplodiff.lexicon for how to write one."
        )
        raise OptionError(msg)
    return read_pack(packs / language, language=language)


def read_pack(folder: str | Path, *, language: str) -> Lexicon:
    """Read and validate the files of a pack.

    Parameters
    ----------
    folder : str or pathlib.Path
        Folder with ``heads.csv``, ``nouns.csv`` and ``words.toml``; a ``categories.csv`` there
        adds categories to those of the package.
    language : str
        ISO 639-1 code; decides whether forms can be left to regular inflection.

    Returns
    -------
    Lexicon
        What the files say.

    Raises
    ------
    OptionError
        At the first fault, with file, line, value and what is accepted; also when a file is
        missing.

    Examples
    --------
    >>> read_pack("packs/pt", language="pt")  # doctest: +SKIP
    Lexicon(language='pt')
    """
    folder = _folder(folder)
    _check_language(language)
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        msg = f"{folder}: no {', '.join(missing)}; a pack is a folder with {', '.join(_FILES)}"
        raise OptionError(msg)
    performatives = _performatives()
    if (folder / _CATEGORIES).is_file():
        performatives = {**performatives, **_read_categories(folder / _CATEGORIES)}
    heads = _read_heads(folder / "heads.csv", performatives=performatives)
    nouns = _read_nouns(
        folder / "nouns.csv",
        heads=heads,
        categories=performatives,
        plural="s" if language in REGULAR_FORMS else "",
    )
    tables = _read_toml(folder / "words.toml")
    months = _months(tables.pop("dates", {}).get("months", []))
    order = tables.pop("order", {})
    numbers = {form: number for number, forms in enumerate(months, 1) for form in forms}
    return Lexicon(
        language=language,
        heads=MappingProxyType(heads),
        nouns=MappingProxyType(nouns),
        words=_word_classes(tables),
        months=tuple(forms[0] for forms in months),
        month_numbers=MappingProxyType(numbers),
        performatives=MappingProxyType(performatives),
        spaced=_stated(order, "spaced", default=True),
        imperative=_stated(order, "imperative", default=False),
        final=_final(order),
        folder=folder,
    )


def _folder(folder: object) -> Path:
    if not isinstance(folder, (str, Path)):
        msg = f"folder must be a str or a Path, not {type(folder).__name__}"
        raise OptionError(msg)
    return Path(folder)


def _check_language(language: object) -> None:
    code = isinstance(language, str) and len(language) == _CODE and language.isascii()
    if not (code and isinstance(language, str) and language.isalpha() and language.islower()):
        msg = f"language is {language!r}; accepted is an ISO 639-1 code such as 'pt'"
        raise OptionError(msg)


@functools.cache
def _performatives() -> Mapping[str, Performative]:
    """Read the categories that all packs share."""
    return MappingProxyType(_read_categories(Path(__file__).with_name(_CATEGORIES)))


def _read_categories(file: Path) -> dict[str, Performative]:
    performatives: dict[str, Performative] = {}
    classes = [performative.value for performative in Performative]
    for where, (category, performative, _) in _rows(file, ("category", "performative", "meaning")):
        _filled(category, where=where, column="category")
        if category in performatives:
            msg = f"{where}: category {category!r} stands twice; keep one row"
            raise OptionError(msg)
        performatives[category] = Performative(
            _one_of(performative, classes, where=where, column="performative")
        )
    return performatives


def _read_heads(file: Path, *, performatives: Mapping[str, Performative]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    columns = ("lemma", "forms", "kind", "category", "traits", "source")
    for where, row in _rows(file, columns):
        head = _head(row, where, performatives=performatives)
        if head.lemma in heads:
            msg = f"{where}: lemma {head.lemma!r} stands twice; keep one row"
            raise OptionError(msg)
        heads[head.lemma] = head
    return heads


def _head(row: list[str], where: str, *, performatives: Mapping[str, Performative]) -> Head:
    lemma, forms, kind, category, traits, source = row
    _filled(lemma, where=where, column="lemma")
    _one_of(category, performatives, where=where, column="category")
    for trait in traits.split():
        _one_of(trait, _TRAITS, where=where, column="traits")
    return Head(
        lemma=lemma,
        irregular=_places(forms, kind=kind, where=where),
        kind=cast("Kind", _one_of(kind, _KINDS, where=where, column="kind")),
        category=category,
        traits=cast("tuple[Trait, ...]", tuple(traits.split())),
        source=_named(source, where=where),
        performative=performatives[category],
    )


def _places(forms: str, *, kind: str, where: str) -> tuple[str, ...]:
    """Split the column ``forms`` into its places."""
    places = tuple(forms.split("|")) if forms else ()
    most = 1 if kind == "state" else len(LISTED_FORMS)
    empty = any(not phrase.strip() for cell in places if cell for phrase in cell.split("/"))
    if len(places) > most or empty or forms != forms.lower():
        msg = (
            f"{where}: {forms!r} in column 'forms'; accepted are at most {most} places parted by "
            "'|', in each of them forms in lower case parted by '/'"
        )
        raise OptionError(msg)
    return places


def _named(source: str, *, where: str) -> str:
    if not source.strip():
        msg = f"{where}: '' in column 'source'; accepted is where the head is attested"
        raise OptionError(msg)
    return source


def _read_nouns(
    file: Path, *, heads: Mapping[str, Head], categories: Collection[str], plural: str
) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    acts = {"": None, **heads}
    for where, row in _rows(file, ("noun", "forms", "category", "span", "act")):
        lemma, forms, category, span, act = row
        noun = Noun(
            lemma=_filled(lemma, where=where, column="noun"),
            category=_one_of(category, categories, where=where, column="category"),
            span=cast("Span", _one_of(span, _SPANS, where=where, column="span")),
            act=_one_of(act, acts, where=where, column="act"),
        )
        nouns[spelling_key(lemma)] = noun
        listed = forms.split("/") if forms else [lemma + plural]
        for form in listed:
            nouns.setdefault(spelling_key(form), noun)
    return nouns


def _read_toml(file: Path) -> dict[str, dict[str, Any]]:
    try:
        tables = tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        msg = f"{file}: {error}; accepted is TOML with tables of lists"
        raise OptionError(msg) from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            msg = f"{file}: {name} is {table!r}; accepted is a table of lists, [{name}]"
            raise OptionError(msg)
    return tables


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise OptionError(msg) from error


def _word_classes(tables: Mapping[str, Mapping[str, object]]) -> WordClasses:
    written = {name: values for lists in tables.values() for name, values in lists.items()}
    unknown = sorted(written.keys() - {*WordClasses._fields})
    if unknown:
        msg = f"words.toml: unknown lists {unknown}; accepted are {[*WordClasses._fields]}"
        raise OptionError(msg)
    return WordClasses(
        **{
            name: frozenset(_spelled(phrase) for phrase in _words(values, where=name))
            for name, values in written.items()
        }
    )


def _spelled(phrase: str) -> str:
    return " ".join(map(spelling_key, phrase.split()))


def _months(written: object) -> list[list[str]]:
    """Read twelve names of months or none; several forms of one stand in a list of their own."""
    if not isinstance(written, list) or len(written) not in (0, _N_MONTHS):
        n = len(written) if isinstance(written, list) else repr(written)
        msg = f"words.toml: {n} in dates.months; accepted are 12, January first"
        raise OptionError(msg)
    months = [[forms] if isinstance(forms, str) else forms for forms in written]
    return [_words(forms, where="dates.months") for forms in months]


def _words(values: object, *, where: str) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(word, str) for word in values):
        msg = f"words.toml: {where} is {values!r}; accepted is a list of words in quotes"
        raise OptionError(msg)
    return values


def _stated(order: Mapping[str, object], name: str, *, default: bool) -> bool:
    stated = order.get(name, default)
    if not isinstance(stated, bool):
        msg = f"words.toml: order.{name} is {stated!r}; accepted are true and false"
        raise OptionError(msg)
    return stated


def _final(order: Mapping[str, object]) -> frozenset[Inflection]:
    forms = _words(order.get("final", []), where="order.final")
    known = [inflection.value for inflection in Inflection]
    return frozenset(
        Inflection(_one_of(form, known, where="words.toml", column="order.final")) for form in forms
    )


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    lines = csv.reader(_text(file).splitlines())
    header = tuple(next(lines, ()))
    if header != columns:
        msg = f"{file}: columns {header}; accepted are {columns}"
        raise OptionError(msg)
    for cells in lines:
        where = f"{file}, line {lines.line_num}"
        if len(cells) != len(columns):
            msg = f"{where}: {len(cells)} cells; accepted are {len(columns)}: {columns}"
            raise OptionError(msg)
        yield where, cells


def _one_of(value: str, accepted: Collection[str], *, where: str, column: str) -> str:
    if value not in accepted:
        shown = ", ".join(repr(choice) for choice in [*accepted][:_SHOWN])
        msg = f"{where}: {value!r} in column {column!r}; accepted are {shown}"
        raise OptionError(msg)
    return value


def _filled(value: str, *, where: str, column: str) -> str:
    if not value or value != value.lower():
        msg = f"{where}: {value!r} in column {column!r}; accepted is a word in lower case"
        raise OptionError(msg)
    return value
