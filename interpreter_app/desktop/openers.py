"""Opening dialogs: each is imported when it is first wanted, kept while it is open, and let go of after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.store.database import Store


class Dialogs(QObject):
    """The dialogs of one window; `open` are those that are on the screen."""

    def __init__(
        self, window: QWidget, store: Store, writer: Writer, jobs: Jobs, theme: Theme, actions: ActionSet
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._writer = writer
        self._jobs = jobs
        self._theme = theme
        self._actions = actions
        self.open: list[QDialog] = []

    def preferences(self, settings: Settings, apply: Callable[[Settings], None]) -> None:
        """The preferences; `apply` is called with every change."""
        from interpreter_app.desktop.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(settings, self._theme, self._window)
        dialog.settingsChanged.connect(apply)
        self._show(dialog)

    def print_glossary(self, glossary: str) -> None:
        """Printing, with this glossary chosen."""
        from interpreter_app.desktop.dialogs.print_glossary import PrintDialog

        self._show(PrintDialog(self._store, self._jobs, self._theme, glossary, self._window))

    def import_glossary(self) -> None:
        """Importing a file."""
        from interpreter_app.desktop.dialogs.import_glossary import ImportDialog

        self._show(ImportDialog(self._store, self._writer, self._jobs, self._theme, self._window))

    def export_glossary(self, glossary: str) -> None:
        """Exporting, with this glossary chosen."""
        from interpreter_app.desktop.dialogs.export_glossary import ExportDialog

        self._show(ExportDialog(self._store, self._jobs, self._theme, glossary, self._window))

    def keys(self) -> None:
        """All keys."""
        from interpreter_app.desktop.dialogs.keys import KeysDialog

        self._show(KeysDialog(self._actions, self._theme, self._window))

    def about(self) -> None:
        """What this is, who made it and under which licences."""
        from interpreter_app.desktop.dialogs.about import AboutDialog

        self._show(AboutDialog(self._theme, self._window))

    def retranslate(self) -> None:
        """Have the open dialogs speak the current language."""
        for dialog in self.open:
            dialog.retranslate()  # type: ignore[attr-defined]  # every dialog of ours has it

    def _show(self, dialog: QDialog) -> None:
        self.open.append(dialog)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        dialog = self.sender()
        self.open = [other for other in self.open if other is not dialog]
        if dialog is not None:
            dialog.deleteLater()
