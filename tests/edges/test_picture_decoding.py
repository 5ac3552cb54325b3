"""From files to pixels: every format of the web, turned, transparent, moving, damaged, hostile."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reader.edges.picture_decoding import FINEST, FORMATS, NotAPictureError, decoded
from tests.edges.picture_files import BLUE, RED, WHITE, picture_file, saved


def ends(body: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the colours at the left and right end of a picture."""
    row = decoded(body).scaled(8, 1)
    return tuple(row[:3]), tuple(row[-3:])


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 40 for a, b in zip(one, other, strict=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("form", FORMATS)
def test_the_formats_of_the_web_are_read(form: str) -> None:
    left, right = ends(picture_file(form))
    assert is_near(left, RED)
    assert is_near(right, BLUE)


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "1"), ("PNG", "RGBA")]
)
def test_whatever_its_colours_are_made_of_a_picture_is_read(form: str, mode: str) -> None:
    assert len(decoded(picture_file(form, mode=mode)).scaled(4, 2)) == 4 * 2 * 3


def test_sixteen_bits_of_grey_are_seen_as_grey() -> None:
    image = Image.new("I;16", (8, 8), 0x8000)
    assert is_near(ends(saved(image))[0], (128, 128, 128))


def test_what_is_transparent_is_white() -> None:
    assert ends(saved(Image.new("RGBA", (8, 8), (0, 0, 0, 0)))) == (WHITE, WHITE)
    assert ends(saved(Image.new("LA", (8, 8), (0, 0)))) == (WHITE, WHITE)


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    body = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert ends(body) == (RED, RED)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    upright = Image.open(BytesIO(picture_file()))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    held = upright.transpose(Image.Transpose(back[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = decoded(saved(held, "PNG", exif=exif))
    assert picture.size == (64, 32)
    left, right = picture.scaled(8, 1)[:3], picture.scaled(8, 1)[-3:]
    assert (tuple(left), tuple(right)) == (RED, BLUE)


def test_an_orientation_that_cannot_be_read_is_none() -> None:
    assert decoded(picture_file("JPEG", exif=b"Exif\x00\x00MM\x00*\xff\xff")).size == (64, 32)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_large_picture_is_kept_no_finer_than_it_is_shown(form: str) -> None:
    assert decoded(picture_file(form, (3000, 1500))).size == (FINEST, FINEST // 2)


def test_a_strip_of_one_pixel_keeps_its_pixel() -> None:
    assert decoded(picture_file(size=(2000, 1))).size == (FINEST, 1)


def test_a_picture_is_scaled_to_any_size() -> None:
    assert len(decoded(picture_file()).scaled(72, 44)) == 72 * 44 * 3


@pytest.mark.parametrize("size", [(60_000, 60_000), (8_000, 8_000), (6_000, 6_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_unread(size: tuple[int, int]) -> None:
    with pytest.raises(NotAPictureError, match="too many pixels"):
        decoded(png_of(*size))


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Sign in</html>", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF-3.0"],
)
def test_what_is_no_picture_of_the_web_is_refused(body: bytes) -> None:
    with pytest.raises(NotAPictureError, match="no picture that can be drawn"):
        decoded(body)


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_cut_short_is_told_or_shown_never_raised(form: str) -> None:
    body = picture_file(form, (400, 300))
    for end in (len(body) // 4, len(body) // 2, len(body) - 20):
        refused_or_shown(body[:end])


def test_a_png_cut_in_the_middle_is_damaged() -> None:
    body = saved(Image.effect_noise((200, 200), 80))
    with pytest.raises(NotAPictureError, match="it is damaged"):
        decoded(body[: len(body) // 2])


@settings(max_examples=300)
@given(st.sampled_from(FORMATS), st.data())
def test_no_damage_raises_anything_else(form: str, data: st.DataObject) -> None:
    body = bytearray(SMALL[form])
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    refused_or_shown(bytes(body))


def refused_or_shown(body: bytes) -> None:
    try:
        picture = decoded(body)
    except NotAPictureError as error:
        assert str(error)
    else:
        assert len(picture.scaled(3, 2)) == 18


SMALL = {form: picture_file(form, (20, 12)) for form in FORMATS}
