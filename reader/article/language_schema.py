"""What is wrong in a language's file: one schema for pressmark's own and the user's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields

from reader.article.entity_words import EntityWords
from reader.article.language_words import Boilerplate, Language

NESTED: Mapping[str, type] = {"boilerplate": Boilerplate, "entities": EntityWords}
"""Tables with keys of their own."""
HEADINGS = ("writing", "speech", "people", "captions")
"""Tables that share their keys: the headings are for whoever reads the file."""
TABLES = (*HEADINGS, *NESTED)
NOT_KEYS = frozenset({"code", *NESTED})
AS_WRITTEN = frozenset(
    {
        "grammar_breaks",
        "place_names",
        "known_organisations",
        "given_names",
        "female_names",
        "male_names",
        "months",
    }
)
"""Lists in which capitals mean something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake, and where it is."""

    table: str
    key: str = ""
    value: str = ""
    problem: str
    known: tuple[str, ...] = ()
    """The names that could be meant."""
    remedy: str = ""


def faults(tables: Mapping[str, object]) -> Iterator[Fault]:
    """Find the mistakes of a file that was read as TOML, in the order of its lines."""
    for table, content in tables.items():
        if table not in TABLES:
            yield Fault(table=table, problem=f'there is no table "{table}"', known=TABLES)
        elif not isinstance(content, Mapping):
            yield Fault(
                table=table, problem=f"{table} is a table", remedy=f"write [{table}] on a line of its own"
            )
        else:
            yield from _faults_of_table(table, content)


def known_keys(table: str) -> Mapping[str, object]:
    """Return the keys of a table, each with its default."""
    holder = NESTED.get(table, Language)
    return {
        one.name: one.default for one in fields(holder) if holder is not Language or one.name not in NOT_KEYS
    }


def _faults_of_table(table: str, content: Mapping[str, object]) -> Iterator[Fault]:
    known = known_keys(table)
    for key, value in content.items():
        if key not in known:
            yield Fault(
                table=table, key=key, problem=f'there is no key "{key}" in [{table}]', known=tuple(known)
            )
            continue
        mistake = _mistake(key, value, known[key])
        if mistake is not None:
            wrong, problem, remedy = mistake
            yield Fault(table=table, key=key, value=wrong, problem=f"{key}: {problem}", remedy=remedy)


def _mistake(key: str, value: object, default: object) -> tuple[str, str, str] | None:
    """Say what is wrong with a value, if anything: the word at fault, the problem, the remedy."""
    if isinstance(default, bool):
        return None if isinstance(value, bool) else ("", "this is true or false", "write it without quotes")
    if isinstance(default, str):
        return None if isinstance(value, str) else ("", "this is a string", 'write it in quotes: "…"')
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        return "", "this is a list of words", f'write it as in {key} = ["one", "another"]'
    found = ((word, mistake) for word in value if (mistake := _mistake_in_word(key, word)))
    return next(((word, f'"{word}" {problem}', remedy) for word, (problem, remedy) in found), None)


def _mistake_in_word(key: str, word: str) -> tuple[str, str] | None:
    if not word.strip():
        return "says nothing", "take the empty word out"
    check = CHECKS.get(key)
    if check is not None:
        return check(word)
    if word != word.lower() and key not in AS_WRITTEN:
        return "has capitals", "write words in lower case; they match capitals too"
    return None


def _pair(word: str) -> tuple[str, str] | None:
    marks = word.split(" ")
    if len(marks) == 2 and all(len(mark) == 1 for mark in marks):
        return None
    return "is no pair of marks", 'write the opening mark, a space and the closing mark: "„ “"'


def _expression(word: str) -> tuple[str, str] | None:
    try:
        re.compile(word)
    except re.error as error:
        return f"is no regular expression: {error}", "mend it, or take it out"
    return None


def _conjugation(word: str) -> tuple[str, str] | None:
    name, _, endings = word.partition(" = ")
    if name.isalpha() and endings.split() and word == word.lower():
        return None
    return "is no conjugation", 'write its name and its endings: "ar = a an ó"'


CHECKS: Mapping[str, Callable[[str], tuple[str, str] | None]] = {
    "marks": _pair,
    "other_marks": _pair,
    "grammar_breaks": _expression,
    "conjugations": _conjugation,
}
