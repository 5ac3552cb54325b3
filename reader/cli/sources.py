"""What the commands that look at sources again have in common: which articles, and several at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from reader.cli.streams import tell

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ports import ArticleRecord

_Thing = TypeVar("_Thing")
_Done = TypeVar("_Done")
OF_PIPE = "pipe:"


def named(library: Library, names: Iterable[str]) -> list[ArticleRecord]:
    """Return the articles that are named, each once; raises `ArticleNotFound` before anything is done."""
    records = [library.find(name) for name in names]
    return list({record.id: record for record in records}.values())


def that_have_sources(records: Iterable[ArticleRecord]) -> list[ArticleRecord]:
    """Leave out, and tell, what came through a pipe: of all articles, those were not asked for by name."""
    there = list(records)
    wanted = [record for record in there if not record.source.startswith(OF_PIPE)]
    if left_out := len(there) - len(wanted):
        those = "1 article" if left_out == 1 else f"{left_out} articles"
        tell(f"{those} that came through a pipe left out.")
    return wanted


def look_at(
    library: Library,
    things: Iterable[_Thing],
    look: Callable[[_Thing], Awaitable[_Done]],
    report: Callable[[_Done], None],
) -> None:
    """Do something for each thing, some at once, and report of each in their order."""
    import asyncio

    from reader.library.several import in_order

    async def run() -> None:
        try:
            async with in_order(things, look) as done:
                async for one in done:
                    report(one)
        finally:
            await library.close()

    asyncio.run(run())
