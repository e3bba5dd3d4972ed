"""What must hold of the Qt binding itself."""

from __future__ import annotations

import subprocess
import sys

_MANY_VOID_CALLS = """
from PySide6.QtCore import QCoreApplication, QObject
application = QCoreApplication([])
thing = QObject()
for number in range(20_000):
    thing.setObjectName("thing")
    thing.blockSignals(False)
print("alive")
"""


def test_twenty_thousand_void_calls_survive() -> None:
    """PySide6 6.12.0 on Python below 3.12 loses a reference to None at each of them and aborts."""
    command = [sys.executable, "-c", _MANY_VOID_CALLS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
