"""Text that nobody can be fooled by, for every report; see `diplodiff._visible`."""

from __future__ import annotations

from diplodiff._visible import json_safe, visible

__all__ = ["json_safe", "visible"]
