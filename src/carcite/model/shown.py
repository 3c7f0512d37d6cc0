"""How values show themselves in a notebook: what draws them stands above, and registers here."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

_drawing: list[Callable[[object], str]] = []


def draw_with(drawing: Callable[[object], str]) -> None:
    """Let values be drawn as HTML by this function from now on."""
    _drawing[:] = [drawing]


def html_of(value: object) -> str:
    """Return a value as HTML: as it is drawn, or where nobody draws, as Python writes it."""
    return _drawing[0](value) if _drawing else f"<pre>{escape(repr(value))}</pre>"
