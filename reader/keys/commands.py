"""What the program can do: a closed table of commands, by the context in which each works.

keybindings.toml and the presets give these commands their keys; each has the same names in the same order,
and each description stands there as the comment. Help, footer, menu, palette and the manual are made from it.
"""

from __future__ import annotations

from typing import NamedTuple

TYPING = frozenset({"search", "dialog", "names", "note", "palette"})
"""The contexts in which printable keys are text."""
BELOW = {
    "reading": "everywhere",
    "selection": "everywhere",
    "panel": "everywhere",
    "list": "everywhere",
    "help": "everywhere",
    "kind": "dialog",
    "names": "dialog",
}
"""For a context the one whose keys work in it too, and must not be taken there."""

CONTEXT_TITLES = {
    "everywhere": "Everywhere",
    "reading": "Reading an article",
    "selection": "Drawing a selection",
    "panel": "Lists beside the text",
    "list": "List of what was read",
    "help": "Help",
    "search": "Typing a search",
    "dialog": "Filling in a dialog",
    "note": "Writing a note",
    "kind": "Choosing a kind of entity",
    "names": "Completing a name",
    "mentions": "Choosing what to tag",
    "theme": "Choosing the colours",
    "menu": "Choosing from the menu",
    "palette": "Finding a command by its words",
}

