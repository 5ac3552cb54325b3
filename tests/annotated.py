"""Reads the annotated articles of `tests/data/articles` and writes the forms that are cleaned.

    python -m tests.annotated FOLDER            # writes X.json, X.txt, X.html and X.q.html of each into it

A source is a line to each block: `# title`, `## heading`, `> speaker | block quote`, `^ attribution`,
`! role text to be left out`, `@ label | caption | credit | agency | photographer` (a credit after `+` goes
on in the caption's line), and everything else a paragraph. Within a line `[q speaker|words]` is a quotation
whose marks were lost, `[m speaker|words]` one whose marks stand around it, and `[p canonical|words]`, with
`o`, `l`, `d` for organisation, place and date, an entity; what is left out is null or the words themselves.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "data" / "articles"
_KINDS = {"p": "person", "o": "organisation", "l": "place", "d": "date"}
_TOKEN = re.compile(r"\[([qmpold]) (?:([^|\[\]]*)\|)?|\]|[^\[\]]+")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})


class Tag(NamedTuple):
    """A bracketed passage of a line."""

    kind: str
    name: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the source, its brackets taken out."""

    kind: str
    text: str
    tags: tuple[Tag, ...] = ()
    name: str = ""
    """The speaker of a block quote, the role of what is left out."""
    caption: tuple[str, ...] = ()
    """Label, credit, agency and photographer."""

    @property
    def lost(self) -> list[Tag]:
        """The quotations whose marks were lost."""
        return [tag for tag in self.tags if tag.kind == "q"]


def sources() -> list[Path]:
    """Return the annotated articles, in the order of their names."""
    return sorted(FOLDER.glob("*.news"))


