"""How a language cites -> what to search its texts for, and who reads what is found."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ReferenceKind
from diplodiff.parsing.references._citations import ListPatterns, read_list
from diplodiff.parsing.references._counted import compile_join, read_counted
from diplodiff.parsing.references._descriptions import (
    DESIGNATION,
    compile_dated,
    read_description,
    read_designation,
)
from diplodiff.parsing.references._found import ROMAN, Found
from diplodiff.parsing.references._names import NAME, read_name
from diplodiff.parsing.references._numbers import SYMBOLS, read_symbol
from diplodiff.parsing.references._provisions import compile_provisions, read_provisions
from diplodiff.parsing.references._words import LANGUAGES, CitationWords
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._words import Noun

    class Reader(Protocol):
        """Reads what stands around a hit of its pattern."""

        def __call__(self, scope: Scope, hit: re.Match[str]) -> list[Found]:
            """Return the references there, in the order of the text."""

    class NounReader(Protocol):
        """Reads the numbers behind a noun."""

        def __call__(self, scope: Scope, hit: re.Match[str], start: int, noun: Noun) -> list[Found]:
            """Return the references there, in the order of the text."""


__all__ = ["Grammar", "compile_grammar", "load_grammar"]

_UN_CHARTER = "Charter of the United Nations"


class Grammar(NamedTuple):
    """What to search a text for.

    Parameters
    ----------
    words : CitationWords
        How the language cites.
    readers : tuple of (re.Pattern, Reader)
        Patterns that begin with few and rare characters, and what reads their hits.
    """

    words: CitationWords
    readers: tuple[tuple[re.Pattern[str], Reader], ...]


@functools.cache
def load_grammar(language: str) -> Grammar:
    """Compile the patterns of a language.

    Parameters
    ----------
    language : str
        ISO 639-1 code.

    Returns
    -------
    Grammar
        For a language without words here: symbols alone.
    """
    return compile_grammar(LANGUAGES.get(language), language)


def compile_grammar(words: CitationWords | None, language: str) -> Grammar:
    """Compile the patterns of what a language cites with.

    Parameters
    ----------
    words : CitationWords or None
        How it cites.
    language : str
        ISO 639-1 code.

    Returns
    -------
    Grammar
        For a language without words: symbols alone.
    """
    symbols: list[tuple[re.Pattern[str], Reader]] = [(each, read_symbol) for each in SYMBOLS]
    if words is None:
        return Grammar(CitationWords((), (), "", "", "", ""), tuple(symbols))
    readers = [*symbols, *_nouns(words, language)]
    if words.counted:
        join = compile_join(words)
        readers.append((re.compile(words.counted), functools.partial(read_counted, join=join)))
    if words.charter:
        readers.append((re.compile(words.charter), _read_charter))
    if language == "en":
        readers += [
            (NAME, read_name),
            (compile_dated(), read_description),
            (DESIGNATION, read_designation),
        ]
    return Grammar(words, tuple(readers))


def _nouns(words: CitationWords, language: str) -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Yield a pattern and a reader for each noun that numbers follow."""
    join = re.compile(rf",?\s{{1,9}}(?:{words.joins})\s{{0,9}}|[,،;]\s{{1,9}}")
    dated = re.compile(words.dated)
    other = "|".join(noun.stem[1:] for noun in words.numbered)
    # A year or session in brackets behind a number is no quantity; a misprint or a few words
    # ("2 (1990) and, finally, 7 (1991)") must not cost the rest of a list.
    further = LatePattern(
        rf"[,.\s](?:(?!{other})[^;:]){{0,40}}?(?<![\w/,.])"
        rf"(?=\d{{1,4}}\s{{0,9}}\((?:(?:19|20)\d\d|{ROMAN})\))"
    )
    patterns = ListPatterns(join=join, further=further, dated=dated, language=language)
    lists = functools.partial(read_list, patterns=patterns)
    provisions = functools.partial(read_provisions, patterns=compile_provisions(words))
    for nouns, read in ((words.numbered, lists), (words.provisions, provisions)):
        for noun in nouns:
            yield _compile_noun(noun), _behind_noun(noun, read, prefixed=words.prefixed)


def _compile_noun(noun: Noun) -> re.Pattern[str]:
    """Compile a noun without its first letter, which may be a capital.

    A pattern that begins with fixed letters is searched for at several times the speed.
    """
    plural = noun.plural or "(?!)"
    return re.compile(rf"{noun.stem[1:]}(?:(?P<plural>{plural})|(?:{noun.singular}))(?!\w)")


def _behind_noun(noun: Noun, read: NounReader, *, prefixed: bool) -> Reader:
    first = noun.stem[0].lower()

    def read_noun(scope: Scope, hit: re.Match[str]) -> list[Found]:
        text, start = scope.text, hit.start() - 1
        if start < scope.begin or text[start].lower() != first:
            return []
        while prefixed and start > scope.begin and text[start - 1].isalpha():
            start -= 1
        if text[start - 1 : start].isalpha():
            return []
        return read(scope, hit, start, noun)

    return read_noun


def _read_charter(scope: Scope, hit: re.Match[str]) -> list[Found]:  # noqa: ARG001 - as all readers
    charter = Found(hit.start(), hit.end(), ReferenceKind.INSTRUMENT, _UN_CHARTER)
    return [charter]
