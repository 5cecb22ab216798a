r"""How eight languages cite: the nouns, and the small words between the parts of a citation.

Forms are those of official texts of the United Nations in its languages, and of joint statements
in German and Turkish. All parts are regular expressions; white space in them is ``\s``.
"""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.model import ReferenceKind

__all__ = ["LANGUAGES", "CitationWords", "Noun"]

_RESOLUTION, _DECISION = ReferenceKind.RESOLUTION, ReferenceKind.DECISION
_ARTICLE, _CHAPTER = ReferenceKind.ARTICLE, ReferenceKind.CHAPTER
_PARAGRAPH = ReferenceKind.PARAGRAPH


class Noun(NamedTuple):
    """A noun that a number follows.

    Parameters
    ----------
    stem : str
        What all its forms begin with, lower case; in a text the first letter may be a capital.
    kind : ReferenceKind
        What is cited by it.
    singular, plural : str
        Endings of either number; where a form can be both, it is among the singulars.
    name : str
        What identities call it; "" is the name of its kind.
    """

    stem: str
    kind: ReferenceKind
    singular: str = ""
    plural: str = "s"
    name: str = ""


class CitationWords(NamedTuple):
    """How a language cites.

    Parameters
    ----------
    numbered : tuple of Noun
        What is cited by a number of its own: resolutions, decisions.
    provisions : tuple of Noun
        Parts of a text: articles, chapters, paragraphs.
    joins : str
        What joins the last items of a list ("and").
    ranges : str
        What joins the ends of a range ("to").
    dated : str
        What stands between a number and its date ("of").
    owned : str
        What stands between a part and its whole ("of"), white space included.
    determiners : str
        Words before the name of the whole that do not belong to it ("the", "its").
    itself : str
        What a text calls itself with ("this", "the present").
    charter : str
        The Charter of the United Nations, where names have no grammar here.
    prefixed : bool
        Whether articles and prepositions are written as part of the noun.
    counted : str
        Noun behind the number, with what joins them ("号决议").
    """

    numbered: tuple[Noun, ...]
    provisions: tuple[Noun, ...]
    joins: str
    ranges: str
    dated: str
    owned: str
    determiners: str = ""
    itself: str = ""
    charter: str = ""
    prefixed: bool = False
    counted: str = ""


