"""What several machines wrote of the same library, made one: no edit is lost, whoever merges with whom first.

Every document has a clock, which dates its fields. Of two that differ in a field the later one is right;
of sets each element is dated; of texts that people typed, those stay that were written without knowing of
each other. What was deleted leaves a document that says so.
"""

from __future__ import annotations

from reader.marks.merging.clock import Stamps, next_stamp
from reader.marks.merging.libraries import merged
from reader.marks.merging.shapes import CLOCK, DELETED, MERGED, SHAPES, Document, Shape, Tables, key_of

__all__ = [
    "CLOCK",
    "DELETED",
    "MERGED",
    "SHAPES",
    "Document",
    "Shape",
    "Stamps",
    "Tables",
    "key_of",
    "merged",
    "next_stamp",
]
