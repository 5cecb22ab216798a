"""Hypothesis strategies for statements: realistic ones and hostile ones."""

from __future__ import annotations

from hypothesis import strategies as st

from diplodiff.model import Act, Clause, ClauseKind, Statement

WORDS = (
    "all parties the ceasefire humanitarian access without delay and its mandate of the Mission "
    "until 31 March 2021 resolution 2510 (2020) shall should not urgently regional neighbours "
    "political process elections observers within 60 days Committee report Secretary-General"
).split()
OPENINGS = {
    ClauseKind.PREAMBULAR: ("Recalling", "Recalling also", "Welcoming", "Deeply concerned"),
    ClauseKind.OPERATIVE: ("Calls upon", "Demands", "Also urges", "Encourages", "Decides"),
    ClauseKind.BODY: ("", ""),
    ClauseKind.HEADING: ("", ""),
    ClauseKind.FRAMING: ("", ""),
}

any_text = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40).filter(
    lambda text: text.strip()
)
"""Any code points, lone surrogates and control characters included, that are not all blank."""

wording = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@st.composite
def clauses(
    draw: st.DrawFn, texts: st.SearchStrategy[str] = wording
) -> tuple[str, str, ClauseKind]:
    """Draw an opening, the words after it, and a kind."""
    kind = draw(st.sampled_from(list(ClauseKind)))
    return draw(st.sampled_from(OPENINGS[kind])), draw(texts), kind


def build(parts: list[tuple[str, str, ClauseKind]]) -> Statement:
    """Lay clauses out as a text, one a line, and return the statement they make."""
    lines, made, at = [], [], 0
    for number, (opening, words, kind) in enumerate(parts, 1):
        text = " ".join(f"{opening} {words}".split())
        act = Act(opening=opening, head=opening.lower(), start=at, end=at + len(opening))
        made.append(
            Clause(
                kind=kind,
                label=f"C{number}",
                text=text,
                opening=opening,
                start=at,
                end=at + len(text),
                printed_start=at,
                acts=(act,) if opening else (),
            )
        )
        lines.append(text)
        at += len(text) + 1
    return Statement(clauses=tuple(made), source_text="\n".join(lines))


statements = st.lists(clauses(), max_size=8).map(build)
"""Statements in the language of resolutions; clauses may repeat."""

hostile_statements = st.lists(clauses(any_text), max_size=5).map(build)
"""Statements of any characters at all."""
