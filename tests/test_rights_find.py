"""`find_rights` on what it takes: pages, statements, URLs, Crossref's list, JATS."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from carcite import Name, UnreadablePage, find_rights
from carcite.page import open_page
from carcite.rights.find import rights_on

BODY = """<p>© 2024 Ada Roe and Ben Stiles. This is an open access article distributed under the terms of the
Creative Commons Attribution 4.0 International License.</p>"""


def page(head: str = "", body: str = BODY, footer: str = "") -> str:
    return f"<!doctype html><html><head><title>On soil</title>{head}</head><body><main>{body}</main>{footer}</body></html>"


def test_a_file_its_bytes_and_its_text_have_the_same_rights(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(), encoding="utf-8")
    rights = find_rights(path)
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-4.0"
    assert rights == find_rights(path.read_bytes()) == find_rights(page())


def test_evidence_from_a_pages_words_has_offsets_in_its_visible_text() -> None:
    opened = open_page(page())
    rights = rights_on(opened)
    for item in (*rights.licenses, *rights.notices):
        for evidence in item.evidence:
            assert opened.text[evidence.start : evidence.end] == evidence.quote


def test_holders_on_a_page_are_tied_to_the_authors() -> None:
    authors = (Name(family="Roe", given="Ada"), Name(family="Stiles", given="Ben"))
    (notice,) = find_rights(page(), authors=authors).notices
    assert tuple(holder.author for holder in notice.holders) == authors


def test_a_rel_license_link_is_believed_before_words() -> None:
    link = '<a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">licence</a>'
    rights = find_rights(page(body=BODY + link))
    assert rights.license is not None
    assert rights.license.family == "CC BY-NC"
    assert rights.license.evidence[0].locator == "a[rel=license]@href"
    assert rights.license.evidence[0].quote == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert [conflict.kind for conflict in rights.conflicts] == ["meta-vs-body"]


def test_meta_tags_are_believed_after_the_body() -> None:
    head = '<meta name="dc.rights" content="http://creativecommons.org/licenses/by/3.0/">'
    rights = find_rights(page(head))
    assert rights.license is not None
    assert rights.license.version == "4.0"
    assert [(conflict.kind, conflict.severity) for conflict in rights.conflicts] == [
        ("meta-vs-body", "info")
    ]
    assert rights.licenses[1].evidence[0].locator == "meta[name=dc.rights]"


def test_a_meta_tag_alone_is_believed() -> None:
    rights = find_rights(
        page('<meta name="DC.Rights" content="© 2023 The Authors. CC BY-SA 4.0">', "<p>Soil.</p>")
    )
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-SA-4.0"
    assert [notice.years for notice in rights.notices] == [(2023,)]


@pytest.mark.parametrize("value", ["2021 The Author(s)", "© 2021 The Author(s)"])
def test_a_copyright_meta_tag_may_lack_the_sign(value: str) -> None:
    (notice,) = find_rights(
        page(f'<meta name="prism.copyright" content="{value}">', "<p>Soil.</p>")
    ).notices
    assert (notice.years, [holder.kind for holder in notice.holders]) == ((2021,), ["authors"])
    assert notice.evidence[0].quote == value


def test_a_footer_speaks_of_the_site() -> None:
    footer = """<footer><p>© 2026 Example Press. All rights reserved. All site content is licensed under a Creative Commons
    Attribution-NonCommercial 4.0 License.</p><a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">CC</a></footer>"""
    rights = find_rights(page(footer=footer))
    assert rights.license is not None
    assert rights.license.family == "CC BY"
    assert rights.conflicts == ()
    assert {license_.scope for license_ in rights.licenses if license_.family == "CC BY-NC"} == {
        "site"
    }
    assert [notice.scope for notice in rights.notices] == ["article", "site"]


def test_a_link_in_a_figure_is_the_figures() -> None:
    figure = '<figure><a href="https://creativecommons.org/licenses/by-sa/3.0/">CC</a></figure>'
    rights = find_rights(page(body=figure))
    assert rights.license is None
    assert [license_.scope for license_ in rights.licenses] == ["figure"]


def test_json_ld_gives_a_licence_and_differs_from_the_notice() -> None:
    script = """<script type="application/ld+json">{"@type": "ScholarlyArticle", "copyrightYear": "2026",
    "copyrightHolder": {"name": "Example Press"}, "license": "https://creativecommons.org/licenses/by/4.0/"}</script>
    <script type="application/ld+json">{no json</script>"""
    rights = find_rights(page(script))
    assert rights.license is not None
    assert [evidence.source for evidence in rights.license.evidence] == ["text", "json-ld"]
    assert [conflict.kind for conflict in rights.conflicts] == ["notice-vs-json-ld"]


