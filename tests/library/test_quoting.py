"""The passage that is meant by words is found, or what could be meant is told."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import BlockKind, Metadata
from reader.library.quoting import PassageUnclear, passage_of

TEXTS = (
    "The minister said no. The minister said no again.",
    "Nobody believed that the minister said no more than once.",
)
ARTICLE = assemble(
    [
        BlockDraft(kind=BlockKind.TITLE, text="The minister said no"),
        *(BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in TEXTS),
    ],
    Metadata(),
)
SAID = "minister said no"


def found(quote: str, nth: int | None = None, after: str = "") -> tuple[int, str]:
    """Return where a passage begins, and its words."""
    span = passage_of(ARTICLE, quote, nth=nth, after=after).span
    return span.start, ARTICLE.text_of(span)


def refused(quote: str, nth: int | None = None, after: str = "") -> PassageUnclear:
    with pytest.raises(PassageUnclear) as told:
        passage_of(ARTICLE, quote, nth=nth, after=after)
    return told.value


def test_the_one_exact_place_is_meant() -> None:
    assert found("said no again") == (ARTICLE.text.index("said no again"), "said no again")
    assert passage_of(ARTICLE, "said no again").exact


def test_of_several_exact_places_all_are_told_with_what_stands_around_them() -> None:
    error = refused(SAID)
    assert str(error).startswith("“minister said no” stands there 4 times; choose one")
    assert error.details[0] == "1  title  The [minister said no]"
    assert error.details[3].startswith("4  ¶2  …obody believed that the [minister said no] more")


def test_one_of_several_is_chosen_by_its_number_or_by_words_before_it() -> None:
    last = ARTICLE.text.rindex(SAID)
    assert found(SAID, nth=4) == (last, SAID)
    assert found(SAID, after="Nobody believed") == (last, SAID)
    assert found(SAID, after="The minister said no.", nth=2) == (last, SAID)
    assert found("said no again", nth=1)[1] == "said no again"


@pytest.mark.parametrize("nth", [0, 5, -1])
def test_a_number_that_there_is_not_is_told(nth: int) -> None:
    assert f"there is no number {nth}" in str(refused(SAID, nth=nth))


def test_words_before_must_stand_once() -> None:
    assert "“minister said no” stands there 4 times" in str(refused("again", after=SAID))
    assert "behind which to look, is not in the article" in str(refused("again", after="Nobody smiled"))


def test_close_words_are_taken_for_what_they_are_close_to_and_said_to_be_close() -> None:
    passage = passage_of(ARTICLE, "Nobody believed that a minister said no more than twice")
    assert not passage.exact
    assert 75 < passage.score < 100
    assert ARTICLE.text_of(passage.span) == "Nobody believed that the minister said no more than once"


def test_a_number_does_not_choose_among_close_places() -> None:
    assert "not in the article exactly" in str(refused("Nobody believed that a minister said no more", nth=1))


def test_words_that_are_not_there_are_told_with_what_is_like_them() -> None:
    error = refused("the ministry says no")
    assert "“the ministry says no” is not in the article; no one passage is close enough" in str(error)
    assert all("¶" in line or "title" in line for line in error.details)
    assert str(refused("zebra crossings in Wellington")).endswith(
        "is not in the article, and nothing like it."
    )
    assert str(refused(" \x1b[2J")) == "No words are given to look for."
