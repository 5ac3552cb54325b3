"""What the user chose, and how what is chosen leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Choices(NamedTuple):
    """What the reader can choose while reading; None for what was not chosen."""

    theme: str | None = None
    measure: int | None = None
    justify: bool | None = None
    spaced: bool | None = None
    suggestions: bool | None = None


NO_CHOICES = Choices()
COPY_FORMATS = ("plain", "markdown", "words", "link")
"""The ways to write a quotation that come with pressmark: the names of `notes.citation.FORMATS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """How quotations are copied, as the user set it."""

    format: str = COPY_FORMATS[0]
    """One of `COPY_FORMATS`, or of `formats`."""
    command: tuple[str, ...] = ()
    """A program that takes what is copied, and what follows its name; empty for the terminal's clipboard."""
    file: Path | None = None
    """What is copied is added to this file, too."""
    formats: Mapping[str, str] = field(default_factory=dict)
    """The user's own templates by name."""


NO_COPYING = Copying()


class SyncPlace(NamedTuple):
    """Where the libraries of several machines meet; at most one is named."""

    folder: Path | None = None
    """One that another program keeps alike, or a drive that is carried around."""
    webdav: str = ""
    """The address of a folder on a WebDAV server; can have a password in it, and is never shown."""

    def __repr__(self) -> str:
        """Show no password."""
        return f"SyncPlace({self.folder}, {'…' if self.webdav else ''})"


NO_SYNC_PLACE = SyncPlace()


class Copied(NamedTuple):
    """Where a text went that was to be copied."""

    by: str = ""
    """The program that took it; empty where none did, and it is left to the terminal."""
    file: str = ""
    """The file that it was added to, if any."""
    problem: str = ""
    """What went wrong, in words."""
    wanted: bool = True
    """Whether the terminal is to take what no program took."""

    @property
    def by_terminal(self) -> bool:
        """Tell whether the terminal is to take it now."""
        return self.wanted and not self.by


Copy = Callable[[str], Copied]
"""Takes a text to where other programs find it. Can take seconds: call it in a thread."""
KeepChoices = Callable[[Choices], None]
"""Keeps what was chosen for the next start, beside what is kept already."""
EditText = Callable[[str], str | None]
"""Has the user edit a text in an editor of their own, which has the terminal; raises `EditorError`.

None where they left it without saving; what is saved as it was counts.
"""
