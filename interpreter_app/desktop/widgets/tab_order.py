"""The order in which Tab goes through the controls of a page.

Owns how a part that holds several controls stands for them.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go through these in this order; a part that isn't itself a stop stands for those inside it."""
    stops: list[QWidget] = []
    for part in parts:
        inside = part.findChildren(QWidget)
        stops += [part] if _is_stop(part) else [w for w in inside if _is_stop(w) and w.focusProxy() is None]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
