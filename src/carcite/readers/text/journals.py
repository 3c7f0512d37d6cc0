"""The journal: of all that the page's lines give as one, the name beside the article, or the one that comes again.

A volume line has the journal's abbreviation as often as its name, and the name stands elsewhere on the
page: in the trail, in the masthead, in another citation. What the abbreviation abbreviates is the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from carcite.model.claims import Claim, Trust
from carcite.readers.text.furniture import is_furniture
from carcite.readers.text.labels import kind_of
from carcite.readers.text.own_doi import best_doi, dois
from carcite.readers.text.page_text import READER, PageText
from carcite.readers.text.people import split_people
from carcite.values.containers import can_be_container
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

# Beside the article means so many segments from its title.
NEAR = 25
# What stands farther is some other article's, unless the page repeats it.
FAR_TRUST = Trust.POSITION - 2
AGAIN = 6
LONGEST_NAME = 150
# "Download Hi-Res Image … Cite This:ACS Omega".
_BEFORE_NAME = regex(
    r"^[^\n]{0,100}?\b(?:cite this(?: article)?(?: as)?|citation)\s?:?\s{0,3}(?=\S)", re.I
)
# "Brain, Volume" before a number, "Archiv /" in a trail.
_BEHIND_NAME = regex(
    r"(?:[\s,(|·-]{1,3}(?:vol(?:ume|\.)?|band|bd\.?|tome?|issue|no\.?))?[\s,/|(·>-]{0,4}$", re.I
)
_SENTENCE = regex(r"[a-z]{5,}[.?!]\s[A-Z]|\bet al\b|[“”\"]|;\s")
# The words that ISSN's list of title word abbreviations (ISO 4) shortens most often, as it shortens them.
_SHORTENED = regex(
    r"\b(?:J|Proc|Natl|Acad|Sci|Med|Biol|Chem|Phys|Int|Rev|Environ|Eng|Soc|Ann|Appl|Surg|Clin|Oncol|Psychiatr|Psychol|Neurosci|Neurol|Mater|Lett|Mol|Transm|Infect|Dis|Biochem|Pharmacol|Physiol|Immunol|Microbiol|Cim|Comput|Educ|Eur|Am|Br|Can|Assoc|Res|Polym|Technol|Nutr|Ecol|Geophys|Astron|Astrophys|Math|Stat|Trans|Adv|Exp|Theor|Oncol|Radiol|Pediatr|Pathol|Toxicol|Genet|Biotechnol|Meteorol|Hydrol|Geol|Behav|Cogn|Hum|Nat|Commun)(?:\.|(?!\w))(?!$)|[a-z]\.(?:\s|$)"
)
_SMALL = frozenset(
    "of the and for in on a an de la le les des du et y e der die das und für il del della".split()
)
_STEP = regex(r"\s?[|›>»·•/™®]\s?|\s(?:Aims and scope|is a (?:registered )?trademark)\b.*")
_CRUMB = regex(r"(?P<number>[1-4])\.\s(?P<words>[^\n]{2,120})")


def weigh_journals(text: PageText, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims with those of the journal weighed anew, and the names that other lines give it."""
    named: list[Claim] = []
    own: set[int] = set()
    for claim in claims:
        if (
            claim.variable == "container_title"
            and claim.reader == READER
            and claim.basis == "stated"
        ):
            named += _judged(text, claim)
        else:
            yield claim
            if claim.variable == "container_title_short" and claim.reader == READER:
                named.append(claim)
                own.add(id(claim))
    named += list(_by_own_lines(text))
    again = _repeated(text)
    weighed = [_weighed(text, claim, again) for claim in named]
    yield from (
        claim for claim, before in zip(weighed, named, strict=True) if id(before) not in own
    )
    spelt = list(_spelt_out(text, weighed))
    yield from spelt
    if not any(
        claim.variable == "container_title" and claim.trust >= Trust.POSITION - text.discount
        for claim in (*weighed, *spelt)
    ):
        yield from _of_the_masthead(text, again)


