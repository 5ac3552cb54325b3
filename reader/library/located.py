"""Marks of the library with all that is known of them: where they stand, the link, the article's facts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from reader.article.language import Load
from reader.article.model import Article, Span
from reader.errors import StoreError
from reader.library.filters import Listed
from reader.library.kept_marks import placing_in
from reader.marks.anchoring import Placing
from reader.marks.kinds import Kinds
from reader.marks.model import Entity, State
from reader.notes.blocks import Passages
from reader.ports import ArticleRecord, Texts

AT_HAND = 16
"""Texts kept in memory: marks of one article come together mostly."""


class Located(NamedTuple):
    """A mark, and where its passage is in its article as that was last seen."""

    listed: Listed
    span: Span | None
    place: str
    """As in `Passages.place`; empty where the text is gone."""
    link: str
    """The address of the passage on its page; empty where the article has none."""
    state: State | None = None
    """How it stands there; None where the text is gone."""
    now: str = ""
    """What stands there for words that were changed."""


class Locator:
    """Finds passages in the texts of a library, each read when it is first needed."""

    def __init__(self, texts: Texts, languages: Load) -> None:
        self._texts = texts
        self._languages = languages
        self._article = lru_cache(maxsize=AT_HAND)(self._read)
        self._placing = lru_cache(maxsize=AT_HAND)(self._placing_in)

    def locate(self, listed: Listed) -> Located:
        """Find a mark's passage."""
        passages = self.passages(listed.record)
        if passages is None:
            return Located(listed, None, "", listed.record.metadata.url or "")
        mark = self._placing(listed.record.text_hash).place(listed.annotation)
        place, address = passages.place(mark.span), passages.address(mark.span)
        return Located(listed, mark.span, place, address, mark.state, mark.words)

    def passages(self, record: ArticleRecord) -> Passages | None:
        """Return an article's passages; None where its text is gone or damaged."""
        article = self._article(record.text_hash)
        if article is None:
            return None
        return Passages(article, record.metadata, self._languages(record.metadata.language).marks[0])

    def _placing_in(self, text_hash: str) -> Placing:
        article = self._article(text_hash)
        return placing_in(self._texts, article.text if article else "", text_hash)

    def _read(self, text_hash: str) -> Article | None:
        try:
            return self._texts.get(text_hash)
        except StoreError:
            return None


def mark_facts(located: Located, kinds: Kinds) -> dict[str, Any]:
    """Tell everything of a mark."""
    mark = located.listed.annotation
    return {
        "id": mark.id,
        "kind": mark.kind,
        "letter": kinds.letter_of(mark),
        "exact": mark.selector.exact,
        "prefix": mark.selector.prefix,
        "suffix": mark.selector.suffix,
        "start": located.span.start if located.span else None,
        "end": located.span.end if located.span else None,
        "state": located.state.value if located.state else None,
        "now": located.now or None,
        "place": located.place,
        "link": located.link,
        "speaker": mark.speaker,
        "status": mark.status.value,
        "language": located.listed.language or None,
        "translation": mark.translation,
        "note": mark.note,
        "beside": [one._asdict() for one in mark.beside],
        "tags": list(mark.tags),
        "entities": [entity_facts(entity) for entity in mark.entities],
        "off_record": mark.off_record,
        "created": mark.created.isoformat(),
        "modified": mark.modified.isoformat(),
        "article": article_facts(located.listed.record),
    }


def article_facts(record: ArticleRecord) -> dict[str, Any]:
    """Tell what a mark's reader needs of its article."""
    metadata = record.metadata
    return {
        "id": record.id,
        "name": record.name,
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "url": metadata.url,
        "source": record.source,
        "published": metadata.published,
        "language": metadata.language,
    }


def entity_facts(entity: Entity) -> dict[str, str]:
    """Tell an entity."""
    return {"kind": entity.kind.value, "name": entity.name}
