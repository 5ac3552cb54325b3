"""What the reading view's commands on entities do: tag one mention, preview and tag all, accept, refuse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.article.model import Article, EntityKind, Span
from reader.library.describing import proposed_entity
from reader.marks.model import Entity, MarkKind
from reader.ports import Choices
from reader.tui.screens.base import Action
from reader.tui.screens.passages import AtPassage

if TYPE_CHECKING:
    from reader.library.completing import Completion
    from reader.tui.screens.entity_dialog import EntityDialog
    from reader.tui.screens.ticking import Below, Ticked
    from reader.tui.widgets.tick_list import Row

NOTHING_SUGGESTED = "Nothing suggested has the focus."
NOTHING_LEFT = "No name is suggested here any more."
CONTEXT = 200
"""Code points of a line in which a mention is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities(AtPassage):
    """The commands on the entities of one open article."""

    choose_look: Callable[[str, Choices], object]
    cover: Callable[[int], None]
    """Says how many lines at the bottom of the screen are covered."""

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "reading.entity": lambda _: self.entity(),
            "reading.mentions": lambda _: self.mentions(),
            "reading.accept": lambda _: self.accept(),
            "reading.refuse": lambda _: self.refuse(),
            "reading.accept-all": lambda _: self.accept_all(),
            "reading.suggestions": lambda _: self.switch(),
        }

    def entity(self) -> object:
        """Ask for the entity that the passage names, or speaks of."""
        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)

        def keep(entity: Entity) -> None:
            self.opened.refresh()  # It may be gone by now, or name more than it did.
            now = self.opened.mark(old.annotation.id) if old else None
            if now is None:
                self.opened.highlight(span, MarkKind.MENTION, entities=(entity,))
            elif entity not in now.annotation.entities:
                self.opened.edit(now.annotation.id, entities=(*now.annotation.entities, entity))
            self._done(span, f"Tagged {entity.name}, {entity.kind.value}.")

        return self.asker.ask(self._dialog(self._words(span), self._proposed(span)), keep)

    def mentions(self) -> object:
        """Show every mention of what has the focus, to be tagged in one step; ask first what it is."""
        span = self._passage()
        if span is None:
            return None
        entity = None if self.view.selection else self._meant(span)
        if entity is not None:
            return self._preview(entity)
        return self.asker.ask(self._dialog(self._words(span), self._proposed(span)), self._preview)

    def accept(self) -> None:
        """Tag every mention of what is suggested on the focus."""
        entity = self._suggested()
        if entity is not None:
            tagging = self.opened.tagging()
            made = tagging.tag(entity, [one.span for one in tagging.preview(entity)])
            self._told(f"Tagged {entity.name}, {_counted(len(made), 'mention')}; {self._undo()}.")

    def refuse(self) -> None:
        """Suggest what has the focus no more in this article."""
        entity = self._suggested()
        if entity is not None:
            self.opened.tagging().refuse(entity)
            self._told(f"{entity.name} is suggested no more in this article; {self._undo()}.")

    def accept_all(self) -> object:
        """Show all that is suggested, to be tagged in one step."""
        from reader.marks.kinds import ENTITY_LETTERS
        from reader.tui.screens.ticking import SuggestionsDialog
        from reader.tui.widgets.tick_list import Row

        found = self.opened.tagging().suggestions()
        if not found:
            self.asker.say(NOTHING_LEFT)
            return None
        rows = [
            (
                Row(None, f"{ENTITY_LETTERS[one.entity.kind]} {one.entity.name}", f"  × {len(one.spans)}"),
                len(one.spans),
            )
            for one in found
        ]

        def keep(ticked: Ticked) -> None:
            chosen = {found[number].entity: found[number].spans for number in ticked.numbers}
            made = self.opened.tagging().tag_all(chosen)
            names, mentions = _counted(len(chosen), "name"), _counted(len(made), "mention")
            self._told(f"Tagged {names}, {mentions}; {self._undo()}." if made else "Nothing was tagged.")

        below = self._below([one.spans[0] for one in found])
        return self.asker.ask(SuggestionsDialog(rows, hint=self._hint(), below=below), keep)

    def switch(self) -> None:
        """Show what is suggested in the text, or hide it."""
        shown = not self.view.shows_suggestions
        self.view.show_suggestions(shown)
        words = "Names that are likely are underlined at their first letter."
        self.choose_look(words if shown else "Suggested names are not shown.", Choices(suggestions=shown))

    def _preview(self, entity: Entity) -> Awaitable[None] | None:
        """Show every mention of an entity, to be tagged in one step."""
        from reader.tui.screens.ticking import MentionsDialog

        found = self.opened.tagging().preview(entity)
        if not found:
            self.asker.say(f"The article does not name {entity.name}.")
            return None

        def keep(ticked: Ticked) -> None:
            named = ticked.entity or entity
            spans = [found[number].span for number in ticked.numbers]
            made = self.opened.tagging().tag(named, spans, written=entity.name)
            self._told(
                f"Tagged {named.name}, {_counted(len(made), 'mention')}; {self._undo()}." if made else ""
            )

        spans = [one.span for one in found]
        dialog = MentionsDialog(
            entity,
            lambda number: _in_context(self.opened.article, spans[number]),
            [one.tagged for one in found],
            hint=self._hint("mentions.next-kind", "mentions.rename"),
            below=self._below(spans),
            ask_name=self._ask_name,
        )
        return self.asker.ask(dialog, keep)

    def _below(self, spans: list[Span]) -> Below:
        """Let a preview lead through the text above it, which is put back as it was when it is left."""
        from reader.tui.screens.ticking import Below

        view = self.view
        place, focus, folded = view.place, view.focused_span, view.folded

        def leave() -> None:
            self.cover(0)
            view.fold(folded)
            view.focus_span(focus)
            view.go_to(place)

        return Below(
            show=lambda number: view.focus_span(spans[number], reveal=True), cover=self.cover, leave=leave
        )

    def _meant(self, span: Span) -> Entity | None:
        """Return what a passage names, as a mark or a suggestion has it."""
        marks = reversed(self.opened.placed.on(span))
        tagged = next((entity for mark in marks for entity in mark.annotation.entities), None)
        suggested = self.opened.suggested.on(span)
        return tagged or (suggested.entity if suggested else None)

    def _proposed(self, span: Span) -> Entity:
        meant = self.opened.suggested.on(span)
        name = proposed_entity(self.opened.article, span, self._mark_on(span))
        return meant.entity if meant else Entity(EntityKind.PERSON, name)

    def _suggested(self) -> Entity | None:
        """Return what is suggested on the focus; where nothing is, say so."""
        span = self._passage()
        one = self.view.suggestion_on(span) if span else None
        if span is not None and one is None:
            self.asker.say(NOTHING_SUGGESTED)
        return one.entity if one else None

    def _dialog(self, passage: str, proposed: Entity) -> EntityDialog:
        from reader.library.completing import of_article
        from reader.tui.screens.entity_dialog import EntityDialog

        letters = {kind: self._key(f"kind.{kind.value}") for kind in EntityKind}
        hint = (
            f"a letter chooses the kind · {self._key('names.next')} a name · "
            f"{self._key('dialog.accept')} keeps"
        )
        mentions = self.opened.suggested.counts
        return EntityDialog(
            passage,
            proposed,
            letters,
            hint,
            at_once=of_article(mentions),
            later=partial(self._completion, mentions),
        )

    def _completion(self, mentions: Mapping[Entity, int]) -> Completion:
        """Find all names that are known; takes long in a large library."""
        return self.opened.completion(mentions)

    def _ask_name(self, entity: Entity, keep: Callable[[Entity], None]) -> Awaitable[object]:
        """Ask for another name, or kind, above a preview."""

        def closed(named: Entity | None) -> None:
            if named is not None:
                keep(named)

        return self._dialog(entity.name, entity).open_above(self.view.app, closed)

    def _hint(self, *more: str) -> str:
        words = {
            "mentions.toggle": "strikes",
            "mentions.all": "all",
            "mentions.none": "none",
            "mentions.next-kind": "kind",
            "mentions.rename": "name",
            "mentions.accept": "tags",
            "mentions.cancel": "leaves",
        }
        shown = (one for one in words if one not in {"mentions.next-kind", "mentions.rename"} or one in more)
        return " · ".join(f"{self._key(one)} {words[one]}" for one in shown if self._key(one))

    def _undo(self) -> str:
        return f"{self._key('reading.undo')} takes it back"

    def _told(self, words: str) -> None:
        self.view.end_selection()
        self.asker.say(words)


def _in_context(article: Article, span: Span) -> Row:
    """Return a mention with the words of its paragraph around it."""
    from reader.tui.widgets.tick_list import Row

    at = max(0, bisect_right(article.blocks, span.start, key=lambda block: block.start) - 1)
    block, text = article.blocks[at], article.text
    before = text[max(block.start, span.start - CONTEXT) : span.start]
    after = text[span.end : min(max(block.end, span.end), span.end + CONTEXT)]
    return Row(before, text[span.start : span.end], after)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
