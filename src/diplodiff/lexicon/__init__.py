"""Language packs: the verbs, nouns and closed word classes of diplomatic texts.

A pack turns the linguistic knowledge of one language into data; it knows nothing of texts or of
parsing. It is a folder named after the language's ISO 639-1 code, with three UTF-8 files.

``heads.csv``, one row for each verb, verb phrase or adjective that can perform the act of a clause

=========  =====================================================================================
lemma      dictionary form, lower case, words parted by one space: ``recall``, ``take note``
forms      five places, ``third|participle|past|past participle|bare``, of which any may be empty:
           in English that means the regular form, for the past participle the past; elsewhere
           that the verb has none. Several forms of one place are parted by ``/``
           (``reconnaît/reconnaissons``). A single word replaces the first word of the lemma; a
           phrase is the whole form (``se félicite``, ``fait sienne``). A ``state`` has one place,
           for its other genders and numbers
kind       ``act`` (the text does something by saying it), ``undertaking`` (a task that parties
           set themselves, "Facilitate"), ``state`` (an adjective: "Deeply concerned")
category   what sort of act it is: ``recall``, ``concern``, ``urge``; one of ``categories.csv``
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
           ``clausal``  in other forms than the third person it performs an act only before "that":
                        "Holding that", but "Holding the increase" and "held talks"
           ``either``  the form does not tell recital from operative clause, the number does:
                       Chinese 回顾
source     where the row is attested (see below)
=========  =====================================================================================

``nouns.csv``, one row for each noun that completes a head ("its intention", "with concern")

=========  =====================================================================================
noun       dictionary form, lower case
forms      other forms, parted by ``/`` (``préoccupations``); an empty cell means an s in English
category   category of the act when this noun completes the head
span       ``opening`` when the noun belongs to the opening, ``separate`` when it never does
           ("Expresses | its full support for and commitment to")
act        lemma of the head that the noun stands for, if any ("demand"): the strength scales rank
           the whole as that, and it lets the noun complete a head with the trait ``seen``
=========  =====================================================================================

``words.toml``, closed word classes; each list says in a comment what it is for, and one that is
left out is empty. ``[dates]`` has the months, each with all forms that dates use. ``[order]`` says
what sets a language apart: ``spaced = false`` where white space does not part words, ``imperative =
true`` where the bare form commands, ``final`` the forms that may end a clause ("den Bericht
begrüßend").

All packs share ``categories.csv``: category, performative (a value of `Performative`: what sort of
thing speakers do by such an act) and meaning.

A pack of your own needs no change of the package: ``read_pack(folder, language="pt")`` gives a
`Lexicon` for ``diplodiff.parse(text, lexicon=...)``. A ``categories.csv`` in its folder adds
categories. Words are compared by their `spelling_key`.

Where the opening ends is the same in all languages: with the verb and what colours it, before the
"that" or the preposition that it governs ("Convaincue | que", "ссылаясь | на").

Sources of the English pack: ``CR-UNSC``, attested as the first words of a paragraph in 902
resolutions of the Security Council (Corpus of Resolutions: UN Security Council); ``Model UN``, in
the phrase lists handed out at Model United Nations conferences; ``Ankara 2020``, in the bundled
reference statement; ``usage``, general usage in communiqués, without a count. Where an opening ends
was learnt from the italics in printed United Nations drafts, which follow the UN Editorial Manual.
The sources of another pack stand at the head of its ``words.toml``; ``unverified`` marks what no
text attests yet and a speaker has still to check.

Beside the packs stands ``scales.toml``, what published sources say about the force of words; its
format is explained in `diplodiff.lexicon._scales`.

A pack may bring the tables by which the parts of an act are read (hedges, addressees, timings); the
docstring of `diplodiff.lexicon._tables` explains their columns. ``spelling.toml`` says which
spellings stand for one another.

A pack of your own may say in ``citations.toml`` how its language cites: tables ``[[numbered]]``
(resolutions, decisions) and ``[[provisions]]`` (articles, paragraphs), each with the ``stem`` of a
noun in lower case, its ``kind`` (a value of `ReferenceKind`) and the endings of its ``singular``
and ``plural``; before them, as regular expressions, ``joins`` ("and"), ``ranges`` ("to"), ``dated``
and ``owned`` (what stands before a date and before the whole), white space as the class of it.
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
from diplodiff.lexicon._scales import Dispute, Marker, Scale, Scales, load_scales, read_scales
from diplodiff.lexicon._spelling import Spellings, load_spellings
from diplodiff.lexicon._tables import ActTables, load_tables

__all__ = [
    "ActTables",
    "Dispute",
    "Form",
    "Head",
    "Inflection",
    "Lexicon",
    "Marker",
    "Noun",
    "Scale",
    "Scales",
    "Spellings",
    "WordClasses",
    "completes",
    "load",
    "load_scales",
    "load_spellings",
    "load_tables",
    "mend",
    "read_pack",
    "read_scales",
    "spelling_key",
]
