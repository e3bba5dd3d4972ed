"""The way of a note that is being changed into the store, on which nothing typed is lost.

Owns how a note is written and named; when, and what comes together with what others write, is
`record_saving`'s. A new note goes another way: it is a typed line (`typed_lines`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop import record_resuming
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models.note_deeds import words
from interpreter_app.desktop.record_saving import Keep, RecordSaving, Saved, Way
from interpreter_app.domain.notes.note import Note
from interpreter_app.services import half_notes, note_taking
from interpreter_app.services.half_notes import HalfNote
from interpreter_app.store.database import Store

Change = Callable[[Note], Note]


def _write(store: Store, before: Note, after: Note, who: str, deed: int | None) -> Saved[Note]:
    return _saved(note_taking.save(store, before, after, who, deed))


def _take_up(store: Store, half: HalfNote) -> Saved[Note]:
    return _saved(half_notes.take_up(store, half))


def _saved(saved: note_taking.Saved) -> Saved[Note]:
    return Saved(saved.change, saved.notes[0], saved.conflicts)


def _refusal(note: Note) -> str:
    return "" if note.text.strip() else _("Not kept yet: a note needs a text.")


_WAY: Way[Note] = Way(
    kind=Note,
    name=lambda note: f"note:{note.id}",
    words=words,
    said=lambda note, _where: _("Note “{text}”").format(text=words(note)),
    plain=note_taking.plain,
    write=_write,
    take_up=_take_up,
    to_text=half_notes.to_text,
    from_text=half_notes.from_text,
    refusal=_refusal,
)


class NoteSaving(RecordSaving[Note]):
    """The note that is open. `who` gives the name that stands in the history."""

    def __init__(self, writer: Writer, parent: QObject) -> None:
        super().__init__(_WAY, writer, parent)

    @property
    def note(self) -> Note | None:
        """The note as it stands in the window."""
        return self.record


def resume(writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the notes that were being changed when the last run ended, among what it `left`, by name."""
    record_resuming.resume(_WAY, writer, keep, left)
