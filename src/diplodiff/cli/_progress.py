"""What is being done -> a word to whoever waits for it at a terminal."""

from __future__ import annotations

import contextlib
import sys

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

__all__ = ["progress"]

_PATIENCE = 1.0
"""Seconds; who waits for less wonders about nothing (Nielsen, "Usability Engineering", 1993)."""
_CLEAR_LINE = "\r\x1b[K"


@contextlib.contextmanager
def progress(doing: str) -> Iterator[None]:
    """Say on standard error what is being done, and for how long, once it takes a second.

    Parameters
    ----------
    doing : str
        A few words of ours, for example "comparing".

    Notes
    -----
    Only to a terminal; the line is gone when the work is done.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread  # a script that waits has no use for them

    done = Event()
    teller = Thread(target=_tell, args=(doing, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(doing: str, done: Event) -> None:
    seconds = 0
    with contextlib.suppress(OSError, ValueError):  # the terminal went away: nobody waits
        while not done.wait(_PATIENCE):
            seconds += 1
            sys.stderr.write(f"{_CLEAR_LINE}diplodiff: {doing} … {seconds} s")
            sys.stderr.flush()
        if seconds:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
