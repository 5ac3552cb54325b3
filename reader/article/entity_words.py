"""What a language's file says of names: the words by which their kind is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityWords:
    """The table `[entities]` of a language's file. Lower case; a star stands for any letters."""

    organisations: tuple[str, ...] = ()
    """What a name has in it that is an organisation's: "council", "bank", "inc"."""
    offices: tuple[str, ...] = ()
    """What begins an organisation's name in lower case too: "ministère" in "ministère de la Défense"."""
    places: tuple[str, ...] = ()
    """What a name has in it, or before it, that is a place's: "street", "lake"."""
    place_starts: tuple[str, ...] = ()
    """What the names of places begin with: "san", "new"."""
    place_names: tuple[str, ...] = ()
    """Places that the Unicode CLDR does not name so, as `name = CODE` with the territory's code."""
    place_leads: tuple[str, ...] = ()
    """Prepositions that a bare place name follows."""
    events: tuple[str, ...] = ()
    """What a name has in it that is an event's: "cup", "summit"."""
    known_organisations: tuple[str, ...] = ()
    """Names of one word that are an organisation's everywhere; as they are written."""
    not_names: tuple[str, ...] = ()
    """Abbreviations and words that are written with capitals and name nothing; in lower case."""
    given_names: tuple[str, ...] = ()
    """First names that many people have; as they are written."""
    indefinite: tuple[str, ...] = ()
    """Indefinite articles."""
    links: tuple[str, ...] = ()
    """Words in lower case inside any name: "Brotherhood of Steel"."""
    joiners: tuple[str, ...] = ()
    """Words in lower case inside the names of organisations and events: "of", "for the"."""
    tail_joiners: tuple[str, ...] = ()
    """Joiners after which such a name may go on in lower case: "Conseil de sécurité"."""
    tail_adjectives: tuple[str, ...] = ()
    """Adjectives in lower case that belong to such a name: "Assemblée nationale"."""
    tail_genitives: tuple[str, ...] = ()
    """Nouns in lower case that such a name goes on with at once: "Министерство обороны"."""
    demonyms: tuple[str, ...] = ()
    """Words for a people or a language that are written with a capital."""
    demonym_endings: tuple[str, ...] = ()
    """What is put on a territory's name, or on the start of it, to make such a word."""
    noun_endings: tuple[str, ...] = ()
    """Where nouns have capitals: how nouns end that are no names."""
    case_endings: tuple[str, ...] = ()
    """What names end in by their case: "Киева", "Киеву"; names that differ in it alone are one."""
    months: tuple[str, ...] = ()
    """Names of months and their abbreviations, with a capital where the language always writes one."""
    date_links: tuple[str, ...] = ()
    """Words between day, month and year: "de"."""
