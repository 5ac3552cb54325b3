"""Which addresses of a page are let in, and made whole."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

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
    bare = "".join(character for character in address.strip() if character.isprintable())
    try:
        target = urljoin(base or "", bare)
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme not in _LINKS or (parts.scheme != "mailto" and not parts.netloc):
        return None
    return target.replace(" ", "%20")
