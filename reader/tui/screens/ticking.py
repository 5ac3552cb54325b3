"""The previews of what is to be tagged, below the text: mentions of one entity, or all that is suggested."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static
from typing_extensions import override

from reader.article.model import EntityKind
from reader.article.normalise import guard
from reader.marks.model import Entity
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import CommandDialog
from reader.tui.screens.dialogs import caption
from reader.tui.widgets.tick_list import Row, TickList

AROUND = 4
"""Lines of the dialog around its list: its edges, what it says above, and below."""
LEAST = 3
KINDS = tuple(EntityKind)


class Ticked(NamedTuple):
    """What was taken in of a preview."""

    numbers: tuple[int, ...]
    entity: Entity | None = None
    """What the mentions are to name, as it was corrected; None where the preview is of several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """How a preview lies below the text that it speaks of."""

    show: Callable[[int], None]
    """Shows the place of an entry in the text."""
    cover: Callable[[int], None]
    """Says how many lines at the bottom of the screen the preview covers."""
    leave: Callable[[], None]
    """Puts the text back as it was before."""


class TickDialog(CommandDialog[Ticked]):
    """A list below the text: what of it is to be tagged."""

    DRAWN_AT_ONCE = True
    DEFAULT_CSS = """
    TickDialog { align: center bottom; }
    TickDialog > Vertical { max-width: 100%; }
    TickDialog .head { height: 1; text-style: bold; }
    TickDialog .caption { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(
        self, *, count: int, row: Callable[[int], Row], hint: str, below: Below, fixed: Collection[int] = ()
    ) -> None:
        super().__init__()
        self._count = count
        self._list = TickList(count, row, fixed)
        self._hint = hint
        self._below = below
        self._lines = 0
        """The height of the list."""

    @override
    def compose(self) -> ComposeResult:
        # All has its place before it is laid out, so that it is drawn once.
        self._fit(self.app.size.height)
        self._below.show(0)
        with Vertical():
            yield Static(Content(guard(self.head())), markup=False, classes="head")
            yield self._list
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Take the keys."""
        self.set_focus(self._list)

    def on_resize(self, event: Resize) -> None:
        """Have the place in the text be seen above, in whatever room there is."""
        if self._fit(event.size.height):
            self._below.show(self._list.cursor)

    def _fit(self, height: int) -> bool:
        """Take less than half of the screen; tell whether that is another number of lines than before."""
        lines = min(self._count, max(LEAST, height * 9 // 20 - AROUND))
        changes = lines != self._lines
        if changes:
            self._list.styles.height = self._lines = lines
            self._below.cover(lines + AROUND)
        return changes

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("mentions",)

    @override
    def actions(self) -> Mapping[str, Action]:
        page = max(1, self._list.size.height - 1)
        moves = {"down": 1, "up": -1, "page-down": page, "page-up": -page}
        ends = {"top": -self._count, "end": self._count}
        return {
            **{f"mentions.{name}": self._moving(step) for name, step in (moves | ends).items()},
            "mentions.toggle": lambda _: self._list.toggle(),
            "mentions.all": lambda _: self._list.take(every=True),
            "mentions.none": lambda _: self._list.take(every=False),
            "mentions.next-kind": lambda count: self.turn_kind(count),
            "mentions.previous-kind": lambda count: self.turn_kind(-count),
            "mentions.rename": lambda _: self.rename(),
            "mentions.accept": lambda _: self._leave(self.result()),
            "mentions.cancel": lambda _: self._leave(None),
        }

    def head(self) -> str:
        """Say what is listed, and how much of it is taken in."""
        raise NotImplementedError

    def result(self) -> Ticked:
        """Return what is taken in."""
        return Ticked(tuple(sorted(self._list.taken)))

    def turn_kind(self, step: int) -> None:
        """Correct the kind, where it is one that is listed."""

    def rename(self) -> Awaitable[object] | None:
        """Correct the name, where it is one that is listed."""

    def _moving(self, step: int) -> Action:
        return lambda count: self._list.go(step * count)

    def _leave(self, result: Ticked | None) -> None:
        self._below.leave()
        self.dismiss(result)

    @on(TickList.Moved)
    def _moved(self) -> None:
        self._below.show(self._list.cursor)

    @on(TickList.Ticked)
    def _tell(self) -> None:
        self.query_one(".head", Static).update(Content(guard(self.head())))


class SuggestionsDialog(TickDialog):
    """Everything that the article is likely to speak of."""

    def __init__(self, suggested: Sequence[tuple[Row, int]], *, hint: str, below: Below) -> None:
        """List names, each with how many mentions are to be tagged with it."""
        super().__init__(count=len(suggested), row=lambda n: suggested[n][0], hint=hint, below=below)
        self._mentions = [mentions for _, mentions in suggested]

    @override
    def head(self) -> str:
        taken = self._list.taken
        mentions = sum(self._mentions[number] for number in taken)
        return (
            f"Tag {_of(len(taken), self._count, 'name')}: {mentions:,} mention{'s' if mentions != 1 else ''}"
        )


class MentionsDialog(TickDialog):
    """Every mention of one entity, whose kind and name can be corrected as long as none is tagged."""

    def __init__(
        self,
        entity: Entity,
        rows: Callable[[int], Row],
        tagged: Sequence[bool],
        *,
        hint: str,
        below: Below,
        ask_name: Callable[[Entity, Callable[[Entity], None]], Awaitable[object]],
    ) -> None:
        fixed = [number for number, is_tagged in enumerate(tagged) if is_tagged]
        super().__init__(count=len(tagged), row=rows, hint=hint, below=below, fixed=fixed)
        self._named = entity
        self._tagged = len(fixed)
        self._ask_name = ask_name
        self._problem = ""

    @override
    def head(self) -> str:
        name = f"{self._named.name}, {self._named.kind.value}"
        if self._problem:
            return self._problem
        if self._tagged == self._count:
            return f"{name}: {_of(self._count, self._count, 'mention')}, all tagged already"
        tagged = f", {self._tagged} tagged already" if self._tagged else ""
        left = self._count - self._tagged
        return f"Tag {name}: {_of(len(self._list.taken), left, 'mention')}{tagged}"

    @override
    def result(self) -> Ticked:
        return super().result()._replace(entity=self._named)

    @override
    def turn_kind(self, step: int) -> None:
        if self._is_free():
            kind = KINDS[(KINDS.index(self._named.kind) + step) % len(KINDS)]
            self._correct(self._named._replace(kind=kind))

    @override
    def rename(self) -> Awaitable[object] | None:
        return self._ask_name(self._named, self._correct) if self._is_free() else None

    def _is_free(self) -> bool:
        """Tell whether the entity can be corrected here; say why where it cannot."""
        self._problem = ""
        if self._tagged:
            self._problem = f"! {self._named.name} is tagged already: correct it on the page of entities."
        self._tell()
        return not self._tagged

    def _correct(self, entity: Entity) -> None:
        self._named = entity
        self._tell()


def _of(some: int, every: int, what: str) -> str:
    plural = "" if every == 1 else "s"
    return f"{every:,} {what}{plural}" if some == every else f"{some:,} of {every:,} {what}{plural}"
