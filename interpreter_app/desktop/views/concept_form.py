"""The form of a concept: everything that an entry can say, typed with care, and kept without being asked.

Owns the fields and when what stands in them is to be kept: a moment after the last key, and whenever the
keyboard goes elsewhere. Whoever listens writes it. The terms are in `widgets.term_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import let_scroll, set_role
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.term_rows import TermRows
from interpreter_app.domain import subjects
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language
from interpreter_app.services import entered
from interpreter_app.services.wording import spoken_equivalence

_SOON_MS = 300
"""So long after a key what has been typed so far is shown to whoever keeps it, however fast one goes on."""
_REST_MS = 400
"""What is typed is handed over so long after the last key: it must be on the disk within a second."""

_FIRST_REST_MS = 4_000
"""The same for an entry that is new: its id is made of what stands there then. Leaving a term hands it over
at once, and meanwhile whoever keeps drafts has it."""

_UNJUDGED = "unjudged"
_NARROW = 62 * UNIT
"""Below this width the texts of the two languages stand below each other."""

_TEXTS = ("transferFr", "transferEn", "definitionFr", "definitionEn", "source", "note")


class ConceptForm(QWidget):
    """The form. `changed` gives the concept as typed; `closed` tells that the person is done with it."""

    changed = Signal(object)
    drafted = Signal(object)
    """The concept as far as it has been typed, handed over or not; again once it is as it was before."""
    closed = Signal()
    settled = Signal(bool)
    """The person has answered what `ask` asked: True for the first answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conceptForm")
        self._theme = theme
        self._concept = Concept("", ())
        self._kept: Concept | None = self._concept
        self._is_drafted = self._lacks_term = False
        self._subject = ""
        self.title = QLabel(self)
        self.title.setProperty("role", "small")
        self.state = QLabel(self)
        self.state.setObjectName("formState")
        self.state.setProperty("role", "small")
        self.state.setWordWrap(True)
        self._answers = tuple(_answer(name, self) for name in ("formKeepMine", "formTakeTheirs"))
        self.french = TermRows(Language.FRENCH, theme, self)
        self.english = TermRows(Language.ENGLISH, theme, self)
        self.equivalence = Choice(
            [*(str(e) for e in Equivalence), _UNJUDGED], theme, self, Text.BODY, flows=True
        )
        self.equivalence.setObjectName("formEquivalence")
        self.false_friend = QCheckBox(self)
        self.false_friend.setObjectName("formFalseFriend")
        self.checked = QCheckBox(self)
        self.checked.setObjectName("formChecked")
        self.subject = _subject_field(self)
        self.texts = {name: GrowingText(f"form{name[0].upper()}{name[1:]}", self) for name in _TEXTS}
        self._labels = {name: QLabel(self) for name in ("equivalence", "subject", *_TEXTS)}
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._set_tab_order()
        self.retranslate()

    def _lay_out(self) -> None:
        for name, label in self._labels.items():
            label.setProperty("role", "small")
            if name in self.texts:
                label.setBuddy(self.texts[name])
        self._labels["subject"].setBuddy(self.subject)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4 * UNIT, 0, 3 * UNIT, 3 * UNIT)
        column.setSpacing(3 * UNIT)
        column.addWidget(self.french)
        column.addWidget(self.english)
        judged = QVBoxLayout()
        judged.setSpacing(UNIT // 2)
        judged.addWidget(self._labels["equivalence"])
        judged.addWidget(self.equivalence)
        judged.addWidget(self.false_friend)
        column.addLayout(judged)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(3 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        column.addLayout(self._grid)
        column.addWidget(self.checked)
        column.addStretch()
        self.room = QScrollArea(self)
        self.room.setObjectName("formRoom")
        let_scroll(self.room, inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 2 * UNIT, 0, 0)
        whole.setSpacing(UNIT)
        for label in (self.title, self.state):
            label.setContentsMargins(4 * UNIT, 0, 3 * UNIT, 0)
            whole.addWidget(label)
        answers = QHBoxLayout()
        answers.setContentsMargins(4 * UNIT, 0, 3 * UNIT, 0)
        answers.setSpacing(2 * UNIT)
        for button in self._answers:
            answers.addWidget(button)
        answers.addStretch()
        whole.addLayout(answers)
        whole.addWidget(self.room, 1)
        self._is_narrow: bool | None = None
        self._arrange(is_narrow=False)

    def _set_tab_order(self) -> None:
        tab_through(
            *self.french.stops(), *self.english.stops(), self.equivalence, self.false_friend,
            *(self.texts[name] for name in _TEXTS[:4]), self.subject, self.texts["source"],
            self.texts["note"], self.checked,
        )  # fmt: skip

    def _arrange(self, is_narrow: bool) -> None:
        """Set the texts of the two languages beside each other, or below each other where it is narrow."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        places = (*_TEXTS[:4], "subject", "source", "note")
        columns = 1 if is_narrow else 2
        for place, name in enumerate(places):
            row, column = divmod(place, columns)
            widget = self.subject if name == "subject" else self.texts[name]
            span = 2 if name == "note" and not is_narrow else 1
            self._grid.addWidget(self._labels[name], 3 * row, column)
            top = Qt.AlignmentFlag.AlignTop if name != "note" else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, 3 * row + 1, column, 1, span, top)
            self._grid.setRowMinimumHeight(3 * row + 2, UNIT)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    def _connect(self) -> None:
        for rows in (self.french, self.english):
            rows.edited.connect(self._on_edited)
            rows.left.connect(self.flush)
            rows.grown.connect(self._set_tab_order)
        self.french.entered.connect(self.english.focus_first)
        self.english.entered.connect(self._on_terms_done)
        for text in self.texts.values():
            text.edited.connect(self._on_edited)
            text.left.connect(self.flush)
        self.equivalence.chosen.connect(self._on_chosen)
        self.false_friend.clicked.connect(self._on_chosen)
        self.checked.clicked.connect(self._on_chosen)
        self.subject.editTextChanged.connect(self._on_edited)
        self._rest.timeout.connect(self.flush)
        self._soon.timeout.connect(self.draft)
        self._answers[0].clicked.connect(self._on_mine)
        self._answers[1].clicked.connect(self._on_theirs)

    # What is shown.

    def show_concept(self, concept: Concept, glossary: str, fields: Iterable[str] = ()) -> None:
        """Show a concept of this glossary; `fields` are the subject fields that are offered."""
        self._rest.stop()
        self._soon.stop()
        self._is_drafted = self._lacks_term = False
        self.title.setText(glossary)
        self._say("")
        with QSignalBlocker(self.subject):
            self.subject.clear()
            self.subject.addItems(
                sorted({subjects.shown(field) for field in fields if field}, key=str.casefold)
            )
        for terms in (self.french, self.english):
            terms.fold()
        self._fill(concept)
        self.room.verticalScrollBar().setValue(0)

    def follow(self, concept: Concept) -> bool:
        """Take over what was written of the same concept; False if something is being typed."""
        if self._rest.isActive() or self.is_unkept:
            return False
        if concept != self._kept:
            self._fill(concept)
        return True

    def _fill(self, concept: Concept) -> None:
        self._concept = self._kept = concept
        self.french.show_terms(concept.in_language(Language.FRENCH))
        self.english.show_terms(concept.in_language(Language.ENGLISH))
        with QSignalBlocker(self.equivalence), QSignalBlocker(self.subject):
            self.equivalence.choose(concept.equivalence or _UNJUDGED)
            subject = subjects.shown(concept.subject_field)
            if entered.line(self.subject.currentText()) != subject:
                self.subject.setEditText(subject)
        self._subject = self.subject.currentText()
        self.false_friend.setChecked(concept.false_friend)
        self.checked.setChecked(concept.checked)
        for name, text in _texts_of(concept).items():
            self.texts[name].show_text(text)

    def concept(self) -> Concept:
        """The concept as it is typed; what nobody touched is as it was, the order of the terms included."""
        shown = self._concept
        terms = (*self.french.terms(), *self.english.terms())
        in_order = tuple(t for language in Language for t in shown.in_language(language))
        typed = {name: self.texts[name].typed() for name in _TEXTS}
        subject = self.subject.currentText()
        judged = self.equivalence.current
        return replace(
            shown,
            terms=shown.terms if terms == in_order else terms,
            equivalence=None if judged == _UNJUDGED else Equivalence(judged),
            false_friend=self.false_friend.isChecked(),
            checked=self.checked.isChecked(),
            subject_field=shown.subject_field if subject == self._subject else subjects.written(subject),
            transfer_note=Bilingual(typed["transferFr"], typed["transferEn"]),
            definition=Bilingual(typed["definitionFr"], typed["definitionEn"]),
            source=typed["source"],
            note=typed["note"],
        )

    # What is typed.

    def flush(self) -> None:
        """Hand over what was typed, now. An entry without a term can't be kept yet: that is said."""
        self._rest.stop()
        self._soon.stop()
        typed = self.concept()
        if typed == self._kept:
            self._on_taken_back(typed)
            return
        self._is_drafted = self._lacks_term = not typed.terms
        if not typed.terms:
            self.drafted.emit(typed)
            self._say(_("Not kept yet: type a term in one of the languages."), warn=True)
            return
        self._kept = typed
        self._say("")
        self.changed.emit(typed)

    def wait_for_terms(self, is_new: bool) -> None:
        """Hand what is typed over once its terms are whole words: the entry is new."""
        self._rest.setInterval(_FIRST_REST_MS if is_new else _REST_MS)

    def draft(self) -> None:
        """Show what was typed and hasn't been handed over to whoever keeps it meanwhile."""
        if self.is_unkept:
            self._is_drafted = True
            self.drafted.emit(self.concept())

    @property
    def is_unkept(self) -> bool:
        """Whether something was typed that hasn't been handed over."""
        return self.concept() != self._kept

    def refuse(self, sentence: str) -> None:
        """What was handed over last isn't in the store: say why; it counts as not kept."""
        self._kept = None
        self._say(sentence, warn=True)

    def say(self, sentence: str, warn: bool = False) -> None:
        """Say what became of what was typed."""
        self._say(sentence, warn)

    def ask(self, sentence: str, first: str, second: str) -> None:
        """Ask which of two is meant; `settled` tells."""
        self._say(sentence, warn=True)
        for button, text in zip(self._answers, (first, second), strict=True):
            button.setText(text)
            button.setVisible(True)

    def focus_first(self) -> None:
        """Put the keyboard on the first term."""
        self.french.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter are the ways out; what was typed is kept."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.flush()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < _NARROW * self._theme.pixels(Text.BODY) / 16)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.french.retranslate()
        self.english.retranslate()
        self.equivalence.setAccessibleName(_("Equivalence"))
        for degree in Equivalence:
            self.equivalence.set_text(degree, _EQUIVALENCES[degree](), spoken_equivalence(degree))
        self.equivalence.set_text(_UNJUDGED, _("not judged"), spoken_equivalence(None))
        self.false_friend.setText(_("False friend"))
        self.checked.setText(_("Checked"))
        said = {
            "equivalence": _("Equivalence"),
            "subject": _("Subject field"),
            "transferFr": _("Say to a French speaker"),
            "transferEn": _("Say to an English speaker"),
            "definitionFr": _("Definition in French"),
            "definitionEn": _("Definition in English"),
            "source": _("Source"),
            "note": _("Note"),
        }
        for name, text in said.items():
            self._labels[name].setText(text)
            if name in self.texts:
                self.texts[name].setAccessibleName(text)
        self.subject.setAccessibleName(said["subject"])

    def _on_terms_done(self) -> None:
        """Both sides are there: how far are they the same?"""
        self.equivalence.focus_current()

    def _on_mine(self) -> None:
        self._say("")
        self.settled.emit(True)

    def _on_theirs(self) -> None:
        self._say("")
        self.settled.emit(False)

    def _say(self, sentence: str, warn: bool = False) -> None:
        for button in self._answers:
            button.setVisible(False)
        set_role(self.state, "warning" if warn else "small")
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))
        announce(self.state, sentence, urgent=warn)

    def _on_edited(self) -> None:
        self._rest.start()
        if not self._soon.isActive():
            self._soon.start()

    def _on_taken_back(self, typed: Concept) -> None:
        """What was drafted has gone again: it mustn't be saved by the next start, nor be warned of."""
        if self._is_drafted:
            self.drafted.emit(typed)
        if self._lacks_term:
            self._say("")
        self._is_drafted = self._lacks_term = False

    def _on_chosen(self) -> None:
        self.flush()


_EQUIVALENCES = {
    Equivalence.EQUIVALENT: lambda: _("= the same"),
    Equivalence.QUASI_EQUIVALENT: lambda: _("≈ close"),
    Equivalence.NON_EQUIVALENT: lambda: _("≠ no equivalent"),
}


def _answer(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setProperty("role", "link")
    made.setAutoDefault(False)
    made.setVisible(False)
    return made


def _subject_field(parent: QWidget) -> QComboBox:
    made = QComboBox(parent)
    made.setObjectName("formSubject")
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setMinimumContentsLength(12)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _texts_of(concept: Concept) -> dict[str, str]:
    """The texts of a concept by the name of their field."""
    texts = (
        concept.transfer_note.fr, concept.transfer_note.en, concept.definition.fr, concept.definition.en,
        concept.source, concept.note,
    )  # fmt: skip
    return dict(zip(_TEXTS, texts, strict=True))
