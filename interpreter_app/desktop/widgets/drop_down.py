"""Fields whose value is chosen: a list that drops down, a number with arrows.

Turning the wheel over one changes nothing: whoever scrolls past it has chosen nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyledItemDelegate, QWidget

from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.widgets.own_undo import OwnUndoSpinBox

_MOST_IN_SIGHT = 12
_LEAST_LETTERS = 12
_LEAST_HEIGHT = 4 * UNIT
"""A hint rather than the control's minimum, which would have large text cut where room is scarce."""


class _DropDown(QComboBox):
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), _LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), _LEAST_HEIGHT))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Stepped(OwnUndoSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def drop_down(name: str, parent: QWidget) -> QComboBox:
    """A field with a list that drops down, with this objectName.

    It may be narrower than its longest line, which a delegate of the style sheet's draws in the open list.
    """
    made = _DropDown(parent)
    made.setObjectName(name)
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setMaxVisibleItems(_MOST_IN_SIGHT)
    made.setMinimumContentsLength(_LEAST_LETTERS)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def stepped(name: str, parent: QWidget) -> QSpinBox:
    """A number with arrows, with this objectName."""
    made = _Stepped(parent)
    made.setObjectName(name)
    # The style sheet must know of the arrows before it first looks at the control.
    made.setProperty("role", "stepped")
    return made
