"""From bytes to text: which encoding, and what to do where the one declared is wrong.

First a byte-order mark, then what the user or the server says, then what the page says of itself,
with its labels read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels).
Bytes that are UTF-8 beyond doubt are read so whatever was declared: nothing else comes out as valid
UTF-8 by chance. A page that declares nothing, and is not UTF-8, has its encoding detected.
"""

from __future__ import annotations

import codecs
import re

from reader.article.model import Page
from reader.article.signatures import not_text
from reader.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]{1,40})"
    rb"|\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"']{1,40})",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WIDENED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Python codecs, and the larger one that pages mean by the name."""
_ALIASES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "x-euc-jp": "euc_jp",
    "x-cp1251": "cp1251",
    "win-1251": "cp1251",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "dos-874": "cp874",
    "unicode-1-1-utf-8": "utf-8",
}
# Python has codecs that are no encodings of text (hex, zip, rot13) or that let text hide (utf-7, escapes).
_TEXT_CODECS = re.compile(
    r"utf-(?:8|16|32)|iso8859|iso2022_jp|cp\d|koi8|mac-|gb|big5|euc_|shift_jis|hz|ascii|tis-"
)
_WIDE = re.compile(r"utf-(?:16|32)")
_HEAD = 4096
_SAMPLE = 100_000
_REMEDY = "name the right encoding with --encoding"


def decode(page: Page) -> str:
    """Return a page's text.

    Raises:
        SourceError: It is no text, or not in the encoding that it declares.
    """
    marked = next(((mark, codec) for mark, codec in _MARKS if page.body.startswith(mark)), None)
    if marked:
        return page.body[len(marked[0]) :].decode(marked[1], "replace")
    label = page.charset or declared_in(page)
    codec = codec_of(label) if label else None
    if not (codec and _WIDE.match(codec)) and (kind := not_text(page.body)):
        raise SourceError(
            page.source, f"is not text (it looks like {kind})", "pressmark reads web pages and text"
        )
    return _decode_unmarked(page, label, codec)


def declared_in(page: Page) -> str | None:
    """Return the encoding that a page names in its own head; plain text names none."""
    if page.media_type != "text/html":
        return None
    found = _DECLARED.search(_COMMENT.sub(b"", page.body[:_HEAD]))
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii", "replace")
    # The declaration was read byte by byte, so it cannot be in UTF-16.
    return "utf-8" if _WIDE.match(label.lower()) else label


def codec_of(label: str) -> str | None:
    """Return the Python codec that pages mean by a label; None where nobody knows it."""
    wanted = label.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_ALIASES.get(wanted, wanted)).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return _WIDENED.get(codec, codec) if _TEXT_CODECS.match(codec) else None


def _decode_unmarked(page: Page, label: str | None, codec: str | None) -> str:
    if (
        not (codec and _WIDE.match(codec))
        and (text := _as_utf8(page.body, certain=codec is not None)) is not None
    ):
        return text
    if label is None:
        return _detected(page)
    if codec is None:
        raise SourceError(page.source, f"it says that it is {label}, an encoding nobody knows", _REMEDY)
    return _as_declared(page, label, codec)


def _as_utf8(body: bytes, *, certain: bool) -> str | None:
    """Decode UTF-8; `certain` asks for at least one character that proves it."""
    if certain and body.isascii():
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_declared(page: Page, label: str, codec: str) -> str:
    """Decode as declared; a stray byte or two, at most one in a thousand, become replacement characters."""
    try:
        return page.body.decode(codec)
    except UnicodeDecodeError as error:
        text = page.body.decode(codec, "replace")
        if _strays(page.body, text) * 1000 <= len(page.body):
            return text
        wrong = f"byte 0x{page.body[error.start]:02X} at {error.start} is not"
        raise SourceError(page.source, f"it says that it is {label}, but {wrong}", _REMEDY) from error


def _detected(page: Page) -> str:
    """Decode by what the bytes look like."""
    text = page.body.decode("utf-8", "replace")
    if _strays(page.body, text) * 1000 <= len(page.body) and not text.isascii():
        proofs = sum(character > "\x7f" and character != "\ufffd" for character in text)
        if proofs > _strays(page.body, text):
            return text
    return page.body.decode(_guess(page.body) or "cp1252", "replace")


def _guess(body: bytes) -> str | None:
    import chardet

    telling = b"\n".join(line for line in body.splitlines() if not line.isascii())
    guess = chardet.detect(re.sub(rb"<[^>]*>", b" ", telling)[:_SAMPLE])["encoding"]
    codec = codec_of(guess) if guess else None
    return None if codec == "utf-8" else codec


def _strays(body: bytes, text: str) -> int:
    """Count the replacement characters that were not there before."""
    return text.count("\ufffd") - body.count("\ufffd".encode())
