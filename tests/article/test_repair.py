"""Damaged texts are mended, whatever they are about; well-formed ones stay as they are."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft
from reader.article.language import load_language
from reader.article.model import BlockKind, Metadata
from reader.article.normalise import clean_line
from reader.article.repair import repair
from reader.article.repair.lines import BREAK
from tests.strategies import clean_paragraphs, damaged_texts, hostile_texts

CODES = st.sampled_from(["fr", "en", "de", "ja", "xx"])


def mended(text: str, code: str) -> tuple[BlockDraft, ...]:
    return repair(text, Metadata(), load_language(code))


def shown(text: str, code: str) -> list[str]:
    return [f"{draft.kind}: {draft.text}" for draft in mended(text, code)]


def restored(text: str, code: str) -> list[str]:
    return [draft.text[q.start : q.end] for draft in mended(text, code) for q in draft.quotations]


def letters(text: str) -> str:
    lines = (clean_line(line) for line in BREAK.split(text))
    return "".join(unicodedata.normalize("NFD", "".join(lines)).split())


def is_within(part: str, whole: str) -> bool:
    """Tell whether the characters of a text stand in another one in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


@given(st.one_of(damaged_texts, hostile_texts), CODES)
def test_repair_takes_any_text_and_adds_nothing(text: str, code: str) -> None:
    drafts = mended(text, code)
    assert all(is_within(letters(draft.text), letters(text)) for draft in drafts)


@given(st.one_of(damaged_texts, hostile_texts), CODES)
def test_restored_quotations_lie_inside_their_block(text: str, code: str) -> None:
    spans = [(q.start, q.end, len(draft.text)) for draft in mended(text, code) for q in draft.quotations]
    assert all(0 <= start < end <= length for start, end, length in spans)


@given(clean_paragraphs, st.sampled_from(["\n", "\n\n"]))
def test_well_formed_paragraphs_stay_untouched(paragraphs: list[str], between: str) -> None:
    assert shown(between.join(paragraphs), "en") == [f"paragraph: {text}" for text in paragraphs]


