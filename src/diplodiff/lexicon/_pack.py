"""The data files of a language pack -> one frozen, validated `Lexicon`."""

from __future__ import annotations

import csv
import functools
import tomllib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast, get_args

from diplodiff.errors import OptionError
from diplodiff.lexicon._lexicon import (
    N_LISTED_FORMS,
    REGULAR_FORMS,
    Head,
    Kind,
    Lexicon,
    Noun,
    Span,
    Trait,
    WordClasses,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = ["load", "read_pack"]

_KINDS: tuple[str, ...] = get_args(Kind)
_TRAITS: tuple[str, ...] = get_args(Trait)
_SPANS: tuple[str, ...] = get_args(Span)
_N_MONTHS = 12


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


def read_pack(folder: Path, *, language: str) -> Lexicon:
    """Read and validate the three files of a pack.

    Parameters
    ----------
    folder : pathlib.Path
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
    numbers = {form: number for number, forms in enumerate(months, 1) for form in forms}
    return Lexicon(
        language=language,
        heads=MappingProxyType(heads),
        nouns=MappingProxyType(nouns),
        words=words,
        months=tuple(forms[0] for forms in months),
        month_numbers=MappingProxyType(numbers),
    )


def _read_heads(file: Path, *, language: str) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    n_needed = 0 if language in REGULAR_FORMS else N_LISTED_FORMS
    columns = ("lemma", "forms", "kind", "category", "traits", "source")
    for where, row in _rows(file, columns):
        head = _head(row, where)
        if head.lemma in heads:
            msg = f"{where}: lemma {head.lemma!r} stands twice; keep one row"
            raise OptionError(msg)
        n_given = sum(map(bool, head.irregular))
        if head.kind != "state" and not n_needed <= n_given <= N_LISTED_FORMS:
            wanted = f"{'' if n_needed else 'at most '}{N_LISTED_FORMS} forms, parted by '|'"
            msg = f"{where}: {row[1]!r} in column 'forms'; accepted are {wanted}"
            raise OptionError(msg)
        heads[head.lemma] = head
    return heads


def _head(row: list[str], where: str) -> Head:
    lemma, forms, kind, category, traits, source = row
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
        source=source,
    )


def _read_nouns(file: Path, *, heads: Mapping[str, Head]) -> dict[str, Noun]:
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


def _read_words(file: Path) -> tuple[WordClasses, list[list[str]]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        msg = f"{file.name}: {error}; accepted is TOML with tables of lists"
        raise OptionError(msg) from error
    months = _months(tables.pop("dates", {}).get("months", ()), file)
    written = {name: values for lists in tables.values() for name, values in lists.items()}
    unknown = sorted(written.keys() - {*WordClasses._fields})
    if unknown:
        msg = f"{file.name}: unknown lists {unknown}; accepted are {[*WordClasses._fields]}"
        raise OptionError(msg)
    for name, values in written.items():
        _words(values, where=f"{file.name}: {name}")
    return WordClasses(**{name: frozenset(values) for name, values in written.items()}), months


def _months(written: Sequence[object], file: Path) -> list[list[str]]:
    """Read twelve names of months; several forms of one stand in a list of their own."""
    if len(written) != _N_MONTHS:
        msg = f"{file.name}: {len(written)} in dates.months; accepted are 12, January first"
        raise OptionError(msg)
    months = [[forms] if isinstance(forms, str) else forms for forms in written]
    return [_words(forms, where=f"{file.name}: dates.months") for forms in months]


def _words(values: object, *, where: str) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(word, str) for word in values):
        msg = f"{where} is {values!r}; accepted is a list of words in quotes"
        raise OptionError(msg)
    return values


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    lines = csv.reader(file.read_text(encoding="utf-8").splitlines())
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
