"""The entries of which a file that was imported, or a newer release, has another version: to choose.

Owns which of them is shown, and what was half chosen while one leafs through them. What is written is a deed
of the writer's, which the window can take back. The fields of an imported entry are `differing_fields`'.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.differing_fields import DifferingFields
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import differing as deeds
from interpreter_app.desktop.models.deed_texts import in_a_line, pair_text
from interpreter_app.desktop.models.differing import Chosen, Entry, Origin, explanation, origin_text, origins
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.domain.merging import Field, Take
from interpreter_app.services import differences, releases
from interpreter_app.services.comparing import differing
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.database import Store

_ROOM = (128, 84)
_WIDEST_FOOT = 890
_WIDTH_OF_NOTHING = 64
"""In units of the grid; where nothing is to be chosen of, the dialog is as high as its sentence needs."""

_LEAST_WIDTH = 10
"""Of the list, in sizes of the letter."""


class _Spaced(QStyledItemDelegate):
    """Leaves room above a heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """More for a heading that isn't the first."""
        size = super().sizeHint(option, index)
        is_heading = not index.flags() & Qt.ItemFlag.ItemIsEnabled
        return size + QSize(0, 2 * UNIT) if is_heading and index.row() else size


class _Entries(QListWidget):
    """The entries, those of each origin under a heading that the keyboard passes by."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[int] = []
        self.setObjectName("differencesList")
        self.setItemDelegate(_Spaced(self))
        self.setWordWrap(True)
        self.setSpacing(UNIT // 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def place(self) -> int:
        """The place of the chosen entry among the entries, or -1."""
        row = self.currentRow()
        return self._rows.index(row) if row in self._rows else -1

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a word."""
        return QSize(_LEAST_WIDTH * self._theme.pixels(Text.BODY), super().minimumSizeHint().height())

    def show_origins(self, found: Sequence[Origin], place: int) -> None:
        """Show these, the entry at this place chosen, or the last if there are fewer."""
        self.blockSignals(True)
        self.clear()
        self._rows = []
        for origin in found:
            said = origin_text(origin)
            self._add_heading(said)
            for entry in origin.entries:
                item = QListWidgetItem(pair_text(entry.mine), self)
                item.setToolTip(in_interface_language(entry.glossary_name))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, in_a_line(item.text(), said))
                self._rows.append(self.count() - 1)
        if self._rows:
            self.setCurrentRow(self._rows[max(0, min(place, len(self._rows) - 1))])
            if self.place == 0:
                self.scrollToTop()
        self.blockSignals(False)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(QFont(self._theme.font(Text.SMALL, bold=True)))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setForeground(self._theme.colour("soft"))


