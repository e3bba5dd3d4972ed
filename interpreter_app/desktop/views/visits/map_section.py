"""Who meets whom in a visit, drawn or told as a list.

Owns this section and how the drawing is saved. The drawing is `widgets.relationship_map`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.frame import FileChooser, file_name
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.section import Section
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.relationship_map import RelationshipMap
from interpreter_app.domain.visits.visit import Visit

_DRAWING, _LIST = "drawing", "list"


class MapSection(Section):
    """The drawing with its buttons."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitMapSection", desk, parent, scrolls=False)
        self.view = Choice([_DRAWING, _LIST], desk.theme, self)
        self.view.setObjectName("mapView")
        self.copy_button, self.save_button = QPushButton(self), QPushButton(self)
        self.map = RelationshipMap(desk.theme, self)
        top = QHBoxLayout()
        top.setSpacing(3 * UNIT)
        top.addWidget(self.view, 1)
        for name, button in (("copyMap", self.copy_button), ("saveMap", self.save_button)):
            button.setObjectName(name)
            button.setProperty("role", "link")
            top.addWidget(button)
        self.body.addLayout(top)
        self.body.addWidget(self.map, 1)
        self.view.chosen.connect(self._on_view)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)

    def show_visit(self, visit: Visit) -> None:
        """Show who meets whom in a visit."""
        self.map.set_visit(visit, self.desk.everybody)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.view.setAccessibleName(_("How it is shown"))
        self.view.set_text(_DRAWING, _("Drawing"))
        self.view.set_text(_LIST, _("List"))
        self.copy_button.setText(_("Copy as text"))
        self.save_button.setText(_("Save…"))
        self.map.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard on the drawing."""
        self.map.setFocus()

    def save_to(self, path: Path) -> None:
        """Save the drawing here, as SVG or PNG."""
        try:
            self.map.save(path)
        except (ExpectedError, OSError) as refusal:
            self.desk.warned.emit(str(refusal))
            return
        self.desk.folderUsed.emit(str(path.parent))
        self.desk.said.emit(_("Saved: {name}").format(name=path.name))

    def _on_view(self, name: str) -> None:
        self.map.show_list(name == _LIST)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.map.text())
        self.desk.said.emit(_("Copied"))

    def _on_save(self) -> None:
        visit = self.desk.visit
        if visit is not None:
            name = file_name(title_of(visit), ".svg")
            chooser = FileChooser(self, self.desk.folder)
            chooser.to_save(_("Save the map"), name, _("Drawings (*.svg *.png)"), self._on_path)

    def _on_path(self, name: str) -> None:
        self.save_to(Path(name))
