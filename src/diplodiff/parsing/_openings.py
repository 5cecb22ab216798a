"""First words of a clause -> its opening, the lead phrase that says which act it performs.

A grammar of head verbs, not a list of phrases: markers and adverbs, a head from the lexicon, and
what belongs to it ("Expresses its grave concern", "Noting with regret"). The opening ends where
United Nations editors end the italics. It knows one clause at a time: neither its number nor its
neighbours, which decide the section where the verb alone does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import load
from diplodiff.parsing._opening_grammar import LONGEST_SUBJECT, Grammar

if TYPE_CHECKING:
    from collections.abc import Container

    from diplodiff.lexicon import WordClasses
    from diplodiff.model import ClauseKind

__all__ = ["Opening", "read_opening"]

# Words with nothing but white space, emphasis marks or tags between them: punctuation ends it all.
_FIRST = re.compile(r"(?:[\s_*\[(“”\"'‘«]|<[^<>\s][^<>]{0,40}>)*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_NEXT = re.compile(r"(?:[\s_*]|<[^<>]{1,40}>)+([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_MARKUP = re.compile(r"(?:[\s_*]|<[^<>]{1,40}>)+")

_LONGEST_OPENING = 10
"""Words looked at: "Expressing once again its continued grave and urgent concern" has nine."""
_JOINED = (3, 4, 5)
"""Lengths of "its", "the", "also", "their": words that lose the space before them."""


class Opening(NamedTuple):
    """The lead phrase of a clause.

    Parameters
    ----------
    text : str
        As written, white space folded and emphasis marks dropped: "Recalling also".
    head : str
        Lemma of the head verb phrase: "recall", "call upon", "express intention"; "" when the
        verb is not in the lexicon ("Having surveyed").
    category : str
        Category of the head in the lexicon.
    modifiers : tuple of str
        Words that repeat or colour the head, lower case, in order: "also", "with concern".
    section : ClauseKind or None
        `PREAMBULAR` for participles and adjectives, `OPERATIVE` for the third person and for bare
        verbs; None where the form does not tell: after a subject, in the past tense, and for the
        participle of a task ("Strengthening").
    end : int
        Offset in the given text just after the opening's last character.
    inherited : bool
        Whether the act comes from a lead-in; never set by `read_opening`.
    """

    text: str
    head: str
    category: str
    modifiers: tuple[str, ...]
    section: ClauseKind | None
    end: int
    inherited: bool = False


def read_opening(text: str) -> Opening | None:
    """Read the opening of a clause.

    Parameters
    ----------
    text : str
        The wording from the clause's first word on, without marker. English.

    Returns
    -------
    Opening or None
        None when no verb of the lexicon opens the text, directly or after a subject of at most
        eight words ("The Security Council welcomes ...": the opening is "welcomes").

    Examples
    --------
    >>> read_opening("Expresses its full readiness to assist the parties;").head
    'express readiness'
    >>> read_opening("Reiterates its demand that the parties cease fire;").text
    'Reiterates'
    """
    lexicon = load()
    words = _words(text, limit=_LONGEST_OPENING)
    if not words.keys:
        return None
    if words.keys[0] not in lexicon.forms:
        words = _parted(words, lexicon.words, lexicon.forms)
    found = Grammar(words.keys, lexicon).verb_phrase(0)
    if found is None and _may_be_subject(words.keys[0], lexicon.words):
        words = _words(text, limit=LONGEST_SUBJECT + _LONGEST_OPENING)
        found = Grammar(words.keys, lexicon).after_subject()
    if found is None:
        return None
    start, end = words.spans[found.first][0], words.spans[found.last][1]
    return Opening(
        text=_MARKUP.sub(" ", text[start:end]),
        head=found.head,
        category=found.category,
        modifiers=found.modifiers,
        section=found.section,
        end=end,
    )


class _Words(NamedTuple):
    """Words as the lexicon spells them, and where they stand in the text."""

    keys: list[str]
    spans: list[tuple[int, int]]


def _words(text: str, *, limit: int) -> _Words:
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    found = _FIRST.match(text)
    while found is not None and len(keys) < limit:
        span = found.span(1)
        keys.append(found[1].lower().replace("-", ""))
        spans.append(span)
        found = _NEXT.match(text, span[1])
    return _Words(keys, spans)


def _parted(words: _Words, classes: WordClasses, heads: Container[str]) -> _Words:
    """Part a head from a word that scanning has joined to it: "Expressingits", "Recallingalso"."""
    key, (start, end) = words.keys[0], words.spans[0]
    for length in _JOINED:
        head, tail = key[:-length], key[-length:]
        if head in heads and (
            tail in classes.possessives or tail in classes.articles or tail in classes.additions
        ):
            return _Words(
                [head, tail, *words.keys[1:]],
                [(start, end - length), (end - length, end), *words.spans[1:]],
            )
    return words


def _may_be_subject(key: str, classes: WordClasses) -> bool:
    return (
        key in classes.subject_pronouns
        or key in classes.subject_starts
        or key in classes.subject_nouns
    )
