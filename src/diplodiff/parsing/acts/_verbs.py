"""Words behind an opening -> lemmas of the verbs that its verb governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection

if TYPE_CHECKING:
    from collections.abc import Collection

    from diplodiff.lexicon import Lexicon
    from diplodiff.lexicon._tables import ActWords
    from diplodiff.parsing.acts._words import Words

__all__ = ["VerbReader"]

_DEEPEST = 4
"""Verbs below one another: "decides to consider ways of beginning to establish"."""
_FURTHEST_BARE = 12
"""Words of a subject before a bare verb: "demands that the parties cease"."""
_BARE = (Inflection.BARE,)
_GERUND = (Inflection.PARTICIPLE,)
_BEHIND_MODAL = (Inflection.BARE, Inflection.PAST_PARTICIPLE)


class VerbReader:
    """Reads chains of verbs in one clause.

    Parameters
    ----------
    words : Words
        The clause.
    lexicon : Lexicon
        Verbs of its language.
    classes : ActWords
        Word classes of its language.
    """

    __slots__ = ("_classes", "_keys", "_lexicon", "_words")

    def __init__(self, words: Words, lexicon: Lexicon, classes: ActWords) -> None:
        self._words = words
        self._keys = words.keys
        self._lexicon = lexicon
        self._classes = classes

    def governed(
        self, at: int, end: int, *, bare: bool = False, clausal: bool = True, modal: int = -1
    ) -> tuple[str, ...]:
        """Read the verbs from a word on, the outermost first.

        Parameters
        ----------
        at, end : int
            Words behind the governing verb, up to the end of its act.
        bare : bool
            Whether the first one may do without "to": an item below "Decides to:".
        clausal : bool
            Whether the verb of a that-clause is governed: it is in "Decides that ...", while
            "Notes that ..." says how things are.
        modal : int
            The word that is the modal of what is said; -1 without one.

        Returns
        -------
        tuple of str
            Lemmas; a verb that the lexicon lacks stands as written when "to" shows that it is one.
        """
        found: list[str] = []
        while at < end and len(found) < _DEEPEST:
            verb = self._next(at, end, modal, bare=bare and not found, clausal=clausal)
            if verb is None:
                break
            lemma, at = verb
            found.append(lemma)
        return tuple(found)

    def _next(
        self, at: int, end: int, modal: int, *, bare: bool, clausal: bool
    ) -> tuple[str, int] | None:
        keys = self._keys
        at = self._behind_adverbs(at)
        if keys[at] in self._lexicon.words.infinitives:
            return self._infinitive(self._behind_adverbs(at + 1))
        if keys[at] in self._lexicon.words.complementizers:
            return self._predicate(at + 1, end, modal) if clausal else None
        if keys[at] in self._classes.prepositions:  # "agrees on creating", "aims at reducing"
            at += 1
        return self._verb(at, _GERUND) or (self._verb(at, _BARE) if bare else None)

    def _infinitive(self, at: int) -> tuple[str, int] | None:
        return self._verb(at, (*_BARE, *_GERUND)) or self._unlisted(at)

    def _unlisted(self, at: int) -> tuple[str, int] | None:
        """Read a verb that the lexicon lacks, as written, where a verb must stand.

        A gerund or a participle ("to furthering", "shall be paid") has a lemma that cannot be told.
        """
        key = self._keys[at]
        no_verb = not key or key in self._classes.determiners or self._words.capital(at)
        passive = self._keys[at - 1] in ("be", "been")
        aside = self._words.mark(at) != ""  # "shall, except in port, sail"
        written = not (no_verb or passive or aside or key.endswith("ing"))
        return (key, at + 1) if written and key.isalpha() else None

    def _predicate(self, at: int, end: int, modal: int) -> tuple[str, int] | None:
        """Read ``the Committee shall also consider`` or ``the Committee consider``."""
        keys, classes = self._keys, self._classes
        if modal >= at:
            at = modal + 1
            while keys[at] in classes.fillers or self._behind_adverbs(at) != at:
                at += 1
            return self._verb(at, _BEHIND_MODAL) or self._unlisted(at)
        near = range(at, min(end, at + _FURTHEST_BARE))
        verbs = (self._verb(i, _BARE) for i in near if not self._may_be_noun(i))
        return next((verb for verb in verbs if verb is not None), None)

    def _may_be_noun(self, at: int) -> bool:
        forms = self._lexicon.forms.get(self._keys[at], ())
        return any("noun" in form.head.traits for form in forms)

    def _behind_adverbs(self, at: int) -> int:
        keys, additions = self._keys, self._lexicon.words.additions
        classes = self._lexicon.words
        while (
            keys[at] in additions
            or keys[at] in classes.deniers
            or (
                keys[at].endswith("ly")
                and keys[at] not in self._lexicon.forms
                and keys[at] not in classes.adverb_exceptions
            )
        ):
            at += 1
        return at

    def _verb(self, at: int, inflections: Collection[Inflection]) -> tuple[str, int] | None:
        keys = self._keys
        for form in self._lexicon.forms.get(keys[at], ()):
            behind = at + 1 + len(form.rest)
            if form.inflection in inflections and keys[at + 1 : behind] == list(form.rest):
                return form.head.lemma, behind
        return None
