"""Joint statements, communiqués, declarations and treaties, and the pages that quote them."""

from __future__ import annotations

import datetime as dt

import pytest

from diplodiff.model import ClauseKind
from diplodiff.parsing import parse
from texts import ARTICLE, JOINT_STATEMENT, PROSE, RESOLUTION, clause, kinds, labels


def test_a_joint_statement() -> None:
    """Title, chapeau with the parties, dashes with participles, lead-in, bare verbs."""
    assert labels(JOINT_STATEMENT) == [
        *("Title", "Chapeau", "PP1", "PP2", "Lead-in", "OP1", "OP2", "OP3"),
    ]
    statement = parse(JOINT_STATEMENT)
    assert statement.title == "Joint Statement on the Ferry"
    assert (statement.number, statement.place) == ("12", "Lisbon")
    assert statement.date == dt.date(2031, 3, 3)
    assert statement.parties == ("The Republic of Alfa", "the Kingdom of Bravo")
    assert [found.marker for found in statement.preamble] == ["–", "–"]


def test_a_lead_in_lends_its_verb() -> None:
    """A clause with a verb of its own keeps it; one without takes the lead-in's."""
    assert [act.inherited for act in clause(JOINT_STATEMENT, "OP1").acts] == [False]
    assert [act.inherited for act in clause(JOINT_STATEMENT, "OP3").acts] == [True]


def test_a_statement_inside_an_article_is_found() -> None:
    """The statement is cut out of the page; what surrounds it is kept as omissions."""
    statement = parse(ARTICLE)
    start, end = statement.span
    assert ARTICLE[start:end] == JOINT_STATEMENT.strip()
    assert [c.text for c in statement] == [c.text for c in parse(JOINT_STATEMENT)]
    before, after = statement.omitted
    assert (before.reason, after.reason) == ("before the statement", "after the statement")
    assert ARTICLE[before.start : before.end].endswith("no figures.")
    assert ARTICLE[after.start : after.end].endswith("Post a comment")


def test_an_unnumbered_statement_ends_with_its_sentence() -> None:
    """Without numbers the operative part ends at its full stop; a heading is left outside."""
    inside = (
        "The General Assembly,\n\nRecalling its earlier resolution on ferries,\n\n"
        "Requests the Secretary-General to report;\n\nDecides to meet again."
    )
    prose = "A long paragraph of a newspaper stands here and says nothing of importance at all."
    text = f"{prose}\n\n{inside}\n\nRead more\n\n{prose}"
    start, end = parse(text).span
    assert text[start:end] == inside


def test_a_statement_at_the_end_of_an_article() -> None:
    """Nothing needs to follow the statement."""
    before, _ = ARTICLE.split(JOINT_STATEMENT)
    (omission,) = parse(before + JOINT_STATEMENT).omitted
    assert omission.reason == "before the statement"


def test_too_little_grammar_cuts_nothing() -> None:
    """Two clauses in an article are not enough to throw the article away."""
    text = "The mayor spoke for a long time about the ferry and about its long history in the town."
    text += "\n\nThe Council,\n\nRecalling the ferry,\n\n1. Decides to meet."
    assert parse(text).omitted == ()


def test_prose_is_body() -> None:
    """A participle in flowing prose makes no preamble; headings and bullets are kept apart."""
    statement = parse(PROSE)
    assert [c.label for c in statement] == [
        *("Title", "Title (2)", "Para. 1", "Heading 1", "Para. 2"),
        *("Para. 3", "Para. 4", "Para. 5"),
    ]
    assert {c.kind for c in statement} == {
        ClauseKind.FRAMING,
        ClauseKind.HEADING,
        ClauseKind.BODY,
    }
    assert statement.place == "Lisbon, Portugal"
    assert [omission.reason for omission in statement.omitted] == ["rule"]


def test_a_declaration_under_headings() -> None:
    """What follows "WE HEREBY DECLARE TO:" is operative to the end, under headings too."""
    text = """\
**WE,** the ministers of Alfa and Bravo, gathered in Lisbon on 3 March 2031;

**RECALLING** the ferry;

**NOTING** the piers;

**WE HEREBY DECLARE TO:**

**Piers**

-   **PROMOTE** safe piers.

As seafaring nations we commit to the ferry.

**ADOPTED** in Lisbon on the third of March.
"""
    assert labels(text) == [
        *("Chapeau", "PP1", "PP2", "Lead-in", "Heading 1", "OP1", "OP2", "Footer 1"),
    ]
    found = clause(text, "PP1")
    assert (found.text, found.opening) == ("**RECALLING** the ferry;", "RECALLING")
    (act,) = found.acts
    assert text[act.start : act.end] == "RECALLING"


