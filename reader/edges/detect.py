"""Which language a text is in, by langdetect.

langdetect loads its profiles at the first call, and answers wrongly, without a word, to threads that
call while it loads; hence one lock. It draws lots, too; hence the seed.
"""

from __future__ import annotations

import threading

_LOCK = threading.Lock()
_ENOUGH = 3_000
_SEED = 0


def detect_language(text: str) -> str | None:
    """Return a lower-case ISO 639-1 code; None where nothing in a text tells (digits, addresses).

    Slow at the first call (a third of a second): not for the thread that draws.
    """
    # Upper-case French is taken for Portuguese.
    sample = text[:_ENOUGH].lower()
    with _LOCK:
        from langdetect import DetectorFactory, LangDetectException, detect

        DetectorFactory.seed = _SEED
        try:
            language = detect(sample)
        except LangDetectException:
            return None
    return None if language == "unknown" else language.partition("-")[0]
