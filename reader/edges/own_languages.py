"""The user's own language files: `languages/*.toml` in the configuration folder."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from reader.article.language import GENERIC, SHARED, Languages, Tables
from reader.article.language_schema import Fault, faults
from reader.errors import ConfigError
from reader.keys.mistakes import Places, nearest, toml_fault

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
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, problem = toml_fault(error, text)
        raise ConfigError(path, line, f"this is not TOML: {problem}", "mend the line") from error
    for fault in faults(tables):
        raise _as_error(fault, path, Places(text))
    return tables


def _as_error(fault: Fault, path: Path, places: Places) -> ConfigError:
    line = places.line_of(fault.table, fault.key, fault.value) if fault.key else 0
    line = line or places.line_of("", fault.table) or places.line_of_table(fault.table)
    remedy = nearest(fault.key or fault.table, fault.known) if fault.known else fault.remedy
    return ConfigError(path, line, fault.problem, remedy)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = error.strerror or str(error)
        raise ConfigError(path, 0, f"it cannot be read: {problem}", "mend or remove it") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(path, line, "the file is not UTF-8", "save it in that encoding") from error
