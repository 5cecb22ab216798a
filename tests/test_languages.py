"""Openings in seven languages besides English, telling a language, and packs of one's own."""

from __future__ import annotations

import shutil
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import OptionError
from diplodiff.lexicon import Inflection, load, read_pack
from diplodiff.model import ClauseKind, Performative
from diplodiff.parsing._language import announces
from diplodiff.parsing._markers import read_marker
from diplodiff.parsing._openings import Opening, read_opening

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ar", "de", "en", "es", "fr", "ru", "tr", "zh")
PREAMBULAR, OPERATIVE = ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE

# The bar stands where the opening ends.
OPENINGS = {
    "fr": (
        "Considérant | qu'une digue est utile",
        "Rappelant également | sa résolution",
        "Se félicitant | de l'accord",
        "Se déclare gravement préoccupée | par la situation",
        "Se déclare préoccupé | par",
        "Prend note avec satisfaction | du rapport",
        "Notant avec une profonde inquiétude | que",
        "Convaincue | de la nécessité",
        "Profondément préoccupée | par",
        "Ayant examiné | le rapport",
        "Ayant présentes à l'esprit | les résolutions",
        "Attire l’attention | des États",
        "Prie instamment | les parties",
        "Demande de nouveau instamment | aux parties",
        "Réaffirmant | son attachement à la paix",
        "Exprime sa vive préoccupation | face à",
        "Exprimant l'espoir | que",
        "Fait siennes | les recommandations",
        "Tout en reconnaissant | que",
        "Condamne fermement | les attaques",
        "Guidée | par l'intérêt des riverains",
        "Tenant compte | du fait",
        "Tenant dûment compte | du fait",
        "Décide également | de proroger",
        "Décide | de rester saisi de la question",
        "Interprétant | l'information",
        "Ayant entendu | le rapport",
        "S’inquiétant | de",
        "Faciliter | l'acheminement",
        "Demande | au Secrétaire général",
        "Vu | la résolution",
        "Réaffirme une nouvelle fois | sa",
    ),
    "es": (
        "Considerando también | que los muelles son útiles",
        "Recordando además | su resolución",
        "Tomando nota con pesar | de que",
        "Convencidas | de que",
        "Acogiendo con beneplácito también | el informe",
        "Habiendo examinado | el informe",
        "Expresa su profunda preocupación | por",
        "Expresando la esperanza | de que",
        "Insta encarecidamente | a las partes",
        "Se declara convencida | de que",
        "Toma nota | del informe",
        "Toma nota con reconocimiento | del informe",
        "Hace suyas | las recomendaciones",
        "Profundamente preocupada | por",
        "Teniendo presentes | las",
        "Condena enérgicamente | los ataques",
        "Decide además | que",
        "Guiada | por los",
        "Solicita nuevamente | al Secretario",
        "Felicitándose | por",
        "Se felicita | de",
    ),
    "de": (
        "unter Hinweis auf | seine Resolutionen",
        "sowie unter Hinweis auf | seine",
        "erneut bekräftigend | , dass",
        "mit Besorgnis feststellend | , dass",
        "mit dem Ausdruck der tiefen Besorgnis | über",
        "zur Kenntnis nehmend | , dass",
        "mit Genugtuung Kenntnis nehmend | von",
        "nimmt zur Kenntnis | , dass",
        "nimmt mit Dank Kenntnis | von dem Bericht",
        "beschließt ferner | , mit",
        "ersucht | den Generalsekretär",
        "macht sich zu eigen | was",
        "verurteilt nachdrücklich | die",
        "zutiefst besorgt | über",
        "in der Überzeugung | , dass",
        "ist zutiefst besorgt | über",
        "bringt seine tiefe Besorgnis zum Ausdruck | über",
        "fordert nachdrücklich | alle Staaten",
        "legt | den Staaten nahe",
        "tief beunruhigt | über",
        "eingedenk | der Ziele",
        "bekräftigt außerdem | seine Forderung",
    ),
    "ru": (
        "Принимая во внимание | , что причалы нуждаются в ремонте",
        "ссылаясь также | на свои",
        "вновь подтверждая | свою приверженность",
        "с удовлетворением отмечая | доклад",
        "отмечая с серьезной обеспокоенностью | , что",
        "отмечая с глубокой озабоченностью | тот факт",
        "принимая к сведению также | доклад",
        "выражает чувство глубокого удовлетворения | по поводу",
        "выражает свою глубокую озабоченность | в связи",
        "настоятельно призывает | все стороны",
        "решительно осуждает | нападения",
        "будучи глубоко обеспокоена | тем",
        "глубоко обеспокоенная | тем",
        "рассмотрев | доклад",
        "постановляет далее | , что",
        "преисполненные решимости | открыть канал",
        "Принимает к сведению | доклад",
        "вновь настоятельно призывает | государства",
        "имея в виду | , что",
        "Продолжать | совместные усилия",
        "просит также | Генерального секретаря",
    ),
    "ar": (
        "وإذ تشير | إلى قراراتها",
        "وإذ تشير أيضا | إلى قرارها",
        "وَإِذْ تُحِيطُ عِلْماً | بالتقرير",
        "وإذ تحيط علما مع التقدير | بتقرير",
        "وقد نظرت | في التقرير",
        "وإذ تؤكد من جديد | التزامها",
        "وإذ يساورها بالغ القلق | إزاء",
        "\u202bوإذ ترحب\u202c | بالاتفاق",
        "تقرر | أن تبقي",
        "يقرر أيضا | أن",
        "تهيب | بجميع الدول",
        "تدين بقوة | الهجمات",
        "تعرب عن تقديرها | للأمين العام",
        "تعرب عن بالغ قلقها | إزاء",
        "تطلب | إلى الأمين العام",
        "تلاحظ مع القلق | أن",
        "واقتناعا منها | بأن",
    ),
    "zh": (
        "回顾 |其以往决议",
        "又回顾 |其决议",
        "深信 |必须",
        "审查了 |秘书长的报告",
        "表示严重关切 |局势",
        "还表示关切 |局势",
        "遗憾地注意到 |该",
        "强烈谴责 |袭击",
        "决定 |将任务延长",
        "又决定 |审议",
        "敦促 |各国",
        "进一步请 |秘书长",
        "深为关切 |局势",
        "重申 |其承诺",
        "表示注意到 |报告",
    ),
}

