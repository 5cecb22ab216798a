"""Text -> `Statement`: find the statement in a page, cut clauses, label them, read their acts."""

from diplodiff.parsing._dates import FoundDate, find_dates
from diplodiff.parsing._parse import parse
from diplodiff.parsing._unbracketed import Wording, without_brackets

__all__ = ["FoundDate", "Wording", "find_dates", "parse", "without_brackets"]
