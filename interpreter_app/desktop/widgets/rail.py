"""The rail: one button for each page there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import ACTIONS, ActionSet, Group, plain
from interpreter_app.desktop.icons import SIZE, blank, icon
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
        theme.changed.connect(self._fit)
        self._fit()

    def dress(self) -> None:
        """Draw the icons in the inks of the theme."""
        size = self._icon_size()
        for page, button in self._buttons.items():
            button.defaultAction().setIcon(icon(page, self._theme, size))

    def _icon_size(self) -> int:
        return round(SIZE * self._theme.pixels(Text.BODY) / 16)

    def _fit(self) -> None:
        """Keep the place of the icons, whether they are drawn already or not."""
        unit = self._theme.pixels(Text.BODY) / 16
        size = self._icon_size()
        for button in self._buttons.values():
            button.setFixedWidth(round(80 * unit))
            button.setIconSize(QSize(size, size))
            button.defaultAction().setIcon(blank(size))

    def retranslate(self) -> None:
        """Say the texts in the current language; the buttons take theirs from the actions."""
        self.setAccessibleName(_("Pages"))
        for button in self._buttons.values():
            button.setAccessibleName(plain(button.defaultAction().text()))
