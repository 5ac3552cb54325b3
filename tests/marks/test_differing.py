"""What changed between two texts of an article: words, paragraphs, the headline."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import BLOCK_SEPARATOR, Article, BlockKind, Metadata
from reader.marks.differing import Difference, Hunk, Piece, Way, differences
from tests.strategies import sentences

FERRIES = "Ferries stay in port until Friday, the company said, and nobody knows what comes then."
FIRE = "The fire began in the engine room at two in the morning, the captain told the coast guard."
STRIKE = "Ministers met in Geneva on Monday to end the strike at the harbour."
BRIDGE = "The old bridge was closed to lorries, which now go around by the northern road."

few_words = st.lists(
    st.sampled_from(["the", "bridge", "was", "closed,", "élan", "“No”", "村上さん", "12"]), min_size=1
)
blocks = st.lists(few_words.map(" ".join) | sentences, max_size=8)


def article(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH, **metadata: str) -> Article:
    """Make an article of paragraphs."""
    drafts = [BlockDraft(kind=kind, text=one) for one in paragraphs]
    return assemble(drafts, Metadata(**metadata))  # type: ignore[arg-type]  # texts alone are given


def written(pieces: tuple[Piece, ...]) -> str:
    """Write pieces as a diff by words is written."""
    signs = {Way.SAME: "{}", Way.DELETED: "[-{}-]", Way.INSERTED: "{{+{}+}}"}
    return "".join(signs[piece.way].format(piece.words) for piece in pieces)


def changed(old: Article, new: Article) -> list[str]:
    """Write what changed."""
    return [written(hunk.pieces) for hunk in differences(old, new).changed]


def old_text(found: Difference) -> str:
    """Put the old text together again."""
    hunks = sorted((hunk for hunk in found.hunks if hunk.old), key=lambda hunk: hunk.old.start)
    return BLOCK_SEPARATOR.join(hunk.text(but=Way.INSERTED) for hunk in hunks)


def new_text(found: Difference) -> str:
    """Put the new text together again."""
    return BLOCK_SEPARATOR.join(hunk.text(but=Way.DELETED) for hunk in found.hunks if hunk.new)


@given(blocks, blocks)
def test_the_pieces_are_all_of_both_texts(old: list[str], new: list[str]) -> None:
    before, now = article(*old), article(*new)
    found = differences(before, now)
    assert (old_text(found), new_text(found)) == (before.text, now.text)


@given(blocks, st.data())
def test_what_was_only_put_in_another_order_is_all_of_both_texts_too(
    old: list[str], data: st.DataObject
) -> None:
    before, now = article(*old), article(*data.draw(st.permutations(old)))
    found = differences(before, now)
    assert (old_text(found), new_text(found)) == (before.text, now.text)
    assert [hunk.new.start for hunk in found.hunks if hunk.new] == sorted(
        hunk.new.start for hunk in found.hunks if hunk.new
    )


@given(blocks)
def test_nothing_differs_between_a_text_and_itself(old: list[str]) -> None:
    found = differences(article(*old), article(*old))
    assert found.is_empty
    assert not found.changed


def test_a_word_is_told_with_what_came_for_it() -> None:
    assert changed(article(STRIKE, FIRE), article(STRIKE.replace("Monday", "Tuesday"), FIRE)) == [
        "Ministers met in Geneva on [-Monday-]{+Tuesday+} to end the strike at the harbour."
    ]


def test_white_space_stays_with_the_words_around_what_came() -> None:
    assert changed(article("The bridge is old."), article("The bridge is very old.")) == [
        "The bridge is {+very +}old."
    ]


def test_a_number_with_its_signs_is_one_word() -> None:
    assert changed(
        article("The flood took 1,200 lives and 3.5 million."),
        article("The flood took 1,300 lives and 3.5 million."),
    ) == ["The flood took [-1,200-]{+1,300+} lives and 3.5 million."]


def test_words_that_no_space_parts_are_those_of_a_dictionary() -> None:
    assert changed(
        article("東京都の知事は月曜日に辞任した。"), article("東京都の知事は火曜日に辞任した。")
    ) == ["東京都の知事は[-月曜日-]{+火曜日+}に辞任した。"]


def test_a_sentence_that_was_written_anew_is_not_shredded() -> None:
    old = f"{STRIKE} A quick answer, he said, is not the best of answers. {BRIDGE}"
    new = f"{STRIKE} The union wants fourteen more days, the paper wrote, before the end of talks. {BRIDGE}"
    (found,) = changed(article(old), article(new))
    assert found.count("[-") == 1
    assert found.count("{+") == 1


def test_paragraphs_that_came_and_went_are_told_where_they_stood() -> None:
    assert changed(article(STRIKE, FIRE, FERRIES), article(STRIKE, FERRIES, BRIDGE)) == [
        f"[-{FIRE}-]",
        f"{{+{BRIDGE}+}}",
    ]


def moved(found: Difference) -> list[Hunk]:
    """Return what was moved."""
    return [hunk for hunk in found.hunks if hunk.moved]


def test_a_paragraph_that_stands_elsewhere_is_moved_and_neither_deleted_nor_inserted() -> None:
    found = differences(article(STRIKE, FIRE, FERRIES, BRIDGE), article(FIRE, FERRIES, BRIDGE, STRIKE))
    (hunk,) = moved(found)
    assert (hunk.old, hunk.new, written(hunk.pieces)) == (range(1), range(3, 4), STRIKE)
    assert found.changed == (hunk,)


def test_of_a_paragraph_that_was_moved_and_changed_both_are_told() -> None:
    found = differences(
        article(STRIKE, FIRE, FERRIES, BRIDGE),
        article(FIRE, FERRIES, BRIDGE, STRIKE.replace("Monday", "Tuesday")),
    )
    (hunk,) = moved(found)
    assert written(hunk.pieces) == STRIKE.replace("Monday", "[-Monday-]{+Tuesday+}")


def test_a_paragraph_that_was_parted_keeps_its_words() -> None:
    assert changed(article(f"{FIRE} {FERRIES}", BRIDGE), article(FIRE, FERRIES, BRIDGE)) == [
        f"{FIRE}[- -]{{+\n\n+}}{FERRIES}"
    ]


def test_paragraphs_that_were_put_together_keep_their_words() -> None:
    assert changed(article(STRIKE, FIRE, FERRIES), article(f"{STRIKE} {FIRE} {FERRIES}")) == [
        f"{STRIKE}[-\n\n-]{{+ +}}{FIRE}[-\n\n-]{{+ +}}{FERRIES}"
    ]


def test_a_new_paragraph_that_begins_like_its_neighbour_does_not_tear_it_apart() -> None:
    denial = "Ministers met in Geneva on Monday, and denied that there had been a strike at all."
    assert changed(article(BRIDGE, STRIKE), article(BRIDGE, denial, STRIKE)) == [f"{{+{denial}+}}"]


def test_short_blocks_alone_between_others_are_compared_with_each_other() -> None:
    assert changed(article(FIRE, "Three dead", BRIDGE), article(FIRE, "Four dead", BRIDGE)) == [
        "[-Three-]{+Four+} dead"
    ]


def test_the_headline_is_told_first_and_its_block_not_again() -> None:
    def told(title: str, by: str) -> Article:
        drafts = [
            BlockDraft(kind=BlockKind.TITLE, text=title),
            BlockDraft(kind=BlockKind.PARAGRAPH, text=FIRE),
        ]
        return assemble(drafts, Metadata(title=title, byline=by, published="2026-03-14"))

    found = differences(
        told("Two hurt in a fire at sea", "Ellen Marsh"), told("Two dead in a fire at sea", "AFP")
    )
    assert [(field.name, written(field.pieces)) for field in found.fields] == [
        ("headline", "Two [-hurt-]{+dead+} in a fire at sea"),
        ("byline", "[-Ellen Marsh-]{+AFP+}"),
    ]
    assert not found.changed
    assert not found.is_empty


def test_a_date_is_told_whole() -> None:
    found = differences(article(FIRE, published="2026-03-14"), article(FIRE, published="2026-03-15"))
    assert [written(field.pieces) for field in found.fields] == ["[-2026-03-14-]{+2026-03-15+}"]


def test_a_caption_is_told_as_one() -> None:
    found = differences(
        article("The burnt ferry on Monday.", kind=BlockKind.CAPTION),
        article("The burnt ferry on Sunday.", kind=BlockKind.CAPTION),
    )
    assert [hunk.kind for hunk in found.changed] == [BlockKind.CAPTION]


def test_five_thousand_words_are_compared_quickly() -> None:
    some = f"{FIRE} {STRIKE} {BRIDGE} {FERRIES}".split()
    long = [" ".join(f"{word}{number % 7}" for word in some) for number in range(5000 // len(some))]
    edited = [one.replace("the", "that", 1) for one in reversed(long)]
    before, now = article(*long), article(*edited)
    differences(before, now)
    best = min(_seconds(before, now) for _ in range(3))
    assert best < 1  # Ten times what it takes, for slow machines.


def _seconds(before: Article, now: Article) -> float:
    start = time.perf_counter()
    differences(before, now)
    return time.perf_counter() - start


@given(blocks, blocks, st.integers(0, 400))
def test_every_place_has_one_in_the_new_text(old: list[str], new: list[str], place: int) -> None:
    before, now = article(*old), article(*new)
    assert 0 <= differences(before, now).place_in_new(min(place, len(before.text))) <= len(now.text)


def test_a_place_stays_at_its_word_whatever_came_before_it() -> None:
    before, now = (
        article(STRIKE, FIRE),
        article(BRIDGE, STRIKE.replace("Monday", "Tuesday night"), FERRIES, FIRE),
    )
    found = differences(before, now)
    for word in ("Geneva", "strike", "engine", "guard"):
        assert found.place_in_new(before.text.index(word)) == now.text.index(word)


def test_a_place_in_what_was_deleted_is_where_it_would_be() -> None:
    before, now = article(STRIKE, FIRE, BRIDGE), article(STRIKE, BRIDGE)
    assert differences(before, now).place_in_new(before.text.index("engine")) == now.text.index(BRIDGE)
