"""From a picture's file to pixels: the one home of Pillow.

Only the formats of the web are let in: Pillow knows others that start programs (EPS) or were never
meant for hostile files.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
FINEST = 512
"""Pixels that a kept picture is wide or high at the most: two for each cell of the widest column."""
_MOST_PIXELS = 50_000_000
_MOST_DECODED = 20_000_000
"""Pixels that are taken into memory; a JPEG of more is decoded at a part of its size."""
_ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held, from 1, upright, to 8."""
_BROKEN = (
    *(ArithmeticError, EOFError, LookupError, MemoryError, OSError, RuntimeError, SyntaxError, TypeError),
    *(ValueError, Warning, struct.error, zlib.error),
)
"""What Pillow's decoders raise for damaged files."""


class NotAPictureError(Exception):
    """The bytes are no picture that can be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class PillowPicture:
    """A `ports.Picture`."""

    image: Image
    """In RGB."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        return self.image.size

    def scaled(self, width: int, height: int) -> bytes:
        """Return its pixels at another size."""
        from PIL.Image import Resampling

        # So coarse, a sharper filter draws halos around dark edges.
        return self.image.resize((width, height), Resampling.HAMMING).tobytes()


def decoded(body: bytes) -> PillowPicture:
    """Make a picture of a file's bytes: the first frame, upright, on white, no finer than is shown. Slow.

    Raises:
        NotAPictureError: There is none in them, or one that is too large.
    """
    from PIL import Image, UnidentifiedImageError

    _set_up()
    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as image:
            return PillowPicture(_prepared(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise NotAPictureError("what came is no picture that can be drawn here") from error
    except _BROKEN as error:
        raise NotAPictureError("it is damaged") from error


def _prepared(image: Image) -> Image:
    from PIL.Image import Resampling

    # Of a JPEG alone: a part of its size is decoded in a fraction of the time and memory.
    image.draft("RGB", (2 * FINEST, 2 * FINEST))
    if image.width * image.height > _MOST_DECODED:
        raise _too_large()
    turned = _turn(image)
    small = _in_colour(image)
    small.thumbnail((FINEST, FINEST), Resampling.LANCZOS, reducing_gap=3.0)
    return _turned(_on_white(small), turned)


def _too_large() -> NotAPictureError:
    return NotAPictureError("it has too many pixels to be taken into memory")


def _in_colour(image: Image) -> Image:
    """Bring a picture of any kind to RGB, or RGBA where parts of it are transparent."""
    if image.mode.startswith("I"):  # Sixteen bits of grey, of which a conversion would take the lower ones.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image) -> Image:
    """Put what is transparent on white, as the pages do that pictures are made for."""
    from PIL import Image as Images

    if image.mode == "RGB":
        return image
    return Images.alpha_composite(Images.new("RGBA", image.size, "white"), image).convert("RGB")


def _turn(image: Image) -> int:
    """Read how the camera was held; where that cannot be read, it was held upright."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _turned(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


@cache
def _set_up() -> None:
    """Import the readers of `FORMATS`, or Pillow would go through all it has; set its bounds."""
    from PIL import AvifImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    assert {AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin}
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    # Else, from the limit to twice as much, it is only printed, into the middle of the screen.
    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
