"""Adding a term in two seconds: French, English, Enter, without leaving the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.query_edit import UndoPassingEdit
from interpreter_app.domain.terms import Language
from interpreter_app.services.own_words import LONGEST

_DRAFT_AFTER_MS = 400


class QuickAdd(QWidget):
    """Two fields and a button. Enter goes to the field that is still empty, or adds."""

    added = Signal(str, str)
    """French, English."""
    drafted = Signal(str, str)
    """French and English as far as they have been typed; empty texts once there is nothing left of them."""
    left = Signal()
    """Esc: nothing was added, and nothing that was typed is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = ""
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.french = UndoPassingEdit(self)
        self.french.setObjectName("quickAddFrench")
        self.english = UndoPassingEdit(self)
        self.english.setObjectName("quickAddEnglish")
        self._french_label, self._english_label = QLabel(self), QLabel(self)
        for label, field in ((self._french_label, self.french), (self._english_label, self.english)):
            label.setProperty("role", "small")
            label.setBuddy(field)
            field.setMaxLength(LONGEST)
        self._swap = QPushButton("↔", self)
        self._swap.setProperty("role", "link")
        self._swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add = QPushButton(self)
        self._add.setObjectName("quickAddButton")
        self._add.setProperty("role", "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, UNIT, 4 * UNIT, UNIT)
        layout.setSpacing(2 * UNIT)
        for widget, stretch in (
            (self._title, 0),
            (self._french_label, 0),
            (self.french, 1),
            (self._swap, 0),
            (self._english_label, 0),
            (self.english, 1),
            (self._add, 0),
        ):
            layout.addWidget(widget, stretch)
        self._swap.clicked.connect(self.swap)
        self._add.clicked.connect(self.submit)
        self._draft_timer = QTimer(self, interval=_DRAFT_AFTER_MS, singleShot=True)
        self._draft_timer.timeout.connect(self.flush)
        for field in (self.french, self.english):
            field.returnPressed.connect(self.submit)
            field.textChanged.connect(self._on_changed)

    def start(self, text: str, language: Language) -> None:
        """Open with this text in the field of its language and the keyboard in the other one.

        A pair that has been begun is gone on with; it is never overwritten.
        """
        own, other = self._fields(language)
        if not self._is_begun:
            own.setText(text)
            other.setText("")
            self._offered = text
        self.show()
        empty = next((field for field in (own, other) if not field.text().strip()), other)
        empty.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, french: str, english: str) -> None:
        """Put back a pair that was still being typed, and show it."""
        if (french or english) and not self._is_begun:
            self.french.setText(french)
            self.english.setText(english)
            self._draft_timer.stop()
            self.show()

    def clear(self) -> None:
        """The pair has been given out of hand."""
        self.french.setText("")
        self.english.setText("")
        self._offered = ""
        self.flush()
        self.hide()

    def leave(self) -> None:
        """Nobody wants to add anything now: a pair that has been begun stays in sight."""
        self.flush()
        if not self._is_begun:
            self.hide()

    def flush(self) -> None:
        """Have what was typed so far kept now."""
        self._draft_timer.stop()
        begun = self._is_begun
        self.drafted.emit(self.french.text() if begun else "", self.english.text() if begun else "")

    def swap(self) -> None:
        """The texts change places: the language was guessed wrong."""
        french = self.french.text()
        self.french.setText(self.english.text())
        self.english.setText(french)
        for field in (self.french, self.english):
            if not field.text():
                field.setFocus()

    def submit(self) -> None:
        """Add what is in the fields, or go to the one that is empty."""
        for field in (self.french, self.english):
            if not field.text().strip():
                field.setFocus()
                return
        self.added.emit(self.french.text().strip(), self.english.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without adding."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._title.setText(_("Add a term"))
        self._add.setText(_("Add"))
        self._swap.setToolTip(_("Change the two places"))
        self._swap.setAccessibleName(_("Change the two places"))
        for label, field, name in (
            (self._french_label, self.french, _("French")),
            (self._english_label, self.english, _("English")),
        ):
            label.setText(name)
            field.setAccessibleName(name)
        self.french.setToolTip(_("With its article, the gender is kept: la mairie"))

    @property
    def _is_begun(self) -> bool:
        """Whether more stands in the fields than the query with which they were opened."""
        return {self.french.text().strip(), self.english.text().strip()} - {
            "",
            self._offered.strip(),
        } != set()

    def _on_changed(self, _text: str) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _fields(self, language: Language) -> tuple[QLineEdit, QLineEdit]:
        pair = (self.french, self.english)
        return pair if language is Language.FRENCH else (pair[1], pair[0])
