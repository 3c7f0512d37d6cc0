"""Publishers' own terms: named, with their URL, and never mistaken for open licences.

The URLs are those that publishers deposit with Crossref or print on their pages, as seen in 2024 to 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from carcite.values.patterns import heads, regex

ContentVersion = Literal["vor", "am", "tdm", "stm-asf", "unspecified"]


class Terms(NamedTuple):
    """A publisher's own terms. `url` is where they stand; `content_version` what they can be for alone."""

    name: str
    url: str | None
    url_pattern: str | None
    words: str | None
    content_version: ContentVersion | None = None


# name, URL, how its URLs go (lower case, without scheme and www), how it goes in words, what it is for.
# A licence for text and data mining never licenses the article.
TERMS = (
    Terms("Elsevier user license", "https://www.elsevier.com/open-access/userlicense/1.0/", r"elsevier\.com/open-?access/userlicense", r"elsevier user licen[cs]e"),
    Terms("Elsevier TDM license", "https://www.elsevier.com/tdm/userlicense/1.0/", r"elsevier\.com/tdm/userlicense", r"elsevier (?:tdm|text and data mining) (?:user )?licen[cs]e", "tdm"),
    Terms("Elsevier TDM reservation", "https://www.elsevier.com/legal/tdmrep-license", r"elsevier\.com/legal/tdmrep", None, "tdm"),
    Terms("ACS AuthorChoice", "https://pubs.acs.org/page/policy/authorchoice_termsofuse.html", r"pubs\.acs\.org/page/policy/(?:authorchoice|editorschoice)", r"acs (?:authorchoice|author choice|editors' choice)"),
    Terms("OUP standard publication model", "https://academic.oup.com/journals/pages/open_access/funder_policies/chorus/standard_publication_model", r"(?:academic\.oup\.com/journals|oxfordjournals\.org)/\S{0,60}standard_publication_model", r"oxford university press,? standard journals? publication model"),
    Terms("Wiley TDM license", "https://doi.wiley.com/10.1002/tdm_license_1.1", r"doi\.wiley\.com/10\.1002/tdm_license", r"wiley (?:tdm|text and data mining) licen[cs]e", "tdm"),
    Terms("Wiley terms and conditions", "https://onlinelibrary.wiley.com/terms-and-conditions", r"onlinelibrary\.wiley\.com/terms-?and-?conditions", r"wiley(?:'s| online library)? terms (?:and conditions|of use)"),
    Terms("Wiley self-archiving terms", "https://authorservices.wiley.com/author-resources/Journal-Authors/licensing/self-archiving.html", r"(?:authorservices|olabout)\.wiley\.com/\S{0,80}self-?archiving|olabout\.wiley\.com/wileycda/section/id-82", r"wiley terms and conditions for (?:use of )?self-archiv", "am"),
    Terms("Springer TDM license", "https://www.springer.com/tdm", r"springer(?:nature)?\.com/(?:gp/researchers/)?(?:tdm|text-and-data-mining)", r"springer(?: nature)? (?:tdm|text and data mining) (?:licen[cs]e|policy)", "tdm"),
    Terms("Springer Nature accepted manuscript terms", "https://www.springernature.com/gp/open-research/policies/accepted-manuscript-terms", r"springernature\.com/\S{0,40}accepted-manuscript-terms|nature\.com/authors/policies/license\.html", r"springer nature(?:'s)? am terms of use", "am"),
    Terms("SAGE TDM license", "https://journals.sagepub.com/page/policies/text-and-data-mining-license", r"sagepub\.com/page/policies/text-and-data-mining", r"sage (?:tdm|text and data mining) licen[cs]e", "tdm"),
    Terms("IOP TDM license", "https://iopscience.iop.org/info/page/text-and-data-mining", r"iopscience\.iop\.org/info/page/text-and-data-mining", r"iop(?: publishing)? (?:tdm|text and data mining) licen[cs]e", "tdm"),
    Terms("IOP copyright notice", "https://iopscience.iop.org/page/copyright", r"iopscience\.iop\.org/(?:page/copyright|info/page/copyright)", None),
    Terms("Taylor & Francis TDM license", "https://www.tandfonline.com/action/showCopyRight", r"(?:taylorandfrancis|tandfonline)\.com/\S{0,60}(?:text-and-data-mining|tdm)", r"taylor (?:&|and) francis (?:tdm|text and data mining) licen[cs]e", "tdm"),
    Terms("Liebert TDM policy", "https://www.liebertpub.com/nv/resources-tools/text-and-data-mining-policy/121/", r"liebertpub\.com/\S{0,60}text-and-data-mining", None, "tdm"),
    Terms("Emerald site policies", "https://www.emerald.com/insight/site-policies", r"emerald(?:insight)?\.com/(?:insight/)?site-policies", None, "tdm"),
    Terms("Trans Tech TDM license", "https://www.scientific.net/license/TDM_Licenser.pdf", r"scientific\.net/license/tdm", None, "tdm"),
    Terms("Trans Tech publishing policies", "https://www.scientific.net/PolicyAndEthics/PublishingPolicies", r"scientific\.net/policyandethics", None),
    Terms("ACM copyright policy", "https://www.acm.org/publications/policies/copyright_policy", r"acm\.org/publications/policies/copyright", None),
    Terms("APS default license", "https://link.aps.org/licenses/aps-default-license", r"link\.aps\.org/licenses/aps-default-license", None),
    Terms("APS accepted manuscript license", "https://link.aps.org/licenses/aps-default-accepted-manuscript-license", r"link\.aps\.org/licenses/aps-default-accepted-manuscript", None, "am"),
    Terms("APS TDM license", "https://link.aps.org/licenses/aps-default-text-mining-license", r"link\.aps\.org/licenses/aps-default-text-mining", None, "tdm"),
    Terms("AIP rights and permissions", "https://publishing.aip.org/authors/rights-and-permissions", r"publishing\.aip\.org/\S{0,40}rights-and-permissions", None),
    Terms("AMS copyright and permissions", "https://www.ams.org/publications/copyright-and-permissions", r"ams\.org/publications/copyright-and-permissions", None),
    Terms("AMetSoc copyright policy", "https://www.ametsoc.org/PUBSReuseLicenses", r"ametsoc\.org/\S{0,20}pubsreuselicenses", r"ams copyright policy"),
    Terms("Cambridge Core terms of use", "https://www.cambridge.org/core/terms", r"cambridge\.org/core/terms", r"cambridge core terms of use"),
    Terms("IEEE copyright", "https://ieeexplore.ieee.org/Xplorehelp/downloads/license-information/IEEE.html", r"ieeexplore\.ieee\.org/xplorehelp/downloads/license-information/ieee\.html", None),
    Terms("IEEE Open Access Publishing Agreement", "https://ieeexplore.ieee.org/Xplorehelp/downloads/license-information/OAPA.html", r"ieeexplore\.ieee\.org/xplorehelp/downloads/license-information/oapa", None),
    Terms("RSC terms of use", "https://rsc.li/journals-terms-of-use", r"rsc\.li/journals-terms-of-use", None),
    Terms("Royal Society terms", "https://royalsociety.org/journals/ethics-policies/data-sharing-mining/", r"royalsociety\.org/journals/ethics-policies/data-sharing-mining", None, "tdm"),
    Terms("AAAS terms", "https://www.science.org/content/page/science-licenses-journal-article-reuse", r"science(?:mag)?\.org/\S{0,40}science-licenses-journal-article-reuse", None),
    Terms("arXiv non-exclusive license", "https://arxiv.org/licenses/nonexclusive-distrib/1.0/", r"arxiv\.org/licenses/nonexclusive-distrib", r"arxiv(?:\.org)?(?: perpetual,?)? non-?exclusive (?:licen[cs]e|distribution)"),
    Terms("Frontiers license agreement", "https://www.frontiersin.org/licenseagreement", r"frontiersin\.org/licen[cs]e-?agreement", None),
    Terms("BMC verbatim license", None, r"biomedcentral\.com/info/about/license", r"open access article: verbatim copying and redistribution of this article are permitted"),
    Terms("RUP terms", "https://www.rupress.org/terms/", r"rupress\.org/terms", r"no mirror sites licen[cs]e"),
    Terms("PNAS license", "https://www.pnas.org/pb-assets/authors/authorlicense.pdf", r"pnas\.org/(?:\S{0,40}authorlicense|site/aboutpnas/licenses)", r"pnas (?:exclusive|open access) licen[cs]e"),
    Terms("JAMA fair use statement", "https://jamanetwork.com/pages/fair-use", r"jamanetwork\.com/pages/fair-use", None),
    Terms("Optica Open Access Publishing Agreement", "https://doi.org/10.1364/OA_License_v1", r"doi\.org/10\.1364/oa_license|opg\.optica\.org/library/license", r"(?:optica|osa) open access publishing agreement"),
    Terms("SSRN terms of use", "https://www.ssrn.com/index.cfm/en/terms-of-use/", r"ssrn\.com/\S{0,30}terms-of-use", None),
    Terms("STM article sharing framework", "https://doi.org/10.15223/policy-001", r"doi\.org/10\.15223/policy-\d{3}", r"stm article sharing framework", "stm-asf"),
)  # fmt: skip

