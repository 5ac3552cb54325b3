"""Reads rules for single sites, as the collection fivefilters/ftr-site-config keeps them: a file a site.

`example.com.txt` holds for example.com and www.example.com, `.example.com.txt` for everything under it
as well. Logins, headers, and how pages follow one another are passed over; so is, with one notice for
the file, whatever cannot be read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

_log = logging.getLogger(__name__)

_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_LINE = re.compile(r"([a-z_]+)(?:\((.*?)\))?\s*:\s*(.*)")
_PATHS = ("body", "title", "author", "date", "strip")
_PASSED_OVER = """
autodetect_next_page autodetect_on_failure convert_double_br_tags dissolve footnotes http_header
if_page_contains insert_detected_image login_extra_fields login_password_field login_uri login_username_field
move_into native_ad_clue next_page_link not_logged_in_xpath parser post_strip_attr requires_login
single_page_link single_page_link_in_feed skip_id_or_class skip_json_ld src_lazy_load_attr strip_attr
strip_comments test_contains test_url tidy wrap_in
"""
_KNOWN_KEYS = frozenset(_PASSED_OVER.split())
_LARGEST = 1_000_000


@dataclass(slots=True)
class SiteRules:
    """What one site's file says; XPath expressions are compiled, in the file's order."""

    body: list[etree.XPath] = field(default_factory=list)
    title: list[etree.XPath] = field(default_factory=list)
    author: list[etree.XPath] = field(default_factory=list)
    date: list[etree.XPath] = field(default_factory=list)
    strip: list[etree.XPath] = field(default_factory=list)
    strip_names: list[str] = field(default_factory=list)
    """Parts of the ids or classes of elements to take out."""
    strip_images: list[str] = field(default_factory=list)
    """Parts of the addresses of pictures to take out."""
    replacements: list[tuple[str, str]] = field(default_factory=list)
    """What is replaced in the page's source, and by what."""
    prune: bool = True
    """Whether what looks like no article is taken out of the body as well."""

    def __bool__(self) -> bool:
        """Tell whether there is any rule."""
        return any(getattr(self, one.name) for one in fields(self) if one.name != "prune") or not self.prune


def rules_for(folder: Path, url: str | None) -> SiteRules | None:
    """Return the rules for the site of an address; None where the folder has none."""
    for name in _names(url):
        if (path := folder / name).is_file():
            return _read(path)
    return None


def _names(url: str | None) -> Iterator[str]:
    """Yield the names that a site's file may have, the nearest first."""
    try:
        host = (urlsplit(url or "").hostname or "").lower().rstrip(".")
    except ValueError:
        return
    # A host's name becomes a file's: nothing else may come in.
    if not _HOST.fullmatch(host):
        return
    host = host.removeprefix("www.")
    yield f"{host}.txt"
    labels = host.split(".")
    for at in range(len(labels) - 1):
        yield f".{'.'.join(labels[at:])}.txt"


@cache
def _read(path: Path) -> SiteRules | None:
    """Read a file, once; what is wrong with it is told once."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig", "replace")
    except OSError as error:
        _log.warning("%s: the site's rules cannot be read: %s", path, error.strerror or error)
        return None
    rules, faults = parse_rules(text)
    if faults:
        _log.warning("%s: passed over: %s", path, "; ".join(faults))
    return rules


def parse_rules(text: str) -> tuple[SiteRules, tuple[str, ...]]:
    """Read a file's text; the second value says, line by line, what was passed over and why."""
    rules = SiteRules()
    faults: list[str] = []
    sought: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if (bare := line.strip()) and not bare.startswith("#"):
            fault = _take(bare, rules, sought)
            if fault:
                faults.append(f"line {number}: {fault}")
    return rules, tuple(faults)


def _take(line: str, rules: SiteRules, sought: list[str]) -> str | None:
    """Take one line in; return what is wrong with it. `sought` holds what the next replacement is for."""
    found = _LINE.fullmatch(line)
    if not found:
        return "this is no rule"
    key, argument, value = found[1], found[2], found[3].strip()
    if key in _PATHS:
        return _add_path(getattr(rules, key), value)
    if key == "find_string":
        sought[:] = [value]
    elif key == "replace_string":
        target = argument if argument is not None else (sought.pop() if sought else "")
        if not target:
            return "nothing to replace"
        rules.replacements.append((target, value))
    elif key == "prune":
        rules.prune = value.lower() != "no"
    elif key in ("strip_id_or_class", "strip_image_src"):
        names = rules.strip_names if key == "strip_id_or_class" else rules.strip_images
        names += filter(None, [value.strip("'\"")])
    elif key not in _KNOWN_KEYS:
        return f'there is no rule "{key}"'
    return None


def _add_path(paths: list[etree.XPath], expression: str) -> str | None:
    try:
        # No functions from outside, not even EXSLT's: XPath 1.0 reads the page and nothing else.
        paths.append(etree.XPath(expression, regexp=False, smart_strings=False))
    except etree.XPathError as error:
        return f"no XPath: {error}"
    return None
