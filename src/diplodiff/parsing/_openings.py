"""First words of a clause -> its opening, the lead phrase that says which act it performs.

A grammar of head verbs, not a list of phrases: markers and adverbs, a head from the lexicon, and
what belongs to it ("Expresses its grave concern", "Noting with regret"). The opening ends where
United Nations editors end the italics. It knows one clause at a time: neither its number nor its
neighbours, which decide the section where the verb alone does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import load, spelling_key
from diplodiff.parsing._found import Found, unelided
from diplodiff.parsing._opening_grammar import LONGEST_SUBJECT, Grammar
from diplodiff.parsing._verb_last import read_last_verb
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from diplodiff.lexicon import Lexicon, WordClasses
    from diplodiff.model import ClauseKind, Performative

__all__ = ["Opening", "read_opening", "read_words"]

# Words with nothing but white space, marks without a print, emphasis or tags between them:
# punctuation ends it all.
_BETWEEN = "\\s_*\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff"
# Accents written apart and Arabic vowel signs are no letters to Python.
_MARK = "\u0300-\u036f\u0640\u064b-\u065f\u0670"
_WORD = rf"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+|[{_MARK}][^\W\d_]*)*"
_FIRST = LatePattern(rf"(?:[{_BETWEEN}\[(“”\"'‘«„]|<[^<>\s][^<>]{{0,40}}>)*({_WORD})")
# Nearly always: at once instead of word by word.
_PLAIN_WORD = r"[A-Za-z]+(?:-[A-Za-z]+)*(?=[ ,.;:]|$)"
_PLAIN = re.compile(rf"{_PLAIN_WORD}(?: {_PLAIN_WORD}){{0,9}}")
_NEXT = re.compile(rf"(?:[{_BETWEEN}]|<[^<>]{{1,40}}>)+({_WORD})")
_MARKUP = re.compile(rf"(?:[{_BETWEEN}]|<[^<>]{{1,40}}>)+")
# The words behind the last punctuation mark but the one that ends the clause.
_TAIL = LatePattern(r"(?<![^\W_])[^\W\d_][^.,;:!?()]{0,158}(?=[.,;:!?)\s”»\"*_]{0,8}$)")

_LONGEST_OPENING = 10
"""Words looked at: "Expressing once again its continued grave and urgent concern" has nine."""
_LONGEST_END = 160
"""Characters looked at for a verb at the end of a clause."""
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
        verbs; None where the form does not tell: after a subject, in the past tense, for the
        participle of a task ("Strengthening"), for infinitives and most Chinese verbs.
    end : int
        Offset in the given text just after the opening's last character.
    inherited : bool
        Whether the act comes from a lead-in; never set by `read_opening`.
    finite : bool
        Whether the head is in the third person ("Decides"), as organs write it.
    performative : Performative or None
        What sort of thing speakers do by the head; None when it is not in the lexicon.
    start : int
        Offset of its first character: behind the subject, or near the end of a clause whose
        verb comes last.
    """

    text: str
    head: str
    category: str
    modifiers: tuple[str, ...]
    section: ClauseKind | None
    end: int
    inherited: bool = False
    finite: bool = False
    performative: Performative | None = None
    start: int = 0

    def shifted(self, distance: int) -> Opening:
        """Return it as it stands behind that many more characters."""
        return self._replace(start=self.start + distance, end=self.end + distance)


def read_opening(text: str, *, lexicon: Lexicon | None = None) -> Opening | None:
    """Read the opening of a clause.

    Parameters
    ----------
    text : str
        The wording from the clause's first word on, without marker; the whole clause in a
        language that puts the verb last.
    lexicon : Lexicon, optional
        The pack of its language; the English one by default.

    Returns
    -------
    Opening or None
        None when no verb of the lexicon opens the text, directly or after a subject of at most
        eight words ("The Security Council welcomes ...": the opening is "welcomes"), nor ends it
        where the language allows that.

    Examples
    --------
    >>> read_opening("Expresses its full readiness to assist the parties;").head
    'express readiness'
    >>> read_opening("Reiterates its demand that the parties cease fire;").text
    'Reiterates'
    """
    lexicon = lexicon or load()
    words = read_words(text, lexicon, limit=_LONGEST_OPENING)
    if not words.keys:
        return None
    if words.keys[0] not in lexicon.forms:
        words = _parted(words, lexicon.words, lexicon.forms)
    found = Grammar(words.keys, lexicon).verb_phrase(0)
    if found is None and _may_be_subject(words.keys[0], lexicon.words):
        words = read_words(text, lexicon, limit=LONGEST_SUBJECT + _LONGEST_OPENING)
        found = Grammar(words.keys, lexicon).after_subject()
    if found is None and lexicon.final:
        words = _last_words(text)
        found = read_last_verb(words.keys, lexicon)
    return None if found is None else _opening(found, words, text, lexicon)


