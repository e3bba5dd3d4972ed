"""Rows of notes: the table `note`, and how one of its rows is a note of the domain.

Owns how a row is read. A note that was taken away keeps its row, marked, so that number and stamp come back
with it. Only reads; `note_writing` writes.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from interpreter_app.domain.moments import Moment, is_zone
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.notes.timeline import written_place
from interpreter_app.domain.plain import to_plain
from interpreter_app.domain.terms import Language
from interpreter_app.store.database import Store

COLUMNS = "number, id, at, zone, kind, text, visit, session, speaker, place, more"
"""What `note_of` reads, in its order."""

Row = tuple[int, str, str, str, str, str, str, str, str, str, str]

_NOTHING = "{}"
_TO_THE_MILLISECOND = len("2016-12-08T08:42:10.123")


def note_of(row: Row) -> Note:
    """The note of a row. What another release may have written and this one can't read is left out."""
    _number, ident, at, zone, kind, text, visit, session, speaker, place, more = row
    moment = stamp_of(at, zone)
    said: dict[str, Any] = {} if more == _NOTHING else _more(more)
    return Note(
        ident,
        moment,
        text,
        _kind(kind),
        visit,
        session,
        speaker,
        place="" if place == at[:_TO_THE_MILLISECOND] or place == written_place(moment.at) else place,
        **said,
    )


def stamp_of(at: str, zone: str) -> Moment:
    """The moment of a stamp as the store keeps it; in UTC where the zone is none that is known here."""
    written = datetime.fromisoformat(at)
    if written.tzinfo is not UTC:
        written = written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
    if beyond := written.microsecond % 1000:
        written = written.replace(microsecond=written.microsecond - beyond)
    return Moment(written, zone if is_zone(zone) else "UTC")


def plain(note: Note) -> dict[str, Any]:
    """A note as the history keeps it."""
    body: dict[str, Any] = to_plain(note, _in_utc)
    return body


def body(store: Store, ident: str, *, is_removed: bool = False) -> dict[str, Any] | None:
    """What a note says now, as plain data; None if there is none, or if it was taken away.

    With `is_removed`, what one said that was taken away.
    """
    asked = f"SELECT {COLUMNS} FROM note WHERE id = ? AND (removed_at IS NOT NULL) = ?"
    row = store.connection.execute(asked, (ident, is_removed)).fetchone()
    return None if row is None else plain(note_of(row))


def _in_utc(moment: Moment) -> str:
    return moment.in_utc


def _more(text: str) -> dict[str, Any]:
    """The fields of a note that stand in no column of their own."""
    read = json.loads(text)
    said = {name: read[name] for name in ("confidential", "owner", "adaptation") if name in read}
    if "questions" in read:
        said["questions"] = tuple(read["questions"])
    for name in ("due", "done"):
        if name in read:
            said[name] = date.fromisoformat(read[name])
    with suppress(ValueError):
        said |= {"language": Language(read["language"])} if "language" in read else {}
    with suppress(ValueError):
        said |= {"prompt": Prompt(read["prompt"])} if "prompt" in read else {}
    return said


@lru_cache(maxsize=64)
def _kind(text: str) -> NoteKind:
    """The kind of a row; a plain note for one that isn't known."""
    try:
        return NoteKind(text)
    except ValueError:
        return NoteKind.NOTE
