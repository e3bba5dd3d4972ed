"""The list of notes: each with its hour, kind and speaker, wrapped, under the day and session it belongs to.

Owns how a note looks in the list, and that earlier ones are asked for when one comes near the top. Holds no
truth: which notes there are is for whoever shows them to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from interpreter_app.desktop.models import note_words
from interpreter_app.desktop.models.mark_words import tip
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.notes.marked_text import MarkedText
from interpreter_app.desktop.widgets.row_list import AnyIndex, RowList, RowModel, in_units
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.services.note_marks import Mark

_ROLE = Qt.ItemDataRole.UserRole
_MARK = 3
_MOST_MARKED = 2_000
"""Notes of which the marks are remembered."""
_CLOCK = 7
"""Sizes of small letters that the hour takes."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_COLOURS = {
    NoteKind.QUESTION: "accent",
    NoteKind.ANSWER: "same",
    NoteKind.DECISION: "accent",
    NoteKind.ACTION: "warning",
    NoteKind.INSIGHT: "near",
    NoteKind.MISSING_TERM: "apart",
}


class Row(NamedTuple):
    """A note in the list; `heading` stands above the first one of its session and day."""

    note: Note
    heading: str = ""


def rows_of(notes: Sequence[Note], around: Around) -> list[Row]:
    """The notes in their order, with a heading wherever day or session change."""
    made: list[Row] = []
    last = ""
    for note in notes:
        heading = note_words.heading_of(note, around)
        made.append(Row(note, heading if heading != last else ""))
        last = heading
    return made


class _NoteModel(RowModel[Row]):
    """The rows; what is said of them is said in the language of the interface."""

    around = Around()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, what a screen reader says, or the row itself."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = note_words.spoken(row.note, self.around)
            return f"{row.heading}: {said}" if row.heading else said
        return row if role == _ROLE else None


