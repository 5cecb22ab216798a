"""Hypothesis strategies for statements: realistic ones and hostile ones."""

from __future__ import annotations

from hypothesis import strategies as st

from diplodiff.model import (
    LONGEST_EXCERPT,
    Act,
    Addressee,
    AddresseeClass,
    Bracket,
    Clause,
    ClauseKind,
    Hedge,
    Notice,
    Omission,
    Performative,
    Phrase,
    Reference,
    ReferenceKind,
    Statement,
    Timing,
    TimingKind,
)

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


def _few(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=2).map(tuple)


_anything = st.text(st.characters(exclude_categories=()), max_size=12)
_offsets = {"start": st.integers(20, 30), "end": st.integers(30, 40)}
_forty = st.text(st.characters(exclude_categories=()), min_size=40, max_size=50)
_phrase = {"text": _anything, **_offsets}
_phrases = st.builds(Phrase, **_phrase)
_timings = st.builds(
    Timing,
    kind=st.sampled_from(TimingKind),
    date=st.none() | st.dates(),
    count=st.none() | st.integers(0, 999),
    unit=st.sampled_from(("", "day", "month")),
    **_phrase,
)
_acts = st.builds(
    Act,
    opening=_anything,
    head=_anything,
    category=_anything,
    performative=st.none() | st.sampled_from(Performative),
    modifiers=_few(_anything),
    verbs=_few(_anything),
    inherited=st.booleans(),
    lead_in=_anything,
    actor=st.none() | _phrases,
    addressees=_few(
        st.builds(Addressee, category=st.sampled_from(AddresseeClass), **_phrase),
    ),
    object=st.none() | _phrases,
    modal=st.none() | _phrases,
    deadline=st.none() | _timings,
    frequency=st.none() | _timings,
    place=st.none() | _phrases,
    hedges=_few(st.builds(Hedge, category=_anything, **_phrase)),
    **_offsets,
)
_references = st.builds(
    Reference,
    kind=st.sampled_from(ReferenceKind),
    identity=_anything,
    within=_anything,
    date=st.none() | st.dates(),
    place=_anything,
    **_phrase,
)
_brackets = st.builds(
    Bracket,
    depth=st.integers(0, 3),
    group=st.integers(0, 3),
    alternatives=_few(_phrases),
    option=_anything,
    attribution=_anything,
    closed=st.booleans(),
    **_offsets,
)
_clauses = st.builds(
    Clause,
    kind=st.sampled_from(ClauseKind),
    label=_anything,
    marker=_anything,
    text=_anything,
    opening=_anything,
    printed_start=st.integers(0, 20),
    depth=st.integers(0, 5),
    parent=_anything,
    acts=_few(_acts),
    references=_few(_references),
    brackets=_few(_brackets),
    **_offsets,
)

full_statements = st.builds(
    Statement,
    clauses=_few(_clauses),
    source_text=_forty,
    title=_anything,
    symbol=_anything,
    number=_anything,
    date=st.none() | st.dates(),
    place=_anything,
    organ=_anything,
    form=_anything,
    language=st.sampled_from(("en", "fr", "tr", "xx")),
    parties=_few(_anything),
    omitted=_few(st.builds(Omission, reason=_anything, **_offsets)),
    warnings=_few(
        st.builds(
            Notice,
            code=_anything,
            message=_anything,
            excerpt=st.text(max_size=LONGEST_EXCERPT),
            **_offsets,
        )
    ),
)
"""Statements with every field of the model filled, each with anything of its type: no parser
would make them, and whatever handles statements has to bear them."""
