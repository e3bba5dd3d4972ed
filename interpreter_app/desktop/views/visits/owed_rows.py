"""What the interpreters are given beforehand: a row each, with until when, since when, and a note.

Owns the rows, and what can still be added of AIIC's list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import set_role
from interpreter_app.desktop.models.interpreting_words import owed_state
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import small
from interpreter_app.desktop.views.visits.split_row import Labelled, SplitRow, column_of, fill
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import WrappingLine
from interpreter_app.desktop.widgets.part_rows import PartEditor, PartRows
from interpreter_app.domain.visits.visit import Material, Owed
from interpreter_app.domain.visits.words import MATERIAL
from interpreter_app.services.wording import in_interface_language


@dataclass(frozen=True, slots=True)
class OwedPart:
    """Something owed, in a row."""

    id: str
    owed: Owed


class OwedEditor(PartEditor[OwedPart]):
    """A tick for what was given, the days, and a note."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tick = QCheckBox(self)
        self.tick.setObjectName("owedGiven")
        self.state = small(self, "owedState")
        self.due, self.given = DayField("owedDue", self), DayField("owedDay", self)
        self.note = WrappingLine("owedNote", self)
        grid = FittingGrid(2, self)
        self._labelled = [Labelled(field, grid) for field in (self.due, self.given)]
        for one in self._labelled:
            grid.add(one)
        fill(self, SplitRow(column_of(self, self.tick, self.state), column_of(self, grid, self.note), self))
        self.tick.clicked.connect(self._on_tick)
        for field in (self.due, self.given):
            field.wrong.connect(desk.said)
        self.due.edited.connect(self._on_due)
        self.given.edited.connect(self._on_given)
        self.note.edited.connect(self._on_note)

    def show_part(self, part: OwedPart) -> None:
        """Show what is owed."""
        super().show_part(part)
        self.due.show_day(part.owed.due)
        self.note.show_text(part.owed.note)
        self._show_given()
        self._say_labels()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.due.retranslate()
        self.given.retranslate()
        if hasattr(self, "part"):
            self.show_part(self.part)

    def _say_labels(self) -> None:
        what = _capital(material_name(self.part.owed.material))
        self.tick.setText(what)
        for one, text in zip(self._labelled, (_("Wanted by"), _("Given on")), strict=True):
            one.say(text, f"{what}, {text}")
        self.note.setPlaceholderText(_("note"))
        self.note.setAccessibleName(f"{what}, {_('Note')}")

    def flush(self) -> None:
        """Take the days that are typed."""
        self.due.take()
        self.given.take()

    def focus_first(self) -> None:
        """Put the keyboard on the tick."""
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_given(self) -> None:
        owed = self.part.owed
        self.tick.setChecked(owed.given is not None)
        self.given.show_day(owed.given)
        words, warns = owed_state(owed, self._desk.today())
        self.state.setText(words)
        self.tick.setAccessibleDescription(words)
        role = "small-warning" if warns else "small"
        if self.state.property("role") != role:
            set_role(self.state, role)

    def _make(self, owed: Owed) -> None:
        self.change(replace(self.part, owed=owed))
        self._show_given()

    def _on_tick(self, is_on: bool) -> None:
        self._make(replace(self.part.owed, given=self._desk.today() if is_on else None))

    def _on_due(self, day: date | None) -> None:
        self._make(replace(self.part.owed, due=day))

    def _on_given(self, day: date | None) -> None:
        self._make(replace(self.part.owed, given=day))

    def _on_note(self) -> None:
        self._make(replace(self.part.owed, note=self.note.typed()))


class OwedRows(QWidget):
    """The rows, and a menu of what isn't among them. `changed` gives the tuple of Owed."""

    changed = Signal(object)

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("owedMaterial")
        self.rows: PartRows[OwedPart] = PartRows(
            "owedRows",
            lambda parent: OwedEditor(desk, parent),
            lambda: OwedPart("", Owed(Material.AGENDA)),
            desk.theme,
            self,
            is_ruled=True,
        )
        self.rows.add_button.hide()
        self.add = QPushButton(self)
        self.add.setObjectName("owedAdd")
        self.add.setProperty("role", "link")
        self.add.clicked.connect(self.open_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.changed.connect(self._on_rows)

    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Show what is owed; two of a kind are told by their order."""
        kinds = [one.material for one in owed]
        parts = [
            OwedPart(f"{one.material.value}-{kinds[:place].count(one.material)}", one)
            for place, one in enumerate(owed)
        ]
        self.rows.show_parts(parts)
        self.rows.setVisible(bool(parts))
        self.add.setVisible(bool(self.missing))

    @property
    def missing(self) -> list[Material]:
        """The kinds of material that aren't among what is owed."""
        there = {part.owed.material for part in self.rows.parts}
        return [one for one in Material if one not in there]

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.add.setText(_("Add material…"))
        self.rows.say("", _("Take this material away"))

    def open_menu(self) -> None:
        """Let one choose among what is missing."""
        menu = QMenu(self)
        menu.setObjectName("owedMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        missing = self.missing
        for one in missing:
            menu.addAction(_capital(material_name(one)), partial(self.add_kinds, [one]))
        if len(missing) > 1:
            menu.addSeparator()
            menu.addAction(_("All of these"), partial(self.add_kinds, missing))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def add_kinds(self, kinds: Sequence[Material]) -> None:
        """Add what is owed of these kinds."""
        owed = (*(part.owed for part in self.rows.parts), *(Owed(one) for one in kinds))
        self.show_owed(owed)
        self.changed.emit(owed)
        self.rows.rows[-len(kinds)].editor.focus_first()

    def _on_rows(self, parts: Sequence[OwedPart]) -> None:
        self.rows.setVisible(bool(parts))
        self.add.setVisible(bool(self.missing))
        self.changed.emit(tuple(part.owed for part in parts))


def material_name(material: Material) -> str:
    """What material is called."""
    return in_interface_language(MATERIAL[material])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
