"""What becomes of an article: the text as it is badly scraped, and the page it was taken from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from tests.references.source import Part, Reference, Words


def forms(reference: Reference) -> dict[str, str]:
    """Return the forms of an article, each under the ending of its file."""
    return {
        "txt": flat(reference),
        "html": page(reference, tag="em"),
        "q.html": page(reference, tag="q"),
    }


def flat(reference: Reference) -> str:
    """Return the damaged text: the marks are gone, and lines break before and after what they held."""
    return "\n".join(line for part in reference.parts for line in lines(part))


def lines(part: Part) -> list[str]:
    """Return the lines of a damaged block."""
    if part.kind == "caption":
        return _caption_lines(part)
    pieces = (text.strip() for text, _ in _pieces(part.words))
    return [piece for piece in pieces if piece]


def _caption_lines(part: Part) -> list[str]:
    words, credit = part.words.text, part.credit
    below = [credit.words.text] if credit else []
    if credit and credit.same_line:
        words, below = f"{words} {credit.words.text}", []
    return [line for line in (part.label, words, *below) if line]


def page(reference: Reference, *, tag: str) -> str:
    """Return the page, its inline quotations in elements of one kind: `q`, or `em` with the class `quote`."""
    opening = "<q>" if tag == "q" else f'<{tag} class="quote">'
    body = "\n".join(_element(part, lambda words: f"{opening}{words}</{tag}>") for part in reference.parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{reference.language}" dir="{reference.direction}">'
        f'<head><meta charset="utf-8"><title>{reference.id}</title></head><body>\n'
        f'<nav><a href="/">Home</a></nav>\n<main><article>\n{body}\n</article></main>\n'
        "<footer>© Example</footer></body></html>\n"
    )


def _element(part: Part, quoted: Callable[[str], str]) -> str:
    words = _marked_up(part.words, quoted)
    match part.kind:
        case "caption":
            return _figure(part, words)
        case "boilerplate":
            return f'<div class="{"ad" if part.role == "ad" else "related"}">{words}</div>'
        case "blockquote":
            return f"<blockquote><p>{words}</p></blockquote>"
        case "paragraph":
            return f"<p>{words}</p>"
        case _:
            return f"<h2>{words}</h2>"


def _figure(part: Part, words: str) -> str:
    button = f'<button type="button">{_escaped(part.label)}</button>' if part.label else ""
    source = f' <span class="credit">{_escaped(part.credit.words.text)}</span>' if part.credit else ""
    caption = f"<figcaption><span>{words}</span>{source}</figcaption>"
    return f'<figure>{button}<img src="x.jpg" alt="">{caption}</figure>'


def _marked_up(words: Words, quoted: Callable[[str], str]) -> str:
    pieces = ((_escaped(text), is_quote) for text, is_quote in _pieces(words))
    return "".join(quoted(text) if is_quote else text for text, is_quote in pieces)


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _pieces(words: Words) -> Iterator[tuple[str, bool]]:
    """Cut a block at the quotations that lost their marks, and tell which piece is one."""
    done = 0
    for quote in words.quotes:
        if not quote.marked:
            yield words.text[done : quote.start], False
            yield words.text[quote.start : quote.end], True
            done = quote.end
    yield words.text[done:], False
