"""`pressmark diff`: what changed between two texts that an article had, and which marks that touches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reader.cli.desk import Desk, desk_of
from reader.cli.program import library_option
from reader.cli.streams import print_json, print_line, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ports import ArticleRecord, Revision

REVISION = "REV"
SHOWN_OF_HASH = 8


class Asked(NamedTuple):
    """What is to be compared, and how it is to be told."""

    older: str | None
    newer: str | None
    as_json: bool
    off_record: bool


@click.command(epilog="\b\nExample:\n  pressmark diff 3f2a91c0 --from 2026-03-14")
@click.argument("article", metavar="ARTICLE")
@click.option("--from", "older", metavar=REVISION, help="Compare this text (default: the one before --to).")
@click.option("--to", "newer", metavar=REVISION, help="… with this one (default: the last).")
@click.option(
    "--list", "lists", is_flag=True, help="List the texts that the article had, and compare nothing."
)
@click.option("--off-record", is_flag=True, help="Tell of marks that are off the record, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with all pieces of both texts.")
@library_option
@click.pass_context
def diff(ctx: click.Context, /, article: str, lists: bool, **given: Any) -> None:  # noqa: ANN401 - as click reads them
    """Print what changed between two texts that ARTICLE had: the headline, then paragraphs, then marks.

    ARTICLE is an id or its beginning, an address or a file of the library. REV is a number as --list shows
    it, the first digits of a text's hash, or a date: what the article said at the end of that day. In a pipe
    words are [-deleted-] and {+inserted+}. Marks that are off the record are left out unless asked for.
    """
    desk = desk_of(ctx)
    record = desk.library.find(article)
    revisions = desk.library.store.revisions(record.id)
    if lists:
        _list(record, revisions, as_json=given["as_json"])
        return
    asked = Asked(**given)
    if len(revisions) > 1 or asked.older or asked.newer:
        _compare(desk, record, revisions, asked)
        return
    tell("The article was read in one version; there is nothing to compare it with.")
    if asked.as_json:
        print_json({"from": None, "to": None, "fields": [], "hunks": [], "marks": []})


def _list(record: ArticleRecord, revisions: Sequence[Revision], *, as_json: bool) -> None:
    from reader.library.compared import revision_facts

    for number, one in enumerate(revisions, 1):
        if as_json:
            print_json(revision_facts(revisions, one))
        else:
            fetched = f"{one.fetched.astimezone():%Y-%m-%d %H:%M}"
            title = one.title or record.name
            print_line(f"{number:>3}  {fetched}  {one.text_hash[:SHOWN_OF_HASH]}  {one.words:>6}  {title}")


def _compare(desk: Desk, record: ArticleRecord, revisions: Sequence[Revision], asked: Asked) -> None:
    from reader.cli.differences import print_comparison
    from reader.library.compared import comparison_facts
    from reader.library.comparing import Comparing
    from reader.library.revisions import pair_of

    old, new = pair_of(revisions, asked.older, asked.newer)
    comparison = Comparing(desk.library.store, desk.library.texts, record.id).compare(old, new)
    touched = [one for one in comparison.touched if asked.off_record or not one.mark.off_record]
    if asked.as_json:
        print_json(comparison_facts(comparison, revisions, touched, desk.kinds))
    else:
        print_comparison(comparison, revisions, touched, desk.kinds)
    if left_out := len(comparison.touched) - len(touched):
        tell(f"{left_out} mark{'s' * (left_out > 1)} off the record left out; --off-record tells of them.")
