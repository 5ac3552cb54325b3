"""What is known of each language: its quotation marks, its words of speech, what its sites print.

A language is a TOML file in `languages/`; quotation marks come from the Unicode CLDR, and what the
file says is added to them. A language without a file gets its CLDR marks and the shared cues.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from reader.article.direction import strong_direction
from reader.article.entity_words import EntityWords
from reader.article.language_words import Boilerplate, Language, Marks
from reader.article.model import Direction

RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"])
TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?", re.IGNORECASE)
NO_LANGUAGES = frozenset(["xx", "und", "zxx", "mul", "mis", "qaa", "default", "lang"])
LONG_CODES = "eng=en fra=fr fre=fr deu=de ger=de spa=es ita=it por=pt nld=nl dut=nl jpn=ja zho=zh chi=zh"
OLD_CODES = "iw=he in=id ji=yi"
TWO_LETTERS = dict(pair.split("=") for pair in f"{LONG_CODES} {OLD_CODES}".split())
SHARED, GENERIC = "shared", "generic"
Tables = Mapping[str, Mapping[str, Any]]
"""A language's file, read: keys and values by table."""
Load = Callable[[str | None], Language]
"""Gives what is known of the language with a code."""
__all__ = ["Boilerplate", "Language", "Languages", "Load", "Marks", "load_language"]
STRAIGHT_MARKS = ('" "', "' '")


def load_language(code: str | None) -> Language:
    """Load what pressmark itself knows of a language; `Languages` has what the user adds."""
    return SHIPPED.load(code)


def language_files() -> tuple[str, ...]:
    """Name the languages that have a file."""
    names = (entry.name for entry in files("reader.article").joinpath("languages").iterdir())
    codes = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(code for code in codes if code != SHARED))


def read_language_file(code: str) -> Tables:
    """Read one of pressmark's own files as it is; empty where there is none."""
    path = files("reader.article").joinpath("languages", f"{code}.toml")
    return tomllib.loads(path.read_text("utf-8")) if code and path.is_file() else {}


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages that are known: pressmark's own files, and the user's over them, key by key."""

    own: Mapping[str, Tables] = field(default_factory=dict, hash=False)
    """The user's tables, by the name of their file; they hold what `language_schema` lets pass."""
    _loaded: dict[str, Language] = field(default_factory=dict, init=False, repr=False, compare=False)

    def load(self, code: str | None) -> Language:
        """Load what is known of a language: of "pt-BR", `pt-BR.toml`, else `pt.toml`, else what CLDR has."""
        tag = normalised_tag(code) or ""
        if tag not in self._loaded:
            self._loaded[tag] = language_from(tag, self._tables_of(tag), self._tables(SHARED))
        return self._loaded[tag]

    def _tables_of(self, tag: str) -> Tables:
        return self._tables(tag) or self._tables(tag.split("-")[0]) or self._tables(GENERIC)

    def _tables(self, name: str) -> Tables:
        tables, own = read_language_file(name), self.own.get(name, {})
        return {table: {**tables.get(table, {}), **own.get(table, {})} for table in [*tables, *own]}


SHIPPED = Languages()


def language_from(code: str, tables: Tables, shared: Tables) -> Language:
    """Build a language of its file and the shared one.

    Raises:
        TypeError: A key is not known.
    """
    values = _flat(tables)
    for name, words in _flat(shared).items():
        values[name] = (*values.get(name, ()), *words)
    boilerplate = _merged(tables.get("boilerplate", {}), shared.get("boilerplate", {}))
    entities = EntityWords(**_merged(tables.get("entities", {}), shared.get("entities", {})))
    others = (*values.pop("other_marks", ()), *STRAIGHT_MARKS)
    values["verbs"] = conjugated(values.get("verbs", ()), values.get("conjugations", ()))
    marks = _pairs(values.pop("marks", ())) or marks_of_locale(code)
    return Language(
        code=code,
        marks=marks,
        other_marks=_pairs(others),
        boilerplate=Boilerplate(**boilerplate),
        entities=entities,
        **values,
    )


