"""A passage is carried from the text that it was marked in to what the text has become."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.marks.anchoring import describe
from reader.marks.anchoring.anchored import Anchored
from reader.marks.anchoring.carrying import Carrier, carry
from reader.marks.model import Selector, State

OLD = (
    "Ministers met in Geneva on Monday to end the strike at the harbour.\n\n"
    "“We will not sign a paper that nobody has read,” said Jane Roe, who leads the union. "
    "The talks lasted nine hours, and coffee was served twice.\n\n"
    "The mayor called it a bad joke. Ferries stay in port until Friday, the company said, "
    "and the workers want 14 more days to think about the offer."
)
SAID = "We will not sign a paper that nobody has read"
# Few words, so that the same ones stand in many places.
words = st.sampled_from(
    ["the", "bridge", "was", "closed", "on", "Monday,", "said", "Ana.", "élan", "“No”\n\n"]
)
texts = st.lists(words, min_size=1, max_size=60).map(" ".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Selector]]:
    """Draw a text and passages of it, each from the start of a letter to the end of another."""
    text = draw(texts)
    selectors = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        selectors.append(describe(text, Span(start, draw(st.integers(start + 1, len(text))))))
    return text, selectors


def carried(words: str, new: str, old: str = OLD) -> Anchored:
    """Carry some words, where they stand first, to another text."""
    start = old.index(words)
    return carry(old, new, [describe(old, Span(start, start + len(words)))])[0]


@given(marked())
def test_in_the_same_text_every_passage_stands_exactly_where_it_stood(
    given_marks: tuple[str, list[Selector]],
) -> None:
    text, selectors = given_marks
    for one, found in zip(selectors, carry(text, text, selectors), strict=True):
        assert found == Anchored(State.EXACT, Span(one.start, one.start + len(one.exact)), one.exact)


@given(marked(), st.integers(1, 5))
def test_what_is_put_in_front_shifts_every_passage(
    given_marks: tuple[str, list[Selector]], count: int
) -> None:
    text, selectors = given_marks
    front = "Zwölf " * count + "\n\n"
    for one, found in zip(selectors, carry(text, front + text, selectors), strict=True):
        start = one.start + len(front)
        assert found == Anchored(State.EXACT, Span(start, start + len(one.exact)), one.exact)


@given(marked(), texts)
def test_whatever_the_text_became_an_answer_lies_in_it_and_says_what_stands_there(
    given_marks: tuple[str, list[Selector]], new: str
) -> None:
    text, selectors = given_marks
    for one, found in zip(selectors, carry(text, new, selectors), strict=True):
        if found.span is None:
            assert found == Anchored(State.GONE, None, "")
            continue
        assert 0 <= found.span.start < found.span.end <= len(new)
        assert found.words == new[found.span.start : found.span.end]
        assert (found.words == one.exact) == (found.state in {State.EXACT, State.MOVED})


@given(marked(), texts)
def test_the_same_texts_give_the_same_answers_one_by_one_or_together(
    given_marks: tuple[str, list[Selector]], new: str
) -> None:
    text, selectors = given_marks
    together = carry(text, new, selectors)
    assert together == tuple(Carrier(text, new).carry(one) for one in selectors)


@given(marked(), texts)
def test_letters_written_in_two_characters_are_carried_like_those_written_in_one(
    given_marks: tuple[str, list[Selector]], new: str
) -> None:
    text, selectors = given_marks
    apart = [_apart_all(text, one) for one in selectors]
    composed = carry(text, new, selectors)
    decomposed = carry(_apart(text), _apart(new), apart)
    assert [one.state for one in composed] == [one.state for one in decomposed]
    assert [_apart(one.words) for one in composed] == [one.words for one in decomposed]


def _apart_all(text: str, one: Selector) -> Selector:
    start = len(_apart(text[: one.start]))
    return Selector(_apart(one.exact), _apart(one.prefix), _apart(one.suffix), start)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_sentence_that_was_moved_is_found_again_and_told_as_moved() -> None:
    sentence = " The talks lasted nine hours, and coffee was served twice."
    new = f"{OLD.replace(sentence, '')}\n\n{sentence.strip()}"
    found = carried("lasted nine hours", new)
    assert (found.state, found.words) == (State.MOVED, "lasted nine hours")


def test_a_passage_in_which_a_word_was_changed_is_told_with_what_stands_there_now() -> None:
    found = carried(SAID, OLD.replace("nobody has read", "nobody understood"))
    assert (found.state, found.words) == (State.CHANGED, "We will not sign a paper that nobody understood")


@pytest.mark.parametrize(
    ("old", "new"),
    [("We will not sign", "They will not sign"), ("nobody has read", "nobody has seen")],
    ids=["its first", "its last"],
)
def test_a_word_that_was_changed_at_the_end_of_a_passage_stays_of_it(old: str, new: str) -> None:
    assert carried(old, OLD.replace(old, new)) == Anchored(
        State.CHANGED, Span(OLD.index(old), OLD.index(old) + len(new)), new
    )


def test_a_figure_that_was_changed_is_told_with_the_new_one() -> None:
    assert carried("14", OLD.replace("14 more", "21 more")).words == "21"


def test_words_that_came_beside_a_passage_are_not_of_it() -> None:
    found = carried("the union", OLD.replace("leads the union", "leads since May the union of dockers"))
    assert (found.state, found.words) == (State.EXACT, "the union")


def test_a_sentence_that_was_put_into_a_passage_is_of_it_now() -> None:
    passage = "The mayor called it a bad joke. Ferries stay in port until Friday, the company said"
    found = carried(passage, OLD.replace("joke. ", "joke. Nobody laughed. "))
    assert found.words == passage.replace("joke. ", "joke. Nobody laughed. ")


@pytest.mark.parametrize("words", ["coffee", "The talks lasted nine hours, and coffee was served twice"])
def test_a_passage_whose_sentence_was_left_out_is_gone(words: str) -> None:
    new = OLD.replace(" The talks lasted nine hours, and coffee was served twice.", "")
    assert carried(words, new).state is State.GONE


def test_a_little_word_of_a_lost_sentence_is_not_found_in_the_one_that_took_its_place() -> None:
    new = OLD.replace("The talks lasted nine hours, and coffee was served twice", "Rain fell and nobody came")
    assert carried("and", new).state is State.GONE


def test_of_a_sentence_and_its_near_copy_the_one_in_its_place_is_meant() -> None:
    copy = "“We will not sign a paper that nobody has seen,” said Jane Roe again."
    found = carried(SAID, f"{copy}\n\n{OLD}")
    assert found.span == Span(OLD.index(SAID) + len(copy) + 2, OLD.index(SAID) + len(copy) + 2 + len(SAID))


def test_a_passage_of_an_unspaced_language_is_carried_by_its_letters() -> None:
    old = "同社は廃止すると発表した。利用者の減少が理由としている。島民は不安を口にする。"
    new = "同社は昨日、廃止すると発表した。島民は不安を口にする。利用者の急な減少が理由としている。"
    assert carried("廃止すると発表した", new, old).state is State.EXACT
    found = carried("利用者の減少が理由", new, old)
    assert (found.state, found.words) == (State.CHANGED, "利用者の急な減少が理由")


def test_a_selector_whose_words_are_not_in_the_old_text_is_looked_for_in_the_new_one() -> None:
    selector = describe(OLD, Span(0, 25))
    assert carry("Another text.", OLD, [selector]) == (Anchored(State.EXACT, Span(0, 25), OLD[:25]),)


def test_a_text_that_is_empty_now_has_lost_everything() -> None:
    assert carried(SAID, "").state is State.GONE


def test_words_that_each_text_has_once_are_found_whatever_was_put_around_them() -> None:
    words = "some say the mayor called"
    old = f"Prices rose, but {words}, and ships were late again, and the season was short."
    new = f"All is new here: yes {words} – nobody else asked for it on that whole long day."
    assert carried(words, new, old) == Anchored(State.MOVED, Span(21, 46), words)


def test_of_a_torn_passage_the_part_that_says_more_is_told_not_the_one_of_more_signs() -> None:
    torn = "‘x’,”.\n\nThe mayor called it"
    old = OLD.replace("served twice.", "served ‘x’,”.")
    apart = "Nobody at the town hall could say when the quarrel of the two companies had begun. " * 3
    found = carried(torn, old.replace("The mayor called", f"{apart}\n\nThe mayor called"), old)
    assert found.words == "The mayor called it"
    assert found.state is State.CHANGED


def test_what_is_left_of_a_torn_passage_does_not_begin_with_what_ended_a_sentence() -> None:
    other = "Seine Firma baut seit elf Jahren keine Schiffe mehr, und niemand weiß warum. " * 3
    old = OLD.replace("served twice.\n\n", "served twice in a row.\n\n")
    new = old.replace("in a row.\n\n", f"in a row. {other}\n\n{other}\n\n")
    assert not carried("row.\n\nThe mayor called it", new, old).words.startswith((".", "\n"))


def test_a_near_copy_put_in_before_a_sentence_takes_no_words_of_it() -> None:
    copy = "The mayor called nobody at the harbour."
    new = OLD.replace("The mayor called it", f"{copy} The mayor called it")
    found = carried("The mayor called it a bad joke", new)
    assert found.words == "The mayor called it a bad joke"
    assert found.span == Span(new.index("The mayor called it"), new.index(". Ferries"))


def test_a_moved_sentence_that_an_editor_parted_is_found_whole() -> None:
    sentence = "The talks lasted nine hours, and coffee was served twice."
    rest = OLD.replace(f" {sentence}", "")
    found = carried(sentence, f"{rest}\n\nThe talks lasted nine hours. Later, and coffee was served twice.")
    assert found.words.startswith("The talks lasted nine hours. Later")
    assert found.words.endswith("served twice.")


def test_a_paragraph_that_is_all_that_is_left_is_where_its_marks_are() -> None:
    assert carried("Ministers met in Geneva", OLD.split("\n\n")[0]).state is State.EXACT
    last = OLD.split("\n\n")[-1]
    assert carried("offer.", last).words == "offer."


@pytest.mark.parametrize("mark", ["joke.", "a joke"])
def test_a_last_word_that_two_texts_share_by_accident_is_no_place(mark: str) -> None:
    assert carried(mark, "Nothing is as it was: a joke.", "He laughed at it like a joke.").state is State.GONE


@pytest.mark.parametrize(
    ("old", "mark", "new", "words"),
    [
        (
            "首相は月曜日に辞任を表明した。野党は歓迎した。",
            "首相",
            "大統領は月曜日に辞任を表明した。野党は歓迎した。",
            "大統領",
        ),
        ("Blaze shuts the harbour of Geneva.", "Blaze", "Fire shuts the harbour of Geneva.", "Fire"),
        ("Ferries stay in port until Friday", "Friday", "Ferries stay in port until Monday", "Monday"),
    ],
)
def test_a_word_changed_at_an_end_of_the_text_is_told_with_the_new_one(
    old: str, mark: str, new: str, words: str
) -> None:
    assert carried(mark, new, old) == (
        State.CHANGED,
        Span(new.index(words), new.index(words) + len(words)),
        words,
    )


def test_a_text_that_stands_twice_now_has_its_marks_once_where_they_stood() -> None:
    found = carried(SAID, f"{OLD}\n\n{OLD}")
    assert found == (State.EXACT, Span(OLD.index(SAID), OLD.index(SAID) + len(SAID)), SAID)


def test_a_passage_across_paragraphs_that_were_joined_is_changed_by_that_alone() -> None:
    found = carried("served twice.\n\nThe mayor", OLD.replace("twice.\n\n", "twice. "))
    assert found.words == "served twice. The mayor"
