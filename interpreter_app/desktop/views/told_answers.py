"""What is told of a look-up besides its results: how many there are, and what a listener hears.

Owns when a listener is told while the keyboard stays in the query: once the typing pauses, and at once when a
result is chosen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.answers import Answers
from interpreter_app.desktop.models.lookup_results import LookupResults
from interpreter_app.desktop.views.asking import Asking
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.query_header import QueryHeader
from interpreter_app.desktop.widgets.result_list import ResultList
from interpreter_app.services.wording import GUESSES

_ANNOUNCE_MS = 500


class ToldAnswers(QObject):
    """Tells of the results in the list, in the name of the query; `most` gives how many are shown at most."""

    paused = Signal()
    """Half a second has gone by without a letter."""

    def __init__(
        self,
        header: QueryHeader,
        asking: Asking,
        answers: Answers,
        results: LookupResults,
        shown: ResultList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._answers = answers
        self.most: Callable[[], int] = int
        self._asking = asking
        self._results = results
        self._list = shown
        self._rest = QTimer(self, interval=_ANNOUNCE_MS, singleShot=True)
        self._rest.timeout.connect(self._tell)

    def count(self) -> None:
        """Say beside the query how much was found."""
        if self._asking.is_retired:
            self._header.tell_old(self._results.typed.strip())
            return
        results = self._results.results
        guesses = sum(result.match in GUESSES for result in results)
        is_cut = len(results) == self.most()
        self._header.tell(len(results), guesses, self._answers.is_complete, is_cut, self._answers.has_visit)

    def begin(self) -> None:
        """There is another answer: tell of it when the fingers rest."""
        self._rest.start()

    def describe(self) -> None:
        """Have the chosen result said of the query, whenever somebody asks what that is."""
        if self._list.chosen >= 0:
            self._header.query.setAccessibleDescription(self._chosen())

    def tell_chosen(self) -> None:
        """Another result is chosen: say it at once."""
        self.describe()
        announce(self._header.query, self._chosen(), urgent=True)

    def _chosen(self) -> str:
        return self._results.text(self._list.chosen).spoken

    def _tell(self) -> None:
        self.paused.emit()
        if not self._asking.text:
            return
        if self._results.rowCount():
            announce(self._header.query, f"{self._header.told}. {self._chosen()}")
        else:
            said = _("Nothing found for “{query}”.").format(query=self._asking.text)
            announce(self._header.query, said)
