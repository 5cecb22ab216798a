"""The tables of a language pack by which the parts of an act are read; knows no texts.

All are optional: a pack without them still has acts with an opening and a verb.

``hedges.csv``
    phrase, category, traits, source. `verb` among the traits lets the first word inflect; after
    `gerund` a verb in -ing must follow ("consider creating"). The categories: `discretion` leaves
    the choice to whoever acts ("as appropriate"), `possibility` makes the act depend on means or
    circumstances, `effort` asks for an attempt, `deliberation` for a thought, `measure` for steps
    that it does not name; `purpose` makes the act a means ("with a view to"), `conformity` bounds
    it by other norms or interests, `consultation` by the part of others. Vague timings are
    hedges too, of the category `time`, and stand in ``timings.csv`` alone.

``addressees.csv``
    phrase, class (a value of `AddresseeClass`), source: head nouns and names.

``addressing.csv``
    lemma of a verb that takes an addressee, and where he stands: `direct` behind the verb, after
    `to`, `that`, `by`, `from` or (before an infinitive) `for`; `shall` before the modal of what
    is decided.

``timings.csv``
    phrase, kind (a value of `TimingKind`), follows, count, unit, context, source. What `follows`
    the phrase is a `date`, a `span` ("30 days") or the name of a `session`; `elapsed` asks for a
    number before it and an event behind it ("three | months after | its adoption"); nothing
    follows a phrase that is whole. The context `event` asks for an act that happens somewhere on
    a day.

``acts.toml``
    Closed word classes; each says in a comment what it is for.

Sources, beside those of `diplodiff.lexicon`: ``UN membership``, the list of Member States of the
United Nations, past ones included; a resolution by its symbol.
"""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from diplodiff.errors import OptionError
from diplodiff.lexicon._inflection import english_forms
from diplodiff.lexicon._pack import _one_of, _rows, load
from diplodiff.model import AddresseeClass, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = [
    "ActTables",
    "ActWords",
    "HedgeEntry",
    "PhraseTable",
    "TimingEntry",
    "load_tables",
    "read_tables",
]

Entry = TypeVar("Entry")
_HEDGE_TRAITS = ("", "verb", "gerund")
_FOLLOWS = ("", "date", "span", "session", "elapsed")
_CONTEXTS = ("", "event")
_MARKERS = ("direct", "to", "that", "by", "from", "for", "shall")
_ONE = ("a", "an")
"""Articles that count: "within a week"."""
_UNITS = ("", "hour", "day", "week", "month", "year")


class PhraseTable(Generic[Entry]):
    """Phrases of one or more words, found at a word by three look-ups at most.

    Parameters
    ----------
    rows : iterable of tuple of str and entry
        Phrases, words parted by one space; several rows may have the same phrase.
    """

    __slots__ = ("first_words",)

    def __init__(self, rows: Iterable[tuple[str, Entry]]) -> None:
        found: dict[str, dict[str, dict[str, list[tuple[list[str], Entry]]]]] = {}
        for phrase, entry in rows:
            words = phrase.split()
            second, third = [*words, "", ""][1:3]
            seconds = found.setdefault(words[0], {})
            seconds.setdefault(second, {}).setdefault(third, []).append((words, entry))
        for seconds in found.values():
            for thirds in seconds.values():
                for several in thirds.values():
                    several.sort(key=lambda row: -len(row[0]))
        self.first_words: Mapping[str, Mapping[str, Mapping[str, list[tuple[list[str], Entry]]]]]
        self.first_words = found
        """By their first, second and third words, "" where there is none."""

    def __contains__(self, word: object) -> bool:
        """Tell whether a phrase begins with a word."""
        return word in self.first_words

    def alone(self, word: str) -> list[Entry]:
        """Return what the table says of a word that is a phrase by itself."""
        return [entry for _, entry in self.first_words.get(word, {}).get("", {}).get("", ())]

    def at(self, keys: list[str], at: int) -> Sequence[tuple[int, Entry]]:
        """Return the phrases that begin at a word, the longest first.

        Parameters
        ----------
        keys : list of str
            Words of a text, lower case, with an empty one behind the last.
        at : int
            Index of the first word.

        Returns
        -------
        sequence of tuple
            The index of the word behind each phrase, and what the table says of it.
        """
        seconds = self.first_words.get(keys[at])
        if seconds is None:  # nearly always: most words begin no phrase
            return ()
        found: list[tuple[int, Entry]] = []
        thirds = seconds.get(keys[at + 1]) if keys[at + 1] else None
        if thirds is not None:
            if keys[at + 2]:
                for words, entry in thirds.get(keys[at + 2], ()):
                    if keys[at : at + len(words)] == words:
                        found.append((at + len(words), entry))
            found += [(at + 2, entry) for _, entry in thirds.get("", ())]
        alone = seconds.get("")
        if alone is not None:
            found += [(at + 1, entry) for _, entry in alone[""]]
        return found