# Label, opening and paragraph of invented resolutions.
RESOLUTIONS = {
    "fr": (
        ("Organ", "", "L'Assemblée générale,"),
        ("PP1", "Rappelant", "Rappelant sa résolution 71/4 du 3 mars 2031 sur les bacs de l'Orbe,"),
        ("PP2", "Profondément préoccupée", "Profondément préoccupée par l'état des quais,"),
        ("PP3", "Convaincue", "Convaincue que la coopération est nécessaire,"),
        ("PP4", "Ayant examiné", "Ayant examiné le rapport du Secrétaire général,"),
        ("OP1", "Se félicite", "1. Se félicite de l'accord conclu à Port-Clair;"),
        ("OP2", "Prie instamment", "2. Prie instamment les riverains de rouvrir le chenal;"),
        (
            "OP3",
            "Demande également",
            "3. Demande également au Secrétaire général de lui faire rapport;",
        ),
        ("OP4", "Décide", "4. Décide de rester saisie de la question."),
    ),
    "es": (
        ("Organ", "", "La Asamblea General,"),
        ("PP1", "Recordando", "Recordando su resolución 71/4, de 3 de marzo de 2031,"),
        (
            "PP2",
            "Tomando nota con reconocimiento",
            "Tomando nota con reconocimiento del informe de la comisión del puerto,",
        ),
        ("PP3", "Convencida", "Convencida de que los transbordadores son útiles,"),
        ("OP1", "Acoge con beneplácito", "1. Acoge con beneplácito el acuerdo de Puerto Claro;"),
        ("OP2", "Insta", "2. Insta a las partes a que reabran el canal;"),
        ("OP3", "Pide", "3. Pide al Secretario General que le presente un informe;"),
        ("OP4", "Decide", "4. Decide seguir ocupándose de la cuestión."),
    ),
    "ru": (
        ("Organ", "", "Генеральная Ассамблея,"),
        ("PP1", "ссылаясь", "ссылаясь на свою резолюцию 71/4 от 3 марта 2031 года,"),
        ("PP2", "будучи глубоко обеспокоена", "будучи глубоко обеспокоена состоянием причалов,"),
        ("PP3", "принимая к сведению", "принимая к сведению доклад портовой комиссии,"),
        ("OP1", "приветствует", "1. приветствует соглашение, заключенное в порту;"),
        ("OP2", "настоятельно призывает", "2. настоятельно призывает стороны вновь открыть канал;"),
        ("OP3", "просит также", "3. просит также Генерального секретаря представить доклад;"),
        ("OP4", "постановляет", "4. постановляет продолжать заниматься этим вопросом."),
    ),
    "ar": (
        ("Organ", "", "إن الجمعية العامة،"),
        ("PP1", "إذ تشير", "إذ تشير إلى قرارها 71/4 المؤرخ 3 آذار/مارس 2031،"),
        ("PP2", "وإذ يساورها بالغ القلق", "وإذ يساورها بالغ القلق إزاء حالة الأرصفة،"),
        ("PP3", "وإذ تحيط علما", "وإذ تحيط علما بتقرير لجنة الميناء،"),
        ("OP1", "ترحب", "1 - ترحب بالاتفاق المبرم في الميناء؛"),
        ("OP2", "تحث", "2 - تحث الأطراف على إعادة فتح القناة؛"),
        ("OP3", "تطلب أيضا", "3 - تطلب أيضا إلى الأمين العام أن يقدم تقريرا؛"),
        ("OP4", "تقرر", "4 - تقرر أن تبقي المسألة قيد نظرها."),
    ),
    "zh": (
        ("Organ", "", "大会，"),
        ("PP1", "回顾", "回顾其2031年3月3日第71/4号决议，"),
        ("PP2", "深为关切", "深为关切码头的状况，"),
        ("PP3", "审查了", "审查了港口委员会的报告，"),
        ("OP1", "欢迎", "1. 欢迎在港口缔结的协定；"),
        ("OP2", "敦促", "2. 敦促各方重新开放航道；"),
        ("OP3", "又请", "3. 又请秘书长提出报告；"),
        ("OP4", "决定", "4. 决定继续处理此案。"),
    ),
    "de": (
        ("Organ", "", "Die Generalversammlung,"),
        ("PP1", "unter Hinweis auf", "unter Hinweis auf ihre Resolution 71/4 vom 3. März 2031,"),
        ("PP2", "zutiefst besorgt", "zutiefst besorgt über den Zustand der Anleger,"),
        (
            "PP3",
            "mit Genugtuung zur Kenntnis nehmend",
            "den Bericht der Hafenkommission mit Genugtuung zur Kenntnis nehmend,",
        ),
        ("OP1", "begrüßt", "1. begrüßt die im Hafen geschlossene Vereinbarung;"),
        (
            "OP2",
            "fordert",
            "2. fordert die Parteien nachdrücklich auf, die Fahrrinne wieder zu öffnen;",
        ),
        ("OP3", "ersucht außerdem", "3. ersucht außerdem den Generalsekretär um einen Bericht;"),
        ("OP4", "beschließt", "4. beschließt, mit der Angelegenheit befasst zu bleiben."),
    ),
    "tr": (
        ("Chapeau", "", "Türkiye Cumhuriyeti ile Rusya Federasyonu,"),
        ("PP1", "yineleyerek", "Limanların egemenliğine güçlü bağlılıklarını yineleyerek,"),
        (
            "PP2",
            "inançlarını ifade ederek",
            "Çatışmanın askeri çözümü olmadığına dair inançlarını ifade ederek,",
        ),
        ("PP3", "vurgulayarak", "Kanalın açılmasının gerekliliğini vurgulayarak,"),
        ("Lead-in", "", "Aşağıdaki hususlarda mutabık kalmışlardır:"),
        (
            "OP1",
            "sürdürülmesi",
            "1. Kalıcı bir ateşkesin koşullarının oluşturulması için ortak çabaların sürdürülmesi.",
        ),
        ("OP2", "sağlanması", "2. Limanlar arası diyaloğun ilerletilmesinin sağlanması."),
        (
            "OP3",
            "davet edilmesi",
            "3. Tarafların insani erişimi sağlamak üzere önlem almaya davet edilmesi.",
        ),
    ),
}


