"""Tell text from what is not text by its first bytes, for whoever holds bytes from outside."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive, an e-book or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3"),
    (b"OggS", "an Ogg file"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"bplist00", "a property list"),
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Neither white space, nor backspace (overstruck manuals), nor escape (coloured text).
_CONTROLS = bytes({*range(0x20)} - {*b"\b\t\n\v\f\r\x1b"})
_SAMPLE = 65_536


def not_text(body: bytes) -> str | None:
    """Say what bytes look like that are no text ("a PDF"); None for text, as far as can be told.

    Text in UTF-16 or UTF-32 counts as text where a byte-order mark says so.
    """
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            return name
    if body[:4] == b"RIFF" and body[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, a sound or a film"
    if body[4:8] == b"ftyp":
        return "a film or an image"
    return None if body.startswith(_BYTE_ORDER_MARKS) else _binary(body[:_SAMPLE])


def _binary(sample: bytes) -> str | None:
    """One stray control is a slip; one in ten, or NUL again and again, is no text."""
    nulls = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if nulls > max(2, len(sample) // 1000) or controls * 10 > max(len(sample), 80):
        return "binary data"
    return None
