"""The concepts of a file that are there already, or nearly: both beside each other, and what to do.

Owns the decisions, for all together and for single ones. What they come to is found out by whoever listens
to `changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.duplicate_choice import DuplicateChoice
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.models.deed_texts import pair_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.services.comparing import differing
from interpreter_app.services.import_plan import Alike, OnDuplicate, Planned

_WAYS: Mapping[OnDuplicate, Callable[[], str]] = {
    OnDuplicate.MERGE: lambda: _("Merge"),
    OnDuplicate.SKIP: lambda: _("Leave mine"),
    OnDuplicate.KEEP: lambda: _("Keep both"),
}


class ImportDuplicates(QWidget):
    """Lists the duplicates, those nearly the same first, and takes a decision for each or for all."""

    changed = Signal()
    """Something was decided: `chosen` and `decisions` are as they are now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._one_by_one: dict[str, OnDuplicate] = {}
        self._all: OnDuplicate | None = None
        self.label = QLabel(self)
        self.usual = DuplicateChoice(self)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.elsewhere = QLabel(self)
        self.elsewhere.setObjectName("importElsewhere")
        self.elsewhere.setWordWrap(True)
        self.elsewhere.setTextFormat(Qt.TextFormat.PlainText)
        self.elsewhere.setVisible(False)
        self.list: TwoLineList[Planned] = TwoLineList(
            "importDuplicates", self._line, theme, self, wraps=False
        )
        self.text = ReadingText(self)
        self.text.setObjectName("importDuplicateText")
        self.ways = {way: QRadioButton(self) for way in _WAYS}
        self._group = QButtonGroup(self)
        self.alike_button = QPushButton(self)
        self.alike_button.setObjectName("importDecideAll")
        self.alike_button.setAutoDefault(False)
        self._lay_out()
        self.usual.changed.connect(self._on_usual)
        self.list.chosen.connect(self._show_chosen)
        self._group.buttonClicked.connect(self._on_way)
        self.alike_button.clicked.connect(self._on_alike)
        theme.changed.connect(self._show_chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        top = QHBoxLayout()
        top.setSpacing(3 * UNIT)
        self.label.setProperty("role", "soft")
        self.label.setBuddy(next(iter(self.usual.buttons.values())))
        self.label.setContentsMargins(0, 2, 0, 0)
        top.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.usual, 1)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.elsewhere)
        ways = FlowRow(self, 2 * UNIT)
        ways.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        for place, (way, button) in enumerate(self.ways.items()):
            button.setObjectName(f"importDecision-{way.value}")
            self._group.addButton(button, place)
            ways.add(button)
        self.alike_button.setProperty("role", "link")
        ways.add(self.alike_button)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addWidget(self.text, 1)
        right.addWidget(ways)
        beside = QHBoxLayout()
        beside.setSpacing(2 * UNIT)
        beside.addWidget(self.list, 2)
        beside.addLayout(right, 5)
        column.addLayout(beside, 1)
        column.addStretch(0)

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard here, in order."""
        return self.usual, self.list, self.text, *self.ways.values(), self.alike_button

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.label.setText(_("Concepts I have"))
        self.usual.retranslate()
        self.nothing.setText(_("Nothing in the file is there already in another wording."))
        self.list.setAccessibleName(_("Concepts that are there already"))
        self.text.setAccessibleName(_("What differs"))
        for way, button in self.ways.items():
            button.setText(_WAYS[way]())
        self.alike_button.setText(_("All the same way"))
        self.list.retranslate()
        self._show_chosen()

    def forget(self) -> None:
        """Another file: nothing has been decided of it yet."""
        self._one_by_one.clear()
        self._all = None

    @property
    def decisions(self) -> dict[str, OnDuplicate]:
        """What was decided of single concepts, by their id in the file."""
        every = {item.read.id: self._all for item in self.list.rows} if self._all else {}
        return {ident: way for ident, way in (every | self._one_by_one).items() if way}

    def show_items(self, items: Sequence[Planned]) -> None:
        """Show the duplicates of a plan. The one that was chosen stays so."""
        chosen = self._chosen()
        ids = [item.read.id for item in items]
        place = ids.index(chosen.read.id) if chosen and chosen.read.id in ids else 0
        bar = self.list.verticalScrollBar().value()
        self.list.show_rows(items, place)
        self.list.verticalScrollBar().setValue(bar)
        for widget in (self.list, self.text, *self.ways.values(), self.alike_button):
            widget.setVisible(bool(items))
        self.nothing.setVisible(not items)

    @property
    def tells_of_elsewhere(self) -> bool:
        """Whether it says what is in other glossaries of the store."""
        return bool(self.elsewhere.text())

    def show_elsewhere(self, sentences: Sequence[str]) -> None:
        """Say which other glossaries have some of what would be added."""
        self.elsewhere.setText("\n".join(sentences))
        self.elsewhere.setVisible(bool(sentences))

    def _chosen(self) -> Planned | None:
        rows = self.list.chosen_rows
        return rows[0] if rows else None

    def _line(self, item: Planned) -> TwoLines:
        way = _WAYS[item.decision]()
        small = _("Nearly the same · {decision}").format(decision=way) if item.alike is Alike.NEAR else way
        return TwoLines(pair_text(item.read), small)

    def _show_chosen(self) -> None:
        item = self._chosen()
        if item is None or item.present is None:
            self.text.clear()
            return
        fields = differing(item.present, item.read)
        heads = (_("Yours"), _("In the file"))
        page = side_by_side(pair_text(item.present), heads, fields, self._theme, _after(item))
        self.text.setHtml(page)
        self.ways[item.decision].setChecked(True)

    # Decisions.

    def _on_usual(self) -> None:
        """The usual way takes the place of what was decided of all at once, not of single decisions."""
        self._all = None
        self.changed.emit()

    def _on_way(self) -> None:
        item = self._chosen()
        if item is not None:
            self._one_by_one[item.read.id] = self._way()
            self.changed.emit()

    def _on_alike(self) -> None:
        self._all = self._way()
        self._one_by_one.clear()
        self.changed.emit()

    def _way(self) -> OnDuplicate:
        return list(self.ways)[self._group.checkedId()]


def _after(item: Planned) -> str:
    """What a merge leaves to be chosen of."""
    count = len(item.conflicts)
    if not count:
        return ""
    return ngettext(
        "{count} field was changed by both sides: yours stands, and after the import you can compare them.",
        "{count} fields were changed by both sides: yours stand, and after the import you can compare them.",
        count,
    ).format(count=count)
