"""The words that head the parts of a text, in the languages of the packs: "Article 4", "第四条".

One table for all who ask: where a block begins, whether it is a heading, how it is cited.
"""

from __future__ import annotations

__all__ = ["ANNEX", "ARTICLE", "CHINESE_ARTICLE", "NUMBER", "PART"]

ARTICLE = r"(?:article|art\.|artículo|статья|artikel|madde|المادة)"
PART = (
    r"(?:part|chapter|title|section|partie|chapitre|titre|parte|capítulo|título|sección"
    r"|часть|глава|раздел|teil|kapitel|abschnitt|bölüm|الفصل|الباب)"
)
ANNEX = (
    r"(?:annexe?|appendix|schedule|attachment|enclosure|anexo|приложение|anlage|anhang|مرفق|المرفق)"
)
NUMBER = r"\d{1,3}(?:\.\d{1,3})?(?:\s?(?:bis|ter|quater|quinquies))?"
CHINESE_ARTICLE = r"第\s?(?P<chinese>[一二三四五六七八九十百\d]{1,5})\s?[条條]"
