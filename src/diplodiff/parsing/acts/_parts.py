"""A clause -> its hedges, timings and places, found in one pass over its words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from diplodiff.model import Hedge, TimingKind
from diplodiff.parsing.acts._timing import TimeReader, TimeSpot

if TYPE_CHECKING:
    from diplodiff.lexicon import ActTables, Lexicon
    from diplodiff.model import Phrase, Timing
    from diplodiff.parsing.acts._words import Words

__all__ = ["Due", "Parts"]

_FIRMEST = (TimingKind.DATE, TimingKind.PERIOD, TimingKind.IMMEDIATE, TimingKind.VAGUE)
_TIME = "time"
_DATING = (TimingKind.DATE, TimingKind.PERIOD)
_PASSIVE = {"be", "been", "being", "remain", "remains"}
_LONGEST_PASSIVE = 5
"""Words of "be fully and finally implemented"."""
_LONGEST_CLAUSE = 25


class Due(NamedTuple):
    """What an act is bound and softened by."""

    hedges: tuple[Hedge, ...] = ()
    deadline: Timing | None = None
    frequency: Timing | None = None
    place: Phrase | None = None


_NOTHING = Due()


class _HedgeSpot(NamedTuple):
    first: int
    behind: int
    category: str


Spot = TypeVar("Spot", _HedgeSpot, TimeSpot)


class Parts:
    """Parts of one clause, to be shared out among its acts.

    Parameters
    ----------
    words : Words
        The clause.
    tables : ActTables
        Tables of its language.
    lexicon : Lexicon
        Months of its language.
    binding : bool
        Whether its acts can bind anybody: there is nothing to look for in a preambular clause.
    """

    __slots__ = ("_complementizers", "_events", "_hedges", "_tables", "_times", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon, *, binding: bool) -> None:
        self._words = words
        self._tables = tables
        self._complementizers = lexicon.words.complementizers
        self._hedges: list[_HedgeSpot] = []
        self._times: list[TimeSpot] = []
        self._events: list[int] = []
        if binding:
            self._read(TimeReader(words, tables, lexicon))

    def _read(self, time: TimeReader) -> None:
        keys, roles = self._words.keys, self._tables.roles
        hedge_end = time_end = 0
        for at in [at for at, key in enumerate(keys) if key in roles]:
            role = roles[keys[at]]
            thirds = role.followers.get(keys[at + 1], ())
            begun = role.alone or "" in thirds or keys[at + 2] in thirds
            if not (begun or (role.dated and time.may_begin(at + 1))):
                continue
            if begun and role.hedge and at >= hedge_end:
                hedge_end = self._hedge(at) or hedge_end
            if role.timing and at >= time_end:
                spot = time.at(at)
                if spot is not None:
                    self._times.append(spot)
                    time_end = spot.behind
            if role.event:
                self._events.append(at)

    def _hedge(self, at: int) -> int:
        """Keep the hedge that begins at a word; return the word behind it, or 0."""
        keys = self._words.keys
        for behind, entry in self._tables.hedges.at(keys, at):
            if not entry.gerund or keys[behind].endswith("ing") or keys[behind] == "whether":
                self._hedges.append(_HedgeSpot(at, behind, entry.category))
                return behind
        return 0

    def due(self, first: int, behind: int, opening: range) -> Due:
        """Return the hedges, timings and place among the words of an act.

        "Urgently requests" is urgent and sets no time: what stands in the opening is no timing.
        """
        hedges = _between(self._hedges, first, behind)
        events = self._events[bisect_left(self._events, first) : bisect_left(self._events, behind)]
        times = [
            spot
            for spot in _between(self._times, first, behind)
            if spot.first not in opening
            and (events or not spot.event or self._is_fronted(spot))
            and not self._is_of_another(spot, first)
        ]
        if not (times or events):
            return Due(tuple(map(self._as_hedge, hedges))) if hedges else _NOTHING
        hedges += [
            _HedgeSpot(time.first, time.behind, _TIME)
            for time in times
            if time.kind is TimingKind.VAGUE
        ]
        often = (spot for spot in times if spot.kind is TimingKind.FREQUENCY)
        frequency = next(often, None)
        return Due(
            hedges=tuple(self._as_hedge(spot) for spot in sorted(hedges)),
            deadline=self._deadline(times),
            frequency=None if frequency is None else frequency.timing(self._words),
            place=self._place(events, times, behind),
        )

    def _is_fronted(self, spot: TimeSpot) -> bool:
        """Read ``that, on 3 May 2031, all States shall pay``."""
        words = self._words
        before = spot.first and words.keys[spot.first - 1] in self._complementizers
        begins = before or words.mark(spot.first).startswith(",")
        return spot.date is not None and begins and words.mark(spot.behind).startswith(",")

    def _is_of_another(self, spot: TimeSpot, first: int) -> bool:
        """Tell whether a time dates something else than the act.

        "Licences granted before May" are dated by it, and so is what stands in a relative clause
        or in one of purpose or condition; a comma ends it.
        """
        words, classes = self._words, self._tables.words
        if spot.kind not in _DATING:
            return False
        if _is_participle(words.keys[spot.first - 1]) and not words.mark(spot.first):
            before = words.keys[max(first, spot.first - _LONGEST_PASSIVE) : spot.first - 1]
            return classes.auxiliaries.isdisjoint(before) and not {"be", "been", "being"} & {
                *before
            }
        for at in range(spot.first - 1, max(first, spot.first - _LONGEST_CLAUSE), -1):
            if words.mark(at + 1).startswith((",", ";", ":", ".")):
                return False
            if words.keys[at] in classes.circumstances:
                return True
        return False

    def _as_hedge(self, spot: _HedgeSpot) -> Hedge:
        phrase = self._words.phrase(spot.first, spot.behind)
        return Hedge(text=phrase.text, start=phrase.start, end=phrase.end, category=spot.category)

    def _deadline(self, times: list[TimeSpot]) -> Timing | None:
        """Return the firmest timing: a date before a period, "forthwith" before "soon"."""
        for kind in _FIRMEST:
            for spot in times:
                if spot.kind is kind:
                    return spot.timing(self._words)
        return None

    def _place(self, events: list[int], times: list[TimeSpot], behind: int) -> Phrase | None:
        """Read ``meeting in Lisbon``: "in" and a name right behind an event or its date."""
        words, places = self._words, self._tables.words.places
        for at in sorted([*(event + 1 for event in events), *(time.behind for time in times)]):
            if events and words.keys[at] in places and words.capital(at + 1) and at + 1 < behind:
                end = at + 2
                while end < behind and words.capital(end) and not words.mark(end):
                    end += 1
                return words.phrase(at + 1, end)
        return None


def _between(spots: list[Spot], first: int, behind: int) -> list[Spot]:
    """Return the spots that begin among some words; they stand in the order of the text."""
    return spots[bisect_left(spots, (first,)) : bisect_left(spots, (behind,))]


def _is_participle(key: str) -> bool:
    """Tell "granted" from "need"; other participles are too short to be told by their ending."""
    return key.endswith("ed") and not key.endswith("eed")