def read(path: Path) -> list[Line]:
    """Read an annotated article."""
    return [_line(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def forms(lines: list[Line], language: str) -> dict[str, str]:
    """Return the texts to be cleaned, each under the ending of its file."""
    return {
        "txt": "\n".join(part for line in lines for part in _flat(line)),
        "html": _page(lines, language, ('<em class="quote">', "</em>")),
        "q.html": _page(lines, language, ("<q>", "</q>")),
    }


def gold(lines: list[Line], name: str) -> dict[str, Any]:
    """Return what a cleaned article should hold."""
    return {
        "id": name,
        "lang": name.partition("_")[0],
        "blocks": [_block(line) for line in lines],
        "entities": list(_entities(lines)),
    }


def _line(line: str) -> Line:
    mark, _, rest = line.partition(" ")
    match mark:
        case "#" | "##" | "^":
            return Line({"#": "title", "##": "heading", "^": "attribution"}[mark], *_inline(rest))
        case ">":
            speaker, _, words = rest.partition(" | ")
            return Line("blockquote", *_inline(words), name=speaker)
        case "!":
            role, _, words = rest.partition(" ")
            return Line("boilerplate", words, name=role)
        case "@":
            return _caption(rest)
    return Line("paragraph", *_inline(line))


def _caption(rest: str) -> Line:
    label, words, credit, agency, photographer = (
        part.strip() for part in re.split(r"(?:^|(?<= ))\|(?= |$)", rest)
    )
    return Line("caption", *_inline(words), caption=(label, credit, agency, photographer))


def _inline(line: str) -> tuple[str, tuple[Tag, ...]]:
    text, tags, opened = "", list[Tag](), list[tuple[str, str | None, int]]()
    for token in _TOKEN.finditer(line):
        if token[1]:
            opened.append((token[1], token[2], len(text)))
        elif token[0] == "]":
            kind, name, start = opened.pop()
            tags.append(Tag(kind, name, start, len(text)))
        else:
            text += token[0]
    return text, tuple(sorted(tags, key=lambda tag: tag.start))


def _flat(line: Line) -> Iterator[str]:
    """Yield a block as the lines that are left of it where marks and markup are gone."""
    if line.kind == "caption":
        label, credit, *_ = line.caption
        yield from [label] * bool(label)
        yield from [f"{line.text} {credit[1:]}"] if credit.startswith("+") else [line.text, credit]
        return
    at = 0
    for tag in line.lost:
        yield from [line.text[at : tag.start].strip()] * bool(line.text[at : tag.start].strip())
        yield line.text[tag.start : tag.end]
        at = tag.end
    yield from [line.text[at:].strip()] * bool(line.text[at:].strip())


def _page(lines: list[Line], language: str, marks: tuple[str, str]) -> str:
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    body = "\n".join(_element(line, marks) for line in lines)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<title>page</title></head><body>\n<nav><a href="/">Home</a></nav>\n<main><article>\n{body}\n'
        "</article></main>\n<footer>© Example</footer></body></html>\n"
    )


def _element(line: Line, marks: tuple[str, str]) -> str:
    words = _marked_up(line, marks)
    match line.kind:
        case "title" | "heading":
            return f"<h2>{words}</h2>"
        case "blockquote":
            return f"<blockquote><p>{words}</p></blockquote>"
        case "boilerplate":
            return f'<div class="{"ad" if line.name == "ad" else "related"}">{words}</div>'
        case "caption":
            label, credit, *_ = line.caption
            button = f'<button type="button">{html.escape(label)}</button>' if label else ""
            return (
                f'<figure>{button}<img src="x.jpg" alt=""><figcaption><span>{words}</span> '
                f'<span class="credit">{html.escape(credit.removeprefix("+"))}</span></figcaption></figure>'
            )
    return f"<p>{words}</p>"


def _marked_up(line: Line, marks: tuple[str, str]) -> str:
    parts, at = list[str](), 0
    for tag in line.lost:
        quoted = html.escape(line.text[tag.start : tag.end], quote=False)
        parts += [html.escape(line.text[at : tag.start], quote=False), marks[0], quoted, marks[1]]
        at = tag.end
    return "".join([*parts, html.escape(line.text[at:], quote=False)])


def _block(line: Line) -> dict[str, Any]:
    kind = "paragraph" if line.kind == "attribution" else line.kind
    block: dict[str, Any] = {"type": kind, "text": line.text, "quotes": list(_quotes(line))}
    if line.kind == "boilerplate":
        block["role"] = line.name
    if line.kind == "caption":
        label, credit, agency, photographer = line.caption
        raw = credit.removeprefix("+")
        block["label"] = label or None
        block["credit"] = {"raw": raw, "agency": agency or None, "photographer": photographer or None}
    return block


def _quotes(line: Line) -> Iterator[dict[str, Any]]:
    whole = [Tag("b", line.name, 0, len(line.text))] if line.kind == "blockquote" else []
    for tag in [*whole, *(tag for tag in line.tags if tag.kind in "qm")]:
        words, speaker = line.text[tag.start : tag.end], tag.name or None
        yield {
            "start": tag.start,
            "end": tag.end,
            "text": words,
            "speaker": speaker,
            "marks": tag.kind == "m",
            "kind": "block" if tag.kind == "b" else "inline",
        }


def _entities(lines: list[Line]) -> Iterator[dict[str, Any]]:
    mentions: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for number, line in enumerate(lines):
        for tag in line.tags:
            if tag.kind in _KINDS:
                words = line.text[tag.start : tag.end]
                place = {"block": number, "field": "text", "start": tag.start, "end": tag.end, "text": words}
                mentions.setdefault((_KINDS[tag.kind], tag.name or words), []).append(place)
    for (kind, canonical), found in mentions.items():
        yield {"kind": kind, "canonical": canonical, "mentions": found}


def _write(folder: Path) -> None:
    for path in sources():
        lines = read(path)
        answers = json.dumps(gold(lines, path.stem), ensure_ascii=False, indent=1)
        (folder / f"{path.stem}.json").write_text(answers, encoding="utf-8")
        for ending, text in forms(lines, path.stem[:2]).items():
            (folder / f"{path.stem}.{ending}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
