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
    READ_ONLY,
    TICKS,
    WRITABLE,
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
from interpreter_app.store.listing import newest_operation

AnyIndex = QModelIndex | QPersistentModelIndex


CONCEPT = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its StoredConcept, or None where there is none."""

DRAFT = 0
"""Numbers below this are those of new rows, whose concepts aren't in the store yet; this itself is none's."""

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
    """A listing, or the rows of it that a filter leaves; below them what was added since, and new rows.

    The page saves what `edited` announces; then, or if it couldn't, it calls `refresh` (`file_draft`).
    Several new rows may be on their way into the store at once: each has a number of its own.
    """

    edited = Signal(object, str, str)
    """Number of the concept or new row, the Column, and its text as `field_text` gives it."""
    unplaced = Signal(object, str, str)
    """The same of what was typed into a row whose concept has gone."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._listing: Listing | None = None
        self._rows: array[int] | None = None
        self._added: list[int] = []
        self._since: dict[int, int] = {}
        """The newest operation when a concept that stands below the list was saved, by its number."""
        self._drafted = 0
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
    def drafts(self) -> tuple[int, ...]:
        """The numbers of the new rows whose concepts aren't in the store yet, from the first to the last."""
        return tuple(number for number in self._added if number < DRAFT)

    @property
    def added(self) -> tuple[int, ...]:
        """The numbers of the concepts that stand below the list, having been added since it was read."""
        return tuple(number for number in self._added if number > DRAFT)

    def is_empty(self, row: int) -> bool:
        """Whether a row is a new one into which nothing has been typed."""
        number = self.number(row)
        return number < DRAFT and not self._typed.get(number)

    def typed(self, number: int) -> Mapping[Column, str]:
        """What was typed into a row and isn't saved yet."""
        return dict(self._typed.get(number, {}))

    def is_new(self, row: int) -> bool:
        """Whether a row stands below the list: a new one, or that of a concept added since."""
        return self._count <= row < self.rowCount()

    def show(self, listing: Listing | None, rows: array[int] | None = None) -> None:
        """Show a listing, or only these rows of it. What isn't saved yet and new rows stay.

        Where each concept stays in its row, so does what is chosen.
        """
        self._blocks.clear()
        self._lines.clear()
        if self._is_in_place(listing, rows):
            self._listing, self._rows = listing, rows
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._added = [number for number in self._added if self._is_to_come(number, listing)]
        self._listing = listing
        self._rows = rows
        self._count = len(rows) if rows is not None else len(listing) if listing is not None else 0
        self.endResetModel()

    def _is_to_come(self, number: int, listing: Listing | None) -> bool:
        """Whether what stands below the list stays there: it isn't saved, or since this list was read."""
        if number < DRAFT:
            return True
        before = self._listing
        is_same = before is not None and listing is not None and before.glossary == listing.glossary
        return is_same and listing is not None and self._since.get(number, 0) > listing.operation

    def _is_in_place(self, listing: Listing | None, rows: array[int] | None) -> bool:
        before = self._listing
        return (
            before is not None
            and listing is not None
            and not self.added
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
        """The number of the concept in a row; below DRAFT for a new row, DRAFT where there is none."""
        if row >= self._count:
            added = row - self._count
            return self._added[added] if added < len(self._added) else DRAFT
        assert self._listing is not None
        return self._listing.numbers[row if self._rows is None else self._rows[row]]

    def row_of(self, number: int) -> int:
        """The row of the concept or new row with this number, or -1."""
        if number in self._added:
            return self._count + self._added.index(number)
        place = self._listing.row_of(number) if self._listing else None
        if place is None or self._rows is None:
            return -1 if place is None else place
        row = bisect_left(self._rows, place)
        return row if row < len(self._rows) and self._rows[row] == place else -1

    def concept_at(self, row: int) -> StoredConcept | None:
        """The concept in a row; None for a new one, and for one that has just been deleted."""
        if self.number(row) <= DRAFT:
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
        if number > DRAFT and place in self._blocks:
            self._blocks[place][offset] = glossaries.concepts(self._store, [number]).get(number)
        self._tell(row)

    def begin_draft(self) -> QModelIndex:
        """Add a row for a new concept at the end, or take an empty one that is there; its first cell."""
        empty = [number for number in self.drafts if not self._typed.get(number)]
        if empty:
            return self.index(self.row_of(empty[-1]), 0)
        row = self.rowCount()
        self._drafted += 1
        self.beginInsertRows(QModelIndex(), row, row)
        self._added.append(DRAFT - self._drafted)
        self._forget_new_rows()
        self.endInsertRows()
        return self.index(row, 0)

    def end_draft(self, number: int) -> None:
        """Take a row below the list away, with what was typed into it."""
        row = self.row_of(number)
        if row < 0:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        self._added.remove(number)
        self._typed.pop(number, None)
        self._forget_new_rows()
        self.endRemoveRows()

    def file_draft(self, draft: int, number: int, *, is_whole: bool = True) -> None:
        """A new row has been saved under this number: it becomes an ordinary one.

        What was typed into it stays in sight until `refresh` where that isn't saved as a whole yet.
        """
        typed, row = self._typed.pop(draft, {}), self.row_of(draft)
        if not is_whole:
            self._typed[number] = typed
        if row >= 0:
            self._since[number] = newest_operation(self._store)
            self._added[row - self._count] = number
            self._forget_new_rows()
            self._tell(row)

    def add(self, numbers: Sequence[int]) -> int:
        """Show concepts that have just been saved, below the list, above new rows; the row of the first."""
        place = next((at for at, one in enumerate(self._added) if one < DRAFT), len(self._added))
        first = self._count + place
        new = [number for number in numbers if self.row_of(number) < 0]
        if new:
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._since |= dict.fromkeys(new, newest_operation(self._store))
            self._added[place:place] = new
            self._forget_new_rows()
            self.endInsertRows()
        return first

    # What Qt asks.

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many concepts are shown, new rows included."""
        return 0 if parent.isValid() else self._count + len(self._added)

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
        # Whoever chooses thousands of rows asks this of each: none is read for it.
        place, offset = divmod(index.row(), _BLOCK)
        block = self._blocks.get(place)
        is_gone = block is not None and block[offset] is None and self.number(index.row()) > DRAFT
        return (READ_ONLY if is_gone else WRITABLE)[index.column()]

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
        if not self._is_there(index):
            return False
        number, column = self.number(index.row()), COLUMNS[index.column()]
        if not self._is_writable(index.row()):
            self.unplaced.emit(number, column.value, str(value))
            return False
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
        return self.number(row) < DRAFT or self.concept_at(row) is not None

    def _line(self, row: int) -> Line:
        line = self._lines.get(row)
        if line is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            number = self.number(row)
            typed = self._typed.get(number, {})
            line = self._lines[row] = line_of(self.concept_at(row), typed)
        return line

    def _forget_new_rows(self) -> None:
        """Read what stands below the list again: other concepts stand in these rows now."""
        for block in [one for one in self._blocks if (one + 1) * _BLOCK > self._count]:
            del self._blocks[block]
        for row in [one for one in self._lines if one >= self._count]:
            del self._lines[row]

    def _tell(self, row: int) -> None:
        self._lines.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _read(self, block: int) -> list[StoredConcept | None]:
        first = block * _BLOCK
        numbers = [self.number(row) for row in range(first, min(first + _BLOCK, self.rowCount()))]
        found = glossaries.concepts(self._store, [number for number in numbers if number > DRAFT])
        return [found.get(number) for number in numbers]
