"""What one may choose about a printed glossary: which ones, in which order, on which paper, how set.

Owns the controls and their wording; gives PrintOptions.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.briefing.options import Order, PrintOptions, Style
from interpreter_app.briefing.paper import Paper
from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.letters import UNLETTERED, escaped
from interpreter_app.desktop.models.glossaries import count_text, name_of
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.tips import wrapping_tip
from interpreter_app.store.glossaries import GlossarySummary

_ORDERS: Mapping[Order, Callable[[], str]] = {
    Order.BOTH: lambda: _("Both ways, one part each"),
    Order.FRENCH: lambda: _("French → English"),
    Order.ENGLISH: lambda: _("English → French"),
}
_PAPERS: Mapping[Paper, Callable[[], str]] = {
    Paper.A4: lambda: _("A4"),
    Paper.A5: lambda: _("A5"),
    Paper.LETTER: lambda: _("US Letter"),
}
_STYLES: Mapping[Style, tuple[Callable[[], str], Callable[[], str]]] = {
    Style.COLUMNS: (
        lambda: _("Columns"),
        lambda: _("Terms, signs and what to say, in two columns, to read at a table."),
    ),
    Style.BOOKLET: (
        lambda: _("Booklet"),
        lambda: _("Print on both sides, turned over the short edge; fold and staple."),
    ),
    Style.CHEAT_SHEET: (
        lambda: _("Cheat sheet"),
        lambda: _("Only terms and signs, for the pocket: one folded sheet at most for each direction."),
    ),
}

_WIDTH = 33 * UNIT
_MOST_IN_SIGHT = 8
"""Glossaries beyond which their list scrolls by itself, so that the other choices stay near."""


class PrintChoices(QScrollArea):
    """The controls at the left of the print dialog, to scroll through where the text is large."""

    changed = Signal()

    def __init__(
        self, summaries: Sequence[GlossarySummary], chosen: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("printChoices")
        self._theme = theme
        self._summaries = list(summaries)
        inner = QWidget(self)
        self.headings = [QLabel(inner) for _place in range(4)]
        self.boxes = [QCheckBox(inner) for _summary in self._summaries]
        for box, summary in zip(self.boxes, self._summaries, strict=True):
            box.setObjectName(f"printGlossary-{summary.id}")
            box.setProperty(UNLETTERED, True)
            box.setChecked(summary.id == chosen or not chosen)
        self.order = drop_down("printOrder", inner)
        for order in _ORDERS:
            self.order.addItem("", order)
        self.paper = drop_down("printPaper", inner)
        for paper in _PAPERS:
            self.paper.addItem("", paper)
        american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        self.paper.setCurrentIndex(self.paper.findData(Paper.LETTER if american else Paper.A4))
        self._styles = {style: QRadioButton(inner) for style in _STYLES}
        self._style_group = QButtonGroup(self)
        self._explanations = {style: QLabel(inner) for style in _STYLES}
        self._list = self._make_list(inner)
        self._lay_out(inner)
        let_scroll(self, inner)
        self._styles[Style.COLUMNS].setChecked(True)
        for box in self.boxes:
            box.toggled.connect(self._on_changed)
        self.order.currentIndexChanged.connect(self._on_changed)
        self.paper.currentIndexChanged.connect(self._on_changed)
        self._style_group.idToggled.connect(self._on_style)
        theme.changed.connect(self._fit)
        self.retranslate()
        self._fit()

    def _lay_out(self, inner: QWidget) -> None:
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2 * UNIT, 0)
        column.setSpacing(UNIT // 2)
        for heading in self.headings:
            heading.setProperty("role", "heading")
        column.addWidget(self.headings[0])
        column.addWidget(self._list)
        for heading, control in zip(self.headings[1:3], (self.order, self.paper), strict=True):
            column.addSpacing(2 * UNIT)
            column.addWidget(heading)
            column.addWidget(control)
            heading.setBuddy(control)
        column.addSpacing(2 * UNIT)
        column.addWidget(self.headings[3])
        for place, (style, button) in enumerate(self._styles.items()):
            button.setObjectName(f"printStyle-{style.value}")
            self._style_group.addButton(button, place)
            explanation = self._explanations[style]
            explanation.setProperty("role", "small")
            explanation.setWordWrap(True)
            column.addWidget(button)
            column.addWidget(explanation)
        column.addStretch()

    def _make_list(self, inner: QWidget) -> QWidget:
        """The glossaries with a box each."""
        made = QWidget(inner)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in self.boxes:
            column.addWidget(box)
        if len(self.boxes) <= _MOST_IN_SIGHT:
            return made
        room = QScrollArea(inner)
        room.setObjectName("printGlossaries")
        let_scroll(room, made)
        return room

    def _fit(self) -> None:
        """Follow the size of text: the width, what stands under a mark, and how much of the list is seen."""
        scale = self._theme.pixels(Text.BODY) / 16
        self.setFixedWidth(round(_WIDTH * scale))
        hang = round(20 * scale) + UNIT
        for explanation in self._explanations.values():
            explanation.setContentsMargins(hang, 0, 0, UNIT)
        if isinstance(self._list, QScrollArea):
            self._list.setFixedHeight(round((_MOST_IN_SIGHT - 0.5) * self.boxes[0].sizeHint().height()))
        self._name_boxes()

    def _name_boxes(self) -> None:
        """Name the glossaries, whole in the tip where there is no room for all of it."""
        scale = self._theme.pixels(Text.BODY) / 16
        room = self.width() - round(24 * scale) - 5 * UNIT
        for box, summary in zip(self.boxes, self._summaries, strict=True):
            name = name_of(summary)
            said = f"{name}, {count_text(summary.concepts)}"
            box.setText(escaped(box.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)))
            box.setToolTip(wrapping_tip(said))
            box.setAccessibleName(said)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, from top to bottom."""
        return [*self.boxes, self.order, self.paper, *self._styles.values()]

    def names(self) -> list[str]:
        """The ids of the glossaries that are to be printed."""
        return [
            summary.id for box, summary in zip(self.boxes, self._summaries, strict=True) if box.isChecked()
        ]

    def titles(self) -> list[str]:
        """Their names in the interface's language."""
        chosen = set(self.names())
        return [name_of(summary) for summary in self._summaries if summary.id in chosen]

    def options(self, author: str) -> PrintOptions:
        """How to print."""
        style = list(_STYLES)[self._style_group.checkedId()]
        return PrintOptions(
            order=Order(self.order.currentData()),
            paper=Paper(self.paper.currentData()),
            style=style,
            language=interface_language(),
            author=author,
            date=datetime.date.today(),
        )

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        words = (_("Glossaries"), _("Order"), _("Paper"), _("Style"))
        for heading, text in zip(self.headings, words, strict=True):
            heading.setText(text)
        self._name_boxes()
        for place, order_text in enumerate(_ORDERS.values()):
            self.order.setItemText(place, order_text())
        self.order.setAccessibleName(words[1])
        for place, paper_text in enumerate(_PAPERS.values()):
            self.paper.setItemText(place, paper_text())
        self.paper.setAccessibleName(words[2])
        for style, (title, explanation) in _STYLES.items():
            self._styles[style].setText(title())
            self._styles[style].setAccessibleDescription(explanation())
            self._explanations[style].setText(explanation())

    def _on_changed(self, _what: object = None) -> None:
        self.changed.emit()

    def _on_style(self, _id: int, is_on: bool) -> None:
        if is_on:
            self.changed.emit()
