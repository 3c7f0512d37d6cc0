"""Weigh claims against each other before the merge: what one place says can show that another errs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carcite.model.claims import Claim, Trust
from carcite.values.dates import Date
from carcite.values.patterns import regex

# Of an older wording most words stay: less is another text, a blurb or another language's.
_SAME_WORDS = 0.6
_MARK = Trust.METADATA


def without_refuted(claims: Iterable[Claim]) -> list[Claim]:
    """Mark the claims that others on the page refute, and trust less what a fuller one repeats."""
    found = list(claims)
    by: dict[str, list[Claim]] = {}
    for claim in found:
        if claim.problem is None and claim.trust >= Trust.THRESHOLD:
            by.setdefault(claim.variable, []).append(claim)
    changed = {
        id(old): new
        for old, new in (
            *_online_days(by),
            *_before_it_came_in(by),
            *_titles(by),
            *_volumes(by),
            *_abstracts(by),
        )
    }
    return [changed.get(id(claim), claim) for claim in found]


def _online_days(by: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Frontiers' tags of 2013 give the day of acceptance as the day the article went online."""
    accepted = {str(claim.value) for claim in by.get("accepted", ())}
    days = [claim for claim in by.get("available_date", ()) if isinstance(claim.value, Date)]
    others = [claim for claim in days if str(claim.value) not in accepted]
    for claim in days if others else ():
        if str(claim.value) in accepted:
            yield (
                claim,
                claim.model_copy(
                    update={"problem": "the date of acceptance; the page gives another date"}
                ),
            )


def _before_it_came_in(by: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """No article is accepted or online before its manuscript came in: the day is a cited work's."""
    came = [claim for claim in by.get("submitted", ()) if isinstance(claim.value, Date)]
    if not came:
        return
    first = max(came, key=lambda claim: claim.trust).value
    assert isinstance(first, Date)
    for variable in ("accepted", "available_date"):
        for claim in by.get(variable, ()):
            if isinstance(claim.value, Date) and claim.value.year < first.year:
                problem = f"before the manuscript was received ({first.edtf()})"
                yield claim, claim.model_copy(update={"problem": problem})


def _titles(by: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """MEDLINE closes every title with a full stop; the article's own heading shows that it has none."""
    titles = [claim for claim in by.get("title", ()) if isinstance(claim.value, str)]
    said = {claim.value for claim in titles}
    for claim in titles:
        words = str(claim.value)
        if words.endswith(".") and words[:-1] in said:
            yield claim, claim.model_copy(update={"value": words[:-1]})


_SUPPLEMENT = regex(r"(?P<volume>\d{1,4})\s\(?Suppl\b.*", re.I)


def _volumes(by: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """MEDLINE writes a supplement into the volume, also where the issue names it."""
    supplement = any("suppl" in str(claim.value).lower() for claim in by.get("issue", ()))
    for claim in by.get("volume", ()):
        match = _SUPPLEMENT.fullmatch(str(claim.value))
        if match and supplement:
            yield claim, claim.model_copy(update={"value": match["volume"]})


def _abstracts(by: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """Trust a tag's abstract less than a longer wording of it that readers see."""
    tags = [claim for claim in by.get("abstract", ()) if claim.locator.startswith("meta[")]
    seen = [
        (claim, str(claim.value).lower().split())
        for claim in by.get("abstract", ())
        if claim.reader == "html_body" and claim.trust >= _MARK
    ]
    for tag in tags if seen else ():
        words = str(tag.value).lower().split()
        for visible, longer in seen:
            if tag.trust < visible.trust or not 1.05 < len(longer) / max(len(words), 1) < 2:
                continue
            among = set(longer)
            if sum(word in among for word in words) > _SAME_WORDS * len(words):
                rewritten = words[:8] != longer[:8]
                how = (
                    "the page has another wording of it"
                    if rewritten
                    else "the page shows more of it"
                )
                yield tag, tag.model_copy(update={"trust": visible.trust - 1, "note": how})
                break
