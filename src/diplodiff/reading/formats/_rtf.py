"""Bytes of RTF -> `Extract`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.reading.office._flow import Flow
from diplodiff.reading.office._rich_text import Reader

if TYPE_CHECKING:
    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["extract"]


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read an RTF document.

    Parameters
    ----------
    data : bytes
        The document.
    options : ReadOptions
        `encoding`, for what is written in the code page of the document, `revisions` and `limits`
        apply.

    Returns
    -------
    Extract
        Body and what is set aside.

    Raises
    ------
    DocumentError
        If it has tracked changes that are to be an error.
    LimitExceededError
        If its groups lie too deep, or it has too many characters.
    """
    flow = Flow(options)
    Reader(flow).read(data)
    # A strip of mark-up would have to know all of it, as the reader does: there is no check.
    return flow.build("")
