"""The head of a note holds whatever words it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from reader.article.normalise import clean_line, guard
from reader.notes.frontmatter import article_id_in, frontmatter, scalar, wikilink, wikilinks
from tests.strategies import hostile_texts

HOSTILE = [
    "no",
    "1e5",
    "- a: [b",
    "---",
    '"quoted" \\ back',
    "a: b # c",
    "{{x}}",
    "title\n---\nevil: yes",
    "\u2028x\u0085",
    "!!python/object",
    "&anchor *alias",
    "\U0001f600",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_one_value(text: str) -> None:
    lines = list(frontmatter({"pressmark_id": "a1", "title": text, "tags": [text, text]}))
    assert len(lines) == 5
    loaded = YAML(typ="safe").load("\n".join(lines[1:-1]))
    expected = guard(clean_line(text))
    assert loaded == {"pressmark_id": "a1", "title": expected, "tags": [expected, expected]}


@given(hostile_texts)
def test_any_words_stay_one_value(text: str) -> None:
    loaded = YAML(typ="safe").load(f"title: {scalar(text)}")
    assert isinstance(loaded["title"], str) or text[:4].isdigit()


@pytest.mark.parametrize("date", ["2026-03-14", "2026-03-15T08:12:04Z", "2026-03-15T08:12:04.5+01:00"])
def test_dates_are_bare(date: str) -> None:
    assert scalar(date) == date


@pytest.mark.parametrize("words", ["14 March 2026", "2026", "2026-03-14 or so", "2026-03-14T08"])
def test_what_only_looks_like_a_date_is_quoted(words: str) -> None:
    assert scalar(words) == f'"{words}"'


def test_fields_without_a_value_are_left_out() -> None:
    assert list(frontmatter({"a": None, "b": "", "c": (), "d": "x"})) == ["---", 'd: "x"', "---"]


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Jane Roe", "[[Jane Roe]]"),
        ("Jane]] [[Evil|x", "[[Jane Evil x]]"),
        ("C# ^id %% x \\", "[[C id x]]"),
        ("a\nb", "[[a b]]"),
        ("[[]]", ""),
        ("", ""),
    ],
)
def test_a_name_stays_one_link(name: str, link: str) -> None:
    assert wikilink(name) == link


def test_a_name_is_linked_once() -> None:
    assert wikilinks(["B", "A", "B", "#"]) == ("[[B]]", "[[A]]")


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ('---\npressmark_id: "a1"\n---\n', "a1"),
        ("---\ntitle: x\npressmark_id: a1  # mine\n---\n", "a1"),
        ("\ufeff---\r\npressmark_id: 'a1'\r\n---\r\n", "a1"),
        ("---\npressmark_id: a1\n", "a1"),
        ("---\n---\npressmark_id: a1\n", None),
        ("---\nmy_pressmark_id: a1\n---\n", None),
        ("---\n  pressmark_id: a1\n---\n", None),
        ("---\ntitle: x", None),
        ("pressmark_id: a1", None),
        ("", None),
    ],
)
def test_a_notes_id_is_read_from_its_frontmatter_alone(note: str, found: str | None) -> None:
    assert article_id_in(note) == found


@given(st.text())
def test_any_text_can_be_asked_for_an_id(text: str) -> None:
    assert article_id_in(f"---\n{text}") is None or "pressmark_id" in text
