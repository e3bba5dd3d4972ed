"""The way of a visit that is being written into the store, on which nothing typed is lost.

Owns the visit as it stands in the window: what was read, what the person made of it since, and when that is
written. The fields show it and say what to change. What somebody else writes meanwhile comes together with
it, field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.plain_merging import merged
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import half_planned, planning
from interpreter_app.services.half_planned import HalfPlanned
from interpreter_app.services.planning import Saved
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import history
from interpreter_app.store.database import Store

_SOON_MS = 300
"""So long after a key what has been typed so far is kept beside the store, however fast one goes on."""
_REST_MS = 400
"""What is typed is written so long after the last key: it must be on the disk within a second."""
_RETRY_MS = 4_000

Change = Callable[[Visit], Visit]
Keep = Callable[[str, str], None]


def _nowhere(_name: str, _text: str) -> None:
    """There is no place beside the store."""


class VisitSaving(QObject):
    """The visit that is open. `who` gives the name that stands in the history."""

    followed = Signal()
    """The visit is another one, or says something that wasn't typed here: the fields must show it anew."""
    changed = Signal()
    """The person has made something else of the visit; the fields show it already."""
    said = Signal(str)
    """A sentence for the person."""

    def __init__(self, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._writer = writer
        self._base: Visit | None = None
        self._visit: Visit | None = None
        self._sent: Visit | None = None
        self._deed: int | None = None
        self.keep: Keep = _nowhere
        self.who: Callable[[], str] = str
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._retry = QTimer(self, interval=_RETRY_MS, singleShot=True)
        for timer, slot in ((self._rest, self.flush), (self._soon, self._keep), (self._retry, self.flush)):
            timer.timeout.connect(slot)

    @property
    def visit(self) -> Visit | None:
        """The visit as it stands in the window."""
        return self._visit

    @property
    def is_unwritten(self) -> bool:
        """Whether something was typed that isn't in the store yet."""
        return self._visit != self._base

    def open(self, visit: Visit | None) -> None:
        """Show this visit; what was typed of another one is written first."""
        self.flush()
        self._base = self._visit = visit
        self._sent, self._deed = None, None
        self.followed.emit()

    def change(self, change: Change) -> None:
        """Have the visit changed so, and written a moment later; a change that can't be is said and left."""
        if self._visit is None:
            return
        try:
            self._visit = change(self._visit)
        except ValueError as wrong:
            self.said.emit(str(wrong))
            return
        if self.is_unwritten:
            self._rest.start()
            if not self._soon.isActive():
                self._soon.start()
        self.changed.emit()

    def flush(self) -> None:
        """Write now what was typed."""
        self._rest.stop()
        if self._base is None or self._visit is None or not self.is_unwritten or self._visit == self._sent:
            return
        self._keep()
        before, after, deed, who = self._base, self._visit, self._deed, self.who()
        self._sent = after
        title = in_interface_language(after.title) or after.id
        done = Deed(
            lambda store: planning.save(store, before, after, who, deed),
            lambda saved: _("“{title}” saved").format(title=title) if saved.change.operation else "",
            _undo,
            did=lambda saved: saved.change.operation is not None,
            is_more=lambda saved: deed is not None and saved.change.operation == deed,
        )
        self._writer.write(done, partial(self._on_saved, before, after), partial(self._on_refused, after))

    def follow(self, stored: Visit | None) -> None:
        """Take over what somebody else has written of the visit; None: it isn't there any more."""
        if self._base is None or self._visit is None or stored == self._base or self._sent is not None:
            return
        if stored is None:
            if not self.is_unwritten:
                self.open(None)
            return
        self._visit = _together(self._base, self._visit, stored)
        self._base, self._deed = stored, None
        self.followed.emit()

    def _on_saved(self, before: Visit, after: Visit, saved: Saved) -> None:
        if self._base is None or self._base.id != before.id:
            return
        typed, self._sent = self._visit or after, None
        self._base = saved.visit
        self._visit = saved.visit if typed == after else _together(after, typed, saved.visit)
        self._deed = saved.change.operation if saved.change.operation is not None else self._deed
        if not self.is_unwritten:
            self.keep(_name(before), "")
        if saved.conflicts:
            self.said.emit(_("Somebody else has changed the same: yours stands, theirs is in the history."))
        if saved.visit != after:
            self.followed.emit()
        if self.is_unwritten:
            self._rest.start()

    def _on_refused(self, after: Visit, sentence: str) -> None:
        if self._sent == after:
            self._sent = None
            self.said.emit(sentence)
            self._retry.start()

    def _keep(self) -> None:
        if self._base is not None and self._visit is not None and self.is_unwritten:
            half = HalfPlanned(self._base, self._visit, self.who())
            self.keep(_name(self._base), half_planned.to_text(half))


def resume(writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the visits that were being written when the last run ended, among what it `left`, by name."""
    for name, text in left.items():
        half = half_planned.from_text(text)
        if half is not None:
            deed = Deed(
                partial(_taken_up, half),
                lambda saved: (
                    _("Saved what you were writing: {term}").format(
                        term=in_interface_language(saved.visit.title) or saved.visit.id
                    )
                    if saved.change.operation
                    else ""
                ),
                _undo,
                did=lambda saved: saved.change.operation is not None,
            )
            writer.write(deed, partial(_settle, keep, name))


def _taken_up(half: HalfPlanned, store: Store) -> Saved:
    return half_planned.take_up(store, half)


def _settle(keep: Keep, name: str, _saved: Saved) -> None:
    keep(name, "")


def _undo(store: Store, saved: Saved) -> object:
    return history.undo(store, saved.change.operation)


def _name(visit: Visit) -> str:
    return f"visit:{visit.id}"


def _together(base: Visit, mine: Visit, theirs: Visit) -> Visit:
    both = merged(planning.plain(base), planning.plain(mine), planning.plain(theirs))
    try:
        return from_plain(Visit, both.body)
    except (PlainError, UsageError):
        return mine
