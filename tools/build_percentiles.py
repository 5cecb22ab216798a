"""Count how alike unrelated texts are, for the percentiles of similarity.

usage: python tools/build_percentiles.py FOLDER [FOLDER ...]

Reads every .txt and .md file below the folders, compares pairs of texts drawn at random (seeded)
and writes the hundredths of their similarity, by the number of clauses of the shorter text, to
src/diplodiff/scoring/background.tsv: figures only, no text. Most texts drawn so have nothing to do
with each other but their sort; the few that do make the percentile of a real relation lower, not
higher. The table in the repository was made from 902 Security Council resolutions of 1946-1994
(Corpus of Resolutions: UN Security Council, CC0) and 372 joint statements of 2021-2026 (CC0
compilation).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

import diplodiff as dd

TABLE = Path(__file__).parents[1] / "src" / "diplodiff" / "scoring" / "background.tsv"
EDGES = (1, 6, 10, 15, 22, 32, 50)
"""Least numbers of clauses of the shorter text, one bin each."""
PAIRS = 600  # of each bin
N_QUANTILES = 100
SEED = 20200722


def statements(folders: list[str]) -> list[dd.Statement]:
    """Read what can be read; a file of several statements or of none is passed over."""
    found = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in {".txt", ".md"}:
                try:
                    found.append(dd.read(path))
                except dd.DiplodiffError as error:
                    print(f"passed over: {error}", file=sys.stderr)
    return found


def drawn(pool: list[dd.Statement], chance: random.Random) -> list[float]:
    """Return the similarities of pairs of a pool, ascending."""
    pairs = (chance.sample(pool, 2) for _ in range(PAIRS))
    return sorted(dd.compare(*pair).scores.similarity for pair in pairs)


def main(folders: list[str]) -> None:
    """Write the table."""
    texts = statements(folders)
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    lines = [
        f"# Hundredths of the similarity of {PAIRS} pairs of unrelated texts for each least number",
        "# of clauses of the shorter one. Made by tools/build_percentiles.py.",
        f"# {dd.compare(texts[0], texts[0]).signature}",
    ]
    for number, least in enumerate(EDGES):
        behind = EDGES[number + 1] if number + 1 < len(EDGES) else sys.maxsize
        shorter = [text for text in texts if least <= len(text) < behind]
        similarities = drawn(shorter, chance)
        shares = (np.arange(N_QUANTILES) + 0.5) / N_QUANTILES
        quantiles = np.quantile(similarities, shares)
        lines.append("\t".join([str(least), *(f"{value:.4f}" for value in quantiles)]))
        print(f"{least:3} clauses or more: {len(shorter)} texts, median {quantiles[50]:.3f}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit(__doc__))
