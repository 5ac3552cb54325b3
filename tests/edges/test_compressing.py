"""What is compressed comes back, and no more of it than was meant."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.edges.compressing import compressed, expanded


@given(st.binary(max_size=200), st.booleans())
def test_bytes_come_back_as_they_were(content: bytes, as_gzip: bool) -> None:
    assert expanded(compressed(content, as_gzip=as_gzip)) == content


def test_the_same_bytes_are_compressed_alike_and_every_program_expands_them() -> None:
    content = b"Many ships came here once. " * 50
    assert compressed(content, as_gzip=True) == compressed(content, as_gzip=True)
    assert gzip.decompress(compressed(content, as_gzip=True)) == content
    assert zlib.decompress(compressed(content)) == content


def test_what_expands_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        expanded(compressed(bytes(1_000_001)), limit=1_000_000)
