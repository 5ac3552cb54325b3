"""The user's own language files: `languages/*.toml` in the configuration folder.

Most users have none, so that what knows languages is imported where there is one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ConfigError

if TYPE_CHECKING:
    from reader.article.language import Languages, Load, Tables
    from reader.article.language_schema import Fault
    from reader.keys.mistakes import Places

FOLDER = "languages"


def language_files(folder: Path) -> list[Path]:
    """Name the user's files in a configuration folder."""
    return sorted((folder / FOLDER).glob("*.toml"))


def language_loader(folder: Path) -> Load | None:
    """Return what gives a language with what the user says of it; None where the user says nothing.

    Raises:
        ConfigError: A file has a mistake, or cannot be read; the message names the line.
    """
    return read_languages(folder).load if language_files(folder) else None


def read_languages(folder: Path) -> Languages:
    """Read what the user says of languages; a folder that is not there says nothing.

    Args:
        folder: The configuration folder.

    Raises:
        ConfigError: A file has a mistake, or cannot be read; the message names the line.
    """
    from reader.article.language import Languages

    return Languages({_code(path): _read(path) for path in language_files(folder)})


def _code(path: Path) -> str:
    from reader.article.language import GENERIC, SHARED

    if re.fullmatch(rf"[a-z]{{2,3}}(?:-(?:[A-Z]{{2}}|\d{{3}}))?|{GENERIC}|{SHARED}", path.stem):
        return path.stem
    remedy = "name it by the language's code, as in cs.toml or pt-BR.toml"
    raise ConfigError(path, 0, f'"{path.stem}" is no language\'s code', remedy)


def _read(path: Path) -> Tables:
    from reader.article.language_schema import faults
    from reader.edges.own_files import read_text, toml_of
    from reader.keys.mistakes import Places

    text = read_text(path)
    tables = toml_of(path, text)
    for fault in faults(tables):
        raise _as_error(fault, path, Places(text))
    return tables


def _as_error(fault: Fault, path: Path, places: Places) -> ConfigError:
    from reader.keys.mistakes import nearest

    line = places.line_of(fault.table, fault.key, fault.value) if fault.key else 0
    line = line or places.line_of("", fault.table) or places.line_of_table(fault.table)
    remedy = nearest(fault.key or fault.table, fault.known) if fault.known else fault.remedy
    return ConfigError(path, line, fault.problem, remedy)
