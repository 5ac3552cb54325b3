"""Settings, put together once: where things are kept, and how the interface looks.

A folder is taken from the command line, else from the environment, else from config.toml, else from
the platform's conventions. How the interface looks is taken from the command line, else from config.toml,
else from what was last chosen while reading. Asking creates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.edges.choices import ChoicesFile
from reader.edges.own_files import read_text
from reader.keys.bindings import KeyFile, Keymap, default_file, read_keymap
from reader.ports import NO_COPYING, NO_SYNC_PLACE, Choices, Copying, KeepChoices, SyncPlace
from reader.settings import ENTITIES, MEASURES, PICTURES, Settings, read_settings
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
    sync: SyncPlace = NO_SYNC_PLACE
    """Where `pressmark sync` meets other machines unless it is told."""
    keep_pages: bool = True
    """Whether pages are kept as they came, beside the texts that were made of them."""


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
    settings = read_settings(folder / CONFIG_NAME)
    library = library or _named(env, LIBRARY_VARIABLE) or settings.library
    library = library or platformdirs.user_data_path(APP, appauthor=False)
    config = _configured(settings, library=library, folder=folder, state=state)
    config = replace(config, charset=charset, theme=theme_of_terminal(env))
    return _with_look(config, settings.look, theme)


def _configured(settings: Settings, *, library: Path, folder: Path, state: Path) -> Config:
    """Put together what config.toml sets, how the interface looks aside, and the folders that were found."""
    keybindings = folder / KEYBINDINGS_NAME
    return Config(
        library=_whole(library),
        notes=_whole(settings.notes or library / "notes"),
        folder=_whole(folder),
        keybindings=_whole(keybindings) if keybindings.exists() else None,
        pictures=settings.pictures,
        entities=settings.entities,
        site_rules=_whole(settings.site_rules) if settings.site_rules else None,
        choices=_whole(state / CHOICES_NAME),
        kinds=settings.kinds,
        copying=settings.copying,
        sync=settings.sync,
        keep_pages=settings.keep_pages,
    )


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


def _named(env: Mapping[str, str], variable: str) -> Path | None:
    """Return the folder that a variable names; an empty one names none."""
    return Path(env[variable]) if env.get(variable) else None


def _whole(path: Path) -> Path:
    """Make a path one that holds wherever the program goes."""
    return path.expanduser().absolute()
