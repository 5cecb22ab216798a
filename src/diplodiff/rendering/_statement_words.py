"""A statement -> the words and runs that every report on one statement shows.

Everything returned here is visible text; see `diplodiff.rendering._visible`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ClauseKind, Performative, ReferenceKind
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import composition, counted, date_words, remarks
from diplodiff.text import trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.model import Act, Bracket, Clause, Phrase, Reference, Statement

__all__ = [
    "Run",
    "closing_words",
    "facts",
    "hedges_marked",
    "notes",
    "runs",
    "title",
    "usual_actor",
]

_BETWEEN = " · "
_HEDGE = "‹{}›"
_RESOLUTION = "resolution "
_NOT, _NEGATED = "not", "negated"

_OPENING, _HEDGED, _BRACKET = 1, 2, 4

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "tr": "Turkish",
    "zh": "Chinese",
}
_PARTS = (ReferenceKind.CHAPTER, ReferenceKind.ARTICLE, ReferenceKind.PARAGRAPH)


class Run(NamedTuple):
    """Words of a clause that are set alike.

    Parameters
    ----------
    text : str
        The words, visible, never empty.
    opening : bool
        Whether they belong to the lead phrase of an act.
    hedged : bool
        Whether they take force from an act.
    bracket : bool
        Whether they are a bracket's mark, not its wording.
    """

    text: str
    opening: bool
    hedged: bool
    bracket: bool


def title(statement: Statement, *, name: str = "") -> str:
    """Return what stands above a statement: its title, or else its symbol, or else its name."""
    return visible(statement.title or statement.symbol or name or "untitled text")


def facts(statement: Statement, *, name: str = "") -> tuple[tuple[str, str], ...]:
    """List what the text says of itself and what was found in it, as far as there is any.

    Parameters
    ----------
    statement : Statement
        The statement.
    name : str
        What the caller calls it, such as its file name.

    Returns
    -------
    tuple of (str, str)
        Name of the fact and the fact: source, symbol, number, form, organ, date, place, parties
        and language, where it is not English; numbers of clauses, acts, references and brackets.
    """
    heading = title(statement, name=name)
    language = "" if statement.language == "en" else statement.language
    pairs = (
        ("Source", "" if visible(name) == heading else name),
        ("Symbol", "" if visible(statement.symbol) == heading else statement.symbol),
        ("Number", statement.number),
        ("Form", statement.form),
        ("Organ", statement.organ),
        ("Date", "" if statement.date is None else date_words(statement.date)),
        ("Place", statement.place),
        ("Parties", "; ".join(statement.parties)),
        ("Language", _LANGUAGES.get(language, language)),
        *_counts(statement),
    )
    return tuple((fact, visible(words)) for fact, words in pairs if words)


def _counts(statement: Statement) -> Iterator[tuple[str, str]]:
    kinds = composition(statement) if len(statement) else "none"
    yield "Clauses", f"{len(statement):,}: {kinds}" if "," in kinds else kinds
    acts = Counter(act.performative for clause in statement for act in clause.acts)
    if acts:
        sorts = ", ".join(f"{acts[sort]:,} {sort}" for sort in Performative if acts[sort])
        yield "Acts", f"{acts.total():,}: {sorts}" if sorts else f"{acts.total():,}"
    if references := sum(len(clause.references) for clause in statement):
        yield "References", f"{references:,}"
    if brackets := sum(len(clause.brackets) for clause in statement):
        yield "Brackets", f"{brackets:,} open"


def usual_actor(statement: Statement) -> str:
    """Return who acts in most acts of a statement, without regard to capitals; "" for nobody."""
    actors = Counter(
        act.actor.text.casefold()
        for clause in statement
        for act in clause.acts
        if act.actor is not None
    )
    return max(actors, key=actors.__getitem__, default="")


def runs(clause: Clause, source_text: str) -> tuple[Run, ...]:
    """Cut a clause's wording where its setting changes.

    Parameters
    ----------
    clause : Clause
        The clause.
    source_text : str
        The text that its offsets refer to.

    Returns
    -------
    tuple of Run
        Together they spell the wording. What does not stand in the wording, such as the opening
        of an inherited act, is not marked.
    """
    flags = bytearray(len(clause.text))
    for flag, start, end in _marked(clause, source_text):
        for at in range(*trim(clause.text, start, end)):
            flags[at] |= flag
    return tuple(
        Run(
            visible("".join(character for _, character in group)),
            opening=bool(flag & _OPENING),
            hedged=bool(flag & _HEDGED),
            bracket=bool(flag & _BRACKET),
        )
        for flag, group in groupby(zip(flags, clause.text, strict=True), key=itemgetter(0))
    )


def _marked(clause: Clause, source_text: str) -> Iterator[tuple[int, int, int]]:
    """Yield what to mark: a flag, and a span of the wording."""
    own = clause.text.find(clause.opening)
    if own >= 0:
        yield _OPENING, own, own + len(clause.opening)
    places = _Places(clause, source_text)
    for act in clause.acts:
        if not act.inherited:
            yield _OPENING, *places.span(act.start, act.end)
        for hedge in act.hedges:
            if hedge.weakens:
                yield _HEDGED, *places.span(hedge.start, hedge.end)
    for bracket in clause.brackets:
        yield _BRACKET, *places.span(bracket.start, bracket.start + 1)
        if bracket.closed:
            yield _BRACKET, *places.span(bracket.end - 1, bracket.end)


class _Places:
    """The way from offsets in the source text to offsets in a clause's folded wording.

    The wording is the source with white space folded, in some texts without the marks of
    emphasis; so its characters stand in the source in the same order.
    """

    def __init__(self, clause: Clause, source_text: str) -> None:
        self._clause = clause
        self._offsets: list[int] = []
        at = clause.start
        for character in clause.text:
            if character != " ":
                at = source_text.find(character, at, clause.end)
                if at < 0:  # a clause that somebody made without its source
                    self._offsets = []
                    return
            self._offsets.append(at)
            at += character != " "

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the source stands in the wording; (0, 0) if it does not."""
        if not (self._offsets and self._clause.start <= start < end <= self._clause.end):
            return 0, 0
        return bisect_left(self._offsets, start), bisect_left(self._offsets, end)


