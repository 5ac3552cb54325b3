"""Dates are found as each language writes them."""

from __future__ import annotations

import pytest

from reader.article.entities.dates import find_dates
from reader.article.language import load_language


def dates(language: str, text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_dates(text, load_language(language).entities)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le 19 juin 2024, puis le 1er mai et en mars 2025.", ["19 juin 2024", "1er mai", "mars 2025"]),
        ("en", "On March 14, 2026, 3 August, 4th of July.", ["March 14, 2026", "3 August", "4th of July"]),
        ("de", "Am 3. Oktober und am 12. Mai 2024 um 15 Uhr.", ["3. Oktober", "12. Mai 2024"]),
        ("es", "El 5 de mayo de 2023 y el 9 de enero.", ["5 de mayo de 2023", "9 de enero"]),
        ("it", "Dal 3 marzo 2024 al 1º aprile.", ["3 marzo 2024", "1º aprile"]),
        ("pt", "A 14 de setembro de 2023.", ["14 de setembro de 2023"]),
        ("nl", "Op 3 maart 2024.", ["3 maart 2024"]),
        ("ja", "六月十五日と2024年5月3日。", ["六月十五日", "2024年5月3日"]),
        ("ko", "2024년 5월 3일에", ["2024년 5월 3일"]),
        ("en", "Dated 2024-05-03 and 03/05/2024.", ["2024-05-03", "03/05/2024"]),
    ],
)  # fmt: skip
def test_dates_are_found(language: str, text: str, expected: list[str]) -> None:
    assert dates(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It may 3 times march on; in May, on Monday, in 2024."),
        ("fr", "En juin, lundi, en 2024, à 19 heures, 41 voix contre 12."),
        ("de", "Im Mai, am Montag, 3. Etage, 2024."),
        ("en", "Version 1.2.2024.5 and 10/11/12."),
    ],
)
def test_months_days_and_years_alone_are_no_dates(language: str, text: str) -> None:
    assert dates(language, text) == []
