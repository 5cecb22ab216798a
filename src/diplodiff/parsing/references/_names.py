"""Instruments and meetings by their names: "the Berlin Conference on Libya (19 January 2020)".

A name is a noun that says what sort of thing it is, with the capitalised words before and behind
it. Which treaties there are is not known here. English only: its capitals show where a name ends.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ReferenceKind
from diplodiff.parsing._dates import match_date
from diplodiff.parsing.references._found import CAPITALIZED, MONTH, Found, plain, wrapped
from diplodiff.parsing.references._occasions import Occasion, read_occasion
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplodiff.parsing.references._found import Scope

    Reader = Callable[[Scope, re.Match[str]], list[Found]]

__all__ = ["NAME", "abbreviations", "read_name", "with_occasion"]

_NOUNS = {
    "treaty": r"Charters?|Conventions?|Covenants?|Protocols?|Agreements?|Treaty|Treaties"
    r"|Declarations?|Statute|Pact|Accords?",
    "programme": r"Agenda|Framework|Compact|Consensus|Memorandum|Memoranda|Roadmap|Plan|Strategy"
    r"|Initiative|Arrangements?|Programme\sof\sAction|Platform\sfor\sAction|Final\sAct"
    r"|Constitutive\sAct",
    "statement": r"Statement|Communiqu[eé]",
    "meeting": r"Conference|Summit",
    "round": r"Meeting|Consultations|Talks",
}
_ANY = "|".join(_NOUNS.values())
# Without groups: so the search passes over all characters but the capitals of the nouns.
NAME = re.compile(rf"(?:{_ANY})(?!\w)")
"""What a name is found by."""

_KINDS = {
    "treaty": ReferenceKind.INSTRUMENT,
    "programme": ReferenceKind.INSTRUMENT,
    "statement": ReferenceKind.STATEMENT,
    "meeting": ReferenceKind.MEETING,
    "round": ReferenceKind.MEETING,
}
_INTRODUCING = (
    r"\((?:(?:hereinafter|hereafter)\s)?(?:referred\sto\sas\s)?(?:the\s)?[“\"‘']?(?:the\s)?"
)
_MOST_ABBREVIATIONS = 100
_ABBREVIATION = re.compile(
    rf"(?<=\w)\s{{1,9}}{_INTRODUCING}(?P<short>[A-Z][A-Za-z-]{{0,12}}[A-Z])[”\"’']?\)"
)
_INTRODUCED = LatePattern(rf"{_INTRODUCING}\Z")
_AND = LatePattern(r",?\s{1,9}and\s{1,9}(?:on\s{1,9})?")
_WINDOW = 160
"""Characters before the noun in which the name's first words, and what describes it, are found."""


