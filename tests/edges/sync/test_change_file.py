"""A machine's file of changes: what is written is read, and nothing else is."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.edges.sync.change_file import NewerForm, Owner, document_line, first_line, read_changes

OWNER = Owner("00000000000000aa", "b1")
MARK = {"id": "m1", "note": "« où ? »\u2028\n", "tags": ["a"], "clock": {"*": "0"}}
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
documents = st.lists(st.tuples(st.text(), st.dictionaries(st.text(), values, max_size=4)), max_size=5)


def a_file(count: int = 3) -> bytes:
    lines = (document_line("annotations", {**MARK, "id": f"m{number}"}) for number in range(count))
    return first_line(OWNER) + b"".join(lines)


@given(documents)
def test_documents_come_back_as_they_were_written(written: list[tuple[str, dict[str, object]]]) -> None:
    content = first_line(OWNER) + b"".join(document_line(*one) for one in written)
    found = read_changes(content)
    assert (found.owner, found.documents, found.damage) == (OWNER, tuple(written), ())
    assert found.whole == len(content)


def test_a_line_is_json_in_ascii() -> None:
    line = document_line("annotations", MARK)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert json.loads(line)["doc"] == MARK


def test_an_empty_file_is_on_its_way() -> None:
    assert read_changes(b"") == (None, (), (), 0)


def test_wherever_the_end_is_torn_off_the_whole_lines_are_read_and_nothing_is_damage() -> None:
    content = a_file()
    ends = [end for end in range(len(content)) if content[end : end + 1] == b"\n"]
    for cut in range(len(content)):
        found = read_changes(content[:cut])
        finished = sum(end < cut for end in ends)
        assert (len(found.documents), found.damage) == (max(0, finished - 1), ())
        assert (found.owner is None) == (finished == 0)


def test_every_bit_that_is_flipped_is_noticed_and_the_other_lines_are_read() -> None:
    content = a_file()
    known = read_changes(content)
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1
        found = read_changes(bytes(flipped))
        assert found.damage or found.whole < len(content)
        assert set(map(str, found.documents)) <= set(map(str, known.documents))
        assert len(found.documents) >= 1


def test_damage_is_told_with_its_line() -> None:
    lines = a_file().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"m1", b"m7")
    (damage,) = read_changes(b"".join(lines)).damage
    assert damage == (3, "it is not as it was written")


@pytest.mark.parametrize(
    "content", [b"hello\n", b"\x00\xff\n", b"{}\n", b"[1]\n", b"\n", b'{"crc":"00000000"\n']
)
def test_what_is_no_file_of_changes_has_neither_owner_nor_documents(content: bytes) -> None:
    found = read_changes(content)
    assert (found.owner, found.documents) == (None, ())
    assert [damage.line for damage in found.damage] == [1]


def test_a_later_form_is_not_guessed_at() -> None:
    line = first_line(OWNER).replace(b'"form":1', b'"form":2')
    with pytest.raises(NewerForm, match="form is 2"):
        read_changes(resummed(line))


def resummed(line: bytes) -> bytes:
    """Give a line the checksum that it would have."""
    rest = line[18:-1]
    return b'{"crc":"%08x",%s\n' % (zlib.crc32(rest), rest)
