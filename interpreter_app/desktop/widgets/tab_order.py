"""The order in which Tab goes through the controls of a page.

Owns how a part that holds several controls stands for them: in the order in which they are laid out, whatever
the order in which they were made. A part that hands the keyboard on to one of its own (its focus proxy) is a
stop to Qt, too: it goes with its controls, or Tab would come back to it for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go through these in this order; a part that isn't itself a stop stands for those inside it."""
    for one, following in pairwise([stop for part in parts for stop in stops_of(part)]):
        QWidget.setTabOrder(one, following)


def stops_of(part: QWidget) -> Iterator[QWidget]:
    """The controls that Tab comes to in a part, seen or hidden, in the order in which they are laid out."""
    if _is_stop(part) or _is_compound(part):
        yield part
        return
    for child in _parts(part):
        yield from stops_of(child)


def step(part: QWidget, is_next: bool) -> bool:
    """Go on to the control that is laid out next in a part, or before; False at its end, and outside it."""
    focused = QApplication.focusWidget()
    seen = [one for one in _controls(part) if one.isVisible() and one.isEnabled()]
    place = next((n for n, one in enumerate(seen) if one is focused or one.focusProxy() is focused), None)
    if place is None or not 0 <= (place := place + (1 if is_next else -1)) < len(seen):
        return False
    reasons = Qt.FocusReason
    seen[place].setFocus(reasons.TabFocusReason if is_next else reasons.BacktabFocusReason)
    _show_whole(seen[place])
    return True


def leave(part: QWidget, is_next: bool) -> bool:
    """Go on to what comes after a part, or before it, wherever in Qt's chain its own controls stand."""
    focused = QApplication.focusWidget()
    if focused is None or not part.isAncestorOf(focused):
        return False
    reasons = Qt.FocusReason
    one: QWidget | None = focused.nextInFocusChain() if is_next else focused.previousInFocusChain()
    while one is not None and one is not focused:
        if not part.isAncestorOf(one) and _is_stop(one) and one.isVisible() and one.isEnabled():
            one.setFocus(reasons.TabFocusReason if is_next else reasons.BacktabFocusReason)
            return True
        one = one.nextInFocusChain() if is_next else one.previousInFocusChain()
    return False


def _controls(part: QWidget) -> Iterator[QWidget]:
    """As `stops_of`, but the controls of a part that hands the keyboard on, one by one."""
    for stop in stops_of(part):
        if _is_compound(stop) and not _is_stop(stop):
            for child in _parts(stop):
                yield from _controls(child)
        else:
            yield stop


def _show_whole(control: QWidget) -> None:
    """Scroll a control into sight, wherever it scrolls."""
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(control)
        around = around.parentWidget()


def _parts(part: QWidget) -> list[QWidget]:
    """What stands in a part, as it is laid out, then the rest; a window in it is the list of a completer."""
    layout = part.layout()
    laid_out = [] if layout is None else list(_widgets(layout))
    others = [child for child in part.children() if isinstance(child, QWidget) and child not in laid_out]
    return [child for child in (*laid_out, *others) if not child.isWindow() and not _is_proxied(child)]


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_proxied(widget: QWidget) -> bool:
    """Whether it hands the keyboard on to another one that stands elsewhere, not to what it scrolls in."""
    proxy = widget.focusProxy()
    return proxy is not None and not _is_compound(widget) and not proxy.isAncestorOf(widget)


def _is_compound(widget: QWidget) -> bool:
    proxy = widget.focusProxy()
    return proxy is not None and widget.isAncestorOf(proxy)
