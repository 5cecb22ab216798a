"""A verb as it stands in a clause -> what sort of act it performs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection
from diplodiff.model import Performative

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon

__all__ = ["performative_of"]

_BARE_TASKS = ("consider", "decide")


def performative_of(
    lexicon: Lexicon,
    category: str,
    inflection: Inflection | None,
    *,
    promised: bool,
    agreed: bool = False,
) -> Performative | None:
    """Return what sort of act a verb performs.

    Parameters
    ----------
    lexicon : Lexicon
        Says what the verbs of a category do.
    category : str
        Category of the verb in the lexicon.
    inflection : Inflection or None
        Its form: a bare "Consider creating ..." is a task that the speakers take on, while
        "Considers that ..." says how things are.
    promised : bool
        Whether "will" or "shall" stands before it.
    agreed : bool
        Whether it stands below "Agreed on the following:", where what a bare verb brings about
        ("Establish a fund") is still to be done by those who agreed.

    Returns
    -------
    Performative or None
        None for a verb that the lexicon does not have.
    """
    if promised or (inflection is Inflection.BARE and category in _BARE_TASKS):
        return Performative.COMMISSIVE
    performative = lexicon.performatives.get(category)
    task = agreed and inflection is Inflection.BARE
    if task and performative is Performative.CONSTITUTIVE:
        return Performative.COMMISSIVE
    return performative
