"""The user's keys, looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ConfigError
from reader.key_watch import KeyWatch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keybindings.toml"


def write(path: Path, text: str) -> None:
    """Replace a file as editors do: what is new has another place on the disk."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_a_file_that_stays_as_it_is_gives_nothing(path: Path) -> None:
    write(path, '[reading]\nhighlight = ["m"]')
    watch = KeyWatch(path)
    assert watch.changed() is None


def test_a_file_that_comes_changes_and_goes_is_read_each_time(path: Path) -> None:
    watch = KeyWatch(path)
    assert watch.changed() is None
    for text, keys in (('[reading]\nhighlight = ["m"]', ("m",)), ('preset = "plain"', ("F8", "Insert"))):
        write(path, text)
        keymap = watch.changed()
        assert keymap is not None
        assert keymap.keys("reading.highlight") == keys
    path.unlink()
    keymap = watch.changed()
    assert keymap is not None
    assert keymap.keys("reading.highlight") == ("H",)
    assert watch.changed() is None


def test_a_mistake_is_told_once(path: Path) -> None:
    watch = KeyWatch(path)
    write(path, '[reading]\nhilight = ["m"]')
    with pytest.raises(ConfigError, match=rf"{path}:2: "):
        watch.changed()
    assert watch.changed() is None
