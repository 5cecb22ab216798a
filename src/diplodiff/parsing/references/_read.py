"""The source text -> the references of each of its clauses."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from diplodiff.model import Reference, ReferenceKind
from diplodiff.parsing.references._found import Scope
from diplodiff.parsing.references._grammar import compile_grammar, load_grammar
from diplodiff.parsing.references._names import abbreviations
from diplodiff.parsing.references._own_words import read_words
from diplodiff.parsing.references._provisions import name_owner
from diplodiff.parsing.references._unity import Unity
from diplodiff.text import LatePattern, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.lexicon import Lexicon
    from diplodiff.parsing.references._found import Found

__all__ = ["References"]

_SMALL_WORD = LatePattern(r"(?<![\w’'-])[^\W\d_A-Z]{2,}(?![\w])")
_LONGEST_WHOLE = 300
"""Characters beyond which a chain of parts and wholes is no citation but an attack."""
_ITS = LatePattern(r"\b(?:its|their)\s{1,9}\Z")
_LONGEST_ITS = 16
_PARTS = (ReferenceKind.ARTICLE, ReferenceKind.CHAPTER)
_RESOLUTION = ReferenceKind.RESOLUTION.value
_UN_CHARTER = "Charter of the United Nations"


class References:
    """The references of one text, asked for clause by clause.

    The text is searched once for what references are found by (nouns before a number, capitals of
    names, symbols, dates); what stands around is read only there.

    Parameters
    ----------
    text : str
        The source text.
    language : str, default "en"
        ISO 639-1 code. Names of instruments are read in English, citations by number in the
        languages of the packs, symbols in every language.
    lexicon : Lexicon, optional
        Pack that names the months, and that may say how its language cites; by default the one
        of that language.
    """

    def __init__(self, text: str, *, language: str = "en", lexicon: Lexicon | None = None) -> None:
        self._text = text
        self._lexicon = lexicon
        words = None if lexicon is None else read_words(lexicon.folder)
        grammar = load_grammar(language) if words is None else compile_grammar(words, language)
        self._words = grammar.words
        # In the texts of the United Nations "the Charter" needs no introduction.
        self._known = {"Charter": _UN_CHARTER}
        self._resolution = ""
        self._unity = Unity(text)
        readers = [*grammar.readers, *abbreviations(text)] if language == "en" else grammar.readers
        leads = [
            (hit.start(), read, hit) for pattern, read in readers for hit in pattern.finditer(text)
        ]
        leads.sort(key=itemgetter(0))
        self._leads = leads
        self._offsets = [at for at, _, _ in leads]

    def between(self, begin: int, end: int) -> tuple[Reference, ...]:
        """Read the references of a clause.

        Parameters
        ----------
        begin, end : int
            Offsets of the clause, without its opening. Ask in the order of the text, since "the
            Convention" is the one that was named before.

        Returns
        -------
        tuple of Reference
            In the order of the text; their spans do not overlap.
        """
        first, last = bisect_left(self._offsets, begin), bisect_left(self._offsets, end)
        if first == last:
            return ()
        found: list[Found] = []
        behind, whole = begin, ""
        scope = Scope(self._text, begin, end, self._words, self._known, self._lexicon)
        for at, read, hit in self._leads[first:last]:
            if at < behind or hit.end() > end:
                continue
            cited = read(scope, hit)
            if cited:
                found += self._possessed(cited, whole)
                if cited[-1].kind is ReferenceKind.INSTRUMENT:
                    whole = cited[-1].identity
                behind = cited[-1].end
                scope = Scope(self._text, behind, end, self._words, self._known, self._lexicon)
        return self._tied(self._unity.unified(found), end) if found else ()

    def _possessed(self, cited: list[Found], whole: str) -> list[Found]:
        """Tie "its Article 2" to the instrument named before it in the clause."""
        first = cited[0]
        window = self._text[max(0, first.anchor - _LONGEST_ITS) : max(0, first.anchor)]
        if not whole or first.kind not in _PARTS or first.owner or not _ITS.search(window):
            return cited
        return [
            item._replace(parent=" of ".join(filter(None, (item.parent, whole)))) for item in cited
        ]

    def in_title(self, begin: int, end: int) -> tuple[Reference, ...]:
        """Read the references of a title, which are not the names of the text itself.

        Parameters
        ----------
        begin, end : int
            Offsets of the title.

        Returns
        -------
        tuple of Reference
            Those behind words in small letters: "Follow-up to resolution 46/182". What stands at
            the front, or behind numbers, dates and an organ, is what the text is called.
        """
        return tuple(
            reference
            for reference in self.between(begin, end)
            if _SMALL_WORD.search(self._text, begin, reference.start)
        )

    def _tied(self, found: Sequence[Found], end: int) -> tuple[Reference, ...]:
        """Tie articles and paragraphs to what they belong to, the last of them first."""
        wholes: dict[int, str] = {}
        references = []
        resolutions = self._resolutions(found)
        for item, resolution in zip(reversed(found), reversed(resolutions), strict=True):
            tied = item.owner or item.parent
            within = self._within(item, wholes, end, resolution) if tied else ""
            anchor = item.start if item.anchor < 0 else item.anchor
            further = 0 < len(within) < _LONGEST_WHOLE
            wholes[anchor] = f"{item.identity} of {within}" if further else item.identity
            references.append(
                Reference(
                    text=fold(self._text[item.start : item.end]),
                    start=item.start,
                    end=item.end,
                    kind=item.kind,
                    identity=item.identity,
                    within=within,
                    date=item.date,
                    place=item.place,
                )
            )
        return tuple(reversed(references))

    def _resolutions(self, found: Sequence[Found]) -> list[str]:
        """Return for each reference what "that resolution" would mean there: the one before it."""
        before = []
        for item in found:
            before.append(self._resolution)
            if item.kind is ReferenceKind.RESOLUTION:
                self._resolution = item.identity
        return before

    def _within(self, item: Found, wholes: dict[int, str], end: int, resolution: str) -> str:
        """Return what a part belongs to; "that resolution" is the one cited last."""
        whole = ""
        if item.owner:
            cited = (wholes[at] for at in item.owner if at in wholes)
            whole = next(cited, "") or self._named(item.owner[-1], end)
            if whole == _RESOLUTION:
                whole = resolution
        return " of ".join(part for part in (item.parent, whole) if part)

    def _named(self, at: int, end: int) -> str:
        """Return the name of what is no reference by itself: "annex to the report"."""
        return name_owner(Scope(self._text, at, end, self._words, self._known, self._lexicon), at)
