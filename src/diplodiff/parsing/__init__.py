"""Text -> `Statement`: find the statement in a page, cut clauses, label them, read their acts."""

from diplodiff.parsing._parse import parse
from diplodiff.parsing._unbracketed import Wording, without_brackets

__all__ = ["Wording", "parse", "without_brackets"]
