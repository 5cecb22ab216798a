"""Text -> Statement: laws that hold for any text, and the time it takes."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings

from diplodiff.errors import EmptyDocumentError, NoStatementError, OptionError
from diplodiff.model import LONGEST_EXCERPT
from diplodiff.parsing import parse
from pace import PACE
from texts import RESOLUTION, any_text, statement_of, texts_of_pieces


@settings(max_examples=400)
@given(any_text)
def test_clauses_slice_to_their_text(text: str) -> None:
    """Spans are ordered and disjoint; marker and wording are as printed, white space folded."""
    statement = statement_of(text)
    if statement is None:
        return
    assert statement.source_text == text
    before = 0
    for found in statement:
        assert before <= found.printed_start <= found.start < found.end
        before = found.end
        printed = text[found.start : found.end]
        assert printed == printed.strip()
        assert found.text == " ".join(printed.split())
        marked = text[found.printed_start : found.start]
        assert marked.startswith(found.marker)
        assert not marked[len(found.marker) :].strip()


@settings(max_examples=400)
@given(any_text)
def test_no_text_is_lost(text: str) -> None:
    """Every character that is not white space lies in exactly one clause or omission."""
    statement = statement_of(text)
    if statement is None:
        return
    spans = [(found.printed_start, found.end) for found in statement]
    spans += [(omission.start, omission.end) for omission in statement.omitted]
    at = 0
    for start, end in sorted(spans):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
    assert all(omission.reason for omission in statement.omitted)


@given(any_text)
def test_labels_are_unique_and_reading_is_deterministic(text: str) -> None:
    """No two clauses are cited alike, and equal texts give equal statements."""
    statement = statement_of(text)
    if statement is None:
        return
    assert len({found.label for found in statement}) == len(statement)
    assert parse(text) == statement


@settings(max_examples=400)
@given(any_text)
def test_sub_clauses_are_a_tree(text: str) -> None:
    """A clause below another names it as its parent; that stands before it, one level higher."""
    statement = statement_of(text)
    if statement is None:
        return
    depths: dict[str, int] = {}
    for found in statement:
        assert (found.parent == "") == (found.depth == 0)
        if found.parent:
            assert depths[found.parent] == found.depth - 1
        depths[found.label] = found.depth


@given(any_text)
def test_doubts_quote_the_words_in_question(text: str) -> None:
    """A notice points into the text and quotes what stands there."""
    statement = statement_of(text)
    if statement is None:
        return
    for notice in statement.warnings:
        printed = " ".join(text[notice.start : notice.end].split())
        assert notice.excerpt
        assert len(notice.excerpt) <= LONGEST_EXCERPT
        assert printed.startswith(notice.excerpt.removesuffix("…"))


@given(any_text)
def test_acts_point_to_their_words(text: str) -> None:
    """An act's span lies in the text; a clause's own one lies in the clause."""
    statement = statement_of(text)
    if statement is None:
        return
    for found in statement:
        for act in found.acts:
            assert 0 <= act.start < act.end <= len(text)
            if not act.inherited:
                assert found.start <= act.start
                assert act.end <= found.end
        if found.opening:
            assert found.opening == found.acts[0].opening


@given(texts_of_pieces)
def test_line_ends_do_not_change_the_clauses(text: str) -> None:
    """The same text with LF and CRLF has the same clauses."""
    unix = text.replace("\r\n", "\n")
    one, other = statement_of(unix), statement_of(unix.replace("\n", "\r\n"))
    if one is None or other is None:
        assert one is other
        return
    assert [(c.label, c.text) for c in one] == [(c.label, c.text) for c in other]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000\r\n"])
def test_white_space_is_an_empty_document(text: str) -> None:
    """Nothing but white space is no document."""
    with pytest.raises(EmptyDocumentError):
        parse(text)


@pytest.mark.parametrize("text", ["---\n***", "12\n\n2/5", "<!-- -->", "\u200b", "…"])
def test_furniture_alone_is_no_statement(text: str) -> None:
    """Rules, page numbers and markup are no clauses."""
    with pytest.raises(NoStatementError):
        parse(text)


@pytest.mark.parametrize("argument", ["text", "title", "symbol"])
def test_only_strings_are_accepted(argument: str) -> None:
    """Bytes are rejected by name, with the way to mend it."""
    arguments: dict[str, Any] = {"text": "Noting,", "title": "", "symbol": "", argument: b"Noting,"}
    with pytest.raises(OptionError, match=f"{argument} must be a str, not bytes"):
        parse(arguments["text"], title=arguments["title"], symbol=arguments["symbol"])


def test_every_reason_and_label_is_plain() -> None:
    """Labels and reasons are short words that a reader can cite."""
    statement = parse(RESOLUTION)
    assert all(re.fullmatch(r"[\w .()-]+", found.label) for found in statement)


MEGABYTE = 1_000_000


def repeated(unit: str, *, before: str = "", behind: str = "") -> str:
    """Repeat a few characters to a megabyte, or whole lines to a fifth of one."""
    size = MEGABYTE // 5 if "\n" in unit else MEGABYTE
    return before + unit * (size // len(unit)) + behind


COUNCIL = "The Council,\n\nNoting it,\n\n"
BAITS = {
    "one line": repeated("word "),
    "one word": repeated("a"),
    "numbered clauses": "".join(f"{n}. Decides to meet;\n\n" for n in range(1, 10_000)),
    "short lines": repeated("short\n"),
    "blank lines": repeated("\n", behind="end"),
    "spaces": repeated(" ", before="a", behind="b"),
    "romans": repeated("(i) x\n(v) y\n"),
    "open brackets": repeated("(", behind="a"),
    "square brackets": repeated("[shall] "),
    "headings": repeated("HEADING\n\n", before="Noting it,\n\n1. Decides;\n\n"),
    "adoption lines": repeated(
        "Adopted at the 3rd meeting.\n\n", before=COUNCIL, behind="1. Decides to meet."
    ),
    "run-on numbers": repeated("x; 3. Decides to. "),
    "organs": repeated("The Security Council,\n\n"),
    "titles": repeated("Resolution 4021 (2031)\n\n"),
    "titles with dates": repeated(
        "Joint Statement\n\nLisbon, 3 March 2031\n\n",
        before="One sentence of prose that is long enough to be a paragraph of a page.\n\n",
    ),
    "small resolutions": repeated(
        "Resolution 7\n\nThe Council,\n\nNoting it,\n\nDecides;\n\nUrges.\n\n"
    ),
    "articles": repeated("Article 1\n\nText.\n\n", before=COUNCIL),
    "annexes": repeated("Annex I\n\n1. Text.\n\n", before=COUNCIL),
    "recitals": repeated("Notes the ferry;\n\n", before="The Council\n\n"),
    "announcing lines": repeated("Considers that:\n\n2. It is.\n\n", before=COUNCIL),
    "capital words": repeated("Aaaa Bbbb "),
    "quotation marks": repeated("“"),
    "emphasis": repeated("**_"),
    "tags": repeated("<b "),
    "dates": repeated("3 March 2031, "),
    "participles": repeated("Noting that, we ", before="Noting "),
    "bullets": repeated("- a\n"),
    "indented bullets": "".join(" " * (n % 40) + "- a;\n" for n in range(8_000)),
    "decimals": repeated("1.1.1.1 Text\n\n"),
    "commas": repeated("a, "),
    "the organ of of": repeated("the council of the ", before="The "),
    "adopts": repeated("adopts 2031 "),
    "infinitives": repeated("1. paver la voie\n\n"),
}


@pytest.mark.parametrize("name", BAITS)
def test_a_megabyte_takes_linear_time(name: str) -> None:
    """No form of text takes more than linear time; 2,500 lines may take another second.

    On an idle machine without the tracing of a coverage run they take a third of it.
    """
    text = BAITS[name]
    begin = time.process_time()
    statement_of(text)
    seconds = time.process_time() - begin
    assert seconds < (3 + text.count("\n") / 2_500) * PACE
