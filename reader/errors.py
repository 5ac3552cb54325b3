"""Every error that a user can meet.

```
ReaderError
├── SourceError           what was to be read, or a picture of it, could not be
│   └── NotTheArticle     a source has something else now than the article that was read there
├── ArticleNotFound       no article has this id, or several do
├── StoreError            the library on disk could not be read or written
├── SyncError             what a library is synced or merged with could not be read or written
├── ExportError           a note could not be written
├── EditorError           the user's editor could not be run, or failed
├── ConfigError           a configuration file has a mistake
└── TerminalError         there is no terminal to draw in
```

A message is one line: what happened, to what, what to do. A front end shows it as it is;
any other exception is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class ReaderError(Exception):
    """The root of what a user can cause or mend."""

    details: Sequence[str] = ()
    """Lines that can be shown below the message: what could have been meant."""


class SourceError(ReaderError):
    """A source gave no article, or no picture: missing, unreachable, unreadable, or without one."""

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        super().__init__(one_line(f"{source}: {problem}", remedy))
        self.source = source


class NotTheArticle(SourceError):
    """A source has something else by now than the article that was read there; nothing was kept of it."""

    def __init__(self, source: str, problem: str) -> None:
        remedy = "the article was left as it is, and `pressmark refresh --force` takes what there is now"
        super().__init__(source, problem, remedy)


class ArticleNotFound(ReaderError):
    """An id, the start of one, an address or a file names no article of the library, or several."""

    def __init__(self, name: str, candidates: Sequence[str] = ()) -> None:
        if candidates:
            super().__init__(f"{name} could be any of {', '.join(candidates)}; write more of the id.")
        else:
            super().__init__(f"No article {name} in the library; `pressmark list` names them.")
        self.name = name
        self.is_ambiguous = bool(candidates)


class StoreError(ReaderError):
    """The library on disk could not be read or written; nothing was overwritten."""

    def __init__(self, path: Path, problem: str, remedy: str = "") -> None:
        super().__init__(one_line(f"{path}: {problem}", remedy))
        self.path = path


class SyncError(ReaderError):
    """What a library is synced or merged with could not be read or written; `where` has no password in it."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        super().__init__(one_line(f"{where}: {problem}", remedy))
        self.where = where


class ExportError(ReaderError):
    """A note could not be written."""

    def __init__(self, path: Path, problem: str, remedy: str = "") -> None:
        super().__init__(one_line(f"{path}: {problem}", remedy))
        self.path = path


class EditorError(ReaderError):
    """The user's editor could not be run, or failed."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(one_line(problem, remedy))


class ConfigError(ReaderError):
    """A configuration file has a mistake; `line` counts from 1, 0 where no line is known."""

    def __init__(self, path: Path, line: int, problem: str, remedy: str = "") -> None:
        place = f"{path}:{line}" if line else str(path)
        super().__init__(one_line(f"{place}: {problem}", remedy))
        self.path = path
        self.line = line


class TerminalError(ReaderError):
    """There is no terminal to draw in."""

    def __init__(self, source: str | None) -> None:
        command = f"pressmark read {source}" if source else "pressmark list"
        super().__init__(f"There is no terminal to read in; `{command}` prints instead.")


def one_line(problem: str, remedy: str = "") -> str:
    """Join problem and remedy into a sentence each, on one line, with nothing a terminal would obey."""
    text = f"{problem}; {remedy}" if remedy else problem
    shown = "".join(character if character.isprintable() else " " for character in text)
    sentence = " ".join(shown.split())
    return sentence if sentence.endswith((".", "?", "!", "…")) else sentence + "."
