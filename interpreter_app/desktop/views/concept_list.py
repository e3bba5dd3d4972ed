"""The alphabetical list of concepts as one reads it: letters in its margin, and a strip of all letters.

Owns how a row and a letter look and how the keyboard moves. Every row is equally high, so that a list of a
million is laid out at once. Knows nothing of where the concepts come from.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.glossaries import ROW, ConceptListModel, ConceptRow
from interpreter_app.desktop.models.result_text import SIGN_TOKENS
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.domain.language.highlight import spans
from interpreter_app.services.browsing import WITHOUT_TERM, Section

_GUTTER = 5 * UNIT
_PAD = UNIT
_MARK = 3
AnyIndex = QModelIndex | QPersistentModelIndex


def letter_shown(letter: str) -> str:
    """A section's letter as it stands in the margin."""
    return letter if letter != WITHOUT_TERM else "–"


class ConceptDelegate(QStyledItemDelegate):
    """Draws a row: the headword with its grammar, below it the sign and the target."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.typed = ""
        self.firsts: frozenset[int] = frozenset()

    def row_height(self) -> int:
        """The height of every row, in whole units of the grid."""
        body = QFontMetrics(self._theme.font(Text.BODY)).height()
        small = QFontMetrics(self._theme.font(Text.SMALL)).height()
        return -(-(body + small + UNIT) // UNIT) * UNIT

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """The same for every row."""
        return QSize(0, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row."""
        row = index.data(ROW)
        if not isinstance(row, ConceptRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        text = rect.adjusted(_GUTTER, 0, 0, 0)
        if index.row() > 0:
            left = rect.left() if index.row() in self.firsts else text.left()
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(left, rect.top(), rect.right(), rect.top())
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(text.adjusted(0, 1, 0, 0), self._theme.colour("chosen"))
            bar = QRect(text.left(), text.top() + 1, _MARK, text.height() - 1)
            painter.fillRect(bar, self._theme.colour("accent"))
        self._draw_words(painter, text.adjusted(_PAD + _MARK, 0, -_PAD, 0), row)

    def _draw_words(self, painter: QPainter, room: QRect, row: ConceptRow) -> None:
        body, small = self._theme.font(Text.BODY), self._theme.font(Text.SMALL)
        heights = QFontMetrics(body).height(), QFontMetrics(small).height()
        top = room.top() + (room.height() - sum(heights)) // 2
        line = QRect(room.left(), top, room.width(), heights[0])
        taken = 0
        whole = QFontMetrics(body).horizontalAdvance(row.head)
        if row.grammar:
            italic = QFontMetrics(self._theme.font(Text.SMALL, italic=True))
            taken = italic.horizontalAdvance(row.grammar) + UNIT
        gives_way = whole + taken > line.width()  # the grammar does: the sheet says it again
        if gives_way:
            taken = 0
        head = QFontMetrics(body).elidedText(row.head, Qt.TextElideMode.ElideRight, line.width() - taken)
        painter.setFont(body)
        painter.setPen(self._theme.colour("ink"))
        _draw_marked(painter, line, head, self.typed, self._theme)
        if row.grammar and not gives_way:
            painter.setFont(self._theme.font(Text.SMALL, italic=True))
            painter.setPen(self._theme.colour("soft"))
            after = line.adjusted(QFontMetrics(body).horizontalAdvance(head) + UNIT - 2, 0, 0, 0)
            base = line.top() + QFontMetrics(body).ascent()
            painter.drawText(QPoint(after.left(), base), row.grammar)
        self._draw_target(painter, QRect(room.left(), line.bottom() + 1, room.width(), heights[1]), row)

    def _draw_target(self, painter: QPainter, room: QRect, row: ConceptRow) -> None:
        metrics = QFontMetrics(self._theme.font(Text.SMALL))
        if not row.target:
            painter.setFont(self._theme.font(Text.SMALL, italic=True))
            painter.setPen(self._theme.colour("soft"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _("no term yet") if row.number else "")
            return
        sign = row.equivalence.sign if row.equivalence else "·"
        painter.setFont(self._theme.font(Text.SMALL, bold=True))
        painter.setPen(self._theme.colour(SIGN_TOKENS[row.equivalence] if row.equivalence else "soft"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, sign)
        text = room.adjusted(metrics.height(), 0, 0, 0)
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(self._theme.colour("soft"))
        shown = metrics.elidedText(row.target, Qt.TextElideMode.ElideRight, text.width())
        _draw_marked(painter, text, shown, self.typed, self._theme)


def _draw_marked(painter: QPainter, room: QRect, text: str, typed: str, theme: Theme) -> None:
    """Draw a line of text, what was typed underlined with the accent."""
    metrics = painter.fontMetrics()
    base = room.top() + metrics.ascent()
    painter.drawText(QPoint(room.left(), base), text)
    for start, end in spans(text, typed) if typed else ():
        left = room.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[:end]) - metrics.horizontalAdvance(text[:start])
        painter.fillRect(left, base + 2, width, 2, theme.colour("accent"))


class ConceptListView(QTableView):
    """The list. What is typed while it has the keyboard is handed on, so that it goes into the filter.

    A table of one column, because Qt lays a table out at once, but a list row by row.
    """

    typed = Signal(str)
    kept = Signal()
    """Return was pressed on a row."""
    read = Signal(int)
    """The row that is chosen now, or -1."""

    def __init__(self, model: ConceptListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._concepts = model
        self.delegate = ConceptDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_reset)
        theme.changed.connect(self._on_theme)

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight: in the middle if it was out of sight."""
        index = self._concepts.index(row)
        is_far = not self.viewport().rect().intersects(self.visualRect(index))
        self.setCurrentIndex(index)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if is_far else hint.EnsureVisible)

    def top_row(self) -> int:
        """The first row that is in sight, or -1 in an empty list."""
        return self.indexAt(QPoint(_GUTTER + 1, 1)).row()

    def jump(self, row: int) -> None:
        """Bring a row to the top without choosing it."""
        self.scrollTo(self._concepts.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def move_by(self, rows: int) -> None:
        """Choose the row this far below the chosen one, or the last one there is."""
        count = self._concepts.rowCount()
        if count:
            now = self.currentIndex().row()
            self.choose(0 if now < 0 else max(0, min(count - 1, now + rows)))

    def rows_in_sight(self) -> int:
        """How many rows are in sight at once."""
        return max(1, self.viewport().height() // self.delegate.row_height() - 1)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell the row that is chosen now."""
        super().currentChanged(current, previous)
        self.read.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return keeps the concept, letters go into the filter, the rest moves."""
        count = self._concepts.rowCount()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.choose(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.text().isprintable() and event.text() and not event.modifiers() & _COMMAND:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Nothing: Qt's own search would read every row."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the letter in the margin stays where it is."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the letters in the margin."""
        super().paintEvent(event)
        sections = self._concepts.sections
        top = self.top_row()
        if top < 0 or not sections:
            return
        painter = QPainter(self.viewport())
        font = self._theme.font(Text.BODY, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent"))
        height = QFontMetrics(font).height()
        first = max(0, bisect_right(sections, top, key=lambda s: s.first) - 1)
        below = self.viewport().height()
        pad = (self.delegate.row_height() - height - QFontMetrics(self._theme.font(Text.SMALL)).height()) // 2
        for section, following in zip(sections[first:], (*sections[first + 1 :], None), strict=True):
            rect = self.visualRect(self._concepts.index(section.first))
            if rect.top() > below:
                break
            y = max(rect.top(), 0)
            if following is not None:
                y = min(y, self.visualRect(self._concepts.index(following.first)).top() - height - pad)
            room = QRect(0, y + pad, _GUTTER - UNIT, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, letter_shown(section.letter))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row if none is, so that the arrows have somewhere to start."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._concepts.rowCount():
            self.choose(max(0, self.top_row()))

    def _on_reset(self) -> None:
        self.delegate.firsts = frozenset(section.first for section in self._concepts.sections)

    def _on_theme(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height())
        self.viewport().update()


_COMMAND = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class LetterStrip(QWidget):
    """The letters of the whole list, one below the other; those a filter has emptied are pale."""

    jumped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters: list[str] = []
        self._present: frozenset[str] = frozenset()
        self._current = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme)

    def set_letters(self, every: tuple[Section, ...], left: tuple[Section, ...]) -> None:
        """The sections of the whole list, and those that a filter leaves."""
        self._letters = [section.letter for section in every]
        self._present = frozenset(section.letter for section in left)
        self.update()

    def set_current(self, letter: str) -> None:
        """The letter that is read at present."""
        if letter != self._current:
            self._current = letter
            self.setAccessibleDescription(letter_shown(letter))
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for one letter."""
        return QSize(QFontMetrics(self._theme.font(Text.SMALL, bold=True)).maxWidth() // 2 + UNIT, 0)

    def minimumSizeHint(self) -> QSize:
        """As wide, and as high as need be."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The letters at equal distances, as large as they fit."""
        painter = QPainter(self)
        step = self._step()
        for place, letter in enumerate(self._letters):
            is_current = letter == self._current
            font = QFont(self._theme.font(Text.SMALL, bold=is_current))
            if font.pixelSize() + 2 > step:
                font.setPixelSize(max(8, int(step) - 2))
            painter.setFont(font)
            token = "accent" if is_current else "soft" if letter in self._present else "line"
            painter.setPen(self._theme.colour(token))
            room = QRect(0, int(place * step), self.width(), int(step))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter_shown(letter))
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(0, 0, self.width() - 1, min(self.height(), int(step * len(self._letters))) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the letter under the mouse."""
        self._jump_at(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Jump along while the button is held."""
        self._jump_at(event.position().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from letter to letter; a letter goes to itself."""
        present = [letter for letter in self._letters if letter in self._present]
        place = present.index(self._current) if self._current in present else -1
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and present:
            self._jump(present[max(0, min(len(present) - 1, place + step))])
        elif event.text().upper() in present and event.text():
            self._jump(event.text().upper())
        else:
            super().keyPressEvent(event)

    def _step(self) -> float:
        most = QFontMetrics(self._theme.font(Text.SMALL)).height() + UNIT // 2
        return min(most, self.height() / max(1, len(self._letters)))

    def _jump_at(self, y: float) -> None:
        place = int(y / self._step()) if self._letters else -1
        if 0 <= place < len(self._letters) and self._letters[place] in self._present:
            self._jump(self._letters[place])

    def _jump(self, letter: str) -> None:
        self.set_current(letter)
        self.jumped.emit(letter)

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
