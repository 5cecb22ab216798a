"""White space and lines."""

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from diplodiff.text import INVISIBLE, LatePattern, fold, read_lines, trim

LINE_ENDS = ("\n", "\r\n", "\r", "\f", "\u2028", "\u2029")


@given(st.text())
def test_fold_alters_white_space_only(text: str) -> None:
    """Folding keeps every other character, in order, and is done once and for all."""
    folded = fold(text)
    assert "".join(folded.split()) == "".join(text.split())
    assert fold(folded) == folded
    assert folded == folded.strip()


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trim_moves_both_ends_past_white_space(text: str, first: int, second: int) -> None:
    """A trimmed span has the same words and no white space at either end."""
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    inner_start, inner_end = trim(text, start, end)
    assert start <= inner_start <= inner_end <= end
    assert text[inner_start:inner_end] == text[start:end].strip()


@given(st.lists(st.text(alphabet=string.ascii_letters + " \t\v\x1c\x85"), max_size=8), st.data())
def test_lines_are_cut_at_every_kind_of_line_end(contents: list[str], data: st.DataObject) -> None:
    """Each printed line is found with its offsets, whatever ends it; blank ones are not."""
    text = "".join(content + data.draw(st.sampled_from(LINE_ENDS)) for content in contents)
    found = [text[line.start : line.end] for line in read_lines(text)]
    assert found == [content.strip() for content in contents if content.strip()]


def test_first_is_where_the_indent_begins() -> None:
    """The difference of `first` and `start` is the indent."""
    (line,) = read_lines("\n   indented  \n")
    assert (line.first, line.start, line.end) == (1, 4, 12)


def test_spaced_says_whether_a_blank_line_is_above() -> None:
    """One line end is none, two or a line of blanks are a gap, and so is the start."""
    spaced = [line.spaced for line in read_lines("a\nb\r\nc\n\nd\n \ne\r\rf\rg")]
    assert spaced == [True, False, False, True, True, True, False]


def test_line_ends_do_not_change_the_lines() -> None:
    """The same text with LF, CRLF and CR has the same lines and the same gaps."""
    text = "one\n two\n\nthree\n"
    wanted = [(text[line.start : line.end], line.spaced) for line in read_lines(text)]
    for end in ("\r\n", "\r"):
        other = text.replace("\n", end)
        assert [(other[x.start : x.end], x.spaced) for x in read_lines(other)] == wanted


def test_no_invisible_character_is_white_space() -> None:
    """`INVISIBLE` lists only what `str.isspace` misses."""
    assert not any(character.isspace() for character in INVISIBLE)


def test_a_late_pattern_matches_as_one_compiled_at_once() -> None:
    """All that it does is what the compiled expression does, offsets included."""
    late, early = LatePattern(r"(b+)c?", re.IGNORECASE), re.compile(r"(b+)c?", re.IGNORECASE)
    for text in ("abBc", "BC", "a"):
        for start in (0, 1):
            assert str(late.match(text, start)) == str(early.match(text, start))
            assert str(late.match(text, start, 2)) == str(early.match(text, start, 2))
            assert str(late.search(text, start)) == str(early.search(text, start))
            assert str(late.search(text, start, 2)) == str(early.search(text, start, 2))
        assert str(late.fullmatch(text)) == str(early.fullmatch(text))
        assert late.sub("-", text) == early.sub("-", text)
