"""Dates as pages write them, read into ISO 8601 as exact as they are: nothing is added, nothing guessed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining, normalize

from reader.extraction.solar_calendar import gregorian

_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2})(?!\d)"
    r"(?:(?:[Tt]|\s+)(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s?(Z|[+-]\d{2}:?\d{2})?)?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}")
_EAST = re.compile(
    r"(\d{4}|(?:令和|平成)\s?(?:\d{1,2}|元))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
)
_ERAS = {"令和": 2018, "平成": 1988}
_NUMBERS = re.compile(r"(?<![\d.,/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-]|\.\d)")
# Arabic has months of two words, and writes both of its names for a month: "3 أيار/مايو 2026".
_MONTH = r"([^\W\d_]{2,12}(?:\s(?:الأول|الاول|الثاني))?)"
_DAY_FIRST = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.[ºª]?|-?го)?[\s\u00a0-]{{0,3}}(?:(?:of|de|di)\s+|d[’'])?{_MONTH}"
    r"\.?(?:\s?/\s?[^\W\d_]{2,12}(?:\s[^\W\d_]{2,8})?)?(?:,?[\s\u00a0-]{0,3}(?:de\s+|del\s+)?)(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_]){_MONTH}\.?[\s\u00a0]{{0,3}}(\d{{1,2}})(?:st|nd|rd|th)?[,.]?[\s\u00a0]{{1,3}}(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(\d{{4}})[.,]?[\s\u00a0-]{{1,3}}{_MONTH}\.?[\s\u00a0-]{{1,3}}(\d{{1,2}})(?![\d:])"
)
_ORDERS = ((_MONTH_FIRST, 2, 1, 3), (_DAY_FIRST, 1, 2, 3), (_YEAR_FIRST, 3, 2, 1))
"""Each way of writing a date with the month's name, with the places of day, month and year in it."""
_DIGIT = re.compile(r"[^\D0-9]")
_YEARS = range(1900, 2100)
_NO_DATE = "1970-01-01"
"""What a page without a date says when its program says zero."""
_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})(?:([/_-])([01]?\d|[a-z]{3,9})\2([0-3]?\d)|([01]\d)([0-3]\d))(?=[/_.-]|$)",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = frozenset({"en-US", "en-PH"})


