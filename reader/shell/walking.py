"""The commands that go and read: on, back, to a number, to a hit of a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.article.model import BlockKind, Span
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.layout.lines import NOT_PARAGRAPHS, paragraph_ends
from reader.layout.units import next_of, previous_of
from reader.shell.answers import Answer, counted, say
from reader.shell.places import count_meant, passage_meant
from reader.shell.reading import Reading
from reader.shell.telling import passing_line, tell_blocks, tell_focus

UNITS = ("quotation", "mark", "caption", "paragraph", "sentence")


def step(reading: Reading, unit: str, direction: int, argument: str) -> Answer:
    """Give the focus to the next (1) or previous (-1) unit; on the way on, tell what paragraphs pass by."""
    none = f"No {'further' if direction > 0 else 'earlier'} {unit}."
    passed: list[str] = []
    for done in range(count_meant(argument)):
        span = _next(reading, unit, direction)
        if span is None and not done:
            raise ReaderError(none)
        if span is None:
            return tell_focus(reading, none)
        passed = _passed(reading, span) if unit == "paragraph" and direction > 0 else []
        reading.move(span, unit)
    return tell_focus(reading, *passed)


def goto(reading: Reading, argument: str) -> Answer:
    """Go to a paragraph, a sentence, an entry of a list, or words."""
    if not argument:
        raise ReaderError("Say where to go, as in goto 3, goto 3.2, goto quotation 2.")
    passage = passage_meant(reading, argument)
    reading.jump(passage.span, passage.unit)
    return tell_focus(reading, *filter(None, [passage.choice.capitalize()]))


def read(reading: Reading, argument: str) -> Answer:
    """Read what has the focus, paragraphs by their numbers, or all; the last of them gets the focus."""
    if argument.lower() == "all":
        return tell_blocks(reading, range(len(reading.article.blocks)))
    if not argument:
        return tell_blocks(reading, reading.blocks_of(reading.here()))
    span = passage_meant(reading, argument).span
    blocks = reading.blocks_of(span)
    last = reading.block(blocks[-1])
    reading.jump(last.span, last.kind.value if last.kind in NOT_PARAGRAPHS else "paragraph")
    return tell_blocks(reading, blocks)


def top(reading: Reading) -> Answer:
    """Go to the beginning."""
    reading.go_top()
    return say(f"At the beginning of {counted(len(reading.paragraphs), 'paragraph')}.", place=0)


def end(reading: Reading) -> Answer:
    """Go to the last paragraph."""
    if not reading.paragraphs:
        raise ReaderError("This article has no paragraphs.")
    reading.jump(reading.paragraphs[-1], "paragraph")
    return tell_focus(reading)


def back(reading: Reading) -> Answer:
    """Go back to where the last jump began."""
    if not reading.go_back():
        raise ReaderError("There was no jump to go back from.")
    return tell_focus(reading)


def release(reading: Reading) -> Answer:
    """Let go of the focus and the search."""
    reading.release()
    return say("Nothing has the focus.")


def search(reading: Reading, term: str) -> Answer:
    """Go to the first hit from here on; around the end, where there is none further."""
    if not term:
        raise ReaderError("Say what to search for, as in search harbour.")
    hits = reading.searchable.find(term)
    if not hits:
        raise ReaderError(f"“{term}” is not in this article.")
    reading.hits = hits
    return _tell_hit(reading, bisect_left(hits, (reading.here().start,)))


def hit(reading: Reading, direction: int, argument: str) -> Answer:
    """Go from hit to hit, around the ends."""
    count = count_meant(argument)
    if not reading.hits:
        raise ReaderError("Nothing is searched for: search TERM starts a search.")
    return _tell_hit(reading, reading.hit + direction * count)


def where(reading: Reading) -> Answer:
    """Say where reading is, and what has the focus."""
    place, ends = reading.here().start, paragraph_ends(reading.article)
    number = min(bisect_right(ends, place) + 1, len(ends))
    percent = round(100 * place / max(1, len(reading.article.text)))
    heading = _heading_above(reading, place)
    lines = [f"{reading.opened.record.name}", f"Paragraph {number} of {len(ends)}, {percent} %."]
    lines += [f"Below the heading “{heading}”."] if heading else []
    told = tell_focus(reading, *lines) if reading.focus else say(*lines, "Nothing has the focus.")
    facts = {"place": place, "paragraphs": len(ends), "percent": percent, "heading": heading}
    return say(*told.lines, **facts, **told.facts)


def toggle_caption(reading: Reading) -> Answer:
    """Read the caption in focus, or the nearest one, whole on the way past it; or short again."""
    captions = [reading.block_at(span.start) for span in reading.captions]
    if not captions:
        raise ReaderError("This article has no captions.")
    here = reading.here().start
    nearest = min(captions, key=lambda index: abs(reading.block(index).start - here))
    reading.whole_captions ^= {nearest}
    return say(passing_line(reading, nearest), folded=nearest not in reading.whole_captions)


def toggle_captions(reading: Reading) -> Answer:
    """Read all captions whole on the way past them, or short again."""
    all_of_them = frozenset(reading.block_at(span.start) for span in reading.captions)
    is_whole = reading.whole_captions >= all_of_them
    reading.whole_captions = frozenset() if is_whole else all_of_them
    return say("Captions are short." if is_whole else "Captions are whole.", folded=is_whole)


def _next(reading: Reading, unit: str, direction: int) -> Span | None:
    origin = reading.here() if reading.focus else Span(reading.here().start, reading.here().start)
    spans = _spans(reading, unit, origin, direction)
    walked = reading.focus is not None and (unit == reading.position.unit or origin in spans)
    return (next_of if direction > 0 else previous_of)(spans, origin, walked=walked)


def _spans(reading: Reading, unit: str, origin: Span, direction: int) -> Sequence[Span]:
    match unit:
        case "quotation":
            return reading.quotations
        case "mark":
            return reading.mark_spans
        case "caption":
            return reading.captions
        case "sentence":
            return reading.sentences_near(origin, direction)
        case _:
            return reading.paragraphs


def _passed(reading: Reading, span: Span) -> list[str]:
    """Return what stands between where one is and a paragraph: headings and captions."""
    first = reading.block_at(reading.here().start) + (reading.focus is not None)
    between = range(first, reading.block_at(span.start))
    return [passing_line(reading, n) for n in between if reading.block(n).kind in NOT_PARAGRAPHS]


def _tell_hit(reading: Reading, number: int) -> Answer:
    reading.hit = number % len(reading.hits)
    reading.jump(reading.hits[reading.hit], "hit")
    answer = tell_focus(reading)
    return say(*answer.lines, **answer.facts, hit=reading.hit + 1, hits=len(reading.hits))


def _heading_above(reading: Reading, place: int) -> str:
    above = [one for one in reading.article.blocks if one.kind is BlockKind.HEADING and one.start <= place]
    return clean_line(reading.article.text_of(above[-1])) if above else ""
