"""The review of a visit: what was learnt and what becomes of it at home, and how well one learns by visiting.

Owns what is read of it, and which of the two is shown. The rows of insights and the questions are other
modules'.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.notes.debrief_form import DebriefForm, FollowingRoom
from interpreter_app.desktop.views.notes.review_rows import InsightRows
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.notes.debrief import AFTER_VISIT
from interpreter_app.domain.notes.debrief import Review as Reviewed
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import debriefing, note_taking
from interpreter_app.services.note_taking import Setting
from interpreter_app.store.database import Store

_INSIGHTS, _LEARNING = "insights", "learning"
_NOTHING = Reviewed((), (), ())


class Review(QWidget):
    """The two parts of a review, of which one is shown."""

    written = Signal(object)
    """A Note, drafted, that is to be kept."""
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a note that is to be opened."""
    changed = Signal(str, object)
    """The id of an insight, and what a person made of it, as a function on the note."""
    came = Signal(str)
    """The id of an insight that somebody is about to write something of."""

    def __init__(self, store: Store, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._around = Around()
        self._reviewed = _NOTHING
        self._typed: dict[str, Note] = {}
        """Notes as a person has made them, which may not have been read of the store yet, by id."""
        self._open = ""
        """The id of the note that is being changed."""
        self.is_left: Callable[[Note], bool] = lambda _note: False
        """Whether what was typed of a note that isn't open any more isn't in the store yet."""
        self._job: Job | None = None
        self._is_stale = False
        self.choice = Choice((_INSIGHTS, _LEARNING), theme, self, Text.BODY)
        self.choice.setObjectName("reviewParts")
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setProperty("role", "soft")
        inside = QWidget(self)
        self.insights = InsightRows(theme, inside)
        self.form = DebriefForm(AFTER_VISIT, theme, self)
        self._lay_out(inside)
        self.choice.chosen.connect(self._on_part)
        self.insights.changed.connect(self.changed)
        self.insights.came.connect(self.came)
        self.insights.noteAsked.connect(self.noteAsked)
        self.form.written.connect(self.written)
        self.form.noteAsked.connect(self.noteAsked)
        self.form.ended.connect(self.choice.focus_current)

    def _lay_out(self, inside: QWidget) -> None:
        room = QVBoxLayout(inside)
        room.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 2 * UNIT)
        room.addWidget(self.insights)
        room.addStretch(1)
        self.room = FollowingRoom(inside, self)
        self.insights.came.connect(self.room.follow)
        self.parts = QStackedWidget(self)
        self.parts.addWidget(self.room)
        self.parts.addWidget(self.form)
        keeping = self.parts.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.parts.setSizePolicy(keeping)
        head = QVBoxLayout()
        head.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        head.setSpacing(UNIT)
        head.addWidget(self.choice)
        head.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addWidget(self.parts, 1)
        self.insights.after = (self.choice,)
        tab_through(self.choice, self.insights, *self.form.blocks)

    def sizeHint(self) -> QSize:
        """It takes the room that there is, and asks for none that the sheet of a note needs."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.choice.setAccessibleName(_("Review of the visit"))
        self.choice.set_text(_INSIGHTS, _("Insights"))
        self.choice.set_text(_LEARNING, _("Learning by visiting"))
        self.insights.retranslate()
        self.form.retranslate()
        self._show()

    def show_visit(self, around: Around) -> None:
        """Review this visit."""
        if _ident(around.visit) != _ident(self._around.visit):
            self._reviewed, self._typed = _NOTHING, {}
        self._around = around
        self._show()
        self.read()

    def show_note(self, note: Note | None) -> None:
        """Take over what a person has made of a note, which may not be in the store yet."""
        self._open = note.id if note is not None else ""
        if note is not None:
            self._typed[note.id] = note
            self.insights.show_note(note)

    def read(self) -> None:
        """Read anew what was learnt."""
        if self._job is not None:
            self._is_stale = True
            return
        path, visit = self._store.path, self._around.visit
        if visit is None:
            return

        written = {one.id for one in self._typed.values() if one.id != self._open and not self.is_left(one)}

        def work(_progress: object) -> tuple[Reviewed, Setting]:
            return with_store(path, lambda store: _read(store, visit))

        def done(read: tuple[Reviewed, Setting]) -> None:
            self._job = None
            reviewed, setting = read
            if self._is_stale:
                self._is_stale = False
                self.read()
            elif _ident(setting.visit) == _ident(self._around.visit):
                self._reviewed = reviewed
                for ident in written - {self._open}:
                    self._typed.pop(ident, None)
                self._show()
                self.form.ask(self._around, "", setting)

        def refused(sentence: str) -> None:
            self._job = None
            self.state.setText(sentence)

        self._job = self._jobs.run("", work, done, refused)

    def flush(self) -> None:
        """Have what is being typed kept now."""
        self.insights.flush()
        self.form.flush()

    def take_keyboard(self) -> None:
        """Put the keyboard where one writes first."""
        if self.choice.current == _LEARNING:
            self.form.focus_first()
        elif not self.insights.focus_first():
            self.choice.focus_current()

    def _show(self) -> None:
        visit = self._around.visit
        self.choice.setVisible(visit is not None)
        self.parts.setVisible(visit is not None)
        insights = [self._typed.get(one.id, one) for one in self._reviewed.insights]
        self.insights.show_notes(insights, self._around)
        self.form.ask(self._around, "", None)
        self.form.show_answers(self._reviewed.learning)
        self.state.setText(self._state())

    def _state(self) -> str:
        if self._around.visit is None:
            return _("A review is of a visit: choose one at the left, or plan one on the Visits page.")
        if self.choice.current == _LEARNING:
            return _("What was this visit good for as a way to learn, and what did it cost?")
        every, still = len(self._reviewed.insights), len(self._reviewed.open)
        if not every:
            return _(
                "No insight yet. Answers given after a session stand here, and notes that begin with {kind}."
            ).format(kind=f"!{note_words.kind_name(NoteKind.INSIGHT).lower()}")
        said = ngettext("{count} insight", "{count} insights", every).format(count=every)
        if not still:
            return _("{insights}: each says how it would be adapted at home, and who does it.").format(
                insights=said
            )
        left = ngettext("{count} is still open", "{count} are still open", still).format(count=still)
        return f"{said} · {left}"

    def _on_part(self, part: str) -> None:
        self.parts.setCurrentIndex(0 if part == _INSIGHTS else 1)
        self.state.setText(self._state())


def _read(store: Store, visit: Visit) -> tuple[Reviewed, Setting]:
    with store.read():
        where = note_taking.setting(store, note_taking.now(), visit.id, "")
        return debriefing.of_visit(store, visit), where


def _ident(visit: Visit | None) -> str:
    return visit.id if visit is not None else ""
