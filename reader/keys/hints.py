"""Which commands are worth showing, by what has the focus: the footer and the menu are made from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.keys.commands import COMMANDS_BY_ID, commands_of

_MARKING = ("reading.highlight", "reading.note", "reading.tag", "reading.entity")
_COPYING = ("reading.copy", "reading.copy-as")
_SAYING = (
    "reading.status",
    "reading.speaker",
    "reading.translation",
    "reading.off-record",
    "reading.kind",
    "reading.edit-note",
)
_ENDS = ("mark.more-end", "mark.less-end", "mark.more-start", "mark.less-start")

USEFUL: Mapping[str, tuple[str, ...]] = {
    "selection": (*_MARKING, "selection.end-of-word", "selection.swap-ends", "selection.release", *_COPYING),
    "mark": (
        "reading.note",
        "reading.status",
        "reading.tag",
        "reading.entity",
        "reading.delete",
        "reading.next-mark",
        *_COPYING,
        *_SAYING,
        *_ENDS,
    ),
    "caption": ("reading.toggle-caption", "reading.picture", "reading.highlight", "reading.next-caption"),
    "suggestion": ("reading.mentions", "reading.accept", "reading.refuse", "reading.entity"),
    "quotation": (*_MARKING, "reading.next-quotation", *_COPYING, *_SAYING, *_ENDS),
    "entity": ("reading.entity", "reading.highlight", "reading.next-entity"),
    "passage": (*_MARKING, "reading.grow", "reading.select", *_COPYING),
    "hits": ("reading.next-hit", "reading.previous-hit", "reading.release"),
    "reading": (
        "reading.next-stop",
        "reading.select",
        "reading.search",
        "reading.menu",
        "reading.panel",
        "reading.library",
    ),
    "panel": ("panel.jump", "panel.delete", "panel.next-list", "panel.close"),
    "list": ("list.open", "list.marks", "list.entities", "list.theme", "everywhere.quit"),
    "chosen": ("marks.tag", "marks.status", "marks.delete", "page.release"),
    "marks": ("page.open", "page.filter", "page.choose", "marks.group", "marks.tag", "marks.status"),
    "entities": ("page.open", "page.filter", "entities.rename", "entities.merge", "entities.mentions"),
    "dossier": ("page.open", "page.choose", "entities.part", "entities.identifier", "entities.mentions"),
    "filter": ("filter.accept", "filter.complete", "filter.cancel"),
    "preview": ("preview.strike", "preview.strike-article", "preview.accept", "preview.cancel"),
    "diff": ("diff.next-change", "diff.older", "diff.newer", "diff.close"),
    "menu": ("menu.accept", "menu.cancel"),
    "palette": ("palette.accept", "palette.cancel"),
}
"""For each thing that can have the focus, its commands, the most useful first."""
NEEDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (*_MARKING, *_SAYING, *_COPYING, "reading.highlight-as"), frozenset({"passage", "selection"})
    ),
    "reading.delete": frozenset({"mark"}),
    "reading.mentions": frozenset({"passage", "selection"}),
    "reading.accept": frozenset({"suggestion"}),
    "reading.refuse": frozenset({"suggestion"}),
    "reading.accept-all": frozenset({"suggestions"}),
    "reading.suggestions": frozenset({"suggestions"}),
    "reading.next-hit": frozenset({"hits"}),
    "reading.previous-hit": frozenset({"hits"}),
    "reading.follow": frozenset({"links"}),
    **{
        f"reading.{name}": frozenset({"captions"})
        for name in ("toggle-caption", "toggle-captions", "picture", "next-caption", "previous-caption")
    },
}
"""What a command has to do with: at least one of it has to be there."""
CLOSING = ("everywhere.palette", "everywhere.help")
"""What the footer ends with."""
LABELS: Mapping[str, str] = {
    "everywhere.help": "keys",
    "everywhere.palette": "commands",
    "reading.next-quotation": "quotation",
    "reading.next-stop": "next",
    "reading.next-entity": "next name",
    "reading.next-mark": "next mark",
    "reading.next-caption": "next caption",
    "reading.toggle-caption": "unfold",
    "reading.panel": "marks",
    "reading.edit-note": "editor",
    "reading.highlight-as": "as kind",
    "mark.more-end": "word more",
    "mark.less-end": "word less",
    "mark.more-start": "from earlier",
    "mark.less-start": "from later",
    "reading.theme": "colours",
    "list.theme": "colours",
    "list.entities": "names",
    "reading.entities": "names",
    "page.open": "go there",
    "page.release": "let go",
    "entities.mentions": "tag all",
    "preview.strike": "strike",
    "preview.strike-article": "all of it",
    "preview.accept": "tag them",
    "filter.accept": "keep",
    "filter.cancel": "back",
    "panel.jump": "go there",
    "panel.next-list": "next list",
    "reading.mentions": "all mentions",
    "reading.release": "let go",
    "selection.release": "let go",
    "selection.swap-ends": "other end",
    "selection.end-of-word": "further",
    "reading.changes": "changes",
    "diff.next-change": "next change",
    "diff.older": "older",
    "diff.newer": "newer",
    "diff.close": "back",
    "menu.accept": "do it",
    "menu.cancel": "close",
    "palette.accept": "do it",
    "palette.cancel": "close",
}


def label_of(command_id: str) -> str:
    """Name a command in a word or two."""
    return LABELS.get(command_id) or command_id.rpartition(".")[2].replace("-", " ")


def useful(facts: Iterable[str]) -> tuple[str, ...]:
    """Return the commands of what is there, that of the first fact first, none twice."""
    return tuple(dict.fromkeys(command_id for fact in facts for command_id in USEFUL.get(fact, ())))


def holding(contexts: Sequence[str], facts: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what can be done now: first what belongs to what has the focus, then all else, motions last."""
    first = tuple(
        command_id
        for command_id in useful(fact for fact in facts if fact in FOCUSED)
        if holds(command_id, facts) and COMMANDS_BY_ID[command_id].context in contexts
    )
    every = (command.id for context in contexts for command in commands_of(context))
    rest = (one for one in every if one not in first and one not in OPENERS and holds(one, facts))
    return first, tuple(sorted(rest, key=is_motion))


def is_motion(command_id: str) -> bool:
    """Tell whether a command only moves, as most do by the time that one looks for a command."""
    return COMMANDS_BY_ID[command_id].description.split()[0] in MOVING_WORDS


def holds(command_id: str, facts: Collection[str]) -> bool:
    """Tell whether a command has anything to work on."""
    needed = NEEDS.get(command_id)
    return needed is None or not needed.isdisjoint(facts)


FOCUSED = (
    *(
        "selection",
        "suggestion",
        "mark",
        "caption",
        "quotation",
        "entity",
        "passage",
        "hits",
        "panel",
        "list",
    ),
)
"""The facts that say what has the focus, the nearest to the reader's hand first."""
MOVING_WORDS = frozenset({"Scroll", "Move", "Go", "Focus", "Draw"})
"""What the description of a motion begins with."""
OPENERS = frozenset({"reading.menu", "everywhere.palette"})
"""What opens a list of commands is not in one."""