def opened(text: str, language: str) -> Opening:
    """Read an opening that must be there."""
    opening = read_opening(text, lexicon=load(language))
    assert opening is not None
    return opening


@pytest.mark.parametrize(
    ("language", "printed"),
    [(language, printed) for language, several in OPENINGS.items() for printed in several],
)
def test_the_opening_is_the_lead_phrase(language: str, printed: str) -> None:
    """Markers, adverbs, agreement, reflexives and companions belong to it; "that" does not."""
    lead, _, rest = printed.partition(" |")
    opening = opened(lead + rest, language)
    visible = lead.strip("\u202b\u202c")
    assert opening.text == visible
    assert (lead + rest)[opening.start : opening.end] == visible
    assert opening.performative is not None or opening.head == ""


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "den Bericht des Sekretariats |begrüßend|,"),
        ("de", "die Anstrengungen der Hafenbehörden |mit Genugtuung begrüßend|,"),
        ("tr", "Egemenliğe güçlü bağlılıklarını |yineleyerek|,"),
        ("tr", "Askeri çözüm olmadığına dair |inançlarını ifade eden|,"),
        ("tr", "Ateşkesin koşullarının |sürdürülmesi|."),
        ("tr", "Diyaloğun ilerletilmesinin |sağlanması|."),
        ("tr", "Tarafların önlem almaya |davet edilmesi|."),
        ("tr", "Çalışma grubunun oluşturulmasının |değerlendirilmesi|."),
        ("tr", "Taraflar egemenliğe bağlılıklarını |bir kez daha teyit etmişlerdir|."),
        ("tr", "Fırtınanın yol açtığı zararı |derin endişeyle kaydederek|,"),
        ("tr", "Feribot hattının önemini |vurgularlar|."),
        ("tr", "Raporu |memnuniyetle karşılar|;"),
    ],
)
def test_a_verb_may_end_its_clause(language: str, printed: str) -> None:
    """German participles and Turkish verbs stand behind what they govern."""
    before, lead, mark = printed.split("|")
    text = f"{before.strip()} {lead.strip()}{mark}"
    opening = opened(text, language)
    assert opening.text == lead.strip()
    assert text[opening.start : opening.end] == lead.strip()


