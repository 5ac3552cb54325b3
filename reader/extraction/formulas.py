"""Formulas as one piece of a line: MathML written out, whatever the page drew it with taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from reader.extraction.tree import names_of, text_of

# MathJax 3, KaTeX, MediaWiki and MathJax 2 put what is seen and what is read aloud side by side.
_DRAWN = frozenset({"mjx-container"})
_DRAWN_NAMES = frozenset({"katex", "mwe", "math", "jax"})
_SPACED = frozenset("=≠<>≤≥≈≡≃∼∝±∓+−-×÷·∈∉⊂⊆∪∩→←↔⇒⇐⇔↦∧∨")
_INVISIBLE = dict.fromkeys(range(0x2061, 0x2065))
_SIMPLE = re.compile(r"\w*|.|\([^()]*\)", re.DOTALL)
_OPEN_END = re.compile(r"[_^/]\w+\Z")
_TEX = re.compile(r"math/tex")
_WHITE = re.compile(r"\s+")
_LEFT_OUT = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_DEEPEST = 40
_HIGHEST = 6
_LAST = 20


def write_out(body: HtmlElement) -> None:
    """Make each formula of a page a text: `x^2`, `(a + b)/2`; TeX stays as its author wrote it."""
    for formula in list(body.iter("math")):
        if _is_in(formula, body):
            _become(_drawing(formula), _WHITE.sub(" ", _written(formula, _DEEPEST)).strip())
    for script in list(body.iter("script")):
        if _TEX.match(script.get("type") or "") and (script.text or "").strip():
            _take_out_drawings_before(script)
            _become(script, _WHITE.sub(" ", script.text or "").strip())


def _is_in(element: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether an element is still there: a formula in a formula went with the outer one."""
    return any(up is body for up in element.iterancestors())


def _drawing(formula: HtmlElement) -> HtmlElement:
    """Return the outermost element that stands for a formula alone."""
    found = formula
    for _, up in zip(range(_HIGHEST), formula.iterancestors(), strict=False):
        if up.tag not in ("span", "div") and up.tag not in _DRAWN and not str(up.tag).startswith("mjx-"):
            break
        if up.tag in _DRAWN or not _DRAWN_NAMES.isdisjoint(names_of(up)):
            if sum(1 for _ in islice(up.iter("math"), 2)) > 1:
                break
            found = up
    return found


def _become(element: HtmlElement, text: str) -> None:
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.tag = "math"
    element.text = text


def _take_out_drawings_before(script: HtmlElement) -> None:
    while (before := script.getprevious()) is not None and not (before.tail or "").strip():
        if before.tag not in ("span", "div") or not {"math", "jax"} <= names_of(before):
            break
        before.drop_tree()


def _written(element: HtmlElement, depth: int) -> str:
    if element.tag in _LEFT_OUT:
        return ""
    if not depth or not len(element):
        return _token(element)
    parts = [_written(child, depth - 1) for child in element if child.tag not in _LEFT_OUT]
    size, form = _FORMS.get(str(element.tag), (0, _in_a_row))
    return form(*parts) if size == len(parts) else _row(element, parts)


def _row(element: HtmlElement, parts: Sequence[str]) -> str:
    match element.tag:
        case "msqrt":
            return f"√{_grouped(''.join(parts))}"
        case "mfenced":
            return f"{element.get('open', '(')}{', '.join(parts)}{element.get('close', ')')}"
        case "semantics":
            return parts[0] if parts else ""
        case "mtable":
            return "; ".join(parts)
        case "mtr" | "mlabeledtr":
            return " ".join(parts)
    return _in_a_row(*parts)


def _in_a_row(*parts: str) -> str:
    # What follows a power, an index or a divisor would be read as part of it.
    follows = zip(parts, ("", *parts[:-1]), strict=True)
    return "".join(
        f" {part}" if part[:1].isalnum() and _OPEN_END.search(last[-_LAST:]) else part
        for part, last in follows
    )


def _token(element: HtmlElement) -> str:
    text = text_of(element).translate(_INVISIBLE)
    if element.tag == "mspace":
        return " "
    if element.tag != "mo":
        return text
    if text in _SPACED and element.getprevious() is not None:
        return f" {text} "
    return f"{text} " if text in (",", ";") else text


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _over(base: str, over: str) -> str:
    """Write an accent right behind its letter, and anything else as an upper limit."""
    return f"{base}{over}" if len(over) == 1 and not over.isalnum() else f"{base}^{_grouped(over)}"


_FORMS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "mfrac": (2, lambda above, below: f"{_grouped(above)}/{_grouped(below)}"),
    "mroot": (2, lambda radicand, index: f"{_grouped(radicand)}^(1/{index})"),
    "msup": (2, lambda base, power: f"{_grouped(base)}^{_grouped(power)}"),
    "msub": (2, lambda base, index: f"{base}_{_grouped(index)}"),
    "msubsup": (3, lambda base, index, power: f"{base}_{_grouped(index)}^{_grouped(power)}"),
    "mover": (2, _over),
    "munder": (2, lambda base, under: f"{base}_{_grouped(under)}"),
    "munderover": (3, lambda base, under, over: f"{base}_{_grouped(under)}^{_grouped(over)}"),
}