# The words that journals' names begin with, in the languages that pages have been seen in.
_JOURNAL_WORDS = regex(
    r"(?:(?:the |international |european |american |british )?journal (?:of|for|on)|annals of|archives? of|bulletin of|transactions (?:of|on)|proceedings of"
    r"|[a-z]{3,12} transactions on|acta|revista|revue|rivista|zeitschrift für|annales|anales|cuadernos|cadernos|boletín|boletim|jahrbuch) [^,;:!?]{3,90}",
    re.I,
)
_ISSN_SAID = regex(
    r"(?:(?:online|print|electronic|versión|versão) ?\S{0,10} )?(?:[ep]-?)?ISSN\b[^\n]{0,40}", re.I
)


def _of_the_masthead(text: PageText, again: Counter[str]) -> Iterator[Claim]:
    """Claim the line over the title that is a journal's by its words and comes again, or has its ISSN beneath."""
    if text.title is None:
        return
    segments = text.outline.segments
    for index in range(text.title[0] - 1, max(-1, text.title[0] - 2 * NEAR), -1):
        segment = segments[index]
        has_issn = (
            _ISSN_SAID.fullmatch(segments[index + 1].text) is not None
            and segment.text[:1].isupper()
            and _ISSN_SAID.fullmatch(segment.text) is None
            and kind_of(segment.text) is None
            and "&" not in segment.text
        )
        by_words = again[fold(segment.text)] > 1 and _JOURNAL_WORDS.fullmatch(segment.text)
        if (
            (by_words or has_issn)
            and 1 < len(segment.text.split()) < 15
            and _can_be_journal(text, segment.text)
        ):
            note = "the page's masthead: " + (
                "its ISSN stands beneath" if has_issn else "it comes again"
            )
            yield text.claim(
                "container_title",
                segment.start,
                segment.end,
                Trust.POSITION - 1,
                basis="derived",
                note=note,
            )
            return


def _judged(text: PageText, claim: Claim) -> Iterator[Claim]:
    """The claim without the button that ran into it; below the threshold where it can be no journal."""
    before = _BEFORE_NAME.match(claim.quote)
    if before is not None and claim.start is not None and claim.end is not None:
        claim = text.claim(
            claim.variable, claim.start + before.end(), claim.end, claim.trust + text.discount
        )
    length = len(_bare(claim.quote))
    if length < len(claim.quote) and claim.value is None and claim.start is not None:
        claim = text.claim(
            claim.variable, claim.start, claim.start + length, claim.trust + text.discount
        )
    words = clean(str(claim.value or claim.quote))
    if not _can_be_journal(text, words) or _is_sentence(words):
        claim = claim.model_copy(update={"trust": min(claim.trust, int(Trust.THRESHOLD) - 5)})
    elif is_abbreviated(words):
        claim = claim.model_copy(update={"variable": "container_title_short"})
        yield claim
        return
    yield claim


def _bare(words: str) -> str:
    """The name without the word for a volume, the bar or the bracket that stood behind it."""
    found = _BEHIND_NAME.search(words)
    return words[: found.start()] if found else words


def _can_be_journal(text: PageText, words: str) -> bool:
    if not can_be_container(words) or kind_of(words) is not None:
        return False
    if len(text.folded_title) > 15 and text.folded_title in fold(words):
        return False
    if len(words.split()) > 10 and not (words.startswith("Proceedings") or text.is_chapter):
        # "Advances in Meteorological Research … Since the Founding of …" is a series of articles.
        return False
    if is_furniture(words):
        return False
    return _SENTENCE.search(words) is None and len(split_people(words)) < 2


def is_abbreviated(words: str) -> bool:
    """Say whether a journal's name is shortened: "Phys. Rev. X", "J Polym Environ"."""
    return len(words) < 80 and _SHORTENED.search(words) is not None


def _is_sentence(words: str) -> bool:
    """Say whether nothing but the stop at its end makes a line of some words look shortened."""
    return words.endswith(".") and len(words.split()) > 3 and not is_abbreviated(words[:-1])


