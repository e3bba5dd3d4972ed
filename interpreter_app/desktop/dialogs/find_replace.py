"""Find and replace: what is found while one types, what it would become, and the replacement itself.

Owns when is searched and what is shown of what was found. A search is a job's, which the next key cancels; a
replacement is a deed of the writer's, which can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.find_options import FindOptions
from interpreter_app.desktop.dialogs.first_hits import Found, first_hits
from interpreter_app.desktop.dialogs.frame import Room, set_role
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.jobs import Job, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import many_deeds
from interpreter_app.desktop.models.found_texts import HitRow, found_sentence, left_out_sentences
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.hit_list import HitList
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.replacing import Replaced
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

MOST_SHOWN = 500
_REST = 120
"""Milliseconds that typing rests before is searched."""


class FindReplaceDialog(ReadingFrame):
    """Finds and replaces in the glossary with the id `glossary`, in all, or in these concepts.

    It stays open beside the window; `who` is noted in the history of what is replaced.
    """

    conceptAsked = Signal(str, str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The ids of a glossary and of a concept in it: somebody wants to see it."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        glossary: str = "",
        numbers: Sequence[int] = (),
        who: str = "",
    ) -> None:
        super().__init__("findReplace", store, jobs, theme, parent)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._store = store
        self._writer = writer
        self._who = who
        self._found: Found | None = None
        self._place = 0
        self._is_writing = False
        self._job: Job | None = None
        summaries = glossaries.summaries(store)
        self._names: dict[str, Bilingual] = {summary.id: summary.name for summary in summaries}
        self.options = FindOptions(summaries, glossary, numbers, self)
        self.text, self.replacement = self.options.text, self.options.replacement
        self.outcome = QLabel(self)
        self.outcome.setObjectName("findOutcome")
        self.outcome.setWordWrap(True)
        self.heads = _Heads(self)
        self.list = HitList("findHits", theme, self)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("findProgress")
        self.stop_button = self.button("findStop")
        self.one_button = self.button("findReplaceOne")
        self.all_button = self.button("findReplaceAll")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._settle()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        room = _Top("findRoom", self.options, self)
        room.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(room)
        self.body.addWidget(self.status)
        table = QVBoxLayout()
        table.setSpacing(UNIT // 2)
        table.addWidget(self.heads)
        table.addWidget(self.list, 1)
        self.body.addLayout(table, 1)
        self.body.addStretch()
        self.body.addWidget(self.outcome)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(UNIT // 2)
        self.stop_button.setProperty("role", "link")
        self.foot.addWidget(self.progress, 1)
        self.foot.addStretch()
        self.foot.addWidget(self.stop_button)
        self.foot.addWidget(self.one_button)
        self.end_foot(self.all_button)
        self.all_button.setDefault(False)  # Enter in a field is no wish to replace everything.
        buttons = (self.stop_button, self.one_button, self.all_button, self.close_button)
        tab_through(*self.options.stops(), self.list, *buttons)
        self.fit(136, 92)
        self.tell_outcome("")
        self._show_job(None)

    def _connect(self) -> None:
        self.options.changed.connect(self._on_changed)
        self.options.replacementChanged.connect(self._on_replacement)
        self._rest.timeout.connect(self._search)
        self.list.wanted.connect(self._on_wanted)
        self.list.chosen.connect(self._enable)
        self.list.widened.connect(self._on_widened)
        self.one_button.clicked.connect(self.replace_chosen)
        self.all_button.clicked.connect(self.replace_all)
        self.stop_button.clicked.connect(self._on_stop)

    def open(self) -> None:
        """Show the dialog beside the window, which can be worked in meanwhile."""
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Find and replace"))
        self.options.retranslate()
        self.heads.say(_("What is there"), _("What it would become"))
        self.list.setAccessibleName(_("What was found"))
        self.progress.setAccessibleName(_("How far it is"))
        self.stop_button.setText(_("Stop"))
        self.one_button.setText(_("Replace the chosen"))
        self.all_button.setText(_("Replace all"))
        give_letters(self)
        if self._found is not None:
            self.list.show_rows(self._rows(self._found), self.list.place)
        self._say_found()

    # Finding.

    def _on_changed(self) -> None:
        """Something else is looked for: what is in sight isn't what would be replaced."""
        self.stop_reading()
        self._found = None
        self._place = 0
        self.tell_outcome("")
        self._rest.start()
        self._enable()

    def _search(self) -> None:
        """Look for it, from the beginning."""
        self._rest.stop()
        if self.is_over:
            return
        query = self.options.query
        if not query.wanted.text.strip() or not query.fields:
            self.stop_reading()
            self._found = None
            self.list.show_rows(())
            self._settle()
            return
        if not self.list.rows:
            self.tell(_("Searching…"))
        self.read(lambda store, progress: first_hits(store, query, progress, MOST_SHOWN), self._on_found)

    def _on_found(self, found: Found) -> None:
        self._found = found
        self.list.show_rows(self._rows(found), self._place)
        self._settle()

    def _rows(self, found: Found) -> list[HitRow]:
        """The hits with what they say in the current language; if all are in one glossary, not its name."""
        in_one = self.options.is_in_one_glossary
        names = {
            ident: "" if in_one else in_interface_language(self._names.get(ident, Bilingual())) or ident
            for ident in {hit.glossary for hit in found.hits}
        }
        return [HitRow(hit, found.pairs[hit.number], names[hit.glossary]) for hit in found.hits]

    def _settle(self) -> None:
        """Show what there is to show."""
        for widget in (self.heads, self.list):
            widget.setVisible(bool(self.list.rows))
        self._on_replacement()
        self._say_found()
        self._enable()

    def _say_found(self) -> None:
        found = self._found
        if found is not None and not found.places and self.outcome.text():
            self.tell(_("There is none left."))
        elif found is not None:
            self.tell(found_sentence(found.places, found.concepts, len(found.hits), found.texts))
        elif self.is_reading or self._rest.isActive():
            return
        elif self.text.text().strip():
            self.tell(_("Choose at least one field to look through."))
        else:
            self.tell(_("Type what you look for. Nothing is changed before you replace it."))

    def _on_replacement(self) -> None:
        replacement = self.options.replacement_text
        self.heads.show_second(replacement is not None)
        self.list.replace_with(replacement)

    def _on_widened(self) -> None:
        self.heads.line_up(self.list.width() - self.list.viewport().width())

    def _on_wanted(self, row: object) -> None:
        if isinstance(row, HitRow):
            self.conceptAsked.emit(row.hit.glossary, row.hit.concept)

    # Replacing.

    def replace_chosen(self) -> None:
        """Replace what was found in the chosen texts."""
        hits = [row.hit for row in self.list.chosen_rows]
        if not hits or not self._can_replace():
            return
        self._place = self.list.place
        self._begin(None)
        deed = many_deeds.replace_hits(hits, self.replacement.text(), self._who)
        self._writer.write(deed, self._on_replaced, self._on_refused)

    def replace_all(self) -> None:
        """Replace everything that was found, shown or not."""
        if not self._can_replace():
            return
        self._place = 0
        job = Job(_("Replacing"), self._jobs)
        job.ended.connect(self._on_ended)
        job.ended.connect(job.deleteLater)
        query = self.options.query
        deed = many_deeds.replace_all(query, self.replacement.text(), self._who, job.report)
        self._begin(job)
        self._jobs.started.emit(job)
        self._writer.write(deed, self._on_replaced, self._on_refused, job)

    def _begin(self, job: Job | None) -> None:
        self._is_writing = True
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell_outcome("")
        self._show_job(job)
        self._enable()

    def _on_replaced(self, done: Replaced) -> None:
        if self.is_over:
            return
        self._end()
        said = many_deeds.replaced_text(done.places) if done.places else _("Nothing was replaced")
        left_out = left_out_sentences(done.left_out)
        self.tell_outcome(f"{said}. {left_out}".strip(), warn=bool(left_out))
        self._search()

    def _on_refused(self, sentence: str) -> None:
        if self.is_over:
            self._writer.failed.emit(sentence)
            return
        self._end()
        self.tell_outcome(sentence, warn=True)

    def _on_ended(self) -> None:
        """The work is over; if nobody was told how, it was stopped."""
        if self._is_writing:
            self._end()
            self.tell_outcome(_("Stopped: nothing was changed."))

    def _end(self) -> None:
        self._is_writing = False
        self._show_job(None)
        self._enable()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _can_replace(self) -> bool:
        found = self._found
        return found is not None and bool(found.hits) and not self._is_writing and not self.is_reading

    def _enable(self) -> None:
        can = self._can_replace()
        self.all_button.setEnabled(can)
        self.one_button.setEnabled(can and bool(self.list.chosen_rows))
        self.options.setEnabled(self._job is None)

    def _show_job(self, job: Job | None) -> None:
        self._job = job
        if job is not None:
            job.progressed.connect(self._on_progress)
            self.progress.setRange(0, 0)
        self.progress.setVisible(job is not None)
        self.stop_button.setVisible(job is not None)

    def _on_progress(self, done: int, total: int) -> None:
        # What is left once all is counted can't be counted itself.
        self.progress.setRange(0, total if done < total else 0)
        self.progress.setValue(done)

    def tell_outcome(self, text: str, warn: bool = False) -> None:
        """Say what came of a replacement; an empty text takes the line away."""
        set_role(self.outcome, "warning" if warn else "small")
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        announce(self.outcome, text, urgent=warn)

    # The keyboard, and what others write.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to what was found."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not isinstance(self.focusWidget(), QPushButton):
            if self._rest.isActive():
                self._search()
            elif self.list.rows:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back from the window may have changed what was found."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_again()

    def _look_again(self) -> None:
        found = self._found
        if found is not None and not self._is_writing and found.operation != newest_operation(self._store):
            self._place = self.list.place
            self._search()


class _Top(Room):
    """Room for what is looked for: all that it needs, where there is so much."""

    def sizeHint(self) -> QSize:
        """As large as the controls are now: Qt would remember how large they were at first."""
        controls = self.widget()
        return controls.sizeHint() if controls else super().sizeHint()


class _Heads(QWidget):
    """What the two columns of the list are called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(3 * UNIT)
        self._labels = (QLabel(self), QLabel(self))
        for label in self._labels:
            label.setProperty("role", "heading")
            self._row.addWidget(label, 1)
        self.line_up(0)

    def line_up(self, bar: int) -> None:
        """Stand above the columns of a list whose scroll bar is so wide."""
        self._row.setContentsMargins(2 * UNIT, 0, 2 * UNIT + bar, 0)

    def say(self, first: str, second: str) -> None:
        """Name the columns."""
        for label, text in zip(self._labels, (first, second), strict=True):
            label.setText(text)

    def show_second(self, is_shown: bool) -> None:
        """Name the second column, or only the first."""
        self._labels[1].setVisible(is_shown)
