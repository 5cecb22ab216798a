"""Instruments and meetings by their names: "the Berlin Conference on Libya (19 January 2020)".

A name is a noun that says what sort of thing it is, with the capitalised words before and behind
it. Which treaties there are is not known here. English only: its capitals show where a name ends.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ReferenceKind
from diplodiff.parsing.references._found import CAPITALIZED, Found, plain
from diplodiff.parsing.references._occasions import read_occasion
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._occasions import Occasion

__all__ = ["NAME", "read_name", "with_occasion"]

_NOUNS = {
    "treaty": r"Charters?|Conventions?|Covenants?|Protocols?|Agreements?|Treaty|Treaties"
    r"|Declarations?|Statute|Pact|Accords?",
    "programme": r"Agenda|Framework|Compact|Consensus|Memorandum|Memoranda|Roadmap|Plan|Strategy"
    r"|Initiative|Arrangements?|Programme\sof\sAction|Platform\sfor\sAction|Final\sAct"
    r"|Constitutive\sAct",
    "statement": r"Statement|Communiqu[eé]",
    "meeting": r"Conference|Summit|Congress",
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
_WINDOW = 160
"""Characters before the noun in which the name's first words, and what describes it, are found."""

_BEFORE = LatePattern(rf"(?<![\w’'-])(?:(?:{CAPITALIZED}|\d{{4}})[’']?\s{{1,9}}){{1,7}}\Z")
_TOKEN = re.compile(r"\S+\s*")
# Capitals at the start of a sentence that belong to no name.
_UNNAMED = frozenset(
    "The This That These Those A An Its Their Our All Each Both Any Such In At On Under By For From "
    "To With And Or Of Since Following Pursuant As Member States Party Parties".split()
)
# Words that many names share: with nothing else, they name nothing by themselves.
_GENERIC = frozenset(
    "Joint Draft Final Press Presidential National Action Additional Optional Framework New Common "
    "International Regional Global General Ministerial High-Level Annual First Second Third".split()
)
_OF = r"(?:of|on|for|to|against|concerning|regarding|between|relating\sto|governing)"
_THE = r"(?:(?:the|all|its|their|a)\s)?"
_NEW_NAME = rf"(?!(?:{CAPITALIZED}\s){{0,5}}(?:{_ANY})(?!\w)|Articles?\s|Chapters?\s)"
_FIRST = re.compile(
    rf"\s{_OF}\s{_THE}(?!Articles?\s|Chapters?\s|Member\sStates?){CAPITALIZED}"
    r"|\s(?:[IVX]{1,4}(?:\sand\s[IVX]{1,4})?|20\d\d)(?!\w)"
    rf"|\sand\s(?=(?:{_ANY})\s(?:of|for|on)\s){CAPITALIZED}"
)
_FIRST_OF_MEETING = re.compile(rf"\s(?:on|for|to|against|regarding)\s{_THE}{CAPITALIZED}")
_NEXT = re.compile(
    rf"\s{CAPITALIZED}|\s(?:{_OF}|in)\s{_THE}{CAPITALIZED}"
    # What the United Nations are named with belongs to their Charter no more.
    rf"|(?<!Nations)\sand\s(?:{_OF}\s)?(?:[Tt]heir\s)?{_NEW_NAME}{CAPITALIZED}"
    rf"|,\s{_NEW_NAME}{CAPITALIZED}(?=(?:,?\s{CAPITALIZED}){{0,6}},?\sand\s)"
)
_SECOND_PARTY = re.compile(rf"\sand\sthe\s{_NEW_NAME}{CAPITALIZED}")
_MOST_STEPS = 24
_CAPITAL_BEHIND = re.compile(r"\s[A-Z]")
_DEFINITE = re.compile(r"\b(?:[Tt]he|its|their)\s{1,9}\Z")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|any|no|every|each|this|present|[Tt]his)\s{1,9}(?:new\s)?\Z")
_ORGANIZATION = re.compile(r"Organi[sz]ation\sof\s(?:the\s)?\Z")
_OUTCOME = LatePattern(
    r"\b(?:the|its|their)\s(?:[a-z][\w-]{0,30}\s){0,2}(?:conclusions|outcomes?|results|decisions"
    r"|recommendations|commitments|communiqu[eé]|declaration|statement|principles|agreements)"
    r"(?:\sdocuments?)?\s(?:of|reached\sat|adopted\s(?:at|by))\s(?:the\s)?\Z"
)
_UNITED_NATIONS = re.compile(r"\bUN\b")
_NAMED_AFTER = re.compile(r"(?:the\s)?(United Nations) (\w+)")


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
        return self.occasion.date is not None or self.occasion.place != ""

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
    text, start = scope.text, _first_word(scope, hit.start())
    noun = plain(hit.group())
    group = _group(noun)
    kind = _KINDS[group]
    pattern = _FIRST_OF_MEETING if kind is ReferenceKind.MEETING else _FIRST
    first = pattern.match(text, hit.end(), scope.end)
    if start > hit.start() or (first is None and _CAPITAL_BEHIND.match(text, hit.end(), scope.end)):
        return []
    end = hit.end() if first is None else _last_word(scope, first)
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
    if kind is ReferenceKind.MEETING:
        outcome = _OUTCOME.search(name.before)
        start -= 0 if outcome is None else len(name.before) - outcome.start()
    return [Found(start, occasion.end, kind, identity, date=occasion.date, place=occasion.place)]


