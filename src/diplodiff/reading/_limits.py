"""What one document may cost: each limit with its default, its unit and how it is raised."""

from __future__ import annotations

from dataclasses import dataclass, fields

from diplodiff.errors import LimitExceededError, OptionError

__all__ = ["Limits", "check_characters", "check_limits", "exceeded"]

_WAITING_SECONDS = 3
"""Time by the clock in which other programs may have the processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what reading one document may cost.

    The defaults are far beyond any text of diplomacy that we met, and far below what takes down a
    desk computer. Each is a whole number of at least 1.

    Parameters
    ----------
    inflated_bytes : int
        Bytes of all unpacked members of a ZIP archive (DOCX, ODT, EPUB) together.
    inflation : int
        Unpacked bytes for each packed byte of a member that unpacks to more than 1 MiB.
    members : int
        Members of a ZIP archive.
    depth : int
        Elements of XML inside each other.
    open_tags : int
        Tags of HTML that are open at once, as far as can be told without reading the page.
    nodes : int
        Elements and attributes of one XML part, or tags of an HTML page.
    attributes : int
        Attributes of one HTML tag, beyond which they are left out: HTML readers take time that
        grows with their third power.
    pages : int
        Pages of a PDF document.
    characters : int
        Characters of the text that is read.
    seconds : int
        Processor time for a document of less than a MiB; each further MiB earns a second more.
        The clock on the wall may show 3 seconds beyond that.
    memory_bytes : int
        Address space of the process that reads; not enforced on Windows and macOS.
    """

    inflated_bytes: int = 256 * 2**20
    inflation: int = 200
    members: int = 4_096
    depth: int = 200
    open_tags: int = 4_000
    nodes: int = 2_000_000
    attributes: int = 1_000
    pages: int = 2_000
    characters: int = 20_000_000
    seconds: int = 5
    memory_bytes: int = 512 * 2**20

    def seconds_for(self, size: int) -> int:
        """Return the seconds of processor time for a document of so many bytes."""
        return self.seconds + size // 2**20

    def clock_seconds_for(self, size: int) -> int:
        """Return the seconds by the clock for a document of so many bytes."""
        return self.seconds_for(size) + _WAITING_SECONDS


def check_limits(limits: Limits) -> None:
    """Raise unless each limit is a whole number of at least 1.

    Parameters
    ----------
    limits : Limits
        From a caller.

    Raises
    ------
    OptionError
        If it is something else, or holds something else.
    """
    if not isinstance(limits, Limits):
        text = f"limits is of type {type(limits).__name__}; accepted is a diplodiff.reading.Limits"
        raise OptionError(text)
    for field in fields(limits):
        value = getattr(limits, field.name)
        if type(value) is not int or not 1 <= value < 2**62:
            text = f"the limit {field.name} is {value!r}; accepted is a whole number from 1"
            raise OptionError(text)


def exceeded(limits: Limits, name: str, met: str) -> LimitExceededError:
    """Make the error for a limit that a document went beyond.

    Parameters
    ----------
    limits : Limits
        Those in force.
    name : str
        A field of `Limits`.
    met : str
        What was met, as a clause without a full stop: "it has 3,000 pages".

    Returns
    -------
    LimitExceededError
        To be raised by the caller; its text names limit, value and remedy.

    Examples
    --------
    >>> str(exceeded(Limits(), "pages", "it has 3,000 pages"))[:47]
    'it has 3,000 pages; the limit pages is 2,000; i'
    """
    value: int = getattr(limits, name)
    text = (
        f"{met}; the limit {name} is {value:,}; if you trust the document, raise it with "
        f"--allow {name}=N (in Python limits=Limits({name}=N))"
    )
    return LimitExceededError(text)


def check_characters(text: str, limits: Limits) -> None:
    """Raise if a text is too long to be read.

    Parameters
    ----------
    text : str
        All of a document.
    limits : Limits
        `characters` applies.

    Raises
    ------
    LimitExceededError
        If it has more characters.
    """
    if len(text) > limits.characters:
        raise exceeded(limits, "characters", f"its text has {len(text):,} characters")
