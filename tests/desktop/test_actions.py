"""Actions: their keys work wherever one types, and each page has its own way with those that are a page's."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.actions import ACTIONS, FIXED, ActionSet, Scope, clashes
from interpreter_app.desktop.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KEYS = [(spec.name, key) for spec in ACTIONS for key in spec.keys if spec.name not in ("undo", "redo")]
"""All keys but those of undo and redo: in a field they are about what one typed there, as everywhere."""

TAKEN_BY_FIELDS = {
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Left", "Ctrl+Right"),
    *("Ctrl+Home", "Ctrl+End", "Ctrl+Backspace", "Ctrl+Del", "Ctrl+Ins", "Shift+Ins", "Shift+Del"),
    "Ctrl+E",
}
"""What a text field takes for itself before any action is asked; the last only on X11."""


def press(widget: QWidget, key: str) -> None:
    """Press a key with its modifiers, as a keyboard does."""
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_every_key_works_while_one_types_into_a_field(qtbot: QtBot, name: str, key: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = QLineEdit("some text", window)
    window.setCentralWidget(field)
    actions = ActionSet(window, {})
    heard: list[str] = []
    for spec in ACTIONS:
        actions.on(spec.name, lambda *_checked, spec=spec: heard.append(spec.name))
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press(field, key)
    assert heard == [name]
    assert field.text() == "some text"


def test_no_key_is_one_that_fields_take_on_some_system() -> None:
    assert not {key for _name, key in KEYS} & TAKEN_BY_FIELDS


def test_the_keys_work_in_every_field_of_the_real_window(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("glossaries")
    window.show_page("lookup")
    exported: list[bool] = []
    window.actions_["export"].triggered.disconnect()
    window.actions_["export"].triggered.connect(lambda: exported.append(True))
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible() and field.isEnabled()]
    assert fields
    for count, field in enumerate(fields, 1):
        field.setFocus()
        press(field, window.actions_["export"].shortcut().toString())
        assert len(exported) == count, field.objectName()


def test_no_two_actions_share_a_key() -> None:
    assert clashes({}) == {}


def test_a_range_of_keys_is_shown_as_one() -> None:
    digits = next(fixed for fixed in FIXED if fixed.is_range)
    assert digits.shown() == ("Alt+1 … Alt+9",)


def test_each_page_has_its_own_way_with_an_action(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    stack = QStackedWidget(window)
    window.setCentralWidget(stack)
    actions = ActionSet(window, {})
    heard: list[str] = []
    fields = [QLineEdit(), QLineEdit()]
    for name, field in zip(("first", "second"), fields, strict=True):
        page = QWidget()
        field.setParent(page)
        stack.addWidget(page)
        actions.on("copy-target", lambda name=name: heard.append(name), page)
    window.show()
    for place, field in enumerate(fields):
        stack.setCurrentIndex(place)
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        press(field, "Ctrl+D")
    actions["copy-target"].trigger()
    assert heard == ["first", "second", "second"]


def test_keys_follow_the_settings_and_the_tips_name_them(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    actions.rebind({"print": "F7", "about": ""})
    assert actions["print"].shortcut() == QKeySequence("F7")
    assert actions.key("print") == "F7"
    assert "F7" in actions.tooltip("print")
    assert actions.key("about") == ""


def test_what_a_page_does_is_declared_so() -> None:
    scopes = {spec.name: spec.scope for spec in ACTIONS}
    assert scopes["copy-target"] is Scope.PAGE
    assert scopes["show-concept"] is Scope.PAGE
    assert scopes["search"] is Scope.WINDOW
