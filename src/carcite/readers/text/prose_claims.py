"""The abstract, the keywords and the language, as claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.lexicon.words import KEYWORDS_OF
from carcite.model.claims import Claim, Trust
from carcite.readers.text.outline import Outline
from carcite.readers.text.page_text import PageText
from carcite.readers.text.prose import (
    find_abstracts,
    find_keywords,
    find_run_of_heads,
    find_unlabelled_abstract,
)
from carcite.values.language import guess_language
from carcite.values.patterns import regex
from carcite.values.text import fold


def prose(text: PageText) -> Iterator[Claim]:
    """Claim the abstract, the keywords and the language."""
    abstracts = find_abstracts(text.outline)
    title = text.outline.segments[text.title[0]].text if text.title else ""
    language = guess_language(title)
    # Of abstracts in several languages the one in the title's own is the article's.
    own = [found for found in abstracts if language and guess_language(found.words) == language]
    for found in abstracts:
        trust = Trust.LABELLED if found in own[:1] else Trust.LABELLED - 2
        yield text.claim("abstract", found.start, found.end, trust, value=found.words)
    if not abstracts and text.title is not None and not _has_no_abstract(text.outline):
        alone = find_run_of_heads(text.outline) or find_unlabelled_abstract(
            text.outline, text.title[0]
        )
        if alone is not None:
            yield text.claim("abstract", alone.start, alone.end, Trust.POSITION, value=alone.words)
            abstracts = [alone]
    keywords = find_keywords(text.outline)
    for words, start, end in keywords:
        if text.folded_title and fold(words[0]) == text.folded_title:
            # ACM's "Index Terms" are the title over a tree of its classes.
            continue
        label = _label_before(text, start)
        same = language is not None and (
            guess_language(" ".join(words)) == language
            or any(word in label for word in KEYWORDS_OF.get(language, ()))
        )
        # ACM's "Index Terms" are the classes of a scheme, its "Author Tags" the author's own words.
        more = 2 if "author" in label else 1 if same else 0
        yield text.claim("keywords", start, end, Trust.LABELLED + more, value=words)
    yield from _language(text, title, [found.words for found in own or abstracts])


# A label and the blanks behind it.
LONGEST_LABEL = 60


def _label_before(text: PageText, start: int) -> str:
    """The words of the line that a value stands under or behind, in small letters."""
    lines = text.page.text[max(0, start - LONGEST_LABEL) : start].lower().split("\n")
    return next((line for line in reversed(lines) if any(map(str.isalpha, line))), "")


_WITHOUT_ABSTRACT = regex(
    r"(?:editorial|corrigendum|erratum|correction|retraction|obituary|book review)(?:\s(?:article|note))?",
    re.I,
)


def _has_no_abstract(outline: Outline) -> bool:
    """Say whether the page calls itself a kind of article that has none: its first prose is its body."""
    return any(_WITHOUT_ABSTRACT.fullmatch(segment.text) for segment in outline.segments[:30])


def _language(text: PageText, title: str, abstracts: list[str]) -> Iterator[Claim]:
    if text.title is None:
        return
    sample = f"{title} {abstracts[0] if abstracts else ''}"
    guessed = guess_language(sample)
    if guessed is None:
        return
    segment = text.outline.segments[text.title[0]]
    yield text.claim(
        "language",
        segment.start,
        segment.end,
        Trust.GUESS,
        value=guessed,
        basis="guess",
        note="the commonest short words of title and abstract"
        if guessed not in ("zh", "ja", "ko")
        else "the script of title and abstract",
    )
