"""Letters for the keyboard: in each dialog and menu every one leads to one thing only, in both languages."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QMainWindow, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet, plain
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.letters import lettered
from interpreter_app.desktop.menus import Menus
from interpreter_app.desktop.openers import Dialogs
from interpreter_app.desktop.theme import Theme
from interpreter_app.store.database import Store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

NAMES = ("preferences", "print_glossary", "import_glossary", "export_glossary", "keys", "about")


def letters(texts: Sequence[str]) -> list[str]:
    """The letter of each text that has one."""
    found: list[str] = []
    for text in texts:
        bare = text.replace("&&", "")
        if "&" in bare:
            found.append(bare[bare.index("&") + 1].lower())
    return found


@given(st.lists(st.text(max_size=30), max_size=12))
def test_no_letter_is_given_twice_and_no_word_is_changed(texts: list[str]) -> None:
    texts = [text.replace("\0", "") for text in texts]
    made = lettered([text.replace("&", "&&") for text in texts])
    given_letters = letters(made)
    assert len(given_letters) == len(set(given_letters))
    assert [plain(text) for text in made] == texts


def test_a_words_first_letter_is_preferred() -> None:
    assert lettered(["Save…", "Save as", "Été", "&Close"]) == ["&Save…", "Save &as", "É&té", "&Close"]


@pytest.fixture(params=["en", "fr"])
def dialogs(
    request: pytest.FixtureRequest, qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> Iterator[Dialogs]:
    """What opens the dialogs, in each language."""
    i18n.set_language(request.param)
    window = QMainWindow()
    qtbot.addWidget(window)
    settings = Settings(author="Ada")
    made = Dialogs(
        window, store, writer, jobs, theme, ActionSet(window, {}), lambda: settings, lambda _new: None
    )
    yield made
    for dialog in list(made.open):
        dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)


def opened(dialogs: Dialogs, name: str) -> QDialog:
    """Open the dialog of this name."""
    opener = getattr(dialogs, name)
    opener("town") if name in ("print_glossary", "export_glossary") else opener()
    return dialogs.open[-1]


@pytest.mark.parametrize("name", NAMES)
def test_letters_in_a_dialog(dialogs: Dialogs, name: str) -> None:
    dialog = opened(dialogs, name)
    texts = [
        widget.text()
        for kind in (QPushButton, QCheckBox, QRadioButton, QLabel)
        for widget in dialog.findChildren(kind)
        if kind is not QLabel or widget.buddy() is not None
    ]
    assert [letter for letter, count in Counter(letters(texts)).items() if count > 1] == []
    assert letters(texts)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_takes_the_keyboard_says_what_it_is(dialogs: Dialogs, name: str) -> None:
    dialog = opened(dialogs, name)
    asked = [w for w in dialog.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    own = [w for w in asked if w.window() is dialog and not w.objectName().startswith("qt_")]
    assert own
    for widget in own:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget


TABS = {
    "preferences": ["preferenceLanguage", "preferenceTheme", "preferenceTextSize", "preferenceClearAfter"],
    "print_glossary": ["printGlossary-town", "printOrder", "printPaper", "printStyle-columns"],
    "import_glossary": ["importChoose", "importPaste", "importTarget", "closeButton"],
    "export_glossary": ["exportGlossary", "exportFormat", "exportLosses", "exportSave"],
    "keys": ["keysText", "changeKeys", "closeButton"],
    "about": ["aboutText", "closeButton"],
}


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_from_top_to_bottom(qtbot: QtBot, dialogs: Dialogs, name: str) -> None:
    dialog = opened(dialogs, name)
    wanted = TABS[name]
    first = dialog.findChild(QWidget, wanted[0])
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    seen = [wanted[0]]
    for _stop in wanted[1:]:
        dialog.focusNextChild()
        seen.append(dialog.focusWidget().objectName())
    assert seen == wanted


@pytest.mark.parametrize("language", ["en", "fr"])
def test_letters_in_the_menus(qtbot: QtBot, language: str) -> None:
    i18n.set_language(language)
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    menus = Menus(window.menuBar(), actions, ("lookup", "glossaries"))
    for _time in range(2):
        actions.retranslate()
        menus.retranslate()
    titles = letters([menu.title() for menu in menus.menus.values()])
    assert len(titles) == len(set(titles)) == len(menus.menus)
    for menu in menus.menus.values():
        own = letters([action.text() for action in menu.actions() if not action.isSeparator()])
        assert len(own) == len(set(own))
        assert len(own) == sum(1 for action in menu.actions() if not action.isSeparator())


def test_menus_name_keys_as_the_key_help_does(qtbot: QtBot) -> None:
    i18n.set_language("fr")
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    menus = Menus(window.menuBar(), actions, ("lookup", "glossaries"))
    menus.retranslate()
    for keys, wanted in (
        ({}, "Ctrl+Entrée"),
        ({"show-concept": "Alt+Return"}, "Alt+Entrée"),
        ({"show-concept": ""}, ""),
    ):
        actions.rebind(keys)
        for menu in menus.menus.values():
            menu.aboutToShow.emit()
        words, _, key = actions["show-concept"].text().partition("\t")
        assert plain(words) == "Lire la notion en entier"
        assert key == wanted or sys.platform == "darwin"
    assert "\t" not in actions["about"].text()
