"""The name of a contact that leads to the contact; with little room its end is left out, and its tip has it.

Owns how such a name stands in a row. Where it leads to is for whoever makes it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from interpreter_app.desktop.widgets.tips import wrapping_tip

_LEAST = 8
"""Letters of average width."""


class ContactLink(QPushButton):
    """The name. `opened` gives the id of the contact."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._ident = self._whole = ""
        self.clicked.connect(self._on_clicked)

    def show_contact(self, ident: str, name: str, *, is_known: bool) -> None:
        """Show this name; one who `is_known` can be looked up."""
        self._ident, self._whole = ident, name
        self.setEnabled(is_known)
        self.setAccessibleName(name)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """The whole name."""
        width = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters of it."""
        least = _LEAST * self.fontMetrics().averageCharWidth()
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._whole else wrapping_tip(self._whole))

    def _on_clicked(self) -> None:
        self.opened.emit(self._ident)
