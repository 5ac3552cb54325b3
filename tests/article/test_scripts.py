"""What letters alone tell: a language, a direction, whether a space is missed."""

from __future__ import annotations

import pytest

from reader.article.direction import strong_direction
from reader.article.model import Direction
from reader.article.scripts import (
    is_east_asian,
    joins_without_space,
    language_by_script,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("市議會星期一晚上投票決定在河邊建造一所新的學校", "zh"),
        ("市议会星期一晚上投票决定在河边建造一所新的学校", "zh"),
        ("市議会は月曜の夜、川沿いに新しい学校を建てると決めた", "ja"),
        ("시의회는 월요일 밤 강가에 새 학교를 짓기로 했다", "ko"),
        ("한국 大統領 선거 결과가 나왔다", "ko"),
        ("מועצת העיר החליטה", "he"),
        ("Το δημοτικό συμβούλιο", "el"),
        ("สภาเทศบาลลงมติ", "th"),
        ("საკრებულომ გადაწყვიტა", "ka"),
        ("Ավագանին որոշեց", "hy"),
        ("நகராட்சி முடிவு", "ta"),
        ("Le conseil municipal", None),
        ("Городской совет", None),
        ("المجلس البلدي", None),
        ("12 345", None),
        ("", None),
    ],
)
def test_a_script_names_its_language_where_it_has_but_one(text: str, code: str | None) -> None:
    assert language_by_script(text) == code


def test_a_foreign_name_changes_nothing() -> None:
    assert language_by_script("Le maire de 東京 a parlé devant une centaine d’habitants") is None


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قال الوزير", Direction.RTL),
        ("אמר מנהל החברה של Microsoft", Direction.RTL),
        ("The word שלום means peace", Direction.LTR),
        ("12.3", None),
    ],
)
def test_most_letters_give_the_direction(text: str, direction: Direction | None) -> None:
    assert strong_direction(text) is direction


@pytest.mark.parametrize(
    ("before", "after", "joins"),
    [
        ("川", "の", True),
        ("。", "川", True),
        ("ก", "ข", True),
        ("a", "b", False),
        ("川", "a", False),
        ("가", "나", False),
    ],
)
def test_east_asian_and_thai_letters_join_without_a_space(before: str, after: str, joins: bool) -> None:
    assert joins_without_space(before, after) is joins


@pytest.mark.parametrize(
    ("character", "expected"), [("고", True), ("と", True), ("川", True), ("a", False), ("", False)]
)
def test_endings_of_east_asian_scripts_are_told(character: str, expected: bool) -> None:
    assert is_east_asian(character) is expected
