"""Words of two texts are paired in order, whatever holds them together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.anchoring import word_diff
from reader.marks.anchoring.word_diff import NOWHERE, aligned, rising

few = st.lists(st.integers(0, 5), max_size=40)
many = st.lists(st.integers(0, 400), min_size=80, max_size=200)


@given(few | many, few | many)
def test_paired_words_are_the_same_and_keep_their_order(old: list[int], new: list[int]) -> None:
    became = aligned(old, new)
    found = [(at, now) for at, now in enumerate(became) if now != NOWHERE]
    assert len(became) == len(old)
    assert all(old[at] == new[now] for at, now in found)
    assert all(one[1] < other[1] for one, other in pairwise(found))


@given(many, st.integers(0, 80), st.lists(st.integers(500, 600), max_size=9))
def test_of_words_that_were_only_put_in_all_others_are_found(
    old: list[int], at: int, put_in: list[int]
) -> None:
    new = [*old[:at], *put_in, *old[at:]]
    shift = len(put_in)
    assert aligned(old, new) == [one if one < at else one + shift for one in range(len(old))]


def test_what_is_too_large_for_a_matrix_is_paired_too() -> None:
    size = int(word_diff.LARGE**0.5) + 1
    old, new = [1, 2, 2, 3] * (size // 4 + 1), [3, 2, 1, 1] * (size // 4 + 1)
    became = aligned(old, new)
    found = [now for now in became if now != NOWHERE]
    assert found == sorted(set(found))
    assert len(found) >= len(old) // 4


@given(st.permutations(range(12)))
def test_the_longest_rising_row_is_chosen(values: list[int]) -> None:
    chosen = rising(list(enumerate(values)))
    assert all(one < other for one, other in pairwise(chosen))
    best = [1] * len(values)
    for at, value in enumerate(values):
        best[at] += max((best[before] for before in range(at) if values[before] < value), default=0)
    assert len(chosen) == max(best)
