"""A cell of the table of concepts: how it is drawn, and the field that opens in it.

Owns the line for a text and the list for an equivalence. Which cell comes next is the table's affair; what
was typed goes to the model.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from interpreter_app.desktop.dropped import table_in
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column, heading
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.desktop.widgets.term_rows import LONGEST
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Equivalence
from interpreter_app.services.wording import spoken_equivalence

AnyIndex = QModelIndex | QPersistentModelIndex

SIGN_KEYS = {
    "=": Equivalence.EQUIVALENT,
    "≈": Equivalence.QUASI_EQUIVALENT,
    "~": Equivalence.QUASI_EQUIVALENT,
    "≠": Equivalence.NON_EQUIVALENT,
    "/": Equivalence.NON_EQUIVALENT,
    "#": Equivalence.NON_EQUIVALENT,
}
"""Signs that are typed on an equivalence, those among them that every keyboard has."""

_SOON_MS = 300
"""So long after a key what stands in an open line is told, however fast one goes on typing."""

_DEGREES: tuple[Equivalence | None, ...] = (*Equivalence, None)
_TOKENS = {"=": "same", "≈": "near", "≠": "apart"}
_FRAME = 2
_FILLED = "isFilled"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WITHIN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_FRAMED = 1
"""Pixels that a line's own frame takes of the text's distance from the cell's edge."""
_NONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class DegreeList(QListWidget):
    """The degrees of equivalence, one of them chosen, below the cell that they are chosen for.

    It lies in the table and is no window of its own: such a one holds the keyboard, and what is typed on the
    way to the next cell is then lost.
    """

    picked = Signal()
    """One has been chosen."""
    stepped = Signal(int)
    """On to the cell before (-1) or behind (1)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setAccessibleName(heading(Column.EQUIVALENCE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(True)
        for degree in _DEGREES:
            words = spoken_equivalence(degree)
            self.addItem(f"{degree.sign}  {words}" if degree else words)
        self.itemClicked.connect(self.picked)

    @property
    def degree(self) -> Equivalence | None:
        """The one that is chosen."""
        return _DEGREES[self.currentRow()]

    def choose(self, degree: Equivalence | None) -> None:
        """Have this one chosen."""
        self.setCurrentRow(_DEGREES.index(degree))

    def sizeHint(self) -> QSize:
        """As wide as its words and as high as its lines."""
        lines = sum(self.sizeHintForRow(row) for row in range(self.count()))
        margins = self.size() - self.viewport().size()
        return QSize(self.sizeHintForColumn(0), lines) + margins.expandedTo(QSize(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sign takes its degree, Del none; a letter goes to the next that begins so; ← → go on with it."""
        if event.text() in SIGN_KEYS:
            self.choose(SIGN_KEYS[event.text()])
            self.picked.emit()
        elif event.key() in _NONE:
            self.choose(None)
            self.picked.emit()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _WITHIN:
            super().keyPressEvent(event)
        elif not self._go_to(event.text()):
            event.ignore()

    def _go_to(self, letter: str) -> bool:
        """Choose the next one whose words begin with this letter; False where there is none."""
        count = self.count()
        places = [(self.currentRow() + step) % count for step in range(1, count + 1)]
        first = fold(letter)
        found = [at for at in places if first and fold(spoken_equivalence(_DEGREES[at])).startswith(first)]
        if found:
            self.setCurrentRow(found[0])
        return bool(found)


class CellLine(OwnUndoLine):
    """A line for the text of a cell. A table that is pasted into it while it is empty is the table's."""

    pasted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cellEditor")
        self.setFrame(False)
        self.setMaxLength(LONGEST)
        self.setTextMargins(-_FRAMED, 0, -_FRAMED, 0)
        self.setAutoFillBackground(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Several cells don't go into one."""
        is_pasting = event.matches(QKeySequence.StandardKey.Paste) and not self.text()
        if is_pasting and table_in(QGuiApplication.clipboard().mimeData()):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)


class TableCells(QStyledItemDelegate):
    """Draws the cells with a hairline below, the current one in a frame, and opens fields in them."""

    stepped = Signal(int)
    """The list in a cell has closed, and the cell before (-1) or behind (1) is wanted."""
    pasted = Signal()
    """A line in a cell has closed, because a table is pasted."""
    opened = Signal(object)
    """A field is being opened in the cell with this index."""
    typed = Signal(str)
    """What has been typed into the open line so far."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = parent
        self._line: CellLine | None = None
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._on_soon)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The sign of equivalence in its colour, in the middle of its column."""
        super().initStyleOption(option, index)
        if COLUMNS[index.column()] is Column.EQUIVALENCE:
            option.displayAlignment = Qt.AlignmentFlag.AlignCenter
            token = _TOKENS.get(option.text)
            if token:
                option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour(token))
                option.palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour(token))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The cell, the line below it, and the frame that shows where one is."""
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))
        if index == self._table.currentIndex() and self._has_keyboard():
            accent = self._theme.colour("accent")
            inner = rect.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
            painter.fillRect(rect.left(), rect.top(), rect.width(), _FRAME, accent)
            painter.fillRect(rect.left(), inner.bottom() + 1, rect.width(), _FRAME, accent)
            painter.fillRect(rect.left(), inner.top(), _FRAME, inner.height(), accent)
            painter.fillRect(inner.right() + 1, inner.top(), _FRAME, inner.height(), accent)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line for a text, a list for an equivalence."""
        self.opened.emit(index)
        if COLUMNS[index.column()] is not Column.EQUIVALENCE:
            self._line = CellLine(parent)
            self._line.pasted.connect(self._on_pasted)
            self._line.textEdited.connect(self._on_key)
            return self._line
        degrees = DegreeList(parent)
        degrees.picked.connect(self._on_picked)
        degrees.stepped.connect(self._on_stepped)
        return degrees

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands in a line that is closed is told no more."""
        if editor is self._line:
            self._line = None
            self._soon.stop()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands in the cell, once: what is saved meanwhile doesn't go over what is being typed."""
        if editor.property(_FILLED):
            return
        editor.setProperty(_FILLED, True)
        if isinstance(editor, DegreeList):
            value = index.data(Qt.ItemDataRole.EditRole)
            editor.choose(Equivalence(value) if value else None)
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """What was typed or chosen."""
        if isinstance(editor, DegreeList):
            model.setData(index, editor.degree.value if editor.degree else "", Qt.ItemDataRole.EditRole)
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A line lies in its cell; the list below it, or above where there is more room, wholly in sight."""
        if not isinstance(editor, DegreeList):
            super().updateEditorGeometry(editor, option, index)
            return
        cell: QRect = option.rect
        room = self._table.viewport().size()
        above, below = cell.top(), room.height() - cell.bottom() - 1
        is_below = below >= editor.sizeHint().height() or below >= above
        size = editor.sizeHint().boundedTo(QSize(room.width(), below if is_below else above))
        top = cell.bottom() + 1 if is_below else cell.top() - size.height()
        left = max(0, min(cell.left(), room.width() - size.width()))
        editor.setGeometry(QRect(QPoint(left, top), size))

    def _has_keyboard(self) -> bool:
        return self._table.hasFocus() or self._table.state() == QTableView.State.EditingState

    def _on_key(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_soon(self) -> None:
        if self._line is not None:
            self.typed.emit(self._line.text())

    def _on_picked(self) -> None:
        editor = self.sender()
        if isinstance(editor, DegreeList):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _on_pasted(self) -> None:
        editor = self.sender()
        if isinstance(editor, CellLine):
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.pasted.emit()

    def _on_stepped(self, step: int) -> None:
        self._on_picked()
        self.stepped.emit(step)
