"""A scale file -> what published sources say about the force of words.

A scale file is TOML with three sorts of tables, in any order; at least one ``[[scale]]`` is needed.

``[[scale]]``, a published order of words

    name    how the source is cited: ``"Gruenberg 2009"``; several scales may share it
    source  where it stands
    axis    ``"obligation"``, what is asked or binds; ``"emotion"``, how strongly the speakers feel;
            or ``"time"``, how firmly an act is dated
    order   lists of words, the weakest list first. The source gives no order inside a list. Words
            are lemmas of verbs ("urge", "take note", "express concern") or modals ("shall"); on
            the axis of time they are "none" or values of `TimingKind`

``[[dispute]]``, words whose order the sources do not settle, whatever a single scale says

    axis           as above
    sources        how those who differ are cited, at least one
    words          lists of words: any word of one list against any of another; or
    performatives  two values of `Performative`: any act of the one against any of the other

``[[marker]]``, words that add to the force of an act or take from it

    name, source  as above
    on            ``"verb"``, one that stands between the speakers and the deed ("decides to
                  consider establishing"); ``"hedge"``, a category of hedges; ``"modifier"``, a word
                  of the opening ("strongly condemns")
    kind          what sort of word it is, for the reader: ``"deliberation"``. A verb of that kind
                  counts only with a verb below it: to consider a report puts nothing off
    effect        ``"weaker"`` or ``"stronger"``: what the act becomes where such a word is added
    words         lemmas, categories, or words, at least one
"""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.errors import OptionError
from diplodiff.model import Performative, TimingKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Dispute", "Marker", "Scale", "Scales", "load_scales", "read_scales"]

_AXES = ("obligation", "emotion", "time")
_MARKED = ("verb", "hedge", "modifier")
_EFFECTS = ("weaker", "stronger")
_TIMES = ("none", *(kind.value for kind in TimingKind))
_PERFORMATIVES = tuple(performative.value for performative in Performative)


class Scale(NamedTuple):
    """One published order of words.

    Parameters
    ----------
    name : str
        How the scale is cited: "Gruenberg 2009".
    source : str
        Where it stands.
    axis : {"obligation", "emotion", "time"}
        What it orders the words by.
    order : tuple of tuple of str
        Words, weakest rank first; the source gives no order within a rank.
    """

    name: str
    source: str
    axis: str
    order: tuple[tuple[str, ...], ...]

    def rank(self, word: str) -> int | None:
        """Return the rank of a word, 0 the weakest; None when the scale does not have it."""
        return next((rank for rank, words in enumerate(self.order) if word in words), None)


class Dispute(NamedTuple):
    """Words whose order the sources do not settle.

    Parameters
    ----------
    axis : {"obligation", "emotion", "time"}
        What their order is about.
    sources : tuple of str
        How those who differ are cited.
    words : tuple of tuple of str
        A word of one tuple against a word of another; empty when `performatives` says what is.
    performatives : tuple of str
        Two classes of acts, or nothing: an act of the one against an act of the other.
    """

    axis: str
    sources: tuple[str, ...]
    words: tuple[tuple[str, ...], ...] = ()
    performatives: tuple[str, ...] = ()


class Marker(NamedTuple):
    """Words that add to the force of an act, or take from it.

    Parameters
    ----------
    name, source : str
        How it is cited, and where it stands.
    on : {"verb", "hedge", "modifier"}
        Whether `words` are lemmas of governing verbs, categories of hedges, or words of openings.
    kind : str
        What sort of word it is: "deliberation".
    effect : {"weaker", "stronger"}
        What an act becomes where such a word is added.
    words : tuple of str
        The words, lower case.
    """

    name: str
    source: str
    on: str
    kind: str
    effect: str
    words: tuple[str, ...]


class Scales(NamedTuple):
    """All that a scale file says.

    Parameters
    ----------
    orders : tuple of Scale
        At least one, in the order of the file, as the others are.
    disputes : tuple of Dispute
        What is known not to be settled.
    markers : tuple of Marker
        What strengthens or weakens.
    """

    orders: tuple[Scale, ...]
    disputes: tuple[Dispute, ...] = ()
    markers: tuple[Marker, ...] = ()


@functools.cache
def load_scales() -> Scales:
    """Load the scales that ship with the package.

    Returns
    -------
    Scales
        The content of ``lexicon/scales.toml``.
    """
    file = Path(__file__).with_name("scales.toml")
    return read_scales(file.read_text(encoding="utf-8"))


