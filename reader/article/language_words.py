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
    author: tuple[str, ...] = ()
    """What heads a few lines about the writer, below the text: "about the author"."""
    closing: tuple[str, ...] = ()
    """How a line begins that stands behind the last paragraph: its source, its editor, whose rights it is."""


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
    definite_prefix: str = ""
    """The definite article where it is written onto its word: "ال"."""
    cased: bool = True
    """Whether the script has capitals; without them names are known by other words."""
    nouns_capitalised: bool = False
    apostrophe_endings: bool = False
    """Whether an apostrophe parts a name from its endings: "Ankara’da"."""
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
    conjugations: tuple[str, ...] = ()
    """Endings that many verbs have, as `ar = a an ó`: with it, "habl~ar" is "habla", "hablan", "habló"."""
    verbs: tuple[str, ...] = ()
    """Forms of the verbs that report speech."""
    auxiliaries: tuple[str, ...] = ()
    """What helps a verb of speech, where the press sets it between the marks: "« Oui, a dit Léa, oui »"."""
    verb_last: bool = False
    """Whether the verb of speech stands behind the words, and who speaks before them."""
    leads: tuple[str, ...] = ()
    """What stands before a speaker's name: "according to"."""
    pronoun_leads: tuple[str, ...] = ()
    """Leads that have their pronoun in them: "in her view"."""
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
    subjunctives: tuple[str, ...] = ()
    """Forms of verbs that tell what somebody said, where the mood alone does: "er sei"."""
    points_back: tuple[str, ...] = ()
    """What points at words said right before: "So schildert es …"."""
    takes_up: tuple[str, ...] = ()
    """What begins a sentence about the one before it: "it", "that’s"."""
    complementisers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    """What begins an aside about somebody: "who"."""
    grammar_breaks: tuple[str, ...] = ()
    """Regular expressions; each ends where somebody else's words begin without a mark."""
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    female_names: tuple[str, ...] = ()
    """First names of women; as they are written."""
    male_names: tuple[str, ...] = ()
    nominatives_of_women: tuple[str, ...] = ()
    """How surnames end in another case and in the nominative, `ской = ская`; the first that fits counts."""
    nominatives_of_men: tuple[str, ...] = ()
    same_roles: tuple[str, ...] = ()
    """Words for one office, parted by spaces: "mayor mayoress first_citizen"."""
    role_endings: tuple[str, ...] = ()
    """What nouns end in that say what somebody is, where every noun has a capital."""
    particles: tuple[str, ...] = ()
    """Lower-case words inside names: "van"."""
    surnames: tuple[str, ...] = ()
    """Family names, where they come first and have no capitals."""
    transliteration: str = ""
    """The letters that foreign names are spelt with, where each stands for a sound."""
    topics: tuple[str, ...] = ()
    """What marks the one who does something, where that stands first and the verb last: "は"."""
    name_followers: tuple[str, ...] = ()
    """Words that a name ends before, where words are not spaced: "在"."""
    name_leads: tuple[str, ...] = ()
    """What a name begins behind, where words are not spaced: "大学"."""
    never_surnames: tuple[str, ...] = ()
    """What a family name does not begin with, where names have no capitals."""
    honorifics: tuple[str, ...] = ()
    """What follows a name where names have no capitals: "さん"."""
    credit_leads: tuple[str, ...] = ()
    photographer_leads: tuple[str, ...] = ()
    """Those credit leads that only stand before who took the picture: "撮影："."""
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
