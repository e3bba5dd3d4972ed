"""The rows of the dialog that changes many concepts: a field, and what becomes of it.

Owns which values a field can be given, how they are called, and the change that each stands for. Every row
leaves its field as it is until somebody chooses otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.services.changing_many import Setting

Names = Callable[[], str]

_LEAVE, _SET, _CLEAR = range(3)


class Value(NamedTuple):
    """A value that a field can be given: what it is called, and the change it stands for."""

    name: Names
    setting: Setting


class ValueRow(QObject):
    """A field with a few values."""

    changed = Signal()

    def __init__(self, name: str, title: Names, values: Sequence[Value], parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._values = tuple(values)
        self.label = QLabel(parent)
        self.choice = drop_down(name, parent)
        self.choice.addItems([""] * (1 + len(self._values)))
        self.label.setBuddy(self.choice)
        self.choice.currentIndexChanged.connect(self.changed)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        return (self.choice,)

    def settings(self) -> list[Setting]:
        """The change that is chosen, if one is."""
        place = self.choice.currentIndex()
        return [self._values[place - 1].setting] if place else []

    def said(self) -> str:
        """What will be changed; nothing if the field is left as it is."""
        place = self.choice.currentIndex()
        if not place:
            return ""
        return _("{field}: {value}").format(field=self._title(), value=self._values[place - 1].name())

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.label.setText(self._title())
        self.choice.setAccessibleName(self._title())
        self.choice.setItemText(0, leave_text())
        for place, value in enumerate(self._values, 1):
            self.choice.setItemText(place, value.name())


class TextRow(QObject):
    """A field with a text of one's own; `offered` are texts that one may well mean, as they are read.

    What is typed counts at once: nobody has to choose first that something is to be typed.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        title: Names,
        setting: Callable[[str], Setting],
        offered: Callable[[], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._setting = setting
        self._offered = offered
        self.label = QLabel(parent)
        self.choice = drop_down(name, parent)
        self.choice.addItems([""] * 3)
        self.label.setBuddy(self.choice)
        self.value = drop_down(f"{name}Value", parent)
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.value.editTextChanged.connect(self._on_typed)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.value.currentText().strip()

    @property
    def is_unfinished(self) -> bool:
        """Whether a text is to be set and none is there yet."""
        return self.choice.currentIndex() == _SET and not self.typed

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        return self.choice, self.value

    def settings(self) -> list[Setting]:
        """The change that is chosen, if one is. Raises UsageError for a text that is too long."""
        chosen = self.choice.currentIndex()
        if chosen == _CLEAR:
            return [self._setting("")]
        return [self._setting(self.typed)] if chosen == _SET and self.typed else []

    def said(self) -> str:
        """What will be changed; nothing if the field is left as it is."""
        chosen = self.choice.currentIndex()
        if chosen == _CLEAR:
            return _("{field}: emptied").format(field=self._title())
        if chosen == _SET and self.typed:
            return _("{field}: {value}").format(field=self._title(), value=self.typed)
        return ""

    def retranslate(self) -> None:
        """Say the texts in the current language; what was typed stays."""
        title = self._title()
        self.label.setText(title)
        self.choice.setAccessibleName(title)
        self.value.setAccessibleName(_("{field}: the new text").format(field=title))
        for place, text in enumerate((leave_text(), _("set to"), _("empty it"))):
            self.choice.setItemText(place, text)
        with QSignalBlocker(self.value):
            typed = self.value.currentText()
            self.value.clear()
            self.value.addItems(list(self._offered()))
            self.value.setCurrentIndex(-1)
            self.value.setEditText(typed)

    def _on_choice(self, chosen: int) -> None:
        self.value.setEnabled(chosen != _CLEAR)
        if chosen == _SET and not self.typed:
            self.value.setFocus()
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(_SET if text.strip() else _LEAVE)
        self.changed.emit()


Row = ValueRow | TextRow


def leave_text() -> str:
    """What a field says that isn't changed."""
    return _("leave as it is")
