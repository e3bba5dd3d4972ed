"""The concepts of a list as a table in which one writes: a row for each, a column for each field.

It wraps a listing and holds no truth: what is shown is read from the store a block of rows at a time, and
what is typed is only announced. Until it has been saved, and the page says so, the cell shows what was typed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from interpreter_app.desktop.models.concept_cells import (
    COLUMNS,
    TICKS,
    Column,
    Line,
    as_field,
    heading,
    line_of,
    whole_text,
)
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.subjects import shown
from interpreter_app.services.browsing import NO, YES, Listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept

AnyIndex = QModelIndex | QPersistentModelIndex


CONCEPT = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its StoredConcept, or None where there is none."""

DRAFT = 0
"""The number of a concept that is being written and isn't in the store yet."""

_BLOCK = 48
_BLOCKS_KEPT = 16
_LINES_KEPT = 256
_DISPLAY, _CHECK_STATE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        CONCEPT,
    )
)
"""What a cell has an answer to: of all that a view asks to paint one, most is nothing to it."""


class ConceptTableModel(QAbstractTableModel):
    """A listing, or the rows of it that a filter leaves; below them what was added since, and the draft.

    The page saves what `edited` announces; then, or if it couldn't, it calls `refresh` (`file_draft`).
    """

    edited = Signal(object, str, str)
    """Number of the concept (DRAFT for the new one), the Column, and its text as `field_text` gives it."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._listing: Listing | None = None
        self._rows: array[int] | None = None
        self._added: list[int] = []
        self._has_draft = False
        self._typed: dict[int, dict[Column, str]] = {}
        self._blocks: dict[int, list[StoredConcept | None]] = {}
        self._lines: dict[int, Line] = {}
        self._count = 0

    # What is shown.

    @property
    def listing(self) -> Listing | None:
        """What is listed, filtered or not; None before the first is read."""
        return self._listing

    @property
    def rows(self) -> array[int] | None:
        """The rows of the listing that a filter has left; None where there is no filter."""
        return self._rows

    @property
    def draft(self) -> Mapping[Column, str] | None:
        """What has been typed of the new concept, or None where none is being written."""
        return dict(self._typed.get(DRAFT, {})) if self._has_draft else None

    @property
    def added(self) -> tuple[int, ...]:
        """The numbers of the concepts that stand below the list, having been added since it was read."""
        return tuple(self._added)

    def is_new(self, row: int) -> bool:
        """Whether a row stands below the list: that of the draft, or of a concept added since."""
        return self._count <= row < self.rowCount()

    def show(self, listing: Listing | None, rows: array[int] | None = None) -> None:
        """Show a listing, or only these rows of it. What isn't saved yet and the draft stay.

        Where each concept stays in its row, so does what is chosen.
        """
        self._blocks.clear()
        self._lines.clear()
        if self._is_in_place(listing, rows):
            self._listing, self._rows = listing, rows
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._listing = listing
        self._rows = rows
        self._added.clear()
        self._count = len(rows) if rows is not None else len(listing) if listing is not None else 0
        self.endResetModel()

    def _is_in_place(self, listing: Listing | None, rows: array[int] | None) -> bool:
        before = self._listing
        return (
            before is not None
            and listing is not None
            and not self._added
            and self._count > 0
            and self._rows == rows
            and before.numbers == listing.numbers
        )

    def retranslate(self) -> None:
        """Say the headings and fields in the current language."""
        self._lines.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def number(self, row: int) -> int:
        """The number of the concept in a row; DRAFT for the one that isn't in the store yet."""
        if row >= self._count:
            added = row - self._count
            return self._added[added] if added < len(self._added) else DRAFT
        assert self._listing is not None
        return self._listing.numbers[row if self._rows is None else self._rows[row]]

    def row_of(self, number: int) -> int:
        """The row of the concept with this number, or of the draft, or -1."""
        if number == DRAFT:
            return self.rowCount() - 1 if self._has_draft else -1
        if number in self._added:
            return self._count + self._added.index(number)
        place = self._listing.row_of(number) if self._listing else None
        if place is None or self._rows is None:
            return -1 if place is None else place
        row = bisect_left(self._rows, place)
        return row if row < len(self._rows) and self._rows[row] == place else -1

    def concept_at(self, row: int) -> StoredConcept | None:
        """The concept in a row; None for the draft, and for one that has just been deleted."""
        number = self.number(row)
        if number == DRAFT:
            return None
        place, offset = divmod(row, _BLOCK)
        if place not in self._blocks:
            while len(self._blocks) >= _BLOCKS_KEPT:
                del self._blocks[next(iter(self._blocks))]
            self._blocks[place] = self._read(place)
        return self._blocks[place][offset]

    def field(self, index: AnyIndex) -> str:
        """What one edits in a cell, as `field_text` gives it."""
        return self._line(index.row()).fields[index.column()]

    # What happens to it.

    def refresh(self, number: int) -> None:
        """Show the concept with this number as it stands in the store now, and nothing that was typed."""
        self._typed.pop(number, None)
        row = self.row_of(number)
        if row < 0:
            return
        place, offset = divmod(row, _BLOCK)
        if number != DRAFT and place in self._blocks:
            self._blocks[place][offset] = glossaries.concepts(self._store, [number]).get(number)
        self._tell(row)

    def begin_draft(self) -> QModelIndex:
        """Add a row for a new concept at the end, if there is none; its first cell."""
        if not self._has_draft:
            row = self.rowCount()
            self.beginInsertRows(QModelIndex(), row, row)
            self._has_draft = True
            self.endInsertRows()
        return self.index(self.rowCount() - 1, 0)

    def end_draft(self) -> None:
        """Take the row of the new concept away, with what was typed into it."""
        if self._has_draft:
            row = self.rowCount() - 1
            self.beginRemoveRows(QModelIndex(), row, row)
            self._has_draft = False
            self._typed.pop(DRAFT, None)
            self._lines.pop(row, None)
            self.endRemoveRows()

    def file_draft(self, number: int) -> None:
        """The new concept has been saved under this number: its row becomes an ordinary one."""
        if self._has_draft:
            row = self.rowCount() - 1
            self._has_draft = False
            self._added.append(number)
            self._typed.pop(DRAFT, None)
            self._blocks.pop(row // _BLOCK, None)
            self._tell(row)

    def add(self, numbers: Sequence[int]) -> int:
        """Show concepts that have just been saved, below the list, above the draft; the row of the first."""
        first = self._count + len(self._added)
        new = [number for number in numbers if self.row_of(number) < 0]
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._added += new
            self._blocks.clear()
            self._lines.clear()
            self.endInsertRows()
        return first

    # What Qt asks.

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many concepts are shown, the draft included."""
        return 0 if parent.isValid() else self._count + len(self._added) + self._has_draft

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The headings; rows have none."""
        is_column = orientation == Qt.Orientation.Horizontal and 0 <= section < len(COLUMNS)
        return heading(COLUMNS[section]) if is_column and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every cell can be written in, but not those of a concept that is gone."""
        if not self._is_there(index):
            return Qt.ItemFlag.NoItemFlags
        return self._line(index.row()).flags[index.column()]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """What a cell shows or edits, its tick, the whole of it as a tip, what a screen reader says."""
        if role not in _ROLES or not self._is_there(index):
            return None
        line, place = self._line(index.row()), index.column()
        if role == _DISPLAY:
            return line.displayed[place]
        if role == _CHECK_STATE:
            return line.ticks[place]
        if role == CONCEPT:
            return line.stored
        column, text = COLUMNS[place], line.fields[place]
        if role == Qt.ItemDataRole.EditRole:
            return shown(text) if column is Column.SUBJECT else text
        whole = whole_text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(whole) if whole else ""
        return f"{heading(column)}, {whole}" if whole else heading(column)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's
        """Show what was typed and announce it; what changes nothing or means nothing there is left alone."""
        if not self._is_there(index) or not self._is_writable(index.row()):
            return False
        number, column = self.number(index.row()), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column in TICKS:
            text: str | None = YES if Qt.CheckState(value) is Qt.CheckState.Checked else NO
        elif role == Qt.ItemDataRole.EditRole and value != self.data(index, role):
            text = as_field(column, str(value))
        else:
            return False
        if text is None or text == self._line(index.row()).fields[index.column()]:
            return False
        self._typed.setdefault(number, {})[column] = text
        self._lines.pop(index.row(), None)
        self.dataChanged.emit(index, index)
        self.edited.emit(number, column.value, text)
        return True

    def _is_there(self, index: AnyIndex) -> bool:
        return index.isValid() and index.row() < self.rowCount() and index.column() < len(COLUMNS)

    def _is_writable(self, row: int) -> bool:
        return self.number(row) == DRAFT or self.concept_at(row) is not None

    def _line(self, row: int) -> Line:
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            number = self.number(row)
            typed = self._typed.get(number, {})
            line = self._lines[row] = line_of(self.concept_at(row), typed, number == DRAFT)
        return line

    def _tell(self, row: int) -> None:
        self._lines.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _read(self, block: int) -> list[StoredConcept | None]:
        first = block * _BLOCK
        numbers = [self.number(row) for row in range(first, min(first + _BLOCK, self.rowCount()))]
        found = glossaries.concepts(self._store, [number for number in numbers if number != DRAFT])
        return [found.get(number) for number in numbers]
