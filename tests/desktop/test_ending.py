"""Closing the window: nothing is lost, and it doesn't go dead while the disk is slow."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop import ending, typed
from interpreter_app.desktop.jobs import Deed, Job, Writer
from interpreter_app.desktop.window import MainWindow
from interpreter_app.services import typed_lines
from interpreter_app.store import database, session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.outbox import left_behind
from tests.desktop.conftest import type_text


def test_an_import_is_stopped_and_the_notes_behind_it_are_saved(
    window: MainWindow, writer: Writer, store_path: Path, qtbot: QtBot
) -> None:
    job = Job("Importing")
    begun = threading.Event()

    def long_work(store: Store) -> None:
        with store.write():
            session.add_note(store, "half an import")
            begun.set()
            while True:
                job.report(1, 100)
                time.sleep(0.01)

    writer.write(Deed(long_work, lambda _r: ""), job=job)
    assert begun.wait(5)
    window.lookup.foot.noted.emit("while it runs")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    with connect(store_path) as store:
        assert [note.text for note in session.notes(store)] == ["while it runs"]
    assert left_behind(store_path) == ([], {})


def test_a_slow_disk_is_waited_for_with_a_sentence(
    window: MainWindow, writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "_AT_ONCE_SECONDS", 0.05)
    release = threading.Event()
    writer.write(Deed(lambda _store: release.wait(10), lambda _r: ""))
    window.close()
    assert window.isVisible()
    assert window.findChild(QLabel, "statusSaved").text().startswith("Saving what is left")
    assert not window.findChild(QLineEdit, "noteEntry").isEnabled()
    release.set()
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("answer", ["Keep open", "Save as text…"])
@pytest.mark.parametrize("half", [False, True])
def test_what_could_be_saved_nowhere_is_handed_to_the_person(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: str,
    half: bool,
) -> None:
    """Asked also if the window is closed in the very moment after the line was typed."""

    def refuse(*_arguments: object) -> None:
        raise StoreError("There is no room left.")

    elsewhere = tmp_path / "elsewhere.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(elsewhere), ""))
    patch = pytest.MonkeyPatch()
    patch.setattr(typed, "open_outbox", refuse)
    patch.setattr(typed_lines, "file", refuse)
    entry = window.findChild(QLineEdit, "noteEntry")
    type_text(entry, "nowhere")
    if not half:
        qtbot.keyClick(entry, Qt.Key.Key_Return)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "1 line that you typed couldn’t be saved."
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(300, press)
    window.close()
    patch.undo()
    assert window.isVisible() is (answer == "Keep open")
    if answer == "Keep open":
        assert entry.isEnabled()
        assert window.answers._timer.isActive()
        if not half:
            # Until it can be saved after all.
            qtbot.waitUntil(lambda: not window._ending._typed.waiting, timeout=9000)
    else:
        assert elsewhere.read_text("utf-8") == "nowhere\n"


def test_lines_that_are_safe_in_the_outbox_do_not_hold_up_the_closing(
    window: MainWindow, qtbot: QtBot, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 1)
    with connect(store_path) as other, other.write():
        for number in range(6):
            window.lookup.foot.noted.emit(str(number))
        assert window._ending._typed.wait()
        qtbot.wait(50)
        started = time.monotonic()
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=15_000)
        assert time.monotonic() - started < 14, "the first line may be waiting for the lock already, no more"
    assert len(left_behind(store_path)[0]) == 6
