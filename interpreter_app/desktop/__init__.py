"""The window: views, dialogs, widgets and what feeds them. The only package that imports PySide6.

Nothing below it imports it; `bootstrap` does, once a window is asked for.
"""

from __future__ import annotations

import sys

from PySide6 import QtCore as _QtCore  # noqa: F401 - has the hooks of PySide installed


def _spare_reading_sources() -> None:
    """Have PySide not read the source of every module that is imported after it.

    It looks there for its own name, to know whether `from __feature__ import snake_case` may be meant. No
    module here does that, and reading some 150 files is a twentieth of the time until the first answer.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]  # None has no such name


_spare_reading_sources()
