"""The note line of the Look up page takes today’s visit, session, speaker and shorthand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.models import session_rows
from interpreter_app.desktop.widgets import foot
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Participant, Question, Session, SessionKind, Visit
from interpreter_app.services import note_reading, note_taking, people, planning, typed_lines
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import left_behind, open_outbox
from tests.desktop.conftest import MakeWindow, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)
ANNE = Contact("anne", "Anne Fraser", given_name="Anne", family_name="Fraser")
QUESTIONS = (
    Question("who", Bilingual("Qui décide ?", "Who decides?")),
    Question("money", Bilingual("Combien d’argent ?", "How much money?")),
)


@pytest.fixture
def visit(store: Store) -> Visit:
    """A visit that is on, with a session that has begun an hour ago."""
    now = note_taking.now()
    meeting = Session(
        "meeting", SessionKind.FORMAL, Bilingual("Réunion", "Meeting"),
        now.later(timedelta(hours=-1)), now.later(timedelta(hours=1)), people=("anne",),
    )  # fmt: skip
    made = Visit(
        "paris", Bilingual("Paris", "Paris"), questions=QUESTIONS, sessions=(meeting,),
        people=(Participant("anne", Side.VISITORS),), first=now.day, last=now.day, zone=now.zone,
    )  # fmt: skip
    people.create(store, (ANNE,))
    return planning.create(store, made).visit


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    window.actions_["note"].trigger()
    type_text(entry, text)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert window._writer.wait()
    qtbot.waitUntil(lambda: left_behind(window._store.path) == ([], {}))


def stored(store: Store) -> list[Note]:
    return sorted(note_reading.newest(store, None), key=lambda one: one.at.at)


def test_shorthand_session_speaker_and_language_are_those_of_the_notes_page(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    window = make_window(Settings(clear_after=0))
    write(qtbot, window, "@AF #2 le budget de la ville")
    write(qtbot, window, "et rien d’autre")
    write(qtbot, window, "!action @AF send the form")
    first, second, third = stored(store)
    assert (first.visit, first.session, first.speaker, first.questions) == (
        "paris", "meeting", "anne", ("money",),
    )  # fmt: skip
    assert (first.text, first.language) == ("le budget de la ville", Language.FRENCH)
    assert (second.speaker, second.session) == ("anne", "meeting")
    assert (third.kind, third.owner, third.speaker, third.text) == (
        NoteKind.ACTION, "anne", "", "send the form",
    )  # fmt: skip


def test_a_line_becomes_the_very_note_that_the_notes_page_would_make(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    window = make_window(Settings(clear_after=0))
    line = "#1 !q @AF Who decides here?"
    write(qtbot, window, line)
    (made,) = stored(store)
    setting = note_taking.setting(store, made.at, "paris")
    drafted = note_taking.drafted(line, replace(setting, speaker=""), made.at, ident=made.id)
    assert made == drafted


def test_what_it_is_read_as_is_told_beside_it(qtbot: QtBot, make_window: MakeWindow, visit: Visit) -> None:
    window = make_window(Settings(clear_after=0))
    window.actions_["note"].trigger()
    line = window.lookup.foot.note
    type_text(line.entry, "@AF !décision oui")
    qtbot.waitUntil(lambda: line._hint.text() == "Decision · Anne Fraser · Meeting", timeout=5000)
    line.entry.clear()
    assert "goes back to the query" in line._hint.text()


def test_without_a_visit_it_is_a_plain_note_with_its_shorthand(
    qtbot: QtBot, make_window: MakeWindow, store: Store
) -> None:
    window = make_window(Settings(clear_after=0))
    write(qtbot, window, "!insight on compte ensemble")
    (made,) = stored(store)
    assert (made.visit, made.kind, made.text) == ("", NoteKind.INSIGHT, "on compte ensemble")


def test_a_line_of_nothing_but_shorthand_is_kept_as_it_stands(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    window = make_window(Settings(clear_after=0))
    write(qtbot, window, "!action")
    assert [one.text for one in stored(store)] == ["!action"]


def test_a_visit_that_becomes_todays_while_the_window_is_open_is_taken(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    planning.delete(store, "paris")
    window = make_window(Settings(clear_after=0))
    write(qtbot, window, "avant")
    again = planning.create(store, visit).visit.id
    window.answers.own_write()
    qtbot.waitUntil(lambda: window._jobs.is_idle and window.lookup.notes.running.setting.visit is not None)
    write(qtbot, window, "après")
    assert [one.visit for one in stored(store)] == ["", again]


def test_half_a_line_of_the_last_run_is_read_when_it_is_ended(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    with open_outbox(store.path) as outbox:
        outbox.save_draft(foot.NOTE, "@AF #1 elle dit")
    window = make_window(Settings(clear_after=0))
    write(qtbot, window, " que oui")
    (made,) = stored(store)
    assert (made.text, made.speaker, made.questions) == ("elle dit que oui", "anne", ("who",))


def test_a_plain_line_that_an_older_release_left_is_filed_as_it_was(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    with open_outbox(store.path) as outbox:
        outbox.keep(typed_lines.note("@AF avant la panne"))
    make_window(Settings(clear_after=0))
    qtbot.waitUntil(lambda: bool(stored(store)), timeout=5000)
    assert [(one.text, one.visit) for one in stored(store)] == [("@AF avant la panne", "")]


def test_shorthand_is_completed_by_key(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    window = make_window(Settings(clear_after=0))
    window.actions_["note"].trigger()
    qtbot.waitUntil(lambda: window.lookup.notes.running.setting.visit is not None)
    entry = window.lookup.foot.note.entry
    type_text(entry, "@ann")
    assert entry.offers is not None
    assert entry.offers.is_open
    qtbot.keyClick(entry.offers.list, Qt.Key.Key_Return)
    assert entry.text() == "@AF "
    assert stored(store) == []
    type_text(entry, "oui !act")
    qtbot.keyClick(entry.offers.list, Qt.Key.Key_Escape)
    assert not entry.offers.is_open
    assert window.focusWidget() is entry
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(stored(store)))
    assert [(one.kind, one.text) for one in stored(store)] == [(NoteKind.ACTION, "oui")]


def test_what_is_confidential_is_not_to_be_read_beside_the_query(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    now = note_taking.now()
    where = note_taking.Setting(visit)
    secret = note_taking.drafted("entre nous", where, now, note_taking.Said(confidential=True))
    note_taking.add(store, [secret, note_taking.drafted("pour tous", where, now)])
    assert [row.right for row in session_rows.note_rows(store)] == ["pour tous", "confidential"]


def test_the_key_for_a_note_leads_to_the_visit_of_the_day_from_other_pages(
    qtbot: QtBot, make_window: MakeWindow, store: Store, visit: Visit
) -> None:
    window = make_window(Settings(clear_after=0))
    window.show_page("notes")
    qtbot.waitUntil(lambda: window._jobs.is_idle)
    window.planning.notes.open("")
    window.show_page("contacts")
    window.actions_["note"].trigger()
    assert window.page == "notes"
    qtbot.waitUntil(lambda: window.planning.notes.visit is not None and window._jobs.is_idle)
    assert window.planning.notes.visit == visit
