"""The letters of a visit: those there are, and the one that is being written, filled from the visit.

Owns which letter is open, and what its buttons do. What stands in a letter is `services.letters`' to make.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import FileChooser, file_name
from interpreter_app.desktop.models.letter_words import addressees, lacking, letter_name, letter_row
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.letter_sheet import LetterSheet
from interpreter_app.desktop.views.visits.section import Section
from interpreter_app.desktop.widgets.empty_state import EmptyState, Offer
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.letter_texts import LETTERS
from interpreter_app.domain.visits.visit import Letter, Visit
from interpreter_app.services.letters import (
    To,
    borrowed,
    both_texts,
    filled,
    letter_text,
    missing,
    readdressed,
    write_eml,
)
from interpreter_app.store import clock

_MOST_ROWS = 3
"""Letters in sight at once; with more of them the next one peeps out, and the list scrolls."""

_INTERPRETER = "interpreter"


class Letters(Section):
    """The list, and the letter that is chosen in it."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitLetters", desk, parent)
        self._visit: Visit | None = None
        self._chosen = ""
        self._coming = ""
        """The id of a letter that is on its way."""
        self._is_showing = False
        self.new_button = QPushButton(self)
        self.new_button.setObjectName("newLetter")
        self.new_button.setProperty("role", "menu")
        self.menu = QMenu(self.new_button)
        self.menu.setObjectName("newLetterMenu")
        for text in LETTERS:
            self.menu.addAction("").setData(text.id)
        self.new_button.setMenu(self.menu)
        self.list = _LetterList(self._row, desk.theme, self)
        self.rule = Hairline(parent=self)
        self.sheet = LetterSheet(self)
        self.empty = EmptyState(self)
        self.empty.setObjectName("lettersEmpty")
        self._files = FileChooser(self, desk.folder)
        self._saving: Letter | None = None
        head = QHBoxLayout()
        head.addWidget(self.new_button)
        head.addStretch()
        self.body.addLayout(head)
        for part in (self.list, self.rule, self.sheet, self.empty):
            self.body.addWidget(part)
        self.body.addStretch()
        self._connect()

    def _connect(self) -> None:
        self.menu.triggered.connect(lambda action: self.add(action.data()))
        self.list.chosen.connect(self._on_chosen)
        self.list.deleteAsked.connect(self.delete)
        self.sheet.edited.connect(self._on_edited)
        self.sheet.addressed.connect(self._on_addressed)
        self.sheet.sentAsked.connect(self.mark_sent)
        self.sheet.cursorMoved.connect(self._on_cursor)
        self.sheet.asked.connect(self._on_asked)

    @property
    def letter(self) -> Letter | None:
        """The letter that is open."""
        letters = self._visit.letters if self._visit else ()
        return next((one for one in letters if one.id == self._chosen), None)

    def show_visit(self, visit: Visit) -> None:
        """Show the letters of the visit."""
        is_other = self._visit is None or self._visit.id != visit.id
        before = [one.id for one in self.list.rows]
        self._visit = visit
        if any(one.id == self._coming for one in visit.letters):
            self._chosen = self._coming
        elif self.letter is None or is_other:
            # Where one was deleted the next one comes up, or the last.
            place = before.index(self._chosen) if self._chosen in before and not is_other else 0
            self._chosen = visit.letters[min(place, len(visit.letters) - 1)].id if visit.letters else ""
        for part in (self.list, self.rule, self.sheet):
            part.setVisible(bool(visit.letters))
        self.new_button.setVisible(bool(visit.letters))
        self.empty.setVisible(not visit.letters)
        if not visit.letters:
            self._tell_empty()
        self._show_list()
        self._show_letter()
        if self._chosen and self._chosen == self._coming:
            self._coming = ""
            self.sheet.focus_first()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.new_button.setText(_("New letter"))
        for action in self.menu.actions():
            action.setText(letter_name(action.data()))
        self.list.setAccessibleName(_("Letters of the visit"))
        self.sheet.retranslate()
        self.list.retranslate()
        if self._visit is not None:
            self.show_visit(self._visit)

    def focus_first(self) -> None:
        """Put the keyboard on the letters, or on the way to the first one."""
        offers = self.empty.findChildren(QPushButton)
        place = self.list if self.letter is not None or not offers else offers[0]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done with letters.

    def add(self, template: str) -> None:
        """Write a new letter of this template, to whom it most likely goes."""
        visit, text = self._visit, letter_text(template)
        if visit is None or text is None:
            return
        ident, to = part_id("letter"), self._to(self._likely(visit, template))
        contacts = [*self.desk.contacts.values()]
        self._coming = ident
        self.desk.deed(
            _("Letter added: {letter}").format(letter=letter_name(template)),
            lambda _store, one: replace(one, letters=(*one.letters, filled(text, one, contacts, to, ident))),
        )

    def delete(self) -> None:
        """Delete the letter that is open."""
        letter = self.letter
        if letter is not None:
            self.desk.deed(
                _("Letter deleted: {letter}").format(letter=letter_name(letter.template)),
                lambda _store, one: replace(
                    one, letters=tuple(other for other in one.letters if other.id != letter.id)
                ),
            )

    def mark_sent(self, is_sent: bool) -> None:
        """Note that the letter was sent now, or that it wasn't."""
        sent = Moment(datetime.now(UTC).replace(microsecond=0), clock.zone()) if is_sent else None
        by = self.desk.saving.who() if is_sent else ""
        sentence = _("Letter marked as sent") if is_sent else _("Letter marked as not sent")
        self._deed(sentence, lambda _visit, letter: replace(letter, sent=sent, by=by))

    def fill(self) -> None:
        """Fill the letter anew from the visit as it stands now."""
        letter = self.letter
        text = letter_text(letter.template) if letter else None
        if letter is None or text is None:
            return
        contacts, to = [*self.desk.contacts.values()], self._to(letter.contact)

        def fill(visit: Visit, letter: Letter) -> Letter:
            made = filled(text, visit, contacts, to, letter.id)
            return replace(letter, subject=made.subject, text=made.text)

        self._deed(_("Letter filled anew from the visit"), fill)

    def copy(self, text: str, sentence: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.desk.said.emit(sentence)

    def save(self) -> None:
        """Ask where to save the letter as a mail."""
        self._saving = self.letter
        if self._saving is None:
            return
        to = self.desk.contacts.get(self._saving.contact)
        words = " – ".join(filter(None, (letter_name(self._saving.template), to.full_name if to else "")))
        self._files.folder = self.desk.folder or self._files.folder
        self._files.to_save(
            _("Save the letter as a mail"), file_name(words, ".eml"), _("Mail (*.eml)"), self._on_path
        )

    def _on_path(self, path: str) -> None:
        letter, place = self._saving, Path(path)
        if letter is None:
            return
        contact = self.desk.contacts.get(letter.contact)
        self.desk.folder = self._files.used(place)
        self.desk.jobs.run(
            "",
            lambda _progress: write_eml(letter, contact, place),
            partial(self._on_saved, place),
            self.desk.said.emit,
        )

    def _on_saved(self, path: Path, _result: None) -> None:
        self.desk.said.emit(_("Saved: {path}. Your mail program opens it.").format(path=path))

    # What the list and the sheet tell.

    def _on_chosen(self) -> None:
        if self._is_showing:
            return
        self._chosen = next((one.id for one in self.list.chosen_rows), self._chosen)
        self._show_letter()

    def _on_edited(self, letter: Letter) -> None:
        def change(one: Letter) -> Letter:
            return replace(one, subject=letter.subject, text=letter.text)

        self.desk.change(lambda visit: _with(visit, letter.id, change))
        self._visit = self.desk.visit

    def _on_addressed(self, ident: str) -> None:
        letter = self.letter
        if letter is None or letter.contact == ident:
            return
        before, after = self._to(letter.contact), self._to(ident)
        contacts = [*self.desk.contacts.values()]
        text = letter_text(letter.template)

        def address(visit: Visit, one: Letter) -> Letter:
            """One that nobody changed is made anew: more than its beginning may depend on the contact."""
            made = filled(text, visit, contacts, before, one.id) if text else None
            if text and made and (made.subject, made.text) == (one.subject, one.text):
                anew = filled(text, visit, contacts, after, one.id)
                return replace(one, subject=anew.subject, text=anew.text, contact=ident, to="")
            return readdressed(one, before, after)

        name = self.desk.name(ident) if ident else _("whoever it concerns")
        self._deed(_("Letter to {name}").format(name=name), address)

    def _on_asked(self, what: str) -> None:
        text = self.letter.text if self.letter else Bilingual()
        match what:
            case "copyFr":
                self.copy(text.fr, _("French text copied"))
            case "copyEn":
                self.copy(text.en, _("English text copied"))
            case "copyBoth":
                self.copy(both_texts(text), _("Both texts copied"))
            case "save":
                self.save()
            case "fill":
                self.fill()
            case "delete":
                self.delete()

    def _on_cursor(self, place: QRect) -> None:
        room = self.findChild(QScrollArea)
        inside = room.widget() if isinstance(room, QScrollArea) else None
        if isinstance(room, QScrollArea) and inside is not None:
            point = self.sheet.mapTo(inside, place.center())
            room.ensureVisible(point.x(), point.y(), 0, place.height() + 2 * UNIT)

    # How it is shown.

    def _show_list(self) -> None:
        letters = self._visit.letters if self._visit else ()
        place = next((place for place, one in enumerate(letters) if one.id == self._chosen), 0)
        self._is_showing = True
        if list(letters) != list(self.list.rows):
            self.list.show_rows(letters, place)
        elif letters:
            self.list.choose(place)
        self._is_showing = False
        self.list.fit()

    def _show_letter(self) -> None:
        visit, letter = self._visit, self.letter
        if visit is None or letter is None:
            return
        text = letter_text(letter.template)
        contacts = [*self.desk.contacts.values()]
        contact = self.desk.contacts.get(letter.contact)
        lacks = ""
        if text is not None and letter.sent is None:
            places = missing(text, visit, contacts, To(contact))
            others_words = borrowed(text, visit, contacts, To(contact))
            lacks = lacking(places, contact, self.desk.saving.who(), others_words)
        of_visit, others = addressees(visit, self.desk.contacts)
        self.sheet.buttons["fill"].setVisible(text is not None)
        self.sheet.show_letter(letter, of_visit, others, lacks)

    def _tell_empty(self) -> None:
        offers = [Offer("", letter_name(text.id), partial(self.add, text.id)) for text in LETTERS]
        self.empty.tell(
            _("No letter yet"),
            _("Each is filled from the visit in both languages, and yours to change."),
            offers,
        )

    def _row(self, letter: Letter) -> TwoLines:
        return letter_row(letter, self.desk.name)

    def _deed(self, sentence: str, change: Callable[[Visit, Letter], Letter]) -> None:
        letter = self.letter
        if letter is not None:
            ident = letter.id
            self.desk.deed(
                sentence, lambda _store, visit: _with(visit, ident, lambda one: change(visit, one))
            )

    def _to(self, ident: str) -> To:
        return To(self.desk.contacts.get(ident), self.desk.saving.who())

    def _likely(self, visit: Visit, template: str) -> str:
        """Whom such a letter goes to: the interpreter, or whoever got the last letter."""
        if template == _INTERPRETER:
            return next(iter(visit.commission.interpreters), "")
        sent: Sequence[Letter] = [one for one in visit.letters if one.template != _INTERPRETER]
        return sent[-1].contact if sent else ""


class _LetterList(TwoLineList[Letter]):
    """The letters, as high as the first few of them."""

    deleteAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, said: Callable[[Letter], TwoLines], theme: Theme, parent: QWidget) -> None:
        super().__init__("letterList", said, theme, parent)

    def fit(self) -> None:
        """Take the room that the letters need."""
        heights = [self.sizeHintForRow(row) for row in range(len(self.rows))]
        peeping = sum(heights[_MOST_ROWS : _MOST_ROWS + 1]) // 2
        self.setFixedHeight(sum(heights[:_MOST_ROWS]) + peeping)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew: its lines may break elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes the letter."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleteAsked.emit()
        else:
            super().keyPressEvent(event)

    def _on_theme(self) -> None:
        super()._on_theme()
        self.fit()


def _with(visit: Visit, ident: str, change: Callable[[Letter], Letter]) -> Visit:
    """The visit with this letter changed so; as it was, if the letter isn't there any more."""
    letters = tuple(change(one) if one.id == ident else one for one in visit.letters)
    return replace(visit, letters=letters)
