"""Which commands are shown, by what has the focus."""

from __future__ import annotations

from reader.keys.commands import COMMANDS_BY_ID
from reader.keys.hints import (
    CLOSING,
    FOCUSED,
    LABELS,
    NEEDS,
    OPENERS,
    USEFUL,
    holding,
    holds,
    label_of,
    useful,
)

READING = ("reading", "everywhere")


def test_every_command_that_is_spoken_of_exists() -> None:
    spoken_of = {one for many in USEFUL.values() for one in many} | {*NEEDS, *LABELS, *CLOSING, *OPENERS}
    assert spoken_of <= set(COMMANDS_BY_ID)
    assert {*FOCUSED} <= {*USEFUL}


def test_a_mark_in_focus_can_be_deleted_and_a_caption_unfolded() -> None:
    assert "reading.delete" in useful(("mark", "passage"))
    assert useful(("caption", "passage"))[0] == "reading.toggle-caption"
    assert "reading.delete" not in useful(("quotation", "passage"))


def test_nothing_is_offered_that_has_nothing_to_work_on() -> None:
    first, rest = holding(READING, ("reading",))
    assert first == ()
    assert not {"reading.delete", "reading.next-hit", "reading.follow", "reading.picture"} & {*rest}
    assert "reading.next-hit" in holding(READING, ("hits",))[0]


def test_what_has_the_focus_comes_first_and_nothing_twice() -> None:
    first, rest = holding(READING, ("mark", "passage", "captions"))
    assert first[0] == "reading.note"
    assert len({*first, *rest}) == len(first) + len(rest)
    assert not OPENERS & {*first, *rest}


def test_motions_come_last() -> None:
    _, rest = holding(READING, ("reading",))
    assert rest[-1].startswith("reading.")
    assert rest.index("reading.export") < rest.index("reading.line-down") < rest.index("reading.next-mark")


def test_only_commands_whose_keys_hold_are_offered() -> None:
    first, rest = holding(("panel", *READING), ("panel", "mark"))
    contexts = {COMMANDS_BY_ID[one].context for one in (*first, *rest)}
    assert contexts == {"panel", *READING}


def test_a_command_without_needs_always_holds() -> None:
    assert holds("reading.undo", ())


def test_a_label_is_short_and_falls_back_on_the_name() -> None:
    assert label_of("reading.highlight") == "highlight"
    assert label_of("everywhere.help") == "keys"
    assert max(len(label) for label in LABELS.values()) <= 12
