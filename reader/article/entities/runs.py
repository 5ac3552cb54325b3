"""Runs of capitals, with the words in lower case that belong to a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.article.entities.acronyms import abbreviates
from reader.article.entities.blocks import Block
from reader.article.entities.genitives import genitives_end
from reader.article.entities.words import Word

MOST_WORDS = 9
MOST_TAIL = 6
GAPS = frozenset([" ", " & "])
LINKS = frozenset([" ", " d’", " l’", " de l’", " dell’", " & "])
SAINTS = frozenset(["St", "Ste", "Sto"])


def find_runs(block: Block) -> Iterator[tuple[int, int]]:
    """Find the runs in a block: the first word's place and the one behind the last."""
    at = 0
    while at < len(block.words):
        end = _run_end(block, at) if _begins(block, at) else at
        if at < end <= at + MOST_WORDS:
            yield at, end
        at = max(end, at + 1)


def _begins(block: Block, at: int) -> bool:
    word = block.words[at]
    if not word.capital:
        return block.senses(at).office
    if word.known:
        return True
    senses = block.senses(at)
    if word.first:
        return not senses.common and (_may_begin_sentence(block, word) or senses.title or senses.role)
    if senses.common and not (word.text.isupper() and len(word.text) > 1 and senses.particle):
        follows = _continues(block, at) and block.words[at + 1]
        return bool(senses.particle and follows and follows.capital and not follows.known)
    return True


def _may_begin_sentence(block: Block, word: Word) -> bool:
    lower = word.text.lower()
    return lower not in block.case.lower or block.case.capital[word.text] > 1


def _run_end(block: Block, at: int) -> int:
    end = at + 1
    while end < len(block.words) and (step := _step(block, at, end)):
        end += step
    if block.vocabulary.heads_first and is_headed(block, at):
        end = _tail_end(block, end)
    if block.vocabulary.tail_genitive:
        end = genitives_end(block, at, end)
    end = _bracket_end(block, at, end)
    if not block.words[at].capital and not any(word.capital for word in block.words[at:end]):
        return at
    return end


def _step(block: Block, start: int, at: int) -> int:
    """Tell how many words further a run goes: one, or some joiners and one."""
    if _continues(block, at - 1) and block.words[at].capital and not _breaks(block, at):
        return 1
    joiners = 0
    headed = any(_is_joining_head(block, i) for i in range(start, at))
    while joiners < 3 and _joins(block, start, at + joiners, headed=headed):
        joiners += 1
    target = at + joiners
    elided = target < len(block.words) and "’" in block.gap(target - 1)
    if (joiners == 0 and not elided) or target >= len(block.words) or block.gap(target - 1) not in LINKS:
        return 0
    return joiners + 1 if _can_follow(block, start, target, headed=headed) else 0


def _continues(block: Block, at: int) -> bool:
    """Tell whether only a space, an ampersand, or an initial's full stop parts a word from the next."""
    gap = block.gap(at)
    if gap in GAPS:
        return True
    word = block.words[at]
    return gap == ". " and (len(word.text) == 1 or block.senses(at).title or word.text in SAINTS)


def _breaks(block: Block, at: int) -> bool:
    """Tell whether a word with a capital belongs to no name: a month or a day where nouns have capitals."""
    word = block.words[at]
    return word.first or (block.vocabulary.language.nouns_capitalised and block.senses(at).common)


def _joins(block: Block, start: int, at: int, *, headed: bool) -> bool:
    if at >= len(block.words) or block.gap(at - 1) not in LINKS or block.words[at].capital:
        return False
    senses = block.senses(at)
    if headed or senses.particle:
        return senses.joiner if headed else True
    # "Brotherhood of Steel", but not "Jane Roe of the Council".
    single = sum(word.capital for word in block.words[start:at]) == 1
    return senses.links and single and block.words[start].text not in block.vocabulary.given_names


def _can_follow(block: Block, start: int, at: int, *, headed: bool) -> bool:
    """Tell whether a capital after a joiner goes on with the name: another name may begin there."""
    word, senses = block.words[at], block.senses(at)
    named = word.text in block.vocabulary.given_names and _continues(block, at)
    if not word.capital or word.first or (named and (not headed or block.words[at + 1].capital)):
        return False
    joiners = _joiners_before(block, at)
    before = block.words[start : at - len(joiners)]
    conjoined = not block.vocabulary.conjunctions.isdisjoint(joiners)
    if headed:
        return _is_conjoined(block, at, before) if conjoined else _is_inside(block, at)
    linked = not block.vocabulary.links.isdisjoint(joiners)
    again = any(not other.capital for other in before)
    lone = conjoined and (len(joiners) > 1 or len(before) < 2)
    # "Nieten der Brücke": where nouns have capitals, an article after a noun begins another one.
    genitive = block.vocabulary.language.nouns_capitalised and block.senses(at - len(joiners)).article
    apart = again or lone or genitive or _is_of_organisation(block, at, before)
    return not (word.known or senses.title or apart or (linked and senses.head))


