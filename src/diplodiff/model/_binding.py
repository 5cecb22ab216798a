"""Whether an act binds or moves anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.model._act import BINDING
from diplodiff.model._statement import ClauseKind

if TYPE_CHECKING:
    from diplodiff.model._act import Act
    from diplodiff.model._statement import Clause

__all__ = ["is_binding"]


def is_binding(clause: Clause, act: Act) -> bool:
    """Tell whether an act binds or moves somebody; in the preamble none does."""
    return clause.kind is not ClauseKind.PREAMBULAR and act.performative in BINDING