def test_a_treaty() -> None:
    """Articles give their number to the paragraphs below; signatures are framing."""
    text = """\
**Preamble**

The Government of Alfa (“Alfa”) and the Government of Bravo (“Bravo”),

**RECOGNIZING** the ferry between them; and

**SEEKING** to keep it,

**HAVE AGREED** as follows:

**Article 1.1: The ferry**

1. Alfa shall keep the ferry.

2. Bravo shall:

\\(a\\) keep the piers; and

(b) publish the tariff.

**Article 1.2: Disputes**

The Parties shall consult.

Signed at Lisbon on 3 March 2031.

JANE ROE

JOHN DOE
"""
    assert labels(text) == [
        *("Heading 1", "Chapeau", "PP1", "PP2", "Lead-in", "Heading 2", "Art. 1.1(1)"),
        *("Art. 1.1(2)", "Art. 1.1(2)(a)", "Art. 1.1(2)(b)", "Heading 3", "Art. 1.2"),
        *("Footer 1", "Footer 2", "Footer 3"),
    ]
    assert parse(text).parties == ("The Government of Alfa", "the Government of Bravo")
    assert clause(text, "Art. 1.1(2)(a)").marker == "\\(a\\)"


def test_numbered_communique() -> None:
    """Printed numbers are cited; what stands between them belongs to the paragraph before."""
    text = (
        "1. We met in Lisbon.\n\n2. We spoke.\n\nWe also dined.\n\n-   on fish\n\n-   on rice\n\n"
        "3. We left.\n\nWe thank our hosts."
    )
    assert labels(text) == [
        *("Para. 1", "Para. 2", "Para. 2 (continued)", "Para. 2, indent 1"),
        *("Para. 2, indent 2", "Para. 3", "Unnumbered 1"),
    ]


def test_signatures_stand_above_place_and_date() -> None:
    """Name, place and date below a text are framing, whatever the place is."""
    text = "We met.\n\nWe left.\n\nJANE ROE\n\nTHE HARBOUR HOUSE,\n\nMarch 3, 2031."
    assert labels(text)[2:] == ["Footer 1", "Footer 2", "Footer 3"]
    assert parse(text).date == dt.date(2031, 3, 3)


def test_signatures_and_notes_are_framing() -> None:
    """Names and footnotes below a text are no paragraphs of it."""
    text = "We met in Lisbon.\n\nWe left.\n\n\\* See the map.\n\nSigned at Lisbon.\n\nJane Roe"
    assert labels(text) == ["Para. 1", "Para. 2", "Footer 1", "Footer 2", "Footer 3"]


PRESIDENTIAL = """\
Statement by the President of the Security Council

At the 9912th meeting of the Security Council, held on 3 March 2031, in connection with the item
entitled “Ferries”, the President of the Security Council made the following statement on behalf
of the Council:

“The Security Council welcomes the reopening of the ferry.

“The Council also requests the Secretary-General to report on the piers.

“The Security Council will remain seized of the matter.”
"""


def test_a_presidential_statement() -> None:
    """Its paragraphs are undivided; the repeated subject is no part of the opening."""
    statement = parse(PRESIDENTIAL)
    assert [c.label for c in statement] == ["Title", "Lead-in", "Para. 1", "Para. 2", "Para. 3"]
    assert {c.kind for c in statement} == {ClauseKind.FRAMING, ClauseKind.BODY}
    assert [c.opening for c in statement][2:4] == ["welcomes", "also requests"]
    assert (statement.form, statement.organ) == ("presidential statement", "The Security Council")
    assert statement.date == dt.date(2031, 3, 3)
    untitled = PRESIDENTIAL.partition("\n\n")[2]
    assert parse(untitled).form == "presidential statement"


def test_a_memorandum_of_understanding() -> None:
    """Numbered headings give their number to the paragraphs below; decimals stand by themselves."""
    text = """\
The Ministry of Ferries of Alfa and the Ministry of Piers of Bravo (hereinafter “the Participants”),

Recognizing the value of ferries,

Have reached the following understanding:

1. Purpose

The Participants will keep the ferry running.

2. Cooperation

2.1 The Participants will exchange data.

2.2 The Participants will meet once a year:

(a) in Alfa; or

(b) in Bravo.

Paragraph 3

This memorandum will come into effect on signature.

Signed in Lisbon on 3 March 2031.
"""
    assert labels(text) == [
        *("Chapeau", "PP1", "Lead-in", "Heading 1", "Para. 1", "Heading 2", "OP2.1", "OP2.2"),
        *("OP2.2(a)", "OP2.2(b)", "Heading 3", "Para. 3", "Footer 1"),
    ]
    statement = parse(text)
    assert (statement.form, statement.organ) == ("memorandum of understanding", "")
    assert statement.date == dt.date(2031, 3, 3)
    assert clause(text, "OP2.2(b)").parent == "OP2.2"


