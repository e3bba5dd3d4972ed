"""How the parts of the window stand: the rail beside the pages, the status line below them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from interpreter_app.desktop.widgets.hairline import Hairline


def framed(rail: QWidget, line: Hairline, pages: QWidget, status: QWidget, parent: QWidget) -> QWidget:
    """All of them in one, `line` between the rail and the pages."""
    whole = QWidget(parent)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(rail)
    middle.addWidget(line)
    middle.addWidget(pages, 1)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(middle, 1)
    column.addWidget(Hairline(parent=parent))
    column.addWidget(status)
    return whole
