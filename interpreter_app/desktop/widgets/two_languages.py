"""One text in both languages: two fields beside each other, or below each other where it is narrow.

Owns the pair of fields. Whoever shows it says what the text is, and writes it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.form_fields import GrowingText, WrappingLine
from interpreter_app.domain.terms import Bilingual

_NARROW = 34
"""Letters of average width: with less room the languages stand below each other."""


class TwoLanguages(QWidget):
    """French on the left, English on the right. `edited` gives the Bilingual as it is typed."""

    edited = Signal(object)
    entered = Signal()
    """Enter in a text of one line."""

    def __init__(self, name: str, parent: QWidget, *, lines: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.french = _field(f"{name}Fr", self, lines)
        self.english = _field(f"{name}En", self, lines)
        self.label = QLabel(self)
        self.label.setProperty("role", "small")
        self.label.setBuddy(self.french)
        self.label.setVisible(False)
        self._given = Bilingual()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(3 * UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.label)
        column.addLayout(self._pair)
        for field in (self.french, self.english):
            self._pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self._on_edited)
            if isinstance(field, WrappingLine):
                field.ended.connect(self.entered)
        self.setFocusProxy(self.french)

    def show_text(self, text: Bilingual) -> None:
        """Show a text that nobody typed here."""
        self._given = text
        self.french.show_text(text.fr)
        self.english.show_text(text.en)

    def typed(self) -> Bilingual:
        """The text as it stands there."""
        return Bilingual(self.french.typed(), self.english.typed())

    def say(self, label: str, accessible: str = "") -> None:
        """What the text is: shown above the fields, or, with an empty label, said by screen readers alone."""
        self.label.setText(label)
        self.label.setVisible(bool(label))
        name = accessible or label
        french, english = _("{field}, in French"), _("{field}, in English")
        self.french.setAccessibleName(french.format(field=name))
        self.english.setAccessibleName(english.format(field=name))
        # Where nothing stands above the fields, they say themselves what belongs there.
        self.french.setPlaceholderText(_("in French") if label else french.format(field=name))
        self.english.setPlaceholderText(_("in English") if label else english.format(field=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another typeface."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._turn()

    def _turn(self) -> None:
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if is_narrow else ways.LeftToRight
        if way != self._pair.direction():
            self._pair.setDirection(way)
            self._pair.setSpacing(UNIT // 2 if is_narrow else 3 * UNIT)

    def _on_edited(self, *_text: object) -> None:
        self.edited.emit(self.typed())


def _field(name: str, parent: QWidget, lines: bool) -> GrowingText:
    return GrowingText(name, parent) if lines else WrappingLine(name, parent)
