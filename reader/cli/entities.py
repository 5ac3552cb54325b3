"""`pressmark entities`: the people, organisations and places that marks name, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.annotations import array_option, facts_of, lines_option
from reader.cli.desk import Desk, desk_of, is_interactive
from reader.cli.filter_options import chosen, filter_options
from reader.cli.marking_options import entity_kind_option
from reader.cli.program import library_option
from reader.cli.showing import print_marks, print_objects
from reader.cli.streams import print_line, tell

if TYPE_CHECKING:
    from reader.library.dossiers import Dossier, Known
    from reader.library.filters import Listed


@click.command(epilog="\b\nExample:\n  pressmark entities person:Zelensky --since 2026")
@click.argument("name", required=False)
@entity_kind_option
@filter_options(but=("kind", "entity"))
@array_option
@lines_option
@library_option
@click.pass_context
def entities(ctx: click.Context, /, name: str | None, form: str | None, **given: Any) -> None:  # noqa: ANN401 - as click reads them
    """List who and what the marks of the library name, the most often named first.

    A line has the letter of its kind, how many marks in how many articles name it, how many of these are in
    each of the last 24 months, its name, its item of Wikidata and its other names. With NAME (a name or an
    alias, or KIND:NAME), what it said and what was said of it, where and when. The other options choose the
    marks that count.
    """
    from reader.library.dossiers import dossier, known_entities

    desk = desk_of(ctx)
    marks = chosen(desk, given)
    records = desk.naming.store.entities()
    known = known_entities(marks, records, desk.library.now().date())
    if given["entity_kind"]:
        known = tuple(one for one in known if one.entity.kind == given["entity_kind"])
    if name is not None:
        from reader.library.entity_finding import find_known

        _print_dossier(desk, dossier(find_known(known, name), marks), form)
        return
    _print_list(known, form)


def _print_list(known: Sequence[Known], form: str | None) -> None:
    if form:
        print_objects([_known_facts(one) for one in known], as_lines=form == "jsonl")
        return
    for one in known:
        print_line(_line(one))
    if not known:
        tell("No mark names anybody; `pressmark annotate ARTICLE --entity person:NAME …` does.")


def _print_dossier(desk: Desk, found: Dossier, form: str | None) -> None:
    if form:
        facts = {**_known_facts(found.known), "said": facts_of(desk, found.said)}
        print_objects([{**facts, "named": facts_of(desk, found.named)}], as_lines=form == "jsonl")
        return
    for line in _head(found.known):
        print_line(line)
    for title, marks in (("Said", found.said), ("Named", found.named)):
        _print_part(desk, title, marks)


def _print_part(desk: Desk, title: str, marks: Sequence[Listed]) -> None:
    if marks:
        print_line("")
        print_line(f"{title}  {len(marks)}")
        print_marks(desk, marks)


def _head(known: Known) -> Iterator[str]:
    from reader.article.normalise import clean_line
    from reader.library.dossiers import sparkline
    from reader.marks.beside import told_beside

    yield f"{clean_line(known.entity.name)}, {known.entity.kind.value}"
    marks = "1 mark" if known.marks == 1 else f"{known.marks} marks"
    articles = "1 article" if known.articles == 1 else f"{known.articles} articles"
    bars = f"  {sparkline(known.months)}" if is_interactive() and any(known.months) else ""
    yield f"{marks} in {articles}{bars}"
    yield from (line for line in (_other_names(known), _identifier(known)) if line)
    if known.record and known.record.note:
        yield from map(clean_line, known.record.note.split("\n"))
    yield from (clean_line(told_beside(one)) for one in (known.record.beside if known.record else ()))


def _line(known: Known) -> str:
    from reader.article.normalise import clean_line
    from reader.library.dossiers import sparkline
    from reader.marks.kinds import ENTITY_LETTERS

    about = "  ".join(filter(None, (known.entity.name, _identifier(known), _other_names(known))))
    counts = f"{known.marks:>5} in {known.articles:>4}"
    return f"{ENTITY_LETTERS[known.entity.kind]}  {counts}  {sparkline(known.months)}  {clean_line(about)}"


def _identifier(known: Known) -> str:
    return known.record.identifier if known.record else ""


def _other_names(known: Known) -> str:
    names = known.names[1:]
    return f"also {', '.join(names)}" if names else ""


def _known_facts(known: Known) -> dict[str, Any]:
    return {
        "kind": known.entity.kind.value,
        "name": known.entity.name,
        "aliases": list(known.names[1:]),
        "identifier": _identifier(known),
        "note": known.record.note if known.record else "",
        "beside": [one._asdict() for one in (known.record.beside if known.record else ())],
        "marks": known.marks,
        "articles": known.articles,
        "months": list(known.months),
    }
