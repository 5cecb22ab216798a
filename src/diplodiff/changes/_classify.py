"""Two sides of a row -> its `Change`."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diplodiff.changes._change import Change, ChangeKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes._renewal import read_printed_words, rolled_forward
from diplodiff.changes.facts import crossed_section, facts_of
from diplodiff.force import join_force
from diplodiff.model import ClauseKind
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.model import Clause

__all__ = ["added", "classify", "dropped"]

_PARTIAL_SHARE = 0.36
"""A link is partial when less than this share of its longer side stands on the other side; the
best single threshold on 495 annotated links (kind right for .84 of them, flat from .32 to .40)."""

_WITHOUT_FACTS = (ClauseKind.FRAMING, ClauseKind.HEADING)
"""Nobody is bound by a title: its own number and date are the text's, and told as such."""
_LONGEST_TABLE = 400_000_000
"""Beyond this many pairs of words (20,000 against 20,000, a quarter of a second), the order of
shared words is left out of account: its cost grows with the product of the lengths."""

_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"‐": "-", "‑": "-", "–": "-", "—": "-", "\u00ad": None, "\u00a0": " ", "\u202f": " "}
    | {"*": None}  # the emphasis of Markdown
)
# "exam- ine" is a word that a line end has cut; "Libyan- and UN-led" are words that share an end.
_LINE_HYPHEN = re.compile(r"(?<=[a-z])- (?=[a-z])(?!(?:and|or|to) )")
# Two spellings of one word; other hyphens part words that differ ("re-sign" and "resign").
_SPELT_HYPHEN = re.compile(r"(?<=\bco)-(?=o)", re.IGNORECASE)
_CLOSING = " .,;:"
_LONGEST_ADDITION = 2


def added() -> Change:
    """Return the change of a clause that only the other text has."""
    return Change(kind=ChangeKind.ADDED)


def dropped() -> Change:
    """Return the change of a clause that only the base text has."""
    return Change(kind=ChangeKind.DROPPED)


def classify(base: Passage, other: Passage, *, moved: bool = False) -> Change:
    """Say what became of linked clauses.

    Parameters
    ----------
    base, other : Passage
        The clauses on the two sides of a row; several on one side are read as one text. "Also"
        and months are known in the language of the other.
    moved : bool
        Whether the row leaves the common order of the texts.

    Returns
    -------
    Change
        Kind, force, facts, flags and kept shares.
    """
    if _identical(base.clauses, other.clauses):
        return Change(kind=ChangeKind.UNCHANGED, moved=moved, kept_base=1.0, kept_other=1.0)
    language = other.language
    additions = pack_of(language).words.additions
    old, new = _wording(base.clauses, additions), _wording(other.clauses, additions)
    alike = _comparable(old) == _comparable(new)
    rolled: tuple[tuple[str, str], ...] | None = ()
    kept_base = kept_other = 1.0  # alike also where there is no word to count
    if not alike:
        (old_words, old_keys), (new_words, new_keys) = map(read_printed_words, (old, new))
        kept_base, kept_other = _kept_shares(old_keys, new_keys)
        rolled = rolled_forward(old, new, words=(old_words, new_words), language=language)
    facts = facts_of(base, other) if base.clauses[0].kind not in _WITHOUT_FACTS else ()
    return Change(
        kind=ChangeKind.UNCHANGED if alike else _kind(rolled, kept=min(kept_base, kept_other)),
        force=join_force(fact.force for fact in facts),
        facts=facts,
        reasons=tuple(dict.fromkeys(map(str, facts))),
        moved=moved,
        split=len(other.clauses) > 1,
        merged=len(base.clauses) > 1,
        section=crossed_section(base.clauses[0], other.clauses[0]),
        rolled=rolled or (),
        kept_base=kept_base,
        kept_other=kept_other,
    )


def _identical(base: Sequence[Clause], other: Sequence[Clause]) -> bool:
    """Tell at a glance that nothing happened, as to most clauses of a renewed text."""
    if len(base) != 1 or len(other) != 1:
        return False
    old, new = base[0], other[0]
    # With its kind the acts of a clause are the same, except what they take from a lead-in.
    return (
        old.text == new.text
        and old.kind is new.kind
        and [act.lead_in for act in old.acts] == [act.lead_in for act in new.acts]
    )


def _wording(clauses: Sequence[Clause], additions: frozenset[str]) -> str:
    """Return the text without what is no change: typography, "also" and "further"."""
    joined = " ".join(_without_additions(clause, additions) for clause in clauses)
    if joined.isascii() and "*" not in joined and "- " not in joined:  # nothing to leave out
        return joined
    return fold(_LINE_HYPHEN.sub("", joined.translate(_TYPOGRAPHY)))


def _without_additions(clause: Clause, additions: frozenset[str]) -> str:
    """Return the text with "also", "once again" and their like taken out of its opening."""
    if not clause.acts or additions.isdisjoint(clause.acts[0].modifiers):
        return clause.text
    at = clause.text.find(clause.opening)
    if at < 0:  # emphasis inside the opening: left as it is
        return clause.text
    words = clause.opening.split()
    kept: list[str] = []
    while words:
        length = _leading_addition(words, additions)
        if not length:
            kept.append(words[0])
        del words[: length or 1]
    return f"{clause.text[:at]}{' '.join(kept)}{clause.text[at + len(clause.opening) :]}"


def _leading_addition(words: Sequence[str], additions: frozenset[str]) -> int:
    """Return how many words the addition has that the words begin with, 0 for none."""
    lengths = range(min(_LONGEST_ADDITION, len(words)), 0, -1)
    return next((n for n in lengths if " ".join(words[:n]).lower() in additions), 0)


def _kind(rolled: tuple[tuple[str, str], ...] | None, *, kept: float) -> ChangeKind:
    if rolled:
        return ChangeKind.RENEWED
    return ChangeKind.PARTIAL if kept < _PARTIAL_SHARE else ChangeKind.AMENDED


def _comparable(wording: str) -> str:
    """Leave out the closing mark, the case of the first letter and the hyphen of "co-operate"."""
    plain = wording.strip(_CLOSING)
    if "o-o" in plain:
        plain = _SPELT_HYPHEN.sub("", plain)
    return plain[:1].lower() + plain[1:]


def _kept_shares(old: Sequence[str], new: Sequence[str]) -> tuple[float, float]:
    """Return which share of each side's words stands, in order, on the other side."""
    kept = _shared(old, new)
    return kept / max(1, len(old)), kept / max(1, len(new))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the words that stand on both sides in the same order."""
    if len(old) * len(new) > _LONGEST_TABLE:
        return (Counter(old) & Counter(new)).total()
    from rapidfuzz.distance import LCSseq  # compiled code that equal texts do not need

    return LCSseq.similarity(old, new)
