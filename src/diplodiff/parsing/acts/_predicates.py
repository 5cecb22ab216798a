"""Words of an act -> the modal and the negation of what it says, and what depends on it only.

What is said is the main clause, or the that-clause that the opening governs ("Decides that the
Board shall not pay"). A clause inside it has a modal of its own ("any step which may delay it"),
and so has what an infinitive governs; neither is a modal of the act.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.lexicon import Inflection

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon
    from diplodiff.lexicon._tables import ActWords
    from diplodiff.parsing.acts._words import Words

__all__ = ["Predicate", "PredicateReader", "is_modal"]

_FURTHEST = 80
"""Words of a subject, with all that is said of it, before its modal."""
_FURTHEST_THAT = 40
"""Words of asides between the opening and the "that" which it governs."""
_FINITE = (Inflection.THIRD, Inflection.PAST)
_STOPS = (".", ";", ":", "!", "?")


class Predicate(NamedTuple):
    """What an act says, as far as its force depends on it.

    Parameters
    ----------
    modal : int
        The word that is its modal; -1 without one.
    negated : bool
        Whether it is denied.
    that : int
        The word that joins it to the opening, "that"; -1 without one.
    """

    modal: int = -1
    negated: bool = False
    that: int = -1


_NOTHING = Predicate()


class PredicateReader:
    """Reads what the acts of one clause say.

    Parameters
    ----------
    words : Words
        The clause.
    lexicon : Lexicon
        Verbs of its language.
    classes : ActWords
        Word classes of its language.
    """

    __slots__ = ("_classes", "_denying", "_keys", "_lexicon", "_modals", "_words")

    def __init__(self, words: Words, lexicon: Lexicon, classes: ActWords) -> None:
        self._words = words
        self._keys = words.keys
        self._lexicon = lexicon
        self._classes = classes
        modals = classes.modals
        # Most clauses have neither, and are read no further.
        some = not modals.isdisjoint(words.keys)
        self._modals = [at for at, key in enumerate(words.keys) if key in modals] if some else []
        self._denying = not lexicon.words.deniers.isdisjoint(words.keys)

    def governed(self, opening: range, at: int, end: int, *, subject: int) -> Predicate:
        """Read what an opening governs.

        Parameters
        ----------
        opening : range
            Its words.
        at, end : int
            Words behind it and those addressed, up to the end of the act.
        subject : int
            First word of its subject; that of the opening without one.
        """
        denied = self._is_negative(subject)
        if not (self._modals or self._denying or denied):
            return _NOTHING
        keys, deniers = self._keys, self._lexicon.words.deniers
        within = next((i for i in opening if is_modal(self._words, i, self._classes)), -1)
        beside = range(max(0, opening.start - 1), opening.stop)  # "nor | accepts"
        denied = denied or any(keys[i] in deniers for i in beside)
        if within >= 0 or denied:
            return Predicate(within, denied)
        if self._denies_task(at):
            return Predicate(negated=True)
        if not self._modals:
            return _NOTHING
        that = self._that(at, end)
        if that < 0:
            return self._main(at, end, infinitive=True)
        return self._main(that + 1, end)._replace(that=that)

    def own(self, end: int) -> Predicate:
        """Read what a clause without an opening says of its subject, or of its task."""
        if self._denying and self._denies_task(0):
            return Predicate(negated=True)
        if not self._modals:
            return _NOTHING
        first = int(self._keys[0] in self._lexicon.words.complementizers)
        task = self._keys[0] in self._lexicon.words.infinitives or self._is_verb(0)
        return self._main(first, end, infinitive=task)

    def _denies_task(self, at: int) -> bool:
        """Tell "not to sail" and "to not sail" from "not only" and "not later than"."""
        keys, infinitives = self._keys, self._lexicon.words.infinitives
        if keys[at] in infinitives:
            before = self._lexicon.words.supports  # "those who do not | to sail"
            if keys[at - 1] in self._lexicon.words.deniers and keys[at - 2] not in before:
                return True
            return keys[at + 1] in self._lexicon.words.deniers and not self._is_no_denial(at + 1)
        if keys[at] not in self._lexicon.words.deniers or self._is_no_denial(at):
            return False
        return not infinitives or any(key in infinitives for key in keys[at + 1 : at + 3])

    def _is_no_denial(self, at: int) -> bool:
        return self._keys[at + 1] in self._classes.undenying

    def _that(self, at: int, end: int) -> int:
        """Find the "that" which the opening governs: at once, behind its noun, or an aside."""
        keys, words = self._keys, self._words
        for i in range(at, min(end, at + _FURTHEST_THAT)):
            if keys[i] in self._lexicon.words.complementizers and (
                i == at or words.mark(i) == "," or self._belongs_to_opening(i - 1)
            ):
                return i
            if i > at and words.gaps[i] != " " and words.mark(i).startswith(_STOPS):
                break
            if keys[i] in self._lexicon.words.infinitives and self._is_bare(i + 1):
                break
        return -1

    def _belongs_to_opening(self, at: int) -> bool:
        key, known = self._keys[at], self._lexicon
        return key in known.nouns or key in known.words.additions or key.endswith("ly")

    def _is_bare(self, at: int) -> bool:
        forms = self._lexicon.forms.get(self._keys[at], ())
        return any(form.inflection is Inflection.BARE for form in forms)

    def _is_verb(self, at: int) -> bool:
        return self._keys[at] in self._lexicon.forms or self._keys[at].endswith("ing")

    def _main(self, at: int, end: int, *, infinitive: bool = False) -> Predicate:
        """Find the modal of the clause that begins at a word.

        A clause inside it takes the next verb that is finite, or ends at a comma; behind an
        infinitive there is no modal of the act, unless the clause has its subject before it.
        """
        keys, words, classes = self._keys, self._words, self._classes
        behind = bisect_left(self._modals, min(end, at + _FURTHEST))
        if not behind or self._modals[behind - 1] < at:
            return _NOTHING
        inner, aside = 0, False
        for i in range(at, self._modals[behind - 1] + 1):
            key, pause = keys[i], words.gaps[i] != " " and i > at
            if pause and words.mark(i).startswith(_STOPS):
                break
            if pause and words.mark(i).startswith(","):
                opens = i - 1 >= at and keys[i - 1] in classes.subordinators
                inner, aside = (inner if opens or aside else 0), opens
            if is_modal(words, i, classes):
                if not inner:
                    return Predicate(i, self._denies(at, i))
                inner -= 1
            elif self._begins_inner(i, at):
                inner += 1
            elif inner and self._ends_inner(i):
                inner -= 1
            elif infinitive and key in self._lexicon.words.infinitives and self._is_bare(i + 1):
                break
        return _NOTHING

    def _begins_inner(self, at: int, first: int) -> bool:
        """Tell whether a clause inside begins; "in that context" begins none."""
        key, classes = self._keys[at], self._classes
        if key in self._lexicon.words.complementizers:
            return at > first and self._keys[at - 1] not in classes.prepositions
        if key == "as":  # "as may be required", not "acting as agent" and "such as"
            before = self._keys[at - 1]
            return not before.endswith(("ing", "ed")) and before not in ("such", "well", "known")
        return key in classes.subordinators

    def _ends_inner(self, at: int) -> bool:
        """Tell whether a word is the verb of the clause inside: finite, or right behind "which"."""
        key, classes = self._keys[at], self._classes
        if key in classes.auxiliaries:
            return True
        forms = self._lexicon.forms.get(key, ())
        if any(form.inflection in _FINITE and "noun" not in form.head.traits for form in forms):
            return True
        before = self._keys[at - 1]
        return (
            (before in classes.relatives or before in self._lexicon.words.complementizers)
            and not self._words.capital(at)
            and key not in classes.determiners
        )

    def _is_negative(self, first: int) -> bool:
        negative = self._keys[first] in self._classes.negative_subjects
        return negative and not self._is_no_denial(first)

    def _denies(self, first: int, modal: int) -> bool:
        """Tell "shall not" and "no State shall" from "shall not only"."""
        keys, deniers = self._keys, self._lexicon.words.deniers
        if self._is_negative(first) or keys[modal - 1] in deniers:
            return True
        return keys[modal + 1] in deniers and not self._is_no_denial(modal + 1)


def is_modal(words: Words, at: int, classes: ActWords) -> bool:
    """Tell a modal from a month and from "the will of the people".

    Parameters
    ----------
    words : Words
        The clause.
    at : int
        A word of it.
    classes : ActWords
        Word classes of its language.
    """
    key = words.keys[at]
    if key not in classes.modals:
        return False
    if key == "may":
        return not words.capital(at)
    return key != "will" or words.keys[at - 1] not in classes.before_nouns
