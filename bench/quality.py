"""How good the cleaning is: pages against peers, metadata, captions, reference articles, in one run.

    python -m bench.quality                          # everything; prints Markdown for docs/benchmarks.md
    python -m bench.quality --quick 10               # the first ten pages of each set
    python -m bench.quality --set wcxb,andy --save now.json
    python -m bench.quality --compare before.json --set wcxb

It needs the evaluation kit beside the repository and says so where it is missing. The peers are
readability-lxml and trafilatura (`pip install -e '.[bench]'`); each page is given to all of them in
turn, so that a busy machine is as unfair to one as to another. `pressmark` is also an entry for the
kit's own `evaluate.py`:

    python ../shared/extraction/evaluate.py --entry bench.quality:pressmark --path . --worst 20

Times are of whole articles: for pressmark with metadata, language, captions, quotations and speakers,
for the peers text alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.captions import article_of, example_figures, gold_figures
from bench.kit import CLEANING, FRENCH, GOLDS, ROOT, SETS, cases, missing, module
from bench.report import caption_table, cleaning_block, heading, metadata_table, pages_table, times_table
from bench.scores import Run, difference, measure_of, run_all
from reader.article.model import Article, Block, BlockKind
from reader.errors import SourceError

_BESIDE = frozenset({BlockKind.CAPTION, BlockKind.TITLE})


def pressmark(html: bytes, url: str | None) -> dict[str, Any]:
    """Extract an article for the kit: the text without title and captions, and these apart."""
    try:
        article = article_of(html, url)
    except SourceError:
        return {"text": "", "captions": [], "title": None, "byline": None, "lang": None, "published": None}
    metadata = article.metadata
    return {
        "text": "\n\n".join(article.text_of(one) for one in article.blocks if one.kind not in _BESIDE),
        "captions": [_as_printed(article, one) for one in article.blocks if one.kind is BlockKind.CAPTION],
        "title": metadata.title,
        "byline": metadata.byline,
        "lang": metadata.language,
        "published": metadata.published,
    }


def _as_printed(article: Article, caption: Block) -> str:
    """Return a caption with its credit behind it; where it has only a credit, that is its text."""
    text, credit = article.text_of(caption), caption.credit.raw if caption.credit else ""
    return text if text == credit else f"{text} {credit}".strip()


def extractors() -> list[Run]:
    """Return ourselves and the peers that are installed."""
    baselines = module("baselines")
    runs = [Run("pressmark", pressmark), Run("readability-lxml", baselines.readability_lxml)]
    if importlib.util.find_spec("trafilatura"):
        runs.append(Run("trafilatura", baselines.trafilatura_default))
    return runs


def report(runs: Sequence[Run], sets: Sequence[str], *, draws: bool = True) -> Iterator[str]:
    """Yield the sections on pages: quality, time, metadata."""
    shown = [*sets, FRENCH] if "snippets" in sets else list(sets)
    shown = [name for name in shown if runs[0].of_set(name)]
    yield pages_table(runs, shown, draws=draws)
    yield times_table(runs)
    yield metadata_table(runs[0])


def cleaning_lines() -> tuple[str, ...]:
    """Run the kit's cleaning figures over all reference articles, as a user would run the program."""
    command = f"{sys.executable} -m reader read --json {{file}}"
    golds = sorted(str(path) for path in GOLDS.glob("*.json"))
    argv = [sys.executable, str(CLEANING), "--cmd", command, *golds]
    done = subprocess.run(argv, capture_output=True, text=True, check=False, cwd=ROOT)
    return tuple(done.stdout.splitlines()) or (done.stderr.strip()[-300:],)


def compared(run: Run, before: Path, sets: Sequence[str]) -> Iterator[str]:
    """Yield how a run differs from a saved one, on the pages that both have."""
    saved = Run("before", run.extract, json.loads(before.read_text("utf-8"))["pages"])
    both = run.rows.keys() & saved.rows.keys()
    now, then = (Run(one.name, one.extract, {k: one.rows[k] for k in sorted(both)}) for one in (run, saved))
    for name in sets:
        if now.of_set(name):
            gain, low, high = difference(now, then, name)
            pages = len(now.of_set(name))
            yield f"{name} ({measure_of(name)}, {pages} pages): {gain:+.4f} [{low:+.4f}, {high:+.4f}]"


def main() -> int:
    """Run what the arguments ask for and print it."""
    args = _arguments()
    if reason := missing():
        print(reason)
        return 0
    sets = tuple(args.set.split(","))
    runs = extractors()
    run_all(runs, cases(sets, args.quick))
    print(heading(runs))
    print("\n\n".join(report(runs, sets)))
    if args.compare:
        print("\n" + "\n".join(compared(runs[0], args.compare, sets)))
    if args.save:
        args.save.write_text(json.dumps({"entry": "pressmark", "pages": runs[0].rows}), "utf-8")
    if not args.pages_only:
        print("\n" + caption_table(gold_figures(), *example_figures()))
        print("\n" + cleaning_block(cleaning_lines()))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", type=int, metavar="N", help="only the first N pages of each set")
    parser.add_argument("--set", default=",".join(SETS), help="sets, with commas between")
    parser.add_argument("--save", type=Path, help="write our pages' figures here")
    parser.add_argument("--compare", type=Path, metavar="SAVED", help="paired bootstrap against a saved run")
    parser.add_argument("--pages-only", action="store_true", help="leave the reference articles out")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
