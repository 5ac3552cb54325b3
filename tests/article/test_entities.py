"""Names are found in real-shaped news in many languages; short forms mean what full ones do."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.entities import suggest
from reader.article.language import load_language
from reader.article.model import Article, BlockKind, Credit, EntityKind, Metadata

TERRITORIES = {
    "Corée du Nord": "KP", "Ukraine": "UA", "Frankreich": "FR", "France": "FR", "Italia": "IT",
    "España": "ES", "Milano": "Europe/Milano", "Kiev": "Europe/Kyiv", "Kyiv": "Europe/Kyiv",
    "Christmas": "CX",
    "United States": "US", "Israel": "IL", "Jordan": "JO", "Brasil": "BR", "Nederland": "NL", "Russia": "RU",
}  # fmt: skip


def article(language: str, *paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    return assemble([BlockDraft(kind=kind, text=text) for text in paragraphs], Metadata(language=language))


def found(language: str, *paragraphs: str) -> set[tuple[str, str]]:
    """Return names and kinds."""
    made = article(language, *paragraphs)
    return {(one.name, one.kind.value) for one in suggest(made, load_language(language), TERRITORIES)}


def mentions(language: str, *paragraphs: str) -> dict[str, list[str]]:
    """Return for each name the words of its mentions."""
    made = article(language, *paragraphs)
    suggestions = suggest(made, load_language(language), TERRITORIES)
    return {one.name: [made.text_of(span) for span in one.mentions] for one in suggestions}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le président ukrainien Yaroslav Melnyk a rencontré mardi la ministre Odile Carrier à Quimper.",
            {("Yaroslav Melnyk", "person"), ("Odile Carrier", "person"), ("Quimper", "place")},
        ),
        (
            "fr",
            "Selon la Cour de cassation et le Conseil national de l’ordre, la société Valdor SA a menti.",
            {
                ("Cour de cassation", "organisation"),
                ("Conseil national de l’ordre", "organisation"),
                ("Valdor SA", "organisation"),
            },
        ),
        (
            "fr",
            "Le ministère russe de la Défense accuse l’Ukraine depuis le sommet de Vannes.",
            {("ministère russe de la Défense", "organisation"), ("Ukraine", "place"), ("Vannes", "place")},
        ),
        (
            "en",
            "Mayor Ruth Adler said the Harbour Trust of Galway would sue Penrose Ltd over the Albert Bridge.",
            {
                ("Ruth Adler", "person"),
                ("Harbour Trust of Galway", "organisation"),
                ("Penrose Ltd", "organisation"),
                ("Albert Bridge", "place"),
            },
        ),
        (
            "en",
            "She won the World Cup in Marseille on 4 May 2019, and the Ministry of Health and the Fire "
            "Service praised her.",
            {
                ("World Cup", "event"),
                ("Marseille", "place"),
                ("4 May 2019", "date"),
                ("Ministry of Health", "organisation"),
                ("Fire Service", "organisation"),
            },
        ),
        (
            "de",
            "Der Spediteur Jörn Haller klagte in Rostock gegen das Landwirtschaftsministerium.",
            {
                ("Jörn Haller", "person"),
                ("Rostock", "place"),
                ("Landwirtschaftsministerium", "organisation"),
            },
        ),
        (
            "de",
            "Nach Angaben der Polizei fiel in der Nacht auf den 3. Oktober ein Baum auf zwei Autos.",
            {("3. Oktober", "date")},
        ),
        (
            "es",
            "La alcaldesa de Segovia, Irene Quiroga, acusó al Ministerio de Fomento y a Pedro de la Rosa.",
            {
                ("Segovia", "place"),
                ("Irene Quiroga", "person"),
                ("Ministerio de Fomento", "organisation"),
                ("Pedro de la Rosa", "person"),
            },
        ),
        (
            "it",
            "Il sindaco di Milano Carlo Venier ha visitato la Corte di Cassazione il 3 marzo 2024.",
            {
                ("Milano", "place"),
                ("Carlo Venier", "person"),
                ("Corte di Cassazione", "organisation"),
                ("3 marzo 2024", "date"),
            },
        ),
        (
            "pt",
            "O ministro Rui Tavora disse em Coimbra que o Supremo Tribunal de Justiça decide a 5 de maio.",
            {
                ("Rui Tavora", "person"),
                ("Coimbra", "place"),
                ("Supremo Tribunal de Justiça", "organisation"),
                ("5 de maio", "date"),
            },
        ),
        (
            "nl",
            "Burgemeester Loes van der Meer van Assen sprak op 3 maart 2024 met het Openbaar Ministerie.",
            {
                ("Loes van der Meer", "person"),
                ("3 maart 2024", "date"),
                ("Openbaar Ministerie", "organisation"),
            },
        ),
    ],
)
def test_names_in_news_are_found_with_their_kinds(
    language: str, text: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= found(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les Ukrainiens et les Nord-Coréens se battent. Toutefois, rien ne change. Cela dure."),
        (
            "en",
            "Russians and Americans met. However, nothing changed. Volunteers helped. It rained on Monday.",
        ),
        (
            "de",
            "Die Brücke bleibt nach Angaben des Landkreises gesperrt. Ein Arbeiter prüft die Nieten am Ufer.",
        ),
        ("es", "Los vecinos esperan. Ayer llovió mucho. Nadie salió el lunes a la calle."),
        ("en", "He bought a VPN, and then another VPN, and a TV."),
    ],
)
def test_words_with_a_capital_that_name_nothing_are_left_alone(language: str, text: str) -> None:
    assert found(language, text) == set()


def test_every_mention_is_found_and_short_forms_belong_to_the_full_name() -> None:
    text = "Mme Carrier a refusé. Odile Carrier, qui dirige la régie, partira. Carrier l’a promis à M. Roux."
    assert mentions("fr", text) == {
        "Odile Carrier": ["Carrier", "Odile Carrier", "Carrier"],
        "Roux": ["Roux"],
    }


def test_an_acronym_in_brackets_means_the_name_before_it() -> None:
    text = "L’Union des ports libres (UPL) a voté. Son budget baisse. L’UPL proteste."
    assert mentions("fr", text) == {"Union des ports libres": ["Union des ports libres", "UPL", "UPL"]}


def test_an_acronym_in_brackets_is_not_the_person_before_it() -> None:
    names = found("de", "Der Abgeordnete Jörn Haller (CDU) widersprach.")
    assert names == {("Jörn Haller", "person"), ("CDU", "organisation")}


def test_an_organisation_is_known_by_how_its_name_begins() -> None:
    assert mentions("en", "The insurer, Calder Mutual, paid. Nobody asked Calder why.") == {
        "Calder Mutual": ["Calder Mutual", "Calder"]
    }


def test_two_names_of_one_place_are_one_place() -> None:
    assert mentions("fr", "Il vit à Kyiv. On disait Kiev autrefois, et encore Kiev.") == {
        "Kyiv": ["Kyiv", "Kiev", "Kiev"]
    }


def test_a_person_may_be_called_like_a_country() -> None:
    assert found("en", "The actor Jordan Pell flew to Jordan.") == {
        ("Jordan Pell", "person"),
        ("Jordan", "place"),
    }


def test_votes_of_the_whole_article_decide_a_kind() -> None:
    texts = ("Merrick was late.", "Nobody blamed Merrick.", "The meeting with Dr. Merrick was short.")
    assert found("en", *texts) == {("Merrick", "person")}


def test_elisions_articles_genitives_and_titles_are_no_part_of_a_mention() -> None:
    assert mentions("fr", "Il aime l’Ukraine et la Corée du Nord.") == {
        "Ukraine": ["Ukraine"],
        "Corée du Nord": ["Corée du Nord"],
    }
    assert mentions("en", "They met Dr. Ellen Marsh. Then Marsh’s phone rang.") == {
        "Ellen Marsh": ["Ellen Marsh", "Marsh"]
    }


def test_a_headline_in_capitals_gives_no_names_but_the_mentions_of_known_ones() -> None:
    made = article("en", "Ruth Adler Opens New Bridge Over River", "The bridge was opened by Ruth Adler.")
    suggestions = suggest(made, load_language("en"), TERRITORIES)
    assert [(one.name, len(one.mentions)) for one in suggestions] == [("Ruth Adler", 2)]


def test_whoever_took_a_picture_is_a_person() -> None:
    credit = Credit(raw="Photo: Merrick", photographer="Merrick Olsen Bay Torp")
    drafts = [
        BlockDraft(kind=BlockKind.CAPTION, text="The harbour", credit=credit),
        BlockDraft(kind=BlockKind.PARAGRAPH, text="A picture by Merrick Olsen Bay Torp won."),
    ]
    made = assemble(drafts, Metadata(language="en"))
    (one,) = suggest(made, load_language("en"), TERRITORIES)
    assert (one.name, one.kind) == ("Merrick Olsen Bay Torp", EntityKind.PERSON)


def test_preformatted_text_is_not_read() -> None:
    made = article("en", "Then Ruth Adler = 3", kind=BlockKind.PREFORMATTED)
    assert suggest(made, load_language("en"), TERRITORIES) == ()


def test_suggestions_come_in_the_order_of_their_first_mentions() -> None:
    made = article("en", "On 4 May 2019 Ruth Adler left. Ruth Adler and Penrose Ltd met in Israel.")
    suggestions = suggest(made, load_language("en"), TERRITORIES)
    assert [one.name for one in suggestions] == ["4 May 2019", "Ruth Adler", "Penrose Ltd", "Israel"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Then the General Assembly met.", {("General Assembly", "organisation")}),
        ("en", "They met at Christmas.", set()),
        ("en", "It was the best year in Bubba Merrick’s life.", {("Bubba Merrick", "person")}),
        ("en", "He read about the Brotherhood of Dust.", {("Brotherhood of Dust", "organisation")}),
        ("fr", "La députée UPL Laure de la Raudais parle.",
         {("UPL", "organisation"), ("Laure de la Raudais", "person")}),
        ("fr", "Il a vu Bruno Le Maire et Jean Roi.", {("Bruno Le Maire", "person"), ("Jean Roi", "person")}),
        ("de", "Die Deutsche Bahn schweigt, und der Sprecher der Bahn, Achim Stolz, auch.",
         {("Deutsche Bahn", "organisation"), ("Achim Stolz", "person")}),
        ("en", "Queen Anne Hospital met Mick Lund of the RMT.",
         {("Queen Anne Hospital", "organisation"), ("Mick Lund", "person"), ("RMT", "organisation")}),
        ("de", "Auch Anwohner Klaus Meier klagt.", {("Klaus Meier", "person")}),
        ("de", "Er prüft die Nieten der Brücke im Land.", set()),
        ("es", "Criticó a EE.UU. por el muro.", {("EE.UU.", "place")}),
        ("en", "WASHINGTON and ISRAEL agreed to wait.", {("WASHINGTON", "place"), ("ISRAEL", "place")}),
    ],
)  # fmt: skip
def test_names_are_cut_where_they_end(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert found(language, text) == expected
