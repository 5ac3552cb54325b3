"""What has the focus, told in a line: which quotation, mark, caption or name it is, and of how many."""

from __future__ import annotations

from bisect import bisect_left

from reader.article.model import Article, BlockKind, EntitySuggestion, Span
from reader.layout.search import folded
from reader.library.about_marks import kind_of, said_of
from reader.library.describing import about_quotation
from reader.marks.beside import SIGN
from reader.marks.kinds import NO_OWN_KINDS, Kinds
from reader.marks.model import Entity
from reader.marks.placed import PlacedMarks

BETWEEN = " · "
WRITTEN_TWICE = f"{SIGN} written elsewhere, too"
"""Said where there is no room for what was."""


def about(unit: str, article: Article, marks: PlacedMarks, span: Span, *, kinds: Kinds = NO_OWN_KINDS) -> str:
    """Say what was walked to by a unit of `reader.marks.walking`; empty where that says all."""
    match unit:
        case "quotation":
            return _about_quotation(article, marks, span, kinds)
        case "entity":
            return about_entity(article, marks, span)
        case "mark":
            return about_mark(article, marks, span, kinds)
        case "caption":
            return about_caption(article, span)
        case "stop":
            return about_stop(article, marks, span, kinds)
        case _:
            return ""


def about_stop(article: Article, marks: PlacedMarks, span: Span, kinds: Kinds) -> str:
    """Say what a passage is, that of most use first."""
    known = (
        _about_quotation(article, marks, span, kinds),
        about_entity(article, marks, span),
        about_mark(article, marks, span, kinds),
        about_caption(article, span),
    )
    return next(filter(None, known), "")


def about_entity(article: Article, marks: PlacedMarks, span: Span) -> str:
    """Say who or what a passage names, which mention it is, and whether it is tagged; empty if nothing."""
    tagged = next((one for mark in marks.on(span) for one in mark.annotation.entities), None)
    suggestion = _suggestion(article, span, tagged)
    entity = tagged or (Entity(suggestion.kind, suggestion.name) if suggestion else None)
    if entity is None:
        return ""
    places = _mentions(marks, entity, suggestion)
    parts = (
        f"{entity.name}, {entity.kind.value}",
        f"mention {places.index(span) + 1} of {len(places)}",
        "tagged" if tagged else "suggested",
        _hidden(article, span),
    )
    return BETWEEN.join(filter(None, parts))


def about_mark(article: Article, marks: PlacedMarks, span: Span, kinds: Kinds = NO_OWN_KINDS) -> str:
    """Say which mark lies on a passage, and what is known of it; empty where none does."""
    mark = marks.latest_on(span)
    if mark is None:
        return ""
    number = marks.number_of(mark.annotation.id) or 0
    said = (kind_of(mark.annotation, kinds), *said_of(mark.annotation))
    parts = (f"Mark {number + 1} of {len(marks)}", *said, _hidden(article, span))
    return BETWEEN.join(filter(None, parts))


def about_caption(article: Article, span: Span) -> str:
    """Say which caption a passage is; empty where it is none."""
    captions = [block.span for block in article.blocks if block.kind is BlockKind.CAPTION]
    return f"Caption {captions.index(span) + 1} of {len(captions)}" if span in captions else ""


def _suggestion(article: Article, span: Span, tagged: Entity | None) -> EntitySuggestion | None:
    """Return what an article is thought to name on a passage; where something is tagged there, as that.

    An alias is tagged by another name, but not as another kind of thing.
    """
    name = folded(tagged.name) if tagged else ""
    fitting = [one for one in article.entities if tagged is None or one.kind is tagged.kind]
    on = next((one for one in fitting if span in one.mentions), None)
    return on or next((one for one in fitting if name and folded(one.name) == name), None)


def _mentions(marks: PlacedMarks, entity: Entity, suggestion: EntitySuggestion | None) -> list[Span]:
    """Return where an entity is named or thought to be, in order."""
    tagged = {mark.span for mark in marks.all() if mark.span and entity in mark.annotation.entities}
    return sorted({*tagged, *(suggestion.mentions if suggestion else ())})


def _about_quotation(article: Article, marks: PlacedMarks, span: Span, kinds: Kinds) -> str:
    """Say which quotation a passage is, and the kind of the mark on it; empty where it is none."""
    said, mark = about_quotation(article, span), marks.latest_on(span)
    if not said or mark is None:
        return said
    twice = WRITTEN_TWICE if mark.annotation.beside else ""
    return BETWEEN.join(filter(None, (said, kind_of(mark.annotation, kinds), twice)))


def _hidden(article: Article, span: Span) -> str:
    """Say that a passage cannot be told from its line, where its caption may be folded."""
    number = max(0, bisect_left(article.blocks, span.start + 1, key=lambda block: block.start) - 1)
    return "in a caption" if article.blocks[number].kind is BlockKind.CAPTION else ""
