"""What the window does to notes, as deeds of the writer: each says what was done, and how it is undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.domain.notes.note import Note
from interpreter_app.services import missed_terms, note_history, note_taking
from interpreter_app.services.missed_terms import Missed, Settled
from interpreter_app.services.note_taking import Saved
from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.session import LoggedQuery, Outcome

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


def marking_done(note: Note, day: date | None, who: str) -> Deed[Saved]:
    """Say on which day an action was done; None: it isn't."""
    said = (_("Done: {name}") if day is not None else _("Not done: {name}")).format(name=words(note))
    return Deed(
        lambda store: note_taking.mark_done(store, [note.id], day, who),
        lambda saved: said if saved.change.operation is not None else "",
        lambda store, saved: _undo(store, saved.change),
        did=lambda saved: saved.change.operation is not None,
    )


def putting_back(ident: str, operation: int, version: Note, who: str) -> Deed[Change]:
    """Put an earlier version of a note, as an operation left it, there again."""
    said = _("Brought back: {term}").format(term=words(version))
    return Deed(
        lambda store: note_history.bring_back(store, ident, operation, who),
        lambda change: said if change.operation is not None else "",
        _undo,
        did=lambda change: change.operation is not None,
    )


def adding_missed(
    missed: Missed, french: str, english: str, glossary: str, on: date, who: str
) -> Deed[Settled]:
    """Add a term that was missing to a glossary."""
    said = _("Added: {french} – {english}").format(french=french, english=english)
    return Deed(
        lambda store: missed_terms.add(store, missed, french, english, on, glossary, who),
        lambda _settled: said,
        missed_terms.take_back,
    )


def dismissing(which: Sequence[Missed], on: date, who: str) -> Deed[Settled]:
    """Say that nothing has to be done about terms that were missing."""
    said = _("Off the list: {name}").format(name=which[0].text)
    many = ngettext("{count} term off the list", "{count} terms off the list", len(which))
    return Deed(
        lambda store: missed_terms.dismiss(store, which, on, who),
        lambda _settled: said if len(which) == 1 else many.format(count=len(which)),
        missed_terms.take_back,
    )


def clearing_log() -> Deed[list[LoggedQuery]]:
    """Empty the look-up log. Once the window is closed it can't be had back: it is off the disk."""

    def said(taken: list[LoggedQuery]) -> str:
        count, missing = len(taken), sum(one.outcome is Outcome.MISSING for one in taken)
        if not count:
            return ""
        looked = ngettext("{count} look-up", "{count} look-ups", count).format(count=number_text(count))
        if not missing:
            return _("Look-up log cleared: {looked}").format(looked=looked)
        lacking = ngettext("{count} not found", "{count} not found", missing).format(
            count=number_text(missing)
        )
        return _("Look-up log cleared: {looked}, of them {lacking}").format(looked=looked, lacking=lacking)

    return Deed(missed_terms.take_log, said, missed_terms.put_back_log, did=bool)


def _undo(store: Store, change: Change) -> object:
    return history.undo(store, change.operation)
