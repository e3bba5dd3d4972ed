"""The Glossaries page: real widgets on a real store, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH
Opener = Callable[[], GlossariesPage]


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Opener:
    """Opens the page and waits until its list has been read."""

    def open_page() -> GlossariesPage:
        page = GlossariesPage(store, writer, jobs, theme)
        qtbot.addWidget(page)
        page.resize(1180, 740)
        page.show()
        page.focus_first()
        settle(qtbot, page, jobs)
        return page

    return open_page


def settle(qtbot: QtBot, page: GlossariesPage, jobs: Jobs) -> None:
    """Wait for the list and the history."""
    qtbot.waitUntil(lambda: page.middle.has_listing() and jobs.is_idle, timeout=20_000)


def heads(page: GlossariesPage) -> list[str]:
    """The headwords of the list, from its first row to its last."""
    model = page.middle.model
    return [model.concept_row(row).head for row in range(model.rowCount())]


def chosen(page: GlossariesPage) -> str:
    """The headword of the chosen row, or nothing."""
    row = page.middle.list.currentIndex().row()
    return page.middle.model.concept_row(row).head if row >= 0 else ""


def sheet(page: GlossariesPage) -> str:
    """The sheet as plain text."""
    return page.sheet.text.toPlainText().replace("\xa0", " ")


def second_glossary(store: Store, *concepts: Concept) -> None:
    """Add a second glossary."""
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", concepts or [pair("canard", "duck")])


def pair(french: str, english: str) -> Concept:
    """A concept of two terms, its id the French one."""
    return Concept(french, (Term(french, FR), Term(english, EN)))


def test_lists_a_glossary_in_french_order_then_in_english(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    assert [row.name for row in page.left.model.rows] == ["The town"]
    assert page.current_glossary() == "town"
    assert heads(page)[:3] == ["1 % de budget", "assises", "budget participatif"]
    assert page.middle.count.text() == "8 concepts"
    page.middle.order.choose("en")
    qtbot.waitUntil(lambda: heads(page)[1] == "citizens’ council")
    assert [s.letter for s in page.middle.model.sections] == ["#", "C", "E", "I", "N", "P", "T"]


def test_the_title_page_stands_there_until_a_concept_is_chosen(opened: Opener) -> None:
    page = opened()
    assert "The town" in sheet(page)
    assert "For the tests" in sheet(page)
    assert not page.sheet.pin.isVisible()


def test_the_sheet_says_everything_of_a_concept(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "conseil-citoyen")
    qtbot.waitUntil(lambda: "Imported on" in sheet(page))
    text = sheet(page)
    for said in (
        "le conseil citoyen",
        "n. m.",
        "France",
        "citizens’ council",
        "residents’ council",
        "also said",
        "≈",
        "Close, but not the same",
        "Say to an English speaker",
        "half drawn by lot",
        "Say to a French speaker",
        "rien de tel",
        "Definition in French",
        "Instance d’habitants",
        "A body of residents",
        "loi du 21 février 2014",
        "checked ✓",
        "The town",
    ):
        assert said in text, said
    page.show_concept("town", "conseil-communautaire")
    assert "False friend" in sheet(page)
    assert "not checked yet" in sheet(page)
    page.show_concept("town", "recevabilite")
    assert "Nobody has judged the equivalence yet" in sheet(page)
    assert "la recevabilité" in sheet(page)


def test_what_a_person_wrote_is_never_taken_for_markup(opened: Opener, store: Store) -> None:
    concept = Concept(
        "odd",
        (Term('<b>gras</b> & "cité"', FR, context="a < b"), Term("<i>x</i>", EN)),
        definition=Bilingual("<script>", "</td>"),
        note="1 < 2",
    )
    glossaries.put(store, "town", [concept])
    page = opened()
    page.show_concept("town", "odd")
    for said in ('<b>gras</b> & "cité"', "a < b", "<i>x</i>", "<script>", "</td>", "1 < 2"):
        assert said in sheet(page)


def test_filtering_folds_as_look_up_does_and_chooses_the_best(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "CONSEIL DE Q")
    assert heads(page) == ["conseil de quartier"]
    assert page.middle.count.text() == "1 of 8"
    assert "neighbourhood council" in sheet(page)
    page.middle.filter.clear()
    qtbot.keyClicks(page.middle.filter, "recevabilite")
    assert heads(page) == ["recevabilité"]
    qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)
    assert page.middle.filter.text() == ""
    assert len(heads(page)) == 8
    assert chosen(page) == "recevabilité"
    with qtbot.waitSignal(page.leaveAsked):
        qtbot.keyClick(page.middle.filter, Qt.Key.Key_Escape)


def test_nothing_found_leads_to_look_up(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "zzz")
    assert "“zzz”" in page.middle.nothing.text()
    assert page.middle.look_up.isVisible()
    with qtbot.waitSignal(page.lookUpAsked) as asked:
        page.middle.look_up.click()
    assert asked.args == ["zzz"]


def test_the_keyboard_moves_while_one_types(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    field = page.middle.filter
    qtbot.keyClicks(field, "conseil")
    assert chosen(page) == "conseil citoyen"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert chosen(page) == "conseil communautaire"
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert chosen(page) == "conseil de quartier"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert chosen(page) == "conseil communautaire"
    assert field.text() == "conseil"


def test_letters_typed_in_the_list_go_into_the_filter(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    page.middle.list.setFocus()
    qtbot.keyClick(page.middle.list, Qt.Key.Key_End)
    assert chosen(page) == "recevabilité"
    qtbot.keyClick(page.middle.list, Qt.Key.Key_Home)
    assert chosen(page) == "1 % de budget"
    qtbot.keyClicks(page.middle.list, "m")
    qtbot.keyClicks(page.middle.filter, "a")
    assert page.middle.filter.text() == "ma"
    assert heads(page) == ["mairie"]


def test_return_pins_and_unpins(qtbot: QtBot, opened: Opener, store: Store, writer: Writer) -> None:
    page = opened()
    qtbot.keyClicks(page.middle.filter, "mairie")
    with qtbot.waitSignal(writer.done) as done:
        qtbot.keyClick(page.middle.filter, Qt.Key.Key_Return)
    assert "mairie" in done.args[0].sentence
    assert [(p.glossary, p.concept, p.language) for p in session.pins(store)] == [("town", "mairie", FR)]
    assert page.sheet.pin.text() == "Unpin"
    with qtbot.waitSignal(writer.done):
        page.sheet.pin.click()
    assert session.pins(store) == []
    assert page.sheet.pin.text() == "Pin"
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert len(session.pins(store)) == 1


def test_copying(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    clipboard = QGuiApplication.clipboard()
    qtbot.keyClicks(page.middle.filter, "mairie")
    page.copy_target()
    assert clipboard.text() == "town hall"
    page.sheet.copy_french.click()
    assert clipboard.text() == "mairie"
    page.sheet.copy_english.click()
    assert clipboard.text() == "town hall"
    page.middle.order.choose("en")
    settle(qtbot, page, jobs)
    page.middle.list.setFocus()
    page.copy_target()
    assert clipboard.text() == "mairie"


def test_letters_jump(qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs) -> None:
    glossaries.put(store, "town", [pair(f"m{n:03}", "x") for n in range(60)])
    glossaries.put(store, "town", [pair(f"t{n:03}", "x") for n in range(60)])
    page = opened()
    strip = page.middle.letters
    page.middle.filter.setFocus()
    strip.setFocus()
    qtbot.keyClicks(strip, "t")
    top = page.middle.list.top_row()
    assert page.middle.model.concept_row(top).head == "t000"
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert page.middle.model.concept_row(page.middle.list.top_row()).head == "recevabilité"
    letters = [s.letter for s in page.middle.model.sections]
    step = strip._step()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, int(step * (letters.index("M") + 0.5))))
    assert page.middle.model.concept_row(page.middle.list.top_row()).head == "m000"


def test_all_glossaries_or_one(qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs) -> None:
    second_glossary(store)
    page = opened()
    assert [row.name for row in page.left.model.rows] == ["All glossaries", "The town", "The farm"]
    assert page.current_glossary() == ""
    assert "canard" in heads(page)
    assert len(heads(page)) == 9
    page.left.list.setCurrentIndex(page.left.model.index(2))
    qtbot.waitUntil(lambda: heads(page) == ["canard"])
    assert page.current_glossary() == "farm"


def test_a_concept_of_another_glossary_is_gone_to(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs
) -> None:
    second_glossary(store)
    page = opened()
    qtbot.keyClicks(page.middle.filter, "conseil")
    page.show_concept("farm", "canard")
    assert "duck" in sheet(page)
    qtbot.waitUntil(lambda: chosen(page) == "canard")
    assert page.current_glossary() == "farm"
    assert page.middle.filter.text() == ""
    page.show_concept("farm", "gone")
    assert "duck" in sheet(page)


def test_a_concept_is_gone_to_before_the_page_was_ever_shown(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    second_glossary(store)
    page = GlossariesPage(store, writer, jobs, theme)
    qtbot.addWidget(page)
    page.show_concept("farm", "canard")
    page.show()
    page.focus_first()
    qtbot.waitUntil(lambda: page.middle.has_listing() and chosen(page) == "canard")
    assert page.current_glossary() == "farm"
    assert "duck" in sheet(page)


def test_what_another_process_writes_appears_and_nothing_jumps(
    qtbot: QtBot, opened: Opener, store_path: Path, jobs: Jobs
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    with connect(store_path) as other:
        glossaries.put(other, "town", [pair("abri", "shelter")])
    page.refresh()
    qtbot.waitUntil(lambda: "abri" in heads(page))
    assert chosen(page) == "mairie"
    assert page.left.model.rows[0].concepts == 9
    with connect(store_path) as other:
        glossaries.delete(other, "town", ["mairie"])
    page.refresh()
    qtbot.waitUntil(lambda: "mairie" not in heads(page))
    assert "The town" in sheet(page)


def test_a_changed_concept_is_read_anew(qtbot: QtBot, opened: Opener, store_path: Path, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    with connect(store_path) as other:
        glossaries.put(other, "town", [Concept("mairie", (Term("mairie", FR), Term("city hall", EN)))])
    page.refresh()
    qtbot.waitUntil(lambda: "city hall" in sheet(page))


def test_a_concept_without_a_term_in_the_language_stands_last(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    glossaries.put(store, "town", [Concept("bare", (Term("advice", EN),))])
    page = opened()
    assert heads(page)[-1] == "advice"
    page.show_concept("town", "bare")
    assert "Nobody has written a term yet" in sheet(page)
    assert not page.sheet.copy_french.isVisible()
    page.copy_target()
    assert QGuiApplication.clipboard().text() == "advice"


def test_an_empty_store_says_what_to_do(
    qtbot: QtBot, tmp_path: Path, jobs: Jobs, theme: Theme, writer: Writer
) -> None:
    with connect(tmp_path / "empty.sqlite") as store:
        page = GlossariesPage(store, writer, jobs, theme)
        qtbot.addWidget(page)
        page.show()
        page.focus_first()
        settle(qtbot, page, jobs)
        assert "There is no glossary yet" in sheet(page)
        assert not page.left.print_button.isVisible()
        assert page.left.import_button.isVisible()


def test_what_is_asked_of_the_window(qtbot: QtBot, opened: Opener) -> None:
    page = opened()
    with qtbot.waitSignal(page.printAsked) as printing:
        page.left.print_button.click()
    with qtbot.waitSignal(page.exportAsked) as exporting:
        page.left.export_button.click()
    with qtbot.waitSignal(page.importAsked):
        page.left.import_button.click()
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
    ]
    assert all(control.accessibleName() for control in controls)
    assert page.middle.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "1 % de budget, 1% of the budget"
    )


def test_only_the_rows_in_sight_are_read(qtbot: QtBot, opened: Opener, store: Store) -> None:
    glossaries.put(store, "town", [pair(f"mot{n:05}", f"word{n:05}") for n in range(3000)])
    page = opened()
    model = page.middle.model
    assert model.rowCount() == 3008
    assert len(model._blocks) <= 2
    qtbot.keyClicks(page.middle.filter, "mot02999")
    assert heads(page) == ["mot02999"]


def test_a_line_is_read_aloud_with_a_word_for_its_sign(opened: Opener) -> None:
    page = opened()
    model = page.middle.model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert "mairie n. f., the same as town hall" in said
    assert "conseil de quartier n. m., close to neighbourhood council" in said
    assert "conseil communautaire n. m., not the same as inter-municipal council, false friend" in said
    assert not any(sign in line for line in said for sign in "=≈≠")


def test_a_concept_asked_for_from_elsewhere_has_the_keyboard(
    qtbot: QtBot, opened: Opener, jobs: Jobs
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    assert chosen(page) == "mairie"
    assert "town hall" in sheet(page)
    assert page.middle.list.hasFocus()


def test_copying_is_said(qtbot: QtBot, opened: Opener, jobs: Jobs) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    with qtbot.waitSignal(page.said) as said:
        page.copy_target()
    assert said.args == ["Copied: town hall"]
    assert QGuiApplication.clipboard().text() == "town hall"
    QGuiApplication.clipboard().clear()
    page.sheet.text.setFocus()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "town hall"
    page.sheet.text.selectAll()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "mairie" in QGuiApplication.clipboard().text()


def test_without_a_glossary_there_is_one_thing_to_do(
    qtbot: QtBot, writer: Writer, jobs: Jobs, theme: Theme, tmp_path: Path
) -> None:
    with connect(tmp_path / "empty.sqlite") as store:
        page = GlossariesPage(store, writer, jobs, theme)
        qtbot.addWidget(page)
        page.resize(1180, 740)
        page.show()
        page.focus_first()
        settle(qtbot, page, jobs)
        assert not page.middle.isVisible()
        assert not page.left.print_button.isVisible()
        assert page.left.import_button.hasFocus()
        assert "There is no glossary yet" in sheet(page)
        with qtbot.waitSignal(page.importAsked):
            page.sheet.text.anchorClicked.emit("#")


def test_what_is_kept_meanwhile_is_not_taken_away_by_undo(
    qtbot: QtBot, opened: Opener, writer: Writer, jobs: Jobs, store: Store
) -> None:
    page = opened()
    page.show_concept("town", "mairie")
    settle(qtbot, page, jobs)
    session.pin(store, "town", "mairie", FR)
    with qtbot.waitSignal(page.said) as said:
        page._pin("town", "mairie", "mairie")
    assert said.args == ["It is in this session’s list: mairie"]
    assert not writer.undo()
    assert len(session.pins(store)) == 1


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
    left = (page.left.print_button, page.left.export_button, page.left.import_button)
    for button in (*left, *sheet_buttons):
        assert button.isVisible()
        qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())
