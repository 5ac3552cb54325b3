"""Selectors as the W3C's, for other programs that annotate: https://www.w3.org/TR/annotation-model/#selectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.article.model import Span
from reader.marks.model import Selector

QUOTE, POSITION = "TextQuoteSelector", "TextPositionSelector"
UNKNOWN = -1
"""The start of a passage of which only the words are known."""


def selector_to_w3c(selector: Selector, span: Span | None) -> list[dict[str, Any]]:
    """Describe a passage by its words, and by its place where it has one; both count code points.

    Args:
        selector: The words and their context.
        span: Where they stand, if they do.
    """
    exact, prefix, suffix, _ = selector
    context = {name: text for name, text in (("prefix", prefix), ("suffix", suffix)) if text}
    quote = {"type": QUOTE, "exact": exact, **context}
    return [quote, {"type": POSITION, "start": span.start, "end": span.end}] if span else [quote]


def selector_from_w3c(described: object) -> Selector:
    """Read one selector or several of one passage; kinds that are not known are passed over.

    Raises:
        ValueError: None says the words of the passage, or one is not as it must be.
    """
    known = {
        one["type"]: one
        for one in (described if isinstance(described, list) else [described])
        if isinstance(one, dict) and one.get("type") in {QUOTE, POSITION}
    }
    quote = known.get(QUOTE, {})
    exact = _text(quote, "exact")
    if not exact:
        raise ValueError(f"a {QUOTE} with the words of a passage was expected")
    start = known.get(POSITION, {}).get("start", UNKNOWN)
    if type(start) is not int or start < UNKNOWN:
        raise ValueError(f"{start!r}: a start is a number of code points")
    return Selector(exact, _text(quote, "prefix"), _text(quote, "suffix"), start)


def _text(quote: Mapping[str, object], name: str) -> str:
    text = quote.get(name, "")
    if not isinstance(text, str):
        raise ValueError(f"{name}: a text was expected")
    return text
