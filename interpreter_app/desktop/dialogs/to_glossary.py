"""Chosen concepts into a glossary: moved, copied, or split off into a new one, which is named right here.

Owns what is chosen and the sentence that says what will happen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.doing import DoingFrame
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import many_deeds
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.form_fields import FormLine
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.whereabouts import whereabouts


class Way(StrEnum):
    """What is done with the concepts."""

    MOVE = "move"
    COPY = "copy"
    SPLIT = "split"


_WAYS: Mapping[Way, Callable[[], str]] = {
    Way.MOVE: lambda: _("Move to a glossary"),
    Way.COPY: lambda: _("Copy to a glossary"),
    Way.SPLIT: lambda: _("Split off into a new glossary"),
}


class ToGlossaryDialog(DoingFrame):
    """Brings the concepts with these numbers into a glossary; `who` is noted in its history."""

    glossaryMade = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of the glossary that was split off, once it is in the store."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        numbers: Sequence[int],
        way: Way = Way.MOVE,
        who: str = "",
    ) -> None:
        super().__init__("toGlossary", writer, jobs, theme, parent)
        self._numbers = tuple(numbers)
        self._who = who
        self._where = whereabouts(store, self._numbers)
        self._count = sum(self._where.values())
        self._summaries = glossaries.summaries(store)
        self._inside = QWidget(self)
        self.ways = {kind: QRadioButton(self._inside) for kind in Way}
        self._group = QButtonGroup(self)
        self.target = drop_down("toGlossaryTarget", self._inside)
        self.names = (
            FormLine("toGlossaryNameFr", self._inside), FormLine("toGlossaryNameEn", self._inside)
        )  # fmt: skip
        self._fields = (self.target, *self.names)
        self._labels = [QLabel(self._inside) for _field in self._fields]
        self.summary = QLabel(self._inside)
        self.summary.setObjectName("toGlossarySummary")
        for summary in self._summaries:
            self.target.addItem("", summary.id)
        self._lay_out()
        self.target.setCurrentIndex(self._first_target())
        self.ways[way].setChecked(True)
        self._group.idToggled.connect(self._on_way)
        self.target.currentIndexChanged.connect(self._on_choice)
        for field in self.names:
            field.textChanged.connect(self._on_choice)
        self._show_fields()
        self.retranslate()
        (self.names[0] if way is Way.SPLIT else self.target).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        row = FlowRow(self._inside)
        for place, (kind, button) in enumerate(self.ways.items()):
            button.setObjectName(f"toGlossaryWay-{kind.value}")
            self._group.addButton(button, place)
            row.add(button)
        grid.addWidget(row, 0, 0, 1, 2)
        grid.setRowMinimumHeight(1, UNIT)
        for place, (label, field) in enumerate(zip(self._labels, self._fields, strict=True), 2):
            label.setProperty("role", "soft")
            label.setBuddy(field)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        self.summary.setWordWrap(True)
        grid.setRowMinimumHeight(2 + len(self._fields), UNIT)
        grid.addWidget(self.summary, 3 + len(self._fields), 0, 1, 2)
        grid.setRowStretch(4 + len(self._fields), 1)
        self.body.addWidget(Room("toGlossaryRoom", self._inside, self), 1)
        self.end_body()
        tab_through(*self.ways.values(), *self._fields, *self.ends)
        self.fit(104, 46)

    def _first_target(self) -> int:
        """The first glossary in which not all of the concepts are, one's own before those that came along."""
        able = [
            (summary.is_starter, place)
            for place, summary in enumerate(self._summaries)
            if self._where.get(summary.id, 0) < self._count
        ]
        return min(able)[1] if able else 0 if self._summaries else -1

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Into a glossary"))
        self.say_frame()
        for kind, button in self.ways.items():
            button.setText(_WAYS[kind]())
        texts = (_("Glossary"), _("Name in French"), _("Name in English"))
        for label, field, text in zip(self._labels, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        for place, summary in enumerate(self._summaries):
            self.target.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        self._show_choice()

    @property
    def way(self) -> Way:
        """What is chosen to be done."""
        return list(self.ways)[self._group.checkedId()]

    @property
    def _name(self) -> Bilingual:
        return Bilingual(*(field.typed().strip() for field in self.names))

    def do(self) -> None:
        """Do what the sentence says."""
        numbers, who, target, name = self._numbers, self._who, self.target.currentData(), self._name

        def make(progress: Progress) -> Deed[Change]:
            if self.way is Way.SPLIT:
                return many_deeds.split(numbers, name, who, progress)
            deed = many_deeds.move if self.way is Way.MOVE else many_deeds.copy
            return deed(numbers, target, self._target_name(), who, progress)

        self.carry_out(make, self._title(), self._count)

    def on_done(self, change: Change) -> None:
        """Tell of a glossary that is new, and close."""
        self.accept()
        if self.way is Way.SPLIT and change.operation is not None:
            self.glossaryMade.emit(change.glossary)

    def enable(self) -> None:
        """There must be something to do, and a glossary for it."""
        self._inside.setEnabled(not self.is_doing)
        has_place = bool(self._name) if self.way is Way.SPLIT else self.target.currentIndex() >= 0
        left = self._count - (self._there() if self.way is Way.MOVE else 0)
        self.do_button.setEnabled(has_place and left > 0 and not self.is_doing)

    def _there(self) -> int:
        """How many of the concepts are in the chosen glossary already."""
        return self._where.get(self.target.currentData() or "", 0)

    def _target_name(self) -> str:
        place = self.target.currentIndex()
        return name_of(self._summaries[place]) if place >= 0 else ""

    def _title(self) -> str:
        if self.way is Way.COPY:
            return _("Copying concepts")
        return _("Moving concepts")

    def _on_way(self, _id: int, is_on: bool) -> None:
        if is_on:
            self._show_fields()
            self._on_choice()

    def _on_choice(self, _what: object = None) -> None:
        if self.isVisible() and not self.is_doing:
            self.tell("")
        self._show_choice()

    def _show_fields(self) -> None:
        """A glossary to choose, or the name of a new one."""
        is_new = self.way is Way.SPLIT
        for label, field in zip(self._labels, self._fields, strict=True):
            for part in (label, field):
                part.setVisible((field is not self.target) is is_new)

    def _show_choice(self) -> None:
        buttons = {Way.MOVE: _("Move"), Way.COPY: _("Copy"), Way.SPLIT: _("Split off")}
        self.do_button.setText(buttons[self.way])
        give_letters(self)
        self.summary.setText(self._sentence())
        self.do_button.setAccessibleDescription(self._sentence())
        self.enable()

    def _sentence(self) -> str:
        """What will happen."""
        count = self._count
        if not count:
            return _("None of the chosen concepts is there any more.")
        if self.way is Way.SPLIT:
            return self._split_sentence()
        if not self._summaries:
            return _("There is no glossary yet: split the concepts off into a new one.")
        if self.way is Way.COPY:
            said = ngettext(
                "{count} concept will be copied into “{glossary}”; it stays where it is, too.",
                "{count} concepts will be copied into “{glossary}”; they stay where they are, too.",
                count,
            )
        elif self._there() == count:
            said = ngettext(
                "The concept is in “{glossary}” already: choose another glossary.",
                "All {count} concepts are in “{glossary}” already: choose another glossary.",
                count,
            )
        elif self._there():
            count -= self._there()
            said = ngettext(
                "{count} concept will be moved into “{glossary}”; what is there already stays.",
                "{count} concepts will be moved into “{glossary}”; what is there already stays.",
                count,
            )
        else:
            said = ngettext(
                "{count} concept will be moved into “{glossary}”.",
                "{count} concepts will be moved into “{glossary}”.",
                count,
            )
        return said.format(count=number_text(count), glossary=self._target_name())

    def _split_sentence(self) -> str:
        count, name = self._count, in_interface_language(self._name)
        if not name:
            said = ngettext(
                "{count} concept will be moved into a new glossary: give it a name in one of the languages.",
                "{count} concepts will be moved into a new glossary: give it a name in one of the languages.",
                count,
            )
        else:
            said = ngettext(
                "{count} concept will be moved into a new glossary, “{glossary}”.",
                "{count} concepts will be moved into a new glossary, “{glossary}”.",
                count,
            )
        return said.format(count=number_text(count), glossary=name)
