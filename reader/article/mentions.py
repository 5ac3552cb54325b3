"""Where an article names somebody or something: every place that one of the names stands at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reader.article.entities.words import SAME
from reader.article.model import Article, EntityKind, EntitySuggestion, Span, overlaps

# Scripts that part words by spaces: what stands between letters of others is a name as well.
SPACED = r"[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"

_IS_SPACED = re.compile(SPACED).match
"""Takes one character, or none."""


def mentions_of(article: Article, kind: EntityKind, names: Sequence[str]) -> tuple[Span, ...]:
    """Find where an article names one thing, in its order, none lying on another.

    Where one of the names is what the article is known to speak of, its mentions count, short forms among
    them; besides, every place where a name stands as words of its own. A name within the longer name of
    something else (the Roe of “John Roe”, where Jane is looked for) is not it.

    Args:
        article: Where to look.
        kind: What it is; what is suggested as something of another kind is not it.
        names: Its name and aliases.
    """
    wanted = {_plain(name) for name in names if name.strip()}
    ours = _meant([one for one in article.entities if one.kind is kind], wanted)
    known = [span for suggestion in ours for span in suggestion.mentions]
    written = {_plain(article.text_of(span)) for span in known}
    foreign = sorted(span for one in article.entities if one not in ours for span in one.mentions)
    literal = _standing(_same(article.text), wanted | written)
    return tuple(_apart([*known, *(span for span in literal if not _within_one(span, foreign))]))


def _meant(known: Sequence[EntitySuggestion], wanted: set[str]) -> list[EntitySuggestion]:
    """Choose what the names mean: what is called so, else the one whose whole name ends so.

    “Zelensky” means Volodymyr Zelensky, where there is no Olena Zelensky beside him.
    """
    called = [one for one in known if _plain(one.name) in wanted]
    fuller = [one for one in known if any(_plain(one.name).endswith(f" {name}") for name in wanted)]
    return called or (fuller if len(fuller) == 1 else [])


def _standing(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Give where a name stands as words of its own: of two that overlap the first, of two there the longer.

    One search for each name takes a tenth of the time of one regular expression for all.
    """
    end = 0
    for span in sorted(_all_places(text, names), key=lambda one: (one.start, -one.end)):
        if span.start >= end:
            end = span.end
            yield span


def _all_places(text: str, names: Iterable[str]) -> Iterator[Span]:
    for name in filter(None, names):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (_IS_SPACED(text[max(0, at - 1) : at]) or _IS_SPACED(text[end : end + 1])):
                yield Span(at, end)
            at = text.find(name, at + 1)


def _within_one(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span lies in one of some that are in order."""
    at = bisect_right(others, span.start, key=lambda other: other.start)
    return at > 0 and span.end <= others[at - 1].end


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out what lies on another: of two the one that begins first, then the longer one."""
    last: Span | None = None
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if last is None or not overlaps(last, span):
            last = span
            yield span


def _same(text: str) -> str:
    """Write characters that mean the same in one way, in less than a hundredth of the time of `translate`."""
    for written, meant in SAME.items():
        text = text.replace(chr(written), meant)
    return text


def _plain(name: str) -> str:
    return " ".join(name.translate(SAME).split())
