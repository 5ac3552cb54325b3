"""The head of a note: YAML that no word from outside can break, and the id by which a note is found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.article.normalise import clean_line, guard

FENCE = "---"
ID_FIELD = re.compile(r"""pressmark_id:[ \t]*(?P<quote>["']?)(?P<id>[\w.-]+)(?P=quote)[ \t]*(?:#.*)?""")
# What YAML reads as a date or a time, and nothing else.
DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?")
LINK_BREAKERS = re.compile(r"[][|#^\\%]+")

Value = str | Sequence[str] | None


def frontmatter(fields: Mapping[str, Value]) -> Iterator[str]:
    """Write the lines of a frontmatter, without the fields that have no value."""
    yield FENCE
    for name, value in fields.items():
        if value:
            yield f"{name}: {scalar(value) if isinstance(value, str) else _list(value)}"
    yield FENCE


def scalar(text: str) -> str:
    """Write a text as YAML: dates bare, so that programs know them as such, all else in double quotes.

    Bare words could mean something else: `no` is a language and a truth value, `1e5` an id and a number.
    """
    return text if DATE.fullmatch(text) else json.dumps(guard(clean_line(text)), ensure_ascii=False)


def wikilink(name: str) -> str:
    """Link to a name's own note; characters that would end or bend the link are left out."""
    kept = " ".join(LINK_BREAKERS.sub(" ", guard(clean_line(name))).split())
    return f"[[{kept}]]" if kept else ""


def wikilinks(names: Iterable[str]) -> tuple[str, ...]:
    """Link to each name once, in the order of their first use."""
    return tuple(dict.fromkeys(filter(None, map(wikilink, names))))


def article_id_in(note: str) -> str | None:
    """Return the `pressmark_id` of a note's frontmatter, of which the beginning of the note is enough."""
    lines = iter(note.removeprefix("\ufeff").splitlines())
    if next(lines, "").rstrip() != FENCE:
        return None
    for line in lines:
        if line.rstrip() == FENCE:
            return None
        if found := ID_FIELD.fullmatch(line.rstrip()):
            return found["id"]
    return None


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, values))}]"
