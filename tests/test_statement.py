"""What a statement says of itself."""

from __future__ import annotations

import diplodiff as dd


def test_a_statement_without_clauses_has_an_empty_span() -> None:
    """It lies nowhere in its source text."""
    assert dd.Statement(clauses=(), source_text="no clause").span == (0, 0)