def hedges_marked(given: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    """Put ‹ › around hedges, for reports that cannot underline.

    Parameters
    ----------
    given : iterable of Run
        The runs of a clause.

    Yields
    ------
    tuple of (str, bool)
        Words, and whether they are an opening.
    """
    for opening, group in groupby(given, key=lambda run: run.opening):
        yield "".join(_HEDGE.format(run.text) if run.hedged else run.text for run in group), opening


def notes(clause: Clause, *, usual: str = "") -> tuple[str, ...]:
    """Say what was understood of a clause, one line per act, then what it cites and leaves open.

    Parameters
    ----------
    clause : Clause
        The clause.
    usual : str
        Who acts in most acts of the statement, see `usual_actor`; not named again.

    Returns
    -------
    tuple of str
        For example "→ the Secretary-General · within 30 days · directive" and "cites resolution
        2510 (2020)"; nothing where there is nothing to say.
    """
    lines = [_act_words(act, clause, usual) for act in clause.acts]
    lines += [_citation_words(clause.references), _bracket_words(clause.brackets)]
    return tuple(visible(line) for line in lines if line)


def _act_words(act: Act, clause: Clause, usual: str) -> str:
    """Say of an act what its clause, and the clause above, do not show at a glance.

    Its verb is named where there are several, or where one from above is directed to somebody
    here. Its sort alone is no news of a lent verb, or of a preamble, which asserts or feels.
    """
    addressees = ", ".join(each.text for each in act.addressees if _news(each, act, clause))
    parts = (act.deadline, act.frequency, act.place)
    details = [part.text for part in parts if part is not None and _news(part, act, clause)]
    details += _modality(act, clause)
    sort = [] if act.performative is None else [act.performative]
    plain = act.inherited or clause.kind is ClauseKind.PREAMBULAR
    if not (addressees or details or (sort and not plain)):
        return ""
    actor = "" if act.actor is None or act.actor.text.casefold() == usual else act.actor.text
    opening = f"({act.opening})" if act.inherited else act.opening
    named = actor or len(clause.acts) > 1 or (act.inherited and addressees)
    subject = (actor, opening if named else "", f"→ {addressees}" if addressees else "")
    return _BETWEEN.join(filter(None, (" ".join(filter(None, subject)), *details, *sort)))


def _modality(act: Act, clause: Clause) -> list[str]:
    """Say by which modal it is said, and whether it is denied: "shall not"."""
    modal = act.modal
    if modal is None or not _news(modal, act, clause):
        return [_NEGATED] if act.negated else []
    return [f"{modal.text} {_NOT}" if act.negated else modal.text]


def _news(part: Phrase, act: Act, clause: Clause) -> bool:
    """Tell whether a part of an act has to be said: it stands in the clause, not in the opening."""
    lent = act.inherited and not clause.start <= part.start < clause.end
    return not (lent or act.start <= part.start < act.end)


def _citation_words(references: tuple[Reference, ...]) -> str:
    """Name what is cited, each once; a whole goes with its part, resolutions go together."""
    wholes = {reference.within for reference in references}
    cited = dict.fromkeys(
        _reference_words(reference) for reference in references if reference.identity not in wholes
    )
    groups = groupby(cited, key=lambda words: words.startswith(_RESOLUTION))
    lists = (_resolutions(group) if alike else list(group) for alike, group in groups)
    return f"cites {'; '.join(chain.from_iterable(lists))}" if cited else ""


def _resolutions(names: Iterable[str]) -> list[str]:
    numbers = [name.removeprefix(_RESOLUTION) for name in names]
    noun = _RESOLUTION if len(numbers) == 1 else "resolutions "
    return [noun + ", ".join(numbers)]


def _reference_words(reference: Reference) -> str:
    words = reference.identity
    if reference.kind in _PARTS:
        return f"{words}, {reference.within}" if reference.within else f"{words} of this text"
    date = reference.date
    if date is None:
        return words
    if str(date.year) not in words:
        return f"{words} ({date_words(date)})"
    return words.replace(date.isoformat(), date_words(date))


def _bracket_words(brackets: tuple[Bracket, ...]) -> str:
    if not brackets:
        return ""
    named = (bracket.option for bracket in brackets), (bracket.attribution for bracket in brackets)
    said = dict.fromkeys(filter(None, chain(*named)))
    return _BETWEEN.join((counted(len(brackets), "open bracket"), *said))


def closing_words(statement: Statement, *, hedge: str) -> tuple[str, ...]:
    """Return the lines below a statement: how hedges are marked, what was left out, each doubt.

    Parameters
    ----------
    statement : Statement
        The statement.
    hedge : str
        How the report marks a hedge, as the subject of a sentence: "Underlined words".

    Returns
    -------
    tuple of str
        Nothing where there is no hedge, omission or doubt.
    """
    acts = (act for clause in statement for act in clause.acts)
    hedged = any(hedge.weakens for act in acts for hedge in act.hedges)
    key = (f"{hedge} take force from an act.",) if hedged else ()
    return key + remarks(statement)
