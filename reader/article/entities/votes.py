"""What kind of thing a name is: each place where it stands has votes, and all of them count together."""

from __future__ import annotations

import re
from collections import Counter

from reader.article.entities.acronyms import is_acronym
from reader.article.entities.blocks import ROLE_REACH, Block, Piece
from reader.article.model import EntityKind

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
PLACE, EVENT = EntityKind.PLACE, EntityKind.EVENT
Votes = Counter[EntityKind]
# Weights, in tenths: what the words of a name say counts before what stands around it, one title before all.
TITLE, HEAD, KNOWN, ROLE, LEAD, SHAPE, HINT = 60, 35, 35, 25, 20, 15, 8

LEAD_REACH = 24
ELIDED = frozenset([" d’", " l’", " de l’", " dell’", " all’", " nell’"])
INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.?")


def votes_of(block: Block, piece: Piece) -> Votes:
    """Weigh a name where it stands: by its own words, and by those before and behind it."""
    votes: Votes = Counter()
    _by_words(block, piece, votes)
    _by_lead(block, piece, votes)
    _by_tail(block, piece, votes)
    return votes


def _by_words(block: Block, piece: Piece, votes: Votes) -> None:
    words = block.words[piece.first : piece.end]
    given = words[0].text in block.vocabulary.given_names
    if given and (len(words) > 1 or not words[0].known):
        votes[PERSON] += SHAPE
    if len(words) == 1 and (words[0].known or words[0].text in block.vocabulary.organisations):
        votes[PLACE if words[0].known else ORGANISATION] += KNOWN
    elif kind := _head_kind(block, piece):
        votes[kind] += HEAD
    elif any(word.text in block.vocabulary.organisations for word in words):
        votes[ORGANISATION] += HEAD
    elif len(words) == 1:
        if is_acronym(words[0].text):
            votes[ORGANISATION] += LEAD
    else:
        _by_shape(block, piece, votes)


def _head_kind(block: Block, piece: Piece) -> EntityKind | None:
    """Read the word that says what a name is: the first such one, or the last, as the language has it."""
    order = range(piece.first, piece.end)
    first = block.vocabulary.heads_first
    for at in order if first else reversed(order):
        senses = block.senses(at)
        if senses.organisation:
            return ORGANISATION
        if at != piece.first if first else not _ends_noun(block, piece, at):
            continue
        if senses.event or senses.place:
            return EVENT if senses.event else PLACE
    return None


def _ends_noun(block: Block, piece: Piece, at: int) -> bool:
    """Tell whether a name, or the part of it before a joiner, ends with a word."""
    return at + 1 == piece.end or not block.words[at + 1].capital


def _by_shape(block: Block, piece: Piece, votes: Votes) -> None:
    """Take two or three words for a person's name, and more so with an initial or a particle."""
    words = block.words[piece.first : piece.end]
    particles = any(block.senses(at).particle for at in range(piece.first + 1, piece.end))
    senses = block.senses(piece.first)
    if senses.place_start:
        votes[PLACE] += LEAD
    elif sum(word.capital for word in words) <= 3 and not senses.article:
        votes[PERSON] += SHAPE
    else:
        votes[ORGANISATION] += HINT
    if any(INITIAL.fullmatch(word.text) for word in words) or (particles and not words[-1].known):
        votes[PERSON] += HINT
    if any(is_acronym(word.text) for word in words) or any(word.known for word in words[1:]):
        votes[ORGANISATION] += SHAPE
    if words[0].known:
        votes[ORGANISATION] += SHAPE + HINT


def _by_lead(block: Block, piece: Piece, votes: Votes) -> None:
    at = piece.first - 1
    if piece.titled:
        votes[PERSON] += TITLE
    if at < 0:
        return
    senses, gap = block.senses(at), block.gap(at)
    if gap in ELIDED:
        votes[PERSON] -= SHAPE if "l’" in gap else 0
    if gap == " " or gap in ELIDED:
        _by_word_before(block, piece, votes)
        _by_role_before(block, piece, votes)
    adjoins = gap == " " or gap in ELIDED or (gap == ". " and not block.words[at + 1].first)
    named_place = senses.place and not senses.organisation and adjoins
    if named_place or (senses.joiner and _is_place_of(block, at - 1)):
        votes[PLACE] += HEAD


def _is_place_of(block: Block, at: int) -> bool:
    """Tell whether a word for a place stands there, as in "ville de"."""
    return at >= 0 and block.gap(at) == " " and block.senses(at).place


def _by_word_before(block: Block, piece: Piece, votes: Votes) -> None:
    senses = block.senses(piece.first - 1)
    single = not piece.titled and piece.end - piece.first == 1
    owns = block.gap(piece.end - 1).startswith("’s")
    if (_leads_to_place(block, block.span(piece).start) and not owns) or block.is_joined_to_place(
        piece.first
    ):
        votes[PLACE] += LEAD
    elif single and _is_bare_genitive(block, piece.first - 1):
        votes[PLACE] += HINT // 2
    elif senses.article and not senses.demonym:
        votes[PERSON] -= SHAPE
        votes[ORGANISATION] += HINT
    elif senses.verb:
        votes[PERSON] += HINT


def _is_bare_genitive(block: Block, at: int) -> bool:
    """Tell whether "de" stands there, without an article."""
    joiners = block.vocabulary.language.entities.tail_joiners[:1]
    return block.words[at].text in joiners or block.gap(at) == " d’"


def _leads_to_place(block: Block, end: int) -> bool:
    """Tell whether "in", or "south of", ends there."""
    return block.vocabulary.place_lead.search(block.text, max(0, end - LEAD_REACH), end) is not None


def _by_role_before(block: Block, piece: Piece, votes: Votes) -> None:
    """Look for "le président ukrainien", "the company’s chief executive" before a name."""
    if piece.end - piece.first == 1 and is_acronym(block.words[piece.first].text):
        return
    for at in range(piece.first - 1, max(-1, piece.first - 1 - ROLE_REACH), -1):
        senses = block.senses(at)
        stops = senses.joiner or senses.article or senses.preposition or senses.organisation
        if block.gap(at) not in (" ", ", ") or (stops and not senses.role) or senses.organisation:
            return
        if senses.title or senses.role:
            votes[PERSON] += ROLE
            return


def _by_tail(block: Block, piece: Piece, votes: Votes) -> None:
    at = piece.end
    gap = block.gap(at - 1)
    if at >= len(block.words) or gap not in (" ", ", "):
        return
    word, senses = block.words[at].text, block.senses(at)
    if gap == " ":
        votes[PERSON] += HINT if senses.verb else 0
        return
    relatives = block.vocabulary.language.relatives[:1]
    several = piece.end - piece.first > 1
    if word in relatives and several and not block.vocabulary.language.nouns_capitalised:
        votes[PERSON] += HINT
    after = at + 1 if senses.article else at
    if after + 1 < len(block.words) and block.senses(after).role and not block.words[after].capital:
        votes[PERSON] += 0 if block.words[after + 1].capital else ROLE
