"""Two marks on the same words become one."""

from __future__ import annotations

from dataclasses import replace

from reader.marks.beside import left, whole
from reader.marks.model import Annotation, Status


def together(kept: Annotation, gone: Annotation) -> Annotation:
    """Return the first of two marks with what is said of the second: nothing of either is lost.

    Where both have something of which there can be one only, that of the first counts; what is off the record
    in one of them stays so.
    """
    notes = dict.fromkeys(filter(None, (whole(kept, "note"), whole(gone, "note"))))
    translations = dict.fromkeys(filter(None, (whole(kept, "translation"), whole(gone, "translation"))))
    return replace(
        kept,
        speaker=kept.speaker or gone.speaker,
        note="\n".join(notes),
        tags=tuple(dict.fromkeys((*kept.tags, *gone.tags))),
        entities=tuple(dict.fromkeys((*kept.entities, *gone.entities))),
        status=gone.status if kept.status is Status.UNCHECKED else kept.status,
        language=kept.language or gone.language,
        translation="\n".join(translations),
        off_record=kept.off_record or gone.off_record,
        created=min(kept.created, gone.created),
        beside=left(kept.beside, ("note", "translation")),
    )
