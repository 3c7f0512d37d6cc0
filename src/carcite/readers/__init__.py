"""Each reader looks at a page in one way and yields claims, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from carcite.evidence import Claim
from carcite.page import Page
from carcite.readers.body_lines import read_body_lines
from carcite.readers.body_people import read_body_people
from carcite.readers.coins import read_coins
from carcite.readers.copied_text import read_copied_text
from carcite.readers.embedded_state import read_embedded_state
from carcite.readers.html_body import read_html_body
from carcite.readers.json_ld import read_json_ld
from carcite.readers.label_rows import read_label_rows
from carcite.readers.meta_tags import read_meta_tags
from carcite.readers.structured import read_structured

# A reader yields claims from a page; it never raises over one field.
Reader = Callable[[Page], Iterable[Claim]]


def readers() -> tuple[Reader, ...]:
    """The readers in the order in which equally trusted claims win."""
    return (
        read_meta_tags,
        read_json_ld,
        read_embedded_state,
        read_structured,
        read_coins,
        read_html_body,
        read_body_people,
        read_label_rows,
        read_body_lines,
        read_copied_text,
    )
