"""`pressmark verify`: whether quotations stand on their pages word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import Desk, desk_of, is_interactive
from reader.cli.marking_options import kinds_option
from reader.cli.program import library_option
from reader.cli.showing import INDENT, SHOWN_OF_ID, wrapped
from reader.cli.sources import look_at, named, that_have_sources
from reader.cli.streams import page_width, print_json, print_line, tell

if TYPE_CHECKING:
    from reader.library.verifying import Checked, Verified
    from reader.marks.model import Annotation
    from reader.ports import ArticleRecord

WIDEST = len("not reachable")
QUOTE = "quote"


@click.command(
    epilog="\b\nExample:\n  pressmark verify --json | jq -r 'select(.verdict != \"word for word\").id'"
)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--all", "is_all", is_flag=True, help="Check those of every article (the default).")
@kinds_option
@click.option("--all-kinds", is_flag=True, help="Check marks of every kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def verify(ctx: click.Context, /, articles: tuple[str, ...], is_all: bool, **given: Any) -> None:  # noqa: ANN401 - as click reads them
    """Check marked quotations against their pages as they are now; nothing is kept.

    ARTICLE is an id or its beginning, an address or a file of the library; without one, all articles that
    have quotations are looked at. A line for each quotation: word for word, changed (with [-what is gone-]
    and {+what came+}), gone, or not reachable, with the reason on stderr; then the id of the mark and of
    its article, and the words. What is off the record is never looked up.

    Exit codes: 0 all stand there word for word, 1 some do not or cannot be reached, 2 misuse.
    """
    if articles and is_all:
        raise click.UsageError("Name some articles, or give --all.")
    from reader.library.verifying import Verifier

    desk = desk_of(ctx)
    kinds = () if given["all_kinds"] else given["kinds"] or (QUOTE,)
    pages = _pages(desk, articles, kinds)
    verifier, reporter = Verifier(desk.library), Reporter(as_json=given["as_json"])
    look_at(desk.library, pages, lambda page: verifier.verify(*page), reporter.report)
    reporter.tell_of_all()
    ctx.exit(0 if reporter.all_stand else 1)


def _pages(
    desk: Desk, names: Sequence[str], kinds: Sequence[str]
) -> list[tuple[ArticleRecord, list[Annotation]]]:
    """Return the articles that are to be looked at, each with the marks to be looked up."""
    from reader.library.verifying import by_article

    chosen = {record.id: record for record in named(desk.library, names)}
    marks = [
        one
        for one in desk.naming.marks()
        if (not names or one.record.id in chosen)
        and (not kinds or one.annotation.kind in kinds)
        and not one.annotation.off_record
    ]
    pages = by_article(marks)
    if names:
        return sorted(pages, key=lambda page: list(chosen).index(page[0].id))
    wanted = {record.id for record in that_have_sources(record for record, _ in pages)}
    return [page for page in pages if page[0].id in wanted]


class Reporter:
    """Tells how the marks of each article stand there."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._counts: Counter[str] = Counter()

    @property
    def all_stand(self) -> bool:
        """Whether each was found word for word."""
        return self._counts.total() == self._counts["word for word"]

    def report(self, checked: Checked) -> None:
        """Print a line for each mark of an article."""
        for one in checked.marks:
            self._counts[one.verdict.value] += 1
            if self._as_json:
                print_json(verified_facts(checked, one))
            elif is_interactive():
                _print_wrapped(checked.record, one)
            else:
                print_line(f"{_head(checked.record, one)}  {_words(one)}")
        if checked.problem:
            tell(checked.problem)

    def tell_of_all(self) -> None:
        """Say how many are how."""
        if not self._counts:
            tell("No quotation is marked there; `pressmark quotations --in ARTICLE` lists what could be.")
            return
        told = ", ".join(f"{count} {verdict}" for verdict, count in self._counts.most_common())
        tell(f"{self._counts.total()} checked: {told}.")


def verified_facts(checked: Checked, one: Verified) -> dict[str, Any]:
    """Tell all that is known of a mark that was looked up."""
    from reader.library.located import article_facts

    mark = one.mark
    return {
        "id": mark.id,
        "kind": mark.kind,
        "verdict": one.verdict.value,
        "exact": mark.selector.exact,
        "now": one.now or None,
        "speaker": mark.speaker,
        "problem": checked.problem or None,
        "article": article_facts(checked.record),
    }


def _print_wrapped(record: ArticleRecord, one: Verified) -> None:
    for line in wrapped(_head(record, one), "", page_width()):
        print_line(line)
    for line in wrapped(_words(one), INDENT, page_width()):
        print_line(line)


def _head(record: ArticleRecord, one: Verified) -> str:
    return f"{one.verdict.value:<{WIDEST}}  {one.mark.id[:SHOWN_OF_ID]}  {record.id[:SHOWN_OF_ID]}"


def _words(one: Verified) -> str:
    from reader.article.normalise import clean_line

    said = f" — {one.mark.speaker}" if one.mark.speaker else ""
    words = _differing(one) if one.now else one.mark.selector.exact
    return clean_line(f"{words}{said}")


def _differing(one: Verified) -> str:
    from reader.cli.differences import SIGNS
    from reader.marks.differing.words import compared

    pieces = compared(one.mark.selector.exact, one.now)
    return "".join(piece.words.join(SIGNS[piece.way]) for piece in pieces)
