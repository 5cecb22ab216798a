"""Tracked changes of a document in mark-up: how many there are, and which view of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import DocumentError
from diplodiff.reading._extract import Doubt

if TYPE_CHECKING:
    from diplodiff.reading._extract import ReadOptions

__all__ = ["Revisions"]


class Revisions:
    """Counts the tracked changes of a document, and tells which view of them is read.

    Parameters
    ----------
    options : ReadOptions
        `revisions` applies.
    """

    def __init__(self, options: ReadOptions) -> None:
        self._wanted = options.revisions
        self.count = 0

    def aside_reason(self, name: str) -> str:
        """Count an element, and return why its words are not in this view, or ""."""
        if name not in ("ins", "del"):
            return ""
        self.count += 1
        if name == "del":
            return "" if self._wanted == "original" else "deleted text"
        return "inserted text" if self._wanted == "original" else ""

    def doubts(self) -> tuple[Doubt, ...]:
        """Return the notice about the changes, if there are any.

        Raises
        ------
        DocumentError
            If there are changes and they are to be an error.
        """
        if not self.count:
            return ()
        if self._wanted == "error":
            text = (
                f"it has tracked changes ({self.count:,}); accept or reject them in the document "
                "first, or say which form to read: --revisions accepted or --revisions original "
                "(in Python revisions=)"
            )
            raise DocumentError(text)
        form = "in its original form" if self._wanted == "original" else "with all of them accepted"
        number = "a tracked change" if self.count == 1 else f"{self.count:,} tracked changes"
        return (Doubt("TrackedChanges", f"the draft has {number} and is read {form}"),)
