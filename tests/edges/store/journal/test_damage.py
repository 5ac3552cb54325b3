"""Files that are not as they were written: what is sound is read, the rest told, nothing changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.edges.store.journal import Damaged, JournalledFile, Newer
from reader.edges.store.journal.sums import START, sound_rows, written_sums
from tests.edges.store.journal.files import AFTER_EACH, ids, journal_of, opened, put, with_journal

Rows = Mapping[str, dict[int, dict[str, Any]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sync nothing: hundreds of copies are made."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def two_tables(path: Path) -> Rows:
    """Write a base with two tables, and return what it holds."""
    file = opened(path)
    with file.transaction() as draft:
        for number in range(30):
            draft.put("marks", {"id": f"m{number}", "note": "東" * (number % 4)})
            draft.put("notes", {"id": f"n{number}", "note": "x"})
    return everything(file)


def everything(file: JournalledFile) -> Rows:
    return {name: dict(file.all(name)) for name in ("marks", "notes")}


def is_part(found: Rows, of: Rows) -> bool:
    return all(found[name].items() <= of[name].items() for name in of)


def count(rows: Rows) -> int:
    return sum(map(len, rows.values()))


def flipped(content: bytes, at: int, bit: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def body_of(content: bytes) -> int:
    """Return where a base's rows begin."""
    return content.index(b"\n", content.index(START)) + 1


@pytest.mark.usefixtures("unsynced")
def test_a_flipped_bit_of_the_journal_leaves_the_commits_before_it(path: Path) -> None:
    ends = with_journal(path)
    whole = journal_of(path).read_bytes()
    for at in range(len(whole)):
        journal_of(path).write_bytes(flipped(whole, at, at * 5 % 8))
        file = opened(path)
        assert ids(file) == AFTER_EACH[sum(end <= at for end in ends) - 1]
        assert file.damage is not None and file.damage.path == journal_of(path)
        assert file.damage.copy is not None
        file.damage.copy.unlink()


@pytest.mark.usefixtures("unsynced")
def test_a_flipped_bit_among_the_rows_takes_what_it_touches_and_nothing_else(path: Path) -> None:
    whole = two_tables(path)
    content = path.read_bytes()
    for at in range(body_of(content), len(content), 3):
        path.write_bytes(flipped(content, at, at * 5 % 8))
        file = opened(path)
        found = everything(file)
        assert is_part(found, whole)
        # A newline that is gone makes one line of two.
        assert count(found) >= count(whole) - (2 if content[at] == ord("\n") else 1)
        assert file.damage is not None and file.damage.copy is not None
        file.damage.copy.unlink()


@pytest.mark.usefixtures("unsynced")
def test_a_flipped_bit_before_the_rows_is_told_and_nothing_is_read_wrongly(path: Path) -> None:
    whole = two_tables(path)
    content = path.read_bytes()
    served = 0
    for at in range(body_of(content)):
        path.write_bytes(flipped(content, at, at * 5 % 8))
        file = opened(path)
        try:
            found = everything(file)
            assert file.damage is not None
        except Damaged:
            continue
        assert is_part(found, whole)
        served += count(found) >= count(whole) - 1
    assert served > 0.95 * body_of(content)


@pytest.mark.usefixtures("unsynced")
def test_a_base_that_is_cut_off_is_read_up_to_there(path: Path) -> None:
    whole = two_tables(path)
    content = path.read_bytes()
    for size in range(body_of(content), len(content) - 1, 5):
        path.write_bytes(content[:size])
        file = opened(path)
        found = everything(file)
        assert is_part(found, whole)
        # Of the last two lines one may be cut, or a table's first.
        assert count(found) >= content[:size].count(b"\n") - content[: body_of(content)].count(b"\n") - 4
        assert file.damage is not None


def test_what_was_put_since_is_laid_over_what_is_left_of_a_base(path: Path) -> None:
    two_tables(path)
    put(opened(path), "m3", note="later")
    put(opened(path), "z1")
    content = path.read_bytes()
    at = content.index(b'"id":"m3"')
    path.write_bytes(flipped(content, at + 6, 1))
    found = {one["id"]: one for _, one in opened(path).all("marks")}
    assert len(found) == 31
    assert (found["m3"]["note"], found["z1"]["note"]) == ("later", "")


@pytest.mark.parametrize("of_head", [True, False], ids=["its name is lost", "its name is known"])
def test_a_journal_that_was_taken_in_is_not_done_twice_on_a_damaged_base(path: Path, of_head: bool) -> None:
    with_journal(path)
    journal = journal_of(path).read_bytes()
    opened(path).compact()
    journal_of(path).write_bytes(journal)
    content = path.read_bytes()
    path.write_bytes(flipped(content, content.index(b'"name"') if of_head else len(content) - 1, 1))
    assert ids(opened(path)) == ["a1", "c1", "c2"]


