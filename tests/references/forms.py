"""What becomes of an article: the text as it is badly scraped, and the page it was taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from tests.references.source import Credit, Part, Quoted, Reference


def flat(reference: Reference) -> str:
    """Return the damaged text: the marks are gone, and lines break before and after what they held."""
    return "\n".join(line for part in reference.parts for line in lines(part))


def lines(part: Part) -> list[str]:
    """Return the lines of a damaged block."""
    if part.kind == "caption":
        return _caption_lines(part)
    if part.kind == "blockquote":
        return [part.text]
    pieces = (text.strip() for text, _ in _pieces(part))
    return [piece for piece in pieces if piece]


def _caption_lines(part: Part) -> list[str]:
    credit = part.credit
    if credit is None:
        return [line for line in (part.label, part.text) if line]
    below = [f"{part.text} {credit.raw}"] if credit.same_line else [part.text, credit.raw]
    return [part.label, *below] if part.label else below


def page(reference: Reference, *, tag: str) -> str:
    """Return the page, its inline quotations in elements of one kind: `q`, or `em` with the class `quote`."""
    opening = "<q>" if tag == "q" else f'<{tag} class="quote">'
    body = "\n".join(_element(part, lambda words: f"{opening}{words}</{tag}>") for part in reference.parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{reference.language}" dir="ltr"><head><meta charset="utf-8">'
        f"<title>{reference.id}</title></head><body>\n"
        f'<nav><a href="/">Home</a></nav>\n<main><article>\n{body}\n</article></main>\n'
        "<footer>© Example</footer></body></html>\n"
    )


def _element(part: Part, quoted: Callable[[str], str]) -> str:
    match part.kind:
        case "caption":
            return _figure(part.label, part.text, part.credit)
        case "boilerplate":
            return f'<div class="{"ad" if part.role == "ad" else "related"}">{escape(part.text)}</div>'
        case "blockquote":
            return f"<blockquote><p>{escape(part.text)}</p></blockquote>"
        case _:
            name = "p" if part.kind == "paragraph" else "h2"
            return f"<{name}>{_marked_up(part, quoted)}</{name}>"


def _marked_up(part: Part, quoted: Callable[[str], str]) -> str:
    pieces = ((escape(text, quote=False), quote) for text, quote in _pieces(part))
    return "".join(quoted(text) if quote else text for text, quote in pieces)


def _figure(label: str | None, words: str, credit: Credit | None) -> str:
    button = f'<button type="button">{escape(label, quote=False)}</button>' if label else ""
    source = f' <span class="credit">{escape(credit.raw)}</span>' if credit else ""
    caption = f"<figcaption><span>{escape(words, quote=False)}</span>{source}</figcaption>"
    return f'<figure>{button}<img src="x.jpg" alt="">{caption}</figure>'


def _pieces(part: Part) -> Iterator[tuple[str, Quoted | None]]:
    """Cut a block at the quotations that lost their marks."""
    done = 0
    for quote in part.quotes:
        if not quote.marked:
            yield part.text[done : quote.start], None
            yield part.text[quote.start : quote.end], quote
            done = quote.end
    yield part.text[done:], None
