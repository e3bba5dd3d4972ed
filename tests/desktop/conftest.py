"""A whole window on the small store, and somebody who types into it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import paths
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.window import MainWindow
from interpreter_app.store.database import Store

MakeWindow = Callable[[Settings], MainWindow]


@pytest.fixture(autouse=True)
def _collects_between_tests() -> Iterator[None]:
    """No worker may collect what a test has left: it would destroy timers and dialogs of another thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def make_window(
    qtbot: QtBot, store: Store, theme: Theme, writer: Writer, jobs: Jobs, typed: Typed
) -> Iterator[MakeWindow]:
    """Open a window with these settings; its words have been read."""
    paths.settings_file().unlink(missing_ok=True)
    made: list[MainWindow] = []

    def make(settings: Settings) -> MainWindow:
        window = MainWindow(store, settings, theme, writer, jobs, typed)
        qtbot.addWidget(window)
        window.resize(1200, 760)
        window.show()
        window.answers.begin()
        qtbot.waitUntil(lambda: window.answers.is_complete and jobs.is_idle)
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window whose query doesn't empty itself."""
    return make_window(Settings(clear_after=0))


def type_text(widget: QWidget, text: str) -> None:
    """Type letter by letter, accents included, and let the event loop turn after each."""
    for letter in text:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)
        QApplication.processEvents()
