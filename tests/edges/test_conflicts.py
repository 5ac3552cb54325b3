"""The copies that programs that sync folders leave beside a library's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.edges.conflicts import conflict_files, is_conflict, set_aside

LEFT = (
    "annotations.sync-conflict-20261122-120000-ABCDEFG.json",
    "annotations.json.sync-conflict-20261122-120000-ABCDEFG.journal",
    "annotations (conflicted copy 2026-11-22 120000).json",
    "annotations_conflict-20261122-120000.json",
    "annotations (Jane's conflicted copy 2026-11-22).json",
    "annotations (Copie en conflit de Jane 2026-11-22).json",
    "annotations (In Konflikt stehende Kopie von Jane 2026-11-22).json",
)
OTHERS = (
    *(
        "annotations.json",
        "annotations.json.journal",
        "annotations.json.lock",
        "annotations-20261122T120000Z.json",
    ),
    *(
        "conflict.json",
        "annotations.json.damaged-0a1b2c3d",
        "annotations.sync-conflict-20261122.json.tmp",
        "notes",
    ),
)


@pytest.mark.parametrize("name", LEFT)
def test_a_copy_is_known_by_its_name(name: str) -> None:
    assert is_conflict(name)


@pytest.mark.parametrize("name", OTHERS)
def test_what_belongs_to_the_library_is_no_copy(name: str) -> None:
    assert not is_conflict(name)


def test_the_copies_of_a_library_are_found(tmp_path: Path) -> None:
    for name in (*LEFT, *OTHERS):
        (tmp_path / name).write_text("")
    assert {path.name for path in conflict_files(tmp_path)} == set(LEFT)
    assert conflict_files(tmp_path / "nowhere") == ()


def test_a_copy_that_was_merged_is_kept_under_its_name(tmp_path: Path) -> None:
    for text in ("one", "two"):
        (tmp_path / LEFT[0]).write_text(text)
        set_aside(tmp_path / LEFT[0])
    assert conflict_files(tmp_path) == ()
    kept = {path.name: path.read_text() for path in (tmp_path / "backups").iterdir()}
    assert kept == {LEFT[0]: "one", LEFT[0].replace(".json", "-2.json"): "two"}
