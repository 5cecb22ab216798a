"""Text -> its language; and the lines that frame clauses, in languages other than English.

The language is told by its script and, among those in Latin letters, by its commonest words. No
list of languages beyond the packs is known here: a text in another one is taken for English,
whose grammar then recognises little and harms nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplodiff.lexicon import load, spelling_key
from diplodiff.parsing._found import unelided
from diplodiff.parsing._notices import notice
from diplodiff.text import LatePattern, trim

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon
    from diplodiff.model import Notice

__all__ = ["announces", "doubt_language", "lexicon_of", "names_organ"]

_FALLBACK = "en"
_LOOK = 4000
"""Characters that are looked at: behind a page head there are clauses within the first page."""
_GLANCE = 600
"""Characters that are looked at first: most texts are English, and say so at once."""
_CLEAR = 0.08
"""Share of the first words that are commonest English words; four in a line of fifty are plenty."""
_SHARE = 0.15
"""Share of the commonest words below which a text is doubted. They make up .23 to .37 of the
Universal Declaration of Human Rights in German, English, French and Spanish; Italian, Dutch and
Portuguese share about .1 with the nearest of these."""
_SHARE_TURKISH = 0.06
"""Turkish has endings where others have small words: .11 of the Declaration."""
_ENOUGH = 25
"""Words that such a share takes."""
_FEWEST = 2
"""Function words of a language that must be met before a text is taken for it."""
# The commonest words of each language, without those that English shares ("a", "in", "me").
_COMMON = {
    "en": "the of and to that for with by its on as at from this all which their be has will",
    "fr": "de la le les des du et dans pour que qui par sur aux une au est ses leur dont cette",
    "es": "de la el los las y del para por se su que una con como sus lo sobre al entre más sin",
    "de": "der die das und den dem des von mit für auf zu ist dass zur zum sowie einer eine im",
    "tr": "ve bir bu ile için olarak olan daha her çok kadar gibi arasında tarafından üzere",
}
# Letters that the others do not have.
_LETTERS = {"fr": "àèêùœ", "es": "áíóúñ", "de": "ß", "tr": "ğış"}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _language)
_ENGLISH = frozenset(_COMMON["en"].split())
_SCRIPTS = (
    ("ar", LatePattern("[\u0621-\u064a]")),
    ("ru", LatePattern("[\u0400-\u04ff]")),
    ("zh", LatePattern("[\u4e00-\u9fff]")),
    ("", LatePattern("[A-Za-z\u00c0-\u024f]")),
)
_CHINESE_WEIGHT = 3
"""A Chinese character says as much as three letters: names in Latin letters outweigh no text."""
_JAPANESE_OR_KOREAN = LatePattern("[\u3040-\u30ff\uac00-\ud7af]")
_ORGAN_LENGTH = 120
_LINE_LENGTH = 250
_SENTENCE = LatePattern(r"[.;:!?。；：؟؛\d]")
_WORD = LatePattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def lexicon_of(text: str) -> Lexicon:
    """Load the pack of the language that a text is in.

    Parameters
    ----------
    text : str
        Any text; its first 4,000 characters are looked at.

    Returns
    -------
    Lexicon
        The English one where no other language is plain.
    """
    return load(_language_of(text))


def doubt_language(text: str, lexicon: Lexicon) -> list[Notice]:
    """Say whether a text seems to be in none of the languages of the packs.

    Parameters
    ----------
    text : str
        Any text; its first 4,000 characters are looked at.
    lexicon : Lexicon
        The pack that `lexicon_of` chose for it.

    Returns
    -------
    list of Notice
        "LanguageUnknown", or nothing. A text in another script than the Latin is not doubted
        where there is a pack for that script.
    """
    language = lexicon.language
    if language not in _COMMON or _is_english(text):
        return []
    words = _WORD.pattern.findall(text[:_LOOK].lower())
    common = sum(language in _LANGUAGES.get(word, ()) for word in words)
    fewest = _SHARE_TURKISH if language == "tr" else _SHARE
    other_script = _JAPANESE_OR_KOREAN.search(text, 0, _LOOK) is not None
    if not other_script and (len(words) < _ENOUGH or common >= fewest * len(words)):
        return []
    message = f"the text seems to be in a language without a pack; it was read as {language!r}"
    return [notice("LanguageUnknown", message, text, *trim(text, 0, min(len(text), _LOOK)))]


def _is_english(text: str) -> bool:
    """Return whether the first words say at once that a text is English."""
    words = text[:_GLANCE].lower().split()
    return sum(map(_ENGLISH.__contains__, words)) > _CLEAR * len(words)


def _language_of(text: str) -> str:
    if _is_english(text):
        return _FALLBACK
    sample = text[:_LOOK]
    return _by_words(sample) if sample.isascii() else _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str:
    """Return the language of the commonest script; "" for Latin letters."""
    if _JAPANESE_OR_KOREAN.search(sample):
        return ""
    counts = {
        language: len(pattern.pattern.findall(sample))
        * (_CHINESE_WEIGHT if language == "zh" else 1)
        for language, pattern in _SCRIPTS
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


def _by_words(sample: str) -> str:
    """Return the language whose commonest words and own letters are met most often."""
    small = sample.lower()
    counts = Counter({code: sum(map(small.count, own)) for code, own in _LETTERS.items()})
    for word in _WORD.pattern.findall(small):
        for language in _LANGUAGES.get(word, ()):
            counts[language] += 1
    # In the order of the table where two are met equally often: English comes first.
    best = max(_COMMON, key=lambda language: counts[language])
    return best if counts[best] >= _FEWEST else _FALLBACK


def names_organ(line: str, lexicon: Lexicon) -> bool:
    """Return whether a line names an organ and says nothing else.

    Parameters
    ----------
    line : str
        A block without its emphasis.
    lexicon : Lexicon
        The pack of its language.

    Returns
    -------
    bool
        True for "L'Assemblée générale," and "大会，".
    """
    body = line.rstrip(" ,，،")
    if not lexicon.words.organs or len(line) > _ORGAN_LENGTH or _SENTENCE.search(body):
        return False
    if not lexicon.spaced:
        return body.endswith(tuple(lexicon.words.organs))
    keys = [spelling_key(word) for word in _WORD.pattern.findall(body)]
    if not keys or not any(unelided(key) in lexicon.words.organs for key in keys):
        return False
    classes = lexicon.words
    opens = keys[0].partition("'")[0] in classes.subject_starts or keys[0] in classes.organs
    return opens or body != line


def announces(line: str, lexicon: Lexicon) -> bool:
    """Return whether a line lends its verb to what follows.

    Parameters
    ----------
    line : str
        A block without its emphasis.
    lexicon : Lexicon
        The pack of its language.

    Returns
    -------
    bool
        True for "договорились о нижеследующем:".
    """
    if len(line) > _LINE_LENGTH or not line.endswith((":", "：")):
        return False
    if not lexicon.spaced:
        return any(word in line for word in lexicon.words.announcers)
    return any(
        spelling_key(word) in lexicon.words.announcers for word in _WORD.pattern.findall(line)
    )
