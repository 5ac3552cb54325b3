"""Many things at once, told in their order."""

from __future__ import annotations

import asyncio

import pytest

from reader.library.several import in_order


async def test_things_are_told_in_their_order_whichever_is_done_first() -> None:
    last_is_done = asyncio.Event()

    async def do(number: int) -> int:
        if number == 3:
            last_is_done.set()
        await last_is_done.wait()
        return number * 10

    async with in_order([1, 2, 3], do) as done:
        assert [one async for one in done] == [10, 20, 30]


async def test_no_more_are_under_way_than_there_may_be_and_so_many_are() -> None:
    under_way: set[int] = set()
    most = 0

    async def do(number: int) -> None:
        nonlocal most
        under_way.add(number)
        most = max(most, len(under_way))
        await asyncio.sleep(0)
        under_way.remove(number)

    async with in_order(range(20), do, at_once=4) as done:
        assert len([one async for one in done]) == 20
    assert most == 4


async def test_what_nobody_waits_for_any_more_is_given_up() -> None:
    begun: list[int] = []

    async def do(number: int) -> int:
        begun.append(number)
        if number > 1:
            await asyncio.Event().wait()
        return number

    async with in_order(range(1, 9), do, at_once=3) as done:
        assert await anext(aiter(done)) == 1
    assert len(begun) <= 4


async def test_what_one_raises_is_raised_in_its_turn_and_nothing_goes_on() -> None:
    ended: list[int] = []

    async def do(number: int) -> int:
        if number == 2:
            raise ValueError("two")
        try:
            await asyncio.sleep(0 if number < 2 else 60)
        finally:
            ended.append(number)
        return number

    seen: list[int] = []
    with pytest.raises(ValueError, match="two"):
        async with in_order([1, 2, 3], do) as done:
            async for one in done:
                seen.append(one)
    assert (seen, sorted(ended)) == ([1], [1, 3])
