"""The commands that mark: highlight, note, tag, entity, delete, undo, redo, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.article.model import EntityKind, Span
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.keys.mistakes import nearest
from reader.library.describing import excerpt, proposed_entity, trimmed
from reader.marks.beside import also, whole
from reader.marks.model import Annotation, Entity, MarkKind
from reader.marks.tidying import read_tags
from reader.shell.answers import Answer, say
from reader.shell.listing import no_such
from reader.shell.places import count_meant, passage_meant
from reader.shell.reading import Reading
from reader.shell.telling import mark_facts, number_of_mark, place_words

NOTHING_CHOSEN = "Nothing has the focus: next goes to a paragraph, next-quotation to a quotation."
NONE = "-"
"""What takes away a note or, before it, a tag."""


def highlight(reading: Reading, argument: str) -> Answer:
    """Highlight what has the focus, or what is named."""
    passage = passage_meant(reading, argument) if argument else None
    span = passage.span if passage else _focus(reading)
    before = {mark.annotation.id for mark in reading.opened.marks()}
    mark = reading.opened.highlight(span)
    said_by = f", said by {mark.speaker}" if mark.speaker else ""
    done = "Highlighted already" if mark.id in before else "Highlighted"
    return _tell(reading, mark, f"{done}{said_by}", passage.choice if passage else "")


def note(reading: Reading, text: str) -> Answer:
    """Tell the note of the passage in focus, add to it, or take it away."""
    span, old = _passage(reading)
    if not text:
        lines = old.note.split("\n") if old and old.note else ["No note here."]
        others = also(old, "note") if old else ()
        told = (*lines, *(f"also written: {one}" for one in others))
        return say(*map(clean_line, told), note=old.note if old else "", beside=list(others))
    if text == NONE:
        if old is None:
            raise ReaderError("There is no note here to take away.")
        return _tell(reading, reading.opened.edit(old.id, note=""), "Note taken away")
    if old is None:
        return _tell(reading, reading.opened.highlight(span, note=text), "Note kept")
    longer = "\n".join(filter(None, [whole(old, "note"), text]))
    return _tell(reading, reading.opened.edit(old.id, note=longer), "Note kept")


def tag(reading: Reading, typed: str) -> Answer:
    """Tell the tags of the passage in focus, add some, or take some away."""
    span, old = _passage(reading)
    there = old.tags if old else ()
    if not typed:
        return say(", ".join(f"#{one}" for one in there) or "No tags here.", tags=list(there))
    parts = read_tags(typed)
    gone = {one.removeprefix(NONE).removeprefix("#") for one in parts if one.startswith(NONE)}
    new = [one for one in parts if not one.startswith(NONE)]
    tags = tuple(dict.fromkeys((*(one for one in there if one not in gone), *new)))
    if old is None and not tags:
        raise ReaderError("There is no tag here to take away.")
    mark = reading.opened.edit(old.id, tags=tags) if old else reading.opened.highlight(span, tags=tags)
    return _tell(reading, mark, f"Tagged {', '.join(f'#{one}' for one in mark.tags)}" if tags else "No tags")


def entity(reading: Reading, argument: str) -> Answer:
    """Tag the passage in focus with a kind and a name; without a name, with the one that it proposes."""
    span, old = _passage(reading)
    word, _, name = argument.partition(" ")
    kind = _kind(word)
    mark = next((one for one in reading.opened.marks() if old and one.annotation.id == old.id), None)
    name = clean_line(name) or proposed_entity(reading.article, span, mark)
    if not name:
        raise ReaderError(
            f"Say who or what, as in entity {kind.value} NAME: the passage is too long for a name."
        )
    named = Entity(kind, name)
    if old is None:
        made = reading.opened.highlight(span, MarkKind.MENTION, entities=(named,))
    else:
        made = reading.opened.edit(old.id, entities=(*old.entities, named))
    return _tell(reading, made, f"Tagged {name}, {kind.value}")


def delete(reading: Reading, argument: str) -> Answer:
    """Delete the mark in focus, or one by its number."""
    marks = reading.opened.marks()
    number = (
        count_meant(argument) if argument else number_of_mark(reading, _words_of(reading, _focus(reading)))
    )
    if number is None:
        raise ReaderError("No mark has the focus: next-mark goes to one, delete 2 deletes mark 2.")
    if number > len(marks):
        raise ReaderError(no_such("mark", number, len(marks)))
    facts = mark_facts(reading, number)
    mark = marks[number - 1].annotation
    reading.opened.delete(mark.id)
    return say(f"Deleted mark {number}; undo brings it back: {excerpt(mark.selector.exact)}", deleted=facts)


def undo(reading: Reading, argument: str) -> Answer:
    """Undo the last changes."""
    return _step_back(reading.opened.undo, "Undid", "Nothing to undo.", count_meant(argument))


def redo(reading: Reading, argument: str) -> Answer:
    """Do again what was undone."""
    return _step_back(reading.opened.redo, "Redid", "Nothing to redo.", count_meant(argument))


def export(reading: Reading, folder: Path) -> Answer:
    """Write the article's note into a folder."""
    exported = reading.opened.export(folder)
    words = {
        "beside": "The note was edited since: the new one is beside it,",
        "unchanged": "Nothing new in",
    }
    told = f"{words.get(exported.outcome, 'Wrote')} {exported.path}, {exported.counted}."
    facts = {"marks": exported.marks, "off_record": exported.off_record}
    return say(told, path=str(exported.path), outcome=exported.outcome.value, **facts)


def _step_back(step: Callable[[], str | None], word: str, nothing: str, count: int) -> Answer:
    done: list[str] = []
    for _ in range(count):
        change = step()
        if change is None:
            break
        done.append(change)
    if not done:
        raise ReaderError(nothing)
    ending = [nothing] if len(done) < count else []
    return say(*(f"{word}: {change}." for change in done), *ending, changes=done)


def _focus(reading: Reading) -> Span:
    if reading.focus is None:
        raise ReaderError(NOTHING_CHOSEN)
    return reading.focus


def _words_of(reading: Reading, span: Span) -> Span:
    """Return a span as it is marked: without white space at its ends."""
    return trimmed(reading.article, span) or span


def _passage(reading: Reading) -> tuple[Span, Annotation | None]:
    """Return what has the focus, and the mark on exactly that."""
    span = _words_of(reading, _focus(reading))
    number = number_of_mark(reading, span)
    return span, reading.opened.marks()[number - 1].annotation if number else None


def _kind(word: str) -> EntityKind:
    """Return the kind of entity that a word is short for."""
    kinds = [kind for kind in EntityKind if word and kind.value.startswith(word.lower())]
    if len(kinds) == 1:
        return kinds[0]
    if kinds:
        raise ReaderError(f"“{word}” can be {' or '.join(kind.value for kind in kinds)}.")
    problem = f"“{word}” is no kind of entity" if word else "Say of which kind, as in entity person NAME"
    raise ReaderError(f"{problem}; {nearest(word, [kind.value for kind in EntityKind])}.")


def _tell(reading: Reading, mark: Annotation, done: str, choice: str = "") -> Answer:
    """Say what was done to a mark, and give it the focus."""
    placed = reading.opened.mark(mark.id)
    span = placed.span if placed else None
    if span is None:
        return say(f"{done}.")
    reading.move(span, "mark")
    number = next(n for n, one in enumerate(reading.opened.marks(), 1) if one.annotation.id == mark.id)
    where = ", ".join(filter(None, [place_words(reading, span.start), choice]))
    told = f"{done}, {where}: {excerpt(mark.selector.exact)}"
    return say(told, mark=mark_facts(reading, number))
