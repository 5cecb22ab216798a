"""Agreements of two token sequences -> those that a person would leave unmarked."""

from __future__ import annotations

from itertools import accumulate

from diplodiff.wording._subsequence import Block, common_blocks
from diplodiff.wording._tokens import CLAUSE_ENDS, is_unspaced

__all__ = ["agreements"]

_PAUSES = frozenset(",–—、，،")
_OPENERS = frozenset("([{“‘«„「『（《")
_CLOSERS = frozenset(")]}”’»」』）》")
# "and", "or", "but" in the official languages of the United Nations, and in German and Portuguese.
_CONJUNCTIONS = frozenset(
    "and or but nor et ou mais ni y e o u pero и или но а و أو 和 及 或 与".split()
    + "und oder aber mas".split()
)
# Farthest that an ambiguous edit is moved, in tokens; longer repetitions are not prose.
_SLIDE_LIMIT = 200
# Words up to this many letters ("the", "of", "for") carry no agreement by themselves.
_TRIVIAL_LETTERS = 3
# An agreement stands against two changes when its letters, times this, outweigh the smaller.
_AGREEMENT_FACTOR = 2
# Agreements of so many letters (about five words) stand against changes of any size.
_AGREEMENT_LETTERS = 30
# Pure insertions (or pure deletions) on both sides of a trivial agreement absorb it from here on:
# below, "[for ]the [two ]parties" reads better than "the" struck out and put back.
_ABSORBING_LETTERS = 12
# A text of which less than this share agrees is marked as rewritten.
_REWRITE_SHARE = 0.15


def agreements(base: list[str], other: list[str]) -> list[Block]:
    """Return the runs of tokens that a person would leave unmarked.

    The first block begins where the texts begin and the last ends where they end; only these two
    may be empty, and between two neighbours there is always a change.
    """
    blocks = _slide(common_blocks(base, other), base, other)
    if len(blocks) < 2:  # noqa: PLR2004 - one block: nothing but white space differs
        return blocks
    base_letters = [0, *accumulate(map(len, base))]
    other_letters = [0, *accumulate(map(len, other))]
    said = _absorb(blocks, base, base_letters, other_letters)
    if _is_rewrite(said, base_letters, other_letters[-1]):
        return [Block(0, 0, 0), Block(len(base), len(other), 0)]
    if len(said) < len(blocks):
        return _slide(_trim(said, base, other), base, other)
    return said


def _slide(blocks: list[Block], base: list[str], other: list[str]) -> list[Block]:
    """Move each pure insertion or deletion to where a phrase begins, if it is free to move."""
    slid = blocks[:1]
    last = len(blocks) - 1
    for n, following in enumerate(blocks[1:], start=1):
        previous = slid[-1]
        # An agreement that vanishes leaves one change where there were two; at either end of the
        # texts there is no second change.
        room = (previous.length, following.length, len(slid) > 1, n < last)
        if previous.base_end == following.base:
            shift = _best_shift(other, previous.other_end, following.other, room)
        elif previous.other_end == following.other:
            shift = _best_shift(base, previous.base_end, following.base, room)
        else:
            shift = 0
        if shift:
            slid[-1] = previous._replace(length=previous.length + shift)
            if not slid[-1].length and len(slid) > 1:
                slid.pop()
            following = following.moved(shift)  # noqa: PLW2901 - what follows goes on from there
        if following.length or n == last:
            slid.append(following)
    return slid


def _best_shift(tokens: list[str], start: int, end: int, room: tuple[int, int, bool, bool]) -> int:
    """Return by how many tokens to move the edit ``tokens[start:end]``; leftwards in doubt.

    Leftwards, because articles and prepositions stand before their noun: "the Government [of
    National Accord ]of Libya", not "the Government of [National Accord of ]Libya". The room is how
    many equal tokens stand on either side, and whether a change lies beyond them.
    """
    room_left, room_right, change_left, change_right = room
    farthest_left, farthest_right = min(room_left, _SLIDE_LIMIT), min(room_right, _SLIDE_LIMIT)
    left = right = 0
    while left < farthest_left and tokens[start - 1 - left] == tokens[end - 1 - left]:
        left += 1
    while right < farthest_right and tokens[start + right] == tokens[end + right]:
        right += 1
    if not left and not right:
        return 0

    def score(shift: int) -> int:
        vanishes = (change_left and shift == -room_left) or (change_right and shift == room_right)
        return 5 * vanishes + _phrase_score(tokens, start + shift, end + shift)

    return max(range(-left, right + 1), key=score)


