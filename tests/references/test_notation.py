"""How annotated articles are written down, and what forms are made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.references.forms import flat, page
from tests.references.gold import gold
from tests.references.source import Credit, Mention, Part, Quoted, Reference, Words, part_of, words_of

ALT = Mention(start=6, end=13, kind="person", canonical="Ute Alt")


def article(*lines: str) -> Reference:
    head = {"lang": "de", "set": "development", "note": "a test"}
    return Reference(id="de_test", head=head, parts=tuple(map(part_of, lines)))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Nichts dergleichen.", Words(text="Nichts dergleichen.")),
        ("Heute [p Ute Alt].", Words(text="Heute Ute Alt.", mentions=(ALT,))),
        ("Heute [p Ute Alt|Frau A].", Words(text="Heute Frau A.", mentions=(replace(ALT, end=12),))),
        (
            "So [q Ute Alt|ja].",
            Words(text="So ja.", quotes=(Quoted(start=3, end=5, speaker="Ute Alt", marked=False),)),
        ),
        ("„[m |ja]“", Words(text="„ja“", quotes=(Quoted(start=1, end=3, speaker=None, marked=True),))),
    ],
)
def test_brackets_say_what_is_quoted_and_named(line: str, words: Words) -> None:
    assert words_of(line) == words


def test_what_lies_in_a_quotation_may_be_a_quotation_or_a_name() -> None:
    words = words_of("„[m Ute Alt|das ‚[m |Nein]‘ aus [l Kiel]]“")
    assert [words.text[quote.start : quote.end] for quote in words.quotes] == ["das ‚Nein‘ aus Kiel", "Nein"]
    assert [words.text[name.start : name.end] for name in words.mentions] == ["Kiel"]


@pytest.mark.parametrize("line", ["[p Ute Alt", "Ute Alt]", "[q Ute Alt|das [l Kiel]", "[x Kiel]"])
def test_a_bracket_without_its_fellow_is_a_mistake(line: str) -> None:
    with pytest.raises(ValueError, match="a bracket"):
        words_of(line)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("# Titel", Part(kind="title", words=Words(text="Titel"))),
        ("## Weiter", Part(kind="heading", words=Words(text="Weiter"))),
        ("> Ute Alt | Ja.", Part(kind="blockquote", words=Words(text="Ja."), speaker="Ute Alt")),
        ("> | Ja.", Part(kind="blockquote", words=Words(text="Ja."))),
        ("! share Teilen", Part(kind="boilerplate", words=Words(text="Teilen"), role="share")),
        ("@ | Ein Bild | | |", Part(kind="caption", words=Words(text="Ein Bild"))),
    ],
)
def test_the_mark_before_a_line_says_what_it_is(line: str, part: Part) -> None:
    assert part_of(line) == part


def test_a_caption_has_a_label_and_a_credit() -> None:
    part = part_of("@ Öffnen | Der Hafen | +(Foto: Ute Alt/dpa) | dpa | Ute Alt")
    words = Words(text="(Foto: Ute Alt/dpa)")
    assert part.label == "Öffnen"
    assert part.credit == Credit(words=words, agency="dpa", photographer="Ute Alt", same_line=True)


def test_lines_break_where_marks_were_lost() -> None:
    reference = article("Sie sprach [q Ute Alt|von einem Wunder] und ging.", "„[m Ute Alt|Ja]“, sagte sie.")
    assert flat(reference).splitlines() == [
        "Sie sprach",
        "von einem Wunder",
        "und ging.",
        "„Ja“, sagte sie.",
    ]


def test_a_captions_credit_stands_below_it_or_behind_its_words() -> None:
    reference = article("@ Öffnen | Ein Bild | dpa | dpa |", "@ | Noch eins | +(dpa) | dpa |")
    assert flat(reference).splitlines() == ["Öffnen", "Ein Bild", "dpa", "Noch eins (dpa)"]


def test_a_page_marks_up_what_lost_its_marks() -> None:
    reference = article("Sie sprach [q Ute Alt|von einem <Wunder>].")
    assert "<p>Sie sprach <q>von einem &lt;Wunder&gt;</q>.</p>" in page(reference, tag="q")
    assert '<p>Sie sprach <em class="quote">von einem' in page(reference, tag="em")


def test_a_reference_tells_the_lines_of_the_damaged_text() -> None:
    blocks = gold(article("# Titel", "Sie sprach [q |davon].", "> Ute Alt | Ja."))["blocks"]
    assert [block["src_lines"] for block in blocks] == [[1, 1], [2, 4], [5, 5]]


def test_a_name_has_all_its_mentions_in_credits_too() -> None:
    names = gold(article("[p Ute Alt|Alt] kam.", "@ | Der Hafen | Foto: [p Ute Alt] | | Ute Alt"))["entities"]
    assert [name["canonical"] for name in names] == ["Ute Alt"]
    assert [(mention["field"], mention["text"]) for mention in names[0]["mentions"]] == [
        ("text", "Alt"),
        ("credit", "Ute Alt"),
    ]


def test_a_block_quote_is_a_quotation_of_its_speaker() -> None:
    (quote,) = gold(article("> Ute Alt | Ja."))["blocks"][0]["quotes"]
    assert (quote["text"], quote["speaker"], quote["kind"]) == ("Ja.", "Ute Alt", "block")
