"""What an import does with concepts that are there already: the choice for all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.services.importing import OnDuplicate

_TEXTS: Mapping[OnDuplicate, Callable[[], str]] = {
    OnDuplicate.MERGE: lambda: _("Merge them: add what is new, take what only the file changed"),
    OnDuplicate.SKIP: lambda: _("Leave mine as they are"),
    OnDuplicate.KEEP: lambda: _("Keep both"),
}


class DuplicateChoice(FlowRow):
    """One button for each way; merging is chosen first. `changed` tells that another one is."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons = {kind: QRadioButton(self) for kind in _TEXTS}
        self._group = QButtonGroup(self)
        for place, (kind, button) in enumerate(self.buttons.items()):
            button.setObjectName(f"importDuplicate-{kind.value}")
            self._group.addButton(button, place)
            self.add(button)
        self.buttons[OnDuplicate.MERGE].setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def chosen(self) -> OnDuplicate:
        """The way that is chosen."""
        return list(_TEXTS)[self._group.checkedId()]

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for kind, text_of in _TEXTS.items():
            self.buttons[kind].setText(text_of())

    def _on_toggled(self, _id: int, is_on: bool) -> None:
        if is_on:
            self.changed.emit()
