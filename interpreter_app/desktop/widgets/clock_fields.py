"""Fields for a day and for a time of the clock, typed as people write them in either language.

Own what may be typed, and how it is shown. What can't be understood stays in the field, is marked and said,
and changes nothing. What is being typed stays, too, whatever is to be shown meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine

_STEP = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
_MINUTES = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5, Qt.Key.Key_PageUp: 60, Qt.Key.Key_PageDown: -60}
_DAY_LETTERS, _TIME_LETTERS = 26, 7


class _Read(OwnUndoLine):
    """A line whose text is understood once it is left or Enter is pressed."""

    wrong = Signal(str)
    """What was typed can't be understood: a sentence."""

    def __init__(self, name: str, letters: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._letters = letters
        self._shown = ""
        self.editingFinished.connect(self.take)
        self._fit()

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that isn't understood, or not yet."""
        return self.text() != self._shown

    def take(self) -> None:
        """Understand what was typed now, if anything was."""
        if self.text() == self._shown:
            return
        before, self._shown = self._shown, self.text()
        try:
            self._understand(self.text().strip())
        except (ValueError, OverflowError):
            self._shown = before
            self._mark(self._hint())
            return
        self._mark("")

    def put_back(self) -> None:
        """Show again what stood here: what is typed was about something else."""
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)
        self._mark("")

    def _understand(self, text: str) -> None:
        raise NotImplementedError

    def _hint(self) -> str:
        raise NotImplementedError

    def _put(self, text: str) -> None:
        """Show this, unless something is being typed, or has been and isn't understood."""
        is_typed = self.text() != self._shown
        is_kept = is_typed and (self.hasFocus() or text == self._shown)
        self._shown = text
        if is_kept:
            return
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self._mark("")

    def _mark(self, sentence: str) -> None:
        self.setToolTip(sentence)
        if bool(sentence) != bool(self.property("wrong")):
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
        if sentence:
            announce(self, sentence, urgent=True)
            self.wrong.emit(sentence)

    def _fit(self) -> None:
        self.setMinimumWidth(self._letters * self.fontMetrics().averageCharWidth())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab types over what is there."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()


class DayField(_Read):
    """A day. `edited` gives a date, or None where the field was emptied.

    Up and Down go on by a day, Page Up and Page Down by a week; Alt+Down opens a calendar.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, _DAY_LETTERS, parent)
        self.near: Callable[[], date] = date.today
        """A day without a year is the next such one from this day on."""
        self._day: date | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day, in the language of the interface."""
        self._day = day
        self._put(dates.day_text(day, i18n.language()) if day is not None else "")

    def retranslate(self) -> None:
        """Say the day in the current language."""
        self.setPlaceholderText(_("day month year"))
        if self.text() == self._shown:
            self.show_day(self._day)

    def open_calendar(self) -> None:
        """Let a day be chosen in a calendar."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setObjectName(f"{self.objectName()}Calendar")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._day or self.near()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(self._on_chosen)
        calendar.clicked.connect(self._on_chosen)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by days and weeks, or open the calendar."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEP and modifiers == Qt.KeyboardModifier.NoModifier:
            self.take()
            self._choose((self._day or self.near()) + timedelta(days=_STEP[key] if self._day else 0))
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date) -> None:
        if day != self._day:
            self.show_day(day)
            self.edited.emit(day)

    def _understand(self, text: str) -> None:
        day = dates.parsed_day(text, self.near()) if text else None
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.edited.emit(day)

    def _hint(self) -> str:
        return _("“{text}” isn’t a day: write one such as 5 December 2016.").format(text=self.text().strip())


class TimeField(_Read):
    """A time of the clock. `edited` gives a time; it can't be empty. Up and Down go on by five minutes."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, _TIME_LETTERS, parent)
        self._time = time()

    @property
    def clock(self) -> time:
        """The time that is shown."""
        return self._time

    def show_time(self, clock: time) -> None:
        """Show a time, as the language of the interface writes it."""
        self._time = clock
        self._put(dates.time_text(clock, i18n.language()))

    def retranslate(self) -> None:
        """Write the time as the current language does."""
        if self.text() == self._shown:
            self.show_time(self._time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by minutes and hours."""
        key = Qt.Key(event.key())
        if key in _MINUTES and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.take()
            there = datetime.combine(date(2000, 1, 2), self._time) + timedelta(minutes=_MINUTES[key])
            self.show_time(there.time())
            self.edited.emit(self._time)
        else:
            super().keyPressEvent(event)

    def _understand(self, text: str) -> None:
        clock = dates.parsed_time(text)
        changed = clock != self._time
        self.show_time(clock)
        if changed:
            self.edited.emit(clock)

    def _hint(self) -> str:
        return _("“{text}” isn’t a time: write one such as 9:30.").format(text=self.text().strip())
