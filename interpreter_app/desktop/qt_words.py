"""Qt's own words, such as those of its file dialogs, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from interpreter_app.base import i18n

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator


def speak(owner: QObject, before: QTranslator | None) -> QTranslator | None:
    """Have Qt speak the language of the interface; what does so now, given back the next time as `before`."""
    application = QApplication.instance()
    if application is None:
        return before
    if before is not None:
        application.removeTranslator(before)
    if i18n.language() == i18n.SOURCE_LANGUAGE:
        return None
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{i18n.language()}", folder):
        return None
    application.installTranslator(translator)
    return translator
