"""Doing something with each of many things, a few at once, and telling of them in their order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Done = TypeVar("_Done")
AT_ONCE = 4


@asynccontextmanager
async def in_order(
    things: Iterable[_Thing], do: Callable[[_Thing], Awaitable[_Done]], at_once: int = AT_ONCE
) -> AsyncIterator[AsyncIterator[_Done]]:
    """Give what becomes of each thing, in the order of the things; what is not waited for is given up.

    Args:
        things: What there is.
        do: What is done with one. What it raises is raised when that one's turn comes.
        at_once: How many it is done with at one time.
    """
    room = asyncio.Semaphore(at_once)

    async def one(thing: _Thing) -> _Done:
        async with room:
            return await do(thing)

    async def done() -> AsyncIterator[_Done]:
        for task in tasks:
            yield await task

    tasks = [asyncio.create_task(one(thing)) for thing in things]
    try:
        yield done()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
