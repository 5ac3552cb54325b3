"""`pressmark doctor`: each kind of damage is found, said with what would mend it, mended, and then gone."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from reader.edges.store.journal.lock import locked
from tests.cli.programs import Home
from tests.cli.test_keeping import marked, opened
from tests.marks.examples import a_mark


def base(home: Home) -> Path:
    return home.library_folder / "annotations.json"


def journal(home: Home) -> Path:
    return base(home).with_name("annotations.json.journal")


def edit(home: Home, table: str, change: Callable[[Any], object]) -> None:
    """Change a table as a user with plain TinyDB does."""
    with TinyDB(base(home)) as database:
        change(database.table(table))


def backups(home: Home) -> list[str]:
    return sorted(path.name for path in (home.library_folder / "backups").iterdir())


def make_old(path: Path) -> Path:
    os.utime(path, (1_000_000, 1_000_000))
    return path


def kept_text(home: Home) -> Path:
    return next((home.library_folder / "texts").rglob("*.article"))


@pytest.fixture
def library(home: Home) -> Home:
    """A library with a marked article, all in its base."""
    marked(home)
    store = home.library().store
    store.articles()
    store.close()
    return home


def tear(home: Home) -> None:
    opened(home, "third.txt", "A third\n\nstory")
    with journal(home).open("ab") as file:
        file.write(b'{"crc":"00')


def flip_a_row(home: Home) -> None:
    base(home).write_bytes(base(home).read_bytes().replace(b'"kind":"', b'"kind"_"', 1))


def cut_the_base(home: Home) -> None:
    content = base(home).read_bytes()
    base(home).write_bytes(content[: content.rindex(b'"revisions":{') + 16])


def flip_the_journal(home: Home) -> None:
    opened(home, "third.txt", "A third\n\nstory")
    opened(home, "other.txt", "Another\n\nstory")
    content = journal(home).read_bytes()
    assert content.count(b"\n") > 1
    at = content.rindex(b'"docs"')
    journal(home).write_bytes(content[:at] + b"_" + content[at + 1 :])


def lose_the_version(home: Home) -> None:
    edit(home, "library", lambda table: table.update({"value": "two"}, where("id") == "version"))


def spoil_a_row(home: Home) -> None:
    edit(home, "annotations", lambda table: table.insert({"id": "m9", "note": 7}))


def double_a_row(home: Home) -> None:
    edit(home, "articles", lambda table: table.insert(dict(table.all()[0])))


def bury_the_living(home: Home) -> None:
    mark = home.library().store.all_annotations()[0]
    edit(home, "deleted", lambda table: table.insert({"id": mark.id, "table": "annotations"}))


def lose_an_article(home: Home) -> None:
    edit(home, "articles", lambda table: table.truncate())


def forget_where_values_stand(home: Home) -> None:
    """Write the places of ids wrongly, with a checksum that is right."""
    first, second, rest = base(home).read_bytes().split(b"\n", 2)
    second = re.sub(rb'("articles id":")[0-9a-f]{8}', rb"\g<1>00000000", second)
    start = first[: first.index(b',"crc32"')]
    crc = zlib.crc32(second + b"\n" + rest, zlib.crc32(start))
    base(home).write_bytes(b'%b,"crc32":"%08x"},\n%b\n%b' % (start, crc, second, rest))


def add_an_orphan(home: Home) -> None:
    body = b"of nobody"
    name = hashlib.sha256(body).hexdigest()
    path = home.library_folder / "pages" / name[:2] / f"{name}.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(body))
    make_old(path)


def spoil_a_page(home: Home) -> None:
    path = home.library_folder / "pages" / "ab" / f"{'ab' * 32}.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no page")


def leave_half_a_file(home: Home) -> None:
    make_old(home.write("library/.pressmark-0123456789ab.tmp", "half"))


def leave_a_copy_of_damage(home: Home) -> None:
    home.write("library/annotations.json.damaged-01234567", "damage")


DAMAGES: dict[str, tuple[Callable[[Home], None], str, str]] = {
    "torn tail": (tear, "unfinished", "cut them off"),
    "row flipped": (flip_a_row, "damaged", "keep the 4 documents that can be read"),
    "base cut off": (cut_the_base, "damaged", "documents that can be read"),
    "journal flipped": (flip_the_journal, "damaged", "documents that can be read"),
    "version": (lose_the_version, "version", "let the next change bring it up to date"),
    "row": (spoil_a_row, "unreadable", "move it into the table “unreadable”"),
    "double": (double_a_row, "double", "move it into the table “unreadable”"),
    "tombstone": (bury_the_living, "tombstone", "keep it"),
    "article": (lose_an_article, "no article", "make its record again"),
    "places": (forget_where_values_stand, "places", "write the file anew"),
    "orphan": (add_an_orphan, "orphan", "remove it"),
    "page": (spoil_a_page, "bad file", "move it to backups/"),
    "half a file": (leave_half_a_file, "leftover", "remove it"),
    "copy of damage": (leave_a_copy_of_damage, "leftover", "move it to backups/"),
}


def test_a_healthy_library_is_said_to_be_so(library: Home) -> None:
    result = library.run("doctor")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "The library is healthy.\n")


def test_where_nothing_is_kept_nothing_is_wrong_and_nothing_is_made(home: Home) -> None:
    assert home.run("doctor", "--fix").exit_code == 0
    assert home.files() == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_is_found_and_mended_and_then_gone(library: Home, damage: str) -> None:
    do, kind, mend = DAMAGES[damage]
    do(library)
    before = base(library).read_bytes(), library.run("doctor")
    assert before[1].exit_code == 1
    line = next(line for line in before[1].stdout.splitlines() if line.startswith(kind))
    assert f"--fix: {mend}" in line or (mend in line and "--fix: " in line)
    assert base(library).read_bytes() == before[0]
    fixed = library.run("doctor", "--fix")
    assert (fixed.exit_code, "the library is healthy" in fixed.stderr) == (0, True), fixed.output
    assert any(line.startswith(kind) and "Mended: " in line for line in fixed.stdout.splitlines())
    again = library.run("doctor")
    assert (again.exit_code, again.stdout) == (0, "")


def test_what_is_mended_keeps_the_marks_and_goes_on(library: Home) -> None:
    marks = library.library().store.all_annotations()
    lose_an_article(library)
    library.run("doctor", "--fix")
    found = library.library()
    assert found.store.all_annotations() == marks
    (record,) = found.articles()
    assert (record.id, record.name) == (marks[0].article_id, "A headline")
    assert found.reopen(record.id).marks()


def test_what_cannot_be_read_is_moved_not_dropped(library: Home) -> None:
    spoil_a_row(library)
    library.run("doctor", "--fix")
    library.library().store.close()
    library.run("backup")
    content = base(library).read_text() + journal(library).read_text()
    assert '"note":7' in content
    assert '"unreadable"' in content


def test_the_damaged_file_is_in_the_backups_with_its_bytes(library: Home) -> None:
    flip_a_row(library)
    damaged = base(library).read_bytes()
    library.run("doctor", "--fix")
    copies = [library.library_folder / "backups" / name for name in backups(library)]
    assert damaged in [path.read_bytes() for path in copies if "before-doctor" in path.name]


def test_a_damaged_text_is_moved_and_told_as_missing(library: Home) -> None:
    kept_text(library).write_bytes(b"no text")
    result = library.run("doctor", "--fix")
    assert result.exit_code == 1
    assert "bad file    " in result.stdout
    assert "missing     " in result.stdout
    assert "Open the article again" in result.stdout
    opened(library)
    assert library.run("doctor").exit_code == 0


def test_marks_whose_article_and_text_are_gone_are_listed(library: Home) -> None:
    lose_an_article(library)
    kept_text(library).unlink()
    result = library.run("doctor", "--fix")
    assert result.exit_code == 1
    assert "is not there; it has 1 marks" in result.stdout
    assert len(library.library().store.all_annotations()) == 1


def test_revisions_without_article_and_text_are_set_aside(library: Home) -> None:
    edit(
        library,
        "revisions",
        lambda table: table.insert(
            {
                **{"id": f"gone {'a' * 64}", "article_id": "gone", "text_hash": "a" * 64, "page_hash": ""},
                **{"fetched": "2026-11-22T12:00:00Z", "title": "", "words": 1},
            }
        ),
    )
    assert library.run("doctor", "--fix").exit_code == 0
    assert library.library().store.revisions("gone") == ()


def test_a_newer_library_is_left_alone(library: Home) -> None:
    edit(library, "library", lambda table: table.update({"value": 99}, where("id") == "version"))
    before = base(library).read_bytes()
    result = library.run("doctor", "--fix")
    assert result.exit_code == 1
    assert "newer pressmark" in result.stdout
    assert base(library).read_bytes() == before


def test_another_programs_file_is_left_alone(library: Home) -> None:
    base(library).write_bytes(b"these are my notes")
    journal(library).unlink(missing_ok=True)
    result = library.run("doctor", "--fix")
    assert result.exit_code == 1
    assert "Restore a backup" in result.stdout
    assert base(library).read_bytes() == b"these are my notes"


def test_a_lock_that_cannot_be_had_is_told(library: Home) -> None:
    with locked(base(library).with_name("annotations.json.lock"), 1):
        result = library.run("doctor")
    assert result.exit_code == 1
    assert (
        "another pressmark has been writing for 1 seconds. Try again, or close the other one."
        in result.stdout
    )


def test_copies_that_wait_are_told(library: Home) -> None:
    library.write("library/annotations.sync-conflict-20261122-120000-ABCDEFG.json", "{}")
    result = library.run("doctor")
    assert result.exit_code == 1
    assert "Run `pressmark merge`." in result.stdout


def test_a_clock_that_was_ahead_is_a_note(library: Home) -> None:
    ahead = "fff" + "f" * 29
    edit(library, "library", lambda table: table.update({"last": "0200" + ahead[4:]}, where("id") == "clock"))
    result = library.run("doctor")
    assert result.exit_code == 0
    assert result.stdout.startswith("clock       some machine's clock was ")


def test_findings_as_json_are_an_object_a_line(library: Home) -> None:
    spoil_a_row(library)
    (line,) = library.run("doctor", "--json").stdout.splitlines()
    fields = json.loads(line)
    assert fields.keys() == {"kind", "what", "mend", "advice", "state"}
    assert (fields["kind"], fields["state"]) == ("unreadable", "found")
    (line,) = library.run("doctor", "--fix", "--json").stdout.splitlines()
    assert json.loads(line)["state"] == "mended"


def test_a_mark_of_a_hostile_file_harms_no_terminal(library: Home) -> None:
    bad = {"id": "m\x1b]0;owned\x07", "article_id": "\x1b[2J", "text_hash": a_mark().text_hash}
    edit(library, "articles", lambda table: table.insert_multiple([dict(bad), dict(bad)]))
    assert "\x1b" not in library.run("doctor").stdout