def read_scales(text: str) -> Scales:
    """Read a scale file.

    Parameters
    ----------
    text : str
        Its content, TOML in the format of `diplodiff.lexicon._scales`; ``lexicon/scales.toml`` in
        the package is the model.

    Returns
    -------
    Scales
        In the order of the file.

    Raises
    ------
    OptionError
        If the file is no TOML, has no scale or another sort of table, or if a table lacks a key,
        has an unknown one, a value that is not accepted, or a word twice.
    """
    if not isinstance(text, str):
        message = f"text must be the content of a scale file, a str, not {type(text).__name__}"
        raise OptionError(message)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"the scale file is not TOML: {error}"
        raise OptionError(message) from error
    unknown = sorted(tables.keys() - {"scale", "dispute", "marker"})
    if unknown:
        message = f"unknown tables {unknown}; accepted are [[scale]], [[dispute]] and [[marker]]"
        raise OptionError(message)
    if not tables.get("scale"):
        message = "the scale file has no [[scale]] table; at least one is needed"
        raise OptionError(message)
    return Scales(
        orders=tuple(_scale(table) for table in _tables(tables, "scale")),
        disputes=tuple(_dispute(table) for table in _tables(tables, "dispute")),
        markers=tuple(_marker(table) for table in _tables(tables, "marker")),
    )


class _Table(NamedTuple):
    """One table of a scale file, and how an error names it."""

    where: str
    values: dict[str, Any]  # as TOML gives them; each is checked when it is read

    def expect(self, *keys: str) -> None:
        missing = {key for key in keys if not self.values.get(key)}
        wrong = sorted(missing | (self.values.keys() - {*keys}))
        if wrong:
            message = f"{self.where}: missing or unknown {wrong}; accepted are exactly {[*keys]}"
            raise OptionError(message)

    def string(self, key: str, *, accepted: Collection[str] = ()) -> str:
        value = self.values[key]
        if not isinstance(value, str) or (accepted and value not in accepted):
            said = f"one of {[*accepted]}" if accepted else "a text in quotes"
            message = f"{self.where}: {key} is {value!r}; accepted is {said}"
            raise OptionError(message)
        return value

    def strings(self, key: str, *, accepted: Collection[str] = ()) -> tuple[str, ...]:
        words = self._words(key, self.values.get(key, []))
        self._accept(key, words, accepted)
        return words

    def ranks(self, key: str, *, accepted: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(value):
            message = f"{self.where}: {key} is {value!r}; accepted are lists of words in a list"
            raise OptionError(message)
        ranks = tuple(self._words(key, rank) for rank in value)
        words = [word for rank in ranks for word in rank]
        self._once(words)
        self._accept(key, words, accepted)
        return ranks

    def _accept(self, key: str, words: Iterable[str], accepted: Collection[str]) -> None:
        wrong = [word for word in words if accepted and word not in accepted]
        if wrong:
            message = f"{self.where}: {key} has {wrong[0]!r}; accepted are {[*accepted]}"
            raise OptionError(message)

    def _words(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            message = f"{self.where}: {key} has {value!r}; accepted is a list of words in quotes"
            raise OptionError(message)
        self._once(value)
        return tuple(value)

    def _once(self, words: list[str]) -> None:
        repeated = sorted({word for word in words if words.count(word) > 1})
        if repeated:
            message = f"{self.where} names {', '.join(repeated)} twice; keep one"
            raise OptionError(message)


def _tables(tables: dict[str, Any], name: str) -> list[_Table]:
    found = tables.get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        message = f"{name} is {found!r}; accepted are tables under the heading [[{name}]]"
        raise OptionError(message)
    return [_Table(f"{name} {number}", table) for number, table in enumerate(found, 1)]


def _scale(table: _Table) -> Scale:
    table.expect("name", "source", "axis", "order")
    axis = table.string("axis", accepted=_AXES)
    return Scale(
        name=table.string("name"),
        source=table.string("source"),
        axis=axis,
        order=table.ranks("order", accepted=_TIMES if axis == "time" else ()),
    )


def _dispute(table: _Table) -> Dispute:
    what = "performatives" if "performatives" in table.values else "words"
    table.expect("axis", "sources", what)
    dispute = Dispute(
        axis=table.string("axis", accepted=_AXES),
        sources=table.strings("sources"),
        words=table.ranks("words"),
        performatives=table.strings("performatives", accepted=_PERFORMATIVES),
    )
    if len(dispute.words or dispute.performatives) < 2:  # noqa: PLR2004 - it takes two to differ
        message = f"{table.where}: {what} has one entry; accepted are two or more"
        raise OptionError(message)
    return dispute


def _marker(table: _Table) -> Marker:
    table.expect("name", "source", "on", "kind", "effect", "words")
    return Marker(
        name=table.string("name"),
        source=table.string("source"),
        on=table.string("on", accepted=_MARKED),
        kind=table.string("kind"),
        effect=table.string("effect", accepted=_EFFECTS),
        words=table.strings("words"),
    )
