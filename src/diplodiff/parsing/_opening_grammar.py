"""Words of a clause's beginning -> the verb phrase that opens it.

The grammar, of which every part but the head may be missing::

    opening  =  [subject] modifiers [auxiliary modifiers] head modifiers [its noun] [with noun]

One grammar serves all languages; what differs is in their packs. Verbs at the end of a clause are
read in `_verb_last`. Words come as the lexicon spells
them; the grammar gives positions and knows no offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection, completes, mend
from diplodiff.model import ClauseKind
from diplodiff.parsing._found import SECTIONS, Found, Match, in_context, section_of, unelided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.lexicon import Form, Head, Lexicon, Noun

__all__ = ["LONGEST_NOUN_PHRASE", "LONGEST_SUBJECT", "Grammar"]

LONGEST_SUBJECT = 8
"""Words of a subject before its verb: "The Heads of State and Government of Africa"."""
LONGEST_NOUN_PHRASE = 5
"""Words before the noun: "its continued serious and urgent concern"."""

_FINITE = (Inflection.THIRD, Inflection.BARE, Inflection.PAST)
_PERFECT = (Inflection.PAST_PARTICIPLE,)
_SUBJECTLESS = (Inflection.THIRD, Inflection.PARTICIPLE, Inflection.STATE, Inflection.BARE)
_CONSIDERED = "consider"
"""What "Having surveyed the coast" says, whatever the verb: how the speakers came to know."""


class Grammar:
    """Recursive descent over the first words of a clause; every rule looks ahead, none backtracks.

    A rule takes the index of a word and gives the index behind what it recognised.
    """

    __slots__ = ("_adverb_endings", "_forms", "_keys", "_lexicon", "_phrases", "_words")

    def __init__(self, keys: list[str], lexicon: Lexicon) -> None:
        # Two empty keys behind the last word spare every rule the question whether it is there.
        self._keys = [*keys, "", ""]
        self._lexicon = lexicon
        self._forms = lexicon.forms
        self._words = lexicon.words
        self._adverb_endings = lexicon.adverb_endings
        self._phrases = lexicon.modifier_lengths

    def verb_phrase(self, first: int) -> Found | None:
        """Read ``[while] modifiers (having | being | continues to)? head complement``."""
        if self._keys[first] in self._lexicon.plain_heads:  # nearly always
            found = self._act(first, first, ())
            if found is not None:
                return found
        at, modifiers = self._conjunction(first)
        subordinate = at > first
        marked = self._keys[at] in self._words.preambular_markers
        at, more = self._modifiers(at + marked)
        if self._keys[at] in self._words.deniers:  # "neither recognizes", "not having"
            at, more = at + 1, (*more, self._keys[at])
        for start, companion in self._heads(at):
            found = self._auxiliary(first, start, modifiers + more + companion) or self._act(
                first, start, modifiers + more + companion
            )
            if found is not None:
                return in_context(found, subordinate=subordinate, marked=marked)
        return None if modifiers or more else self._unlisted_participle(first)

    def _heads(self, at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the places where the head may stand: at once, or behind ``with deep concern``."""
        for key in self._printed(at):
            self._keys[at] = key
            yield at, ()
        last, companion = self._companion(at - 1, at)
        if companion:
            behind, more = self._modifiers(last + 1)
            yield behind, companion + more

    def _conjunction(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Read "while", of one or two words."""
        conjunctions, key = self._words.conjunctions, self._keys[at]
        if key in conjunctions:
            return at + 1, (key,)
        if (pair := f"{key} {self._keys[at + 1]}") in conjunctions:
            return at + 2, (pair,)
        return at, ()

    def _unlisted_participle(self, at: int) -> Found | None:
        """Read a participle of a verb that the lexicon lacks, known by its ending."""
        classes = self._words
        key = self._keys[at]
        if (
            classes.after_participles
            and key.endswith(tuple(classes.participle_endings))
            and key not in classes.participle_exceptions
            and self._keys[at + 1].partition("'")[0] in classes.after_participles
        ):
            return Found(at, at, "", "", (), ClauseKind.PREAMBULAR)
        return None

    def _auxiliary(self, first: int, at: int, modifiers: tuple[str, ...]) -> Found | None:
        """Read a verb phrase that begins with "having", "being", "remains" or "continues to"."""
        classes = self._words
        key = self._keys[at]
        if key in classes.reflexives:
            at += 1
            key = self._keys[at]
        if key in classes.perfect_participles or key in classes.perfect_finites:
            return self._perfect(first, at, modifiers)
        if key in classes.state_participles or key in classes.state_finites:
            return self._state(first, at, modifiers)
        if key in classes.supports:
            return self._denied(first, at, modifiers)
        if key in classes.continuings and self._keys[at + 1] in classes.infinitives:
            return self._continuing(first, at, modifiers)
        return None

    def after_subject(self) -> Found | None:
        """Read ``(we | they | the ... council) [have | are] verb``; the section stays open."""
        for at in self._subject_ends():
            start, modifiers = self._modifiers(at)
            spoken = self._keys[at - 1] in self._words.speakers
            found = self._auxiliary(at, start, modifiers) or self._act(
                at, start, modifiers, inflections=_FINITE, kinds=("act",), spoken=spoken
            )
            if found is not None:
                return found._replace(section=None)
        return None

    def _subject_ends(self) -> Iterator[int]:
        """Give the indices of words before which a subject may end."""
        classes = self._words
        named = False
        for at, key in enumerate(self._keys[:LONGEST_SUBJECT]):
            if not key or key in classes.subject_breaks:
                return
            noun = unelided(key) if "'" in key else key
            named = named or noun in classes.subject_nouns
            if named or (at == 0 and key in classes.subject_pronouns):
                yield at + 1

    def _perfect(self, first: int, at: int, modifiers: tuple[str, ...]) -> Found | None:
        """Read ``having modifiers [been] past-participle``, also of a verb the lexicon lacks."""
        behind, more = self._modifiers(at + 1)
        if self._keys[behind] in self._words.passives:
            behind += 1
        modifiers += more
        found = self._act(first, behind, modifiers, inflections=_PERFECT)
        key = self._keys[behind]
        preambular = self._keys[at] in self._words.perfect_participles
        if found is None and preambular and key.endswith(tuple(self._words.perfect_endings)):
            found = Found(first, behind, "", _CONSIDERED, modifiers, None)
        section = ClauseKind.PREAMBULAR if preambular else None
        return found._replace(section=section, finite=False) if found else None

    def _denied(self, first: int, at: int, modifiers: tuple[str, ...]) -> Found | None:
        """Read ``does not recognize``."""
        denier, finite = self._keys[at + 1], self._keys[at].endswith("s")
        if denier not in self._words.deniers:
            return None
        behind, more = self._modifiers(at + 2)
        modifiers += (denier, *more)
        found = self._act(first, behind, modifiers, inflections=(Inflection.BARE,))
        return found and found._replace(section=ClauseKind.OPERATIVE, finite=finite)

    def _state(self, first: int, at: int, modifiers: tuple[str, ...]) -> Found | None:
        """Read ``(being | remains) modifiers adjective`` and ``are announcing``."""
        reflexive = self._keys[at + 1] in self._words.reflexives
        behind, more = self._modifiers(at + 1 + reflexive)
        modifiers += more
        found = self._act(first, behind, modifiers, inflections=(Inflection.STATE,)) or self._act(
            first, behind, modifiers, inflections=(Inflection.PARTICIPLE,), kinds=("act",)
        )
        finite = self._keys[at] in self._words.state_finites
        section = ClauseKind.OPERATIVE if finite else ClauseKind.PREAMBULAR
        return found._replace(section=section, finite=finite) if found else None

    def _continuing(self, first: int, at: int, modifiers: tuple[str, ...]) -> Found | None:
        """Read ``continues to urge``; "Continue to cooperate" performs no second act."""
        behind, more = self._modifiers(at + 2)
        modifiers += (f"{self._keys[at]} {self._keys[at + 1]}", *more)
        bare = (Inflection.BARE,)
        found = self._act(first, behind, modifiers, inflections=bare, kinds=("act",))
        continuing = self._match(at, _SUBJECTLESS)
        if found is None or continuing is None:
            return None
        inflection = continuing.form.inflection
        finite = inflection is Inflection.THIRD
        return found._replace(section=SECTIONS.get(inflection), finite=finite)

    def _act(  # noqa: PLR0913 - keywords, each something that the rule above knows
        self,
        first: int,
        at: int,
        modifiers: tuple[str, ...],
        *,
        inflections: tuple[Inflection, ...] = _SUBJECTLESS,
        kinds: tuple[str, ...] = ("act", "undertaking", "state"),
        spoken: bool = False,
    ) -> Found | None:
        """Read ``head [also] [its noun] [with noun]``."""
        match = self._match(at, inflections)
        if match is None or match.form.head.kind not in kinds:
            return None
        if (not spoken and self._is_noun(match)) or self._is_no_speech(match):
            return None
        head = match.form.head
        last, after, trailing = self._trailing(match, modifiers)
        category, lemma = head.category, head.lemma
        noun, at_noun = self._completing_noun(head, after)
        if noun is not None and completes(noun, head):
            lemma, category = f"{head.lemma} {noun.lemma}", noun.category
            if "own" in head.traits and noun.span == "opening":
                last = self._closed(at_noun)
                after = last + 1
        if "with" in head.traits:
            last, companion = self._companion(last, after)
            trailing += companion
        finite = match.form.inflection is Inflection.THIRD
        section = section_of(match.form, self._lexicon)
        return Found(first, last, lemma, category, modifiers + trailing, section, finite)

    def _closed(self, at: int) -> int:
        """Return the last word of a verb that goes on behind its noun."""
        classes = self._words
        for length in (2, 1) if classes.closers else ():
            if " ".join(self._keys[at + 1 : at + 1 + length]) in classes.closers:
                return at + length
        return at

    def _match(self, at: int, inflections: tuple[Inflection, ...]) -> Match | None:
        """Find the longest form of the lexicon that begins at a word."""
        for form in self._forms.get(self._keys[at], ()):
            bridging = form.inflection is Inflection.PAST and "past" in form.head.traits
            if form.inflection in inflections or (bridging and inflections is _SUBJECTLESS):
                match = self._rest(form, at)
                if match is not None:
                    return match
        return None

    def _rest(self, form: Form, at: int) -> Match | None:
        """Match the further words of a form, between which markers and one word may stand."""
        last, behind = at, at + 1
        modifiers: tuple[str, ...] = ()
        for word in form.rest:
            behind, more = self._modifiers(behind)
            if more and more[-1] == word:  # an adverb may be part of the head: "prie instamment"
                behind, more = behind - 1, more[:-1]
            if self._keys[behind] != word:
                behind, companion = self._companion_between(behind)
                more += companion
            # "the attention", "due account"; but nothing stands before a particle.
            if self._keys[behind] != word and word not in self._words.stops:
                behind += 1
            if self._keys[behind] != word:
                return None
            modifiers += more
            last = behind - 1 if more and "parted" in form.head.traits else behind
            behind += 1
        return Match(form, last, behind, modifiers)

    def _companion_between(self, at: int) -> tuple[int, tuple[str, ...]]:
        """Read ``with satisfaction`` between the words of a head."""
        last, companion = self._companion(at - 1, at)
        return last + 1, companion

    def _is_noun(self, match: Match) -> bool:
        """Tell "Notes by ..." and "Direct flights" from verbs."""
        form, follower = match.form, self._keys[match.after]
        if form.inflection is Inflection.BARE and "inflected" in form.head.traits:
            return True
        if "noun" not in form.head.traits:
            return False
        if form.inflection is Inflection.BARE:
            return follower in self._words.after_nouns
        return form.inflection is Inflection.THIRD and follower in self._words.after_plurals

    def _is_no_speech(self, match: Match) -> bool:
        """Tell "holding the increase" and "held talks" from "holding that"."""
        form = match.form
        return (
            "clausal" in form.head.traits
            and form.inflection is not Inflection.THIRD
            and self._keys[match.after] not in self._words.complementizers
        )

    def _trailing(
        self, match: Match, modifiers: tuple[str, ...]
    ) -> tuple[int, int, tuple[str, ...]]:
        """Read "also", "further" or "strongly" behind the head; one addition is enough."""
        classes = self._words
        behind, more = self._modifiers(match.after, only=classes.trailing_adverbs)
        if not more:
            return match.last, behind, match.modifiers
        added = any(word in classes.additions for word in (*modifiers, *match.modifiers))
        if added and more[0] in classes.additions:
            return match.last, behind, match.modifiers
        return behind - 1, behind, match.modifiers + more

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
        for index in range(at, min(at + LONGEST_NOUN_PHRASE + 1, len(self._keys) - 2)):
            key = self._keys[index]
            noun = self._lexicon.nouns.get(unelided(key))
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
        adverbs = classes.adverbs if only is None else only
        while key := keys[at]:
            if key in classes.additions or self._is_adverb(key, only):
                if key in self._forms and self._match(at, _SUBJECTLESS):
                    break  # the first word of a head: "настоятельно призывает" is to urge
                found.append(key)
                at += 1
            elif key in self._phrases and (phrase := self._phrase(at, classes.additions, adverbs)):
                found.append(phrase)
                at += phrase.count(" ") + 1
            elif found and key in classes.coordinators and self._is_adverb(keys[at + 1], only):
                at += 1
            else:
                break
        return at, tuple(found)

    def _phrase(self, at: int, *known: frozenset[str]) -> str:
        """Return the longest marker or adverb of several words at a word, or ""."""
        for length in range(self._phrases[self._keys[at]], 1, -1):
            phrase = " ".join(self._keys[at : at + length])
            if any(phrase in phrases for phrases in known):
                return phrase
        return ""

    def _is_adverb(self, key: str, only: frozenset[str] | None) -> bool:
        if only is not None:
            return key in only
        classes = self._words
        regular = key.endswith(self._adverb_endings) and key not in classes.adverb_exceptions
        return (regular and key not in self._forms) or key in classes.adverbs

    def _printed(self, at: int) -> tuple[str, ...]:
        """Give the word, or the heads it may have been before scanning damaged it."""
        key = self._keys[at]
        classes = self._words
        if (
            key in self._forms
            or key in classes.state_finites
            or key in classes.state_participles
            or key in classes.perfect_finites
            or key in classes.perfect_participles
            or key in classes.reflexives
            or key in classes.supports
        ):
            return (key,)
        # Damage is mended in the language whose scanned texts were studied.
        return mend(key) if self._lexicon.language == "en" else ()
