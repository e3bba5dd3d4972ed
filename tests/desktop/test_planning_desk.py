"""Visits are made, copied, brought in and written out from the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.dialogs.calendar_changes import CalendarDialog
from interpreter_app.desktop.dialogs.export_visit import ExportVisitDialog, Kind
from interpreter_app.desktop.dialogs.new_visit import NewVisitDialog
from interpreter_app.desktop.planning_desk import SAMPLE
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.domain.visits.starting_set import TASKS
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning, visit_files
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.conftest import MakeWindow, type_text
from tests.domain.visits.plan import plan, session

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise", extend=True)


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    made = make_window(Settings(clear_after=0))
    made.show_page("visits")
    return made


def dialog(window: MainWindow) -> object:
    return window._dialogs.open[-1]


def wait_for_visits(qtbot: QtBot, store: Store, count: int) -> list[Visit]:
    qtbot.waitUntil(lambda: len(planning.visits(store)) == count, timeout=8000)
    return planning.visits(store)


def opened(window: MainWindow) -> str:
    visit = window.planning.visits.desk.visit
    return visit.id if visit else ""


def test_a_new_visit_has_the_usual_tasks_and_is_opened(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.actions_["quick-add"].trigger()
    asked = dialog(window)
    assert isinstance(asked, NewVisitDialog)
    assert not asked.do_button.isEnabled()
    type_text(asked.titles.english, "Visit to Lyon")
    type_text(asked.first, "8/5/2017")
    qtbot.keyClick(asked.first, Qt.Key.Key_Tab)
    asked.do_button.click()
    (made,) = wait_for_visits(qtbot, store, 1)
    assert (made.id, made.first, made.last) == ("visit-to-lyon", date(2017, 5, 8), date(2017, 5, 8))
    assert [task.id for task in made.tasks] == [task.id for task in TASKS]
    qtbot.waitUntil(lambda: opened(window) == "visit-to-lyon", timeout=5000)
    window.undo()
    wait_for_visits(qtbot, store, 0)


@pytest.mark.parametrize("name", ["newVisitFirst", "newVisitLast", "newVisitZone"])
def test_no_visit_is_made_of_what_isnt_understood(
    qtbot: QtBot, window: MainWindow, store: Store, name: str
) -> None:
    window.actions_["new-visit"].trigger()
    asked = dialog(window)
    assert isinstance(asked, NewVisitDialog)
    type_text(asked.titles.english, "Visit to Lyon")
    found = asked.findChild(QWidget, name)
    line = found.lineEdit() if isinstance(found, QComboBox) else found
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    type_text(line, "the week after")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.isVisible()
    assert line.text() == "the week after"
    assert asked.status.text()
    asked.do_button.click()
    qtbot.wait(50)
    assert asked.isVisible()
    assert planning.visits(store) == []
    asked.reject()


def test_a_visit_is_made_after_another_one(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    planning.create(
        store, plan(session("a", "09:00", "10:00"), first=date(2016, 12, 5), last=date(2016, 12, 6))
    )
    window.planning.visits.refresh()
    window.actions_["duplicate-visit"].trigger()
    asked = dialog(window)
    assert isinstance(asked, NewVisitDialog)
    assert asked.titles.typed().fr == "Paris (2)"
    type_text(asked.first, "8/5/2017")
    qtbot.keyClick(asked.first, Qt.Key.Key_Return)
    assert asked.last.day == date(2017, 5, 9)
    if asked.isVisible():
        asked.do_button.click()
    made = next(one for one in wait_for_visits(qtbot, store, 2) if one.id != "paris")
    assert (made.first, made.last) == (date(2017, 5, 8), date(2017, 5, 9))
    assert made.sessions[0].start.day == date(2017, 5, 8)


def test_the_sample_visit_is_opened_and_brought_in_once(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.show_page("lookup")
    for _time in range(2):
        window.actions_["sample-visit"].trigger()
        qtbot.waitUntil(lambda: window.page == "visits" and opened(window) == SAMPLE, timeout=8000)
        window.show_page("lookup")
    assert len(planning.visits(store)) == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_a_visit_is_written_in_each_form(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path, kind: Kind
) -> None:
    planning.create(store, plan(session("a", "09:00", "10:00", people=("ann",))))
    window.planning.visits.refresh()
    window.actions_["export-visit"].trigger()
    asked = dialog(window)
    assert isinstance(asked, ExportVisitDialog)
    asked.kinds[kind].click()
    path = tmp_path / f"visit.{kind.value}"
    asked.save_to(path)
    qtbot.waitUntil(lambda: "Saved" in asked.status.text(), timeout=8000)
    text = path.read_text("utf-8")
    assert {Kind.WHOLE: "passerelle: visit", Kind.CALENDAR: "BEGIN:VEVENT", Kind.TEXT: "# "}[kind] in text
    asked.reject()


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    planning.create(store, plan(session("a", "09:00", "10:00")))
    window.planning.visits.refresh()
    window.actions_["export-visit"].trigger()
    asked = dialog(window)
    assert isinstance(asked, ExportVisitDialog)
    asked.save_to(tmp_path / "no folder" / "visit.yaml")
    qtbot.waitUntil(lambda: asked.status.property("role") == "warning", timeout=8000)
    assert asked.save_button.isEnabled()
    asked.reject()


def test_a_visit_from_a_file_is_opened(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    made = planning.create(store, plan(session("a", "09:00", "10:00"))).visit
    visit_files.write_yaml(store, made, tmp_path / "v.yaml")
    planning.delete(store, made.id)
    window.planning._on_file(str(tmp_path / "v.yaml"))
    qtbot.waitUntil(lambda: opened(window) == "paris", timeout=8000)


def test_a_file_that_is_no_visit_is_said_in_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "v.yaml").write_text("- no\n- visit\n")
    window.planning._on_file(str(tmp_path / "v.yaml"))
    qtbot.waitUntil(lambda: "v.yaml" in window.status.findChild(QLabel, "statusSaved").text(), timeout=8000)


def test_a_calendar_that_comes_back_is_asked_about(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    made = planning.create(store, plan(session("a", "09:00", "10:00"))).visit
    window.planning.visits.refresh()
    path = tmp_path / "v.ics"
    visit_files.write_ics(store, made, path, Language.ENGLISH)
    path.write_bytes(path.read_bytes().replace(b"T090000", b"T093000"))
    window.planning._on_file(str(path))
    qtbot.waitUntil(lambda: bool(window._dialogs.open), timeout=8000)
    asked = dialog(window)
    assert isinstance(asked, CalendarDialog)
    asked.do_button.click()
    qtbot.waitUntil(
        lambda: (
            planning.visits(store)[0].sessions[0].start.local.hour * 60
            + planning.visits(store)[0].sessions[0].start.local.minute
            == 570
        ),
        timeout=8000,
    )
    qtbot.waitUntil(lambda: not window._dialogs.open, timeout=5000)


def test_what_is_said_at_todays_visit_comes_first_and_that_is_told(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    terms = (Term("mairie", Language.FRENCH), Term("city chambers", Language.ENGLISH))
    glossaries.create(store, Glossary("visit", Bilingual("Visite", "Visit")))
    glossaries.put(store, "visit", [Concept("mairie", terms)])
    window.show_page("lookup")
    window.answers.own_write()
    window.lookup.look_up("mairie")
    qtbot.waitUntil(lambda: window._jobs.is_idle, timeout=8000)
    assert [found.glossary for found in window.answers.look_up("mairie", 2)] == ["town", "visit"]
    days = {"first": date(2016, 12, 5), "last": date(2016, 12, 6)}
    planning.create(store, plan(glossaries=("visit",), **days))
    window.answers.today = lambda: date(2016, 12, 6)
    window.answers.own_write()
    assert [found.glossary for found in window.answers.look_up("mairie", 2)] == ["visit", "town"]
    window.lookup.look_up("mairie")
    assert "today’s visit first" in window.lookup._header.told
    window.answers.today = lambda: date(2016, 12, 7)
    window.answers.poll()
    assert [found.glossary for found in window.answers.look_up("mairie", 2)] == ["town", "visit"]
