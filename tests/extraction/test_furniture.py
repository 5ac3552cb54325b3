"""Lines that sites print around articles, in the languages that have a file."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft
from reader.article.language import load_language
from reader.article.model import BlockKind, Inline, InlineKind, Metadata
from reader.extraction.furniture import is_boilerplate, without_furniture

TEXT = BlockDraft(kind=BlockKind.PARAGRAPH, text="The pump gave no water, and nobody knew why.")
CAPTION = BlockDraft(kind=BlockKind.CAPTION, text="Ada Fern, who writes")


def kept(*drafts: BlockDraft, language: str = "en") -> tuple[BlockDraft, ...]:
    return without_furniture((TEXT, *drafts), Metadata(), load_language(language))[1:]


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> BlockDraft:
    return BlockDraft(kind=kind, text=text)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "— Advert —"),
        ("en", "Share Share this article"),
        ("en", "Already a subscriber? Log in"),
        ("fr", "Déjà abonné\u202f? Connectez-vous"),
        ("fr", "Article réservé aux abonnés"),
        ("fr", "À lire aussi » La pompe est revenue"),
        ("fr", "À lire : la pompe du village, un feuilleton"),
        ("de", "Lesen Sie außerdem: Die Pumpe im Dorf"),
        ("de", "Weiterlesen nach der Anzeige"),
        ("es", "Escucha este artículo"),
        ("it", "Contenuto riservato agli abbonati"),
        ("pt", "Continua após publicidade"),
        ("nl", "Advertentie"),
        ("pl", "Dalsza część tekstu pod reklamą"),
        ("ru", "Если вы нашли ошибку, выделите её"),
        ("uk", "Стежте за нами у Telegram"),
        ("tr", "En çok okunanlar"),
        ("ar", "الأكثر مشاهدة"),
        ("he", "כתבות דומות"),
        ("fa", "مطالب مشابه"),
        ("ja", "よく読まれている記事"),
        ("zh", "為您推薦"),
        ("ko", "많이 본 기사 보기"),
    ],
)
def test_a_line_that_sites_print_is_known(language: str, said: str) -> None:
    assert is_boilerplate(said, load_language(language).boilerplate)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Loading the pump took an hour"),
        ("en", "In other news, the pump is back"),
        ("fr", "À ce sujet : le maire ne dira rien"),
        ("fr", "La suite, au printemps"),
        ("de", "Folgen"),
        ("de", "Mehr von ihm wurde nicht bekannt"),
        ("es", "Más de trescientos vecinos sin agua"),
        ("it", "Leggi e regolamenti"),
        ("ru", "Главное: воды нет"),
        ("tr", "Paylaştığı mesaj çok okundu"),
        ("he", "עוד ביום שני לא היו מים"),
        ("zh", "最新消息：村里没有水"),
    ],
)
def test_a_line_that_somebody_wrote_is_not(language: str, said: str) -> None:
    assert not is_boilerplate(said, load_language(language).boilerplate)


def test_what_ends_a_page_about_its_author_is_left_out_and_captions_stay() -> None:
    about = line("About the author", BlockKind.HEADING)
    text = line("The pump gave water to every house of the town until the winter came. " * 3)
    assert kept(text, about, line("Ada Fern has written of pumps for years."), CAPTION) == (text, CAPTION)


def test_a_part_of_the_text_behind_the_author_stays() -> None:
    note = (line("Correction", BlockKind.HEADING), line("The pump gave some water."))
    text = line("Die Pumpe gab jedem Haus der Stadt Wasser, bis der Winter kam. " * 3)
    drafts = (text, line("Über die Autorin"), line("Ada Fern schreibt."), *note)
    assert kept(*drafts, language="de") == (text, *note)


def test_an_author_amid_a_text_is_part_of_it() -> None:
    about = (line("About the author", BlockKind.HEADING), *([TEXT] * 9))
    assert kept(*about) == about


@pytest.mark.parametrize("item", ["Print Print this page", "Date 23.05.2011", "Permalink"])
def test_items_that_end_a_page_are_left_out(item: str) -> None:
    assert kept(line(item, BlockKind.LIST_ITEM)) == ()


@pytest.mark.parametrize("item", ["2023: Ada Fern", "The pump, 2023"])
def test_items_that_end_a_text_are_not(item: str) -> None:
    drafts = (line(item, BlockKind.LIST_ITEM),)
    assert kept(*drafts) == drafts


def linked(text: str, words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> BlockDraft:
    start = text.index(words)
    link = Inline(kind=InlineKind.LINK, start=start, end=start + len(words), target="https://x.example/")
    return BlockDraft(kind=kind, text=text, inlines=(link,))


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE])
def test_a_link_that_is_announced_needs_no_colon(kind: BlockKind) -> None:
    assert kept(linked("Lire aussi La pompe", "La pompe", kind), TEXT, language="fr") == (TEXT,)


def test_a_sentence_with_a_link_that_begins_like_an_announcement_stays() -> None:
    sentence = linked("Lire aussi les archives aide à savoir ce que fut la pompe.", "la pompe")
    assert kept(sentence, TEXT, language="fr") == (sentence, TEXT)
