"""What is known of each language: its quotation marks, its words of speech, what its sites print.

A language is a TOML file in `languages/`; quotation marks come from the Unicode CLDR, and what the
file says is added to them. A language without a file gets its CLDR marks and the shared cues.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from reader.article.model import Direction
from reader.article.scripts import language_by_script, strong_direction

RIGHT_TO_LEFT = frozenset(["ar", "ckb", "dv", "fa", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"])
DETECTED_FROM = 3000
TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].*)?", re.IGNORECASE)
NO_LANGUAGES = frozenset(["xx", "und", "zxx", "mul", "mis", "qaa", "default", "lang"])
LONG_CODES = "eng=en fra=fr fre=fr deu=de ger=de spa=es ita=it por=pt nld=nl dut=nl jpn=ja zho=zh chi=zh"
OLD_CODES = "iw=he in=id ji=yi"
TWO_LETTERS = dict(pair.split("=") for pair in f"{LONG_CODES} {OLD_CODES}".split())
STRAIGHT_MARKS = ('" "', "' '")


class Marks(NamedTuple):
    """A pair of quotation marks."""

    open: str
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Lines that pages print around an article, by what they are for."""

    related: tuple[str, ...] = ()
    advertising: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    newsletter: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language, as far as cleaning an article and finding who speaks in it needs one.

    Word lists are in lower case; a star stands for any letters.
    """

    code: str = ""
    marks: tuple[Marks, ...] = (Marks("“", "”"), Marks("‘", "’"))
    """By depth: the outer pair, then the inner one."""
    other_marks: tuple[Marks, ...] = ()
    """Read as quotation marks too, never written."""
    dashes_open_speech: bool = False
    spaced: bool = True
    """Whether white space stands between words."""
    nouns_capitalised: bool = False
    scripts: tuple[str, ...] = ()
    """ISO 15924 codes of the scripts that the language is written in."""
    open_words: tuple[str, ...] = ()
    """No sentence ends after one of these."""
    continuations: tuple[str, ...] = ()
    """No sentence starts with one of these; for scripts without capitals."""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    """Words that may have a capital and begin no name."""
    abbreviations: tuple[str, ...] = ()
    """Without their last full stop."""
    verbs: tuple[str, ...] = ()
    """Forms of the verbs that report speech."""
    leads: tuple[str, ...] = ()
    """What stands before a speaker's name: "according to"."""
    pronouns: tuple[str, ...] = ()
    inversions: tuple[str, ...] = ()
    """What is hung on a verb when the pronoun comes second: "-t-il"."""
    first_person: tuple[str, ...] = ()
    complementisers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    """What begins an aside about somebody: "who"."""
    grammar_breaks: tuple[str, ...] = ()
    """Regular expressions; each ends where somebody else's words begin without a mark."""
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    """Lower-case words inside names: "van"."""
    honorifics: tuple[str, ...] = ()
    """What follows a name where names have no capitals: "さん"."""
    credit_leads: tuple[str, ...] = ()
    credit_tails: tuple[str, ...] = ()
    caption_leads: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """What the buttons say that enlarge a picture."""
    agencies: tuple[str, ...] = ()
    boilerplate: Boilerplate = Boilerplate()


def load_language(code: str | None) -> Language:
    """Load what is known of a language: of "pt-BR", `pt-BR.toml`, else `pt.toml`, else what CLDR has."""
    return _load(normalised_tag(code) or "")


@cache
def _load(code: str) -> Language:
    tables = _read_file(code) or _read_file(code.split("-")[0]) or _read_file("generic") or {}
    return language_from(code, tables, _read_file("shared") or {})


def language_from(code: str, tables: Mapping[str, Any], shared: Mapping[str, Any]) -> Language:
    """Build a language of its file and the shared one.

    Raises:
        TypeError: A key is not known.
    """
    values = _flat(tables)
    for name, words in _flat(shared).items():
        values[name] = (*values.get(name, ()), *words)
    boilerplate = _merged(tables.get("boilerplate", {}), shared.get("boilerplate", {}))
    marks = marks_of_locale(code)
    others = (*values.pop("other_marks", ()), *STRAIGHT_MARKS)
    return Language(
        code=code, marks=marks, other_marks=_pairs(others), boilerplate=Boilerplate(**boilerplate), **values
    )


def language_files() -> tuple[str, ...]:
    """Name the languages that have a file."""
    names = (entry.name for entry in files("reader.article").joinpath("languages").iterdir())
    codes = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(code for code in codes if code != "shared"))


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


def _read_file(code: str) -> dict[str, Any] | None:
    path = files("reader.article").joinpath("languages", f"{code}.toml")
    return tomllib.loads(path.read_text("utf-8")) if code and path.is_file() else None


def _flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Take the tables apart into the fields of `Language`; their headings are for the reader of the file."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for heading, table in tables.items()
        if heading != "boilerplate"
        for name, value in table.items()
    }


def _merged(own: Mapping[str, list[str]], shared: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: (*own.get(name, ()), *shared.get(name, ())) for name in own.keys() | shared.keys()}


def _pairs(texts: Iterable[str]) -> tuple[Marks, ...]:
    return tuple(Marks(*text.split(" ")) for text in texts)


@lru_cache(maxsize=512)
def matcher(words: tuple[str, ...], *, spaced: bool = True) -> re.Pattern[str]:
    """Compile a word list: any of the words, whole where words are spaced, without regard to case."""
    spelt = (_expression(word, spaced) for word in sorted(words, key=len, reverse=True))
    return re.compile("|".join(spelt) or r"(?!)", re.IGNORECASE)


def _expression(word: str, spaced: bool) -> str:
    """Spell a listed word as a regular expression; after an elision ("l’") the next word follows at once."""
    before = r"(?<!\w)" if spaced and (word[0].isalnum() or word[0] == "*") else ""
    after = r"(?!\w)" if spaced and (word[-1].isalnum() or word[-1] == "*") else ""
    spelt = re.escape(word).replace(r"\*", r"\w*").replace("’", "[’']").replace(r"\ ", r"\s")
    return f"{before}{spelt}{after}"


def normalised_tag(declared: str | None) -> str | None:
    """Write a declared language as ISO 639 with a region ("fr_FR" is "fr-FR"); None for nonsense."""
    match = TAG.fullmatch((declared or "").strip())
    if match is None or match[1].lower() in NO_LANGUAGES:
        return None
    code = TWO_LETTERS.get(match[1].lower(), match[1].lower())
    return f"{code}-{match[2].upper()}" if match[2] else code


def settle_language(declared: str | None, text: str, detect: Callable[[str], str | None]) -> str | None:
    """Decide an article's language: as declared, else by its script, else as `detect` reads its start."""
    tag = normalised_tag(declared)
    return tag or language_by_script(text) or normalised_tag(detect(text[:DETECTED_FROM].lower()))


def direction_of(language: str | None, text: str) -> Direction:
    """Tell which way an article runs: by most of its letters, by its language where it has none."""
    by_text = strong_direction(text)
    if by_text is not None:
        return by_text
    code = (normalised_tag(language) or "").split("-")[0]
    return Direction.RTL if code in RIGHT_TO_LEFT else Direction.LTR
