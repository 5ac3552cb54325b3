"""Who speaks is found where no capital shows a name: by given names, family names, titles and particles."""

from __future__ import annotations

import pytest

from reader.article.language import load_language
from reader.article.names import find_names
from tests.article.speaker_cases_roles import CASES as OF_ROLES
from tests.article.speaker_cases_uncased import CASES
from tests.article.test_speakers import speakers


@pytest.mark.parametrize(("code", "paragraphs", "expected"), CASES)
def test_who_speaks_is_found_without_capitals(
    code: str, paragraphs: tuple[str, ...], expected: tuple[str | None, ...]
) -> None:
    assert speakers(code, *paragraphs) == list(expected)


@pytest.mark.parametrize(("code", "paragraphs", "expected"), OF_ROLES)
def test_who_speaks_is_found_behind_a_role_a_colon_and_a_mood(
    code: str, paragraphs: tuple[str, ...], expected: tuple[str | None, ...]
) -> None:
    assert speakers(code, *paragraphs) == list(expected)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "والتقى محمد السوداني بعبد الفتاح السيسي في بغداد", ["محمد السوداني", "عبد الفتاح السيسي"]),
        ("ar", "قال مصدر أمني إن العملية انتهت", []),
        ("ar", "المستشار الألماني أولاف شولتس", ["أولاف شولتس"]),
        ("he", "פרופ' דן שכטמן נפגש עם יאיר לפיד אתמול", ["דן שכטמן", "יאיר לפיד"]),
        ("he", "המשטרה הודיעה כי החקירה נמשכת", []),
        ("fa", "خانم وفایی با دکتر رضا امیری دیدار کرد", ["وفایی", "رضا امیری"]),
        ("zh", "局长黄志强和律师欧阳娜娜在场，林教授缺席", ["黄志强", "欧阳娜娜", "林"]),
        ("zh", "全市高度重视安全问题，专家认为金融风险下降", []),
        ("ko", "한지민 씨와 최영길 한빛대 교수가 만났다", ["한지민", "최영길"]),
        ("ko", "정부는 이번 조사에서 전국의 시장을 살폈다", []),
        ("ja", "大阪市長と女性議員、井上きよしさんが会った", ["井上きよし"]),
    ],
)
def test_names_without_capitals(code: str, text: str, expected: list[str]) -> None:
    assert [name.text for name in find_names(text, load_language(code))] == expected
