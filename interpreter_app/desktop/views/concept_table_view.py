"""The table of concepts: what one types into as into a spreadsheet.

Owns keys, columns' widths and which cell comes next; a cell itself is `table_cells`. What is typed goes to
the model, which announces it; nothing is written here.
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
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.concept_table import DRAFT, ConceptTableModel
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.table_cells import SIGN_KEYS, AnyIndex, DegreeList, TableCells
from interpreter_app.desktop.widgets.links import no_key
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.cells import texts_in
from interpreter_app.services.browsing import Order

_SHARES = {Column.FRENCH: 32, Column.ENGLISH: 32, Column.NOTE: 16, Column.SUBJECT: 11, Column.SOURCE: 9}
"""Of a hundred parts of the width that the columns of texts have."""

_BESIDE = 3 * UNIT
"""Pixels beside the words of a heading, the arrow of the order included."""

_ACROSS = Qt.Orientation.Horizontal
_NARROWEST = 58
"""Letters as wide as they are high that all columns have at least; beyond the window one scrolls."""

_MOST_CHOSEN = 200
"""Rows that are chosen again one by one in another list; more would take too long."""

_ORDERS: dict[Column, tuple[Order, Language | None]] = {
    Column.FRENCH: (Order.TERM, Language.FRENCH),
    Column.ENGLISH: (Order.TERM, Language.ENGLISH),
    Column.EQUIVALENCE: (Order.EQUIVALENCE, None),
    Column.SUBJECT: (Order.SUBJECT, None),
}
"""What a click on a heading sorts by; the others sort by nothing."""

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_HINT = QAbstractItemDelegate.EndEditHint
_TABBED = (_HINT.EditNextItem, _HINT.EditPreviousItem)
_TERMS = (COLUMNS.index(Column.FRENCH), COLUMNS.index(Column.ENGLISH))


class ConceptTable(QTableView):
    """The table. `chosen` tells the row one has come to, `opened` that its whole entry is wanted."""

    chosen = Signal(int)
    opened = Signal()
    settled = Signal()
    """A field in a cell has closed: the list may be made anew."""
    left = Signal()
    """Up from the first row: to the filter."""
    copied = Signal()
    pasted = Signal()
    """The keys for copying and pasting."""
    turned = Signal(str)
    """The order of the terms of the language with this value is wanted: a heading was clicked."""
    sorted = Signal(object)
    """An Order is wanted."""
    said = Signal(str)
    """One sentence: why a key does nothing."""
    ended = Signal(int)
    """Enter or Tab at the end of the last row: a new row is wanted, from the column in this place on."""
    begun = Signal(int)
    """A field has been opened in a cell of the row with this number."""
    typing = Signal(str, str)
    """What stands in the open field by now: its Column, and the text."""
    closed = Signal()
    """The field has been closed, and what was typed into it announced by the model."""

    def __init__(self, model: ConceptTableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conceptTable")
        self._theme = theme
        self._cells = TableCells(theme, self)
        self.key_of: Callable[[str], str] = no_key
        self._open = QPersistentModelIndex()
        self._first = 0
        """The column from which one has come with Tab: where a row that one fills in began."""
        self._is_tabbing = False
        self.concepts = model
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self._cells.stepped.connect(self._step)
        self._cells.pasted.connect(self.pasted)
        self._cells.opened.connect(self._on_opened)
        self._cells.typed.connect(self._on_typed)
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
        # A heading asks of every row whether it is chosen, to look otherwise if all of them are.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.sectionPressed.disconnect()  # A press on a heading would choose every row.
        header.sectionClicked.connect(self._on_heading)
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
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        rows = sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})
        return [number for row in rows if (number := self.concepts.number(row)) > DRAFT]

    def choose(self, row: int, column: Column | None = None) -> None:
        """Come to a row, staying in the column one is in if no other is wanted."""
        place = self.currentIndex().column() if column is None else COLUMNS.index(column)
        index = self.concepts.index(row, max(0, place))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keep_place(self, show: Callable[[], None]) -> None:
        """Have another list shown, and then the same concepts chosen, as far as they are still there."""
        index = self.currentIndex()
        current, column = (self.concepts.number(index.row()) if index.isValid() else None), index.column()
        chosen, top = self.chosen_numbers(), self.verticalScrollBar().value()
        was_in_sight = self._is_in_sight(index)
        show()
        row = self.concepts.row_of(current) if current is not None else -1
        if row >= 0 and (self.currentIndex().row() != row or self.chosen_numbers() != chosen):
            self.setCurrentIndex(self.concepts.index(row, max(0, column)))
            if len(chosen) <= _MOST_CHOSEN:
                self._choose_rows(chosen)
        self.verticalScrollBar().setValue(top)
        if was_in_sight and row >= 0 and not self._is_in_sight(self.currentIndex()):
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return self.viewport().rect().contains(self.visualRect(index).center())

    def _choose_rows(self, numbers: list[int]) -> None:
        """Have the rows of these concepts chosen, and no others."""
        flags = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for number in numbers:
            row = self.concepts.row_of(number)
            if row >= 0:
                self.selectionModel().select(self.concepts.index(row, 0), flags.Select | flags.Rows)

    def write_at(self, index: QModelIndex) -> None:
        """Come to a cell and open a field in it; what stands in another one is handed over first."""
        number = self.concepts.number(index.row())
        self.flush()
        row = self.concepts.row_of(number)  # Closing the other one may have brought a new list.
        if row < 0:
            return
        index = self.concepts.index(row, index.column())
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit(index)

    def flush(self) -> None:
        """Hand over what is being typed into a cell, and close its field."""
        editor = self._hand_over()
        if editor is not None:
            self.closeEditor(editor, _HINT.NoHint)

    def term(self, language: Language) -> str:
        """The term to say of the row in which one is, as it is being typed; its field stays open."""
        self._hand_over()
        index = self.currentIndex()
        column = Column.FRENCH if language is Language.FRENCH else Column.ENGLISH
        if not index.isValid():
            return ""
        return next(iter(texts_in(self.concepts.field(index.siblingAtColumn(COLUMNS.index(column))))), "")

    def _hand_over(self) -> QWidget | None:
        """Give the model what stands in the open field; that field, if there is one."""
        editor = self.indexWidget(self._open) if self._open.isValid() else None
        if editor is not None:
            self.commitData(editor)
        return editor

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.setAccessibleName(_("Table of concepts"))
        self.setAccessibleDescription(_("Tab goes from cell to cell, Ctrl+Tab out of the table."))
        self.concepts.retranslate()
        self._share_out()

    # Order.

    def show_order(self, language: Language, order: Order) -> None:
        """Have the column marked by which the rows are sorted, if there is one."""
        column = next((one for one, by in _ORDERS.items() if by in ((order, language), (order, None))), None)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(column is not None)
        if column is not None:
            header.setSortIndicator(COLUMNS.index(column), Qt.SortOrder.AscendingOrder)

    def _on_heading(self, place: int) -> None:
        shown = self.concepts.listing
        if shown is not None:  # Qt has turned the mark round already, or put it on a column without an order.
            self.show_order(shown.language, shown.order)
        order, language = _ORDERS.get(COLUMNS[place], (None, None))
        if language is not None:
            self.turned.emit(language.value)
        if order is not None:
            self.sorted.emit(order)

    # Keys.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back to the window is in no row that they haven't gone to: they may be typing on."""
        was_nowhere = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if was_nowhere and event.reason() in _BACK:
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, Ctrl+Enter the entry; Del empties a cell; signs judge an equivalence."""
        index = self.currentIndex()
        column = COLUMNS[index.column()] if index.isValid() else None
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.is_writing:
            event.accept()  # The field in the cell has had it, and closes in a moment.
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.opened.emit()
        elif event.key() in _RETURN and is_plain and index.isValid():
            self.edit(index)
        elif event.key() in _TAB and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.key() == Qt.Key.Key_Delete and is_plain and len(self.chosen_numbers()) > 1:
            self.said.emit(_several_chosen(self.key_of("delete-concept")))
        elif event.key() == Qt.Key.Key_Delete and is_plain and index.isValid():
            self.concepts.setData(index, "", Qt.ItemDataRole.EditRole)
        elif event.key() == Qt.Key.Key_Up and is_plain and index.row() <= 0:
            self.left.emit()
        elif column is Column.EQUIVALENCE and event.text() in SIGN_KEYS:
            self.concepts.setData(index, SIGN_KEYS[event.text()].value, Qt.ItemDataRole.EditRole)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from cell to cell, from the last to a new row, and out of the table from an empty one."""
        if self._step(1 if is_next else -1) or (is_next and self._begin_row()):
            return True
        return super().focusNextPrevChild(is_next)

    def _begin_row(self) -> bool:
        """Ask for a new row behind the last one; False where that is empty, or nothing comes of it."""
        row = self.currentIndex().row()
        if row < 0 or self.concepts.is_empty(row):
            return False
        self.ended.emit(_TERMS[0])
        return self.currentIndex().row() != row

    def _step(self, step: int) -> bool:
        """Go on by a cell, over the ends of rows; False where there is none."""
        index = self.currentIndex()
        row, column = divmod(index.row() * len(COLUMNS) + index.column() + step, len(COLUMNS))
        if not index.isValid() or not 0 <= row < self.concepts.rowCount():
            return False
        self._is_tabbing = True
        self.setCurrentIndex(self.concepts.index(row, column))
        self._is_tabbing = False
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on in the next row, Tab in the next cell; in a list Enter only chooses.

        In the last row Enter asks for a new one, where something stands in this one.
        """
        was, self._open = self._open, QPersistentModelIndex()
        # Qt says the same where another row is come to otherwise: then one has gone on already.
        is_enter = hint == _HINT.SubmitModelCache and was == self.currentIndex()
        self._is_tabbing = hint in _TABBED
        if was.isValid():
            self.closed.emit()
        super().closeEditor(editor, hint)
        self._is_tabbing = False
        if is_enter and not isinstance(editor, DegreeList):
            self._go_down()
        if not self.is_writing:
            self.settled.emit()

    def _go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)
        elif not self.concepts.is_empty(self.currentIndex().row()):
            self.ended.emit(self._first if self._first in _TERMS else _TERMS[0])

    def _on_opened(self, index: QModelIndex) -> None:
        self._open = QPersistentModelIndex(index)
        self.begun.emit(self.concepts.number(index.row()))

    def _on_typed(self, text: str) -> None:
        if self._open.isValid():
            self.typing.emit(COLUMNS[self._open.column()].value, text)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell of another row."""
        super().currentChanged(current, previous)
        if not self._is_tabbing:
            self._first = current.column()
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
        small = QFontMetrics(self._theme.font(Text.SMALL))  # Qt's own hint is one in the window's typeface
        least = {
            column: small.horizontalAdvance(_heading(self.model(), place)) + _BESIDE
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


def _heading(model: QAbstractItemModel, column: int) -> str:
    return str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _several_chosen(key: str) -> str:
    """Why Del empties no cell; `key` is what deletes concepts, or nothing."""
    if key:
        return _("Several concepts are chosen: {key} deletes them. Del empties a cell of one.").format(
            key=key
        )
    return _("Several concepts are chosen. Del empties a cell of one.")
