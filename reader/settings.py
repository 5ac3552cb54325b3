"""What config.toml says, each setting checked; a mistake is told with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.edges.own_files import read_text, toml_of
from reader.errors import ConfigError
from reader.keys.mistakes import Places, nearest
from reader.ports import NO_CHOICES, NO_COPYING, NO_SYNC_PLACE, Choices, Copying, SyncPlace
from reader.theme_names import THEMES

if TYPE_CHECKING:
    from reader.marks.kinds import Kind

ENTITIES = ("rules", "spacy")
"""How names are found: by rules alone, or by the models that the extras `fr` and `en` install."""
PICTURES = ("blocks", "dots", "shades", "off")
"""How pictures are drawn: in colour by half blocks, without colour by dots or by shades, or not at all."""
MEASURES = range(20, 201)
TABLES = ("kinds", "copy", "sync")
"""What is a table of its own."""
LOOK = frozenset({"measure", "theme", "justify", "spaced", "suggestions"})
"""What is also chosen while reading."""


class Settings(NamedTuple):
    """What config.toml sets; what it leaves out is as `reader.config.Config` has it."""

    library: Path | None = None
    notes: Path | None = None
    look: Choices = NO_CHOICES
    pictures: str = PICTURES[0]
    entities: str = ENTITIES[0]
    site_rules: Path | None = None
    kinds: tuple[Kind, ...] = ()
    copying: Copying = NO_COPYING
    sync: SyncPlace = NO_SYNC_PLACE
    keep_pages: bool = True


def read_settings(path: Path) -> Settings:
    """Read config.toml; a folder in it counts from the file's own, so that it means the same everywhere."""
    if not path.exists():
        return Settings()
    text = read_text(path)
    values = toml_of(path, text)
    places = Places(text)
    settings = Settings()
    for name, value in values.items():
        if name in TABLES:
            settings = settings._replace(**_table(name, value, path, text))
            continue
        checked = _checked(name, value, path, places.line_of("", name) or places.line_of_table(name))
        if name in LOOK:
            settings = settings._replace(look=settings.look._replace(**checked))
        else:
            settings = settings._replace(**checked)
    return settings


def _table(name: str, value: object, path: Path, text: str) -> dict[str, Any]:
    """Read a setting that is a table of its own."""
    if name == "sync":
        from reader.edges.own_sync import read_sync

        return {"sync": read_sync(value, path, text)}
    from reader.edges.own_marks import read_table

    return read_table(name, value, path, text)


def _checked(name: str, value: object, path: Path, line: int) -> dict[str, Any]:
    """Return a setting by its name, as it is meant."""
    if name not in CHECKS:
        raise ConfigError(path, line, f'there is no setting "{name}"', nearest(name, (*CHECKS, *TABLES)))
    return {name: CHECKS[name](value, path, line)}


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
    "keep_pages": _switch,
}
