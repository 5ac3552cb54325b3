"""`pressmark annotate`: marks made by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import Desk, desk_of, opener, piped_text
from reader.cli.marking_options import entity_option, kind_option, kinds_of, status_option
from reader.cli.program import encoding_option, library_option
from reader.cli.streams import PIPE, print_json, print_line
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.library.annotating import Annotator, Planned
    from reader.library.requests import Request
    from reader.marks.kinds import Kinds


@click.command(
    epilog="\b\nExample:\n  pressmark annotate 1a2b3c4d --quote 'We will not sign' --status confirmed"
)
@click.argument("article", required=False)
@click.option("--quote", metavar="TEXT", help="Mark these words of the article; - reads them from a pipe.")
@click.option(
    "--nth", type=int, metavar="N", help="Choose one of several places of the very words, from 1 on."
)
@click.option("--after", default="", metavar="TEXT", help="Choose the first place behind these words.")
@kind_option
@click.option("--speaker", metavar="NAME", help="Say who speaks (default: as the article says).")
@click.option("--note", default="", metavar="TEXT", help="Add a note.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add a tag; can be repeated.")
@entity_option
@status_option
@click.option("--language", metavar="CODE", help="Say in which language the words are, as in fr.")
@click.option("--translation", default="", metavar="TEXT", help="Add a translation.")
@click.option("--off-record", is_flag=True, help="Never let the mark leave the library.")
@click.option("--all-mentions", is_flag=True, help="Tag every mention of each --entity instead of a passage.")
@click.option("--from", "requests", metavar="FILE", help="Read marks from lines of JSON; - is a pipe.")
@click.option("--dry-run", is_flag=True, help="Say what would be marked, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print each mark as one JSON object on a line.")
@encoding_option
@library_option
@click.pass_context
def annotate(
    ctx: click.Context,
    /,
    *,
    requests: str | None,
    dry_run: bool,
    as_json: bool,
    **given: Any,  # noqa: ANN401 - as click reads them
) -> None:
    """Mark a passage of ARTICLE by its words.

    ARTICLE is an id or the start of one, an address or a file; what is not in the library yet is fetched
    and kept. White space, quotation marks, apostrophes, dashes and ligatures may be written otherwise. Words
    that are not the very ones are taken for the one passage that they are close to; what was marked is told
    in the article's words. Where no one passage is meant, those that could be are told, and nothing is done.

    With --from, each line is an object with the names of these options ("article", "quote", "kind", "tags",
    "entities" …). All are looked up before the first is made: one that cannot be done, and none is.
    """
    piped = _pipe_of(requests, given)
    wanted = _wanted(requests, given, piped, kinds_of(ctx))
    desk = desk_of(ctx)
    with opener(desk.library, keeps=not dry_run) as open_article:
        annotator = _annotator(desk, open_article)
        for plan in plan_all(annotator, wanted):
            for one in _done(desk, annotator, plan, dry_run=dry_run, as_json=as_json):
                if isinstance(one, str):
                    print_line(one)
                else:
                    print_json(one)


def plan_all(annotator: Annotator, wanted: Sequence[Request]) -> tuple[Planned, ...]:
    """Find the passages of all marks; of several lines the problems of all are told at once."""
    from reader.library.requests import each

    if len(wanted) == 1 and not wanted[0].line:
        return (annotator.plan(wanted[0].wanted),)
    return each(wanted, lambda _, one: annotator.plan(one))


def _pipe_of(requests: str | None, given: dict[str, Any]) -> str:
    """Read what comes through the pipe for an option; misuse where two things are to come through it."""
    if [given["article"], given["quote"], requests].count(PIPE) > 1:
        raise click.UsageError("one thing alone can come through the pipe: ARTICLE, --quote or --from.")
    return piped_text() if PIPE in (given["quote"], requests) else ""


def _wanted(requests: str | None, given: dict[str, Any], piped: str, kinds: Kinds) -> tuple[Request, ...]:
    if requests is not None:
        return _from_lines(requests, given, piped, kinds)
    if not given["article"]:
        raise click.UsageError("name the ARTICLE: an id, an address or a file.")
    if not (given["quote"] or given["all_mentions"]):
        raise click.UsageError("say what to mark: --quote TEXT, or --all-mentions with --entity.")
    from reader.library.annotating import Wanted
    from reader.library.requests import Request, refuse_beside_mentions

    words = piped if given["quote"] == PIPE else given["quote"] or ""
    wanted = Wanted(**{**given, "quote": words, "kind": given["kind"] or ""})
    try:
        refuse_beside_mentions(wanted)
    except ReaderError as error:
        raise click.UsageError(str(error)) from error
    return (Request(0, wanted),)


def _from_lines(requests: str, given: dict[str, Any], piped: str, kinds: Kinds) -> tuple[Request, ...]:
    from reader.edges.own_files import read_text
    from reader.library.requests import read_requests

    said = [name for name, value in given.items() if value and name != "article"]
    if said:
        raise click.UsageError(f"--from says it all line by line; leave --{said[0].replace('_', '-')} out.")
    text = piped if requests == PIPE else read_text(Path(requests))
    return read_requests(text, given["article"] or "", kinds)


def _annotator(desk: Desk, open_article: Callable[[str], Any]) -> Annotator:
    from reader.library.annotating import Annotator

    return Annotator(desk.naming, desk.library.new_id, open_article)


def _done(
    desk: Desk, annotator: Annotator, plan: Planned, *, dry_run: bool, as_json: bool
) -> Iterator[str | dict[str, Any]]:
    """Make a mark, unless it is only looked at, and tell of it."""
    from reader.cli import told

    if dry_run:
        return told.foreseen_facts(plan) if as_json else told.foreseen(plan)
    made = annotator.make(plan)
    return told.made_facts(desk, plan, made) if as_json else told.made(plan, made)
