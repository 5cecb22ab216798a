"""Alternative verbs of a draft, which share what stands behind the last of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.model import Act

__all__ = ["sharing"]


def sharing(act: Act, following: Act) -> Act:
    """Return an act with what stands behind the next: "[Urges][Invites] all Parties to report"."""
    return replace(
        act,
        addressees=following.addressees,
        object=following.object,
        modal=following.modal,
        negated=following.negated,
        deadline=following.deadline,
        frequency=following.frequency,
        place=following.place,
        hedges=act.hedges + following.hedges,
    )