def _weighed(text: PageText, claim: Claim, again: Counter[str]) -> Claim:
    trust = claim.trust
    if trust < Trust.THRESHOLD or text.title is None:
        return claim
    folded = fold(str(claim.value or claim.quote))
    is_again = again[folded] > 1
    if not _is_near(text, claim) and not is_again and trust < Trust.LABELLED - text.discount:
        trust = min(trust, int(FAR_TRUST) - text.discount)
    elif is_again and len(folded) > 3:
        trust += AGAIN
    return claim.model_copy(update={"trust": trust})


def _is_near(text: PageText, claim: Claim) -> bool:
    """Say whether a claim stands beside the title, or in the page's own citation."""
    if claim.start is None or text.title is None:
        return False
    at = claim.start
    if any(start <= at < end for _, start, end in text.citations):
        return True
    segments = text.outline.segments
    title = text.title[0]
    first, last = max(0, title - NEAR), min(len(segments) - 1, title + NEAR)
    return segments[first].start <= at <= segments[last].end


def _repeated(text: PageText) -> Counter[str]:
    """How often each short line, or step of a trail, comes on the page."""
    found: Counter[str] = Counter()
    for segment in text.outline.segments:
        if len(segment.text) <= LONGEST_NAME:
            found.update({fold(step) for step in _steps(segment.text)})
    return found


def _steps(words: str) -> list[str]:
    numbered = _CRUMB.fullmatch(words)
    words = numbered["words"] if numbered else words
    steps = [step for step in _STEP.split(words) if step and len(step) > 2]
    return steps if len(steps) < 12 else []


_OTHER_SECTIONS = frozenset(["references", "related"])
# Lines that are the article's own and name the journal by their form.
_OWN_LINES = (
    # PMC's last line; Érudit, in French and English.
    regex(r"Articles from (?P<journal>[A-ZÀ-Þ][^\n]{2,140}?) are provided here courtesy of\b"),
    regex(r"(?:Un article de la revue|An article from(?: the)? journal|An article of the journal)\s(?P<journal>[A-ZÀ-Þ][^\n]{2,110})$"),
    # ACM: "PASTA '19: Proceedings of the 4th Workshop on … • July 2019 • Pages 12–23".
    regex(r"(?:[A-Z][\w/& -]{1,20}[’']\d\d:\s)?(?P<journal>[A-Z][^\n•]{5,180}?)\s•\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d\s•\s"),
    # eLife, BMJ: "Cite this article as: eLife 2019;8:e44753".
    regex(r"(?:[^\n:]{0,40}:\s?)?(?P<journal>[a-z]{0,3}[A-ZÀ-Þ][\w.&’' -]{1,80}?)\s(?:19|20)\d\d;\s?\d"),
    # bioRxiv, medRxiv: "bioRxiv 2020.03.22.002386; doi: …".
    regex(r"(?P<journal>[a-z]{0,3}[A-Z][A-Za-z]{2,20})\s20\d\d\.\d\d\.\d\d\.\d{4,8}\b"),
    # De Gruyter: "From the journal Open Physics", with no volume on the line.
    regex(r"(?:From the journal|Aus der Zeitschrift)\s(?P<journal>[A-ZÀ-Þ][^\n.;:]{2,110})$"),
    # HAL, in French and English.
    regex(r"(?:Article dans une revue|Journal articles?)\s(?P<journal>[^\n]{3,120}?)\s(?:Année|Year)\s?:\s?\d{4}", re.I),
)  # fmt: skip
# "Annual Review of Neuroscience 36, 1 (2013); https://doi.org/10.1146/…", with the article's own DOI.
_WITH_DOI = regex(r"(?P<journal>[A-ZÀ-Þ][^\d\n;]{2,110}?),?\s\d{1,4}\b[^\n]{0,80}?\b10\.\d{4,9}/")


_COURTESY = "are provided here courtesy of"


