"""What should come out of an article, in the form that reference articles are written down in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.references.forms import lines
from tests.references.source import Credit, Mention, Part, Quoted, Reference


def gold(reference: Reference) -> dict[str, Any]:
    """Return the reference: its blocks with their quotations, its names with their mentions."""
    return {
        "id": reference.id,
        "lang": reference.language,
        "dir": reference.direction,
        "source": None,
        "note": f"self-written; {reference.head['note']}",
        "blocks": list(_blocks(reference.parts)),
        "entities": list(_entities(reference.parts)),
    }


def _blocks(parts: tuple[Part, ...]) -> Iterator[dict[str, Any]]:
    line = 1
    for part in parts:
        end = line + len(lines(part)) - 1
        block: dict[str, Any] = {"type": part.kind, "text": part.words.text}
        if part.role:
            block["role"] = part.role
        if part.credit:
            block |= {"label": part.label, "credit": _credit(part.credit)}
        yield block | {"quotes": list(_quotes(part)), "src_lines": [line, end]}
        line = end + 1


def _credit(credit: Credit) -> dict[str, str | None]:
    return {"raw": credit.words.text, "agency": credit.agency, "photographer": credit.photographer}


def _quotes(part: Part) -> Iterator[dict[str, Any]]:
    """List a block's quotations; a block quote is one itself."""
    text = part.words.text
    if part.kind == "blockquote":
        whole = Quoted(start=0, end=len(text), speaker=part.speaker, marked=False)
        yield _quote(text, whole, "block")
    for quoted in part.words.quotes:
        yield _quote(text, quoted, "inline")


def _quote(text: str, quoted: Quoted, kind: str) -> dict[str, Any]:
    evidence = "mark" if quoted.marked else "line_break"
    return {
        "start": quoted.start,
        "end": quoted.end,
        "text": text[quoted.start : quoted.end],
        "speaker": quoted.speaker,
        "marks": quoted.marked,
        "kind": kind,
        "start_evidence": evidence,
        "end_evidence": evidence,
    }


def _entities(parts: tuple[Part, ...]) -> Iterator[dict[str, Any]]:
    """List the names, in the order in which they are first mentioned."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for number, part in enumerate(parts):
        for field, text, mention in _mentions(part):
            place = {"block": number, "field": field, "start": mention.start, "end": mention.end}
            words = {"text": text[mention.start : mention.end]}
            found.setdefault((mention.kind, mention.canonical), []).append(place | words)
    for (kind, canonical), mentions in found.items():
        yield {"kind": kind, "canonical": canonical, "mentions": mentions}


def _mentions(part: Part) -> Iterator[tuple[str, str, Mention]]:
    fields = [("text", part.words)] + ([("credit", part.credit.words)] if part.credit else [])
    for field, words in fields:
        for mention in words.mentions:
            yield field, words.text, mention
