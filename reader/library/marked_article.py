"""The marks of one article: every change is stored at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from reader.article.model import Article, Span
from reader.errors import ReaderError
from reader.library.describing import excerpt, trimmed
from reader.library.given import KEEP, Keep
from reader.library.kept_marks import KeptMarks, placing_in, told
from reader.library.voices import Voices
from reader.library.workshop import Workshop
from reader.marks.anchoring import describe
from reader.marks.beside import rewritten, whole
from reader.marks.history import Change
from reader.marks.model import Annotation, Entity, MarkKind, PlacedMark
from reader.marks.placed import PlacedMarks, Shift
from reader.ports import ArticleRecord, Written

if TYPE_CHECKING:
    from reader.marks.tidying import Checked


class MarkedArticle:
    """An article and its marks.

    They are read when they are first asked for, and again before a change or an export if anything was
    written since, so that it builds on what another window did. An undo sets back the fields that the change
    had set, and goes on where the article was left and is opened again.
    """

    def __init__(self, record: ArticleRecord, article: Article, workshop: Workshop) -> None:
        self.record = record
        self.article = article
        self.voices = Voices(article)
        self._workshop = workshop
        self._past = workshop.past
        placing = placing_in(workshop.texts, article.text, record.text_hash)
        self._kept = KeptMarks(workshop.store, record.id, placing)

    @property
    def placed(self) -> PlacedMarks:
        """The marks, kept up with every change; whoever asks first waits until they are read."""
        return self._kept.placed

    def watch(self, tell: Callable[[Shift], object]) -> None:
        """Have somebody told what became of the marks, after each change."""
        self._kept.watch(tell)

    def marks(self) -> tuple[PlacedMark, ...]:
        """Return the marks by place; those whose words are not in this text come last."""
        return self.placed.all()

    def told(self) -> str:
        """Say what the text as it is now made of the marks; empty where they all stand as they stood."""
        return told(self.placed.all())

    def mark(self, annotation_id: str) -> PlacedMark | None:
        """Return one mark; None where there is none with this id (any more)."""
        return self.placed.get(annotation_id)

    def refresh(self) -> None:
        """Read the marks from the library again, if anything was written there."""
        self._kept.refresh()

    def highlight(
        self,
        span: Span,
        kind: str = MarkKind.QUOTE.value,
        *,
        speaker: str | None = None,
        note: str = "",
        tags: Sequence[str] = (),
        entities: Sequence[Entity] = (),
        **checked: Unpack[Checked],
    ) -> Annotation:
        """Mark a passage; who speaks there is taken from the article where no speaker is given.

        Where the very passage has a mark of this kind, what is given is added to that mark.

        Raises:
            ReaderError: There is no word in the passage.
        """
        from reader.marks.tidying import tidied

        words = _with_words(self.article, span)
        self.refresh()
        there = self._mark_there(words, kind)
        if there is not None:
            return self._add_to(there, speaker=speaker, note=note, tags=tags, entities=entities, **checked)
        bare = self._new_mark(words, kind)
        found = speaker or self.voices.speaker_at(words)
        mark = replace(bare, **tidied(speaker=found, note=note, tags=tags, entities=entities, **checked))
        self._make(Change(f"highlight {_named(mark)}", (), (mark,)))
        return mark

    def edit(
        self,
        mark: str | Annotation,
        *,
        kind: str | Keep = KEEP,
        speaker: str | Keep | None = KEEP,
        note: str | Keep = KEEP,
        tags: Sequence[str] | Keep = KEEP,
        entities: Sequence[Entity] | Keep = KEEP,
        **checked: Unpack[Checked],
    ) -> Annotation:
        """Change what is given of a mark, and leave the rest.

        Where the mark is given as the user had it before them, what others typed since then stays beside.

        Raises:
            ReaderError: The mark is gone.
        """
        from reader.marks.tidying import tidied

        old = self._annotation(mark if isinstance(mark, str) else mark.id)
        given = {"kind": kind, "speaker": speaker, "note": note, "tags": tags, "entities": entities}
        new = tidied(**{name: value for name, value in given.items() if value is not KEEP}, **checked)
        edited = rewritten(old, new, None if isinstance(mark, str) else mark)
        if edited == old:
            return old
        changed = [name for name in new if getattr(edited, name) != getattr(old, name)]
        edited = replace(edited, modified=self._workshop.now())
        what = changed[0].replace("_", "-") if len(changed) == 1 else "change"
        self._make(Change(f"{what} of {_named(edited)}", (old,), (edited,)))
        return edited

    def move(self, annotation_id: str, span: Span) -> Annotation:
        """Let a mark stand on other words; where those have a mark of its kind already, the two become one.

        Raises:
            ReaderError: The mark is gone, or there is no word in the passage.
        """
        old = self._annotation(annotation_id)
        words = _with_words(self.article, span)
        if self.placed.get(annotation_id) == PlacedMark(old, words):
            return old
        selector = describe(self.article.text, words)
        moved = replace(old, selector=selector, text_hash=self.record.text_hash)
        return self._become(f"ends of {_named(moved)}", old, moved, words)

    def rekind(self, annotation_id: str, kind: str) -> Annotation:
        """Make a mark one of another kind; where there is such a one on its words, the two become one.

        Raises:
            ReaderError: The mark is gone.
        """
        old = self._annotation(annotation_id)
        if old.kind == kind:
            return old
        placed = self.placed.get(annotation_id)
        return self._become(
            f"kind of {_named(old)}", old, replace(old, kind=kind), placed.span if placed else None
        )

    def delete(self, annotation_id: str) -> None:
        """Take a mark away; raises `ReaderError` where it is gone already."""
        old = self._annotation(annotation_id)
        self._make(Change(f"delete {_named(old)}", (old,), ()))

    def undo(self) -> str | None:
        """Take back the last change and say what it was; None where there is none."""
        self.refresh()
        return self._follow(self._past.undo(self.record.id, self._annotation_now))

    def redo(self) -> str | None:
        """Make the change again that was taken back last, and say what it is; None where there is none."""
        self.refresh()
        return self._follow(self._past.redo(self.record.id, self._annotation_now))

    def _annotation(self, annotation_id: str) -> Annotation:
        """Return a mark as the library has it now."""
        self.refresh()
        mark = self.mark(annotation_id)
        if mark is None:
            raise ReaderError("That mark is gone; another window deleted it.")
        return mark.annotation

    def _mark_there(self, span: Span, kind: str) -> Annotation | None:
        there = (mark.annotation for mark in self.placed.on(span))
        return next((annotation for annotation in there if annotation.kind == kind), None)

    def _new_mark(self, span: Span, kind: str) -> Annotation:
        now = self._workshop.now()
        return Annotation(
            id=self._workshop.new_id(),
            article_id=self.record.id,
            text_hash=self.record.text_hash,
            selector=describe(self.article.text, span),
            kind=kind,
            created=now,
            modified=now,
        )

    def _add_to(
        self,
        old: Annotation,
        *,
        speaker: str | None,
        note: str,
        tags: Sequence[str],
        entities: Sequence[Entity],
        **checked: Unpack[Checked],
    ) -> Annotation:
        before = whole(old, "note")
        return self.edit(
            old.id,
            speaker=speaker or KEEP,
            note=KEEP if note in before else "\n".join(filter(None, [before, note])),
            tags=(*old.tags, *tags),
            entities=(*old.entities, *entities),
            **checked,
        )

    def _become(self, what: str, old: Annotation, new: Annotation, span: Span | None) -> Annotation:
        """Change a mark, and take in the one of its kind that stands on the same words, if there is one."""
        from reader.marks.joining import together

        there = self._mark_there(span, new.kind) if span else None
        mark = replace(new if there is None else together(new, there), modified=self._workshop.now())
        self._make(Change(what, (old,) if there is None else (old, there), (mark,)))
        return mark

    def _annotation_now(self, annotation_id: str) -> Annotation | None:
        mark = self.mark(annotation_id)
        return mark.annotation if mark else None

    def _make(self, change: Change) -> None:
        """Make a change in the library first; where that fails, nothing is changed here either."""
        self._follow((change, self._past.make(change)))

    def _follow(self, made: tuple[Change, Written] | None) -> str | None:
        """Show what a change did here, and say what it was."""
        if made is None:
            return None
        change, written = made
        here = [one for one in change.after if one.article_id == self.record.id]
        kept = {one.id for one in here}
        self._kept.follow(written, here, [one.id for one in change.before if one.id not in kept])
        return change.description


def _with_words(article: Article, span: Span) -> Span:
    words = trimmed(article, span)
    if words is None:
        raise ReaderError("There are no words in the passage to mark; choose another.")
    return words


def _named(mark: Annotation) -> str:
    return f"“{excerpt(mark.selector.exact)}”"
