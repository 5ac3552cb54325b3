"""A note holds its marks, each in a block of its own, whatever the words are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from reader.article.assemble import BlockDraft, assemble
from reader.article.language import Marks, load_language
from reader.article.model import Article, BlockKind, EntityKind, Metadata, Span
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, Beside, Entity, MarkKind, PlacedMark, Status
from reader.notes.frontmatter import article_id_in
from reader.notes.render import NoteHead, block_id, render_note
from tests.marks.examples import a_mark
from tests.strategies import hostile_texts

METADATA = Metadata(
    title="Ministers leave Geneva without a deal",
    byline="By A. Writer",
    site="Example Post",
    url="https://example.org/2026/03/geneva-talks",
    published="2026-03-14",
    language="en",
)
ARTICLE = assemble(
    [
        BlockDraft(kind=BlockKind.TITLE, text="Ministers leave Geneva without a deal"),
        BlockDraft(kind=BlockKind.PARAGRAPH, text="The talks ended on Friday in Geneva."),
        BlockDraft(kind=BlockKind.CAPTION, text="Jane Roe leaves the building."),
        BlockDraft(kind=BlockKind.PARAGRAPH, text="We will not sign a text we have not read. It is long."),
        BlockDraft(kind=BlockKind.PARAGRAPH, text="She then left."),
    ],
    METADATA,
)
HEAD = NoteHead(
    article_id="01jq8z6v3m",
    title="Ministers leave Geneva without a deal",
    metadata=METADATA,
    accessed=datetime(2026, 3, 15, 8, 12, 4, 999, tzinfo=UTC),
    page_hash="9f2c41ab",
)
JANE = Entity(EntityKind.PERSON, "Jane Roe")
GENEVA = Entity(EntityKind.PLACE, "Geneva")
BLOCK = re.compile(r"^%% pressmark:begin (\S+) %%\n(.*?)^%% pressmark:end \1 %%$", re.MULTILINE | re.DOTALL)

NOTE = """\
---
pressmark_id: "01jq8z6v3m"
title: "Ministers leave Geneva without a deal"
url: "https://example.org/2026/03/geneva-talks"
site: "Example Post"
authors: ["[[A. Writer]]"]
published: 2026-03-14
accessed: 2026-03-15T08:12:04Z
lang: "en"
source_sha256: "9f2c41ab"
people: ["[[Jane Roe]]"]
places: ["[[Geneva]]"]
tags: ["news", "trade/tariffs"]
---
# Ministers leave Geneva without a deal

