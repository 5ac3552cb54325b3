"""Two texts of one article, compared once: what has become of any passage of the older one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.article.model import Span
from reader.marks.anchoring.anchored import GONE, Anchored, anchored
from reader.marks.anchoring.moving import Texts, find_moved
from reader.marks.anchoring.sliding import Sliding
from reader.marks.anchoring.tokens import Tokens, numbered, sentences, tokens
from reader.marks.anchoring.word_diff import NOWHERE, aligned

KEPT = 0.4
"""So much of a passage must be left, and so much of what it has become must be of it."""
KEPT_OF_MANY = 0.25
"""The same where enough is left to be sure."""
AROUND = 6
"""Words and signs on either side that say whether a few words are the same ones or only alike."""
AGREES = 0.5
"""So many of those on one side must be the same."""
ENOUGH = 10
"""So many words that were found, of a passage and around it, need no others to say so."""
STRAY = 12
"""Words that stand further apart than before by more than this are not of one passage now."""
JOIN = 4
"""Two parts are one where no more words than this times the smaller, and `STRAY`, came between them."""
REPLACED = 3
"""A passage of so many words can be told as changed though none of them is left, where its neighbours are."""


class Part(NamedTuple):
    """A text, and the stretch of it that is compared."""

    text: str
    span: Span

    def tokens(self) -> Tokens:
        """Cut it into words and signs."""
        return tokens(self.text, self.span)

    def sentences(self, cut: Tokens) -> list[range]:
        """Cut it into sentences, each by the numbers of its words."""
        return [cut.within(one) for one in sentences(self.text, self.span)]


class Comparison:
    """Says what has become of passages."""

    def __init__(self, old: Part, new: Part) -> None:
        self._old_text, self._new_text = old.text, new.text
        self._old, self._new = old.tokens(), new.tokens()
        numbers = numbered(self._old, self._new)
        self._became = aligned(*numbers)
        texts = Texts(*numbers, old.sentences(self._old), new.sentences(self._new))
        first = {sentence.start for sentence in texts.new_sentences}
        for starts in (first, first | self._new.behind_space()):
            Sliding(*numbers, self._became).to(starts)
        self._moved = find_moved(texts, self._became)

    def carry(self, span: Span) -> Anchored:
        """Tell what a passage has become; what is not sure is gone."""
        inside = self._old.within(span)
        found = self._trimmed(inside, max(self._runs(inside), key=self._old.letters, default=[]))
        if len(found) < max(1, len(inside)) and not any(map(self._old.is_word, found)):
            return self._replaced(span, inside)
        width = self._new.letters(range(self._became[found[0]], self._became[found[-1]] + 1))
        needed = KEPT if len(found) < ENOUGH else KEPT_OF_MANY
        left = self._old.letters(found)
        if left < needed * max(self._old.letters(inside), width) or not self._is_sure(inside, found):
            return GONE
        now = Span(self._start(span, inside, found[0]), self._end(span, inside, found[-1]))
        exact = self._old_text[span.start : span.end]
        return anchored(self._new_text, now, exact, moved=found[0] in self._moved)

    def _trimmed(self, inside: range, found: list[int]) -> list[int]:
        """Leave out the end of a sentence or a block of which nothing else is left, and a break behind."""
        first, last = 0, len(found)
        while first < last and found[first] != inside.start and self._old.is_end(found[first]):
            first += 1
        while first < last and found[last - 1] != inside[-1] and self._old.is_break(found[last - 1]):
            last -= 1
        return found[first:last]

    def _runs(self, inside: range) -> list[list[int]]:
        """Return the words of a passage that were found, those apart that no longer stand together."""
        runs: list[list[int]] = []
        for at in inside:
            if self._became[at] == NOWHERE:
                continue
            if runs and 0 < self._became[at] - self._became[runs[-1][-1]] <= 2 * (at - runs[-1][-1]) + STRAY:
                runs[-1].append(at)
            else:
                runs.append([at])
        return self._joined(runs)

    def _joined(self, runs: list[list[int]]) -> list[list[int]]:
        """Put runs together between which words came in, if there are enough of them on either side."""
        joined: list[list[int]] = []
        for run in runs:
            before = next((one for one in reversed(joined) if self._are_one(one, run)), None)
            if before is None:
                joined.append(run)
            else:
                before += run
        return joined

    def _are_one(self, run: Sequence[int], following: Sequence[int]) -> bool:
        between = self._became[following[0]] - self._became[run[-1]]
        width = self._became[following[-1]] - self._became[run[0]] + 1
        few = min(len(run), len(following))
        return 0 < between <= JOIN * few + STRAY and len(run) + len(following) >= KEPT_OF_MANY * width

    def _is_sure(self, inside: range, found: Sequence[int]) -> bool:
        """Tell whether enough was found, of a passage and of what stands around it."""
        if len(found) >= ENOUGH or self._moved.issuperset(found):
            return True
        first, last = self._became[found[0]], self._became[found[-1]]
        before = range(max(0, inside.start - AROUND), inside.start)
        behind = range(inside.stop, min(len(self._old), inside.stop + AROUND))
        found_before = self._found_near(before, range(first - 2 * AROUND, first))
        found_behind = self._found_near(behind, range(last + 1, last + 1 + 2 * AROUND))
        return (
            len(found) + found_before + found_behind >= ENOUGH
            or _agrees(found_before, before, len(found), first)
            or _agrees(found_behind, behind, len(found), len(self._new) - 1 - last)
        )

    def _found_near(self, around: range, near: range) -> int:
        return sum(self._became[at] in near for at in around if self._became[at] != NOWHERE)

    def _start(self, span: Span, inside: range, first: int) -> int:
        """Tell where a passage begins now, with what stands for words that it began with."""
        now = self._became[first]
        if inside.start == first:
            return max(0, self._new.starts[now] + span.start - self._old.starts[first])
        before = self._found_from(inside.start - 1, -1)
        if before is not None:
            came = range(self._became[before] + 1, now)
            now -= self._instead(range(inside.start, first), range(before + 1, first), came)
        return self._new.starts[now]

    def _end(self, span: Span, inside: range, last: int) -> int:
        """Tell where a passage ends now, with what stands for words that it ended with."""
        now = self._became[last]
        if inside[-1] == last:
            end = self._new.span(now).end + span.end - self._old.span(last).end
            return min(len(self._new_text), end)
        behind = self._found_from(inside.stop, 1)
        if behind is not None:
            came = range(now + 1, self._became[behind])
            now += self._instead(range(last + 1, inside.stop), range(last + 1, behind), came)
        return self._new.span(now).end

    def _instead(self, own: range, lost: range, came: range) -> int:
        """Return how many words at the edge of a passage stand for those of its own that were lost there.

        Args:
            own: Which of its words were lost.
            lost: Which were lost in a row, of its own and others beside them.
            came: Which came for them.
        """
        if len(came) == len(lost):
            return len(own)
        if lost != own or not came:
            return 0
        few = len(came) <= 2 * len(own) + 1 or self._new.letters(came) <= 2 * self._old.letters(own) + STRAY
        return len(came) if few else 0

    def _found_from(self, at: int, step: int) -> int | None:
        """Return the nearest word that was found, in a direction."""
        near = range(at, at + step * AROUND, step)
        return next((one for one in near if 0 <= one < len(self._old) and self._became[one] != NOWHERE), None)

    def _replaced(self, span: Span, inside: range) -> Anchored:
        """Tell what stands for a few words beside the neighbours that they had, or an end of the text."""
        before = self._found_from(inside.start - 1, -1) if inside.start else -1
        behind = self._found_from(inside.stop, 1) if inside.stop < len(self._old) else inside.stop
        if before is None or behind is None or not 0 < len(inside) <= REPLACED:
            return GONE
        beside = [at for at in (before, behind) if 0 <= at < len(self._old)]
        if not beside or not self._is_sure(inside, beside):
            return GONE
        came = self._came(inside, before, behind)
        if not any(map(self._new.is_word, came)):
            return GONE
        now = Span(self._new.starts[came[0]], self._new.span(came[-1]).end)
        exact = self._old_text[span.start : span.end]
        return anchored(self._new_text, now, exact, moved=before in self._moved)

    def _came(self, inside: range, before: int, behind: int) -> range:
        """Return what stands for a passage of which nothing is left, as far as can be told."""
        first = self._became[before] if before >= 0 else -1
        last = self._became[behind] if behind < len(self._old) else len(self._new)
        if last - first == behind - before:
            return range(first + inside.start - before, first + inside.stop - before)
        came = range(first + 1, last)
        return came[: self._instead(inside, range(before + 1, behind), came)]


def _agrees(found: int, beside: range, many: int, left: int) -> bool:
    """Tell whether what stands on a side of a passage says that it is the one.

    Args:
        found: How many words and signs on that side were found beside it.
        beside: Those that stood there.
        many: How many were found of the passage; where it stood at an end of the text, more must say so.
        left: How many there are on that side now.
    """
    if len(beside) >= AGREES * AROUND:
        return found >= AGREES * len(beside)
    return many > REPLACED and found == len(beside) and left <= 2 * len(beside)
