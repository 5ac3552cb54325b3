"""Work grows with a text's length and not with its square: told by ratios within one run, not by a clock."""

from __future__ import annotations

import time

import pytest

from reader.article.flat import article_from_text

SAID = "“We said so,” said Ada Fern, “and again.” The mayor, Jane Roe, said no. "
TEXTS = {
    "one paragraph of quotations": SAID,
    "paragraphs of quotations": f"{SAID}\n\n",
    "unfinished lines": "No mark ends this line of words\n\n",
    "prose": "The council met on Monday and put off every decision until autumn. It will meet again.\n\n",
}


def seconds(text: str) -> float:
    began = time.process_time()
    article_from_text(text, detect=lambda _: "en")
    return time.process_time() - began


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_eight_times_the_text_takes_no_more_than_about_eight_times_as_long(piece: str) -> None:
    small = 20_000 // len(piece)
    seconds(piece * small)
    once = min(seconds(piece * small) for _ in range(3))
    # The square would be 64 times; the rest is for a busy machine.
    assert seconds(piece * small * 8) < 24 * max(once, 0.01)
