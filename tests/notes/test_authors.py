"""Names are taken out of bylines."""

from __future__ import annotations

import pytest

from reader.notes.authors import authors_in


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (None, ()),
        ("", ()),
        ("A. Writer", ("A. Writer",)),
        ("By A. Writer", ("A. Writer",)),
        ("Par Anne Écrit et Jean Dit", ("Anne Écrit", "Jean Dit")),
        ("A. Writer, B. Roe and C. Day", ("A. Writer", "B. Roe", "C. Day")),
        ("Jane Roe, Special Correspondent", ("Jane Roe, Special Correspondent",)),
        ("Jana Wirtz & Ole Ruhe; AFP", ("Jana Wirtz", "Ole Ruhe", "AFP")),
        ("佐々木遥、村上健二", ("佐々木遥", "村上健二")),
        ("Byron Andrews", ("Byron Andrews",)),
    ],
)
def test_a_byline_is_taken_apart(byline: str | None, names: tuple[str, ...]) -> None:
    assert authors_in(byline) == names
