"""Measure operative phrases and addressees against a file of clauses that people annotated.

usage: python benchmarks/measure_acts.py FILE [--failures]

FILE has one JSON object a line: `text`, `operative_phrase` ("Calls upon"), `addressees` (any of the
names in `ACCEPTED`). The annotators name those who have to act, so for an act by which the
speakers bind themselves the speakers count as addressed; they tell United Nations bodies from other
organizations by the name, so the two classes stand for each other.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import diplodiff
from diplodiff.model import AddresseeClass, Performative

if TYPE_CHECKING:
    from diplodiff.model import Act

_BODIES = {AddresseeClass.ORGAN, AddresseeClass.ORGANIZATION}
ACCEPTED = {
    "all member states": {AddresseeClass.ALL_STATES},
    "group of states": {AddresseeClass.STATES, AddresseeClass.PARTIES},
    "international community": {AddresseeClass.INTERNATIONAL_COMMUNITY},
    "un secretary general": {AddresseeClass.SECRETARY_GENERAL},
    "secretary-general": {AddresseeClass.SECRETARY_GENERAL},
    "who director-general": {AddresseeClass.EXECUTIVE_HEAD},
    "director-general of the who": {AddresseeClass.EXECUTIVE_HEAD},
    "un organ": _BODIES,
    "multilateral organizations": _BODIES,
    "regional organizations": {AddresseeClass.REGIONAL_ORGANIZATION},
    "civil society": {AddresseeClass.CIVIL_SOCIETY},
    "private sector": {AddresseeClass.PRIVATE_SECTOR},
    "other": {AddresseeClass.OTHER},
}
_MARKERS = {"also", "further", "we", "to", "on", "of", "upon", "with"}


def main() -> None:
    """Print both accuracies, and the clauses that are wrong when asked to."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--failures", action="store_true")
    chosen = arguments.parse_args()
    lines = chosen.file.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    phrases = addressees = 0
    for row in rows:
        acts = _acts(row["text"])
        governing = [act for act in acts if _same_phrase(act, row["operative_phrase"])]
        right = bool(governing)
        found = _addressed(governing[-1:] or acts)
        agreed = _agree(found, [name.lower() for name in row["addressees"]])
        phrases += right
        addressees += agreed
        if chosen.failures and not (right and agreed):
            _report(row, acts, found)
    n = len(rows)
    print(f"operative phrases  accuracy {phrases / n:.3f} on {n} clauses")
    print(f"addressees         accuracy {addressees / n:.3f}, all classes of a clause right")


def _acts(text: str) -> list[Act]:
    statement = diplodiff.parse(text)
    return [act for clause in statement for act in clause.acts]


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > len("was") else word


def _same_phrase(act: Act, phrase: str) -> bool:
    """Compare the verbs of two phrases, in whatever form and with whatever markers."""
    ours, theirs = (
        [_stem(word) for word in words.lower().split() if word not in _MARKERS]
        for words in (act.opening, phrase)
    )
    return ours[: len(theirs)] == theirs


def _addressed(acts: list[Act]) -> set[AddresseeClass]:
    found = {addressee.category for act in acts for addressee in act.addressees}
    own = any(act.performative is Performative.COMMISSIVE for act in acts)
    return found or ({AddresseeClass.STATES} if own else set())


def _agree(found: set[AddresseeClass], names: list[str]) -> bool:
    """Tell whether each class found has a name, and each name a class."""
    return all(any(member in ACCEPTED[name] for name in names) for member in found) and all(
        found & ACCEPTED[name] for name in names
    )


def _report(row: dict[str, Any], acts: list[Act], found: set[AddresseeClass]) -> None:
    print(f"{row.get('id')}: {row['text'][:220]!r}")
    print(f"   annotated {row['operative_phrase']!r} {row['addressees']}")
    print(f"   read      {[act.opening for act in acts]} {sorted(map(str, found))}")
    print(f"             {[who.text for act in acts for who in act.addressees]}")


if __name__ == "__main__":
    main()
