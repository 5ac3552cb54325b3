"""`[sync]` in config.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import load_config
from reader.errors import ConfigError
from reader.ports import NO_SYNC_PLACE, SyncPlace


def sync_of(folder: Path, text: str) -> SyncPlace:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return load_config({"PRESSMARK_CONFIG": str(folder), "PRESSMARK_STATE": str(folder / "state")}).sync


def test_a_folder_counts_from_the_file(tmp_path: Path) -> None:
    assert sync_of(tmp_path, '[sync]\nfolder = "../shared"\n').folder == tmp_path / "../shared"


def test_a_server_is_an_address_that_is_not_shown(tmp_path: Path) -> None:
    found = sync_of(tmp_path, 'sync.webdav = "https://jane:s3cret@cloud.example.org/dav"\n')
    assert found == SyncPlace(None, "https://jane:s3cret@cloud.example.org/dav")
    assert "s3cret" not in repr(found)


def test_without_the_table_no_place_is_named(tmp_path: Path) -> None:
    assert sync_of(tmp_path, "measure = 60\n") == NO_SYNC_PLACE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[sync]\nfolders = "x"\n', r':2: \[sync\] has no setting "folders"; perhaps "folder" is meant'),
        ("[sync]\nfolder = 1\n", ":2: a folder is a string"),
        ('[sync]\nwebdav = ""\n', ":2: an address is a string"),
        ('sync = "x"\n', ":1: sync is a table"),
        (
            'measure = 60\n[sync]\nfolder = "x"\nwebdav = "https://h/"\n',
            ":2: .sync. has a folder and a server",
        ),
        ('[sync]\nfolder = "~nobody-of-this-name/x"\n', "there is no user"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        sync_of(tmp_path, text)
