"""`pressmark merge --driver`, called by git itself."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.article.model import Span
from reader.edges.store.merging import canonical, tables_of
from reader.marks.merging import merged
from tests.cli.programs import Home

ROOT = Path(reader.__file__).parents[1]
DRIVER = f"{sys.executable} -m reader merge --driver %O %A %B"
STORY = "A headline\n\nThe first words of the story, and more of them."


class Repository:
    """A library that git keeps, with the two lines of the manual."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.email", "jane@example.org")
        self.git("config", "user.name", "Jane")
        self.git("config", "merge.pressmark.driver", DRIVER)
        (path / ".gitattributes").write_text("annotations.json merge=pressmark\n")

    @property
    def file(self) -> Path:
        return self.path / "annotations.json"

    def git(self, *args: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}
        return subprocess.run(
            ["git", *args], cwd=self.path, env=env, capture_output=True, text=True, check=False
        )

    def commit(self, content: bytes) -> None:
        self.file.write_bytes(content)
        self.git("add", "-A")
        assert self.git("commit", "-qm", "marks").returncode == 0


def library_with(path: Path, *starts: int) -> bytes:
    """Return the file of a library in which some words are marked."""
    home = Home(path)
    opened = asyncio.run(home.library().open(str(home.write("story.txt", STORY))))
    for start in starts:
        opened.highlight(Span(start, start + 3))
    return canonical(tables_of(home.library_folder / "annotations.json"))


@pytest.fixture
def parted(tmp_path: Path) -> Repository:
    """A repository with two branches, each with marks of its own."""
    repository = Repository(tmp_path / "repository")
    repository.commit(library_with(tmp_path / "home", 12))
    repository.git("checkout", "-qb", "laptop")
    repository.commit(library_with(tmp_path / "home", 16))
    repository.git("checkout", "-q", "main")
    repository.commit(library_with(tmp_path / "elsewhere", 30))
    return repository


def test_git_merges_two_libraries_and_both_ways_give_the_same_bytes(parted: Repository) -> None:
    ours = tables_of(parted.file)
    theirs = tables_of(parted.git("show", "laptop:annotations.json").stdout.encode())
    assert parted.git("merge", "-q", "laptop", "-m", "both").returncode == 0
    assert tables_of(parted.file) == tables_of(canonical(merged(ours, theirs)))
    assert len(tables_of(parted.file)["annotations"]) == 3
    one_way = parted.file.read_bytes()
    parted.git("checkout", "-q", "laptop")
    parted.git("reset", "-q", "--hard")
    assert parted.git("merge", "-q", "main~1", "-m", "both").returncode == 0
    assert parted.git("status", "--porcelain").stdout == ""
    assert parted.file.read_bytes() == one_way


def test_what_is_damaged_is_a_conflict_and_ours_stays(parted: Repository) -> None:
    parted.git("checkout", "-q", "laptop")
    parted.commit(parted.file.read_bytes()[:-30])
    parted.git("checkout", "-q", "main")
    ours = parted.file.read_bytes()
    result = parted.git("merge", "laptop", "-m", "both")
    assert result.returncode == 1
    assert "CONFLICT" in result.stdout
    assert parted.file.read_bytes() == ours
    assert "not a pressmark library" in result.stderr


def test_the_driver_takes_three_files(tmp_path: Path) -> None:
    result = Home(tmp_path).run("merge", "--driver", tmp_path / "one")
    assert result.exit_code == 2
    assert "--driver takes three files" in result.stderr


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    result = Home(tmp_path).run("merge", "--driver", *(tmp_path / name for name in "oab"))
    assert result.exit_code == 1
    assert "could not be read: No such file" in result.stderr


def test_what_was_exported_is_still_known_after_a_merge(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    library_with(home.path, 12)
    home.run("export")
    store = home.library().store
    store.articles()
    store.close()
    other = tmp_path / "theirs"
    other.write_bytes(library_with(tmp_path / "elsewhere", 30))
    file = home.library_folder / "annotations.json"
    assert home.run("merge", "--driver", file, file, other).exit_code == 0
    outcomes = [line.split()[0] for line in home.run("export").stdout.splitlines()]
    assert sorted(outcomes) == ["created", "unchanged"]
    assert len(list((home.library_folder / "notes").iterdir())) == 2


def test_a_newer_library_is_refused_and_ours_stays(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.write_bytes(library_with(tmp_path / "home", 12))
    theirs.write_bytes(b'{"library": {"1": {"id": "version", "value": 99}}}')
    before = ours.read_bytes()
    result = Home(tmp_path).run("merge", "--driver", ours, ours, theirs)
    assert (result.exit_code, ours.read_bytes()) == (1, before)
    assert "newer pressmark" in result.stderr
    assert sorted(path.name for path in tmp_path.glob("*damaged*")) == []


def test_the_manual_has_the_two_lines_that_git_wants() -> None:
    manual = (ROOT / "docs" / "syncing.md").read_text(encoding="utf-8")
    assert "git config merge.pressmark.driver 'pressmark merge --driver %O %A %B'" in manual
    assert "annotations.json merge=pressmark" in manual
