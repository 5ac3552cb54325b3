"""Words in scripts without spaces: found by ICU's dictionaries, and by the letters alone without them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.words import LANGUAGES, by_dictionary, score, sentences_of
from reader.article.segment import words
from reader.article.unspaced import icu_words, line_ends
from reader.article.words import count_words
from reader.layout.widths import measure
from tests.strategies import hostile_texts

LETTERS = "町長は語った々ーっ東京𠮷สภาเมืองำๆ ກໍາແລະສົກភាសាខ្មែរမြန်မာ👍🏽\u200b\u0e31.5a"
UNSPACED = st.text(alphabet=LETTERS, max_size=40)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, icu_words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("町議会は月曜日、発表した。", "町議会 は 月曜日 発表 した"),
        ("町長は静かに語った。", "町長 は 静か に 語った"),
        ("市長は終わったと話した。", "市長 は 終わった と 話した"),
        ("窓が開かれ、光が高まった。", "窓 が 開かれ 光 が 高まった"),
        ("オーサ・ブラント", "オーサ ブラント"),
        ("人々はTVドラマを見る", "人々 は TV ドラマ を 見る"),
        ("2026年5月から", "2026 年 5 月 から"),
        ("港口将从明年五月起对货船关闭。", "港口 将 从 明年 五月 起 对 货船 关闭"),
        ("第3次会议和U.S.的GDP", "第 3 次 会议 和 U.S 的 GDP"),
        ("เราไปโรงเรียนในวันจันทร์", "เรา ไป โรงเรียน ใน วัน จันทร์"),
        ("เมื่อ พ.ศ. 2569 เร็วๆ นี้", "เมื่อ พ.ศ 2569 เร็วๆ นี้"),
        ("ລັດຖະບານຈະປິດ", "ລັດຖະບານ ຈະ ປິດ"),
        ("រដ្ឋាភិបាលនឹងបិទផ្សេងៗ", "រដ្ឋាភិបាល នឹង បិទ ផ្សេងៗ"),
        ("အစိုးရကဆိပ်ကမ်းကို", "အစိုးရ က ဆိပ်ကမ်း ကို"),
        ("L’eau, week-ends", "L’eau week-ends"),
    ],
)
def test_words_are_those_of_the_dictionary(text: str, expected: str) -> None:
    assert found(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年5月から", "2026 年 5 月 から"),
        ("人々はTVドラマを語った", "人々 は TV ドラマ を 語 った"),
        ("𠮷野家で", "𠮷 野 家 で"),
        ("สภาเมืองแถลง ข่าว", "สภาเมืองแถลง ข่าว"),
        ("ລັດຖະບານຈະປິດ ກໍ່", "ລັດຖະບານຈະປິດ ກໍ່"),
    ],
)
def test_without_a_dictionary_words_are_letters_and_runs(text: str, expected: str) -> None:
    assert [text[start:end] for start, end in words(text)] == expected.split()


def test_emoji_and_rare_ideographs_move_no_word_behind_them() -> None:
    assert found("👍🏽สวัสดีครับ 𠮷野家で食べた")[:2] == ["สวัสดี", "ครับ"]
    assert found("👍👍町長は語った") == ["町長", "は", "語った"]


def test_half_a_surrogate_pair_hinders_nothing() -> None:
    assert found("\ud800สวัสดีครับ") == ["สวัสดี", "ครับ"]


@given(hostile_texts | UNSPACED)
def test_words_are_in_order_and_cut_no_cluster(text: str) -> None:
    edges = [place for span in words(text, icu_words) for place in span]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() for start, end in words(text, icu_words))


@given(UNSPACED)
def test_the_dictionary_adds_cuts_inside_clusters_nowhere(text: str) -> None:
    clusters = set(measure(text).edges)
    without = {place for span in words(text) for place in span}
    assert {place for span in words(text, icu_words) for place in span} - without <= clusters
    assert set(line_ends(text)) <= clusters


@given(hostile_texts | UNSPACED)
def test_a_dictionary_cuts_words_and_drops_none(text: str) -> None:
    with_it, without = ("".join(text[a:b] for a, b in words(text, known)) for known in (icu_words, None))
    assert with_it == without


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_cuts_are_where_a_reader_makes_them(language: str) -> None:
    assert score(sentences_of(language), by_dictionary).f1 > 0.92


@pytest.mark.parametrize("language", ["th", "lo", "km", "my"])
def test_words_are_counted_about_as_the_dictionary_does_without_it(language: str) -> None:
    text = " ".join(sentence.text for sentence in sentences_of(language))
    assert count_words(text) == pytest.approx(len(words(text, icu_words)), rel=0.15)


@pytest.mark.parametrize(
    ("text", "count"),
    [("L’eau, 9,000 week-ends", 3), ("町長は2026年に", 6), ("ปี พ.ศ. 2569", 3), ("", 0), ("ไป", 1)],
)
def test_words_are_counted(text: str, count: int) -> None:
    assert count_words(text) == count


@given(hostile_texts | st.text(alphabet="町長は々ーっ東京𠮷カナ\u0301 a1.é\u200d", max_size=40))
def test_where_words_are_known_without_a_dictionary_all_are_counted(text: str) -> None:
    text = "".join(character for character in text if not line_ends(f"{character}ก", lambda _: [1]))
    assert count_words(text) == len(words(text))


def test_lines_end_between_words_of_south_east_asia_alone() -> None:
    assert line_ends("เราไปโรงเรียน") == [3, 5]
    assert line_ends("我们去学校 at school") == ()


def test_only_letters_of_the_same_kind_are_parted_for_lines() -> None:
    assert line_ends("โควิด19ระบาด", lambda _: [1, 5, 7, 9, 12]) == [9]


def test_where_there_is_no_icu_words_are_found_all_the_same() -> None:
    code = """
import sys
sys.modules["icu4py"] = None
from reader.article.segment import words
from reader.article.unspaced import icu_words, line_ends
text = "สภาเมือง 町長は"
assert [text[a:b] for a, b in words(text, icu_words)] == ["สภาเมือง", "町", "長", "は"]
assert line_ends(text) == []
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_with_spaces_loads_no_dictionary() -> None:
    code = """
import sys
from reader.article.segment import words
from reader.article.unspaced import icu_words
from reader.layout.wrap import wrap
words("Ça va — très bien, вы?", icu_words)
wrap("Ça va e\\u0301 — 👍🏽 東京", 4)
sys.exit("icu4py" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
