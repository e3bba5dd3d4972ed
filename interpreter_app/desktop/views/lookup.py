"""The Look up page: the query that is always ready, its results, this session's margin and the note line.

Owns what each key of a look-up does and when the query empties itself. Answers come from `Answers`, writes go
through the writer; the widgets draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import session_deeds as deeds
from interpreter_app.desktop.models.answers import Answers
from interpreter_app.desktop.models.history import History
from interpreter_app.desktop.models.lookup_results import LookupResults
from interpreter_app.desktop.models.result_text import GUESSES
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.empty_state import EmptyState
from interpreter_app.desktop.widgets.foot import Foot
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.query_header import QueryHeader
from interpreter_app.desktop.widgets.quick_add import likely_language
from interpreter_app.desktop.widgets.result_list import ResultList
from interpreter_app.desktop.widgets.session_margin import SessionMargin
from interpreter_app.desktop.widgets.teaching import Teaching
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language
from interpreter_app.services.lookup import LookupResult
from interpreter_app.store import session
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from interpreter_app.services.own_words import Added


class LookupPage(QWidget):
    """The page an interpreter works on."""

    said = Signal(str)
    """One sentence for the status line, of something that wasn't saved."""
    warned = Signal(str)
    _typed = Signal()

    def __init__(
        self,
        store: Store,
        answers: Answers,
        writer: Writer,
        theme: Theme,
        actions: ActionSet,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lookupPage")
        self._store = store
        self._answers = answers
        self._writer = writer
        self._theme = theme
        self._settings = settings
        self._history = History()
        self._is_asked = False
        self._is_retired = False
        self._language = Language.FRENCH
        self._results = LookupResults(self)
        self._header = QueryHeader(theme, self)
        self.query = self._header.query
        self.list = ResultList(theme, self._results, settings.results, self)
        self.list.setObjectName("lookupResults")
        self._empty = EmptyState(self)
        self._teaching = Teaching(store, actions, self._empty)
        self.margin = SessionMargin(store, writer, theme, actions, self)
        self.foot = Foot(store, writer, theme, self)
        self._rest = QTimer(self, singleShot=True)
        self.foot.author = settings.author
        self._lay_out()
        self._connect(actions)
        self.margin.refresh()

    # What the window asks of a page.

    def focus_first(self) -> None:
        """The query has the keyboard."""
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Something was written: look up again, list again."""
        self.margin.refresh()
        if self.query.text().strip():
            self._answer()
        elif not self._results.rowCount():
            self._show_empty()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._header.retranslate()
        self.list.setAccessibleName(_("Results"))
        self._results.retranslate()
        self.margin.retranslate()
        self.foot.retranslate()
        self._show_empty()
        self._tell_count()

    def apply(self, settings: Settings) -> None:
        """Take over changed settings."""
        self._settings = settings
        self.foot.author = settings.author
        self.list.set_rows(settings.results)
        self._restart_rest()
        if self.query.text().strip():
            self._answer()

    def set_booth(self, booth: bool) -> None:
        """Nothing but query, results, this session's terms and the note line."""
        self.margin.set_booth(booth)

    def flush(self) -> None:
        """Have everything half-typed kept now."""
        self.foot.note.flush()

    # What the keys do.

    def start_query(self) -> None:
        """Empty the query and give it the keyboard, whatever was there."""
        self.drop()
        self.foot.quick_add.hide()
        self.focus_first()

    def look_up(self, text: str) -> None:
        """Look this text up as if it had been typed."""
        self._history.add(self.query.text())
        self.query.setText(text)
        self.focus_first()

    def drop(self) -> None:
        """Empty the query and its results."""
        self._history.add(self.query.text())
        self._is_retired = False
        self._set_query("")
        self._answer()

    def retire(self) -> None:
        """Empty the query after a rest; its results stay in sight, pale, until the next letter."""
        if not self.query.text().strip():
            return
        if not self._results.rowCount():
            self.drop()
            return
        self._history.add(self.query.text())
        self._is_retired = True
        self._set_query("")
        self.list.fade(True)
        self._tell_count()

    def accept(self) -> None:
        """Keep the chosen result for this session; without any, note the query as not found."""
        result = self._chosen()
        if result is None:
            if self.query.text().strip():
                self.mark_missing()
            return
        query = self.query.text().strip() or self._history.last
        self._history.add(query)
        self._language = result.matched.language
        pinned = {(pin.glossary, pin.concept) for pin in session.pins(self._store)}
        if (result.glossary, result.concept.id) in pinned:
            self.said.emit(_("It is in this session’s list: {term}").format(term=result.matched.text))
        else:
            self._writer.write(deeds.keep(result, query), self._refresh_margin)
        self.query.offer_replacing()
        self._restart_rest()

    def copy_target(self) -> None:
        """Put the chosen result's target on the clipboard."""
        result = self._chosen()
        if result is not None and result.target is not None:
            QGuiApplication.clipboard().setText(result.target.text)
            self.said.emit(_("Copied: {term}").format(term=result.target.text))
            self._restart_rest()

    def mark_missing(self) -> None:
        """Log the query, or the last one if it has emptied itself, as not found."""
        query = self.query.text().strip() or self._history.last
        if not query:
            return
        self._history.add(query)
        missing = {fold(q.query) for q in session.queries(self._store, session.Outcome.MISSING)}
        if fold(query) in missing:
            self.said.emit(_("It is on the list of those not found: {query}").format(query=query))
        else:
            self._writer.write(deeds.miss(query), self._refresh_margin)
        self.query.offer_replacing()
        self._restart_rest()

    def start_quick_add(self, text: str = "") -> None:
        """Open the two fields with the query in one of them."""
        self._rest.stop()
        text = text or self.query.text().strip()
        self.foot.quick_add.start(text, likely_language(text, self._language))

    def start_note(self) -> None:
        """Give the note line the keyboard."""
        self.foot.note.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back(self) -> None:
        """The query before this one."""
        if self.query.text().strip() and self._history.last != self.query.text().strip():
            self._history.add(self.query.text())
            self._history.older()
        self._take_from_history(self._history.older())

    def go_forward(self) -> None:
        """The query after this one."""
        self._take_from_history(self._history.newer())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed anywhere on the page goes to the query; Esc comes back to it."""
        if event.key() == Qt.Key.Key_Escape:
            self.focus_first()
        elif not self.query.take(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what stands in the place of results when the page is first seen."""
        super().showEvent(event)
        if not self._results.rowCount():
            self._show_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between results and margin."""
        super().resizeEvent(event)
        self.margin.fit(self.width())

    # Inside.

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._place = QScrollArea(self)
        self._place.setWidgetResizable(True)
        self._place.setWidget(self._empty)
        self._stack.addWidget(self._place)
        self._stack.addWidget(self.list)
        main = QVBoxLayout()
        main.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 0)
        main.setSpacing(0)
        main.addWidget(self._header)
        main.addWidget(self._stack, 1)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addLayout(main, 1)
        top.addWidget(Hairline(Qt.Orientation.Vertical, self))
        top.addWidget(self.margin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top, 1)
        whole.addWidget(self.foot)
        self._on_theme()

    def _connect(self, actions: ActionSet) -> None:
        self._typed.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.query.textChanged.connect(self._on_text)
        self.query.moved.connect(self._on_moved)
        self.query.numbered.connect(self._on_numbered)
        self.query.accepted.connect(self.accept)
        self.query.dropped.connect(self.drop)
        self.query.copyAsked.connect(self.copy_target)
        foot = self.foot
        for field in (self.query, foot.note.entry, foot.quick_add.french, foot.quick_add.english):
            field.undoAsked.connect(actions["undo"].trigger)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(self.accept)
        self.margin.lookUpAsked.connect(self.look_up)
        self.margin.addAsked.connect(self.start_quick_add)
        foot.left.connect(self._on_left)
        foot.written.connect(self._answers.own_write)
        foot.noted.connect(self.margin.refresh)
        foot.wordAdded.connect(self._on_word_added)
        foot.warned.connect(self.warned)
        self._rest.timeout.connect(self.retire)
        self._theme.changed.connect(self._on_theme)
        actions.attach(self)
        actions.on("copy-target", self.copy_target)
        actions.on("older-query", self.go_back)
        actions.on("newer-query", self.go_forward)
        actions.on("new-session", self.margin.new_session)

    def _on_text(self, text: str) -> None:
        """Answer in the same turn of the event loop, once, however many keys came in it."""
        if text:
            self._is_retired = False
        if not self._is_asked:
            self._is_asked = True
            self._typed.emit()
        self._restart_rest()

    def _set_query(self, text: str) -> None:
        """Change the text without asking for an answer."""
        blocked = self.query.blockSignals(True)
        self.query.setText(text)
        self.query.blockSignals(blocked)
        self._rest.stop()

    def _answer(self) -> None:
        self._is_asked = False
        typed = self.query.text()
        if not typed.strip():
            if not self._is_retired:
                self._results.show((), "")
                self._show_empty()
                self._tell_count()
            return
        try:
            results = self._answers.look_up(typed, self._settings.results)
        except ExpectedError as error:
            self.warned.emit(str(error))
            return
        self._results.show(results, typed)
        if results:
            self.list.choose(0)
            self._describe()
            self._stack.setCurrentWidget(self.list)
        else:
            self._show_empty()
        self._tell_count()

    def _show_empty(self) -> None:
        if self._results.rowCount():
            return
        self._stack.setCurrentWidget(self._place)
        typed = self.query.text().strip()
        if typed:
            self._teaching.nothing_found(typed, self.mark_missing, self.start_quick_add, self.drop)
        elif self._history.last or self._theme.is_booth:
            self._teaching.resting(self._history.last, self.go_back)
        else:
            self._teaching.first(self.look_up)

    def _tell_count(self) -> None:
        if self._is_retired:
            self._header.tell_old(self._results.typed.strip())
            return
        results = self._results.results
        guesses = sum(result.match in GUESSES for result in results)
        self._header.tell(len(results), guesses, self._answers.is_complete)

    def _chosen(self) -> LookupResult | None:
        row = self.list.chosen
        return None if row < 0 or self.list.is_faded else self._results.results[row]

    def _on_moved(self, rows: int) -> None:
        if not self.query.text() and not self._results.rowCount():
            if rows < 0:
                self.go_back()
            return
        if self._is_retired and rows < 0:
            self.go_back()
            return
        self._choose(self.list.chosen + rows if not self._is_retired else 0)

    def _on_numbered(self, number: int) -> None:
        if number <= self._results.rowCount():
            self._choose(number - 1)

    def _on_clicked(self, _index: object) -> None:
        self._choose(self.list.chosen)
        self.focus_first()

    def _describe(self) -> None:
        """Have a screen reader say the chosen result, though the keyboard stays in the query."""
        if self.list.chosen >= 0:
            self.query.setAccessibleDescription(self._results.text(self.list.chosen).spoken)

    def _choose(self, row: int) -> None:
        self.list.choose(row)
        self._describe()
        if self._is_retired:
            self._is_retired = False
            self._set_query(self._results.typed)
            self.query.offer_replacing()
            self._tell_count()
        self._restart_rest()

    def _take_from_history(self, query: str | None) -> None:
        if query is not None:
            self._is_retired = False
            self.query.setText(query)
            self.focus_first()

    def _restart_rest(self) -> None:
        """The query empties itself after so many seconds in which nothing was typed or chosen."""
        if self._settings.clear_after and self.query.text().strip():
            self._rest.start(self._settings.clear_after * 1000)
        else:
            self._rest.stop()

    def _on_word_added(self, added: Added) -> None:
        self._answers.own_write()
        self.margin.refresh()
        self.look_up(added.concept.terms[0].text)

    def _on_left(self) -> None:
        self._restart_rest()
        self.focus_first()
        self.query.offer_replacing()

    def _refresh_margin(self, _result: object) -> None:
        self.margin.refresh()

    def _on_theme(self) -> None:
        self.margin.fit(self.width())
