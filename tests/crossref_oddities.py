"""Fields of records as no service should give them, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

# What is no value of any field, or nearly one: digits that are none, huge numbers, halves of characters.
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from(
        ["²", "٢٠١٩", "二〇一九", "2019-02-30", "0000-00-00", "9" * 3_000, 10**30, -(10**300), 10**4_200,
         "\ud800", "\x00", "<i>", "&#x110000;", "10.5555/x", "https://[", "http://u:p@h/", "CC BY 4.0", "-0",
         1e308, "2019-99", "99999-1-1", "https://creativecommons.org/licenses/by/4.0/"]
    )
)  # fmt: skip
FIELDS = [
    "DOI", "type", "subtype", "title", "subtitle", "short-title", "original-title", "author", "editor",
    "container-title", "short-container-title", "publisher", "publisher-location", "volume", "issue",
    "page", "article-number", "language", "license", "update-to", "updated-by", "edition-number",
    "group-title", "institution", "event", "issued", "published", "published-print", "published-online",
    "posted", "created", "accepted", "assertion", "abstract", "relation", "funder", "ISSN", "ISBN",
    "issn-type", "isbn-type", "journal-issue", "URL", "version", "degree", "review", "project", "subject",
    "standards-body", "reference", "score", "resource", "link", "indexed", "categories", "copyright",
]  # fmt: skip
INNER = [
    "date-parts", "raw", "literal", "family", "given", "suffix", "name", "ORCID", "affiliation", "value",
    "type", "URL", "start", "delay-in-days", "content-version", "DOI", "id", "id-type", "asserted-by",
    "label", "update-nature", "updated", "timestamp", "sequence", "location", "place", "award", "source",
    "project-title", "title", "group", "season", "circa", "has-part", "is-preprint-of", "published-print",
]  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(INNER) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
DATES = st.builds(lambda parts: {"date-parts": [parts]}, st.lists(SCALARS, max_size=4))
ODDITIES = st.dictionaries(st.sampled_from(FIELDS), ANYTHING | DATES, min_size=1, max_size=4)
