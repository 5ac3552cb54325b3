"""What was chosen while reading, from one start to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.edges.choices import ChoicesFile, Kept
from reader.errors import ConfigError
from reader.ports import Choices

ALL = Choices(theme="light", measure=66, justify=True, spaced=False, suggestions=False)


def read(path: Path) -> Kept:
    return ChoicesFile(path).read(themes=("light", "dark"), measures=range(20, 100))


def test_what_was_chosen_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "choices.json"
    ChoicesFile(path).keep(ALL)
    assert read(path) == Kept(choices=ALL)


def test_a_choice_leaves_the_others_as_another_window_kept_them(tmp_path: Path) -> None:
    path = tmp_path / "choices.json"
    mine, other = ChoicesFile(path), ChoicesFile(path)
    mine.keep(Choices(measure=66))
    other.keep(Choices(theme="light"))
    mine.keep(Choices(measure=70))
    assert read(path).choices == Choices(theme="light", measure=70)


def test_where_nothing_was_chosen_nothing_is_found_and_nothing_is_made(tmp_path: Path) -> None:
    assert read(tmp_path / "choices.json") == Kept()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"3", b"\xff", b"{}", b'{"version": "1"}', b"[" * 100_000]
)
def test_a_broken_file_is_passed_over_with_a_notice_and_the_next_choice_mends_it(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "choices.json"
    path.write_bytes(content)
    assert read(path) == Kept(problem=f"{path} is passed over: it is broken.")
    ChoicesFile(path).keep(ALL)
    assert read(path) == Kept(choices=ALL)


def test_a_file_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert "is passed over" in read(tmp_path).problem


def test_a_later_pressmarks_file_is_passed_over_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "choices.json"
    content = json.dumps({"version": 2, "theme": "light"})
    path.write_text(content, encoding="utf-8")
    assert read(path) == Kept(problem=f"{path} is passed over: a later pressmark wrote it.")
    ChoicesFile(path).keep(ALL)
    assert path.read_text(encoding="utf-8") == content


def test_a_value_without_a_meaning_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "choices.json"
    values = {"theme": "puce", "measure": True, "justify": 1, "spaced": "no", "hats": 3}
    path.write_text(json.dumps({"version": 1, **values}), encoding="utf-8")
    assert read(path) == Kept()
    path.write_text(json.dumps({"version": 1, "theme": ["light"], "measure": 7}), encoding="utf-8")
    assert read(path) == Kept()


def test_that_nothing_can_be_kept_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    choices = ChoicesFile(tmp_path / "file" / "choices.json")
    with pytest.raises(ConfigError, match="cannot be kept: File exists; it holds until you leave"):
        choices.keep(ALL)
    choices.keep(ALL)