@pytest.mark.parametrize(
    ("language", "text", "said", "modifiers", "section"),
    [
        (
            "fr",
            "Se déclare gravement préoccupée par",
            "préoccupé: concern",
            ("gravement",),
            OPERATIVE,
        ),
        ("fr", "Convaincues que", "convaincu: conviction", (), PREAMBULAR),
        ("fr", "Tout en reconnaissant que", "reconnaître: recognize", ("tout en",), None),
        ("fr", "Nous réaffirmons notre amitié", "réaffirmer: affirm", (), None),
        ("fr", "L'Assemblée décide de siéger", "décider: decide", (), None),
        ("fr", "Draguant le chenal", ": ", (), PREAMBULAR),
        ("fr", "Faciliter le passage", "faciliter: undertake", (), None),
        ("es", "Expresa su esperanza de que", "expresar esperanza: aspire", (), OPERATIVE),
        ("es", "Los ministros reiteraron su apoyo", "reiterar: affirm", (), None),
        ("ru", "настоятельно призывает все", "настоятельно призывать: urge", (), OPERATIVE),
        ("ru", "вновь подтверждая свою", "вновь подтверждать: affirm", (), PREAMBULAR),
        ("ru", "Стороны договорились о встрече", "договориться: agree", (), None),
        ("ar", "وإذ تشير إلى قرارها", "أشار: recall", (), PREAMBULAR),
        ("ar", "تشير إلى قرارها", "أشار: recall", (), OPERATIVE),
        ("ar", "وتقرر أن تجتمع", "قرر: decide", (), OPERATIVE),
        ("zh", "又回顾其决议", "回顾: recall", ("又",), None),
        ("zh", "决定继续处理", "决定: decide", (), OPERATIVE),
        ("zh", "安全理事会欢迎协定", "欢迎: welcome", (), None),
        ("de", "zeigt sich tief besorgt über", "besorgt: concern", ("tief",), OPERATIVE),
        ("de", "nimmt mit Dank Kenntnis von", "kenntnis nehmen: note", ("mit dank",), OPERATIVE),
        ("tr", "limanların açılmasının sağlanması", "sağlamak: undertake", (), None),
        (
            "tr",
            "bağlılıklarını bir kez daha yineleyerek",
            "yinelemek: affirm",
            ("bir kez daha",),
            PREAMBULAR,
        ),
    ],
)
def test_the_act_is_named_in_every_language(
    language: str,
    text: str,
    said: str,
    modifiers: tuple[str, ...],
    section: ClauseKind | None,
) -> None:
    """Head, category, modifiers and section follow from the verb and its form."""
    opening = opened(text, language)
    assert f"{opening.head}: {opening.category}" == said
    assert opening.modifiers == modifiers
    assert opening.section is section


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Note du président"),
        ("fr", "Pendant la traversée"),
        ("fr", "Les bacs sont repeints"),
        ("es", "Cuando el canal se abra"),
        ("ru", "Причалы нуждаются в ремонте"),
        ("ar", "الميناء مفتوح"),
        ("zh", "港口开放"),
        ("de", "Der Hafen ist offen"),
        ("tr", "Liman açıktır."),
        ("tr", "12"),
    ],
)
def test_what_performs_no_act_has_no_opening(language: str, text: str) -> None:
    """Nouns, narrative and prepositions that look like participles are left alone."""
    assert read_opening(text, lexicon=load(language)) is None


