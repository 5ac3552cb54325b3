"""Languages are files; what a page says of its own is believed only where it makes sense."""

from __future__ import annotations

from dataclasses import fields

import pytest

from reader.article.language import (
    SHARED,
    Boilerplate,
    Languages,
    Marks,
    conjugated,
    direction_of,
    language_files,
    language_from,
    load_language,
    matcher,
    normalised_tag,
    quotation_marks,
    read_language_file,
)
from reader.article.language_schema import faults
from reader.article.model import Direction
from reader.article.settling import settle_language

REQUIRED = (
    "verbs",
    "leads",
    "pronouns",
    "first_person",
    "roles",
    "credit_leads",
    "caption_leads",
    "labels",
    "not_names",
)
CODES = [code for code in language_files() if code != "generic"]


def no_detection(_: str) -> str | None:
    raise AssertionError("nothing should have to be detected")


@pytest.mark.parametrize("code", [*language_files(), SHARED])
def test_every_file_follows_the_schema(code: str) -> None:
    assert list(faults(read_language_file(code))) == []


@pytest.mark.parametrize("code", [*language_files(), SHARED])
def test_no_list_says_a_thing_twice(code: str) -> None:
    tables = (table for name, table in read_language_file(code).items() if name != "entities")
    lists = {key: words for table in tables for key, words in table.items() if isinstance(words, list)}
    assert [(key, w) for key, words in lists.items() for w in set(words) if words.count(w) > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_each_language_knows_what_cleaning_needs(code: str) -> None:
    language = load_language(code)
    assert [name for name in REQUIRED if not getattr(language, name)] == []
    roles = [
        field.name
        for field in fields(Boilerplate)
        if not read_language_file(code)["boilerplate"].get(field.name)
    ]
    assert roles == []


@pytest.mark.parametrize("code", CODES)
def test_each_language_finds_its_own_words(code: str) -> None:
    language = load_language(code)
    for words in (language.verbs, language.leads, language.pronouns, language.first_person):
        found = [word for word in words if matcher(words, spaced=language.spaced).search(_one_form(word))]
        assert found == list(words)


def _one_form(word: str) -> str:
    stem, _, endings = word.partition("{")
    return stem.replace("*", "") + endings.partition("|")[0]


@pytest.mark.parametrize("code", ["fr", "es", "pt", "it", "pl", "ru", "uk", "tr"])
def test_dashes_open_speech_where_newspapers_and_novels_use_them(code: str) -> None:
    assert load_language(code).dashes_open_speech


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ({"speech": {"verbz": ["said"]}}, 'there is no key "verbz" in [speech]'),
        ({"speach": {}}, 'there is no table "speach"'),
        ({"speech": ["said"]}, "speech is a table"),
        ({"speech": {"verbs": "said"}}, "verbs: this is a list of words"),
        ({"speech": {"verbs": [1]}}, "verbs: this is a list of words"),
        ({"speech": {"verbs": ["Said"]}}, 'verbs: "Said" has capitals'),
        ({"speech": {"verbs": [" "]}}, 'verbs: " " says nothing'),
        ({"speech": {"grammar_breaks": ["("]}}, 'grammar_breaks: "(" is no regular expression'),
        ({"speech": {"conjugations": ["ar a an"]}}, 'conjugations: "ar a an" is no conjugation'),
        ({"writing": {"spaced": "no"}}, "spaced: this is true or false"),
        ({"writing": {"prefixes": ["b"]}}, "prefixes: this is a string"),
        ({"writing": {"other_marks": ["«»"]}}, 'other_marks: "«»" is no pair of marks'),
        ({"writing": {"code": "xx"}}, 'there is no key "code" in [writing]'),
        ({"entities": {"verbs": []}}, 'there is no key "verbs" in [entities]'),
    ],
)
def test_the_schema_finds_each_mistake(tables: dict[str, object], problem: str) -> None:
    (fault,) = faults(tables)
    assert problem in fault.problem


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


def test_the_users_keys_go_before_ours() -> None:
    languages = Languages(
        {"fr": {"people": {"titles": ["maistre"]}}, "pt-BR": {"speech": {"verbs": ["falou"]}}}
    )
    assert languages.load("fr-CA").titles == ("maistre",)
    assert languages.load("fr").verbs == load_language("fr").verbs
    assert languages.load("pt-BR").verbs == ("falou",)
    assert languages.load("pt").verbs == load_language("pt").verbs


def test_a_language_is_loaded_once() -> None:
    assert load_language("fr") is load_language("FR")


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


GERMAN = "Der Stadtrat hat den Bau der neuen Schule beschlossen, und die Leute sind damit nicht zufrieden. "
LOREM = "Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt. "


@pytest.mark.parametrize(
    ("declared", "text", "detected", "code"),
    [
        ("en-US", GERMAN * 6, "de", "de"),
        ("de-AT", GERMAN * 6, None, "de-AT"),
        ("en", GERMAN, "de", "en"),
        ("en", LOREM * 6, "ca", "en"),
        ("en", LOREM * 6, None, "en"),
        ("en", "מועצת העיר החליטה ביום שני לבנות בית ספר חדש ליד הנהר. " * 8, None, "he"),
        ("eo", GERMAN * 6, "de", "eo"),
    ],
)
def test_a_declaration_is_dropped_where_the_words_are_plainly_of_another_language(
    declared: str, text: str, *, detected: str | None, code: str
) -> None:
    assert settle_language(declared, text, lambda _: detected) == code


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


def test_a_verb_is_written_with_the_endings_of_its_class() -> None:
    verbs = conjugated(("habl~ar", "dijo"), ("ar = a an ó", "er = e en ió"))
    assert verbs == ("habl{a|an|ó}", "dijo")
    assert matcher(verbs).findall("Habló, hablan, hablador, dijo") == ["Habló", "hablan", "dijo"]
