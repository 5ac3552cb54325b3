"""Builds a library from the edges: the only place that knows them all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.article.language import Load
    from reader.article.model import Article, EntitySuggestion, Page
    from reader.config import Config
    from reader.edges.keeping import Keeping
    from reader.edges.sync.exchange import Me
    from reader.library import Library
    from reader.ports import Copied, Extract, Suggest

DATABASE = "annotations.json"
TEXTS = "texts"
PAGES = "pages"
MACHINE = "machine"


def open_library(config: Config, *, stdin: Callable[[], bytes] | None = None) -> Library:
    """Build the library that a configuration names; nothing is read or written yet.

    Args:
        config: Where things are.
        stdin: Gives the pipe's bytes where they were read already; else the standard input is read.
    """
    # Each import here costs time that `pressmark --help` must not spend.
    from reader.edges.fetch import PageFetcher
    from reader.edges.machine import stamping
    from reader.edges.notes_folder import NotesOnDisk
    from reader.edges.own_languages import language_loader
    from reader.edges.pages import PageFolder
    from reader.edges.pictures import PictureFetcher
    from reader.edges.store import TinyStore
    from reader.edges.store.upkeep import LibraryUpkeep
    from reader.edges.texts import TextFolder
    from reader.library import Library, NoPictures, Past, shipped_languages

    fetcher = PageFetcher if stdin is None else partial(PageFetcher, stdin=stdin)
    upkeep = LibraryUpkeep(config.library, utc_now)
    stamps = stamping(state_folder(config) / MACHINE, config.library, utc_now)
    store = TinyStore(config.library / DATABASE, stamps=stamps, upkeep=upkeep)
    load = language_loader(config.folder) or shipped_languages
    return Library(
        fetcher=fetcher(now=utc_now, charset=config.charset),
        extract=_extractor(config, load),
        store=store,
        past=Past(store),
        texts=TextFolder(config.library / TEXTS),
        pages=PageFolder(config.library / PAGES, keeps=config.keep_pages),
        notes=NotesOnDisk(),
        now=utc_now,
        new_id=random_id,
        pictures=NoPictures() if config.pictures == "off" else PictureFetcher(),
        languages=load,
        cleaning=partial(_way_of_cleaning, config),
        copying=config.copying,
        copy=partial(_copy, config),
        copies=partial(_count_copies, config),
        upkeep=upkeep,
    )


def state_folder(config: Config) -> Path:
    """Return the folder for what is this machine's own."""
    return config.choices.parent if config.choices else config.folder


def open_keeping(config: Config) -> Keeping:
    """Return what can be done with the library as a whole; nothing is read yet."""
    from reader.edges.keeping import Keeping

    return Keeping(config.library, utc_now)


def who_writes(config: Config) -> Me:
    """Say by which name this library exchanges changes on this machine."""
    from reader.edges.machine import machine_id, name_for, renew
    from reader.edges.sync.exchange import Me

    file, library = state_folder(config) / MACHINE, config.library
    return Me(
        str(library), lambda: name_for(library, machine_id(file)), lambda: name_for(library, renew(file))
    )


def _extractor(config: Config, load: Load) -> Extract:
    """Make articles with what they speak of, which is looked for in the same thread.

    Most openings find their article kept, and import nothing of what makes one.
    """
    suggest = _suggester(config, load)

    def extract_with_entities(page: Page) -> Article:
        from reader.edges.detect import detect_language
        from reader.extraction import extract

        article = extract(page, detect_language, load, site_rules=config.site_rules)
        return replace(article, entities=suggest(article))

    return extract_with_entities


def _suggester(config: Config, load: Load) -> Suggest:
    """Choose how names are found.

    Raises:
        ConfigError: A model is asked for and none is installed.
    """

    def by_rules(article: Article) -> tuple[EntitySuggestion, ...]:
        from reader.edges.places import suggest_by_rules

        return suggest_by_rules(article, load=load)

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


def _way_of_cleaning(config: Config) -> str:
    """Name all that cleaning a page depends on, beside the page."""
    from reader.edges.cleaning import way_of_cleaning
    from reader.edges.own_languages import language_files

    choices = (config.charset or "", config.entities, str(config.site_rules or ""))
    rules = sorted(config.site_rules.glob("*.txt")) if config.site_rules else []
    return way_of_cleaning(choices, [*language_files(config.folder), *rules])


def _count_copies(config: Config) -> int:
    """Count the copies of the library that a syncing program left beside it."""
    from reader.edges.conflicts import conflict_files

    return len(conflict_files(config.library))


def _copy(config: Config, text: str) -> Copied:
    """Copy a text as the user set it, else as what the program runs in allows."""
    import os
    import sys

    from reader.edges.clipboard import copy

    return copy(text, config.copying, os.environ, sys.platform)


def utc_now() -> datetime:
    """Return the time with its zone, which is UTC."""
    return datetime.now(UTC)


def random_id() -> str:
    """Make an id: random from its first digit, so that its first few are enough to name an article.

    Ids that begin with the time sort by it, but those of one month begin alike; records have dates
    of their own to sort by.
    """
    return uuid.uuid4().hex
