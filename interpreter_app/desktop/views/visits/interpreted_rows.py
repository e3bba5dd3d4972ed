"""The sessions that are interpreted, a row each: how, which way, by whom, with what, with which breaks.

Owns the rows. When and where a session is stands in the schedule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.session_lines import in_time, session_line, session_title, time_line
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.contact_link import ContactLink
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import small
from interpreter_app.desktop.views.visits.split_row import MINUTES, Labelled, SplitRow, column_of, fill
from interpreter_app.desktop.widgets.drop_down import drop_down, stepped
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import WrappingLine
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.domain.visits.balance import FORMAL
from interpreter_app.domain.visits.visit import Direction, Interpreted, Mode, Session, Visit
from interpreter_app.domain.visits.words import DIRECTIONS, MODES
from interpreter_app.services.wording import in_interface_language

_MOST_BREAKS = 600
_WHO = 16
"""Letters of average width."""


class _Who(ContactLink):
    """Who interprets: several names have no more room than one."""

    def sizeHint(self) -> QSize:
        """Room for a name."""
        return QSize(_WHO * self.fontMetrics().averageCharWidth(), super().sizeHint().height())


class SessionEditor(PartEditor[Session]):
    """How one session is interpreted."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.small = small(self, "interpretedTime")
        self.mode = drop_down("interpretedMode", self)
        self.direction = drop_down("interpretedDirection", self)
        self.who = _Who("interpretedWho", self)
        self.equipment = WrappingLine("interpretedEquipment", self)
        self.breaks = stepped("interpretedBreaks", self)
        self.breaks.setRange(0, _MOST_BREAKS)
        self.breaks.setSingleStep(5)
        grid = FittingGrid(3, self)
        fields = (self.mode, self.direction, self.who, self.equipment, self.breaks)
        self._labelled = [Labelled(field, grid) for field in fields]
        for one in self._labelled:
            grid.add(one)
        fill(self, SplitRow(column_of(self, self.title, self.small), grid, self))
        self.mode.activated.connect(self._on_mode)
        self.direction.activated.connect(self._on_direction)
        self.who.clicked.connect(self.open_menu)
        self.equipment.edited.connect(self._on_equipment)
        self.breaks.valueChanged.connect(self._on_breaks)

    @property
    def how(self) -> Interpreted:
        """How the session is interpreted."""
        return self.part.interpreted or Interpreted()

    def show_part(self, part: Session) -> None:
        """Show a session."""
        super().show_part(part)
        self.title.setText(session_title(part))
        zone = self._desk.visit.zone if self._desk.visit is not None else part.start.zone
        self.small.setText(time_line(part, zone))
        self.mode.setCurrentIndex(list(Mode).index(self.how.mode))
        self.direction.setCurrentIndex(list(Direction).index(self.how.direction))
        self.equipment.show_text(self.how.equipment)
        if self.breaks.value() != self.how.breaks:
            self.breaks.blockSignals(True)
            self.breaks.setValue(self.how.breaks)
            self.breaks.blockSignals(False)
        self._show_who()
        self._say_labels()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for field, words in ((self.mode, MODES), (self.direction, DIRECTIONS)):
            field.clear()
            field.addItems([_capital(in_interface_language(word)) for word in words.values()])
        self.breaks.setSuffix(MINUTES)
        if hasattr(self, "part"):
            self.show_part(self.part)

    def _say_labels(self) -> None:
        texts = (_("Mode"), _("Direction"), _("Interpreted by"), _("Equipment"), _("Breaks"))
        for one, text in zip(self._labelled, texts, strict=True):
            one.say(text, f"{session_title(self.part)}, {text}")

    def focus_first(self) -> None:
        """Put the keyboard on the mode."""
        self.mode.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self) -> None:
        """Let one choose who interprets, among those that are commissioned."""
        visit = self._desk.visit
        if visit is None:
            return
        menu = QMenu(self)
        menu.setObjectName("interpretedMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        every = dict.fromkeys((*visit.commission.interpreters, *self.how.interpreters))
        for ident in every:
            action = menu.addAction(self._desk.name(ident).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(ident in self.how.interpreters)
            action.toggled.connect(self._toggler(ident))
        if not every:
            menu.addAction(_("Choose the interpreters above first")).setEnabled(False)
        menu.popup(self.who.mapToGlobal(self.who.rect().bottomLeft()))

    def _toggler(self, ident: str) -> Callable[[bool], None]:
        def toggle(is_on: bool) -> None:
            others = tuple(one for one in self.how.interpreters if one != ident)
            self._make(replace(self.how, interpreters=(*others, ident) if is_on else others))

        return toggle

    def _make(self, how: Interpreted) -> None:
        self.change(replace(self.part, interpreted=how))
        self._show_who()
        self._say_labels()

    def _show_who(self) -> None:
        names = ", ".join(self._desk.name(one) for one in self.how.interpreters) or _("nobody yet")
        self.who.show_contact("", f"{names}…", is_known=True)
        self.who.setAccessibleDescription(names)

    def _on_mode(self, place: int) -> None:
        self._make(replace(self.how, mode=list(Mode)[place]))

    def _on_direction(self, place: int) -> None:
        self._make(replace(self.how, direction=list(Direction)[place]))

    def _on_equipment(self) -> None:
        self._make(replace(self.how, equipment=self.equipment.typed()))

    def _on_breaks(self, minutes: int) -> None:
        self._make(replace(self.how, breaks=minutes))


class InterpretedRows(QWidget):
    """The rows, and a menu of the sessions that nobody interprets."""

    edited = Signal(object)
    """A session that is interpreted otherwise now."""
    removed = Signal(str)
    """The id of a session that isn't to be interpreted any more."""
    added = Signal(object)
    """The ids of sessions that are to be interpreted, too."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("interpretedSessions")
        self._desk = desk
        self._shown: dict[str, Session] = {}
        self.none = QLabel(self)
        self.none.setProperty("role", "soft")
        self.none.setWordWrap(True)
        self.rows: PartRows[Session] = PartRows(
            "interpretedRows",
            lambda parent: SessionEditor(desk, parent),
            _no_session,
            desk.theme,
            self,
            named=session_title,
            is_ordered=False,
            is_ruled=True,
        )
        self.rows.add_button.hide()
        self.add = QPushButton(self)
        self.add.setObjectName("interpretedAdd")
        self.add.setProperty("role", "link")
        self.add.clicked.connect(self.open_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for part in (self.none, self.rows):
            column.addWidget(part)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.changed.connect(self._on_rows)

    def show_visit(self, visit: Visit) -> None:
        """Show the sessions of a visit that are interpreted."""
        sessions = [one for one in in_time(visit.sessions) if one.interpreted is not None]
        self._shown = {one.id: one for one in sessions}
        self.rows.show_parts(sessions)
        self.rows.setVisible(bool(sessions))
        self.none.setVisible(not sessions)
        self.add.setVisible(len(sessions) < len(visit.sessions))
        self._tell_none(visit)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.add.setText(_("Have a session interpreted…"))
        self.rows.say("", _("Don’t have this session interpreted"))
        if self._desk.visit is not None:
            self._tell_none(self._desk.visit)

    def open_menu(self) -> None:
        """Let one choose among the sessions that nobody interprets."""
        visit = self._desk.visit
        if visit is None:
            return
        menu = QMenu(self)
        menu.setObjectName("interpretedAddMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        others = [one for one in in_time(visit.sessions) if one.interpreted is None]
        formal = [one.id for one in others if one.kind in FORMAL]
        if len(formal) > 1:
            menu.addAction(_("Every formal meeting"), partial(self.added.emit, formal))
            menu.addSeparator()
        for one in others:
            menu.addAction(
                session_line(one, visit.zone).replace("&", "&&"), partial(self.added.emit, [one.id])
            )
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _tell_none(self, visit: Visit) -> None:
        self.none.setText(
            _("No session is interpreted yet.")
            if visit.sessions
            else _("There are no sessions yet: they are made in the schedule.")
        )

    def _on_rows(self, sessions: Sequence[Session]) -> None:
        there = {one.id: one for one in sessions}
        gone = [ident for ident in self._shown if ident not in there]
        changed = [one for one in sessions if one != self._shown.get(one.id)]
        self._shown = there
        if gone:
            self.removed.emit(gone[0])
        for one in changed:
            self.edited.emit(one)


def _no_session() -> Session:
    raise AssertionError("a session is made in the schedule")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