class DifferencesDialog(ReadingFrame):
    """Shows each entry field by field; `who` is noted in the history of what is taken over."""

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
        super().__init__("differences", store, jobs, theme, parent)
        self._writer = writer
        self._who = who
        self._origins: list[Origin] = []
        self._half: dict[int, dict[Field, Take]] = {}
        self._was_in_fields = False
        self._refusal = ""
        self._had_any = False
        self.explanation = QLabel(self)
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setWordWrap(True)
        self.list = _Entries(theme, self)
        self.fields = DifferingFields(theme, self)
        self.text = ReadingText(self)
        self.text.setObjectName("differencesText")
        self.keep_button = self.button("keepMine")
        self.take_button = self.button("takeTheirs")
        self.keep_all_button = self.button("keepAllMine")
        self.keep_all_button.setProperty("role", "link")
        self.apply_button = self.button("differencesApply")
        self._above_foot = QHBoxLayout()
        self._choosing = (self.keep_button, self.take_button, self.keep_all_button, self.apply_button)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 2)
        beside.addWidget(self.fields, 5)
        beside.addWidget(self.text, 5)
        self.body.addWidget(self.explanation)
        self.body.addLayout(beside, 1)
        self.body.addStretch()
        self.body.addWidget(self.status)
        self.body.addLayout(self._above_foot)
        self._above_foot.addStretch()
        self.foot.addWidget(self.keep_all_button)
        self.foot.addStretch()
        self.foot.addWidget(self.keep_button)
        self.foot.addWidget(self.take_button)
        self.end_foot(self.apply_button)
        self.fit(*_ROOM)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.fields.changed.connect(self._on_half_chosen)
        self.keep_button.clicked.connect(self.keep)
        self.take_button.clicked.connect(self.take)
        self.keep_all_button.clicked.connect(self.keep_all)
        self.apply_button.clicked.connect(self.apply)
        self.theme.changed.connect(self._on_theme)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Your entries and other versions"))
        self.list.setAccessibleName(_("Entries"))
        self.fields.retranslate()
        self.text.setAccessibleName(_("What differs"))
        self.keep_button.setText(_("Keep mine"))
        self.keep_all_button.setText(_("Keep all of mine"))
        self.apply_button.setText(_("Save"))
        self._fill(self.list.place)

    # Choosing.

    def keep(self) -> None:
        """Leave the chosen entry as the person has it."""
        entry = self._chosen()
        if entry is not None:
            self._write(deeds.keep([entry], self._who))

    def keep_all(self) -> None:
        """Leave all entries of the chosen one’s origin as the person has them."""
        origin = self._origin()
        if origin is not None:
            self._write(deeds.keep(origin.entries, self._who))

    def take(self) -> None:
        """Put the other version of the chosen entry in the place of the person's."""
        entry = self._chosen()
        if entry is not None:
            self._write(deeds.take([entry], self._who))

    def apply(self) -> None:
        """Take what was chosen in each field of the chosen entry."""
        entry = self._chosen()
        if isinstance(entry, differences.Difference):
            self._write(deeds.choose(entry, self.fields.taken, self._who))

    def _entries(self) -> list[Entry]:
        return [entry for origin in self._origins for entry in origin.entries]

    def _chosen(self) -> Entry | None:
        place = self.list.place
        return self._entries()[place] if place >= 0 else None

    def _origin(self) -> Origin | None:
        entry = self._chosen()
        return next((origin for origin in self._origins if entry in origin.entries), None)

    def _on_half_chosen(self) -> None:
        if self.fields.entry is not None:
            self._half[self.fields.entry.number] = self.fields.taken

    def _write(self, deed: Deed[Chosen]) -> None:
        if not self.keep_button.isEnabled():
            return
        self.tell("")
        self._was_in_fields = self.fields.isAncestorOf(self.focusWidget())
        for button in self._choosing:
            button.setEnabled(False)
        self._writer.write(deed, self._on_written, self._on_refused)

    def _on_written(self, choice: Chosen) -> None:
        if not choice.entries:
            self._refusal = _("This has changed since it was shown: look at it again, then choose.")
        self._read()

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
        self._read()

    # Reading.

    def _read(self) -> None:
        """Read what is to be chosen of now: another process may have written, too."""
        if self.is_over:
            return

        def work(store: Store, _progress: Progress) -> list[Origin]:
            return origins(store)

        if not self._origins:
            self.explanation.clear()
            self.tell(_("Reading the entries…"))
        self.read(work, self._on_read)

    def _on_read(self, found: list[Origin]) -> None:
        self._origins = found
        self._had_any = self._had_any or bool(found)
        self.tell(self._refusal, warn=True)
        self._refusal = ""
        waiting = {one.number for one in self._entries() if isinstance(one, differences.Difference)}
        self._half = {number: taken for number, taken in self._half.items() if number in waiting}
        self._fill(self.list.place)
        if not self._origins:
            self._shrink()
            self.close_button.setFocus()
        elif self._was_in_fields and not self.fields.isHidden():
            self.fields.focus_first()
        else:
            self.list.setFocus()

    def _fit_foot(self) -> None:
        """Where the buttons would need more than an ordinary screen has, the first has a line of its own."""
        buttons = [self.keep_all_button, self.keep_button, self.take_button, self.apply_button]
        shown = [button for button in (*buttons, self.close_button) if not button.isHidden()]
        need = sum(button.sizeHint().width() + self.foot.spacing() for button in shown)
        wanted = self._above_foot if need > _WIDEST_FOOT else self.foot
        if wanted.indexOf(self.keep_all_button) < 0:
            self._above_foot.removeWidget(self.keep_all_button)
            self.foot.removeWidget(self.keep_all_button)
            wanted.insertWidget(0, self.keep_all_button)

    def _shrink(self) -> None:
        """Be small if there was never anything to show; after the last choice the dialog stays as it is."""
        layout = self.layout()
        if not self._had_any and layout is not None:
            layout.activate()
            self.fit(_WIDTH_OF_NOTHING, 0)
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    # Showing.

    def _fill(self, place: int) -> None:
        self.list.show_origins(self._origins, place)
        for button in self._choosing:
            button.setVisible(bool(self._origins))
            button.setEnabled(True)
        self.list.setVisible(bool(self._origins))
        self.explanation.setText("" if self.is_reading else explanation(self._origins))
        self._show()

    def _show(self) -> None:
        entry, origin = self._chosen(), self._origin()
        is_imported = isinstance(entry, differences.Difference)
        self.fields.setVisible(is_imported)
        self.text.setVisible(isinstance(entry, releases.Difference))
        self.apply_button.setVisible(is_imported)
        self.take_button.setText(_("Take theirs") if is_imported else _("Take the newer one"))
        give_letters(self)
        self.keep_all_button.setAccessibleDescription(origin_text(origin) if origin else "")
        self.keep_all_button.setToolTip(self.keep_all_button.accessibleDescription())
        if isinstance(entry, differences.Difference):
            self.fields.show_entry(entry, self._half.get(entry.number, {}))
        elif entry is not None:
            heads = (_("Yours"), _("In this release"))
            fields = differing(entry.mine, entry.shipped)
            self.text.setHtml(side_by_side(pair_text(entry.mine), heads, fields, self.theme))
        self._fit_foot()
        self._order()

    def _order(self) -> None:
        """Have Tab go through the fields in their order, though they were made last."""
        words = self.fields.words
        buttons = (self.apply_button, self.keep_button, self.take_button, self.keep_all_button)
        stops = [self.list, *words, self.text, *buttons, self.close_button]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _on_theme(self) -> None:
        """Dress the headings and the text anew; the fields do so themselves."""
        self._fill(self.list.place)
