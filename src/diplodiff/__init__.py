"""Compare diplomatic texts clause by clause.

Names are loaded when they are first used, so that importing the package costs next to nothing::

    import diplodiff as dd

    comparison = dd.compare(dd.reference_statement(), dd.read("communique.txt"))
    print(dd.render(comparison, "text"))
"""

from __future__ import annotations

from importlib import import_module

from diplodiff._version import __version__

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from diplodiff.alignment import Alignment, LinkOptions
    from diplodiff.batch import Ranked, compare_many, rank
    from diplodiff.changes import Change, ChangeKind
    from diplodiff.comparison import Comparison, Link, Row, compare
    from diplodiff.encoding import Encoder, LexicalEncoder, SemanticEncoder, TfidfEncoder
    from diplodiff.errors import DiplodiffError
    from diplodiff.force import Force, compare_force
    from diplodiff.model import Act, Clause, ClauseKind, Notice, Omission, Statement
    from diplodiff.parsing import parse
    from diplodiff.reading import read
    from diplodiff.reference import reference_statement
    from diplodiff.rendering import HtmlOptions, TextOptions, WordOptions, figure, render
    from diplodiff.scoring import Scores
    from diplodiff.wording import Edit, EditKind

_HOME = {
    "Act": "model",
    "Alignment": "alignment",
    "Change": "changes",
    "ChangeKind": "changes",
    "Clause": "model",
    "ClauseKind": "model",
    "Comparison": "comparison",
    "DiplodiffError": "errors",
    "Edit": "wording",
    "EditKind": "wording",
    "Encoder": "encoding",
    "Force": "force",
    "HtmlOptions": "rendering",
    "LexicalEncoder": "encoding",
    "Link": "comparison",
    "LinkOptions": "alignment",
    "Notice": "model",
    "Omission": "model",
    "Ranked": "batch",
    "Row": "comparison",
    "Scores": "scoring",
    "SemanticEncoder": "encoding",
    "Statement": "model",
    "TextOptions": "rendering",
    "TfidfEncoder": "encoding",
    "WordOptions": "rendering",
    "compare": "comparison",
    "compare_force": "force",
    "compare_many": "batch",
    "figure": "rendering",
    "parse": "parsing",
    "rank": "batch",
    "read": "reading",
    "reference_statement": "reference",
    "render": "rendering",
}

__all__ = [
    "Act",
    "Alignment",
    "Change",
    "ChangeKind",
    "Clause",
    "ClauseKind",
    "Comparison",
    "DiplodiffError",
    "Edit",
    "EditKind",
    "Encoder",
    "Force",
    "HtmlOptions",
    "LexicalEncoder",
    "Link",
    "LinkOptions",
    "Notice",
    "Omission",
    "Ranked",
    "Row",
    "Scores",
    "SemanticEncoder",
    "Statement",
    "TextOptions",
    "TfidfEncoder",
    "WordOptions",
    "__version__",
    "compare",
    "compare_force",
    "compare_many",
    "figure",
    "parse",
    "rank",
    "read",
    "reference_statement",
    "render",
]


def __getattr__(name: str) -> object:
    """Import the module that holds a public name when the name is first used (PEP 562)."""
    if name not in _HOME:
        text = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(text)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
