"""The names of territories and towns in a language, by Babel: the Unicode CLDR's.

Towns are those that stand for time zones; most capitals are among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.article.entities import suggest
from reader.article.language import Language, load_language
from reader.article.model import Article, EntitySuggestion

if TYPE_CHECKING:
    from babel import Locale

# The world, its unions and what stands for "unknown" are no places.
NO_PLACES = frozenset(["001", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"])
# The stations of Antarctica have the names of people; the zones of the Pacific are named by islands.
CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")
# Elsewhere a former zone is half of a land ("Australia/North"), not a town's former name ("Europe/Kiev").
RENAMED = ("Africa/", "Asia/", "Europe/")
TOWN_PARTS = 2
OUTSIDE = "en"


@lru_cache(maxsize=32)
def territories(language: str | None) -> Mapping[str, str]:
    """Return names of territories and towns with a code each; the same code is the same place.

    A town has its time zone's name for a code. A language that the CLDR does not know gets English
    names. Slow at a language's first call (50 ms): not for the thread that draws.
    """
    locale = _locale(language)
    names = {name: code for code, name in locale.territories.items() if code not in NO_PLACES}
    towns = dict(_towns(locale))
    return MappingProxyType({**towns, **names})


def suggest_by_rules(
    article: Article, load: Callable[[str | None], Language] = load_language
) -> tuple[EntitySuggestion, ...]:
    """Suggest what an article speaks of, by the rules of `reader.article.entities` and these names."""
    language = article.metadata.language
    return suggest(article, load(language), territories(language))


def _locale(language: str | None) -> Locale:
    from babel import Locale, UnknownLocaleError

    for code in (language, (language or "").partition("-")[0]):
        if code:
            try:
                return Locale.parse(code, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
    return Locale(OUTSIDE)


def _towns(locale: Locale) -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    modern = get_global("zone_aliases")
    former = (zone for zone in modern if zone.startswith(RENAMED))
    for zone in (*get_global("zone_territories"), *former):
        if zone.startswith(CONTINENTS) and zone.count("/") < TOWN_PARTS:
            yield zone.rpartition("/")[2].replace("_", " "), modern.get(zone, zone)
    for zone, spelt in locale.time_zones.items():
        if zone.startswith(CONTINENTS) and (own := spelt.get("city")) and "," not in own:
            yield own, modern.get(zone, zone)
