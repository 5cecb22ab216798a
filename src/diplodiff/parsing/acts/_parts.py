"""A clause -> its hedges, timings, modals and places, found in one pass over its words."""

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
        Whether its acts can bind anybody: a preambular clause has nothing but modals to look for.
    """

    __slots__ = ("_events", "_hedges", "_modals", "_tables", "_times", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon, *, binding: bool) -> None:
        self._words = words
        self._tables = tables
        self._hedges: list[_HedgeSpot] = []
        self._times: list[TimeSpot] = []
        self._events: list[int] = []
        self._modals: list[int] = []
        if binding:
            self._read(TimeReader(words, tables, lexicon.months))
        else:
            modals = tables.words.modals
            if not modals.isdisjoint(words.keys):
                self._modals = [at for at, key in enumerate(words.keys) if key in modals]

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
            if role.modal:
                self._modals.append(at)
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

    def _is_modal(self, at: int) -> bool:
        """Tell a modal from a month and from "the will of the people"."""
        words, classes = self._words, self._tables.words
        if words.keys[at] == "may":
            return not words.capital(at)
        return words.keys[at] != "will" or words.keys[at - 1] not in classes.before_nouns

    def modal(self, first: int, behind: int) -> Phrase | None:
        """Return the first modal among some words."""
        modals = self._modals
        if not modals:
            return None
        among = range(bisect_left(modals, first), bisect_left(modals, behind))
        at = next((modals[i] for i in among if self._is_modal(modals[i])), None)
        return None if at is None else self._words.phrase(at, at + 1)

    def due(self, first: int, behind: int, opening: range) -> Due:
        """Return the hedges, timings and place among the words of an act.

        "Urgently requests" is urgent and sets no time: what stands in the opening is no timing.
        """
        hedges = _between(self._hedges, first, behind)
        events = self._events[bisect_left(self._events, first) : bisect_left(self._events, behind)]
        times = [
            spot
            for spot in _between(self._times, first, behind)
            if spot.first not in opening and (events or not spot.event)
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
