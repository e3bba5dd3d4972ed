"""The table of concepts: what one types into as into a spreadsheet.

Owns keys, columns' widths and the fields that open in cells. What is typed goes to the model, which announces
it; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_table import ConceptTableModel
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.term_rows import LONGEST
from interpreter_app.domain.terms import Equivalence
from interpreter_app.services.wording import spoken_equivalence

AnyIndex = QModelIndex | QPersistentModelIndex

_SHARES = {Column.FRENCH: 26, Column.ENGLISH: 26, Column.NOTE: 22, Column.SUBJECT: 13, Column.SOURCE: 13}
"""Of a hundred parts of the width that the columns of texts have."""

_ACROSS = Qt.Orientation.Horizontal
_NARROWEST = 45
"""Letters as wide as they are high that all columns have at least; beyond the window one scrolls."""

_DEGREES: tuple[Equivalence | None, ...] = (*Equivalence, None)
_SIGN_KEYS = {
    "=": Equivalence.EQUIVALENT,
    "≈": Equivalence.QUASI_EQUIVALENT,
    "~": Equivalence.QUASI_EQUIVALENT,
    "≠": Equivalence.NON_EQUIVALENT,
    "/": Equivalence.NON_EQUIVALENT,
    "#": Equivalence.NON_EQUIVALENT,
}
"""Signs that are typed on an equivalence, those among them that every keyboard has."""

_MOST_CHOSEN = 200
"""Rows that are chosen again one by one in another list; more would take too long."""

_TOKENS = {"=": "same", "≈": "near", "≠": "apart"}
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Cells(QStyledItemDelegate):
    """Draws the cells with a hairline below, and opens fields in them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

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
        """The cell, and the line below it."""
        super().paint(painter, option, index)
        painter.fillRect(
            option.rect.left(), option.rect.bottom(), option.rect.width(), 1, self._theme.colour("line")
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line for a text, a list for an equivalence."""
        if COLUMNS[index.column()] is not Column.EQUIVALENCE:
            made = super().createEditor(parent, option, index)
            if isinstance(made, QLineEdit):
                made.setObjectName("cellEditor")
                made.setMaxLength(LONGEST)
                made.setTextMargins(UNIT // 2, 0, UNIT // 2, 0)
                made.setAutoFillBackground(True)
            return made
        box = QComboBox(parent)
        box.setObjectName("cellEditor")
        for degree in _DEGREES:
            box.addItem(
                f"{degree.sign}  {spoken_equivalence(degree)}" if degree else spoken_equivalence(None)
            )
        box.activated.connect(self._on_chosen)
        return box

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands in the cell."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        value = index.data(Qt.ItemDataRole.EditRole)
        editor.setCurrentIndex(next(i for i, d in enumerate(_DEGREES) if (d.value if d else "") == value))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """What was typed or chosen."""
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
            return
        degree = _DEGREES[editor.currentIndex()]
        model.setData(index, degree.value if degree else "", Qt.ItemDataRole.EditRole)

    def _on_chosen(self) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.commitData.emit(box)
            self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class ConceptTable(QTableView):
    """The table. `chosen` tells the row one has come to, `opened` that its whole entry is wanted."""

    chosen = Signal(int)
    opened = Signal()
    settled = Signal()
    """A field in a cell has closed: the list may be made anew."""
    left = Signal()
    """Up from the first row: to the filter."""

    def __init__(self, model: ConceptTableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conceptTable")
        self._theme = theme
        self._cells = _Cells(theme, self)
        self._is_return = False
        self.concepts = model
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    @property
    def is_writing(self) -> bool:
        """Whether a field is open in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def chosen_numbers(self) -> list[int]:
        """The numbers of the concepts in the rows that are chosen, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [number for row in rows if (number := self.concepts.number(row))]

    def choose(self, row: int) -> None:
        """Come to a row, staying in the column one is in."""
        index = self.concepts.index(row, max(0, self.currentIndex().column()))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keep_place(self, show: Callable[[], None]) -> None:
        """Have another list shown, and then the same concepts chosen, as far as they are still there."""
        index = self.currentIndex()
        current, column = (self.concepts.number(index.row()) if index.isValid() else 0), index.column()
        chosen, top = self.chosen_numbers(), self.verticalScrollBar().value()
        show()
        row = self.concepts.row_of(current) if current else -1
        if row >= 0 and (self.currentIndex().row() != row or self.chosen_numbers() != chosen):
            self.setCurrentIndex(self.concepts.index(row, max(0, column)))
            if len(chosen) <= _MOST_CHOSEN:
                self._choose_rows(chosen)
        self.verticalScrollBar().setValue(top)

    def _choose_rows(self, numbers: list[int]) -> None:
        """Have the rows of these concepts chosen, and no others."""
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for number in numbers:
            row = self.concepts.row_of(number)
            if row >= 0:
                self.selectionModel().select(self.concepts.index(row, 0), flags.Select | flags.Rows)

    def write_at(self, index: QModelIndex) -> None:
        """Come to a cell and open a field in it."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(index)

    def flush(self) -> None:
        """Hand over what is being typed into a cell, and close its field."""
        editor = self.indexWidget(self.currentIndex()) if self.is_writing else None
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.setAccessibleName(_("Table of concepts"))
        self.concepts.retranslate()
        self._share_out()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, Ctrl+Enter the entry; Del empties a cell; signs judge an equivalence."""
        index = self.currentIndex()
        column = COLUMNS[index.column()] if index.isValid() else None
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_writing:
            event.accept()  # The field in the cell has had it, and closes in a moment.
        elif event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif event.key() in _RETURN and is_plain and index.isValid():
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete and is_plain and index.isValid():
            self.concepts.setData(index, "", Qt.ItemDataRole.EditRole)
        elif event.key() == Qt.Key.Key_Up and is_plain and index.row() <= 0:
            self.left.emit()
        elif column is Column.EQUIVALENCE and event.text() in _SIGN_KEYS:
            self.concepts.setData(index, _SIGN_KEYS[event.text()].value, Qt.ItemDataRole.EditRole)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on in the next row, Tab in the next cell, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)
        if not self.is_writing:
            self.settled.emit()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell of another row."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(current.row())

    # Widths.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_out()

    def _share_out(self) -> None:
        """Columns of signs are as wide as their headings; the others share what is left."""
        header = self.horizontalHeader()
        least = {
            column: header.sectionSizeHint(place)
            for place, column in enumerate(COLUMNS)
            if column not in _SHARES
        }
        narrowest = _NARROWEST * self._theme.pixels(Text.BODY)
        room = max(self.viewport().width(), narrowest) - sum(least.values())
        whole = sum(_SHARES.values())
        for place, column in enumerate(COLUMNS):
            header.resizeSection(place, least.get(column) or room * _SHARES[column] // whole)

    def _on_theme(self) -> None:
        height = QFontMetrics(self._theme.font(Text.BODY)).height()
        self.verticalHeader().setDefaultSectionSize(height + UNIT + UNIT // 2)
        self._share_out()
        self.viewport().update()
