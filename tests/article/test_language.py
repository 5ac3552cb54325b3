"""Languages are files; what a page says of its own is believed only where it makes sense."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from reader.article.language import (
    Marks,
    direction_of,
    language_files,
    language_from,
    load_language,
    matcher,
    normalised_tag,
    quotation_marks,
    settle_language,
)
from reader.article.model import Direction

REQUIRED = ("verbs", "leads", "pronouns", "first_person", "roles", "credit_leads", "labels", "not_names")


def no_detection(_: str) -> str | None:
    raise AssertionError("nothing should have to be detected")


@pytest.mark.parametrize("code", language_files())
def test_every_file_has_known_keys_alone(code: str) -> None:
    tables = tomllib.loads(files("reader.article").joinpath("languages", f"{code}.toml").read_text("utf-8"))
    assert language_from(code, tables, {}).code == code


@pytest.mark.parametrize("code", language_files())
def test_every_word_list_is_in_lower_case_and_compiles(code: str) -> None:
    language = load_language(code)
    listed = (
        *language.verbs,
        *language.leads,
        *language.credit_leads,
        *language.labels,
        *language.open_words,
    )
    assert [word for word in listed if word != word.lower()] == []
    assert all(re.compile(pattern) for pattern in language.grammar_breaks)


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "ja", "nl", "pt"])
def test_the_first_languages_know_what_cleaning_needs(code: str) -> None:
    language = load_language(code)
    assert [name for name in REQUIRED if not getattr(language, name)] == []
    assert language.boilerplate.related
    assert language.boilerplate.advertising


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(TypeError, match="verbz"):
        language_from("xx", {"speech": {"verbz": ["said"]}}, {})


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("fr", "«»«»"),
        ("de", "„“‚‘"),
        ("de-CH", "„“‚‘"),
        ("fr-CH", "«»‹›"),
        ("ja", "「」『』"),
        ("cs", "„“‚‘"),
        (None, "“”‘’"),
    ],
)
def test_quotation_marks_are_those_of_the_locale(code: str | None, marks: str) -> None:
    assert quotation_marks(load_language(code)) == (Marks(marks[0], marks[1]), Marks(marks[2], marks[3]))


def test_a_region_without_a_file_uses_its_language() -> None:
    assert load_language("pt-BR").verbs == load_language("pt").verbs


def test_a_language_without_a_file_still_knows_agencies() -> None:
    assert "reuters" in load_language("eo").agencies


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("fr_FR", "fr-FR"),
        ("EN", "en"),
        ("zh-Hans-CN", "zh-CN"),
        ("en_US.UTF-8", "en-US"),
        ("deu", "de"),
        ("{{lang}}", None),
        ("xx-default", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_a_declared_language_is_normalised_or_ignored(declared: str | None, tag: str | None) -> None:
    assert normalised_tag(declared) == tag


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("村上さんはこう語った。", "ja"),
        ("金沢市浅野川灯笼节两万人参加", "zh"),
        ("한국어 기사입니다", "ko"),
        ("שלום לכולם", "he"),
        ("Καλημέρα σας", "el"),
        ("ข่าววันนี้", "th"),
    ],
)
def test_a_script_of_one_language_names_it(text: str, code: str) -> None:
    assert settle_language("{{lang}}", text, no_detection) == code


def test_what_is_declared_goes_before_the_script() -> None:
    assert settle_language("zh-TW", "村上さん", no_detection) == "zh-TW"


def test_the_rest_is_detected_from_the_start_in_lower_case() -> None:
    def detect(text: str) -> str | None:
        return "fr" if text == ("le maire " * 1000)[:3000] else None

    assert settle_language(None, "LE MAIRE " * 1000, detect) == "fr"


def test_nothing_detected_is_no_language() -> None:
    assert settle_language(None, "12 345", lambda _: None) is None


@pytest.mark.parametrize(
    ("code", "text", "direction"),
    [
        ("ar", "قال الوزير", Direction.RTL),
        ("en", "قال الوزير محمد", Direction.RTL),
        ("ar", "The minister said", Direction.LTR),
        ("he", "123", Direction.RTL),
        (None, "", Direction.LTR),
    ],
)
def test_letters_decide_the_direction(code: str | None, text: str, direction: Direction) -> None:
    assert direction_of(code, text) is direction


def test_a_listed_word_matches_whole_words_in_either_apostrophe() -> None:
    found = matcher(("déclar*", "j’", "dit")).findall("Il a déclaré, j'ai dit, inédit, J’aime")
    assert found == ["déclaré", "j'", "dit", "J’"]
