"""Decoding: what pages say of their encoding, and what is done where they are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Page
from reader.errors import SourceError
from reader.extraction.decoding import codec_of, decode

FRENCH = "L’été à Besançon, où naît la forêt. " * 40
RUSSIAN = "Городской совет проголосовал в понедельник за строительство новой школы у реки. " * 10
JAPANESE = "市議会は月曜日の夜、川のそばに新しい学校を建てることを決めた。" * 10


def page(body: bytes, charset: str | None = None, media_type: str = "text/html") -> Page:
    return Page(source="page", body=body, media_type=media_type, charset=charset)


def declaring(label: str, body: bytes) -> bytes:
    return f'<html><head><meta charset="{label}"></head><body>'.encode() + body


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (FRENCH.encode(), None),
        (FRENCH.encode("utf-8-sig"), "iso-8859-1"),
        (b"\xff\xfe" + FRENCH.encode("utf-16-le"), None),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "utf-8"),
        (FRENCH.encode("utf-16-le"), "utf-16le"),
        (FRENCH.encode("cp1252"), "ISO-8859-1"),
        (FRENCH.encode("cp1252"), "latin1"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R"),
        (JAPANESE.encode("cp932"), "x-sjis"),
    ],
)
def test_bytes_become_the_text_they_were(body: bytes, charset: str | None) -> None:
    assert decode(page(body, charset)) in (FRENCH, RUSSIAN, JAPANESE)


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1251">',
        b"<META CHARSET=windows-1251 >",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?><html>',
        b'<!-- <meta charset="koi8-r"> --><meta charset="cp1251">',
    ],
)
def test_a_page_may_name_its_own_encoding(head: bytes) -> None:
    assert decode(page(head + RUSSIAN.encode("cp1251"))).endswith(RUSSIAN)


def test_the_server_goes_before_the_page() -> None:
    assert decode(page(declaring("koi8-r", RUSSIAN.encode("cp1251")), "windows-1251")).endswith(RUSSIAN)


@pytest.mark.parametrize(
    "label", ["iso-8859-1", "windows-1251", "shift_jis", "klingon", "us-ascii", "utf-16"]
)
def test_what_can_only_be_utf_8_is_read_so_whatever_it_says(label: str) -> None:
    assert decode(page(declaring(label, FRENCH.encode()))).endswith(FRENCH)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp")],
)
def test_an_encoding_nobody_names_is_detected(text: str, encoding: str) -> None:
    assert decode(page(b"<html><body><p>" + text.encode(encoding))).endswith(text)


def test_a_wrong_declaration_is_told_with_the_byte_and_the_way_out() -> None:
    body = declaring("utf-8", FRENCH.encode("cp1252"))
    with pytest.raises(SourceError) as caught:
        decode(page(body))
    first = next(at for at, byte in enumerate(body) if byte > 127)
    problem = f"it says that it is utf-8, but byte 0x92 at {first} is not"
    assert str(caught.value) == f"page: {problem}; name the right encoding with --encoding."


def test_a_stray_byte_in_a_long_page_is_replaced() -> None:
    body = declaring("utf-8", FRENCH.encode() + b"\xff" + FRENCH.encode())
    assert decode(page(body)).endswith(f"{FRENCH}\ufffd{FRENCH}")


def test_an_undeclared_page_with_a_stray_byte_is_utf_8_still() -> None:
    assert decode(page(FRENCH.encode() + b"\xff" + FRENCH.encode())) == f"{FRENCH}\ufffd{FRENCH}"


def test_an_unknown_encoding_is_told() -> None:
    with pytest.raises(SourceError, match="says that it is klingon, an encoding nobody knows"):
        decode(page(declaring("klingon", FRENCH.encode("cp1252"))))


@pytest.mark.parametrize(
    "label", ["hex", "rot13", "zlib", "base64", "unicode_escape", "utf-7", "idna", "", "a\x00b"]
)
def test_codecs_that_are_no_encodings_of_pages_are_unknown(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        (b"%PDF-1.4 text", "a PDF"),
        (b"\xff\xd8\xff\xe0 JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08 packed", "a gzip archive"),
        (bytes(range(32)) * 20, "binary data"),
        (b"text " * 100 + b"\x00" * 10, "binary data"),
        (b"\x00\x00\x00\x18ftypmp42", "a film or an image"),
    ],
)
def test_what_is_no_text_is_told(body: bytes, looks: str) -> None:
    with pytest.raises(SourceError, match=f"it looks like {looks}"):
        decode(page(body, media_type="text/plain"))


def test_a_stray_control_does_not_make_a_page_binary() -> None:
    assert decode(page(b"<p>One\x00 two\x07 three \x1b[31mred</p>")).startswith("<p>One")


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "latin-1", "big5", "utf-16", "nonsense", "gb2312"]),
)
def test_any_bytes_give_a_text_or_one_clear_error(body: bytes, charset: str | None) -> None:
    try:
        assert isinstance(decode(page(body, charset)), str)
    except SourceError as error:
        assert "\n" not in str(error)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\x00", min_codepoint=32), max_size=200))
def test_utf_8_comes_back_as_it_went(text: str) -> None:
    assert decode(page(text.encode(), "utf-8", "text/plain")) == text
