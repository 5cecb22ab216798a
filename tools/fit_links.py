"""Fit the model of links to annotated pairs of texts, and tell how well it does on pairs left out.

usage: python tools/fit_links.py ANNOTATIONS TEXTS

ANNOTATIONS is a file of JSON lines, one pair of texts each: "base_file" and "other_file", the names
of the two texts; "base" and "other", their paragraphs as records with "start", "end" and the
"kinds" that the annotators gave them; "links", records with the numbers of the paragraphs, "base"
and "other", and "agreed", whether both annotators made the link. TEXTS is a folder; texts are found
below it by their file name. Offsets count from the start of the file, front matter included.

Writes src/diplodiff/linking/model.tsv: weights and means of two models, no text. Prints F1,
precision and recall of links on pairs left out one by one; the same for other thresholds; the curve
for other encoders (`_LOGIT_OF_MARGIN` in alignment/_linking.py); and how often links are right by
their probability. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

import diplodiff
from diplodiff.alignment import LinkOptions, margins
from diplodiff.linking._context import context
from diplodiff.linking._features import features
from diplodiff.linking._link import judged, linked
from diplodiff.linking._model import (
    MOST_DEVIATIONS,
    Model,
    Models,
    Term,
    logits,
    probabilities,
)
from diplodiff.linking._sides import Side, sides_of
from diplodiff.similarity import similarity_matrix

TARGET = Path(__file__).parents[1] / "src" / "diplodiff" / "linking" / "model.tsv"
PENALTY = 0.1  # scikit-learn's C: any value from .05 to .3 gives the same F1 to .003
FRAMES = {"title", "date", "organ", "footer"}  # annotated as no part of what was agreed
THRESHOLDS = np.arange(0.2, 0.6, 0.04).round(2)


class Example(NamedTuple):
    """One pair of texts with its annotation, as the model sees it."""

    base: diplodiff.Statement
    other: diplodiff.Statement
    base_paragraph: list[int]  # of each clause; -1 for a clause that is not judged
    other_paragraph: list[int]
    agreed: set[tuple[int, int]]
    disputed: set[tuple[int, int]]
    sides: tuple[Side, Side]
    similarity: np.ndarray
    features: dict[str, np.ndarray]

    @property
    def judged(self) -> np.ndarray:
        """Which pairs of clauses have an undisputed annotation."""
        judged = np.greater_equal.outer(self.base_paragraph, 0)[:, None] & np.greater_equal.outer(
            self.other_paragraph, 0
        )
        return judged & ~self._marked(self.disputed)

    @property
    def label(self) -> np.ndarray:
        """Which pairs of clauses are linked."""
        return self._marked(self.agreed)

    def _marked(self, pairs: set[tuple[int, int]]) -> np.ndarray:
        return np.array(
            [[(i, j) in pairs for j in self.other_paragraph] for i in self.base_paragraph]
        )


def read_example(pair: dict[str, Any], folder: Path) -> Example:
    """Parse both texts and find the paragraph that each clause lies in."""
    sides = {side: _read_text(folder, pair[f"{side}_file"]) for side in ("base", "other")}
    base, other = (diplodiff.parse(text) for text, _ in sides.values())
    paragraphs = [
        [_paragraph_of(clause, pair[side], sides[side][1]) for clause in statement]
        for side, statement in (("base", base), ("other", other))
    ]
    of_clauses = sides_of(base, other)
    similarity = similarity_matrix(of_clauses[0].clauses, of_clauses[1].clauses)
    links = [((link["base"], link["other"]), link["agreed"]) for link in pair["links"]]
    return Example(
        base=base,
        other=other,
        base_paragraph=paragraphs[0],
        other_paragraph=paragraphs[1],
        agreed={link for link, agreed in links if agreed},
        disputed={link for link, agreed in links if not agreed},
        sides=of_clauses,
        similarity=similarity,
        features=dict(features(*of_clauses, similarity)),
    )


def _read_text(folder: Path, name: str) -> tuple[str, int]:
    """Return a text behind its front matter, and where it starts in the file."""
    paths = sorted(folder.rglob(Path(name).name))
    if not paths:
        message = f"no text {name} below {folder}"
        raise SystemExit(message)
    text = paths[0].read_text(encoding="utf-8", errors="replace")
    start = text.index("\n---", 3) + 4 if text.startswith("---") else 0
    return text[start:], start


def _paragraph_of(clause: diplodiff.Clause, paragraphs: list[dict[str, Any]], shift: int) -> int:
    """Return the paragraph that shares most with a clause, -1 if that frames the text."""
    shared = [
        min(clause.end + shift, paragraph["end"]) - max(clause.start + shift, paragraph["start"])
        for paragraph in paragraphs
    ]
    best = int(np.argmax(shared))
    framing = bool(FRAMES & set(paragraphs[best]["kinds"]))
    return -1 if framing or shared[best] <= 0 else best


def fitted(examples: list[Example]) -> Models:
    """Fit what makes the first guess, then what decides knowing that of each example."""
    seen = [example.features for example in examples]
    guess = _fitted(examples, seen)
    for place, example in enumerate(examples):
        (logit,) = logits(example.features.items(), [guess])
        known = context(*example.sides, probabilities(logit, guess))
        seen[place] = {**example.features, **dict(known)}
    return Models(guess=guess, decision=_fitted(examples, seen))


def _fitted(examples: list[Example], seen: list[dict[str, np.ndarray]]) -> Model:
    """Fit one logistic model to all judged pairs of clauses."""
    judged_cells = [example.judged for example in examples]
    values = np.concatenate(
        [
            np.stack([values[cells] for values in of_example.values()], axis=1)
            for of_example, cells in zip(seen, judged_cells, strict=True)
        ]
    ).astype(np.float64)  # (n_pairs, n_features)
    label = np.concatenate(
        [e.label[cells] for e, cells in zip(examples, judged_cells, strict=True)]
    )
    mean, deviation = values.mean(axis=0), values.std(axis=0)
    standard = np.clip((values - mean) / deviation, -MOST_DEVIATIONS, MOST_DEVIATIONS)
    found = LogisticRegression(C=PENALTY, max_iter=1000, tol=1e-6).fit(standard, label)
    terms = zip(mean.tolist(), deviation.tolist(), found.coef_[0].tolist(), strict=True)
    return Model(
        bias=round(float(found.intercept_[0]), 5),
        terms={
            name: Term(*(float(f"{value:.5g}") for value in term))
            for name, term in zip(seen[0], terms, strict=True)
        },
    )


def counts(example: Example, probability: np.ndarray, threshold: float) -> np.ndarray:
    """Count true, false and missed links, as pairs of paragraphs, (3,)."""
    options = LinkOptions(probability=float(threshold))
    found = linked(example.base, example.other, example.similarity, probability, options=options)
    pairs = {
        (example.base_paragraph[pair.base], example.other_paragraph[pair.other]) for pair in found
    }
    pairs = {pair for pair in pairs if min(pair) >= 0} - example.disputed
    return np.array(
        [len(pairs & example.agreed), len(pairs - example.agreed), len(example.agreed - pairs)]
    )


def f1(totals: np.ndarray) -> float:
    """Return F1 of true, false and missed links."""
    return float(2 * totals[0] / max(1, 2 * totals[0] + totals[1] + totals[2]))


def left_out(examples: list[Example]) -> list[np.ndarray]:
    """Return the probabilities of each example from models fitted to all others."""
    found = []
    for place, example in enumerate(examples):
        models = fitted(examples[:place] + examples[place + 1 :])
        found.append(judged(example.sides, example.features.items(), models))
    return found


def main() -> int:
    """Fit, write and report."""
    if len(sys.argv) != 3:  # noqa: PLR2004 - two arguments
        print(__doc__)
        return 2
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    examples = [read_example(json.loads(line), Path(sys.argv[2])) for line in lines if line]
    rows: list[tuple[object, ...]] = [("model", "feature", *Term._fields)]
    for name, model in fitted(examples)._asdict().items():
        rows.append((name, "bias", 0.0, 1.0, model.bias))
        rows += [(name, feature, *term) for feature, term in model.terms.items()]
    lines = ["\t".join(map(str, row)) for row in rows]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _report(examples)
    return 0


def _report(examples: list[Example]) -> None:
    probability = left_out(examples)
    least = LinkOptions().probability
    for place, (example, found) in enumerate(zip(examples, probability, strict=True)):
        here = counts(example, found, least)
        print(f"  {place:2d}  F1 {f1(here):.3f}  {here}")
    for threshold in (least, *THRESHOLDS):
        each = [counts(e, p, threshold) for e, p in zip(examples, probability, strict=True)]
        true, false, missed = totals = np.sum(each, axis=0)
        precision, recall = true / (true + false), true / (true + missed)
        print(
            f"left out one by one, from {threshold:.2f} on: "
            f"F1 {f1(totals):.3f} precision {precision:.3f} recall {recall:.3f}"
        )
    label = np.concatenate([e.label[e.judged] for e in examples])
    found = np.concatenate([p[e.judged] for p, e in zip(probability, examples, strict=True)])
    kept = np.clip(found.astype(np.float64), 1e-6, 1 - 1e-6)
    loss = -np.where(label, np.log(kept), np.log(1 - kept)).sum()
    print(f"log loss {loss:.1f}")
    for low in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        inside = (found >= low) & (found < low + 0.1)
        above = found >= low
        print(
            f"  probability {low:.1f} to {low + 0.1:.1f}: {label[inside].mean():.2f} of "
            f"{inside.sum()} right; from {low:.1f} on {label[above].mean():.2f} of {above.sum()}"
        )
    margin = np.concatenate([margins(e.similarity)[e.judged] for e in examples])
    curve = LogisticRegression(C=1e6).fit(margin[:, None], label)
    print(f"margin: weight {curve.coef_[0, 0]:.1f}, bias {curve.intercept_[0]:.1f}")


if __name__ == "__main__":
    sys.exit(main())
