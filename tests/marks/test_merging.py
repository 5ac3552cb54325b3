"""Libraries are united in any order, and nothing that was typed is lost."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.merging import DELETED, SHAPES, Tables, merged, next_stamp
from reader.marks.merging.stamping import changed
from tests.marks.merging_histories import FIELDS, LIBRARIES, MACHINES, NOON, Machine, machines, thawed

STAMPS = st.builds(
    lambda at, machine: f"{at:016x}{machine * 16}", st.integers(0, 3), st.sampled_from(["0", "a", "b"])
)
CLOCKS = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {},
        optional={
            "*": STAMPS,
            "kind": STAMPS,
            "note": st.one_of(
                STAMPS,
                st.fixed_dictionaries(
                    {"at": STAMPS, "seen": st.dictionaries(st.sampled_from(["a" * 16, "b" * 16]), STAMPS)},
                    optional={"beside": st.lists(st.tuples(STAMPS, st.sampled_from(["x", "y"])).map(list))},
                ),
            ),
            "tags": st.dictionaries(st.sampled_from(['"war"', '"peace"']), STAMPS),
            "deleted": st.fixed_dictionaries({"at": STAMPS, "gone": st.booleans(), "seen": st.just({})}),
            "unknown": STAMPS,
        },
    ),
)
"""Such as no pressmark wrote: by hand, by others, by machines with one name."""


def as_found(fields: dict[str, Any], clock: object, modified: str) -> dict[str, Any]:
    plain = {"id": "m1", "article_id": "x", "kind": "quote", "note": "", "tags": [], "modified": modified}
    return {**plain, **fields, **({} if clock is None else {"clock": clock})}


DOCUMENTS = st.builds(
    as_found, FIELDS, CLOCKS, st.sampled_from(["", "2026-03-14T12:00:00Z", "2027-01-01T00:00:00Z"])
)
FOREIGN = DOCUMENTS.map(lambda document: {"annotations": {"m1": document}})


def text(tables: Tables) -> str:
    """Write tables so that equal ones are written alike; an empty one says nothing."""
    return json.dumps({name: rows for name, rows in tables.items() if rows}, sort_keys=True)


def laws(one: Tables, two: Tables, three: Tables) -> None:
    assert text(merged(one, two)) == text(merged(two, one))
    assert text(merged(merged(one, two), three)) == text(merged(one, merged(two, three)))
    assert text(merged(one, one)) == text(one)
    assert text(merged(merged(one, two), two)) == text(merged(one, two))


@given(LIBRARIES)
def test_libraries_of_three_machines_are_united_in_any_order(everyone: list[Machine]) -> None:
    laws(*(machine.tables for machine in everyone))


@given(FOREIGN, FOREIGN, FOREIGN)
def test_documents_that_nobody_stamped_well_are_united_in_any_order(
    one: Tables, two: Tables, three: Tables
) -> None:
    laws(one, two, three)


@given(LIBRARIES)
def test_uniting_changes_nothing_that_it_was_given(everyone: list[Machine]) -> None:
    one, two, _ = (machine.tables for machine in everyone)
    before = text(one), text(two)
    merged(one, two)
    assert (text(one), text(two)) == before


@given(LIBRARIES)
def test_what_is_united_is_either_there_or_deleted(everyone: list[Machine]) -> None:
    one, two, three = (machine.tables for machine in everyone)
    united = merged(merged(one, two), three)
    assert not united.get("annotations", {}).keys() & united.get(DELETED, {}).keys()


@given(LIBRARIES, st.sampled_from(["left", "right"]), st.booleans())
def test_no_text_typed_at_the_same_time_is_lost(
    everyone: list[Machine], words: str, is_deleted: bool
) -> None:
    one, two, _ = everyone
    one.take(two)
    one.write("m1", {"note": "", "kind": "quote"})
    two.take(one)
    one.write("m1", {"note": f"typed here, {words}"})
    two.write("m1", {"note": f"typed there, {words}"})
    if is_deleted:
        two.delete("m1", None)
    united = merged(one.tables, two.tables)
    mark = united["annotations"]["m1"]
    assert f"typed here, {words}" in text({"": {"": mark}})
    if not is_deleted:
        assert f"typed there, {words}" in text({"": {"": mark}})


def test_a_text_that_was_seen_when_it_was_replaced_is_gone() -> None:
    here, there, _ = machines()
    here.write("m1", {"note": "first"})
    there.take(here)
    there.write("m1", {"note": "second"})
    here.take(there)
    assert here.tables["annotations"]["m1"]["note"] == "second"
    assert "first" not in text(here.tables)


def test_a_text_beside_goes_when_both_were_seen_and_another_was_written() -> None:
    here, there, _ = machines()
    here.write("m1", {"note": ""})
    there.take(here)
    here.write("m1", {"note": "mine"})
    there.write("m1", {"note": "yours"})
    here.take(there)
    assert {"mine", "yours"} <= set(json.loads(text(here.tables), object_pairs_hook=_texts_of))
    here.write("m1", {"note": "ours"})
    there.take(here)
    assert "mine" not in text(there.tables)
    assert there.tables["annotations"]["m1"]["note"] == "ours"


def _texts_of(pairs: list[tuple[str, Any]]) -> list[Any]:
    """Flatten an object into its texts."""
    flat: list[Any] = []
    for _, value in pairs:
        flat += _flat(value)
    return flat


def _flat(value: object) -> list[Any]:
    if isinstance(value, list):
        return [text for one in value for text in _flat(one)]
    return [value]


def test_the_later_edit_wins_though_its_clock_on_the_wall_is_a_year_back() -> None:
    here, _, late = machines()
    here.write("m1", {"kind": "quote"})
    late.take(here)
    late.write("m1", {"kind": "fact"})
    assert late.wall < here.wall - timedelta(days=300)
    here.take(late)
    assert here.tables["annotations"]["m1"]["kind"] == "fact"


def test_fields_that_two_changed_apart_are_both_as_they_were_changed() -> None:
    here, there, _ = machines()
    here.write("m1", {"kind": "quote", "tags": ["war"]})
    there.take(here)
    here.write("m1", {"kind": "fact", "tags": ["war", "grain"]})
    there.write("m1", {"speaker": "Merz", "tags": []})
    mark = merged(here.tables, there.tables)["annotations"]["m1"]
    assert (mark["kind"], mark["speaker"], mark["tags"]) == ("fact", "Merz", ["grain"])


def test_a_mark_deleted_on_one_machine_is_gone_on_the_other_and_back_when_that_is_taken_back() -> None:
    here, there, _ = machines()
    here.write("m1", {"note": "why?"})
    there.take(here)
    here.delete("m1", None)
    there.write("m1", {"kind": "fact"})
    there.take(here)
    assert "m1" not in there.rows("annotations")
    here.write("m1", {})
    there.take(here)
    assert there.tables["annotations"]["m1"]["note"] == "why?"


def test_one_address_opened_on_two_machines_is_one_article_with_the_marks_of_both() -> None:
    here, there, third = machines()
    here.open("https://news.example/1", None)
    there.open("https://news.example/1", None)
    united = merged(here.tables, there.tables)
    (article,) = united["articles"].values()
    assert article["also"] == ["article b 0"]
    assert {mark["article_id"] for mark in united["annotations"].values()} == {article["id"]}
    # Who knows the other name alone still finds it.
    third.tables = thawed({"annotations": {"late": {**there.tables["annotations"]["mark of article b 0"]}}})
    again = merged(united, third.tables)
    assert {mark["article_id"] for mark in again["annotations"].values()} == {article["id"]}


def test_a_file_at_one_path_on_two_machines_stays_two_articles() -> None:
    here, there, _ = machines()
    here.open("/home/page.html", None)
    there.open("/home/page.html", None)
    assert len(merged(here.tables, there.tables)["articles"]) == 2


def test_what_nobody_else_has_is_the_very_document() -> None:
    here, there, _ = machines()
    here.write("m1", {})
    there.write("m2", {})
    united = merged(here.tables, there.tables)
    assert united["annotations"]["m1"] is here.tables["annotations"]["m1"]
    assert united["annotations"]["m2"] is there.tables["annotations"]["m2"]


def test_fields_that_this_version_does_not_know_are_kept_and_dated() -> None:
    here, there, _ = machines()
    here.write("m1", {"later": 1})
    there.take(here)
    there.write("m1", {"later": 2})
    assert merged(here.tables, there.tables)["annotations"]["m1"]["later"] == 2


@given(st.integers(-(10**6), 10**6))
def test_a_stamp_comes_after_the_last_one_whatever_the_clock_says(seconds: int) -> None:
    last = next_stamp("", NOON, MACHINES[1])
    stamp = next_stamp(last, NOON + timedelta(seconds=seconds), MACHINES[0])
    assert stamp > last
    assert len(stamp) == len(last) == 32


def test_an_edit_of_a_document_from_before_there_were_clocks_is_dated_after_it() -> None:
    old = {"id": "m1", "note": "why?", "kind": "quote", "modified": "2026-03-14T12:00:00Z"}
    stamp = next_stamp("", NOON + timedelta(days=1), MACHINES[0])
    new = changed(old, {"note": "who?"}, stamp, SHAPES["annotations"])
    for one, two in ((old, new), (new, old)):
        united = merged({"annotations": {"m1": one}}, {"annotations": {"m1": two}})["annotations"]["m1"]
        assert united["note"] == "who?"
        assert "why?" not in text({"": {"": united}})