@given(clean_paragraphs, st.sampled_from([60, 72, 79]))
def test_hard_wrapped_paragraphs_are_unwrapped_and_nothing_else(paragraphs: list[str], width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert shown(text, "en") == [f"paragraph: {paragraph}" for paragraph in paragraphs]


UNTOUCHED = {
    "prices": (
        "en",
        ["Share prices fell sharply on Monday after the bank warned.", "Related costs rose as well."],
    ),
    "notice": (
        "de",
        ["Anzeigen wurden gegen drei Männer erstattet.", "Werbung macht sie nicht, sagte die Wirtin."],
    ),
    "cyclists": (
        "fr",
        ["Partager la rue reste difficile, selon les cyclistes.", "Publicité oblige, il vient."],
    ),
    "river": ("ja", ["広告費は三年連続で減少した。", "関連記事を読んだ市民が集まった。"]),
    "memoir": (
        "en",
        ["I was born here.", "We had a boat.", "My father said so.", "We sold it.", "I miss it."],
    ),
    "phones": ("en", ["Apple unveiled a phone on Tuesday.", "iPhone sales have slowed since then."]),
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_sentences_that_look_like_furniture_stay(name: str) -> None:
    code, lines = UNTOUCHED[name]
    assert shown("\n".join(lines), code) == [f"paragraph: {line}" for line in lines]


def test_a_list_in_lower_case_is_not_one_sentence() -> None:
    text = "What to bring to the island:\nwarm socks\na good lamp\ntwo ropes\nbread"
    assert [draft.text for draft in mended(text, "en")] == text.split("\n")


def test_a_verse_keeps_its_lines() -> None:
    text = "The tide is out\nThe boats lie still\nA gull walks by\nAnd has its fill"
    assert [draft.text for draft in mended(text, "en")] == text.split("\n")


def test_a_letter_is_unwrapped_and_its_short_lines_stay() -> None:
    letter = "Dear friends,\n\n{}\n\nYours,\nthe crew"
    body = (
        "we invite you all to the harbour on Saturday, where the ferry of the year 1904 can be seen at last."
    )
    wrapped = letter.format(textwrap.fill(body, 60))
    assert [d.text for d in mended(wrapped, "en")][:2] == ["Dear friends,", body]


def test_an_indented_line_is_no_part_of_the_heading_above_it() -> None:
    assert [d.text for d in mended("NAME\n       ls - list contents", "en")] == ["NAME", "ls - list contents"]


def test_columns_keep_their_spaces() -> None:
    text = (
        "Results of the vote follow.\n\nNorth      12    41\nSouth       7    33\n\nThe count ended at noon."
    )
    assert [draft.kind for draft in mended(text, "en")][1] is BlockKind.PREFORMATTED


SPANISH = """El precio del pan sube por tercer mes
El gremio de panaderos anunció el jueves una nueva subida en toda la provincia.
Ampliar foto
Una panadera saca el horno en Lugo.
Foto: Luis Mora/EFE
La presidenta del gremio, Inés Vidal, calificó la situación de
insostenible para todos
y pidió ayudas.
Publicidad
Los clientes callan
Lea también: La harina escasea
Vidal prometió que los precios
no subirán más este año
.
Suscríbete a nuestro boletín"""

DUTCH = """Burgemeester Anna de Vries opende zaterdag de nieuwe brug over de rivier.
De Vries noemde de brug
een droom die uitkomt
.
Advertentie
Wij hebben hier twintig jaar op gewacht. Onze kinderen kunnen nu veilig naar school.
Dat zei wethouder Piet Jansen.
Lees ook: Oude brug wordt museum"""


def test_a_damaged_spanish_report_is_mended() -> None:
    assert shown(SPANISH, "es") == [
        "title: El precio del pan sube por tercer mes",
        "paragraph: El gremio de panaderos anunció el jueves una nueva subida en toda la provincia.",
        "caption: Una panadera saca el horno en Lugo.",
        "paragraph: La presidenta del gremio, Inés Vidal, calificó la situación de insostenible para todos"
        " y pidió ayudas.",
        "heading: Los clientes callan",
        "paragraph: Vidal prometió que los precios no subirán más este año.",
    ]
    assert restored(SPANISH, "es") == ["insostenible para todos", "no subirán más este año"]


def test_a_damaged_dutch_report_is_mended() -> None:
    assert [draft.kind.value for draft in mended(DUTCH, "nl")] == [
        "paragraph",
        "paragraph",
        "blockquote",
        "paragraph",
    ]
    assert restored(DUTCH, "nl")[0] == "een droom die uitkomt"


def test_japanese_lines_are_joined_without_a_space() -> None:
    text = "館長の小川明さんは、来場者が\n予想の三倍に達した\nと述べた。\n開館は九時である。"
    assert (
        next(draft.text for draft in mended(text, "ja"))
        == "館長の小川明さんは、来場者が予想の三倍に達したと述べた。"
    )


def test_words_behind_a_sentence_in_lower_case_are_somebodys() -> None:
    text = "Le maire a décrit la situation comme grave. vraiment très difficile\n.\nIl est parti."
    assert restored(text, "fr") == ["vraiment très difficile"]


def test_an_unknown_label_is_known_by_its_repeats_above_credits() -> None:
    block = "Tap here for bigger\nThe harbour at {0}.\nPhoto: Jane Roe/Reuters\nThe {0} ferry left on time."
    drafts = mended("\n".join(block.format(name) for name in ("Oban", "Mallaig", "Uig")), "en")
    assert [draft.label for draft in drafts if draft.kind is BlockKind.CAPTION] == ["Tap here for bigger"] * 3


def test_what_follows_related_news_is_no_article() -> None:
    text = "The ferry left on time on Monday morning.\nRelated News :\nFerry sinks\nFerry found"
    assert shown(text, "en") == ["paragraph: The ferry left on time on Monday morning."]


def test_related_news_in_the_middle_ends_nothing() -> None:
    later = "The captain told the harbour office that the crossing had been calm all the way."
    assert shown(f"The ferry left on time.\nRelated news\n{later}", "en")[-1] == f"paragraph: {later}"


def test_empty_lines_part_paragraphs_of_a_sound_text() -> None:
    text = "Dear friends of the harbour,\n\nthank you for the boats.\n\nYours, the crew"
    assert [draft.text for draft in mended(text, "en")] == text.split("\n\n")
