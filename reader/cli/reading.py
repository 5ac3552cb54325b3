"""`pressmark SOURCE` opens an article in the interface; `pressmark read` prints one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.opening import Program, open_source
from reader.cli.program import (
    SHOWN_KEY,
    config_of,
    encoding_option,
    library_option,
    program_of,
    theme_option,
)
from reader.cli.streams import NARROWEST, PIPE, page_width, print_data, print_json, read_pipe

if TYPE_CHECKING:
    from reader.article.model import Article
    from reader.library import Library


@click.command(name="open", hidden=True, epilog="\b\nExample:\n  pressmark open ./list")
@click.argument("source", required=False)
@library_option
@encoding_option
@theme_option
@click.pass_context
def open_(ctx: click.Context, source: str | None) -> None:
    """Open SOURCE in the interface, whatever it is called; without one, the list of what was read."""
    ctx.meta[SHOWN_KEY] = True
    ctx.exit(open_source(config_of(ctx), program_of(ctx), source))


@click.command(epilog="\b\nExample:\n  pressmark read --markdown https://example.org/story > story.md")
@click.argument("source")
@click.option("--plain", "form", flag_value="plain", default=True, help="Print wrapped text (the default).")
@click.option("--numbered", is_flag=True, help="Number the paragraphs of plain text, and say what is none.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown.")
@click.option("--json", "form", flag_value="json", help="Print one JSON object: text, blocks, quotations …")
@click.option(
    "--width",
    type=int,
    metavar="N",
    help="Wrap plain text at N cells, from 20 on (default: the terminal's width up to 80; 72 in a pipe)."
    " With --numbered, 0 prints a paragraph a line.",
)
@click.option("--captions", is_flag=True, help="Print captions whole, not folded to a line each.")
@encoding_option
@library_option
@click.pass_context
def read(ctx: click.Context, /, source: str, form: str, width: int | None, **choices: bool) -> None:
    """Print a cleaned article.

    SOURCE is a file, an address, or - for a pipe. Nothing is kept of it.

    With --numbered, plain text is for ears and for scripts: paragraphs have the numbers that the
    interface counts by, and headings, captions and block quotes say that they are.
    """
    import asyncio

    _refuse_what_does_not_fit(form, width, numbered=choices["numbered"])
    config = config_of(ctx)
    # Here and not where it is fetched: Ctrl+C cannot interrupt a thread that waits for a pipe.
    piped = read_pipe() if source == PIPE else b""
    # Nothing is read of the library: what is wrong with it is not told.
    library = ctx.ensure_object(Program).open_library(config, lambda: piped)
    article = asyncio.run(_read_and_close(library, source))
    match form:
        case "json":
            _print_as_json(article)
        case "markdown":
            _print_as_markdown(article)
        case _:
            _print_as_plain(article, page_width() if width is None else width, **choices)


def _refuse_what_does_not_fit(form: str, width: int | None, *, numbered: bool) -> None:
    if numbered and form != "plain":
        raise click.UsageError(f"--numbered is for plain text, not for --{form}.")
    if width is not None and width < NARROWEST and not (numbered and width == 0):
        raise click.UsageError(f"--width is from {NARROWEST} on; 0 is for --numbered.")


async def _read_and_close(library: Library, source: str) -> Article:
    try:
        return await library.read(source)
    finally:
        await library.close()


def _print_as_json(article: Article) -> None:
    from reader.article.interchange import article_to_json

    print_json(article_to_json(article))


def _print_as_markdown(article: Article) -> None:
    from reader.article.markdown import article_to_markdown

    print_data(article_to_markdown(article))


def _print_as_plain(article: Article, width: int, *, captions: bool, numbered: bool) -> None:
    if numbered:
        from reader.layout.linear import numbered_text

        print_data(numbered_text(article, width, captions=captions))
    else:
        from reader.layout.plain import plain_text

        print_data(plain_text(article, width, captions=captions))