def test_a_convention() -> None:
    """Parts, titles of articles, sub-paragraphs, final clauses and annexes."""
    text = """\
CONVENTION ON FERRIES

The States Parties to this Convention,

Desiring to keep ferries safe,

Have agreed as follows:

PART I

Article 1

Definitions

For the purposes of this Convention “pier” means:

(a) a landing place; and

(b) a ramp:

(i) of wood; or

(ii) of stone.

Article 2. This Convention shall be open for signature.

It shall enter into force at once.

PART II

Article 1

1. Ferries carry lamps.

IN WITNESS WHEREOF the undersigned have signed this Convention.

DONE at Lisbon, this third day of March 2031.

Annex I

Lamps

1. Lamps are white:

(a) by day; and

(b) by night.

There are no others.

Annex II

Article 1

Tariffs are low.
"""
    found = [c.label for c in parse(text) if c.label[:2] not in {"He", "Ti", "Fo"}]
    assert found == [
        *("Chapeau", "PP1", "Lead-in", "Art. 1", "Art. 1(a)", "Art. 1(b)", "Art. 1(b)(i)"),
        *("Art. 1(b)(ii)", "Art. 2", "Art. 2, para. 2", "Part II, Art. 1(1)"),
        *("Annex I, para. 1", "Annex I, para. 1(a)", "Annex I, para. 1(b)"),
        *("Annex I, unnumbered 1", "Annex II, Art. 1"),
    ]
    assert clause(text, "Art. 1(b)(ii)").parent == "Art. 1(b)"
    statement = parse(text)
    assert (statement.form, statement.date) == ("treaty", dt.date(2031, 3, 3))


def test_lines_of_their_own_head_the_articles_of_an_unwrapped_text() -> None:
    """Where every line is a paragraph, "Article 1" is one too."""
    text = (
        "We met.\n\nChapter I\nArticle 1\nFerries sail.\n\nThey float.\n\nArticle 2\nPiers stand."
    )
    assert labels(text) == [
        *("Para. 1", "Heading 1", "Heading 2", "Art. 1", "Art. 1, para. 2"),
        *("Heading 3", "Art. 2"),
    ]


def test_loose_paragraphs_do_not_end_a_treaty_on_a_page() -> None:
    """Under its articles a treaty has paragraphs without number and without verb in front."""
    note = "This draft was taken from a web page, which its editor has put in better order."
    text = (
        f"{note}\n\nThe Parties to this Agreement,\n\nNoting the ferry,\n\n"
        "Have agreed as follows:\n\n## Article 1\n\n1. Ferries sail.\n\n## Article 2\n\n"
        "Piers stand.\n\nThey stand still.\n\n## Article 3\n\nLamps burn."
    )
    statement = parse(text)
    assert statement.span[1] == len(text)
    assert [omission.reason for omission in statement.omitted] == ["before the statement"]


COMMUNIQUE = """\
Joint Communiqué on the Ferry

Lisbon, 3 March 2031

The ministers of Alfa and Bravo met in Lisbon.

1. The ministers welcomed the repairs.

2. They agreed on the following steps:

(a) to paint the piers;

(b) to buy lamps.

3. They will meet again in June.
"""


def test_a_communique_inside_an_article() -> None:
    """Without a preamble, the title and the series of numbers show where a statement lies."""
    before, after = ARTICLE.split(JOINT_STATEMENT)
    text = before + COMMUNIQUE + after
    start, end = parse(text).span
    assert text[start:end] == COMMUNIQUE.strip()
    statement = parse(text)
    assert statement.title == "Joint Communiqué on the Ferry"
    assert (statement.form, statement.place) == ("communiqué", "Lisbon")


def test_a_quoted_communique_inside_an_article() -> None:
    """Paragraphs that each open with a quotation mark belong together."""
    before, after = ARTICLE.split(JOINT_STATEMENT)
    title, _, rest = COMMUNIQUE.partition("\n\nThe ministers")
    quoted = f"{title}\n\n“The ministers met.\n\n“They agreed:\n\n(a) to paint.\n\n“They left.”"
    text = before + quoted + after
    start, end = parse(text).span
    assert text[start:end] == quoted
    assert rest
    assert parse(before + quoted).span == (start, end)


