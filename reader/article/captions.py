"""Captions and the credits that stand in, before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.credited import NAME_WORD, is_agency, is_known_person, is_organisation, is_person
from reader.article.language import Language, matcher
from reader.article.model import Credit

LONGEST_CREDIT = 90
LEAD_REACH = 2 * LONGEST_CREDIT
"""Twice the longest, for what stands around a credit: brackets, a full stop."""
MOST_WORDS = 11
WRAPPED = re.compile(r"\s*[(（\[]\s*(.*?)\s*[)）\]]\s*[.。]?\s*", re.DOTALL)
WRAPPED_AT_END = re.compile(r"[(（\[]([^()（）\[\]]{2,90})[)）\]]\s*[.。]?\s*$")
SPACED_SLASH = re.compile(r"\s+[/／|•]\s+")
SEPARATORS = (
    SPACED_SLASH,
    re.compile(r"[/／|•]"),
    re.compile(r"\s+(?:via|for)\s+"),
    re.compile(r"\s*,\s+"),
    re.compile(r"\s+[-–—]\s+"),
)
SLASH = re.compile(r"[/／]")
OF_SOURCE = (
    "©",
    "(c)",
    "source:",
    "fuente:",
    "quelle:",
    "fonte:",
    "bron:",
    "źródło:",
    "kaynak:",
    "источник:",
    "джерело:",
)
"""Leads behind which a firm is named rather than a photographer, unless a first name says otherwise."""
STRONG_LEAD_END = (":", "：", ",", "©", "(c)", "...")
SENTENCE_INSIDE = re.compile(r"[.!?](?=\s+\w{2,}.*\s\w|\s+\()|[。！？]")
SENTENCE_END = re.compile(r"[^.\s]{4,}\.\s*$|[!?。！？]\s*$")
BRACKETED_AGENCY = re.compile(r"(?:^|(?<=[.!?”\"»)]) )((?:[^\W\d_][\w.’'-]* ){2,4})\(([^()]{2,40})\)$")
LAST_SENTENCE = re.compile(r"(?<=[.!?”\"»)])\s+([^.!?]{2,60})$")
LAST_SENTENCE_UNSPACED = re.compile(r"(?<=[。！？」）])\s*([^。！？]{2,40})$")
LAST_PART = re.compile(r"\s+[-–—|/•]\s+([^-–—|]{2,80})$")
REPORTER = re.compile(r"\s*(?:记者|記者|기자)\s*|\s*[/／]\s*")
CAPITALS = re.compile(r"[A-Z0-9&. -]{2,}")
BEFORE_LEAD = re.compile(r"(?:^|[\s.!?。！？）)”\"»•…|/–—-]|(?<=[a-zà-ÿ])(?=[A-Z]))$")


def parse_credit(raw: str, language: Language) -> Credit:
    """Take a credit apart into agency and photographer, as far as its words tell; `raw` is kept."""
    raw = raw.strip()
    body, lead = _without_lead(_unwrapped(raw), language)
    body, tail = _without_tail(body, language)
    agency, photographer = _names(body, lead, language)
    if tail in language.photographer_tails:
        agency, photographer = _taken_by(body, language)
    elif lead in language.photographer_leads and agency and not photographer:
        agency, photographer = (agency, None) if is_agency(agency, language) else (None, agency)
    elif tail and not agency:
        agency, photographer = body or None, None
    return Credit(raw=raw, agency=agency, photographer=photographer)


def split_caption(text: str, language: Language) -> tuple[str, Credit | None]:
    """Part a caption from the credit at its end, and from what says that it is a caption."""
    text = without_caption_lead(text.strip(), language)
    if is_credit(text, language):
        return "", parse_credit(text, language)
    for start, raw in _tails(text, language):
        if start and is_credit(raw, language):
            return text[:start].rstrip(" \t/|•–—-"), parse_credit(raw, language)
    return text, None


def without_caption_lead(text: str, language: Language) -> str:
    """Take off a lead such as "Image caption,"."""
    for lead in language.caption_leads:
        if text[: len(lead)].lower() == lead:
            return text[len(lead) :].lstrip()
    return text


def has_caption_lead(text: str, language: Language) -> bool:
    """Tell whether a text says of itself that it is a caption."""
    return without_caption_lead(text, language) != text


def is_credit(text: str, language: Language) -> bool:
    """Tell whether a short text is a credit: by its lead, its tail, or the agencies that it names."""
    body = _unwrapped(text.strip())
    if not 2 <= len(body) <= LONGEST_CREDIT or len(body.split()) > MOST_WORDS:
        return False
    rest, lead = _without_lead(body, language)
    if lead:
        return _credits_somebody(rest, lead, language)
    return _ends_in_tail(body, language) or _is_bare_credit(body, language)


def is_lead_alone(text: str, language: Language) -> bool:
    """Tell whether a line is a credit's lead, and the credit must follow ("Image source,")."""
    rest, lead = _without_lead(text.strip(), language)
    return bool(lead) and not rest and not is_agency(text, language)


def _credits_somebody(rest: str, lead: str, language: Language) -> bool:
    if not rest or SENTENCE_INSIDE.search(rest):
        return False
    if lead.endswith(STRONG_LEAD_END):
        return not (SENTENCE_END.search(rest) and len(rest.split()) > 4)
    return not SENTENCE_END.search(rest) and _is_name_like(rest, language)


def _is_name_like(text: str, language: Language) -> bool:
    words = NAME_WORD.findall(text)
    named = [word for word in words if not word[0].islower()]
    return bool(named) and (2 * len(named) > len(words) or is_agency(text, language))


