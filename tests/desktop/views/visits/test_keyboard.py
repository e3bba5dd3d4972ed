"""Tab goes through a section of a visit from the top to the bottom, and comes to everything in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.widgets.tab_order import stops_of
from tests.desktop.views.visits.conftest import Desk, press

_MOST = 400


def tabbed(desk: Desk, name: SectionName) -> list[QWidget]:
    """What has the keyboard one after the other, from the first control of the section on."""
    desk.page.show_section(name)
    section = desk.page.sheet.sections[name]
    section.focus_first()
    desk.qtbot.wait(50)  # the layouts settle
    first = next(stop for stop in stops_of(section._inside) if stop.isVisible() and stop.isEnabled())
    first.setFocus()
    came: list[QWidget] = []
    for _press in range(_MOST):
        focused = QApplication.focusWidget()
        if focused is None or not section.isAncestorOf(focused) or focused in came:
            break
        came.append(focused)
        press(Qt.Key.Key_Tab)
    return came


@pytest.mark.parametrize("name", list(SectionName))
def test_tab_goes_down_and_leaves_nothing_out(desk: Desk, name: SectionName) -> None:
    came = tabbed(desk, name)
    section = desk.page.sheet.sections[name]
    tops = [widget.mapTo(section, QPoint(0, 0)).y() for widget in came]
    bottoms = [top + widget.height() for top, widget in zip(tops, came, strict=True)]
    back = [
        (before.objectName(), after.objectName())
        for before, after, top, bottom in zip(came, came[1:], tops, bottoms[1:], strict=False)
        if bottom <= top and after.objectName() != "removePart"  # at the top, but after its part
    ]
    assert back == []
    wanted = {stop for stop in stops_of(section._inside) if stop.isVisible() and stop.isEnabled()}
    missed = {stop.objectName() for stop in wanted if stop not in came and stop.focusProxy() not in came}
    assert missed == set()
