"""How well texts are mended whose quotations lost their marks: a simulation on clean articles.

The damage is described in `bench.breaking`.

Counted are: broken paragraphs that stand whole as one block again; other paragraphs that stand as
they were; quotations, of those inside broken paragraphs, whose words are found exactly, and whose
ends are; a restored quotation that is none counts against precision (`false`). `clean` breaks nothing
and leaves the marks: every restored quotation is wrong there. `hidden` is the share of the broken
paragraphs in which at least one break looks like the end of a paragraph and nothing more: a finished
sentence before it, a capital after it.

Beside the kit's articles stand those of `bench/articles`, shown as `fr*`; they need no kit.

    python -m bench.damage [--limit N] [--language fr] [--misses N]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from bench.breaking import MARKS, Damaged, damaged
from bench.kit import Case, cases, missing
from reader.article.flat import article_from_text
from reader.article.language import load_language
from reader.article.model import Article, BlockKind, Certainty, Metadata, Page
from reader.article.normalise import clean_line
from reader.article.repair.lines import is_terminated
from reader.edges.detect import detect_language
from reader.errors import SourceError

NEWS = ("andy", "scrapinghub", "snippets")
OTHERS = ("wcxb", "mozilla")
"""Guides, manuals and essays, many of them with code and lists: shown beside the news as `+`."""
PAGES = ("mozilla", "snippets")
"""Their expected texts are no whole articles of parted paragraphs; what we extract from them serves."""
OWN = Path(__file__).parent / "articles"
"""News that we wrote, for languages that the kit has few pages of; a paragraph a line. Shown as `*`."""
END = 8
"""Letters; a guessed start must not spoil the end of a short quotation."""
LEAST_PROSE = 0.5
"""The share of paragraphs that end as sentences do; below it a text is no article."""
PROBABLE = Certainty.PROBABLE
SIDES = ("clean", "after", "both")
SEED = 20241027
FEWEST_PARAGRAPHS = 3
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
BULLET = re.compile(r"^[-–*•·‣◦▪] +")
SPACE = re.compile(r"\s+")


def bare(text: str) -> str:
    """Write a text as it is compared: without white space, quotation marks and bullet."""
    return SPACE.sub("", "".join(c for c in BULLET.sub("", text) if c not in MARKS))


def key(words: str) -> str:
    """Write said words as they are compared: without what stands at their edges."""
    return bare(EDGES.sub("", words))


def tally(article: Article, parts: Sequence[Damaged]) -> Counter[str]:
    """Hold a mended article against the paragraphs that were damaged."""
    blocks = Counter(bare(article.text_of(block)) for block in article.blocks)
    count: Counter[str] = Counter()
    for part in parts:
        kept = bare("".join(part.lines)) in blocks
        name = "broken" if part.is_broken else "untouched"
        count[name] += 1
        count[f"{name} right"] += kept
        count["hidden"] += part.is_broken and part.is_hidden
        count["hidden right"] += part.is_broken and part.is_hidden and kept
    return count + quotations_tally(article, parts)


def quotations_tally(article: Article, parts: Sequence[Damaged]) -> Counter[str]:
    """Count quotations by their words, ends by their last few letters."""
    inline = Counter(key(said) for part in parts if part.is_broken for said in part.said)
    whole = Counter(key(said) for part in parts if not part.is_broken for said in part.said)
    found = Counter(key(article.text_of(q)) for q in article.quotations if q.certainty is PROBABLE)
    count = Counter({"said": inline.total(), "exact": (inline & found).total()})
    count["false"] = (found - inline - whole).total()
    count["ends"] = (_ends(inline) & _ends(found)).total()
    return count


def _ends(words: Counter[str]) -> Counter[str]:
    ends: Counter[str] = Counter()
    for said, number in words.items():
        ends[said[-END:]] += number
    return ends


def paragraphs(case: Case) -> tuple[str, ...]:
    """Read the paragraphs of a page's article: as people wrote them down, or as we extract them."""
    if case.set in PAGES:
        return _extracted(case)
    return tuple(line for raw in str(case.expected.get("text", "")).split("\n") if (line := clean_line(raw)))


def _extracted(case: Case) -> tuple[str, ...]:
    from reader.extraction import extract

    page = Page(source=case.name, body=case.html(), media_type="text/html", url=case.url)
    try:
        article = extract(page, detect_language)
    except SourceError:
        return ()
    spoken = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BLOCKQUOTE)
    return tuple(article.text_of(block) for block in article.blocks if block.kind in spoken)