@pytest.mark.parametrize("zeros", [1, 40, 500, 700])
def test_a_piece_that_is_lost_takes_no_row_behind_it(path: Path, zeros: int) -> None:
    whole = two_tables(path)
    content = path.read_bytes()
    at = content.index(b'"9":{')
    path.write_bytes(content[:at] + b"\0" * zeros + content[at + zeros :])
    found = everything(opened(path))
    assert is_part(found, whole)
    assert found["marks"].keys() >= set(range(1, 9))
    assert len(found["notes"]) == 30
    assert count(found) >= count(whole) - content[at : at + zeros].count(b"\n") - 1


def test_a_row_among_those_of_another_table_is_not_taken_for_one_of_them() -> None:
    content = written_sums({"a": b'"1":{}', "b": b'"1":{"x":1}'}) + b'"a":{\n"1":{"x":1}\n}\n}\n'
    assert sound_rows(content, ("a",)) == ({}, 2)
    assert sound_rows(content, ("a", "b")) == ({"b": [b'"1":{"x":1}']}, 2)


def test_a_row_far_from_its_place_counts_only_with_the_one_behind_it() -> None:
    rows = [b'"%d":{}' % number for number in range(1, 40)]
    sums = written_sums({"a": b",\n".join(rows)})
    assert sound_rows(sums + b",\n".join(rows[:1] + rows[30:31]), "a")[0] == {"a": rows[:1]}
    assert sound_rows(sums + b",\n".join(rows[:1] + rows[30:32]), "a")[0] == {"a": rows[:1] + rows[30:32]}


@pytest.mark.parametrize("which", ["base", "journal"])
def test_what_is_damaged_is_never_written_and_a_copy_is_kept(path: Path, which: str) -> None:
    ends = with_journal(path)
    damaged = path if which == "base" else journal_of(path)
    at = ends[1] + 40 if which == "journal" else len(path.read_bytes()) - 8
    damaged.write_bytes(flipped(damaged.read_bytes(), at, 1))
    before = path.read_bytes(), journal_of(path).read_bytes()
    file = opened(path)
    ids(file)
    writes: tuple[Callable[[], object], ...] = (lambda: put(file, "x"), file.compact)
    for write in writes:
        with pytest.raises(Damaged) as told:
            write()
        assert told.value.copy is not None
        assert told.value.copy.read_bytes() == damaged.read_bytes()
    file.close()
    assert (path.read_bytes(), journal_of(path).read_bytes()) == before


def test_how_much_is_lost_is_told(path: Path) -> None:
    two_tables(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b'"id":"m7"', b'"id":"q7"').replace(b'"id":"n8"', b'"id":"q8"'))
    damage = opened(path).damage
    assert damage is not None and "2 of its 60 documents" in damage.problem


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'"id":"m7"', b'"id":"q7"', "1 of its 60 documents is not as it was written"),
        (b'"note":"x"}\n}\n}\n', b'"note":"x"}\n}\n', "all of its documents are as they were written"),
        (b'"}},\n"marks"', b'"}}\0\n"marks"', ": 60 of its documents are as they were written"),
    ],
    ids=["one is", "none is", "nobody knows how many there were"],
)
def test_it_is_told_in_words_that_fit(path: Path, old: bytes, new: bytes, told: str) -> None:
    two_tables(path)
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))
    damage = opened(path).damage
    assert damage is not None and damage.problem.endswith(told)


def test_damage_to_both_files_is_told_as_one(path: Path) -> None:
    ends = with_journal(path)
    path.write_bytes(path.read_bytes().replace(b'"id":"a1"', b'"id":"q1"'))
    journal_of(path).write_bytes(flipped(journal_of(path).read_bytes(), ends[1] + 40, 1))
    file = opened(path)
    assert ids(file) == ["b1"]
    assert file.damage is not None and "1 of its 1" in file.damage.problem and "line 2" in file.damage.problem


def test_files_that_are_mended_are_sound_again(path: Path) -> None:
    ends = with_journal(path)
    whole = journal_of(path).read_bytes()
    file = opened(path)
    journal_of(path).write_bytes(flipped(whole, ends[1] + 40, 1))
    assert file.damage is not None
    journal_of(path).write_bytes(whole)
    assert file.damage is None
    put(file, "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


def test_a_damaged_file_is_read_once_as_long_as_it_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_journal(path)
    path.write_bytes(path.read_bytes().replace(b'"id":"a1"', b'"id":"q1"'))
    file = opened(path)
    assert file.damage is not None
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("read again"))
    assert ids(file) == ["a1", "c1", "c2"]


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_line_that_is_lost_is_noticed(path: Path, lost: int) -> None:
    with_journal(path)
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    journal_of(path).write_bytes(b"".join(lines[:lost] + lines[lost + 1 :]))
    file = opened(path)
    assert ids(file) == AFTER_EACH[lost]
    assert file.damage is not None


