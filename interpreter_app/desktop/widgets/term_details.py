"""What unfolds below a term in a form: its kind, grammar, region, how to say it, a sentence.

Owns these fields, and the drop-down of an enumeration's values. By itself because it is made for a term only
when somebody looks: six fields for each of a dozen terms take a while.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets import term_words as words
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.domain.terms import Number, PartOfSpeech, Term, TermType

V = TypeVar("V")

_AROUND = 3 * UNIT
"""Pixels beside the words of an open list."""

_SHORT = 2
"""Letters of the shortest drop-down."""

_PLACES = ((0, 0), (1, 0), (2, 0), (2, 1), (3, 0), (4, 0))
"""The line and the half of it in which each field begins: number and region are short enough to share one."""


class Values(Generic[V]):
    """A drop-down of values: Qt would give an enumeration's value back as a plain text."""

    def __init__(self, name: str, values: Sequence[V], parent: QWidget) -> None:
        self.field = drop_down(name, parent)
        self.field.setMinimumContentsLength(1)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values = tuple(values)
        self.field.addItems([""] * len(self._values))

    def narrow(self) -> None:
        """Have it no wider than what is said in short; its open list is as wide as its words."""
        self.field.setMinimumContentsLength(_SHORT)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @property
    def chosen(self) -> V:
        """The value that is chosen."""
        return self._values[self.field.currentIndex()]

    def choose(self, value: V) -> None:
        """Choose a value; nobody is told."""
        self.field.setCurrentIndex(self._values.index(value))

    def say(self, name: Callable[[V], str]) -> None:
        """Name the values in the current language."""
        for place, value in enumerate(self._values):
            self.field.setItemText(place, name(value))
        view = self.field.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + _AROUND)


class TermDetails(QWidget):
    """The fields of one term. `prefix` begins their objectNames, `place` ends them."""

    edited = Signal()
    left = Signal()

    def __init__(self, prefix: str, place: int, parent: QWidget) -> None:
        super().__init__(parent)

        def line(name: str) -> FormLine:
            made = FormLine(f"{prefix}{name}{place}", self)
            made.textEdited.connect(self.edited)
            made.editingFinished.connect(self.left)
            return made

        def values(name: str, choices: Sequence[V]) -> Values[V]:
            made = Values(f"{prefix}{name}{place}", choices, self)
            made.field.activated.connect(self.edited)
            return made

        self.type = values("Type", tuple(TermType))
        self.part_of_speech = values("PartOfSpeech", (None, *PartOfSpeech))
        self.number = values("Number", (None, *Number))
        self.region = line("Region")
        self.pronunciation = line("Pronunciation")
        self.context = line("Context")
        self._labels = [QLabel(self) for _field in self.stops()]
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(UNIT, UNIT, 0, UNIT)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT)
        for place, label, field in zip(_PLACES, self._labels, self.stops(), strict=True):
            label.setProperty("role", "small")
            label.setBuddy(field)
            row, column = place
            is_half = sum(other[0] == row for other in _PLACES) > 1
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1, 1, 1 if is_half else 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        return (
            self.type.field, self.part_of_speech.field, self.number.field, self.region, self.pronunciation,
            self.context,
        )  # fmt: skip

    def show_term(self, term: Term) -> None:
        """Show what is known of a term."""
        self.type.choose(term.type)
        self.part_of_speech.choose(term.part_of_speech)
        self.number.choose(term.number)
        self.region.show_text(term.region)
        self.pronunciation.show_text(term.pronunciation)
        self.context.show_text(term.context)

    def typed(self, term: Term) -> Term:
        """The term with what stands here."""
        return replace(
            term,
            type=self.type.chosen,
            part_of_speech=self.part_of_speech.chosen,
            number=self.number.chosen,
            region=self.region.typed(),
            pronunciation=self.pronunciation.typed(),
            context=self.context.typed(),
        )

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        texts = (
            _("Kind"), _("Part of speech"), _("Number"), _("Region"), _("How to say it"), _("In a sentence"),
        )  # fmt: skip
        for label, field, text in zip(self._labels, self.stops(), texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.region.setPlaceholderText(_("FR, GB-SCT…"))
        self.type.say(words.type_choice)
        self.part_of_speech.say(words.part_of_speech_name)
        self.number.say(words.number_name)
