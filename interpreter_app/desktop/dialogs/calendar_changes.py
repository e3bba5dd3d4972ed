"""What a calendar that comes back has changed: what is taken, what both have changed, what is new.

Owns the questions. What is done with the answers is `services.calendar_taking`.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.doing import DoingFrame
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.session_words import session_line, session_title
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.domain.visits.calendar_merging import Conflict, Taken
from interpreter_app.services import calendar_taking
from interpreter_app.services.calendar_taking import Returned, conflict_id
from interpreter_app.services.planning import Saved
from interpreter_app.store import history

_MINE, _THEIRS = "mine", "theirs"
_MOST_PROBLEMS = 20


class CalendarDialog(DoingFrame):
    """Tells and asks what a calendar means for a visit."""

    def __init__(
        self,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        returned: Returned,
        parent: QWidget | None = None,
        *,
        who: str = "",
    ) -> None:
        super().__init__("calendarChanges", writer, jobs, theme, parent)
        self._returned = returned
        self._who = who
        self.choices: dict[str, Choice] = {}
        self.new: dict[str, QCheckBox] = {}
        self._headings: dict[str, QLabel] = {}
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT, 0)
        self._column.setSpacing(UNIT)
        self._fill(inside)
        self._column.addStretch()
        self.body.addWidget(Room("calendarRoom", inside, self), 1)
        self.end_body()
        self.fit(92, 76)
        self.retranslate()

    def _fill(self, inside: QWidget) -> None:
        merge, visit = self._returned.merge, self._returned.visit
        if merge.taken:
            self._head("taken", inside)
            for taken in merge.taken:
                self._line(_taken_text(taken, self._returned), inside)
        if merge.conflicts:
            self._head("conflicts", inside)
            for conflict in merge.conflicts:
                self._ask(conflict, inside)
        if merge.offers:
            self._head("offers", inside)
            for offer in merge.offers:
                box = QCheckBox(session_line(offer.session, visit).replace("&", "&&"), inside)
                box.setChecked(offer.within)
                self.new[offer.session.id] = box
                self._column.addWidget(box)
        if self._returned.reading.problems:
            self._head("problems", inside)
            for problem in self._returned.reading.problems[:_MOST_PROBLEMS]:
                text = _("{place}: {text}").format(place=problem.where, text=problem.message)
                self._line(text, inside, "small")
        if not (merge.taken or merge.conflicts or merge.offers):
            self._line(_("Nothing in the calendar is otherwise than in the visit."), inside)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Calendar for “{title}”").format(title=title_of(self._returned.visit)))
        self.say_frame()
        problems = len(self._returned.reading.problems)
        for name, text in (
            ("taken", _("Changed in the calendar alone: taken over")),
            ("conflicts", _("Changed here and in the calendar: choose")),
            ("offers", _("New in the calendar: tick what belongs to the visit")),
            (
                "problems",
                ngettext("{count} part wasn’t read", "{count} parts weren’t read", problems).format(
                    count=problems
                ),
            ),
        ):
            if name in self._headings:
                self._headings[name].setText(text)
        for choice in self.choices.values():
            choice.set_text(_MINE, _("Keep mine"))
            choice.set_text(_THEIRS, _("Take the calendar’s"))
        self.do_button.setText(_("Take over"))
        give_letters(self)
        self.enable()

    def do(self) -> None:
        """Take over what was chosen."""
        theirs = frozenset(ident for ident, choice in self.choices.items() if choice.current == _THEIRS)
        new = frozenset(ident for ident, box in self.new.items() if box.isChecked())
        ident, events, who = self._returned.visit.id, self._returned.reading.events, self._who

        def make(_progress: object) -> Deed[Saved]:
            return Deed(
                lambda store: calendar_taking.take(store, ident, events, theirs, new, who),
                lambda saved: _("“{title}” follows the calendar").format(title=title_of(saved.visit)),
                lambda store, saved: history.undo(store, saved.change.operation),
                did=lambda saved: saved.change.operation is not None,
            )

        self.carry_out(make, "", 0)  # type: ignore[arg-type]  # a deed on a visit, whose change it tells

    def on_done(self, _saved: Saved) -> None:  # type: ignore[override]  # see `do`
        """It is taken over."""
        self.accept()

    def enable(self) -> None:
        """There must be something to take over, and one thing is done at a time."""
        merge = self._returned.merge
        self.do_button.setEnabled(bool(merge.taken or self.choices or self.new) and not self.is_doing)

    def _head(self, name: str, inside: QWidget) -> None:
        label = QLabel(inside)
        label.setProperty("role", "heading")
        label.setContentsMargins(0, UNIT, 0, 0)
        self._headings[name] = label
        self._column.addWidget(label)

    def _line(self, text: str, inside: QWidget, role: str = "") -> None:
        label = QLabel(text, inside)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _ask(self, conflict: Conflict, inside: QWidget) -> None:
        visit = self._returned.visit
        mine = session_line(conflict.mine, visit) if conflict.mine else _("taken out here")
        theirs = session_line(conflict.theirs, visit) if conflict.theirs else _("cancelled in the calendar")
        self._line(_("Here: {text}").format(text=mine), inside)
        self._line(_("Calendar: {text}").format(text=theirs), inside)
        choice = Choice([_MINE, _THEIRS], self.theme, inside)
        choice.setAccessibleName(mine)
        self.choices[conflict_id(conflict)] = choice
        self._column.addWidget(choice)


def _taken_text(taken: Taken, returned: Returned) -> str:
    if taken.after is None:
        return _("{title}: cancelled").format(title=session_title(taken.before))
    before = session_line(taken.before, returned.visit)
    after = session_line(taken.after, returned.merge.visit)
    return _("{before} → {after}").format(before=before, after=after)
