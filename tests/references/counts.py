"""How much of a reference article came out: counted as the cleaning's evaluator counts.

Compared are texts without quotation marks and white space, for a mark that a `<q>` earns costs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from reader.article.model import Article, Block, Quotation, Span

DROPPED = re.compile(r"[\s«»“”„‟\"‹›「」『』\u200e\u200f]+")
SHOWN_AS = {"title": "heading"}
Mention = tuple[int, str, str]


def bare(text: str | None) -> str:
    """Write a text as it is compared."""
    return DROPPED.sub("", text or "").replace("'", "’").replace("‘", "")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A reference, an article, and which of their blocks are the same."""

    wanted: Sequence[Mapping[str, Any]]
    article: Article
    places: Mapping[int, int]

    def home(self, span: Span | Quotation) -> int:
        """Return the place of the block that a span lies in."""
        starts = (at for at, block in enumerate(self.article.blocks) if block.start <= span.start < block.end)
        return next(starts, -1)


FIGURES = ("blocks", "junk", "credits", "quotations", "speakers", "named", "mentions", "typed")
"""What is told: `speakers` are those of the quotations that came out, `named` all that a reference names."""


def counts(gold: Mapping[str, Any], article: Article) -> Counter[str]:
    """Count what was wanted and what is right, by kind."""
    wanted = [block for block in gold["blocks"] if block["type"] != "boilerplate"]
    left = [(_shown(block["type"]), bare(block["text"])) for block in wanted]
    right = [(_shown(block.kind.value), bare(article.text_of(block))) for block in article.blocks]
    runs = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    pairing = Pairing(
        wanted, article, {run.a + step: run.b + step for run in runs for step in range(run.size)}
    )
    junk = [bare(block["text"]) for block in gold["blocks"] if block["type"] == "boilerplate"]
    found = Counter(blocks=len(left), blocks_right=len(pairing.places), junk=len(junk))
    found["junk_right"] = sum(not any(line in text for _, text in right) for line in junk)
    return found + _credits(pairing) + _quotations(pairing) + _mentions(gold, pairing)


def figure(found: Counter[str], what: str) -> float:
    """Return the share of a kind that is right; of mentions F1, `typed` with their kinds."""
    if what in {"mentions", "typed"}:
        return 2 * found[f"{what}_right"] / max(found["mentions"] + found["mentions_got"], 1)
    return found[f"{what}_right"] / found[what] if found[what] else 1.0


def _shown(kind: str) -> str:
    return SHOWN_AS.get(kind, kind)


def _credits(pairing: Pairing) -> Counter[str]:
    found: Counter[str] = Counter()
    for at, block in enumerate(pairing.wanted):
        if block.get("credit"):
            place = pairing.places.get(at)
            found["credits"] += 1
            found["credits_right"] += place is not None and _is_credited(
                pairing.article.blocks[place], block["credit"]
            )
    return found


def _is_credited(block: Block, wanted: Mapping[str, str | None]) -> bool:
    credit = block.credit
    got = (credit.raw, credit.agency, credit.photographer) if credit else (None, None, None)
    return list(map(bare, got)) == [bare(wanted[part]) for part in ("raw", "agency", "photographer")]


def _quotations(pairing: Pairing) -> Counter[str]:
    article = pairing.article
    got = {(pairing.home(q), bare(article.text_of(q))): q.speaker for q in article.quotations}
    found: Counter[str] = Counter()
    for at, block in enumerate(pairing.wanted):
        for quote in block["quotes"]:
            place = (pairing.places.get(at, -9), bare(quote["text"]))
            found["quotations"] += 1
            found["quotations_right"] += place in got
            found["named"] += bool(quote["speaker"])
            if place in got and quote["speaker"]:
                found["speakers"] += 1
                found["speakers_right"] += bare(got[place]) == bare(quote["speaker"])
    found["named_right"] = found["speakers_right"]
    return found


def _mentions(gold: Mapping[str, Any], pairing: Pairing) -> Counter[str]:
    wanted, got = Counter(_wanted_mentions(gold, pairing)), Counter(_got_mentions(pairing))
    found = Counter(mentions=wanted.total(), mentions_got=got.total(), typed_right=(wanted & got).total())
    found["mentions_right"] = (_untyped(wanted) & _untyped(got)).total()
    return found


def _untyped(mentions: Counter[Mention]) -> Counter[tuple[int, str]]:
    return Counter((home, words) for home, words, _ in mentions.elements())


def _wanted_mentions(gold: Mapping[str, Any], pairing: Pairing) -> Iterator[Mention]:
    numbers = {id(block): at for at, block in enumerate(pairing.wanted)}
    for entity in gold["entities"]:
        for mention in entity["mentions"]:
            at = numbers.get(id(gold["blocks"][mention["block"]]))
            if mention["field"] == "text" and at is not None:
                yield pairing.places.get(at, -9), bare(mention["text"]), entity["kind"]


def _got_mentions(pairing: Pairing) -> Iterator[Mention]:
    for entity in pairing.article.entities:
        for span in entity.mentions:
            yield pairing.home(span), bare(pairing.article.text_of(span)), entity.kind.value