@pytest.mark.parametrize(
    "inside",
    [
        COMMUNIQUE.replace("3. They", "They").replace("2. They", "They"),
        COMMUNIQUE.replace("Lisbon, 3 March 2031\n\n", ""),
        "Joint Communiqué\n\nLisbon, 3 March 2031\n\n“They met.\n\nThey left.",
    ],
)
def test_too_little_structure_cuts_nothing(inside: str) -> None:
    """Fewer than three numbers or quoted paragraphs, or a title without date, are no evidence."""
    before, after = ARTICLE.split(JOINT_STATEMENT)
    assert parse(before + inside + after).omitted == ()


def test_a_text_that_turns_from_what_is_to_what_should_be_done() -> None:
    """Numbered paragraphs that describe, then numbered ones that prescribe, are two parts."""
    text = """\
Ferries have a long history on these shores.

1. Half of the ferries are old.

2. The piers rot.

3. Lamps: most of them are broken.

4. Promote safe ferries. They serve both shores.

5. Piers must be painted.

6. Strengthen the lamps. It is necessary to see.

7. Ports should be lit.

8. This message goes to all ports.
"""
    assert labels(text) == [
        *("PP1", "PP1 (2)", "PP2", "PP3", "OP4", "OP5", "OP6", "OP7", "Para. 8"),
    ]
    mixed = text.replace("The piers rot", "The piers should be painted")
    assert ClauseKind.OPERATIVE not in kinds(mixed)


def test_a_french_text_that_turns() -> None:
    """In French, an infinitive that is the whole first sentence prescribes."""
    text = (
        "7.1 Les bacs sont vieux.\n\n7.2 Les quais sont vieux, et les mesures sont :\n\n"
        "7.2.1 favoriser les ponts ;\n\n7.2.2 peindre les quais ;\n\n"
        "7.2.3 allumer l’éclairage ;\n\n7.2.4 mettre en service un bac ;\n\n7.2.5 etc."
    )
    assert [kind.value[0] for kind in kinds(text)] == [*"pp", *"ooooo"]


WAITING = "Reporters waited in the harbour while the storm went on for a long time. Nobody spoke."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (WAITING, ""),
        (WAITING, WAITING),
        (f"{WAITING}\n\nThe full text of the joint statement follows:", ""),
        ("The full text of the joint statement follows:", WAITING),
    ],
)
@pytest.mark.parametrize(
    "changed",
    [
        ("", ""),
        ("2. Consider", "Both sides shall name a pilot.\n\n2. Consider"),
        ("2. Consider", "Both sides shall name a pilot.\n\nThey shall meet.\n\n3. Consider"),
        ("creating a Joint", "creating\n\n- 2 -\n\na Joint"),
    ],
)
def test_an_embedded_statement_reads_as_it_does_alone(
    above: str, below: str, changed: tuple[str, str]
) -> None:
    """What a page says around a statement alters none of its clauses and hides none."""
    alone = "Joint Statement on Ferries\n\n" + JOINT_STATEMENT.partition("\n\n")[2].replace(
        *changed
    )
    embedded = parse(f"{above}\n\n{alone}\n\n{below}")
    assert [(c.label, c.kind, c.text) for c in embedded] == [
        (c.label, c.kind, c.text) for c in parse(alone)
    ]
    codes = [notice.code for notice in embedded.warnings]
    assert codes == [notice.code for notice in parse(alone).warnings]


def test_what_reads_like_a_clause_is_not_left_out_in_silence() -> None:
    """Where a list behind a statement begins anew, a notice says that it may be part of it."""
    inside = JOINT_STATEMENT.partition("\n\n")[2]
    text = f"{WAITING}\n\n{inside}\n\n{WAITING}\n\n1. Invite the pilots to meet."
    (notice,) = parse(text).warnings
    assert notice.code == "ClausesLeftOut"
    assert notice.excerpt == "1. Invite the pilots to meet."


PIERS = (
    "The full text of the joint statement follows:\n\n"
    "Joint Statement on Piers (Oslo, 4 April 2032)\n\n"
    "The Ministers of Alfa and Bravo,\n\nRecalling their talks,\n\nStressing the need,\n\n"
    "Agreed on the following:\n\n1. Open the pier.\n\n2. Exchange pilots."
)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_chosen_statement_reads_as_it_does_alone(number: int) -> None:
    """A statement below others, announced or not, has the clauses, title and date it has alone."""
    several = (
        RESOLUTION.partition("7 See")[0].strip(),
        JOINT_STATEMENT.strip(),
        PIERS,
    )
    alone = parse(several[number - 1])
    chosen = parse("\n\n".join(several), which=number)
    assert [(c.label, c.text) for c in chosen] == [(c.label, c.text) for c in alone]
    assert (chosen.title, chosen.date, chosen.form) == (alone.title, alone.date, alone.form)
