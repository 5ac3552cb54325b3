"""Name a passage so that it can be found again, and find it in a text that may have changed."""

from reader.marks.anchoring.placing import KeptText, Placing, no_text, order_of, place_marks
from reader.marks.anchoring.selecting import CONTEXT, describe, occurrences, resolve

__all__ = [
    "CONTEXT",
    "KeptText",
    "Placing",
    "describe",
    "no_text",
    "occurrences",
    "order_of",
    "place_marks",
    "resolve",
]
