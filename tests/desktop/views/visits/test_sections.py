"""What holds of every section of a visit: its controls have names, in either language, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from interpreter_app.base import i18n
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.theme import Theme
from tests.desktop.views.visits.conftest import Desk

SECTIONS = tuple(SectionName)
CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_control_has_a_name(desk: Desk, name: SectionName) -> None:
    section = desk.section(name)
    controls = [one for one in section.findChildren(QWidget) if isinstance(one, CONTROLS) and one.isVisible()]
    inside = [one for one in controls if isinstance(one.parent(), QAbstractSpinBox | QComboBox)]
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in controls
        if one not in inside
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]
    assert controls
    assert nameless == []


@pytest.mark.parametrize("name", SECTIONS)
def test_at_twice_the_size_nothing_is_cut_at_the_side(desk: Desk, theme: Theme, name: SectionName) -> None:
    theme.apply("light", 200, False)
    section = desk.section(name)
    desk.page.resize(1180, 740)
    desk.qtbot.wait(10)
    inside = section.body.parentWidget()
    assert inside is not None
    room = inside.parentWidget()
    assert room is not None
    assert inside.width() <= room.width()


@pytest.mark.parametrize("name", SECTIONS)
def test_the_language_changes_while_a_section_is_open(desk: Desk, name: SectionName) -> None:
    section = desk.section(name)
    i18n.set_language("fr")
    desk.page.retranslate()
    i18n.set_language("en")
    desk.page.retranslate()
    before = desk.shown
    section.flush()
    assert desk.shown == before
