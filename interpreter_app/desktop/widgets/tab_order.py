"""The order in which Tab goes through the controls of a page.

Owns how a part that holds several controls stands for them. A part that hands the keyboard on to one of its
own (its focus proxy) is a stop to Qt, too: it goes with its controls, or Tab would come back to it for ever.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go through these in this order; a part that isn't itself a stop stands for those inside it."""
    stops = [stop for part in parts for stop in _stops(part)]
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _stops(part: QWidget) -> list[QWidget]:
    if _is_stop(part) or _is_compound(part):
        return [part]
    inside = [w for w in part.findChildren(QWidget) if w.window() is part.window()]  # no list of a completer
    compounds = [w for w in inside if _is_compound(w)]
    return [
        w
        for w in inside
        if (w in compounds or (_is_stop(w) and w.focusProxy() is None))
        and not any(compound.isAncestorOf(w) for compound in compounds)
    ]


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_compound(widget: QWidget) -> bool:
    proxy = widget.focusProxy()
    return proxy is not None and widget.isAncestorOf(proxy)
