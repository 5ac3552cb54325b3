"""Tests of reader.layout.wrap."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.layout.breaking import can_break, glued, word_starts
from reader.layout.widths import cell_width, clusters, measure
from reader.layout.wrap import wrap

SPACES = " \u2009\u3000"
LATIN = st.text(alphabet="ab1 -—«»:\u00a0\u202f’é", max_size=60)
THAI = st.text(alphabet="สภาเมืองแำๆ2. ກໍາແລະສົກខ្មែរမြန်မာ", max_size=60)
WORLD = st.text(alphabet="ab1 -東京、。「」ー한👍🏽e\u0301\u200b\u00ad\u2009\u3000\u00a0", max_size=60)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def slowly(text: str, width: int) -> list[tuple[int, int]]:
    """Wrap one character at a time: the longest line that fits and ends where one may end."""
    text = glued(text)
    words = word_starts(text)
    edges = list(measure(text).edges)
    inked = len(text) - len(text.lstrip(SPACES))
    found: list[tuple[int, int]] = []
    start = 0
    while True:
        ends = [end for end in edges if end > start]
        if cell_width(text[start:]) <= width or not ends:
            return [*found, (start, start + len(text[start:].rstrip(SPACES)))]
        fitting = [end for end in ends if cell_width(text[start:end]) <= width] or ends[:1]
        breaks = [end for end in fitting if end == len(text) or (end > inked and can_break(text, end, words))]
        end = (breaks or fitting)[-1]
        found.append((start, start + len(text[start:end].rstrip(SPACES))))
        start = next((n for n in range(end, len(text)) if text[n] not in SPACES), len(text))
        if start == len(text):
            return found
        start = max(edge for edge in edges if edge <= start)


@given(LATIN, st.integers(1, 15))
@example("aa-b", 3)
@example("   aaaaaa", 4)
def test_simple_text_is_wrapped_as_the_slow_way_does(text: str, width: int) -> None:
    assert wrap(text, width) == slowly(text, width)


@given(WORLD, st.integers(1, 15))
@example("1 🏽、", 4)
@example("aa  🏽b", 3)
def test_any_text_is_wrapped_as_the_slow_way_does(text: str, width: int) -> None:
    assert wrap(text, width) == slowly(text, width)


@given(THAI, st.integers(1, 15))
def test_thai_and_its_neighbours_are_wrapped_as_the_slow_way_does(text: str, width: int) -> None:
    assert wrap(text, width) == slowly(text, width)


@given(WORLD | LATIN | THAI, st.integers(2, 15))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, width: int) -> None:
    assert all(cell_width(line) <= width or len(clusters(line)) == 1 for line in lines(text, width))
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two", 7, ["one two"]),
        ("one  two", 4, ["one", "two"]),
        ("Il a dit « oui »", 12, ["Il a dit", "« oui »"]),
        ("Il a dit «\u00a0oui\u00a0»", 12, ["Il a dit", "«\u00a0oui\u00a0»"]),
        ("Reste 20\u202f% ici", 8, ["Reste", "20\u202f% ici"]),
        ("des Nord-Coréens", 10, ["des Nord-", "Coréens"]),
        ("fin de phrase : la suite", 13, ["fin de", "phrase : la", "suite"]),
        ("Er sagte »ja« und", 12, ["Er sagte", "»ja« und"]),
        ("am 2024-10-11", 8, ["am", "2024-10-", "11"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("zero\u200bwidth", 6, ["zero\u200b", "width"]),
        ("co\u00adop\u00adera", 7, ["co\u00adop\u00adera"]),
        ("東京都の人口は、千万人。", 8, ["東京都の", "人口は、", "千万人。"]),
        ("東京都の人口、", 12, ["東京都の人", "口、"]),
        ("彼は「はい」と", 6, ["彼は", "「は", "い」と"]),
        ("町は……静か", 5, ["町", "は……", "静か"]),
        ("行った。」と", 8, ["行っ", "た。」と"]),
        ("増えた５％で", 8, ["増えた", "５％で"]),
        ("ローマとパリー市", 12, ["ローマとパ", "リー市"]),
        ("ﾒﾝﾊﾞｰが「町」", 8, ["ﾒﾝﾊﾞｰが", "「町」"]),
        ("市长说：“桥稳。”", 9, ["市长说：", "“桥稳。”"]),
        ("张三·李四来了", 4, ["张", "三·", "李四", "来了"]),
        ("เราไปโรงเรียนในวันจันทร์", 7, ["เราไป", "โรงเรียน", "ในวัน", "จันทร์"]),
        ("เราทำเร็วๆ นี้", 8, ["เราทำ", "เร็วๆ นี้"]),
        ("ปี พ.ศ. 2569 ที่", 8, ["ปี พ.ศ.", "2569 ที่"]),
        ("ລັດຖະບານຈະປິດ", 8, ["ລັດຖະບານ", "ຈະປິດ"]),
        ("រដ្ឋាភិបាលនឹងបិទ", 8, ["រដ្ឋាភិបាល", "នឹងបិទ"]),
        ("အစိုးရကဆိပ်ကမ်းကို", 8, ["အစိုးရကဆိပ်ကမ်း", "ကို"]),
        ("한국어 기사", 8, ["한국어", "기사"]),
        ("a👨‍👩‍👧👨‍👩‍👧", 3, ["a👨‍👩‍👧", "👨‍👩‍👧"]),
        ("one\n  two", 20, ["one", "  two"]),
        ("a\n\nb", 20, ["a", "", "b"]),
    ],
)
def test_a_line_ends_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_character_wider_than_the_line_still_moves_on() -> None:
    assert lines("東京", 1) == ["東", "京"]
