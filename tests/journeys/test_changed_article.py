"""A newspaper edits its article after it was read and marked: nothing is lost, and all of it is told."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.journeys.conftest import Launch
from tests.site import Site, serving

PAGE = """<html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The harbour of Lindvik will close to cargo ships in May, the town council said on Monday.</p>
<p>“{1},” said Åsa Brandt, who leads the council and has lived beside the cranes for most of her life.</p>
<p>Many ships came here once, and the cranes are the last of their kind on this coast.</p></article></body>
</html>"""
SAID, SAYS_NOW = "We have waited ten long years for this", "We have waited far too long for this"
FIRST = PAGE.format("Harbour closes", SAID)
SECOND = PAGE.format("Harbour to close in May", SAYS_NOW)
Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site({"/harbour": FIRST})) as there:
        yield there


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Runs a command as from a script."""

    def run_command(*args: str) -> CompletedProcess[str]:
        argv = [sys.executable, "-m", "reader", *args]
        return subprocess.run(argv, env=environment, capture_output=True, text=True, check=False, timeout=60)

    return run_command


def mark_the_quotation(launch: Launch, address: str) -> None:
    terminal = launch(address)
    terminal.wait_for(SAID)
    terminal.send("]q")
    terminal.wait_for("Quotation 1")
    terminal.send("H")
    terminal.wait_for("Highlighted")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_what_was_quoted_is_told_as_changed_and_found_in_the_new_text(
    launch: Launch, run: Run, site: Site
) -> None:
    mark_the_quotation(launch, site.url("/harbour"))
    assert run("verify").stdout.startswith("word for word  ")
    site.pages["/harbour"] = SECOND
    verified = run("verify")
    assert (verified.returncode, verified.stdout.split("  ")[0]) == (1, "changed")
    refreshed = run("refresh", "--all").stdout
    assert "headline “Harbour closes” → “Harbour to close in May”" in refreshed
    assert refreshed.endswith("1 mark changed\n")
    terminal = launch()
    terminal.wait_for("Harbour to close in May")
    terminal.send("\r")
    terminal.wait_for(SAYS_NOW)
    terminal.wait_for("1 mark changed")


def test_an_article_that_is_gone_from_its_site_can_be_read_all_the_same(
    launch: Launch, run: Run, site: Site, library: Path
) -> None:
    mark_the_quotation(launch, site.url("/harbour"))
    kept = sorted(library.rglob("*.article"))
    site.pages["/harbour"] = 410
    refreshed = run("refresh", "--all")
    assert refreshed.returncode == 1
    assert "the site has taken the page away (410)" in refreshed.stdout
    assert sorted(library.rglob("*.article")) == kept
    terminal = launch()
    terminal.wait_for("1 article")
    terminal.send("\r")
    terminal.wait_for(SAID)
    terminal.wait_for("1 mark here")


def test_both_texts_and_both_pages_are_kept_where_the_user_wants_pages(
    run: Run, site: Site, library: Path, environment: dict[str, str]
) -> None:
    (library.parent / "config.toml").write_text("keep_pages = true\n")
    environment["PRESSMARK_CONFIG"] = str(library.parent)
    run("annotate", site.url("/harbour"), "--quote", SAID)
    site.pages["/harbour"] = SECOND
    assert run("refresh", "--all").stdout.startswith("new text")
    shown = {gzip.decompress(path.read_bytes()).decode() for path in library.glob("pages/*/*.gz")}
    assert shown == {FIRST, SECOND}
    assert len(list(library.rglob("*.article"))) == 2
    assert "(2 revisions)" in run("list").stdout
