"""One name in its cases."""

from __future__ import annotations

import pytest

from reader.article.cases import cases_of, is_first_name, sex_of
from reader.article.language import load_language


@pytest.mark.parametrize(
    ("code", "name", "nominative"),
    [
        ("ru", "Ольги Ивановой", "Ольга Иванова"),
        ("ru", "Сергею Белову", "Сергей Белов"),
        ("ru", "Петра Чайковского", "Петр Чайковский"),
        ("uk", "Володимира Зеленського", "Володимир Зеленський"),
        ("uk", "Наталії Бойко", "Наталія Бойко"),
        ("uk", "Андрія Вакуленка", "Андрій Вакуленко"),
        ("pl", "Marka Wilczyńskiego", "Marek Wilczyński"),
        ("pl", "Anny Dudek", "Anna Dudek"),
        ("pl", "Pawła Dudka", "Paweł Dudek"),
        ("pl", "Jan Nowak", "Jan Nowak"),
        ("pl", "Nowego Sącza", "Nowego Sącza"),
        ("es", "Juana Torres", "Juana Torres"),
    ],
)
def test_a_full_name_is_written_in_the_nominative(code: str, name: str, nominative: str) -> None:
    assert cases_of(load_language(code)).nominative(name) == nominative


def test_a_name_that_is_seen_in_the_nominative_needs_no_rule() -> None:
    linked = cases_of(load_language("uk")).linked(("Тараса Гнатишиного", "Тарас Гнатишин"))
    assert set(linked.values()) == {"Тарас Гнатишин"}


def test_cases_of_other_people_stay_apart() -> None:
    linked = cases_of(load_language("ru")).linked(("Олег Ивлев", "Ольга Ивлева", "Олега Ивлева"))
    assert linked["Олега Ивлева"] == "Олег Ивлев"
    assert linked["Ольга Ивлева"] == "Ольга Ивлева"


@pytest.mark.parametrize(
    ("code", "name"), [("it", "Luca"), ("it", "Giuseppe"), ("en", "Alice"), ("ar", "خالد")]
)
def test_a_first_name_is_known_from_any_list(code: str, name: str) -> None:
    assert is_first_name(name, load_language(code))


def test_a_first_name_tells_women_from_men() -> None:
    language = load_language("it")
    assert [sex_of(name, language) for name in ("Ada Neri", "Luca Neri", "Xyz Neri")] == [1, -1, 0]