def _opening(found: Found, words: _Words, text: str, lexicon: Lexicon) -> Opening:
    start, end = words.spans[found.first][0], words.spans[found.last][1]
    return Opening(
        _MARKUP.sub(" ", text[start:end]),
        found.head,
        found.category,
        found.modifiers,
        found.section,
        end,
        finite=found.finite,
        performative=lexicon.performatives.get(found.category),
        start=start,
    )


class _Words(NamedTuple):
    """Words as the lexicon spells them, and where they stand in the text."""

    keys: list[str]
    spans: list[tuple[int, int]]


def read_words(text: str, lexicon: Lexicon, *, limit: int) -> _Words:
    """Read the first words of a clause, up to the first punctuation mark or digit.

    Parameters
    ----------
    text : str
        The wording from the clause's first word on.
    lexicon : Lexicon
        The pack of its language.
    limit : int
        Words wanted, at least 1.

    Returns
    -------
    _Words
        At most `limit` words.
    """
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    if not lexicon.spaced:
        return _parted_words(_FIRST.match(text), text, lexicon.unspaced_words, limit=limit)
    plain = _PLAIN.match(text)
    if plain is None:
        found = _FIRST.match(text)
    else:
        keys, spans = _plain_words(plain[0], limit)
        found = _NEXT.match(text, spans[-1][1]) if len(keys) < limit else None
    while found is not None and len(keys) < limit:
        span = found.span(1)
        keys.append(spelling_key(found[1]))
        spans.append(span)
        found = _NEXT.match(text, span[1])
    return _Words(keys, spans)


def _plain_words(run: str, limit: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Return keys and spans of words in Latin letters with one blank between them."""
    spans: list[tuple[int, int]] = []
    at = 0
    for word in run.split(" ", limit)[:limit]:
        end = at + len(word)
        spans.append((at, end))
        at = end + 1
    return run.lower().replace("-", "").split(" ", limit)[:limit], spans


def _parted_words(
    found: re.Match[str] | None, text: str, known: Mapping[int, Container[str]], *, limit: int
) -> _Words:
    """Part runs of letters into the longest words of the lexicon, and single letters."""
    words = _Words([], [])
    while found is not None and len(words.keys) < limit:
        at, end = found.span(1)
        end = min(end, at + _LONGEST_END)
        while at < end and len(words.keys) < limit:
            length = next((n for n, several in known.items() if text[at : at + n] in several), 1)
            words.keys.append(text[at : at + length])
            words.spans.append((at, at + length))
            at += length
        found = _NEXT.match(text, end)
    return words


def _last_words(text: str) -> _Words:
    """Read the words behind the last punctuation mark but the final one."""
    words = _Words([], [])
    begin = max(0, len(text) - _LONGEST_END)
    tail = _TAIL.search(text, begin)
    if tail is None:
        return words
    found = _FIRST.match(text, tail.start())
    while found is not None and found.end() <= tail.end():
        words.keys.append(spelling_key(found[1]))
        words.spans.append(found.span(1))
        found = _NEXT.match(text, found.end())
    return words


def _parted(words: _Words, classes: WordClasses, heads: Container[str]) -> _Words:
    """Part a head from a prefix, or from a word joined to it by scanning: "Recallingalso"."""
    key, (start, end) = words.keys[0], words.spans[0]
    for prefix in classes.prefixes:
        if key.startswith(prefix) and key[len(prefix) :] in heads:
            return _Words([key[len(prefix) :], *words.keys[1:]], words.spans)
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
        or ("'" in key and unelided(key) in classes.subject_nouns)
    )
