"""Statements for timing: made up here, the same on every run, in the manner of the real ones.

A clause is an opening and noun phrases strung together until it reaches a length drawn from the
distribution of real clauses: many of twenty words, some of a hundred, forty on the mean.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["Draft", "clauses", "draft", "renewed"]


def _phrases(text: str) -> list[str]:
    return text.split("|")


def _words(text: str) -> list[str]:
    return text.split()


_PREAMBULAR = _phrases(
    "Recalling its previous resolutions on {}|Reaffirming its commitment to {}|Bearing in mind {}"
    "|Noting with appreciation {}|Deeply concerned at {}|Taking note of {}|Convinced of {}"
    "|Welcoming {}|Guided by {}|Stressing the importance of {}|Emphasizing {}|Having considered {}"
)
_OPERATIVE = _phrases(
    "Urges all parties to respect {}|Calls upon Member States to support {}|Decides to review {}"
    "|Requests the Secretary-General to report on {}|Welcomes {}|Condemns in the strongest terms {}"
    "|Encourages the Commission to examine {}|Invites regional organizations to strengthen {}"
    "|Reiterates its support for {}|Demands an end to {}|Expresses its intention to consider {}"
    "|Takes note of {}|Underlines the need for {}|Looks forward to {}|Affirms {}|Stresses {}"
)
_ADJECTIVES = _words(
    "lasting inclusive sustainable regional humanitarian independent national international full "
    "effective transparent unconditional continued immediate joint technical financial voluntary "
    "political economic environmental maritime coordinated credible peaceful democratic legal "
    "territorial cultural scientific industrial agricultural digital nuclear bilateral balanced"
)
_NOUNS = _words(
    "ceasefire agreement implementation cooperation development access assistance monitoring "
    "dialogue reconciliation sovereignty integrity process mechanism commission conference "
    "mandate mission convention protocol programme framework negotiations elections institutions "
    "reconstruction investment trade fisheries forests water energy transport education health "
    "refugees civilians journalists observers donors consultations verification disarmament "
    "non-proliferation safeguards sanctions embargo borders navigation corridors infrastructure "
    "governance accountability justice equality participation resources technology research "
    "biodiversity desertification drought migration labour housing heritage tourism statistics"
)
_LINKS = _phrases(
    "of|and|in accordance with|with a view to|including|through|for the benefit of|as well as"
    "|within the framework of|in support of|without prejudice to|in particular|pursuant to"
    "|in the field of|not excluding|and, where appropriate,|as a contribution to|under"
)
_PLACES = _phrases(
    "the northern provinces|the coastal region|the river basin|the Republic of Arland"
    "|the Kingdom of Velmark|the Gulf of Sereth|the capital|the neighbouring States"
    "|the islands|the eastern districts|the border area|the city of Port Halden"
)
_MONTHS = _words("January February March April May June July August September October")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A made-up statement: its clauses without markers, and the text that holds them.

    Parameters
    ----------
    preamble, operative : tuple of str
        The clauses, without markers and closing punctuation.
    """

    preamble: tuple[str, ...]
    operative: tuple[str, ...]

    @property
    def clauses(self) -> list[str]:
        """All clauses in the order of the text."""
        return [*self.preamble, *self.operative]

    @property
    def text(self) -> str:
        """The statement as one would find it in a file."""
        lines = ["The Assembly,"]
        lines += [f"{clause}," for clause in self.preamble]
        last = len(self.operative)
        for number, clause in enumerate(self.operative, start=1):
            lines.append(f"{number}. {clause}{'.' if number == last else ';'}")
        return "\n\n".join(lines) + "\n"


def clauses(n: int, *, seed: int = 0) -> list[str]:
    """Make `n` clauses, a third of them preambular."""
    return draft(n, seed=seed).clauses


def draft(n: int, *, seed: int = 0) -> Draft:
    """Make a statement of `n` clauses.

    Parameters
    ----------
    n : int
        Number of clauses, at least 2.
    seed : int
        Two seeds give two statements.

    Returns
    -------
    Draft
        The same for the same arguments.
    """
    rng = _generator(f"draft {n} {seed}")
    n_preamble = max(1, n // 3)
    return Draft(
        preamble=tuple(_clause(_PREAMBULAR, rng) for _ in range(n_preamble)),
        operative=tuple(_clause(_OPERATIVE, rng) for _ in range(n - n_preamble)),
    )


def renewed(base: Draft, *, seed: int = 0) -> Draft:
    """Make next year's statement: half the clauses as they were, the others edited.

    The number and the order of the clauses stay, so that clause i answers clause i.
    """
    rng = _generator(f"renewed {seed}")
    return Draft(
        preamble=tuple(_edited(clause, rng) for clause in base.preamble),
        operative=tuple(_edited(clause, rng) for clause in base.operative),
    )


def _generator(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - test data, not secrets


def _clause(openings: list[str], rng: random.Random) -> str:
    n_words = min(120, max(8, round(rng.lognormvariate(3.38, 0.5))))
    phrase = _noun_phrase(rng)
    while len(phrase.split()) < n_words:
        phrase += f" {_pick(_LINKS, rng)} {_noun_phrase(rng)}"
    return _pick(openings, rng).format(phrase)


def _noun_phrase(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.1:
        return f"{_pick(_NOUNS, rng)} in {_pick(_PLACES, rng)}"
    if kind < 0.15:
        day, year = 1 + int(rng.random() * 28), 1990 + int(rng.random() * 35)
        return f"the decision of {day} {_pick(_MONTHS, rng)} {year}"
    if kind < 0.2:
        return f"resolution {int(1000 + rng.random() * 1800)} of the Assembly"
    if kind < 0.4:
        return f"{_pick(_ADJECTIVES, rng)} and {_pick(_ADJECTIVES, rng)} {_pick(_NOUNS, rng)}"
    return f"the {_pick(_ADJECTIVES, rng)} {_pick(_NOUNS, rng)}"


def _edited(clause: str, rng: random.Random) -> str:
    """Leave the clause alone, or replace, drop and add a few words after its opening."""
    if rng.random() < 0.5:
        return clause
    words = clause.split()
    for _ in range(1 + len(words) // 12):
        i = 3 + int(rng.random() * (len(words) - 3))
        kind = rng.random()
        if kind < 0.6:
            words[i] = _pick(_NOUNS, rng)
        elif kind < 0.8:
            words[i:i] = ["and", _pick(_ADJECTIVES, rng)]
        elif len(words) > 6:
            del words[i]
    return " ".join(words)


def _pick(values: list[str], rng: random.Random) -> str:
    return values[int(rng.random() * len(values))]
