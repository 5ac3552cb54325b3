"""Settings, read once: where things are kept, and how the interface looks.

A folder is taken from the command line, else from the environment, else from config.toml, else from
the platform's conventions. Asking creates nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.edges.own_files import read_text, toml_of
from reader.errors import ConfigError
from reader.keys.bindings import KeyFile, Keymap, default_file, read_keymap
from reader.keys.mistakes import Places, nearest

APP = "pressmark"
CONFIG_NAME = "config.toml"
KEYBINDINGS_NAME = "keybindings.toml"
LIBRARY_VARIABLE = "PRESSMARK_LIBRARY"
CONFIG_VARIABLE = "PRESSMARK_CONFIG"
ENTITIES = ("rules", "spacy")
"""How names are found: by rules alone, or by the models that the extras `fr` and `en` install."""
MEASURES = range(20, 201)
OWN_THEMES = ("dark", "light", "dark-contrast", "light-contrast", "ansi")
"""pressmark's own; the first is the one without any wish."""
THEMES = (
    *OWN_THEMES,
    "textual-dark",
    "textual-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)
"""The names of all themes: ours, and Textual's, which cannot be asked for without importing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that can be set."""

    library: Path
    """The folder with the annotations and the texts."""
    notes: Path
    """Where exported notes go: `notes` in the library's folder, unless it is set or `--to` names another.

    So nothing ever appears in a folder that the user did not name or that is not pressmark's own.
    """
    folder: Path
    """Where config.toml and keybindings.toml are, or would be."""
    keybindings: Path | None = None
    """The user's own keys; None where there is no such file."""
    charset: str | None = None
    """The encoding that the user says a source has, whatever it says itself."""
    measure: int = 72
    """The widest that the column of text may be, in cells."""
    theme: str = THEMES[0]
    """The colours: one of `THEMES`."""
    entities: str = ENTITIES[0]
    """How names are found: one of `ENTITIES`."""
    site_rules: Path | None = None
    """A folder of rules for single sites, as fivefilters/ftr-site-config has them; None for no such rules."""


def load_config(env: Mapping[str, str], *, library: Path | None = None, charset: str | None = None) -> Config:
    """Find the folders and read config.toml.

    Args:
        env: For the variables of pressmark's own; the platform's conventions read the process's.
        library: As named on the command line.
        charset: As named on the command line.

    Raises:
        ConfigError: config.toml has a mistake; the message names the line.
    """
    import platformdirs

    named = env.get(CONFIG_VARIABLE)
    folder = Path(named) if named else platformdirs.user_config_path(APP, appauthor=False)
    settings = _read_settings(folder / CONFIG_NAME)
    if library is None and (variable := env.get(LIBRARY_VARIABLE)):
        library = Path(variable)
    library = library or settings.library or platformdirs.user_data_path(APP, appauthor=False)
    keybindings = folder / KEYBINDINGS_NAME
    return Config(
        library=_whole(library),
        notes=_whole(settings.notes or library / "notes"),
        folder=_whole(folder),
        keybindings=_whole(keybindings) if keybindings.exists() else None,
        charset=charset,
        measure=settings.measure,
        theme=settings.theme,
        entities=settings.entities,
        site_rules=_whole(settings.site_rules) if settings.site_rules else None,
    )


def load_keymap(user_path: Path | None) -> Keymap:
    """Read the default keys, and the user's over them.

    Raises:
        ConfigError: The file has a mistake, or cannot be read.
    """
    user = KeyFile(user_path, read_text(user_path)) if user_path else None
    return read_keymap(default_file(), user)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    library: Path | None = None
    notes: Path | None = None
    measure: int = 72
    theme: str = THEMES[0]
    entities: str = ENTITIES[0]
    site_rules: Path | None = None


def _read_settings(path: Path) -> _Settings:
    """Read config.toml; a folder in it counts from the file's own, so that it means the same everywhere."""
    if not path.exists():
        return _Settings()
    text = read_text(path)
    values = toml_of(path, text)
    places = Places(text)
    settings = _Settings()
    for name, value in values.items():
        line = places.line_of("", name) or places.line_of_table(name)
        if name not in CHECKS:
            raise ConfigError(path, line, f'there is no setting "{name}"', nearest(name, CHECKS))
        settings = replace(settings, **{name: CHECKS[name](value, path, line)})
    return settings


def _folder(value: object, path: Path, line: int) -> Path:
    if not isinstance(value, str) or not value:
        raise ConfigError(path, line, "a folder is a string", 'write it as in library = "~/news"')
    try:
        return path.parent / Path(value).expanduser()
    except RuntimeError as error:
        raise ConfigError(path, line, f"there is no user as in {value}", "write the folder out") from error


def _existing_folder(value: object, path: Path, line: int) -> Path:
    folder = _folder(value, path, line)
    if not folder.is_dir():
        raise ConfigError(path, line, f"there is no folder {value}", "make it, or remove the line")
    return folder


def _measure(value: object, path: Path, line: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value in MEASURES:
        return value
    problem = f"the measure is a number of cells from {MEASURES[0]} to {MEASURES[-1]}"
    raise ConfigError(path, line, problem, "write it as in measure = 72")


def _theme(value: object, path: Path, line: int) -> str:
    if isinstance(value, str) and value in THEMES:
        return value
    raise ConfigError(path, line, f'there is no theme "{value}"', nearest(str(value), THEMES))


def _entities(value: object, path: Path, line: int) -> str:
    if isinstance(value, str) and value in ENTITIES:
        return value
    raise ConfigError(path, line, f'names are not found by "{value}"', nearest(str(value), ENTITIES))


CHECKS: Mapping[str, Callable[[object, Path, int], Any]] = {
    "library": _folder,
    "notes": _folder,
    "measure": _measure,
    "theme": _theme,
    "entities": _entities,
    "site_rules": _existing_folder,
}


def _whole(path: Path) -> Path:
    """Make a path one that holds wherever the program goes."""
    return path.expanduser().absolute()
