"""Closing the window: nothing is lost, and it doesn't go dead while the disk is slow."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop import ending, typed
from interpreter_app.desktop.jobs import Deed, Job, Writer
from interpreter_app.desktop.window import MainWindow
from interpreter_app.services import typed_lines
from interpreter_app.store import session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.outbox import left_behind


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


@pytest.mark.parametrize("answer", ["Keep open", "Copy and close"])
def test_what_could_be_saved_nowhere_is_handed_to_the_person(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("There is no room left.")

    monkeypatch.setattr(typed, "open_outbox", refuse)
    monkeypatch.setattr(typed_lines, "file", refuse)
    window.lookup.foot.noted.emit("nowhere")
    qtbot.waitUntil(lambda: bool(window._ending._typed.unsafe))

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "1 line that you typed couldn’t be saved anywhere."
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(200, press)
    window.close()
    assert window.isVisible() is (answer == "Keep open")
    if answer == "Keep open":
        # Until it can be saved after all.
        monkeypatch.undo()
        qtbot.waitUntil(lambda: not window._ending._typed.waiting, timeout=8000)
    else:
        assert QGuiApplication.clipboard().text() == "nowhere"
