"""A field for a time zone: those that are likely in a list, any other typed.

Owns what may be typed. A name that is no zone stays, is marked and said, and changes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.domain.moments import is_zone

ZONES = (
    "Europe/Paris", "Europe/London", "Europe/Brussels", "Europe/Dublin", "Europe/Zurich", "Europe/Lisbon",
    "Europe/Madrid", "America/Montreal", "America/New_York", "Africa/Dakar", "UTC",
)  # fmt: skip


class ZoneField(QComboBox):
    """The field. `taken` gives the IANA name of another zone."""

    taken = Signal(str)
    wrong = Signal(str)
    """What was typed is no zone: a sentence."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEditable(True)
        self.setLineEdit(OwnUndoLine(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumHeight(4 * UNIT)
        self.addItems(list(ZONES))
        self._zone = self.currentText()
        self.activated.connect(self._on_chosen)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.take)

    @property
    def zone(self) -> str:
        """The zone that was shown or taken last."""
        return self._zone

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no zone."""
        return self.currentText().strip() != self._zone

    def show_zone(self, zone: str) -> None:
        """Show a zone; what is being typed stays, and what isn't one until another is to be shown."""
        line = self.lineEdit()
        has_focus = line is not None and line.hasFocus()
        is_kept = self.is_wrong and (has_focus or zone == self._zone)
        self._zone = zone
        if is_kept:
            return
        with QSignalBlocker(self):
            self.setEditText(zone)
        self._mark(False)

    def put_back(self) -> None:
        """Show again the zone that stood here: what is typed was about something else."""
        with QSignalBlocker(self):
            self.setEditText(self._zone)
        self._mark(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls past it has chosen nothing."""
        event.ignore()

    def take(self) -> None:
        """Take the zone that was typed now, if one was."""
        typed = self.currentText().strip()
        if typed == self._zone:
            self._mark(False)
        elif is_zone(typed):
            self._zone = typed
            self._mark(False)
            self.taken.emit(typed)
        else:
            self._mark(True)
            said = _("“{zone}” isn’t a time zone: use a name such as Europe/Paris.")
            self.wrong.emit(said.format(zone=typed[:60]))

    def _on_chosen(self, _place: int) -> None:
        self.take()

    def _mark(self, is_wrong: bool) -> None:
        if is_wrong != bool(self.property("wrong")):
            self.setProperty("wrong", is_wrong)
            self.style().unpolish(self)
            self.style().polish(self)
