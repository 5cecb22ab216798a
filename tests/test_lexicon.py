"""The English pack says what its sources say, and a faulty pack says what is wrong with it."""

from __future__ import annotations

import shutil
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import OptionError
from diplodiff.lexicon import (
    Inflection,
    load,
    load_scales,
    mend,
    read_pack,
    read_scales,
    spelling_key,
)
from diplodiff.lexicon._inflection import english_forms, spellings
from diplodiff.lexicon._tables import PhraseTable
from diplodiff.model import Performative

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Copy the English pack to where a test may break it."""
    folder = tmp_path / "xx"
    with resources.as_file(resources.files("diplodiff.lexicon") / "en") as english:
        shutil.copytree(english, folder)
    return folder


def replace(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text that must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_pack_is_loaded_once() -> None:
    """Two calls give the same object, by position, by name and by default."""
    assert load() is load("en") is load(language="en")


def test_unknown_language_names_the_packs_there_are() -> None:
    """An error for a missing pack lists what can be loaded instead."""
    with pytest.raises(OptionError, match=r"'tlh'.*there are: .*en, es, fr"):
        load("tlh")


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [("note", "encourage"), ("take note", "invite"), ("recommend", "urge"), ("urge", "demand")],
)
def test_all_scales_share_the_order_of_these(weaker: str, stronger: str) -> None:
    """Notes < encourages, invites < urges < demands; recommends < urges: nobody disagrees."""
    ranks = [(scale.rank(weaker), scale.rank(stronger)) for scale in load_scales().orders]
    both = [(low, high) for low, high in ranks if low is not None and high is not None]
    assert any(low < high for low, high in both)
    assert all(low <= high for low, high in both)


@pytest.mark.parametrize(("one", "two"), [("decide", "demand"), ("call upon", "urge")])
def test_scales_disagree_on_these(one: str, two: str) -> None:
    """Published scales contradict each other here, and all of them are kept."""
    ranks = [(scale.rank(one), scale.rank(two)) for scale in load_scales().orders]
    orders = {(b > a) - (b < a) for a, b in ranks if a is not None and b is not None}
    assert len(orders) > 1


def test_scales_speak_of_words_that_texts_are_read_for() -> None:
    """Every ranked word is a head of the English pack, one completed by a noun, or a modal."""
    scales = load_scales()
    words = {
        word
        for scale in scales.orders
        for rank in scale.order
        for word in rank
        if scale.axis != "time"
    }
    words |= {word for dispute in scales.disputes for side in dispute.words for word in side}
    unread = {word for word in words if load().head(word) is None}
    assert unread == {"may", "should", "shall", "will"}


def test_whoever_disputes_is_named_and_whoever_ranks_has_a_source() -> None:
    """No claim about force stands without who makes it."""
    scales = load_scales()
    assert all(scale.name and scale.source for scale in (*scales.orders, *scales.markers))
    assert all(len(dispute.sources) > 1 for dispute in scales.disputes)


SCALE = '[[scale]]\nname = "A"\nsource = "B"\naxis = "obligation"\norder = [["ask"], ["beg"]]\n'
DISPUTE = '[[dispute]]\naxis = "obligation"\nsources = ["A"]\n'
MARKER = '[[marker]]\nname = "A"\nsource = "B"\non = "verb"\nkind = "thought"\n'


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("order = [", "not TOML"),
        ("", "no .*scale"),
        (DISPUTE + 'words = [["ask"], ["beg"]]', "no .*scale"),
        (SCALE + "[[scales]]", r"unknown tables \['scales'\]; accepted are \[\[scale\]\]"),
        ("scale = 3", r"scale is 3; accepted are tables under the heading \[\[scale\]\]"),
        ('[[scale]]\nname = "A"\n', r"scale 1: missing .*'axis', 'order', 'source'"),
        (SCALE + "rank = 1", r"scale 1: missing or unknown \['rank'\]; accepted are exactly"),
        (SCALE + SCALE.replace('"A"', "3"), "scale 2: name is 3; accepted is a text in quotes"),
        (SCALE.replace("obligation", "force"), "axis is 'force'; accepted is one of .*'emotion'"),
        (SCALE.replace('[["ask"], ["beg"]]', '"ask"'), "order is 'ask'; accepted are lists"),
        (SCALE.replace('[["ask"], ["beg"]]', '[["ask"], []]'), "order is .*accepted are lists"),
        (SCALE.replace('["beg"]', '"beg"'), "order has 'beg'; accepted is a list of words"),
        (SCALE.replace('["beg"]', "[7]"), r"order has \[7\]; accepted is a list of words"),
        (SCALE.replace("beg", "ask"), "scale 1 names ask twice"),
        (SCALE.replace('"beg"', '"beg", "beg"'), "scale 1 names beg twice"),
        (SCALE.replace("obligation", "time"), "order has 'ask'; accepted are .*'vague'"),
        (SCALE + DISPUTE, r"dispute 1: missing or unknown \['words'\]"),
        (SCALE + DISPUTE + 'words = [["ask"]]', "words has one entry; accepted are two"),
        (SCALE + DISPUTE + 'performatives = ["ask", "beg"]', "'ask'; accepted are .*'directive'"),
        (SCALE + MARKER + 'effect = "loud"\nwords = ["a"]', "effect is 'loud'.*'stronger'"),
        (SCALE + MARKER + 'effect = "weaker"\nwords = "a"', "words has 'a'; accepted is a list"),
    ],
)
def test_a_faulty_scale_file_says_what_is_wrong(text: str, match: str) -> None:
    """Each fault is named by table, number and key, with the value and what is accepted."""
    with pytest.raises(OptionError, match=match):
        read_scales(text)


def test_a_scale_file_is_kept_in_its_order() -> None:
    """What the file says comes back as values."""
    scales = read_scales(SCALE + MARKER + 'effect = "weaker"\nwords = ["a"]')
    assert scales.orders[0].order == (("ask",), ("beg",))
    assert [scales.orders[0].rank(word) for word in ("ask", "beg", "bid")] == [0, 1, None]
    assert (scales.disputes, scales.markers[0].words) == ((), ("a",))


def test_a_noun_that_stands_for_an_act_is_ranked_as_that() -> None:
    """A demand reiterated is a demand; an intention expressed is no directive."""
    demand, intention = load().head("reiterate demand"), load().head("express intention")
    assert demand is not None
    assert intention is not None
    assert (demand.category, demand.act) == ("demand", "demand")
    assert (intention.category, intention.act) == ("resolve", "")


@pytest.mark.parametrize("lemma", ["", "ponder", "urge concern", "express", "reaffirm commitment"])
def test_only_heads_that_nouns_complete_take_one(lemma: str) -> None:
    """A noun behind a verb without the trait makes no head, nor one that names no act."""
    head = load().head(lemma)
    assert head is None or head.lemma == "express"


def test_every_form_leads_back_to_its_head() -> None:
    """Each inflected form belongs to a head of the pack, the longest phrases first."""
    lexicon = load()
    for forms in lexicon.forms.values():
        assert all(lexicon.heads[form.head.lemma] is form.head for form in forms)
        lengths = [len(form.rest) for form in forms]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "lemma", "inflection"),
    [
        ("recognises", "recognize", Inflection.THIRD),
        ("recognizing", "recognize", Inflection.PARTICIPLE),
        ("upheld", "uphold", Inflection.PAST_PARTICIPLE),
        ("regretting", "regret", Inflection.PARTICIPLE),
        ("mindful", "mindful", Inflection.STATE),
        ("urge", "urge", Inflection.BARE),
    ],
)
def test_forms_know_their_inflection(word: str, lemma: str, inflection: Inflection) -> None:
    """Regular, irregular and British forms are found by their spelling."""
    found = [(form.head.lemma, form.inflection) for form in load().forms[word]]
    assert (lemma, inflection) in found


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("urge", ("urges", "urging", "urged", "urged")),
        ("stress", ("stresses", "stressing", "stressed", "stressed")),
        ("testify", ("testifies", "testifying", "testified", "testified")),
        ("convey", ("conveys", "conveying", "conveyed", "conveyed")),
        ("agree", ("agrees", "agreeing", "agreed", "agreed")),
    ],
)
def test_regular_verbs_inflect_by_rule(verb: str, forms: tuple[str, ...]) -> None:
    """Silent e, sibilants and y after a consonant follow the rules of spelling."""
    assert english_forms(verb) == forms


def test_only_ize_has_a_twin() -> None:
    """Both spellings of -ize are read; -ise words such as "advise" have no z."""
    assert spellings("emphasize") == ("emphasize", "emphasise")
    assert spellings("advise") == ("advise",)


@pytest.mark.parametrize(
    ("damaged", "printed"),
    [
        ("reguests", "requests"),
        ("retterates", "reiterates"),
        ("reafflrmmg", ""),
        ("haying", "having"),
    ],
)
def test_a_damaged_word_finds_its_head(damaged: str, printed: str) -> None:
    """One wrong letter is mended, also in an auxiliary; three are too many."""
    assert (printed in mend(damaged)) is bool(printed)


@pytest.mark.parametrize("word", ["nothing", "concerning", "authorities", "votes", "participants"])
def test_ordinary_words_are_not_mended(word: str) -> None:
    """A word that only looks like a head, or is too short to tell, stays what it is."""
    assert mend(word) == ()


def test_a_pack_without_rules_of_inflection_lists_its_forms(pack: Path) -> None:
    """What another language does not list it does not have; several forms share a place."""
    rows = (
        "lemma,forms,kind,category,traits,source",
        "rappeler,rappelle/rappelons|rappelant||rappelé,act,recall,,usage",
        "faire sien,fait sien/fait sienne,act,support,,usage",
        "convaincu,convaincue/convaincus,state,conviction,,usage",
    )
    (pack / "heads.csv").write_text("\n".join(rows), encoding="utf-8")
    (pack / "nouns.csv").write_text(
        "noun,forms,category,span,act\nvoeu,vœu/vœux,aspire,opening,\n", encoding="utf-8"
    )
    lexicon = read_pack(str(pack), language="xx")
    assert {word: [form.inflection for form in forms] for word, forms in lexicon.forms.items()} == {
        "rappeler": [Inflection.BARE],
        "rappelle": [Inflection.THIRD],
        "rappelons": [Inflection.THIRD],
        "rappelant": [Inflection.PARTICIPLE],
        "rappelé": [Inflection.PAST_PARTICIPLE],
        "faire": [Inflection.BARE],
        "fait": [Inflection.THIRD, Inflection.THIRD],
        "convaincu": [Inflection.STATE],
        "convaincue": [Inflection.STATE],
        "convaincus": [Inflection.STATE],
    }
    assert [form.rest for form in lexicon.forms["fait"]] == [("sien",), ("sienne",)]
    assert sorted(lexicon.nouns) == ["voeu", "vœu", "vœux"]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("heads.csv", "lemma,", "lemmata,", r"columns .*accepted are \('lemma'"),
        ("heads.csv", ",act,recall,", ",deed,recall,", r"line 2: 'deed' in column 'kind'"),
        ("heads.csv", ",act,recall,with,", ",act,recall,within,", r"'within' in column 'traits'"),
        ("heads.csv", ",act,recall,with,", ",act,,with,", r"'' in column 'category'"),
        ("heads.csv", ",act,recall,with,", ",act,recal,with,", r"'recal' .* accepted are 'act'"),
        ("heads.csv", "with,CR-UNSC", "with,", r"line 2: '' in column 'source'"),
        ("heads.csv", "recall,,act", "recall,Recalls,act", r"'Recalls' in column 'forms'"),
        ("heads.csv", "recall,,act", "recall,a//b,act", r"'a//b' in column 'forms'"),
        ("heads.csv", "recall,,act", "Recall,,act", r"'Recall' in column 'lemma'"),
        ("heads.csv", "remind,,", "recall,,", r"line 3: lemma 'recall' stands twice"),
        (
            "heads.csv",
            "recall,,act",
            "recall,a|b|c|d|e|f,act",
            r"'a\|b\|c\|d\|e\|f' in column 'forms'",
        ),
        ("heads.csv", "recall,,act,", "recall,,act,x,", r"line 2: 7 cells; accepted are 6"),
        ("nouns.csv", ",opening,", ",somewhere,", r"'somewhere' in column 'span'"),
        ("nouns.csv", "demand,,demand,opening,demand", "demand,,demand,opening,plead", r"'plead'"),
        ("words.toml", "stops =", "halts =", r"unknown lists \['halts'\]"),
        ("words.toml", "imperative = true", "spaced = 1", r"order\.spaced is 1"),
        ("words.toml", "imperative = true", 'final = ["x"]', r"'x' in .* 'bare'"),
        ("words.toml", '"january", ', "", r"11 in dates\.months"),
        ("words.toml", "\n[dates]", "\n[dates", r"words\.toml: .*accepted is TOML"),
        ("words.toml", 'companions = ["with"]', 'companions = "with"', r"companions is 'with'"),
        ("words.toml", 'companions = ["with"]', "companions = [1]", r"companions is \[1\]"),
    ],
)
def test_a_fault_is_named_with_file_and_value(
    pack: Path, name: str, old: str, new: str, fault: str
) -> None:
    """Whoever writes a pack reads where it is wrong and what is accepted."""
    replace(pack / name, old, new)
    with pytest.raises(OptionError, match=fault) as caught:
        read_pack(pack, language="en")
    assert str(caught.value).startswith(name)


@pytest.mark.parametrize(
    ("language", "printed", "number"),
    [
        ("en", "july", 7),
        ("fr", "juillet", 7),
        ("es", "setiembre", 9),
        ("ru", "июля", 7),
        ("ar", "تموز", 7),
        ("ar", "يوليه", 7),
        ("ar", "كانون الأول", 12),
        ("zh", "7月", 7),
        ("tr", "temmuz", 7),
        ("de", "jänner", 1),
    ],
)
def test_months_are_known_in_the_forms_that_dates_use(
    language: str, printed: str, number: int
) -> None:
    """Inflected forms and both Arabic traditions lead to the number of the month."""
    lexicon = load(language)
    assert lexicon.month_numbers[printed] == number
    assert lexicon.month_numbers[lexicon.months[number - 1]] == number


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "ru", "tr", "zh"])
def test_every_category_of_a_pack_has_a_performative_class(language: str) -> None:
    """Heads, and the nouns that complete them, say what sort of thing the speakers do."""
    lexicon = load(language)
    for head in lexicon.heads.values():
        assert head.performative is lexicon.performatives[head.category]
        assert head.source
    assert all(noun.category in lexicon.performatives for noun in lexicon.nouns.values())


@pytest.mark.parametrize(
    ("lemma", "performative"),
    [
        ("recall", Performative.ASSERTIVE),
        ("welcome", Performative.EXPRESSIVE),
        ("urge", Performative.DIRECTIVE),
        ("agree", Performative.COMMISSIVE),
        ("decide", Performative.CONSTITUTIVE),
        ("express intention", Performative.COMMISSIVE),
        ("reiterate demand", Performative.DIRECTIVE),
    ],
)
def test_a_head_gives_its_performative_class(lemma: str, performative: Performative) -> None:
    """The noun decides where it says which act is performed."""
    head = load().head(lemma)
    assert head is not None
    assert head.performative is performative


def test_a_pack_may_add_categories(pack: Path) -> None:
    """A file of its own beside the pack names them; a wrong class or a repetition is refused."""
    replace(pack / "heads.csv", ",act,recall,with,", ",act,homage,with,")
    with pytest.raises(OptionError, match="'homage' in column 'category'"):
        read_pack(pack, language="en")
    added = pack / "categories.csv"
    added.write_text("category,performative,meaning\nhomage,expressive,praises\n", encoding="utf-8")
    head = read_pack(pack, language="en").heads["recall"]
    assert head.performative is Performative.EXPRESSIVE
    replace(added, "expressive", "emotive")
    with pytest.raises(OptionError, match=r"categories\.csv, line 2: 'emotive'"):
        read_pack(pack, language="en")
    replace(added, "emotive,praises", "expressive,praises\nhomage,expressive,again")
    with pytest.raises(OptionError, match="'homage' stands twice"):
        read_pack(pack, language="en")


def test_a_missing_file_of_a_pack_is_named(pack: Path) -> None:
    """Whoever points at the wrong folder reads which files make a pack."""
    (pack / "nouns.csv").unlink()
    with pytest.raises(OptionError, match=r"no nouns\.csv; a pack is a folder with heads\.csv"):
        read_pack(pack, language="en")


@given(st.text(max_size=30))
def test_a_spelling_key_is_its_own_key(word: str) -> None:
    """Folding a folded word changes nothing, so packs and texts meet in one spelling."""
    once = spelling_key(word)
    assert spelling_key(once) == once


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Re-emphasizes", "reemphasizes"),
        ("L’Assemblée", "l'assemblée"),
        ("re\u0301affirme", "réaffirme"),
        ("IŞIĞINDA", "işiğinda"),
        ("İfade", "ifade"),
        ("Учтём", "учтем"),
        ("وَإِذْ", "واذ"),
    ],
)
def test_spellings_of_one_word_share_a_key(printed: str, key: str) -> None:
    """Hyphens, apostrophes, accents written apart and optional marks make no other word."""
    assert spelling_key(printed) == key


_FEW_WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=5)


@given(st.lists(_FEW_WORDS, max_size=12), _FEW_WORDS)
def test_phrases_are_found_as_by_a_look_at_each(phrases: list[list[str]], text: list[str]) -> None:
    """All that begin at a word, the longest first, in the order of the table."""
    table = PhraseTable((" ".join(words), number) for number, words in enumerate(phrases))
    keys = [*text, "", "", ""]
    for at in range(len(text)):
        rows = [(n, words) for n, words in enumerate(phrases) if keys[at:][: len(words)] == words]
        rows.sort(key=lambda row: -len(row[1]))
        assert list(table.at(keys, at)) == [(at + len(words), n) for n, words in rows]
