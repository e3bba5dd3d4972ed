"""A part of the form of a contact: a heading, and fields that may be folded away below it.

Owns whether the fields are folded. What is folded and says something is told in a few words beside the
heading.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from interpreter_app.desktop.icons import icon
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.hairline import Hairline


class Section(QWidget):
    """Heading and `body`. One that folds begins folded."""

    unfolded = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget, *, folds: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.summary = QLabel(self)
        self.summary.setProperty("role", "small")
        self.summary.setWordWrap(True)
        self.inside = QWidget(self)
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(2 * UNIT)
        self.fold_button: QToolButton | None = None
        if folds:
            self.fold_button = QToolButton(self)
            self.fold_button.setObjectName(f"{name}Fold")
            self.fold_button.setCheckable(True)
            self.fold_button.toggled.connect(self._on_fold)
        self._lay_out()
        self.inside.setVisible(not folds)
        self.summary.setVisible(folds)
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self.heading)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self.summary, 1)
        if self.fold_button is not None:
            top.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignRight)
        else:
            top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(Hairline(parent=self))
        column.addLayout(top)
        column.addWidget(self.inside)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self.fold_button is None or self.fold_button.isChecked()

    def open(self) -> None:
        """Show the fields."""
        if self.fold_button is not None:
            self.fold_button.setChecked(True)

    def say(self, heading: str, summary: str = "") -> None:
        """What the part is called, and what is in it while it is folded."""
        self.heading.setText(heading)
        self.summary.setText(summary)
        if self.fold_button is not None:
            said = f"{heading}: {summary}" if summary else heading
            self.fold_button.setAccessibleName(said)
            self.fold_button.setToolTip(heading)

    def _on_fold(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
        self.summary.setVisible(not is_open)
        self._dress()
        if is_open:
            self.unfolded.emit()

    def _dress(self) -> None:
        if self.fold_button is not None:
            size = self._theme.pixels(Text.BODY)
            self.fold_button.setIcon(icon("fold" if self.is_open else "unfold", self._theme, size))
            self.fold_button.setIconSize(QSize(size, size))


def labelled(label: QLabel, field: QWidget, parent: QWidget) -> QWidget:
    """A field with its small label above it."""
    label.setProperty("role", "small")
    label.setBuddy(field)
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT // 2)
    column.addWidget(label)
    column.addWidget(field)
    return made
