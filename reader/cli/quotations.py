"""`pressmark quotations`: what somebody said, in one article or in the whole library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from reader.cli.annotations import array_option, facts_of, lines_option
from reader.cli.desk import Desk, desk_of, opener
from reader.cli.filter_options import chosen, filter_options
from reader.cli.program import encoding_option, library_option
from reader.cli.showing import print_marks, print_objects
from reader.cli.streams import print_data, print_line, tell

if TYPE_CHECKING:
    from reader.article.model import Article
    from reader.library import OpenArticle
    from reader.library.citing import Citing, Found


@click.command(epilog="\b\nExample:\n  pressmark quotations --speaker roe --format markdown")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--in", "source", metavar="ARTICLE", help="List every quotation of one article, marked or not.")
@filter_options(but=("kind",))
@click.option(
    "--format", "style", metavar="NAME", help="Print each as it is copied: plain, markdown, or yours."
)
@array_option
@lines_option
@encoding_option
@library_option
@click.pass_context
def quotations(
    ctx: click.Context,
    /,
    *,
    words: tuple[str, ...],
    source: str | None,
    style: str | None,
    form: str | None,
    **given: Any,  # noqa: ANN401 - as click reads them
) -> None:
    """List what somebody said: the quotes that are marked in the library, with their speakers and status.

    With --in, every quotation of one ARTICLE (an id or the start of one, an address or a file), who says it,
    and the id of the mark where it is marked; nothing is kept. With --format, each is printed with where it
    is from, by a template of config.toml's [copy.formats], or by plain, markdown, words or link.
    """
    desk = desk_of(ctx)
    if source is not None:
        _refuse_filters(words, given)
        _print_found(desk, source, style, form, off_record=given["off_record"])
        return
    from reader.library.arranging import ordered

    marks = ordered(chosen(desk, {**given, "kind": ("quote",)}, words), "date")
    if form:
        print_objects(facts_of(desk, marks), as_lines=form == "jsonl")
    elif style:
        _print_cited(_citing(desk).of_marks(marks, desk.locator, style))
    else:
        print_marks(desk, marks)
    if not marks:
        tell("No quote is like that; `pressmark quotations --in ARTICLE` lists those of an article.")


def _refuse_filters(words: Sequence[str], given: dict[str, Any]) -> None:
    if words or any(value for name, value in given.items() if name != "off_record"):
        raise click.UsageError("--in lists all of an article; words and filters are for the library's marks.")


def _citing(desk: Desk) -> Citing:
    from reader.library.citing import Citing

    return Citing(desk.config.copying.formats)


def _print_cited(texts: Iterator[str]) -> None:
    from reader.article.normalise import guard_lines

    for number, text in enumerate(texts):
        print_data(f"{chr(10) if number else ''}{guard_lines(text)}\n")


def _print_found(desk: Desk, source: str, style: str | None, form: str | None, *, off_record: bool) -> None:
    from reader.library.citing import found_facts, quotations_of

    with opener(desk.library, keeps=False) as open_article:
        article, opened = open_article(source)
    marks = opened.marks() if opened else ()
    found = quotations_of(article, [one for one in marks if off_record or not one.annotation.off_record])
    if form:
        print_objects([found_facts(one) for one in found], as_lines=form == "jsonl")
    elif style:
        _print_cited(_cited(desk, article, opened, source)(found, style))
    else:
        for one in found:
            print_line(_line(one))
    if not found:
        tell("The article quotes nobody.")


def _cited(
    desk: Desk, article: Article, opened: OpenArticle | None, source: str
) -> Callable[[Sequence[Found], str], Iterator[str]]:
    """Give what writes the quotations of an article."""
    from reader.library.citing import head_of_reading
    from reader.library.exporting import head_of
    from reader.notes.blocks import Passages

    head = head_of(opened.record) if opened else head_of_reading(article, source, desk.library.now())
    around = desk.library.languages(head.metadata.language).marks[0]
    return partial(_citing(desk).of_found, head, Passages(article, head.metadata, around))


def _line(one: Found) -> str:
    from reader.article.normalise import clean_line
    from reader.cli.showing import SHOWN_OF_ID

    mark = one.mark.id[:SHOWN_OF_ID] if one.mark else "-" * SHOWN_OF_ID
    said = f" — {clean_line(one.speaker)}" if one.speaker else ""
    return f"{mark}  {one.place}  {clean_line(one.words)}{said}"
