"""Features -> the probability that two clauses are linked: two logistic models in succession.

The first guesses each link by itself, the second knows what the first made of all others.
`model.tsv` names the features of each with their means and standard deviations over the pairs of
clauses that the models were fitted to, and their weights; ``tools/fit_links.py`` writes it. The
weights are those of standardised features, so they can be held against each other.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff._arrays import FloatArray

__all__ = [
    "MOST_DEVIATIONS",
    "Model",
    "Models",
    "Term",
    "logits",
    "probabilities",
    "shipped_models",
]

MOST_DEVIATIONS = 8.0
"""A feature counts as no further from its mean than this many standard deviations: no single one
decides alone, however odd a text is."""

_PLACES = 4
"""Decimal places of a probability: rounding in the last bits of a feature must not show."""


class Term(NamedTuple):
    """What one feature adds to the logarithm of the odds."""

    mean: float
    deviation: float
    weight: float


class Model(NamedTuple):
    """A logistic model over named features."""

    bias: float
    terms: dict[str, Term]


class Models(NamedTuple):
    """What makes the first guess, and what decides knowing it."""

    guess: Model
    decision: Model


@cache
def shipped_models() -> Models:
    """Return the models in `model.tsv`."""
    lines = Path(__file__).with_name("model.tsv").read_text(encoding="utf-8").splitlines()
    terms: dict[str, dict[str, Term]] = {name: {} for name in Models._fields}
    for line in lines[1:]:  # below the headings
        model, name, *values = line.split("\t")
        terms[model][name] = Term(*map(float, values))
    return Models(
        *(Model(bias=of_model.pop("bias").weight, terms=of_model) for of_model in terms.values())
    )


def logits(
    features: Iterable[tuple[str, FloatArray]], models: Sequence[Model]
) -> tuple[FloatArray, ...]:
    """Add up what features say to each of several models.

    Parameters
    ----------
    features : iterable of (str, ndarray)
        Names and values, at least one; the values are not kept.
    models : sequence of Model
        Each has a term for each of them.

    Returns
    -------
    tuple of (n_base, n_other) float32 ndarray
        Logarithms of odds, without the bias, one matrix for each model.
    """
    totals = [np.zeros(1, np.float32)] * len(models)
    for name, values in features:
        for number, model in enumerate(models):
            term = model.terms[name]
            reach = MOST_DEVIATIONS * term.deviation
            held = np.clip(values, np.float32(term.mean - reach), np.float32(term.mean + reach))
            held -= np.float32(term.mean)
            held *= np.float32(term.weight / term.deviation)
            totals[number] = totals[number] + held
        del values, held  # before the next ones are made
    return tuple(totals)


def probabilities(logit: FloatArray, model: Model) -> FloatArray:
    """Return how likely a careful reader is to link each pair of clauses.

    Parameters
    ----------
    logit : (n_base, n_other) float32 ndarray
        What all features said to the model, as `logits` adds it up.
    model : Model
        Its bias is added.

    Returns
    -------
    (n_base, n_other) float32 ndarray
        In [0, 1], in steps of .0001.
    """
    probability: FloatArray = np.round(1 / (1 + np.exp(-(logit + np.float32(model.bias)))), _PLACES)
    return probability