def _phrase_score(tokens: list[str], start: int, end: int) -> int:
    """Rate how well ``tokens[start:end]`` reads as a phrase put in or taken out."""
    before = tokens[start - 1] if start else "."
    score = 0
    if before in CLAUSE_ENDS:
        score = 4
    elif before in _PAUSES:
        score = 3
    elif tokens[start].lower() in _CONJUNCTIONS:
        score = 2
    if tokens[start] in _CLOSERS or tokens[end - 1] in _OPENERS:
        score -= 5
    return score


def _absorb(
    blocks: list[Block], base: list[str], base_letters: list[int], other_letters: list[int]
) -> list[Block]:
    """Drop the agreements that say too little between the changes around them.

    The letters are counted up to each token, so that the length of a stretch is a difference.
    """
    kept = blocks[:1]
    for following in blocks[1:]:
        while len(kept) > 1:
            previous, block = kept[-2:]
            limit = _absorbing_power((previous, block, following), base_letters, other_letters)
            # Short words weigh nothing: what remains without them is the least that the whole
            # may weigh, and it settles most cases.
            letters = base_letters[block.base_end] - base_letters[block.base]
            if letters - _TRIVIAL_LETTERS * block.length > limit:
                break
            if block.length > _AGREEMENT_LETTERS:
                break
            if sum(map(_weight, base[block.base : block.base_end])) > limit:
                break
            kept.pop()
        kept.append(following)
    return kept


def _absorbing_power(
    blocks: tuple[Block, Block, Block], base_letters: list[int], other_letters: list[int]
) -> int:
    """Return the weight up to which two changes absorb the agreement between them, -1 for none."""
    previous, block, following = blocks
    deleted_before = base_letters[block.base] - base_letters[previous.base_end]
    deleted_after = base_letters[following.base] - base_letters[block.base_end]
    inserted_before = other_letters[block.other] - other_letters[previous.other_end]
    inserted_after = other_letters[following.other] - other_letters[block.other_end]
    smaller = min(max(deleted_before, inserted_before), max(deleted_after, inserted_after))
    of_one_kind = not deleted_before + deleted_after or not inserted_before + inserted_after
    if of_one_kind and smaller < _ABSORBING_LETTERS:
        return -1
    return min(smaller // _AGREEMENT_FACTOR, _AGREEMENT_LETTERS - 1)


def _weight(token: str) -> int:
    """Return how much it says that a token stands in both texts, in letters."""
    if len(token) > _TRIVIAL_LETTERS or token.isdecimal():
        return len(token)
    return 2 if is_unspaced(token) else 0


def _trim(blocks: list[Block], base: list[str], other: list[str]) -> list[Block]:
    """Return to the agreements what a change has in common at its beginning and at its end."""
    trimmed = blocks[:1]
    for following in blocks[1:]:
        previous = trimmed[-1]
        gap = min(following.base - previous.base_end, following.other - previous.other_end)
        head = 0
        while head < gap and base[previous.base_end + head] == other[previous.other_end + head]:
            head += 1
        tail = 0
        while (
            tail < gap - head
            and base[following.base - 1 - tail] == other[following.other - 1 - tail]
        ):
            tail += 1
        trimmed[-1] = previous._replace(length=previous.length + head)
        trimmed.append(
            Block(following.base - tail, following.other - tail, following.length + tail)
        )
    return trimmed


def _is_rewrite(blocks: list[Block], base_letters: list[int], n_other_letters: int) -> bool:
    agreed = [base_letters[block.base_end] - base_letters[block.base] for block in blocks]
    if max(agreed) >= _AGREEMENT_LETTERS:
        return False
    return sum(agreed) < _REWRITE_SHARE * min(base_letters[-1], n_other_letters)
