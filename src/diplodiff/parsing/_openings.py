"""First words of a clause -> its opening, the lead phrase that says which act it performs.

A grammar of head verbs, not a list of phrases: markers and adverbs, a head from the lexicon, and
what belongs to it ("Expresses its grave concern", "Noting with regret"). The opening ends where
United Nations editors end the italics. It knows one clause at a time: neither its number nor its
neighbours, which decide the section where the verb alone does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection, load, mend
from diplodiff.model import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.lexicon import Form, Head, Lexicon, Noun

__all__ = ["Opening", "read_opening"]

# Words that follow each other with white space, emphasis marks or tags between them, no punctuation.
_FIRST = re.compile(r"(?:[\s_*\[(“”\"'‘«]|<[^<>\s][^<>]{0,40}>)*([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_NEXT = re.compile(r"(?:[\s_*]|<[^<>]{1,40}>)+([^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_MARKUP = re.compile(r"<[^<>]{1,40}>|[\s_*]+")

_LONGEST = 18
"""Words looked at: a subject of eight, an auxiliary, a head and its complement."""
_LONGEST_SUBJECT = 8
_LONGEST_NOUN_PHRASE = 5
"""Words before the noun: "its continued serious and urgent concern"."""

_JOINED = (3, 4, 5)
"""Lengths of "its", "the", "also", "their": words that lose the space before them."""

_SECTIONS = {
    Inflection.PARTICIPLE: ClauseKind.PREAMBULAR,
    Inflection.STATE: ClauseKind.PREAMBULAR,
    Inflection.THIRD: ClauseKind.OPERATIVE,
    Inflection.BARE: ClauseKind.OPERATIVE,
}
_FINITE = (Inflection.THIRD, Inflection.BARE, Inflection.PAST)
_PERFECT = (Inflection.PAST_PARTICIPLE,)
_SUBJECTLESS = (Inflection.THIRD, Inflection.PARTICIPLE, Inflection.STATE, Inflection.BARE)
_CONSIDERED = "consider"
"""What "Having conducted its review" says, whatever the verb: how the speakers came to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The lead phrase of a clause.

    Parameters
    ----------
    text : str
        As written, white space folded and emphasis marks dropped: "Recalling also".
    head : str
        Lemma of the head verb phrase: "recall", "call upon", "express intention"; "" when the
        verb is not in the lexicon ("Having conducted").
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
    words = _words(text)
    if not words:
        return None
    if words[0].key not in lexicon.forms:
        words[:1] = _parted(words[0], lexicon)
    grammar = _Grammar(words, lexicon)
    found = grammar.clause()
    if found is None:
        return None
    first, last = words[found.first], words[found.last]
    return Opening(
        text=_MARKUP.sub(" ", text[first.start : last.end]),
        head=found.head,
        category=found.category,
        modifiers=found.modifiers,
        section=found.section,
        end=last.end,
    )


class _Word(NamedTuple):
    """A word as the lexicon spells it, and where it stands."""

    key: str
    start: int
    end: int


class _Found(NamedTuple):
    """What the grammar has recognised; `first` and `last` count words."""

    first: int
    last: int
    head: str
    category: str
    modifiers: tuple[str, ...]
    section: ClauseKind | None


class _Match(NamedTuple):
    """A form of the lexicon and the word at which its complement may begin.

    `last` is the last word of the opening so far: a particle that a marker parts from its verb
    ("Calling once again | for") is outside.
    """

    form: Form
    last: int
    after: int
    modifiers: tuple[str, ...]


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    found = _FIRST.match(text)
    while found is not None and len(words) < _LONGEST:
        start, end = found.span(1)
        words.append(_Word(found[1].lower().replace("-", ""), start, end))
        found = _NEXT.match(text, end)
    return words


def _parted(word: _Word, lexicon: Lexicon) -> list[_Word]:
    """Part a head from a word that scanning has joined to it: "Expressingits", "Recallingalso"."""
    classes = lexicon.words
    for length in _JOINED:
        tail = word.key[-length:]
        joined = tail in classes.possessives or tail in classes.articles or tail in classes.additions
        if joined and word.key[:-length] in lexicon.forms:
            middle = word.end - length
            return [
                _Word(word.key[:-length], word.start, middle),
                _Word(tail, middle, word.end),
            ]
    return [word]


