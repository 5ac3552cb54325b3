"""`pressmark annotations`, `quotations` and `entities`: what was marked, listed for people and programs."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article.model import Article, EntityKind, Page
from reader.cli.program import Program
from reader.marks.exchanging import selector_from_w3c
from reader.marks.model import Beside, Entity
from tests.cli.programs import Home, cut_library, paragraphs
from tests.library.examples import quotation_of

STORY = (
    "Talks end\n\n“We will not sign this,” said Jane Roe. Geneva is a “city”.\n\nNobody came back to Geneva."
)
OTHER = "Trams\n\nThe tram in Geneva is late, said John Doe."
JANE = Entity(EntityKind.PERSON, "Jane Roe")


def with_quotations(page: Page) -> Article:
    article = paragraphs(page)
    if "Jane" not in article.text:
        return article
    quotations = (
        quotation_of(article.text, "We will not sign this,", "Jane Roe"),
        quotation_of(article.text, "Nobody came", None)._replace(score=0.9),
    )
    return replace(article, quotations=quotations)


@pytest.fixture
def program(home: Home) -> Program:
    def open_library(*args):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN202
        return replace(cut_library(*args), extract=with_quotations)

    return home.program()._replace(open_library=open_library)


@pytest.fixture
def marked(home: Home, program: Program) -> Home:
    """Give a home with five marks in two articles, one of them off the record."""
    story, other = home.write("story.txt", STORY), home.write("other.txt", OTHER)
    for args in (
        (story, "--quote", "We will not sign this,", "--speaker", "Jane Roe", "--status", "confirmed"),
        (story, "--quote", "Nobody came", "--kind", "doubt", "--tag", "talks", "--note", "who\ncounted?"),
        (story, "--all-mentions", "--entity", "place:Geneva"),
        (other, "--quote", "The tram", "--speaker", "John Doe", "--tag", "trams", "--translation", "Le tram"),
        (
            other,
            "--quote",
            "in Geneva is late",
            "--off-record",
            "--entity",
            "person:Jane Roe",
            "--kind",
            "fact",
        ),
    ):
        assert home.run("annotate", *args, program=program).exit_code == 0
    return home


def words(stdout: str) -> list[str]:
    return [line.split("  ", 5)[5] for line in stdout.splitlines()]


def test_a_mark_is_a_line_with_what_names_it(marked: Home) -> None:
    line = marked.run("annotations", "--kind", "doubt").stdout
    mark_id, letter, day, article, place, rest = line.split("  ")
    assert (letter, place, rest) == ("D", "¶2", "Nobody came\n")
    assert (len(mark_id), len(article), len(day)) == (8, 8, 10)
    assert marked.library().find(article).name == "Talks end"


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--speaker", "roe"), ["We will not sign this, — Jane Roe"]),
        (("--status", "confirmed"), ["We will not sign this, — Jane Roe"]),
        (("--tag", "talks"), ["Nobody came"]),
        (("--tag", "talks", "--tag", "trams"), []),
        (("--entity", "place/geneva"), ["Geneva", "Geneva"]),
        (("--article", "trams"), ["The tram — John Doe"]),
        (("counted",), ["Nobody came"]),
        (("nobody", "tram"), []),
        (("--kind", "fact"), []),
        (("--kind", "fact", "--off-record"), ["in Geneva is late"]),
        (("--since", "2999"), []),
        (("--kind", "quote", "--sort", "article", "--limit", "1"), ["We will not sign this, — Jane Roe"]),
        (
            ("--kind", "quote", "--sort", "marked"),
            ["The tram — John Doe", "We will not sign this, — Jane Roe"],
        ),
    ],
)
def test_marks_are_chosen_by_options_and_words(marked: Home, args: tuple[str, ...], found: list[str]) -> None:
    result = marked.run("annotations", *args)
    assert (result.exit_code, words(result.stdout)) == (0, found)
    assert bool(result.stderr) is not bool(found)


def test_marks_are_grouped_under_names_and_what_has_none_comes_last(marked: Home) -> None:
    lines = marked.run("annotations", "--group", "speaker", "--sort", "speaker").stdout.splitlines()
    assert [line for line in lines if line.startswith(("J", "("))] == [
        "Jane Roe  1",
        "John Doe  1",
        "(no speaker)  3",
    ]


def test_json_is_an_array_with_the_article_and_jsonl_an_object_a_line(marked: Home) -> None:
    (facts,) = json.loads(marked.run("annotations", "--tag", "talks", "--json").stdout)
    assert (facts["exact"], facts["note"], facts["place"]) == ("Nobody came", "who\ncounted?", "¶2")
    assert (facts["article"]["name"], facts["off_record"]) == ("Talks end", False)
    lines = marked.run("annotations", "--jsonl").stdout.splitlines()
    assert {json.loads(line)["kind"] for line in lines} == {"quote", "doubt", "mention"}
    assert json.loads(marked.run("annotations", "zebra", "--json").stdout) == []


def test_web_annotations_are_a_collection_that_names_each_passage_and_keeps_secrets(marked: Home) -> None:
    found = json.loads(marked.run("annotations", "--w3c").stdout)
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["total"]) == ("AnnotationCollection", len(found["first"]["items"]))
    listed = json.loads(marked.run("annotations", "--json").stdout)
    assert found["total"] == len(listed)
    assert "in Geneva is late" not in [
        item["target"]["selector"][0]["exact"] for item in found["first"]["items"]
    ]
    for item, facts in zip(found["first"]["items"], listed, strict=True):
        assert item["id"] == uuid.UUID(facts["id"]).urn
        assert item["created"].endswith("Z")
        assert item["target"]["source"].startswith("file:///")
        selector = selector_from_w3c(item["target"]["selector"])
        assert (selector.exact, selector.start) == (facts["exact"], facts["start"])


def test_what_was_said_of_a_passage_is_a_body_with_its_purpose(marked: Home) -> None:
    found = json.loads(marked.run("annotations", "--kind", "doubt", "--w3c").stdout)
    (item,) = found["first"]["items"]
    assert item["motivation"] == "questioning"
    assert [(body["purpose"], body["value"]) for body in item["body"]] == [
        ("classifying", "doubt"),
        ("commenting", "who\ncounted?"),
        ("tagging", "talks"),
    ]


def test_no_marks_are_an_empty_collection_and_the_same_marks_the_same_one(marked: Home) -> None:
    none = json.loads(marked.run("annotations", "zebra", "--w3c").stdout)
    assert (none["total"], "first" in none) == (0, False)
    first, second = (marked.run("annotations", "--w3c").stdout for _ in range(2))
    assert first == second


def test_what_is_listed_as_lines_of_json_links_to_the_passage(home: Home) -> None:
    home.run("annotate", home.write("story.txt", STORY), "--quote", "Nobody came")
    library = home.library()
    (record,) = library.articles()
    url = "https://example.org/talks"
    library.store.keep_article(replace(record, metadata=record.metadata._replace(url=url)))
    facts = json.loads(home.run("annotations", "--jsonl").stdout)
    assert facts["link"] == f"{url}#:~:text=Nobody%20came"


@pytest.fixture
def changed(marked: Home) -> Home:
    """Give the same home after one of the articles was changed: a mark reads otherwise, and one is gone."""
    story = STORY.replace("We will not sign this,", "We will never sign this,").partition("\n\nNobody")[0]
    asyncio.run(marked.library().open(str(marked.write("story.txt", story))))
    return marked


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("gone",), ["Geneva", "Nobody came"]),
        (("changed",), ["We will not sign this, — Jane Roe"]),
        (("exact", "moved"), ["The tram — John Doe", "Geneva"]),
    ],
)
def test_marks_are_listed_by_how_they_stand_in_the_text_now(
    changed: Home, states: tuple[str, ...], expected: list[str]
) -> None:
    options = [option for state in states for option in ("--state", state)]
    result = changed.run("annotations", *options)
    assert sorted(words(result.stdout)) == sorted(expected)


def test_a_mark_that_is_gone_keeps_its_words_and_says_so_in_the_place_of_its_place(changed: Home) -> None:
    line = changed.run("annotations", "--state", "gone", "--kind", "doubt").stdout
    assert line.split("  ")[4:] == ["no longer in the text", "Nobody came\n"]


def test_at_a_terminal_it_is_told_what_stands_there_now(
    changed: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.showing.is_interactive", lambda: True)
    shown = changed.run("annotations", "--state", "changed").stdout.splitlines()
    assert "· changed" in shown[0]
    assert shown[1:3] == ["   We will not sign this,", "   now: We will never sign this,"]


def test_a_mark_whose_text_is_gone_is_listed_all_the_same(marked: Home) -> None:
    for path in (marked.library_folder / "texts").rglob("*"):
        if path.is_file():
            path.unlink()
    result = marked.run("annotations", "--kind", "doubt")
    assert (result.exit_code, "Nobody came" in result.stdout) == (0, True)
    facts = json.loads(marked.run("annotations", "--kind", "doubt", "--jsonl").stdout)
    assert (facts["start"], facts["place"]) == (None, "")


def test_the_quotes_of_the_library_are_listed_and_cited(marked: Home) -> None:
    found = words(marked.run("quotations").stdout)
    assert found == ["The tram — John Doe", "We will not sign this, — Jane Roe"]
    cited = marked.run("quotations", "--speaker", "roe", "--format", "plain").stdout
    assert cited == "“We will not sign this,”\n— Jane Roe, Talks end\n"


def test_a_format_of_the_users_own_is_used_and_its_mistakes_are_told(marked: Home) -> None:
    marked.write("config/config.toml", '[copy.formats]\nmine = "{words} ({speaker})"\nbad = "{wrods}"\n')
    assert marked.run("quotations", "roe", "--format", "mine").stdout == "We will not sign this, (Jane Roe)\n"
    bad = marked.run("quotations", "--format", "bad")
    assert (bad.exit_code, "There is no field {wrods} to copy" in bad.stderr) == (1, True)
    none = marked.run("quotations", "--format", "mime")
    assert (none.exit_code, 'perhaps "mine" is meant' in none.stderr) == (1, True)


def test_what_is_off_the_record_is_never_cited(marked: Home) -> None:
    story = marked.path / "other.txt"
    marked.run("annotate", story, "--quote", "John Doe", "--off-record")
    assert "John Doe" in "".join(words(marked.run("quotations", "--off-record").stdout))
    assert "“John Doe”" not in marked.run("quotations", "--off-record", "--format", "plain").stdout


def test_every_quotation_of_an_article_is_listed_with_its_mark(marked: Home, program: Program) -> None:
    story = marked.path / "story.txt"
    lines = marked.run("quotations", "--in", story, program=program).stdout.splitlines()
    assert lines[0].endswith("  ¶1  We will not sign this, — Jane Roe")
    facts = json.loads(marked.run("quotations", "--in", story, "--json", program=program).stdout)
    assert [one["status"] for one in facts] == ["confirmed", "unchecked"]
    assert lines[0][:8] == facts[0]["mark"][:8]
    cited = marked.run("quotations", "--in", story, "--format", "words", program=program).stdout
    assert cited == "We will not sign this,\n\nNobody came\n"


def test_the_quotations_of_an_article_that_is_not_kept_are_listed_and_it_is_not_kept(
    home: Home, program: Program
) -> None:
    story = home.write("story.txt", STORY)
    result = home.run("quotations", "--in", story, "--format", "plain", program=program)
    assert result.stdout.startswith("“We will not sign this,”\n— Jane Roe, Talks end\n")
    assert "--------  ¶2  Nobody came\n" in home.run("quotations", "--in", story, program=program).stdout
    assert home.files() == ["story.txt"]


def test_entities_are_listed_with_how_often_they_are_named(marked: Home) -> None:
    line = marked.run("entities").stdout
    assert line.startswith("G      2 in    1  ")
    assert line.endswith("█  Geneva\n")
    assert marked.run("entities", "--kind", "person").stdout == ""
    assert "Jane Roe" in marked.run("entities", "--kind", "person", "--off-record").stdout
    (facts,) = json.loads(marked.run("entities", "--json").stdout)
    assert (facts["kind"], facts["name"], facts["marks"], facts["months"][-1]) == ("place", "Geneva", 2, 2)


def test_an_entity_has_a_dossier_of_what_it_said_and_what_was_said_of_it(marked: Home) -> None:
    lines = marked.run("entities", "person:Jane Roe", "--off-record").stdout.splitlines()
    assert lines[:2] == ["Jane Roe, person", "1 mark in 1 article"]
    assert (lines[3], lines[6]) == ("Said  1", "Named  1")
    assert lines[4].endswith("We will not sign this, — Jane Roe")
    (facts,) = json.loads(marked.run("entities", "roe", "--off-record", "--json").stdout)
    assert [one["exact"] for one in facts["said"]] == ["We will not sign this,"]
    assert [one["exact"] for one in facts["named"]] == ["in Geneva is late"]


def test_a_name_that_means_nobody_or_several_is_told(marked: Home) -> None:
    marked.run("annotate", marked.path / "other.txt", "--quote", "Geneva", "--entity", "o:Geneva Trams")
    result = marked.run("entities", "genev")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[1:] == ["  place:Geneva", "  organisation:Geneva Trams"]
    assert marked.run("entities", "org:genev").stdout.startswith("Geneva Trams, organisation\n")
    assert "perhaps Geneva is meant" in marked.run("entities", "Genova").stderr


def test_nothing_there_says_so_beside_the_data_and_creates_nothing(home: Home) -> None:
    for command in ("annotations", "quotations", "entities"):
        result = home.run(command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("No ")
    assert home.files() == []


@pytest.mark.parametrize(
    "args",
    [
        ("annotations", "--group", "kind", "--json"),
        ("annotations", "--group", "kind", "--w3c"),
        ("annotations", "--off-record", "--w3c"),
        ("annotations", "--group", "colour"),
        ("annotations", "--limit", "0"),
        ("annotations", "--status", "done"),
        ("quotations", "--in", "x", "--speaker", "roe"),
        ("quotations", "word", "--in", "x"),
        ("entities", "--kind", "persn"),
    ],
)
def test_misuse_is_exit_2(home: Home, args: tuple[str, ...]) -> None:
    assert home.run(*args).exit_code == 2


def test_a_date_that_is_none_is_one_line_and_exit_1(home: Home) -> None:
    result = home.run("annotations", "--since", "yesterday")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_hostile_words_are_harmless_in_every_form(home: Home) -> None:
    path = home.write("story.txt", STORY)
    opened = asyncio.run(home.library().open(str(path)))
    mark = opened.highlight(opened.article.blocks[1].span)
    evil = "\x1b]0;owned\x07\u202e"
    bad = replace(
        mark, note=evil, speaker=f"J{evil}", tags=(evil,), entities=(JANE._replace(name=f"J{evil}"),)
    )
    home.library().store.change_annotations(put=[bad], remove=[])
    for args in (
        ("annotations",),
        ("annotations", "--json"),
        ("annotations", "--w3c"),
        ("entities",),
        ("quotations", "--format", "plain"),
    ):
        output = home.run(*args).output
        assert "\x1b" not in output
        assert "\u202e" not in output


def test_lists_import_neither_interface_nor_network_nor_parser(marked: Home, tmp_path: Path) -> None:
    from tests.test_imports import loaded_by

    for command in ("annotations", "quotations", "entities"):
        args = (command, "--library", str(marked.library_folder))
        assert {"textual", "httpx", "lxml", "langdetect"}.isdisjoint(loaded_by(tmp_path, *args))


@pytest.fixture
def written_twice(home: Home, program: Program) -> Home:
    """Give a home with a mark of which notes and speakers were written on two machines at once."""
    args = ("annotate", home.write("story.txt", STORY), "--quote", "Nobody came")
    assert home.run(*args, program=program).exit_code == 0
    store = home.library().store
    (mark,) = store.all_annotations()
    beside = (Beside("note", "theirs,\nlonger"), Beside("speaker", "John Doe"))
    store.change_annotations(put=[replace(mark, note="mine", speaker="Jane Roe", beside=beside)], remove=[])
    return home


def test_what_was_typed_elsewhere_at_once_is_told_in_every_form(
    written_twice: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    (facts,) = json.loads(written_twice.run("annotations", "--json").stdout)
    assert facts["note"] == "mine"
    ((item),) = json.loads(written_twice.run("annotations", "--w3c").stdout)["first"]["items"]
    bodies = [(body["purpose"], body["value"]) for body in item["body"]]
    assert bodies[1:] == [
        ("commenting", "mine"),
        ("commenting", "theirs,\nlonger"),
        ("describing", "— Jane Roe"),
        ("describing", "— John Doe"),
    ]
    assert facts["beside"] == [
        {"field": "note", "text": "theirs,\nlonger"},
        {"field": "speaker", "text": "John Doe"},
    ]
    monkeypatch.setattr("reader.cli.showing.is_interactive", lambda: True)
    told = written_twice.run("annotations").stdout
    assert "✎ mine\n" in told
    assert "≠ also written: theirs, longer\n" in told
    assert "≠ also said by: John Doe\n" in told


def test_marks_are_found_by_what_was_typed_elsewhere(written_twice: Home) -> None:
    assert words(written_twice.run("annotations", "longer").stdout) == ["Nobody came — Jane Roe"]


def test_a_note_put_in_the_place_of_both_settles_them(written_twice: Home) -> None:
    (mark,) = written_twice.library().store.all_annotations()
    result = written_twice.run("annotation", "edit", mark.id, "--note", "mine")
    assert result.stdout.startswith("changed")
    (settled,) = written_twice.library().store.all_annotations()
    assert (settled.note, settled.beside) == ("mine", (Beside("speaker", "John Doe"),))


def test_a_note_added_to_both_keeps_both(written_twice: Home, program: Program) -> None:
    story = written_twice.write("story.txt", STORY)
    args = ("annotate", story, "--quote", "Nobody came", "--note", "more")
    assert written_twice.run(*args, program=program).exit_code == 0
    (mark,) = written_twice.library().store.all_annotations()
    assert mark.note == "mine\ntheirs,\nlonger\nmore"
