"""Captions and the credits that stand in, before or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.language import Language, matcher
from reader.article.model import Credit

LONGEST_CREDIT = 90
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
STRONG_LEAD_END = (":", "：", ",", "©", "(c)", "...")
SENTENCE_INSIDE = re.compile(r"[.!?](?=\s+\w{2,}.*\s\w|\s+\()|[。！？]")
SENTENCE_END = re.compile(r"[^.\s]{4,}\.\s*$|[!?。！？]\s*$")
LAST_SENTENCE = re.compile(r"(?<=[.!?”\"»)])\s+([^.!?]{2,60})$")
LAST_SENTENCE_UNSPACED = re.compile(r"(?<=[。！？」）])\s*([^。！？]{2,40})$")
LAST_PART = re.compile(r"\s+[-–—|/•]\s+([^-–—|]{2,80})$")
REPORTER = re.compile(r"\s*(?:记者|記者|기자)\s*|\s*[/／]\s*")
EAST_ASIA = "\u3000"
"""From here on words are written without spaces, or with endings."""
CAPITALS = re.compile(r"[A-Z0-9&. -]{2,}")
NAME_WORD = re.compile(r"(?:[^\W\d_]|[^\W\d_][’'])[\w.’'-]*")
ORGANISATION = re.compile(r"(?:the|le|la|les|der|die|das|el|il)\s", re.IGNORECASE)
COMPOUND_AGENCY = re.compile(r"\w(?:press[e]?|bild|foto|images|pictures|media|agentur|news)\b", re.IGNORECASE)
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
        agency, photographer = (agency, None) if _is_agency(agency, language) else (None, agency)
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
    return bool(lead) and not rest and not _is_agency(text, language)


def _credits_somebody(rest: str, lead: str, language: Language) -> bool:
    if not rest or SENTENCE_INSIDE.search(rest):
        return False
    if lead.endswith(STRONG_LEAD_END):
        return not (SENTENCE_END.search(rest) and len(rest.split()) > 4)
    return not SENTENCE_END.search(rest) and _is_name_like(rest, language)


def _is_name_like(text: str, language: Language) -> bool:
    words = NAME_WORD.findall(text)
    named = [word for word in words if not word[0].islower()]
    return bool(named) and (2 * len(named) > len(words) or _is_agency(text, language))


def _ends_in_tail(text: str, language: Language) -> bool:
    body, tail = _without_tail(text, language)
    return bool(tail and body) and len(text) <= 30 and not re.search("[。、はがを]", body)


def _is_bare_credit(text: str, language: Language) -> bool:
    """Recognise "Getty Images", "REUTERS/Jane Roe", "Getty Images / Jane Roe"."""
    parts = [part for part in SLASH.split(text) if part.strip()]
    if SENTENCE_END.search(text) or SENTENCE_INSIDE.search(text) or len(text.split()) > 8:
        return False
    if len(parts) > 1:
        return any(_is_agency(part, language) for part in parts) and _is_name_like(text, language)
    shaped = text[:1].isupper() or not text[:1].islower()
    return text.strip().lower() in language.agencies and shaped and len(text) > 2


def _tails(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Offer the ends of a text that may be its credit, the likeliest first."""
    if wrapped := WRAPPED_AT_END.search(text):
        yield wrapped.start(), wrapped.group()
    for match in reversed(list(_lead_pattern(language).finditer(text))):
        if _can_stand_at(text, match):
            yield match.start(), text[match.start() :]
    for pattern in (LAST_SENTENCE, LAST_SENTENCE_UNSPACED, LAST_PART):
        if last := pattern.search(text):
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
    if last and _is_agency(first, language):
        return first, last.strip()
    return (body, None) if _is_agency(body, language) else (None, body or None)


def _unwrapped(text: str) -> str:
    match = WRAPPED.fullmatch(text)
    return match[1] if match and not re.search("[()（）]", match[1]) else text


def _names(body: str, lead: str, language: Language) -> tuple[str | None, str | None]:
    """Tell agency from photographer."""
    body = re.sub(r"^via\s+", "", body, flags=re.IGNORECASE).rstrip("。")
    for separator in SEPARATORS:
        if separator.search(body) and (separator is SPACED_SLASH or _parts_here(separator, body, language)):
            return _told_apart(separator, body, language)
    if not body:
        return None, None
    if (
        _is_agency(body, language)
        or CAPITALS.fullmatch(body)
        or lead in ("©", "(c)", "source:", "fuente:", "quelle:")
    ):
        return body, None
    return (
        (None, body)
        if _is_person(body)
        else (body, None)
        if len(body.split()) == 1 and lead
        else (None, None)
    )


def _parts_here(separator: re.Pattern[str], body: str, language: Language) -> bool:
    """Part at a compact mark only where that leaves a person on one side ("pool/afp" is one agency)."""
    parts = separator.split(body)
    return any(not _is_agency(part, language) for part in parts) or separator.search("/") is None


def _told_apart(separator: re.Pattern[str], body: str, language: Language) -> tuple[str | None, str | None]:
    cuts = list(separator.finditer(body))
    first, after = body[: cuts[0].start()].strip(), body[cuts[0].end() :].strip()
    before, last = body[: cuts[-1].start()].strip(), body[cuts[-1].end() :].strip()
    if not _is_agency(last, language) and _is_agency(before, language) and not _is_organisation(last):
        return before, last
    if not _is_agency(first, language) and (_is_person(first) or not CAPITALS.fullmatch(first)):
        return after, first
    return body, None


def _is_organisation(text: str) -> bool:
    return bool(ORGANISATION.match(text))


def _is_person(text: str) -> bool:
    words = text.split()
    named = 2 <= len(words) <= 4 and all(NAME_WORD.fullmatch(word) for word in words)
    return named and not words[0][0].islower()


def _is_agency(text: str, language: Language) -> bool:
    named = matcher(tuple(word for word in language.agencies if not language.spaced or word[0] < EAST_ASIA))
    return bool(
        named.search(text)
        or COMPOUND_AGENCY.search(text)
        or any(word in text for word in language.agencies if word[0] >= EAST_ASIA)
    )
