"""A field for a time zone: those that are likely in a list, any other typed.

Owns what may be typed. A name that is no zone is said, and what was there before stands again.
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
        self.activated.connect(self._take)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._take)

    def show_zone(self, zone: str) -> None:
        """Show a zone; what is being typed stays."""
        line = self.lineEdit()
        is_typed = line is not None and line.hasFocus() and self.currentText() != self._zone
        self._zone = zone
        if is_typed:
            return
        with QSignalBlocker(self):
            self.setEditText(zone)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls past it has chosen nothing."""
        event.ignore()

    def _take(self, *_place: int) -> None:
        typed = self.currentText().strip()
        if typed == self._zone:
            return
        if is_zone(typed):
            self._zone = typed
            self.taken.emit(typed)
        else:
            with QSignalBlocker(self):
                self.setEditText(self._zone)
            said = _("“{zone}” isn’t a time zone: use a name such as Europe/Paris.")
            self.wrong.emit(said.format(zone=typed[:60]))
