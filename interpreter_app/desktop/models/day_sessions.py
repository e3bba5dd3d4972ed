"""The sessions of a visit as a list in the order of time, for the day view and for screen readers.

Holds no truth: `show` says what there is.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from interpreter_app.desktop.models.day_words import DayWords, SessionWords
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.visits.visit import Session

_Index = QModelIndex | QPersistentModelIndex


class DaySessions(QAbstractListModel):
    """One row a session."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sessions: tuple[Session, ...] = ()
        self._words: dict[str, SessionWords] = {}

    def show(self, words: DayWords) -> None:
        """Show the sessions of a visit."""
        sessions = sorted(words.visit.sessions, key=lambda one: (one.start.at, one.end.at, one.id))
        said = {session.id: words.session(session) for session in sessions}
        if [one.id for one in sessions] == [one.id for one in self.sessions]:
            self.sessions, self._words = tuple(sessions), said
            if sessions:
                self.dataChanged.emit(self.index(0), self.index(len(sessions) - 1))
            return
        self.beginResetModel()
        self.sessions, self._words = tuple(sessions), said
        self.endResetModel()

    def words(self, ident: str) -> SessionWords:
        """What is said of a session that is shown."""
        return self._words[ident]

    def index_of(self, ident: str) -> QModelIndex:
        """The row of a session; an invalid one if it isn't shown."""
        row = next((row for row, one in enumerate(self.sessions) if one.id == ident), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many sessions there are."""
        return 0 if parent.isValid() else len(self.sessions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the tip, or the sentence that is spoken."""
        if not index.isValid():
            return None
        words = self._words[self.sessions[index.row()].id]
        if role == Qt.ItemDataRole.DisplayRole:
            return words.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "\n".join(words.clashes)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapping_tip(words.tip).replace("\n", "<br>")
        return None