class HedgeEntry(NamedTuple):
    """What a table says of a hedge."""

    category: str
    gerund: bool


class TimingEntry(NamedTuple):
    """What a table says of words that bound an act in time."""

    kind: TimingKind
    follows: str
    number: int | None
    unit: str
    event: bool


class ActWords(NamedTuple):
    """Closed word classes, all lower case; ``acts.toml`` says what each is for."""

    coordinators: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    obliging: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    meanwhile: frozenset[str] = frozenset()
    emphases: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    universal: frozenset[str] = frozenset()
    narrowing: frozenset[str] = frozenset()
    event_verbs: frozenset[str] = frozenset()
    event_nouns: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset()
    reckoned: frozenset[str] = frozenset()
    reckoned_from: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    promising: frozenset[str] = frozenset()
    negative_subjects: frozenset[str] = frozenset()
    undenying: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()


class Role(NamedTuple):
    """What a word may be the first word of; one look-up decides for most words of a text.

    Parameters
    ----------
    hedge, timing, event : bool
        What it may begin.
    alone : bool
        Whether it is a whole phrase.
    dated : bool
        Whether a date or a span of time may follow it at once.
    followers : mapping of str to frozenset of str
        The words that may follow it otherwise, and what may follow these: "" stands for anything.
    """

    hedge: bool
    timing: bool
    event: bool
    alone: bool
    dated: bool
    followers: Mapping[str, frozenset[str]]


class ActTables(NamedTuple):
    """All tables of one language; empty where its pack has none."""

    hedges: PhraseTable[HedgeEntry]
    addressees: PhraseTable[AddresseeClass]
    timings: PhraseTable[TimingEntry]
    addressing: Mapping[str, frozenset[str]]
    words: ActWords
    numbers: Mapping[str, int]
    roles: Mapping[str, Role]
    connective_starts: frozenset[str]
    time_openers: frozenset[str]
    """Words with which a date or a span of time begins, beside digits and names of months."""


def load_tables(language: str = "en") -> ActTables:
    """Load the tables of a language; the second call returns the same object.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code of a pack in this package.

    Returns
    -------
    ActTables
        Validated; a file that the pack does not have is an empty table, and so are all of a
        language without a pack.

    Raises
    ------
    OptionError
        If a file breaks its format.
    """
    try:
        return load(language).tables
    except OptionError:
        if language.isalpha() and (Path(__file__).parent / language).is_dir():
            raise  # a file that breaks its format
        return _nothing()


@functools.cache
def _nothing() -> ActTables:
    return read_tables(None)


def read_tables(folder: Path | None) -> ActTables:
    """Read and validate the tables of a pack.

    Parameters
    ----------
    folder : pathlib.Path or None
        Folder of the pack, with any of the files that the module describes; None for none.

    Returns
    -------
    ActTables
        What the files say.

    Raises
    ------
    OptionError
        At the first fault, with file, line, value and what is accepted.
    """
    folder = folder or Path(__file__).parent / "none"
    words, numbers = _read_words(folder / "acts.toml")
    hedges = PhraseTable(_hedges(folder / "hedges.csv"))
    timings = PhraseTable(_timings(folder / "timings.csv"))
    return ActTables(
        hedges=hedges,
        addressees=PhraseTable(_addressees(folder / "addressees.csv")),
        timings=timings,
        addressing=dict(_addressing(folder / "addressing.csv")),
        words=words,
        numbers=numbers,
        roles=_roles(hedges, timings, words),
        connective_starts=frozenset(phrase.split()[0] for phrase in words.connectives),
        time_openers=frozenset([*words.parts, *numbers, *_ONE]),
    )


