"""The main job, by keys alone, in a real terminal: read, highlight, tag, export, quit, find it all again."""

from __future__ import annotations

from pathlib import Path

from tinydb import TinyDB

from tests.journeys.conftest import SEED, Launch

QUOTATION = "Nous constatons une alliance croissante"
SPEAKER = "Volodymyr Zelensky"


def do_the_job(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for("alliance croissante")
    terminal.send("]q")
    terminal.wait_for("Quotation 1")
    terminal.send("H")
    terminal.wait_for("Highlighted")
    terminal.send("T")
    terminal.wait_for("person")
    terminal.send("p")
    terminal.send("\r")
    terminal.wait_for(f"Tagged {SPEAKER}")
    terminal.send("x")
    terminal.wait_for("Wrote")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_the_seed_opens_clean_with_its_captions_folded(launch: Launch) -> None:
    terminal = launch(str(SEED))
    terminal.wait_for("Photo · Getty Images / Carsten Koall")
    shown = terminal.screen_text()
    assert "Ouvrir en mode plein écran" not in shown
    assert "s’adresse aux médias" not in shown


def test_a_highlight_is_in_plain_tinydb(launch: Launch, library: Path) -> None:
    do_the_job(launch)
    with TinyDB(library / "annotations.json", access_mode="r") as database:
        (kept,) = database.table("annotations").all()
    assert kept["selector"]["exact"].startswith(QUOTATION)
    assert kept["speaker"] == SPEAKER
    assert kept["entities"] == [{"kind": "person", "name": SPEAKER}]


def test_a_highlight_is_in_the_markdown_note(launch: Launch, library: Path) -> None:
    do_the_job(launch)
    (note,) = (library / "notes").glob("*.md")
    text = note.read_text(encoding="utf-8")
    assert f"> [!quote] [[{SPEAKER}]]" in text
    assert QUOTATION in text
    assert f'people: ["[[{SPEAKER}]]"]' in text


def test_a_highlight_is_seen_when_the_article_is_opened_again(launch: Launch) -> None:
    do_the_job(launch)
    terminal = launch(str(SEED))
    terminal.wait_for("1 mark here")
    marked = next(line for line in terminal.screen_text().splitlines() if QUOTATION[:20] in line)
    assert marked.split()[0] == "Q"


def test_the_list_of_what_was_read_opens_the_article_again(launch: Launch) -> None:
    do_the_job(launch)
    terminal = launch()
    terminal.wait_for("1 article")
    terminal.send("\r")
    terminal.wait_for("1 mark here")
    terminal.send("q")
    terminal.wait_for("1 article")
    terminal.send("q")
    assert terminal.wait_exit() == 0
