"""An article's marks as one Markdown note, always the same bytes for the same marks.

Every mark is a managed block between two comments, with a block id made of the mark's own id, so
that a later export can find it again, whatever the user wrote around it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.article.language import Marks
from reader.article.model import Article, EntityKind, Metadata
from reader.marks.model import Annotation, Entity, MarkKind, PlacedMark
from reader.notes.authors import authors_in
from reader.notes.blocks import Passages, mark_lines, mention_lines
from reader.notes.frontmatter import Value, frontmatter, wikilinks
from reader.notes.markdown import hashtag, plain

FIELD_OF_KIND = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANISATION: "organisations",
    EntityKind.PLACE: "places",
    EntityKind.EVENT: "events",
    EntityKind.DATE: "dates",
    EntityKind.OTHER: "others",
}
MENTIONS = "mentions"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHead:
    """What a note says of its article, beside the marks."""

    article_id: str
    title: str
    metadata: Metadata
    accessed: datetime
    """When the text was fetched, not when the note is written: two exports are the same bytes."""
    page_hash: str


def render_note(head: NoteHead, article: Article, marks: Sequence[PlacedMark], around: Marks) -> str:
    """Write the note of an article.

    Args:
        head: What the note says of the article itself.
        article: The text that the marks are in.
        marks: In the order in which they are to stand; those off the record are left out.
        around: What is written around quoted words that bring no marks of their own.
    """
    passages = Passages(article, head.metadata, around)
    marks = [mark for mark in marks if not mark.annotation.off_record]
    alone = [mark for mark in marks if not _is_bare_mention(mark.annotation)]
    bare = [mark for mark in marks if _is_bare_mention(mark.annotation)]
    lines = [*frontmatter(_fields(head, [mark.annotation for mark in marks])), f"# {plain(head.title)}"]
    for mark in alone:
        lines += ["", *_managed(block_id(mark.annotation.id), mark_lines(passages, mark))]
    if bare:
        lines += ["", *_managed(MENTIONS, mention_lines(passages, bare))]
    return "\n".join(lines) + "\n"


def block_id(annotation_id: str) -> str:
    """Make a block id of a mark's id: letters, digits and a hyphen, whatever the id is made of."""
    digest = hashlib.sha256(annotation_id.encode("utf-8", "surrogatepass")).digest()
    return f"q-{base64.b32encode(digest[:5]).decode().lower()}"


def _managed(block: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"%% pressmark:begin {block} %%"
    yield from lines
    yield ""
    yield f"^{block}"
    yield f"%% pressmark:end {block} %%"


def _is_bare_mention(annotation: Annotation) -> bool:
    """Tell whether a mark says nothing but which entities a passage names."""
    says_more = annotation.note or annotation.beside or annotation.tags or not annotation.entities
    return annotation.kind == MarkKind.MENTION and not says_more


def _fields(head: NoteHead, annotations: Sequence[Annotation]) -> dict[str, Value]:
    metadata = head.metadata
    return {
        "pressmark_id": head.article_id,
        "title": head.title,
        "url": metadata.url,
        "site": metadata.site,
        "authors": wikilinks(authors_in(metadata.byline)),
        "published": metadata.published,
        "accessed": head.accessed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "lang": metadata.language,
        "source_sha256": head.page_hash,
        **_entity_fields([entity for one in annotations for entity in one.entities]),
        "tags": tuple(dict.fromkeys(filter(None, (hashtag(tag) for one in annotations for tag in one.tags)))),
    }


def _entity_fields(entities: Sequence[Entity]) -> dict[str, Value]:
    return {
        field: wikilinks(entity.name for entity in entities if entity.kind is kind)
        for kind, field in FIELD_OF_KIND.items()
    }
