"""An extract and a plain strip of its source -> the extract, with a notice where text was lost.

Readers lose text without a word: lists with a start number, what stands outside an article, what is
nested too deep. A strip that only takes out mark-up, in linear time, loses nothing; so letters that
it has and the extract has not were dropped on the way.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from diplodiff.reading._extract import Doubt, notice_about

if TYPE_CHECKING:
    from diplodiff.reading._extract import Extract

__all__ = ["LEAST_KEPT", "check_kept"]

LEAST_KEPT = 0.99
"""Share of the letters and digits of the source that an extract must have, body or set aside. What
is rightly missing are marks that were rebuilt otherwise: numbers of lists, ligatures, hyphens."""


def check_kept(extract: Extract, strip: str, *, least: float = LEAST_KEPT) -> Extract:
    """Compare what was kept with a strip of the source.

    Letters and digits are counted, not words: hyphenation and the borders of words may be mended on
    the way, and neither case nor order counts.

    Parameters
    ----------
    extract : Extract
        Of a whole document, with all that was set aside.
    strip : str
        The text of the same source with the mark-up taken out: scripts, styles and other things
        that are no text must not be in it.
    least : float
        Share in [0, 1] below which there is a notice.

    Returns
    -------
    Extract
        With the notice "ContentDropped" added where less was kept.

    Examples
    --------
    >>> from diplodiff.reading._extract import Extract
    >>> extract = check_kept(Extract(text="1. Decides to act."), "Decides to act and to wait.")
    >>> extract.notices[0].message
    '43 % of the letters of the document are missing from its text'
    """
    due, found = _letters(strip), _letters(extract.text)
    missing = (due - found).total()
    if missing <= (1 - least) * due.total():
        return extract
    share = 100 * missing / due.total()
    shown = f"{share:.0f}" if share >= 1 else f"{share:.1f}"
    message = f"{shown} % of the letters of the document are missing from its text"
    end = len(extract.text.rstrip())
    doubt = notice_about(extract.text, Doubt("ContentDropped", message), 0, end)
    return dataclasses.replace(extract, notices=(*extract.notices, doubt))


def _letters(text: str) -> Counter[str]:
    """Count letters and digits, those of ligatures and of composed letters one by one."""
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        for part in unicodedata.normalize("NFKD", character).casefold():
            if part.isalnum():
                counts[part] += count
    return counts
