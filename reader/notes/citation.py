"""A quotation with where it is from, as text to paste: by templates, pressmark's own or the user's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.notes.authors import authors_in
from reader.notes.blocks import Passages
from reader.notes.markdown import plain
from reader.notes.render import NoteHead

PART = re.compile(r"\[(?P<group>(?:[^\[\]{}]|\{\w+\})*)\]|\{(?P<name>\w+)\}")
NAME = re.compile(r"\{(\w+)\}")
QUOTED_LINE = re.compile(r"[> \t]+\Z")


class Format(NamedTuple):
    """How a quotation is written."""

    template: str
    """Text with `{name}` for a field; what stands in `[…]` is left out where a field in it is empty."""
    escape: Callable[[str], str] = str
    """Makes the fields fit for what the text is pasted into."""


FORMATS: Mapping[str, Format] = {
    "plain": Format("{quote}\n— [{speaker}, ][{authors}, ]{title}[, {site}][, {date}][, {link}]"),
    "markdown": Format(
        "> {quote}\n>\n> — [{speaker}, ][{authors}, ]{title}[, {site}][, {date}][. <{link}>]", plain
    ),
    "words": Format("{words}"),
    "link": Format("{link}"),
}
"""What comes with pressmark, by name."""
UNESCAPED = frozenset({"link", "url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What is quoted: a mark, or a passage without one."""

    words: str
    span: Span | None
    """None where the words are not in the text any more."""
    speaker: str | None = None
    language: str | None = None
    translation: str = ""
    note: str = ""


def citation_fields(cited: Cited, head: NoteHead, passages: Passages) -> dict[str, str]:
    """Return what a template can name; what is not known is empty."""
    metadata = head.metadata
    return {
        "quote": passages.in_marks(cited.words),
        "words": cited.words,
        "speaker": cited.speaker or "",
        "title": clean_line(head.title),
        "authors": ", ".join(authors_in(metadata.byline)),
        "site": metadata.site or "",
        "date": (metadata.published or "")[:10],
        "published": metadata.published or "",
        "accessed": head.accessed.date().isoformat(),
        "place": passages.place(cited.span),
        "url": metadata.url or "",
        "link": passages.address(cited.span),
        "language": cited.language or metadata.language or "",
        "translation": cited.translation,
        "note": cited.note,
    }


def cite(form: Format, fields: Mapping[str, str]) -> str:
    """Fill a template in.

    Where a field of several lines stands at the start of a line, behind nothing or behind `>`, its
    other lines begin like the first.

    Raises:
        ReaderError: The template names a field that there is not.
    """
    check_template(form.template, fields)
    values = {
        name: value if name in UNESCAPED else "\n".join(map(form.escape, value.split("\n")))
        for name, value in fields.items()
    }
    lines = (_filled(line, values) for line in form.template.split("\n"))
    return "\n".join(lines)


def check_template(template: str, fields: Mapping[str, str] | frozenset[str]) -> None:
    """Raise `ReaderError` where a template names a field that there is not."""
    for name in NAME.findall(template):
        if name not in fields:
            raise ReaderError(f"There is no field {{{name}}} to copy; there are {', '.join(fields)}.")


def _filled(line: str, values: Mapping[str, str]) -> str:
    def fill(match: re.Match[str]) -> str:
        if match["name"]:
            return _in_line(values[match["name"]], line[: match.start()])
        names = NAME.findall(match["group"])
        if not names:
            return match.group()
        if not all(values[name] for name in names):
            return ""
        return NAME.sub(lambda field: values[field[1]], match["group"])

    return PART.sub(fill, line).rstrip()


def _in_line(value: str, before: str) -> str:
    """Begin the other lines of a value like its first."""
    start = before if QUOTED_LINE.fullmatch(before) else ""
    return value.replace("\n", f"\n{start}")
