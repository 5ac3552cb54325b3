"""How it looks, text and styles: in light and dark and without colour, at three sizes; in other scripts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.geometry import Region

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Direction, Metadata
from reader.tui.widgets.header import ArticleHeader
from tests.tui.program import program
from tests.tui.screen_text import assert_snapshot

SIZES = [(80, 24), (120, 40), (40, 12)]
MARKED_AND_SEARCHED = ("tab", "H", "slash", *"town", "enter", "tab")
LTR, RTL = Direction.LTR, Direction.RTL
SCRIPTS: dict[str, tuple[Direction, Sequence[str]]] = {
    "arabic": (
        RTL,
        (
            "ميناء ليندفيك يغلق أمام سفن الشحن",
            "قال مجلس البلدة يوم الاثنين إن ميناء ليندفيك (Lindvik) سيغلق أمام سفن الشحن في 12 مايو 2026.",
            "«انتظرنا هذا عشر سنوات»، قالت رئيسة البلدية أوسا براندت. «البحر ملك للبلدة».",
        ),
    ),
    "hebrew": (
        RTL,
        (
            "נמל לינדוויק ייסגר לאוניות משא",
            "מועצת העיר הודיעה ביום שני כי נמל לינדוויק (Lindvik) ייסגר לאוניות משא ב־12 במאי 2026.",
            "„חיכינו לזה עשר שנים”, אמרה ראש העיר אוסה ברנדט. „הים שייך לעיר.”",
        ),
    ),
    "japanese": (
        LTR,
        (
            "リンドヴィク港、貨物船の受け入れ終了へ",
            "リンドヴィク町議会は月曜日、町の港を2026年5月から貨物船に対して閉鎖すると発表した。荷は隣町のスンデで降ろされる。",
            "「私たちは十年待ちました」とオーサ・ブラント町長は語った。「海は町のものです」。",
        ),
    ),
    "thai": (
        LTR,
        (
            "ท่าเรือลินด์วิกจะปิดรับเรือสินค้า",
            "สภาเมืองแถลงเมื่อวันจันทร์ว่าท่าเรือลินด์วิกจะปิดรับเรือสินค้าในเดือนพฤษภาคม พ.ศ. 2569 และจะขนถ่ายสินค้าที่เมืองซุนเด",
            "“เรารอสิ่งนี้มาสิบปีแล้ว” นายกเทศมนตรีออซา บรันต์กล่าว “ทะเลเป็นของเมือง”",
        ),
    ),
    "emoji": (
        LTR,
        (
            "The 🚢 leaves Lindvik",
            "Families 👨‍👩‍👧‍👦 came with flags 🇳🇴 🇸🇪, hearts ❤️ and thumbs 👍🏽 to see "
            "the last ship 🚢 go; 1️⃣ of them cried 😢.",
            "“Goodbye 👋🏿,” said the mayor. “The sea 🌊 belongs to the town.”",
        ),
    ),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", ["light", "dark", "no_color"])
async def test_the_reading_screen_looks_as_it_did(
    theme: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no_color":
        monkeypatch.setenv("NO_COLOR", "1")
    async with program(size=size, theme="light" if theme == "no_color" else theme) as running:
        await running.press(*MARKED_AND_SEARCHED)
        assert_snapshot(running.app, f"look_{theme}_{size[0]}x{size[1]}", styles=True)


@pytest.mark.parametrize("script", SCRIPTS)
async def test_other_scripts_look_as_they_did(script: str) -> None:
    async with program(article=written_in(script)) as running:
        await running.press("2", "right_curly_bracket", "H", "left_curly_bracket")
        assert_snapshot(running.app, f"look_{script}_80x24", styles=True)


async def test_no_thai_word_is_cut_where_lines_are_short() -> None:
    async with program(article=written_in("thai"), size=(40, 12)) as running:
        assert_snapshot(running.app, "look_thai_40x12")


@pytest.mark.parametrize(
    ("name", "keys"), [("note", ("tab", "a")), ("entity", ("tab", "T")), ("colours", ("g", "t"))]
)
async def test_a_dialog_fits_a_small_terminal_whole(name: str, keys: tuple[str, ...]) -> None:
    async with program(size=(40, 12)) as running:
        await running.press(*keys)
        assert_snapshot(running.app, f"{name}_40x12")


def written_in(script: str) -> Article:
    direction, (title, *paragraphs) = SCRIPTS[script]
    drafts = [BlockDraft(kind=BlockKind.TITLE, text=title)]
    drafts += [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    return assemble(drafts, Metadata(title=title, direction=direction))


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (8, "  ¶ 1/7 "),
        (20, " en…   ¶ 1/7    0 % "),
        (30, " en · 111 word…  ¶ 1/7    0 % "),
        (60, " Lindvik closes its… · en · 111 words · 1 min  ¶ 1/7    0 % "),
    ],
)
async def test_the_line_at_the_top_gives_way_from_the_left_and_fills_its_width(width: int, line: str) -> None:
    async with program(size=(width, 10)) as running:
        [drawn] = running.reading.query_one(ArticleHeader).render_lines(Region(0, 0, width, 1))
        assert drawn.text == line
