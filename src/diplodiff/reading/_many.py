"""Many documents -> their statements in order, several at a time."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Literal

from diplodiff.errors import DiplodiffError, OptionError
from diplodiff.reading._bytes import load
from diplodiff.reading._read import check_options, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from diplodiff.model import Statement
    from diplodiff.reading._extract import ReadOptions
    from diplodiff.reading._limits import Limits
    from diplodiff.reading._read import Format

__all__ = ["read_many"]

_MOST_WORKERS = 8
"""Children at a time: each may take `Limits.memory_bytes`."""
_AHEAD = 2
"""Documents that wait, read, for each worker: memory is bounded by this, not by the folder."""


def read_many(  # noqa: PLR0913 - keywords, as in read
    sources: Iterable[str | Path | BinaryIO],
    *,
    format: Format | None = None,  # noqa: A002 - the word readers expect
    encoding: str | None = None,
    revisions: Literal["accepted", "original", "error"] = "accepted",
    limits: Limits | None = None,
    which: int | None = None,
    workers: int | None = None,
) -> Iterator[Statement | DiplodiffError]:
    """Read many documents, several at a time.

    Parameters
    ----------
    sources : iterable of str, Path or binary stream
        As for `read`; taken from as they are needed.
    format, encoding, revisions, limits, which : optional
        As in `read`, for all of them.
    workers : int, optional
        Documents that are read at a time, from 1; by default as many as there are processors, up
        to 8.

    Yields
    ------
    Statement or DiplodiffError
        For each source, in order, its statement or the error that `read` would raise. One bad
        document does not end the others.

    Raises
    ------
    OptionError
        If an option is outside what is accepted.
    """
    options = check_options(format, encoding=encoding, revisions=revisions, limits=limits)
    count = min(os.cpu_count() or 1, _MOST_WORKERS) if workers is None else workers
    if type(count) is not int or count < 1:
        text = f"workers is {workers!r}; accepted are 1, 2, ... and None (one for each processor)"
        raise OptionError(text)
    return _in_order(sources, count, format=format, options=options, which=which)


def _in_order(
    sources: Iterable[str | Path | BinaryIO],
    count: int,
    *,
    format: Format | None,  # noqa: A002 - as in read
    options: ReadOptions,
    which: int | None,
) -> Iterator[Statement | DiplodiffError]:
    """Keep a bounded number of documents under way; hand them on in their order."""

    def one(source: str | Path | BinaryIO) -> Statement | DiplodiffError:
        try:
            return read_document(load(source), format=format, options=options, which=which)
        except DiplodiffError as error:
            return error

    waiting = iter(sources)
    with ThreadPoolExecutor(count, thread_name_prefix="diplodiff") as threads:
        under_way: deque[Future[Statement | DiplodiffError]] = deque()
        try:
            while True:
                for source in islice(waiting, count * _AHEAD - len(under_way)):
                    under_way.append(threads.submit(one, source))
                if not under_way:
                    return
                yield under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()
