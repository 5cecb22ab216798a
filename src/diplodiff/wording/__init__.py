"""Two clause texts -> word edits, cleaned so that they read as a person would mark them.

A longest common subsequence of words is exact, but no redline: it keeps every "the" that happens
to stand in both texts. What it finds is therefore cleaned in the manner of `cleanupSemantic` of
diff-match-patch (Fraser, "Writing: Diff Strategies", 2006), on words instead of characters:

1. An insertion or deletion that could stand in several places stands where a phrase begins.
2. An agreement that says little between two larger changes is absorbed by them.
3. Where hardly anything agrees, the whole is one deletion and one insertion.

White space is not compared as a word: it belongs to the word that follows, and is marked by itself
only where it alone differs. Nothing is normalised: the edits rebuild both texts to the code point.

Knows nothing of clauses, links or vectors.
"""

from __future__ import annotations

from diplodiff.wording._edit import Edit, EditKind
from diplodiff.wording._redline import word_edits
from diplodiff.wording._tokens import token_pattern

__all__ = ["Edit", "EditKind", "token_pattern", "word_edits"]
