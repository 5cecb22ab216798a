"""What a single block is, looked at by itself: its words, its opening, what it resembles.

The part that it plays depends on its neighbours too and is decided in `_structure`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diplodiff.parsing._adoption import begins_as_adoption, names_occasion
from diplodiff.parsing._dates import PLACED_DATE, is_month
from diplodiff.parsing._markers import Style
from diplodiff.parsing._section_words import ANNEX, ARTICLE, NUMBER, PART
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing._block import Block
    from diplodiff.parsing._openings import Opening

__all__ = ["PATTERNED", "Piece", "Role"]


class Role(StrEnum):
    """The part that a block plays in its text."""

    TITLE = "title"
    ORGAN = "organ"
    CHAPEAU = "chapeau"
    PREAMBULAR = "preambular"
    LEAD_IN = "lead-in"
    OPERATIVE = "operative"
    BODY = "body"
    HEADING = "heading"
    FOOTER = "footer"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Piece:
    """A block, its words and what they resemble.

    Parameters
    ----------
    block : Block
        Where it stands.
    text : str
        Its words, white space folded.
    head : str
        Its first words without Markdown emphasis.
    tail : str
        Its last words without Markdown emphasis.
    ending : str
        The punctuation mark that ends it, before closing quotation marks, footnote numbers and
        "and"; a space when there is none.
    opening : Opening or None
        The lead phrase; its `end` counts in `head`.
    participle : bool
        Whether it begins as a preambular clause does and has no main clause.
    performs : bool
        Whether it begins with a verb of an operative clause, finite or bare.
    finite : bool
        Whether that verb is in the third person ("Decides"), as organs write it.
    names_organ : bool
        Whether it names an organ in another language than English, and says nothing else.
    announces : bool
        Whether it lends its verb to what follows, in another language than English.
    option : str
        The option that it begins with ("Option 1"), or "".
    role : Role
        The part it plays; body until `_structure` knows better.
    """

    block: Block
    text: str
    head: str
    tail: str
    ending: str
    opening: Opening | None
    participle: bool = False
    performs: bool = False
    finite: bool = False
    names_organ: bool = False
    announces: bool = False
    option: str = ""
    role: Role = Role.BODY

    @property
    def short(self) -> bool:
        """Whether the block is as short as a title or a lead-in."""
        return len(self.text) <= _SHORT

    @property
    def comma_ended(self) -> bool:
        """Whether it ends as a clause inside one long sentence does."""
        return self.ending in _COMMAS

    @property
    def colon_ended(self) -> bool:
        """Whether it announces what follows."""
        return self.ending == ":"

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.ending in _STOPS

    @property
    def flowing(self) -> bool:
        """Whether it is prose with a main clause, whatever it begins with."""
        return _MAIN_CLAUSE.search(self.text, 0, _LOOK) is not None or (
            self.stopped and _NEW_SENTENCE.search(self.text, 0, _LOOK) is not None
        )

    def has_marker(self, *styles: Style) -> bool:
        """Return whether it has a marker of one of the styles."""
        return self.block.marker is not None and self.block.marker.style in styles

    @property
    def organ(self) -> bool:
        """Whether it names an organ and says nothing else ("The General Assembly,")."""
        return self.short and (self.names_organ or _ORGAN.fullmatch(self.head) is not None)

    @property
    def adoption(self) -> bool:
        """Whether it says where and when a text was adopted, or by whom it is signed."""
        return len(self.text) <= _NOTE_LENGTH and begins_as_adoption(self.head)

    @property
    def adoption_inside(self) -> bool:
        """Whether it is an adoption line, and no clause that begins as one, above clauses too."""
        return self.adoption and self.short and not self.comma_ended and names_occasion(self.head)

    @property
    def adopts_this(self) -> bool:
        """Whether it adopts the text that it ends ("Adopts, on 3 March 2031, this Decision.")."""
        return not self.comma_ended and _ADOPTS_THIS.match(self.text) is not None

    @property
    def full(self) -> bool:
        """Whether it is a clause of a resolution by its verb and by its end."""
        return (
            (self.finite or self.participle)
            and (self.comma_ended or self.stopped)
            and not (self.note or self.heading)
        )

    @property
    def note(self) -> bool:
        """Whether it looks like a footnote, where footnotes are numbered without any sign."""
        numbered = _NUMBERED_NOTE.match(self.head)
        return self.marked_note or (numbered is not None and not is_month(numbered[1]))

    @property
    def marked_note(self) -> bool:
        """Whether it begins with the sign of a footnote."""
        return _NOTE_SIGN.match(self.text) is not None

    @property
    def annex(self) -> bool:
        """Whether it is the heading of an annex."""
        return (
            self.short
            and self.head[:1].isupper()
            and not self.comma_ended
            and _ANNEX.match(self.head) is not None
        )

    @property
    def titled(self) -> bool:
        """Whether it names a kind of document, as a title does."""
        return (
            len(self.text) <= _TITLE_LENGTH
            and _TITLE.match(self.head) is not None
            and not (self.participle or self.text.endswith(_COMMAS) or self.flowing)
        )

    @property
    def heading(self) -> bool:
        """Whether it is set as a heading is: short, and not a sentence.

        "Option 2:" heads what follows; "Option 2: no text" is wording.
        """
        if self.option and _OPTION_ALONE.fullmatch(self.head) is not None:
            return True
        return self.short and _is_heading(self)

    @property
    def marked(self) -> bool:
        """Whether emphasis alone makes it a heading."""
        return self.text.startswith(("**", "##", "<"))

    @property
    def plain(self) -> bool:
        """Whether nothing but its shortness makes it a heading; so are the items of a list."""
        return self.block.marker is None and not (self.marked or self.section_heading)

    @property
    def section_heading(self) -> bool:
        """Whether it heads a numbered part of the text ("Article 4")."""
        return _NUMBERED_HEADING.match(self.head.lstrip("# ")) is not None

    @property
    def dated(self) -> bool:
        """Whether it is a line of place and date."""
        return self.short and PLACED_DATE.fullmatch(self.head) is not None

    @property
    def signature(self) -> bool:
        """Whether it may be the name under a text, or the place above its date."""
        return len(self.text) <= _LINE and _NAME.fullmatch(self.head) is not None

    @property
    def delivers(self) -> bool:
        """Whether its verb has no object but the text below ("Adopts the following decision:")."""
        if self.announces:
            return True
        return self.short and self.colon_ended and _DELIVERS.fullmatch(self.head) is not None

    @property
    def lead_in(self) -> bool:
        """Whether it carries the verb for the clauses that follow ("Agreed on the following:")."""
        if self.announces:
            return not self.participle
        if _THEREFORE.match(self.head) is not None:
            return self.colon_ended
        if not self.short or self.tail[-1:] in _NO_LEAD:
            return False
        if self.participle and len(self.text) > _LINE:  # "Recalling the following ...:"
            return False
        if not (self.colon_ended or _ANNOUNCES.search(self.head)):
            return False  # spares most texts the long pattern
        return _LEAD_IN.search(self.head) is not None or _HEREBY.fullmatch(self.head) is not None


PATTERNED = "en"
"""The language whose organs and lead-ins the patterns below describe; packs list the others'."""
_SHORT = 250
_TITLE_LENGTH = 400
_NOTE_LENGTH = 600
_LOOK = 3000
_HEADING_WORDS = 16
_LINE = 60
"""Characters of a name below a text, and of a participle that carries the verb ("Having agreed as
follows:")."""
_NO_LEAD = (";", ".", "!", "?", ")", "")
"""Last characters of what announces nothing."""

