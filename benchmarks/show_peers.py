"""Show what other tools say of two readings of one text, beside what diplodiff says.

usage: python benchmarks/show_peers.py [BASE OTHER]

Without texts the two readings of the Harbour Council in seeds/examples are taken. For each clause
that diplodiff would underline, its alert stands beside the marks that redlines, diff-match-patch
and difflib put into the same two texts. They mark words; none of them says what the change does.
"""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch
from redlines import Redlines

import diplodiff as dd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

EXAMPLES = Path(__file__).parents[1] / "seeds" / "examples"
BASE, OTHER = (EXAMPLES / f"harbour-council-{which}-reading.txt" for which in ("first", "second"))
_WIDTH = 58
_BEFORE = 12
_FIRST_WORDS = 4
_SIGNS = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}


def redlines(base: str, other: str) -> str:
    """Mark words as redlines does."""
    marked = Redlines(base, other, markdown_style="none").output_markdown
    return (
        marked.replace("<del>", "[-")
        .replace("</del>", "-]")
        .replace("<ins>", "{+")
        .replace("</ins>", "+}")
    )


def match_patch(base: str, other: str) -> str:
    """Mark letters as diff-match-patch does, after its own semantic clean-up."""
    matcher = diff_match_patch()
    edits = matcher.diff_main(base, other)
    matcher.diff_cleanupSemantic(edits)
    return "".join(_SIGNS[sign].format(text) for sign, text in edits)


def lines(base: str, other: str) -> str:
    """Mark lines as difflib does."""
    compared = difflib.ndiff(base.splitlines(), other.splitlines())
    return "\n".join(line for line in compared if line[0] in "-+")


PEERS: dict[str, Callable[[str, str], str]] = {
    "redlines": redlines,
    "diff-match-patch": match_patch,
    "difflib": lines,
}


def shown(base: str, other: str) -> Iterator[str]:
    """Give the lines of the table: what we say, and the marks of each peer near those words."""
    marked = {name: mark(base, other) for name, mark in PEERS.items()}
    comparison = dd.compare(dd.parse(base), dd.parse(other))
    wording = {clause.label: clause.text for clause in comparison.other}
    for alert in comparison.alerts():
        yield f"{alert.base_label} -> {alert.other_label}"
        yield f"  {'diplodiff':17} {alert.kind.value}: {alert.reason}"
        first = " ".join(wording[alert.other_label].split()[:_FIRST_WORDS])
        words = first if alert.base is None or alert.other is not None else alert.base.text
        for name, text in marked.items():
            yield f"  {name:17} {_near(text, words)}"


def _near(text: str, words: str) -> str:
    """Return the marks about some words, or about the first of them that stand together."""
    for n_words in range(len(words.split()), 0, -1):
        letters = "".join(words.split()[:n_words])
        found = re.search(r"[-+\[\]{}\s]*".join(map(re.escape, letters)), text)
        if found:
            start = text.rfind(" ", 0, max(0, found.start() - _BEFORE)) + 1
            return f"... {' '.join(text[start : text.find(' ', start + _WIDTH)].split())} ..."
    return "(nothing)"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    base, other = (Path(name) for name in arguments) if arguments else (BASE, OTHER)
    print("\n".join(shown(base.read_text("utf-8"), other.read_text("utf-8"))))


if __name__ == "__main__":
    main(sys.argv[1:])
