"""A small invented article with every kind of block."""

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import (
    Article,
    BlockKind,
    Certainty,
    Credit,
    Direction,
    Inline,
    InlineKind,
    Metadata,
    Quotation,
)

HARBOUR = "The harbour of Lindvik will close to cargo ships in May, the town council said on Monday."
MAYOR = "“We have waited ten years for this,” said Mayor Åsa Brandt. “The sea belongs to the town.”"
QUOTE = "Nobody asked the crane drivers. We read it in the paper."
CAPTION = "The last crane of Lindvik, built in 1931, seen from the old customs house."
CLOSING = "The council meets again on 12 April. 港は五月に閉まる。"


def _quoted(text: str, words: str) -> Quotation:
    start = text.index(words)
    return Quotation(start=start, end=start + len(words), certainty=Certainty.MARKED, speaker="Åsa Brandt")


DRAFTS = (
    BlockDraft(kind=BlockKind.TITLE, text="Lindvik closes its harbour"),
    BlockDraft(
        kind=BlockKind.PARAGRAPH,
        text=HARBOUR,
        inlines=(Inline(kind=InlineKind.LINK, start=4, end=11, target="https://example.org/harbour"),),
    ),
    BlockDraft(
        kind=BlockKind.PARAGRAPH,
        text=MAYOR,
        quotations=(
            _quoted(MAYOR, "We have waited ten years for this,"),
            _quoted(MAYOR, "The sea belongs to the town."),
        ),
    ),
    BlockDraft(
        kind=BlockKind.CAPTION,
        text=CAPTION,
        credit=Credit(raw="Photo: Nordbild / Ole Vik", agency="Nordbild"),
    ),
    BlockDraft(kind=BlockKind.HEADING, text="What comes after", level=2),
    BlockDraft(kind=BlockKind.BLOCKQUOTE, text=QUOTE, speaker="Inga Moen"),
    BlockDraft(
        kind=BlockKind.LIST_ITEM, text="A ferry quay, to be built by the state before the winter.", level=1
    ),
    BlockDraft(kind=BlockKind.LIST_ITEM, text="A market.", level=2),
    BlockDraft(kind=BlockKind.CAPTION, text="A drawing of the planned market hall with its glass roof."),
    BlockDraft(kind=BlockKind.PREFORMATTED, text="ships  2024\n  in     31\n  out    29"),
    BlockDraft(kind=BlockKind.PARAGRAPH, text=CLOSING),
)


def lindvik() -> Article:
    """Return the article, its captions being blocks 3 and 8."""
    return assemble(DRAFTS, Metadata(title="Lindvik closes its harbour", language="en"))


def of_paragraphs(*texts: str) -> Article:
    """Return an article of paragraphs."""
    return assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in texts], Metadata())


def running(direction: Direction, *texts: str) -> Article:
    """Return an article of paragraphs whose script runs a way."""
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in texts]
    return assemble(drafts, Metadata(direction=direction))
