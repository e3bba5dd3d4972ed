"""The controls of the Glossaries page: named, whole at every size of text, and none that leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Concept, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.desktop.glossaries_page.conftest import EN, FR, Opener, open_page, pair, settle, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_what_is_asked_of_the_window(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    with qtbot.waitSignal(page.printAsked) as printing:
        page.left.print_button.click()
    with qtbot.waitSignal(page.exportAsked) as exporting:
        page.left.export_button.click()
    with qtbot.waitSignal(page.importAsked):
        page.left.import_button.click()
    with qtbot.waitSignal(page.newGlossaryAsked):
        page.left.new_button.click()
    assert printing.args == exporting.args == ["town"]


def test_large_text_and_dark_theme_leave_the_page_usable(
    qtbot: QtBot, opened: Opener, theme: Theme, store: Store
) -> None:
    page = opened()
    page.show_concept("town", "conseil-citoyen")
    small = page.middle.list.delegate.row_height()
    theme.apply("dark", 200, False)
    assert page.middle.list.delegate.row_height() > small
    assert page.middle.list.rowHeight(0) == page.middle.list.delegate.row_height()
    assert theme.tokens.ink in page.sheet.text.toHtml()
    page.retranslate()
    assert "citizens’ council" in sheet(page)


def test_columns_stand_below_each_other_where_a_long_word_would_be_broken(
    opened: Opener, store: Store
) -> None:
    long = Concept("long", (Term("coopération intergouvernementale", FR), Term("x", EN)))
    glossaries.put(store, "town", [long, pair("eau", "water")])
    page = opened()
    text = page.sheet.text
    text.setFixedWidth(440)
    page.show_concept("town", "eau")
    assert text.has_room_for(page.sheet.concept)
    page.show_concept("town", "long")
    assert not text.has_room_for(page.sheet.concept)
    text.setFixedWidth(700)
    assert text.has_room_for(page.sheet.concept)


def test_every_control_has_a_name(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    controls = [
        page.left.list,
        page.middle.filter,
        page.middle.list,
        page.middle.letters,
        page.middle.order,
        page.sheet.text,
        page.sheet.pin,
        page.left.new_button,
        page.middle.add_button,
    ]
    assert all(control.accessibleName() for control in controls)
    assert page.middle.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "1 % de budget, 1% of the budget"
    )


def test_a_line_is_read_aloud_with_a_word_for_its_sign(opened: Opener) -> None:
    page = opened()
    model = page.middle.model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "mairie n. f., the same as town hall" in said
    assert "conseil de quartier n. m., close to neighbourhood council" in said
    assert "conseil communautaire n. m., not the same as inter-municipal council, false friend" in said
    assert not any(sign in line for line in said for sign in "=≈≠")


def test_without_a_glossary_there_is_one_thing_to_do(
    qtbot: QtBot, writer: Writer, jobs: Jobs, theme: Theme, tmp_path: Path
) -> None:
    with connect(tmp_path / "empty.sqlite") as store:
        page = open_page(qtbot, store, writer, jobs, theme)
        assert not page.middle.isVisible()
        assert not page.left.print_button.isVisible()
        assert page.left.import_button.isVisible()
        assert page.left.new_button.isVisible()
        assert page.left.import_button.hasFocus()
        assert "There is no glossary yet" in sheet(page)
        with qtbot.waitSignal(page.importAsked):
            page.sheet.text.anchorClicked.emit("#")


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_button_is_cut_at_any_size_of_text(
    qtbot: QtBot, opened: Opener, jobs: Jobs, theme: Theme, percent: int
) -> None:
    page = opened()
    page.resize(887, 620)
    theme.apply("light", percent, False)
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    sheet_buttons = (page.sheet.pin, page.sheet.copy_french, page.sheet.copy_english)
    left = (
        page.left.new_button,
        page.middle.add_button,
        page.left.print_button,
        page.left.export_button,
        page.left.import_button,
    )
    for button in (*left, *sheet_buttons):
        assert button.isVisible()
        qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())


def test_a_new_concept_is_a_click_away_and_the_filter_keeps_the_keyboard(
    qtbot: QtBot, opened: Opener
) -> None:
    page = opened()
    for button in (page.middle.add_button, page.left.new_button):
        assert button.isVisible()
        page.middle.filter.setFocus()
        qtbot.mouseClick(page.left.new_button, Qt.MouseButton.LeftButton)
        assert page.middle.filter.hasFocus()
    qtbot.mouseClick(page.middle.add_button, Qt.MouseButton.LeftButton)
    assert page.editing.is_open
    assert page.editing.form.french.rows[0].text.hasFocus()


def test_a_new_concept_is_begun_in_the_table_where_one_writes_there(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.toggle_table()
    assert page.middle.add_button.isVisible()
    page.middle.add_button.click()
    assert page.writing.table.is_writing


def test_tab_comes_to_the_new_buttons(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    met: list[object] = []
    widget = page.left.list
    widget.setFocus()
    for _step in range(40):
        met.append(page.focusWidget())
        page.focusNextChild()
    order = [met.index(w) for w in (page.left.list, page.left.new_button, page.left.import_button)]
    assert order == sorted(order)
    order = [met.index(w) for w in (page.middle.filter, page.middle.list, page.middle.add_button)]
    assert order == sorted(order)
