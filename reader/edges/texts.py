"""Cleaned articles as files named by the hash of their text, outside the annotations' file.

The text that a mark was made on is what finds its passage again in a changed article: a kept text
is never removed.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from reader.article.interchange import article_from_json, article_to_json
from reader.article.model import Article
from reader.edges.atomic import replace_file
from reader.errors import StoreError

HASH = re.compile("[0-9a-f]{64}")
AGAIN = "open its address or file again to get it back"


class TextFolder:
    """Fulfils `ports.Texts`: `ab/ab…64 digits.json` in a folder, made at the first `put`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, article: Article) -> str:
        """See `ports.Texts`. The same text with other metadata replaces what was kept."""
        text_hash = hash_of(article.text)
        path = self._path(text_hash)
        content = json.dumps(article_to_json(article), ensure_ascii=True).encode("ascii")
        try:
            if not path.is_file() or path.read_bytes() != content:
                replace_file(path, content)
        except OSError as error:
            problem = f"the text could not be kept: {error.strerror}"
            raise StoreError(path, problem, "free some space, or mend the folder's permissions") from error
        return text_hash

    def get(self, text_hash: str) -> Article:
        """See `ports.Texts`."""
        path = self._path(text_hash)
        try:
            article = article_from_json(json.loads(path.read_bytes()))
        except OSError as error:
            raise StoreError(path, f"the kept text could not be read: {error.strerror}", AGAIN) from error
        except (ValueError, RecursionError) as error:
            raise StoreError(path, "the kept text is damaged", AGAIN) from error
        if hash_of(article.text) != text_hash:
            raise StoreError(path, "the kept text is not the one that was kept", AGAIN)
        return article

    def _path(self, text_hash: str) -> Path:
        if not HASH.fullmatch(text_hash):
            raise StoreError(self._folder, f"{text_hash!r} names no kept text", AGAIN)
        return self._folder / text_hash[:2] / f"{text_hash}.json"


def hash_of(text: str) -> str:
    """Return the name of a text: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