LANGUAGES = {
    "en": CitationWords(
        numbered=(
            Noun("resolution", _RESOLUTION),
            Noun("decision", _DECISION),
            Noun("UNSCR", _RESOLUTION),
        ),
        provisions=(
            Noun("article", _ARTICLE),
            Noun("chapter", _CHAPTER),
            Noun("paragraph", _PARAGRAPH),
            Noun("sub-paragraph", _PARAGRAPH, name="subparagraph"),
            Noun("subparagraph", _PARAGRAPH, name="subparagraph"),
            Noun("annex", _CHAPTER, plural="es", name="annex"),
        ),
        joins=r"and|or|as\swell\sas",
        ranges=r"to|through|[-–]",
        dated=r",?\s(?:adopted\son|of|dated)\s",
        # "in paragraph 2, to carry out ...": what is no name and has no determiner is no whole.
        owned=r",?\s(?:of|(?:in|to)(?=\s(?:the|its|their|his|her|our|that|such|said|annexed"
        r"|resolutions?|decisions?|documents?|paragraphs?|articles?|chapters?|[A-Z])))\s",
        determiners=r"the|its|their|his|her|our|that|such|said|same|above-mentioned|aforementioned"
        r"|annexed",
        itself=r"this|(?:the\s)?present",
    ),
    "fr": CitationWords(
        numbered=(Noun("résolution", _RESOLUTION), Noun("décision", _DECISION)),
        provisions=(
            Noun("article", _ARTICLE),
            Noun("chapitre", _CHAPTER),
            Noun("paragraphe", _PARAGRAPH),
        ),
        joins=r"et|ou|ainsi\sque",
        ranges=r"à|au|[-–]",
        dated=r",?\s(?:en\sdate\sdu|du|adoptée\sle)\s",
        owned=r",?\s(?:du\s|des\s|de\s|de\sl[’'])",
        determiners=r"la|sa|ses|son|leur",
        itself=r"présente?|cette|ce|la\sprésente",
        charter=r"Charte(?:\sdes\sNations\sUnies|\sde\sl[’']ONU)?",
    ),
    "es": CitationWords(
        numbered=(
            Noun("resoluci", _RESOLUTION, "ón", "ones"),
            Noun("decisi", _DECISION, "ón", "ones"),
        ),
        provisions=(
            Noun("artículo", _ARTICLE),
            Noun("capítulo", _CHAPTER),
            Noun("párrafo", _PARAGRAPH),
        ),
        joins=r"y|e|o|así\scomo",
        ranges=r"a|al|[-–]",
        dated=r",?\s(?:de\sfecha\s|del?\s)",
        owned=r",?\s(?:del?)\s",
        determiners=r"la|las|los|su|sus",
        itself=r"presente|esta|este|la\spresente",
        charter=r"Carta(?:\sde\slas\sNaciones\sUnidas)?",
    ),
    "ru": CitationWords(
        numbered=(
            Noun("резолюци", _RESOLUTION, "[яюией]|ей", "[ийях]{2}|ями?"),
            Noun("решени", _DECISION, "[еюяи]|ем", "[йях]{1,2}|ями?"),
        ),
        provisions=(
            Noun("стат", _ARTICLE, "ь[яиюе]|ьей", "ей|ьям|ьями|ьях"),
            Noun("глав", _CHAPTER, "[аыеу]|ой", "ам|ами|ах"),
            Noun("пункт", _PARAGRAPH, "[ауе]?|ом", "ы|ов|ам|ами|ах"),
        ),
        joins=r"и|или|а\sтакже",
        ranges=r"по|[-–—]",
        dated=r",?\sот\s",
        owned=r"\s",
        determiners=r"его|ее|её|своей|своих|этой",
        itself=r"настоящ\w{2,3}",
        charter=r"Устав(?:[аеу]|ом)?(?:\sОрганизации\sОбъединенных\sНаций|\sООН)?(?!\w)",
    ),
    "de": CitationWords(
        numbered=(
            Noun("resolution", _RESOLUTION, "", "en"),
            Noun("beschluss", _DECISION, "|es", "en?"),
        ),
        provisions=(
            Noun("artikel", _ARTICLE, "s?", "n"),
            Noun("kapitel", _CHAPTER, "s?", "n"),
            Noun("ziffer", _PARAGRAPH, "", "n"),
            Noun("absatz", _PARAGRAPH, "|es", ""),
        ),
        joins=r"und|oder|sowie",
        ranges=r"bis|[-–]",
        dated=r",?\svom\s",
        owned=r"\s(?:der|des|ihrer|seiner)\s",
        itself=r"vorliegenden|dieser|dieses",
        charter=r"(?:VN-|UN-)?Charta(?:\sder\sVereinten\sNationen)?",
    ),
    "tr": CitationWords(
        numbered=(),
        provisions=(Noun("madde", _ARTICLE, "", ""),),
        joins=r"ve|ile",
        ranges=r"ila|[-–]",
        dated=r"\starihli\s",
        owned=r"\s",
        charter=r"(?:Birleşmiş\sMilletler|BM)\s(?:Şartı|Antlaşması)\w{0,3}",
        counted=r"\ssayılı(?P<noun>(?:\s[\w’']{1,14}){0,3}?\s(?P<decision>[Kk]arar)\w{0,9})",
    ),
    "zh": CitationWords(
        numbered=(),
        provisions=(),
        joins=r"和|及|以及|与|、",
        ranges=r"至",
        dated="",
        owned="",
        charter=r"《?联合国宪章》?|《宪章》",
        counted=r"号(?<=[\d()）A-Z\s]号)(?P<noun>\s?(?:决议|(?P<decision>决定)))",
    ),
    "ar": CitationWords(
        numbered=(
            Noun("قرار", _RESOLUTION, "(?:ها|ه|هما)?", "ات|اته|اتها|ين|يه|يها|ان"),
            Noun("مقرر", _DECISION, "(?:ها|ه)?", "ات|اته|اتها|ين"),
        ),
        provisions=(
            Noun("ماد", _ARTICLE, "ة", "تين|تان"),
            Noun("فقر", _PARAGRAPH, "ة", "تين|تان|ات"),
        ),
        joins=r"و",
        ranges=r"إلى|[-–]",
        dated=r"\s(?:المؤرخة?\s)?",
        owned=r"\sمن\s",
        determiners="",
        charter=r"ميثاق\sالأمم\sالمتحدة",
        prefixed=True,
    ),
}
"""By ISO 639-1 code. A text in any other language is read for symbols alone."""
