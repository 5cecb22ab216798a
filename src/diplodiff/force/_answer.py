"""What a comparison of force answers: values that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["About", "Axis", "Force", "ForceComparison", "Reason"]


class Force(StrEnum):
    """Which way the force of a clause or an act went."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"
    """Nothing that is known to matter changed."""
    MIXED = "mixed"
    """Some of what changed makes it stronger, some makes it weaker; or it says the contrary."""
    DISPUTED = "disputed"
    """The verb changed and the published scales do not agree on its order."""


class Axis(StrEnum):
    """In which respect a change makes an act stronger or weaker."""

    OBLIGATION = "obligation"
    """What is asked of others, or binds the speakers."""
    EMOTION = "emotion"
    """How strongly the speakers feel, approve or disapprove."""
    TIME = "time"
    """How firmly an obligation is dated."""


class About(StrEnum):
    """What part of an act a reason speaks of."""

    OPENING = "opening"
    """The verb by which the speakers act, or its modal where the clause has no other."""
    DEPTH = "depth"
    """A verb that stands between the speakers and the deed: "decides to *consider* ..."."""
    NEGATION = "negation"
    """Whether the act is denied: "shall", "shall not"."""
    HEDGE = "hedge"
    MODAL = "modal"
    DEADLINE = "deadline"
    FIRMNESS = "firmness"
    """A word that colours the opening: "strongly", "gravely"."""


_SAYINGS = {
    Force.SAME: "no order known",
    Force.DISPUTED: "sources disagree on the order",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that changed between two acts, and what it does to their force.

    Parameters
    ----------
    verdict : Force
        What this change alone does; `Force.SAME` for a fact that no source ranks.
    axis : Axis
        In which respect.
    base, other : str
        The words of either side, as written; "" on one side where words were added or dropped.
    detail : str
        What a reader should know beside the verdict: "held back by “consider”"; may be "".
    sources : tuple of str
        How the sources of the verdict are cited; empty only where the verdict is `Force.SAME`,
        and for a negation, which no source has to explain.
    about : About
        What part of the acts it speaks of.
    base_span, other_span : (int, int) or None
        Offsets of the words into the source text of their side; of the opening for a verb that
        it governs. None where the side has no such words.
    """

    verdict: Force
    axis: Axis
    base: str
    other: str
    detail: str = ""
    sources: tuple[str, ...] = ()
    about: About = About.OPENING
    base_span: tuple[int, int] | None = None
    other_span: tuple[int, int] | None = None

    def __str__(self) -> str:
        """Say it in a sentence: "“Urges” → “Demands”: stronger (Gruenberg 2009)"."""
        cited = f" ({'; '.join(self.sources)})" if self.sources else ""
        return f"{self._words()}: {self._saying()}{cited}"

    def _words(self) -> str:
        if not self.base:
            return f"“{self.other}” added"
        return f"“{self.base}” → “{self.other}”" if self.other else f"“{self.base}” dropped"

    def _saying(self) -> str:
        if self.verdict is Force.SAME and self.detail:
            return self.detail
        verdict = _SAYINGS.get(self.verdict, self.verdict.value)
        return f"{verdict}, {self.detail}" if self.detail else verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceComparison:
    """Which of two acts is the stronger, and why.

    Parameters
    ----------
    force : Force
        Which way the force goes from base to other: a direction where all evidence that has one
        agrees, `Force.MIXED` where it does not, `Force.DISPUTED` where sources differ and
        nothing else speaks.
    reasons : tuple of Reason
        What the verdict rests on and what else changed, most important first.
    """

    force: Force
    reasons: tuple[Reason, ...] = ()

    @property
    def ranked(self) -> bool:
        """Whether `force` says how the acts compare.

        False where they have different verbs that no source orders: "same" then means that
        nothing is known, not that the two are equals.
        """
        lone = (reason.verdict is Force.SAME for reason in self.reasons if _speaks_of_verb(reason))
        return not any(lone)


def _speaks_of_verb(reason: Reason) -> bool:
    return reason.about is About.OPENING
