"""What a language's file can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reader.article.entity_words import EntityWords

NO_ENTITY_WORDS = EntityWords()


class Marks(NamedTuple):
    """A pair of quotation marks."""

    open: str
    close: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Lines that pages print around an article, by what they are for."""

    related: tuple[str, ...] = ()
    advertising: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    newsletter: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """A language, as far as cleaning an article and finding who speaks in it needs one.

    Compared by identity: expressions made of its words are kept by language, and to hash thousands of
    words at each look costs more than to use them.

    Word lists are in lower case; a star stands for any letters.
    """

    code: str = ""
    marks: tuple[Marks, ...] = (Marks("“", "”"), Marks("‘", "’"))
    """By depth: the outer pair, then the inner one."""
    other_marks: tuple[Marks, ...] = ()
    """Read as quotation marks too, never written."""
    dashes_open_speech: bool = False
    spaced: bool = True
    """Whether white space stands between words."""
    nouns_capitalised: bool = False
    open_words: tuple[str, ...] = ()
    """No sentence ends after one of these."""
    continuations: tuple[str, ...] = ()
    """No sentence starts with one of these; for scripts without capitals."""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    """Words that may have a capital and begin no name."""
    abbreviations: tuple[str, ...] = ()
    """Without their last full stop."""
    number_abbreviations: tuple[str, ...] = ()
    """Abbreviations before a number alone: "No. 5", but "he said no. Then"."""
    ordinals_with_dot: bool = False
    """Whether a number with a full stop is an ordinal: "3. Oktober"."""
    elided: tuple[str, ...] = ()
    """Words that begin with an apostrophe: "’em"."""
    prefixes: str = ""
    """Letters that are written onto the next word, or onto the mark before it, as in Hebrew."""
    quotation_tails: tuple[str, ...] = ()
    """What goes on with a sentence behind words that end in a full stop: "と"."""
    verbs: tuple[str, ...] = ()
    """Forms of the verbs that report speech."""
    leads: tuple[str, ...] = ()
    """What stands before a speaker's name: "according to"."""
    trailing_leads: tuple[str, ...] = ()
    """What stands behind a speaker's name: "zufolge"."""
    pronouns: tuple[str, ...] = ()
    drops_subject: bool = False
    """Whether a verb alone can mean "he said"."""
    feminine: tuple[str, ...] = ()
    """Pronouns, titles and roles that mean a woman."""
    masculine: tuple[str, ...] = ()
    inversions: tuple[str, ...] = ()
    """What is hung on a verb when the pronoun comes second: "-t-il"."""
    first_person: tuple[str, ...] = ()
    second_person: tuple[str, ...] = ()
    """What one says to somebody alone: words of report and law do not use them."""
    takes_up: tuple[str, ...] = ()
    """What begins a sentence about the one before it: "it", "that’s"."""
    complementisers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    """What begins an aside about somebody: "who"."""
    grammar_breaks: tuple[str, ...] = ()
    """Regular expressions; each ends where somebody else's words begin without a mark."""
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    """Lower-case words inside names: "van"."""
    honorifics: tuple[str, ...] = ()
    """What follows a name where names have no capitals: "さん"."""
    credit_leads: tuple[str, ...] = ()
    credit_tails: tuple[str, ...] = ()
    """What ends a credit, behind who gave the picture: "提供"."""
    photographer_tails: tuple[str, ...] = ()
    """What ends a credit, behind who took the picture: "撮影"."""
    caption_leads: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """What the buttons say that enlarge a picture."""
    agencies: tuple[str, ...] = ()
    boilerplate: Boilerplate = Boilerplate()
    entities: EntityWords = NO_ENTITY_WORDS
