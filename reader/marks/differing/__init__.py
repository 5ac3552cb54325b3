"""What changed from one text of an article to another: the headline, then paragraphs, word by word."""

from reader.marks.differing.blocks import differences
from reader.marks.differing.model import Difference, Field, Hunk, Piece, Way

__all__ = ["Difference", "Field", "Hunk", "Piece", "Way", "differences"]
