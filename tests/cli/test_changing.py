"""`pressmark annotation` and `pressmark entity`: what was marked is changed, all that is named or nothing."""

from __future__ import annotations

import pytest

from reader.article.model import EntityKind
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity, Status
from tests.cli.programs import Home

STORY = "A match\n\nDynamo Kyiv won in Kiev, said Jane Roe. Nobody in Kyiv slept."
KYIV, KIEV = Entity(EntityKind.PLACE, "Kyiv"), Entity(EntityKind.PLACE, "Kiev")


@pytest.fixture
def marked(home: Home) -> Home:
    """Give a home with marks on Kyiv, Kiev, and a quote."""
    story = home.write("story.txt", STORY)
    for args in (
        ("--quote", "Nobody in Kyiv", "--entity", "g:Kyiv", "--tag", "sleep"),
        ("--quote", "Kiev", "--entity", "g:Kiev"),
        ("--quote", "Dynamo Kyiv", "--entity", "g:Kyiv", "--speaker", "Jane Roe"),
    ):
        assert home.run("annotate", story, *args).exit_code == 0
    return home


def marks(home: Home) -> dict[str, Annotation]:
    return {mark.selector.exact: mark for mark in home.library().store.all_annotations()}


def id_of(home: Home, words: str) -> str:
    return marks(home)[words].id[:8]


def records(home: Home) -> tuple[EntityRecord, ...]:
    return home.library().store.entities()


def test_marks_are_edited_together_and_what_is_not_given_stays(marked: Home) -> None:
    ids = [id_of(marked, "Dynamo Kyiv"), id_of(marked, "Nobody in Kyiv")]
    result = marked.run(
        *(
            "annotation",
            "edit",
            *ids,
            "--status",
            "confirmed",
            "--kind",
            "fact",
            "--tag",
            "new",
            "--on-record",
        ),
        *("--drop-tag", "#sleep", "--note", "seen", "--drop-entity", "g:Kyiv", "--entity", "p:Jane Roe"),
        "--on-record",
    )
    assert result.stdout == f"changed  {ids[0]}  Dynamo Kyiv\nchanged  {ids[1]}  Nobody in Kyiv\n"
    edited = [marks(marked)[words] for words in ("Dynamo Kyiv", "Nobody in Kyiv")]
    assert [(mark.status, mark.kind, mark.tags, mark.note) for mark in edited] == [
        (Status.CONFIRMED, "fact", ("new",), "seen")
    ] * 2
    assert [mark.entities for mark in edited] == [(Entity(EntityKind.PERSON, "Jane Roe"),)] * 2
    assert [mark.speaker for mark in edited] == ["Jane Roe", None]


def test_a_speaker_is_taken_away_by_an_empty_name(marked: Home) -> None:
    marked.run("annotation", "edit", id_of(marked, "Dynamo Kyiv"), "--speaker", "")
    assert marks(marked)["Dynamo Kyiv"].speaker is None


def test_what_is_so_already_is_not_written_again(marked: Home) -> None:
    before = marks(marked)
    result = marked.run("annotation", "edit", id_of(marked, "Kiev"), "--status", "unchecked")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was changed" in result.stderr
    assert marks(marked) == before


def test_marks_are_deleted(marked: Home) -> None:
    mark_id = id_of(marked, "Kiev")
    assert marked.run("annotation", "delete", mark_id, mark_id).stdout == f"deleted  {mark_id}  Kiev\n"
    assert sorted(marks(marked)) == ["Dynamo Kyiv", "Nobody in Kyiv"]


@pytest.mark.parametrize("command", [("delete",), ("edit", "--note", "n")])
def test_where_one_id_means_nothing_none_is_changed(marked: Home, command: tuple[str, ...]) -> None:
    before = marks(marked)
    result = marked.run("annotation", *command, id_of(marked, "Kiev"), "zzzzzzzz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr == "pressmark: No mark zzzzzzzz in the library; `pressmark annotations` names them.\n"
    )
    assert marks(marked) == before


