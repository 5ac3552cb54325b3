"""Any sequence of changes by two windows leaves the library as a plain model of it has it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.article.mentions import mentions_of
from reader.article.model import EntityKind, Span
from reader.edges.store import TinyStore
from reader.library import Library, OpenArticle, Past
from reader.library.describing import trimmed
from reader.library.tagging import Tagging
from reader.marks.anchoring import describe
from reader.marks.entities import EntityRecord, joined
from reader.marks.model import Annotation, Entity, MarkKind, Status
from reader.ports import Store
from tests.fakes import MemoryStore
from tests.library.examples import SOURCE, library_of, open_in

BODY = "Oslo, said Roe. Jane Roe was in Oslo when Roe spoke of Christiania."
ENTITIES = (
    Entity(EntityKind.PERSON, "Jane Roe"),
    Entity(EntityKind.PERSON, "Roe"),
    Entity(EntityKind.PLACE, "Oslo"),
    Entity(EntityKind.PLACE, "Christiania"),
)
KINDS = ("quote", "fact", "mention")
NOTES = ("", "one", "two\n\nlines")
VALUES: dict[str, tuple[Any, ...]] = {
    "kind": KINDS,
    "speaker": (None, "Jane Roe", "John Doe"),
    "note": NOTES,
    "tags": ((), ("a",), ("b", "a")),
    "entities": ((), ENTITIES[:1], ENTITIES[1:3]),
    "status": tuple(Status),
    "language": (None, "de", "pt-BR"),
    "translation": ("", "Wir zeichnen nicht"),
    "off_record": (True, False),
}
edits = st.sampled_from(sorted(VALUES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(VALUES[name]))
)
windows = st.integers(0, 1)
numbers = st.integers(0, 20)
spans = st.tuples(st.integers(0, 150), st.integers(1, 40)).map(lambda at: Span(at[0], at[0] + at[1]))
Thing = Annotation | EntityRecord
State = dict[object, Thing]
"""What is kept: marks by their ids, what is known of entities by the entities."""
Step = dict[object, tuple[Thing | None, Thing | None]]
"""What a change did: each thing before and after, None where it was or is not there."""


class Window(NamedTuple):
    """What one program that has the library open has done, and taken back."""

    done: list[Step]
    undone: list[Step]


def made(step: Step, state: State) -> Step:
    """Make a change as far as it can still be made, field by field; return what it came to."""
    effect: Step = {}
    for key, (old, new) in step.items():
        there = state.get(key)
        if old is not None and new is not None and there is not None:
            changed = [one.name for one in fields(new) if getattr(new, one.name) != getattr(old, one.name)]
            edited = replace(there, **{name: getattr(new, name) for name in changed})
            if edited != there:
                effect[key] = (there, edited)
        elif (new is None and there is not None) or (old is None and there is None):
            effect[key] = (there, new)
    for key, (_, now) in effect.items():
        if now is None:
            del state[key]
        else:
            state[key] = now
    return effect


def turned(step: Step) -> Step:
    return {key: (new, old) for key, (old, new) in step.items()}


def pop_last(steps: list[Step]) -> Step | None:
    """Take out the last change that is seen in the article: one of marks."""
    at = next(
        (at for at in range(len(steps) - 1, -1, -1) if any(isinstance(k, str) for k in steps[at])), None
    )
    return None if at is None else steps.pop(at)


class AnySequence(RuleBasedStateMachine):
    """Two windows on one library, each with undo and redo of its own, against dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        library = library_of({SOURCE: BODY})
        self.libraries = [self.on(library, self.new_store()) for _ in range(2)]
        self.opened: list[OpenArticle] = [open_in(one) for one in self.libraries]
        self.windows = [Window([], []), Window([], [])]
        self.state: State = {}

    def new_store(self) -> Store:
        """Return the store as a program finds it that starts now."""
        return TinyStore(self.folder / "annotations.json")

    def on(self, library: Library, store: Store) -> Library:
        return replace(library, store=store, past=Past(store))

    @property
    def marks(self) -> list[Annotation]:
        found = [one for one in self.state.values() if isinstance(one, Annotation)]
        return sorted(found, key=lambda one: (one.selector.start, one.created, one.id))

    @property
    def known(self) -> dict[Entity, EntityRecord]:
        return {one.entity: one for one in self.state.values() if isinstance(one, EntityRecord)}

    @property
    def text(self) -> str:
        return self.opened[0].article.text

    def did(self, window: int, step: Step) -> None:
        assert made(step, self.state) == step
        self.windows[window].done.append(step)
        self.windows[window].undone.clear()

    def on_span(self, span: Span, kind: str) -> list[Annotation]:
        return [one for one in self.marks if self.span_of(one) == span and one.kind == kind]

    def span_of(self, mark: Annotation) -> Span:
        start = mark.selector.start
        return Span(start, start + len(mark.selector.exact))

    @rule(window=windows, span=spans, kind=st.sampled_from(KINDS), note=st.sampled_from(NOTES))
    def highlight(self, window: int, span: Span, kind: str, note: str) -> None:
        words = trimmed(self.opened[window].article, span)
        if words is None:
            return
        mark = self.opened[window].highlight(words, kind, speaker="A Voice", note=note, tags=("t",))
        there = self.on_span(words, kind)
        old = next((one for one in there if one.id == mark.id), None)
        assert bool(there) == bool(old)
        if old is None:
            assert mark.selector == describe(self.text, words)
            assert (mark.kind, mark.speaker, mark.note, mark.tags) == (kind, "A Voice", note, ("t",))
            self.did(window, {mark.id: (None, mark)})
            return
        notes = old.note if note in old.note else "\n".join(filter(None, (old.note, note)))
        tags = tuple(dict.fromkeys((*old.tags, "t")))
        self.edited(window, old, mark, speaker="A Voice", note=notes, tags=tags)

    @precondition(lambda self: self.marks)
    @rule(window=windows, number=numbers, edit=edits)
    def edit(self, window: int, number: int, edit: tuple[str, Any]) -> None:
        old = self.marks[number % len(self.marks)]
        name, value = edit
        self.edited(window, old, self.opened[window].edit(old.id, **{name: value}), **{name: value})

    def edited(self, window: int, old: Annotation, mark: Annotation, **values: Any) -> None:  # noqa: ANN401
        assert mark == replace(old, **values, modified=mark.modified)
        if mark == old:
            return
        assert mark.modified > old.modified
        self.did(window, {old.id: (old, mark)})

    @precondition(lambda self: self.marks)
    @rule(window=windows, number=numbers)
    def delete(self, window: int, number: int) -> None:
        old = self.marks[number % len(self.marks)]
        self.opened[window].delete(old.id)
        self.did(window, {old.id: (old, None)})

    @rule(window=windows, entity=st.sampled_from(ENTITIES))
    def tag_all(self, window: int, entity: Entity) -> None:
        left = set(self.untagged(entity))
        library, opened = self.libraries[window], self.opened[window]
        tagging = Tagging(
            record=opened.record,
            article=opened.article,
            naming=library.naming(),
            new_id=library.new_id,
            now=library.now,
        )
        marks = tagging.tag(entity, [one.span for one in tagging.preview(entity)])
        assert sorted(map(self.span_of, marks)) == sorted(left)
        step: Step = {}
        for mark in marks:
            old = self.state.get(mark.id)
            bare = self.on_span(self.span_of(mark), MarkKind.MENTION)
            assert (old in bare) if bare else (old is None)
            before = old.entities if isinstance(old, Annotation) else ()
            assert (mark.kind, mark.entities) == (MarkKind.MENTION, (*before, entity))
            step[mark.id] = (old, mark)
        if step:
            self.did(window, step)

    def untagged(self, entity: Entity) -> Iterable[Span]:
        record = self.known.get(entity)
        names = (entity.name, *(record.aliases if record else ()))
        naming = [one for one in self.marks if entity in one.entities]
        for span in mentions_of(self.opened[0].article, entity.kind, names):
            on = any(self.span_of(one) == span for one in naming)
            around = any(
                self.span_of(one).start <= span.start and span.end <= self.span_of(one).end
                for one in naming
                if one.kind == MarkKind.MENTION
            )
            if not (on or around):
                yield span

    @rule(window=windows, number=numbers, new=st.sampled_from(ENTITIES))
    def rename(self, window: int, number: int, new: Entity) -> None:
        named = sorted({entity for mark in self.marks for entity in mark.entities} - {new})
        if not named:
            return
        old = named[number % len(named)]
        touched = [mark for mark in self.marks if old in mark.entities]
        assert self.libraries[window].naming().rename(old, new) == len(touched)
        stored = {one.id: one for one in self.libraries[window].store.all_annotations()}
        step: Step = {}
        for mark in touched:
            entities = tuple(dict.fromkeys(new if one == old else one for one in mark.entities))
            step[mark.id] = (mark, replace(mark, entities=entities, modified=stored[mark.id].modified))
        gone, kept = self.known.get(old), self.known.get(new)
        now = next(one.modified for one in self.libraries[window].store.entities() if one.entity == new)
        fresh = [EntityRecord(entity=one, modified=now) for one in (old, new)]
        whole = joined(kept or fresh[1], gone or fresh[0], now)
        step |= {old: (gone, None)} if gone else {}
        self.did(window, {**step, new: (kept, whole)})

    @rule(window=windows)
    def undo(self, window: int) -> None:
        done, undone = self.windows[window]
        step = pop_last(done)
        assert (self.opened[window].undo() is None) == (step is None)
        if step is not None:
            undone.append(turned(made(turned(step), self.state)))

    @rule(window=windows)
    def redo(self, window: int) -> None:
        done, undone = self.windows[window]
        step = pop_last(undone)
        assert (self.opened[window].redo() is None) == (step is None)
        if step is not None:
            done.append(made(step, self.state))

    @rule(window=windows)
    def open_again(self, window: int) -> None:
        self.opened[window] = open_in(self.libraries[window])

    @rule(window=windows)
    def start_again(self, window: int) -> None:
        self.libraries[window] = self.on(self.libraries[window], self.new_store())
        self.opened[window] = open_in(self.libraries[window])
        self.windows[window] = Window([], [])

    @invariant()
    def each_window_has_what_the_model_has(self) -> None:
        for library, opened in zip(self.libraries, self.opened, strict=True):
            assert list(library.store.all_annotations()) == self.marks
            assert {one.entity: one for one in library.store.entities()} == self.known
            opened.refresh()
            assert {one.annotation.id: one.annotation for one in opened.marks()} == {
                one.id: one for one in self.marks
            }
            assert all(one.span == self.span_of(one.annotation) for one in opened.marks())

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


class AnySequenceInMemory(AnySequence):
    """The same with the store of other tests."""

    def __init__(self) -> None:
        self._store = MemoryStore()
        super().__init__()

    def new_store(self) -> Store:
        return self._store


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAnySequenceInMemory = AnySequenceInMemory.TestCase
TestAnySequenceInMemory.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)