@given(st.sampled_from(LANGUAGES), st.text(max_size=200))
def test_an_opening_stands_where_it_says(language: str, text: str) -> None:
    """The words at the offsets of an opening are its text, whatever the text is."""
    opening = read_opening(text, lexicon=load(language))
    if opening is not None:
        assert 0 <= opening.start < opening.end <= len(text)
        assert opening.text


@pytest.mark.parametrize("language", RESOLUTIONS)
def test_a_resolution_is_read_in_its_language(language: str) -> None:
    """Language, labels and openings are right, and every opening stands where its act says."""
    expected = RESOLUTIONS[language]
    text = "\n\n".join(paragraph for _, _, paragraph in expected)
    statement = diplodiff.parse(text)
    assert statement.language == language
    assert [(clause.label, clause.opening) for clause in statement] == [
        (label, opening) for label, opening, _ in expected
    ]
    for clause in statement:
        for act in clause.acts:
            assert act.inherited or text[act.start : act.end] == act.opening


@pytest.mark.parametrize("language", RESOLUTIONS)
def test_one_paragraph_is_enough_to_tell_a_language(language: str) -> None:
    """Most single paragraphs of a text are told by their own words."""
    paragraphs = [paragraph for *_, paragraph in RESOLUTIONS[language] if len(paragraph) > 60]
    told = [diplodiff.parse(paragraph).language for paragraph in paragraphs]
    assert told.count(language) >= 0.7 * len(told)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails at dawn.",
        "Reaffirms Österreich and São Tomé",
        "港のフェリーは夜明けに出航する。",
        "항구는 열려 있다.",
        "12 345",
        "Ferries; piers.",
    ],
)
def test_english_is_the_fallback(text: str) -> None:
    """Where no language of the packs is plain, the text is read as English."""
    assert diplodiff.parse(text).language == "en"


def test_the_language_may_be_given() -> None:
    """A caller who knows better than the first words is believed."""
    text = "Rappelant 71/4,\n\nDécide."
    assert diplodiff.parse(text, language="fr").language == "fr"
    assert diplodiff.parse(text, language="en").language == "en"