@functools.cache
def _group(noun: str) -> str:
    """Return the sort of thing that one of the nouns names."""
    return next(group for group, nouns in _NOUNS.items() if re.fullmatch(nouns, noun))


def _first_word(scope: Scope, at: int) -> int:
    """Return where the capitalised words directly before a noun begin."""
    begin = max(scope.begin, at - _WINDOW)
    if scope.text[at - 1 : at] in ("-", "’", "'") or scope.text[at - 1 : at].isalpha():
        return at + 1  # a piece of a longer word names nothing
    run = _BEFORE.search(scope.text[begin:at])
    if run is None:
        return at
    start = begin + run.start()
    for word in _TOKEN.findall(run.group()):
        if word.strip() not in _UNNAMED:
            break
        start += len(word)
    return start


def _last_word(scope: Scope, first: re.Match[str]) -> int:
    """Follow a name over its further words."""
    end = first.end()
    for _ in range(_MOST_STEPS):
        step = _NEXT.match(scope.text, end, scope.end)
        if step is None and "between" in first.group():
            step = _SECOND_PARTY.match(scope.text, end, scope.end)
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
        return last if _DEFINITE.search(name.before) else ""
    identity = _spelled(name.text)
    if name.own or name.followed:
        known[name.noun] = identity
        return identity
    if name.occasion.date is None and name.text in last:
        return last
    return with_occasion(identity, name.occasion)


def _programme(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    named = (name.own or name.followed) and not name.indefinite
    return _spelled(name.text) if named else ""


def _meeting(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    if _ORGANIZATION.search(name.before):
        return ""
    if name.own:
        return _spelled(name.text)
    return with_occasion(_spelled(name.text), name.occasion) if name.followed or name.dated else ""


def _occasional(name: _Name, known: dict[str, str]) -> str:  # noqa: ARG001 - one of four alike
    """Return the name of a statement or round of talks: the day tells one from the other."""
    named = name.dated or (name.followed and name.text != name.noun)
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
    said = ", ".join(part for part in (occasion.place, day) if part)
    return f"{name} ({said})" if said else name


def _spelled(name: str) -> str:
    """Return one spelling: "UN Charter" is the "Charter of the United Nations"."""
    name = _UNITED_NATIONS.sub("United Nations", name)
    return _NAMED_AFTER.sub(r"\2 of the \1", name) if _NAMED_AFTER.fullmatch(name) else name
