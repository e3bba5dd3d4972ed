"""Where something takes place: one of the places of the visit, or a new one by its name.

Owns the field. What else is known of a place is told among the places of the visit.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.own_undo import OwnUndoLine
from interpreter_app.domain.ids import part_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Place
from interpreter_app.services import entered
from interpreter_app.services.wording import in_interface_language


class PlaceField(QComboBox):
    """The field. `chosen` gives the id of a place, empty for none; a new one is told before by `made`."""

    chosen = Signal(str)
    made = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setEditable(True)
        self.setLineEdit(OwnUndoLine(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumHeight(4 * UNIT)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._places: tuple[Place, ...] = ()
        self._names: list[str] = []
        self.place = ""
        """The id of the place that is shown."""
        self.activated.connect(self._on_activated)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.take)

    def show_place(self, places: Sequence[Place], ident: str) -> None:
        """Show the place with this id among those of the visit; what is being typed stays."""
        known = tuple(places)
        names = [in_interface_language(place.name) or place.id for place in known]
        typed = self.currentText() if self.hasFocus() and self.currentText() != self._name() else None
        with QSignalBlocker(self):
            if names != self._names or self.count() != len(names) + 1:
                self.clear()
                self.addItem("")
                self.addItems(names)
            number = next((n for n, place in enumerate(known, 1) if place.id == ident), 0)
            self.setCurrentIndex(number)
            if typed is not None:
                self.setEditText(typed)
        self._places, self._names, self.place = known, names, ident

    def _name(self) -> str:
        """What stands there while nothing is typed."""
        shown = zip(self._places, self._names, strict=True)
        return next((name for place, name in shown if place.id == self.place), "")

    def take(self) -> None:
        """Take the name that was typed now, if one was.

        One that is known, in either language, is that place; another one is a new place.
        """
        if self.currentText() == self._name():
            return
        name = entered.line(self.currentText())
        if not name:
            self._choose("")
            return
        for place in self._places:
            if fold(name) in (fold(place.name.fr), fold(place.name.en)):
                self._choose(place.id)
                return
        is_french = i18n.language() == Language.FRENCH
        made = Place(part_id("place"), Bilingual(name, "") if is_french else Bilingual("", name))
        self.made.emit(made)
        self._choose(made.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls past it has chosen nothing."""
        event.ignore()

    def _on_activated(self, number: int) -> None:
        self._choose(self._places[number - 1].id if number else "")

    def _choose(self, ident: str) -> None:
        if ident != self.place:
            self.place = ident
            self.chosen.emit(ident)
