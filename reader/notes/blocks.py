"""The lines of one managed block: a mark as a callout, or the bare mentions as a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article.language import Marks
from reader.article.model import Article, Metadata, Span, overlaps
from reader.article.normalise import clean_line
from reader.layout.lines import NOT_PARAGRAPHS, paragraph_ends
from reader.marks.beside import label_of
from reader.marks.model import Annotation, Entity, PlacedMark, Status
from reader.notes.fragments import page_address, passage_address
from reader.notes.frontmatter import wikilink
from reader.notes.markdown import hashtag, own, plain, quoted

LOST = "no longer in the text"
CHANGED = "changed: now "
NO_BREAK_SPACE = "\u00a0"
FRENCH_SPACING = re.compile(r"fr(?!-CH)\b")
"""Where guillemets stand apart from the words; in Switzerland they do not."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What a block needs of its article to say where a passage is, and in which marks it stands."""

    article: Article
    metadata: Metadata
    around: Marks
    """The marks that quoted words get."""

    def place(self, span: Span | None) -> str:
        """Say where a passage begins: the paragraph that the reading view counts, or what else it is in."""
        if span is None:
            return LOST
        for block in self.article.blocks:
            if block.kind in NOT_PARAGRAPHS and overlaps(block.span, Span(span.start, span.start + 1)):
                return block.kind.value
        return f"¶{bisect_right(paragraph_ends(self.article), span.start) + 1}"

    def address(self, span: Span | None) -> str:
        """Return the address of the passage on its page; empty where the article has none."""
        url = self.metadata.url or ""
        if not url.lower().startswith(("http://", "https://")):
            return ""
        return page_address(url) if span is None else passage_address(url, self.article.text, span)

    def link(self, span: Span | None) -> str:
        """Link to the passage on its page; empty where the article has no address."""
        address = self.address(span)
        return f"[source]({address})" if address else ""

    def in_marks(self, words: str) -> str:
        """Put words between quotation marks, unless they bring their own."""
        opening, closing = self.around
        if words.startswith(opening) and words.find(closing) == len(words) - len(closing):
            return words
        is_french = FRENCH_SPACING.match(self.metadata.language or "")
        space = NO_BREAK_SPACE if opening == "«" and is_french else ""
        return f"{opening}{space}{words}{space}{closing}"


def mark_lines(passages: Passages, mark: PlacedMark) -> Iterator[str]:
    """Write a mark as a callout named by its kind."""
    annotation = mark.annotation
    speaker = wikilink(annotation.speaker or "")
    title = " · ".join(filter(None, (speaker, passages.place(mark.span), _checked(annotation))))
    yield quoted(f"[!{hashtag(annotation.kind)}] {title}")
    for line in passages.in_marks(annotation.selector.exact).split("\n"):
        yield quoted(plain(line))
    if mark.words:
        yield quoted("")
        now = passages.in_marks(clean_line(mark.words))
        yield quoted(f"{CHANGED}{plain(now)}")
    for paragraph in _remarks(annotation):
        yield quoted("")
        yield from (quoted(line) for line in paragraph)
    yield quoted("")
    yield quoted(" ".join(filter(None, (passages.link(mark.span), *_hashtags(annotation)))))


def mention_lines(passages: Passages, marks: Sequence[PlacedMark]) -> Iterator[str]:
    """Write who and what is mentioned where, a line for each."""
    places: dict[Entity, list[str]] = {}
    for mark in marks:
        for entity in mark.annotation.entities:
            places.setdefault(entity, []).append(passages.place(mark.span))
    yield "**Mentions**"
    yield ""
    for entity, where in places.items():
        yield f"- {_named(entity)} · {', '.join(dict.fromkeys(where))}"


def _remarks(annotation: Annotation) -> Iterator[list[str]]:
    """Return the translation, the user's note, what was typed beside them, and whom the passage names."""
    if annotation.translation.strip():
        yield _titled(f"Translation{_from(annotation.language)}", annotation.translation)
    if annotation.note.strip():
        yield _titled("Note", annotation.note)
    for one in annotation.beside:
        yield _titled(label_of(one).capitalize(), one.text)
    if annotation.entities:
        yield [f"**Names:** {', '.join(map(_named, annotation.entities))}"]


def _titled(title: str, text: str) -> list[str]:
    first, *others = text.split("\n")
    return [f"**{title}:** {own(first)}", *map(own, others)]


def _from(language: str | None) -> str:
    return f" ({plain(language)})" if language else ""


def _checked(annotation: Annotation) -> str:
    return "" if annotation.status is Status.UNCHECKED else annotation.status.value


def _named(entity: Entity) -> str:
    return f"{wikilink(entity.name)} ({entity.kind.value})"


def _hashtags(annotation: Annotation) -> Iterable[str]:
    names = map(hashtag, (annotation.kind, *annotation.tags))
    return (f"#{name}" for name in dict.fromkeys(filter(None, names)))
