"""The sheets or tables of a file of several: which of them are taken, and whose columns are in sight.

Owns the list. What taking a table means is decided by whoever listens to `ticked`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.models.result_text import one_line
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.exchange.tables.hints import TableGuess

_NUMBER = Qt.ItemDataRole.UserRole
_LONGEST = 200
_WIDTH = 26
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class ImportTables(QListWidget):
    """A line for each table, ticked if it is taken; the columns of the chosen one are in sight."""

    ticked = Signal(int, bool)
    """The number of a table, and whether it is to be taken now."""
    turned = Signal(int)
    """The number of the table whose columns are to be shown."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tables: Sequence[TableGuess] = ()
        self.setObjectName("importTables")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_changed)
        self.currentRowChanged.connect(self._on_row)
        theme.changed.connect(self._on_theme)
        self._fit()

    def show_tables(self, tables: Sequence[TableGuess], number: int) -> None:
        """List these tables, the one of this number in sight. The lines stay where they are the same."""
        self.blockSignals(True)
        if [table.number for table in tables] != [table.number for table in self._tables]:
            self.clear()
            for table in tables:
                item = QListWidgetItem(self)
                item.setData(_NUMBER, table.number)
                item.setFlags(_FLAGS)
            self._fit()
        self._tables = tables
        self._name()
        for row, table in enumerate(tables):
            state = Qt.CheckState.Checked if table.is_taken else Qt.CheckState.Unchecked
            self.item(row).setCheckState(state)
            if table.number == number:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.setAccessibleName(_("Which tables of the file are taken"))
        self.blockSignals(True)
        self._name()
        self.blockSignals(False)

    def minimumSizeHint(self) -> QSize:
        """Some lines."""
        return QSize(self.maximumWidth(), 8 * UNIT)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def _name(self) -> None:
        for row, table in enumerate(self._tables):
            name = table_text(table)
            self.item(row).setText(name)
            first = _first_row(table)
            self.item(row).setToolTip(wrapping_tip(f"{name}: {first}" if table.title and first else name))

    def _fit(self) -> None:
        """Lines as high as those of the table beside them."""
        self.setFixedWidth(round(_WIDTH * UNIT * self._theme.pixels(Text.BODY) / 16))
        high = -(-(QFontMetrics(self._theme.font(Text.BODY)).height() + UNIT) // UNIT) * UNIT
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, high))

    def _on_theme(self) -> None:
        self.blockSignals(True)
        self._fit()
        self.blockSignals(False)

    def _on_changed(self, item: QListWidgetItem) -> None:
        """Whoever takes one more table wants to see what is in it."""
        is_taken = item.checkState() == Qt.CheckState.Checked
        if is_taken:
            self.setCurrentItem(item)
        self.ticked.emit(item.data(_NUMBER), is_taken)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.turned.emit(self._tables[row].number)


def table_text(table: TableGuess) -> str:
    """What one of several tables is called in the list: its name, else its place and what it begins with."""
    if table.title:
        name = one_line(table.title[:_LONGEST])
        return _("{name} (hidden)").format(name=name) if table.is_hidden else name
    place = table.place[:1].upper() + table.place[1:]
    first = _first_row(table)
    return f"{place} · {first}" if first else place


def _first_row(table: TableGuess) -> str:
    cells = table.rows[0] if table.rows else ()
    return one_line(" | ".join(cell.strip() for cell in cells if cell.strip())[:_LONGEST])