def _is_of_organisation(block: Block, at: int, before: Sequence[Word]) -> bool:
    """Tell whether it is where somebody works that follows: "Samira Ouali van de Universiteit Delft"."""
    heads = (at, at + 1) if at + 1 < len(block.words) and _continues(block, at) else (at,)
    return sum(word.capital for word in before) > 1 and any(block.senses(i).organisation for i in heads)


def _is_inside(block: Block, at: int) -> bool:
    """Tell whether a capital behind a joiner is in the name: where something is, is said of it."""
    own = block.vocabulary.language.entities
    return block.words[at - 1].text not in own.place_leads or not block.words[at].known


def _is_conjoined(block: Block, at: int, before: Sequence[Word]) -> bool:
    """Tell whether a conjunction stands inside a name: "Ministry of Work and Pensions"."""
    word, joiner = block.words[at], block.words[at - 1]
    own = block.vocabulary.language.entities
    if block.senses(at - 1).article and joiner.text not in own.tail_joiners:
        return False
    several = any(not other.capital for other in before)
    return several and not word.known and not block.senses(at).head


def _joiners_before(block: Block, at: int) -> list[str]:
    words: list[str] = []
    while at > 0 and not block.words[at - 1].capital:
        at -= 1
        words.append(block.words[at].text)
    return words


def _is_joining_head(block: Block, at: int) -> bool:
    """Tell whether joiners may follow a word: where nouns have capitals, only behind a name's own head."""
    senses = block.senses(at)
    if not (senses.organisation or senses.event):
        return False
    vocabulary = block.vocabulary
    return not (vocabulary.language.nouns_capitalised and vocabulary.is_bare_head(block.words[at].text))


def is_headed(block: Block, at: int) -> bool:
    """Tell whether a word begins the name of an organisation or an event."""
    senses = block.senses(at)
    return (senses.organisation or senses.event) and (block.words[at].capital or senses.office)


def _tail_end(block: Block, end: int) -> int:
    """Follow a name in lower case: "Conseil national de sécurité et de défense"."""
    end = _adjectives_end(block, end, peoples=True)
    for _ in range(MOST_TAIL // 2):
        noun = _tail_noun(block, end)
        if not noun:
            break
        end = _adjectives_end(block, noun + 1, peoples=False)
    return end


def _bracket_end(block: Block, start: int, end: int) -> int:
    """Go on to an acronym in brackets that stands for all words before it."""
    for last in range(end, min(end + MOST_TAIL, len(block.words))):
        if block.gap(last - 1) == " (":
            name = block.text[block.words[start].start : block.words[last - 1].end]
            return last if abbreviates(block.words[last].text, name) else end
        if block.gap(last - 1) not in LINKS or block.words[last].capital:
            break
    return end


def _adjectives_end(block: Block, end: int, *, peoples: bool) -> int:
    """Go on over adjectives; one for a people stands near the head, "Banque centrale européenne"."""
    adjectives = block.vocabulary.tail_adjective
    while end < len(block.words) and block.gap(end - 1) == " " and adjectives(block.words[end].text):
        if not peoples and block.senses(end).demonym:
            break
        end += 1
    return end


def _tail_noun(block: Block, at: int) -> int:
    """Return the place of a noun that hangs on a name by a joiner, 0 where there is none."""
    own = block.vocabulary.language.entities
    words, last = block.words, len(block.words)
    conjoined = at < last and words[at].text in block.vocabulary.language.conjunctions
    link = at + 1 if conjoined else at
    if link >= last or block.gap(at - 1) not in LINKS:
        return 0
    if block.gap(link - 1) in (" d’", " de l’"):
        return link
    noun = link + 1
    linked = words[link].text in own.tail_joiners and noun < last and block.gap(link) in LINKS
    if linked and words[noun].text in ("la", "l’", "las", "los") and noun + 1 < last:
        noun += 1
    if not linked or block.senses(noun).common or words[noun].known:
        return 0
    return 0 if conjoined and block.senses(noun).head else noun
