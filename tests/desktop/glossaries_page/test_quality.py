"""The panel of checks: it tells what is wrong, goes there, mends, keeps its place and stays fresh."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models import quality as model_of
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.quality import FoundRow, HeadingRow, MoreRow
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views import quality_panel
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain import checks
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Term
from interpreter_app.services import mending
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store, connect
from tests.desktop.conftest import MakeWindow
from tests.desktop.glossaries_page.conftest import EN, FR, Opener, chosen, keyboard, settle, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)", extend=True)

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def entry(ident: str, note: str) -> Concept:
    """A sound concept but for its note."""
    return Concept(ident, (Term(ident, FR, gender=Gender.FEMININE), Term(f"the {ident}", EN)), note=note)


def farm(store: Store, *concepts: Concept) -> None:
    """A second glossary: two straight apostrophes, two spaces, and a language that is missing."""
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    made = concepts or (
        entry("auge", "l'eau"),
        entry("barn", "d'ici"),
        entry("cour", "deux  mots"),
        Concept("seul", (Term("seul", FR, gender=Gender.MASCULINE),)),
    )
    glossaries.put(store, "farm", made)


def opened_at(qtbot: QtBot, opened: Opener, jobs: Jobs, ident: str = "farm") -> GlossariesPage:
    """The page with the panel on this glossary, once it has been checked."""
    page = opened()
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of(ident)))
    settle(qtbot, page, jobs)
    page.toggle_quality()
    rested(qtbot, page, jobs)
    return page


def rested(qtbot: QtBot, page: GlossariesPage, jobs: Jobs) -> None:
    panel = page.quality
    qtbot.waitUntil(
        lambda: jobs.is_idle and panel._job is None and not panel._rest.isActive(), timeout=20_000
    )


def found(page: GlossariesPage) -> list[tuple[str, str]]:
    """Each finding that is listed: the entry and the code of the rule."""
    rows = page.quality.model.rows
    return [(row.found.concept, row.found.finding.code) for row in rows if isinstance(row, FoundRow)]


def notes(store: Store) -> list[str]:
    return [c.note for c in glossaries.glossary(store, glossaries.find(store, "farm").number)]


def test_findings_stand_under_their_kind_mistakes_first(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    assert found(page) == [
        ("seul", "missing-language"),
        ("auge", "straight-apostrophe"),
        ("barn", "straight-apostrophe"),
        ("cour", "stray-space"),
    ]
    headings = [(row.text, row.number) for row in page.quality.model.rows if isinstance(row, HeadingRow)]
    assert headings == [
        ("A language is missing", "1 mistake"),
        ("Straight apostrophes", "2"),
        ("Spaces and dots", "1"),
    ]
    assert page.quality.head.summary.text() == "1 mistake · 3 matters of care"
    assert page.quality.head.fix_all.text() == "Mend all 3 that are certain"
    assert page.quality.list.hasFocus()
    assert page.quality.list.current is not None
    assert not page.quality.head.fix.isEnabled()


def test_enter_goes_to_the_entry_and_the_keys_go_on(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    qtbot.keyClick(page.quality.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.quality.list, Qt.Key.Key_Return)
    settle(qtbot, page, jobs)
    assert chosen(page) == "auge"
    assert page.middle.list.hasFocus()
    page.quality.step(1)
    assert chosen(page) == "barn"
    page.quality.step(1)
    page.quality.step(1)
    assert chosen(page) == "cour"
    page.quality.step(-1)
    assert chosen(page) == "barn"
    assert "d'ici" in sheet(page)


def test_pages_pass_headings_by(qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    for key, wanted in (
        (Qt.Key.Key_End, "cour"),
        (Qt.Key.Key_Home, "seul"),
        (Qt.Key.Key_PageDown, "cour"),
        (Qt.Key.Key_PageUp, "seul"),
    ):
        qtbot.keyClick(page.quality.list, key)
        assert page.quality.list.current is not None
        assert page.quality.list.current.concept == wanted


def test_the_keyboard_never_comes_to_mend_all_by_itself(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, writer: Writer
) -> None:
    farm(store, entry("auge", "l'eau"), Concept("seul", (Term("seul", FR, gender=Gender.MASCULINE),)))
    page = opened_at(qtbot, opened, jobs)
    page.quality.step(1)
    page.quality.head.fix.setFocus()
    with qtbot.waitSignal(writer.done):
        qtbot.keyClick(page.quality.head.fix, Qt.Key.Key_Space)
    rested(qtbot, page, jobs)
    assert page.quality.list.hasFocus()


def test_in_all_glossaries_the_list_stays_whole_when_one_goes_to_a_finding(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs, "")
    row = next(r for r in page.quality.model.rows if isinstance(r, FoundRow) and r.found.concept == "cour")
    assert row.place == "The farm"
    page.quality.list.choose(page.quality.model.row_of(row.found))
    qtbot.keyClick(page.quality.list, Qt.Key.Key_Return)
    assert (chosen(page), page.current_glossary()) == ("cour", "")
    assert page.quality.list.current == row.found


def test_one_is_mended_the_next_is_chosen_and_undo_brings_it_back(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, writer: Writer
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    page.quality.who = lambda: "Ann"
    page.quality.step(1)
    page.quality.list.setFocus()
    with qtbot.waitSignal(writer.done) as done:
        page.quality.head.fix.click()
    assert (done.args[0].sentence, done.args[0].undoable) == ("1 finding mended", True)
    rested(qtbot, page, jobs)
    assert notes(store)[:2] == ["l’eau", "d'ici"]
    assert ("auge", "straight-apostrophe") not in found(page)
    assert page.quality.list.current is not None
    assert page.quality.list.current.concept == "barn"
    row = store.connection.execute("SELECT who, kind FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    assert tuple(row) == ("Ann", mending.MEND)
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    page.refresh()
    qtbot.waitUntil(lambda: ("auge", "straight-apostrophe") in found(page))
    assert page.quality.list.current.concept == "barn"


def test_all_that_is_certain_is_mended_at_once(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, writer: Writer
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    with qtbot.waitSignal(writer.done) as done:
        page.quality.head.fix_all.click()
    assert done.args[0].sentence == "3 findings mended"
    rested(qtbot, page, jobs)
    assert found(page) == [("seul", "missing-language")]
    assert notes(store) == ["l’eau", "d’ici", "deux mots", ""]
    assert not page.quality.head.fix_all.isVisible()
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert notes(store) == ["l'eau", "d'ici", "deux  mots", ""]
    assert not writer.can_undo


def test_what_another_process_mends_goes_without_moving_the_keyboard(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, store_path: Path
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    page.quality.step(1)
    page.quality.step(1)
    page.middle.filter.setFocus()
    with connect(store_path) as other:
        glossaries.put(other, "farm", [entry("cour", "deux mots"), entry("abri", "l'un")])
    page.refresh()
    qtbot.waitUntil(lambda: ("abri", "straight-apostrophe") in found(page))
    assert ("cour", "stray-space") not in found(page)
    assert page.quality.list.current is not None
    assert page.quality.list.current.concept == "barn"
    assert page.middle.filter.hasFocus()


def test_what_has_changed_meanwhile_is_not_mended(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, writer: Writer, store_path: Path
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    page.quality.step(1)
    with connect(store_path) as other:
        glossaries.put(other, "farm", [entry("auge", "à la main")])
    with qtbot.waitSignal(page.said) as said:
        page.quality.head.fix.click()
    assert "Nothing was mended" in said.args[0]
    rested(qtbot, page, jobs)
    assert notes(store)[0] == "à la main"
    assert not writer.can_undo


def test_a_sound_glossary_is_said_to_be_so(qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs) -> None:
    farm(store, entry("auge", "ici"))
    page = opened_at(qtbot, opened, jobs)
    assert page.quality.empty.isVisible()
    assert page.quality.empty.text() == "Nothing to mend: 1 concept, and the checks find no fault."
    qtbot.keyClick(page.quality.head.close_button, Qt.Key.Key_Escape)
    assert not page.quality.isVisible()
    assert page.middle.list.hasFocus()


def test_esc_closes_the_panel_and_stays_on_the_page(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    left: list[bool] = []
    page.leaveAsked.connect(lambda: left.append(True))
    qtbot.keyClick(page.quality.list, Qt.Key.Key_Escape)
    assert not page.quality.isVisible()
    assert (page.middle.list.hasFocus(), left) == (True, [])
    page.toggle_quality()
    assert page.quality.list.hasFocus()
    page.toggle_quality()
    assert not page.quality.isVisible()


def test_another_glossary_is_checked_when_it_is_read(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs, "town")
    assert "auge" not in dict(found(page))
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of("farm")))
    qtbot.waitUntil(lambda: ("auge", "straight-apostrophe") in found(page))
    assert "mairie" not in dict(found(page))


def test_of_very_many_only_some_are_listed_and_the_rest_is_counted(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quality_panel, "LISTED", 10)
    farm(store, *(entry(f"mot{n:02}", "l'un") for n in range(30)), entry("cour", "deux  mots"))
    page = opened_at(qtbot, opened, jobs)
    assert len(found(page)) == 10
    (more,) = [row for row in page.quality.model.rows if isinstance(row, MoreRow)]
    assert more.text == "21 more: mend some of these first"
    assert page.quality.head.fix_all.text() == "Mend all 31 that are certain"


def test_a_check_is_stopped_and_begun_anew(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    farm(store)
    page = opened()
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of("farm")))
    settle(qtbot, page, jobs)
    page.toggle_quality()
    assert page.quality.head.stop.isVisible()
    page.quality.head.stop.click()
    rested(qtbot, page, jobs)
    assert page.quality.head.summary.text() == "The check was stopped."
    assert page.quality.head.stop.text() == "Check again"
    page.quality.head.stop.click()
    rested(qtbot, page, jobs)
    assert len(found(page)) == 4


def test_the_other_language_and_large_text_leave_it_usable(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, theme: Theme
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    i18n.set_language("fr")
    page.retranslate()
    rested(qtbot, page, jobs)
    assert len(found(page)) == 4
    theme.apply("dark", 200, False)
    for name in ("qualityFix", "qualityFixAll", "qualityClose"):
        button = page.quality.findChild(QWidget, name)
        assert button is not None
        qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())
    assert page.quality.list.accessibleName()
    assert page.quality.head.close_button.accessibleName()


def test_a_finding_is_read_aloud_with_its_kind(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs)
    said = page.quality.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Straight apostrophes, auge: note: straight apostrophe in “l'eau”; write ’., can be mended"


def test_every_rule_has_a_heading() -> None:
    tables = (*checks.CONCEPT_RULES, *checks.GLOSSARY_RULES, *checks.SHELF_RULES)
    assert {code for code, _severity, _rule in tables} == set(model_of._HEADINGS)


def test_the_window_opens_it_from_any_page_and_undoes_what_it_mends(
    qtbot: QtBot, make_window: MakeWindow, store: Store, jobs: Jobs, writer: Writer
) -> None:
    farm(store)
    window = make_window(replace(Settings(clear_after=0), author="Ann"))
    window.actions_["check"].trigger()
    page = window.glossaries
    assert window.page == "glossaries"
    qtbot.waitUntil(lambda: jobs.is_idle and bool(found(page)), timeout=20_000)
    with qtbot.waitSignal(writer.done):
        page.quality.head.fix_all.click()
    rested(qtbot, page, jobs)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: notes(store)[0] == "l'eau" and not writer.can_undo)
    rested(qtbot, page, jobs)


# In the table.


def test_the_next_finding_is_a_cell_of_the_table_and_enter_writes_there(
    make_window: MakeWindow, store: Store, qtbot: QtBot, jobs: Jobs, theme: Theme
) -> None:
    others = [entry(f"mot{n:03}", "") for n in range(200)]
    seul = Concept("seul", (Term("zone", FR, gender=Gender.FEMININE),))
    told = Bilingual("l'eau", "l'eau d'ici")
    farm(store, *others, seul, replace(entry("vanne", ""), transfer_note=told))
    window = make_window(Settings(clear_after=0))
    window.show_page("glossaries")
    page = window.glossaries
    qtbot.waitUntil(page.middle.has_listing)
    page.left.list.setCurrentIndex(page.left.model.index(page.left.model.row_of("farm")))
    qtbot.waitUntil(lambda: page.middle.has_listing() and jobs.is_idle)
    page.toggle_table()
    QTest.keyClick(keyboard(), Qt.Key.Key_F7)
    rested(qtbot, page, jobs)
    table = page.writing.table
    for modifiers, where in (
        (NONE, ("seul", Column.ENGLISH)),
        (NONE, ("vanne", Column.FRENCH)),  # The French note, which the English table doesn't show.
        (NONE, ("vanne", Column.NOTE)),
        (SHIFT, ("vanne", Column.FRENCH)),
        (SHIFT, ("seul", Column.ENGLISH)),
    ):
        QTest.keyClick(keyboard(), Qt.Key.Key_F8, modifiers)
        qtbot.waitUntil(table.hasFocus)
        index = table.currentIndex()
        concept = page.writing.cells.concept_at(index.row())
        assert concept is not None
        assert (concept.concept.id, COLUMNS[index.column()]) == where
        assert table.selectionModel().isRowSelected(index.row())
        assert table.viewport().rect().contains(table.visualRect(index))
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    QTest.keyClicks(keyboard(), "area")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    QApplication.processEvents()
    window._writer.wait()
    found = glossaries.concept(store, "farm", "seul")
    assert found is not None
    assert [term.text for term in found.concept.terms] == ["zone", "area"]
    assert session.pins(store) == []


def test_a_finding_of_another_glossary_is_a_cell_of_the_table_once_that_is_listed(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs
) -> None:
    farm(store)
    page = opened_at(qtbot, opened, jobs, "farm")
    page.quality.close_panel()
    page.toggle_table()
    page._choose_glossary("town")
    page.show_finding("farm", "seul", checks.check_concept(_of(store, "seul"))[0])
    settle(qtbot, page, jobs)
    index = page.writing.table.currentIndex()
    stored = page.writing.cells.concept_at(index.row())
    assert stored is not None
    assert (stored.concept.id, COLUMNS[index.column()]) == ("seul", Column.ENGLISH)


def _of(store: Store, ident: str) -> Concept:
    found = glossaries.concept(store, "farm", ident)
    assert found is not None
    return found.concept
