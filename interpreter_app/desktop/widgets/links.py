"""Buttons that look like links, below a list: what they are called and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from interpreter_app.desktop.theme import UNIT


def foot_line(button: QPushButton, left: int = 2 * UNIT, below: int = 0) -> QHBoxLayout:
    """A line with this button. A click leaves the keyboard where it is; Tab comes to it."""
    button.setProperty("role", "link")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    line = QHBoxLayout()
    line.setContentsMargins(left, 0, UNIT, below)
    line.addWidget(button)
    line.addStretch()
    return line


def say_with_key(button: QPushButton, text: str, key: str) -> None:
    """Give the button this text; its tip names the key, if there is one."""
    button.setText(text)
    button.setAccessibleName(text.removesuffix("…"))
    plain = text.removesuffix("…")
    button.setToolTip(f"{plain} ({key})" if key else plain)


def no_key(_name: str) -> str:
    """The key of an action where nobody has told any."""
    return ""
