"""What should come out of an article, in the form that reference articles are written down in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.references.forms import lines
from tests.references.source import Credit, Name, Part, Quoted, Reference


def gold(reference: Reference) -> dict[str, Any]:
    """Return the reference: its blocks with their quotations, its names with their mentions."""
    return {
        "id": reference.id,
        "lang": reference.language,
        "dir": "ltr",
        "source": None,
        "note": f"self-written; {reference.head['note']}",
        "blocks": list(_blocks(reference.parts)),
        "entities": _entities(reference),
    }


def _blocks(parts: tuple[Part, ...]) -> Iterator[dict[str, Any]]:
    line = 1
    for part in parts:
        end = line + len(lines(part)) - 1
        block: dict[str, Any] = {"type": part.kind, "text": part.text}
        if part.credit:
            block |= {"label": part.label, "credit": _credit(part.credit)}
        yield block | {"quotes": [_quote(part, quoted) for quoted in part.quotes], "src_lines": [line, end]}
        line = end + 1


def _credit(credit: Credit) -> dict[str, str | None]:
    return {"raw": credit.raw, "agency": credit.agency, "photographer": credit.photographer}


def _quote(part: Part, quoted: Quoted) -> dict[str, Any]:
    evidence = "mark" if quoted.marked else "line_break"
    return {
        "start": quoted.start,
        "end": quoted.end,
        "text": part.text[quoted.start : quoted.end],
        "speaker": quoted.speaker,
        "marks": quoted.marked,
        "kind": "block" if part.kind == "blockquote" else "inline",
        "start_evidence": evidence,
        "end_evidence": evidence,
    }


def _entities(reference: Reference) -> list[dict[str, Any]]:
    """List the names with all their mentions, a longer form before a shorter one that lies in it."""
    found: dict[Name, list[dict[str, Any]]] = {name: [] for name in reference.names}
    owner = {form: name for name in reference.names for form in name.forms}
    ordered = sorted(owner, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    for number, part in enumerate(reference.parts):
        for field, text in _fields(part):
            for match in pattern.finditer(text):
                place = {"block": number, "field": field, "start": match.start(), "end": match.end()}
                found[owner[match[0]]].append(place | {"text": match[0]})
    return [
        {"kind": name.kind, "canonical": name.canonical, "mentions": mentions}
        for name, mentions in found.items()
        if mentions
    ]


def _fields(part: Part) -> Iterator[tuple[str, str]]:
    if part.kind != "boilerplate":
        yield "text", part.text
    if part.credit:
        yield "credit", part.credit.raw
