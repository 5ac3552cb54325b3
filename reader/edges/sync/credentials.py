"""Who a WebDAV server is told that we are: from its address, from the environment, or from netrc."""

from __future__ import annotations

import netrc
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from reader.errors import SyncError

USER_VARIABLE = "PRESSMARK_WEBDAV_USER"
PASSWORD_VARIABLE = "PRESSMARK_WEBDAV_PASSWORD"
NETRC_VARIABLE = "NETRC"
SCHEMES = ("http", "https", "webdav", "webdavs", "dav", "davs")


class Login(NamedTuple):
    """A name and a password; never shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        """Show neither."""
        return "Login(…)"


class Server(NamedTuple):
    """A folder on a server."""

    url: str
    """Ends with a slash; has no name and no password."""
    login: Login | None


def server_of(address: str, env: Mapping[str, str]) -> Server:
    """Take an address apart, and find who we are there.

    Raises:
        SyncError: It is no address of a folder, or netrc cannot be read.
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise _no_address("The WebDAV address") from error
    host = parts.hostname or ""
    shown = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    if parts.scheme.lower() not in SCHEMES or not host or parts.query or parts.fragment:
        raise _no_address(urlunsplit(parts._replace(netloc=shown)) if host else "The WebDAV address")
    scheme = "https" if parts.scheme.lower() in ("https", "webdavs", "davs") else "http"
    url = urlunsplit((scheme, shown, parts.path.rstrip("/") + "/", "", ""))
    if parts.username:
        return Server(url, Login(unquote(parts.username), unquote(parts.password or "")))
    return Server(url, _from_environment(env) or _from_netrc(host, env))


def _no_address(shown: str) -> SyncError:
    return SyncError(
        shown, "this is no address of a folder", "write it as in https://cloud.example.org/dav/pressmark"
    )


def _from_environment(env: Mapping[str, str]) -> Login | None:
    user = env.get(USER_VARIABLE)
    return Login(user, env.get(PASSWORD_VARIABLE, "")) if user else None


def _from_netrc(host: str, env: Mapping[str, str]) -> Login | None:
    path = Path(env.get(NETRC_VARIABLE) or Path(env.get("HOME", "~")).expanduser() / ".netrc")
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except FileNotFoundError:
        return None
    except netrc.NetrcParseError as error:
        line = f"{path}:{error.lineno}" if error.lineno else str(path)
        # Its own message can quote the line, and so a password.
        raise SyncError(line, "this line is no netrc", "mend it, or name the user in the address") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SyncError(str(path), "it could not be read", "mend its permissions") from error
    return Login(found[0], found[2]) if found else None
