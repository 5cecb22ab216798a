"""Two acts -> which is the stronger, with the words and the published sources that say so.

An act has force on two axes: obligation, what it asks of others or binds its speakers to, and
emotion, how strongly they feel. Verbs and modals are compared by published scales, and what stands
around them (verbs that put a deed off, hedges, deadlines, modifiers) by what sources say of it; all
of that is data, see `diplodiff.lexicon._scales`. Where sources differ the answer says so, and where
none speaks it says nothing: force is never a number.

Knows acts only; which acts of two texts belong together is for its caller to say.
"""

from __future__ import annotations

from diplodiff.force._answer import About, Axis, Force, ForceComparison, Reason
from diplodiff.force._compare import binds, compare_force, join_force
from diplodiff.force._time import shift

__all__ = [
    "About",
    "Axis",
    "Force",
    "ForceComparison",
    "Reason",
    "binds",
    "compare_force",
    "join_force",
    "shift",
]