def conjugated(verbs: Iterable[str], conjugations: Iterable[str]) -> tuple[str, ...]:
    """Write the endings of its class behind each verb that names one: "habl~ar" is "habl{a|an|ó}"."""
    endings = {name: f"{{{'|'.join(ends.split())}}}" for name, _, ends in map(_class_of, conjugations)}
    stems = (verb.partition("~") for verb in verbs)
    return tuple(stem + endings.get(name, "") for stem, _, name in stems)


def _class_of(conjugation: str) -> tuple[str, str, str]:
    return conjugation.partition(" = ")


def quotation_marks(language: Language) -> tuple[Marks, ...]:
    """Return the marks to write around a quotation: at depth 0, at depth 1."""
    return language.marks


def marks_of_locale(code: str) -> tuple[Marks, ...]:
    """Return CLDR's outer and inner quotation marks of a locale, else of its language, else English ones."""
    by_locale = _cldr_marks()
    outer, outer_end, inner, inner_end = by_locale.get(code) or by_locale.get(code.split("-")[0]) or "“”‘’"
    return Marks(outer, outer_end), Marks(inner, inner_end)


@cache
def _cldr_marks() -> dict[str, tuple[str, ...]]:
    data = json.loads(files("reader.article").joinpath("languages/cldr_delimiters.json").read_text("utf-8"))
    return {locale: tuple(marks.split("\t")) for marks, locales in data.items() for locale in locales.split()}


def _flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Take the tables apart into the fields of `Language`; their headings are for the reader of the file."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for heading, table in tables.items()
        if heading not in ("boilerplate", "entities")
        for name, value in table.items()
    }


def _merged(own: Mapping[str, list[str]], shared: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: (*own.get(name, ()), *shared.get(name, ())) for name in own.keys() | shared.keys()}


def _pairs(texts: Iterable[str]) -> tuple[Marks, ...]:
    return tuple(Marks(*text.split(" ")) for text in texts)


@lru_cache(maxsize=512)
def matcher(words: tuple[str, ...], *, spaced: bool = True) -> re.Pattern[str]:
    """Compile a word list: any of the words, whole where words are spaced, without regard to case."""
    longest_first = sorted(words, key=len, reverse=True)
    starting = [word for word in longest_first if spaced and (word[0].isalnum() or word[0] == "*")]
    others = [word for word in longest_first if word not in starting]
    spelt = [_expression(word, spaced) for word in others]
    if starting:
        # Looked at once for all words and not for each: six times as fast.
        spelt.insert(0, f"{_start(starting)}(?:{'|'.join(_expression(word, spaced) for word in starting)})")
    return re.compile("|".join(spelt) or r"(?!)", re.IGNORECASE)


def _start(words: Iterable[str]) -> str:
    """Spell the start of a word: no letter before it, and a first letter that one of the words has."""
    firsts = sorted({word[0] for word in words})
    return r"(?<!\w)" if "*" in firsts else rf"(?<!\w)(?=[{re.escape(''.join(firsts))}])"


def _expression(word: str, spaced: bool) -> str:
    """Spell a listed word as a regular expression; after an elision ("l’") the next word follows at once."""
    after = r"(?!\w)" if spaced and (word[-1].isalnum() or word[-1] in "*}") else ""
    spelt = re.escape(word).replace(r"\*", r"\w*").replace("’", "[’']").replace(r"\ ", r"\s")
    return _with_endings(spelt) + after


def _with_endings(spelt: str) -> str:
    """Spell the endings of a conjugated verb as alternatives."""
    return spelt.replace(r"\{", "(?:").replace(r"\|", "|").replace(r"\}", ")")


def normalised_tag(declared: str | None) -> str | None:
    """Write a declared language as ISO 639 with a region ("fr_FR" is "fr-FR"); None for nonsense."""
    match = TAG.fullmatch((declared or "").strip())
    if match is None or match[1].lower() in NO_LANGUAGES:
        return None
    code = TWO_LETTERS.get(match[1].lower(), match[1].lower())
    return f"{code}-{match[2].upper()}" if match[2] else code


def direction_of(language: str | None, text: str) -> Direction:
    """Tell which way an article runs: by most of its letters, by its language where it has none."""
    by_text = strong_direction(text)
    if by_text is not None:
        return by_text
    code = (normalised_tag(language) or "").split("-")[0]
    return Direction.RTL if code in RIGHT_TO_LEFT else Direction.LTR
