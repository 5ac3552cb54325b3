"""Addresses that open a page at a passage: https://wicg.github.io/scroll-to-text-fragment/.

The browser looks for the words as they are on the page, in whole words, each term inside one block.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from reader.article.model import Span

LONGEST_WHOLE = 200
"""Code points; a longer passage is named by its first and last words."""
FEWEST, MOST = 4, 12
"""Words of such a beginning or end; more are taken where fewer would mean another place."""
CONTEXT_WORDS = 3
LONGEST_WORD = 24
"""Code points; what is longer is a line of a script without spaces, and is cut."""
REACH = 40
"""Code points that a passage grows at most to end with a whole word."""
WORDS = re.compile(r"\S+")
NO_SPACES = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef]")
BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# Every other sign could end an address, a Markdown link or a table's cell.
KEPT_IN_ADDRESS = "!$&'*+,/:;=?@#%~"


def passage_address(url: str, text: str, span: Span) -> str:
    """Return the address of a page at a passage of its text."""
    base = page_address(url).partition(":~:")[0]
    joint = ":~:" if "#" in base else "#:~:"
    return f"{base}{joint}text={text_fragment(text, span)}"


def page_address(url: str) -> str:
    """Return an address that can stand in a Markdown link."""
    return quote(BARE_PERCENT.sub("%25", url), safe=KEPT_IN_ADDRESS, errors="replace")


def text_fragment(text: str, span: Span) -> str:
    """Name a passage as a text directive does, with its context only where its words stand twice."""
    span = _whole_words(text, span)
    terms = _terms(text, span)
    if text.lower().count(terms[0].lower()) < 2:
        return ",".join(map(_encoded, terms))
    before, after = _context(text, span, Span(span.start, span.start + len(terms[0])))
    prefix = [f"{_encoded(before)}-"] if before else []
    suffix = [f"-{_encoded(after)}"] if after else []
    return ",".join([*prefix, *map(_encoded, terms), *suffix])


def _context(text: str, span: Span, first: Span) -> tuple[str, str]:
    """Return the words before and after a passage: as many as its first term needs to stand alone."""
    lowered = text.lower()
    for count in range(CONTEXT_WORDS, MOST + 1):
        before, after = _before(text, span.start, count), _after(text, span.end, count)
        around = text[text.rfind(before, 0, span.start) if before else span.start : first.end]
        if first == span and after:
            around = f"{around}{text[first.end : text.find(after, first.end) + len(after)]}"
        if lowered.count(around.lower()) < 2:
            break
    return before, after


def _terms(text: str, span: Span) -> tuple[str, ...]:
    """Return the words themselves, or their beginning and their end."""
    words = text[span.start : span.end]
    lines = [line for line in words.split("\n") if line]
    if len(lines) == 1 and len(words) <= LONGEST_WHOLE:
        return (words,)
    for count in (*range(FEWEST, MOST + 1), len(words)):
        start, end = _head(lines[0], min(count, MOST)), _tail(lines[-1], count)
        last = span.end - len(end)
        if text.find(end, span.start + len(start)) == last:
            break
    return (start, end) if last >= span.start + len(start) else (words,)


def _whole_words(text: str, span: Span) -> Span:
    """Leave out white space at the ends, and take in words that are cut."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    if start >= end:
        return span
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    while start > first and _inside_word(text, start):
        start -= 1
    while end < last and _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1]
    return len(around) == 2 and around.isalnum() and not NO_SPACES.search(around)


def _head(line: str, count: int) -> str:
    """Return the first words of a line."""
    words = list(WORDS.finditer(line))[:count]
    if any(len(word.group()) > LONGEST_WORD for word in words):
        return line[: LONGEST_WORD + count].rstrip()
    return line[words[0].start() : words[-1].end()] if words else ""


def _tail(line: str, count: int) -> str:
    """Return the last words of a line."""
    words = list(WORDS.finditer(line))[-count:]
    if any(len(word.group()) > LONGEST_WORD for word in words):
        return line[-LONGEST_WORD - count :].lstrip()
    return line[words[0].start() : words[-1].end()] if words else ""


def _before(text: str, at: int, count: int) -> str:
    """Return the last words before a place, of one line."""
    return _tail(text[:at].rstrip().rpartition("\n")[2], count)


def _after(text: str, at: int, count: int) -> str:
    """Return the first words after a place, of one line."""
    return _head(text[at:].lstrip().partition("\n")[0], count)


def _encoded(term: str) -> str:
    """Encode a term; a hyphen of its own would be read as the sign of a context."""
    return quote(term, safe="", errors="replace").replace("-", "%2D")
