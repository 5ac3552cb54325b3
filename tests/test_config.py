"""Settings: where they come from, and their mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from reader.config import Config, choices_keeper, load_config, load_keymap
from reader.errors import ConfigError
from reader.keys.bindings import default_file, read_keymap
from reader.ports import Choices
from reader.theme_names import OWN_THEMES, THEMES
from reader.tui.themes import OWN


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, as the platform's conventions see it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def settings(folder: Path, text: str | bytes) -> Config:
    """Read a config.toml."""
    (folder / "config.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config({"PRESSMARK_CONFIG": str(folder)})


def test_without_any_setting_folders_are_the_platforms_and_nothing_is_created(home: Path) -> None:
    config = load_config({})
    assert config.library.is_relative_to(home)
    assert config.library.name == config.folder.name == "pressmark"
    assert config.notes == config.library / "notes"
    assert config.keybindings is None
    assert list(home.iterdir()) == []


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(home: Path) -> None:
    (home / "config.toml").write_text('library = "filed"')
    env = {"PRESSMARK_CONFIG": str(home)}
    variable = {"PRESSMARK_LIBRARY": "/variable"}
    assert load_config(env).library == home / "filed"
    assert load_config(env | variable).library == Path("/variable")
    assert load_config(env | variable, library=Path("/said")).library == Path("/said")


def test_an_empty_variable_counts_as_none(home: Path) -> None:
    assert load_config({"PRESSMARK_LIBRARY": "", "PRESSMARK_CONFIG": ""}) == load_config({})


def test_folders_hold_wherever_the_program_goes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    config = load_config({"PRESSMARK_LIBRARY": "~/news", "PRESSMARK_CONFIG": "conf"})
    assert (config.library, config.folder) == (home / "news", home / "conf")
    assert load_config({}, library=Path("here")).library == home / "here"


def test_every_setting_of_the_file_is_read(home: Path) -> None:
    config = settings(home, 'library = "~/news"\nnotes = "vault"\nmeasure = 66\ntheme = "nord"\n')
    assert (config.library, config.notes) == (home / "news", home / "vault")
    assert (config.measure, config.theme) == (66, "nord")


def test_names_are_found_by_rules_until_the_file_says_otherwise(home: Path) -> None:
    assert settings(home, "").entities == "rules"
    assert settings(home, 'entities = "spacy"').entities == "spacy"


def test_a_folder_of_rules_for_sites_counts_from_the_files_own(home: Path) -> None:
    (home / "rules").mkdir()
    assert settings(home, 'site_rules = "rules"').site_rules == home / "rules"
    assert settings(home, "").site_rules is None


def test_a_folder_of_rules_that_is_not_there_is_told(home: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml:1: there is no folder rules"):
        settings(home, 'site_rules = "rules"')


def test_a_file_may_begin_with_a_byte_order_mark(home: Path) -> None:
    assert settings(home, b"\xef\xbb\xbfmeasure = 66").measure == 66


def test_what_the_command_line_says_of_the_encoding_is_kept() -> None:
    assert load_config({}, charset="windows-1252").charset == "windows-1252"


def test_the_users_keys_are_found_where_they_are(home: Path) -> None:
    (home / "keybindings.toml").write_text('[reading]\nhighlight = ["m"]')
    config = load_config({"PRESSMARK_CONFIG": str(home)})
    assert config.keybindings == home / "keybindings.toml"
    assert load_keymap(config.keybindings).keys("reading.highlight") == ("m",)


def test_without_keys_of_the_users_the_default_ones_hold() -> None:
    assert load_keymap(None).table() == read_keymap(default_file()).table()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("measure = 66\n\nmesure = 3", 3, ['no setting "mesure"', '"measure"']),
        ("[k]\nx = 1", 1, ['no setting "k"', "there are library, notes, measure, theme"]),
        ("measure = ", 1, ["not TOML"]),
        ("theme = 'nord'\ntheme = 'nord'", 2, ["not TOML"]),
        ("measure = 19", 1, ["from 20 to 200"]),
        ("measure = true", 1, ["from 20 to 200"]),
        ('measure = "72"', 1, ["from 20 to 200"]),
        ("library = 3", 1, ["a folder is a string"]),
        ('notes = ""', 1, ["a folder is a string"]),
        ('notes = "~no-such-user-here/x"', 1, ["no user", "~no-such-user-here/x"]),
        ('entities = "spacey"', 1, ['names are not found by "spacey"', '"spacy"']),
        ('pictures = "block"', 1, ['pictures are not drawn by "block"', '"blocks"']),
        ("pictures = true", 1, ['pictures are not drawn by "True"']),
        ("justify = 1", 1, ["either true or false"]),
        ('keep_pages = "yes"', 1, ["either true or false"]),
        ("entities = 1", 1, ['names are not found by "1"']),
        ('theme = "norde"', 1, ['no theme "norde"', '"nord"']),
        (b"# caf\xe9\n", 1, ["not UTF-8"]),
        (b"measure = 66\n# caf\xe9\n", 2, ["not UTF-8"]),
    ],
)
def test_a_mistake_is_told_with_its_line(home: Path, text: str | bytes, line: int, words: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(home, text)
    assert (caught.value.path, caught.value.line) == (home / "config.toml", line)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_file_of_keys_that_cannot_be_read_is_told(home: Path) -> None:
    with pytest.raises(ConfigError, match="it cannot be read: Is a directory"):
        load_keymap(home)


def test_the_themes_are_those_of_the_interface() -> None:
    assert set(THEMES) == {*OWN_THEMES, *BUILTIN_THEMES}
    assert tuple(theme.name for theme in OWN) == OWN_THEMES


def chosen_before(home: Path, text: str) -> dict[str, str]:
    """Return an environment in which something was chosen while reading."""
    (home / "choices.json").write_text(text)
    return {"PRESSMARK_STATE": str(home), "PRESSMARK_CONFIG": str(home)}


def test_the_command_line_goes_before_the_file_and_that_before_what_was_chosen(home: Path) -> None:
    env = chosen_before(home, '{"version": 1, "theme": "light", "measure": 60, "justify": true}')
    chosen = load_config(env)
    assert (chosen.theme, chosen.measure, chosen.justify, chosen.fixed) == ("light", 60, True, frozenset())
    (home / "config.toml").write_text('theme = "nord"\nspaced = false\njustify = false')
    filed = load_config(env)
    assert (filed.theme, filed.measure, filed.justify, filed.spaced) == ("nord", 60, False, False)
    assert filed.fixed == {"theme", "spaced", "justify"}
    assert load_config(env, theme="ansi").theme == "ansi"


def test_what_was_chosen_goes_before_the_terminals_own(home: Path) -> None:
    env = chosen_before(home, '{"version": 1, "theme": "dark"}')
    assert load_config(env | {"COLORFGBG": "0;15"}).theme == "dark"


def test_choices_that_cannot_be_read_are_a_notice_and_no_error(home: Path) -> None:
    config = load_config(chosen_before(home, "{"))
    assert config.notice == f"{home / 'choices.json'} is passed over: it is broken."
    assert config.theme == "dark"


def test_what_is_chosen_is_kept_where_the_variable_says(home: Path) -> None:
    env = {"PRESSMARK_STATE": str(home / "state")}
    choices_keeper(load_config(env))(Choices(measure=60))
    assert load_config(env).measure == 60
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["choices.json"]


@pytest.mark.parametrize(
    ("value", "theme"),
    [
        ("15;0", "dark"),
        ("0;15", "light"),
        ("0;default;15", "light"),
        ("12;8", "dark"),
        ("0;7", "light"),
        ("0;default", "dark"),
        ("", "dark"),
        ("nonsense", "dark"),
    ],
)
def test_without_a_wish_the_colours_are_as_light_as_the_terminal(value: str, theme: str) -> None:
    assert load_config({"COLORFGBG": value}).theme == theme


def test_pages_are_kept_unless_the_file_says_otherwise(home: Path) -> None:
    assert (settings(home, "").keep_pages, settings(home, "keep_pages = false").keep_pages) == (True, False)
