"""An act -> the words of it that sources rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import load
from diplodiff.model import Performative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff.lexicon import Marker, Scale
    from diplodiff.model import Act, Phrase

__all__ = [
    "chain",
    "marked_verbs",
    "modifiers",
    "quoted",
    "rank_of",
    "ranked_words",
    "span_of",
    "verb_of",
]

_COMPANION = "with "
_THOUGHT = "deliberation"


def verb_of(act: Act) -> str:
    """Return the lemma under which the head of an act is ranked.

    "Reiterates its demand" is a demand; "Noting with concern" expresses concern, and is not the
    neutral note that General Assembly decision 55/488 speaks of.
    """
    companions = (word for word in act.modifiers if word.startswith(_COMPANION))
    feeling = next(companions, "").removeprefix(_COMPANION).rpartition(" ")[2]
    lemma = f"express {feeling}" if feeling else act.head
    head = load("en").head(lemma)
    return (head.act or head.lemma) if head is not None else lemma


def ranked_words(act: Act, *, beside: Act) -> tuple[str, ...]:
    """Return the words by which an act may be ranked beside another, the most telling first.

    A task has the force of what carries it: of the modal before it ("The Parties shall meet"), or
    of the verb that a lead-in lends ("Agreed on the following: 1. Facilitate ..."), unless the
    other act stands under the same one.
    """
    words = [verb_of(act)]
    head = load("en").head(act.head)
    if act.modal is not None and (head is None or _carries(act.modal, act)):
        words.append(act.modal.text.lower())
    if (head is None or head.kind == "undertaking") and act.lead_in != beside.lead_in:
        words.append(act.lead_in)
    return tuple(word for word in words if word)


def _carries(modal: Phrase, act: Act) -> bool:
    """Tell a modal of the opening from one of what is asked ("Requests that it shall ...")."""
    return modal.start < act.end and modal.end > act.start


def rank_of(words: Iterable[str], scale: Scale) -> int | None:
    """Return the rank of the first word that a scale has, or None."""
    ranks = (scale.rank(word) for word in words)
    return next((rank for rank in ranks if rank is not None), None)


def quoted(act: Act) -> str:
    """Return the words that a reader would point at: the opening, or else the modal."""
    return act.opening or (act.modal.text if act.modal is not None else act.head)


def span_of(phrase: Phrase | None) -> tuple[int, int] | None:
    """Return where a phrase stands in the source text."""
    return None if phrase is None else (phrase.start, phrase.end)


def chain(act: Act) -> tuple[str, ...]:
    """Return the verbs of an act, the outermost first; its head where no others were read."""
    return act.verbs or ((act.head,) if act.head else ())


def marked_verbs(act: Act, marker: Marker) -> tuple[str, ...]:
    """Return the verbs of a marker that stand between the speakers and the deed of an act.

    To consider a report is the deed itself, and "Considering that ..." says what is thought; only
    to consider *doing* something puts it off.
    """
    verbs = chain(act)
    if marker.kind == _THOUGHT:
        verbs = verbs[act.performative is Performative.ASSERTIVE : -1]
    return tuple(verb for verb in verbs if verb in marker.words)


def modifiers(act: Act, marker: Marker) -> tuple[str, ...]:
    """Return the words of a marker in the opening of an act."""
    written = f" {' '.join(act.opening.lower().split())} {' '.join(act.modifiers)} "
    return tuple(word for word in marker.words if f" {word} " in written)
