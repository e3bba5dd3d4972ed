"""The panel below the Glossaries page: what the checks find in the glossary that is read, and mending it.

Owns when the checks run and what is chosen of what they find. They run beside the window; what is mended is
a deed of the writer's, which the window can take back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Deed, Job, Jobs, Writer, with_store
from interpreter_app.desktop.models.glossaries import count_text, number_text
from interpreter_app.desktop.models.quality import QualityModel
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.quality_head import QualityHead, Tally, counted, tally
from interpreter_app.desktop.views.quality_list import QualityList
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.services import mending
from interpreter_app.services.mending import Found, Kind, Mended, Plan, Quality
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.database import Store
from interpreter_app.store.listing import glossary_names, newest_operation

LISTED = 2000
"""Findings that are listed at most."""

_REST = 700
"""Milliseconds after something was written until it is checked again."""
_LONG = 2000
"""Concepts, or entries to be mended, from which on the status line shows the work, too."""


_Result = tuple[Quality, list[Kind], dict[str, str]]
"""What was found, as it is listed, and the names of the glossaries where they are to be said."""


class QualityPanel(QWidget):
    """What is found. It is made hidden; `open` shows it and checks."""

    jumped = Signal(str, str, object)
    """Go to an entry: the ids of glossary and concept, and the Finding for which one goes there."""
    closed = Signal()
    """It was closed from inside: the keyboard goes elsewhere."""
    said = Signal(str)
    """Something for the status line that was not written anywhere."""

    def __init__(self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("qualityPanel")
        self.who: Callable[[], str] = str
        """Gives the name that is noted in the history of what is mended."""
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self._glossary = ""
        self._quality: Quality | None = None
        self._visited: Found | None = None
        self._job: Job | None = None
        self._is_mending = False
        self._stopped = False
        self._percent = 0
        self._sums = Tally()
        self.model = QualityModel(self)
        self.list = QualityList(self.model, theme, self)
        self.list.setObjectName("qualityFindings")
        self.head = QualityHead(theme, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("qualityEmpty")
        self.empty.setProperty("role", "soft")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._lay_out()
        self._connect()
        self.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        nothing = QWidget(self)
        said = QVBoxLayout(nothing)
        said.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 2 * UNIT)
        said.addWidget(self.empty)
        said.addStretch()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._stack, 1)
        tab_through(self.list, self.head.fix, self.head.fix_all, self.head.stop, self.head.close_button)

    def _connect(self) -> None:
        self.list.wanted.connect(self._on_wanted)
        self.list.chosen.connect(self._follow)
        self.list.left.connect(self.close_panel)
        self.head.fix.clicked.connect(self.fix)
        self.head.fix_all.clicked.connect(self.fix_all)
        self.head.stop.clicked.connect(self.stop)
        self.head.close_button.clicked.connect(self.close_panel)
        self._rest.timeout.connect(self._check_again)

    # What the page asks.

    def open(self, glossary_id: str) -> None:
        """Show the panel and check this glossary, or all of them (empty); the keyboard goes to the list."""
        self.show()
        self._check(glossary_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Hide the panel; a check under way is stopped."""
        self.hide()
        self._rest.stop()
        if self._job is not None:
            self._job.cancel()
        self.closed.emit()

    def follow(self, glossary_id: str) -> None:
        """Another glossary is read."""
        if self.isVisible() and glossary_id != self._glossary:
            self._check(glossary_id)

    def refresh(self) -> None:
        """Something may have been written: what has changed is checked again after a rest."""
        known = self._quality
        if self.isVisible() and known is not None and newest_operation(self._store) != known.operation:
            self._rest.start()

    def next(self) -> None:
        """Go to the next finding: the chosen one, if nobody has been there yet."""
        current = self.list.current
        if current is not None and current != self._visited:
            self._on_wanted(current)
        else:
            self.step(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go to the entry of the next finding (1) or the one before (-1)."""
        row = self.list.currentIndex().row()
        if row < 0 and by < 0:
            row = self.model.rowCount()
        row = self.model.next_found(row, by)
        if row >= 0:
            self.list.choose(row)
            self._on_wanted(self.list.current)

    def retranslate(self) -> None:
        """Say the texts in the current language; what was found is found again, since it is in words."""
        self.setAccessibleName(_("What the checks find"))
        self.list.setAccessibleName(_("What the checks find"))
        self.head.name(_names(self._store).get(self._glossary, ""))
        self.head.retranslate()
        self._say()
        if self.isVisible():
            self._check(self._glossary)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel, wherever in it the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A third of a window."""
        return QSize(60 * UNIT, round(30 * UNIT * self._theme.pixels(Text.BODY) / 16))

    def minimumSizeHint(self) -> QSize:
        """The head and two lines."""
        return QSize(40 * UNIT, round(14 * UNIT * self._theme.pixels(Text.BODY) / 16))

    # Checking.

    def _check(self, glossary_id: str) -> None:
        """Check all of a glossary; what is shown of another goes."""
        if self._quality is not None and self._quality.glossary != glossary_id:
            self._quality, self._sums = None, Tally()
            self.model.show((), {})
        self._glossary = glossary_id
        self.head.name(_names(self._store).get(glossary_id, ""))
        self._run(lambda store, progress: mending.check(store, glossary_id, progress))

    def _check_again(self) -> None:
        if self._quality is None or self._is_mending:
            return
        known = self._quality
        self._run(lambda store, progress: mending.check_again(store, known, progress))

    def _run(self, check: Callable[[Store, Progress], Quality]) -> None:
        if self._job is not None:
            self._job.cancel()
        path, is_one = self._store.path, bool(self._glossary)
        is_long = self._quality is None or self._quality.concepts > _LONG
        self._stopped, self._percent = False, 0

        def work(progress: Progress) -> _Result:
            def look(store: Store) -> _Result:
                quality = check(store, progress)
                return quality, mending.kinds(quality, LISTED), {} if is_one else _names(store)

            return with_store(path, look)

        self._job = self._jobs.run(_("Checking") if is_long else "", work, self._on_checked, self._on_failed)
        self._job.progressed.connect(self._on_progress)
        self._job.ended.connect(self._on_ended)
        self.destroyed.connect(self._job.cancel)
        self._say()

    def _on_progress(self, done: int, total: int) -> None:
        if self.sender() is self._job and total:
            self._percent = 100 * done // total
            self._say()

    def _on_checked(self, result: _Result) -> None:
        self._quality, kinds, names = result
        self._sums = tally(kinds)
        self._show(kinds, names)
        announce(self, counted(self._sums) or _nothing(self._quality))
        self.refresh()

    def _on_failed(self, sentence: str) -> None:
        self.said.emit(sentence)

    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._stopped = self._job is not None and self._job.is_cancelled and not self._is_mending
            self._job = None
            self._is_mending = False
            self._say()

    def stop(self) -> None:
        """Stop what is under way; once stopped, check anew."""
        if self._job is not None:
            self._job.cancel()
        else:
            self._check(self._glossary)

    # Showing.

    def _show(self, kinds: Sequence[Kind], names: Mapping[str, str]) -> None:
        """Show what was found; the chosen finding stays chosen, or else the one that took its place."""
        chosen, row = self.list.current, self.list.currentIndex().row()
        top = self.list.verticalScrollBar().value()
        self.model.show(kinds, names)
        self.list.verticalScrollBar().setValue(top)
        if chosen is not None:
            place = self.model.row_of(chosen)
            if place < 0:
                place = self.model.next_found(min(row, self.model.rowCount()) - 1, 1)
            if place < 0:
                place = self.model.next_found(self.model.rowCount(), -1)
            if place >= 0:
                self.list.choose(place)
        elif self.list.hasFocus() and self.model.rowCount():
            self.list.choose(self.model.next_found(-1, 1))
        self._say()

    def _say(self) -> None:
        """Say how it stands, and offer what can be done."""
        known, is_busy = self._quality, self._job is not None
        is_long = known is None or known.concepts > _LONG
        stop = _("Stop") if is_busy and is_long else _("Check again") if self._stopped else ""
        if not self._sums.sure and self.head.fix_all.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.say(self._summary(), self._sums.sure, stop)
        self.empty.setText("" if known is None else _nothing(known))
        is_empty = known is not None and not self._sums.total
        if is_empty and self.list.hasFocus():
            self.head.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self._follow()

    def _summary(self) -> str:
        if self._job is not None and (self._percent or self._quality is None):
            what = _("Mending") if self._is_mending else _("Checking")
            return _("{what}: {percent}%").format(what=what, percent=self._percent)
        return _("The check was stopped.") if self._stopped else counted(self._sums)

    def _follow(self) -> None:
        """Offer to mend what is chosen; the keyboard never goes on to the button that mends all by itself."""
        found = self.list.current
        can_mend = found is not None and found.is_sure
        if not can_mend and self.head.fix.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.fix.setEnabled(can_mend)

    # Mending.

    def _on_wanted(self, found: Found | None) -> None:
        self._visited = found
        if found is not None:
            self.jumped.emit(found.glossary, found.concept, found.finding)

    def fix(self) -> None:
        """Mend the chosen finding, if it is certain how."""
        found = self.list.current
        if found is not None and found.is_sure and not self._is_mending:
            self._mend([found])

    def fix_all(self) -> None:
        """Mend all findings of which it is certain how; it is worked out beside the window."""
        if self._quality is None or self._is_mending:
            return
        if self._job is not None:
            self._job.cancel()
        which, houses, path = self._quality.sure, self._quality.houses, self._store.path

        def work(progress: Progress) -> Plan:
            return with_store(path, lambda store: mending.plan(store, which, houses, progress))

        self._is_mending, self._percent = True, 0
        title = _("Mending") if len(which) > _LONG else ""
        self._job = self._jobs.run(title, work, self._write, self._on_failed)
        self._job.progressed.connect(self._on_progress)
        self._job.ended.connect(self._on_ended)
        self.destroyed.connect(self._job.cancel)
        self._say()

    def _mend(self, which: Sequence[Found]) -> None:
        assert self._quality is not None
        self._deed(partial(mending.fix, which=which, houses=self._quality.houses, who=self.who()))

    def _write(self, planned: Plan) -> None:
        self._deed(partial(mending.mend, planned=planned, who=self.who()))

    def _deed(self, do: Callable[[Store], Mended]) -> None:
        deed = Deed(do=do, said=_said, undo=mending.take_back, did=lambda mended: bool(mended.changes))
        self._writer.write(deed, self._on_mended)

    def _on_mended(self, mended: Mended) -> None:
        if not mended.changes:
            self.said.emit(_("Nothing was mended: the entry has changed meanwhile."))
        if self.isVisible() and self._job is None:
            self._check_again()
        else:
            self._rest.start()


def _names(store: Store) -> dict[str, str]:
    return {ident: in_interface_language(name) or ident for ident, name in glossary_names(store).values()}


def _nothing(quality: Quality) -> str:
    checked = count_text(quality.concepts)
    return _("Nothing to mend: {checked}, and the checks find no fault.").format(checked=checked)


def _said(mended: Mended) -> str:
    if not mended.changes:
        return ""
    said = ngettext("{count} finding mended", "{count} findings mended", mended.findings)
    return said.format(count=number_text(mended.findings))
