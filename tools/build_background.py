"""Count in how many paragraphs each hashed letter group and each hashed word occurs.

usage: python tools/build_background.py FOLDER [FOLDER ...]

Reads every .txt and .md file below the folders as UTF-8, takes stretches between blank lines as
paragraphs and writes two tables, counts only, no text, and last the number of paragraphs:
src/diplodiff/encoding/background.npy for the weights of the lexical encoder, and
src/diplodiff/linking/words.npy for the rarity of words. The tables in the repository were made from
902 Security Council resolutions of 1946-1994 (Corpus of Resolutions: UN Security Council, CC0) and
372 joint statements of 2021-2026 (CC0 compilation).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np

from diplodiff.encoding._lexical import N_BUCKETS, group_counts, letters_of
from diplodiff.linking._words import N_WORD_BUCKETS, hashed_words

PACKAGE = Path(__file__).parents[1] / "src" / "diplodiff"
GROUPS, WORDS = PACKAGE / "encoding" / "background.npy", PACKAGE / "linking" / "words.npy"
BLANK_LINE = re.compile(r"\n[ \t]*\n")
MOST_PARAGRAPHS = 65_535
BLOCK = 2000  # paragraphs counted at once: bounds memory


def paragraphs(folders: list[Path]) -> list[str]:
    """Return the paragraphs of all files below the folders, files in the order of their names."""
    names = (path for folder in folders for path in folder.rglob("*"))
    paths = sorted(path for path in names if path.suffix in {".txt", ".md"})
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [part for text in texts for part in BLANK_LINE.split(text) if part.strip()]


def document_frequencies(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return in how many texts each letter group and each word occurs, by bucket, int64."""
    groups, words = np.zeros(N_BUCKETS, np.int64), np.zeros(N_WORD_BUCKETS, np.int64)
    for start in range(0, len(texts), BLOCK):
        letters, row_of_letter = letters_of(texts[start : start + BLOCK])
        _, buckets, _ = group_counts(letters, row_of_letter)
        groups += np.bincount(buckets, minlength=N_BUCKETS)
        found = hashed_words(letters, row_of_letter)
        keys = np.unique(found.row * N_WORD_BUCKETS + found.word)
        words += np.bincount(keys % N_WORD_BUCKETS, minlength=N_WORD_BUCKETS)
    return groups, words


def main() -> int:
    """Build the tables from the folders named on the command line."""
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        print(__doc__)
        return 2
    texts = paragraphs(folders)
    if len(texts) > MOST_PARAGRAPHS:
        print(f"{len(texts)} paragraphs; the tables hold counts up to {MOST_PARAGRAPHS}")
        return 2
    for target, frequency in zip((GROUPS, WORDS), document_frequencies(texts), strict=True):
        np.save(target, np.append(frequency, len(texts)).astype("<u2"))
        used = np.count_nonzero(frequency)
        print(f"{len(texts)} paragraphs, {used} buckets in use -> {target.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
