"""JSON of carcite's own values: readable, UTF-8, and harmless to print on a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from carcite.values.frozen import Frozen
from carcite.values.patterns import regex

# JSON lets DEL, the C1 controls and marks of direction stand raw in a string; a terminal may obey them.
_UNSAFE = regex("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(values: Iterable[Frozen | dict[str, Any]]) -> str:
    """Return the values as a JSON array, without what is None; every model reads its own back."""
    plain = [
        value.model_dump(mode="json", exclude_none=True) if isinstance(value, Frozen) else value
        for value in values
    ]
    text = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
