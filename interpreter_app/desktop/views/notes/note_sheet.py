"""The sheet of one note: its words, what kind it is, who speaks, what it answers, what follows from it.

Owns which fields a kind of note has. What is typed is handed on as a change; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.visits.ticks import Ticks
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services.wording import in_interface_language

_UNKNOWN = "unknown"
_OWNED = frozenset({NoteKind.ACTION, NoteKind.INSIGHT})
"""Kinds that somebody has to do something about."""
_SETTLED = frozenset({NoteKind.ACTION, NoteKind.MISSING_TERM})


class NoteSheet(QWidget):
    """The fields. `changed` gives what a person made of the note, as a function on it."""

    changed = Signal(object)
    said = Signal(str)
    closeAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    deleteAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    historyAsked = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteSheet")
        self.today: Callable[[], date] = date.today
        self._note: Note | None = None
        self._around = Around()
        inside = QWidget(self)
        self.stamp = QLabel(inside)
        self.stamp.setProperty("role", "small")
        self.stamp.setWordWrap(True)
        self.text = GrowingText("noteText", inside)
        self.kind = drop_down("noteKind", inside)
        self.session = drop_down("noteSession", inside)
        self.speaker = self._person("noteSpeaker", theme, inside)
        self.language = Choice(("fr", "en", _UNKNOWN), theme, inside)
        self.language.setObjectName("noteLanguage")
        self.questions = Ticks("noteQuestions", inside, most=1)
        self.confidential = QCheckBox(inside)
        self.confidential.setObjectName("noteConfidential")
        self.owner = self._person("noteOwner", theme, inside)
        self.due = DayField("noteDue", inside)
        self.done = QCheckBox(inside)
        self.done.setObjectName("noteDone")
        self.adaptation = GrowingText("noteAdaptation", inside)
        self.close_button, self.delete_button = QPushButton(inside), QPushButton(inside)
        self.history_button = QPushButton(inside)
        for button, name in (
            (self.close_button, "noteClose"),
            (self.history_button, "noteHistory"),
            (self.delete_button, "noteDelete"),
        ):
            button.setObjectName(name)
            button.setProperty("role", "link")
        self._labels: dict[QWidget, QLabel] = {}
        self._lay_out(inside)
        self._connect()
        self.retranslate()

    def _person(self, name: str, theme: Theme, parent: QWidget) -> ContactField:
        field = ContactField(name, lambda: self._around.contacts, theme, parent, keeps=True)
        field.offer = lambda typed: _("“{name}”, who isn’t among the contacts").format(name=typed)
        return field

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT // 2)
        links = FlowRow(inside, 2 * UNIT)
        for button in (self.close_button, self.history_button, self.delete_button):
            links.add(button)
        column.addWidget(links)
        column.addWidget(self.stamp)
        fields = (
            self.text, self.kind, self.speaker, self.session, self.language, self.owner, self.due,
            self.adaptation, self.questions,
        )  # fmt: skip
        for field in fields:
            label = self._labels[field] = QLabel(inside)
            label.setProperty("role", "small")
            label.setBuddy(field)
            column.addSpacing(UNIT)
            column.addWidget(label)
            column.addWidget(field)
        column.addSpacing(UNIT)
        ticks = QHBoxLayout()
        ticks.setSpacing(3 * UNIT)
        for tick in (self.done, self.confidential):
            ticks.addWidget(tick)
        ticks.addStretch()
        column.addLayout(ticks)
        column.addStretch()
        room = QScrollArea(self)
        let_scroll(room, inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
        order = (links, *fields, self.done, self.confidential)
        tab_through(*order)
        self.questions.remade.connect(lambda: tab_through(*order))

    def _connect(self) -> None:
        self.text.edited.connect(self._on_text)
        self.adaptation.edited.connect(self._on_adaptation)
        self.kind.activated.connect(self._on_kind)
        self.session.activated.connect(self._on_session)
        self.language.chosen.connect(self._on_language)
        self.questions.changed.connect(self._on_questions)
        self.confidential.clicked.connect(self._on_confidential)
        self.done.clicked.connect(self._on_done)
        self.due.edited.connect(self._on_due)
        self.due.wrong.connect(self.said)
        for field, slot in ((self.speaker, self._on_speaker), (self.owner, self._on_owner)):
            field.chosen.connect(slot)
            field.newAsked.connect(slot)
        self.close_button.clicked.connect(self.closeAsked)
        self.delete_button.clicked.connect(self.deleteAsked)
        self.history_button.clicked.connect(self.historyAsked)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        names: tuple[tuple[QWidget, str], ...] = (
            (self.text, _("Note")), (self.kind, _("Kind")), (self.speaker, _("Who speaks")),
            (self.session, _("Session")), (self.language, _("Language")), (self.owner, _("Who does it")),
            (self.due, _("By when")), (self.adaptation, _("How it would be adapted at home")),
            (self.questions, _("Which key questions it answers")),
        )  # fmt: skip
        for field, name in names:
            self._labels[field].setText(name)
            field.setAccessibleName(name)
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItems([note_words.kind_name(kind) for kind in NoteKind])
        for name, text in (("fr", _("French")), ("en", _("English")), (_UNKNOWN, _("not said"))):
            self.language.set_text(name, text)
        self.confidential.setText(_("Confidential"))
        self.done.setText(_("Done"))
        self.close_button.setText(_("Close"))
        self.delete_button.setText(_("Delete the note"))
        self.history_button.setText(_("History"))
        self.due.retranslate()
        self.show_note(self._note, self._around)

    def show_note(self, note: Note | None, around: Around) -> None:
        """Show a note, which may be the same one, changed elsewhere: who types goes on typing."""
        self._note, self._around = note, around
        if note is None:
            return
        day = dates.day_text(note_words.day_of(note, around.zone), i18n.language())
        self.stamp.setText(
            _("Written on {day} at {hour}").format(day=day, hour=note_words.clock_text(note, around.zone))
        )
        self.text.show_text(note.text)
        self.adaptation.show_text(note.adaptation)
        self.kind.setCurrentIndex(list(NoteKind).index(note.kind))
        self._fill_sessions(note)
        for field, ident in ((self.speaker, note.speaker), (self.owner, note.owner)):
            known = ident in around.contacts
            field.show_contact(ident if known else "", "" if known else ident)
        with QSignalBlocker(self.language):
            self.language.choose(note.language.value if note.language is not None else _UNKNOWN)
        questions = around.visit.questions if around.visit is not None else ()
        self.questions.show_ticks(
            [(one.id, in_interface_language(one.text)) for one in questions], note.questions
        )
        self.confidential.setChecked(note.confidential)
        self.done.setChecked(note.done is not None)
        self.due.show_day(note.due)
        is_owned = note.kind in _OWNED
        for part, is_wanted in (
            (self.owner, is_owned or bool(note.owner)),
            (self.due, note.kind is NoteKind.ACTION or note.due is not None),
            (self.adaptation, note.kind is NoteKind.INSIGHT or bool(note.adaptation)),
            (self.questions, bool(questions)),
            (self.session, around.visit is not None),
        ):
            part.setVisible(is_wanted)
            self._labels[part].setVisible(is_wanted)
        self.done.setVisible(note.kind in _SETTLED or note.done is not None)

    def _fill_sessions(self, note: Note) -> None:
        visit = self._around.visit
        with QSignalBlocker(self.session):
            self.session.clear()
            self.session.addItem(_("Outside any session"), "")
            for one in sorted(visit.sessions, key=lambda s: s.start.at) if visit is not None else ():
                self.session.addItem(note_words.session_name(one), one.id)
            self.session.setCurrentIndex(max(0, self.session.findData(note.session)))

    def _change(self, change: Callable[[Note], Note]) -> None:
        self.changed.emit(change)

    def _on_text(self) -> None:
        text = self.text.typed()
        self._change(lambda note: replace(note, text=text))

    def _on_adaptation(self) -> None:
        text = self.adaptation.typed()
        self._change(lambda note: replace(note, adaptation=text))

    def _on_kind(self, place: int) -> None:
        kind = list(NoteKind)[place]
        self._change(lambda note: replace(note, kind=kind))

    def _on_session(self, _place: int) -> None:
        ident = str(self.session.currentData() or "")
        self._change(lambda note: replace(note, session=ident))

    def _on_language(self, name: str) -> None:
        language = None if name == _UNKNOWN else Language(name)
        self._change(lambda note: replace(note, language=language))

    def _on_questions(self, ticked: tuple[str, ...]) -> None:
        self._change(lambda note: replace(note, questions=ticked))

    def _on_confidential(self, is_so: bool) -> None:
        self._change(lambda note: replace(note, confidential=is_so))

    def _on_done(self, is_so: bool) -> None:
        day = self.today() if is_so else None
        self._change(lambda note: replace(note, done=day))

    def _on_due(self, day: date | None) -> None:
        self._change(lambda note: replace(note, due=day))

    def _on_speaker(self, who: str) -> None:
        self._change(lambda note: replace(note, speaker=who))

    def _on_owner(self, who: str) -> None:
        self._change(lambda note: replace(note, owner=who))

    def focus_first(self) -> None:
        """Put the keyboard into the words of the note."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
