"""One letter as it is written: to whom, subject and text in both languages, and what can be done with it.

Owns the fields. What comes of a change, and of each button, is said by whoever listens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.letter_words import sent_text
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.section import small
from interpreter_app.desktop.views.visits.split_row import column_of
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Letter

_MOST_LINES = 200
_LEAST_WIDTH = 20
"""Letters of average width in the field of whom it goes to."""

_DEEDS = ("copyFr", "copyEn", "copyBoth", "save", "fill", "delete")


class LetterSheet(QWidget):
    """The fields of a letter. `asked` names the button that was pressed."""

    edited = Signal(object)
    """The letter as it is typed."""
    addressed = Signal(str)
    """The id of the contact to whom it goes, empty for whoever it concerns."""
    sentAsked = Signal(bool)  # noqa: N815 - a Qt signal, named as Qt names its own
    asked = Signal(str)
    cursorMoved = Signal(QRect)  # noqa: N815 - a Qt signal, named as Qt names its own
    """Where in this widget one is typing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("letterSheet")
        self.letter: Letter | None = None
        self._late: set[str] = set()
        self._listed: list[tuple[str, str]] = []
        self.to_label, self.state_label = QLabel(self), QLabel(self)
        self.to = drop_down("letterTo", self)
        self.state = QLabel(self)
        self.state.setObjectName("letterState")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.sent_button = _link("letterSent", self)
        self.sent_button.setProperty("role", "small-link")
        self.late = small(self, "letterLate")
        self.lacking = small(self, "letterLacking")
        self.subject = TwoLanguages("letterSubject", self, lines=False)
        self.text = TwoLanguages("letterText", self)
        self.deeds = FittingGrid(3, self)
        self.buttons = {name: _link(f"letter{name[0].upper()}{name[1:]}", self.deeds) for name in _DEEDS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for label in (self.to_label, self.state_label):
            label.setProperty("role", "small")
        self.to_label.setBuddy(self.to)
        self.to.setMinimumContentsLength(_LEAST_WIDTH)
        told = QHBoxLayout()
        told.setSpacing(2 * UNIT)
        told.addWidget(self.state_label)
        told.addWidget(self.sent_button)
        told.addStretch()
        head = FittingGrid(2, self, row_gap=UNIT)
        for pair in (column_of(head, self.to_label, self.to, gap=UNIT // 2), QWidget(head)):
            head.add(pair)
        beside = QVBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(UNIT // 2)
        beside.addLayout(told)
        beside.addWidget(self.state)
        beside.addStretch()
        for button in self.buttons.values():
            self.deeds.add(button)
        for field in (self.text.french, self.text.english):
            field.most_lines = _MOST_LINES
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        for part in (head, self.late, self.lacking, self.deeds, self.subject, self.text):
            column.addWidget(part)
        column.addStretch()

    def _connect(self) -> None:
        self.to.activated.connect(self._on_to)
        self.sent_button.clicked.connect(self._on_sent)
        self.subject.edited.connect(self._on_subject)
        self.text.edited.connect(self._on_text)
        self.subject.entered.connect(self._on_entered)
        for button in self.buttons.values():
            button.clicked.connect(self._on_button)
        for field in (self.text.french, self.text.english):
            field.cursorPositionChanged.connect(self._on_cursor)

    def show_letter(
        self, letter: Letter, of_visit: Sequence[Contact], others: Sequence[Contact], lacking: str
    ) -> None:
        """Show a letter, to whom it may go, and in a sentence what it lacks."""
        if letter.sent is None:
            self._late.discard(letter.id)
        self.letter = letter
        self.subject.show_text(letter.subject)
        self.text.show_text(letter.text)
        self._list(letter, of_visit, others)
        self.state.setText(_capital(sent_text(letter)))
        self._say_sent()
        self.buttons["copyFr"].setEnabled(bool(letter.text.fr))
        self.buttons["copyEn"].setEnabled(bool(letter.text.en))
        self.lacking.setText(lacking)
        self.lacking.setVisible(bool(lacking))
        self._warn()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.to_label.setText(_("To"))
        self.to.setAccessibleName(_("To"))
        self.state_label.setText(_("Status"))
        self.subject.say(_("Subject"))
        self.text.say(_("Text"))
        for name, text in {
            "copyFr": _("Copy French"),
            "copyEn": _("Copy English"),
            "copyBoth": _("Copy both"),
            "save": _("Save as a mail (.eml)…"),
            "fill": _("Fill anew from the visit"),
            "delete": _("Delete this letter"),
        }.items():
            self.buttons[name].setText(text)
        self.late.setText(_("This letter was sent: what you change now isn’t what was sent."))
        if self.letter is not None:
            self._say_sent()

    def focus_first(self) -> None:
        """Put the keyboard where one says to whom it goes."""
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, letter: Letter, of_visit: Sequence[Contact], others: Sequence[Contact]) -> None:
        """List to whom it may go: those of the visit before a line, all others behind it."""
        language = i18n.language()
        wanted = [("", letter.to or _("Whoever it concerns"))]
        wanted += [(one.id, shown_name(one, language)) for one in of_visit]
        line = len(wanted)
        wanted += [(one.id, shown_name(one, language)) for one in others]
        if letter.contact and all(ident != letter.contact for ident, _name in wanted):
            wanted.append((letter.contact, _("(not among the contacts)")))
        if wanted != self._listed:
            self._listed = wanted
            self.to.clear()
            for ident, name in wanted:
                self.to.addItem(name, ident)
            if line < len(wanted) and line > 1:
                self.to.insertSeparator(line)
        self.to.setCurrentIndex(self.to.findData(letter.contact))

    def _say_sent(self) -> None:
        is_sent = self.letter is not None and self.letter.sent is not None
        self.sent_button.setText(_("It wasn’t sent") if is_sent else _("Mark as sent today"))

    def _warn(self) -> None:
        self.late.setVisible(self.letter is not None and self.letter.id in self._late)

    def _change(self, change: Callable[[Letter], Letter]) -> None:
        if self.letter is None:
            return
        changed = change(self.letter)
        if changed != self.letter:
            if self.letter.sent is not None:
                self._late.add(self.letter.id)
            self.letter = changed
            self._warn()
            self.edited.emit(changed)

    def _on_subject(self, text: Bilingual) -> None:
        self._change(lambda letter: replace(letter, subject=text))

    def _on_text(self, text: Bilingual) -> None:
        self._change(lambda letter: replace(letter, text=text))

    def _on_entered(self) -> None:
        """Enter in the subject: on to the text, in the same language."""
        field = self.text.french if self.subject.french.hasFocus() else self.text.english
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_to(self, place: int) -> None:
        self.addressed.emit(self.to.itemData(place) or "")

    def _on_sent(self) -> None:
        if self.letter is not None:
            self.sentAsked.emit(self.letter.sent is None)

    def _on_button(self) -> None:
        name = next((name for name, button in self.buttons.items() if button is self.sender()), "")
        self.asked.emit(name)

    def _on_cursor(self) -> None:
        field = self.text.english if self.text.english.hasFocus() else self.text.french
        if field.hasFocus():
            place = field.cursorRect()
            place.moveTopLeft(field.viewport().mapTo(self, place.topLeft()))
            self.cursorMoved.emit(place)


def _link(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setProperty("role", "link")
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
