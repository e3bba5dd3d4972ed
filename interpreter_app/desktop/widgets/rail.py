"""The rail: one button for each page there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import ACTIONS, ActionSet, Group
from interpreter_app.desktop.icons import SIZE, icon
from interpreter_app.desktop.theme import UNIT, Text, Theme


class Rail(QWidget):
    """Shows the pages' actions as buttons with an icon above a word."""

    def __init__(self, actions: ActionSet, theme: Theme, pages: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navigationRail")
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for spec in ACTIONS:
            if spec.group is Group.GO and spec.page in pages:
                button = QToolButton(self)
                button.setDefaultAction(actions[spec.name])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
                button.setProperty("role", "rail")
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self._buttons[spec.page] = button
                layout.addWidget(button)
        layout.addStretch(1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Draw the icons in the inks of the theme."""
        unit = self._theme.pixels(Text.BODY) / 16
        size = round(SIZE * unit)
        for page, button in self._buttons.items():
            button.setFixedWidth(round(80 * unit))
            button.setIconSize(QSize(size, size))
            button.defaultAction().setIcon(icon(page, self._theme, size))

    def retranslate(self) -> None:
        """Say the texts in the current language; the buttons take theirs from the actions."""
        self.setAccessibleName(_("Pages"))
        for button in self._buttons.values():
            button.setAccessibleName(button.defaultAction().text())