_BY_URL = tuple((regex(terms.url_pattern), terms) for terms in TERMS if terms.url_pattern)
_BY_WORDS = tuple((regex(terms.words), terms) for terms in TERMS if terms.words)
# One look at these says whether any row is worth trying.
URL_SIGNS = tuple(
    {head for terms in TERMS if terms.url_pattern for head in heads(terms.url_pattern)}
)
WORD_SIGNS = tuple({head for terms in TERMS if terms.words for head in heads(terms.words)})


class TermsMention(NamedTuple):
    """Where a sentence names a publisher's terms."""

    start: int
    end: int
    terms: Terms
    url: str | None


def find_terms(low: str) -> Iterator[TermsMention]:
    """Find publishers' terms in a sentence in lower case, by URL or in words."""
    by_url = "/" in low and any(map(low.__contains__, URL_SIGNS))
    for pattern, terms in _BY_URL if by_url else ():
        for found in pattern.finditer(low):
            start, end = _whole_url(low, found.start(), found.end())
            yield TermsMention(start, end, terms, low[start:end])
    for pattern, terms in _BY_WORDS if any(map(low.__contains__, WORD_SIGNS)) else ():
        for found in pattern.finditer(low):
            yield TermsMention(found.start(), found.end(), terms, None)


def _whole_url(low: str, start: int, end: int) -> tuple[int, int]:
    """Widen a match to the whole URL it stands in."""
    begin = max(0, start - 40)
    before = low[begin:start]
    head = max(
        before.rfind("http"), before.rfind(" ") + 1, before.rfind("(") + 1, before.rfind("<") + 1
    )
    tail = re.compile(r"[^\s)>\]\"',;]{0,120}").match(low, end)
    stop = tail.end() if tail else end
    while stop > end and low[stop - 1] in ".,:":
        stop -= 1
    return begin + head, stop
