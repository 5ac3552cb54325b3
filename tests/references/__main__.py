"""Write the reference articles as files: `python -m tests.references FOLDER [development|held]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.references.forms import flat, page
from tests.references.gold import gold
from tests.references.source import Reference, read, sources


def write(reference: Reference, folder: Path) -> None:
    """Write an article's three forms and its gold."""
    forms = {
        ".txt": flat(reference),
        ".html": page(reference, tag="em"),
        ".q.html": page(reference, tag="q"),
        ".json": json.dumps(gold(reference), ensure_ascii=False, indent=1),
    }
    for ending, content in forms.items():
        (folder / f"{reference.id}{ending}").write_text(content, encoding="utf-8")


def main() -> None:
    """Write all of them, or those of one set."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for reference in map(read, sources()):
        if not sys.argv[2:] or reference.head["set"] in sys.argv[2:]:
            write(reference, folder)


if __name__ == "__main__":
    main()
