"""Small pictures as files, made when they are asked for."""

from __future__ import annotations

import io

from PIL import Image

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def picture_file(
    form: str = "PNG", size: tuple[int, int] = (64, 32), *, mode: str = "RGB", **options: object
) -> bytes:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return saved(image.convert(mode), form, **options)


def saved(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """Return a picture as the bytes of a file."""
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()
