"""The user's own language files: `languages/*.toml` in the configuration folder."""

from __future__ import annotations

import re
from pathlib import Path

from reader.article.language import GENERIC, SHARED, Languages, Tables
from reader.article.language_schema import Fault, faults
from reader.edges.own_files import read_text, toml_of
from reader.errors import ConfigError
from reader.keys.mistakes import Places, nearest

FOLDER = "languages"
_NAME = re.compile(rf"[a-z]{{2,3}}(?:-(?:[A-Z]{{2}}|\d{{3}}))?|{GENERIC}|{SHARED}")


def read_languages(folder: Path) -> Languages:
    """Read what the user says of languages; a folder that is not there says nothing.

    Args:
        folder: The configuration folder.

    Raises:
        ConfigError: A file has a mistake, or cannot be read; the message names the line.
    """
    files = sorted((folder / FOLDER).glob("*.toml"))
    return Languages({_code(path): _read(path) for path in files})


def _code(path: Path) -> str:
    if _NAME.fullmatch(path.stem):
        return path.stem
    remedy = "name it by the language's code, as in cs.toml or pt-BR.toml"
    raise ConfigError(path, 0, f'"{path.stem}" is no language\'s code', remedy)


def _read(path: Path) -> Tables:
    text = read_text(path)
    tables = toml_of(path, text)
    for fault in faults(tables):
        raise _as_error(fault, path, Places(text))
    return tables


def _as_error(fault: Fault, path: Path, places: Places) -> ConfigError:
    line = places.line_of(fault.table, fault.key, fault.value) if fault.key else 0
    line = line or places.line_of("", fault.table) or places.line_of_table(fault.table)
    remedy = nearest(fault.key or fault.table, fault.known) if fault.known else fault.remedy
    return ConfigError(path, line, fault.problem, remedy)
