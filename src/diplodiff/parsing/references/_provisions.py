"""Articles, chapters and paragraphs: "Articles 5 and 7 of the Convention", "paragraph 2 above"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing.references._found import ROMAN, Found, plain
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._words import CitationWords, Noun

__all__ = ["ProvisionPatterns", "compile_provisions", "name_owner", "read_provisions"]

_LETTER = r"\((?:[a-z]{1,4}|\d{1,2})\)"
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,2}){0,2}(?:\s(?:bis|ter)(?!\w))?(?![\d/]|,\d)"
    rf"|{ROMAN}(?::\d{{1,2}})?|[A-Z](?![\w.’'])|\((?:[a-z]|[ivx]{{2,5}}|\d{{1,2}})\))"
)
_GAP = LatePattern(r"\s{1,80}")
_BLANK = re.compile(r"\\s(\??)(?!\{)")
_WORD = r"[\w’'-]{1,40}"
_PHRASE = LatePattern(
    rf"(?:preceding\s|{_WORD}[’']s?\s(?=[a-z]))?{_WORD}(?<![’'])"
    rf"(?:\s(?:of|to|on)\s(?:the\s)?(?!\d){_WORD}|\s(?:\d{{1,4}}|[IVX]{{1,6}})(?!\w))?"
)


class ProvisionPatterns(NamedTuple):
    """The small words of one language, compiled.

    Parameters
    ----------
    item : LatePattern
        A number with its letters, or a range: "3 (b)", "5 to 8".
    join : LatePattern
        What stands between two items of a list.
    following : LatePattern
        A part of the part: ", paragraph" behind "article 4".
    nouns : tuple of Noun
        What each group of `following` is.
    owned, determiners, itself : LatePattern
        As in `CitationWords`.
    """

    item: LatePattern
    join: LatePattern
    following: LatePattern
    nouns: tuple[Noun, ...]
    owned: LatePattern
    determiners: LatePattern
    itself: LatePattern


def compile_provisions(words: CitationWords) -> ProvisionPatterns:
    """Compile the patterns of a language.

    Parameters
    ----------
    words : CitationWords
        How the language cites.

    Returns
    -------
    ProvisionPatterns
        For `read_provisions`.
    """
    letters = rf"{_LETTER}(?:(?:\s?,\s|\s(?:{words.joins})\s|\s?){_LETTER}){{0,9}}"
    nouns = [
        rf"([{noun.stem[0]}{noun.stem[0].upper()}]{noun.stem[1:]}(?:{noun.plural}|{noun.singular}))"
        for noun in words.provisions
    ]
    return ProvisionPatterns(
        item=_stretched(
            rf"(?P<number>{_NUMBER})(?:\s?(?P<letters>{letters}))?"
            rf"(?:\s?(?:{words.ranges})\s?(?P<last>{_NUMBER}))?"
        ),
        join=_stretched(rf",?\s(?:{words.joins})\s|,\s"),
        following=_stretched(rf",?\s(?:{'|'.join(nouns)})(?!\w)"),
        nouns=words.provisions,
        owned=_stretched(words.owned),
        determiners=_stretched(rf"(?:(?:{words.determiners})(?:\s|\Z)){{0,3}}"),
        itself=_stretched(rf"(?:{words.itself or '(?!)'})\s"),
    )


def _stretched(pattern: str) -> LatePattern:
    """Let each blank of a pattern stand for any run of white space."""
    return LatePattern(_BLANK.sub(lambda blank: rf"\s{{{0 if blank[1] else 1},80}}", pattern))


def read_provisions(
    scope: Scope, hit: re.Match[str], start: int, noun: Noun, patterns: ProvisionPatterns
) -> list[Found]:
    """Read the numbers behind a noun, and where the name of what they belong to begins.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        The noun; its group "plural" says that a list may follow.
    start : int
        Where the noun begins.
    noun : Noun
        What the noun cites.
    patterns : ProvisionPatterns
        The small words of the language.

    Returns
    -------
    list of Found
        One for each number or range. One that stands alone has the noun in its span.
    """
    printed = _Printed(start, hit.end(), noun, several=hit["plural"] is not None)
    found = _items(scope, printed, patterns)
    if not found:
        return []
    end = found[-1].end
    part = patterns.following.match(scope.text, end, scope.end)
    if part is not None and part.lastindex is not None:
        # "article 4, paragraph 2": one place in one article, though it counts as two citations.
        inner_noun = patterns.nouns[part.lastindex - 1]
        inner = _Printed(part.start(part.lastindex), part.end(), inner_noun, several=True)
        parent = found[-1].identity
        found += [item._replace(parent=parent) for item in _items(scope, inner, patterns)]
        end = found[-1].end
    owner = _owner(scope, end, patterns)
    return [item._replace(owner=owner) for item in found] if owner else found


def name_owner(scope: Scope, at: int) -> str:
    """Return the words at an offset as the name of what a provision belongs to.

    Parameters
    ----------
    scope : Scope
        Where to look.
    at : int
        Where the name begins.

    Returns
    -------
    str
        A noun with its complement ("annex to the report"); "" without words.
    """
    found = _PHRASE.match(scope.text, at, scope.end)
    return "" if found is None else plain(found.group())


class _Printed(NamedTuple):
    """A noun before numbers, and whether a list of them may follow."""

    start: int
    end: int
    noun: Noun
    several: bool


def _items(scope: Scope, printed: _Printed, patterns: ProvisionPatterns) -> list[Found]:
    text, items = scope.text, list[re.Match[str]]()
    gap = _GAP.match(text, printed.end, scope.end)
    while gap is not None and (printed.several or not items):
        item = patterns.item.match(text, gap.end(), scope.end)
        if item is None:
            break
        items.append(item)
        gap = patterns.join.match(text, item.end(), scope.end)
    alone = len(items) == 1
    return [
        Found(
            start=printed.start if alone else item.start(),
            end=item.end(),
            kind=printed.noun.kind,
            identity=_identity(printed.noun, item),
            anchor=printed.start,
        )
        for item in items
    ]


def _identity(cited: Noun, item: re.Match[str]) -> str:
    name = cited.name or cited.kind.value
    noun = name if item["last"] is None else f"{name}s"
    letters = f" {plain(item['letters'])}" if item["letters"] else ""
    last = f" to {plain(item['last'])}" if item["last"] else ""
    return f"{noun} {plain(item['number'])}{letters}{last}"


def _owner(scope: Scope, at: int, patterns: ProvisionPatterns) -> tuple[int, ...]:
    """Return where the name of the whole begins, with and without its determiners."""
    owned = patterns.owned.match(scope.text, at, scope.end)
    if owned is None or patterns.itself.match(scope.text, owned.end(), scope.end):
        return ()
    behind = patterns.determiners.match(scope.text, owned.end(), scope.end)
    return (owned.end(),) if behind is None else (owned.end(), behind.end())
