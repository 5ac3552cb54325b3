"""`pressmark merge` and `pressmark sync`."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from reader.article.model import Span
from reader.edges.store.merging import canonical, tables_of
from tests.cli.programs import Home
from tests.edges.sync.dav_server import dav_server

STORY = "A headline\n\nThe first words of the story, and more of them."


@pytest.fixture
def jane(tmp_path: Path) -> Home:
    return Home(tmp_path / "jane")


@pytest.fixture
def omar(tmp_path: Path) -> Home:
    return Home(tmp_path / "omar")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def marked(home: Home, name: str, start: int = 12, text: str = STORY) -> None:
    """Open an article and mark a word, as one reading does."""
    opened = asyncio.run(home.library().open(str(home.write(name, text))))
    opened.highlight(Span(start, start + 3))


def marks_of(home: Home) -> list[str]:
    return sorted(mark.id for mark in home.library().store.all_annotations())


def content(home: Home) -> bytes:
    """What a library has, in the form that depends on nothing else."""
    return canonical(tables_of(home.library_folder / "annotations.json"))


def test_another_library_is_taken_in_with_its_texts(jane: Home, omar: Home) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt", text=STORY + " Really.")
    before = content(omar)
    result = jane.run("merge", omar.library_folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 mark added, 1 article added, 1 text copied, 1 page copied\n"
    assert len(marks_of(jane)) == 2
    assert content(omar) == before
    (record,) = [one for one in jane.library().articles() if one.source.endswith("two.txt")]
    assert jane.library().texts.get(record.text_hash).text.endswith("Really.")


def test_merging_twice_changes_nothing_more(jane: Home, omar: Home) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    jane.run("merge", omar.library_folder)
    before = content(jane)
    assert jane.run("merge", omar.library_folder / "annotations.json").stdout == "nothing new\n"
    assert content(jane) == before


def test_both_ways_give_the_same_library(jane: Home, omar: Home) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    jane.run("merge", omar.library_folder)
    omar.run("merge", jane.library_folder)
    assert content(jane) == content(omar)


def test_what_was_merged_is_told_as_an_object(jane: Home, omar: Home) -> None:
    marked(omar, "two.txt")
    told = json.loads(jane.run("merge", "--json", omar.library_folder).stdout)
    assert told == {
        **{"added": 1, "changed": 0, "deleted": 0, "beside": 0, "articles": 1},
        **{"texts": 1, "pages": 1, "missing": 0, "problems": []},
    }


def test_a_text_that_nobody_has_is_told(jane: Home, omar: Home) -> None:
    marked(omar, "two.txt")
    shutil.rmtree(omar.library_folder / "texts")
    result = jane.run("merge", omar.library_folder)
    assert result.exit_code == 0
    assert result.stderr.startswith("1 text of articles is in neither library")
    assert len(marks_of(jane)) == 1


def test_a_damaged_text_is_told_and_not_copied(jane: Home, omar: Home) -> None:
    marked(omar, "two.txt")
    (text,) = (omar.library_folder / "texts").rglob("*.article")
    text.write_bytes(b"something else")
    result = jane.run("merge", omar.library_folder)
    assert (result.exit_code, result.stdout) == (0, "1 mark added, 1 article added, 1 page copied\n")
    assert "the kept text is damaged" in result.stderr
    assert not list((jane.library_folder / "texts").rglob("*.article"))


REFUSED = {
    "nothing": (None, "there is no such folder or file; check the name"),
    "package.json": (b'{"name": "x", "version": "1"}', "this is not a pressmark library"),
    "notes.json": (b'{"pages": {"1": {"a": 1}}}', "nothing in it is pressmark's"),
    "cut.json": (b'{"annotations": {"1": {"id": "m1', "this is not a pressmark library"),
    "newer.json": (b'{"pressmark": {"1": {"format": 99}}, "articles": {}}', "written by a newer pressmark"),
    "version.json": (
        b'{"library": {"1": {"id": "version", "value": 99}}, "articles": {}}',
        "written by a newer pressmark (version 99 of the library",
    ),
    "broken.json": (
        b'{"annotations": {"1": {"id": "m1", "note": 7}}}',
        "the document m1 of “annotations” cannot be read",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_merged_is_told_in_a_line_and_nothing_is_done(
    jane: Home, omar: Home, name: str
) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    written, told = REFUSED[name]
    path = jane.path / name
    if written is not None:
        path.write_bytes(written)
    before = content(jane)
    result = jane.run("merge", omar.library_folder, path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert content(jane) == before


def test_a_folder_without_a_library_is_told(jane: Home, shared: Path) -> None:
    assert "there is no library in this folder (no annotations.json)" in jane.run("merge", shared).stderr
    (shared / "a1.changes").write_bytes(b"")
    assert "machines sync here, this is no library; use `pressmark sync`" in jane.run("merge", shared).stderr


def test_the_library_itself_is_refused(jane: Home) -> None:
    marked(jane, "one.txt")
    for path in (jane.library_folder, jane.library_folder / "annotations.json"):
        result = jane.run("merge", path)
        assert result.exit_code == 1
        assert "this is the library itself; name another one" in result.stderr


CONFLICT = "annotations.sync-conflict-20261122-120000-ABCDEFG.json"


def left_copy(home: Home, omar: Home) -> Path:
    """Leave another state of the library beside it, as Syncthing does."""
    marked(home, "one.txt")
    marked(omar, "two.txt")
    copy = home.library_folder / CONFLICT
    copy.write_bytes(content(omar))
    return copy


def test_copies_that_a_syncing_program_left_are_merged_and_kept_in_the_backups(
    jane: Home, omar: Home
) -> None:
    copy = left_copy(jane, omar)
    before = copy.read_bytes()
    result = jane.run("merge")
    assert (result.exit_code, result.stdout) == (0, "1 mark added, 1 article added\n")
    assert f"merged  {CONFLICT}  (now backups/{CONFLICT})" in result.stderr
    assert len(marks_of(jane)) == 2
    assert not copy.exists()
    assert (jane.library_folder / "backups" / CONFLICT).read_bytes() == before
    assert "No copies of the library wait" in jane.run("merge").stderr


def test_a_copy_of_the_journal_is_merged_too(jane: Home, omar: Home) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    name = "annotations.json.sync-conflict-20261122-120000-ABCDEFG.journal"
    shutil.copy(omar.library_folder / "annotations.json.journal", jane.library_folder / name)
    assert jane.run("merge").exit_code == 0
    assert len(marks_of(jane)) == 2
    assert (jane.library_folder / "backups" / name).exists()


def test_a_damaged_copy_stays_where_it_is_and_nothing_is_merged(jane: Home, omar: Home) -> None:
    copy = left_copy(jane, omar)
    copy.write_bytes(copy.read_bytes()[:-20])
    before = content(jane)
    result = jane.run("merge")
    assert (result.exit_code, copy.exists(), content(jane)) == (1, True, before)
    assert CONFLICT in result.stderr


def test_two_machines_sync_by_a_folder_and_are_alike_and_a_third_joins(
    jane: Home, omar: Home, shared: Path, tmp_path: Path
) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt", text=STORY + " Really.")
    first = jane.run("sync", shared)
    assert first.exit_code == 0
    assert first.stdout.startswith("taken in   nothing new\nhanded on  ")
    assert "No other machine has synced here yet." in first.stderr
    second = omar.run("sync", shared)
    assert (second.exit_code, second.stderr) == (0, "")
    assert second.stdout.startswith("taken in   1 mark added, 1 article added, 1 text copied\nhanded on  ")
    marked(jane, "one.txt", start=24)
    jane.run("sync", shared)
    omar.run("sync", shared)
    assert len(marks_of(jane)) == 3
    assert content(jane) == content(omar)
    third = Home(tmp_path / "ines")
    third.run("sync", shared)
    assert content(third) == content(jane)
    assert all(third.library().texts.get(record.text_hash) for record in third.library().articles())


def test_a_second_sync_has_nothing_to_do_and_writes_nothing(jane: Home, omar: Home, shared: Path) -> None:
    marked(jane, "one.txt")
    for home in (jane, omar, jane):
        home.run("sync", shared)
    before = {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()}
    result = jane.run("sync", shared)
    assert result.stdout == "taken in   nothing new\nhanded on  nothing new\n"
    assert before == {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()}


def test_a_sync_is_told_as_an_object(jane: Home, omar: Home, shared: Path) -> None:
    marked(jane, "one.txt")
    jane.run("sync", shared)
    told = json.loads(omar.run("sync", shared, "--json").stdout)
    assert (told["added"], told["articles"], told["texts"], told["machines"]) == (1, 1, 1, 1)
    assert (told["missing"], told["problems"]) == (0, [])


def test_the_folder_of_the_settings_is_used(jane: Home, shared: Path) -> None:
    marked(jane, "one.txt")
    jane.write("config/config.toml", f'[sync]\nfolder = "{shared}"\n')
    assert jane.run("sync").exit_code == 0
    assert len(list(shared.glob("*.changes"))) == 1


def test_without_a_place_it_is_asked_for(jane: Home) -> None:
    result = jane.run("sync")
    assert result.exit_code == 2
    assert "Say where: DIR, --webdav URL" in result.stderr


def test_a_folder_that_is_not_there_is_told_and_not_made(jane: Home, tmp_path: Path) -> None:
    marked(jane, "one.txt")
    result = jane.run("sync", tmp_path / "usb")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "usb: there is no such folder; connect the drive" in result.stderr
    assert not (tmp_path / "usb").exists()


def test_a_library_is_no_folder_to_sync_in(jane: Home, omar: Home) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    for folder in (jane.library_folder, omar.library_folder):
        assert "this is a library, not a folder to sync in" in jane.run("sync", folder).stderr


def test_copies_that_were_left_are_merged_by_a_sync_as_well(jane: Home, omar: Home, shared: Path) -> None:
    left_copy(jane, omar)
    result = jane.run("sync", shared)
    assert f"now backups/{CONFLICT}" in result.stderr
    assert len(marks_of(jane)) == 2


def test_damage_in_another_machines_file_is_told_and_the_rest_is_taken_in(
    jane: Home, omar: Home, shared: Path
) -> None:
    marked(jane, "one.txt")
    marked(jane, "one.txt", start=24)
    jane.run("sync", shared)
    (file,) = shared.glob("*.changes")
    lines = file.read_bytes().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if b'"annotations"' in line)
    lines[place] = lines[place].replace(b'"kind"', b'"kinb"')
    file.write_bytes(b"".join(lines))
    result = omar.run("sync", shared)
    assert result.exit_code == 0
    assert f"{file.name}:{place + 1}: it is not as it was written" in result.stderr
    assert len(marks_of(omar)) == 1
    jane.run("sync", shared)
    assert omar.run("sync", shared).stderr == ""
    assert len(marks_of(omar)) == 2


def test_two_machines_sync_by_webdav(jane: Home, omar: Home, tmp_path: Path) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt", text=STORY + " Really.")
    with dav_server(tmp_path / "served", login=True) as served:
        jane.write("config/config.toml", f'[sync]\nwebdav = "{served.with_login}"\n')
        for _ in range(2):
            assert jane.run("sync").exit_code == 0
            assert omar.run("sync", "--webdav", served.with_login).exit_code == 0
    assert content(jane) == content(omar)
    assert len(marks_of(jane)) == 2
    assert len(list((served.folder / "texts").iterdir())) == 2


def test_a_password_is_not_shown(jane: Home, tmp_path: Path) -> None:
    marked(jane, "one.txt")
    with dav_server(tmp_path / "served", login=True) as served:
        wrong = served.url.replace("//", "//jane:s3cret@")
        result = jane.run("sync", "--webdav", wrong)
    assert result.exit_code == 1
    assert "does not take this name and password (401)" in result.stderr
    assert "s3cret" not in result.output
    assert all(b"s3cret" not in path.read_bytes() for path in jane.path.rglob("*") if path.is_file())


def test_a_folder_or_a_server_but_not_both(jane: Home, shared: Path) -> None:
    result = jane.run("sync", shared, "--webdav", "https://cloud.example.org/dav")
    assert result.exit_code == 2
    assert "one after the other" in result.stderr


def test_two_libraries_on_one_machine_have_a_name_and_a_file_each(
    jane: Home, omar: Home, shared: Path
) -> None:
    marked(jane, "one.txt")
    marked(omar, "two.txt")
    for _ in range(2):
        for library in (jane.library_folder, omar.library_folder):
            assert "as well" not in jane.run("sync", shared, "--library", library).stderr
    assert content(jane) == content(omar)
    assert len(list(shared.glob("*.changes"))) == 2


def test_a_machine_that_was_cloned_takes_another_name_and_says_so(
    jane: Home, shared: Path, tmp_path: Path
) -> None:
    marked(jane, "one.txt")
    jane.run("sync", shared)
    clone = Home(tmp_path / "clone")
    shutil.copytree(jane.path, clone.path)
    env = {**clone.program().env, "PRESSMARK_LIBRARY": str(jane.library_folder)}
    marked(jane, "one.txt", start=24)
    jane.run("sync", shared)
    result = jane.run("sync", shared, program=clone.program()._replace(env=env))
    assert result.exit_code == 0
    assert "another machine is called" in result.stderr
    assert "as well" not in jane.run("sync", shared).stderr


def test_notes_that_were_written_on_both_sides_at_once_are_both_kept(
    jane: Home, omar: Home, shared: Path
) -> None:
    marked(jane, "one.txt")
    jane.run("sync", shared)
    omar.run("sync", shared)
    (mark,) = marks_of(jane)
    for home, note in ((jane, "ask the council"), (omar, "ask the mayor")):
        assert home.run("annotation", "edit", mark, "--note", note).exit_code == 0
    jane.run("sync", shared)
    assert omar.run("sync", shared).stdout.startswith("taken in   1 mark changed, 1 note kept beside\n")
    jane.run("sync", shared)
    assert content(jane) == content(omar)
    assert b"ask the council" in content(jane)
    assert b"ask the mayor" in content(jane)