def test_a_pack_of_ones_own_is_read(tmp_path: Path) -> None:
    """A folder in the documented format makes a language that the package does not know."""
    rows = {
        "heads.csv": "lemma,forms,kind,category,traits,source\n"
        "recordar,recorda/recordam|recordando||recordado,act,recall,,usage\n"
        "decidir,decide/decidem|decidindo||decidido,act,decide,,usage\n",
        "nouns.csv": "noun,forms,category,span,act\n",
        "words.toml": '[openings]\nadditions = ["também"]\n[frame]\norgans = ["conselho"]\n'
        f"[dates]\nmonths = {[str(month) for month in range(12)]}\n",
    }
    for name, content in rows.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    pack = read_pack(tmp_path, language="pt")
    text = "O Conselho,\n\nRecordando também o acordo,\n\n1. Decide abrir o canal."
    statement = diplodiff.parse(text, lexicon=pack)
    assert statement.language == "pt"
    assert [clause.opening for clause in statement] == ["", "Recordando também", "Decide"]
    assert statement.clauses[2].acts[0].category == "decide"


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"language": "tlh"}, "no language pack 'tlh'"),
        ({"language": 7}, "language must be a str"),
        ({"lexicon": "fr"}, "lexicon must be a Lexicon, not str"),
        ({"language": "fr", "lexicon": load("es")}, "language 'fr' and a lexicon of 'es'"),
    ],
)
def test_a_wrong_language_is_refused(options: dict[str, Any], fault: str) -> None:
    """The error says what was given and what is accepted."""
    with pytest.raises(OptionError, match=fault):
        diplodiff.parse("The ferry sails.", **options)


def test_performative_classes_reach_the_opening() -> None:
    """What sort of thing the speakers do is the same in every language."""
    texts = {
        "en": "Urges all",
        "fr": "Exhorte les",
        "es": "Insta a",
        "zh": "敦促各方",
        "ar": "تحث الدول",
    }
    for language, text in texts.items():
        assert opened(text, language).performative is Performative.DIRECTIVE


def test_only_listed_forms_end_a_clause() -> None:
    """English has no verb at the end, German participles only, Turkish nearly all forms."""
    assert load("en").final == frozenset()
    assert load("de").final == {Inflection.PARTICIPLE}
    assert Inflection.BARE in load("tr").final


def test_packs_are_copied_and_read_like_those_of_the_package(tmp_path: Path) -> None:
    """A copy of each pack in another folder says the same."""
    for language in LANGUAGES:
        folder = tmp_path / language
        with resources.as_file(resources.files("diplodiff.lexicon") / language) as pack:
            shutil.copytree(pack, folder)
        assert read_pack(folder, language=language).heads == load(language).heads


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Soumet aux ports la recommandation suivante :"),
        ("ru", "договорились о нижеследующем:"),
        ("de", "sind wie folgt übereingekommen:"),
        ("ar", "اتفق الطرفان على ما يلي:"),
        ("zh", "达成协议如下："),
        ("tr", "Aşağıdaki hususlarda mutabık kalmışlardır:"),
    ],
)
def test_a_lead_in_lends_its_verb_in_every_language(language: str, line: str) -> None:
    """What announces and ends in a colon is a lead-in; without the colon it is not."""
    lexicon = load(language)
    assert announces(line, lexicon)
    assert not announces(line.rstrip(":： "), lexicon)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("十二、各方重新开放航道；", "12"),
        ("二十、各方重新开放航道；", "20"),
        ("三、各方重新开放航道；", "3"),
        ("3．各方重新开放航道；", "3"),
        ("٣ - ترحب بالاتفاق؛", "3"),
        ("3 - ترحب بالاتفاق؛", "3"),
    ],
)
def test_numbers_are_read_as_the_language_prints_them(text: str, label: str) -> None:
    """Chinese numerals, full-width stops and the Arabic dash make a marker with a plain number."""
    marker = read_marker(text, 0, len(text))
    assert marker is not None
    assert (marker.text, marker.value) == (label, int(label))


