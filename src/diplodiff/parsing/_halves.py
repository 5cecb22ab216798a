"""Where a text in numbered prose turns from what is to what should be done.

Some messages and conclusions have no participles and no lead-in, yet two parts: numbered
paragraphs that say how things stand, then numbered paragraphs that each say what to do ("Build
piers. Ferries need ...", "States should ..."). Annotators of UNESCO recommendations call the first
part preambular and the second operative (the ArgMining shared task on paragraph types). The turn is
believed only where it is nearly clean; flowing communiqués mix both and stay body throughout.

"Shall" and "will" do not count: treaties and memoranda use them in every paragraph.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style
from diplodiff.parsing._pieces import Role
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["assign_halves"]

_FEWEST = (2, 4)
"""Numbered paragraphs that each part must have."""
_STRAY = 0.1
"""Share of paragraphs in either part that may read like those of the other."""
_LOOK = 200
"""Characters in which a paragraph that prescribes says so."""
_PRESCRIBES = LatePattern(
    r"\b(?:must|should|ought\sto|needs?\sto|(?:is|are)\s(?:essential|necessary|needed|urged|encouraged"
    r"|invited|requested))\b"
    r"|\b(?:doit|doivent|devrait|devraient|(?:il\s)?(?:faut|faudra|convient\sde)"
    r"|(?:est|sont)\s(?:essentiel|nécessaire|invité|encouragé|indispensable)e?s?)\b"
)
# A French infinitive that is the first sentence; "Améliorer la qualité : ..." is only a topic.
_INFINITIVE = LatePattern(
    r"(?:se\s|s['’])?[^\W\d_]{2,20}(?:er|ir|re)\s(?:(?:les?|la|des?|du|une?|aux?|à|en|que|sur)\s|[ld]['’])"
    r"[^:.;]{1,400}(?:[.;]|$)",
    re.IGNORECASE,
)
_NUMBERED = (Style.NUMBER, Style.DECIMAL)


def assign_halves(pieces: Sequence[Piece]) -> None:
    """Divide a text of body paragraphs where it turns to what should be done, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of an undivided text in order, with their roles.
    """
    body = [i for i, piece in enumerate(pieces) if piece.role is Role.BODY]
    numbered = [i for i in body if pieces[i].has_marker(*_NUMBERED)]
    if len(numbered) < sum(_FEWEST) or 2 * len(numbered) <= len(body):
        return
    turn = _turn([_prescribes(pieces[i]) for i in numbered])
    if turn is None:
        return
    first, end = numbered[turn[0]], turn[1]
    while end + 1 < len(numbered) and not pieces[numbered[end]].stopped:
        end += 1  # the sentence of the last one goes on
    last = numbered[end]
    for i in body:
        if i <= last:
            pieces[i].role = Role.PREAMBULAR if i < first else Role.OPERATIVE


def _prescribes(piece: Piece) -> bool:
    """Return whether a paragraph says what to do: by its first verb or soon behind it."""
    if piece.performs and not piece.finite:
        return True
    return (
        _PRESCRIBES.search(piece.text, 0, _LOOK) is not None
        or _INFINITIVE.match(piece.text) is not None
    )


def _turn(prescribing: Sequence[bool]) -> tuple[int, int] | None:
    """Find the first and the last paragraph of the part that prescribes."""
    sums = [0, *accumulate(prescribing)]
    last = max((i for i, said in enumerate(prescribing) if said), default=-1)
    head, tail = _FEWEST
    for first in range(head, last + 2 - tail):
        above, below = sums[first], sums[last + 1] - sums[first]
        clean = above <= _STRAY * first and below >= (1 - _STRAY) * (last + 1 - first)
        if clean and prescribing[first]:
            return first, last
    return None
