"""Dates as pages write them: what is read of them, and how exactly."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extraction import dates
from reader.extraction.dates import address_date, shown_date, stated_date
from reader.extraction.solar_calendar import gregorian


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2026-03-14T07:45:00+0100", "2026-03-14T07:45:00+01:00"),
        ("2026/3/4 7:45", "2026-03-04T07:45"),
        ("20260314", "2026-03-14"),
        ("20260314T074500Z", "2026-03-14T07:45:00Z"),
        ("Sat, 14 Mar 2026 07:45:00 +0100", "2026-03-14T07:45:00+01:00"),
        ("1773474300", "2026-03-14T07:45:00Z"),
        (1773474300000, "2026-03-14T07:45:00Z"),
        ("March 14, 2026", "2026-03-14"),
        ("2026-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        (True, None),
        ({}, None),
        ("", None),
    ],
)
def test_machines_write_dates_in_many_forms(stated: object, read: str | None) -> None:
    assert stated_date(stated) == read


@pytest.mark.parametrize(
    "shown",
    [
        "Saturday, March 14th, 2026",
        "Mar. 14, 2026, 7:45 a.m.",
        "14 mars 2026 à 07 h 45",
        "14. März 2026",
        "14 de marzo de 2026",
        "14 marca 2026 r.",
        "14 марта 2026",
        "14 Mart 2026",
        "14 مارس 2026",
        "14 במרץ 2026",
        "2026年3月14日",
        "2026년 3월 14일",
        "14.03.2026",
        "14/3/2026",
        "Posted 03/14/2026",
        "2026-03-14",
    ],
)
def test_people_write_dates_in_many_languages(shown: str) -> None:
    assert shown_date(shown, None) == "2026-03-14"


@pytest.mark.parametrize(
    "shown",
    [
        "3 December 2026",
        "3rd of December, 2026",
        "3. Dezember 2026",
        "3 de diciembre de 2026",
        "3 dezembro 2026",
        "3 dicembre 2026",
        "3 décembre 2026",
        "3 dec. 2026",
        "3-Dec-2026",
    ],
)
def test_a_month_that_begins_like_a_word_for_of_is_read_whole(shown: str) -> None:
    assert shown_date(shown, None) == "2026-12-03"


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("3 كانون الأول 2026", "ar"),
        ("3 ديسمبر/كانون الأول 2026", "ar"),
        ("3 كانون الأول / ديسمبر 2026", "ar"),
        ("٣ ديسمبر ٢٠٢٦", "ar"),
        ("٢٠٢٦/١٢/٠٣", "ar"),
        ("پنجشنبه ۱۲ آذر ۱۴۰۵", "fa"),
        ("۱۴۰۵/۰۹/۱۲", "fa"),
        ("1405-09-12", "fa-IR"),
        ("۳ دسامبر ۲۰۲۶", "fa"),
        ("3 בדצמבר 2026", "he"),
        ("3 ARALIK 2026", "tr"),
        ("3 Aralık 2026 Perşembe, 14:22", "tr"),
        ("3 ΔΕΚΕΜΒΡΙΟΥ 2026", "el"),
        ("3 DECEMBRE 2026", "fr"),
        ("2026. december 3., csütörtök", "hu"),
        ("2026-Dec-03", "en"),
        ("3 грудня 2026 р.", "uk"),
        ("3 декабря 2026 г., 10:15", "ru"),
        ("令和8年12月3日", "ja"),
        ("２０２６年１２月３日", "ja"),
        ("2026年12月3日(木) 10時15分", "ja"),
        ("입력 2026.12.03. 오전 10:11", "ko"),
        ("2026年12月03日10:15", "zh"),
    ],
)
def test_calendars_digits_and_orders_of_many_languages_are_read(shown: str, language: str) -> None:
    found = shown_date(shown, language)
    assert found is not None
    assert found[:10] == "2026-12-03"


def test_the_first_year_of_an_era_is_written_with_a_word() -> None:
    assert shown_date("令和元年5月1日", "ja") == "2019-05-01"


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ((1403, 1, 1), "2024-03-20"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
        ((1357, 11, 22), "1979-02-11"),
        ((1403, 7, 31), None),
        ((1403, 13, 1), None),
        ((1403, 1, 0), None),
        ((403, 1, 1), None),
    ],
)
def test_the_solar_calendar_begins_in_spring(day: tuple[int, int, int], read: str | None) -> None:
    found = gregorian(*day)
    assert (found.isoformat() if found else None) == read


@pytest.mark.parametrize("text", ["1405-09-12", "12 از ۱۴۰۵", "年12月3日", "令和年5月1日", "12 كانون 2026"])
def test_what_is_no_day_of_any_calendar_is_no_date(text: str) -> None:
    assert shown_date(text, "en") is None


@pytest.mark.parametrize(
    ("language", "read"), [("en-US", "2026-03-04"), ("en-GB", "2026-04-03"), ("fr", "2026-04-03")]
)
def test_the_language_settles_which_number_is_the_day(language: str, read: str) -> None:
    assert shown_date("3/4/2026", language) == read


@pytest.mark.parametrize("text", ["in May 2026", "32 March 2026", "version 3.14.2026.1", "room 14, 2026", ""])
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert shown_date(text, None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026/03/14/storm", "2026-03-14"),
        ("https://example.org/2026/mar/14/storm", "2026-03-14"),
        ("https://example.org/news/20260314-storm", "2026-03-14"),
        ("https://example.org/2026/march/14/storm", "2026-03-14"),
        ("https://example.org/2026/3/4/storm", "2026-03-04"),
        ("https://example.org/a/2026031499", None),
        ("https://example.org/2026/12/storm", None),
        ("https://example.org/2026/12/2_storms", "2026-12-02"),
        ("https://example.org/2026/13/14/storm", None),
        (None, None),
    ],
)
def test_an_address_may_name_the_day(url: str | None, day: str | None) -> None:
    assert address_date(url) == day


def test_no_word_means_two_months() -> None:
    rows = tomllib.loads((Path(dates.__file__).parent / "dates.toml").read_text("utf-8"))
    names = [name for calendar in ("months", "solar") for row in rows[calendar] for name in set(row.split())]
    assert len(names) == len(set(names))


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for read in (stated_date(text), shown_date(text, "en"), address_date(f"https://example.org/{text}")):
        assert read is None or read[:4].isdigit()
