"""One thing that changed inside linked clauses, as a reader would point at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diplodiff.force import Force
from diplodiff.model import Phrase  # noqa: TC001 - read from the annotations of Fact

__all__ = ["CUT", "Fact", "FactKind"]

CUT = "quoted in part"
"""Detail of a fact that quotes the first words of something longer."""


class FactKind(StrEnum):
    """What a fact of change is about, in the order in which facts are listed."""

    SECTION = "section"
    """The clause crossed between preamble and operative part."""
    NEGATION = "negation"
    """ "not", "no", "without" or their like gained or lost."""
    OPENING = "opening"
    """Another verb by which the speakers act, or another modal where it stands for one."""
    ACT = "act"
    """A whole act gained or lost inside the clause."""
    DEPTH = "depth"
    """A verb put between the speakers and the deed, or taken out: "decides to consider"."""
    DEADLINE = "deadline"
    """A date, period or vague time by which an act is due, or for which it holds."""
    FREQUENCY = "frequency"
    MODAL = "modal"
    HEDGE = "hedge"
    FIRMNESS = "firmness"
    """A word that colours the opening ("strongly"), or says how far an act goes ("fully", "all
    necessary"); "or" for "and"."""
    ADDRESSEE = "addressee"
    ACTOR = "actor"
    NUMBER = "number"
    """A quantity with its unit, as far as there is one."""
    DATE = "date"
    """A date that is no deadline."""
    REFERENCE = "reference"
    """A citation added, dropped, or updated to a later text."""
    ITEM = "item"
    """A member of an enumeration ("food, fuel and medicine") added or dropped."""
    BRACKET = "bracket"
    """Wording that was not agreed: settled in one way or another, or opened again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that changed, with its place on both sides.

    Parameters
    ----------
    kind : FactKind
        What it is about.
    base, other : Phrase or None
        The words of either side, with offsets into the source text of that side; None on the
        side that lacks them. At least one is there.
    force : Force
        What this fact alone does to the force of the clause; `Force.SAME` where it does nothing
        or no source says.
    detail : str
        What a reader should know beside the words ("later", "widened"); may be "".
    sources : tuple of str
        How the sources of a verdict on force are cited.
    """

    kind: FactKind
    base: Phrase | None = None
    other: Phrase | None = None
    force: Force = Force.SAME
    detail: str = ""
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it in a sentence: "“Urges” → “Demands”: stronger (Gruenberg 2009)"."""
        if self.kind is FactKind.SECTION:  # the words of the clause are beside it
            return self.detail
        detail = "" if self.detail == CUT else self.detail
        saying = ", ".join(filter(None, (_SAYINGS.get(self.force, str(self.force)), detail)))
        cited = f" ({'; '.join(self.sources)})" if self.sources else ""
        return f"{self._words()}: {saying}{cited}" if saying else self._words()

    def _words(self) -> str:
        if self.kind is FactKind.BRACKET:  # its detail says what became of it
            bracket = self.base or self.other
            return f"“{bracket.text}”" if bracket is not None else ""
        more = " …" if self.detail == CUT else ""
        if self.base is None:
            return f"“{self.other.text}{more}” added" if self.other is not None else ""
        if self.other is None:
            return f"“{self.base.text}{more}” dropped"
        return f"“{self.base.text}” → “{self.other.text}”"


_SAYINGS = {Force.SAME: "", Force.DISPUTED: "sources disagree on the order"}
