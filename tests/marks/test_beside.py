"""Texts that were typed at the same time elsewhere: told, begun with by whoever settles them, never lost."""

from __future__ import annotations

from dataclasses import replace

from reader.article.model import EntityKind
from reader.marks.beside import also, rewritten, told_beside, whole
from reader.marks.entities import EntityRecord, joined
from reader.marks.history import Change, settled
from reader.marks.joining import together
from reader.marks.model import Beside, Entity
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

THEIRS = Beside("note", "theirs")
BOTH = a_mark(note="mine", beside=(THEIRS, Beside("speaker", "John Doe")))


def test_a_text_and_those_beside_it_are_begun_with() -> None:
    assert whole(BOTH, "note") == "mine\ntheirs"
    assert whole(BOTH, "speaker", " / ") == "John Doe"
    assert whole(a_mark(note="mine", beside=(Beside("note", "mine"),)), "note") == "mine"
    assert also(BOTH, "translation") == ()


def test_a_text_beside_another_is_told_with_what_it_is() -> None:
    assert [told_beside(one) for one in BOTH.beside] == ["≠ also written: theirs", "≠ also said by: John Doe"]


def test_what_is_written_for_all_is_alone_and_other_fields_stay_as_they_are() -> None:
    new = rewritten(BOTH, {"note": "mine"})
    assert (new.note, new.beside) == ("mine", (Beside("speaker", "John Doe"),))


def test_what_came_since_the_writer_looked_stays_beside() -> None:
    seen = a_mark(note="old")
    now = a_mark(note="theirs", beside=(Beside("note", "a third"),))
    new = rewritten(now, {"note": "mine", "tags": ()}, seen)
    assert new == a_mark(note="mine", beside=(THEIRS, Beside("note", "a third")))
    assert rewritten(now, {"note": "theirs"}, seen).beside == (Beside("note", "a third"),)


def test_two_marks_made_one_have_what_stood_beside_both() -> None:
    one = together(BOTH, a_mark("m2", note="a third", beside=(Beside("note", "a fourth"),)))
    assert one.note == "mine\ntheirs\na third\na fourth"
    assert one.beside == (Beside("speaker", "John Doe"),)


def test_two_names_made_one_have_what_stood_beside_both() -> None:
    names = [Entity(EntityKind.PLACE, name) for name in ("Kyiv", "Kiev")]
    kept, gone = (EntityRecord(entity=name, modified=FIRST_MOMENT, note=name.name) for name in names)
    whole_record = joined(kept, replace(gone, beside=(THEIRS,)), FIRST_MOMENT)
    assert (whole_record.note, whole_record.beside) == ("Kyiv\nKiev\ntheirs", ())


def test_an_undone_note_brings_back_what_stood_beside_it_and_keeps_what_came_since() -> None:
    new = replace(BOTH, note="ours", beside=())
    now = replace(new, beside=(Beside("note", "later"),))
    undone = settled(Change("note", (new,), (BOTH,)), {now.id: now}, {})
    assert undone.after == (replace(BOTH, beside=(*BOTH.beside, Beside("note", "later"))),)
