r"""A TinyDB file with a journal beside it: every change is on disk when it returns, whole or not at all.

A package of its own: it imports nothing of the program around it. What reads needs no TinyDB; `tiny` has
the storage and the table class for it. Any number of processes may read and write at once.

**`NAME`, the base**, is what TinyDB itself keeps, in ASCII; plain `TinyDB(path)` opens it at any moment. As
this package writes it, each document has a line, each table's documents are in the order of their numbers,
and the first three lines are a table of our own:

```
{"OWN":{"1":{"format":3,"generation":7,"name":"5f…","follows":"91…","taken":40,"upto":2651976106,
                 "sizes":{"marks":62},"places":[["marks","id",2]],"head":"c3…","crc32":"0a…"},
"2":{"marks id":"02af1067000000057fd8e42200000024"},
"3":{"sums":"296052184ee49952"}},
"marks":{
"1":{"id":"m1","note":"why?"},
"4":{"id":"m4","note":"\u6771"}
}
}
```

(The first line is broken here only.) `name` is made at random for each base that is written; `follows` is
the name of the base that it was made from, with the first `taken` lines of that one's journal;
`generation` counts them. `upto` is the sum of the last of these lines: who has read that base and them need
not read this one. It is null where something else came in as well. `sizes` are the bytes of each table's
lines, from the first to the end of the last without its newline. `places` names the fields whose values'
places the second line has, and how many; see `places.py`. The third has a sum for each row, see `sums.py`.
`head` is the CRC-32 of what comes before that field; `crc32` is of that and of all that comes after the first
line, in that order. So opening checks the bytes without parsing them, and a document is parsed when it is
asked for. A file in any other form (TinyDB or an editor wrote it) is parsed whole and taken as it is.

A file in this form whose `crc32` is wrong is damaged; one who mended it by hand takes that field out. Of a
damaged one the rows whose own sum is right are read, and it is not written any more. Format 2 had neither
the third line nor `taken`, `upto`, `head`; it is read, and no row of it where it is damaged. Where no row
can be told to be sound (the third line is gone, the base was emptied beside its journal, or is another
program's file), what the journal has is read by itself: its lines prove each other. Where that is nothing,
reading raises.

**`NAME.journal`** holds what was changed since the base was written. Each line is a commit, and JSON:

```
{"crc":"9e02f1aa","base":"5f…","n":1,"put":[["marks",4,29,0]],"del":[["marks",1,"m1"]],"docs":[{…}]}
```

`crc` is the CRC-32 of the bytes after it (from `"base"` to the end of the line without the newline), begun
with the `crc` of the line before, so that no line can be lost, doubled or moved unnoticed; the first begins
with 0. `base` names the base that the journal belongs to, `n` counts from 1. `put` names for each of `docs`
its table, number, length in bytes, and whether it is new (1) or replaces one; `del` the table, number and
identity (the field `id`) of documents that are gone. A line is appended and synced before a change returns.
A last line without a newline was never finished: it is ignored, and cut off by whoever writes next. Any
other line that is not as it was written is damage: it is reported, a copy is made, nothing is changed, and
what the lines before it say is read.

**`NAME.lock`** is locked by whoever writes (`flock`; on Windows the first byte). It stays and is empty.

**Compaction** writes a new base (temporary file, sync, renaming, sync of the folder), which `follows` the one
that the journal names, and then empties the journal. Of a journal whose base is the one that the present base
follows, the first `taken` lines have been taken in already and are ignored: that is a crash between those two
steps. So a base can be made while others go on writing: what they wrote meanwhile counts from its lines
behind `taken`, and from a journal on the new base that is put in the old one's place.

**A base that was changed by others while a journal was pending** (its form is another, or its name) is kept,
and the journal's commits are done on it again. A document of the journal replaces the one with its number
if both have the same `id` (or, where it replaced one before, none has); else it gets a new number. What the
journal took away goes if it still has that `id`. The next change writes both together as a new base.

Opening never writes.
"""

from __future__ import annotations

from reader.edges.store.journal.draft import Draft
from reader.edges.store.journal.errors import Busy, Damaged, Gone, JournalError, Newer, Unreadable, Unwritable
from reader.edges.store.journal.file import JournalledFile

__all__ = [
    "Busy",
    "Damaged",
    "Draft",
    "Gone",
    "JournalError",
    "JournalledFile",
    "Newer",
    "Unreadable",
    "Unwritable",
]
