"""A clause -> its acts, each with its parts, as a negotiator reads them."""

from __future__ import annotations

from diplodiff.parsing.acts._acts import Acts

__all__ = ["Acts"]
