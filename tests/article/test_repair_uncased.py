"""Broken reports are mended where no capital tells a line's start; what ends a page is left out."""

from __future__ import annotations

import pytest

from reader.article.language import load_language
from reader.article.model import BlockKind, Metadata
from reader.article.repair import repair
from tests.article.test_repair import mended, restored

PROSE = {
    "ar": "شهدت المدينة خلال الأسبوع الماضي أمطارا غزيرة أدت إلى إغلاق عدد كبير من الطرق والمدارس.",
    "he": "בשבוע שעבר ירדו בעיר גשמים כבדים שגרמו לסגירתם של כבישים ובתי ספר רבים באזור כולו.",
    "fa": "در هفته گذشته بارش شدید باران در این شهر به بسته شدن بسیاری از جاده‌ها و مدرسه‌ها انجامید.",
    "zh": "上周该市连降暴雨，多条道路和多所学校被迫关闭，居民生活受到严重影响。",
    "ko": "지난주 이 도시에는 많은 비가 내려 도로와 학교 여러 곳이 문을 닫아야 했다.",
    "ja": "先週、この町では大雨が降り、多くの道路や学校が閉鎖を余儀なくされた。",
}


def texts(text: str, code: str) -> list[str]:
    return [draft.text for draft in mended(text, code)]


def damaged(code: str, *lines: str) -> str:
    return "\n".join((PROSE[code], *lines, PROSE[code]))


@pytest.mark.parametrize(
    ("code", "lines", "said"),
    [
        (
            "ar",
            ("وأكد المحافظ أن البلدية", "لن تترك أحدا في الشارع", "هذا الشتاء."),
            "لن تترك أحدا في الشارع",
        ),
        ("he", ("ראש העיר טען כי העירייה", "עשתה כל מה שאפשר", "כדי למנוע את ההצפה."), "עשתה כל מה שאפשר"),
        (
            "fa",
            ("شهردار افزود که", "هیچ خانه‌ای بدون برق نمانده است", "و مدرسه‌ها باز می‌شوند."),
            "هیچ خانه‌ای بدون برق نمانده است",
        ),
        (
            "zh",
            ("市长李明表示，", "所有道路将在周末前恢复通行", "并感谢市民配合。"),
            "所有道路将在周末前恢复通行",
        ),
        ("ko", ("김민재 시장은", "복구에 모든 힘을 쏟겠다", "고 밝혔다."), "복구에 모든 힘을 쏟겠다"),
        ("ja", ("山田太郎市長は", "復旧に全力を尽くす", "と述べた。"), "復旧に全力を尽くす"),
    ],
)
def test_a_report_broken_around_what_was_said_is_one_paragraph(
    code: str, lines: tuple[str, ...], said: str
) -> None:
    text = damaged(code, *lines)
    assert len(texts(text, code)) == 3
    assert restored(text, code) == [said]


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("ar", "المعارضة تطالب بلجنة تحقيق"),
        ("he", "באוצר דוחים את הטענות"),
        ("fa", "هشدار زلزله‌شناسان"),
        ("zh", "专家：中小河流仍是短板"),
        ("ko", "노사 입장차 여전"),
        ("ja", "県は支援を検討"),
    ],
)
def test_a_heading_between_sound_paragraphs_stays_a_line(code: str, heading: str) -> None:
    assert texts(damaged(code, heading), code) == [PROSE[code], heading, PROSE[code]]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ar", "المصدر: رويترز"),
        ("he", "כל הזכויות שמורות לעיתון הצפון"),
        ("fa", "انتهای پیام/"),
        ("zh", "（责任编辑：王芳）"),
        ("ko", "저작권자 ⓒ 새벽뉴스 무단전재 및 재배포 금지"),
        ("ja", "©北央新聞社　無断転載を禁じます"),
        ("en", "Copyright 2024 Northgate Press"),
        ("de", "Alle Rechte vorbehalten"),
    ],
)
def test_what_closes_an_article_is_left_out_behind_the_last_paragraph(code: str, line: str) -> None:
    prose = PROSE.get(code, "It rained for a week, and most of the roads and schools in town had to close.")
    assert texts(f"{prose}\n{prose}\n{line}", code) == [prose, prose]


def test_what_closes_an_article_stays_inside_it() -> None:
    prose = "Es regnete eine Woche lang, und die meisten Straßen der Stadt mussten gesperrt werden."
    assert len(texts(f"{prose}\nAlle Rechte vorbehalten\n{prose}", "de")) == 3


@pytest.mark.parametrize(
    ("code", "said", "told"),
    [
        ("ar", "كان البيت يهتز كأنه ورقة في الريح. لم ينم أحد تلك الليلة.", "هكذا وصف خالد العلي ما حدث."),
        ("ko", "새벽부터 물이 차올랐어요. 아이들만 데리고 나왔습니다.", "박순자 씨는 이렇게 말했다."),
        ("ja", "水が来るのが早すぎました。何も持ち出せませんでした。", "松田良子さんはこう語った。"),
        ("de", "Das Wasser kam viel zu schnell. Niemand konnte etwas retten.", "So schilderte es Lisa Roth."),
    ],
)
def test_a_paragraph_that_the_next_one_points_back_at_is_a_block_quote(
    code: str, said: str, told: str
) -> None:
    broken = {
        "ar": "وأكد المحافظ أن البلدية\nلن تترك أحدا\nهذا الشتاء.",
        "ko": "김민재 시장은\n복구에 힘을 쏟겠다\n고 밝혔다.",
        "ja": "山田太郎市長は\n復旧に全力を尽くす\nと述べた。",
        "de": "Landrätin Anna Roth nannte das Hochwasser\neine Katastrophe\n.",
    }[code]
    drafts = repair(f"{broken}\n{said}\n{told}\n{broken}", Metadata(), load_language(code))
    assert [draft.text for draft in drafts if draft.kind is BlockKind.BLOCKQUOTE] == [said]
