"""Read an annotated article.

    lang: de                    a head: `set` says whether rules may be made from it (`development`) or only
    set: development            be measured on it (`held`), `note` what it is about or holds that is hard
    note: courts; surnames alone, credits with bars

    # the title                 and behind an empty line the article, a line to each block
    ## a heading
    A paragraph is everything that begins with none of these marks.
    > Ute Alt | a block quote, behind its speaker
    ! share a line that is to be left out, behind its role
    @ label | words of a caption | credit | agency | photographer

What a caption has not is left empty; a credit after `+` goes on in the line of the words. Within the lines,
a credit too:

    [q Ute Alt|words]           a quotation whose marks were lost, `[m Ute Alt|words]` one that keeps them
    [q |words]                  a quotation of nobody in particular
    [p Ute Alt|Alt]             names a person; `o`, `l`, `d` an organisation, a place, a date
    [l Kiel]                    names it by the very words that it is known by

One may lie in another. Each mention of a name is written down, but those in what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).parents[1] / "data" / "articles"

_TOKEN = re.compile(r"\[(?:([qmpold]) (?:([^|\[\]]*)\|)?)?|\]|[^\[\]]+")
_FIELD = re.compile(r"(?:^|(?<= ))\|(?= |$)")
_NAMES = {"p": "person", "o": "organisation", "l": "place", "d": "date"}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation in its block's text."""

    start: int
    end: int
    speaker: str | None
    marked: bool
    """It has kept its marks, so that no damage comes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name somebody or something."""

    start: int
    end: int
    kind: str
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text, with what is quoted and named in it."""

    text: str
    quotes: tuple[Quoted, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a caption says of its source."""

    words: Words
    agency: str | None
    photographer: str | None
    same_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of the article, boilerplate too."""

    kind: str
    words: Words
    speaker: str | None = None
    """Who says a block quote."""
    role: str | None = None
    label: str | None = None
    credit: Credit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An annotated article."""

    id: str
    head: Mapping[str, str]
    parts: tuple[Part, ...]

    @property
    def language(self) -> str:
        """Return the language that it is written in."""
        return self.head["lang"]

    @property
    def direction(self) -> str:
        """Return the direction that its language is written in."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"


def sources() -> tuple[Path, ...]:
    """Name the annotated articles."""
    return tuple(sorted(ARTICLES.glob("*.news")))


def read(path: Path) -> Reference:
    """Read an annotated article."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    pairs = dict(line.split(": ", 1) for line in head.splitlines())
    parts = tuple(part_of(line) for line in body.splitlines() if line)
    return Reference(id=path.stem, head=pairs, parts=parts)


def part_of(line: str) -> Part:
    """Read a block's line."""
    mark, _, rest = line.partition(" ")
    match mark:
        case "#" | "##":
            return Part(kind="title" if mark == "#" else "heading", words=words_of(rest))
        case ">":
            speaker, _, words = rest.partition("| ")
            return Part(kind="blockquote", words=words_of(words), speaker=speaker.strip() or None)
        case "!":
            role, _, text = rest.partition(" ")
            return Part(kind="boilerplate", words=Words(text=text), role=role)
        case "@":
            return _caption(rest)
    return Part(kind="paragraph", words=words_of(line))


def words_of(line: str) -> Words:
    """Take the brackets out of a line.

    Raises:
        ValueError: A bracket is left open, or closes nothing, as behind a letter that is not known.
    """
    text, opened = "", list[tuple[str, str | None, int]]()
    quotes, mentions = list[Quoted](), list[Mention]()
    for token in _TOKEN.finditer(line):
        if token[1]:
            opened.append((token[1], token[2], len(text)))
        elif token[0] != "]":
            text += token[0]
        elif not opened:
            raise ValueError(f"a bracket closes nothing: {line}")
        elif (tag := opened.pop())[0] in _NAMES:
            mentions.append(_mention(text, *tag))
        else:
            quotes.append(_quoted(text, *tag))
    if opened:
        raise ValueError(f"a bracket is left open: {line}")
    return Words(
        text=text, quotes=tuple(sorted(quotes, key=_place)), mentions=tuple(sorted(mentions, key=_place))
    )


def _mention(text: str, letter: str, canonical: str | None, start: int) -> Mention:
    return Mention(start=start, end=len(text), kind=_NAMES[letter], canonical=canonical or text[start:])


def _quoted(text: str, letter: str, speaker: str | None, start: int) -> Quoted:
    return Quoted(start=start, end=len(text), speaker=speaker or None, marked=letter == "m")


def _place(found: Quoted | Mention) -> tuple[int, int]:
    """Sort by where it begins, what lies around others first."""
    return found.start, -found.end


def _caption(line: str) -> Part:
    label, words, raw, agency, photographer = (field.strip() for field in _FIELD.split(line))
    credit = Credit(
        words=words_of(raw.removeprefix("+").strip()),
        agency=agency or None,
        photographer=photographer or None,
        same_line=raw.startswith("+"),
    )
    return Part(kind="caption", words=words_of(words), label=label or None, credit=credit if raw else None)
