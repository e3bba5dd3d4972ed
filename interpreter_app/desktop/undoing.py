"""Undo and redo of the window: what it did itself first, then what stands in the history of the store.

Owns which of the two is meant. How a deed is taken back is the writer's and the history's affair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Writer

if TYPE_CHECKING:
    from interpreter_app.desktop.models.undo_deeds import Turned
    from interpreter_app.store.database import Store


class Undoing(QObject):
    """Takes back and does again. `who` gives the person’s name; `flush` writes what is half-typed first."""

    said = Signal(str)
    """There was nothing to do."""

    def __init__(
        self, writer: Writer, who: Callable[[], str], flush: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._who = who
        self._flush = flush
        writer.take_newer = self._take_newer

    def undo(self) -> None:
        """Take back the newest change of this window, or else the last one on a glossary, from any day."""
        self._flush()
        if not self._writer.undo():
            from interpreter_app.desktop.models import undo_deeds

            self._writer.write(undo_deeds.undo(self._who()), self._on_undone)

    def redo(self) -> None:
        """Do again the last change on a glossary that was taken back."""
        from interpreter_app.desktop.models import undo_deeds

        self._flush()
        self._writer.write(undo_deeds.redo(self._who()), self._on_redone)

    def _take_newer(self, store: Store, newest: int) -> str:
        from interpreter_app.desktop.models import undo_deeds

        return undo_deeds.take_newer(store, newest, self._who())

    def _on_undone(self, turned: Turned) -> None:
        if turned.change is None:
            self.said.emit(_("There is nothing to take back."))

    def _on_redone(self, turned: Turned) -> None:
        if turned.change is None:
            self.said.emit(_("There is nothing to do again."))
