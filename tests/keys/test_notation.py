"""How keys are written, and which of them exist."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from reader.keys.bindings import default_file, read_keymap
from reader.keys.commands import CONTEXT_TITLES
from reader.keys.notation import canonical_key, display, in_ranges, key_fault, read_sequence
from reader.tui.driver import MetaParser


def pressed(sent: str) -> list[str]:
    """Return the canonical keys of what a terminal sends, as Textual reads it."""
    parser = MetaParser()
    events = [*parser.feed(sent), *parser.feed("")]
    return [canonical_key(event.key, event.character) for event in events if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("]", "]"),
        ("G", "G"),
        ("?", "?"),
        ("/", "/"),
        ("é", "é"),
        ("+", "+"),
        ("0", "0"),
        (" ", "space"),
        ("\t", "tab"),
        ("\r", "enter"),
        ("\n", "ctrl+j"),
        ("\x06", "ctrl+f"),
        ("\x03", "ctrl+c"),
        ("\x7f", "backspace"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b[6~", "pagedown"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1bOP", "f1"),
        ("\x00", "ctrl+space"),
        ("\x1d", "ctrl+]"),
        ("\x1c", "ctrl+\\"),
        ("\x1b[1;3A", "alt+up"),
        ("\x1bx", "alt+x"),
        ("\x1bf", "alt+f"),
        ("\x1bV", "alt+V"),
        ("\x1b<", "alt+<"),
        ("\x1b`", "alt+`"),
        ("\x1b1", "alt+1"),
        ("\x1b-", "alt+-"),
        ("\x1f", "ctrl+_"),
    ],
)
def test_what_an_old_terminal_sends_has_our_name(sent: str, key: str) -> None:
    assert pressed(sent) == [key]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[93;1;93u", "]"),
        ("\x1b[103;2;71u", "G"),
        ("\x1b[56;7;91u", "["),
        ("\x1b[102;5u", "ctrl+f"),
        ("\x1b[105;5u", "tab"),
        ("\x1b[91;5u", "escape"),
        ("\x1b[32;2;32u", "space"),
        ("\x1b[13;2u", "enter"),
        ("\x1b[13;3u", "alt+enter"),
        ("\x1b[9;2u", "shift+tab"),
        ("\x1b[106;5u", "ctrl+j"),
        ("\x1b[27u", "escape"),
        ("\x1b[120;3u", "alt+x"),
        ("\x1b[120;4u", "alt+X"),
        ("\x1b[60;3u", "alt+<"),
        ("\x1b[44;4u", "alt+<"),
        ("\x1b[96;3u", "alt+`"),
        ("\x1b[47;5u", "ctrl+_"),
    ],
)
def test_what_a_terminal_with_the_kitty_protocol_sends_has_the_same_name(sent: str, key: str) -> None:
    assert pressed(sent) == [key]


@pytest.mark.parametrize("sent", ["\x1b[57441;2u", "\x1b[57453;1u", "\x1b[57442;5u", "\x1b[57358u"])
def test_a_modifier_alone_is_no_key(sent: str) -> None:
    assert pressed(sent) == [""]


def test_a_key_that_we_have_no_name_for_keeps_the_terminals() -> None:
    assert canonical_key("ctrl+media_play", None) == "ctrl+media_play"


@pytest.mark.parametrize("sent", ["\x1b[A", "\x1bOP", "\x1b[1;3A", "\x1b[<0;3;4M"])
def test_what_begins_with_escape_and_is_no_meta_key_stays_what_it_is(sent: str) -> None:
    theirs = [str(event) for event in XTermParser().feed(sent)]
    assert theirs
    assert [str(event) for event in MetaParser().feed(sent)] == theirs


def test_modifiers_may_stand_in_any_order() -> None:
    assert read_sequence("shift+ctrl+up  g") == ("ctrl+shift+up", "g")


def test_every_default_key_can_be_pressed() -> None:
    keymap = read_keymap(default_file())
    keys = {key for context in CONTEXT_TITLES for sequence in keymap.sequences(context) for key in sequence}
    assert [key for key in keys if key_fault(key)] == []


@pytest.mark.parametrize(
    ("key", "problem", "remedy"),
    [
        ("ctrl+i", 'the same for "ctrl+i" as for "tab"', "another"),
        ("ctrl+m", 'the same for "ctrl+m" as for "enter"', "another"),
        ("ctrl+h", 'the same for "ctrl+h" as for "backspace"', "another"),
        ("ctrl+[", 'the same for "ctrl+[" as for "escape"', "another"),
        ("pgdown", "no key", '"pagedown"'),
        ("Enter", "no key", '"enter"'),
        ("ctrl-f", "no key", '"ctrl+f"'),
        ("gg", "no key", '"g g"'),
        ("f25", "no key", '"f'),
        ("super+x", "no key", ""),
        ("\x1b", "no key", ""),
        ("ctrl+F", "cannot send", '"ctrl+f"'),
        ("shift+a", "cannot send", '"A"'),
        ("shift+1", "cannot send", "the character"),
        ("ctrl+é", "cannot send", ""),
        ("alt+enter", "cannot send", ""),
        ("alt+[", "begins other keys", "another"),
        ("alt+O", "begins other keys", "another"),
        ("alt+é", "cannot send", ""),
        ("ctrl+shift+x", "cannot send", ""),
        ("shift+space", "cannot send", ""),
        ("ctrl++", "cannot send", ""),
        ("alt+ctrl+shift+up", "cannot send", ""),
    ],
)
def test_a_key_that_cannot_be_pressed_is_told(key: str, problem: str, remedy: str) -> None:
    fault = key_fault(key)
    assert fault is not None
    assert problem in fault[0]
    assert remedy in fault[1]


@pytest.mark.parametrize(
    ("sequence", "shown"),
    [
        (("]", "q"), "]q"),
        (("g", "g"), "gg"),
        (("ctrl+f",), "Ctrl+F"),
        (("space",), "Space"),
        (("shift+tab",), "Shift+Tab"),
        (("ctrl+x", "space"), "Ctrl+X Space"),
        (("f1",), "F1"),
        (("pagedown",), "PgDn"),
        (("alt+up",), "Alt+↑"),
        (("alt+x",), "Alt+x"),
        (("alt+X",), "Alt+X"),
        (("ctrl+_",), "Ctrl+/"),
        (("+",), "+"),
    ],
)
def test_help_shows_sequences_as_people_write_them(sequence: tuple[str, ...], shown: str) -> None:
    assert display(sequence) == shown


def test_keys_that_count_up_are_written_as_one() -> None:
    assert in_ranges(["g1", "g2", "g3", "gk"]) == ("g1–3", "gk")
    assert in_ranges(["1", "2", "x", "4", "3"]) == ("1", "2", "x", "4", "3")
    assert in_ranges([]) == ()