_DAY = rf"(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}(?!\d)|{MONTH}\s\d{{4}}(?!\d))"
_TOKEN = LatePattern(rf"[“\"‘(\[*]{{0,3}}(?P<word>(?:{CAPITALIZED}|\d{{4}})[’']?)")
_LINKS = frozenset({"and", "&"})
_MOST_WORDS = 10
"""Words that a name may have before its noun."""
# Capitals at the start of a sentence that belong to no name.
_UNNAMED = frozenset(
    "The This That These Those A An Its Their Our All Each Both Any Such In At On Under By For "
    "From To With And Or Of Since Following Pursuant As Member States Party Parties".split()
)
# Words that many names share: with nothing else, they name nothing by themselves.
_GENERIC = frozenset(
    "Joint Draft Final Press Presidential National Action Additional Optional Framework New Common "
    "International Regional Global General Ministerial High-Level Annual First Second Third".split()
)
_OF = r"(?:of|on|for|to|against|concerning|regarding|between|relating\sto|relative\sto|governing)"
_THE = r"(?:(?:the|all|its|their|a)\s)?"
# "on April 22" says when, not what about.
_WORD = rf"(?!{_DAY}){CAPITALIZED}"
_NEW_NAME = rf"(?!(?:{CAPITALIZED}\s){{0,5}}(?:{_ANY})(?!\w)|Articles?\s|Chapters?\s)"
_FIRST = wrapped(
    rf"\s{_OF}\s{_THE}(?!Articles?\s|Chapters?\s|Member\sStates?){_WORD}"
    r"|\s(?:[IVX]{1,4}(?:\sand\s[IVX]{1,4})?|20\d\d)(?!\w)"
    rf"|\sand\s(?=(?:{_ANY})\s(?:of|for|on)\s){CAPITALIZED}"
)
# The Conference of the Parties is a body; the Summit of the Americas is a meeting.
_FIRST_OF_CONFERENCE = wrapped(rf"\s(?:on|for|to|against|regarding)\s{_THE}{_WORD}")
_FIRST_OF_MEETING = wrapped(rf"\s(?:on|for|to|against|regarding|of)\s{_THE}{_WORD}")
_NEXT = wrapped(
    rf"\s{_WORD}|\s(?:{_OF}|in)\s{_THE}{_WORD}|\sat\s{_WORD}"
    # The second word for a thing stands in brackets: "Alpha (Alphabetical) and Beta Weapons".
    rf"|\s\({CAPITALIZED}\)(?=\s(?:and\s)?{CAPITALIZED})"
    # What the United Nations are named with belongs to their Charter no more.
    rf"|(?<!Nations)\s(?:and|or)\s(?:{_OF}\s)?(?:[Tt]heir\s)?{_NEW_NAME}{_WORD}"
    rf"|(?:,\s{_NEW_NAME}{_WORD}(?:\s{_WORD}){{0,3}}){{1,8}},?\s(?:and|or)\s{_NEW_NAME}{_WORD}"
    rf"|,\sand\s{_OF}\s{_THE}{_NEW_NAME}{_WORD}"
)
_SECOND_PARTY = wrapped(rf"\sand\sthe\s{_NEW_NAME}{CAPITALIZED}")
_MOST_STEPS = 24
_CAPITAL_BEHIND = LatePattern(r"\s{1,20}[A-Z]")
_DETERMINED = LatePattern(r"\b(?:[Tt]he|its|their|an?)\s{1,9}\Z")
_DEFINITE = LatePattern(r"\b(?:[Tt]he|its|their|same|said|that)\s{1,9}\Z")
_INDEFINITE = LatePattern(r"\b(?:[Aa]n?|any|no|every|each|this|present|[Tt]his)\s{1,9}(?:new\s)?\Z")
_ORGANIZATION = wrapped(r"Organi[sz]ation\sof\s(?:the\s)?\Z")
_OUTCOME = wrapped(
    r"\b(?:the|its|their)\s(?:[a-z][\w-]{0,30}\s){0,2}(?:conclusions|outcomes?|results|decisions"
    r"|recommendations|commitments|communiqu[eé]|declaration|statement|principles|agreements)"
    r"(?:\sdocuments?)?\s(?:of|reached\sat|adopted\s(?:at|by))\s(?:the\s)?\Z"
)
_UNITED_NATIONS = re.compile(r"\bUN\b")
_NAMED_AFTER = LatePattern(r"(?:the\s)?(United Nations) (\w+)")


class _Name(NamedTuple):
    """A name and what stands around it.

    `own` says that words before the noun tell it from others of its sort, `followed` that words
    behind the noun do.
    """

    noun: str
    text: str
    own: bool
    followed: bool
    before: str
    occasion: Occasion

    @property
    def dated(self) -> bool:
        return any(self.occasion[1:])

    @property
    def indefinite(self) -> bool:
        return self.occasion.date is None and _INDEFINITE.search(self.before) is not None


