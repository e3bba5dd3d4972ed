"""What the dialogs have in common that list places to go to: Enter goes to the chosen one and closes.

Owns the list with its button. What its rows are, and where each leads, is the dialog's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.store.database import Store

R = TypeVar("R")


class GoingDialog(ReadingFrame, Generic[R]):
    """The list and the way to the chosen row. `prefix` begins the objectNames."""

    def __init__(
        self,
        prefix: str,
        said: Callable[[R], TwoLines],
        store: Store,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(prefix, store, jobs, theme, parent)
        self.list: TwoLineList[R] = TwoLineList(f"{prefix}List", said, theme, self)
        self.go_button = self.button(f"{prefix}Go")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot(self.go_button)
        tab_through(self.list, self.go_button, self.close_button)
        self.fit(92, 64)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self.list).activated.connect(self.go)
        self.list.doubleClicked.connect(lambda _index: self.go())
        self.go_button.clicked.connect(self.go)
        self.list.chosen.connect(self._on_chosen)

    def go_to(self, row: R) -> None:
        """Lead there; the dialog closes then."""
        raise NotImplementedError

    def go(self) -> None:
        """Go to the chosen row."""
        if self.list.chosen_rows:
            row = self.list.chosen_rows[0]
            self.accept()
            self.go_to(row)

    def show_rows(self, rows: Sequence[R], nothing: str) -> None:
        """Show these, or say this if there are none."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.tell("" if rows else nothing)
        self._on_chosen()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.go_button.setText(_("Open"))
        self.list.retranslate()
        give_letters(self)

    def _on_chosen(self) -> None:
        self.go_button.setEnabled(bool(self.list.chosen_rows))
