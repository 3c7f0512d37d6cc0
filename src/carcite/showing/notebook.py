"""Readings, references and rights as HTML, which notebooks show by themselves.

Everything is escaped: nothing that a page says can run, or leave its cell of the table.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from carcite.model.claims import Reading
from carcite.model.reference import Reference
from carcite.model.rights import Rights
from carcite.model.words import words_of
from carcite.showing.display import place_of, quoted, rows_of, trust_words
from carcite.showing.terminal import harmless
from carcite.values.patterns import regex

# A title's own markup (CSL 1.0.2, appendix on rich text), once escaped; nested or unclosed it stays escaped.
_MARKUP = regex(r"&lt;(i|b|sub|sup)&gt;([^&<]*)&lt;/\1&gt;")
_LEFT = ' style="text-align:left;vertical-align:top"'


def escaped(text: str) -> str:
    """Escape text for HTML; line ends become `<br>`, control characters visible."""
    return html.escape(harmless(text, lines=True)).replace("\n", "<br>")


def titled(text: str) -> str:
    """Escape text for HTML, but let the italics, bold, sub- and superscripts of a title stand."""
    return _MARKUP.sub(r"<\1>\2</\1>", escaped(text))


def linked(text: str) -> str:
    """Escape text, and link it where it is a plain https address."""
    words = escaped(text)
    if not re.fullmatch(r"https://[\w.~:/?#@!$()*+,;=%-]+", text):
        return words
    return f'<a href="{words}" rel="noreferrer">{words}</a>'


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th{_LEFT}>{heading}</th>" for heading in headings)
    body = "".join(
        "<tr>" + "".join(f"<td{_LEFT}>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def rights_html(rights: Rights) -> str:
    """Return rights as an HTML table of what is said, by which words, and where."""
    rows = [
        (
            escaped(row.what),
            "<br>".join(linked(line) for line in row.says),
            "<br>".join(escaped(quoted(item.quote)) for item in row.evidence),
            "<br>".join(
                escaped(place_of(item.locator, item.start, item.end)) for item in row.evidence
            ),
        )
        for row in rows_of(rights)
    ]
    return (
        _table(("rights", "says", "words", "where"), rows)
        if rows
        else "<p>No licence or copyright statement found.</p>"
    )


def reference_html(reference: Reference) -> str:
    """Return a reference as an HTML table of its variables, and its rights below."""
    rows = []
    for variable in Reference.model_fields:
        value = getattr(reference, variable)
        if variable in ("schema_version", "rights", "extra") or not value:
            continue
        rows.append((escaped(variable), titled(words_of(value))))
    return _table(("variable", "value"), rows) + (
        rights_html(reference.rights) if reference.rights else ""
    )


def reading_html(reading: Reading) -> str:
    """Return a reading as HTML: its values with their words and trust, its rights, its remarks."""
    order = list(Reference.model_fields)
    rows = []
    for variable, claims in reading.claims.items():
        chosen = claims.chosen
        if chosen is None:
            continue
        cells = (
            escaped(variable),
            titled(words_of(chosen.value)),
            escaped(quoted(chosen.quote)),
            escaped(place_of(chosen.locator, chosen.start, chosen.end)),
            escaped(f"{trust_words(chosen.trust)}, {chosen.basis}"),
        )
        rows.append((order.index(variable) if variable in order else len(order), cells))
    rows.sort(key=lambda row: row[0])
    parts = [_table(("variable", "value", "words", "where", "trust"), (cells for _, cells in rows))]
    if reading.reference.rights:
        parts.append(rights_html(reading.reference.rights))
    if reading.remarks:
        remarks = (f"<li>{escaped(f'{r.severity}: {r.message}')}</li>" for r in reading.remarks)
        parts.append(f"<ul>{''.join(remarks)}</ul>")
    return "".join(parts)


def notebook_html(value: object) -> str:
    """Return a reading, a reference or rights as HTML."""
    if isinstance(value, Reading):
        return reading_html(value)
    if isinstance(value, Reference):
        return reference_html(value)
    assert isinstance(value, Rights)
    return rights_html(value)
