"""The Look up page: the query that is always ready, its results, this session's margin and the note line.

Owns what each key of a look-up does. Answers come from `Answers`, the query comes and goes with `Asking`,
what is to be kept is handed to `Typed`; the widgets draw.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.answers import Answers
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models import line_texts
from interpreter_app.desktop.models.lookup_results import LookupResults
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.views.asking import Asking
from interpreter_app.desktop.views.lookup_notes import LookupNotes
from interpreter_app.desktop.views.told_answers import ToldAnswers
from interpreter_app.desktop.widgets.empty_state import EmptyState
from interpreter_app.desktop.widgets.foot import ENGLISH, FRENCH, Foot
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.query_header import QueryHeader
from interpreter_app.desktop.widgets.result_list import ResultList
from interpreter_app.desktop.widgets.session_margin import SessionMargin
from interpreter_app.desktop.widgets.teaching import Teaching
from interpreter_app.domain.terms import Language
from interpreter_app.services import typed_lines
from interpreter_app.services.lookup import LookupResult
from interpreter_app.services.typed_lines import Filed, Kind
from interpreter_app.services.wording import GUESSES
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import Line


class LookupPage(QWidget):
    """The page an interpreter works on."""

    said = Signal(str)
    """One sentence for the status line, of something that wasn't saved."""
    warned = Signal(str)
    paused = Signal()
    """Half a second has gone by without a letter."""
    conceptAsked = Signal(str, str)  # noqa: N815 - a Qt signal
    """A concept is to be shown whole: the ids of glossary and concept."""

    def __init__(
        self,
        store: Store,
        answers: Answers,
        writer: Writer,
        typed: Typed,
        theme: Theme,
        actions: ActionSet,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lookupPage")
        self._answers = answers
        self._typed = typed
        self._theme = theme
        self._settings = settings
        self._language = Language.FRENCH
        self._results = LookupResults(self)
        self._header = QueryHeader(theme, self)
        self.query = self._header.query
        self._asking = Asking(self.query, self)
        self._asking.set_rest(settings.clear_after)
        self.list = ResultList(theme, self._results, settings.results, self)
        self.list.setObjectName("lookupResults")
        self._empty = EmptyState(self)
        self._teaching = Teaching(store, actions, self._empty)
        self.margin = SessionMargin(store, writer, typed, theme, actions, self)
        self.foot = Foot(theme, self)
        self.notes = LookupNotes(self.foot, store, answers, typed, self)
        self._told = ToldAnswers(self._header, self._asking, answers, self._results, self.list, self)
        self._told.most = lambda: self._settings.results
        self._lay_out()
        self._connect(actions)
        self.margin.refresh()

    # What the window asks of a page.

    def resume(self) -> Mapping[str, str]:
        """Have back what the last run left behind: half-typed lines, and those that weren't filed yet.

        All that was half-typed, by name: some of it is another page's.
        """
        left = self._typed.resume(line_texts.resumed)
        self.foot.restore(left)
        return left

    def focus_first(self) -> None:
        """The query has the keyboard."""
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_back(self) -> None:
        """The query has the keyboard: for a new one if it was in a line below, else to go on."""
        had = QApplication.focusWidget()
        if had is not None and self.foot.isAncestorOf(had):
            self._begin_anew()
        else:
            self.focus_first()

    def refresh(self) -> None:
        """Something was written: look up again, list again."""
        self.margin.refresh()
        if self._asking.text:
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
        if self.isVisible():
            self._show_empty()
        self._told.count()

    def apply(self, settings: Settings) -> None:
        """Take over changed settings."""
        self._settings = settings
        self.list.set_rows(settings.results)
        self._asking.set_rest(settings.clear_after)
        if self._asking.text:
            self._answer()

    def set_booth(self, booth: bool) -> None:
        """Nothing but query, results, this session's terms and the note line."""
        self.margin.set_booth(booth)

    def flush(self) -> None:
        """Have everything half-typed kept now."""
        self.foot.flush()

    # What the keys do.

    def start_query(self) -> None:
        """Empty the query and give it the keyboard, whatever was there."""
        self.drop()
        self.foot.quick_add.leave()
        self.focus_first()

    def look_up(self, text: str) -> None:
        """Look this text up as if it had been typed."""
        self._asking.replace(text)
        self.focus_first()

    def drop(self) -> None:
        """Empty the query and its results."""
        self._asking.clear()
        self._answer()

    def retire(self) -> None:
        """Empty the query after a rest; its results stay in sight, pale, until the next letter."""
        if not self._asking.text:
            return
        if not self._results.rowCount():
            self.drop()
            return
        self._asking.retire()
        self.list.fade(True)
        self._told.count()

    def accept(self) -> None:
        """Keep the chosen result for this session; without any, note the query as not found."""
        result = self._chosen()
        if result is None:
            if self._asking.text:
                self.mark_missing()
            return
        self._language = result.matched.language
        term, concept = result.matched, result.concept.id
        self._asking.remember()
        self._keep(typed_lines.pin(result.glossary, concept, term.language, term.text, self._asking.meant))

    def copy_target(self) -> None:
        """Put the chosen result's target on the clipboard."""
        result = self._chosen()
        if result is not None and result.target is not None:
            QGuiApplication.clipboard().setText(result.target.text)
            self.said.emit(_("Copied: {term}").format(term=result.target.text))
            self._asking.stay()

    def show_concept(self) -> None:
        """Ask for the chosen result to be shown whole."""
        result = self._chosen()
        if result is not None:
            self.conceptAsked.emit(result.glossary, result.concept.id)

    def mark_missing(self) -> None:
        """Log the query, or the last one if it has emptied itself, as not found."""
        query = self._asking.meant
        if query:
            self._asking.remember()
            self._keep(typed_lines.missing(query))

    def start_quick_add(self, text: str = "") -> None:
        """Open the two fields with the query in one of them."""
        from interpreter_app.domain.language.guessing import likely_language

        self._asking.hold()
        result = None if text else self._chosen()
        text = text or self._asking.text
        if result is not None and result.match not in GUESSES:
            language = result.matched.language
        else:
            language = likely_language(text, self._language)
        self.foot.quick_add.start(text, language)

    def start_note(self) -> None:
        """Give the note line the keyboard; half a line in it is gone on with, not typed over."""
        self.foot.note.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """The query before this one."""
        if self._asking.go_back():
            self.focus_first()

    def go_forward(self) -> None:
        """The query after this one."""
        if self._asking.go_forward():
            self.focus_first()

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
        asking, foot, query = self._asking, self.foot, self.query
        asking.asked.connect(self._answer)
        asking.rested.connect(self.retire)
        self._told.paused.connect(self.paused)
        query.moved.connect(self._on_moved)
        query.numbered.connect(self._on_numbered)
        query.accepted.connect(self.accept)
        query.dropped.connect(self.drop)
        query.copyAsked.connect(self.copy_target)
        for field in (query, foot.note.entry, foot.quick_add.french, foot.quick_add.english):
            field.undoAsked.connect(actions["undo"].trigger)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(self.accept)
        self.margin.lookUpAsked.connect(self.look_up)
        self.margin.addAsked.connect(self.start_quick_add)
        self.margin.said.connect(self.said)
        foot.left.connect(self._begin_anew)
        foot.wordGiven.connect(self._on_word)
        foot.drafted.connect(self._typed.draft)
        self._typed.filed.connect(self._on_filed)
        self._typed.waited.connect(self.margin.refresh_notes)
        self._typed.refused.connect(self.warned)
        self._typed.relieved.connect(lambda: self.said.emit(line_texts.kept_again()))
        self._theme.changed.connect(self._on_theme)
        for name, slot in (
            ("copy-target", self.copy_target),
            ("show-concept", self.show_concept),
            ("older-query", self.go_back),
            ("newer-query", self.go_forward),
            ("new-session", self.margin.new_session),
        ):
            actions.on(name, slot, self)

    def _keep(self, line: Line) -> None:
        """Have a line kept that came from the query, which stays, offered for replacing."""
        self._typed.write(line, line_texts.said)
        self.query.offer_replacing()
        self._asking.stay()

    def _begin_anew(self) -> None:
        self._asking.stay()
        self.focus_first()
        self.query.offer_replacing()

    def _answer(self) -> None:
        if not self._asking.text:
            if not self._asking.is_retired:
                self._results.show((), "")
                self._show_empty()
                self._told.count()
            return
        typed = self.query.text()
        try:
            results = self._answers.look_up(typed, self._settings.results)
        except ExpectedError as error:
            self.warned.emit(str(error))
            return
        self._results.show(results, typed)
        if results:
            self.list.choose(0)
            self._told.describe()
            self._stack.setCurrentWidget(self.list)
        else:
            self._show_empty()
        self._told.count()
        self._told.begin()

    def _show_empty(self) -> None:
        if self._results.rowCount():
            return
        self._stack.setCurrentWidget(self._place)
        typed = self._asking.text
        if typed:
            self._teaching.nothing_found(typed, self.mark_missing, self.start_quick_add, self.drop)
        elif self._asking.last or self._theme.is_booth:
            self._teaching.resting(self._asking.last, self.go_back)
        else:
            self._teaching.first(self.look_up)

    def _chosen(self) -> LookupResult | None:
        row = self.list.chosen
        return None if row < 0 or self.list.is_faded else self._results.results[row]

    def _on_moved(self, rows: int) -> None:
        is_old = self._asking.is_retired
        if rows < 0 and (is_old or not (self.query.text() or self._results.rowCount())):
            self.go_back()
        elif self._results.rowCount():
            self._choose(0 if is_old else self.list.chosen + rows)

    def _on_numbered(self, number: int) -> None:
        if number <= self._results.rowCount():
            self._choose(number - 1)

    def _on_clicked(self, _index: object) -> None:
        self._choose(self.list.chosen)
        self.focus_first()

    def _choose(self, row: int) -> None:
        self.list.choose(row)
        self._told.tell_chosen()
        if self._asking.is_retired:
            self._asking.take_up(self._results.typed)
            self._told.count()
        self._asking.stay()

    def _on_word(self, french: str, english: str) -> None:
        line = typed_lines.word(french, english, self._settings.author)
        self._typed.write(line, line_texts.said, (FRENCH, ENGLISH))

    def _on_filed(self, filed: Filed) -> None:
        self.margin.refresh()
        if not filed.is_new and not filed.is_repeated:
            self.said.emit(line_texts.there_already(filed))
        if filed.line.kind == Kind.WORD and filed.added is not None:
            self._answers.own_write()
            self.look_up(filed.added.concept.terms[0].text)

    def _on_theme(self) -> None:
        self.margin.fit(self.width())