@pytest.mark.parametrize(
    "content", [b'{"a": 1}', b"[1]", b"\x89PNG\r\n", b'{"marks": {"1": {"id"', b"{" * 9999]
)
@pytest.mark.parametrize("use", [ids, lambda file: put(file, "x")], ids=["read", "write"])
def test_what_is_no_tinydb_file_is_an_error_and_left_as_it_is(
    path: Path, content: bytes, use: Callable[[JournalledFile], object]
) -> None:
    path.write_bytes(content)
    with pytest.raises(Damaged) as told:
        use(opened(path))
    assert path.read_bytes() == content
    assert told.value.copy is not None and told.value.copy.read_bytes() == content


HARMS: Mapping[str, Callable[[bytes], bytes]] = {
    "emptied": lambda content: b"",
    "cut off in its first line": lambda content: content[:60],
    "cut off before its sums": lambda content: content[: content.index(START)],
    "cut off among its sums": lambda content: content[: content.index(START) + 20],
    "zeros": lambda content: bytes(len(content)),
    "of others": lambda content: b"\x89PNG\r\n",
    "without its sums": lambda content: content.replace(START, b'"3":{"sumz":"'),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_of_a_base_that_is_lost_what_was_changed_last_is_read(
    path: Path, harm: Callable[[bytes], bytes]
) -> None:
    with_journal(path)
    harmed, journal = harm(path.read_bytes()), journal_of(path).read_bytes()
    path.write_bytes(harmed)
    file = opened(path)
    assert ids(file) == ["a1", "c1", "c2"]  # of which it was changed since, and two were new
    assert file.damage is not None and "only what was changed last" in file.damage.problem
    assert file.damage.path == path and file.damage.in_part
    with pytest.raises(Damaged):
        put(file, "x")
    file.close()
    assert (path.read_bytes(), journal_of(path).read_bytes()) == (harmed, journal)


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_base_and_a_journal_that_are_both_lost_are_an_error(
    path: Path, harm: Callable[[bytes], bytes]
) -> None:
    with_journal(path)
    path.write_bytes(harm(path.read_bytes()))
    journal_of(path).write_bytes(flipped(journal_of(path).read_bytes(), 20, 1))
    with pytest.raises(Damaged) as told:
        ids(opened(path))
    assert told.value.path == path and not told.value.in_part


def test_an_empty_file_without_a_journal_is_an_empty_library(path: Path) -> None:
    path.touch()
    file = opened(path)
    assert (ids(file), file.damage) == ([], None)
    put(file, "a1")
    assert ids(opened(path)) == ["a1"]


def test_rows_are_read_where_the_first_lines_are_gone(path: Path) -> None:
    whole = two_tables(path)
    content = path.read_bytes()
    at = content.index(START)
    path.write_bytes(bytes(at) + content[at:])
    assert everything(opened(path)) == whole
    assert opened(path).damage is not None


def test_who_mends_a_base_by_hand_takes_its_checksum_out(path: Path) -> None:
    put(opened(path), "a1", "b1")
    mended = path.read_bytes().replace(b'"id":"a1"', b'"id":"z9"')
    path.write_bytes(mended)
    assert ids(opened(path)) == ["b1"]
    start, _, rest = mended.partition(b',"crc32":"')
    path.write_bytes(start + rest[9:])
    assert ids(opened(path)) == ["z9", "b1"]
    assert opened(path).damage is None


FORMAT_2 = (
    b'{"own":{"1":{"format":2,"generation":1,"name":"15a594669fa289b1","follows":null,"sizes":{"marks":15},'
    b'"places":[],"crc32":"a541a3c3"},\n"2":{}},\n"marks":{\n"1":{"id":"a1"}\n}\n}\n'
)


def test_a_base_of_the_form_before_is_read_and_goes_on_in_the_form_of_now(path: Path) -> None:
    path.write_bytes(FORMAT_2)
    file = opened(path)
    put(file, "b1")
    assert (ids(file), file.damage) == (["a1", "b1"], None)
    file.compact()
    assert json.loads(path.read_bytes())["own"]["1"]["format"] == 3
    assert ids(opened(path)) == ["a1", "b1"]


def test_a_base_of_the_form_before_that_is_damaged_is_not_read(path: Path) -> None:
    path.write_bytes(FORMAT_2.replace(b"a1", b"q1"))
    with pytest.raises(Damaged, match="checksum"):
        ids(opened(path))


def test_a_later_form_is_told_and_left_as_it_is(path: Path) -> None:
    put(opened(path), "a1")
    with TinyDB(path) as database:
        database.table("own").update({"format": 4}, doc_ids=[1])
    before = path.read_bytes()
    with pytest.raises(Newer):
        ids(opened(path))
    with pytest.raises(Newer):
        put(opened(path), "x")
    assert path.read_bytes() == before
