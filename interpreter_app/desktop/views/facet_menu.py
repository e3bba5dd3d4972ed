"""The button beside the filter, and its menu: which facets there are, how many concepts have each, the order.

Owns how facets are offered and ticked. Which are on and what they leave is the column's affair: it hands in
the filter and the counts whenever the menu asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.letters import escaped, lettered
from interpreter_app.desktop.models.facet_words import facet_name, in_order, kind_name, order_name
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.services.browsing import NO, YES, Facet, Filter, Kind, Order
from interpreter_app.services.browsing.filters import FIXED

Counts = Mapping[Facet, int]
Asked = Callable[[], tuple[Filter, Counts]]
"""Gives the filter that is on, and how many concepts each facet would leave."""

_MENUS = (Kind.STATUS, Kind.EQUIVALENCE, Kind.MISSING, Kind.REGION, Kind.SUBJECT)
_AT_ONCE = (
    Facet(Kind.CHECKED, YES),
    Facet(Kind.CHECKED, NO),
    Facet(Kind.FALSE_FRIEND, YES),
    Facet(Kind.FALSE_FRIEND, NO),
)
"""Facets whose kinds have too few for a menu of their own."""

_OPEN = (Kind.REGION, Kind.SUBJECT)
"""Kinds whose facets come from the concepts: a file may have brought thousands."""

_MOST = 14
"""So many of a kind are in the menu, the most frequent ones; where there are more, it leads to all."""

_WIDEST = 40 * UNIT
"""Of a name, in pixels: a subject field may be a sentence. The tip has it whole."""

_TICK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _StayingMenu(QMenu):
    """A menu that stays open when something in it is ticked, so that several can be."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setToolTipsVisible(True)
        # Qt would lay a long menu out in columns side by side.
        self.setStyleSheet("QMenu { menu-scrollable: 1; }")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick or untick what is below the pointer."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar and Return tick or untick; the rest moves."""
        if event.key() not in _TICK_KEYS or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class FacetMenu(_StayingMenu):
    """The menu. It tells which facet was ticked or unticked, and which order was chosen."""

    toggled = Signal(object)
    """A Facet."""
    emptied = Signal()
    """All filters are to be taken off."""
    sorted = Signal(object)
    """An Order."""
    all_wanted = Signal(object)
    """A Kind, all of whose facets are to be chosen from."""

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__("facetMenu", parent)
        self._asked = asked
        self._entries: dict[QAction, Facet] = {}
        self._alls: dict[QAction, Kind] = {}
        self._order = Order.TERM
        self.menus: dict[Kind, QMenu] = {}
        for kind in _MENUS:
            menu = self.menus[kind] = _StayingMenu(f"facetMenu{kind.value.capitalize()}", self)
            menu.aboutToShow.connect(self._on_submenu)
            self.addMenu(menu)
        for kind in (Kind.STATUS, Kind.EQUIVALENCE, Kind.MISSING):
            self._fill(kind, [facet for facet in FIXED if facet.kind is kind])
        self.addSeparator()
        for facet in _AT_ONCE:
            self._add(self, facet)
        self.addSeparator()
        self.sort_menu = QMenu(self)
        self.sort_menu.setObjectName("sortOrder")
        self._orders = self._made_orders()
        self.addMenu(self.sort_menu)
        self.addSeparator()
        self.empty = self.addAction("")
        self.empty.setObjectName("emptyFacets")
        self.empty.triggered.connect(self.emptied)
        self.aboutToShow.connect(self._on_about_to_show)

    def action(self, facet: Facet) -> QAction | None:
        """The entry of a facet, if it is offered."""
        return next((action for action, known in self._entries.items() if known == facet), None)

    def all_action(self, kind: Kind) -> QAction | None:
        """The entry that leads to all facets of a kind, if there are more than the menu has."""
        return next((action for action, known in self._alls.items() if known is kind), None)

    def order_action(self, order: Order) -> QAction:
        """The entry of an order."""
        return self._orders[order]

    def set_order(self, order: Order) -> None:
        """Mark the order in force."""
        self._order = order
        self._orders[order].setChecked(True)

    def follow(self) -> None:
        """Say what is on now, and how many each facet would leave."""
        wanted, counts = self._asked()
        for action, facet in self._entries.items():
            self._say(action, facet, counts.get(facet, 0), facet in wanted.facets)
        for kind in _OPEN:
            menu = self.menus[kind]
            menu.menuAction().setEnabled(any(action.isVisible() for action in menu.actions()))
        self.empty.setEnabled(bool(wanted.facets))
        self._retitle(wanted)

    def follow_list(self) -> None:
        """There is another list: where the menu is open, it offers what that has."""
        if self.isVisible():
            self._on_about_to_show()

    def _on_about_to_show(self) -> None:
        wanted, counts = self._asked()
        for kind in _OPEN:
            self._refill(kind, wanted, counts)
        self.follow()

    def _on_submenu(self) -> None:
        """What was ticked since the menu opened may have left other regions and subject fields."""
        kind = next(kind for kind, menu in self.menus.items() if menu is self.sender())
        if kind in _OPEN:
            self._refill(kind, *self._asked())
            self.follow()

    def _refill(self, kind: Kind, wanted: Filter, counts: Counts) -> None:
        """Offer the facets of a kind that are on, the most frequent of the others, and a way to all."""
        menu = self.menus[kind]
        self._entries = {action: facet for action, facet in self._entries.items() if facet.kind is not kind}
        self._alls = {action: known for action, known in self._alls.items() if known is not kind}
        menu.clear()
        chosen = in_order(facet for facet in wanted.facets if facet.kind is kind)
        others = in_order(f for f, n in counts.items() if f.kind is kind and n and f not in wanted.facets)
        offered = sorted(others, key=lambda facet: -counts[facet])[: max(0, _MOST - len(chosen))]
        self._fill(kind, (*chosen, *offered))
        if len(offered) < len(others):
            menu.addSeparator()
            action = menu.addAction(_all_of(kind, len(chosen) + len(others)))
            action.triggered.connect(self._on_all)
            self._alls[action] = kind

    def _fill(self, kind: Kind, facets: Iterable[Facet]) -> None:
        for facet in facets:
            self._add(self.menus[kind], facet)

    def _add(self, menu: QMenu, facet: Facet) -> None:
        action = QAction(menu)
        action.setCheckable(True)
        action.triggered.connect(self._on_triggered)
        menu.addAction(action)
        self._entries[action] = facet

    def _say(self, action: QAction, facet: Facet, count: int, is_on: bool) -> None:
        name = facet_name(facet)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        action.setText(escaped(f"{shown} ({number_text(count)})"))
        action.setToolTip("" if shown == name else wrapping_tip(name))
        action.setChecked(is_on)
        if facet.kind in _OPEN:
            action.setVisible(bool(count) or is_on)
        else:
            action.setEnabled(bool(count) or is_on)

    def _retitle(self, wanted: Filter) -> None:
        """The words of the entries that lead on, each with a letter; a kind says how many of it are on."""
        titles = [with_count(kind_name(kind), len(wanted.of(kind))) for kind in _MENUS]
        titles += [_("Sort by"), _("Take all filters off")]
        *kinds, sorting, emptying = lettered(titles)
        for menu, title in zip(self.menus.values(), kinds, strict=True):
            menu.setTitle(title)
        self.sort_menu.setTitle(sorting)
        self.empty.setText(emptying)
        for action, text in zip(
            self._orders.values(), lettered([order_name(order) for order in Order]), strict=True
        ):
            action.setText(text)

    def _made_orders(self) -> dict[Order, QAction]:
        group = QActionGroup(self)
        made: dict[Order, QAction] = {}
        for order in Order:
            made[order] = action = self.sort_menu.addAction("")
            action.setCheckable(True)
            action.setChecked(order is self._order)
            group.addAction(action)
        group.triggered.connect(self._on_order)
        return made

    def _on_triggered(self) -> None:
        facet = self._entries.get(self.sender())  # type: ignore[call-overload]
        if facet is not None:
            self.toggled.emit(facet)
            self.follow()

    def _on_all(self) -> None:
        kind = self._alls.get(self.sender())  # type: ignore[call-overload]
        if kind is not None:
            self.all_wanted.emit(kind)

    def _on_order(self, action: QAction) -> None:
        order = next(order for order, known in self._orders.items() if known is action)
        if order is not self._order:
            self._order = order
            self.sorted.emit(order)


class FacetButton(QToolButton):
    """The button that opens the menu; it says how many facets are on."""

    def __init__(self, menu: QMenu, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on = 0
        self.setObjectName("facetButton")
        self.setProperty("role", "quiet")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def show_count(self, count: int) -> None:
        """Say that this many facets are on."""
        self._on = count
        self.setChecked(bool(count))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the text in the current language."""
        self.setText(with_count(_("Filters"), self._on))
        self.setAccessibleName(_("Filters"))
        said = ngettext("{count} filter is on", "{count} filters are on", self._on)
        self.setAccessibleDescription(said.format(count=self._on) if self._on else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Down open the menu, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _on_theme(self) -> None:
        size = max(2 * UNIT, self._theme.pixels(Text.BODY))
        self.setIcon(icon("filter", self._theme, size))
        self.setIconSize(QSize(size, size))


def _all_of(kind: Kind, count: int) -> str:
    said = _("All regions ({count})…") if kind is Kind.REGION else _("All subject fields ({count})…")
    return said.format(count=number_text(count))


def with_count(name: str, count: int) -> str:
    """A name, and how many are on if any is: “Filters · 2”."""
    return f"{name} · {count}" if count else name
