"""Names that go on in lower case where cases join words: "Министерство обороны"."""

from __future__ import annotations

from reader.article.entities.blocks import Block

MOST_NOUNS = 3


def genitives_end(block: Block, start: int, end: int) -> int:
    """Follow a name in lower case where cases join words: "Северный институт океанологии"."""
    if end - start == 1 and _is_adjective_of(block, start):
        end += 1
    if not block.senses(end - 1).organisation:
        return end
    for _ in range(MOST_NOUNS):
        step = next((step for step in (1, 2) if _ends_in_genitive(block, end, step)), 0)
        if not step:
            break
        end += step
    return end


def _is_adjective_of(block: Block, at: int) -> bool:
    """Tell whether a word is an adjective of the organisation behind it, and begins no sentence by chance."""
    word = block.words[at]
    if block.gap(at) != " " or (word.first and not block.case.capital[word.text]):
        return False
    noun = block.words[at + 1]
    adjective = block.vocabulary.tail_adjective(word.text.lower())
    return adjective and not noun.capital and block.senses(at + 1).organisation


def _ends_in_genitive(block: Block, at: int, step: int) -> bool:
    """Tell whether a noun in the genitive follows at once, or behind its adjective or a conjunction."""
    last = at + step - 1
    genitive = block.vocabulary.tail_genitive
    if last >= len(block.words) or any(block.gap(place - 1) != " " for place in range(at, last + 1)):
        return False
    words = [word.text for word in block.words[at : last + 1]]
    joined = (
        step == 1 or block.vocabulary.tail_adjective(words[0]) or words[0] in block.vocabulary.conjunctions
    )
    return joined and words[-1].islower() and bool(genitive and genitive(words[-1]))
