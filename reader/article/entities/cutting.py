"""Runs cut down to names: titles, roles and common nouns taken off."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article.entities.blocks import Block, Piece
from reader.article.entities.runs import find_runs, is_headed
from reader.article.entities.vocabulary import Senses
from reader.article.entities.words import Word

LEAST_STEM = 4


def find_pieces(block: Block) -> Iterator[Piece]:
    """Find the names in a block, in order."""
    for start, end in find_runs(block):
        for first, last in _parted(block, start, end):
            yield from _pieces(block, first, last)


def _parted(block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part somebody from the house behind the name: "Jens Roth von der Universität Leipzig"."""
    joiner = next((at for at in range(start + 1, end) if not block.words[at].capital), end)
    named = any(block.words[at].text in block.vocabulary.given_names for at in range(start, joiner - 1))
    house = next((at for at in range(joiner, end) if block.words[at].capital), end)
    persons = named and not any(block.senses(at).head for at in range(start, joiner))
    if persons and any(block.senses(at).organisation for at in range(house, end)):
        yield start, joiner
        yield house, end
    else:
        yield start, end


def _pieces(block: Block, start: int, end: int) -> Iterator[Piece]:
    """Cut a run at its titles and roles; what follows one is titled."""
    titled = False
    first = _name_after(block, start, end)
    ruled = any(_is_role(block, at, first) for at in range(start, first))
    if ruled and block.words[first - 1].known:
        yield Piece(first - 1, first)
    elif (
        first > start
        and not ruled
        and not _follows_noun(block, start, end)
        and (before := _trimmed(block, Piece(start, first)))
    ):
        yield before
    for at in range(first, end):
        if not _is_role(block, at, end) or (at > first and _is_first_part(block, at - 1)):
            continue
        if piece := _trimmed(block, Piece(first, at, titled)):
            yield piece
        titled, first = at + 1 < end and block.words[at + 1].capital, at + 1
    if piece := _trimmed(block, Piece(first, end, titled)):
        yield piece


def _name_after(block: Block, start: int, end: int) -> int:
    """Find where a person's name begins behind another: "il sindaco di Milano Giuseppe Sala"."""
    apart = next((at for at in range(start, end) if not _is_role(block, at, end)), start)
    if _is_party_before_name(block, apart, end):
        return apart + 1
    given = block.vocabulary.given_names
    first = next((at for at in range(start + 1, end - 1) if block.words[at].text in given), start)
    if first == start or block.gap(first - 1) != " " or not block.words[first - 1].capital:
        return start
    # "Queen Elizabeth Hospital" is no queen's name; "Jean Paul" is one name.
    headed = any(block.senses(at).organisation for at in range(first, end))
    return start if headed or block.words[first - 1].text in given else _if_apart(block, start, first, end)


def _if_apart(block: Block, start: int, first: int, end: int) -> int:
    """Return where a first name stands, if what is before it is another's: ruled, known, or a noun."""
    ruled = any(_is_role(block, at, first) for at in range(start, first))
    apart = ruled or block.words[first - 1].known or block.has_role_before(start)
    return first if apart or _follows_noun(block, start, end) else start


def _follows_noun(block: Block, start: int, end: int) -> bool:
    """Tell whether what stands before a first name is a noun: "Anwohner Klaus Meier"."""
    headed = any(block.senses(at).organisation for at in range(start, end))
    return block.vocabulary.language.nouns_capitalised and not headed


def _is_party_before_name(block: Block, start: int, end: int) -> bool:
    """Tell whether an acronym stands before somebody's name: "la députée UMP Laure de la Raudière"."""
    acronym, after = block.words[start].text, [word.text for word in block.words[start + 1 : end]]
    several = sum(not word.isupper() and word[0].isupper() for word in after) > 1
    headed = any(block.senses(at).head for at in range(start, end))
    if not several or headed:
        return False
    # "Президент России Владимир Путин": where cases tell words apart, names follow each other at once.
    inflects, party = block.vocabulary.gazetteer.inflects, acronym.isupper() and len(acronym) > 1
    return (inflects and block.words[start].known) or (party and (inflects or block.vocabulary.heads_first))


def _is_role(block: Block, at: int, end: int) -> bool:
    word, senses = block.words[at], block.senses(at)
    if word.known or senses.organisation or not (senses.title or senses.role):
        return False
    # "General Smith", but "General Assembly"; "Queen Anne", but "Queen Anne Hospital".
    return not any(block.senses(after).organisation for after in range(at + 1, end))


