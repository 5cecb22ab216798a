"""Texts that the tests of parsing share, and short ways to look at what became of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from diplodiff.errors import EmptyDocumentError, NoStatementError, SeveralStatementsError
from diplodiff.parsing import parse

if TYPE_CHECKING:
    from diplodiff.model import Clause, ClauseKind, Statement


PIECES = (
    "The Security Council,",
    "The Governments of Alfa and Bravo,",
    "Recalling its earlier resolutions,",
    "– Reaffirming their commitment to the river;",
    "Agreed on the following:",
    "1. Decides to remain seized of the matter;",
    "2. Calls upon all parties:",
    "(a) To open the bridge;",
    "(i) within thirty days;",
    "- a bullet",
    "**Heading**",
    "ANNEX",
    "Adopted at the 12th meeting.",
    "3 Ibid., document 7.",
    "We welcome the results. They were good.",
    "18-17962 (E)",
    "2/5",
    "---",
    "A/RES/73/6",
    "<!-- -->",
    "\u200b",
    "...",
    "with the\u00a0river",
    "10. (a) The ferry",
    "PP2 bis Noting the ferry,",
    "Article 3",
    "ANNEX II",
    "Joint Statement of 3 March 2031",
    "2. Ferries",
    "2.1 The ferries will sail.",
    "“The Security Council welcomes the ferry.",
)


texts_of_pieces = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", "\n\n", "\r\n", " ", "\f"))),
    min_size=1,
    max_size=25,
).map(lambda parts: "".join(itertools.chain.from_iterable(parts)))


any_text = st.one_of(
    st.text(),
    st.text(alphabet="(ia)1.2,;: \n\r-–*_A\u200b#<>!\\|Dx"),
    texts_of_pieces,
)


def statement_of(text: str) -> Statement | None:
    """Parse a text; None when it holds no statement, or several."""
    try:
        return parse(text)
    except (EmptyDocumentError, NoStatementError, SeveralStatementsError):
        return None


def labels(text: str) -> list[str]:
    """Return the labels of a text's clauses."""
    return [clause.label for clause in parse(text)]


def kinds(text: str) -> list[ClauseKind]:
    """Return the kinds of a text's clauses."""
    return [clause.kind for clause in parse(text)]


def clause(text: str, label: str) -> Clause:
    """Return the clause with a label."""
    return next(found for found in parse(text) if found.label == label)


RESOLUTION = """\
RESOLUTION 4021 (2031)

Adopted by the Security Council at its 9876th meeting, on 5 May 2031

The Security Council,

Recalling its resolution 3999 (2030) of 7 July 2030 and all its earlier
resolutions on the ferry across the strait,

Deeply concerned at the state of the piers,

Acting under Chapter VII of the Charter of the United Nations,

1. Demands that the parties reopen the ferry;

2. Calls upon all States:

(a) To repair their piers;

(b) To report on the repairs,

(i) within thirty days, and

(ii) once a year afterwards;

3. Decides to remain seized of the matter.

Adopted unanimously at the 9876th meeting.

7 See document S/2031/5.
"""


JOINT_STATEMENT = """\
No: 12, 3 March 2031, Joint Statement on the Ferry (Lisbon, 3 March 2031)

The Republic of Alfa and the Kingdom of Bravo whose ministers met on 2 March 2031,

– Reaffirming their commitment to the ferry;

– Expressing the conviction that it serves both shores.

Agreed on the following:

  1. Continue the repairs.
  2. Consider creating a Joint Ferry Committee.
  3. The tariff of 2030.
"""


ARTICLE = f"""\
On Monday the two ministers told reporters in the harbour that the ferry would sail again soon.

Their spokesman said that the repairs had been expensive. He gave no figures.

{JOINT_STATEMENT}

In June a storm had damaged the piers on both shores and the ferry had been out of service since.

Post a comment
"""


PROSE = """\
Joint Statement of the Ferry Ministers

Lisbon, Portugal, 3-4 March 2031

We, the ministers of Alfa and Bravo, met in Lisbon. We discussed the ferry.

**Cooperation on piers**

Recognizing that piers are expensive, we call for shared repairs. We will meet again.

-   **Timetable:** The ferry will sail daily.
-   **Tariff:** The tariff will not change.

As seafaring nations, we look forward to the next meeting.

\\###
"""
