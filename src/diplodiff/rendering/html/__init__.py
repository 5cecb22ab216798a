"""A comparison -> one self-contained page.

Jinja2 fills the templates beside this module with autoescape on; style and script are read from
files there and stand in the page, which a Content-Security-Policy with their hashes keeps from
loading, sending or running anything else.
"""

from __future__ import annotations

from diplodiff.rendering.html._page import render_comparison

__all__ = ["render_comparison"]
