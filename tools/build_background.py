"""Count in how many paragraphs each hashed letter group occurs, for the lexical encoder's weights.

usage: python tools/build_background.py FOLDER [FOLDER ...]

Reads every .txt and .md file below the folders as UTF-8, takes stretches between blank lines as
paragraphs and writes src/diplodiff/encoding/background.npy: counts only, no text, and last the
number of paragraphs. The table in the repository was made from 902 Security Council resolutions of
1946-1994 (Corpus of Resolutions: UN Security Council, CC0) and 372 joint statements of 2021-2026
(CC0 compilation).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

from diplodiff.encoding._lexical import N_BUCKETS, bucket_counts

TARGET = Path(__file__).parents[1] / "src" / "diplodiff" / "encoding" / "background.npy"
BLANK_LINE = re.compile(r"\n[ \t]*\n")
MOST_PARAGRAPHS = 65_535
BLOCK = 2000  # paragraphs counted at once: bounds memory


def paragraphs(folders: list[Path]) -> list[str]:
    """Return the paragraphs of all files below the folders, files in the order of their names."""
    names = (path for folder in folders for path in folder.rglob("*"))
    paths = sorted(path for path in names if path.suffix in {".txt", ".md"})
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [part for text in texts for part in BLANK_LINE.split(text) if part.strip()]


def document_frequency(texts: list[str]) -> np.ndarray:
    """Return in how many of the texts each bucket occurs, (N_BUCKETS,) int64."""
    frequency = np.zeros(N_BUCKETS, np.int64)
    for start in range(0, len(texts), BLOCK):
        _, buckets, _ = bucket_counts(texts[start : start + BLOCK])
        frequency += np.bincount(buckets, minlength=N_BUCKETS)
    return frequency


def main() -> int:
    """Build the table from the folders named on the command line."""
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        print(__doc__)
        return 2
    texts = paragraphs(folders)
    if len(texts) > MOST_PARAGRAPHS:
        print(f"{len(texts)} paragraphs; the table holds counts up to {MOST_PARAGRAPHS}")
        return 2
    frequency = document_frequency(texts)
    np.save(TARGET, np.append(frequency, len(texts)).astype("<u2"))
    print(f"{len(texts)} paragraphs, {np.count_nonzero(frequency)} buckets in use -> {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