def test_a_renamed_entity_keeps_its_old_name_as_an_alias(marked: Home) -> None:
    result = marked.run("entity", "rename", "Kyiv", "Kyjiw")
    assert result.stdout == "renamed  place:Kyiv  place:Kyjiw  2 marks\n"
    assert marks(marked)["Dynamo Kyiv"].entities == (KYIV._replace(name="Kyjiw"),)
    assert records(marked)[0].aliases == ("Kyiv",)
    assert marked.run("entity", "rename", "kyiv", "org:Kyjiw").stdout.startswith(
        "renamed  place:Kyjiw  organis"
    )


def test_a_name_that_is_taken_is_not_taken_twice_but_merged(marked: Home) -> None:
    refused = marked.run("entity", "rename", "Kiev", "Kyiv")
    assert (refused.exit_code, "`pressmark entity merge` makes Kiev the same" in refused.stderr) == (1, True)
    assert marked.run("entity", "merge", "Kiev", "Kyiv").stdout == "merged  place:Kiev  place:Kyiv  1 mark\n"
    assert {mark.entities for mark in marks(marked).values()} == {(KYIV,)}
    assert records(marked)[0].aliases == ("Kiev",)


def test_some_marks_of_an_entity_become_anothers(marked: Home) -> None:
    mark_id = id_of(marked, "Dynamo Kyiv")
    result = marked.run("entity", "split", "Kyiv", "o:Dynamo Kyiv", mark_id)
    assert result.stdout == "split  place:Kyiv  organisation:Dynamo Kyiv  1 mark\n"
    assert marks(marked)["Dynamo Kyiv"].entities == (Entity(EntityKind.ORGANISATION, "Dynamo Kyiv"),)
    assert marks(marked)["Nobody in Kyiv"].entities == (KYIV,)


def test_what_is_known_of_an_entity_is_described_and_shown(marked: Home) -> None:
    told = marked.run(
        "entity", "describe", "Kyiv", "--alias", "Kijew", "--alias", "Kyjiw", "--wikidata", "q1899"
    )
    assert told.stdout == "described  place:Kyiv  Q1899  also Kijew, Kyjiw\n"
    marked.run("entity", "describe", "g:Kyiv", "--drop-alias", "Kijew", "--note", "the capital")
    lines = marked.run("entities", "kyjiw").stdout.splitlines()
    assert lines[:5] == ["Kyiv, place", "2 marks in 1 article", "also Kyjiw", "Q1899", "the capital"]
    wrong = marked.run("entity", "describe", "Kyiv", "--wikidata", "the city")
    assert (wrong.exit_code, "is no item of Wikidata" in wrong.stderr) == (1, True)


def test_an_entity_that_no_mark_names_yet_is_described_by_kind_and_name(home: Home) -> None:
    assert home.run("entity", "describe", "person:John Doe", "--note", "the tram driver").exit_code == 0
    assert records(home)[0].entity == Entity(EntityKind.PERSON, "John Doe")
    assert home.run("entity", "describe", "Jane", "--note", "x").exit_code == 1


def test_aliases_count_when_every_mention_is_tagged(marked: Home) -> None:
    marked.run("entity", "merge", "Kiev", "Kyiv")
    story = marked.path / "story.txt"
    result = marked.run("annotate", story, "--all-mentions", "--entity", "g:Kyiv", "--dry-run")
    assert "tagged already  Kyiv  ¶1  Dynamo Kyiv won in [Kiev], said Jane Roe. Nobody…" in result.stdout


def test_the_beginning_of_a_name_is_not_enough_to_change_an_entity(marked: Home) -> None:
    result = marked.run("entity", "rename", "Ky", "Odesa")
    assert (result.exit_code, marks(marked)["Dynamo Kyiv"].entities) == (1, (KYIV,))


@pytest.mark.parametrize(
    "args",
    [
        ("annotation", "edit"),
        ("annotation", "edit", "abcd"),
        ("annotation", "delete"),
        ("entity", "rename", "Kyiv"),
        ("entity", "split", "Kyiv", "Kiev"),
        ("entity", "describe", "Kyiv"),
    ],
)
def test_misuse_is_exit_2(home: Home, args: tuple[str, ...]) -> None:
    result = home.run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