def measured(parts: Sequence[str], code: str, side: str, misses: list[str]) -> Counter[str]:
    """Damage an article, mend it, and count."""
    code = code.rstrip("+*")
    language = load_language(code)
    broken = [damaged(paragraph, language, side) for paragraph in parts]
    text = "\n".join(line for part in broken for line in part.lines)
    article = article_from_text(text, detect=lambda _: code, metadata=Metadata(language=code))
    misses += _misses(article, broken)
    return tally(article, broken)


def _misses(article: Article, parts: Iterable[Damaged]) -> Iterator[str]:
    blocks = {bare(article.text_of(block)) for block in article.blocks}
    wanted = {key(said) for part in parts for said in part.said}
    for part in parts:
        if bare("".join(part.lines)) not in blocks:
            name = "H" if part.is_hidden else "B"
            yield (name if part.is_broken else "U") + "  " + "\n   | ".join(part.lines)
    restored = [q for q in article.quotations if q.certainty is PROBABLE]
    found = {key(article.text_of(q)): article.text_of(q) for q in restored}
    yield from (f"F  {text}" for words, text in found.items() if words not in wanted)
    yield from (
        f"Q  {said}   <<< {' | '.join(part.lines)}"
        for part in parts
        for said in part.said
        if part.is_broken and key(said) not in found
    )


def report(code: str, side: str, count: Counter[str]) -> str:
    """Write a line of figures."""
    precision = _share(count["exact"], count["exact"] + count["false"])
    recall = _share(count["exact"], count["said"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    plain = count["broken"] - count["hidden"]
    columns = (
        f"rebuilt {_share(count['broken right'], count['broken']):5.1f} of {count['broken']:5}",
        f"hidden {_share(count['hidden'], count['broken']):4.1f}",
        f"others {_share(count['broken right'] - count['hidden right'], plain):5.1f}",
        f"untouched {_share(count['untouched right'], count['untouched']):6.2f} of {count['untouched']:6}",
        f"quotations P {precision:5.1f} R {recall:5.1f} F1 {f1:5.1f} of {count['said']:5}",
        f"ends {_share(count['ends'], count['said']):5.1f}",
        f"false {count['false']}",
    )
    return f"{code:5} {side:6} " + "  ".join(columns)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def articles(limit: int | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the language, with a `+` where it is no news, and the paragraphs of each article of the kit."""
    pages = cases((*NEWS, *OTHERS), None)
    chosen = [page for page in pages if page.expected.get("kind", "article") == "article"]
    if limit is not None:
        chosen = random.Random(SEED).sample(chosen, min(limit, len(chosen)))
    for case in chosen:
        parts = paragraphs(case)
        code = detect_language(" ".join(parts)) if _is_article(parts) else None
        if code:
            yield code + "+" * (case.set in OTHERS), parts


def own_articles() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the language, with a `*`, and the paragraphs of each article that we wrote."""
    for path in sorted(OWN.glob("*/*.txt")):
        yield f"{path.parent.name}*", tuple(path.read_text("utf-8").splitlines())


def _is_article(parts: Sequence[str]) -> bool:
    prose = sum(is_terminated(part) for part in parts)
    return len(parts) >= FEWEST_PARAGRAPHS and prose >= LEAST_PROSE * len(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description="Mend articles whose quotations were damaged on purpose.")
    parser.add_argument("--limit", type=int, help="how many articles, drawn by lot")
    parser.add_argument("--language", help="only the articles in this one")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to print, drawn by lot")
    options = parser.parse_args()
    if reason := missing():
        print(reason)
    chosen = own_articles() if reason else chain(articles(options.limit), own_articles())
    counts: dict[tuple[str, str], Counter[str]] = {}
    misses: dict[str, list[str]] = {side: [] for side in SIDES}
    for code, parts in chosen:
        if options.language in (None, code.rstrip("+*")):
            for side in SIDES:
                counts.setdefault((code, side), Counter()).update(measured(parts, code, side, misses[side]))
    for (code, side), count in sorted(counts.items(), key=lambda item: -item[1]["broken"]):
        print(report(code, side, count))
    for side, texts in misses.items():
        for text in random.Random(SEED).sample(texts, min(options.misses, len(texts))):
            print(f"--- {side} {text}")


if __name__ == "__main__":
    main()
