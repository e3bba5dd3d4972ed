"""Debriefing: which sessions of the visit are still to be looked back on, and the questions about one.

Owns which session is chosen: the one that ended last, until somebody chooses another. The questions and their
answers are the form's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.notes.debrief_form import DebriefForm, half_answered
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.notes.debrief import AFTER_SESSION, debriefed, last_over, to_look_back_on
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.services import debriefing, note_taking
from interpreter_app.services.note_taking import Setting
from interpreter_app.store.database import Store

_BESIDE = 44
"""In sizes of the letter; with less width the sessions drop down above the questions."""
_LIST = 15
"""In sizes of the letter: how wide the list of sessions is."""


class _Read(NamedTuple):
    """What was read of a visit: all answers to questions of looking back, and where one writes."""

    answers: list[Note]
    session: str
    setting: Setting


class _Row(NamedTuple):
    """A session that can be looked back on, or (None) one that isn't in the visit any more, by its id."""

    ident: str
    session: Session | None
    answers: int
    is_half: bool
    is_over: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be looked back on."""
        return self.is_over and not self.answers


class Debrief(QWidget):
    """Sessions and questions. `now` gives the moment by which a session is over."""

    written = Signal(object)
    """A Note, drafted, that is to be kept."""
    noteAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of an answer that is to be opened."""

    def __init__(self, store: Store, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._theme = theme
        self._around = Around()
        self._answers: list[Note] = []
        self._session: str | None = None
        """The id of the session that is asked about."""
        self._is_chosen = False
        """Whether somebody has chosen it."""
        self._rows: list[_Row] = []
        self._job: Job | None = None
        self._is_stale = False
        self._is_wanted = False
        """Whether the keyboard is to come here once there is a session."""
        self.now: Callable[[], Moment] = note_taking.now
        self.halves: Callable[[], Mapping[str, str]] = dict
        self.list: TwoLineList[_Row] = TwoLineList("debriefSessions", self._said, theme, self)
        self.box = drop_down("debriefSession", self)
        self.form = DebriefForm(AFTER_SESSION, theme, self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.onward = QPushButton(self.form.column)
        self.onward.setObjectName("debriefNext")
        self.onward.setProperty("role", "link")
        self.over = QLabel(self.form.column)
        self.over.setProperty("role", "soft")
        self.over.setWordWrap(True)
        self._lay_out()
        self.list.chosen.connect(self._on_list)
        self.box.activated.connect(self._on_box)
        self.onward.clicked.connect(self.go_on)
        self.form.written.connect(self._on_written)
        self.form.noteAsked.connect(self.noteAsked)
        self.form.ended.connect(self._on_ended)

    def _lay_out(self) -> None:
        self.form.foot.addWidget(self.over)
        self.form.foot.addWidget(self.onward, 0, Qt.AlignmentFlag.AlignLeft)
        self.line = Hairline(Qt.Orientation.Vertical, self)
        above = QHBoxLayout()
        above.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        above.addWidget(self.box, 1)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addLayout(above)
        right.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.line)
        row.addLayout(right, 1)
        told = QHBoxLayout()
        told.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        told.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(told)
        column.addLayout(row, 1)
        tab_through(self.list, self.box, *self.form.blocks, self.onward)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for part in (self.list, self.box):
            part.setAccessibleName(_("Session to debrief"))
        self.form.retranslate()
        self.list.retranslate()
        self._show()

    def sizeHint(self) -> QSize:
        """It takes the room that there is, and asks for none that the sheet of a note needs."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the questions: the list gives way to the one that drops down."""
        narrow = self.form.minimumSizeHint().expandedTo(self.box.minimumSizeHint())
        return QSize(narrow.width() + 4 * UNIT, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sessions stand beside the questions, or drop down above them where there is little room."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that leads on to the next session."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.onward.hasFocus():
            self.go_on()
        else:
            super().keyPressEvent(event)

    def show_visit(self, around: Around) -> None:
        """Ask about the sessions of this visit."""
        if _ident(around.visit) != _ident(self._around.visit):
            self._answers, self._session, self._is_chosen = [], None, False
        self._around = around
        self._settle()
        self._show()
        self.read()

    def read(self) -> None:
        """Read anew what has been answered."""
        if self._job is not None:
            self._is_stale = True
            return
        path, visit, session, now = self._store.path, self._around.visit, self._session or "", self.now()
        if visit is None:
            return

        def work(_progress: object) -> _Read:
            return with_store(path, lambda store: _read(store, visit, session, now))

        self._job = self._jobs.run("", work, self._on_read, self._on_refused)

    def flush(self) -> None:
        """Have what is being typed kept now, as half an answer."""
        self.form.flush()

    def take_keyboard(self) -> None:
        """Put the keyboard into the first question that has no answer, as soon as it is known which."""
        self._is_wanted = not self._rows
        if self._rows:
            self.form.focus_first()

    def go_on(self) -> None:
        """On to the next session that is still to be looked back on."""
        following = self._following()
        if following is not None:
            self._choose(following.ident)
            self.form.focus_first()

    def _on_read(self, read: _Read) -> None:
        self._job = None
        if self._is_stale:
            self._is_stale = False
            self.read()
            return
        if read.session != (self._session or "") or _ident(read.setting.visit) != _ident(self._around.visit):
            return
        self._answers = read.answers
        self.form.ask(self._around, read.session, read.setting)
        self._settle()
        self._show()
        if (self._session or "") != read.session:
            self.read()

    def _on_refused(self, sentence: str) -> None:
        self._job = None
        self.nothing.setText(sentence)
        self.nothing.show()

    def _settle(self) -> None:
        """Which sessions there are, and which is asked about where nobody has chosen one."""
        visit = self._around.visit
        self._rows = [] if visit is None else self._found(visit)
        known = [row.ident for row in self._rows]
        if self._session in known and (self._is_chosen or self.form.is_in_use):
            return
        over = last_over(visit, self.now()) if visit is not None else None
        self._session = over.id if over is not None else next(iter(known), None)

    def _found(self, visit: Visit) -> list[_Row]:
        now = self.now()
        given = Counter(note.session for note in self._answers if note.prompt in AFTER_SESSION)
        half = half_answered(visit.id, self.halves(), AFTER_SESSION)
        ordered = sorted(visit.sessions, key=lambda one: (one.start.at, one.id))
        wanted = {one.id for one in to_look_back_on(visit)} | set(given) | half
        there = [one for one in ordered if one.id in wanted]
        gone = sorted(wanted - {one.id for one in ordered})
        return [
            *(_Row(one.id, one, given[one.id], one.id in half, one.end.at <= now.at) for one in there),
            *(_Row(ident, None, given[ident], ident in half, True) for ident in gone),
        ]

    def _show(self) -> None:
        self._tell_nothing()
        is_any = bool(self._rows)
        self.form.setVisible(is_any)
        if is_any:
            self.form.ask(self._around, self._session or "", None)
            of_it = [note for note in self._answers if note.session == self._session]
            self.form.show_answers(debriefed(of_it))
        place = next((n for n, row in enumerate(self._rows) if row.ident == self._session), 0)
        with QSignalBlocker(self.list), QSignalBlocker(self.box):
            if self._rows != list(self.list.rows):
                self.list.show_rows(self._rows, place)
            elif self._rows:
                self.list.choose(place)
            said = [self._said(row) for row in self._rows]
            texts = [f"{one.text} – {one.small}" for one in said]
            if texts != [self.box.itemText(n) for n in range(self.box.count())]:
                self.box.clear()
                self.box.addItems(texts)
            self.box.setCurrentIndex(place if is_any else -1)
        self._show_next()
        self._place()
        if self._is_wanted and is_any:
            self.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Somebody has gone elsewhere."""
        super().hideEvent(event)
        self._is_wanted = False

    def _show_next(self) -> None:
        following = self._following()
        self.onward.setVisible(following is not None)
        if following is not None:
            self.onward.setText(_("Next to debrief: {session}").format(session=_name(following)))
        self.over.setText(self._state())

    def _state(self) -> str:
        """How many sessions are still to be debriefed."""
        left = sum(row.is_open for row in self._rows)
        if left:
            return ngettext(
                "{count} session is still to be debriefed.",
                "{count} sessions are still to be debriefed.",
                left,
            ).format(count=left)
        if any(row.is_over for row in self._rows):
            return _("Every session that is over has been debriefed.")
        return _("No session is over yet.")

    def _tell_nothing(self) -> None:
        visit = self._around.visit
        self.nothing.setVisible(not self._rows)
        if visit is None:
            said = _("A debrief is of a session: choose a visit at the left, or plan one on the Visits page.")
        elif not visit.sessions:
            said = _("This visit has no sessions yet: write them on its page, under Schedule.")
        else:
            said = _("This visit has journeys and preparation only: nothing to debrief.")
        self.nothing.setText(said)

    def _place(self) -> None:
        size = self._theme.pixels(Text.BODY)
        is_beside = self.width() >= _BESIDE * size
        self.list.setFixedWidth(_LIST * size)
        self.list.setVisible(is_beside and bool(self._rows))
        self.line.setVisible(is_beside and bool(self._rows))
        self.box.setVisible(not is_beside and bool(self._rows))

    def _said(self, row: _Row) -> TwoLines:
        when = ""
        if row.session is not None:
            start = row.session.start.there(self._around.zone) if self._around.zone else row.session.start
            day = dates.short_day_text(start.day, i18n.language())
            when = f"{day}, {dates.time_text(start.local.time(), i18n.language())}"
        if row.answers:
            state = ngettext("{count} answer", "{count} answers", row.answers).format(count=row.answers)
        elif not row.is_over:
            state = _("not over yet")
        else:
            state = _("still to do")
        half = _("half an answer") if row.is_half else ""
        said = " · ".join(part for part in (when, state, half) if part)
        return TwoLines(_name(row), said, is_warning=row.is_half, is_quiet=not (row.is_open or row.is_half))

    def _following(self) -> _Row | None:
        """The session after this one that is still to be looked back on, else the first such."""
        place = next((n for n, row in enumerate(self._rows) if row.ident == self._session), -1)
        others: Sequence[_Row] = (*self._rows[place + 1 :], *self._rows[: max(place, 0)])
        return next((row for row in others if row.is_open), None)

    def _choose(self, ident: str) -> None:
        if ident == self._session:
            return
        self._session, self._is_chosen = ident, True
        self._show()
        self.read()

    def _on_list(self) -> None:
        for row in self.list.chosen_rows:
            self._choose(row.ident)

    def _on_box(self, place: int) -> None:
        self._choose(self._rows[place].ident)

    def _on_written(self, drafted: Note) -> None:
        self._is_chosen = True
        self.written.emit(drafted)

    def _on_ended(self) -> None:
        if self.onward.isVisible():
            self.onward.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.list if self.list.isVisible() else self.box).setFocus(Qt.FocusReason.OtherFocusReason)


def _read(store: Store, visit: Visit, session: str, now: Moment) -> _Read:
    with store.read():
        where = note_taking.setting(store, now, visit.id, session)
        return _Read(debriefing.answers(store, visit), session, where)


def _ident(visit: Visit | None) -> str:
    return visit.id if visit is not None else ""


def _name(row: _Row) -> str:
    if row.session is not None:
        return note_words.session_name(row.session)
    return _("A session that is no longer there") if row.ident else _("Outside any session")
