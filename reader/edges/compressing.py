"""Bytes as they are kept: compressed, and expanded no further than a limit."""

from __future__ import annotations

import zlib

LARGEST = 256_000_000
"""In bytes; no page, and no article with all that is known of it, is that large."""
_LEVEL = 6
_GZIP = 31
_EITHER = 47
"""What zlib calls the form of gzip, and of whichever of the two is found."""


def compressed(content: bytes, *, as_gzip: bool = False) -> bytes:
    """Compress bytes, the same ones always alike; as zlib does, or as what `gunzip` reads."""
    with_zlib = zlib.compressobj(_LEVEL, wbits=_GZIP if as_gzip else zlib.MAX_WBITS)
    return with_zlib.compress(content) + with_zlib.flush()


def expanded(content: bytes, limit: int = LARGEST) -> bytes:
    """Return what was compressed.

    Raises:
        ValueError: It is damaged, or more than `limit` bytes.
    """
    with_zlib = zlib.decompressobj(_EITHER)
    try:
        whole = with_zlib.decompress(content, limit)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not with_zlib.eof or with_zlib.unused_data:
        raise ValueError("it is cut off, goes on behind its end, or is too large")
    return whole
