"""The main window: pages, keys, settings, language, and what was saved."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base import settings as settings_file
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import actions
from interpreter_app.desktop.actions import ACTIONS, GROUPS, SPECS, clashes, keys_of, plain, shown
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.window import PAGES, MainWindow
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def query(window: MainWindow) -> QLineEdit:
    return window.findChild(QLineEdit, "lookupQuery")


@pytest.fixture
def has_french() -> None:
    if "fr" not in i18n.languages():
        pytest.skip("the French catalogue isn't there yet")


def test_title_and_names_are_stable(window: MainWindow) -> None:
    assert window.windowTitle() == "Passerelle"
    names = (
        "navigationRail pageStack lookupPage lookupQuery lookupResults lookupCount pinnedList missedList"
        " noteEntry notesList quickAddFrench quickAddEnglish quickAddButton statusLine boothButton"
    )
    for name in names.split():
        assert window.findChild(QWidget, name) is not None, name


def test_the_rail_shows_the_pages_there_are(window: MainWindow) -> None:
    buttons = window.findChild(QWidget, "navigationRail").findChildren(QToolButton)
    assert [b.text() for b in buttons] == ["Look up", "Glossaries", "Visits", "Notes", "Contacts"]
    assert [b.isChecked() for b in buttons] == [True, False, False, False, False]


def test_every_action_has_a_text_and_keys_that_do_not_clash() -> None:
    for spec in ACTIONS:
        assert spec.text()
    assert clashes({}) == {}


def test_every_key_is_a_key() -> None:
    for spec in ACTIONS:
        for key in spec.keys:
            assert actions.as_key(key) == key


def test_every_action_stands_in_the_key_help(window: MainWindow) -> None:
    texts = {line.text for line in window.actions_.help()}
    assert {spec.text() for spec in ACTIONS if spec.keys} <= texts
    window.actions_.rebind({"print": ""})
    assert SPECS["print"].text() in {line.text for line in window.actions_.help() if not line.keys}
    groups = {line.group for line in window.actions_.help()}
    assert {plain(heading()) for heading in GROUPS.values()} <= groups


def test_menus_and_tooltips_come_from_the_declaration(window: MainWindow) -> None:
    in_menus = {
        action.objectName().removeprefix("action-")
        for menu in window._menus.menus.values()
        for action in menu.actions()
        if action.objectName()
    }
    assert in_menus == set(SPECS)
    assert window.actions_.tooltip("print") == "Print a glossary… (Ctrl+P)"


def test_keys_can_be_given_anew_and_taken_away(window: MainWindow) -> None:
    window.set("shortcuts", {"print": "Ctrl+Alt+P; F7", "undo": ""})
    assert window.actions_["print"].shortcuts() == [QKeySequence("Ctrl+Alt+P"), QKeySequence("F7")]
    assert window.actions_["undo"].shortcuts() == []
    assert settings_file.load().shortcuts == {"print": "Ctrl+Alt+P; F7", "undo": ""}


def test_what_is_no_key_is_passed_over() -> None:
    assert keys_of("print", {"print": "Nonsense; F7"}) == ("F7",)
    assert clashes({"print": "Ctrl+B"}) == {"Ctrl+B": ("print", "booth")}
    assert clashes({"print": "Return"}) == {"Return": ("print",)}


def test_keys_are_shown_as_they_are_written_on_the_keyboard() -> None:
    assert (shown("Return"), shown("Alt+Up"), shown("Ctrl++")) == ("Enter", "Alt+↑", "Ctrl++")


@pytest.mark.parametrize("key", [KEY.Key_F3, KEY.Key_L, KEY.Key_F])
def test_one_key_finds_the_query_from_every_page(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    type_text(query(window), "mairie")
    window.show_page("glossaries")
    modifier = Qt.KeyboardModifier.NoModifier if key == KEY.Key_F3 else CONTROL
    qtbot.keyClick(window.stack.currentWidget(), key, modifier)
    assert window.page == "lookup"
    assert query(window).text() == ""
    assert window.focusWidget() is query(window)


def test_pages_change_by_key(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, KEY.Key_2, CONTROL)
    assert window.page == "glossaries"
    assert window.actions_["page-glossaries"].isChecked()
    qtbot.keyClick(window, KEY.Key_1, CONTROL)
    assert window.page == "lookup"


def test_only_what_the_page_can_do_can_be_chosen(window: MainWindow) -> None:
    """Names of actions of one page, and the pages on which they do something."""
    known = {"older-query": "lookup", "table": "glossaries", "next-section": "visits", "print": None}
    for page in PAGES:
        window.show_page(page)
        for name, own in known.items():
            assert window.actions_[name].isEnabled() is (own in (page, None)), f"{name} on {page}"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_speaks_and_refreshes(window: MainWindow, page: str) -> None:
    window.show_page(page)
    window.retranslate()
    window._on_changed()
    assert window.page == page


def test_booth_mode_leaves_nothing_but_query_results_terms_and_notes(window: MainWindow) -> None:
    window.show_page("glossaries")
    target = window._theme.tokens.name
    window.actions_["booth"].trigger()
    assert window.page == "lookup"
    assert window._theme.tokens.name == "booth"
    for name in ("navigationRail", "menuBar", "notesList"):
        assert not window.findChild(QWidget, name).isVisible(), name
    for name in ("lookupQuery", "noteEntry", "boothButton"):
        assert window.findChild(QWidget, name).isVisible(), name
    type_text(query(window), "mairie")
    assert window.lookup.list.results.rowCount() == 1
    window.findChild(QToolButton, "boothButton").click()
    assert window._theme.tokens.name == target
    assert window.findChild(QWidget, "navigationRail").isVisible()
    assert query(window).text() == "mairie"
    assert not settings_file.load().booth


@pytest.mark.parametrize("key", [KEY.Key_J, KEY.Key_N])
def test_after_a_note_the_booth_begins_a_new_query(window: MainWindow, qtbot: QtBot, key: KEY) -> None:
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), key, CONTROL)
    window.actions_["booth"].trigger()
    type_text(window.focusWidget(), "conseil")
    assert query(window).text() == "conseil"


@pytest.mark.parametrize("by_menu", [False, True])
def test_who_is_typing_goes_on_in_the_booth(window: MainWindow, by_menu: bool) -> None:
    type_text(query(window), "mai")
    if by_menu:
        window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
        assert not query(window).hasFocus()
    window.actions_["booth"].trigger()
    type_text(window.focusWidget(), "rie")
    assert query(window).text() == "mairie"


def test_in_the_booth_a_concept_read_whole_has_a_link_back_to_the_query(window: MainWindow) -> None:
    window.show_page("glossaries")
    back = window.findChild(QPushButton, "backToLookup")
    assert not back.isVisible()
    window.actions_["booth"].trigger()
    window.show_page("glossaries")
    assert back.isVisible()
    back.click()
    assert window.findChild(QLineEdit, "lookupQuery").isVisible()
    assert window.focusWidget() is window.findChild(QLineEdit, "lookupQuery")


@pytest.mark.skipif(sys.platform == "darwin", reason="Alt writes letters on a Mac")
@pytest.mark.parametrize("name", ["lookupQuery", "lookupResults"])
def test_a_letter_with_alt_writes_nothing_in_the_booth(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.actions_["booth"].trigger()
    type_text(query(window), "mai")
    qtbot.keyClick(window.findChild(QWidget, name), KEY.Key_F, Qt.KeyboardModifier.AltModifier)
    assert query(window).text() == "mai"


def test_buttons_say_the_same_after_a_menu_was_opened(window: MainWindow) -> None:
    window.dress()
    buttons = [b for b in window.findChildren(QToolButton) if b.defaultAction() is not None and b.isVisible()]
    before = [(button.text(), button.icon().isNull()) for button in buttons]
    assert ("Booth mode", False) in before
    for menu in window._menus.menus.values():
        menu.aboutToShow.emit()
    assert [(button.text(), button.icon().isNull()) for button in buttons] == before


def test_every_key_works_in_the_booth_without_its_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["booth"].trigger()
    qtbot.keyClick(query(window), KEY.Key_J, CONTROL)
    assert window.focusWidget() is window.findChild(QLineEdit, "noteEntry")
    qtbot.keyClick(window.findChild(QLineEdit, "noteEntry"), KEY.Key_B, CONTROL)
    assert window.findChild(QWidget, "navigationRail").isVisible()


def test_text_grows_and_shrinks_by_key_within_bounds(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, KEY.Key_Plus, CONTROL)
    assert window.settings.text_size == 115
    for _ in range(20):
        window.larger()
    assert window.settings.text_size == 200
    for _ in range(20):
        window.smaller()
    assert window.settings.text_size == 80
    qtbot.keyClick(window, KEY.Key_0, CONTROL)
    assert window.settings.text_size == 100


def test_settings_are_kept_at_once_and_only_those_that_changed(window: MainWindow) -> None:
    settings_file.save(Settings(author="somebody else"))
    window.set("theme", "dark")
    assert settings_file.load() == Settings(author="somebody else", theme="dark")


def test_ctrl_z_takes_back_what_was_saved_even_from_the_query(window: MainWindow, qtbot: QtBot) -> None:
    pinned = window.findChild(QListView, "pinnedList")
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: pinned.model().rowCount() == 1)
    qtbot.keyClick(query(window), KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: pinned.model().rowCount() == 0)
    assert "Kept in this session: mairie (undone)" in window.findChild(QLabel, "statusSaved").text()


def test_ctrl_z_in_the_note_line_undoes_typing_first(window: MainWindow, qtbot: QtBot) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    entry.setFocus()
    type_text(entry, "abc")
    qtbot.keyClick(entry, KEY.Key_Z, CONTROL)
    assert entry.text() != "abc"


def test_nothing_to_take_back_is_said(window: MainWindow) -> None:
    said = window.findChild(QLabel, "statusSaved")
    for _deed in range(5):  # what made the small store can be taken back, too
        window.undo()
        window._writer.wait()
        QApplication.processEvents()
    assert said.text() == "There is nothing to take back."


def test_the_undo_link_is_there_after_a_change_only(window: MainWindow, qtbot: QtBot) -> None:
    link = window.findChild(QPushButton, "undoLink")
    assert not link.isVisible()
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(link.isVisible)
    link.click()
    qtbot.waitUntil(lambda: not link.isVisible())


def test_long_work_is_shown_and_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    working = window.findChild(QLabel, "statusWorking")
    before = working.text()

    def work(progress: Callable[[int, int], None]) -> None:
        import time

        while True:
            progress(30, 100)
            time.sleep(0.01)

    window._jobs.run("Reading", work)
    qtbot.waitUntil(lambda: working.text() == "Reading: 30%")
    window.findChild(QPushButton, "statusCancel").click()
    qtbot.waitUntil(lambda: working.text() == before)


def test_the_place_of_the_window_is_remembered(
    make_window: Callable[[Settings], MainWindow], qtbot: QtBot, typed: Typed
) -> None:
    window = make_window(Settings())
    window.resize(760, 520)
    window.close()
    kept = settings_file.load()
    assert kept.window
    again = MainWindow(window._store, kept, window._theme, window._writer, window._jobs, typed)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 520)
    again.answers.stop()


def test_a_pages_keys_work_while_the_rail_has_the_keyboard(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    planning.create(store, Visit("une", Bilingual(fr="une")))
    window.show_page("visits")
    visits = window.planning.visits
    before = visits.left.section
    button = window.rail.findChild(QToolButton)
    assert button is not None
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert visits.left.section != before


def test_what_was_open_is_open_again_after_a_restart(
    make_window: Callable[[Settings], MainWindow], qtbot: QtBot, store: Store
) -> None:
    glossaries.create(store, Glossary("river", Bilingual(fr="Le fleuve", en="The river")))
    first, second = (
        planning.create(store, Visit(name, Bilingual(fr=name))).visit for name in ("une", "deux")
    )
    window = make_window(Settings(page="glossaries"))
    window.glossaries.show_glossary("river")
    window.actions_["table"].trigger()
    window.show_page("visits")
    shown = window.planning.visits.desk.visit
    other = first if shown is None or shown.id != first.id else second
    window.planning.visits.open(other.id)
    window.planning.visits.show_section(SectionName.TASKS)
    window.close()
    again = make_window(settings_file.load())
    visits = again.planning.visits
    assert again.page == "visits"
    assert visits.desk.visit is not None
    assert (visits.desk.visit.id, visits.left.section) == (other.id, SectionName.TASKS)
    again.show_page("glossaries")
    page = again.glossaries
    qtbot.waitUntil(page.middle.has_listing)
    assert (page.current_glossary(), page.writing.is_table) == ("river", True)
    assert page.writing.table.isVisible()


@pytest.mark.parametrize("place", ["", "not base64 é", "AAAA"])
def test_a_strange_place_is_no_hindrance(make_window: Callable[[Settings], MainWindow], place: str) -> None:
    assert make_window(Settings(window=place)).width() >= 720


@pytest.mark.parametrize("name", ["preferences", "print", "import", "export", "keys", "about"])
def test_every_dialog_opens_closes_and_leaves_nothing(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.actions_[name].trigger()
    dialog = window._dialogs.open[0]
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    qtbot.waitUntil(lambda: window._dialogs.open == [])
    qtbot.waitUntil(lambda: window._jobs.is_idle)


def test_the_language_changes_while_running(window: MainWindow, has_french: None) -> None:
    type_text(query(window), "mairie")
    window.set("language", "fr")
    assert plain(window.actions_["page-glossaries"].text()) == i18n.gettext("Glossaries")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert query(window).text() == "mairie"
    assert i18n.language() == "fr"
    window.set("language", "en")
    assert plain(window.actions_["page-glossaries"].text()) == "Glossaries"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
