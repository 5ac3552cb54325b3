"""`pressmark annotate`: a passage is marked by its words, or nothing is."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article.model import EntityKind
from reader.cli.told import differences
from reader.library import OpenArticle
from reader.marks.model import Annotation, Entity, MarkKind, Status
from tests.cli.programs import Home, cut_library
from tests.fakes import FakeFetcher

STORY = (
    "Talks end in Geneva\n\n“We will not sign this,” said Jane Roe on Monday. Jane Roe left Geneva.\n\n"
    "Nobody in Geneva believed that the minister would come back before the autumn."
)
JANE = Entity(EntityKind.PERSON, "Jane Roe")
ADDRESS = "https://example.org/talks"


@pytest.fixture
def story(home: Home) -> Path:
    return home.write("story.txt", STORY)


def marks(home: Home) -> tuple[Annotation, ...]:
    return home.library().store.all_annotations()


def words(home: Home) -> list[str]:
    return [mark.selector.exact for mark in marks(home)]


def known(home: Home, story: Path) -> OpenArticle:
    return asyncio.run(home.library().open(str(story)))


def test_an_article_that_is_not_in_the_library_is_opened_and_marked(home: Home, story: Path) -> None:
    result = home.run(
        *("annotate", story, "--quote", '"We will not sign this,"', "--speaker", "Jane Roe", "--note", "odd"),
        *(
            "--tag",
            "talks",
            "--status",
            "disputed",
            "--language",
            "en",
            "--translation",
            "Nous",
            "--off-record",
        ),
    )
    (mark,) = marks(home)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"marked  {mark.id[:8]}  quote  ¶1  exact  — Jane Roe\n  We will not sign this,\n"
    assert (mark.speaker, mark.note, mark.tags, mark.status) == (
        "Jane Roe",
        "odd",
        ("talks",),
        Status.DISPUTED,
    )
    assert (mark.language, mark.translation, mark.off_record) == ("en", "Nous", True)


def test_an_article_is_named_by_the_start_of_its_id(home: Home, story: Path) -> None:
    record = known(home, story).record
    assert home.run("annotate", record.id[:8], "--quote", "Nobody in Geneva").exit_code == 0
    assert words(home) == ["Nobody in Geneva"]
    assert len(home.library().articles()) == 1


def test_an_address_that_is_known_is_not_fetched_again(home: Home) -> None:
    fetcher = FakeFetcher({ADDRESS: STORY})
    program = home.program()._replace(open_library=lambda *args: replace(cut_library(*args), fetcher=fetcher))
    for quote in ("Nobody in Geneva", "left Geneva"):
        assert home.run("annotate", ADDRESS, "--quote", quote, program=program).exit_code == 0
    assert fetcher.fetched == [ADDRESS]
    assert fetcher.closed
    assert len(marks(home)) == 2


def test_a_file_is_not_taken_for_another_whose_path_ends_alike(home: Home, story: Path) -> None:
    known(home, story)
    other = home.write("other/story.txt", "Another headline\n\nNobody in Geneva read this.")
    home.run("annotate", other, "--quote", "read this")
    assert len(home.library().articles()) == 2


def test_an_article_that_is_nowhere_is_one_line_and_exit_1(home: Home) -> None:
    result = home.run("annotate", "ffff0000", "--quote", "x")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert home.files() == []


def test_close_words_are_marked_in_the_articles_own_and_said_to_be_close(home: Home, story: Path) -> None:
    typed = "nobody in Geneva believed the minister will come back before the autumn"
    result = home.run("annotate", story, "--quote", typed)
    assert words(home) == [STORY.split("\n\n")[2].rstrip(".")]
    assert "  ¶2  close, " in result.stdout
    assert f"  {words(home)[0]}\n" in result.stdout
    assert "not as given: [-nobody-] {+Nobody+} {+that+} [-will-] {+would+}" in result.stdout


def test_words_that_could_be_several_passages_are_refused_with_all_of_them(home: Home, story: Path) -> None:
    result = home.run("annotate", story, "--quote", "Geneva")
    assert (result.exit_code, result.stdout, marks(home)) == (1, "", ())
    assert result.stderr.splitlines()[0].startswith("pressmark: “Geneva” stands there 3 times; choose one")
    assert result.stderr.splitlines()[3] == "  3  ¶2  Nobody in [Geneva] believed that the minis…"
    assert home.run("annotate", story, "--quote", "Geneva", "--nth", "3").exit_code == 0
    assert home.run("annotate", story, "--quote", "Geneva", "--after", "Jane Roe left").exit_code == 0
    assert [mark.selector.start for mark in marks(home)] == [
        STORY.index("Geneva", 60),
        STORY.rindex("Geneva"),
    ]


def test_the_same_passage_is_added_to(home: Home, story: Path) -> None:
    home.run("annotate", story, "--quote", "Jane Roe left Geneva", "--tag", "one")
    result = home.run("annotate", story, "--quote", "Jane Roe left Geneva", "--tag", "two", "--note", "sure?")
    (mark,) = marks(home)
    assert result.stdout.startswith(f"added to  {mark.id[:8]}  quote")
    assert (mark.tags, mark.note) == (("one", "two"), "sure?")


def test_where_nothing_but_entities_is_given_it_is_a_mention(home: Home, story: Path) -> None:
    home.run("annotate", story, "--quote", "Jane Roe left", "--entity", "p:Jane Roe")
    home.run("annotate", story, "--quote", "Nobody in Geneva", "--entity", "g:Geneva", "--kind", "f")
    assert [(mark.kind, mark.entities[0].name) for mark in marks(home)] == [
        (MarkKind.MENTION, "Jane Roe"),
        (MarkKind.FACT, "Geneva"),
    ]


def test_every_mention_is_tagged_at_once_and_none_twice(home: Home, story: Path) -> None:
    run = ("annotate", story, "--all-mentions", "--entity", "place:Geneva")
    assert home.run(*run, "--dry-run").stdout.startswith("would tag  Geneva  title  Talks end in [Geneva]")
    assert home.run(*run).stdout.startswith("tagged  3 mentions of Geneva\n")
    assert home.run(*run).stdout == "tagged  0 mentions of Geneva, 3 tagged already\n"
    assert words(home) == ["Geneva"] * 3
    result = home.run("annotate", story, "--all-mentions", "--entity", "person:John Doe")
    assert (result.exit_code, "names no John Doe, person" in result.stderr) == (1, True)


def test_a_dry_run_keeps_nothing_and_says_what_would_be_marked(home: Home, story: Path) -> None:
    result = home.run("annotate", story, "--quote", "Nobody in Geneva", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "would mark  quote  ¶2  exact\n  Nobody in Geneva\n")
    facts = json.loads(home.run("annotate", story, "--quote", "Nobody", "--dry-run", "--json").stdout)
    assert (facts["exact"], facts["place"], facts["match"]) == (
        "Nobody",
        "¶2",
        {"exact": True, "score": 100.0},
    )
    assert home.files() == ["story.txt"]


def test_json_tells_everything_of_the_mark_and_how_it_was_found(home: Home, story: Path) -> None:
    result = home.run("annotate", story, "--quote", "Jane Roe left", "--entity", "p:Jane Roe", "--json")
    facts = json.loads(result.stdout)
    (mark,) = marks(home)
    assert (facts["id"], facts["exact"], facts["kind"], facts["letter"]) == (
        mark.id,
        "Jane Roe left",
        "mention",
        "P",
    )
    assert facts["entities"] == [{"kind": "person", "name": "Jane Roe"}]
    assert (facts["new"], facts["article"]["title"]) == (True, "Talks end in Geneva")


def test_the_words_can_come_through_a_pipe_and_so_can_the_article(home: Home, story: Path) -> None:
    assert home.run("annotate", story, "--quote", "-", piped=b"Nobody in\nGeneva\n").exit_code == 0
    assert home.run("annotate", "-", "--quote", "left Geneva", piped=STORY.encode()).exit_code == 0
    assert sorted(words(home)) == ["Nobody in Geneva", "left Geneva"]


def test_an_empty_pipe_is_no_dash_to_be_marked(home: Home, story: Path) -> None:
    result = home.run("annotate", story, "--quote", "-", piped=b"\n")
    assert (result.exit_code, "No words are given" in result.stderr) == (1, True)


def test_what_is_off_the_record_is_so_from_its_first_write(home: Home, story: Path) -> None:
    known(home, story)
    home.run("annotate", story, "--quote", "Nobody in Geneva", "--off-record", "--status", "disputed")
    (mark,) = marks(home)
    assert (mark.off_record, mark.created) == (True, mark.modified)


def request(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def test_lines_of_json_are_marked(home: Home, story: Path) -> None:
    lines = request(quote="Nobody in Geneva", kind="doubt", tags=["a", "b"], status="confirmed") + "\n"
    lines += request(article=str(story), exact="left Geneva", entities=["g:Geneva", JANE._asdict()], note="n")
    lines += request(all_mentions=True, entity="person:Jane Roe", speaker=None)
    result = home.run("annotate", story, "--from", home.write("marks.jsonl", lines))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(mark.kind, mark.tags) for mark in marks(home) if mark.kind == "doubt"] == [("doubt", ("a", "b"))]
    assert words(home) == ["Jane Roe", "Jane Roe", "left Geneva", "Nobody in Geneva"]
    assert marks(home)[2].entities == (Entity(EntityKind.PLACE, "Geneva"), JANE)


def test_of_lines_of_json_none_is_marked_unless_all_can_be(home: Home, story: Path) -> None:
    lines = request(quote="Nobody in Geneva") + request(quote="Geneva") + request(quote="zebra crossing")
    result = home.run("annotate", story, "--from", "-", piped=lines.encode())
    assert (result.exit_code, result.stdout, marks(home)) == (1, "", ())
    assert result.stderr.startswith("pressmark: 2 marks cannot be made, so nothing was marked:\n")
    assert "  line 2: “Geneva” stands there 3 times" in result.stderr
    assert "    3  ¶2  Nobody in [Geneva]" in result.stderr
    assert "  line 3: “zebra crossing” is not in the article" in result.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1: this is not JSON"),
        ("[1]", "a line is an object"),
        (request(quote="x", article=""), "it names no article"),
        (request(article="x"), "it says nothing to mark"),
        (request(article="x", all_mentions=True), "Every mention of whom?"),
        (request(article="x", all_mentions=True, entity="p:J", off_record=True), "takes entities alone"),
        (request(qoute="x"), 'there is no field “qoute”; perhaps "quote" is meant'),
        (request(quote="x", kind="doubts"), "“doubts” is no kind of mark"),
        (request(quote="x", status=3), "3 is no text"),
        (request(quote="x", nth="2"), '"2" is no number'),
        (request(quote="x", off_record="yes"), "neither true nor false"),
        (request(quote="x", entities=["persn:Jane"]), "“persn” is no kind of entity"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(home: Home, line: str, told: str) -> None:
    result = home.run("annotate", "--from", "-", piped=line.encode())
    assert (result.exit_code, told in result.stderr) == (1, True)
    assert home.files() == []


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "name the ARTICLE"),
        (("story.txt",), "say what to mark"),
        (("story.txt", "--all-mentions"), "Every mention of whom?"),
        (("story.txt", "--all-mentions", "--entity", "p:J", "--note", "n"), "takes entities alone"),
        (("story.txt", "--all-mentions", "--entity", "p:J", "--off-record"), "takes entities alone"),
        (("-", "--quote", "-"), "one thing alone can come through the pipe"),
        (("--from", "-", "--note", "n"), "leave --note out"),
        (("story.txt", "--quote", "x", "--kind", "doubts"), 'perhaps "doubt" is meant'),
        (("story.txt", "--quote", "x", "--status", "done"), "is no status"),
        (("story.txt", "--quote", "x", "--entity", "Jane"), "is no entity"),
    ],
)
def test_misuse_is_exit_2(home: Home, args: tuple[str, ...], told: str) -> None:
    result = home.run("annotate", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in " ".join(result.stderr.split())


def test_a_kind_of_the_users_own_can_be_marked(home: Home, story: Path) -> None:
    home.write("config/config.toml", '[[kinds]]\nname = "promise"\nletter = "V"\n')
    home.run("annotate", story, "--quote", "We will not sign", "--kind", "V")
    assert [mark.kind for mark in marks(home)] == ["promise"]


def test_a_hostile_article_is_harmless_in_what_is_told(home: Home) -> None:
    story = home.write("story.txt", "Title\n\nThe minister \x1b]0;owned\x07left. The minister \u202estayed.")
    for args in (("--quote", "minister"), ("--quote", "minister left"), ("--quote", "x\x1b[2J")):
        result = home.run("annotate", story, *args)
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output


@pytest.mark.parametrize(
    ("given", "there", "told"),
    [
        ("We will sign", "We will not sign", "{+not+}"),
        ("We would not", "We will not", "[-would-] {+will+}"),
        ("the We will", "We will", "[-the-]"),
    ],
)
def test_what_differs_is_told_word_by_word(given: str, there: str, told: str) -> None:
    assert differences(given, there) == told