def read_name(scope: Scope, hit: re.Match[str]) -> list[Found]:
    """Read the name around a noun.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        What `NAME` found.

    Returns
    -------
    list of Found
        At most one; none for bodies ("Treaty Organization"), for what is only planned ("an
        Agreement"), and for nouns that name nothing by themselves ("the Summit").
    """
    text = scope.text
    noun = plain(hit.group())
    group = _group(noun)
    kind = _KINDS[group]
    first = _first_step(noun, kind).pattern.match(text, hit.end(), scope.end)
    if first is None and _CAPITAL_BEHIND.match(text, hit.end(), scope.end):
        return []
    start = _first_word(scope, hit.start())
    if start > hit.start():
        return []
    end = hit.end() if first is None else _last_word(scope, first, kind)
    occasion = read_occasion(scope, end)
    name = _Name(
        noun=noun,
        text=plain(text[start:end]),
        own=any(word not in _GENERIC for word in text[start : hit.start()].split()),
        followed=first is not None,
        before=text[max(scope.begin, start - _WINDOW) : start],
        occasion=occasion,
    )
    identity = _IDENTITIES[group](name, scope.known)
    if not identity:
        return []
    if kind is ReferenceKind.INSTRUMENT:
        _learn_abbreviation(scope, end, identity)
    if kind is ReferenceKind.MEETING:
        outcome = _OUTCOME.search(name.before)
        start -= 0 if outcome is None else len(name.before) - outcome.start()
    found = Found(start, occasion.end, kind, identity, date=occasion.date, place=occasion.place)
    return [found, *_further_days(scope, name, found)]


def _further_days(scope: Scope, name: _Name, first: Found) -> Iterator[Found]:
    """Yield the others of "the Declarations signed on 1 May 1992 and 2 June 1992"."""
    end = first.end if name.noun.endswith("s") and first.date is not None else scope.end
    while (join := _AND.match(scope.text, end, scope.end)) is not None:
        found = match_date(scope.text, join.end(), scope.end)
        if found is None:
            return
        end = found.end
        identity = with_occasion(_spelled(name.text), Occasion(end, found.date))
        yield Found(found.start, end, first.kind, identity, date=found.date)


def _learn_abbreviation(scope: Scope, at: int, identity: str) -> None:
    """Note what stands for a name from here on: "the Joint Plan of Action (the JPA)"."""
    found = _ABBREVIATION.match(scope.text, at, scope.end)
    if found is not None:
        scope.known[found["short"]] = identity