def _is_first_part(block: Block, at: int) -> bool:
    """Tell whether a surname follows whatever it means: "Bruno Le Maire", "Stephen King"."""
    word = block.words[at]
    return word.text in block.vocabulary.given_names or (word.capital and block.senses(at).particle)


def _trimmed(block: Block, piece: Piece) -> Piece | None:
    """Take off what is no part of the name at its ends; None where nothing is left."""
    first, end = piece.first, piece.end
    while first < end and _is_loose(block, first, end):
        first += 1
    while first < end and _ends_loosely(block, first, end - 1):
        end -= 1
    trimmed = Piece(first, end, piece.titled)
    return trimmed if first < end and _is_name(block, trimmed) else None


def _is_loose(block: Block, at: int, end: int) -> bool:
    word, senses = block.words[at], block.senses(at)
    if not word.capital:
        return not (senses.office and at + 1 < end)
    if word.known:
        return False
    if word.first and word.text.lower() in block.case.lower:
        return block.case.capital[word.text] <= 1
    if senses.common:
        return not (senses.particle and at + 1 < end)
    return block.vocabulary.language.nouns_capitalised and _is_noun(block, at, end)


def _ends_loosely(block: Block, first: int, at: int) -> bool:
    """Tell whether a lower-case word ends a name that has no business there."""
    word = block.words[at]
    if word.capital or block.vocabulary.tail_adjective(word.text) or block.vocabulary.tail_genitive:
        return False
    return not (block.vocabulary.heads_first and is_headed(block, first) and not block.senses(at).common)


def _is_noun(block: Block, at: int, end: int) -> bool:
    """Tell whether a word is a common noun where all nouns have capitals."""
    word, senses = block.words[at], block.senses(at)
    given = word.text in block.vocabulary.given_names
    if senses.organisation or word.text.isupper() or given or (senses.demonym and end - at > 1):
        return False
    lower = word.text.lower()
    stems = [stem for stem in (lower, lower[:-1], lower[:-2]) if stem == lower or len(stem) >= LEAST_STEM]
    if senses.noun or not block.case.lower.isdisjoint(stems):
        return True
    return end - at > 1 and at > 0 and block.senses(at - 1).article and not any(
        block.senses(other).head for other in range(at, end)
    )  # fmt: skip


def _is_name(block: Block, piece: Piece) -> bool:
    word, senses = block.words[piece.first], block.senses(piece.first)
    if word.known or piece.end - piece.first > 1:
        return True
    if not word.capital or _is_no_name(block, word, senses):
        return False
    if block.vocabulary.language.nouns_capitalised:
        return _is_german_name(block, piece)
    return piece.titled or not _is_word(block, word, senses)


def _is_no_name(block: Block, word: Word, senses: Senses) -> bool:
    """Tell whether a word alone names nothing: a people, one of many, a bare "street"."""
    generic = word.text.lower() in block.vocabulary.language.entities.places
    counted = word.text in block.case.counted and word.text not in block.vocabulary.organisations
    numbered = any(map(str.isdigit, word.text))
    return len(word.text) < 2 or senses.demonym or senses.common or generic or counted or numbered


def _is_word(block: Block, word: Word, senses: Senses) -> bool:
    """Tell whether a word alone is rather no name: it begins a sentence, and has no capital elsewhere."""
    if word.text.isupper():
        return False
    if word.first:
        return not block.case.capital[word.text]
    return word.text.lower() in block.case.lower and not senses.organisation


def _is_german_name(block: Block, piece: Piece) -> bool:
    """Judge a single word where every noun has a capital: titles, acronyms, heads, bare prepositions tell."""
    word, senses = block.words[piece.first], block.senses(piece.first)
    if piece.titled or (word.text.isupper() and len(word.text) > 1):
        return True
    if word.text in block.case.nouns and not senses.organisation:
        return False
    if senses.organisation:
        if block.vocabulary.is_bare_head(word.text):
            return False
        return not word.first or bool(block.case.capital[word.text])
    before = block.words[piece.first - 1].text.lower() if piece.first else ""
    leads = block.vocabulary.language.entities.place_leads
    led = before in leads or block.is_joined_to_place(piece.first)
    return led and block.gap(piece.first - 1) == " " and not senses.noun
