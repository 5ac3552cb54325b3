"""Damaged texts are mended, whatever they are about; well-formed ones stay as they are."""

from __future__ import annotations

import re
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

CODES = st.sampled_from(["fr", "en", "de", "ja", "zh", "ko", "ar", "xx"])


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


def kinds(text: str, code: str) -> list[tuple[str, str]]:
    return [(draft.kind.value, draft.text) for draft in mended(text, code)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- wool socks\n- a good lamp\n- bread", ["wool socks", "a good lamp", "bread"]),
        ("• Bring wool socks.\n• Bring a lamp.", ["Bring wool socks.", "Bring a lamp."]),
        ("1. Bring wool socks.\n2. Bring a lamp.", ["1. Bring wool socks.", "2. Bring a lamp."]),
    ],
)
def test_bullets_that_follow_each_other_are_a_list(text: str, items: list[str]) -> None:
    assert kinds(text, "en") == [("list item", item) for item in items]


@pytest.mark.parametrize(
    "text", ["- Advice for the night\nIt rains on the harbour.", "3. It rains.\n7. It pours."]
)
def test_a_bullet_alone_is_no_list(text: str) -> None:
    assert [draft.text for draft in mended(text, "en")] == text.split("\n")


def test_a_dash_that_opens_speech_is_no_bullet() -> None:
    text = "– Vous partez ce soir ?\n– Non, dit le passeur."
    assert "list item" not in [kind for kind, _ in kinds(text, "fr")]


LETTER = """Hello all,

On Tuesday, Jane Roe wrote:
> I think that the harbour office should open on Sunday as well, since
> the ferries come at noon.
>
> Jane

I agree with that."""


def test_what_an_answer_quotes_is_a_block_quote() -> None:
    assert kinds(LETTER, "en")[2:] == [
        (
            "blockquote",
            "I think that the harbour office should open on Sunday as well, since the ferries come at noon.",
        ),
        ("blockquote", "Jane"),
        ("paragraph", "I agree with that."),
    ]


WRAPPED = """The method that was speci-
fied in the second part is a well-
known one, and is widely known too
in each of the parts that we read."""


def test_a_word_cut_by_wrapping_is_whole_again_and_a_hyphen_stays() -> None:
    text = mended(WRAPPED, "en")[0].text
    assert "specified" in text
    assert "well-known" in text


def test_a_farewell_beside_a_report_is_no_block_quote() -> None:
    text = "Thanks so much for reading! We'll see you tomorrow.\nJane Roe reported from Oban."
    assert kinds(text, "en") == [("paragraph", line) for line in text.split("\n")]


REPORTED = {
    "comma": ("en", "We lost the whole of the roof,\nMarsh said on Monday."),
    "apposition": (
        "en",
        "We lost the roof,\nEllen Marsh, who runs the library in the old harbour, told reporters.",
    ),
    "question": ("en", "Who will pay for the roof?\nasked Marsh."),
    "bracket": ("en", "The plan (they call it\nthe last chance\n) failed."),
    "hyphen": ("de", "Am Montag fährt die\nNordlicht\n-Fähre."),
    "verb": ("en", "Marsh told reporters that\nthe roof was gone\n."),
    "comma behind": ("es", "Nos vamos a casa\n, dijo Vidal."),
}


@pytest.mark.parametrize("name", REPORTED)
def test_a_report_goes_on_behind_what_was_said(name: str) -> None:
    code, text = REPORTED[name]
    assert len(mended(text, code)) == 1


BROKEN_BEFORE = """Marsh told reporters that
the roof was gone
.
We lost the maps,
she said.
We will dry them one by one.
The council meets on Friday in the town hall of Oban."""


def test_who_was_just_named_goes_on_where_lines_break_before_words_said() -> None:
    assert [draft.text for draft in mended(BROKEN_BEFORE, "en")] == [
        "Marsh told reporters that the roof was gone.",
        "We lost the maps, she said. We will dry them one by one.",
        "The council meets on Friday in the town hall of Oban.",
    ]
    assert restored(BROKEN_BEFORE, "en") == [
        "the roof was gone",
        "We lost the maps",
        "We will dry them one by one",
    ]


def test_what_follows_the_teller_in_the_line_was_said_too() -> None:
    text = "The roof went first,\nMarsh said. We dried the maps one by one."
    assert restored(text, "en") == ["The roof went first", "We dried the maps one by one"]


def test_quotation_marks_speak_against_damage() -> None:
    lines = ["“We lost the maps,” she said.", "“We will dry them,” he said.", "We are open on Sundays."]
    assert [draft.text for draft in mended("\n".join(lines), "en")] == lines


CLEAN_FRENCH = (
    "L’été il fait chaud et la mer monte.",
    "D’un autre côté il faut bien partir.",
    "Les magasins hier les ont vendus.",
    "Si vous le voulez, vous le savez",
    "Il disait il y a peu que tout allait bien.",
)


@pytest.mark.parametrize("text", CLEAN_FRENCH)
def test_no_break_is_seen_in_sound_french(text: str) -> None:
    assert not [one for one in load_language("fr").grammar_breaks if re.search(one, text)]


def test_a_capital_of_any_script_begins_a_sentence() -> None:
    text = "Люди недовольны. Как заявил мэр Олег Демин, автобусы\nне будут ходить до самой весны\n."
    assert restored(text, "ru") == ["не будут ходить до самой весны"]


TWO_SIDED = [
    (
        "es",
        "La ministra asegura que la reforma ha sido\nun alivio que nadie esperaba\n, incluso en su partido.",
        "un alivio que nadie esperaba",
    ),
    (
        "pt",
        "A diretora garantiu que o museu vai abrir\ncom entrada livre e sem filas\n, pelo menos em maio.",
        "com entrada livre e sem filas",
    ),
    (
        "it",
        "Il sindaco ha spiegato che i costi erano stati\npiù alti di quanto si pensasse\n, per la pioggia.",
        "più alti di quanto si pensasse",
    ),
]


@pytest.mark.parametrize(("code", "text", "words"), TWO_SIDED)
def test_a_line_between_two_breaks_in_which_nobody_tells_anything_was_said(
    code: str, text: str, words: str
) -> None:
    assert restored(text, code) == [words]
