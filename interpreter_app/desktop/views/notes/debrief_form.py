"""The guided form of looking back: a few questions on one page, each with its answers and a field.

Owns the way from one question to the next, which half-typed answer belongs to which question, and that an
answer is shown as soon as it is given. An answer is a note: it is handed on, and nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import shown
from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.models import note_lines, note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.notes.debrief_entry import AnswerEntry
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.notes.debrief import QUESTIONS, Debriefed
from interpreter_app.domain.notes.note import Note, Prompt
from interpreter_app.domain.terms import Language
from interpreter_app.services import note_taking
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.services.wording import in_interface_language

_BELOW = 4 * UNIT
"""What is to be seen below the field in which one writes: what it is read as."""
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def half_name(visit: str, session: str, prompt: Prompt) -> str:
    """The name under which half an answer is kept beside the store."""
    return f"debrief:{visit}:{session}:{prompt.value}"


def half_answered(visit: str, halves: Mapping[str, str], prompts: Sequence[Prompt]) -> set[str]:
    """The ids of the sessions of a visit (empty: none) of which half an answer to one of these is kept."""
    begins = f"debrief:{visit}:"
    found = (name.removeprefix(begins).rpartition(":") for name in halves if name.startswith(begins))
    return {session for session, _colon, prompt in found if prompt in {one.value for one in prompts}}


class FollowingRoom(QScrollArea):
    """Controls that scroll; the one that has the keyboard stays in sight while what is above it grows."""

    def __init__(self, controls: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._controls = controls
        self._laid_out = QTimer(self, interval=0, singleShot=True)
        self._laid_out.timeout.connect(self._show_focused)
        let_scroll(self, controls)
        controls.installEventFilter(self)

    def follow(self) -> None:
        """Bring the control that has the keyboard into sight, once all is laid out."""
        self._laid_out.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the controls when they are laid out anew."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.follow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """So it does where there is less room."""
        super().resizeEvent(event)
        self.follow()

    def _show_focused(self) -> None:
        focused = self._controls.focusWidget()
        if focused is None or not focused.hasFocus():
            return
        if focused.height() > self.viewport().height() - _BELOW:  # the cursor alone
            self.ensureWidgetVisible(focused)
            return
        top = focused.mapTo(self._controls, QPoint(0, 0)).y()
        self.ensureVisible(0, top + focused.height(), 0, _BELOW)
        self.ensureVisible(0, top, 0, UNIT)


class AnswerList(TwoLineList[Note]):
    """The answers to a question, as high as they are. A click, or Enter, opens one."""

    opened = Signal(str)
    """The id of a note."""

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(name, self._row, theme, parent)
        self.around = Around()
        self.setMinimumHeight(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_answers(self, notes: Sequence[Note], around: Around) -> None:
        """Show these; the one that has the keyboard keeps it."""
        is_same = list(notes) == list(self.rows) and around == self.around
        self.around = around
        if is_same:
            return
        place = max(0, self.currentIndex().row())
        self._lines.show(notes)
        if self.hasFocus() and notes:
            self.choose(min(place, len(notes) - 1))
        self.setVisible(bool(notes))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(0, sum(self.sizeHintForRow(n) for n in range(len(self.rows))))

    def minimumSizeHint(self) -> QSize:
        """The same: it doesn't scroll."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rows may be higher now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only where the keyboard is an answer is chosen."""
        super().focusInEvent(event)
        if self.rows and not self.chosen_rows:
            self.choose(max(0, self.currentIndex().row()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """None is chosen any more."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in _RETURN and self.chosen_rows:
            self.opened.emit(self.chosen_rows[0].id)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, _index: object) -> None:
        for note in self.chosen_rows:
            self.opened.emit(note.id)

    def _row(self, note: Note) -> TwoLines:
        when = note_words.clock_text(note, self.around.zone)
        details = note_words.details(note, self.around)
        return TwoLines(note.text, " · ".join(part for part in (when, details) if part))


class AskedBlock(QWidget):
    """One question, what was answered, and the field for one more answer."""

    def __init__(self, prompt: Prompt, place: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self._place = place
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.RichText)
        name = f"debrief{''.join(part.title() for part in prompt.value.split('-'))}"
        self.answers = AnswerList(f"{name}Answers", theme, self)
        self.entry = AnswerEntry(name, self)
        self.question.setBuddy(self.entry.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for part in (self.question, self.answers, self.entry):
            column.addWidget(part)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        question = in_interface_language(QUESTIONS[self.prompt])
        self.question.setText(f"{self._place}.&nbsp;&nbsp;<b>{escape(question)}</b>")
        self.entry.retranslate()
        self.entry.text.setAccessibleName(question)
        self.entry.text.setAccessibleDescription(self.entry.text.toolTip())
        self.answers.setAccessibleName(_("Answers: {question}").format(question=question))
        self.answers.retranslate()


class DebriefForm(QWidget):
    """The questions. `written` gives a Note, drafted, that is to be kept.

    `keep` has half an answer kept under a name, `half` gives it back; `waiting` tells which notes that were
    given out of hand aren't in the store yet.
    """

    written = Signal(object)
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of an answer that is to be opened."""
    ended = Signal()
    """Ctrl+Enter behind the last question."""

    def __init__(self, prompts: Sequence[Prompt], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.keep: Callable[[str, str], None] = lambda _name, _text: None
        self.half: Callable[[str], str] = lambda _name: ""
        self.waiting: Callable[[], Collection[str]] = tuple
        self._setting = Setting()
        self._session = ""
        self._around = Around()
        self._shown_for: tuple[str, str] | None = None
        self._fresh: list[Note] = []
        """Answers that were given here and may not have been read of the store yet."""
        self._given: dict[Prompt, tuple[Note, ...]] = {}
        self.column = QWidget(self)
        self.column.setMinimumWidth(0)
        self.hint = QLabel(self.column)
        self.hint.setProperty("role", "small")
        self.hint.setWordWrap(True)
        self.blocks = [AskedBlock(one, place, theme, self.column) for place, one in enumerate(prompts, 1)]
        inner = QVBoxLayout(self.column)
        inner.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 2 * UNIT)
        inner.setSpacing(2 * UNIT)
        inner.addWidget(self.hint)
        for block in self.blocks:
            inner.addWidget(block)
        self.foot = QVBoxLayout()
        inner.addLayout(self.foot)
        inner.addStretch(1)
        self.room = FollowingRoom(self.column, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)
        for number, block in enumerate(self.blocks):
            self._connect(block, number)
        tab_through(*self.blocks)

    def _connect(self, block: AskedBlock, number: int) -> None:
        entry = block.entry
        entry.known = lambda: self._setting.known
        entry.read_as = partial(self._read_as, block.prompt)
        entry.guess = lambda text: note_lines.guessed(text, self._setting)
        entry.refusal = lambda text: note_lines.refusal(text, self._setting, note_taking.now())
        entry.is_sibling = self._is_entry
        entry.kept.connect(partial(self._on_kept, block.prompt))
        entry.drafted.connect(partial(self._on_drafted, block.prompt))
        entry.onward.connect(partial(self._on_onward, number))
        block.answers.opened.connect(self.noteAsked)

    @property
    def is_in_use(self) -> bool:
        """Whether somebody is answering: the keyboard is in it, or half an answer stands there."""
        focused = self.focusWidget()
        return (focused is not None and focused.hasFocus()) or any(not b.entry.is_empty for b in self.blocks)

    def ask(self, around: Around, session: str, setting: Setting | None) -> None:
        """Ask about this session, or (an empty id) the whole visit; `setting` as far as it has been read."""
        visit = around.visit.id if around.visit is not None else ""
        if (visit, session) != self._shown_for:
            self.flush()
            self._shown_for, self._session = (visit, session), session
            self._fresh, self._given = [], {}
            for block in self.blocks:
                block.answers.show_answers((), around)
                block.entry.hold(self.half(half_name(visit, session, block.prompt)))
            self.room.verticalScrollBar().setValue(0)
            self._setting = _unread(around, session)
        self._around = around
        if setting is not None:
            self._setting = setting
        self._show()

    def show_answers(self, asked: Sequence[Debriefed]) -> None:
        """Show what has been answered."""
        self._given = {one.prompt: one.notes for one in asked}
        known = {note.id for one in asked for note in one.notes}
        waiting = set(self.waiting())
        self._fresh = [note for note in self._fresh if note.id in waiting and note.id not in known]
        self._show()

    def flush(self) -> None:
        """Have what is being typed kept now, as half an answer."""
        for block in self.blocks:
            block.entry.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the first question that has no answer yet."""
        following = next((b for b in self.blocks if not self._answers(b.prompt)), self.blocks[0])
        self._go_to(following)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.hint.setText(
            _("{key} keeps an answer, {onward} goes on to the next question.").format(
                key=shown("Return"), onward=f"{shown('Ctrl')}+{shown('Return')}"
            )
        )
        for block in self.blocks:
            block.retranslate()

    def _show(self) -> None:
        for block in self.blocks:
            block.answers.show_answers(self._answers(block.prompt), self._around)

    def _answers(self, prompt: Prompt) -> list[Note]:
        return [*self._given.get(prompt, ()), *(note for note in self._fresh if note.prompt is prompt)]

    def _is_entry(self, widget: QWidget | None) -> bool:
        return widget is not None and any(block.entry.isAncestorOf(widget) for block in self.blocks)

    def _drafted(self, prompt: Prompt, text: str, chosen: Said, ident: str = "") -> Note | None:
        said, at = replace(chosen, prompt=prompt), note_taking.now()
        for is_plain in (False, True):
            try:
                return note_taking.drafted(text, self._setting, at, said, ident, plain=is_plain)
            except UsageError:  # shorthand and nothing else is what it says
                continue
        return None

    def _read_as(self, prompt: Prompt, text: str) -> str:
        read = self._drafted(prompt, text, Said(), ident="draft")
        if read is None:
            return ""
        details = note_words.details(read, self._around)
        return " · ".join(part for part in (note_words.kind_name(read.kind), details) if part)

    def _on_kept(self, prompt: Prompt, text: str, confidential: bool, language: Language | None) -> None:
        drafted = self._drafted(prompt, text, Said(confidential=confidential, language=language))
        if drafted is None:
            return
        self._fresh.append(drafted)
        self.written.emit(drafted)
        self._show()

    def _on_drafted(self, prompt: Prompt, draft: str) -> None:
        if self._shown_for is not None:
            self.keep(half_name(*self._shown_for, prompt), draft)

    def _on_onward(self, number: int) -> None:
        if number + 1 < len(self.blocks):
            self._go_to(self.blocks[number + 1])
        else:
            self.ended.emit()

    def _go_to(self, block: AskedBlock) -> None:
        block.entry.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.room.follow()


def _unread(around: Around, session: str) -> Setting:
    """Where one writes, before it has been read who may be meant there."""
    visit = around.visit
    on = next((one for one in visit.sessions if one.id == session), None) if visit is not None else None
    return Setting(visit, on)
