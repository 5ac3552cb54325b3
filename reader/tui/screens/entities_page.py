"""All names of the library on one page, and the dossier of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar

from typing_extensions import override

from reader.article.model import EntityKind
from reader.keys.bindings import Keymap
from reader.library import Library
from reader.library.arranging import Group
from reader.library.dossiers import Known, dossier, known_entities
from reader.library.entity_listing import (
    ORDERS,
    NameFilter,
    about,
    figures,
    figures_of,
    label,
    line_of,
    ordered,
    read_name_filter,
)
from reader.library.filter_ways import Completer, understood
from reader.library.filters import Filter, Listed, read_filter
from reader.marks.kinds import ENTITY_LETTERS, Kinds
from reader.marks.model import Entity
from reader.tui.screens.base import Action, MarkChosen
from reader.tui.screens.marks_page import mark_rows
from reader.tui.screens.naming_acts import NamingActs
from reader.tui.screens.page import LibraryPage
from reader.tui.widgets.row_list import Line, Rows

EMPTY = "No names yet: in an article, T tags a person, organisation or place; they all come here."
NONE_FITS = "No name fits the filter: Escape takes it away, / changes it."
BARS = ((100, 24), (60, 12), (0, 0))
"""From so many cells on, so many months of the sparkline."""


class NamesPage(LibraryPage):
    """A page on names: what is done with one is the same on the list and in a dossier."""

    CONTEXT = "entities"

    @property
    def entity(self) -> Known | None:
        """What the commands are for."""
        raise NotImplementedError

    def passages(self) -> Collection[str]:
        """Return the ids of the marks that are to be parted from it."""
        return ()

    def shown_as(self, entity: Entity) -> None:
        """Follow an entity that has got another name."""

    @override
    def own_actions(self) -> Mapping[str, Action]:
        return NamingActs(
            naming=self.library.naming,
            entity=lambda: self.entity,
            passages=self.passages,
            ask=self.ask,
            done=self._done,
            tell=self.tell,
            key_of=self.key_of,
            mentions=self._look_for_mentions,
        ).actions()

    def _done(self, words: str, entity: Entity | None) -> None:
        if entity is not None:
            self.shown_as(entity)
        self.renew()
        self.tell(words)

    def _look_for_mentions(self, known: Known) -> object:
        from reader.tui.screens.mentions import MentionsScreen

        def closed(words: str | None) -> None:
            if words is not None:
                self.renew()
                self.tell(words)

        screen = MentionsScreen(self.library.everywhere(), known.entity, self._keymap)
        return self.app.push_screen(screen, closed)


class EntitiesPage(NamesPage):
    """Lists whom and what the marks of all articles name."""

    PLACEHOLDER = "a name, kind:person …"
    ORDERS: ClassVar[Sequence[str]] = tuple(ORDERS)

    def __init__(self, library: Library, keymap: Keymap, kinds: Kinds) -> None:
        super().__init__(library, keymap, kinds)
        self._known: list[Known] = []
        self._shown: list[Known] = []
        self._taken = NameFilter()

    @property
    @override
    def entity(self) -> Known | None:
        entry = self.listing.entry
        return entry if isinstance(entry, Known) else None

    @override
    def read(self) -> Callable[[], object]:
        known = list(self.library.naming().known())
        self.still_there(known, self._known)

        def take() -> None:
            self._known = known

        return take

    @override
    def put_in_order(self) -> None:
        self._known = ordered(self._known, self.order)

    @override
    def take_filter(self, typed: str) -> None:
        self._taken = read_name_filter(typed)

    @override
    def ways(self, typed: str) -> tuple[str, ...]:
        last = typed.rpartition(" ")[2]
        begun = (last and "kind:".startswith(last)) or last.startswith("kind:")
        return (
            tuple(f"kind:{kind} " for kind in EntityKind if f"kind:{kind}".startswith(last)) if begun else ()
        )

    @override
    def rows(self) -> Rows:
        self._shown = self._taken.chosen(self._known)
        return Rows(
            self._shown,
            _drawn,
            lambda known: label(known.entity),
            nothing=NONE_FITS if self._known else EMPTY,
        )

    @override
    def heading(self) -> str:
        total, shown = len(self._known), len(self._shown)
        return f"Names · {f'{total:,}' if shown == total else f'{shown:,} of {total:,}'} · {self.order}"

    @override
    def open_entry(self, entry: Known) -> object:
        return self.app.push_screen(DossierPage(self.library, self._keymap, self.kinds, entry.entity))

    @override
    def shown_as(self, entity: Entity) -> None:
        """Put the cursor where the name is listed from now on."""
        self.renew()
        self.relist(key=label(entity))


class DossierPage(NamesPage):
    """What somebody said, and what was said of them."""

    PLACEHOLDER = "words, kind:doubt, since:2026-03 …"
    ORDERS: ClassVar[Sequence[str]] = ("latest first", "earliest first")

    def __init__(self, library: Library, keymap: Keymap, kinds: Kinds, entity: Entity) -> None:
        super().__init__(library, keymap, kinds)
        self._entity = entity
        self._of: Known | None = None
        self._latest_first: tuple[Group, ...] = ()
        self._groups: tuple[Group, ...] = ()
        self._taken = Filter()

    @property
    @override
    def entity(self) -> Known | None:
        return self._of

    @override
    def read(self) -> Callable[[], object]:
        naming = self.library.naming()
        marks = naming.marks()
        known = known_entities(marks, naming.store.entities(), naming.now().date())
        self.still_there(known, self._latest_first)
        of = next((one for one in known if one.entity == self._entity), None)
        groups: tuple[Group, ...] = ()
        if of is not None:
            found = dossier(of, marks)
            groups = Group("Said", found.said), Group("Named", found.named)

        def take() -> None:
            self._of, self._latest_first = of, groups

        return take

    @override
    def put_in_order(self) -> None:
        turned = slice(None, None, 1 if self.order == self.ORDERS[0] else -1)
        self._groups = tuple(Group(name, marks[turned]) for name, marks in self._latest_first)

    @override
    def take_filter(self, typed: str) -> None:
        self._taken = read_filter(understood(typed))

    @override
    def ways(self, typed: str) -> tuple[str, ...]:
        return Completer([mark for group in self._groups for mark in group.marks]).ways(typed)

    @override
    def rows(self) -> Rows:
        chosen = (Group(name, self._taken.chosen(marks)) for name, marks in self._groups)
        there = any(group.marks for group in self._groups)
        return mark_rows(
            [group for group in chosen if group.marks],
            "No mark fits the filter: Escape takes it away, / changes it."
            if there
            else "Nothing names it any more: u brings back what was changed last.",
            self.kinds,
        )

    @override
    def heading(self) -> str:
        if self._of is None:
            return label(self._entity)
        return f"{label(self._entity)} · {figures(self._of)}"

    @override
    def about(self) -> str:
        return about(self._of) if self._of else ""

    @override
    def open_entry(self, entry: Listed) -> object:
        return self.post_message(MarkChosen(entry.record.id, entry.record.name, entry.annotation.id))

    @override
    def passages(self) -> Collection[str]:
        """Return what is chosen, else what the cursor is on."""
        return sorted(self.chosen) or [key for key in (self.listing.key,) if key]

    @override
    def shown_as(self, entity: Entity) -> None:
        self._entity = entity

    @override
    def facts(self) -> tuple[str, ...]:
        return ("filter",) if self.is_typing else ("dossier",)


def _drawn(known: Known, width: int) -> tuple[Line, ...]:
    bars = next(months for least, months in BARS if width >= least)
    sign = f"{ENTITY_LETTERS[known.entity.kind]} "
    return (Line(line_of(known), figures_of(known, bars=bars), sign=sign),)
