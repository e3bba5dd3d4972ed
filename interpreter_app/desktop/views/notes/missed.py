"""Terms that were missing in meetings: a work list, each added to a glossary in one step, or dismissed.

Owns the list and the two fields below it. What counts as one missing term is `missed_terms`'.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Job, Jobs, Writer, with_store
from interpreter_app.desktop.models import note_deeds
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.terms import Language
from interpreter_app.services import missed_terms, own_words, spoken
from interpreter_app.services.missed_terms import Missed
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.session import LoggedQuery


class _Read(NamedTuple):
    missed: list[Missed]
    glossaries: list[tuple[str, str]]
    """Id and name, one's own words first."""


class MissedTerms(QWidget):
    """The list, and below it the term in both languages."""

    said = Signal(str)

    def __init__(self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._job: Job | None = None
        self._is_stale = False
        self._filled: Missed | None = None
        self.who: Callable[[], str] = str
        self.today: Callable[[], date] = date.today
        self.list: TwoLineList[Missed] = TwoLineList("missedTerms", self._row, theme, self)
        self.list.setSelectionMode(TwoLineList.SelectionMode.ExtendedSelection)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.french, self.english = FormLine("missedFrench", self), FormLine("missedEnglish", self)
        self.glossary = drop_down("missedGlossary", self)
        self.add_button, self.dismiss_button, self.clear_button = (QPushButton(self) for _n in range(3))
        self.add_button.setObjectName("missedAdd")
        self.dismiss_button.setObjectName("missedDismiss")
        self.clear_button.setObjectName("missedClearLog")
        for button in (self.dismiss_button, self.clear_button):
            button.setProperty("role", "link")
        self._lay_out()
        self.list.chosen.connect(self._follow)
        self.add_button.clicked.connect(self.add)
        self.dismiss_button.clicked.connect(self.dismiss)
        self.clear_button.clicked.connect(self.clear_log)
        for field in (self.french, self.english):
            field.returnPressed.connect(self.add)
            field.textChanged.connect(self._on_typed)
        for keys, slot in ((Qt.Key.Key_Delete, self.dismiss), (Qt.Key.Key_Return, self._on_entered)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self.pair = QWidget(self)
        terms = QHBoxLayout(self.pair)
        terms.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        terms.setSpacing(3 * UNIT)
        for field in (self.french, self.english):
            terms.addWidget(field, 1)
        self.foot = FlowRow(self)
        for part in (self.glossary, self.add_button, self.dismiss_button, self.clear_button):
            self.foot.add(part)
        self.foot.setContentsMargins(2 * UNIT, 0, 2 * UNIT, UNIT)
        self.nothing.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.pair)
        column.addWidget(self.foot)
        tab_through(self.list, self.pair, self.foot)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.list.setAccessibleName(_("Missing terms"))
        self.french.setPlaceholderText(_("in French"))
        self.english.setPlaceholderText(_("in English"))
        self.french.setAccessibleName(_("French term"))
        self.english.setAccessibleName(_("English term"))
        self.glossary.setAccessibleName(_("Glossary"))
        self.add_button.setText(_("Add to the glossary"))
        self.dismiss_button.setText(_("Take off the list"))
        self.clear_button.setText(_("Clear the look-up log"))
        self.clear_button.setToolTip(_("Forget all that was looked up; missing terms in notes stay"))
        self.nothing.setText(
            _("No term is missing. What you mark as not found, or note as a missing term, stands here.")
        )
        self.list.retranslate()

    def read(self) -> None:
        """Read anew what is missing."""
        if self._job is not None:
            self._is_stale = True
            return
        path = self._store.path
        self._job = self._jobs.run("", lambda _progress: with_store(path, _read), self._on_read)

    def add(self) -> None:
        """Add the chosen term with its translation; the next one is then chosen."""
        chosen = self.list.chosen_rows
        french, english = self.french.typed().strip(), self.english.typed().strip()
        if len(chosen) != 1:
            return
        if not (french and english):
            self.said.emit(_("Give the term in both languages."))
            (self.english if french else self.french).setFocus()
            return
        glossary = str(self.glossary.currentData() or own_words.GLOSSARY)
        deed = note_deeds.adding_missed(chosen[0], french, english, glossary, self.today(), self.who())
        self._filled = None
        self._writer.write(deed, self._on_done)

    def dismiss(self) -> None:
        """Take the chosen terms off the list."""
        if self.list.chosen_rows:
            deed = note_deeds.dismissing(self.list.chosen_rows, self.today(), self.who())
            self._filled = None
            self._writer.write(deed, self._on_done)

    def clear_log(self) -> None:
        """Forget all that was looked up, at once: it can be taken back until the window is closed."""
        self._filled = None
        self._writer.write(note_deeds.clearing_log(), self._on_cleared)

    def _on_cleared(self, taken: list[LoggedQuery]) -> None:
        if not taken:
            self.said.emit(_("The look-up log is empty."))
        self.read()

    def _on_done(self, _settled: object) -> None:
        self.read()

    def _on_entered(self) -> None:
        (self.english if self.french.typed().strip() else self.french).setFocus()

    def _on_read(self, read: _Read) -> None:
        self._job = None
        if self._is_stale:
            self._is_stale = False
            self.read()
            return
        wanted = self.glossary.currentData()
        with QSignalBlocker(self.glossary):
            self.glossary.clear()
            for ident, name in read.glossaries:
                self.glossary.addItem(name, ident)
            self.glossary.setCurrentIndex(max(0, self.glossary.findData(wanted)))
        if read.missed != list(self.list.rows):
            self.list.show_rows(read.missed, max(0, self.list.currentIndex().row()))
        self._follow()

    def _follow(self) -> None:
        chosen = self.list.chosen_rows
        one = chosen[0] if len(chosen) == 1 else None
        self.nothing.setVisible(not self.list.rows)
        for part in (self.list, self.pair, self.foot):
            part.setVisible(bool(self.list.rows))
        self.dismiss_button.setEnabled(bool(chosen))
        for field in (self.french, self.english, self.glossary):
            field.setEnabled(one is not None)
        if one != self._filled:
            self._filled = one
            is_french = one is not None and self._is_french(one)
            self.french.show_text(one.text if one is not None and is_french else "")
            self.english.show_text(one.text if one is not None and not is_french else "")
        self._on_typed("")

    def _is_french(self, one: Missed) -> bool:
        language = one.language or spoken.language_of(self._store, one.text)
        return language is not Language.ENGLISH

    def _on_typed(self, _text: str) -> None:
        both = bool(self.french.typed().strip() and self.english.typed().strip())
        self.add_button.setEnabled(both and len(self.list.chosen_rows) == 1)

    def _row(self, one: Missed) -> TwoLines:
        times = ngettext("missed {count} time", "missed {count} times", one.times).format(count=one.times)
        return TwoLines(one.text, times)


def _read(store: Store) -> _Read:
    known = [(one.id, in_interface_language(one.name) or one.id) for one in glossaries.summaries(store)]
    own = (own_words.GLOSSARY, in_interface_language(own_words.NAME))
    others = [one for one in known if one[0] != own_words.GLOSSARY]
    return _Read(missed_terms.work_list(store), [own, *others])
