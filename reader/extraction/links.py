"""Which addresses of a page are let in, and made whole."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from reader.extraction.tree import names_of, text_of

_ANCHORS = frozenset({"anchor", "anchorjs", "headerlink", "permalink", "bookmark", "hash"})
_CANDIDATE = re.compile(r"(\S+?),?(?:\s+(\d+(?:\.\d+)?)[wx]\s*,?)?(?:\s+|\Z)")
_LINKS = frozenset({"http", "https", "mailto"})


def absolute(address: str | None, base: str | None) -> str | None:
    """Return an absolute http(s) address; None for other kinds, and where it needs a base unknown here."""
    target = link_target(address, base)
    return None if target is None or target.startswith("mailto:") else target


def picture_address(address: str | None, base: str | None) -> str | None:
    """Return where a picture is: an absolute http(s) address; of a page without one, also a file."""
    found = absolute(address, base)
    if found or base or not address:
        return found
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.netloc and not parts.scheme:
        return absolute(parts.geturl(), "https:")
    is_file = bool(parts.path) and parts.scheme in ("", "file") and address.isprintable()
    return address.strip() if is_file else None


def link_target(address: str | None, base: str | None) -> str | None:
    """Return what a link may lead to: an absolute http(s) or mailto address; None for all else."""
    if not address:
        return None
    # Browsers pass over white space and controls in addresses; so must whoever looks for `java\nscript:`.
    bare = address.strip()
    bare = bare if bare.isprintable() else "".join(filter(str.isprintable, bare))
    try:
        target = urljoin(base or "", bare)
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme not in _LINKS or (parts.scheme != "mailto" and not parts.netloc):
        return None
    return target.replace(" ", "%20")


def largest(candidates: str) -> str | None:
    """Return the address that a `srcset` gives for the widest screen."""
    found = [(float(size or 0), address) for address, size in _CANDIDATE.findall(candidates.strip())]
    return max(found, key=lambda one: one[0])[1] if found else None


def is_permalink(link: HtmlElement, heading: HtmlElement) -> bool:
    """Tell whether a link in a heading only leads to that heading: "#", "¶", "Permalink"."""
    if link.tag != "a" or "#" not in (link.get("href") or ""):
        return False
    said = text_of(link)
    if not any(character.isalnum() for character in said):
        return True
    return not _ANCHORS.isdisjoint(names_of(link)) and said != text_of(heading)
