"""How a Word report is signed and dated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from diplodiff.errors import OptionError

if TYPE_CHECKING:
    import datetime as dt

__all__ = ["WordOptions"]

Comments = Literal["reasons", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOptions:
    """How a Word report is signed and dated.

    Parameters
    ----------
    author : str
        Whom Word names as the author of changes and comments, not empty.
    date : datetime.date, datetime.datetime or None
        When Word says they were made; a time without a zone is taken as UTC. None stands for the
        date of the other text, else of the base, else 1 January 1980: never today, so that equal
        texts give equal files.
    comments : {"reasons", "none"}
        Whether a summary at the beginning, and the reasons for each verdict at the words in
        question, stand in the margin.
    names : tuple of str
        What to call the texts, for example their file names: base and other, or the one.

    Raises
    ------
    OptionError
        If a value is not accepted.
    """

    author: str = "diplodiff"
    date: dt.date | None = None
    comments: Comments = "reasons"
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.author.strip():
            text = f"author {self.author!r} is empty; accepted: a name that Word can show"
            raise OptionError(text)
        if self.comments not in get_args(Comments):
            accepted = ", ".join(get_args(Comments))
            text = f"comments {self.comments!r} is unknown; accepted: {accepted}"
            raise OptionError(text)
