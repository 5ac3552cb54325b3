"""What becomes of a note that is there, and what notes are called."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.notes.plan import (
    LONGEST_IN_BYTES,
    LONGEST_NAME,
    Plan,
    beside_names,
    content_hash,
    is_beside,
    note_names,
    plan_note,
    slug,
)

texts = st.text(max_size=5)


@pytest.mark.parametrize(
    ("existing", "last", "new", "plan"),
    [
        (None, None, "new", Plan.CREATE),
        (None, "old", "new", Plan.CREATE),
        ("new", "old", "new", Plan.UNCHANGED),
        ("new", None, "new", Plan.UNCHANGED),
        ("old", "old", "new", Plan.UPDATE),
        ("old, and mine", "old", "new", Plan.BESIDE),
        ("somebody's", None, "new", Plan.BESIDE),
    ],
    ids=["none", "deleted", "same", "same but unknown", "untouched", "edited", "never written by us"],
)
def test_a_note_is_planned(existing: str | None, last: str | None, new: str, plan: Plan) -> None:
    assert plan_note(existing, last and content_hash(last), new) is plan


@given(texts, st.none() | texts, texts)
def test_only_what_was_last_written_is_ever_written_over(existing: str, last: str | None, new: str) -> None:
    plan = plan_note(existing, None if last is None else content_hash(last), new)
    assert plan is not Plan.CREATE
    assert (plan is Plan.UPDATE) == (existing == last and existing != new)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ministers leave Geneva without a deal", "ministers-leave-geneva-without-a-deal"),
        ("Guerre : l’armée à Koursk — « Nous constatons »", "guerre-l-armée-à-koursk-nous-constatons"),
        ("東京の天気", "東京の天気"),
        ("यूक्रेन में युद्ध", "यूक्रेन-में-युद्ध"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<b>c:d"e|f?g*h\\i', "a-b-c-d-e-f-g-h-i"),
        ("cafe\u0301", "café"),
        ("CON", "con-"),
        ("com1", "com1-"),
        ("...", "article"),
        ("", "article"),
        ("x" * 90, "x" * 80),
        (("word " * 20).strip(), "-".join(["word"] * 16)),
        ("x" * 70 + " " + "y" * 30, "x" * 70),
        ("x " + "y" * 100, "x-" + "y" * 78),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert slug(title) == name


@given(st.text(max_size=200))
def test_every_file_name_can_be_used(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= LONGEST_NAME + 1
    assert len(name.encode()) <= LONGEST_IN_BYTES + 1
    assert not set(name) & set('/\\:*?"<>| .\0\n')


def test_names_to_try_take_in_the_id_then_a_number() -> None:
    names = ["talks.md", "talks-0123abcd.md", "talks-0123abcd-2.md", "talks-0123abcd-3.md"]
    assert list(islice(note_names("Talks", "0123abcdef"), 4)) == names


def test_names_beside_a_note_are_known_as_such() -> None:
    names = list(islice(beside_names("talks.md"), 3))
    assert names == ["talks.new.md", "talks.new-2.md", "talks.new-3.md"]
    assert all(map(is_beside, names))
    assert not is_beside("talks.md")
    assert not is_beside("new.md")


@given(st.text())
def test_any_text_has_a_hash(text: str) -> None:
    assert len(content_hash(text)) == 64
