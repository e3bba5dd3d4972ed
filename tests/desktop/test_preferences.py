"""The preferences: every control gives new settings at once, and keys never belong to two actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ACTIONS, clashes, keys_of
from interpreter_app.desktop.dialogs.preferences import PreferencesDialog
from interpreter_app.desktop.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Opener = Callable[..., PreferencesDialog]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opener:
    """Opens the dialog."""

    def open_dialog(settings: Settings | None = None) -> PreferencesDialog:
        dialog = PreferencesDialog(settings or Settings(), theme)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_dialog


def given(qtbot: QtBot, dialog: PreferencesDialog, act: Callable[[], object]) -> Settings:
    """The settings that the dialog gives when this is done."""
    with qtbot.waitSignal(dialog.settingsChanged) as changed:
        act()
    assert changed.args[0] is dialog.settings
    return changed.args[0]


def test_shows_the_settings(opened: Opener) -> None:
    settings = Settings(theme="dark", text_size=130, clear_after=0, results=9, author="Ada")
    dialog = opened(settings)
    assert dialog.look.currentData() == "dark"
    assert dialog.text_size.currentText() == "130%"
    assert dialog.clear_after.text() == "never"
    assert dialog.results.value() == 9
    assert dialog.author.text() == "Ada"
    assert dialog.settings == settings


def test_every_control_applies_at_once(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    look, size = dialog.look, dialog.text_size
    assert given(qtbot, dialog, lambda: look.setCurrentIndex(look.findData("dark"))).theme == "dark"
    assert given(qtbot, dialog, lambda: size.setCurrentIndex(size.findData(150))).text_size == 150
    assert given(qtbot, dialog, lambda: dialog.clear_after.setValue(20)).clear_after == 20
    assert dialog.clear_after.text() == "20\u00a0seconds"
    assert given(qtbot, dialog, lambda: dialog.results.setValue(5)).results == 5
    language = dialog.language
    last = given(qtbot, dialog, lambda: language.setCurrentIndex(language.findData("en")))
    assert last == Settings(language="en", theme="dark", text_size=150, clear_after=20, results=5)


def test_the_name_counts_when_one_has_finished_writing_it(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    seen: list[Settings] = []
    dialog.settingsChanged.connect(seen.append)
    qtbot.keyClicks(dialog.author, " Zoe ")
    assert seen == []
    qtbot.keyClick(dialog.author, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [settings.author for settings in seen] == ["Zoe"]
    dialog.author.setText("Léa")
    dialog.reject()
    assert dialog.settings.author == "Léa"


def test_languages_are_written_in_themselves(opened: Opener) -> None:
    dialog = opened()
    texts = [dialog.language.itemText(place) for place in range(dialog.language.count())]
    assert texts[0] == "The system’s (English)"
    assert texts[1] == "English"
    assert dialog.language.count() == 1 + len(i18n.languages())


def keys_shown(dialog: PreferencesDialog) -> dict[str, str]:
    """What the table says of each action."""
    found: dict[str, str] = {}
    iterator = QTreeWidgetItemIterator(dialog.keys.tree)
    while iterator.value() is not None:
        item = iterator.value()
        found[str(item.data(0, Qt.ItemDataRole.UserRole))] = item.text(1)
        iterator += 1
    return found


def test_the_table_has_every_action(opened: Opener) -> None:
    dialog = opened()
    shown = keys_shown(dialog)
    assert {spec.name for spec in ACTIONS} <= set(shown)
    assert shown["print"] == "Ctrl+P"
    assert shown["about"] == "–"


def test_a_new_key_is_pressed(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    dialog.show_keys()
    dialog.keys.choose("print")
    dialog.keys.edit.setFocus()

    def press() -> None:
        qtbot.keyClick(dialog.keys.edit, Qt.Key.Key_F9)

    with qtbot.waitSignal(dialog.settingsChanged, timeout=5000):
        press()
    assert dict(dialog.settings.shortcuts) == {"print": "F9"}
    assert keys_shown(dialog)["print"] == "F9"


def test_a_clash_changes_nothing_until_one_decides(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    dialog.show_keys()
    keys = dialog.keys
    keys.choose("export")
    keys.give("Ctrl+P")
    assert "Ctrl+P belongs to “Print a glossary…”" in keys.problem.text()
    assert dict(dialog.settings.shortcuts) == {}
    settings = given(qtbot, dialog, keys.take_button.click)
    assert keys_of("export", settings.shortcuts) == ("Ctrl+P",)
    assert keys_of("print", settings.shortcuts) == ()
    assert clashes(settings.shortcuts) == {}
    assert keys.problem.text() == ""


def test_a_clash_is_forgotten_when_one_turns_to_another_action(opened: Opener) -> None:
    dialog = opened()
    dialog.keys.choose("export")
    dialog.keys.give("Ctrl+P")
    dialog.keys.choose("import")
    assert dialog.keys.problem.text() == ""
    assert not dialog.keys.take_button.isVisible()


def test_keys_that_typing_needs_are_refused(opened: Opener) -> None:
    dialog = opened()
    dialog.show_keys()
    dialog.keys.choose("print")
    dialog.keys.give("Return")
    assert "needed for typing" in dialog.keys.problem.text()
    assert not dialog.keys.take_button.isVisible()
    assert dict(dialog.settings.shortcuts) == {}


def test_resetting_one_and_all(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened(Settings(shortcuts={"print": "F9", "export": "Ctrl+P"}))
    dialog.show_keys()
    keys = dialog.keys
    keys.choose("print")
    keys.reset_button.click()
    assert "Ctrl+P belongs to “Export a glossary…”" in keys.problem.text()
    settings = given(qtbot, dialog, keys.take_button.click)
    assert dict(settings.shortcuts) == {"export": ""}
    settings = given(qtbot, dialog, keys.reset_all_button.click)
    assert dict(settings.shortcuts) == {}
    assert not keys.reset_all_button.isVisible()
    assert keys_shown(dialog)["export"] == "Ctrl+Shift+E"


def test_taking_the_keys_away(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    dialog.keys.choose("print")
    settings = given(qtbot, dialog, lambda: dialog.keys.give(""))
    assert keys_of("print", settings.shortcuts) == ()
    assert keys_shown(dialog)["print"] == "–"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_is_within_reach_on_a_small_screen(
    qtbot: QtBot, opened: Opener, theme: Theme, size: int, language: str
) -> None:
    theme.apply("light", size, False)
    dialog = opened(Settings(text_size=size))
    if language == "fr":
        i18n.set_language("fr")
        dialog.retranslate()
    dialog.resize(400, 420)
    dialog.language.setFocus()
    for control in (dialog.look, dialog.text_size, dialog.clear_after, dialog.results, dialog.author):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is control
        shown = QRect(control.mapTo(dialog, QPoint()), control.size())
        assert dialog.rect().contains(shown), control.objectName()
    assert dialog.height() <= 480
    assert dialog.rect().contains(dialog.close_button.geometry())


def test_the_wheel_changes_nothing(opened: Opener) -> None:
    dialog = opened()
    for control in (dialog.look, dialog.results):
        before = (dialog.look.currentIndex(), dialog.results.value())
        point = QPointF(control.rect().center())
        turned = QWheelEvent(
            point, control.mapToGlobal(point), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(control, turned)
        assert (dialog.look.currentIndex(), dialog.results.value()) == before


def test_every_control_has_a_name(opened: Opener) -> None:
    dialog = opened()
    controls = (
        dialog.language,
        dialog.look,
        dialog.text_size,
        dialog.clear_after,
        dialog.results,
        dialog.author,
        dialog.keys.tree,
        dialog.keys.edit,
    )
    assert all(control.accessibleName() for control in controls)
