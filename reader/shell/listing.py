"""What an article can be listed by: headings, quotations, captions, links, names, marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.layout.linear import announced
from reader.library.sections import LOST, entities_of, headings_of, links_of, shown_address
from reader.shell.answers import Answer, Facts, counted, say
from reader.shell.reading import Reading
from reader.shell.telling import mark_facts, mark_title, place_words


class Entry(NamedTuple):
    """One entry of a list."""

    words: str
    spans: Sequence[Span]
    """Where it is in the text: going there again goes from one to the next; none where it is gone."""
    facts: Facts


def headings(reading: Reading) -> list[Entry]:
    """List the title and the headings."""
    found = []
    for block in headings_of(reading.article):
        words = clean_line(reading.article.text_of(block))
        level = f", level {block.level}" if block.level else ""
        below = bisect_right(reading.paragraphs, block.span) + 1
        told = f"{words}{level}, before paragraph {below}" if below <= len(reading.paragraphs) else words
        facts = {"text": words, "level": block.level or None, "before": below}
        found.append(Entry(told, (block.span,), facts))
    return found


def quotations(reading: Reading) -> list[Entry]:
    """List what is likely said by somebody, and by whom."""
    found = []
    for one in reading.article.speech:
        words, speaker = clean_line(reading.article.text_of(one)), clean_line(one.speaker or "")
        said = f"{speaker or 'Somebody'}, {place_words(reading, one.start)}: {words}"
        facts = {"text": words, "speaker": one.speaker, "certainty": one.certainty.value}
        found.append(Entry(said, (one.span,), facts))
    return found


def captions(reading: Reading) -> list[Entry]:
    """List the captions, whole."""
    found = []
    for span in reading.captions:
        block = reading.block(reading.block_at(span.start))
        words = announced(reading.article, block).removeprefix("Caption: ").replace("\n", " ")
        facts = {"text": reading.article.text_of(block), "credit": block.credit.raw if block.credit else None}
        found.append(Entry(words, (span,), facts))
    return found


def links(reading: Reading) -> list[Entry]:
    """List the links by the numbers that `follow` takes."""
    found = []
    for one in links_of(reading.article):
        span, address = Span(one.start, one.end), one.target or ""
        words = clean_line(reading.article.text_of(span))
        told = f"{words}, to {shown_address(address)}, {place_words(reading, one.start)}"
        found.append(Entry(told, (span,), {"text": words, "address": address}))
    return found


def names(reading: Reading) -> list[Entry]:
    """List who and what the article speaks of, the most often named first."""
    found = []
    for one in entities_of(reading.article):
        told = f"{clean_line(one.name)}, {one.kind.value}, {counted(len(one.mentions), 'time')}"
        found.append(Entry(told, one.mentions, {"name": one.name, "kind": one.kind.value}))
    return found


def marks(reading: Reading) -> list[Entry]:
    """List the marks, those whose passage is gone last."""
    found = []
    for number, mark in enumerate(reading.opened.marks(), 1):
        title = mark_title(number, mark.annotation).removeprefix(f"Mark {number}, ")
        place = place_words(reading, mark.span.start) if mark.span else LOST
        words = clean_line(mark.annotation.selector.exact)
        spans = (mark.span,) if mark.span else ()
        now = f"; changed: now {clean_line(mark.words)}" if mark.words else ""
        found.append(Entry(f"{title}, {place}: {words}{now}", spans, mark_facts(reading, number)))
    return found


LISTS: Mapping[str, Callable[[Reading], list[Entry]]] = {
    "heading": headings,
    "quotation": quotations,
    "caption": captions,
    "link": links,
    "name": names,
    "mark": marks,
}
"""What can be gone to by its number in a list."""


def tell_list(reading: Reading, unit: str) -> Answer:
    """Answer with a whole list."""
    entries = LISTS[unit](reading)
    lines = [f"{number}. {entry.words}" for number, entry in enumerate(entries, 1)]
    items = [{"number": number, **_places(entry), **entry.facts} for number, entry in enumerate(entries, 1)]
    return say(*(lines or [f"No {unit}s."]), **{f"{unit}s": items})


def entry_of(reading: Reading, unit: str, number: int) -> Entry:
    """Return an entry by its number in a list; raises `ReaderError` where there is none."""
    entries = LISTS[unit](reading)
    if not 1 <= number <= len(entries):
        raise ReaderError(no_such(unit, number, len(entries)))
    return entries[number - 1]


def no_such(unit: str, number: int, count: int) -> str:
    """Say that a number is none, and which there are."""
    there = f"they go from 1 to {count}" if count > 1 else "there is one" if count else "there are none"
    return f"There is no {unit} {number}: {there}."


def _places(entry: Entry) -> Facts:
    return {"places": [list(span) for span in entry.spans]}