def _ends_in_tail(text: str, language: Language) -> bool:
    body, tail = _without_tail(text, language)
    return bool(tail and body) and len(text) <= 30 and not re.search("[。、はがを]", body)


def _is_bare_credit(text: str, language: Language) -> bool:
    """Recognise "Getty Images", "REUTERS/Jane Roe", "Getty Images / Jane Roe"."""
    if _with_agency_behind(text, language):
        return True
    parts = [part for part in SLASH.split(text) if part.strip()]
    if SENTENCE_END.search(text) or SENTENCE_INSIDE.search(text) or len(text.split()) > 8:
        return False
    if len(parts) > 1:
        persons = sum(is_known_person(part.strip(), language) for part in parts)
        named = persons == 1 or any(is_agency(part, language) for part in parts)
        return named and _is_name_like(text, language)
    return text.strip().lower() in language.agencies and not text[:1].islower() and len(text) > 2


def _with_agency_behind(text: str, language: Language) -> tuple[str, str] | None:
    """Take "Jane Roe (REUTERS)" apart into agency and photographer."""
    match = BRACKETED_AGENCY.fullmatch(text)
    if match is None or not is_person(match[1]) or not match[1].istitle() | match[1].isupper():
        return None
    agency, photographer = match[2].strip(), match[1].strip()
    return (agency, photographer) if is_agency(agency, language) or CAPITALS.fullmatch(agency) else None


def _tails(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Offer the ends of a text that may be its credit, the likeliest first."""
    near = max(0, len(text) - LEAD_REACH)
    if bracketed := BRACKETED_AGENCY.search(text, near):
        yield bracketed.start(), bracketed.group()
    if wrapped := WRAPPED_AT_END.search(text, near):
        yield wrapped.start(), wrapped.group()
    for match in reversed(list(_lead_pattern(language).finditer(text, near))):
        if _can_stand_at(text, match):
            yield match.start(), text[match.start() :]
    for pattern in (LAST_SENTENCE, LAST_SENTENCE_UNSPACED, LAST_PART):
        if last := pattern.search(text, near):
            yield last.start(1), last[1]


def _can_stand_at(text: str, match: re.Match[str]) -> bool:
    starts_well = not match.group()[0].islower()
    return starts_well and bool(
        BEFORE_LEAD.search(text[max(match.start() - 1, 0) : match.start()])
        or text[match.start() - 1].islower()
    )


def _lead_pattern(language: Language) -> re.Pattern[str]:
    return matcher(language.credit_leads, spaced=False)


def _without_lead(text: str, language: Language) -> tuple[str, str]:
    """Take the leads off ("Copyright © "); the second value is the last one, in lower case."""
    last = ""
    while match := _lead_pattern(language).match(text):
        last, text = match.group().lower(), text[match.end() :].strip()
    return text, last.strip()


def _without_tail(text: str, language: Language) -> tuple[str, str]:
    for tail in (*language.photographer_tails, *language.credit_tails):
        if text.endswith(tail):
            return text.removesuffix(tail).strip(), tail
    return text, ""


def _taken_by(body: str, language: Language) -> tuple[str | None, str | None]:
    """Read whom a photographer's tail follows: a name, behind an agency or not ("新华社记者 李明")."""
    before, reporter, after = REPORTER.sub("\n", body, count=1).partition("\n")
    if reporter and before.strip() and after.strip():
        return before.strip(), after.strip()
    first, _, last = body.partition(" ")
    if last and is_agency(first, language):
        return first, last.strip()
    return (body, None) if is_agency(body, language) else (None, body or None)


def _unwrapped(text: str) -> str:
    match = WRAPPED.fullmatch(text)
    return match[1] if match and not re.search("[()（）]", match[1]) else text


def _names(body: str, lead: str, language: Language) -> tuple[str | None, str | None]:
    """Tell agency from photographer."""
    if both := _with_agency_behind(body, language):
        return both
    body = re.sub(r"^via\s+", "", body, flags=re.IGNORECASE).rstrip("。")
    for separator in SEPARATORS:
        if separator.search(body) and (separator is SPACED_SLASH or _parts_here(separator, body, language)):
            return _told_apart(separator, body, language)
    if not body:
        return None, None
    of_source = lead in OF_SOURCE and not is_known_person(body, language)
    if is_agency(body, language) or CAPITALS.fullmatch(body) or of_source:
        return body, None
    return (
        (None, body) if is_person(body) else (body, None) if len(body.split()) == 1 and lead else (None, None)
    )


def _parts_here(separator: re.Pattern[str], body: str, language: Language) -> bool:
    """Part at a compact mark only where that leaves a person on one side ("pool/afp" is one agency)."""
    parts = separator.split(body)
    return any(not is_agency(part, language) for part in parts) or separator.search("/") is None


def _told_apart(separator: re.Pattern[str], body: str, language: Language) -> tuple[str | None, str | None]:
    cuts = list(separator.finditer(body))
    first, after = body[: cuts[0].start()].strip(), body[cuts[0].end() :].strip()
    before, last = body[: cuts[-1].start()].strip(), body[cuts[-1].end() :].strip()
    if is_known_person(last, language) != is_known_person(first, language):
        return (before, last) if is_known_person(last, language) else (after, first)
    if not is_agency(last, language) and is_agency(before, language) and not is_organisation(last):
        return before, last
    if not is_agency(first, language) and (is_person(first) or not CAPITALS.fullmatch(first)):
        return after, first
    return body, None
