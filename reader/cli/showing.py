"""Marks as lines: wrapped for a terminal, a line for each in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.cli.desk import Desk, is_interactive
from reader.cli.streams import page_width, print_data, print_json, print_line

if TYPE_CHECKING:
    from reader.library.filters import Listed
    from reader.library.located import Located
    from reader.marks.model import Annotation

SHOWN_OF_ID = 8
INDENT = "   "


def print_marks(desk: Desk, marks: Iterable[Listed]) -> None:
    """Print marks as somebody reads them."""
    for number, listed in enumerate(marks):
        located = desk.locator.locate(listed)
        if not is_interactive():
            print_line(mark_line(desk, located))
            continue
        if number:
            print_line("")
        for line in mark_lines(desk, located, page_width()):
            print_line(line)


def mark_line(desk: Desk, located: Located) -> str:
    """Write a mark on one line: id, letter, day, article, place, words, speaker."""
    from reader.article.normalise import clean_line

    mark, record = located.listed.annotation, located.listed.record
    letter = desk.kinds.letter_of(mark)
    words = clean_line(mark.selector.exact)
    said = f" — {clean_line(mark.speaker)}" if mark.speaker else ""
    fields = (mark.id[:SHOWN_OF_ID], letter, located.listed.date[:10], record.id[:SHOWN_OF_ID], located.place)
    return f"{'  '.join(filter(None, fields))}  {words}{said}"


def mark_lines(desk: Desk, located: Located, width: int) -> Iterator[str]:
    """Write a mark over several lines of a width."""
    from reader.article.normalise import clean_line
    from reader.library.describing import shown_date

    mark, record = located.listed.annotation, located.listed.record
    head = (clean_line(mark.speaker or ""), located.place, _how(located), *_state(mark))
    letter = desk.kinds.letter_of(mark)
    yield from wrapped(f"{letter}  {mark.id[:SHOWN_OF_ID]}  {' · '.join(filter(None, head))}", "", width)
    yield from wrapped(clean_line(mark.selector.exact), INDENT, width)
    if located.now:
        yield from wrapped(f"now: {clean_line(located.now)}", INDENT, width)
    for line in _remarks(mark):
        yield from wrapped(line, INDENT, width)
    where = filter(None, (record.name, record.metadata.site, shown_date(record.metadata.published)))
    yield from wrapped(f"{record.id[:SHOWN_OF_ID]}  {clean_line(' · '.join(where))}", INDENT, width)


def _how(located: Located) -> str:
    """Say how the words stand in the text now, unless as they stood; of what is gone its place says that."""
    state = located.state.value if located.state else ""
    return state if state in ("moved", "changed") else ""


def _state(mark: Annotation) -> Iterator[str]:
    if mark.status.value != "unchecked":
        yield mark.status.value
    if mark.off_record:
        yield "off the record"


def _remarks(mark: Annotation) -> Iterator[str]:
    from reader.article.normalise import clean_line
    from reader.marks.beside import told_beside

    if mark.translation:
        language = f" ({mark.language})" if mark.language else ""
        yield f"= {clean_line(mark.translation)}{language}"
    for number, line in enumerate(mark.note.split("\n") if mark.note else ()):
        yield f"{'✎' if not number else ' '} {clean_line(line)}"
    yield from (clean_line(told_beside(one)) for one in mark.beside)
    named = [*(f"@{entity.name}" for entity in mark.entities), *(f"#{tag}" for tag in mark.tags)]
    if named:
        yield clean_line("  ".join(named))


def wrapped(text: str, indent: str, width: int) -> Iterator[str]:
    """Set a text in lines of a width, each behind the indent."""
    from reader.article.normalise import guard
    from reader.layout.linear import set_in

    room = max(10, width - len(indent))
    for line in set_in(guard(text), room).split("\n"):
        yield f"{indent}{line}"


def print_objects(objects: Sequence[dict[str, Any]], *, as_lines: bool) -> None:
    """Print objects: a line each, or as an array."""
    if as_lines:
        for one in objects:
            print_json(one)
        return
    print_data("[")
    for number, one in enumerate(objects):
        print_data(",\n" if number else "\n")
        print_json(one, end="")
    print_data("\n]\n" if objects else "]\n")