class _Grammar:
    """Recursive descent over the first words of a clause; every rule looks ahead, none backtracks.

    A rule takes the index of a word and gives the index behind what it recognised.
    """

    __slots__ = ("_keys", "_lexicon", "_words")

    def __init__(self, words: Sequence[_Word], lexicon: Lexicon) -> None:
        # Two empty keys behind the last word spare every rule the question whether it is there.
        self._keys = [*(word.key for word in words), "", ""]
        self._lexicon = lexicon
        self._words = lexicon.words

    def clause(self) -> _Found | None:
        """Read ``[subject] verb phrase``."""
        classes = self._words
        key = self._keys[0]
        found = self._verb_phrase(0)
        if found is None and (
            key in classes.subject_pronouns
            or key in classes.subject_articles
            or key in classes.subject_nouns
        ):
            found = self._after_subject()
        return found

    def _verb_phrase(self, first: int) -> _Found | None:
        """Read ``[while] modifiers (having | being | continues to)? head complement``."""
        classes = self._words
        at, modifiers = first, ()
        subordinate = self._keys[at] in classes.conjunctions
        if subordinate:
            at, modifiers = at + 1, (self._keys[at],)
        at, more = self._modifiers(at)
        modifiers += more
        for key in self._printed(at):
            self._keys[at] = key
            found = self._auxiliary(first, at, modifiers) or self._act(first, at, modifiers)
            if found is not None:
                return found._replace(section=None) if subordinate else found
        return None

    def _auxiliary(self, first: int, at: int, modifiers: tuple[str, ...]) -> _Found | None:
        """Read a verb phrase that begins with "having", "being", "remains" or "continues to"."""
        classes = self._words
        key = self._keys[at]
        if key in classes.perfect_participles or key in classes.perfect_finites:
            return self._perfect(first, at, modifiers)
        if key in classes.state_participles or key in classes.state_finites:
            return self._state(first, at, modifiers)
        if key in classes.continuings and self._keys[at + 1] in classes.infinitives:
            return self._continuing(first, at, modifiers)
        return None

    def _after_subject(self) -> _Found | None:
        """Read ``(we | they | the ... council) [have | are] verb``; the section stays open."""
        for at in self._subject_ends():
            start, modifiers = self._modifiers(at)
            found = self._auxiliary(at, start, modifiers) or self._act(
                at, start, modifiers, inflections=_FINITE, kinds=("act",)
            )
            if found is not None:
                return found._replace(section=None)
        return None

    def _subject_ends(self) -> Iterator[int]:
        """Give the indices of words before which a subject may end."""
        classes = self._words
        named = False
        for at, key in enumerate(self._keys[:_LONGEST_SUBJECT]):
            if not key or (key in classes.infinitives or key == "that"):
                return
            named = named or key in classes.subject_nouns
            if named or (at == 0 and key in classes.subject_pronouns):
                yield at + 1

    def _perfect(self, first: int, at: int, modifiers: tuple[str, ...]) -> _Found | None:
        """Read ``having modifiers [been] past-participle``, also of a verb the lexicon lacks."""
        behind, more = self._modifiers(at + 1)
        if self._keys[behind] in self._words.passives:
            behind += 1
        modifiers += more
        found = self._act(first, behind, modifiers, inflections=_PERFECT)
        key = self._keys[behind]
        preambular = self._keys[at] in self._words.perfect_participles
        if found is None and preambular and key.endswith("ed"):
            found = _Found(first, behind, "", _CONSIDERED, modifiers, None)
        section = ClauseKind.PREAMBULAR if preambular else None
        return found._replace(section=section) if found else None

    def _state(self, first: int, at: int, modifiers: tuple[str, ...]) -> _Found | None:
        """Read ``(being | remains) modifiers adjective``."""
        behind, more = self._modifiers(at + 1)
        found = self._act(first, behind, modifiers + more, inflections=(Inflection.STATE,))
        finite = self._keys[at] in self._words.state_finites
        section = ClauseKind.OPERATIVE if finite else ClauseKind.PREAMBULAR
        return found._replace(section=section) if found else None

    def _continuing(self, first: int, at: int, modifiers: tuple[str, ...]) -> _Found | None:
        """Read ``continues to urge``; "Continue to cooperate" performs no second act."""
        behind, more = self._modifiers(at + 2)
        modifiers += (f"{self._keys[at]} {self._keys[at + 1]}", *more)
        bare = (Inflection.BARE,)
        found = self._act(first, behind, modifiers, inflections=bare, kinds=("act",))
        continuing = self._match(at, _SUBJECTLESS)
        if found is None or continuing is None:
            return None
        return found._replace(section=_SECTIONS.get(continuing.form.inflection))

    def _act(
        self,
        first: int,
        at: int,
        modifiers: tuple[str, ...],
        *,
        inflections: tuple[Inflection, ...] = _SUBJECTLESS,
        kinds: tuple[str, ...] = ("act", "undertaking", "state"),
    ) -> _Found | None:
        """Read ``head [also] [its noun] [with noun]``."""
        match = self._match(at, inflections)
        if match is None or match.form.head.kind not in kinds:
            return None
        head = match.form.head
        if "noun" in head.traits and self._is_noun(match):
            return None
        last, after, trailing = self._trailing(match, modifiers)
        category, lemma = head.category, head.lemma
        noun, at_noun = self._completing_noun(head, after)
        if noun is not None:
            lemma, category = f"{head.lemma} {noun.lemma}", noun.category
            if "own" in head.traits and noun.span == "opening":
                last = after = at_noun
                after += 1
        if "with" in head.traits:
            last, companion = self._companion(last, after)
            trailing += companion
        return _Found(
            first, last, lemma, category, modifiers + trailing, _section(match.form)
        )

    def _match(self, at: int, inflections: tuple[Inflection, ...]) -> _Match | None:
        """Find the longest form of the lexicon that begins at a word."""
        for form in self._lexicon.forms.get(self._keys[at], ()):
            bridging = form.inflection is Inflection.PAST and "past" in form.head.traits
            if form.inflection in inflections or (bridging and inflections is _SUBJECTLESS):
                match = self._rest(form, at)
                if match is not None:
                    return match
        return None

    def _rest(self, form: Form, at: int) -> _Match | None:
        """Match the further words of a form, between which markers and one word may stand."""
        last, behind, modifiers = at, at + 1, ()
        for word in form.rest:
            behind, more = self._modifiers(behind)
            # "the attention", "due account"; but nothing stands before a particle.
            if self._keys[behind] != word and word not in self._words.stops:
                behind += 1
            if self._keys[behind] != word:
                return None
            modifiers += more
            last = behind - 1 if more and "parted" in form.head.traits else behind
            behind += 1
        return _Match(form, last, behind, modifiers)

    def _is_noun(self, match: _Match) -> bool:
        follower = self._keys[match.after]
        if match.form.inflection is Inflection.BARE:
            return follower in self._words.after_nouns
        return (
            match.form.inflection is Inflection.THIRD and follower in self._words.after_plurals
        )

    def _trailing(
        self, match: _Match, modifiers: tuple[str, ...]
    ) -> tuple[int, int, tuple[str, ...]]:
        """Read "also", "further" or "strongly" behind the head; one addition is enough."""
        classes = self._words
        behind, more = self._modifiers(match.after, only=classes.trailing_adverbs)
        added = any(word in classes.additions for word in (*modifiers, *match.modifiers))
        if more and added and more[0] in classes.additions:
            return match.last, behind, match.modifiers
        last = behind - 1 if more else match.last
        return last, behind, match.modifiers + more

    def _completing_noun(self, head: Head, at: int) -> tuple[Noun | None, int]:
        """Find the noun that says what is expressed or reiterated."""
        key = self._keys[at]
        classes = self._words
        if "own" in head.traits:
            if key in classes.articles and "article" not in head.traits:
                return None, at
            return self._noun_phrase(at)
        # "Reaffirms the commitment of the parties" is no commitment of the speakers.
        seen = "seen" in head.traits and key in classes.possessives
        return self._noun_phrase(at) if seen else (None, at)

    def _noun_phrase(self, at: int) -> tuple[Noun | None, int]:
        """Find the noun of the lexicon that ends ``its grave and urgent concern``."""
        for index in range(at, min(at + _LONGEST_NOUN_PHRASE + 1, len(self._keys) - 2)):
            key = self._keys[index]
            noun = self._lexicon.nouns.get(key)
            if noun is not None:
                return noun, index
            if key in self._words.stops:
                break
        return None, at

    def _companion(self, last: int, at: int) -> tuple[int, tuple[str, ...]]:
        """Read ``with deep regret [also]``."""
        if self._keys[at] not in self._words.companions:
            return last, ()
        noun, at_noun = self._noun_phrase(at + 1)
        if noun is None:
            return last, ()
        behind, more = self._modifiers(at_noun + 1, only=self._words.trailing_adverbs)
        return behind - 1, (" ".join(self._keys[at : at_noun + 1]), *more)

    def _modifiers(
        self, at: int, *, only: frozenset[str] | None = None
    ) -> tuple[int, tuple[str, ...]]:
        """Read additions ("also", "once again") and adverbs; `only` limits the adverbs."""
        found: list[str] = []
        classes = self._words
        keys = self._keys
        while keys[at]:
            pair = f"{keys[at]} {keys[at + 1]}"
            if pair in classes.additions:
                found.append(pair)
                at += 2
            elif keys[at] in classes.additions or self._is_adverb(keys[at], only):
                found.append(keys[at])
                at += 1
            elif found and keys[at] in classes.coordinators and self._is_adverb(keys[at + 1], only):
                at += 1
            else:
                break
        return at, tuple(found)

    def _is_adverb(self, key: str, only: frozenset[str] | None) -> bool:
        if only is not None:
            return key in only
        classes = self._words
        regular = key.endswith("ly") and key not in classes.adverb_exceptions
        return (regular and key not in self._lexicon.forms) or key in classes.adverbs

    def _printed(self, at: int) -> tuple[str, ...]:
        """Give the word, or the heads it may have been before scanning damaged it."""
        key = self._keys[at]
        classes = self._words
        known = (
            key in self._lexicon.forms
            or key in classes.perfect_participles
            or key in classes.state_participles
        )
        return (key,) if known else mend(key)


def _section(form: Form) -> ClauseKind | None:
    task = form.head.kind == "undertaking" and form.inflection is Inflection.PARTICIPLE
    return None if task else _SECTIONS.get(form.inflection)
