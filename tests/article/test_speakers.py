"""Who speaks is found by verbs, leads, roles and pronouns; nobody is made up."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft
from reader.article.flat import enrich
from reader.article.language import load_language
from reader.article.model import BlockKind
from tests.article.speaker_cases import CASES


def speakers(code: str, *paragraphs: str) -> list[str | None]:
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    return [q.speaker for draft in enrich(drafts, load_language(code)) for q in draft.quotations]


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("en", "“We will not close this building,” Femi Okafor added.", "Femi Okafor"),
        ("en", "“We will not close this building,” said Dr. Ellen Marsh.", "Ellen Marsh"),
        ("en", "Isla Munro, who runs the North Harbour Trust, called it “a very sad day”.", "Isla Munro"),
        ("en", "According to Jane Roe, the plan is “a waste of money”.", "Jane Roe"),
        ("en", "The sign read “keep off the grass please”.", None),
        (
            "fr",
            "Les élus dénoncent un plan « trop cher pour nous », selon les mots de Mme Abgrall.",
            "Abgrall",
        ),
        ("fr", "« Nous partons demain matin », a promis le maire, Jean Roux.", "Jean Roux"),
        ("de", "„Jeder Umweg kostet mich Zeit“, klagt der Spediteur Holger Preuß.", "Holger Preuß"),
        ("de", "Landrätin Katrin Bollmann nannte das „bitter, aber ohne Alternative“.", "Katrin Bollmann"),
        ("es", "«No vamos a permitirlo más», aseguró Carmen Ruiz.", "Carmen Ruiz"),
        ("it", "«Siamo pronti a partire», ha spiegato Lucia Neri.", "Lucia Neri"),
        ("pt", "“Estamos prontos para tudo”, afirmou João Alves.", "João Alves"),
        ("nl", "‘We hebben hier op gewacht’, zei wethouder Piet Jansen.", "Piet Jansen"),
        ("ja", "館長の小川明さんは「来場者が三倍になった」と述べた。", "小川明"),
        ("ja", "一方で「昔の木の灯籠が懐かしい」という声もあった。", None),
    ],
)
def test_the_speaker_is_the_one_the_sentence_names(code: str, text: str, speaker: str | None) -> None:
    assert speakers(code, text) == [speaker]


@pytest.mark.parametrize(("code", "paragraphs", "wanted"), CASES)
def test_a_report_tells_who_speaks(
    code: str, paragraphs: tuple[str, ...], wanted: tuple[str | None, ...]
) -> None:
    assert tuple(speakers(code, *paragraphs)) == wanted


def test_a_pronoun_between_two_people_means_nobody_certain() -> None:
    assert speakers("en", "Jo Shaw met Sam Reyes in Leeds.", "“I have no regrets,” she said.") == [None]


def test_a_pronoun_means_no_organisation() -> None:
    found = speakers("en", "The Northern Bank Group closed on Monday.", "“I have no regrets,” he said.")
    assert found == [None]


def test_a_paragraph_of_words_alone_goes_on_with_who_just_spoke() -> None:
    found = speakers("en", "“It was bad,” said Ellen Marsh.", "“The roof went first, and then the maps.”")
    assert found == ["Ellen Marsh", "Ellen Marsh"]


def test_a_dialogue_goes_back_and_forth() -> None:
    assert speakers("fr", "— Partons tout de suite, dit Jean Roux.", "— Jamais de la vie ce soir.")[1] is None


def test_words_behind_a_sentence_that_reports_are_the_reporters() -> None:
    found = speakers("en", "John Orr said so in a speech last week. “The uncertainty is what we feel.”")
    assert found == ["John Orr"]


def test_what_is_reported_names_no_speaker() -> None:
    text = "Luego explicó que lo peor es que Pedro Roca tiene «un poder absoluto y sin control»."
    assert speakers("es", text) == [None]


def test_a_junior_is_known_by_the_surname() -> None:
    found = speakers("en", "Robert F. Orr Jr. came home.", "“I am glad to be here,” Orr said.")
    assert found == ["Robert F. Orr Jr"]


def test_a_surname_is_written_in_full() -> None:
    found = speakers("fr", "Hervé Delcourt dirige la régie.", "« Nous avons appris », a déclaré M. Delcourt.")
    assert found == ["Hervé Delcourt"]


def test_a_role_means_the_one_who_has_it() -> None:
    found = speakers(
        "fr",
        "Le président ukrainien Volodymyr Zelensky arrive.",
        "Le président ukrainien a dit : « Tenons bon ici ».",
    )
    assert found == ["Volodymyr Zelensky"]


def test_a_pronoun_means_who_spoke_last() -> None:
    found = speakers("en", "“It was a bad night,” said Ellen Marsh.", "“We lost the maps,” she added.")
    assert found == ["Ellen Marsh", "Ellen Marsh"]


def test_words_that_stand_alone_go_on_in_the_same_paragraph() -> None:
    assert speakers("en", "“It was bad there,” said Ellen Marsh. “It was terrifying.”") == ["Ellen Marsh"] * 2


def test_a_block_quote_takes_the_speaker_beside_it() -> None:
    drafts = (
        BlockDraft(kind=BlockKind.PARAGRAPH, text="Uwe Sander prüft die Brücke."),
        BlockDraft(kind=BlockKind.BLOCKQUOTE, text="Wir reden über Risse."),
        BlockDraft(kind=BlockKind.PARAGRAPH, text="Das sagte Sander am Dienstag im Kreistag."),
    )
    assert enrich(drafts, load_language("de"))[1].speaker == "Uwe Sander"


def test_a_speaker_that_is_known_is_kept() -> None:
    quote = BlockDraft(kind=BlockKind.BLOCKQUOTE, text="We stay.", speaker="Somebody Else")
    said = BlockDraft(kind=BlockKind.PARAGRAPH, text="Ellen Marsh told reporters.")
    assert enrich((quote, said), load_language("en"))[0].speaker == "Somebody Else"


def test_enriching_twice_adds_nothing() -> None:
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="“We told him ‘go away now’,” said Ellen Marsh.")
    once = enrich((draft,), load_language("en"))
    assert enrich(once, load_language("en")) == once
