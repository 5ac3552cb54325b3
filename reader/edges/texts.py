"""Cleaned articles as compressed files named by the hash of their text, outside the annotations' file.

The text that a mark was made on is what finds its passage again in a changed article: a kept text
is removed only when nothing points to it any more (`collecting.py`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.article.model import Article
from reader.edges.atomic import keep_file
from reader.edges.compressing import compressed, expanded
from reader.edges.kept_form import kept_text, packed, unpacked
from reader.errors import StoreError

PLAIN = b"{"
"""Begins a file that is not compressed; what zlib writes begins otherwise."""
DIGITS = frozenset("0123456789abcdef")
AGAIN = "open its address or file again to get it back"


class TextFolder:
    """Fulfils `ports.Texts`: `ab/ab…64 digits.article` in a folder, made at the first `put`.

    Such a file is what `kept_form` writes, compressed by zlib. Older libraries have it as it is, or `.json`
    files with the object of `article.interchange`; they are read as well.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, article: Article) -> str:
        """See `ports.Texts`. The same text with other metadata replaces what was kept."""
        text_hash = hash_of(article.text)
        path = self._path(text_hash)
        content = compressed(packed(article))
        try:
            keep_file(path, content)
        except OSError as error:
            problem = f"the text could not be kept: {error.strerror}"
            raise StoreError(path, problem, "free some space, or mend the folder's permissions") from error
        return text_hash

    def get(self, text_hash: str) -> Article:
        """See `ports.Texts`."""
        path = self._path(text_hash)
        older = path.with_suffix(".json")
        try:
            if older.exists() and not path.exists():
                path = older
                return _named(text_hash, *_read_json(older))
            return _named(text_hash, *_read(path))
        except OSError as error:
            raise StoreError(path, f"the kept text could not be read: {error.strerror}", AGAIN) from error
        except _WrongTextError as error:
            raise StoreError(path, "the kept text is not the one that was kept", AGAIN) from error
        except (ValueError, RecursionError) as error:
            raise StoreError(path, "the kept text is damaged", AGAIN) from error

    def has(self, text_hash: str) -> bool:
        """Tell whether a text is kept, without reading it; what names no text is not."""
        try:
            path = self._path(text_hash)
        except StoreError:
            return False
        return path.is_file() or path.with_suffix(".json").is_file()

    def _path(self, text_hash: str) -> Path:
        if len(text_hash) != hashlib.sha256().digest_size * 2 or not DIGITS.issuperset(text_hash):
            raise StoreError(self._folder, f"{text_hash!r} names no kept text", AGAIN)
        return self._folder / text_hash[:2] / f"{text_hash}.article"


def hash_of(text: str) -> str:
    """Return the name of a text: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


class _WrongTextError(ValueError):
    """A file holds another text than its name says."""


def _read(path: Path) -> tuple[Article, str]:
    """Read an article, and the name of the text that it has."""
    content = path.read_bytes()
    if not content.startswith(PLAIN):
        content = expanded(content)
    return unpacked(content), hashlib.sha256(kept_text(content)).hexdigest()


def _read_json(path: Path) -> tuple[Article, str]:
    """Read an article of the older form."""
    import json

    from reader.article.interchange import article_from_json

    article = article_from_json(json.loads(path.read_bytes()))
    return article, hash_of(article.text)


def _named(text_hash: str, article: Article, found: str) -> Article:
    if found != text_hash:
        raise _WrongTextError(found)
    return article
