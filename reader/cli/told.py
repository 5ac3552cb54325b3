"""What `pressmark annotate` tells of the marks that it made, or would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.cli.showing import SHOWN_OF_ID
from reader.library.located import entity_facts, mark_facts
from reader.library.quoting import Passage, in_its_place, place_of

if TYPE_CHECKING:
    from reader.cli.desk import Desk
    from reader.library.annotating import Made, Planned

Facts = dict[str, Any]


def made(plan: Planned, marks: Sequence[Made]) -> Iterator[str]:
    """Tell what was marked, in the article's words, and whether these are the very ones."""
    if plan.passage is None:
        yield from _tagged(plan, marks)
        return
    for one in marks:
        done = "marked" if one.is_new else "added to"
        said = f"  — {one.mark.speaker}" if one.mark.speaker else ""
        yield f"{done}  {one.mark.id[:SHOWN_OF_ID]}  {one.mark.kind}  {_where(plan, plan.passage)}{said}"
        yield from _words(plan, plan.passage)


def foreseen(plan: Planned) -> Iterator[str]:
    """Tell what would be marked."""
    if plan.passage is not None:
        yield f"would mark  {plan.wanted.kind_meant}  {_where(plan, plan.passage)}"
        yield from _words(plan, plan.passage)
    for entity, mentions in plan.mentions:
        for mention in mentions:
            done = "tagged already" if mention.tagged else "would tag"
            yield f"{done}  {entity.name}  {in_its_place(plan.article, mention.span)}"


def made_facts(desk: Desk, plan: Planned, marks: Sequence[Made]) -> Iterator[Facts]:
    """Tell marks as objects, with how they were found."""
    from reader.library.filters import Listed

    assert plan.opened is not None
    for one in marks:
        located = desk.locator.locate(Listed(one.mark, plan.opened.record))
        yield {**mark_facts(located, desk.kinds), "match": _match(one.passage), "new": one.is_new}


def foreseen_facts(plan: Planned) -> Iterator[Facts]:
    """Tell what would be marked as objects."""
    if plan.passage is not None:
        kind = plan.wanted.kind_meant
        yield {"kind": kind, **_place(plan, plan.passage.span), "match": _match(plan.passage)}
    for entity, mentions in plan.mentions:
        for mention in mentions:
            place = _place(plan, mention.span)
            yield {"kind": "mention", **place, "entities": [entity_facts(entity)], "tagged": mention.tagged}


def _tagged(plan: Planned, marks: Sequence[Made]) -> Iterator[str]:
    before = sum(mention.tagged for _, mentions in plan.mentions for mention in mentions)
    names = ", ".join(entity.name for entity, _ in plan.mentions)
    already = f", {before} tagged already" if before else ""
    yield f"tagged  {len(marks)} mention{'' if len(marks) == 1 else 's'} of {names}{already}"
    for one in marks:
        yield f"  {one.mark.id[:SHOWN_OF_ID]}  {in_its_place(plan.article, one.passage.span)}"


def _where(plan: Planned, passage: Passage) -> str:
    # Where upper and lower case alone differ, it is not the very words all the same.
    how = "exact" if passage.exact else f"close, {min(99, passage.score):.0f} %"
    return f"{place_of(plan.article, passage.span)}  {how}"


def _words(plan: Planned, passage: Passage) -> Iterator[str]:
    """Give the article's words and, where they are not the very ones, what differs."""
    words = clean_line(plan.article.text_of(passage.span))
    yield f"  {words}"
    if not passage.exact:
        yield f"  not as given: {differences(clean_line(plan.wanted.quote), words)}"


def differences(given: str, there: str) -> str:
    """Tell which words differ: those given in [-…-], those that are there in {+…+}."""
    from difflib import SequenceMatcher

    old, new = given.split(), there.split()
    parts: list[str] = []
    for way, start, end, begins, ends in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if way != "equal":
            gone, come = " ".join(old[start:end]), " ".join(new[begins:ends])
            parts += [f"[-{gone}-]"] * bool(gone) + [f"{{+{come}+}}"] * bool(come)
    return " ".join(parts)


def _match(passage: Passage) -> Facts:
    return {"exact": passage.exact, "score": round(passage.score, 1)}


def _place(plan: Planned, span: Span) -> Facts:
    words = plan.article.text_of(span)
    return {"exact": words, "start": span.start, "end": span.end, "place": place_of(plan.article, span)}
