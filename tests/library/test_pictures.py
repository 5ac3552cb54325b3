"""An open article's pictures, and the library without any."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Metadata, Page
from reader.errors import ReaderError
from reader.library import NoPictures
from tests.fakes import FakePicture, FakePictures, fake_library

SOURCE = "/home/ada/lindvik.html"
URL = "https://example.org/lindvik"


def with_two_captions(page: Page) -> Article:
    drafts = [
        BlockDraft(kind=BlockKind.CAPTION, text="The crane.", image="crane.jpg"),
        BlockDraft(kind=BlockKind.CAPTION, text="The mayor."),
    ]
    return assemble(drafts, Metadata(url=URL))


async def test_a_caption_has_its_picture_from_where_its_article_is() -> None:
    pictures = FakePictures({"crane.jpg": FakePicture()})
    pictures.open.set()
    library = replace(fake_library({SOURCE: "page"}, extract=with_two_captions), pictures=pictures)
    opened = await library.open(SOURCE)
    assert await opened.picture(0) == FakePicture()
    assert pictures.fetched == [("crane.jpg", SOURCE, URL)]
    with pytest.raises(ReaderError, match="names no picture for this caption"):
        await opened.picture(1)


def test_where_pictures_are_off_each_says_so() -> None:
    with pytest.raises(ReaderError, match="switched off"):
        asyncio.run(NoPictures().fetch("crane.jpg", SOURCE))


async def test_closing_the_library_lets_go_of_the_connections_for_pictures() -> None:
    pictures = FakePictures()
    await fake_library({}, pictures=pictures).close()
    assert pictures.closed
