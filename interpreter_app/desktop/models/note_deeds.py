"""What the window does to notes, as deeds of the writer: each says what was done, and how it is undone."""

from __future__ import annotations

from collections.abc import Sequence

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed
from interpreter_app.domain.notes.note import Note
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Saved
from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change

_LONGEST = 60


def words(note: Note) -> str:
    """A note in the few words by which a person knows it."""
    line = note.first_line
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def deleting(which: Sequence[Note], who: str) -> Deed[Change]:
    """Delete notes."""
    idents = [note.id for note in which]
    one = _("Deleted: {name}").format(name=words(which[0]))
    many = ngettext("{count} note deleted", "{count} notes deleted", len(which)).format(count=len(which))
    said = one if len(which) == 1 else many
    return Deed(
        lambda store: note_taking.delete(store, idents, who),
        lambda change: said if change.operation is not None else "",
        _undo,
        did=lambda change: change.operation is not None,
    )


def moving(order: Sequence[str], note: Note, before: str | None, who: str) -> Deed[Saved]:
    """Put a note before another one of these, or last."""
    said = _("Moved: {name}").format(name=words(note))
    return Deed(
        lambda store: note_taking.move(store, order, note.id, before, who),
        lambda saved: said if saved.change.operation is not None else "",
        lambda store, saved: _undo(store, saved.change),
        did=lambda saved: saved.change.operation is not None,
    )


def _undo(store: Store, change: Change) -> object:
    return history.undo(store, change.operation)
