"""The process that `startup` starts: a window, somebody who types into it, and a stop-watch.

Must import nothing that the window wouldn't import by itself.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

TYPED = "conseil de quartier"


class Person(QObject):
    """Types one letter as soon as the window is painted, and sees when the answer is."""

    def __init__(self, started: float, settle: int) -> None:
        super().__init__()
        self._started = started
        self._settle = settle
        self._seconds = self._cpu = 0.0
        self._typed = 0
        self._window: QWidget | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look_for_window)
        self._timer.start()

    def _look_for_window(self) -> None:
        for window in QApplication.topLevelWidgets():
            query = window.findChild(QLineEdit, "lookupQuery")
            if query is not None and query.isVisible():
                self._timer.stop()
                self._window = window
                self._query = query
                self._list = window.findChild(QAbstractItemView, "lookupResults")
                QTimer.singleShot(0, self._type_first)
                return

    def _type_first(self) -> None:
        self._type()
        QTimer.singleShot(0, self._look_for_answer)

    def _look_for_answer(self) -> None:
        """Paint events come before timers: once there are rows, the next timer finds them painted."""
        if self._list.model().rowCount():
            QTimer.singleShot(0, self._answered)
        else:
            QTimer.singleShot(0, self._look_for_answer)

    def _type(self) -> None:
        letter = TYPED[self._typed % len(TYPED)]
        self._typed += 1
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(self._query, event)

    def _answered(self) -> None:
        self._seconds = time.time() - self._started
        self._cpu = time.process_time()
        if not self._settle:
            self._stop()
            return
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._type)
        self._timer.start(100)
        QTimer.singleShot(self._settle, self._stop)

    def _stop(self) -> None:
        self._timer.stop()
        found = f'"seconds": {self._seconds}, "cpu": {self._cpu}, "megabytes": {_megabytes()}'
        print("{" + found + "}", flush=True)
        if self._window is not None:
            self._window.close()


def _megabytes() -> float:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib isn't loaded yet
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def bare() -> int:
    """The smallest window that answers a letter with a list."""
    window = QWidget()
    query = QLineEdit(window)
    query.setObjectName("lookupQuery")
    found = QListWidget(window)
    found.setObjectName("lookupResults")
    layout = QVBoxLayout(window)
    layout.addWidget(query)
    layout.addWidget(found)

    def answer(text: str) -> None:
        found.clear()
        found.addItems([f"{text} {number}" for number in range(7)])

    query.textChanged.connect(answer)
    window.resize(1280, 800)
    window.show()
    return QApplication.exec()


def main() -> int:
    """`KIND STORE SETTLE_MS STARTED`"""
    kind, store, settle, started = sys.argv[1:5]
    application = QApplication(sys.argv[:1])
    person = Person(float(started), int(settle))
    if kind == "bare":
        code = bare()
    else:
        from interpreter_app.bootstrap import main as start

        code = start(["--store", store])
    del person, application
    return code


if __name__ == "__main__":
    sys.exit(main())
