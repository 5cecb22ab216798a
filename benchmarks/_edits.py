"""Known edits of texts: what a second text was made of, and so which links to it are right.

An edit takes the lines of a text and returns the lines of the edited one. Each line carries the
truth: the clauses of the base that it comes from, what was done to it, and whether it was moved.
The same seed gives the same construction.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from diplodiff.model import Statement

__all__ = [
    "MONTHS",
    "Construction",
    "Fact",
    "Line",
    "construct",
    "deleted",
    "inserted",
    "lines_of",
    "merged",
    "moved",
    "number_of",
    "pick",
    "printed",
    "renumbered",
    "reworded",
    "shuffled",
    "split",
    "unlike",
    "untouched",
    "vocabulary",
]

_T = TypeVar("_T")

_LEAST_WORDS = 5  # of a clause; shorter ones are headings and lead-ins, if not by kind
_LEAST_WORDS_OF_PART = 6  # of what a split leaves
_KEPT_WORDS = 3  # at the start of a clause whose words change, so that it still opens as one; the
# last word stays too: a paragraph that ends in "of the" goes on in the next one
_FRAMES = {"heading", "framing"}
_MOST_SHARED = 0.5

_ENDS_OF_SENTENCES = re.compile(r"(?<=[a-z\d)]\.) (?=[A-Z])|(?<=;) (?=\w)")
_PAUSES = re.compile(r"(?<=,) (?=\w)| (?=as well as |in accordance with |with a view to )")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
MONTHS = (
    "January February March April May June July August September October November December".split()
)
_MONTH = re.compile(r"\b(?:{0})\b(?=,? \d)|(?<=\d )(?:{0})\b".format("|".join(MONTHS)))


class Fact(NamedTuple):
    """What a careful reader of both texts would report of a line.

    Parameters
    ----------
    kind : str
        What changed: "number", "date", "deadline", ...
    before, after : str
        The words of the two sides; "" where there are none.
    """

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A clause of an edited text, and where it comes from.

    Parameters
    ----------
    text : str
        The wording, without a marker.
    preambular : bool
        Whether it is printed without a number.
    origins : tuple of int
        Indices of the base clauses that it was made of; empty for an inserted one.
    edits : tuple of str
        Names of the edits that changed it, in their order.
    moved : bool
        Whether it was taken out of its place and put elsewhere.
    facts : tuple of Fact
        What changed in it, where an edit is about that and not about links.
    """

    text: str
    preambular: bool = False
    origins: tuple[int, ...] = ()
    edits: tuple[str, ...] = ()
    moved: bool = False
    facts: tuple[Fact, ...] = ()

    def edited(self, edit: str, text: str) -> Line:
        """Return the line with another wording, and with the edit that gave it."""
        return replace(self, text=text, edits=(*self.edits, edit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """A text, the text that edits made of it, and the links that are right.

    Parameters
    ----------
    base, other : tuple of Line
        The two texts; clause i of the base is the only origin of line i.
    """

    base: tuple[Line, ...]
    other: tuple[Line, ...]

    @property
    def links(self) -> set[tuple[int, int]]:
        """Pairs of a clause of the base and the line of the other text that it went into."""
        return {(i, j) for j, line in enumerate(self.other) for i in line.origins}

    @property
    def moved(self) -> set[tuple[int, int]]:
        """The links of lines that were moved."""
        return {(i, j) for i, j in self.links if self.other[j].moved}

    @property
    def deleted(self) -> set[int]:
        """Indices of base clauses that went into no line."""
        return set(range(len(self.base))) - {i for i, _ in self.links}

    @property
    def inserted(self) -> set[int]:
        """Indices of the lines that were made of no clause of the base."""
        return {j for j, line in enumerate(self.other) if not line.origins}


if TYPE_CHECKING:
    Edit = Callable[[Sequence[Line], random.Random], list[Line]]


def construct(base: Sequence[Line], edits: Iterable[Edit], *, seed: str) -> Construction:
    """Apply edits one after the other.

    Parameters
    ----------
    base : sequence of Line
        What `lines_of` returns.
    edits : iterable of callable
        Functions of this module, what they need besides lines and generator bound to them.
    seed : str
        Two seeds give two constructions.
    """
    rng = random.Random(seed)  # noqa: S311 - test data, not secrets
    other = list(base)
    for edit in edits:
        other = edit(other, rng)
    return Construction(base=tuple(base), other=tuple(other))


def lines_of(statement: Statement) -> list[Line]:
    """Return the clauses of a statement that say something, each once, as a base to be edited."""
    chosen = {
        clause.text: clause.kind == "preambular"
        for clause in statement
        if clause.kind not in _FRAMES and len(clause.text.split()) >= _LEAST_WORDS
    }
    return [
        Line(text=text, preambular=preambular, origins=(i,))
        for i, (text, preambular) in enumerate(chosen.items())
    ]


def printed(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Print lines as a statement: a paragraph each, the operative ones numbered.

    Returns
    -------
    text : str
        The statement.
    starts : list of int
        Where the wording of each line starts in it.
    """
    text, number, starts = "The Assembly,", 0, []
    for line in lines:
        number += not line.preambular
        text += "\n\n" if line.preambular else f"\n\n{number}. "
        starts.append(len(text))
        text += line.text
    return f"{text}\n", starts


def deleted(lines: Sequence[Line], rng: random.Random, *, share: float) -> list[Line]:
    """Leave out a share of the lines."""
    gone = _chosen(lines, rng, share, lambda _: True)
    return [line for i, line in enumerate(lines) if i not in gone]


def inserted(
    lines: Sequence[Line], rng: random.Random, *, share: float, donors: Sequence[Line]
) -> list[Line]:
    """Put in lines of another text, of which nothing is in this one (see `unlike`)."""
    other = list(lines)
    for donor in shuffled(donors, rng)[: number_of(lines, share)]:
        new = replace(donor, origins=(), edits=("inserted",))
        other.insert(int(rng.random() * (len(other) + 1)), new)
    return other


def moved(lines: Sequence[Line], rng: random.Random, *, share: float, run: int = 1) -> list[Line]:
    """Move lines, or runs of neighbours, over more than twice as many lines as are moved.

    So there is no doubt which of the two sides moved. Fewer lines move where a text is too short.
    """
    other = list(lines)
    for _ in range(max(1, round(share * len(lines) / run))):
        starts = [i for i in range(len(other) - run + 1) if untouched(other[i : i + run])]
        for start in shuffled(starts, rng):
            rest = other[:start] + other[start + run :]
            places = [i for i in range(len(rest) + 1) if _unmoved_between(rest, start, i) > 2 * run]
            if places:
                place = pick(places, rng)
                taken = [
                    replace(line, moved=True, edits=(*line.edits, "moved"))
                    for line in other[start : start + run]
                ]
                other = rest[:place] + taken + rest[place:]
                break
    return other


def split(lines: Sequence[Line], rng: random.Random, *, share: float) -> list[Line]:
    """Make two lines of one, at the end of a sentence, at a semicolon, or else at a pause."""
    chosen = _chosen(lines, rng, share, lambda line: bool(_cuts(line.text)))
    other: list[Line] = []
    for i, line in enumerate(lines):
        if i not in chosen:
            other.append(line)
            continue
        cut = pick(_cuts(line.text), rng)
        rest = line.text[cut + 1 :]
        other.append(line.edited("split", line.text[:cut]))
        other.append(line.edited("split", rest[0].upper() + rest[1:]))
    return other


def merged(lines: Sequence[Line], rng: random.Random, *, share: float) -> list[Line]:
    """Make one line of two that stand side by side in both texts."""
    other = list(lines)
    for _ in range(number_of(lines, share)):
        starts = [i for i in range(len(other) - 1) if _are_neighbours(other[i], other[i + 1])]
        if not starts:
            break
        i = pick(starts, rng)
        first, second = other[i : i + 2]
        whole = first.edited("merged", f"{first.text} {second.text}")
        other[i : i + 2] = [replace(whole, origins=(*first.origins, *second.origins))]
    return other


def renumbered(lines: Sequence[Line], rng: random.Random, *, share: float) -> list[Line]:
    """Change every number of a share of the lines that have any, and the months of their dates."""
    chosen = _chosen(lines, rng, share, lambda line: bool(_NUMBER.search(line.text)))
    other = list(lines)
    for i in sorted(chosen):
        text = _NUMBER.sub(lambda found: _another_number(found[0], rng), other[i].text)
        text = _MONTH.sub(lambda found: _another(MONTHS, found[0], rng), text)
        other[i] = other[i].edited("renumbered", text)
    return other


def reworded(
    lines: Sequence[Line], rng: random.Random, *, rate: float, words: Sequence[str]
) -> list[Line]:
    """Replace, drop and add words of every line but the inserted ones, at a rate per word.

    The first three words stay, so that the line opens as it did, and the last.
    """
    return [
        line.edited("reworded", _noisy(line.text, rng, rate, words)) if line.origins else line
        for line in lines
    ]


def vocabulary(lines: Iterable[Line]) -> list[str]:
    """Return the words of lines, each as often as they have it, in lower case."""
    return [word.lower() for line in lines for word in _WORD.findall(line.text)]


def unlike(donors: Iterable[Line], base: Sequence[Line]) -> list[Line]:
    """Leave out donors of which half the words are in one line of the base: standing formulas."""
    bags = [_bag(line) for line in base]
    return [donor for donor in donors if all(_shared(_bag(donor), bag) for bag in bags)]


def pick(values: Sequence[_T], rng: random.Random) -> _T:
    """Draw one value, the same in every version of Python."""
    return values[int(rng.random() * len(values))]


def shuffled(values: Sequence[_T], rng: random.Random) -> list[_T]:
    """Draw an order of values, the same in every version of Python."""
    return sorted(values, key=lambda _: rng.random())


def number_of(lines: Sequence[Line], share: float) -> int:
    """Return how many lines a share is, at least one."""
    return max(1, round(share * len(lines)))


def _chosen(
    lines: Sequence[Line], rng: random.Random, share: float, fits: Callable[[Line], bool]
) -> set[int]:
    """Draw a share of all lines among those that fit and that no edit has touched."""
    fitting = [i for i, line in enumerate(lines) if untouched([line]) and fits(line)]
    return set(shuffled(fitting, rng)[: number_of(lines, share)])


def untouched(lines: Iterable[Line]) -> bool:
    """Tell whether no edit has changed any of some lines."""
    return not any(line.edits for line in lines)


def _unmoved_between(lines: Sequence[Line], start: int, end: int) -> int:
    return sum(not line.moved for line in lines[min(start, end) : max(start, end)])


def _are_neighbours(first: Line, second: Line) -> bool:
    alike = first.preambular == second.preambular
    return alike and untouched([first, second]) and second.origins == (first.origins[-1] + 1,)


def _cuts(text: str) -> list[int]:
    """Return where the blanks stand at which a text can be split, of the better sort if any."""
    for pattern in (_ENDS_OF_SENTENCES, _PAUSES):
        cuts = [found.start() for found in pattern.finditer(text)]
        cuts = [cut for cut in cuts if _long_enough(text[:cut]) and _long_enough(text[cut:])]
        if cuts:
            return cuts
    return []


def _long_enough(part: str) -> bool:
    return len(part.split()) >= _LEAST_WORDS_OF_PART


def _another_number(number: str, rng: random.Random) -> str:
    """Count a number up by 1 to 4, its leading zeros kept."""
    return str(int(number) + 1 + int(rng.random() * 4)).zfill(len(number))


def _another(values: Sequence[str], value: str, rng: random.Random) -> str:
    return pick([other for other in values if other != value], rng)


def _noisy(text: str, rng: random.Random, rate: float, words: Sequence[str]) -> str:
    tokens = text.split(" ")
    noisy = tokens[:_KEPT_WORDS]
    for token in tokens[_KEPT_WORDS:-1]:
        kind = rng.random() / rate if rate else 1.0
        if kind >= 1:
            noisy.append(token)
        elif kind < 0.6:
            noisy.append(_WORD.sub(lambda _: pick(words, rng), token))
        elif kind < 0.8:
            noisy += [pick(words, rng), token]
    return " ".join([*noisy, tokens[-1]])


def _bag(line: Line) -> set[str]:
    return set(vocabulary([line]))


def _shared(first: set[str], second: set[str]) -> bool:
    """Tell whether two bags of words share no more than is chance."""
    return len(first & second) <= _MOST_SHARED * min(len(first), len(second))
