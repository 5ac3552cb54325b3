"""Rules for single sites: a folder of files, one a site, each line a rule."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from reader.article.model import Article, BlockKind, Page
from reader.extraction import extract
from reader.extraction.rule_files import parse_rules, rules_for
from tests.extraction.articles import no_language, written

URL = "https://www.gazette.example/news/ferry"
SAID = "The council met on Monday, talked for three hours, and put off every decision until the autumn. "
PAGE = f"""<html lang="en"><head><title>Ferry | Gazette</title></head><body>
<div id="wrap"><h2 class="t">The ferry is back</h2>
<p class="who">By Ada Fern</p><p class="when">4 March 2026</p>
<div class="story"><p>{SAID}</p>
<p class="pitch">Buy our mugs, which are blue and hold a pint of tea.</p>
<figure><img src="/f.jpg"><figcaption>The ferry at the quay.</figcaption></figure><p>{SAID}</p></div>
<div class="more"><p>{SAID * 4}</p></div></div></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def article_by(folder: Path, rules: str, url: str = URL, name: str = "gazette.example.txt") -> Article:
    (folder / name).write_text(rules, "utf-8")
    page = Page(source="page", body=PAGE.encode(), media_type="text/html", url=url)
    return extract(page, no_language, site_rules=folder)


def text_by(folder: Path, rules: str, url: str = URL, name: str = "gazette.example.txt") -> str:
    return article_by(folder, rules, url, name).text


def test_the_body_is_what_the_rules_say_it_is(folder: Path) -> None:
    text = text_by(folder, "body: //div[@class='story']")
    assert (text.count(SAID.strip()), "mugs" in text) == (2, True)


def test_the_first_expression_that_finds_text_counts(folder: Path) -> None:
    text = text_by(folder, "body: //div[@class='gone']\nbody: //p[@class='pitch']\nbody: //div")
    assert text.endswith("Buy our mugs, which are blue and hold a pint of tea.")


def test_several_elements_make_one_body_in_their_order(folder: Path) -> None:
    text = text_by(folder, "body: //p[@class='pitch'] | //div[@class='more']/p")
    assert (text.index("mugs") < text.index("council"), text.count("council")) == (True, 4)


def test_rules_that_find_no_body_leave_the_page_as_it_would_be(folder: Path) -> None:
    assert text_by(folder, "body: //div[@class='gone']") == text_by(folder, "# nothing")


@pytest.mark.parametrize(
    "rule", ["strip: //p[@class='pitch']", "strip_id_or_class: pitch", 'strip_id_or_class: "pitch"']
)
def test_what_is_stripped_is_gone(folder: Path, rule: str) -> None:
    assert "mugs" not in text_by(folder, f"body: //div[@class='story']\n{rule}")


@pytest.mark.parametrize(
    "rule", ["strip: //figure", "strip: //figcaption", "strip: //img", "strip_image_src: /f.jpg"]
)
def test_a_caption_is_never_lost_to_a_rule(folder: Path, rule: str) -> None:
    article = article_by(folder, f"body: //div[@class='story']\n{rule}")
    assert [article.text_of(one) for one in article.blocks if one.kind is BlockKind.CAPTION] == [
        "The ferry at the quay."
    ]


def test_a_stripped_box_leaves_the_captions_in_it(folder: Path) -> None:
    article = article_by(folder, "body: //div[@id='wrap']\nstrip: //div[@class='story']")
    assert "[caption] The ferry at the quay." in [line.split("\n")[0] for line in written(article)]


def test_a_body_whose_name_says_that_it_is_no_article_is_one_by_the_rules(folder: Path) -> None:
    (folder / "gazette.example.txt").write_text("body: //div[@class='sidebar']", "utf-8")
    source = PAGE.replace('class="story"', 'class="sidebar"').encode()
    page = Page(source="page", body=source, media_type="text/html", url=URL)
    assert "[caption] The ferry at the quay." in [
        line.split("\n")[0] for line in written(extract(page, no_language, site_rules=folder))
    ]


