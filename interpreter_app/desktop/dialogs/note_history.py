"""The history of one note, a line for each deed: what that left, whole or against what stands now.

Owns which state is shown. Reading is a job's; what is put back is a deed of the writer's, which can be taken
back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.dialogs.sheet import Sheet
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import note_deeds, note_fields
from interpreter_app.desktop.models.deed_texts import in_a_line, note_version_text, span
from interpreter_app.desktop.models.note_words import Around
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.concept_text import Look, message_html
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import people, planning
from interpreter_app.services.note_history import Step, steps
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change

_CHANGES, _WHOLE = "changes", "whole"


class _History(NamedTuple):
    """The steps, the newest first, and whom and what they name: visits and contacts by id."""

    steps: Sequence[Step]
    visits: Mapping[str, Visit]
    contacts: Mapping[str, Contact]


class NoteHistoryDialog(ReadingFrame):
    """The history of the note with this id. `who` is noted in the history of what is put back."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        note: str,
        who: str = "",
    ) -> None:
        super().__init__("noteHistory", store, jobs, theme, parent)
        self._writer = writer
        self._ident = note
        self._who = who
        self._known = _History((), {}, {})
        self._is_writing = False
        self.list: TwoLineList[Step] = TwoLineList("noteVersions", self._said, theme, self)
        self.shown = Choice((_CHANGES, _WHOLE), theme, self)
        self.shown.setObjectName("noteHistoryShown")
        self.text = Sheet("noteHistoryText", theme, self)
        self.bring_button = self.button("noteHistoryBringBack")
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.shown.chosen.connect(self._show)
        self.bring_button.clicked.connect(self.bring_back)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2 * UNIT)
        self.shown.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        right.addWidget(self.shown)
        right.addWidget(self.text, 1)
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 3)
        beside.addLayout(right, 5)
        self.body.addLayout(beside, 1)
        self.body.addStretch()
        self.body.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot(self.bring_button)
        tab_through(self.list, self.shown, self.text, self.bring_button, self.close_button)
        self.fit(124, 72)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("History of a note"))
        self.list.setAccessibleName(_("Versions"))
        self.shown.setAccessibleName(_("What is shown of the version"))
        self.shown.set_text(_CHANGES, _("Against the version now"))
        self.shown.set_text(_WHOLE, _("The whole version"))
        self.text.setAccessibleName(_("The chosen version"))
        self.bring_button.setText(_("Bring this back"))
        self.list.retranslate()
        give_letters(self)
        self._show()

    def bring_back(self) -> None:
        """Put the chosen version there again."""
        step = self._chosen()
        if step is None or step.note is None or not self._can_bring_back():
            return
        self._is_writing = True
        self.list.setFocus()
        self._enable()
        deed = note_deeds.putting_back(self._ident, step.operation, step.note, self._who)
        self._writer.write(deed, self._on_written, self._on_refused)

    def _on_written(self, _change: Change) -> None:
        self._is_writing = False
        self._read()

    def _on_refused(self, sentence: str) -> None:
        self._is_writing = False
        if not self.is_over:
            self.tell(sentence, warn=True)
            self._enable()

    # Reading.

    def _read(self) -> None:
        if self.is_over:
            return
        ident = self._ident

        def work(store: Store, _progress: Progress) -> _History:
            with store.read():
                visits = {one.id: one for one in planning.visits(store)}
                return _History(steps(store, ident), visits, people.by_id(store))

        self.tell("" if self.list.rows else _("Reading the history…"))
        self._enable()
        self.read(work, self._on_read)

    def _on_read(self, history: _History) -> None:
        self._known = history
        self.tell("")
        self.list.show_rows(history.steps)
        for widget in (self.list, self.shown, self.bring_button):
            widget.setVisible(bool(history.steps))
        (self.list if history.steps else self.close_button).setFocus()

    # Showing.

    def _said(self, step: Step) -> TwoLines:
        what = note_version_text(step.kind, step.note is not None)
        changed = self._changed(step)
        return TwoLines(
            what, in_a_line(span(step.began, step.at), step.who, changed), is_quiet=step.note is None
        )

    def _changed(self, step: Step) -> str:
        """The fields that a deed changed, unless it brought the note or took it away."""
        before, after = step.before, step.note
        if before is None or after is None:
            return ""
        fields = note_fields.differing(before, after, self._around(before), self._around(after))
        return ", ".join(one.field for one in fields)

    def _around(self, note: Note) -> Around:
        return Around(self._known.visits.get(note.visit), self._known.contacts)

    def _chosen(self) -> Step | None:
        return next(iter(self.list.chosen_rows), None)

    def _now(self) -> Note | None:
        """The note as it stands now, or None if it is in the bin."""
        return self.list.rows[0].note if self.list.rows else None

    def _can_bring_back(self) -> bool:
        step = self._chosen()
        is_idle = not self._is_writing and not self.is_reading
        return step is not None and step.note is not None and is_idle and step.note != self._now()

    def _enable(self) -> None:
        self.bring_button.setEnabled(self._can_bring_back())

    def _show(self, _name: str = "") -> None:
        step = self._chosen()
        self._enable()
        if step is None:
            said = "" if self.is_reading else _("Nothing is known of what was done to this note.")
            self.text.show_page(lambda look: message_html("", said, "", look))
        else:
            self.text.show_page(lambda look: self._page(step, look))

    def _page(self, step: Step, look: Look) -> str:
        now = self._now()
        if step.note is None:
            said = _("There is no text to this: the note was taken away. Choose a version before it.")
            return message_html(note_version_text(step.kind, False), said, "", look)
        if self.shown.current == _CHANGES and now is not None:
            fields = note_fields.differing(step.note, now, self._around(step.note), self._around(now))
            if fields:
                heads = (_("This version"), _("Now"))
                name = note_fields.stamp_text(step.note, self._around(step.note))
                return side_by_side(name, heads, fields, look.theme)
        return note_fields.note_html(step.note, self._around(step.note), look.theme)
