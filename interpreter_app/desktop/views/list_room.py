"""Where the concepts of the middle column stand: the list with its letters, the table, or why there are none.

Owns which of the three is shown, and how high. What stands in them is the column's affair.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QTableView, QVBoxLayout, QWidget

from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.nothing_left import NothingLeft

_UNBOUNDED = 16_777_215  # Qt's own greatest height.


class ListRoom(QWidget):
    """The list and its letters, the table if there is one, and the sentence in their place."""

    def __init__(self, of_concepts: QWidget, letters: QWidget, empty: NothingLeft, parent: QWidget) -> None:
        super().__init__(parent)
        self._empty = empty
        self.table: QTableView | None = None
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(of_concepts, 1)
        row.addWidget(letters)
        self._rows = QWidget(self)
        self._stack = QStackedLayout(self._rows)
        self._stack.addWidget(body)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(self._rows, 1)
        self._column.addWidget(empty, 1)

    def hold(self, table: QTableView) -> None:
        """Keep the table that stands in the place of the list while one writes in it."""
        self.table = table
        self._stack.addWidget(table)

    def show_list(self, count: int | None) -> None:
        """Show the list of so many concepts; None before there is one."""
        self._stack.setCurrentIndex(0)
        self._share(count == 0, heading=0)

    def show_table(self) -> None:
        """Show the table; where it is empty, only its headings, and the sentence below them."""
        assert self.table is not None
        self._stack.setCurrentWidget(self.table)
        self._share(not self.table.model().rowCount(), self.table.horizontalHeader().height())

    def show_waiting(self) -> None:
        """Show that the list is still to come."""
        self._empty.wait()
        self._rows.hide()
        self._empty.show()

    def show_refusal(self, sentence: str) -> None:
        """Show why there is no list."""
        self._empty.refuse(sentence)
        self._rows.hide()
        self._empty.show()

    def _share(self, is_empty: bool, heading: int) -> None:
        self._rows.setVisible(bool(heading) or not is_empty)
        self._rows.setMaximumHeight(heading if is_empty and heading else _UNBOUNDED)
        self._empty.setVisible(is_empty)
        self._column.activate()  # A field that is opened in the table now must find its room.
