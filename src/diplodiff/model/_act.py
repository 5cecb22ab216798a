"""What the speakers do by a clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.model._phrases import Addressee, Hedge, Phrase, Timing

__all__ = ["BINDING", "Act", "Performative"]


class Performative(StrEnum):
    """What sort of thing the speakers do by an act.

    The five classes of Searle ("A classification of illocutionary acts", Language in Society 5,
    1976); what he calls declarations is here constitutive, since a declaration is a text.
    """

    ASSERTIVE = "assertive"
    """It says how things are: recalls, notes, reaffirms, determines."""
    EXPRESSIVE = "expressive"
    """It shows a feeling about them: welcomes, regrets, condemns."""
    DIRECTIVE = "directive"
    """It moves others to act: requests, urges, demands."""
    COMMISSIVE = "commissive"
    """It binds the speakers: undertakes, agrees to, will."""
    CONSTITUTIVE = "constitutive"
    """It makes it so: decides, establishes, authorizes, adopts."""


BINDING = (Performative.DIRECTIVE, Performative.COMMISSIVE, Performative.CONSTITUTIVE)
"""The sorts of acts that move others, bind the speakers, or make it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One performative act of a clause: what the speakers do by saying it.

    Parameters
    ----------
    opening : str
        The lead phrase as written, or the lead-in's when the act is inherited.
    head : str
        Lemma of the head verb, lower case ("call upon"), or "" when it is not in the lexicon.
    category : str
        Category of the head in the lexicon ("urge", "affirm"), or "".
    performative : Performative or None
        What sort of thing the speakers do; None when the head is not in the lexicon.
    modifiers : tuple of str
        Words of the opening that repeat or colour the verb ("also", "strongly"), lower case.
    verbs : tuple of str
        Lemmas of the head and of the verbs that it governs, the outermost first: "Decides to
        consider establishing" is ``("decide", "consider", "establish")``.
    inherited : bool
        Whether the opening is not the clause's own but that of a lead-in or of the clause above.
    lead_in : str
        Lemma of the verb that a lead-in lends to an act with an opening of its own: "agree" for
        "Facilitate ..." below "Agreed on the following:"; "" without one.
    actor : Phrase or None
        Who acts, where the statement names them: its organ, the parties of its chapeau, or the
        subject of the sentence.
    addressees : tuple of Addressee
        Whom it is directed to.
    object : Phrase or None
        What is decided, requested or done: the words behind opening and addressee, up to the
        next act.
    modal : Phrase or None
        The "shall", "should", "may", "will" or "must" of what is said: of the main clause, or of
        the that-clause which the opening governs; never that of a clause inside it.
    negated : bool
        Whether the words deny it: "shall not", "decides not to", "does not recognize", "neither
        Party shall". The verbs and the modal stand as they are without the denial; "refrain" and
        "prohibit" are verbs, and deny nothing.
    deadline : Timing or None
        When it is due or how long it holds.
    frequency : Timing or None
        How often it recurs.
    place : Phrase or None
        Where it is to happen.
    hedges : tuple of Hedge
        Words that bound this act; `Hedge.weakens` tells which of them take force from it.
    start, end : int
        Offsets of the opening in the source text; of the lead-in's opening when inherited.
    """

    opening: str
    head: str = ""
    category: str = ""
    performative: Performative | None = None
    modifiers: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    inherited: bool = False
    lead_in: str = ""
    actor: Phrase | None = None
    addressees: tuple[Addressee, ...] = ()
    object: Phrase | None = None
    modal: Phrase | None = None
    negated: bool = False
    deadline: Timing | None = None
    frequency: Timing | None = None
    place: Phrase | None = None
    hedges: tuple[Hedge, ...] = ()
    start: int
    end: int
