"""A file of notes looked at for its import: what is in it, who is named there, and what would be done.

Owns what a worker does for `import_notes`; nothing is written.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from interpreter_app.desktop.dialogs.import_notes_choices import Name
from interpreter_app.domain.moments import Moment
from interpreter_app.exchange.reading import MistakesFound
from interpreter_app.services import note_import, note_taking, planning
from interpreter_app.services.note_import import Into, Look, Prospect
from interpreter_app.services.note_taking import Said
from interpreter_app.services.transcripts import Telling, speaker_meant
from interpreter_app.store.database import Store


class Read(NamedTuple):
    """A file that was read from this path with this beginning, and the names in it; or why it can't be."""

    path: Path
    start: Moment
    look: Look | None
    names: tuple[Name, ...] = ()
    names_visits: bool = False
    refusal: MistakesFound | None = None


class Tried(NamedTuple):
    """What would be done with a file, and the file as it was read for that."""

    read: Read
    prospect: Prospect


def looked(store: Store, path: Path, start: Moment) -> Read:
    """A file as it is read; who is meant by the names in it is asked of all contacts."""
    try:
        found = note_import.look(path, start)
    except MistakesFound as mistakes:
        return Read(path, start, None, refusal=mistakes)
    if found.transcript is None:
        visits = {one.visit for one in found.file.notes} if found.file is not None else set()
        there = any(planning.visit(store, ident) is not None for ident in visits if ident)
        return Read(path, start, found, names_visits=there)
    named = Counter(piece.speaker for piece in found.transcript.pieces if piece.speaker)
    where = note_taking.setting(store, start, "")
    names = (Name(name, times, speaker_meant(name, where)) for name, times in named.most_common())
    return Read(path, start, found, tuple(names))


def tried(store: Store, read: Read, into: Into, telling: Telling, said: Said) -> Tried:
    """What would be done; a file is read again where it began at another time."""
    if read.start != telling.start:
        read = looked(store, read.path, telling.start)
    if read.refusal is not None:
        raise read.refusal
    assert read.look is not None
    return Tried(read, note_import.prospect(store, read.look, into, telling, said))