def test_a_crossref_list_keeps_versions_and_dates_and_mining_licenses_nothing() -> None:
    rights = find_rights(
        [
            {
                "URL": "https://www.elsevier.com/tdm/userlicense/1.0/",
                "content-version": "tdm",
                "delay-in-days": 0,
            },
            {
                "URL": "http://creativecommons.org/licenses/by-nc-nd/4.0/",
                "content-version": "vor",
                "start": {"date-parts": [[2024, 3, 1]]},
            },
            {"content-version": "vor"},
        ]
    )
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-NC-ND-4.0"
    assert rights.license.start is not None
    assert rights.license.start.edtf() == "2024-03-01"
    assert rights.license.evidence[0].locator == "license[1].URL"
    assert [license_.content_version for license_ in rights.licenses] == ["vor", "tdm"]
    assert rights.conflicts == ()


def test_crossrefs_unspecified_comes_after_vor() -> None:
    rights = find_rights(
        [
            {
                "URL": "http://creativecommons.org/licenses/by/3.0/",
                "content-version": "unspecified",
            },
            {"URL": "http://creativecommons.org/licenses/by/4.0/", "content-version": "vor"},
        ]
    )
    assert rights.license is not None
    assert rights.license.version == "4.0"


def test_springers_terms_for_mining_license_no_article_whatever_they_are_deposited_as() -> None:
    assert (
        find_rights([{"URL": "http://www.springer.com/tdm", "content-version": "vor"}]).license
        is None
    )


PERMISSIONS = """<permissions xmlns:xlink="http://www.w3.org/1999/xlink">
<copyright-statement>© 2024 Roe et al</copyright-statement><copyright-year>2024</copyright-year>
<copyright-holder>Roe et al</copyright-holder>
<license license-type="open-access" xlink:href="http://creativecommons.org/licenses/by/4.0/">
<license-p>This article is distributed under the terms of the <ext-link xlink:href="http://creativecommons.org/licenses/by/4.0/">Creative
Commons Attribution License</ext-link>, which permits use.</license-p></license></permissions>"""


def test_jats_permissions_are_read_as_element_and_as_xml() -> None:
    rights = find_rights(PERMISSIONS)
    assert rights == find_rights(ElementTree.fromstring(PERMISSIONS))
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-4.0"
    assert rights.license.evidence[0].locator == "license@xlink:href"
    (notice,) = rights.notices
    assert (notice.years, [(holder.name, holder.et_al) for holder in notice.holders]) == (
        (2024,),
        [("Roe", True)],
    )
    assert rights.conflicts == ()


def test_jats_words_that_contradict_the_link_are_a_conflict() -> None:
    rights = find_rights(
        PERMISSIONS.replace(
            "Commons Attribution License", "Commons Attribution-NonCommercial License"
        )
    )
    assert rights.license is not None
    assert rights.license.family == "CC BY"
    assert [conflict.kind for conflict in rights.conflicts] == ["text-vs-uri"]


def test_a_jats_element_without_its_declarations_is_read_all_the_same() -> None:
    xml = "<permissions><license><ali:license_ref>http://creativecommons.org/licenses/by/4.0/</ali:license_ref></license></permissions>"
    assert find_rights(xml).license is not None


@pytest.mark.parametrize(
    "xml", ["<permissions><license></permissions>", "<permissions><!DOCTYPE x></permissions>"]
)
def test_xml_that_is_not_well_formed_is_refused(xml: str) -> None:
    with pytest.raises(UnreadablePage):
        find_rights(xml)


@pytest.mark.parametrize("source", ["", "   ", "no rights at all", b"bytes without rights", []])
def test_what_says_nothing_has_no_rights(source: str | bytes | list[dict[str, str]]) -> None:
    assert not find_rights(source)


def test_a_banner_about_cookies_licenses_no_article() -> None:
    banner = (
        '<div id="cookie-notice"><p>Our banner is dedicated to the public domain under'
        ' <a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0 1.0</a>.</p></div>'
    )
    source = f"<html><body class='cookies-on'><h1>Bogs</h1><p>Peat burns.</p>{banner}</body></html>"
    rights = find_rights(source)
    assert all(one.scope == "site" for one in rights.licenses)


def test_a_page_on_which_cookies_were_allowed_is_no_banner() -> None:
    source = (
        "<html><body><div class='cookies-allowed'><h1>Bogs</h1>"
        "<p>This article is licensed under CC BY 4.0.</p></div></body></html>"
    )
    rights = find_rights(source)
    assert [one.scope for one in rights.licenses] == ["article"]
