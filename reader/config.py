"""Settings, read once: where things are kept, and how the interface looks.

A folder is taken from the command line, else from the environment, else from config.toml, else from
the platform's conventions. How the interface looks is taken from the command line, else from config.toml,
else from what was last chosen while reading. Asking creates nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.edges.choices import ChoicesFile
from reader.edges.own_files import read_text, toml_of
from reader.errors import ConfigError
from reader.keys.bindings import KeyFile, Keymap, default_file, read_keymap
from reader.keys.mistakes import Places, nearest
from reader.ports import NO_CHOICES, NO_COPYING, Choices, Copying, KeepChoices
from reader.theme_names import DARK, THEMES, theme_of_terminal

if TYPE_CHECKING:
    from reader.marks.kinds import Kind

APP = "pressmark"
CONFIG_NAME = "config.toml"
KEYBINDINGS_NAME = "keybindings.toml"
CHOICES_NAME = "choices.json"
LIBRARY_VARIABLE = "PRESSMARK_LIBRARY"
CONFIG_VARIABLE = "PRESSMARK_CONFIG"
STATE_VARIABLE = "PRESSMARK_STATE"
ENTITIES = ("rules", "spacy")
"""How names are found: by rules alone, or by the models that the extras `fr` and `en` install."""
PICTURES = ("blocks", "dots", "shades", "off")
"""How pictures are drawn: in colour by half blocks, without colour by dots or by shades, or not at all."""
MEASURES = range(20, 201)


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
    justify: bool = False
    """Whether both edges of the column are straight."""
    spaced: bool = True
    """Whether empty lines part paragraphs."""
    suggestions: bool = True
    """Whether the names that an article is likely to have are shown in its text."""
    theme: str = DARK
    """The colours: one of `THEMES`."""
    fixed: frozenset[str] = frozenset()
    """What config.toml sets, by name: of this, what is chosen while reading holds until the program ends."""
    choices: Path | None = None
    """The file of what was chosen while reading; None where nothing is kept."""
    notice: str = ""
    """What the user should know once; nothing that hinders."""
    pictures: str = PICTURES[0]
    """How pictures are drawn: one of `PICTURES`; where there are no colours, by dots instead of blocks."""
    entities: str = ENTITIES[0]
    """How names are found: one of `ENTITIES`."""
    site_rules: Path | None = None
    """A folder of rules for single sites, as fivefilters/ftr-site-config has them; None for no such rules."""
    kinds: tuple[Kind, ...] = ()
    """The user's own kinds of mark."""
    copying: Copying = NO_COPYING
    """How quotations are copied."""


def load_config(
    env: Mapping[str, str],
    *,
    library: Path | None = None,
    charset: str | None = None,
    theme: str | None = None,
) -> Config:
    """Find the folders and read config.toml, and what was chosen while reading.

    Args:
        env: For the variables of pressmark's own; the platform's conventions read the process's.
        library: As named on the command line.
        charset: As named on the command line.
        theme: As named on the command line.

    Raises:
        ConfigError: config.toml has a mistake; the message names the line.
    """
    import platformdirs

    folder = _named(env, CONFIG_VARIABLE) or platformdirs.user_config_path(APP, appauthor=False)
    state = _named(env, STATE_VARIABLE) or platformdirs.user_state_path(APP, appauthor=False)
    settings = _read_settings(folder / CONFIG_NAME)
    library = library or _named(env, LIBRARY_VARIABLE) or settings.library
    library = library or platformdirs.user_data_path(APP, appauthor=False)
    keybindings = folder / KEYBINDINGS_NAME
    config = Config(
        library=_whole(library),
        notes=_whole(settings.notes or library / "notes"),
        folder=_whole(folder),
        keybindings=_whole(keybindings) if keybindings.exists() else None,
        charset=charset,
        pictures=settings.pictures,
        theme=theme_of_terminal(env),
        entities=settings.entities,
        site_rules=_whole(settings.site_rules) if settings.site_rules else None,
        choices=_whole(state / CHOICES_NAME),
        kinds=settings.kinds,
        copying=settings.copying,
    )
    return _with_look(config, settings.look, theme)


def choices_keeper(config: Config) -> KeepChoices:
    """Return what keeps the reader's choices in the file that a configuration names."""
    return ChoicesFile(config.choices).keep if config.choices else lambda _: None


def chosen(choices: Choices) -> dict[str, Any]:
    """Return what was chosen, by name; each is a name of `Config` too."""
    return {name: value for name, value in choices._asdict().items() if value is not None}


def _with_look(config: Config, said: Choices, theme: str | None) -> Config:
    """Set how the interface looks: what was chosen while reading first, then what goes before it."""
    assert config.choices is not None
    kept = ChoicesFile(config.choices).read(themes=THEMES, measures=MEASURES)
    fixed = chosen(said)
    look = {**chosen(kept.choices), **fixed, **chosen(Choices(theme=theme))}
    return replace(config, notice=kept.problem, fixed=frozenset(fixed), **look)


def load_keymap(user_path: Path | None) -> Keymap:
    """Read the default keys, and the user's over them.

    Raises:
        ConfigError: The file has a mistake, or cannot be read.
    """
    user = KeyFile(user_path, read_text(user_path)) if user_path else None
    return read_keymap(default_file(), user)


class _Settings(NamedTuple):
    library: Path | None = None
    notes: Path | None = None
    look: Choices = NO_CHOICES
    pictures: str = PICTURES[0]
    entities: str = ENTITIES[0]
    site_rules: Path | None = None
    kinds: tuple[Kind, ...] = ()
    copying: Copying = NO_COPYING


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
        if name not in (*CHECKS, *TABLES):
            raise ConfigError(path, line, f'there is no setting "{name}"', nearest(name, (*CHECKS, *TABLES)))
        if name in TABLES:
            from reader.edges.own_marks import read_table

            settings = settings._replace(**read_table(name, value, path, text))
            continue
        checked = {name: CHECKS[name](value, path, line)}
        if name in LOOK:
            settings = settings._replace(look=settings.look._replace(**checked))
        else:
            settings = settings._replace(**checked)
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


def _pictures(value: object, path: Path, line: int) -> str:
    if isinstance(value, str) and value in PICTURES:
        return value
    raise ConfigError(path, line, f'pictures are not drawn by "{value}"', nearest(str(value), PICTURES))


def _switch(value: object, path: Path, line: int) -> bool:
    if isinstance(value, bool):
        return value
    raise ConfigError(path, line, "this is either true or false", "write it as in justify = true")


def _entities(value: object, path: Path, line: int) -> str:
    if isinstance(value, str) and value in ENTITIES:
        return value
    raise ConfigError(path, line, f'names are not found by "{value}"', nearest(str(value), ENTITIES))


CHECKS: Mapping[str, Callable[[object, Path, int], Any]] = {
    "library": _folder,
    "notes": _folder,
    "measure": _measure,
    "theme": _theme,
    "justify": _switch,
    "spaced": _switch,
    "suggestions": _switch,
    "entities": _entities,
    "pictures": _pictures,
    "site_rules": _existing_folder,
}


TABLES = ("kinds", "copy")
"""What is a table of its own."""
LOOK = frozenset({"measure", "theme", "justify", "spaced", "suggestions"})
"""What is also chosen while reading."""


def _named(env: Mapping[str, str], variable: str) -> Path | None:
    """Return the folder that a variable names; an empty one names none."""
    return Path(env[variable]) if env.get(variable) else None


def _whole(path: Path) -> Path:
    """Make a path one that holds wherever the program goes."""
    return path.expanduser().absolute()
