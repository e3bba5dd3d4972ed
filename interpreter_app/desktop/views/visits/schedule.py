"""The schedule of a visit: its days as they are seen, the session that is chosen, and what can't go together.

Owns this section. The days are drawn by `widgets.day_view`, a session is edited in `session_form`, places in
`places`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from interpreter_app.base import dates
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.models.session_lines import session_title
from interpreter_app.desktop.theme import UNIT, Text
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.places import Places
from interpreter_app.desktop.views.visits.section import Section, small
from interpreter_app.desktop.views.visits.session_form import SessionForm
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.day_view import DayView
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.balance import balance
from interpreter_app.domain.visits.clashes import clashes
from interpreter_app.domain.visits.visit import Place, Session, Visit
from interpreter_app.exchange.visits.schedule_text import schedule_plain
from interpreter_app.services.clash_texts import clash_text

_DAYS, _PLACES = "days", "places"
_WIDEST = 10_000
_MOST_CLASHES = 3
"""So many are in sight at once; to the others one scrolls. The session that is chosen says its own."""
_FORM_WIDTH = 52 * UNIT


class Schedule(Section):
    """Days and form, or the places."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitSchedule", desk, parent, scrolls=False)
        self._chosen = ""
        self._is_open = False
        """Whether the form is open because somebody asked for it, and not only beside the days."""
        self._was_narrow = False
        self.view = Choice([_DAYS, _PLACES], desk.theme, self)
        self.view.setObjectName("scheduleView")
        self.links = FlowRow(self)
        self.add_button, self.french_button, self.english_button, self.print_button = (
            _link(name, self.links)
            for name in ("addSession", "copyScheduleFr", "copyScheduleEn", "printSchedule")
        )
        self.days = DayView(desk.theme, self)
        self.form = SessionForm(desk, self)
        self.form_room = QScrollArea(self)
        self.balance = QLabel(self)
        self.balance.setObjectName("scheduleBalance")
        self.balance.setWordWrap(True)
        self.clashes = small(self, "scheduleClashes")
        self.clashes.setProperty("role", "warning")
        self.clash_room = QScrollArea(self)
        self.places = Places(desk, self)
        self.places_room = QScrollArea(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4 * UNIT)
        for button in (self.add_button, self.french_button, self.english_button, self.print_button):
            self.links.add(button)
        top.addWidget(self.view)
        top.addWidget(self.links, 1)
        let_scroll(self.form_room, self.form)
        let_scroll(self.places_room, self.places)
        let_scroll(self.clash_room, self.clashes)
        self._line = Hairline(Qt.Orientation.Vertical, self)
        self._both = QWidget(self)
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(2 * UNIT)
        both.addWidget(self.days, 1)
        both.addWidget(self._line)
        both.addWidget(self.form_room)
        self.body.setSpacing(UNIT)
        self.body.setContentsMargins(0, UNIT, UNIT, UNIT)
        self.body.addLayout(top)
        self.body.addWidget(self._both, 1)
        self.body.addWidget(self.places_room, 1)
        self.body.addWidget(self.balance)
        self.body.addWidget(self.clash_room)

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_view)
        self.add_button.clicked.connect(self.add)
        self.french_button.clicked.connect(self._on_copy_french)
        self.english_button.clicked.connect(self._on_copy_english)
        self.print_button.clicked.connect(self._on_print)
        self.days.chosen.connect(self._on_chosen)
        self.days.opened.connect(self._on_opened)
        self.days.changed.connect(self._on_session)
        self.days.drawn.connect(self._on_drawn)
        self.days.deleteWanted.connect(self.remove)
        self.form.edited.connect(self._on_session)
        self.form.placeMade.connect(self._on_place)
        self.form.removed.connect(self.remove)
        self.form.copied.connect(self.copy)
        self.places.changed.connect(self._tell)

    def show_visit(self, visit: Visit) -> None:
        """Show the schedule of a visit."""
        if all(session.id != self._chosen for session in visit.sessions):
            self._chosen = ""
        self.places.show_visit(visit)
        self._show(visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.view.setAccessibleName(_("What is shown of the schedule"))
        self.view.set_text(_DAYS, _("Days"))
        self.view.set_text(_PLACES, _("Places and ways"))
        self.add_button.setText(_("Add a session"))
        self.french_button.setText(_("Copy in French"))
        self.english_button.setText(_("Copy in English"))
        self.print_button.setText(_("Print…"))
        self.days.retranslate()
        self.form.retranslate()
        self.places.retranslate()
        if self.desk.visit is not None:
            self._show(self.desk.visit)

    def focus_first(self) -> None:
        """Put the keyboard on the days, or on the places."""
        (self.days if self.view.current == _DAYS else self.places.rows).setFocus()

    def flush(self) -> None:
        """Take what is typed and not understood yet."""
        self.form.flush()

    # What is done with sessions.

    def add(self) -> None:
        """Add a session after the last one, and open it."""
        if self.desk.visit is not None:
            self._add(rescheduling.next_free(self.desk.visit, self.desk.today()))

    def copy(self, ident: str) -> None:
        """Add a session like this one, right after it."""
        found = self._session(ident)
        if found is not None:
            length = found.end.at - found.start.at
            start, end = found.start.later(length), found.end.later(length)
            made = replace(found, id=part_id("session"), start=start, end=end, uid="", sequence=0)
            self._add(made)

    def remove(self, ident: str) -> None:
        """Take a session away."""
        session = self._session(ident)
        if session is None:
            return
        self._chosen, self._is_open = "", False
        self.desk.change(lambda visit: _with_sessions(visit, [s for s in visit.sessions if s.id != ident]))
        self.desk.taken_away(session_title(session))
        self._after_change()
        self.days.setFocus()

    def _add(self, session: Session) -> None:
        self._chosen, self._is_open = session.id, True
        self.desk.change(lambda visit: _with_sessions(visit, [*visit.sessions, session]))
        self._after_change()
        self.form.focus_first()

    def _session(self, ident: str) -> Session | None:
        visit = self.desk.visit
        return next((one for one in visit.sessions if one.id == ident), None) if visit else None

    # Showing.

    def _show(self, visit: Visit) -> None:
        is_days = self.view.current == _DAYS
        session = self._session(self._chosen)
        self._both.setVisible(is_days)
        self.days.setVisible(is_days)
        self.links.setVisible(is_days)
        is_narrow = self._is_narrow()
        is_form = is_days and session is not None and (self._is_open or not is_narrow)
        self.form_room.setVisible(is_form)
        self._line.setVisible(is_form and not is_narrow)
        if is_form and is_narrow:
            self.days.setVisible(False)
            self.links.setVisible(False)
        self.places_room.setVisible(not is_days)
        self.form_room.setMinimumWidth(0 if is_narrow else self._form_width())
        self.form_room.setMaximumWidth(_WIDEST if is_narrow else self._form_width())
        self._tell()
        if session is not None:
            self.form.show_session(session, visit, "\n".join(self._clashes.get(session.id, [])))

    def _form_width(self) -> int:
        return round(_FORM_WIDTH * self.desk.theme.pixels(Text.BODY) / 16)

    def _is_narrow(self) -> bool:
        """Whether there is no room for days and form beside each other."""
        return self.width() < 2 * self._form_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if self.desk.visit is not None and self._was_narrow != self._is_narrow():
            self._was_narrow = self._is_narrow()
            self._show(self.desk.visit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the form leads back to the days."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.form.flush()
            self._is_open = False
            self._after_change()
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """Show days, balance and clashes as they are now."""
        visit = self.desk.visit
        if visit is None:
            return
        self._clashes: dict[str, list[str]] = defaultdict(list)
        sentences = []
        for clash in clashes(visit):
            sentence = clash_text(clash, visit, self.desk.name)
            sentences.append(sentence)
            for ident in dict.fromkeys(clash.sessions):
                self._clashes[ident].append(sentence)
        names = {ident: self.desk.name(ident) for ident in self.desk.contacts}
        self.days.set_visit(visit, names, self._clashes)
        if self._chosen:
            self.days.choose(self._chosen)
        self.balance.setText(balance_text(visit))
        self.balance.setVisible(bool(visit.sessions))
        self.clashes.setText("\n".join(dict.fromkeys(sentences)))
        self.clash_room.setVisible(bool(sentences))
        lines = min(len(set(sentences)), _MOST_CLASHES)
        self.clash_room.setFixedHeight(lines * (self.clashes.fontMetrics().lineSpacing() + 2))

    def _after_change(self) -> None:
        if self.desk.visit is not None:
            self._show(self.desk.visit)

    # What happens.

    def _on_view(self, _name: str) -> None:
        if self.desk.visit is not None:
            self.places.show_visit(self.desk.visit)
        self._after_change()

    def _on_chosen(self, ident: str) -> None:
        if ident != self._chosen:
            self.form.flush()
            self._chosen = ident
            self._after_change()

    def _on_opened(self, ident: str) -> None:
        self._is_open = True
        self._on_chosen(ident)
        self._after_change()
        self.form.focus_first()

    def _on_session(self, session: Session) -> None:
        self._chosen = session.id
        self.desk.change(
            lambda visit: _with_sessions(
                visit, [session if one.id == session.id else one for one in visit.sessions]
            )
        )
        self._after_change()

    def _on_drawn(self, day: date, start: int, end: int) -> None:
        if self.desk.visit is not None:
            self._add(rescheduling.new_session(self.desk.visit, day, _clock(start), _clock(end)))

    def _on_place(self, place: Place) -> None:
        self.desk.change(lambda visit: replace(visit, places=(*visit.places, place)))

    def _on_copy_french(self) -> None:
        self._copy_text(Language.FRENCH)

    def _on_copy_english(self) -> None:
        self._copy_text(Language.ENGLISH)

    def _copy_text(self, language: Language) -> None:
        visit = self.desk.visit
        if visit is not None:
            QGuiApplication.clipboard().setText(schedule_plain(visit, language))
            self.desk.said.emit(_("Copied"))

    def _on_print(self) -> None:
        self.desk.printAsked.emit()


def balance_text(visit: Visit) -> str:
    """How the time of a visit is shared out, as a line."""
    shares = balance(visit.sessions)
    length = dates.length_text
    parts = [
        _("{time} of meetings").format(time=length(shares.formal)),
        _("{time} of informal time").format(time=length(shares.informal)),
    ]
    if shares.other:
        parts.append(_("{time} of everything else").format(time=length(shares.other)))
    if shares.interpreted:
        parts.append(_("{time} interpreted").format(time=length(shares.interpreted)))
    return " · ".join(parts)


def _with_sessions(visit: Visit, sessions: list[Session]) -> Visit:
    return replace(visit, sessions=tuple(sessions))


def _clock(minutes: int) -> time:
    """Minutes of a day as a time; its end is its last minute."""
    return (datetime(2000, 1, 1) + timedelta(minutes=min(minutes, 24 * 60 - 1))).time()


def _link(name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(parent)
    made.setObjectName(name)
    made.setProperty("role", "link")
    return made
