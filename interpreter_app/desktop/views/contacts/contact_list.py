"""The left column of the Contacts page: the search, the list, and what one does with contacts as a whole.

Owns what is typed into the search and which contacts are listed. Who they are is the book's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext, pgettext
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.contact_book import ContactBook, Row, Which
from interpreter_app.desktop.models.contact_words import row_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.filter_edit import FilterEdit
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.links import foot_line, no_key, say_with_key
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines

_ICONS = {"new": "add", "import": "import", "export": "export"}

_MOST_WRAPPED = 200
"""Rows beyond which all are equally high: to measure thousands holds up the keyboard."""
_LEAST_WIDTH = 13
"""In sizes of the letter."""


class ContactColumn(QWidget):
    """The column. `chosen` gives the id of the contact that is to be shown."""

    chosen = Signal(str)

    def __init__(self, book: ContactBook, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._theme = theme
        self._is_listing = False
        self.today: Callable[[], date] = date.today
        self.key_of: Callable[[str], str] = no_key
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.search = FilterEdit(self)
        self.search.setObjectName("contactSearch")
        self.search.setClearButtonEnabled(True)
        self.which = drop_down("contactFilter", self)
        for one in Which:
            self.which.addItem("", one.value)
        self.due_button = self._small_link("contactDue")
        self.duplicates_button = self._small_link("contactDuplicatesButton")
        self.list: TwoLineList[Row] = TwoLineList("contactList", self._said, theme, self)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("contactNothing")
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.buttons = {name: QPushButton(self) for name in _ICONS}
        for name, button in self.buttons.items():
            button.setObjectName(f"contact{name.capitalize()}Button")
        self._lay_out()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * UNIT, 0, 2 * UNIT)
        column.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(2 * UNIT, 0, 2 * UNIT, 0)
        top.setSpacing(UNIT)
        self._wants = FlowRow(self, 2 * UNIT)
        self._wants.add(self.due_button)
        self._wants.add(self.duplicates_button)
        for part in (self.heading, self.search, self.which, self._wants, self.nothing):
            top.addWidget(part)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addSpacing(UNIT)
        column.addLayout(foot_line(self.buttons["new"]))
        files = FlowRow(self, 3 * UNIT)
        for name in ("import", "export"):
            self.buttons[name].setProperty("role", "link")
            self.buttons[name].setFocusPolicy(Qt.FocusPolicy.TabFocus)
            files.add(self.buttons[name])
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        foot.addWidget(files)
        column.addLayout(foot)

    def _small_link(self, name: str) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setProperty("role", "small-link")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.moved.connect(self._on_moved)
        self.search.paged.connect(self._on_paged)
        self.which.activated.connect(self._on_which)
        self.due_button.clicked.connect(self.show_to_do)
        self.list.chosen.connect(self._on_chosen)

    @property
    def wanted(self) -> Which:
        """Which contacts are listed."""
        return Which(self.which.currentData())

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are listed."""
        return self.list.rows

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        above = (self.search, self.which, self.due_button, self.duplicates_button)
        return *above, self.list, *self.buttons.values()

    def list_anew(self, shown: str, *, tells: bool = False) -> None:
        """List the contacts as they are now; the one with the id `shown` is chosen if it is among them.

        If it isn't, none is, or with `tells` the first one, which is told.
        """
        rows = self._book.rows(self.search.text(), self.wanted)
        before = self.list.chosen_rows
        what = before[0].to_do.id if before and before[0].to_do is not None else ""
        places = [number for number, row in enumerate(rows) if row.contact.id == shown]
        same = [number for number in places if (to_do := rows[number].to_do) and to_do.id == what]
        place = next(iter((*same, *places)), -1)
        top = self.list.verticalScrollBar().value()
        self._is_listing = True
        self.list.set_wraps(len(rows) <= _MOST_WRAPPED)
        self.list.show_rows(rows, max(place, 0))
        if place < 0:
            self.list.setCurrentIndex(QModelIndex())
        self.list.verticalScrollBar().setValue(top)
        self._is_listing = False
        self._tell()
        if place < 0 and rows and tells:
            self.list.choose(0)
            self.list.scrollToTop()

    def show_to_do(self) -> None:
        """List what is to be done."""
        self.which.setCurrentIndex(self.which.findData(Which.TO_DO.value))
        self._on_which()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self, shown: str) -> None:
        """List everybody, the one with this id chosen."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self.which.setCurrentIndex(0)
        self.list_anew(shown)
        if self.chosen_place() >= 0:
            self.list.scrollTo(self.list.currentIndex())

    def chosen_place(self) -> int:
        """The place of the chosen row, -1 if none is."""
        return self.list.currentIndex().row()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.heading.setText(_("Contacts"))
        self.search.setPlaceholderText(_("Search contacts"))
        self.search.setAccessibleName(_("Search contacts"))
        self.which.setAccessibleName(_("Which contacts are listed"))
        self.list.setAccessibleName(_("Contacts"))
        for name, (text, action) in {
            "new": (_("New contact"), "new-contact"),
            "import": (_("Import…"), "import"),
            "export": (_("Export…"), "export"),
        }.items():
            say_with_key(self.buttons[name], text, self.key_of(action))
        for place, text in enumerate(
            (_("All contacts"), pgettext("contacts", "People"), _("Organisations"), _("Follow-ups to do"))
        ):
            self.which.setItemText(place, text)
        self.list.retranslate()
        self.tell_duplicates(self._duplicates)
        self._tell()
        self._fit()

    _duplicates = 0

    def tell_duplicates(self, count: int) -> None:
        """Offer to look at this many pairs that may be the same."""
        self._duplicates = count
        said = ngettext("{count} duplicate…", "{count} duplicates…", count).format(count=count)
        self.duplicates_button.setText(said)
        self._offer()

    def _tell(self) -> None:
        """Say how much is to be done, and why nothing is listed."""
        is_any = bool(self._book.by_id)
        count, late = self._book.due(self.today())
        said = ngettext("{count} follow-up to do", "{count} follow-ups to do", count).format(count=count)
        if late:
            said += " · " + ngettext("{count} late", "{count} late", late).format(count=late)
        self.due_button.setText(said)
        self.due_button.setVisible(bool(count) and self.wanted is not Which.TO_DO)
        role = "small-warning" if late else "small-link"
        if self.due_button.property("role") != role:
            self.due_button.setProperty("role", role)
            self.due_button.style().unpolish(self.due_button)
            self.due_button.style().polish(self.due_button)
        self._offer()
        for widget in (self.search, self.which):
            widget.setVisible(is_any)
        self.list.setVisible(bool(self.rows))
        self.nothing.setVisible(is_any and not self.rows)
        self.nothing.setText(self._why_nothing())
        self.buttons["export"].setVisible(is_any)

    def _offer(self) -> None:
        self.duplicates_button.setVisible(self._duplicates > 0)
        self._fit()
        self._wants.setVisible(not (self.due_button.isHidden() and self.duplicates_button.isHidden()))

    def _why_nothing(self) -> str:
        if self.search.text().strip():
            return _("Nobody here has words that begin with “{typed}”.").format(
                typed=self.search.text().strip()
            )
        if self.wanted is Which.TO_DO:
            return _("Nothing is to be done.")
        return _("There is nobody here yet.")

    def _said(self, row: Row) -> TwoLines:
        return row_text(row, self._book.name(row.contact.organisation), self.today())

    def _on_chosen(self) -> None:
        rows = self.list.chosen_rows
        if rows and not self._is_listing:
            self.chosen.emit(rows[0].contact.id)

    def _on_typed(self, _text: str) -> None:
        self.list_anew("", tells=True)

    def _on_which(self, *_place: object) -> None:
        chosen = self.list.chosen_rows
        self.list_anew(chosen[0].contact.id if chosen else "", tells=True)

    def _on_moved(self, by: int) -> None:
        place = self.chosen_place() + by if self.chosen_place() >= 0 else 0
        if self.rows:
            self.list.choose(max(0, min(place, len(self.rows) - 1)))

    def _on_paged(self, by: int) -> None:
        row = max(1, self.list.sizeHintForRow(0)) if self.rows else 1
        self._on_moved(by * max(1, self.list.viewport().height() // row))

    def _dress(self) -> None:
        size = self._theme.pixels(Text.BODY)
        for name, button in self.buttons.items():
            button.setIcon(icon(_ICONS[name], self._theme, size))
            button.setIconSize(QSize(size, size))
        self._fit()

    def _fit(self) -> None:
        """Never be narrower than the words of the buttons, nor than a name or two."""
        buttons = (*self.buttons.values(), self.due_button, self.duplicates_button)
        widest = max(button.sizeHint().width() for button in buttons)
        self.setMinimumWidth(max(_LEAST_WIDTH * self._theme.pixels(Text.BODY), widest + 4 * UNIT))
