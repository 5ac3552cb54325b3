"""A working session on the seed by keys alone, in a real terminal; what came of it is read from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.keys.commands import COMMANDS_BY_ID
from tests.journeys.conftest import SEED, Launch
from tests.journeys.keyboard import Keyboard
from tests.terminal import ENTER

ZELENSKY, KOVALENKO = "Volodymyr Zelensky", "Andriï Kovalenko"
SPEAKERS = (ZELENSKY, ZELENSKY, ZELENSKY, KOVALENKO, KOVALENKO)
UNDO, REDO = "u", "\x12"


def opened(launch: Launch) -> Keyboard:
    terminal = launch(str(SEED), columns=120, lines=40)
    terminal.wait_for("? keys")
    return Keyboard(terminal)


def marks_in(library: Path) -> list[dict[str, Any]]:
    """Return the marks by place, as plain TinyDB finds them."""
    with TinyDB(library / "annotations.json", access_mode="r") as database:
        kept = [dict(one) for one in database.table("annotations").all()]
    return sorted(kept, key=lambda one: one["selector"]["start"])


def highlight_five(keyboard: Keyboard) -> None:
    for number, speaker in enumerate(SPEAKERS, 1):
        keyboard.begin()
        keyboard.press("]q", f"Quotation {number} of")
        keyboard.press("H", f"Highlighted, said by {speaker}.")
        assert keyboard.sequences == 2


def test_five_quotations_are_highlighted_with_their_speakers_by_two_sequences_each(
    launch: Launch, library: Path
) -> None:
    keyboard = opened(launch)
    highlight_five(keyboard)
    keyboard.leave()
    kept = marks_in(library)
    assert [one["speaker"] for one in kept] == list(SPEAKERS)
    assert {one["kind"] for one in kept} == {"quote"}


def test_a_note_an_undo_and_a_redo_are_told_in_words_and_on_the_disk(launch: Launch, library: Path) -> None:
    keyboard = opened(launch)
    highlight_five(keyboard)
    keyboard.begin()
    keyboard.press("a", "new line")
    keyboard.write("check with the ministry")
    keyboard.press(ENTER, "Note kept.")
    assert keyboard.sequences == 2
    keyboard.press(UNDO, "Undid: note of “surveiller")
    keyboard.press(UNDO, "Undid: highlight “surveiller")
    keyboard.press(REDO, "Redid: highlight “surveiller")
    keyboard.press(REDO, "Redid: note of “surveiller")
    keyboard.leave()
    assert [one["note"] for one in marks_in(library)] == ["", "", "", "", "check with the ministry"]


def test_an_undo_is_on_the_disk_before_the_program_ends(launch: Launch, library: Path) -> None:
    keyboard = opened(launch)
    highlight_five(keyboard)
    keyboard.press(UNDO, "Undid: highlight “surveiller")
    keyboard.press("2" + UNDO, "Undid: highlight “et pour")
    keyboard.leave()
    assert len(marks_in(library)) == 2


def test_a_quotation_is_copied_by_two_sequences_and_what_is_pasted_is_whole(
    launch: Launch, environment: dict[str, str], library: Path
) -> None:
    clippings = library.parent / "clippings.md"
    config = Path(environment["HOME"]) / ".config" / "pressmark" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'[copy]\nformat = "words"\nfile = "{clippings}"\n', encoding="utf-8")
    keyboard = opened(launch)
    keyboard.begin()
    keyboard.press("3]q", "Quotation 3 of")
    keyboard.press("y", "Copied as words by the terminal (OSC 52), added to clippings.md")
    assert keyboard.sequences == 2
    assert clippings.read_text(encoding="utf-8") == "et pour empêcher une guerre plus large\n\n"
    # In base64, as the terminal is given it.
    assert b"\x1b]52;c;ZXQgcG91ciBlbXDDqmNoZXIgdW5lIGd1ZXJyZSBwbHVzIGxhcmdl\x07" in keyboard.terminal.raw
    keyboard.leave()
    assert not library.joinpath("notes").exists()


@pytest.mark.skipif("reading.status" not in COMMANDS_BY_ID, reason="there is no such command yet")
def test_a_status_is_set_by_one_sequence(launch: Launch, library: Path) -> None:
    keyboard = opened(launch)
    highlight_five(keyboard)
    keyboard.begin()
    keyboard.press("s", "onfirmed")
    assert keyboard.sequences == 1
    keyboard.leave()
    assert [one["status"] for one in marks_in(library)] == ["unchecked"] * 4 + ["confirmed"]


@pytest.mark.skipif("reading.next-entity" not in COMMANDS_BY_ID, reason="there is no such command yet")
@pytest.mark.skipif("reading.mentions" not in COMMANDS_BY_ID, reason="there is no such command yet")
@pytest.mark.parametrize(
    ("way", "tagged"),
    [("]e", ("person", ZELENSKY, "5 mentions")), ("3]e", ("place", "Ukraine", "10 mentions"))],
)
def test_all_mentions_of_a_suggested_name_are_tagged_at_once_by_four_sequences_at_most(
    launch: Launch, library: Path, way: str, tagged: tuple[str, str, str]
) -> None:
    kind, name, mentions = tagged
    keyboard = opened(launch)
    keyboard.begin()
    keyboard.press(way, name)
    keyboard.press("*", f"Tag {name}, {kind}: {mentions}")
    keyboard.press(ENTER, f"Tagged {name}, {mentions}")
    assert keyboard.sequences <= 4
    keyboard.press(UNDO, f"Undid: tag {name}, {mentions}")
    keyboard.press(REDO, f"Redid: tag {name}, {mentions}")
    keyboard.leave()
    kept = [one["entities"] for one in marks_in(library)]
    assert kept == [[{"kind": kind, "name": name}]] * int(mentions.split()[0])