def test_title_author_and_date_come_from_the_rules(folder: Path) -> None:
    rules = "title: //h2[@class='t']\nauthor: //p[@class='who']\ndate: substring(//p[@class='when'], 1)"
    metadata = article_by(folder, rules).metadata
    assert (metadata.title, metadata.byline, metadata.published) == (
        "The ferry is back",
        "Ada Fern",
        "2026-03-04",
    )


def test_every_author_that_the_rules_find_is_named(folder: Path) -> None:
    source = PAGE.replace(
        '<div class="story">', '<b class="by">Ada Fern</b><b class="by">Tom Reed</b><div class="story">'
    )
    (folder / "gazette.example.txt").write_text(
        "author: //b[@class='by']\nbody: //div[@class='story']", "utf-8"
    )
    page = Page(source="page", body=source.encode(), media_type="text/html", url=URL)
    assert extract(page, no_language, site_rules=folder).metadata.byline == "Ada Fern, Tom Reed"


@pytest.mark.parametrize(
    "rules",
    ["find_string: mugs\nreplace_string: cups", "replace_string(mugs): cups", "replace_string(mugs):cups"],
)
def test_words_are_replaced_in_the_source(folder: Path, rules: str) -> None:
    assert "Buy our cups" in text_by(folder, f"body: //div[@class='story']\n{rules}")


@pytest.mark.parametrize(
    ("name", "url", "holds"),
    [
        ("gazette.example.txt", "https://gazette.example/", True),
        ("gazette.example.txt", "https://www.gazette.example/", True),
        ("gazette.example.txt", "https://old.gazette.example/", False),
        (".gazette.example.txt", "https://old.gazette.example/", True),
        (".gazette.example.txt", "https://very.old.gazette.example/", True),
        (".gazette.example.txt", "https://notgazette.example/", False),
        ("gazette.example.txt", "https://GAZETTE.example:8080/", True),
        ("gazette.example.txt", None, False),
        ("..txt", "https://../", False),
        ("gazette.example.txt", "https://[gazette.example/", False),
    ],
)
def test_a_files_name_says_which_site_it_is_for(
    folder: Path, name: str, url: str | None, holds: bool
) -> None:
    (folder / name).write_text("prune: no", "utf-8")
    assert (rules_for(folder, url) is not None) is holds


def test_logins_headers_and_tests_are_passed_over_in_silence() -> None:
    rules, faults = parse_rules(
        "http_header(user-agent): X\nrequires_login: yes\nlogin_uri: https://x\nlogin_password_field: p\n"
        "test_url: https://x/\ntidy: no\nsingle_page_link: //a\nif_page_contains: //b\n\n# a remark"
    )
    assert (bool(rules), faults) == (False, ())


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("body: //div[", "line 1: no XPath"),
        ("body: re:test(., 'x')", None),
        ("nonsense", "line 1: this is no rule"),
        ("replace_string: x", "line 1: nothing to replace"),
        ("colour: red", 'line 1: there is no rule "colour"'),
    ],
)
def test_what_cannot_be_read_is_named(line: str, fault: str | None) -> None:
    _, faults = parse_rules(line)
    assert fault is None or [one[: len(fault)] for one in faults] == [fault]


@pytest.mark.parametrize(
    "path",
    ["re:test(., 'x')", "php:function('f')", "document('/etc/passwd')", "//p[$x]", "1 div 0", "//@class"],
)
def test_an_expression_that_fails_on_a_page_changes_nothing(folder: Path, path: str) -> None:
    rules = f"body: {path}\nstrip: {path}\ntitle: //gone"
    assert text_by(folder, rules) == text_by(folder, "# nothing", name=".example.txt") != ""


def test_a_files_faults_are_told_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        text_by(folder, "nonsense\nbody: //div[")
        text_by(folder, "nonsense\nbody: //div[")
    assert [record.getMessage().count("line") for record in caplog.records] == [2]


def test_a_folder_without_a_file_for_the_site_changes_nothing(folder: Path) -> None:
    page = Page(source="page", body=PAGE.encode(), media_type="text/html", url=URL)
    assert extract(page, no_language, site_rules=folder) == extract(page, no_language)
