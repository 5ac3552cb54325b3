"""The command line on a library of its own, with articles cut at empty lines instead of cleaned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner, Result

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Metadata, Page
from reader.cli.program import Program
from reader.cli.root import pressmark
from reader.config import Config
from reader.library import Library
from reader.wiring import open_library


def paragraphs(page: Page) -> Article:
    """Make an article of a page: a title and paragraphs."""
    title, *texts = page.body.decode(page.charset or "utf-8").split("\n\n")
    drafts = [BlockDraft(kind=BlockKind.TITLE, text=title)]
    drafts += [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in texts]
    return assemble(drafts, Metadata(title=title, language="en"))


def cut_library(config: Config, read_pipe: Callable[[], bytes]) -> Library:
    """Build the library that the program uses, but for the extraction."""
    return replace(open_library(config, stdin=read_pipe), extract=paragraphs)


@dataclass(frozen=True)
class Home:
    """A user's folders."""

    path: Path

    @property
    def library_folder(self) -> Path:
        """Where articles are kept."""
        return self.path / "library"

    @property
    def config_folder(self) -> Path:
        """Where settings are."""
        return self.path / "config"

    def program(self) -> Program:
        """Return the program in these folders."""
        env = {
            "PRESSMARK_LIBRARY": str(self.library_folder),
            "PRESSMARK_CONFIG": str(self.config_folder),
            "PRESSMARK_STATE": str(self.path / "state"),
        }
        return Program(open_library=cut_library, env=env)

    def library(self) -> Library:
        """Open the library without the command line."""
        config = Config(library=self.library_folder, notes=self.path / "notes", folder=self.config_folder)
        return cut_library(config, lambda: b"")

    def run(self, *args: str | Path, piped: bytes = b"", program: Program | None = None) -> Result:
        """Run a command as from a script: no stream is a terminal."""
        return CliRunner().invoke(
            pressmark, [str(arg) for arg in args], input=piped, obj=program or self.program()
        )

    def write(self, name: str, text: str) -> Path:
        """Write a file, and the folders it needs."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> list[str]:
        """Return every file and folder there is, by name."""
        return sorted(str(path.relative_to(self.path)) for path in self.path.rglob("*"))
