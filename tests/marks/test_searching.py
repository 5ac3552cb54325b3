"""Words that were copied from elsewhere are found at their place, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.marks.searching import GONE, MARGIN, search
from tests.strategies import hostile_texts

TEXT = (
    "Le président « ukrainien » a dit : « Nous constatons une alliance croissante. » C’est fini — ou"
    " presque…\n\nL’eﬀort de\n\nla\u202fﬁn. Governments said the well-known ship sank."
    " Nous ne signerons pas ce texte. Elle a souri. Nous ne signons pas ce texte."
)
UNLIKE = (
    "harbour crane minister yellow seventeen railway bishop voltage orchard lantern copper whistle "
    "parliament glacier umbrella kitchen doctor verdict pencil tunnel sausage violin carpet monsoon "
    "ladder blanket satellite cabbage thunder envelope fisherman quarrel staircase magnet giraffe "
    "treaty"
)
DIFFERENT = tuple(UNLIKE.split())
"""Words of which none is like another."""
NEW = ("xylophone", "jubilee", "hypothesis", "zigzag")


def words_of(*spans: Span) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("copied", "found"),
    [
        ("Nous constatons une alliance", "Nous constatons une alliance"),
        ('a dit: "Nous constatons', "a dit : « Nous constatons"),
        ('"ukrainien"', "ukrainien"),
        ("«\u00a0Nous constatons une alliance\u00a0»", "Nous constatons une alliance"),
        ("“[…] une alliance croissante …”", "une alliance croissante"),
        ("C'est fini - ou presque...", "C’est fini — ou presque…"),
        ("L'effort de la fin", "L’eﬀort de\n\nla\u202fﬁn"),
        ("l\u2019e\ufb00ort"[1:], "’eﬀort"),
        ("Govern-\nments said", "Governments said"),
        ("the well-\nknown ship", "the well-known ship"),
        ("Gov\u00adern\u00adments\tsaid\r\nthe", "Governments said the"),
        ("pre\u0301sident", "président"),
        ("\u202egovernments\x1b[31m".replace("g", "G"), "Governments"),
    ],
)
def test_what_differs_in_writing_alone_is_exact(copied: str, found: str) -> None:
    assert words_of(*search(TEXT, copied).exact) == [found]


def test_every_exact_place_is_told_in_order() -> None:
    assert words_of(*search(TEXT, "Nous ne").exact) == ["Nous ne", "Nous ne"]


def test_words_within_other_words_count_only_where_they_stand_nowhere_else() -> None:
    assert search("party art", "art").exact == (Span(6, 9),)
    assert search("party", "art").exact == (Span(1, 4),)


def test_a_part_of_the_text_can_be_searched_alone() -> None:
    last = TEXT.rindex("Nous ne")
    assert search(TEXT, "Nous ne", Span(last - 5, len(TEXT))).exact == (Span(last, last + 7),)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nous constatons une alliance croisante", "Nous constatons une alliance croissante"),
        ("Le president russe a dit un jour que nous constatons une alliance", None),
        ("Nous ne signerons ce texte", None),
        ("Governments tell that a well known ship sank", "Governments said the well-known ship sank"),
    ],
)
def test_close_words_are_found_whole_and_only_where_nothing_else_is_nearly_as_close(
    typed: str, found: str | None
) -> None:
    result = search(TEXT, typed)
    assert result.exact == ()
    assert (result.clear and TEXT[slice(*result.clear.span)]) == found


def test_what_could_have_been_meant_is_told_the_likest_first() -> None:
    found = search(TEXT, "Nous ne signerions pas ce texte").close
    assert words_of(*(one.span for one in found))[:2] == [
        "Nous ne signerons pas ce texte",
        "Nous ne signons pas ce texte",
    ]
    assert found[0].score - found[1].score < MARGIN


@pytest.mark.parametrize("typed", ["", " ", "?!", "…", "“”", "a zebra crossing in Wellington", "\x1b[2J"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    result = search(TEXT, typed)
    assert (result.exact, result.close, result.clear) == ((), (), None)


@pytest.mark.parametrize("text", ["", "A", "Yes."])
def test_a_quotation_longer_than_the_text_is_no_part_of_it(text: str) -> None:
    result = search(text, "Yes. We will sign, and then we will see who comes to the table.")
    assert (result.exact, result.clear) == ((), None)


@given(hostile_texts.map(clean_line), st.data())
def test_an_exact_quotation_is_always_found(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    assume(any(character.isalnum() for character in quote) and GONE not in text)
    start = len(" ".join(words[:first])) + (first > 0)
    found = search(text, quote).exact
    assert any(one.start <= start + len(quote) and one.end > start for one in found)


@given(st.permutations(DIFFERENT), st.data())
def test_an_edited_quotation_is_found_at_its_place_or_refused(
    text_words: list[str], data: st.DataObject
) -> None:
    text = " ".join(text_words)
    first = data.draw(st.integers(0, len(text_words) - 6))
    quote = text_words[first : first + data.draw(st.integers(6, 20))]
    start = len(" ".join(text_words[:first]))
    end = start + len(" ".join(quote)) + 1
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(quote) - 1))
        quote[at : at + 1] = data.draw(st.sampled_from([[], [NEW[0]], [NEW[1], NEW[2]], [quote[at], NEW[3]]]))
        assume(quote)
    result = search(text, " ".join(quote))
    spans = [*result.exact, *([result.clear.span] if result.clear else [])]
    assert all(span.start < end and start < span.end for span in spans)


@given(hostile_texts.map(clean_line), hostile_texts)
def test_what_is_found_is_in_the_text_and_begins_and_ends_with_no_space(text: str, typed: str) -> None:
    result = search(text, typed)
    for start, end in (*result.exact, *(one.span for one in result.close)):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
