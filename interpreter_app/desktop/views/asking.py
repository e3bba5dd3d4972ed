"""The query of the Look up page as it comes and goes: typed, resting, emptied, had back.

Owns the history, the rest after which the query empties itself, and whether what is in sight answers an
older query. It must not look anything up: it says when an answer is wanted.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from interpreter_app.desktop.models.history import History
from interpreter_app.desktop.widgets.query_edit import QueryEdit


class Asking(QObject):
    """What becomes of the text in the query."""

    asked = Signal()
    """An answer is wanted: once in a turn of the event loop, however many keys came in it."""
    rested = Signal()
    """Nothing was typed or chosen for so long that the query is to empty itself."""
    _typed = Signal()

    def __init__(self, query: QueryEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._query = query
        self._history = History()
        self._is_asked = False
        self._seconds = 0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.rested)
        self._typed.connect(self._on_typed, Qt.ConnectionType.QueuedConnection)
        query.textEdited.connect(self._on_edited)
        query.textChanged.connect(self._on_text)
        self._before = ""
        """What was in the query before its present text."""
        self.is_retired = False
        """The query is empty, but its results stay in sight."""

    @property
    def text(self) -> str:
        """What is in the query, without the spaces around it."""
        return self._query.text().strip()

    @property
    def last(self) -> str:
        """What was asked before, or an empty text."""
        return self._history.last

    @property
    def meant(self) -> str:
        """What a key is about: the query, or the last one if it has emptied itself."""
        return self.text or self._history.last

    def set_rest(self, seconds: int) -> None:
        """The query empties itself after so many seconds of rest; never if there are none."""
        self._seconds = seconds
        self.stay()

    def stay(self) -> None:
        """Something was done with the query: its rest begins anew."""
        if self._seconds and self.text:
            self._rest.start(self._seconds * 1000)
        else:
            self._rest.stop()

    def hold(self) -> None:
        """Don't empty the query while something else is done with it."""
        self._rest.stop()

    def remember(self) -> None:
        """Put what is meant into the history."""
        self._history.add(self.meant)

    def replace(self, text: str) -> None:
        """Ask this instead, as if it had been typed."""
        self._history.add(self.text)
        self.is_retired = False
        self._query.setText(text)

    def clear(self) -> None:
        """Empty the query; its results go, too."""
        self._history.add(self.text)
        self.is_retired = False
        self._set("")

    def retire(self) -> None:
        """Empty the query; its results stay in sight until the next letter."""
        self._history.add(self.text)
        self.is_retired = True
        self._set("")

    def take_up(self, text: str) -> None:
        """Have this in the query again, whose results are in sight."""
        self.is_retired = False
        self._set(text)
        self._query.offer_replacing()

    def go_back(self) -> bool:
        """Ask the query before this one; False if there is none."""
        if self.text and self._history.present != self.text:
            self._history.add(self.text)
            self._history.older()
        return self._take(self._history.older())

    def go_forward(self) -> bool:
        """Ask the query after this one; False if there is none."""
        return self._take(self._history.newer())

    def _take(self, text: str | None) -> bool:
        if text is None:
            return False
        self.is_retired = False
        self._query.setText(text)
        return True

    def _set(self, text: str) -> None:
        """Change the text without asking for an answer."""
        blocked = self._query.blockSignals(True)
        self._query.setText(text)
        self._query.blockSignals(blocked)
        self._before = text
        self._rest.stop()

    def _on_edited(self, text: str) -> None:
        """A query that is typed over, or deleted at once, is over as well; comes before `_on_text`."""
        if len(self._before) - len(text) > 1:
            self._history.add(self._before)

    def _on_text(self, text: str) -> None:
        self._before = text
        if text:
            self.is_retired = False
        if not self._is_asked:
            self._is_asked = True
            self._typed.emit()
        self.stay()

    def _on_typed(self) -> None:
        self._is_asked = False
        self.asked.emit()