_DESCRIPTIONS = {
    "everywhere": {
        "help": "Show the keys in force",
        "palette": "Find a command by its words",
        "quit": "Leave pressmark, or the page above another",
    },
    "reading": {
        "line-down": "Scroll down a line",
        "line-up": "Scroll up a line",
        "page-down": "Scroll down a page",
        "page-up": "Scroll up a page",
        "half-down": "Scroll down half a page",
        "half-up": "Scroll up half a page",
        "top": "Go to the beginning",
        "end": "Go to the end",
        "next-quotation": "Focus the next quotation",
        "previous-quotation": "Focus the previous quotation",
        "next-mark": "Focus the next mark",
        "previous-mark": "Focus the previous mark",
        "next-caption": "Focus the next caption",
        "previous-caption": "Focus the previous caption",
        "next-entity": "Focus the next name of a person, place …",
        "previous-entity": "Focus the previous name of a person, place …",
        "next-stop": "Focus the next quotation, mark, caption or name",
        "previous-stop": "Focus the previous quotation, mark, caption or name",
        "next-paragraph": "Focus the next paragraph",
        "previous-paragraph": "Focus the previous paragraph",
        "next-sentence": "Focus the next sentence",
        "previous-sentence": "Focus the previous sentence",
        "grow": "Focus what this lies in: word, sentence, quotation, paragraph",
        "shrink": "Focus what lies in this, the way it grew",
        "release": "Let go of the focus, the selection, the search",
        "menu": "Choose what to do with what has the focus",
        "toggle-caption": "Unfold or fold the caption in focus, or the nearest one",
        "toggle-captions": "Unfold or fold all captions",
        "picture": "Show the picture of the caption in focus, or the nearest one, or hide it",
        "search": "Search in the article",
        "next-hit": "Go to the next hit of the search",
        "previous-hit": "Go to the previous hit of the search",
        "select": "Start a selection at the focus",
        "select-left": "Draw the selection a character to the left",
        "select-right": "Draw the selection a character to the right",
        "select-up": "Draw the selection a line up",
        "select-down": "Draw the selection a line down",
        "select-word-left": "Draw the selection a word to the left",
        "select-word-right": "Draw the selection a word to the right",
        "select-paragraph-up": "Draw the selection a paragraph up",
        "select-paragraph-down": "Draw the selection a paragraph down",
        "highlight": "Highlight the selection or what has the focus",
        "note": "Write a note on the passage",
        "tag": "Tag the passage",
        "entity": "Tag a person, organisation, place … (kind, name)",
        "mentions": "Tag all mentions of what has the focus, after a preview",
        "accept": "Accept the suggested name in focus: tag all its mentions",
        "refuse": "Refuse the suggested name in focus: suggest it here no more",
        "accept-all": "Tag all names that are suggested, after a preview",
        "suggestions": "Show the suggested names in the text, or hide them",
        "delete": "Delete the mark in focus",
        "undo": "Undo the last change",
        "redo": "Redo what was undone",
        "copy": "Copy the passage with where it is from",
        "copy-as": "Choose how the passage is copied: plain, as Markdown, the words alone …",
        "back": "Go back to where the last jump began",
        "follow": "Open a link by its number",
        "narrower": "Make the column narrower",
        "wider": "Make the column wider",
        "justify": "Make both edges of the column straight, or the right one ragged",
        "spacing": "Set paragraphs apart by empty lines, or close together",
        "theme": "Choose the colours",
        "focus-mode": "Show the column alone, or everything again",
        "panel": "Show the list of marks, or hide it",
        "outline": "Show the headings, or hide them",
        "library": "Go to the list of what was read",
        "export": "Export this article's marks as a Markdown note",
    },
    "selection": {
        "left": "Move a character back",
        "right": "Move a character on",
        "line-down": "Move a line down",
        "line-up": "Move a line up",
        "next-word": "Move to the next word",
        "previous-word": "Move to the previous word",
        "end-of-word": "Move to the end of the word",
        "line-start": "Move to the start of the line",
        "line-end": "Move to the end of the line",
        "next-sentence": "Move to the next sentence",
        "previous-sentence": "Move to the start of the sentence",
        "next-paragraph": "Move to the next paragraph",
        "previous-paragraph": "Move to the previous paragraph",
        "top": "Move to the beginning",
        "end": "Move to the end",
        "inner-word": "Select whole words, or one more",
        "inner-sentence": "Select whole sentences, or one more",
        "inner-quotation": "Select the quotation around",
        "inner-paragraph": "Select whole paragraphs, or one more",
        "swap-ends": "Move the other end of the selection",
        "release": "Let go of the selection",
    },
    "panel": {
        "down": "Go to the next mark in the list",
        "up": "Go to the previous mark in the list",
        "jump": "Go to the passage, or to the next one of the same name",
        "next-list": "Show the next list: headings, quotations, marks, names, links",
        "previous-list": "Show the previous list",
        "delete": "Delete the mark",
        "close": "Go back to the text and hide the list",
    },
    "list": {
        "down": "Go to the next article",
        "up": "Go to the previous article",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "top": "Go to the first article",
        "end": "Go to the last article",
        "open": "Read the article",
        "theme": "Choose the colours",
    },
    "help": {
        "down": "Scroll down",
        "up": "Scroll up",
        "page-down": "Scroll down a page",
        "page-up": "Scroll up a page",
        "close": "Go back",
    },
    "search": {
        "accept": "Keep the hits and go back to the text",
        "next-hit": "Go to the next hit",
        "previous-hit": "Go to the previous hit",
        "cancel": "Give up the search",
    },
    "dialog": {
        "accept": "Keep what was typed",
        "next-field": "Go to the next field",
        "previous-field": "Go to the previous field",
        "cancel": "Close without a change",
    },
    "note": {
        "accept": "Keep the note",
        "new-line": "Start a new line",
        "cancel": "Close without a change",
    },
    "kind": {
        "person": "Choose: a person",
        "organisation": "Choose: an organisation",
        "place": "Choose: a place",
        "event": "Choose: an event",
        "date": "Choose: a date",
        "other": "Choose: something else",
        "next": "Go to the next kind",
        "previous": "Go to the previous kind",
    },
    "names": {
        "next": "Choose the next name of the list",
        "previous": "Choose the previous name of the list",
    },
    "mentions": {
        "down": "Go to the next line",
        "up": "Go to the previous line",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "top": "Go to the first line",
        "end": "Go to the last line",
        "toggle": "Strike it, or take it in again",
        "all": "Take in all of them",
        "none": "Strike all of them",
        "next-kind": "Correct the kind: person, organisation, place …",
        "previous-kind": "Correct the kind, the other way round",
        "rename": "Correct the name",
        "accept": "Tag what is taken in",
        "cancel": "Close without a change",
    },
    "theme": {
        "down": "Try the next colours",
        "up": "Try the previous colours",
        "top": "Try the first colours",
        "end": "Try the last colours",
        "accept": "Keep these colours",
        "cancel": "Go back to the colours from before",
    },
    "menu": {
        "down": "Go to the next command",
        "up": "Go to the previous command",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "top": "Go to the first command",
        "end": "Go to the last command",
        "accept": "Do it",
        "cancel": "Close the menu",
    },
    "palette": {
        "down": "Go to the next command",
        "up": "Go to the previous command",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "accept": "Do it",
        "cancel": "Do nothing",
    },
}


class Command(NamedTuple):
    """One thing that a key can do."""

    id: str
    """How the rest of the program calls it: `reading.highlight`."""
    context: str
    name: str
    description: str


COMMANDS = tuple(
    Command(f"{context}.{name}", context, name, description)
    for context, descriptions in _DESCRIPTIONS.items()
    for name, description in descriptions.items()
)


COMMANDS_BY_ID = {command.id: command for command in COMMANDS}
_BY_CONTEXT = {
    context: tuple(command for command in COMMANDS if command.context == context)
    for context in CONTEXT_TITLES
}


def commands_of(context: str) -> tuple[Command, ...]:
    """Return what can be done in one context, in the table's order."""
    return _BY_CONTEXT[context]
