"""The last guard before text is drawn, apart from `normalise`: drawing needs nothing else of it."""

from __future__ import annotations

import re

INVISIBLE_ORDERS = (
    "\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"
)
"""As in a regular expression's class: what no terminal shows and some obey."""
# As strings, since `re` keeps what it compiled: most lines need neither.
UNSAFE = f"[\x00-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE_ORDERS}]"
UNSAFE_IN_LINES = f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE_ORDERS}]"


def guard(text: str) -> str:
    """Replace whatever a terminal would obey by U+FFFD, one for one, so that offsets stay right.

    For the places where text is drawn: what came in through `normalise` has nothing to replace.
    """
    # Nothing that is unsafe is printable, as Python has it.
    return text if text.isprintable() else re.sub(UNSAFE, "\ufffd", text)


def guard_lines(text: str) -> str:
    """Like `guard`; line feeds stay."""
    return text if text.isprintable() else re.sub(UNSAFE_IN_LINES, "\ufffd", text)
