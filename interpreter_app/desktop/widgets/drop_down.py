"""A list that drops down from a field."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from interpreter_app.desktop.theme import UNIT

_MOST_IN_SIGHT = 12
_LEAST_LETTERS = 12


def drop_down(name: str, parent: QWidget) -> QComboBox:
    """A field with a list that drops down, with this objectName.

    It may be narrower than its longest line, which a delegate of the style sheet's draws in the open list.
    """
    made = QComboBox(parent)
    made.setObjectName(name)
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setMaxVisibleItems(_MOST_IN_SIGHT)
    made.setMinimumContentsLength(_LEAST_LETTERS)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumHeight(4 * UNIT)
    return made