_MARKED = re.compile(r"#{1,6}\s|<span[^<>]{0,80}underline|<[bu]>|<strong>|<h\d")
_COMMAS = (",", ";")
_STOPS = (".", "!", "?")
_MAIN_CLAUSE = re.compile(
    r", (?:we|they|I|both (?:sides|leaders|parties|countries)|the (?:two |three |four )?"
    r"(?:leaders|ministers|presidents|participants|sides)) [a-z]"
)
_NEW_SENTENCE = LatePattern(r"\.(?<=[a-z)]{3}\.)[”\"]? [A-Z][a-z]{0,20} [a-z]")
_ORGAN_NAME = (
    r"(?:council|assembly|conference|committee|commission|congress|board|parliament|organi[sz]ation"
    r"|meeting|summit|union|conférence|conseil|assemblée|comité|consejo|asamblea|conferencia)"
)
_ORGAN = re.compile(
    rf"(?:(?:to\sthis\send|now|therefore|accordingly),?\s){{0,2}}(?:the|la|le|l’|l'|el)\s?(?:[\w’'-]+\s){{0,8}}{_ORGAN_NAME}"
    r"(?:\s(?:of|on|for|de|des|du|sur)(?:\s[\w’'-]+){1,8})?\s?,?",
    re.IGNORECASE,
)
_NAME = LatePattern(
    r"(?:[^\W\d_a-z][\w’'-]*\.?,?\s(?:(?:of|the|for|de|van|von|bin|al)\s)*){1,7}[^\W\d_a-z][\w’'-]*\.?,?"
)
_NOTE_SIGN = re.compile(r"\\?\[\d{1,3}\\?\]|<a\s|\\?\*{1,3}\s|[†‡]|\d{1,3}/\s")
_NUMBERED_NOTE = re.compile(r"\d{1,3}\s(?=[A-Z\"“])([A-Za-z]{0,12})")
_ANNEX = re.compile(rf"\W{{0,4}}{ANNEX}\b(?:\s\S{{1,6}})?\s?\W?", re.IGNORECASE)
_TITLE = re.compile(
    r"\W{0,4}(?:(?:no|n°|nr)\.?\s?:?\s?\d|(?:\d{1,5}\s(?:[A-Z]\s)?\([^()]{1,8}\)\.?\s)?(?:(?:draft|joint|final|"
    r"political|trilateral|bilateral|leaders[’']?|press|presidential|ministerial|chair[’']?s|the|\w+)\s){0,6}"
    r"(?:resolution|decision|recommendation|declaration|communiqu[eé]|statement|protocol|convention"
    r"|treaty|agreement|memorandum|notice|charter|framework)\b|\[?[A-Z]{1,4}/[\w./()-]+\]?$)",
    re.IGNORECASE,
)
_OPTION_ALONE = LatePattern(r"\S+\s\S{1,6}?\W*")
_NUMBERED_HEADING = LatePattern(
    rf"(?:{ARTICLE}|{PART}|{ANNEX}|ek)\s(?:{NUMBER}|[IVXLA-Z]{{1,6}}|premi[eè]re?)\b"
    r"|第[一二三四五六七八九十百\d]{1,5}[条條章节節]",
    re.IGNORECASE,
)
_AGREEMENT = (
    r"(?:agree|decide|declare|resolve|recommend|undertake|adopt|proclaim|commit|reach|submit|state|convene"
    r"|conclu|pledge|affirm|confirm|determin|soumet|recommande|déclare|décide|convien|adopte|acuerda|declara|resuelv)"
)
_ANNOUNCES = LatePattern(
    r"follow|sui[vt]|siguiente|hereby|therefore|accordingly|to\sthis\send", re.IGNORECASE
)
_LEAD_IN = LatePattern(
    rf"(?:{_AGREEMENT}[^.]*\b(?:following|follows|suivante?s?|suit|siguientes?)\b[^.]*[:,─]?\s?$"
    rf"|\bhereby\s{_AGREEMENT}[a-z]*(?:\s(?:to|that|on))?\s?[:,─]?\s?$"
    rf"|^\W*(?:therefore|now,?\stherefore|accordingly|to\sthis\send|hereby)\W*$"
    rf"|^(?:have|has|they)?\s?{_AGREEMENT}[a-z]*(?:\s(?:to|that|on))?\s?:$)",
    re.IGNORECASE,
)
_ADOPTS_THIS = LatePattern(
    r"Adopt[es]?\b[^.;:]{0,40}\d{4}\b[^.;:]{0,400}\b(?:this|the\spresent|(?:la\s)?présente?)\s"
    r"(?:resolution|résolution|decision|décision|recomm[ae]ndation|declaration|déclaration)\b",
    re.IGNORECASE,
)
_DELIVERS = LatePattern(
    r"\w+(?:\s(?:that|to))?\s?:|.*\bthe\sfollowing\s(?:resolution|decision|recommendation|declaration"
    r"|statement|conclusion|communiqu[eé]|agreement)s?\b.*",
    re.IGNORECASE,
)
_THEREFORE = re.compile(r"(?:now,?\s)?therefore,\s\w", re.IGNORECASE)
_HEREBY = LatePattern(
    r"(?:we|the\s[^,.]{3,80}),?\s(?:hereby\s)?[a-z]+(?:\s(?:to|that))?\s?:", re.IGNORECASE
)


def _is_heading(piece: Piece) -> bool:
    text, head = piece.text, piece.head
    if _MARKED.match(text):
        return True
    if piece.stopped or piece.comma_ended or piece.option:
        return False
    if text.startswith("**") and text.rstrip("* ").find("**", 2) < 0:
        return not piece.lead_in
    if piece.section_heading or piece.annex:
        return True
    if len(head.split()) > _HEADING_WORDS or piece.colon_ended:
        return False
    return head.isupper() or _title_cased(piece)


def _title_cased(piece: Piece) -> bool:
    """Return whether a plain line is written as headings are; list items are not headings."""
    if not piece.head[:1].isupper() or piece.performs or piece.participle:
        return False
    if piece.text.startswith("["):  # "[Placeholder]", "[Deleted]"
        return False
    marker = piece.block.marker
    if marker is None or marker.style in (Style.CAPITAL, Style.DECIMAL):
        return True
    return marker.style is Style.NUMBER and piece.text.endswith("*")