FOREIGN = {
    "Portuguese": """Os Ministros dos Negócios Estrangeiros de Alfa e de Bravo, reunidos no cais,
recordando os compromissos assumidos e tendo em conta a necessidade de melhorar as ligações
marítimas, acordaram o seguinte: continuar as obras e não aumentar as tarifas sem consulta.""",
    "Dutch": """De ministers van Alfa en Bravo, bijeen aan de kade, herinnerend aan hun eerdere
afspraken, bevestigen het belang van de veerboot en zijn overeengekomen het werk aan de kade
voort te zetten en de deskundigen nog voor de herfst uit te nodigen.""",
    "Japanese": "両国の大臣は、渡し船について協議し、桟橋の修理を続けることで一致した。",
    "Greek": """Οι υπουργοί συζήτησαν για το πορθμείο και συμφώνησαν να συνεχίσουν τις επισκευές
της προβλήτας, να καλέσουν τους πλοηγούς σε σύσκεψη και να μην αυξήσουν τα ναύλα χωρίς να
ζητήσουν πρώτα τη γνώμη των επιβατών του λιμανιού.""",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_language_without_a_pack_is_doubted(language: str) -> None:
    """A text that is read with the pack of another language says so, unless the caller chose it."""
    assert "LanguageUnknown" in [
        notice.code for notice in diplodiff.parse(FOREIGN[language]).warnings
    ]
    chosen = diplodiff.parse(FOREIGN[language], language="en").warnings
    assert "LanguageUnknown" not in [notice.code for notice in chosen]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_of_a_pack_reads_texts_like_the_pack(language: str, tmp_path: Path) -> None:
    """A pack of one's own has all that those of the package have: tables, months, citations."""
    own = read_pack(_copied(language, tmp_path), language=language)
    month = load(language).months[4].capitalize()
    text = f"1. {OPENINGS.get(language, ('Urges | it',))[0].replace('|', '')} 12 {month} 2031"
    lines = (row[-1] for row in RESOLUTIONS.get(language, ()))
    for said in (text, "\n\n".join([*lines, f"{text} (46/182)"])):
        assert diplodiff.parse(said, lexicon=own) == diplodiff.parse(said, language=language)


def test_a_pack_is_read_with_its_own_tables(tmp_path: Path) -> None:
    """Hedges and months are those of its folder, not those of the package."""
    folder = _copied("en", tmp_path)
    hedges, words = folder / "hedges.csv", folder / "words.toml"
    added = hedges.read_text("utf-8") + "weather permitting,possibility,,usage\n"
    hedges.write_text(added, encoding="utf-8")
    renamed = words.read_text("utf-8").replace('"january"', '"firstmonth"')
    words.write_text(renamed, encoding="utf-8")
    text = "1. Requests all States to sail, weather permitting, by 4 Firstmonth 2031;"
    (act,) = diplodiff.parse(text, lexicon=read_pack(folder, language="en")).clauses[-1].acts
    assert [hedge.text for hedge in act.hedges] == ["weather permitting"]
    assert act.deadline is not None
    assert str(act.deadline.date) == "2031-01-04"


def test_a_pack_may_say_how_its_language_cites(tmp_path: Path) -> None:
    """Nouns of citations come from the folder too, and faults in them are told."""
    folder = _copied("es", tmp_path)
    citations = folder / "citations.toml"
    noun = '[[numbered]]\nstem = "resoluç"\nkind = "resolution"\nsingular = "ão"\nplural = "ões"\n'
    citations.write_text(f"joins = 'e'\n{noun}", encoding="utf-8")
    own = read_pack(folder, language="pt")
    text = "1. Recorda a resolução 46/182 e as resoluções 5 (1999) e 7 (2001);"
    cited = diplodiff.parse(text, lexicon=own).clauses[-1].references
    assert [reference.identity for reference in cited] == [
        "resolution 46/182",
        "resolution 5 (1999)",
        "resolution 7 (2001)",
    ]
    for wrong in (
        "joins = '('",
        "join = 'e'",
        "joins = 3",
        "numbered = [3]",
        "provisions = 3",
        "=",
    ):
        citations.write_text(wrong, encoding="utf-8")
        with pytest.raises(OptionError, match=r"citations\.toml"):
            diplodiff.parse(text, lexicon=own)


def _copied(language: str, folder: Path) -> Path:
    with resources.as_file(resources.files("diplodiff.lexicon") / language) as pack:
        return shutil.copytree(pack, folder / language)