def abbreviations(text: str) -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Yield what finds the abbreviations that a text introduces, and what reads them.

    Parameters
    ----------
    text : str
        The source text.

    Yields
    ------
    tuple of re.Pattern and Reader
        One at most.
    """
    short = {hit["short"] for hit in _ABBREVIATION.finditer(text)}
    if short:
        listed = "|".join(sorted(short, key=lambda name: (-len(name), name))[:_MOST_ABBREVIATIONS])
        yield re.compile(rf"\b(?:{listed})(?![\w-])"), _read_abbreviation


def _read_abbreviation(scope: Scope, hit: re.Match[str]) -> list[Found]:
    """Read what stands for an instrument named before, but not where it is introduced."""
    identity = scope.known.get(hit.group(), "")
    before = scope.text[max(0, hit.start() - _WINDOW) : hit.start()]
    if not identity or _INTRODUCED.search(before):
        return []
    return [Found(hit.start(), hit.end(), ReferenceKind.INSTRUMENT, identity)]


@functools.cache
def _group(noun: str) -> str:
    """Return the sort of thing that one of the nouns names."""
    return next(group for group, nouns in _NOUNS.items() if re.fullmatch(nouns, noun))


def _first_word(scope: Scope, at: int) -> int:
    """Return where the capitalised words directly before a noun begin."""
    begin = max(scope.begin, at - _WINDOW)
    window = scope.text[begin:at]
    if not window or not window[-1].isspace():
        # A piece of a longer word names nothing; a bracket or quotation mark may stand before it.
        return at + 1 if window and (window[-1].isalnum() or window[-1] in "-’'") else at
    start = position = len(window)
    link = -1
    words: list[tuple[str, int]] = []
    for word in reversed(window.rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]):
        position = window.rfind(word, 0, position)
        found = _TOKEN.fullmatch(word)
        if found is None and not (word in _LINKS and words and link < 0):
            break
        if found is None:
            link = len(words)
        words.append(("" if found is None else found["word"], position))
        if found is not None and found.start("word"):
            words[-1] = (found["word"], position + found.start("word"))
            break
    return begin + _own_words(words, link, window, start)


def _own_words(words: list[tuple[str, int]], link: int, window: str, start: int) -> int:
    """Return where a name begins, of the words before its noun, given last to first.

    "the Trade and Investment Agreement" is one name, "Borduria and Paris Agreement" is not: an
    article or a possessive before the first word shows it.
    """
    if link >= 0 and not _DETERMINED.search(window[: words[-1][1]]):
        words = words[:link]
    while words and (words[-1][0] in _UNNAMED or not words[-1][0]):
        words = words[:-1]
    return words[-1][1] if words else start


def _first_step(noun: str, kind: ReferenceKind) -> LatePattern:
    """Return the pattern of the words with which a name goes on behind its noun."""
    if kind is not ReferenceKind.MEETING:
        return _FIRST
    return _FIRST_OF_CONFERENCE if noun == "Conference" else _FIRST_OF_MEETING


def _last_word(scope: Scope, first: re.Match[str], kind: ReferenceKind) -> int:
    """Follow a name over its further words; who agreed or spoke may be two with an article each."""
    end = first.end()
    parties = "between" in first.group() or kind is ReferenceKind.STATEMENT
    for _ in range(_MOST_STEPS):
        step = _NEXT.pattern.match(scope.text, end, scope.end)
        if step is None and parties:
            step = _SECOND_PARTY.pattern.match(scope.text, end, scope.end)
        if step is None:
            break
        end = step.end()
    return end


def _treaty(name: _Name, known: dict[str, str]) -> str:
    """Return the one spelling of the name of a treaty; "" when it names nothing.

    "the Charter" is the one last named; "the Agreement" of an agreement names nothing.
    """
    if name.indefinite:
        return ""
    last = known.get(name.noun, "")
    if name.text == name.noun and name.occasion.date is None:
        if name.occasion.period:
            return with_occasion(name.text, name.occasion)
        return last if _DEFINITE.search(name.before) else ""
    identity = _spelled(name.text)
    if not name.followed and name.occasion.date is None and identity in last:
        return last
    if name.own or name.followed:
        known[name.noun] = identity
        return identity
    return with_occasion(identity, name.occasion)


def _programme(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    if name.indefinite or not (name.own or name.followed):
        return ""
    return _spelled(name.text) if name.own else with_occasion(_spelled(name.text), name.occasion)


def _meeting(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    if _ORGANIZATION.search(name.before):
        return ""
    if name.own:
        return _spelled(name.text)
    return with_occasion(_spelled(name.text), name.occasion) if name.followed or name.dated else ""


def _occasional(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    """Return the name of a statement or round of talks: the day tells one from the other."""
    named = name.dated or (name.followed and name.text != name.noun and not name.indefinite)
    return with_occasion(_spelled(name.text), name.occasion) if named else ""


_IDENTITIES = {
    "treaty": _treaty,
    "programme": _programme,
    "statement": _occasional,
    "meeting": _meeting,
    "round": _occasional,
}


def with_occasion(name: str, occasion: Occasion) -> str:
    """Add place and day to a name that does not tell one thing from another.

    Parameters
    ----------
    name : str
        What it is called.
    occasion : Occasion
        Where and when.

    Returns
    -------
    str
        "Joint Statement (Ankara, 2020-07-22)"; the name alone when neither is known.
    """
    day = occasion.date.isoformat() if occasion.date is not None else ""
    said = ", ".join(part for part in (occasion.place, day or occasion.period) if part)
    return f"{name} ({said})" if said else name


def _spelled(name: str) -> str:
    """Return one spelling: "UN Charter" is the "Charter of the United Nations"."""
    name = _UNITED_NATIONS.sub("United Nations", name)
    return _NAMED_AFTER.sub(r"\2 of the \1", name) if _NAMED_AFTER.fullmatch(name) else name
