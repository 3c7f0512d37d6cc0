"""Records written by hand for the tests of matching; synthetic, but for the facts of the first seed's own article."""

from __future__ import annotations

from typing import Any

TITLE = "CAR-T cell therapy for rheumatoid arthritis: current status and molecular insights"
AUTHORS = (
    ("Blagov", "Alexander V."),
    ("Pleshko", "Elizaveta"),
    ("Maltseva", "Olga"),
    ("Asoyan", "Alikhan"),
    ("Ravani", "Alessio"),
    ("Orekhov", "Alexander"),
)
RIGHT = "10.5555/near.0"


def record(doi: str, title: str = TITLE, **fields: Any) -> dict[str, Any]:
    """Make a record; what is not said is as in the record that the first seed should find."""
    made: dict[str, Any] = {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": people(*AUTHORS),
        "issued": date(2025),
        "container-title": ["Cellular and Molecular Biology"],
        "volume": "71",
        "issue": "6",
        "page": "1-9",
    }
    made.update((name.replace("_", "-"), value) for name, value in fields.items())
    return {name: value for name, value in made.items() if value is not None}


def people(*names: tuple[str, str]) -> list[dict[str, str]]:
    return [{"family": family, "given": given} for family, given in names]


def date(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


THE_RECORD = record(RIGHT)
# What is like it and is not it: one row a near miss, with why.
NEAR_MISSES: dict[str, dict[str, Any]] = {
    "the same title, other year": record("10.5555/near.1", issued=date(2021), volume="67", issue="2"),
    "the same authors, other title": record(
        "10.5555/near.2", "CAR-T cell therapy for systemic lupus erythematosus: mechanisms and outlook"
    ),
    "a corrigendum": record("10.5555/near.3", f"Corrigendum to: {TITLE}", issue="9", page="301"),
    "a preprint": record(
        "10.5555/near.4", type="posted-content", issued=date(2024),
        container_title=[], volume=None, issue=None, page=None,
    ),
    "a copy posted later": record(
        "10.5555/near.5", type="posted-content", issued=date(2026),
        container_title=[], volume=None, issue=None, page=None,
    ),
    "a reply": record("10.5555/near.6", f"{TITLE}—Reply", issue="8", page="77"),
    "other authors, other journal": record(
        "10.5555/near.7", author=people(("Castell", "M."), ("Ek", "J.")), volume="9", issue="1",
        container_title=["Synthetic Rheumatology"],
    ),
    "the second part": record("10.5555/near.8", f"{TITLE}. Part II"),
    "a figure of it": record("10.5555/near.9", type="component"),
    "a review of it": record("10.5555/near.10", type="peer-review", author=people(("Nov", "P."))),
}  # fmt: skip
