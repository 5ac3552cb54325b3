"""`pressmark refresh` and `pressmark verify`, with a site on this machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from reader.article.model import Article, Page, Span
from reader.edges.fetch import PageFetcher
from reader.edges.web import Limits
from reader.errors import SourceError
from reader.library import OpenArticle
from tests.cli.programs import Home, cut_library, paragraphs
from tests.site import Site, serving

STRIKE = (
    "Ferries stay in port\n\n"
    "The ferry to the islands stays in port until Friday, said the company on Monday morning.\n\n"
    "“We will not sign this,” said Jane Roe, who speaks for the crews of both ships in the harbour.\n\n"
    "The talks lasted nine hours, and coffee was served twice, one of those who were there said later."
)
CHANGED = (
    STRIKE.replace("Ferries stay in port", "Ferries sail again")
    .replace("nine hours", "ten long hours")
    .replace("until Friday, ", "")
)
MUSEUM = (
    "A museum opens\n\n"
    "Nobody had expected so many visitors on a morning with so much rain and wind, the keeper told us.\n\n"
    "“Come back in May,” he said to those who still stood in the street when the doors were closed again."
)
FRONT = "Welcome\n\n" + "Weather, sport, business and culture from all over the country and beyond it. " * 4


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site({"/strike": STRIKE, "/museum": MUSEUM, "/": FRONT})) as there:
        yield there


def kept(home: Home) -> object:
    """Return what the library says of its articles and marks."""
    store = home.library().store
    articles = store.articles()
    return articles, [store.revisions(one.id) for one in articles], store.all_annotations()


def opened(home: Home, source: str, *words: str, **of_mark: Any) -> OpenArticle:  # noqa: ANN401 - any field
    """Open an article, and mark words in it."""

    async def open_and_close() -> OpenArticle:
        library = home.library()
        article = await library.open(source)
        await library.close()
        return article

    article = asyncio.run(open_and_close())
    for one in words:
        start = article.article.text.index(one)
        article.highlight(Span(start, start + len(one)), **of_mark)
    return article


def test_an_article_that_changed_is_told_in_a_line_with_headline_words_and_marks(
    home: Home, site: Site
) -> None:
    article = opened(home, site.url("/strike"), "nine hours", "until Friday", "We will not sign")
    site.pages["/strike"] = CHANGED
    result = home.run("refresh", article.record.id[:8])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"new text      {article.record.id[:8]}  Ferries sail again"
        " · headline “Ferries stay in port” → “Ferries sail again”"
        " · 57 → 55 words · 1 mark changed, 1 gone\n"
    )
    assert [one.title for one in home.library().store.revisions(article.record.id)] == [
        "Ferries stay in port",
        "Ferries sail again",
    ]


def test_at_a_terminal_what_is_new_stands_below_the_article(
    home: Home, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = opened(home, site.url("/strike"))
    site.pages["/strike"] = CHANGED
    monkeypatch.setattr("reader.cli.refresh.is_interactive", lambda: True)
    assert home.run("refresh", "--all").stdout.splitlines() == [
        f"new text      {article.record.id[:8]}  Ferries sail again",
        "   headline “Ferries stay in port” → “Ferries sail again”",
        "   57 → 55 words",
    ]


def test_a_site_is_asked_for_another_page_only(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"))
    assert home.run("refresh", article.record.id).stdout.startswith("not modified  ")
    assert site.requests == [("/strike", 200), ("/strike", 304)]
    site.pages["/strike"] = f"{STRIKE}\n\n"
    assert home.run("refresh", site.url("/strike")).stdout.split("  ")[0] == "same text"
    assert len(home.library().store.revisions(article.record.id)) == 1


def test_all_articles_are_looked_at_and_each_failure_is_told_in_its_place(home: Home, site: Site) -> None:
    strike, museum = opened(home, site.url("/strike")), opened(home, site.url("/museum"))
    file = opened(home, str(home.write("notes.txt", STRIKE)))
    site.pages |= {"/strike": 410, "/museum": MUSEUM.replace("May", "June")}
    result = home.run("refresh", "--all")
    assert result.exit_code == 1
    lines = [line.split()[:3] for line in result.stdout.splitlines()]
    assert lines == [
        ["not", "modified", file.record.id[:8]],
        ["new", "text", museum.record.id[:8]],
        ["failed", strike.record.id[:8], "Ferries"],
    ]
    assert "the site has taken the page away (410)" in result.stdout.splitlines()[2]


def test_lines_come_in_the_order_of_the_names_whichever_site_is_slow(home: Home, site: Site) -> None:
    names = [opened(home, site.url(path)).record.id for path in ("/strike", "/museum")]
    site.held["/strike"] = Event()
    site.releases["/museum"] = "/strike"
    result = home.run("refresh", *names, names[0])
    assert [line.split()[2] for line in result.stdout.splitlines()] == [name[:8] for name in names]
    assert [path for path, status in site.requests if status == 304] == ["/museum", "/strike"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/", "there is another text now"),
        (STRIKE[:90], "as by a paywall"),
        (" ", "the site sent an empty page"),
        (404, "has no such page (404)"),
        (503, "trouble of its own (503)"),
    ],
    ids=["front page", "paywall", "empty", "not found", "broken"],
)
def test_what_is_no_article_any_more_is_told_and_the_library_left_as_it_is(
    home: Home, site: Site, page: str | int, words: str
) -> None:
    article = opened(home, site.url("/strike"), "nine hours")
    before = kept(home), home.files()
    site.pages["/strike"] = page
    result = home.run("refresh", article.record.id)
    assert (result.exit_code, result.stdout.split()[0]) == (1, "failed")
    assert words in result.stdout
    assert (kept(home), home.files()) == before


def test_what_is_hardly_the_article_is_taken_if_that_is_wanted(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"), "nine hours")
    site.pages["/strike"] = "/"
    refused = home.run("refresh", article.record.id)
    assert f"the site sends on to {site.url('/')}" in refused.stdout
    result = home.run("refresh", "--force", article.record.id)
    assert (result.exit_code, result.stdout.split("  ")[0]) == (0, "new text")
    assert result.stdout.endswith("1 mark gone\n")


def test_a_site_that_falls_silent_is_told(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"))
    site.held["/strike"] = Event()
    program = home.program()._replace(
        open_library=lambda config, pipe: replace(
            cut_library(config, pipe), fetcher=PageFetcher(limits=Limits(silence=0.2))
        )
    )
    result = home.run("refresh", article.record.id, program=program)
    site.held["/strike"].set()
    assert "stopped answering in time" in result.stdout
    assert result.exit_code == 1


def test_what_came_through_a_pipe_is_left_out_of_all_and_told_by_name(home: Home) -> None:
    async def piped() -> OpenArticle:
        return await replace(home.library(), fetcher=PageFetcher(stdin=STRIKE.encode)).open("-")

    record = asyncio.run(piped()).record
    everything = home.run("refresh", "--all")
    assert (everything.exit_code, everything.stdout) == (0, "")
    assert "1 article that came through a pipe left out." in everything.stderr
    result = home.run("refresh", record.id)
    assert result.exit_code == 1
    assert "pipe it into pressmark anew" in result.stdout


def test_marks_off_the_record_are_told_only_if_that_is_wanted(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"), "nine hours", off_record=True)
    site.pages["/strike"] = CHANGED
    result = home.run("refresh", "--json", article.record.id)
    assert json.loads(result.stdout)["marks"] == []
    assert "1 mark off the record left out" in result.stderr


def test_refreshing_as_json_tells_all(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"), "nine hours")
    site.pages["/strike"] = CHANGED
    told = json.loads(home.run("refresh", "--json", article.record.id).stdout)
    assert (told["outcome"], told["problem"], told["checked"]) == ("new text", None, None)
    assert told["headline"] == {"before": "Ferries stay in port", "now": "Ferries sail again"}
    assert told["article"]["name"] == "Ferries sail again"
    (mark,) = told["marks"]
    assert (mark["outcome"], mark["old"], mark["new"]) == ("changed", "nine hours", "ten long hours")
    site.pages["/strike"] = 404
    told = json.loads(home.run("refresh", "--json", article.record.id).stdout)
    assert (told["outcome"], "404" in told["problem"]) == ("failed", True)


@pytest.mark.parametrize("args", [(), ("--all", "1a2b")])
def test_refreshing_nothing_or_two_things_is_misuse(home: Home, args: tuple[str, ...]) -> None:
    assert home.run("refresh", *args).exit_code == 2


def test_a_name_that_means_nothing_is_told_before_anything_is_looked_at(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"))
    for command in ("refresh", "verify"):
        result = home.run(command, article.record.id, "nothing")
        assert (result.exit_code, result.stdout) == (1, "")
    assert len(site.requests) == 1


def test_quotations_are_told_as_they_stand_on_their_pages(home: Home, site: Site) -> None:
    words = ("The talks lasted nine hours", "until Friday", "We will not sign this")
    article = opened(home, site.url("/strike"), *words)
    site.pages["/strike"] = CHANGED
    result = home.run("verify")
    assert result.exit_code == 1
    marks = {mark.annotation.selector.exact: mark.annotation.id[:8] for mark in article.marks()}
    name = article.record.id[:8]
    assert result.stdout.splitlines() == [
        f"gone           {marks[words[1]]}  {name}  until Friday",
        f"word for word  {marks[words[2]]}  {name}  We will not sign this",
        f"changed        {marks[words[0]]}  {name}  The talks lasted [-nine-]{{+ten long+}} hours",
    ]
    assert result.stderr == "3 checked: 1 gone, 1 word for word, 1 changed.\n"
    assert len(home.library().store.revisions(article.record.id)) == 1


def test_quotations_that_all_stand_there_are_a_good_end(home: Home, site: Site) -> None:
    opened(home, site.url("/strike"), "We will not sign this")
    opened(home, site.url("/museum"), "Come back in May")
    before = home.files()
    result = home.run("verify", "--all")
    assert result.exit_code == 0
    assert [line[:13] for line in result.stdout.splitlines()] == ["word for word"] * 2
    assert home.files() == before


def test_of_a_page_that_is_not_there_the_reason_is_told(home: Home, site: Site) -> None:
    opened(home, site.url("/strike"), "We will not sign this")
    site.pages["/strike"] = 404
    result = home.run("verify")
    assert (result.exit_code, result.stdout[:13]) == (1, "not reachable")
    assert "the site has no such page (404)" in result.stderr
    told = json.loads(home.run("verify", "--json").stdout)
    assert (told["verdict"], "404" in told["problem"]) == ("not reachable", True)


def test_other_kinds_are_checked_if_that_is_wanted(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"), "nine hours", kind="fact")
    opened(home, site.url("/museum"), "Come back in May")
    for options, exact in ((("--kind", "fact"), ["nine hours"]), ((), ["Come back in May"])):
        lines = home.run("verify", "--json", *options).stdout.splitlines()
        assert [json.loads(line)["exact"] for line in lines] == exact
    assert len(home.run("verify", "--all-kinds").stdout.splitlines()) == 2
    none = home.run("verify", article.record.id)
    assert (none.exit_code, none.stdout) == (0, "")
    assert "No quotation is marked there" in none.stderr


def test_a_kind_that_there_is_not_is_no_good_end(home: Home, site: Site) -> None:
    opened(home, site.url("/strike"), "nine hours")
    result = home.run("verify", "--kind", "qoute")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "quote" in result.stderr


def test_what_is_off_the_record_is_never_looked_up(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"), "We will not sign this", off_record=True)
    for args in ((), (article.record.id,), ("--all-kinds",), ("--json",)):
        assert home.run("verify", *args).stdout == ""
    assert len(site.requests) == 1


def test_words_that_a_terminal_would_obey_are_harmless(home: Home, site: Site) -> None:
    site.pages["/strike"] = STRIKE.replace("Ferries", "\x1b]0;owned\x07Ferries")
    article = opened(home, site.url("/strike"), "We will not sign this", speaker="\x1b[2J")
    site.pages["/strike"] = CHANGED.replace("sail", "\x1b[31msail")
    for command in ("verify", "refresh"):
        assert "\x1b" not in home.run(command, article.record.id).output


def test_a_page_without_an_article_is_told(home: Home, site: Site) -> None:
    article = opened(home, site.url("/strike"))

    def none(page: Page) -> Article:
        if b"nine hours" not in page.body:
            raise SourceError(page.source, "there is no article on this page")
        return paragraphs(page)

    site.pages["/strike"] = "<p>Log in"
    program = home.program()._replace(
        open_library=lambda config, pipe: replace(cut_library(config, pipe), extract=none)
    )
    result = home.run("refresh", article.record.id, program=program)
    assert (result.exit_code, "no article on this page" in result.stdout) == (1, True)


def test_a_page_is_printed_as_it_came_if_it_was_kept(home: Home, site: Site) -> None:
    for page in (STRIKE, CHANGED):
        site.pages["/strike"] = page
        home.run("annotate", site.url("/strike"), "--quote", "We will not sign")
        home.run("refresh", "--all")
    (record,) = home.library().articles()
    assert home.run("page", record.id).stdout == CHANGED
    assert home.run("page", record.id, "--revision", "1").stdout == STRIKE


def test_a_page_is_not_printed_at_a_terminal(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.cli.page.is_interactive", lambda: True)
    result = home.run("page", "1a2b")
    assert (result.exit_code, "write > page.html" in result.stderr) == (2, True)


def test_a_page_that_was_not_kept_is_told_with_what_to_do(home: Home, site: Site) -> None:
    home.write("config/config.toml", "keep_pages = false")
    home.run("annotate", site.url("/strike"), "--quote", "We will not sign")
    (record,) = home.library().articles()
    result = home.run("page", record.id)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "set keep_pages = true" in result.stderr
