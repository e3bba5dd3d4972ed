"""The guide: it says the same in both languages, and names the keys that the window has now."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n, paths
from interpreter_app.desktop.actions import SPECS, ActionSet
from interpreter_app.desktop.dialogs.guide import Chapter, GuideDialog, chapters, with_keys
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.window import PAGES
from tests.translations import WRONG_SPACE

LANGUAGES = ("en", "fr")


def named(chapter: Chapter) -> list[str]:
    """The actions that a chapter names, in their order."""
    return re.findall(r"\{(.*?)\}", chapter.text)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> ActionSet:
    return ActionSet(window, {"table": "F9", "check": ""})


def test_both_languages_have_the_same_chapters_naming_the_same_actions() -> None:
    english, french = (chapters(language) for language in LANGUAGES)
    assert len(english) == len(french) > 8
    for one, other in zip(english, french, strict=True):
        assert named(one) == named(other), one.title
        assert one.text.count("\n- ") == other.text.count("\n- "), one.title
        assert one.title != other.title or one.title == "Contacts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_names_are_actions_of_the_window(language: str) -> None:
    for chapter in chapters(language):
        assert set(named(chapter)) <= set(SPECS), chapter.title


def test_french_is_set_as_french() -> None:
    text = (paths.guide_dir() / "fr.md").read_text(encoding="utf-8")
    text = re.sub("`[^`]*`", "", text)  # shorthand as it is typed
    assert not [text[found.start() - 20 : found.end() + 5] for found in WRONG_SPACE.finditer(text)]
    assert "'" not in text
    assert "..." not in text


def test_keys_are_those_that_are_set_now(actions: ActionSet) -> None:
    said = with_keys("{table} {check} {print} {compare}", actions)
    assert said == "F9 Glossary ▸ Check the glossary Ctrl+P File ▸ Compare entries"


@pytest.mark.parametrize("page", PAGES)
def test_it_opens_at_the_chapter_on_the_page(
    qtbot: QtBot, actions: ActionSet, theme: Theme, page: str
) -> None:
    dialog = GuideDialog(actions, theme)
    qtbot.addWidget(dialog)
    dialog.open_at(page)
    (chapter,) = dialog.list.chosen_rows
    assert page == "lookup" or f"{{page-{page}}}" in chapter.text or f"{{new-{page[:-1]}}}" in chapter.text
    assert chapter.title in dialog.text.toPlainText()
    assert "{" not in dialog.text.toPlainText()


def test_it_follows_the_language_and_stays_at_its_chapter(
    qtbot: QtBot, actions: ActionSet, theme: Theme
) -> None:
    dialog = GuideDialog(actions, theme)
    qtbot.addWidget(dialog)
    dialog.list.choose(4)
    i18n.set_language("fr")
    try:
        actions.retranslate()
        dialog.retranslate()
        assert dialog.text.toPlainText().startswith(chapters("fr")[4].title)
        assert "Ctrl+I" in dialog.text.toPlainText()
    finally:
        i18n.set_language("en")
