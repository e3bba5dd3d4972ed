"""What the sections of the Visits page have in common: they scroll, they have headings, they show a visit.

Owns no content.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.widgets.tab_order import leave, step, stops_of, tab_through
from interpreter_app.domain.visits.visit import Visit


class Section(QWidget):
    """One section: `body` takes what it shows. Inherit, and say what becomes of a visit."""

    def __init__(self, name: str, desk: VisitDesk, parent: QWidget, *, scrolls: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.desk = desk
        self._inside = inside = QWidget(self)
        self._stops: list[QWidget] = []
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, UNIT, 3 * UNIT, 3 * UNIT)
        self.body.setSpacing(2 * UNIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if scrolls:
            room = QScrollArea(self)
            let_scroll(room, inside)
            whole.addWidget(room)
        else:
            whole.addWidget(inside)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the section as it is laid out now: rows come and go."""
        self.order_stops()
        return (
            step(self._inside, is_next) or leave(self._inside, is_next) or super().focusNextPrevChild(is_next)
        )

    def order_stops(self) -> None:
        """Have Tab come to the first control of the section first, whatever has been made anew."""
        stops = list(stops_of(self._inside))
        if stops != self._stops:
            self._stops = stops
            tab_through(*stops)

    def show_visit(self, visit: Visit) -> None:
        """Show a visit, which may be the same one, changed elsewhere: who types goes on typing."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError

    def flush(self) -> None:
        """Take what is typed and not understood yet."""


def heading(parent: QWidget) -> QLabel:
    """The heading of a part of a section; what it says is said in `retranslate`."""
    made = QLabel(parent)
    made.setProperty("role", "heading")
    made.setContentsMargins(0, UNIT, 0, 0)
    return made


def small(parent: QWidget, name: str = "") -> QLabel:
    """A small line of text that may break."""
    made = QLabel(parent)
    made.setObjectName(name)
    made.setProperty("role", "small")
    made.setWordWrap(True)
    return made
