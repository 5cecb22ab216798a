"""Language packs: the verbs, nouns and closed word classes of diplomatic texts.

A pack turns the linguistic knowledge of one language into data; it knows nothing of texts or of
parsing. It is a folder named after the language's ISO 639-1 code, with three UTF-8 files.

``heads.csv``, one row for each verb, verb phrase or adjective that can perform the act of a clause

=========  =====================================================================================
lemma      dictionary form, lower case, words parted by one space: ``recall``, ``take note``
forms      irregular forms of the first word, as ``third|participle|past|past participle``;
           an empty place, or an empty cell, means the regular form
kind       ``act`` (the text does something by saying it), ``undertaking`` (a task that parties
           set themselves, "Facilitate"), ``state`` (an adjective: "Deeply concerned")
category   what sort of act it is: ``recall``, ``concern``, ``urge``; any word, used consistently
traits     any of these, parted by spaces

           ``own``      "Expresses its concern": the noun belongs to the opening
           ``article``  the same after an article: "Expressing the conviction"
           ``seen``     "Reiterates | its demand": a noun that stands for an act says which one it
                        is, but is outside the opening
           ``with``     "Noting with concern" belongs to the opening
           ``noun``     the form may also be a noun: "Note by ...", "Support for ..."
           ``parted``   "Calls again | for": the last word is outside when a marker parts it
           ``past``     opens a clause in the past tense without a subject: "Agreed to ..."
           ``inflected``  the bare form opens no clause: "Direct flights", "Record levels"
source     where the row is attested (see below)
=========  =====================================================================================

``nouns.csv``, one row for each noun that completes a head ("its intention", "with concern")

=========  =====================================================================================
noun       dictionary form, lower case
category   category of the act when this noun completes the head
span       ``opening`` when the noun belongs to the opening, ``separate`` when it never does
           ("Expresses | its full support for and commitment to")
act        lemma of the head that the noun stands for, if any ("demand"): the strength scales rank
           the whole as that, and it lets the noun complete a head with the trait ``seen``
=========  =====================================================================================

``words.toml``, closed word classes; each list says in a comment what it is for.

Sources of the English pack: ``CR-UNSC``, attested as the first words of a paragraph in 902
resolutions of the Security Council (Corpus of Resolutions: UN Security Council); ``Model UN``, in
the phrase lists handed out at Model United Nations conferences; ``Ankara 2020``, in the bundled
reference statement; ``usage``, general usage in communiqués, without a count. Where an opening ends
was learnt from the italics in printed United Nations drafts, which follow the UN Editorial Manual.

Beside the packs stands ``scales.toml``, published orders of the force of verbs; see `Scale`.
"""

from __future__ import annotations

from diplodiff.lexicon._damage import mend
from diplodiff.lexicon._keys import spelling_key
from diplodiff.lexicon._lexicon import (
    Form,
    Head,
    Inflection,
    Lexicon,
    Noun,
    WordClasses,
    completes,
)
from diplodiff.lexicon._pack import load, read_pack
from diplodiff.lexicon._scales import Scale, load_scales, read_scales

__all__ = [
    "Form",
    "Head",
    "Inflection",
    "Lexicon",
    "Noun",
    "Scale",
    "WordClasses",
    "completes",
    "load",
    "load_scales",
    "mend",
    "read_pack",
    "read_scales",
    "spelling_key",
]
