"""Features -> the probability that two clauses are linked: one logistic model, readable as a table.

`model.tsv` names each feature with its mean and standard deviation over the pairs of clauses that
the model was fitted to, and its weight; ``tools/fit_links.py`` writes it. The weights are those of
standardised features, so they can be held against each other.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff._arrays import FloatArray

__all__ = ["MOST_DEVIATIONS", "Model", "Term", "probabilities", "shipped_model"]

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


@cache
def shipped_model() -> Model:
    """Return the model in `model.tsv`."""
    lines = Path(__file__).with_name("model.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]  # below the headings
    terms = {name: Term(*map(float, values)) for name, *values in rows}
    return Model(bias=terms.pop("bias").weight, terms=terms)


def probabilities(features: Iterable[tuple[str, FloatArray]], model: Model) -> FloatArray:
    """Return how likely a careful reader is to link each pair of clauses.

    Parameters
    ----------
    features : iterable of (str, ndarray)
        Names and values, at least one; the values are not kept.
    model : Model
        Has a term for each of them.

    Returns
    -------
    (n_base, n_other) float32 ndarray
        In [0, 1], in steps of .0001.
    """
    logit: FloatArray = np.full(1, model.bias, np.float32)
    for name, values in features:
        term = model.terms[name]
        reach = MOST_DEVIATIONS * term.deviation
        held = np.clip(values, np.float32(term.mean - reach), np.float32(term.mean + reach))
        held -= np.float32(term.mean)
        held *= np.float32(term.weight / term.deviation)
        logit = logit + held
        del values, held  # before the next ones are made
    probability: FloatArray = np.round(1 / (1 + np.exp(-logit)), _PLACES)
    return probability
