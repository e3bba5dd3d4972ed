"""The results of the last query as a Qt list: a thin wrap, the truth is with the desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from interpreter_app.desktop.models.result_text import RowText, row_text
from interpreter_app.services.lookup import LookupResult

RESULT_ROLE = int(Qt.ItemDataRole.UserRole)
TEXT_ROLE = RESULT_ROLE + 1

_Index = QModelIndex | QPersistentModelIndex


class LookupResults(QAbstractListModel):
    """The results shown; words are made when a row is first painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: Sequence[LookupResult] = ()
        self._texts: dict[int, RowText] = {}
        self._typed = ""

    @property
    def typed(self) -> str:
        """The query that these results answer."""
        return self._typed

    @property
    def results(self) -> Sequence[LookupResult]:
        """The results, best first."""
        return self._results

    def show(self, results: Sequence[LookupResult], typed: str) -> None:
        """Show these results for what was typed."""
        self.beginResetModel()
        self._results = results
        self._typed = typed
        self._texts = {}
        self.endResetModel()

    def retranslate(self) -> None:
        """Say the rows in the current language."""
        self.show(self._results, self._typed)

    def text(self, row: int) -> RowText:
        """The words of a row."""
        known = self._texts.get(row)
        if known is None:
            known = self._texts[row] = row_text(self._results[row], self._typed)
        return known

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many results there are."""
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, the result itself, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._results):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.text(index.row())
            return f"{text.matched} → {text.article}{text.target}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.text(index.row()).spoken
        if role == RESULT_ROLE:
            return self._results[index.row()]
        if role == TEXT_ROLE:
            return self.text(index.row())
        return None
