"""Notes out of a file from the menu: seen before anything is written, put where one says, one deed."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from interpreter_app.base import i18n
from interpreter_app.base.errors import StoreError
from interpreter_app.desktop.dialogs.import_notes import ImportNotesDialog
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.exchange.notes.yaml_notes import write_notes
from interpreter_app.services import note_import, note_taking
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard", extend=True)

VTT = """WEBVTT

00:00:05.000 --> 00:00:09.000
<v Anne Fraser>Bonjour à tous, merci d’être venus

00:12:00.000 --> 00:12:04.000
<v Speaker 2>We start with the budget of the town

00:12:30.000 --> 00:12:34.000
sans nom
"""
TEXT = "09:42 Le conseil a voté\n09:50 Anne Fraser: the schools come first\n12:10 !action @AF send the form\n"
NOTE = Note("a", parsed("2016-12-05T09:42[Europe/Paris]"), "on vote", NoteKind.DECISION, "paris", "morning")


def opened(desk: Desk, path: Path | None = None) -> ImportNotesDialog:
    desk.window.actions_["import-notes"].trigger()
    (dialog,) = desk.window._dialogs.open
    assert isinstance(dialog, ImportNotesDialog)
    if path is not None:
        dialog.choose_file(path)
        settle(desk, dialog)
    return dialog


def settle(desk: Desk, dialog: ImportNotesDialog) -> None:
    desk.qtbot.waitUntil(lambda: not dialog._rest.isActive() and dialog._job is None, timeout=8000)
    desk.qtbot.waitUntil(lambda: desk.window._jobs.is_idle, timeout=8000)


def gone(desk: Desk) -> None:
    """The dialog has done what it is for."""
    desk.qtbot.waitUntil(lambda: not desk.window._dialogs.open, timeout=8000)


def shown(dialog: ImportNotesDialog) -> list[tuple[str, str]]:
    return [(one.text, one.small) for one in map(dialog._said, dialog.list.rows)]


def choose(desk: Desk, dialog: ImportNotesDialog, field: str, data: object) -> None:
    box = getattr(dialog.choices, field)
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemData(n) == data))
    box.activated.emit(box.currentIndex())
    settle(desk, dialog)


@pytest.fixture
def paris(desk: Desk) -> Desk:
    """The page with the visit open."""
    desk.page.open("paris")
    desk.settle()
    return desk


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_subtitles_are_seen_with_the_times_of_the_session_and_written_as_one_deed(
    paris: Desk, tmp_path: Path
) -> None:
    dialog = opened(paris, file(tmp_path, "meeting.vtt", VTT))
    assert dialog.summary.text() == "3 notes read: 3 would be added."
    assert shown(dialog)[:2] == [
        ("Bonjour à tous, merci d’être venus", "5 December, 09:00 · morning · Anne Fraser"),
        ("We start with the budget of the town", "5 December, 09:12 · morning · Speaker 2"),
    ]
    assert paris.stored() == []
    choose(paris, dialog, "session", "noon")
    assert "5 December, 12:12 · noon · Speaker 2" in shown(dialog)[1][1]
    dialog.import_button.click()
    gone(paris)
    paris.settle()
    assert [(one.speaker, one.session) for one in paris.stored()] == [
        ("anne", "noon"), ("Speaker 2", "noon"), ("", "noon"),
    ]  # fmt: skip
    assert len(paris.shown()) == 3
    paris.window.undo()
    paris.settle()
    assert paris.stored() == []


def test_who_is_who_when_it_began_and_who_speaks_otherwise_can_be_said(paris: Desk, tmp_path: Path) -> None:
    dialog = opened(paris, file(tmp_path, "meeting.vtt", VTT))
    choices = dialog.choices
    assert list(choices.names) == ["Anne Fraser", "Speaker 2"]
    assert choices.names["Anne Fraser"].text() == "Anne Fraser"
    choices.names["Speaker 2"]._take("helene")
    choices.speaker._take("anne")
    choices.clock.setText("9:15")
    choices.clock.take()
    settle(paris, dialog)
    assert [small for _text, small in shown(dialog)] == [
        "5 December, 09:15 · morning · Anne Fraser",
        "5 December, 09:27 · morning · Hélène Martin",
        "5 December, 09:27 · morning · Anne Fraser",
    ]
    assert choices.clock.clock == time(9, 15)
    assert choices.names["Speaker 2"].text() == "Hélène Martin"


def test_a_text_with_times_of_the_clock_goes_into_the_sessions_that_were_on(
    paris: Desk, tmp_path: Path
) -> None:
    dialog = opened(paris, file(tmp_path, "notes.txt", TEXT))
    assert [small for _text, small in shown(dialog)] == [
        "5 December, 09:42 · morning",
        "5 December, 09:50 · morning · Anne Fraser",
        "5 December, 12:10 · Action · noon · Anne Fraser does it",
    ]
    choose(paris, dialog, "times", True)
    assert "5 December, 09:09 · morning" in shown(dialog)[0][1]
    dialog.choices.confidential.click()
    settle(paris, dialog)
    assert shown(dialog)[0][1].endswith("confidential")


def test_what_is_read_twice_is_there_once(paris: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "notes.txt", TEXT)
    dialog = opened(paris, path)
    dialog.import_button.click()
    gone(paris)
    again = opened(paris, path)
    assert again.summary.text() == "3 notes read: 3 are here already."
    assert not again.import_button.isEnabled()


def test_a_file_of_ours_goes_where_it_says_and_what_is_here_is_said(paris: Desk, tmp_path: Path) -> None:
    note_taking.add(paris.store, [NOTE, replace(NOTE, id="b", text="parti")])
    note_taking.delete(paris.store, ["b"])
    content = write_notes([replace(NOTE, text="on a voté"), replace(NOTE, id="b"), replace(NOTE, id="c")])
    dialog = opened(paris, file(tmp_path, "n.yaml", content))
    assert dialog.summary.text() == (
        "3 notes read: 1 would be added, 1 would be brought up to date, 1 stays in the bin."
    )
    assert not dialog.choices.times.isVisible()
    assert shown(dialog)[1][1].endswith("is in your bin and stays there")
    dialog.import_button.click()
    gone(paris)
    paris.settle()
    assert sorted(one.text for one in paris.stored()) == ["on a voté", "on vote"]


def test_notes_of_a_visit_that_is_not_here_can_be_put_elsewhere(paris: Desk, tmp_path: Path) -> None:
    stranger = replace(NOTE, visit="lyon", session="x", questions=("who", "gone"))
    dialog = opened(paris, file(tmp_path, "n.yaml", write_notes([stranger])))
    assert shown(dialog)[0][1].startswith("5 December, 09:42 · Decision · morning")
    choose(paris, dialog, "visit", "\0as-said")
    assert "isn’t here (lyon)" in dialog.summary.text()
    choose(paris, dialog, "visit", "paris")
    dialog.import_button.click()
    gone(paris)
    assert [(one.session, one.questions) for one in paris.stored()] == [("morning", ("who",))]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("n.yaml", "passerelle: notes\nnotes:\n  - id: a\n", "The file has"),
        ("n.pdf", "x", "notes are read from files that end in"),
        ("n.srt", "nothing", "there is no line with its times"),
        ("n.csv", "a,b\n1,2\n", "no column of notes"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence(
    paris: Desk, tmp_path: Path, name: str, content: str, said: str
) -> None:
    dialog = opened(paris, file(tmp_path, name, content))
    assert said in dialog.summary.text()
    assert not dialog.import_button.isEnabled()
    dialog.choose_file(file(tmp_path, "good.txt", TEXT))
    settle(paris, dialog)
    assert dialog.import_button.isEnabled()


def test_problems_are_listed_with_their_places(paris: Desk, tmp_path: Path) -> None:
    dialog = opened(
        paris, file(tmp_path, "n.csv", "Note,Date,Time\nbon,2016-12-05,09:30\nquoi,demain,9:30\n")
    )
    assert "Problems (1)" in dialog.parts._words["problems"].text()
    dialog.parts.choose("problems")
    assert "row 3" in dialog.problems.toPlainText().casefold()
    assert not dialog.list.isVisible()


def test_a_file_dropped_on_the_page_is_read(paris: Desk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "notes.txt", TEXT)))])
    mouse = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(paris.page, QDragEnterEvent(QPoint(5, 5), *mouse))
    QApplication.sendEvent(paris.page, QDropEvent(QPointF(5, 5), *mouse))
    (dialog,) = paris.window._dialogs.open
    assert isinstance(dialog, ImportNotesDialog)
    settle(paris, dialog)
    assert len(dialog.list.rows) == 3


def test_outside_any_visit_there_is_no_session_to_choose(desk: Desk, tmp_path: Path) -> None:
    desk.page.open("")
    desk.settle()
    dialog = opened(desk, file(tmp_path, "notes.txt", TEXT))
    assert not dialog.choices.session.isVisible()
    dialog.import_button.click()
    gone(desk)
    assert len(desk.stored("")) == 3


def test_it_speaks_french(paris: Desk, tmp_path: Path) -> None:
    dialog = opened(paris, file(tmp_path, "notes.txt", TEXT))
    i18n.set_language("fr")
    dialog.retranslate()
    assert dialog.close_button.text().replace("&", "") == "Fermer"


def test_closed_while_it_is_written_it_steps_aside_and_comes_back_if_that_fails(
    paris: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise StoreError("There is no room left.")

    dialog = opened(paris, file(tmp_path, "notes.txt", TEXT))
    with monkeypatch.context() as patch:
        patch.setattr(note_import, "carry_out", refuse)
        dialog.import_button.click()
        dialog.reject()
        assert not dialog.isVisible()
        paris.qtbot.waitUntil(lambda: dialog.summary.text() == "There is no room left.", timeout=5000)
    assert dialog.isVisible()
    assert paris.stored() == []
    dialog.reject()
    gone(paris)
