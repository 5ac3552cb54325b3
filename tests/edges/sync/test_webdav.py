"""A folder on a WebDAV server: a real one, and one that answers what real ones answer on bad days."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from reader.edges.sync.credentials import Login, Server, server_of
from reader.edges.sync.webdav import WebDavFolder
from reader.errors import ReaderError, SourceError, SyncError
from reader.ports.syncing import WriteConflict
from tests.edges.sync.dav_server import Served, dav_server

ADDRESS = "https://cloud.example.org/dav/pressmark/"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with dav_server(tmp_path / "served") as served:
        yield served


@pytest.fixture
def folder(served: Served) -> Iterator[WebDavFolder]:
    folder = WebDavFolder(server_of(served.url, {}))
    yield folder
    folder.close()


def test_what_is_written_is_read_and_named(folder: WebDavFolder, served: Served) -> None:
    folder.replace("aa.changes", None, b"one\n")
    folder.replace("texts/ff.article", None, b"text")
    folder.replace("texts/ee é.article", None, b"text")
    held = folder.read("aa.changes")
    assert held is not None
    assert held.content == b"one\n"
    assert folder.names() == ("aa.changes",)
    assert folder.names("texts") == ("ee é.article", "ff.article")
    assert (served.folder / "texts" / "ee é.article").read_bytes() == b"text"


def test_nothing_there_is_no_error(folder: WebDavFolder) -> None:
    assert (folder.names(), folder.names("texts"), folder.read("aa.changes")) == ((), (), None)


def test_a_file_that_changed_since_it_was_read_is_not_written(folder: WebDavFolder, served: Served) -> None:
    folder.replace("aa.changes", None, b"one\n")
    held = folder.read("aa.changes")
    assert held is not None
    folder.extend("aa.changes", held, b"two\n")
    for old in (held, None):
        with pytest.raises(WriteConflict):
            folder.replace("aa.changes", old, b"three\n")
    assert (served.folder / "aa.changes").read_bytes() == b"one\ntwo\n"


def test_a_folder_that_is_not_there_is_not_made(served: Served) -> None:
    folder = WebDavFolder(server_of(served.url + "nowhere", {}))
    with pytest.raises(SyncError, match=r"nowhere/: the server has no such folder \(404\); make it there"):
        folder.names()
    with pytest.raises(SyncError, match="no such folder"):
        folder.replace("texts/ff.article", None, b"text")
    assert list(served.folder.iterdir()) == []
    folder.close()


@pytest.mark.parametrize("digest", [False, True])
def test_a_name_and_a_password_open_the_server(tmp_path: Path, digest: bool) -> None:
    with dav_server(tmp_path / "served", login=True, digest=digest) as served:
        folder = WebDavFolder(server_of(served.with_login, {}))
        folder.replace("aa.changes", None, b"one\n")
        assert folder.names() == ("aa.changes",)
        folder.close()


@pytest.mark.parametrize("digest", [False, True])
def test_a_wrong_password_is_told_and_not_shown(tmp_path: Path, digest: bool) -> None:
    with dav_server(tmp_path / "served", login=True, digest=digest) as served:
        folder = WebDavFolder(Server(served.url, Login("jane", "s3cret")))
        with pytest.raises(SyncError, match=r"does not take this name and password \(401\)") as caught:
            folder.names()
        folder.close()
    assert "s3cret" not in str(caught.value) + repr(folder.__dict__)


def test_a_missing_password_is_told_with_how_to_give_one(tmp_path: Path) -> None:
    with dav_server(tmp_path / "served", login=True) as served:
        folder = WebDavFolder(server_of(served.url, {"HOME": str(tmp_path)}))
        with pytest.raises(SyncError, match=r"wants a name and a password \(401\).*PRESSMARK_WEBDAV_USER"):
            folder.names()
        folder.close()


def test_a_server_that_lets_read_alone_is_told(tmp_path: Path) -> None:
    with dav_server(tmp_path / "served", readonly=True) as served:
        folder = WebDavFolder(server_of(served.url, {}))
        assert folder.names() == ()
        with pytest.raises(SyncError, match=r"does not let you do that \(403\)"):
            folder.replace("aa.changes", None, b"one\n")
        with pytest.raises(SyncError, match=r"does not let you do that \(403\)"):
            folder.replace("texts/ff.article", None, b"one\n")
        folder.close()


def answering(answer: Callable[[httpx.Request], httpx.Response]) -> WebDavFolder:
    return WebDavFolder(Server(ADDRESS, None), httpx.MockTransport(answer))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, r"wants a name and a password \(401\)"),
        (403, r"does not let you do that \(403\)"),
        (404, r"has no such folder \(404\)"),
        (405, r"does not speak WebDAV here \(405\).*remote.php"),
        (423, r"says that the file is locked \(423\); try again"),
        (500, r"has a trouble of its own \(500\); try again later"),
        (507, r"has no space left \(507\); free some there; nothing is lost here"),
        (200, "answered 200, which is no WebDAV"),
    ],
)
def test_each_refusal_is_one_clear_line(status: int, told: str) -> None:
    folder = answering(lambda _: httpx.Response(status, text="<html>no</html>"))
    with pytest.raises(SyncError, match=f"^{ADDRESS}: the server {told}"):
        folder.names()


def test_a_write_is_sent_on_nowhere() -> None:
    folder = answering(lambda _: httpx.Response(302, headers={"Location": "https://elsewhere.example/"}))
    with pytest.raises(SyncError, match=r"sends on to https://elsewhere.example/ \(302\); give the address"):
        folder.replace("aa.changes", None, b"one\n")


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "no such host is known"),
        (httpx.ConnectTimeout("slow"), "did not answer in time"),
        (httpx.ReadTimeout("slow"), "stopped answering in time"),
        (httpx.RemoteProtocolError("cut"), "cut short"),
    ],
)
def test_where_no_answer_comes_it_is_told(failure: httpx.HTTPError, told: str) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise failure

    with pytest.raises(SourceError, match=told):
        answering(fail).names()


def test_a_server_that_cannot_prove_who_it_is_is_told() -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused") from ssl.SSLCertVerificationError("self-signed")

    with pytest.raises(SourceError, match=r"cannot prove who it is \(TLS failed\)"):
        answering(fail).names()


@pytest.mark.parametrize(
    ("tag", "condition"), [('"abc"', '"abc"'), ('W/"abc"', None), ("", None)]
)  # fmt: skip
def test_a_weak_tag_is_no_condition(tag: str, condition: str | None) -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(
            200 if request.method == "GET" else 204, content=b"one\n", headers={"ETag": tag}
        )

    folder = answering(answer)
    held = folder.read("aa.changes")
    assert held is not None
    folder.extend("aa.changes", held, b"two\n")
    assert sent[1].headers.get("if-match") == condition
    assert sent[1].content == b"one\ntwo\n"
    assert sent[0].headers["accept-encoding"] == "identity"


ANSWER = """<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{}</d:multistatus>"""
FILE = "<d:response><d:href>{}</d:href><d:propstat><d:prop>{}</d:prop></d:propstat></d:response>"


def listing(*hrefs: str, kind: str = "<d:resourcetype/>") -> bytes:
    return ANSWER.format("".join(FILE.format(href, kind) for href in hrefs)).encode()


def named(answer: bytes) -> tuple[str, ...]:
    return answering(lambda _: httpx.Response(207, content=answer)).names()


def test_files_right_in_the_folder_are_named_and_nothing_else() -> None:
    answer = listing(
        *(
            "/dav/pressmark/",
            "/dav/pressmark/aa.changes",
            "https://cloud.example.org/dav/pressmark/b%20b.changes",
        ),
        *(
            "/dav/pressmark/../../etc/passwd",
            "/dav/pressmark/%2e%2e%2fx",
            "/elsewhere/cc.changes",
            "/dav/pressmark/.x",
        ),
    )
    assert named(answer) == ("aa.changes", "b b.changes")
    assert (
        named(listing("/dav/pressmark/texts", kind="<d:resourcetype><d:collection/></d:resourcetype>")) == ()
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html><body>Please log in</html>",
        b"<html/>",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><d:multistatus xmlns:d="DAV:">&a;</d:multistatus>',
    ],
)
def test_another_xml_is_no_listing(answer: bytes) -> None:
    with pytest.raises(SyncError, match="the answer is no WebDAV"):
        named(answer)


def test_who_we_are_comes_from_the_address_the_environment_or_netrc(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine cloud.example.org login ann password n3t\n")
    env = {"HOME": str(tmp_path)}
    variables = {"PRESSMARK_WEBDAV_USER": "bob", "PRESSMARK_WEBDAV_PASSWORD": "v4r"}
    in_address = server_of("https://jane:p%40ss@cloud.example.org:8443/dav", {**env, **variables})
    assert in_address == ("https://cloud.example.org:8443/dav/", ("jane", "p@ss"))
    assert server_of("https://cloud.example.org/dav", {**env, **variables}).login == ("bob", "v4r")
    assert server_of("https://cloud.example.org/dav", env).login == ("ann", "n3t")
    assert server_of("https://other.example.org/dav", env).login is None
    assert "p@ss" not in repr(in_address)


def test_a_broken_netrc_is_told_without_its_words(tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("machine cloud.example.org login ann passwort s3cret\n")
    with pytest.raises(SyncError, match=r"\.netrc:1: this line is no netrc") as caught:
        server_of(ADDRESS, {"HOME": str(tmp_path)})
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["cloud", "ftp://jane:s3cret@host/x", "https://", "https://jane:s3cret@host:port/", "https://h/?a=b"],
)
def test_what_is_no_address_is_told_without_the_password(address: str) -> None:
    with pytest.raises(ReaderError, match="no address of a folder; write it as in https") as caught:
        server_of(address, {})
    assert "s3cret" not in str(caught.value)
