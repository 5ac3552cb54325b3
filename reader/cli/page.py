"""`pressmark page`: an article's page as its site sent it."""

from __future__ import annotations

import click

from reader.cli.desk import desk_of, is_interactive
from reader.cli.program import library_option


@click.command(epilog="\b\nExample:\n  pressmark page 3f2a91c0 > page.html")
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--revision", "name", metavar="REV", help="Print that of an earlier text (default: of the last)."
)
@library_option
@click.pass_context
def page(ctx: click.Context, article: str, name: str | None) -> None:
    """Print the page of ARTICLE byte for byte as it came, unless keep_pages = false left it out.

    ARTICLE is an id or its beginning, an address or a file of the library; REV a number, the first digits
    of a text's hash, or a date, as pressmark diff takes them. What is printed has the SHA-256 that notes
    and records name, and is not made harmless for terminals: it goes to a file or a program.
    """
    if is_interactive():
        raise click.UsageError("A page is not printed at a terminal; write > page.html behind the command.")
    from reader.library.revisions import find_revision

    library = desk_of(ctx).library
    record = library.find(article)
    revisions = library.store.revisions(record.id)
    chosen = find_revision(revisions, name) if name else record.revision()
    click.echo(library.pages.get(chosen.page_hash), nl=False)
