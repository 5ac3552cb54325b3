"""Builds a library from the edges: the only place that knows them all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.article.language import Load
    from reader.article.model import Article, Page
    from reader.config import Config
    from reader.library import Library
    from reader.ports import Extract, Suggest

DATABASE = "annotations.json"
TEXTS = "texts"


def open_library(config: Config, *, stdin: Callable[[], bytes] | None = None) -> Library:
    """Build the library that a configuration names; nothing is read or written yet.

    Args:
        config: Where things are.
        stdin: Gives the pipe's bytes where they were read already; else the standard input is read.
    """
    # Each import here costs time that `pressmark --help` must not spend.
    from reader.edges.fetch import PageFetcher
    from reader.edges.notes_folder import NotesOnDisk
    from reader.edges.own_languages import read_languages
    from reader.edges.store import TinyStore
    from reader.edges.texts import TextFolder
    from reader.library import Library

    fetcher = PageFetcher if stdin is None else partial(PageFetcher, stdin=stdin)
    load = read_languages(config.folder).load
    return Library(
        fetcher=fetcher(now=utc_now, charset=config.charset),
        extract=_extractor(config, load),
        store=TinyStore(config.library / DATABASE),
        texts=TextFolder(config.library / TEXTS),
        notes=NotesOnDisk(),
        now=utc_now,
        new_id=random_id,
        languages=load,
    )


def _extractor(config: Config, load: Load) -> Extract:
    """Make articles with what they speak of, which is looked for in the same thread."""
    from reader.edges.detect import detect_language
    from reader.extraction import extract

    suggest = _suggester(config, load)

    def extract_with_entities(page: Page) -> Article:
        article = extract(page, detect_language, load, site_rules=config.site_rules)
        return replace(article, entities=suggest(article))

    return extract_with_entities


def _suggester(config: Config, load: Load) -> Suggest:
    """Choose how names are found.

    Raises:
        ConfigError: A model is asked for and none is installed.
    """
    from reader.edges.places import suggest_by_rules

    by_rules = partial(suggest_by_rules, load=load)
    if config.entities == "rules":
        return by_rules
    from reader.config import CONFIG_NAME
    from reader.edges.spacy_entities import SpacyEntities, installed_languages
    from reader.errors import ConfigError

    languages = installed_languages()
    if not languages:
        problem = "a spaCy model is asked for, and none that is known is installed"
        remedy = "run pip install 'pressmark[fr]' or 'pressmark[en]', or set entities = \"rules\""
        raise ConfigError(config.folder / CONFIG_NAME, 0, problem, remedy)
    return SpacyEntities(by_rules, languages).suggest


def utc_now() -> datetime:
    """Return the time with its zone, which is UTC."""
    return datetime.now(UTC)


def random_id() -> str:
    """Make an id: random from its first digit, so that its first few are enough to name an article.

    Ids that begin with the time sort by it, but those of one month begin alike; records have dates
    of their own to sort by.
    """
    return uuid.uuid4().hex