class _NoteDelegate(QStyledItemDelegate):
    """Draws a note: the hour, then what kind it is and who speaks, its text, and small what else is said."""

    def __init__(self, theme: Theme, view: NoteList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its lines."""
        row = index.data(_ROLE)
        return QSize(
            0, self._heading_height(row) + self._note_height(row, self._room(self._view.viewport().width()))
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row = index.data(_ROLE)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        top = self._heading_height(row)
        if row.heading:
            self._draw_heading(painter, rect, row.heading)
        ground = rect.adjusted(0, top, 0, 0)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(ground, self._theme.colour("chosen"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(
                ground.left(), ground.top(), _MARK, ground.height(), self._theme.colour("accent")
            )
        self._draw_note(painter, ground.adjusted(2 * UNIT, UNIT // 2, -2 * UNIT, -UNIT // 2), row.note)

    def mark_at(self, index: AnyIndex, rect: QRect, place: QPoint) -> Mark | None:
        """The mark at this place of a row that is drawn in `rect`; None if there is none."""
        row = index.data(_ROLE)
        marks = self._view.marks_of(row.note) if isinstance(row, Row) else ()
        if not marks:
            return None
        top = rect.top() + self._heading_height(row) + UNIT // 2
        if row.note.kind not in note_words.QUIET:
            top += QFontMetrics(self._theme.font(Text.SMALL, bold=True)).height()
        left, font = rect.left() + 2 * UNIT + self._clock(), self._theme.font(Text.BODY)
        text = MarkedText(row.note.text, marks, font, self._room(rect.width()), self._theme)
        return text.mark_at(place.x() - left, place.y() - top)

    def _draw_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        font = self._theme.font(Text.SMALL, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("soft"))
        line = QRect(
            rect.left() + 2 * UNIT,
            rect.top() + 2 * UNIT,
            rect.width() - 4 * UNIT,
            QFontMetrics(font).height(),
        )
        shown = QFontMetrics(font).elidedText(heading, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.fillRect(line.left(), line.bottom() + UNIT // 2, line.width(), 1, self._theme.colour("line"))

    def _draw_note(self, painter: QPainter, room: QRect, note: Note) -> None:
        around = self._view.around
        small, body = self._theme.font(Text.SMALL), self._theme.font(Text.BODY)
        painter.setFont(small)
        painter.setPen(self._theme.colour("soft"))
        lift = QFontMetrics(body).ascent() - QFontMetrics(small).ascent()
        clock = room.adjusted(0, lift, 0, 0)
        painter.drawText(clock, int(Qt.AlignmentFlag.AlignLeft), note_words.clock_text(note, around.zone))
        room = room.adjusted(self._clock(), 0, 0, 0)
        kind = "" if note.kind in note_words.QUIET else note_words.kind_name(note.kind)
        if kind:
            bold = self._theme.font(Text.SMALL, bold=True)
            painter.setFont(bold)
            painter.setPen(self._theme.colour(_COLOURS.get(note.kind, "soft")))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), kind)
            room = room.adjusted(0, QFontMetrics(bold).height(), 0, 0)
        painter.setFont(body)
        painter.setPen(self._theme.colour("soft" if note.done is not None else "ink"))
        marks = self._view.marks_of(note)
        if marks:
            MarkedText(note.text, marks, body, room.width(), self._theme).draw(painter, room)
        else:
            painter.drawText(room, _WRAP, note.text)
        said = note_words.details(note, around)
        if said:
            painter.setFont(small)
            painter.setPen(self._theme.colour("soft"))
            room = room.adjusted(0, self._height(note.text, body, room.width()), 0, 0)
            painter.drawText(room, _WRAP, said)

    def _note_height(self, row: Row, room: int) -> int:
        note = row.note
        high = self._height(note.text, self._theme.font(Text.BODY), room)
        if note.kind not in note_words.QUIET:
            high += QFontMetrics(self._theme.font(Text.SMALL, bold=True)).height()
        said = note_words.details(note, self._view.around)
        if said:
            high += self._height(said, self._theme.font(Text.SMALL), room)
        return in_units(high + UNIT)

    def _heading_height(self, row: Row) -> int:
        if not row.heading:
            return 0
        return in_units(QFontMetrics(self._theme.font(Text.SMALL, bold=True)).height() + 3 * UNIT)

    def _height(self, text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(0, 0, max(width, 1), 0, _WRAP, text).height()

    def _room(self, width: int) -> int:
        return width - 4 * UNIT - self._clock()

    def _clock(self) -> int:
        return _CLOCK * self._theme.pixels(Text.SMALL) // 2


class NoteList(RowList[Row]):
    """The list; the newest note is the last one."""

    nearStart = Signal()  # noqa: N815 - a Qt signal, named as Qt names its own
    """The first note in the list is in sight, or nearly."""
    opened = Signal()
    """Enter on a note, or a double click."""
    sighted = Signal()
    """Other notes are in sight than before."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._notes = _NoteModel(parent)
        self._marks: dict[str, tuple[Note, tuple[Mark, ...]]] = {}
        super().__init__("noteList", self._notes, theme, parent)
        self._delegate = _NoteDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def around(self) -> Around:
        """What is known around the notes."""
        return self._notes.around

    @property
    def notes(self) -> list[Note]:
        """The notes that are shown."""
        return [row.note for row in self.rows]

    @property
    def chosen_notes(self) -> list[Note]:
        """The notes that are chosen, in their order."""
        return [row.note for row in self.chosen_rows]

    # Marks.

    def marks_of(self, note: Note) -> tuple[Mark, ...]:
        """The marks of a note, as far as they were found for the text that it has."""
        known = self._marks.get(note.id)
        return known[1] if known is not None and _is_alike(known[0], note) else ()

    def has_marks(self, note: Note) -> bool:
        """Whether the marks of a note are known, be it that there are none."""
        known = self._marks.get(note.id)
        return known is not None and _is_alike(known[0], note)

    def set_marks(self, note: Note, marks: Sequence[Mark]) -> None:
        """These are the marks of a note."""
        if len(self._marks) > _MOST_MARKED:
            self._marks.clear()
        self._marks[note.id] = note, tuple(marks)
        self.viewport().update()

    def forget_marks(self) -> None:
        """No mark holds any more."""
        self._marks.clear()
        self.viewport().update()

    def notes_in_sight(self) -> list[Note]:
        """The notes of which something is to be seen."""
        room = self.viewport().rect()
        first, last = self.indexAt(room.topLeft()), self.indexAt(room.bottomLeft())
        if not self.rows or not first.isValid():
            return []
        return self.notes[first.row() : last.row() + 1 if last.isValid() else None]

    def mark_at(self, place: QPoint) -> Mark | None:
        """The mark at this place of the viewport; None if there is none."""
        index = self.indexAt(place)
        return self._delegate.mark_at(index, self.visualRect(index), place) if index.isValid() else None

    def viewportEvent(self, event: QEvent) -> bool:
        """Where the mouse rests on a mark, what it means is said."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(event.pos())
            said = wrapping_tip(tip(mark, self.around.contacts)) if mark is not None else ""
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def show_notes(self, notes: Sequence[Note], around: Around) -> None:
        """Show these, as far as can be where one was: the last ones if those were in sight, and what was
        chosen."""
        was_at_end = self.is_at_end()
        chosen = {note.id for note in self.chosen_notes}
        current = self.currentIndex().row()
        current_id = self.notes[current].id if 0 <= current < len(self.rows) else ""
        anchor, offset = self._anchor()
        self._notes.around = around
        self._notes.show(rows_of(notes, around))
        ids = [note.id for note in notes]
        selection = self.selectionModel()
        for place, ident in enumerate(ids):
            if ident in chosen:
                selection.select(self._notes.index(place), selection.SelectionFlag.Select)
        if current_id in ids:
            selection.setCurrentIndex(
                self._notes.index(ids.index(current_id)), selection.SelectionFlag.NoUpdate
            )
        if was_at_end:
            self.scrollToBottom()
        elif anchor in ids:
            self.doItemsLayout()
            top = self.visualRect(self._notes.index(ids.index(anchor))).top()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - offset)
        self.chosen.emit()
        self.sighted.emit()

    def choose_note(self, ident: str) -> bool:
        """Choose a note, if it is among those that are shown, and bring it into sight."""
        place = next((n for n, note in enumerate(self.notes) if note.id == ident), None)
        if place is None:
            return False
        self.choose(place)
        self.scrollTo(self._notes.index(place))
        return True

    def is_at_end(self) -> bool:
        """Whether the last note is in sight."""
        bar = self.verticalScrollBar()
        return not self.rows or bar.value() >= bar.maximum() - 2 * UNIT

    def retranslate(self) -> None:
        """Say the rows in the current language."""
        self._notes.show(rows_of(self.notes, self.around))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay at the end if one was there."""
        was_at_end = self.is_at_end()
        super().resizeEvent(event)
        if was_at_end:
            self.scrollToBottom()
        self.sighted.emit()

    def _anchor(self) -> tuple[str, int]:
        index = self.indexAt(self.viewport().rect().topLeft())
        if not index.isValid():
            return "", 0
        return self.rows[index.row()].note.id, self.visualRect(index).top()

    def _on_scrolled(self, value: int) -> None:
        self.sighted.emit()
        if self.rows and value <= 4 * UNIT:
            self.nearStart.emit()


def _is_alike(one: Note, other: Note) -> bool:
    return one.text == other.text and one.language == other.language