def _roles(
    hedges: PhraseTable[HedgeEntry], timings: PhraseTable[TimingEntry], words: ActWords
) -> Mapping[str, Role]:
    events = words.event_verbs | words.event_nouns
    every = {*hedges.first_words, *timings.first_words, *events}
    return {word: _role(word, hedges, timings, event=events) for word in every}


def _role(
    word: str,
    hedges: PhraseTable[HedgeEntry],
    timings: PhraseTable[TimingEntry],
    *,
    event: frozenset[str],
) -> Role:
    softens, dates = hedges.first_words.get(word, {}), timings.first_words.get(word, {})
    openers = [entry.follows for entry in timings.alone(word)]
    return Role(
        hedge=bool(softens),
        timing=bool(dates),
        event=word in event,
        alone=word in event or "" in softens or "" in openers,
        dated=bool(openers),
        followers={
            second: frozenset([*softens.get(second, ()), *dates.get(second, ())])
            for second in {*softens, *dates}
        },
    )


def _table(file: Path, *columns: str) -> Iterator[tuple[str, list[str]]]:
    """Give the rows of a file, none when it is not there."""
    if file.is_file():
        for where, cells in _rows(file, columns):
            if not cells[0] or cells[0] != cells[0].lower():
                msg = f"{where}: {cells[0]!r} in column {columns[0]!r}; accepted is lower case"
                raise OptionError(msg)
            yield where, cells


def _hedges(file: Path) -> Iterator[tuple[str, HedgeEntry]]:
    for where, cells in _table(file, "phrase", "category", "traits", "source"):
        phrase, category, traits, _ = cells
        for trait in traits.split():
            _one_of(trait, _HEDGE_TRAITS, where=where, column="traits")
        entry = HedgeEntry(category, gerund="gerund" in traits)
        verb, _, rest = phrase.partition(" ")
        yield phrase, entry
        if "verb" in traits:
            # The past of "make" and "take" comes out wrong and never occurs; the rest is right.
            for form in dict.fromkeys(english_forms(verb)):
                yield f"{form} {rest}", entry


def _addressees(file: Path) -> Iterator[tuple[str, AddresseeClass]]:
    classes = {member.value: member for member in AddresseeClass}
    for where, (phrase, name, _) in _table(file, "phrase", "class", "source"):
        yield phrase, classes[_one_of(name, classes, where=where, column="class")]


def _addressing(file: Path) -> Iterator[tuple[str, frozenset[str]]]:
    for where, (lemma, markers, _) in _table(file, "lemma", "markers", "source"):
        for marker in markers.split():
            _one_of(marker, _MARKERS, where=where, column="markers")
        yield lemma, frozenset(markers.split())


def _timings(file: Path) -> Iterator[tuple[str, TimingEntry]]:
    kinds = {member.value: member for member in TimingKind}
    columns = ("phrase", "kind", "follows", "count", "unit", "context", "source")
    for where, (phrase, kind, follows, count, unit, context, _) in _table(file, *columns):
        if count and not count.isdecimal():
            msg = f"{where}: {count!r} in column 'count'; accepted are digits or nothing"
            raise OptionError(msg)
        yield (
            phrase,
            TimingEntry(
                kind=kinds[_one_of(kind, kinds, where=where, column="kind")],
                follows=_one_of(follows, _FOLLOWS, where=where, column="follows"),
                number=int(count) if count else None,
                unit=_one_of(unit, _UNITS, where=where, column="unit"),
                event=_one_of(context, _CONTEXTS, where=where, column="context") == "event",
            ),
        )


def _read_words(file: Path) -> tuple[ActWords, Mapping[str, int]]:
    if not file.is_file():
        return ActWords(), {}
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        msg = f"{file.name}: {error}; accepted is TOML with tables of lists"
        raise OptionError(msg) from error
    numbers = tables.get("time", {}).pop("numbers", {})
    written = {name: values for lists in tables.values() for name, values in lists.items()}
    if not set(written) <= set(ActWords._fields):
        wrong = sorted(set(written) - set(ActWords._fields))
        msg = f"{file.name}: unknown lists {wrong}; accepted are {[*ActWords._fields]}"
        raise OptionError(msg)
    return ActWords(**{name: frozenset(values) for name, values in written.items()}), numbers
