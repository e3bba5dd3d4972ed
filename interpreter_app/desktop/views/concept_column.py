"""The middle column of the Glossaries page: one glossary, or all, from A to Z.

Owns filter, order, list and letters, and what they do to each other. What reading a concept leads to is the
page's affair.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.glossaries import (
    ConceptListModel,
    count_text,
    number_text,
)
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.concept_list import ConceptListView, LetterStrip
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.empty_state import ElidingButton
from interpreter_app.domain.terms import Language
from interpreter_app.services.browsing import Filter, Listing
from interpreter_app.store.database import Store

_MANY = 200_000
"""Concepts beyond which a filter, which then takes some tenths of a second, waits until the fingers rest."""

_MOST_WIDENED = 1.25
"""How far the column grows with the text; the sheet beside it needs the room more."""

_REST_OF_TYPING = 200
_WAIT_BEFORE_SAYING = 400
"""Milliseconds after which a list that is still being read is said to be so."""


class FilterEdit(QLineEdit):
    """The filter. Keys that move go to the list, so that one types and reads without changing place."""

    moved = Signal(int)
    paged = Signal(int)
    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, down, Page Up and Page Down move in the list; Return keeps the concept; the rest is typed."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in moves:
            self.moved.emit(moves[key])
        elif key in pages:
            self.paged.emit(pages[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        else:
            super().keyPressEvent(event)


class ConceptColumn(QWidget):
    """One glossary, or all, from A to Z: the filter, the order, the list and its letters."""

    kept = Signal()
    gone_elsewhere = Signal(str)
    """What was typed here is to be looked up on the Look up page."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filtered = ""
        self.model = ConceptListModel(store, self)
        self.filter = FilterEdit(self)
        self.filter.setObjectName("glossaryFilter")
        self.clear = self.filter.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.order = Choice([language.value for language in Language], theme, self)
        self.order.setObjectName("glossaryOrder")
        self.count = QLabel(self)
        self.count.setObjectName("conceptCount")
        self.count.setProperty("role", "small")
        self.list = ConceptListView(self.model, theme, self)
        self.list.setObjectName("conceptList")
        self.letters = LetterStrip(theme, self)
        self.letters.setObjectName("letterStrip")
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.look_up = ElidingButton("", self)
        self.look_up.setObjectName("lookUpInstead")
        self.look_up.setProperty("role", "link")
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_WAIT_BEFORE_SAYING)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_REST_OF_TYPING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT // 2, 0)
        column.setSpacing(UNIT)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, UNIT + UNIT // 2, 0)
        top.setSpacing(UNIT)
        top.addWidget(self.filter)
        self._line = QHBoxLayout()
        self._line.setSpacing(UNIT)
        self._line.addWidget(self.order, 1)
        self._line.addWidget(self.count)
        top.addLayout(self._line)
        column.addLayout(top)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        row.addWidget(self.list, 1)
        row.addWidget(self.letters)
        empty = QWidget(self)
        said = QVBoxLayout(empty)
        said.setContentsMargins(0, 3 * UNIT, 2 * UNIT, 0)
        said.setSpacing(2 * UNIT)
        said.addWidget(self.nothing)
        said.addWidget(self.look_up)
        said.addStretch()
        self._stack = QStackedLayout()
        self._stack.addWidget(body)
        self._stack.addWidget(empty)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter)
        self.clear.triggered.connect(self.filter.clear)
        self._theme.changed.connect(self._on_theme)
        self._on_theme()
        self.filter.moved.connect(self.list.move_by)
        self.filter.paged.connect(self._on_paged)
        self.filter.kept.connect(self.kept)
        self.list.kept.connect(self.kept)
        self.list.typed.connect(self._on_typed)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.letters.jumped.connect(self._on_jump)
        self.look_up.clicked.connect(self._on_look_up)
        self._slow.timeout.connect(self._say_reading)
        self._typing.timeout.connect(self._filter_now)

    @property
    def language(self) -> Language:
        """The language of the order."""
        return Language(self.order.current)

    def has_listing(self) -> bool:
        """Whether a list is shown."""
        return self.model.listing is not None

    def expect(self) -> None:
        """A list is being read; if it takes a while, that is said."""
        self._slow.start()

    def show_listing(self, listing: Listing) -> None:
        """Show a list, filtered by what stands in the filter."""
        self._slow.stop()
        chosen, top = self._number_of(self.list.currentIndex().row()), self._number_of(self.list.top_row())
        self._filtered = ""
        self.model.show(listing)
        self._apply_filter(chosen, is_typing=False)
        row = self.model.row_of(top) if top is not None else -1
        if row >= 0:
            self.list.jump(row)

    def choose(self, number: int) -> bool:
        """Choose the concept with this number; False if it isn't in the list."""
        row = self.model.row_of(number)
        if row >= 0:
            self.list.choose(row)
        return row >= 0

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter the list"))
        self.clear.setText(_("Empty the filter"))
        self.clear.setVisible(bool(self.filter.text()))
        self.order.set_text("fr", _("French A–Z"), _("In the order of the French terms"))
        self.order.set_text("en", _("English A–Z"), _("In the order of the English terms"))
        self.order.setAccessibleName(_("Order of the list"))
        self.list.setAccessibleName(_("Concepts"))
        self.letters.setAccessibleName(_("Letters"))
        self.look_up.setText(_("Look it up, with typing errors and by ear"))
        self._say_count()
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the number doesn't fit beside the order, it goes below."""
        super().resizeEvent(event)
        self._fit_line()

    def _fit_line(self) -> None:
        need = self.order.sizeHint().width() + self.count.sizeHint().width() + UNIT
        is_narrow = need > self.width() - 4 * UNIT
        directions = QHBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _on_theme(self) -> None:
        self.clear.setIcon(icon("close", self._theme, 2 * UNIT))
        scale = min(self._theme.pixels(Text.BODY) / 16, _MOST_WIDENED)
        self.setMinimumWidth(round(36 * UNIT * scale))
        self._fit_line()

    def _on_filter(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        listing = self.model.listing
        if listing is not None and len(listing) > _MANY:
            self._typing.start()
        else:
            self._filter_now()

    def _filter_now(self) -> None:
        if self.model.listing is not None:
            self._apply_filter(self._number_of(self.list.currentIndex().row()), is_typing=True)

    def _number_of(self, row: int) -> int | None:
        return self.model.number(row) if 0 <= row < self.model.rowCount() else None

    def _apply_filter(self, number: int | None, is_typing: bool) -> None:
        """Filter anew. While one types the best match is chosen, else the concept of this number stays so."""
        listing = self.model.listing
        assert listing is not None
        typed = self.filter.text().strip()
        rows = listing.matching(Filter(typed)) if typed else None
        self.list.delegate.typed = self._filtered = typed
        self.model.show(listing, rows)
        self.letters.set_letters(listing.sections, self.model.sections)
        self._say_count()
        if rows and (is_typing or number is None):
            self.list.choose(listing.first_beginning(typed, rows))
        elif number is not None:
            self.choose(number)
        self._on_scrolled()

    def _say_count(self) -> None:
        listing = self.model.listing
        shown = self.model.rowCount()
        self._stack.setCurrentIndex(0 if shown else 1)
        self.look_up.setVisible(bool(self._filtered) and not shown)
        if listing is None:
            self.count.clear()
            self.nothing.clear()
        elif self._filtered:
            whole = len(listing)
            self.count.setText(
                ngettext("{shown} of {count}", "{shown} of {count}", whole).format(
                    shown=number_text(shown), count=number_text(whole)
                )
            )
            self.nothing.setText(
                _("No term here has a word that begins with “{typed}”.").format(typed=self._filtered)
            )
        else:
            self.count.setText(count_text(shown))
            self.nothing.setText(
                _("This glossary is still empty: import a file, or add terms on the Look up page.")
            )
        self._fit_line()

    def _say_reading(self) -> None:
        self.count.setText(_("being read…"))
        self._fit_line()

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
