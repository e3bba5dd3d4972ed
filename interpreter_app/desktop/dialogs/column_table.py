"""The first rows of a table that is to be imported, and above each column what it is taken for.

Owns the drop-downs above the columns. What they say is decided by whoever listens to `chosen`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.import_meanings import MEANINGS, column_letters, meaning_text
from interpreter_app.desktop.models.result_text import one_line
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.quiet_table import AnyIndex, QuietTable
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Meaning, TableGuess, meaning_of

_ROWS = 40
_LONGEST = 200
_NARROWEST = 24


class _Rows(QAbstractTableModel):
    """The first rows below the headings, and above them one for the drop-downs."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table: TableGuess | None = None
        self._below: Sequence[Sequence[str]] = ()

    def show(self, table: TableGuess) -> bool:
        """Show this table; whether it is another one, with other columns or rows."""
        before = (self.rowCount(), self.columnCount())
        self._below = table.rows[table.first_row : table.first_row + _ROWS]
        is_new = before != (len(self._below) + 1, len(table.columns))
        if is_new:
            self.beginResetModel()
        self.table = table
        if is_new:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(before[0] - 1, before[1] - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, before[1] - 1)
        return is_new

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The row of the drop-downs and those of the table."""
        return 0 if parent.isValid() or self.table is None else len(self._below) + 1

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns the table has."""
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """A column's heading in the file, else its letter."""
        is_asked = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if not is_asked or self.table is None or section >= len(self.table.columns):
            return None
        column = self.table.columns[section]
        return one_line(column.heading[:_LONGEST]) or column_letters(section)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """A cell's text, faint where it is left out."""
        if self.table is None or not index.isValid() or index.row() == 0:
            return None
        row, column = index.row() - 1, index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            cells = self._below[row]
            return one_line(cells[column][:_LONGEST]) if column < len(cells) else ""
        if role == Qt.ItemDataRole.ForegroundRole:
            is_left_out = self.table.columns[column].role is Role.LEFT_OUT
            return self._theme.colour("edge" if is_left_out else "ink")
        return None


class ColumnTable(QuietTable):
    """The first rows of a table; `chosen` tells the place of a column and the Meaning that it was given."""

    chosen = Signal(int, object)

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        self._rows = _Rows(theme, parent)
        super().__init__(name, self._rows, theme, parent)
        self._known: list[Meaning] = list(MEANINGS)
        self._choices = QStandardItemModel(self)
        for meaning in self._known:
            self._choices.appendRow(QStandardItem(meaning_text(meaning)))
        self.drop_downs: list[QComboBox] = []
        self.setSelectionMode(QuietTable.SelectionMode.NoSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumHeight(3 * UNIT)
        self._fit_columns()
        theme.changed.connect(self._fit_columns)

    @property
    def meanings(self) -> Mapping[int, Meaning]:
        """What every column is taken for now, by its place counted from 0."""
        table = self._rows.table
        return {column.index: meaning_of(column) for column in table.columns} if table else {}

    def show_table(self, table: TableGuess) -> None:
        """Show the first rows, and what the columns are taken for."""
        if self._rows.show(table):
            self._make_drop_downs(len(table.columns))
        for place, column in enumerate(table.columns):
            meaning = meaning_of(column)
            if meaning not in self._known:
                self._known.append(meaning)
                self._choices.appendRow(QStandardItem(meaning_text(meaning)))
            self.drop_downs[place].setCurrentIndex(self._known.index(meaning))
        self._name()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.setAccessibleName(_("The first rows of the table"))
        for place, meaning in enumerate(self._known):
            self._choices.item(place).setText(meaning_text(meaning))
        self._name()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a drop-down into sight that the keyboard has come to."""
        if event.type() == QEvent.Type.FocusIn and watched in self.drop_downs:
            place = next(i for i, control in enumerate(self.drop_downs) if control is watched)
            self.scrollTo(self._rows.index(0, place))
        return super().eventFilter(watched, event)

    def _make_drop_downs(self, count: int) -> None:
        """Reset, the table has let go of the former ones: they are there until the event loop turns."""
        for former in self.drop_downs:
            former.setObjectName("")
        self.drop_downs = []
        before: QWidget = self
        for place in range(count):
            made = drop_down(f"importColumn-{place}", self)
            made.setModel(self._choices)
            made.setProperty("place", place)
            made.activated.connect(self._on_activated)
            made.installEventFilter(self)
            self.setIndexWidget(self._rows.index(0, place), made)
            QWidget.setTabOrder(before, made)
            before = made
            self.drop_downs.append(made)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Columns wide enough for what they may be taken for; more than there is room for scroll."""
        scale = self._theme.pixels(Text.BODY) / 16
        self.horizontalHeader().setMinimumSectionSize(round(_NARROWEST * UNIT * scale))
        if self._rows.rowCount():
            self.setRowHeight(0, self.row_height() + UNIT)

    def _name(self) -> None:
        table = self._rows.table
        for place, control in enumerate(self.drop_downs):
            heading = table.columns[place].heading if table and place < len(table.columns) else ""
            control.setAccessibleName(
                _("What column {name} holds").format(name=heading or column_letters(place))
            )

    def _on_activated(self, row: int) -> None:
        control = self.sender()
        if isinstance(control, QComboBox) and control in self.drop_downs:
            self.chosen.emit(self.drop_downs.index(control), self._known[row])
