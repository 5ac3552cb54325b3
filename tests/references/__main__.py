"""Print how much of the reference articles comes out, or write them as files into a folder."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from tests.references.cleaned import found_in
from tests.references.counts import FIGURES, figure
from tests.references.forms import forms
from tests.references.gold import gold
from tests.references.source import Reference, read, sources


def write(reference: Reference, folder: Path) -> None:
    """Write an article's three forms and its gold."""
    answers = json.dumps(gold(reference), ensure_ascii=False, indent=1)
    for ending, content in {**forms(reference), "json": answers}.items():
        (folder / f"{reference.id}.{ending}").write_text(content, encoding="utf-8")


def table(references: list[Reference]) -> None:
    """Print what comes out right, by set and language."""
    print(f"{'':<15}", *(f"{what:>10}" for what in FIGURES))
    for part in dict.fromkeys(one.head["set"] for one in references):
        inside = [one for one in references if one.head["set"] == part]
        for language in dict.fromkeys(one.language for one in inside):
            print(_row(f"{language} {part}", found_in(one for one in inside if one.language == language)))
        print(_row(f"all {part}", found_in(inside)))


def _row(name: str, found: Counter[str]) -> str:
    return " ".join([f"{name:<15}", *(f"{figure(found, what):>10.3f}" for what in FIGURES)])


def main() -> None:
    """Do what the arguments ask for."""
    references = [read(path) for path in sources()]
    if not sys.argv[1:]:
        table(references)
        return
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for reference in references:
        if not sys.argv[2:] or reference.head["set"] in sys.argv[2:]:
            write(reference, folder)


if __name__ == "__main__":
    main()
