"""Tab goes through a section of a visit from the top to the bottom, and comes to everything in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from interpreter_app.base import paths
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.widgets.tab_order import stops_of
from interpreter_app.services import visit_files
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
    assert missed_in(section, came) == set()


def missed_in(part: QWidget, came: list[QWidget]) -> set[str]:
    """What can be tabbed to by itself and wasn't."""
    every = [one for one in part.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    seen = [one for one in every if one.isVisible() and one.isEnabled() and one.focusProxy() is None]
    return {f"{one.objectName()} ({type(one).__name__})" for one in seen if one not in came}


@pytest.mark.parametrize("name", list(SectionName))
def test_tab_goes_through_another_visit_and_out_again(desk: Desk, name: SectionName) -> None:
    """Its rows have been made since, and stand at the end of Qt's own order."""
    desk.page.show_section(name)
    visit_files.bring(desk.store, visit_files.read_file(paths.samples_dir() / "paris-2016.yaml"))
    desk.page.refresh()
    desk.page.open("paris-2016")
    desk.qtbot.wait(50)
    section = desk.page.sheet.sections[name]
    desk.page.left.sections.setFocus()
    came: list[QWidget] = []
    for _press in range(_MOST):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in came[:-1] or not section.isAncestorOf(focused):
            break
        came.append(focused)
    assert missed_in(section, came) == set()
    assert QApplication.focusWidget() is desk.page.left.visits
    press(Qt.Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is came[-1]


def test_tab_goes_on_through_the_form_of_a_new_session(desk: Desk) -> None:
    desk.page.show_section(SectionName.SCHEDULE)
    section = desk.page.sheet.sections[SectionName.SCHEDULE]
    desk.qtbot.wait(50)
    press(Qt.Key.Key_Tab)
    section.add_button.click()  # type: ignore[attr-defined]
    desk.qtbot.wait(50)
    came: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and section.isAncestorOf(focused):
        assert focused not in came
        came.append(focused)
        press(Qt.Key.Key_Tab)
    names = [one.objectName() for one in came]
    assert names[:4] == ["sessionTitleFr", "sessionTitleEn", "sessionKind", "sessionDay"]
    form = section.form  # type: ignore[attr-defined]
    assert missed_in(form, came) == set()
    press(Qt.Key.Key_Backtab, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is came[-1]
