"""All regions, or all subject fields, of a list of concepts: found by typing, each ticked or not.

Owns the finding and the ticks one sees. What a tick leads to is the filter's affair: it is told at once, and
asked what is on and how many concepts each facet would leave.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import Frame
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.facet_words import facet_name, in_order, kind_name
from interpreter_app.desktop.models.glossaries import count_text, number_text
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.facet_menu import Asked, Counts
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.filter_edit import FilterEdit
from interpreter_app.desktop.widgets.quiet_table import AnyIndex, QuietTable
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.domain.language.folding import fold
from interpreter_app.services.browsing import Facet, Filter, Kind

_NAME, _COUNT = range(2)
_TICK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FacetModel(QAbstractTableModel):
    """The facets that are found, each with its tick and the number of concepts that it would leave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Facet] = []
        self._wanted = Filter()
        self._counts: Counts = {}

    def show(self, rows: list[Facet]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def follow(self, wanted: Filter, counts: Counts) -> None:
        """Show what is on now."""
        self._wanted, self._counts = wanted, counts
        if self._rows:
            self.dataChanged.emit(self.index(0, _NAME), self.index(len(self._rows) - 1, _COUNT))

    def facet(self, row: int) -> Facet:
        """What stands in a row."""
        return self._rows[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are found."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """A name and a number."""
        return 0 if parent.isValid() else 2

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A tick is told to a screen reader as one."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _NAME else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Name, number and tick; the whole name as a tip, and the line as a screen reader says it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        facet = self._rows[index.row()]
        name, count = facet_name(facet), self._counts.get(facet, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name if index.column() == _NAME else number_text(count)
            case Qt.ItemDataRole.CheckStateRole if index.column() == _NAME:
                is_on = facet in self._wanted.facets
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == _COUNT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return wrapping_tip(name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {count_text(count)}"
        return None


class _Facets(QuietTable):
    """The list. A click, the space bar and Return tick; what is typed goes into the field."""

    ticked = Signal(int)
    typed = Signal(str)

    def __init__(self, model: FacetModel, theme: Theme, parent: QWidget) -> None:
        super().__init__("facetChoices", model, theme, parent)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        modes = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(_NAME, modes.Stretch)
        self.horizontalHeader().setSectionResizeMode(_COUNT, modes.ResizeToContents)
        self.clicked.connect(self._on_clicked)

    def move_by(self, rows: int) -> None:
        """Choose the row this far below, or the last one there is."""
        last = self.model().rowCount() - 1
        if last >= 0:
            row = max(0, min(last, self.currentIndex().row() + rows))
            self.setCurrentIndex(self.model().index(row, _NAME))

    def rows_in_sight(self) -> int:
        """How many rows are in sight at once."""
        return max(1, self.viewport().height() // self.row_height() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar and Return tick, letters go into the field, the rest moves."""
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() in _TICK_KEYS and self.currentIndex().isValid():
            self.ticked.emit(self.currentIndex().row())
        elif event.text().isprintable() and event.text() and is_plain:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.ticked.emit(index.row())


class FacetChoice(Frame):
    """The dialog, for the regions or the subject fields. `asked` gives the filter and the counts."""

    toggled = Signal(object)
    """A Facet."""

    def __init__(self, asked: Asked, kind: Kind, theme: Theme, parent: QWidget) -> None:
        super().__init__("facetChoice", theme, parent)
        self._asked = asked
        self._kind = kind
        wanted, counts = asked()
        there = {facet for facet in counts if facet.kind is kind and counts[facet]}
        self._all = in_order(there | {facet for facet in wanted.facets if facet.kind is kind})
        self._words = [fold(facet_name(facet)).replace("-", " ").split() for facet in self._all]
        self.field = FilterEdit(self)
        self.field.setObjectName("facetFilter")
        self._model = FacetModel(self)
        self.list = _Facets(self._model, theme, self)
        self.nothing = QLabel(self)
        self.nothing.setProperty("role", "soft")
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.status = QLabel(self)
        self.status.setProperty("role", "small")
        for widget, stretch in ((self.field, 0), (self.list, 1), (self.nothing, 1)):
            self.body.addWidget(widget, stretch)
        self.foot.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot()
        tab_through(self.field, self.list, self.close_button)
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self.list.move_by)
        self.field.paged.connect(self._on_paged)
        self.field.kept.connect(self._on_kept)
        self.list.ticked.connect(self._on_ticked)
        self.list.typed.connect(self._on_typed)
        self.fit(56, 70)
        self._model.follow(wanted, counts)
        self._find()
        self.retranslate()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def names(self) -> list[str]:
        """What is in the list, from its first row to its last."""
        return [facet_name(self._model.facet(row)) for row in range(self._model.rowCount())]

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(kind_name(self._kind))
        self.field.setPlaceholderText(_("Type to find"))
        self.field.setAccessibleName(_("Type to find"))
        self.list.setAccessibleName(kind_name(self._kind))
        self._say()
        give_letters(self)

    def _find(self, typed: str = "") -> None:
        words = fold(typed).replace("-", " ").split()
        found = [
            facet
            for facet, known in zip(self._all, self._words, strict=True)
            if all(any(one.startswith(word) for one in known) for word in words)
        ]
        self._model.show(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.list.move_by(1)
        self._say()

    def _say(self) -> None:
        self.nothing.setText(
            _("No name here has a word that begins with “{typed}”.").format(typed=self.field.text().strip())
        )
        found, every = self._model.rowCount(), len(self._all)
        shown = ngettext("{shown} of {count}", "{shown} of {count}", every)
        self.status.setText(shown.format(shown=number_text(found), count=number_text(every)))
        if not found:
            announce(self.field, self.nothing.text())

    def _on_paged(self, pages: int) -> None:
        self.list.move_by(pages * self.list.rows_in_sight())

    def _on_kept(self) -> None:
        """Tick what is chosen; what is typed next is looked for anew."""
        row = self.list.currentIndex().row()
        if row >= 0:
            self._on_ticked(row)
            self.field.selectAll()

    def _on_ticked(self, row: int) -> None:
        self.toggled.emit(self._model.facet(row))
        self._model.follow(*self._asked())

    def _on_typed(self, text: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setText(self.field.text() + text)
