"""Markdown notes on disk, in a folder that is the user's, among the user's own notes."""

from __future__ import annotations

from pathlib import Path

from reader.edges.atomic import replace_file
from reader.errors import ExportError

HEAD = 65_536
"""Bytes that are read of a note to find its frontmatter."""


class NotesOnDisk:
    """Fulfils `ports.NotesFolder`; line endings and a byte-order mark are part of a note's text."""

    def read(self, path: Path) -> str | None:
        """See `ports.NotesFolder`."""
        try:
            return path.read_bytes().decode()
        except FileNotFoundError:
            return None
        except NotADirectoryError as error:
            raise _no_folder(path) from error
        except UnicodeDecodeError as error:
            raise ExportError(path, "the note there is not UTF-8", "convert it, or move it away") from error
        except OSError as error:
            raise _failed(path, "the note could not be read", error) from error

    def find(self, folder: Path, article_id: str) -> Path | None:
        """See `ports.NotesFolder`. Folders inside the folder are not looked into."""
        from reader.notes.plan import is_beside

        try:
            notes = sorted(path for path in folder.glob("*.md") if _article_id_of(path) == article_id)
        except OSError as error:
            raise _failed(folder, "the notes folder could not be read", error) from error
        return min(notes, key=lambda path: (is_beside(path.name), path.name), default=None)

    def write(self, path: Path, text: str) -> None:
        """See `ports.NotesFolder`."""
        try:
            replace_file(path, text.encode())
        except (FileExistsError, NotADirectoryError) as error:
            raise _no_folder(path) from error
        except OSError as error:
            raise _failed(path, "the note could not be written", error) from error


def _article_id_of(path: Path) -> str | None:
    """Read a note's id; a note that cannot be read is somebody else's."""
    try:
        with path.open("rb") as note:
            head = note.read(HEAD)
    except OSError:
        return None
    from reader.notes.frontmatter import article_id_in

    return article_id_in(head.decode("utf-8", "replace"))


def _no_folder(path: Path) -> ExportError:
    return ExportError(path.parent, "this is not a folder", "name a folder with --to")


def _failed(path: Path, problem: str, error: OSError) -> ExportError:
    remedy = "free some space, mend its permissions, or name another folder with --to"
    return ExportError(path, f"{problem}: {error.strerror or type(error).__name__}", remedy)
