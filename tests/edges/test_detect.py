"""Detecting languages: right, the same each time, from any thread, from the first call on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from reader.edges.detect import detect_language

TIMES = 50 if os.environ.get("PRESSMARK_LONG_TESTS") else 3
"""How often a race is run: each time in a process of its own, where nothing is loaded yet."""
FRENCH = "Le conseil municipal a voté lundi soir la construction d’une nouvelle école près de la rivière."
TOGETHER = """
import sys, threading
from reader.edges.detect import detect_language
texts = {
    "fr": "Le conseil municipal a voté lundi soir la construction d'une école près de la rivière.",
    "de": "Der Stadtrat hat am Montagabend den Bau einer neuen Schule am Fluss beschlossen.",
    "en": "The town council voted on Monday evening to build a new school beside the river.",
    "es": "El ayuntamiento aprobó el lunes por la noche la construcción de una escuela junto al río.",
}
start = threading.Barrier(8)
found = []
def ask(code):
    start.wait()
    found.append((code, detect_language(texts[code])))
threads = [threading.Thread(target=ask, args=(code,)) for code in [*texts, *texts]]
for thread in threads: thread.start()
for thread in threads: thread.join()
sys.exit(0 if len(found) == 8 and all(code == answer for code, answer in found) else repr(found))
"""


@pytest.mark.parametrize("_time", range(TIMES))
def test_threads_that_ask_first_at_once_are_all_answered_right(_time: int) -> None:
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_it_does_not_load_langdetect() -> None:
    code = "import sys, reader.edges.detect; sys.exit('langdetect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345 678",
        "https://example.org/the/town/council-votes",
        "www.example.org and@example.org",
        "example.com/2024/05/news.html",
        "… — !",
        "10:30 +33 1 23 45",
        "ⴰⵣⵓⵍ ⴰⵣⵓⵍ ⵉⵎⴰⵣⵉⵖⵏ",
    ],
)
def test_nothing_to_tell_by_gives_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize("text", [FRENCH, FRENCH.upper()])
def test_capitals_change_nothing(text: str) -> None:
    assert detect_language(text) == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "市议会星期一晚上投票决定在河边建造一所新的学校。居民们对此表示欢迎。",
        "市議會星期一晚上投票決定在河邊建造一所新的學校。居民們對此表示歡迎。",
    ],
)
def test_chinese_has_one_code(text: str) -> None:
    assert detect_language(text) == "zh"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rada miasta przegłosowała w poniedziałek budowę nowej szkoły nad rzeką.", "pl"),
        ("Городской совет проголосовал в понедельник за строительство новой школы у реки.", "ru"),
        ("Міська рада проголосувала в понеділок за будівництво нової школи біля річки.", "uk"),
        ("صوّت المجلس البلدي مساء الاثنين على بناء مدرسة جديدة بجانب النهر.", "ar"),
        ("شورای شهر دوشنبه شب به ساخت مدرسه‌ای تازه در کنار رودخانه رأی داد.", "fa"),
        ("Belediye meclisi pazartesi akşamı nehir kıyısına yeni bir okul yapılmasına karar verdi.", "tr"),
        ("De gemeenteraad stemde maandagavond voor de bouw van een nieuwe school aan de rivier.", "nl"),
        ("A câmara municipal aprovou na segunda-feira a construção de uma escola junto ao rio.", "pt"),
    ],
)
def test_the_languages_that_have_a_file_are_told_apart(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_only_the_beginning_counts() -> None:
    assert detect_language(FRENCH * 40 + "The rest is English. " * 4000) == "fr"


def test_the_same_text_gets_the_same_answer() -> None:
    assert len({detect_language("no si me") for _ in range(20)}) == 1
