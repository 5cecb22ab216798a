"""What the grammar of openings recognises in the first words of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection
from diplodiff.model import ClauseKind

if TYPE_CHECKING:
    from diplodiff.lexicon import Form, Lexicon

__all__ = ["SECTIONS", "Found", "Match", "in_context", "section_of", "unelided"]

SECTIONS = {
    Inflection.PARTICIPLE: ClauseKind.PREAMBULAR,
    Inflection.STATE: ClauseKind.PREAMBULAR,
    Inflection.THIRD: ClauseKind.OPERATIVE,
    Inflection.BARE: ClauseKind.OPERATIVE,
}


class Found(NamedTuple):
    """What the grammar has recognised; `first` and `last` count words."""

    first: int
    last: int
    head: str
    category: str
    modifiers: tuple[str, ...]
    section: ClauseKind | None
    finite: bool = False


class Match(NamedTuple):
    """A form of the lexicon and the word at which its complement may begin.

    `last` is the last word of the opening so far: a particle that a marker parts from its verb
    ("Calling once again | for") is outside.
    """

    form: Form
    last: int
    after: int
    modifiers: tuple[str, ...]


def in_context(found: Found, *, subordinate: bool, marked: bool) -> Found:
    """Correct the section for "while" before the verb, or a word that marks a recital."""
    if subordinate:
        return found._replace(section=None, finite=False)
    return found._replace(section=ClauseKind.PREAMBULAR, finite=False) if marked else found


def section_of(form: Form, lexicon: Lexicon) -> ClauseKind | None:
    """Return the section that a form belongs to, or None where it does not tell."""
    task = form.head.kind == "undertaking" and form.inflection is Inflection.PARTICIPLE
    infinitive = form.inflection is Inflection.BARE and not lexicon.imperative
    open_ended = task or infinitive or "either" in form.head.traits
    return None if open_ended else SECTIONS.get(form.inflection)


def unelided(key: str) -> str:
    """Return a word without the article or preposition written on to it: "l'assemblée"."""
    return key.rpartition("'")[2] or key
