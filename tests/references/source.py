"""Read an annotated article: a line each for its blocks, its names and its quotations.

    E person rey Marta Rey: Marta Rey; Rey        a name, its short form, the forms it takes in the text
    T the title   H a heading   P a paragraph   X role boilerplate   B rey a block quote
    C label | words | credit | agency | photographer       a credit after "+" stands on the line of the words
    Q rey words of the paragraph above that are a quotation

In a paragraph `{rey|words}` is a quotation whose marks were lost, `{{rey|words}}` one that has kept them;
`-` is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "articles"

_QUOTED = re.compile(r"\{(\{?)([^|{}]+)\|([^{}]+)\}\}?")
_KINDS = {"T": "title", "H": "heading", "P": "paragraph"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation in its block's text."""

    start: int
    end: int
    speaker: str | None
    marked: bool
    """It has kept its marks, so that no damage comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a caption says of its source."""

    raw: str
    agency: str | None
    photographer: str | None
    same_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of the article, boilerplate too."""

    kind: str
    text: str
    role: str | None = None
    label: str | None = None
    credit: Credit | None = None
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody or something the article names, and the forms that it takes there."""

    kind: str
    canonical: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An annotated article."""

    id: str
    head: Mapping[str, str]
    parts: tuple[Part, ...]
    names: tuple[Name, ...]

    @property
    def language(self) -> str:
        """Return the language that it is written in."""
        return self.head["lang"]


def sources() -> tuple[Path, ...]:
    """Name the annotated articles."""
    return tuple(sorted(ARTICLES.glob("*.src")))


def read(path: Path) -> Reference:
    """Read an annotated article."""
    source = path.read_text(encoding="utf-8")
    names: list[Name] = []
    parts: list[Part] = []
    speakers: dict[str, str | None] = {"-": None}
    for line in source.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "E":
            short, name = _name(rest)
            speakers[short] = name.canonical if short != "-" else None
            names.append(name)
        elif mark == "Q":
            parts[-1] = _with_quotation(parts[-1], rest, speakers)
        elif mark in {*_KINDS, "B", "C", "X"}:
            parts.append(_part(mark, rest, speakers))
    pairs = (line.split(": ", 1) for line in source.splitlines() if re.match(r"\w+: ", line))
    return Reference(id=path.stem, head=dict(pairs), parts=tuple(parts), names=tuple(names))


def _name(line: str) -> tuple[str, Name]:
    """Read `person rey Marta Rey: Marta Rey; Rey`."""
    left, _, forms = line.partition(": ")
    kind, short, canonical = left.split(" ", 2)
    return short, Name(kind=kind, canonical=canonical, forms=tuple(forms.split("; ")))


def _part(mark: str, rest: str, speakers: Mapping[str, str | None]) -> Part:
    match mark:
        case "C":
            return _caption(rest)
        case "X":
            role, _, words = rest.partition(" ")
            return Part(kind="boilerplate", text=words, role=role)
        case "B":
            short, _, words = rest.partition(" ")
            whole = Quoted(start=0, end=len(words), speaker=speakers[short], marked=False)
            return Part(kind="blockquote", text=words, quotes=(whole,))
        case _:
            return _running(_KINDS[mark], rest, speakers)


def _caption(line: str) -> Part:
    label, text, raw, agency, photographer = (field.strip() for field in line.split("|"))
    credit = Credit(
        raw=raw.removeprefix("+").strip(),
        agency=agency or None,
        photographer=photographer or None,
        same_line=raw.startswith("+"),
    )
    return Part(kind="caption", text=text, label=label or None, credit=credit)


def _running(kind: str, line: str, speakers: Mapping[str, str | None]) -> Part:
    text, quotes = "", []
    for between, found in _cut(line):
        text += between
        if found:
            start = len(text)
            text += found[3]
            marked = bool(found[1])
            quotes.append(Quoted(start=start, end=len(text), speaker=speakers[found[2]], marked=marked))
    return Part(kind=kind, text=text, quotes=tuple(quotes))


def _cut(line: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Cut a line at its quotations: what stands before each, and the quotation."""
    done = 0
    for found in _QUOTED.finditer(line):
        yield line[done : found.start()], found
        done = found.end()
    yield line[done:], None


def _with_quotation(part: Part, line: str, speakers: Mapping[str, str | None]) -> Part:
    """Find a quotation in the paragraph above, after those that are known already."""
    short, _, words = line.partition(" ")
    start = part.text.index(words, part.quotes[-1].end if part.quotes else 0)
    quoted = Quoted(start=start, end=start + len(words), speaker=speakers[short], marked=True)
    return Part(kind=part.kind, text=part.text, quotes=(*part.quotes, quoted))
