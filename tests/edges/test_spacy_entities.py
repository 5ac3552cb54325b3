"""A model's names become suggestions; a model that is not its maker's is never touched."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Metadata, Span
from reader.edges import spacy_entities
from reader.edges.places import suggest_by_rules
from reader.edges.spacy_entities import Document, Model, SpacyEntities, installed_languages


@dataclass(frozen=True)
class FakeName:
    """What spaCy calls a span."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class FakeDocument:
    """A document with names."""

    ents: tuple[FakeName, ...]


class FakeModel:
    """Finds the words that it was given, wherever they stand."""

    def __init__(self, **labels: str) -> None:
        self._labels = {words.replace("_", " "): label for words, label in labels.items()}

    def __call__(self, text: str) -> Document:
        """Find them."""
        return FakeDocument(
            tuple(
                FakeName(text.index(words), text.index(words) + len(words), label)
                for words, label in self._labels.items()
                if words in text
            )
        )


def article(*paragraphs: str, language: str = "en") -> Article:
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    return assemble(drafts, Metadata(language=language))


def no_rules(_: Article) -> tuple[EntitySuggestion, ...]:
    return ()


def suggested(model: Model, made: Article) -> list[tuple[str, EntityKind, tuple[Span, ...]]]:
    found = SpacyEntities(no_rules, ("en",), load=lambda _: model).suggest(made)
    return [(one.name, one.kind, one.mentions) for one in found]


def test_labels_become_kinds_and_places_in_blocks_become_places_in_the_article() -> None:
    made = article("Rain fell.", "Ruth Adler left Penrose Ltd.")
    model = FakeModel(Ruth_Adler="PERSON", Penrose_Ltd="ORG", left="CARDINAL")
    assert suggested(model, made) == [
        ("Ruth Adler", EntityKind.PERSON, (Span(12, 22),)),
        ("Penrose Ltd", EntityKind.ORGANISATION, (Span(28, 39),)),
    ]


def test_an_article_before_a_name_and_a_genitive_behind_it_are_left_out() -> None:
    found = suggested(FakeModel(**{"the Kremlin’s": "ORG"}), article("They saw the Kremlin’s walls."))
    assert found == [("Kremlin", EntityKind.ORGANISATION, (Span(13, 20),))]


def test_a_persons_last_name_is_that_person() -> None:
    made = article("Ruth Adler left.", "Nobody saw Adler.")
    model = FakeModel(Ruth_Adler="PERSON", Adler="PERSON")
    ((name, _, mentions),) = [one for one in suggested(model, made) if one[0] == "Ruth Adler"]
    assert (name, made.text_of(mentions[0])) == ("Ruth Adler", "Ruth Adler")
    assert Span(29, 34) in mentions


def test_dates_come_from_the_rules() -> None:
    made = article("Ruth Adler left on 4 May 2019.")
    model = FakeModel(Ruth_Adler="PERSON")
    found = SpacyEntities(suggest_by_rules, ("en",), load=lambda _: model).suggest(made)
    assert [(one.name, one.kind.value) for one in found] == [("Ruth Adler", "person"), ("4 May 2019", "date")]


def test_a_language_without_a_model_is_read_by_the_rules() -> None:
    def load(language: str) -> Model:
        raise AssertionError(language)

    found = SpacyEntities(suggest_by_rules, ("fr",), load=load).suggest(article("She won in Germany."))
    assert [one.name for one in found] == ["Germany"]


def test_a_model_is_loaded_once() -> None:
    loaded: list[str] = []

    def load(language: str) -> Model:
        loaded.append(language)
        return FakeModel()

    entities = SpacyEntities(no_rules, ("en",), load=load)
    entities.suggest(article("One."))
    entities.suggest(article("Two."))
    assert loaded == ["en"]


def test_a_package_with_a_made_up_version_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_entities, "version", lambda _: "999.9.9")
    assert installed_languages() == ()


def test_a_package_that_is_not_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(spacy_entities, "version", version)
    assert installed_languages() == ()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Le président Emmanuel Macron a rencontré Olaf Scholz à Berlin mardi.", "Emmanuel Macron"),
        ("en", "President Joe Biden met Angela Merkel in Berlin on Tuesday.", "Joe Biden"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_a_real_model_finds_names(language: str, text: str, name: str) -> None:
    if language not in installed_languages():
        pytest.skip(f"the spaCy model of pressmark[{language}] is not installed")
    found = SpacyEntities(suggest_by_rules, (language,)).suggest(article(text, language=language))
    assert (name, EntityKind.PERSON) in [(one.name, one.kind) for one in found]
