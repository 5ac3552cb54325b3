"""Which language a text is in, by langdetect.

langdetect loads its profiles at the first call, and answers wrongly, without a word, to threads that
call while it loads; hence one lock. It draws lots, too; hence the seed.
"""

from __future__ import annotations

import re
import threading

from reader.article.scripts import language_by_script

_LOCK = threading.Lock()
_ENOUGH = 3_000
_FEWEST_LETTERS = 4
_SEED = 0
_ADDRESSES = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/\S*)?(?!\w)")


def detect_language(text: str) -> str | None:
    """Return a lower-case ISO 639-1 code; None where nothing in a text tells (digits, addresses).

    Slow at the first call (a third of a second): not for the thread that draws.
    """
    # Upper-case French is taken for Portuguese, addresses for English.
    sample = _ADDRESSES.sub(" ", text[:_ENOUGH].lower())
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    # Chinese in traditional characters is taken for Korean.
    return language_by_script(sample) or _detected(sample)


def _detected(sample: str) -> str | None:
    with _LOCK:
        from langdetect import DetectorFactory, LangDetectException, detect

        DetectorFactory.seed = _SEED
        try:
            language = detect(sample)
        except LangDetectException:
            return None
    return None if language == "unknown" else language.partition("-")[0]
