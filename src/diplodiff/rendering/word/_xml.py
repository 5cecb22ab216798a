"""Visible text -> XML."""

from __future__ import annotations

__all__ = ["attribute", "content"]


def content(text: str) -> str:
    """Escape visible text for an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape visible text for an attribute in double quotation marks."""
    return content(text).replace('"', "&quot;")
