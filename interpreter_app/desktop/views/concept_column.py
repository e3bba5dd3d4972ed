"""The middle column of the Glossaries page: one glossary, or all, from A to Z.

Owns order, list and letters, and what the filter above does to them; which of list, table and sentence is
shown is `list_room`. What reading a concept leads to is the page's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models import list_words
from interpreter_app.desktop.models.facet_words import facet_name
from interpreter_app.desktop.models.glossaries import (
    ConceptListModel,
    count_text,
    number_text,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.concept_list import ConceptListView, LetterStrip
from interpreter_app.desktop.views.filter_head import FilterHead
from interpreter_app.desktop.views.list_place import go_back, place_in
from interpreter_app.desktop.views.list_room import ListRoom
from interpreter_app.desktop.views.nothing_left import NothingLeft
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.links import foot_line, no_key, say_with_key
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing import Facet, Filter, Listing, Order
from interpreter_app.store.database import Store

_MANY = 200_000
"""Concepts beyond which a filter, which then takes some tenths of a second, waits until the fingers rest."""

_MOST_WIDENED = 1.25
"""How far the column grows with the text; the sheet beside it needs the room more."""

_REST_OF_TYPING = 200
_WAIT_BEFORE_SAYING = 400
"""Milliseconds after which a list that is still being read is said to be so."""


class ConceptColumn(QWidget):
    """One glossary, or all, from A to Z: the filter, the order, the list and its letters."""

    filtered = Signal(object)
    """A filter has been put in force: a Filter."""
    ordered = Signal()
    """The list is wanted in another order: `language` and `sort` say which."""
    said = Signal(str)
    """What became of the filter in another glossary."""
    kept = Signal()
    gone_elsewhere = Signal(str)
    """What was typed here is to be looked up on the Look up page."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._applied = Filter()
        self._is_awaiting = False
        self._refusal = ""
        self.model = ConceptListModel(store, self)
        self.head = FilterHead(theme, self)
        self.head.counts = self._counts
        self.filter = self.head.field
        self.order = Choice([language.value for language in Language], theme, self)
        self.order.setObjectName("glossaryOrder")
        self.count = QLabel(self)
        self.count.setObjectName("conceptCount")
        self.count.setProperty("role", "small")
        self.table_button = QToolButton(self)
        self.table_button.setObjectName("tableButton")
        self.table_button.setCheckable(True)
        self._counted: tuple[Listing, Filter, Mapping[Facet, int]] | None = None
        self._left: int | None = None  # The concept that was chosen when a filter left nothing.
        self.list = ConceptListView(self.model, theme, self)
        self.list.setObjectName("conceptList")
        self.letters = LetterStrip(theme, self)
        self.letters.setObjectName("letterStrip")
        self.empty = NothingLeft(self)
        self.nothing, self.look_up = self.empty.sentence, self.empty.look_up
        self._room = ListRoom(self.list, self.letters, self.empty, self)
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("newConceptButton")
        self.key_of: Callable[[str], str] = no_key
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_WAIT_BEFORE_SAYING)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_REST_OF_TYPING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT // 2, 0)
        column.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, UNIT + UNIT // 2, 0)
        top.setSpacing(UNIT)
        top.addWidget(self.head)
        self._line = QHBoxLayout()
        self._line.setSpacing(UNIT)
        self._line.addWidget(self.order, 1)
        beside = QHBoxLayout()
        beside.setSpacing(UNIT)
        beside.addWidget(self.count, 1)
        beside.addWidget(self.table_button)
        self._line.addLayout(beside)
        top.addLayout(self._line)
        column.addLayout(top)
        column.addWidget(self._room, 1)
        column.addLayout(foot_line(self.add_button, left=0, below=2 * UNIT))

    def _connect(self) -> None:
        self.head.typed.connect(self._on_filter)
        self.head.chosen.connect(self._on_facets)
        self.head.sorted.connect(self.ordered)
        self.order.chosen.connect(self.ordered)
        self._theme.changed.connect(self._on_theme)
        self._on_theme()
        self.filter.moved.connect(self._on_moved)
        self.filter.paged.connect(self._on_paged)
        self.filter.kept.connect(self.kept)
        self.list.kept.connect(self.kept)
        self.list.typed.connect(self._on_typed)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.letters.jumped.connect(self._on_jump)
        self.look_up.clicked.connect(self._on_look_up)
        self.empty.all_again.clicked.connect(self._on_all_again)
        self.empty.erase.clicked.connect(self._on_erase)
        self._slow.timeout.connect(self._say_reading)
        self._typing.timeout.connect(self._filter_now)

    @property
    def language(self) -> Language:
        """The language of the order."""
        return Language(self.order.current)

    @property
    def sort(self) -> Order:
        """What the list is sorted by within that language."""
        return self.head.sort

    @property
    def filter_now(self) -> Filter:
        """The words typed and the facets that are on."""
        return self.head.wanted

    def shown_numbers(self) -> tuple[int, ...] | None:
        """The numbers of the concepts that the filter leaves, which may be none; None without a filter."""
        rows, listing = self.model.rows, self.model.listing
        if listing is None or rows is None or self._applied.is_empty:
            return None
        return tuple(map(listing.numbers.__getitem__, rows))

    def set_facets(self, facets: Iterable[Facet]) -> None:
        """Have these facets on, and no others."""
        self.head.set_facets(facets)

    def take_filter_back(self) -> bool:
        """Empty the filter's field, or if it is empty take the facets off; False if there was neither."""
        return self.head.take_back()

    def empty_filter(self) -> None:
        """Have the list whole."""
        self.head.empty()

    def hold_table(self, table: QTableView) -> None:
        """Keep the table that stands in the place of the list while one writes in it."""
        self._room.hold(table)
        for changed in (table.model().modelReset, table.model().rowsInserted, table.model().rowsRemoved):
            changed.connect(self._share_room)

    def show_table(self, is_wanted: bool) -> None:
        """Show the table, or the list again."""
        self.table_button.setChecked(is_wanted)
        self._say_count()

    def has_listing(self) -> bool:
        """Whether the list that is wanted is shown, be it in another order."""
        return self.model.listing is not None and not self._is_awaiting

    def expect(self, glossary: int | None) -> None:
        """A list is being read; if it takes a while, that is said in place of another glossary's list."""
        self._is_awaiting = self.model.listing is None or self.model.listing.glossary != glossary
        self._refusal = ""
        self._slow.start()

    def refuse(self, sentence: str) -> None:
        """The list couldn't be read: that is said in its place, if another glossary's would stand there."""
        self._slow.stop()
        self._refusal = sentence
        self._say_count()

    def tell_progress(self, share: float) -> None:
        """This part of it has been read."""
        if not self._slow.isActive():
            self.count.setText(list_words.being_read(share))
            self._fit_line()

    def show_listing(self, listing: Listing) -> None:
        """Show a list, filtered by what stands in the filter."""
        self._slow.stop()
        self._is_awaiting = False
        before, place = self.model.listing, place_in(self.list, self.model)
        if before is not None and before.glossary != listing.glossary:
            self._carry_over(listing)
        self._apply_filter(place.chosen, is_typing=False, listing=listing)
        self.head.menu.follow_list()
        go_back(self.list, self.model, place)

    def choose(self, number: int) -> bool:
        """Choose the concept with this number; False if it isn't in the list."""
        row = self.model.row_of(number)
        if row >= 0:
            self.list.choose(row)
        return row >= 0

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.head.retranslate()
        self.order.set_text("fr", _("French A–Z"), _("In the order of the French terms"))
        self.order.set_text("en", _("English A–Z"), _("In the order of the English terms"))
        self.order.setAccessibleName(_("Order of the list"))
        self.list.setAccessibleName(_("Concepts"))
        self.letters.setAccessibleName(_("Letters"))
        self.table_button.setAccessibleName(_("Table to write in"))
        self.table_button.setToolTip(_("Table to write in"))
        say_with_key(self.add_button, _("New concept"), self.key_of("quick-add"))
        self._say_count()
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the number doesn't fit beside the order, it goes below."""
        super().resizeEvent(event)
        self._fit_line()

    def _fit_line(self) -> None:
        parts = (self.order, self.count, self.table_button)
        need = sum(part.sizeHint().width() for part in parts) + 2 * UNIT
        is_narrow = need > self.width() - 4 * UNIT
        directions = QHBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _on_theme(self) -> None:
        size = self._theme.pixels(Text.BODY)
        for name, button in (("table", self.table_button), ("add", self.add_button)):
            button.setIcon(icon(name, self._theme, size))
            button.setIconSize(QSize(size, size))
        scale = min(self._theme.pixels(Text.BODY) / 16, _MOST_WIDENED)
        self.setMinimumWidth(round(36 * UNIT * scale))
        self._fit_line()

    def _on_filter(self) -> None:
        listing = self.model.listing
        if listing is not None and len(listing) > _MANY:
            self._typing.start()
        else:
            self._filter_now()

    def _filter_now(self) -> None:
        if self.has_listing():
            self._apply_filter(self._number_of(self.list.currentIndex().row()), is_typing=True)

    def _on_facets(self) -> None:
        self._typing.stop()
        if self.has_listing():
            self._apply_filter(self._number_of(self.list.currentIndex().row()), is_typing=False)
            if not self.list.currentIndex().isValid() and self.model.rowCount():
                self.list.choose(0)
            announce(self.filter, self.count.text() if self.model.rowCount() else self.nothing.text())

    def _counts(self, wanted: Filter) -> Mapping[Facet, int]:
        listing = self.model.listing
        if listing is None:
            return {}
        if self._counted is None or self._counted[:2] != (listing, wanted):
            self._counted = listing, wanted, listing.counts(wanted)
        return self._counted[2]

    def _carry_over(self, listing: Listing) -> None:
        """Keep the filter for another glossary and say so; what can't be there is taken off."""
        dropped = self.head.drop_unknown(listing.counts(Filter()))
        if dropped:
            names = ", ".join(map(facet_name, dropped))
            self.said.emit(
                _("Taken off, since nothing in this glossary has it: {filters}").format(filters=names)
            )
        elif not self.filter_now.is_empty:
            self.said.emit(_("The filter is still on."))

    def _number_of(self, row: int) -> int | None:
        return self.model.number(row) if 0 <= row < self.model.rowCount() else None

    def _apply_filter(self, number: int | None, is_typing: bool, listing: Listing | None = None) -> None:
        """Filter anew, another list if it is given.

        While one types the best match is chosen, else the concept of this number stays so.
        """
        is_other = listing is not None
        listing = self.model.listing if listing is None else listing
        assert listing is not None
        self._applied = wanted = self.filter_now
        typed = wanted.typed
        rows = listing.matching(wanted) if typed or wanted.facets else None
        self.list.delegate.typed = typed
        self.model.show(listing, rows)
        self.letters.set_letters(listing.sections, self.model.sections)
        self.letters.setVisible(bool(listing.sections) or not len(listing))
        self._say_count()
        is_left = number is None and self._left is not None and not (rows and is_typing)
        if is_left and self.choose(self._left or 0):
            pass  # What was read before a filter left nothing is there again.
        elif rows and (is_typing or number is None):
            self.list.choose(listing.first_beginning(typed, rows))
        elif number is not None and not is_other:
            self.choose(number)
        self._left = None if self.model.rowCount() else number or self._left
        self._on_scrolled()
        self.filtered.emit(wanted)

    def _say_count(self) -> None:
        if self._is_awaiting and self._refusal:
            self.count.clear()
            self._room.show_refusal(self._refusal)
            return
        if self._is_awaiting and not self._slow.isActive():
            self._say_reading()
            return
        listing = self.model.listing
        shown = self.model.rowCount()
        if listing is None:
            self.count.clear()
        elif self._applied.typed or self._applied.facets:
            whole = len(listing)
            self.count.setText(
                ngettext("{shown} of {count}", "{shown} of {count}", whole).format(
                    shown=number_text(shown), count=number_text(whole)
                )
            )
        else:
            self.count.setText(count_text(shown))
        self.list.setAccessibleDescription(self.count.text())
        self.empty.say(self._applied)
        self._share_room()
        self._fit_line()

    def _share_room(self) -> None:
        if self.table_button.isChecked() and self._room.table is not None and self.model.listing is not None:
            self._room.show_table()
        else:
            self._room.show_list(None if self.model.listing is None else self.model.rowCount())

    def _say_reading(self) -> None:
        self.tell_progress(0)
        if self._is_awaiting:
            self._room.show_waiting()

    def _on_paged(self, pages: int) -> None:
        self.list.move_by(pages * self.list.rows_in_sight())

    def _on_typed(self, text: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.setText(self.filter.text() + text)

    def _on_scrolled(self, _value: int = 0) -> None:
        top = self.list.top_row()
        for section in reversed(self.model.sections):
            if section.first <= max(0, top):
                self.letters.set_current(section.letter)
                return

    def _on_jump(self, letter: str) -> None:
        for section in self.model.sections:
            if section.letter == letter:
                self.list.jump(section.first)
                self.letters.set_current(letter)

    def _on_look_up(self) -> None:
        self.gone_elsewhere.emit(self.filter.text().strip())

    def _on_moved(self, rows: int) -> None:
        """In the list one moves while one types; the table is gone into."""
        table = self._room.table
        if table is None or not self.table_button.isChecked():
            self.list.move_by(rows)
        elif rows > 0 and table.model().rowCount():
            if not table.currentIndex().isValid():
                table.setCurrentIndex(table.model().index(0, 0))
            table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase(self) -> None:
        self.filter.clear()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_all_again(self) -> None:
        self.set_facets(())
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