%% pressmark:begin q-vre5rq2a %%
> [!quote] [[Jane Roe]] · ¶2
> “We will not sign a text we have not read.”
>
> **Note:** contradicts Monday's briefing.
>
> **Names:** [[Jane Roe]] (person)
>
> [source](https://example.org/2026/03/geneva-talks#:~:text=We%20will%20not%20sign%20a%20text%20we%20have%20not%20read.) #quote #news #trade/tariffs

^q-vre5rq2a
%% pressmark:end q-vre5rq2a %%

%% pressmark:begin mentions %%
**Mentions**

- [[Geneva]] (place) · title, ¶1

^mentions
%% pressmark:end mentions %%
"""  # noqa: E501 - a link is one line


def placed(words: str, number: int = 1, **changes: Any) -> PlacedMark:  # noqa: ANN401 - any field
    """Mark words of the article, at the n-th place where they stand."""
    start = [match.start() for match in re.finditer(re.escape(words), ARTICLE.text)][number - 1]
    span = Span(start, start + len(words))
    mark = a_mark(f"{words}{number}", selector=describe(ARTICLE.text, span), **changes)
    return PlacedMark(mark, span)


def note_of(*marks: PlacedMark, article: Article = ARTICLE, **metadata: Any) -> str:  # noqa: ANN401
    head = replace(HEAD, metadata=METADATA._replace(**metadata))
    return render_note(head, article, marks, load_language(head.metadata.language).marks[0])


def lines_of(*marks: PlacedMark, **metadata: Any) -> list[str]:  # noqa: ANN401
    """Return the lines inside the only block of a note."""
    ((_, lines),) = BLOCK.findall(note_of(*marks, **metadata))
    return list(lines.splitlines())


def test_a_whole_note() -> None:
    quote = placed(
        "We will not sign a text we have not read.",
        speaker="Jane Roe",
        note="contradicts Monday's briefing.",
        tags=("news", "trade/tariffs"),
        entities=(JANE,),
    )
    mentions = [placed("Geneva", n, kind=MarkKind.MENTION, entities=(GENEVA,)) for n in (1, 2)]
    assert note_of(mentions[0], quote, mentions[1]) == NOTE


def test_an_article_without_marks_has_a_note_without_blocks() -> None:
    assert note_of().endswith("---\n# Ministers leave Geneva without a deal\n")


@pytest.mark.parametrize("kind", [MarkKind.FACT, MarkKind.DOUBT, MarkKind.IDEA])
def test_the_callout_and_a_tag_name_the_kind(kind: MarkKind) -> None:
    lines = lines_of(placed("It is long.", kind=kind))
    assert lines[0] == f"> [!{kind.value}] ¶2"
    assert lines[3].endswith(f" #{kind.value}")


@pytest.mark.parametrize(
    ("words", "place"), [("The talks", "¶1"), ("She then", "¶3"), ("Jane Roe leaves", "caption")]
)
def test_places_are_counted_as_the_reading_view_counts(words: str, place: str) -> None:
    assert lines_of(placed(words))[0] == f"> [!quote] {place}"


def test_each_line_of_a_quotation_over_paragraphs_is_quoted() -> None:
    lines = lines_of(placed("It is long.\n\nShe then left."))
    assert lines[1:4] == ["> “It is long.", ">", "> She then left.”"]


def test_each_line_of_a_note_is_in_the_block_and_its_links_work() -> None:
    lines = lines_of(placed("It is long.", note="see [[Geneva]]\n\n- %% x"))
    assert lines[3:6] == ["> **Note:** see [[Geneva]]", ">", "> - \\%\\% x"]


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("fr", "«\u00a0It is long.\u00a0»"),
        ("fr-CH", "«It is long.»"),
        ("de", "„It is long.“"),
        ("ja", "「It is long.」"),
        (None, "“It is long.”"),
    ],
)
def test_words_stand_between_the_marks_of_the_articles_language(language: str | None, quoted: str) -> None:
    assert lines_of(placed("It is long."), language=language)[1] == f"> {quoted}"


@pytest.mark.parametrize(
    ("words", "shown"), [("“No.”", "“No.”"), ("“No,” he said, “no.”", "““No,” he said, “no.””")]
)
def test_words_that_bring_their_marks_get_no_others(words: str, shown: str) -> None:
    article = assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=words)], METADATA)
    span = Span(0, len(words))
    mark = PlacedMark(a_mark(selector=describe(words, span)), span)
    assert f"\n> {shown}\n" in note_of(mark, article=article)


def test_a_mark_whose_words_are_gone_says_so_and_links_to_the_page_alone() -> None:
    lost = PlacedMark(placed("It is long.").annotation, None)
    lines = lines_of(lost)
    assert lines[0] == "> [!quote] no longer in the text"
    assert lines[3] == "> [source](https://example.org/2026/03/geneva-talks) #quote"


@pytest.mark.parametrize("url", [None, "file:///etc/passwd", "javascript:alert(1)"])
def test_without_a_web_address_there_is_no_link(url: str | None) -> None:
    assert lines_of(placed("It is long."), url=url)[3] == "> #quote"


def test_a_mention_with_a_note_has_a_block_of_its_own() -> None:
    mention = placed("Geneva", kind=MarkKind.MENTION, entities=(GENEVA,), note="again?")
    lines = lines_of(mention)
    assert lines[0] == "> [!mention] title"
    assert "> **Names:** [[Geneva]] (place)" in lines


def test_entities_are_listed_by_kind_once() -> None:
    entities = [Entity(kind, f"The {kind.value}") for kind in EntityKind]
    note = note_of(placed("The talks", entities=(*entities, *entities)))
    loaded = YAML(typ="safe").load(note.split("---\n")[1])
    fields = ("people", "organisations", "places", "events", "dates", "others")
    assert [loaded[name] for name in fields] == [[f"[[{entity.name}]]"] for entity in entities]


def test_a_block_keeps_its_id_and_others_have_others() -> None:
    ids = {block_id(f"mark {number}") for number in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch("q-[a-z2-7]{8}", one) for one in ids)


marks = st.builds(
    a_mark,
    mark_id=st.uuids().map(str),
    kind=st.sampled_from(MarkKind),
    speaker=st.none() | hostile_texts,
    note=hostile_texts,
    tags=st.lists(hostile_texts, max_size=3).map(tuple),
    entities=st.lists(st.builds(Entity, st.sampled_from(EntityKind), hostile_texts), max_size=3).map(tuple),
)
attacks = st.sampled_from(
    ["---\n", "%% pressmark:end q-5rvuq2wg %%", "\n# x", "]]", '"\n', "pressmark_id: b"]
)


@given(st.lists(st.one_of(hostile_texts, attacks), max_size=6).map("\n".join), st.lists(marks, max_size=3))
def test_no_words_break_out_of_their_place(words: str, annotations: Sequence[Annotation]) -> None:
    texts = {name: words for name in ("title", "byline", "site", "published", "language")}
    hostile_metadata: dict[str, Any] = {**texts, "url": f"https://example.org/{words}"}
    hostile = [replace(one, selector=one.selector._replace(exact=words)) for one in annotations]
    note = render_note(
        replace(HEAD, title=words, metadata=Metadata(**hostile_metadata)),
        ARTICLE,
        [PlacedMark(one, None) for one in hostile],
        Marks("“", "”"),
    )
    assert article_id_in(note) == HEAD.article_id
    assert YAML(typ="safe").load(note.split("\n---\n")[0])["pressmark_id"] == HEAD.article_id
    blocks = BLOCK.findall(note)
    own = {block_id(one.id) for one in hostile}
    assert {name for name, _ in blocks} - {"mentions"} <= own
    assert note.count("\n%% pressmark:") == 2 * len(blocks)
    outside = BLOCK.sub("", note).split("\n---\n", 1)[1].split("\n")
    assert [line for line in outside if line and not line.startswith("# ")] == []


def test_the_same_marks_give_the_same_bytes() -> None:
    mark = placed("It is long.", tags=("b", "a"), entities=(JANE, GENEVA))
    assert note_of(mark) == note_of(mark)


def test_what_is_off_the_record_is_in_no_part_of_a_note() -> None:
    secret = _placed(
        "We will not sign", off_record=True, tags=("leak",), entities=(JANE,), note="who said it"
    )
    note = render_note(HEAD, ARTICLE, [secret], Marks("“", "”"))
    assert note == render_note(HEAD, ARTICLE, [], Marks("“", "”"))


def test_a_note_says_what_was_checked_and_how_it_was_translated() -> None:
    mark = _placed(
        "We will not sign",
        status=Status.DISPUTED,
        language="fr",
        translation="Nous ne signerons pas.\nJamais.",
    )
    lines = render_note(HEAD, ARTICLE, [mark], Marks("“", "”")).splitlines()
    assert "> [!quote] ¶2 · disputed" in lines
    at = lines.index("> **Translation (fr):** Nous ne signerons pas.")
    assert lines[at + 1] == "> Jamais."


def test_a_note_says_what_was_typed_elsewhere_at_the_same_time() -> None:
    beside = (Beside("note", "theirs\nand more"), Beside("speaker", "John Doe"))
    mark = _placed("We will not sign", note="mine", beside=beside)
    shown = render_note(HEAD, ARTICLE, [mark], Marks("“", "”")).splitlines()
    at = shown.index("> **Note:** mine")
    assert shown[at + 2 : at + 4] == ["> **Also written:** theirs", "> and more"]
    assert shown[at + 5] == "> **Also said by:** John Doe"


@pytest.mark.parametrize("kind", ["claim", "a kind]\n# of my own", "%%"])
def test_a_kind_of_the_users_own_is_named_whatever_it_is_called(kind: str) -> None:
    note = render_note(HEAD, ARTICLE, [_placed("We will not sign", kind=kind)], Marks("“", "”"))
    assert len(BLOCK.findall(note)) == 1
    assert "\n# of" not in note


def _placed(words: str, **changes: Any) -> PlacedMark:  # noqa: ANN401 - any field
    start = ARTICLE.text.index(words)
    span = Span(start, start + len(words))
    return PlacedMark(a_mark(selector=describe(ARTICLE.text, span), **changes), span)
