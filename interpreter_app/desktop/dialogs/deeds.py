"""What was done lately, also before the last restart, and the way back from each.

Owns which deed is chosen. Reading is a job's; what is taken back or done again is a deed of the writer's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.deed_texts import deed_text, in_a_line, pair_text, span, what_text
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.services.logbook import Logged, logged, turn
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change

_PAGE = 60


class DeedsDialog(ReadingFrame):
    """The deeds, the newest first; `who` is noted in the history of what is taken back or done again."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        who: str = "",
    ) -> None:
        super().__init__("deeds", store, jobs, theme, parent)
        self._writer = writer
        self._who = who
        self._is_whole = False
        self._is_writing = False
        self.explanation = QLabel(self)
        self.explanation.setProperty("role", "soft")
        self.explanation.setWordWrap(True)
        self.list: TwoLineList[Logged] = TwoLineList("deedsList", _said, theme, self)
        self.turn_button = self.button("deedsTakeBack")
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.nearEnd.connect(self._read_more)
        self.turn_button.clicked.connect(self.turn)
        self.retranslate()
        self._read(_PAGE)

    def _lay_out(self) -> None:
        self.body.addWidget(self.explanation)
        self.body.addWidget(self.list, 1)
        self.body.addStretch()
        self.body.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot(self.turn_button)
        tab_through(self.list, self.turn_button, self.close_button)
        self.fit(96, 84)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("What was done lately"))
        self.list.setAccessibleName(_("What was done lately"))
        self.list.retranslate()
        self._explain()
        self._follow()

    def turn(self) -> None:
        """Take the chosen deed back, or do it again if it was taken back."""
        one = self._chosen()
        if one is None or not self.turn_button.isEnabled():
            return
        who = self._who
        said = _("Taken back – {what}") if one.stands else _("Done again – {what}")
        sentence = said.format(what=what_text(one))
        deed = Deed(
            lambda store: turn(store, one, who),
            lambda change: sentence if change.operation is not None else "",
            lambda store, change: glossaries.undo(store, change.operation),
            did=lambda change: change.operation is not None,
        )
        self._is_writing = True
        self.list.setFocus()
        self._follow()
        self.tell(_("Taking it back…") if one.stands else _("Doing it again…"))
        self._writer.write(deed, self._on_written, self._on_refused)

    def _on_written(self, _change: Change) -> None:
        self._is_writing = False
        if not self.is_over:
            self._read(max(_PAGE, len(self.list.rows) + 1))

    def _on_refused(self, sentence: str) -> None:
        self._is_writing = False
        if not self.is_over:
            self.tell(sentence, warn=True)
            self._follow()

    # Reading.

    def _read(self, limit: int) -> None:
        """Read the newest ones anew."""

        def work(store: Store, _progress: Progress) -> tuple[list[Logged], bool]:
            found = logged(store, limit)
            return found, len(found) < limit

        self.read(work, self._on_read)

    def _on_read(self, read: tuple[list[Logged], bool]) -> None:
        found, self._is_whole = read
        was = self._chosen()
        place = next((p for p, one in enumerate(found) if was and one.deed.number == was.deed.number), 0)
        self.tell("")
        self.list.show_rows(found, place)
        self.list.setVisible(bool(found))
        self.turn_button.setVisible(bool(found))
        self._explain()
        (self.list if found else self.close_button).setFocus()

    def _read_more(self) -> None:
        if self._is_whole or self.is_reading or not self.list.rows:
            return
        before = self.list.rows[-1].deed.number

        def work(store: Store, _progress: Progress) -> list[Logged]:
            return logged(store, _PAGE, before)

        self.read(work, self._on_more)

    def _on_more(self, found: Sequence[Logged]) -> None:
        self._is_whole = len(found) < _PAGE
        self.list.add_rows(found)

    # Showing.

    def _chosen(self) -> Logged | None:
        return next(iter(self.list.chosen_rows), None)

    def _explain(self) -> None:
        said = _(
            "Anything can be taken back, in any order. What was written into the same concepts since then"
            " stays in their history."
        )
        nothing = _("Nothing has been done to the glossaries yet. Whatever is done will stand here.")
        self.explanation.setText(said if self.list.rows or self.is_reading else nothing)

    def _follow(self) -> None:
        """Have the button say what it does to the chosen deed."""
        one = self._chosen()
        self.turn_button.setText(_("Do again") if one and not one.stands else _("Take back"))
        self.turn_button.setEnabled(one is not None and one.can_turn and not self._is_writing)
        give_letters(self)

    def _on_chosen(self) -> None:
        self._follow()
        one = self._chosen()
        if not self._is_writing:
            came = _("This came with Passerelle and isn’t taken back: delete what you don’t need of it.")
            self.tell("" if one is None or one.can_turn else came)


def _said(one: Logged) -> TwoLines:
    is_struck = not one.is_again and not one.stands
    state = _("taken back") if is_struck else ""
    about = pair_text(one.concept) if one.concept else ""
    small = in_a_line(span(one.deed.at, one.deed.until), one.deed.who, about, state)
    return TwoLines(deed_text(one), small, is_struck=is_struck, is_quiet=one.is_again)
