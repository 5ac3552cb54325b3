"""`pressmark refresh`: whether articles have another text by now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import Desk, desk_of, is_interactive
from reader.cli.program import library_option
from reader.cli.showing import INDENT, SHOWN_OF_ID, wrapped
from reader.cli.sources import look_at, named, that_have_sources
from reader.cli.streams import page_width, print_json, print_line, tell

if TYPE_CHECKING:
    from reader.library.comparing import Touched
    from reader.library.refreshing import Attempt

FAILED = "failed"
WIDEST = len("not modified")


@click.command(epilog="\b\nExample:\n  pressmark refresh --all")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--all", "is_all", is_flag=True, help="Look at the source of every article of the library.")
@click.option("--force", is_flag=True, help="Take what there is now even where it is hardly the article.")
@click.option("--off-record", is_flag=True, help="Tell of marks that are off the record, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def refresh(ctx: click.Context, /, articles: tuple[str, ...], is_all: bool, **given: bool) -> None:
    """Fetch articles again, and keep those that have another text by now as new revisions.

    ARTICLE is an id or its beginning, an address or a file of the library. A line for each, in their order:
    what came of it (new text, same text, not modified, failed), its id and its name; of a new text also
    another headline, the words before and now, and what became of its marks, which pressmark diff shows.

    A front page, an error or what a paywall leaves is told and not taken, unless --force says so. Exit
    codes: 0 all were looked at, 1 some could not be, 2 misuse.
    """
    if bool(articles) == is_all:
        raise click.UsageError("Name some articles, or give --all.")
    from reader.library.refreshing import Refresher

    desk = desk_of(ctx)
    library = desk.library
    if (damage := library.damage()) is not None:  # Nothing is fetched that could not be kept.
        raise damage
    records = that_have_sources(library.articles()) if is_all else named(library, articles)
    reporter = Reporter(desk, as_json=given["as_json"], off_record=given["off_record"])
    look_at(library, records, Refresher(library, force=given["force"]).attempt, reporter.report)
    if not records:
        tell("Nothing was read yet; `pressmark SOURCE` opens an article and keeps it.")
    reporter.tell_left_out()
    ctx.exit(1 if reporter.failed else 0)


class Reporter:
    """Tells what came of each look at a source."""

    def __init__(self, desk: Desk, *, as_json: bool, off_record: bool) -> None:
        self._desk = desk
        self._as_json = as_json
        self._off_record = off_record
        self.failed = 0
        self._left_out = 0

    def report(self, attempt: Attempt) -> None:
        """Print a line."""
        self.failed += attempt.done is None
        touched = self._shown(attempt.done.touched if attempt.done else ())
        if self._as_json:
            print_json(attempt_facts(self._desk, attempt, touched))
        else:
            _print_lines(attempt, touched)

    def tell_left_out(self) -> None:
        """Say how many marks were not told of."""
        if self._left_out:
            marks = "1 mark" if self._left_out == 1 else f"{self._left_out} marks"
            tell(f"{marks} off the record left out; --off-record tells of them.")

    def _shown(self, touched: tuple[Touched, ...]) -> list[Touched]:
        shown = [one for one in touched if self._off_record or not one.mark.off_record]
        self._left_out += len(touched) - len(shown)
        return shown


def attempt_facts(desk: Desk, attempt: Attempt, touched: list[Touched]) -> dict[str, Any]:
    """Tell all that came of a look at a source."""
    from reader.library.compared import touched_facts
    from reader.library.located import article_facts

    done = attempt.done
    now = done.record if done else attempt.record
    return {
        "article": article_facts(now),
        "outcome": done.outcome.value if done else FAILED,
        "problem": attempt.problem or None,
        "headline": {"before": attempt.record.metadata.title, "now": now.metadata.title},
        "words": {"before": attempt.record.words, "now": now.words},
        "text_hash": {"before": attempt.record.text_hash, "now": now.text_hash},
        "fetched": now.fetched.isoformat(),
        "checked": now.checked.isoformat() if now.checked else None,
        "marks": [touched_facts(one, desk.kinds) for one in touched],
    }


def _print_lines(attempt: Attempt, touched: list[Touched]) -> None:
    """Print a line; at a terminal what is told of the article is below it."""
    head, told = _head(attempt), list(_told(attempt, touched))
    if not is_interactive():
        print_line(" · ".join([head, *told]))
        return
    for text, indent in ((head, ""), *((one, INDENT) for one in told)):
        for line in wrapped(text, indent, page_width()):
            print_line(line)


def _head(attempt: Attempt) -> str:
    outcome = attempt.done.outcome.value if attempt.done else FAILED
    name = attempt.done.record.name if attempt.done else attempt.record.name
    return f"{outcome:<{WIDEST}}  {attempt.record.id[:SHOWN_OF_ID]}  {name}"


def _told(attempt: Attempt, touched: list[Touched]) -> Iterator[str]:
    """Tell what is new, the headline first; or why nothing could be had."""
    from reader.article.normalise import clean_line
    from reader.library.comparing import told_of_marks

    done = attempt.done
    if done is None:
        yield attempt.problem
        return
    if done.headlines:
        old, new = map(clean_line, done.headlines)
        yield f"headline “{old}” → “{new}”"
    if done.before.words != done.record.words:
        yield f"{done.before.words} → {done.record.words} words"
    if marks := told_of_marks(touched):
        yield marks
