"""The entries that the person has edited and that a newer release has otherwise: side by side, to choose.

Owns which of them is shown. What is written is a deed of the writer's, which the window can take back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import Frame, tab_through
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.deed_texts import pair_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.services import releases
from interpreter_app.services.comparing import differing
from interpreter_app.services.releases import Choice, Difference
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.database import Store


class DifferencesDialog(Frame):
    """Shows each entry field by field; `who` is noted in the history of what is taken over."""

    def __init__(
        self, store: Store, writer: Writer, theme: Theme, parent: QWidget | None = None, *, who: str = ""
    ) -> None:
        super().__init__("differencesDialog", theme, parent)
        self._store = store
        self._writer = writer
        self._who = who
        self._differences = releases.differences(store)
        self.explanation = QLabel(self)
        self.explanation.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("differencesList")
        self.list.setWordWrap(True)
        self.list.setSpacing(UNIT // 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = ReadingText(self)
        self.text.setObjectName("differencesText")
        self.keep_button = self._button("keepMine")
        self.take_button = self._button("takeTheirs")
        self.keep_all_button = self._button("keepAllMine")
        self.keep_all_button.setProperty("role", "link")
        self._choosing = (self.keep_button, self.take_button, self.keep_all_button)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.keep_button.clicked.connect(self.keep)
        self.take_button.clicked.connect(self.take)
        self.keep_all_button.clicked.connect(self.keep_all)
        theme.changed.connect(self._show)
        self.retranslate()
        self._fill(0)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 2)
        beside.addWidget(self.text, 5)
        self.body.addWidget(self.explanation)
        self.body.addLayout(beside, 1)
        self.body.addStretch()
        self.foot.addWidget(self.keep_all_button)
        self.foot.addStretch()
        self.foot.addWidget(self.keep_button)
        self.foot.addWidget(self.take_button)
        self.end_foot()
        tab_through(
            self.list, self.text, self.keep_button, self.take_button, self.keep_all_button, self.close_button
        )
        self.fit(128, 84)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Your entries and the newer ones"))
        self.list.setAccessibleName(_("Entries"))
        self.text.setAccessibleName(_("What differs"))
        self.keep_button.setText(_("Keep mine"))
        self.take_button.setText(_("Take the newer one"))
        self.keep_all_button.setText(_("Keep all of mine"))
        give_letters(self)
        self._explain()
        self._show()

    # Choosing.

    def keep(self) -> None:
        """Leave the chosen entry as the person has it."""
        self._choose(self._chosen(), take=False)

    def keep_all(self) -> None:
        """Leave all that are still there as the person has them."""
        self._choose(self._differences, take=False)

    def take(self) -> None:
        """Put the release's version of the chosen entry in the place of the person's."""
        self._choose(self._chosen(), take=True)

    def _chosen(self) -> Sequence[Difference]:
        row = self.list.currentRow()
        return self._differences[row : row + 1] if row >= 0 else ()

    def _choose(self, which: Sequence[Difference], *, take: bool) -> None:
        if not which:
            return
        who = self._who

        def do(store: Store) -> Choice:
            return releases.take_theirs(store, which, who) if take else releases.keep_mine(store, which)

        said = _said_taken if take else _said_kept
        for button in self._choosing:
            button.setEnabled(False)
        self._writer.write(Deed(do, said, releases.take_back), self._on_written, self._on_refused)

    def _on_written(self, _choice: Choice) -> None:
        self._read_again()

    def _on_refused(self, sentence: str) -> None:
        self._read_again()
        self.explanation.setText(sentence)

    def _read_again(self) -> None:
        """Show what is to be chosen of now: another process may have written, too."""
        row = self.list.currentRow()
        self._differences = releases.differences(self._store)
        self._fill(row)
        (self.list if self._differences else self.close_button).setFocus()

    # Showing.

    def _fill(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._differences:
            item = QListWidgetItem(pair_text(one.mine), self.list)
            item.setToolTip(in_interface_language(one.glossary_name))
        self.list.setCurrentRow(min(row, len(self._differences) - 1))
        self.list.blockSignals(False)
        for widget in (self.list, self.text, *self._choosing):
            widget.setVisible(bool(self._differences))
            widget.setEnabled(True)
        self._explain()
        self._show()

    def _explain(self) -> None:
        count = len(self._differences)
        said = ngettext(
            "{count} entry that you edited has a newer version. Yours was left as it is.",
            "{count} entries that you edited have a newer version. Yours were left as they are.",
            count,
        ).format(count=count)
        nothing = _("There is nothing to choose: no entry that you edited has a newer version.")
        self.explanation.setText(said if count else nothing)

    def _show(self) -> None:
        for one in self._chosen():
            heads = (_("Yours"), _("In this release"))
            fields = differing(one.mine, one.shipped)
            self.text.setHtml(side_by_side(pair_text(one.mine), heads, fields, self.theme))


def _said_kept(choice: Choice) -> str:
    said = ngettext(
        "{count} entry stays as you have it", "{count} entries stay as you have them", choice.entries
    )
    return said.format(count=choice.entries)


def _said_taken(choice: Choice) -> str:
    said = ngettext("{count} newer entry taken", "{count} newer entries taken", choice.entries)
    return said.format(count=choice.entries)
