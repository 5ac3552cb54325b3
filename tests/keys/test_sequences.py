"""Keys as they are pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.keys.bindings import KeyFile, default_file, preset_file, read_keymap
from reader.keys.commands import COMMANDS
from reader.keys.sequences import HIGHEST_COUNT, MISS, Match, Miss, Pending, Sequencer

KEYMAP = read_keymap(default_file())
EMACS = read_keymap(preset_file("emacs"))
READING = ("reading", "everywhere")
SELECTION = ("selection", *READING)
KEYS = sorted({key for command in COMMANDS for keys in KEYMAP.sequences(command.context) for key in keys})
TYPED_KEYS = st.sampled_from([*KEYS, *"0123456789", "Z", "f24", ""])


def fed(*keys: str, contexts: tuple[str, ...] = READING) -> Match | Pending | Miss:
    """Return what the last of some keys does."""
    sequencer = Sequencer(KEYMAP)
    return [sequencer.feed(key, contexts) for key in keys][-1]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_each_sequence_of_the_default_keys_does_its_command(command: object) -> None:
    for context in {command.context for command in COMMANDS}:
        for sequence, command_id in KEYMAP.sequences(context).items():
            found = fed(*sequence, contexts=(context, "everywhere"))
            assert isinstance(found, Match)
            assert found.command_id == command_id


def test_a_digit_at_the_end_of_keys_is_the_number_that_is_meant_unless_one_was_typed_before() -> None:
    assert fed("g", "3") == Match("reading.highlight-as", 3)
    assert fed("2", "g", "3") == Match("reading.highlight-as", 2)
    assert fed("2", "H") == Match("reading.highlight", 2)
    assert fed("4", contexts=("kinds",)) == Match("kinds.choose", 4)


def test_one_key_is_a_match_at_once() -> None:
    assert fed("j") == Match("reading.line-down")


def test_the_first_key_of_a_sequence_waits() -> None:
    assert fed("]") == Pending("]")
    assert fed("]", "q") == Match("reading.next-quotation")


def test_a_count_goes_before_a_sequence() -> None:
    assert fed("3", "]") == Pending("3]")
    assert fed("3", "]", "q") == Match("reading.next-quotation", 3)
    assert fed("1", "0", "j") == Match("reading.line-down", 10)


def test_a_count_is_forgotten_after_the_command() -> None:
    assert fed("3", "j", "j") == Match("reading.line-down")


def test_a_slip_of_the_hand_is_no_endless_count() -> None:
    assert fed(*"9" * 5_000, "j") == Match("reading.line-down", HIGHEST_COUNT)


def test_zero_alone_is_a_key() -> None:
    assert fed("0", contexts=SELECTION) == Match("selection.line-start")
    assert fed("2", "0", "l", contexts=SELECTION) == Match("selection.right", 20)
    assert fed("0") == MISS


def test_a_digit_that_is_bound_is_a_key_unless_a_count_has_begun() -> None:
    user = KeyFile(Path("keybindings.toml"), '[reading]\nhighlight = ["1"]')
    sequencer = Sequencer(read_keymap(default_file(), user))
    assert sequencer.feed("1", READING) == Match("reading.highlight")
    assert [sequencer.feed(key, READING) for key in "21j"][-1] == Match("reading.line-down", 21)


def test_the_first_context_goes_before_the_others() -> None:
    assert fed("v", contexts=SELECTION) == Match("selection.release")
    assert fed("v") == Match("reading.select")


def test_what_the_first_context_does_not_know_falls_through() -> None:
    assert fed("H", contexts=SELECTION) == Match("reading.highlight")
    assert fed("g", "m", contexts=SELECTION) == Match("reading.panel")
    assert fed("?", contexts=SELECTION) == Match("everywhere.help")


def test_a_key_that_no_sequence_goes_on_with_begins_anew() -> None:
    assert fed("]", "j") == Match("reading.line-down")
    assert fed("5", "]", "g") == Pending("g")
    assert fed("]", "Z") == MISS
    assert fed("]", "Z", "q") == Match("everywhere.quit")


def test_a_modifier_pressed_alone_changes_nothing() -> None:
    assert fed("]", "") == Pending("]")
    assert fed("]", "", "q") == Match("reading.next-quotation")
    assert fed("") == MISS


def test_reset_forgets_what_was_pressed() -> None:
    sequencer = Sequencer(KEYMAP)
    sequencer.feed("3", READING)
    sequencer.feed("]", READING)
    sequencer.reset()
    assert sequencer.pending == ""
    assert sequencer.feed("q", READING) == Match("everywhere.quit")


@pytest.mark.parametrize("context", ["search", "dialog", "note"])
def test_where_text_is_typed_characters_and_digits_are_text(context: str) -> None:
    for key in ("q", "?", "space", "3", "0"):
        assert fed(key, contexts=(context, "everywhere")) == MISS
    assert fed("f1", contexts=(context, "everywhere")) == Match("everywhere.help")
    assert fed("escape", contexts=(context,)) == Match(f"{context}.cancel")


def test_the_letters_of_the_kinds_work_above_a_dialog() -> None:
    assert fed("p", contexts=("kind", "dialog")) == Match("kind.person")
    assert fed("tab", contexts=("kind", "dialog")) == Match("dialog.next-field")


@given(st.lists(TYPED_KEYS), st.sampled_from([READING, SELECTION, ("list", "everywhere")]))
def test_whatever_was_typed_a_reset_makes_it_as_new(keys: list[str], contexts: tuple[str, ...]) -> None:
    used, fresh = Sequencer(KEYMAP), Sequencer(KEYMAP)
    for key in keys:
        used.feed(key, contexts)
    used.reset()
    assert [used.feed(key, contexts) for key in "2gg"] == [fresh.feed(key, contexts) for key in "2gg"]


@given(st.lists(TYPED_KEYS), st.sampled_from([READING, SELECTION, ("panel", "everywhere")]))
def test_something_waits_exactly_when_the_last_key_was_pending(
    keys: list[str], contexts: tuple[str, ...]
) -> None:
    sequencer = Sequencer(KEYMAP)
    for key in keys:
        found = sequencer.feed(key, contexts)
        assert sequencer.pending == (found.keys if isinstance(found, Pending) else "")


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
def test_keys_that_wait_are_given_up_and_nothing_else_is_done(key: str) -> None:
    assert fed("]", key) == Pending("")
    assert fed("3", key, "j") == Match("reading.line-down")
    assert fed("escape") == Match("reading.release")


def test_escape_before_a_character_is_alt_with_it_where_escape_alone_is_free() -> None:
    sequencer = Sequencer(EMACS)
    assert sequencer.feed("escape", READING) == Pending("Esc")
    assert sequencer.feed("x", READING) == Match("everywhere.palette")
    assert [sequencer.feed(key, READING) for key in ("escape", "g", "c")][-1] == Match("reading.next-caption")
    assert [sequencer.feed("escape", READING) for _ in range(3)][-1] == Match("reading.release")


def test_escape_alone_stays_what_it_is_where_it_is_bound() -> None:
    user = KeyFile(Path("keybindings.toml"), '[reading]\nhighlight = ["alt+x"]')
    sequencer = Sequencer(read_keymap(default_file(), user))
    assert sequencer.feed("escape", READING) == Match("reading.release")
    assert sequencer.feed("alt+x", READING) == Match("reading.highlight")


def test_alt_with_a_key_that_means_nothing_was_escape_and_the_key() -> None:
    sequencer = Sequencer(KEYMAP)
    assert sequencer.strokes("alt+j", READING) == ("escape", "j")
    assert sequencer.strokes("alt+j", ("search",)) == ("alt+j",)
    assert sequencer.strokes("alt+up", READING) == ("alt+up",)
    assert Sequencer(EMACS).strokes("alt+x", READING) == ("alt+x",)


def test_a_digit_with_alt_counts_as_in_emacs() -> None:
    sequencer = Sequencer(EMACS)
    assert sequencer.strokes("alt+3", READING) == ("alt+3",)
    assert [sequencer.feed(key, READING) for key in ("alt+1", "2", "ctrl+n")] == [
        Pending("1"),
        Pending("12"),
        Match("reading.line-down", 12),
    ]


def test_what_a_sequence_can_go_on_with_is_told() -> None:
    sequencer = Sequencer(KEYMAP)
    assert sequencer.continuations(READING) == []
    sequencer.feed("]", READING)
    assert sequencer.continuations(READING) == [
        ("q", "reading.next-quotation"),
        ("a", "reading.next-mark"),
        ("c", "reading.next-caption"),
        ("e", "reading.next-entity"),
    ]


def test_changed_keys_hold_after_a_reset() -> None:
    keymap = read_keymap(default_file())
    sequencer = Sequencer(keymap)
    assert sequencer.feed("j", READING) == Match("reading.line-down")
    keymap.change_to(
        read_keymap(default_file(), KeyFile(Path("k.toml"), '[reading]\nhighlight = ["j"]\nline-down = []'))
    )
    sequencer.reset()
    assert sequencer.feed("j", READING) == Match("reading.highlight")
