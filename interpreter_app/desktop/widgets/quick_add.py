"""Adding a term in two seconds: French, English, Enter, without leaving the page."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.query_edit import UndoPassingEdit
from interpreter_app.domain.terms import Language

_FRENCH = (
    r"[àâçéèêëîïôûùüœæ]|\b(?:le|la|les|un|une|des|du|de|et|aux?|sur|pour|en)\b|\b[ldjnmsc]['’]"
    r"|(?:tion|ité|age|eur|eux|ement|aire|oir|que|if|ive|euse|ière?)s?\b|qu"
)
_ENGLISH = (
    r"\b(?:the|an?|of|and|for|to|with|on|by)\b|(?:ing|ness|ship|ty|hood|ful|wide)s?\b"
    r"|w|ck|k\b|sh|th|['’]s?\b"
)


def likely_language(text: str, otherwise: Language) -> Language:
    """The language a few words are probably in, by their letters and endings."""
    french, english = (len(re.findall(marks, text, re.IGNORECASE)) for marks in (_FRENCH, _ENGLISH))
    if french == english:
        return otherwise
    return Language.FRENCH if french > english else Language.ENGLISH


class QuickAdd(QWidget):
    """Two fields and a button. Enter goes to the field that is still empty, or adds."""

    added = Signal(str, str)
    """French, English."""
    left = Signal()
    """Esc: nothing was added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self.french = UndoPassingEdit(self)
        self.french.setObjectName("quickAddFrench")
        self.english = UndoPassingEdit(self)
        self.english.setObjectName("quickAddEnglish")
        self._swap = QPushButton("↔", self)
        self._swap.setProperty("role", "link")
        self._swap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add = QPushButton(self)
        self._add.setObjectName("quickAddButton")
        self._add.setProperty("role", "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, UNIT, 4 * UNIT, UNIT)
        layout.setSpacing(2 * UNIT)
        for widget, stretch in (
            (self._title, 0),
            (self.french, 1),
            (self._swap, 0),
            (self.english, 1),
            (self._add, 0),
        ):
            layout.addWidget(widget, stretch)
        self._swap.clicked.connect(self.swap)
        self._add.clicked.connect(self.submit)
        for field in (self.french, self.english):
            field.returnPressed.connect(self.submit)

    def start(self, text: str, language: Language) -> None:
        """Open with this text in the field of its language and the keyboard in the other one."""
        own, other = self._fields(language)
        own.setText(text)
        other.setText("")
        self.show()
        (other if text else own).setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._title.setText(_("Add a term"))
        self._add.setText(_("Add"))
        self._swap.setToolTip(_("Change the two places"))
        self._swap.setAccessibleName(_("Change the two places"))
        for field, name in ((self.french, _("French")), (self.english, _("English"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.french.setToolTip(_("With its article, the gender is kept: la mairie"))

    def _fields(self, language: Language) -> tuple[QLineEdit, QLineEdit]:
        pair = (self.french, self.english)
        return pair if language is Language.FRENCH else (pair[1], pair[0])