class Said(Enum):
    """What the words beside a date say that it is the date of."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CONSULTED = "consulted"


class _Words(NamedTuple):
    months: Mapping[str, int]
    solar: Mapping[str, int]
    said: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads((Path(__file__).parent / "dates.toml").read_text("utf-8"))
    months, solar = (
        {
            _folded(name.replace("_", " ")): at
            for at, names in enumerate(rows, start=1)
            for name in names.split()
        }
        for rows in (data["months"], data["solar"])
    )
    kinds = (f"(?P<{kind.value}>{'|'.join(map(re.escape, data[kind.value]))})" for kind in Said)
    return _Words(months, solar, re.compile(f"(?<![a-zà-ÿ])(?:{'|'.join(kinds)})", re.IGNORECASE))


def _folded(name: str) -> str:
    """Return a name without accents, which capitals often lack: "AGUSTOS", "ΔΕΚΕΜΒΡΙΟΥ"."""
    letters = normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if not combining(letter)).replace("ı", "i")


def last_said(text: str) -> Said | None:
    """Return what a text says last of the date that follows it: published, updated or consulted."""
    said = [found.lastgroup for found in _words().said.finditer(text)]
    return Said(said[-1]) if said else None


def stated_date(value: object, language: str | None = None) -> str | None:
    """Read a date that a machine wrote, in any of the forms that they have; else as people write it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value))
    if not isinstance(value, str) or not (text := value.strip()[:80]):
        return None
    text = _with_plain_digits(text)
    if found := _ISO.match(text):
        return _from_iso(found, language)
    if _EPOCH.fullmatch(text):
        return _checked(datetime.fromtimestamp(int(text[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if found := _COMPACT.fullmatch(text):
        return _from_compact(found)
    if _MAIL.match(text):
        return _from_mail(text)
    return shown_date(text, language)


def _from_iso(found: re.Match[str], language: str | None) -> str | None:
    if (language or "").startswith("fa") and found["d"] and int(found["y"]) < _YEARS.start:
        return _solar_day(found["y"], int(found["m"]), found["d"])
    day = f"-{int(found['d']):02}" if found["d"] else ""
    written = f"{found['y']}-{int(found['m']):02}{day}"
    if not found["clock"]:
        return _checked(written)
    zone = (found["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    return _checked(f"{written}T{found['clock'].rjust(5, '0').replace(',', '.')}{zone}")


def _from_compact(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{hour}:{minute}{f':{second}' if second else ''}{zone or ''}" if hour else ""
    return _checked(f"{year}-{month}-{day}{clock}")


def _from_mail(text: str) -> str | None:
    try:
        return _checked(parsedate_to_datetime(text).isoformat())
    except ValueError:
        return shown_date(text, None)


def _checked(written: str) -> str | None:
    """Return a date if the calendar has it, and it is none that only says zero."""
    day = written[:10] if len(written) > 7 else f"{written}-01"
    try:
        year = date.fromisoformat(day).year
    except ValueError:
        return None
    return written if year in _YEARS and not written.startswith(_NO_DATE) else None


def shown_date(text: str, language: str | None) -> str | None:
    """Return the first date, with its day, that stands in a text for people; None where there is none.

    `language` settles which number of "3/4/2026" is the day, where neither can only be one.
    """
    found = dates_in(text, language)
    return found[0][1] if found else None


def dates_in(text: str, language: str | None) -> list[tuple[int, str]]:
    """Return where in a text for people the dates stand that name a day, and what they are."""
    text = _with_plain_digits(text)
    return sorted(chain(_named(text), _numbered(text, language)))


def _with_plain_digits(text: str) -> str:
    """Put 0 to 9 for the digits of any script, one for one."""
    return text if text.isascii() else _DIGIT.sub(lambda found: str(int(found[0])), text)


def _named(text: str) -> Iterator[tuple[int, str]]:
    """Find the dates with the month's name."""
    for pattern, at_day, at_month, at_year in _ORDERS:
        for found in pattern.finditer(text):
            if read := _day_of(found[at_year], found[at_month], found[at_day]):
                yield found.start(), read


def _day_of(year: str, name: str, day: str) -> str | None:
    words, folded = _words(), _folded(name)
    if month := words.months.get(folded):
        return _day(year, month, day)
    return _solar_day(year, words.solar[folded], day) if folded in words.solar else None


def _numbered(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """Find the dates in numbers alone."""
    for found in _EAST.finditer(text):
        if read := _day(_year(found[1]), found[2], found[3]):
            yield found.start(), read
    for found in _ISO.finditer(text):
        if found["d"] and (read := _from_iso(found, language)):
            yield found.start(), read
    for found in _NUMBERS.finditer(text):
        first, mark, second, year = found.groups()
        american = mark == "/" and (language in _MONTH_DAY_YEAR or language in (None, "en"))
        month_first = (american or int(second) > 12) and int(first) <= 12
        month, day = (first, second) if month_first else (second, first)
        if read := _day(year, month, day):
            yield found.start(), read


def _year(written: str) -> str:
    """Return a year by the common count: the first of an era is written with a word."""
    era = _ERAS.get(written[:2])
    if era is None:
        return written
    count = written[2:].strip()
    return str(era + (1 if count == "元" else int(count)))


def _day(year: str, month: str | int, day: str) -> str | None:
    return _checked(f"{int(year):04}-{int(month):02}-{int(day):02}")


def _solar_day(year: str, month: int, day: str) -> str | None:
    found = gregorian(int(year), month, int(day))
    return found.isoformat() if found else None


def address_date(url: str | None) -> str | None:
    """Return the day that an address names, as in `/2026/03/14/storm`."""
    found = _ADDRESS.search(url or "")
    if not found:
        return None
    year, month, day = found[1], found[3] or found[5], found[4] or found[6]
    return _day_of(year, month, day) if month.isalpha() else _day(year, month, day)
