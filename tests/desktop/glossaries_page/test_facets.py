"""Facets of the Glossaries page: chosen from the menu or among all, counted, taken off, carried over.

The menu is used as a person uses it: opened, moved through by keys, clicked. What is checked is what the list
shows, what is said, and what a screen reader can read.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.facet_choice import FacetChoice
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.facet_line import FacetLine
from interpreter_app.domain.terms import Status
from interpreter_app.services.browsing import Facet, Kind, Missing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.glossaries_page.conftest import (
    Opener,
    chosen,
    heads,
    sheet,
)
from tests.desktop.glossaries_page.facets import (
    APART,
    CHECKED,
    CLOSE_TO,
    FRANCE,
    UNCHECKED,
    about,
    close_menus,
    farm,
    go_to,
    open_menu,
    read_farm,
    shown_entries,
    subject,
    tick,
    told,
    words,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

# Choosing.


def test_the_keyboard_alone_opens_ticks_and_comes_back(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    head = page.middle.head
    head.button.setFocus()
    menu = open_menu(qtbot, page, Kind.EQUIVALENCE)
    go_to(qtbot, menu, head.menu.action(CLOSE_TO))
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert heads(page) == ["conseil citoyen", "conseil de quartier"]
    assert menu.isVisible()  # so that a second one can be ticked
    go_to(qtbot, menu, head.menu.action(APART))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert heads(page) == ["conseil citoyen", "conseil communautaire", "conseil de quartier"]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.keyClick(head.menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert head.button.text() == "Filters · 2"
    assert head.wanted.facets == {CLOSE_TO, APART}


def test_a_click_ticks_and_a_second_one_unticks(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    menu = open_menu(qtbot, page)
    action = page.middle.head.menu.action(CHECKED)
    assert action is not None
    place = menu.actionGeometry(action).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert heads(page) == ["conseil citoyen", "mairie"]
    assert action.isChecked()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert len(heads(page)) == 8
    assert not action.isChecked()
    assert menu.isVisible()
    close_menus()


def test_kinds_narrow_each_other_and_facets_of_a_kind_widen(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    tick(qtbot, page, CLOSE_TO)
    tick(qtbot, page, CHECKED)
    assert heads(page) == ["conseil citoyen"]
    tick(qtbot, page, UNCHECKED)
    assert heads(page) == ["conseil citoyen", "conseil de quartier"]
    assert page.middle.count.text() == "2 of 8"


@pytest.mark.parametrize("typed", ["", "conseil"])
def test_every_count_is_what_a_tick_leaves(qtbot: QtBot, opened: Opener, typed: str) -> None:
    page = opened()
    page.middle.filter.setText(typed)
    menu = page.middle.head.menu
    open_menu(qtbot, page)
    close_menus()
    entries = {facet: action.text() for action, facet in menu._entries.items() if action.isVisible()}
    assert len(entries) > 20
    for facet, text in entries.items():
        page.middle.set_facets([facet])
        assert text.endswith(f"({page.middle.model.rowCount()})"), text
    page.middle.set_facets(())


def test_counts_follow_what_else_is_on(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    tick(qtbot, page, CHECKED)
    open_menu(qtbot, page, Kind.EQUIVALENCE)
    menu = page.middle.head.menu
    action = menu.action(CLOSE_TO)
    assert action is not None
    assert action.text() == "≈ close (1)"
    nothing = menu.action(APART)
    assert nothing is not None
    assert not nothing.isEnabled()
    close_menus()


def test_words_and_facets_are_asked_together(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "conseil")
    tick(qtbot, page, UNCHECKED)
    assert heads(page) == ["conseil communautaire", "conseil de quartier"]
    assert chosen(page) == "conseil communautaire"
    assert "inter-municipal" in sheet(page)
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)
    assert page.middle.filter.text() == ""
    assert len(heads(page)) == 6
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)
    assert len(heads(page)) == 8
    assert page.middle.head.button.text() == "Filters"


# Regions and subject fields.


def test_a_region_or_field_that_would_leave_nothing_is_not_offered_unless_it_is_on(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    glossaries.put(store, "town", [about("eau", "works", "CA"), about("feu", "audit")])
    page = opened()
    menu = open_menu(qtbot, page, Kind.SUBJECT)
    assert shown_entries(menu) == ["audit (1)", "works (1)"]
    close_menus()
    tick(qtbot, page, Facet(Kind.REGION, "CA"))
    menu = open_menu(qtbot, page, Kind.SUBJECT)
    assert shown_entries(menu) == ["works (1)"]
    close_menus()
    page.middle.set_facets([Facet(Kind.REGION, "CA"), subject("audit")])
    menu = open_menu(qtbot, page, Kind.SUBJECT)
    assert shown_entries(menu) == ["audit (0)", "works (1)"]
    action = page.middle.head.menu.action(subject("audit"))
    assert action is not None
    assert action.isChecked()
    assert action.isEnabled()
    close_menus()


def test_a_kind_that_has_nothing_to_choose_leads_nowhere(qtbot: QtBot, opened: Opener) -> None:
    page = opened()  # No concept of the town has a subject field.
    menu = open_menu(qtbot, page)
    assert not page.middle.head.menu.menus[Kind.SUBJECT].menuAction().isEnabled()
    assert page.middle.head.menu.menus[Kind.REGION].menuAction().isEnabled()
    assert menu.isVisible()
    close_menus()


def test_what_a_concept_lacks_is_offered_once(qtbot: QtBot, opened: Opener, store: Store) -> None:
    glossaries.put(store, "town", [about("eau", "works")])
    page = opened()
    open_menu(qtbot, page)
    menu = page.middle.head.menu
    names = [action.text().rsplit(" (", 1)[0] for action in menu._entries]
    close_menus()
    assert len(names) == len(set(names))
    assert shown_entries(menu.menus[Kind.SUBJECT]) == ["works (1)"]
    tick(qtbot, page, Facet(Kind.MISSING, Missing.SUBJECT))
    assert "eau" not in heads(page)
    page.middle.set_facets([Facet(Kind.MISSING, Missing.EQUIVALENCE)])
    assert heads(page) == ["1 % de budget", "assises", "eau", "recevabilité"]
    assert page.middle.head.line.words == ("equivalence not judged",)


def test_all_of_many_subject_fields_are_reached_by_typing(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    farm(store, 90)
    page = opened()
    read_farm(qtbot, page, jobs)
    menu = open_menu(qtbot, page, Kind.SUBJECT)
    entries = shown_entries(menu)
    assert entries[0] == "field 070 (3)"  # the most frequent
    assert entries[-1] == "All subject fields (90)…"
    go_to(qtbot, menu, page.middle.head.menu.all_action(Kind.SUBJECT))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    dialog = page.middle.head.dialog
    assert isinstance(dialog, FacetChoice)
    qtbot.waitUntil(dialog.isVisible)
    assert len(dialog.names) == 90
    qtbot.keyClicks(dialog.field, "FIELD 08")
    assert dialog.names == [f"field {n:03}" for n in range(80, 90)]
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert heads(page) == ["mot081"]
    qtbot.keyClicks(dialog.field, "field 005")  # in place of what was typed before
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert heads(page) == ["mot005", "mot081"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert heads(page) == ["mot081"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.middle.head.dialog is None
    assert page.middle.head.line.words == ("field 081",)
    assert shown_entries(open_menu(qtbot, page, Kind.SUBJECT))[0] == "field 081 (1)"
    close_menus()


def test_the_list_of_all_is_ticked_by_mouse_and_says_when_nothing_is_found(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    farm(store, 40)
    page = opened()
    read_farm(qtbot, page, jobs)
    page.middle.head.choose_among_all(Kind.SUBJECT)
    dialog = page.middle.head.dialog
    assert dialog is not None
    model = dialog.list.model()
    box = dialog.list.visualRect(model.index(3, 0))
    for place in (QPoint(box.left() + 8, box.center().y()), box.center()):  # the box, then the words
        qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.middle.head.wanted.facets == frozenset()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert heads(page) == ["mot003"]
    assert model.index(3, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "field 003, 1 concept"
    assert model.index(3, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    qtbot.keyClicks(dialog.list, "q")
    assert dialog.field.text() == "q"
    assert dialog.nothing.isVisible()
    assert "“q”" in dialog.nothing.text()
    assert dialog.field.accessibleName()
    assert dialog.list.accessibleName() == "Subject field"
    dialog.close()


def test_a_long_name_is_cut_in_the_menu_and_whole_in_its_tip(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    long = "aménagement intercommunal et dispositions réglementaires particulières de mise en œuvre"
    glossaries.put(store, "town", [about("eau", long), about("feu", "Q & R")])
    page = opened()
    menu = open_menu(qtbot, page, Kind.SUBJECT)
    cut, short = (page.middle.head.menu.action(subject(name)) for name in (long, "Q & R"))
    assert cut is not None
    assert short is not None
    assert cut.text().endswith("… (1)")
    assert long in cut.toolTip()
    assert short.text() == "Q && R (1)"
    assert menu.width() < 440
    close_menus()


def test_few_regions_need_no_list_of_all(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    menu = open_menu(qtbot, page, Kind.REGION)
    assert page.middle.head.menu.all_action(Kind.REGION) is None
    assert shown_entries(menu)[0] == "no region (6)"
    close_menus()


# The line of what is on.


def test_one_facet_is_taken_off_by_mouse_and_by_keys(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.middle.set_facets([CLOSE_TO, CHECKED, FRANCE])
    assert heads(page) == ["conseil citoyen"]
    first, second, third = words(page)
    assert [told(word, QAccessible.Text.Name) for word in words(page)] == [
        f"Take off this filter: {name}" for name in page.middle.head.line.words
    ]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Delete)
    assert page.middle.head.wanted.facets == {CLOSE_TO, FRANCE}
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.middle.head.wanted.facets == {FRANCE}
    last = words(page)[0]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert len(heads(page)) == 8
    assert not page.middle.head.line.isVisible()
    assert page.middle.head.button.hasFocus()


def test_all_are_taken_off_from_the_menu(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    menu = page.middle.head.menu
    open_menu(qtbot, page)
    assert not menu.empty.isEnabled()
    close_menus()
    page.middle.set_facets([CLOSE_TO, CHECKED])
    open_menu(qtbot, page)
    go_to(qtbot, menu, menu.empty)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert len(heads(page)) == 8
    assert page.middle.head.line.words == ()
    close_menus()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_words_that_fit_are_never_cut(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.apply("light", percent, False)
    line = FacetLine(theme, None)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(line)
    line.resize(percent * 8, 200)
    line.show()
    names = ["formules", "institutions", "à éviter", "≈ proche", "vie locale", "Q & R", "faux ami", "R.-U."]
    line.show_words(names)
    texts = [word.text() for word in line.findChildren(QPushButton)]
    assert texts == [f"{name.replace('&', '&&')} ×" for name in names]
    line.resize(percent, 200)
    long = "dispositions réglementaires particulières de mise en œuvre"
    line.show_words([long])
    word = line.findChildren(QPushButton)[0]
    assert word.text().endswith("… ×")
    assert QFontMetrics(word.font()).horizontalAdvance(word.text()) <= line.width()
    assert long in word.toolTip()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_order_and_the_number_are_never_cut(
    qtbot: QtBot, opened: Opener, theme: Theme, percent: int
) -> None:
    i18n.set_language("fr")
    page = opened()
    page.resize(1280, 760)
    theme.apply("light", percent, False)
    page.middle.set_facets([CLOSE_TO])
    column = page.middle
    for part in (column.order, column.count, column.table_button, column.head.button):
        qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())
    assert column.count.y() + column.count.height() > column.table_button.y()  # on one line


# What is said.


def test_a_screen_reader_is_told_what_is_on_and_what_is_left(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    head = page.middle.head
    QAccessible.setActive(True)  # as where a screen reader runs: what is announced must not fail
    try:
        tick(qtbot, page, CHECKED)
        tick(qtbot, page, CLOSE_TO)
    finally:
        QAccessible.setActive(False)
    assert told(head.button, QAccessible.Text.Name) == "Filters"
    assert told(head.button, QAccessible.Text.Description) == "2 filters are on"
    assert told(page.middle.list, QAccessible.Text.Description) == "1 of 8"
    assert told(page.middle.filter, QAccessible.Text.Name) == "Filter the list"
    open_menu(qtbot, page)
    found = QAccessible.queryAccessibleInterface(head.menu)
    assert found is not None
    entries = [found.child(place) for place in range(found.childCount())]
    states = {e.text(QAccessible.Text.Name): e.state().checked for e in entries if e is not None}
    close_menus()
    assert states["checked (1)"]
    assert not states["not checked yet (1)"]


def test_everything_is_said_in_french(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    i18n.set_language("fr")
    page.retranslate()
    page.middle.set_facets([CHECKED, Facet(Kind.STATUS, Status.DEPRECATED)])
    assert page.middle.head.button.text() == "Filtres · 2"
    assert page.middle.count.text() == "0 sur 8"
    assert page.middle.nothing.text() == "Aucune notion ne répond ici aux filtres."
