"""What an open article works with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.library.past import Past
from reader.ports import Copy, Copying, NotesFolder, Pictures, Store, Texts

if TYPE_CHECKING:
    from reader.article.language import Load


class Workshop(NamedTuple):
    """What an open article works with."""

    store: Store
    texts: Texts
    notes: NotesFolder
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    languages: Load
    pictures: Pictures
    past: Past
    copying: Copying
    copy: Copy
