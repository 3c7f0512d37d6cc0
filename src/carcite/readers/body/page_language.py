"""Read the language of an HTML page's article, where no tag of it says one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.page.head import language_of
from carcite.values.language import guess_language

READER = "page_language"
TRUST = 45
SHORTEST = 100


def read_page_language(page: Page, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claim the language that `html[lang]` names, where the abstract is in it.

    The attribute alone is of the site's menus, and the abstract alone may be a translation: only
    what both say is the article's.
    """
    if page.kind != "html" or page.tree is None:
        return
    if any(claim.variable == "language" and not claim.problem for claim in claims):
        return
    said = language_of(page.tree)
    abstracts = [claim for claim in claims if claim.variable == "abstract" and not claim.problem]
    best = max(abstracts, key=lambda claim: claim.trust, default=None)
    words = str(best.value or best.quote) if best else ""
    if said and len(words) >= SHORTEST and guess_language(words) == said:
        yield Claim(
            variable="language",
            quote=said,
            locator="html[lang]",
            trust=TRUST,
            reader=READER,
            basis="derived",
            note="the page's language, in which its abstract is written",
        )
