"""Who agreed to a protocol, and when: a line each, and a line for one more.

Owns the lines. A name that no contact bears stands as it was written: «Glasgow» may agree, too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.theme import UNIT, Text
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.domain.visits.visit import Agreement


class _Line(QWidget):
    """One agreement, and the button that takes it away."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.remove = QToolButton(self)
        self.remove.setObjectName("removeAgreement")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.words)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        desk.theme.changed.connect(self._dress)
        self._dress()

    def show_agreement(self, agreement: Agreement) -> None:
        """Say who agreed and when."""
        who = self._desk.name(agreement.contact) if agreement.contact else agreement.who
        day = dates.day_text(agreement.on, i18n.language(), weekday=False)
        words = f"✓ {who}, {day}" if who else f"✓ {day}"
        self.words.setText(words)
        self._fit()
        self.remove.setToolTip(_("Take this agreement away"))
        self.remove.setAccessibleName(f"{_('Take this agreement away')}: {who}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words only where they have no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.remove.sizeHint().width() - UNIT
        whole = self.words.fontMetrics().horizontalAdvance(self.words.text()) + 2
        self.words.setFixedWidth(max(0, min(whole, room)))

    def _dress(self) -> None:
        size = self._desk.theme.pixels(Text.SMALL)
        self.remove.setIcon(icon("remove", self._desk.theme, size))
        self.remove.setIconSize(QSize(size, size))
        self._fit()


class Agreements(QWidget):
    """The lines, and the fields for one more. `changed` gives the tuple of agreements."""

    changed = Signal(object)

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._agreed: tuple[Agreement, ...] = ()
        self.lines: list[_Line] = []
        self.who = ContactField("agreedBy", lambda: desk.contacts, desk.theme, self)
        self.who.offer = _as_written
        self.who.left_out = lambda: {one.contact for one in self._agreed}
        self.day = DayField("agreedOn", self)
        self.day.show_day(desk.today())
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        below = FittingGrid(2, self)
        below.add(self.who)
        below.add(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(self._column)
        column.addWidget(below)
        self.day.wrong.connect(desk.said)
        self.who.chosen.connect(self._on_contact)
        self.who.newAsked.connect(self._on_words)

    def show_agreed(self, agreed: tuple[Agreement, ...]) -> None:
        """Show who agreed."""
        self._agreed = agreed
        while len(self.lines) > len(agreed):
            line = self.lines.pop()
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self.lines) < len(agreed):
            line = _Line(self._desk, self)
            line.remove.clicked.connect(self._on_remove)
            self.lines.append(line)
            self._column.addWidget(line)
        for line, one in zip(self.lines, agreed, strict=True):
            line.show_agreement(one)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.who.say(_("Agreed by"), _("agreed by: name, then Enter"))
        self.day.setAccessibleName(_("Agreed on"))
        self.day.retranslate()
        self.show_agreed(self._agreed)

    def flush(self) -> None:
        """Take the day that is typed."""
        self.day.take()

    def _on_contact(self, ident: str) -> None:
        self._add(lambda on: Agreement(on, contact=ident))

    def _on_words(self, words: str) -> None:
        self._add(lambda on: Agreement(on, words))

    def _add(self, make: Callable[[date], Agreement]) -> None:
        self.day.take()
        self._set((*self._agreed, make(self.day.day or self._desk.today())))

    def _on_remove(self) -> None:
        place = next((i for i, line in enumerate(self.lines) if line.remove is self.sender()), None)
        if place is not None:
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self._set((*self._agreed[:place], *self._agreed[place + 1 :]))

    def _set(self, agreed: tuple[Agreement, ...]) -> None:
        self.show_agreed(agreed)
        self.changed.emit(agreed)


def _as_written(name: str) -> str:
    return _("As written: {name}").format(name=name)
