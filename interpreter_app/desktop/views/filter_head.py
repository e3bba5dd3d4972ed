"""What is asked of the list of concepts: the words typed, the facets ticked, and what it is sorted by.

Owns the filter's field, the button with the menu of facets, and the line of what is on. What a filter leaves
is the column's affair: it is asked how many concepts each facet would leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.models.facet_words import facet_name, in_order, order_said
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.facet_line import FacetLine
from interpreter_app.desktop.views.facet_menu import FacetButton, FacetMenu
from interpreter_app.desktop.widgets.filter_edit import FilterEdit
from interpreter_app.services.browsing import Facet, Filter, Kind, Order
from interpreter_app.services.browsing.filters import FIXED

if TYPE_CHECKING:
    from interpreter_app.desktop.dialogs.facet_choice import FacetChoice


class FilterHead(QWidget):
    """The field, the button and the line. `counts` gives how many concepts each facet would leave."""

    typed = Signal()
    chosen = Signal()
    """Other facets are on."""
    sorted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facets: frozenset[Facet] = frozenset()
        self._sort = Order.TERM
        self._said: list[Facet | None] = []
        self.dialog: FacetChoice | None = None
        self.counts: Callable[[Filter], Mapping[Facet, int]] = _no_counts
        self.field = FilterEdit(self)
        self.field.setObjectName("glossaryFilter")
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clear = self.field.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.menu = FacetMenu(self._asked, self)
        self.button = FacetButton(self.menu, theme, self)
        self.line = FacetLine(theme, self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self.line)
        self.field.textChanged.connect(self._on_typed)
        self.clear.triggered.connect(self.field.clear)
        self.menu.toggled.connect(self._on_toggled)
        self.menu.emptied.connect(self._on_emptied)
        self.menu.sorted.connect(self._on_sorted)
        self.menu.all_wanted.connect(self.choose_among_all)
        self.line.removed.connect(self._on_removed)
        self.line.left.connect(self._on_left)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def wanted(self) -> Filter:
        """The words typed and the facets that are on."""
        return Filter(self.field.text().strip(), self._facets)

    @property
    def sort(self) -> Order:
        """What the list is sorted by within its language."""
        return self._sort

    def set_facets(self, facets: Iterable[Facet]) -> None:
        """Have these facets on, and no others."""
        facets = frozenset(facets)
        if facets != self._facets:
            self._facets = facets
            self._say()
            self.chosen.emit()

    def set_sort(self, order: Order) -> None:
        """Have the list sorted by this."""
        if order is not self._sort:
            self._sort = order
            self.menu.set_order(order)
            self._say()
            self.sorted.emit()

    def drop_unknown(self, counts: Mapping[Facet, int]) -> list[Facet]:
        """Take off the regions and subject fields that a list hasn't got, telling nobody; which they were."""
        unknown = in_order(facet for facet in self._facets if facet not in FIXED and facet not in counts)
        if unknown:
            self._facets -= frozenset(unknown)
            self._say()
        return unknown

    def take_back(self) -> bool:
        """Empty the field, or if it is empty take the facets off; False if there was neither."""
        if self.field.text():
            self.field.clear()
        elif self._facets:
            self.set_facets(())
        else:
            return False
        return True

    def empty(self) -> None:
        """Have the list whole."""
        self.set_facets(())
        self.field.clear()

    def choose_among_all(self, kind: Kind) -> None:
        """Open the dialog with all regions, or all subject fields, of the list."""
        # Seldom wanted, and not before the window stands.
        from interpreter_app.desktop.dialogs.facet_choice import FacetChoice

        self.dialog = FacetChoice(self._asked, kind, self._theme, self.window())
        self.dialog.toggled.connect(self._on_toggled)
        self.dialog.finished.connect(self._on_chosen_among_all)
        self.dialog.open()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.field.setPlaceholderText(_("Filter"))
        self.field.setAccessibleName(_("Filter the list"))
        self.clear.setText(_("Empty the filter"))
        self.clear.setVisible(bool(self.field.text()))
        self.menu.follow()
        self._say()

    def _asked(self) -> tuple[Filter, Mapping[Facet, int]]:
        wanted = self.wanted
        return wanted, self.counts(wanted)

    def _say(self) -> None:
        facets = in_order(self._facets)
        self._said = [*facets]
        words = [facet_name(facet) for facet in facets]
        if self._sort is not Order.TERM:
            self._said.append(None)
            words.append(order_said(self._sort))
        self.button.show_count(len(facets))
        self.line.show_words(words)

    def _on_typed(self, text: str) -> None:
        self.clear.setVisible(bool(text))
        self.typed.emit()

    def _on_toggled(self, facet: Facet) -> None:
        self.set_facets(self._facets ^ {facet})

    def _on_chosen_among_all(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_emptied(self) -> None:
        self.set_facets(())

    def _on_sorted(self, order: Order) -> None:
        self.set_sort(order)

    def _on_removed(self, place: int) -> None:
        facet = self._said[place]
        if facet is None:
            self.set_sort(Order.TERM)
        else:
            self.set_facets(self._facets - {facet})

    def _on_left(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme(self) -> None:
        self.clear.setIcon(icon("close", self._theme, 2 * UNIT))


def _no_counts(_wanted: Filter) -> Mapping[Facet, int]:
    return {}
