"""The command line: parses, calls the library, prints."""

from __future__ import annotations


def main() -> None:
    """Run the program; `pressmark` and `python -m reader` begin here."""
    import gc
    import sys

    # What is imported stays: to look through it for garbage, time and again, is in vain.
    gc.disable()
    from reader.cli.opening import is_source_alone, open_alone

    if is_source_alone(sys.argv[1:]):
        leave(open_alone(sys.argv[1]))
    from reader.cli.root import pressmark

    gc.enable()
    pressmark(prog_name="pressmark")


def leave(code: int) -> None:
    """End the program at once: all is kept, and to take the interpreter apart is of use to nobody."""
    import os
    import sys
    from contextlib import suppress

    with suppress(OSError):  # A terminal that is gone.
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
