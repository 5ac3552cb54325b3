"""The command line: parses, calls the library, prints."""

from __future__ import annotations


def main() -> None:
    """Run the program; `pressmark` and `python -m reader` begin here."""
    from reader.cli.root import pressmark

    pressmark(prog_name="pressmark")