def _by_own_lines(text: PageText) -> Iterator[Claim]:
    if text.title is None:
        return
    outline = text.outline
    title = text.title[0]
    own_doi = best_doi(list(dois(text)))
    for index, segment in enumerate(outline.segments):
        if len(segment.text) > 220:
            continue
        found = None
        if _COURTESY in segment.text or (
            abs(index - title) <= 3 * NEAR and outline.sections[index] not in _OTHER_SECTIONS
        ):
            found = next((m for shape in _OWN_LINES if (m := shape.match(segment.text))), None)
        if found is None and own_doi is not None and own_doi[0] in segment.text.lower():
            found = _WITH_DOI.match(segment.text)
        if found is not None:
            yield from _found(text, segment.start + found.start("journal"), found["journal"])
        crumb = _crumb(text, index)
        if crumb is not None:
            yield from _found(text, *crumb)


def _found(text: PageText, start: int, words: str) -> Iterator[Claim]:
    words = _bare(words)
    if _can_be_journal(text, words):
        variable = "container_title_short" if is_abbreviated(words) else "container_title"
        yield text.claim(variable, start, start + len(words), Trust.LINE - 4)


_LAST_CRUMB = regex(r"[34]\.\sarticle", re.I)


def _crumb(text: PageText, index: int) -> tuple[int, str] | None:
    """The journal's step of a trail that is a numbered list: "1. Home", "2. Climatic Change", "3. Article"."""
    segments = text.outline.segments
    last = segments[index].text
    if not last.startswith(("3.", "4.")) or not 2 <= index < text.front:
        return None
    if _LAST_CRUMB.fullmatch(last) is None:
        return None
    steps = [_CRUMB.fullmatch(segments[at].text) for at in (index - 2, index - 1)]
    if steps[0] is None or steps[1] is None:
        return None
    at = 1 if steps[0]["words"].lower() == "home" else 0
    step = steps[at]
    assert step is not None
    return segments[index - 2 + at].start + step.start("words"), step["words"]


def _spelt_out(text: PageText, named: Sequence[Claim]) -> Iterator[Claim]:
    """Claim the name that an abbreviation on the page abbreviates, where another line has it."""
    shorts = {
        clean(str(claim.value or claim.quote)): claim.trust
        for claim in named
        if claim.variable == "container_title_short" and claim.trust >= Trust.THRESHOLD
    }
    best = sorted(shorts.items(), key=lambda one: -one[1])[:4]
    for short, trust in best:
        for segment in text.outline.segments:
            if not len(short) < len(segment.text) <= LONGEST_NAME + 40:
                continue
            for step in _steps(segment.text):
                if len(step) > len(short) and abbreviates(short, step):
                    start = segment.start + segment.text.index(step)
                    full = step.strip()
                    start += len(step) - len(step.lstrip())
                    yield text.claim(
                        "container_title",
                        start,
                        start + len(full),
                        trust + text.discount + 3,
                        note=f"what {short!r} on the page abbreviates",
                    )
                    break
            else:
                continue
            break


def abbreviates(short: str, full: str) -> bool:
    """Say whether a journal's short name stands for the full one: each word of it begins the next word there.

    >>> abbreviates("J R Soc Interface", "Journal of The Royal Society Interface")
    True
    """
    pieces = re.findall(r"\w+", re.sub(r"\s\([^()]{0,30}\)$", "", short).casefold())
    words = re.findall(r"\w+", re.sub(r"\s\([^()]{0,30}\)$", "", full).casefold())
    at = 0
    for word in words:
        if at < len(pieces) and _begins(pieces[at], word):
            at += 1
        elif word not in _SMALL:
            return False
    return at == len(pieces) > 1


def _begins(piece: str, word: str) -> bool:
    """Say whether a piece shortens a word: its beginning, or letters of it in order from the first ("natl")."""
    if word.startswith(piece):
        return True
    if piece[0] != word[0] or len(piece) < 3:
        return False
    letters = iter(word)
    return all(letter in letters for letter in piece)
