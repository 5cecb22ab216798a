"""Category of a verb -> what sort of act it performs."""

from __future__ import annotations

from diplodiff.lexicon import Inflection
from diplodiff.model import Performative

__all__ = ["performative_of"]

# After Searle ("A classification of illocutionary acts", 1976), whose own examples are state,
# affirm, conclude; thank, welcome, deplore; ask, order, request, invite, permit, advise; promise,
# vow, pledge; declare, appoint, resign.
_CLASSES = {
    Performative.ASSERTIVE: (
        "recall affirm note recognize consider emphasis conviction determine act"
    ),
    Performative.EXPRESSIVE: "welcome regret condemn concern express support aspire",
    Performative.DIRECTIVE: "request call urge demand encourage recommend warn",
    Performative.COMMISSIVE: "resolve undertake continue",
    Performative.CONSTITUTIVE: "decide declare",
}
_BY_CATEGORY = {
    category: member for member, categories in _CLASSES.items() for category in categories.split()
}
_BY_HEAD = {
    **dict.fromkeys(("direct", "instruct", "order", "require"), Performative.DIRECTIVE),
    "agree": Performative.COMMISSIVE,
    "concur": Performative.ASSERTIVE,
    "convene": Performative.COMMISSIVE,
    "launch": Performative.COMMISSIVE,
    "hope": Performative.EXPRESSIVE,
}
_BARE_TASKS = ("consider", "decide")


def performative_of(
    head: str, category: str, inflection: Inflection | None, *, promised: bool
) -> Performative | None:
    """Return what sort of act a verb performs.

    Parameters
    ----------
    head, category : str
        Lemma and category of the verb in the lexicon.
    inflection : Inflection or None
        Its form: a bare "Consider creating ..." is a task that the speakers take on, while
        "Considers that ..." says how things are.
    promised : bool
        Whether "will" or "shall" stands before it.

    Returns
    -------
    Performative or None
        None for a verb that the lexicon does not have.
    """
    if promised or (inflection is Inflection.BARE and category in _BARE_TASKS):
        return Performative.COMMISSIVE
    return _BY_HEAD.get(head) or _BY_CATEGORY.get(category)
