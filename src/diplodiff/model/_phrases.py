"""Parts of a clause that a reader looks for, each with its place in the source text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

__all__ = [
    "Addressee",
    "AddresseeClass",
    "Bracket",
    "Hedge",
    "Phrase",
    "Reference",
    "ReferenceKind",
    "Timing",
    "TimingKind",
]


class AddresseeClass(StrEnum):
    """Whom an act is directed to."""

    SECRETARY_GENERAL = "secretary-general"
    EXECUTIVE_HEAD = "executive head"
    """The head of another secretariat: a Director-General, a High Commissioner."""
    ALL_STATES = "all states"
    """All States, Member States, States parties: every member of a universal group."""
    STATES = "states"
    """States named or grouped: the Government of Libya, neighbouring States, donor countries."""
    PARTIES = "parties"
    """The parties to a conflict, an agreement or the statement itself."""
    ORGAN = "organ"
    """An organ or body of the speakers' own organization, a committee, a mission."""
    REGIONAL_ORGANIZATION = "regional organization"
    ORGANIZATION = "organization"
    """Any other intergovernmental organization, agency or financial institution."""
    INTERNATIONAL_COMMUNITY = "international community"
    CIVIL_SOCIETY = "civil society"
    PRIVATE_SECTOR = "private sector"
    OTHER = "other"


class TimingKind(StrEnum):
    """How a text bounds an act in time."""

    DATE = "date"
    """By, until or on a date: "not later than 15 December 2020"."""
    PERIOD = "period"
    """Within or for a time: "within 30 days", "for a further period of six months"."""
    FREQUENCY = "frequency"
    """Again and again: "every 60 days", "annually"."""
    IMMEDIATE = "immediate"
    """At once: "immediately", "forthwith", "without delay"."""
    VAGUE = "vague"
    """At a time that nobody can hold the speakers to: "in the near future", "in due course"."""


class ReferenceKind(StrEnum):
    """What a text cites."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"
    """A statement by a president, chair or group of States."""
    DOCUMENT = "document"
    """Any other document, by its symbol: a report, a letter, a record."""
    INSTRUMENT = "instrument"
    """A treaty, charter, agreement or programme, by its name."""
    MEETING = "meeting"
    """A conference, summit or session, or what came out of it, by its name, place or date."""
    CHAPTER = "chapter"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    """A paragraph, of the text itself where `Reference.within` is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a statement and where they stand.

    Parameters
    ----------
    text : str
        The words, white space folded.
    start, end : int
        Offsets into the source text; ``source_text[start:end]`` is the phrase as printed.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee(Phrase):
    """Whom an act is directed to.

    Parameters
    ----------
    category : AddresseeClass
        What sort of addressee it is.
    """

    category: AddresseeClass = AddresseeClass.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Phrase):
    """When an act is due, for how long it holds, or how often it recurs.

    Parameters
    ----------
    kind : TimingKind
        How the text bounds the act in time.
    date : datetime.date or None
        The date, where the text gives a whole one.
    count : int or None
        How many units: 30 in "within 30 days"; for a frequency, of the time between two turns.
    unit : str
        "day", "week", "month", "year" or "hour"; "" without a count.
    """

    kind: TimingKind
    date: dt.date | None = None
    count: int | None = None
    unit: str = ""


_WEAKENING = frozenset({"discretion", "possibility", "effort", "deliberation", "time"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge(Phrase):
    """Words that bound the act they stand with: "as appropriate", "in accordance with".

    Some take force from it, as sources say (see `weakens`); others say to what end, by what norm
    or with whom it is to be done.

    Parameters
    ----------
    category : str
        Category in the lexicon: "discretion", "possibility", "deliberation", "effort", "time",
        "conformity", "purpose", ...
    """

    category: str

    @property
    def weakens(self) -> bool:
        """Whether it takes force from the act: it leaves a choice, or asks for less than a deed.

        By Legal Response (Language used in COP decisions, 2015) words of discretion, possibility,
        effort and deliberation do, and by the G7 Compliance Report of 1997 a time that nobody can
        hold the speakers to.
        """
        return self.category in _WEAKENING


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Phrase):
    """Something that a clause cites.

    Parameters
    ----------
    kind : ReferenceKind
        What is cited.
    identity : str
        One spelling for all ways to write it: "resolution 2510 (2020)" for "S/RES/2510 (2020)"
        and for "its resolution 2510 (2020) of 12 February 2020".
    within : str
        Identity of what an article, chapter or paragraph belongs to; "" is the text itself.
    date : datetime.date or None
        The date given with it, where it is whole.
    place : str
        The place given with it, or "".
    """

    kind: ReferenceKind
    identity: str
    within: str = ""
    date: dt.date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracket:
    """A bracket of a negotiating draft: wording that is not agreed.

    Parameters
    ----------
    start, end : int
        Offsets into the source text, brackets included; where `closed` is false, `end` is where
        the clause ends.
    depth : int
        0 for an outermost bracket, 1 inside another one, and so on.
    group : int
        Brackets that stand side by side as alternatives ("[shall][should]") share it; numbered
        from 0 in the clause, in the order of the text.
    alternatives : tuple of Phrase
        The wordings to choose from inside this bracket ("[shall / should]"); one where it is all
        or nothing, none where it is empty ("[ ]").
    option : str
        The heading that names the option, as printed ("Option 1"), or "".
    attribution : str
        Who proposed or reserved it, as printed ("EU, Japan"), or "".
    closed : bool
        Whether the closing bracket stands in the same clause.
    """

    start: int
    end: int
    depth: int = 0
    group: int = 0
    alternatives: tuple[Phrase, ...] = ()
    option: str = ""
    attribution: str = ""
    closed: bool = True
