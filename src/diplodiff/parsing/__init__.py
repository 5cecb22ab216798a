"""Text -> `Statement`: find the statement in a page, cut clauses, label them, read their acts."""

from diplodiff.parsing._parse import parse

__all__ = ["parse"]
