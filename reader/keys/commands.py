"""What the program can do: a closed table of commands, by the context in which each works.

keybindings.toml and the presets give these commands their keys; each has the same names in the same order,
and each description stands there as the comment. Help, footer, menu, palette and the manual are made from it.
"""

from __future__ import annotations

from typing import NamedTuple

TYPING = frozenset({"search", "filter", "dialog", "note", "palette"})
"""The contexts in which printable keys are text."""
BELOW = {
    "reading": "everywhere",
    "selection": "everywhere",
    "panel": "everywhere",
    "list": "everywhere",
    "page": "everywhere",
    "marks": "page",
    "entities": "page",
    "help": "everywhere",
    "kind": "dialog",
}
"""For a context the one whose keys work in it too, and must not be taken there."""

CONTEXT_TITLES = {
    "everywhere": "Everywhere",
    "reading": "Reading an article",
    "selection": "Drawing a selection",
    "panel": "Lists beside the text",
    "list": "List of what was read",
    "page": "Pages of the whole library",
    "marks": "All marks",
    "entities": "Names of the library",
    "help": "Help",
    "search": "Typing a search",
    "filter": "Typing a filter",
    "dialog": "Filling in a dialog",
    "note": "Writing a note",
    "kind": "Choosing a kind of entity",
    "preview": "Choosing mentions",
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
        "next-paragraph": "Focus the next paragraph",
        "previous-paragraph": "Focus the previous paragraph",
        "next-sentence": "Focus the next sentence",
        "previous-sentence": "Focus the previous sentence",
        "release": "Let go of the focus, the selection, the search",
        "menu": "Choose what to do with what has the focus",
        "toggle-caption": "Unfold or fold the caption in focus, or the nearest one",
        "toggle-captions": "Unfold or fold all captions",
        "picture": "Show the picture of the caption in focus, or the nearest one, or hide it",
        "search": "Search in the article",
        "next-hit": "Go to the next hit of the search",
        "previous-hit": "Go to the previous hit of the search",
        "select": "Start a selection at the focus",
        "highlight": "Highlight the selection or what has the focus",
        "note": "Write a note on the passage",
        "tag": "Tag the passage",
        "entity": "Tag a person, organisation, place … (kind, name)",
        "delete": "Delete the mark in focus",
        "undo": "Undo the last change",
        "redo": "Redo what was undone",
        "back": "Go back to where the last jump began",
        "follow": "Open a link by its number",
        "narrower": "Make the column narrower",
        "wider": "Make the column wider",
        "justify": "Make both edges of the column straight, or the right one ragged",
        "spacing": "Set paragraphs apart by empty lines, or close together",
        "theme": "Choose the colours",
        "focus-mode": "Show the column alone, or everything again",
        "panel": "Show the list of this article's marks, or hide it",
        "outline": "Show the headings, or hide them",
        "marks": "Go to all marks of the library",
        "entities": "Go to all names of the library",
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
        "marks": "Go to all marks of the library",
        "entities": "Go to all names of the library",
        "theme": "Choose the colours",
    },
    "page": {
        "down": "Go to the next entry",
        "up": "Go to the previous entry",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "top": "Go to the first entry",
        "end": "Go to the last entry",
        "next-group": "Go to the next group",
        "previous-group": "Go to the previous group",
        "open": "Go to the passage, or open the dossier",
        "filter": "Filter the list",
        "order": "Put the list in another order",
        "choose": "Choose the entry for what is done next, or let go of it",
        "choose-all": "Choose all that is listed",
        "release": "Let go of what is chosen, then of the filter",
        "undo": "Undo the last change, in whatever article",
        "redo": "Redo what was undone",
        "marks": "Go to all marks of the library",
        "entities": "Go to all names of the library",
        "library": "Go to the list of what was read",
        "theme": "Choose the colours",
    },
    "marks": {
        "group": "Group the marks in another way",
        "status": "Set what is chosen to the next status: confirmed, disputed, unchecked",
        "note": "Write a note on the mark",
        "tag": "Tag the mark, or add tags to all that are chosen",
        "delete": "Delete the mark, or all that are chosen",
    },
    "entities": {
        "rename": "Give the name another spelling",
        "merge": "Make one of two names that mean the same",
        "part": "Give the chosen passages of a dossier a name of their own",
        "identifier": "Set the Wikidata item",
        "aliases": "Set what else it is called",
        "note": "Write a note on the name",
        "mentions": "Tag every mention in the library, after a look at them",
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
    "filter": {
        "accept": "Keep the filter and go to the list",
        "complete": "Complete a field or its value, or take the next way to",
        "cancel": "Go back to the filter from before",
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
    "preview": {
        "down": "Go to the next mention",
        "up": "Go to the previous mention",
        "page-down": "Go down a page",
        "page-up": "Go up a page",
        "top": "Go to the first mention",
        "end": "Go to the last mention",
        "next-group": "Go to the next article",
        "previous-group": "Go to the previous article",
        "strike": "Strike the mention out, or take it in again",
        "strike-article": "Strike out all mentions of the article, or take them in",
        "accept": "Tag what is not struck out",
        "cancel": "Stop looking, and tag nothing",
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
