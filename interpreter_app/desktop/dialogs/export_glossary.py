"""The export dialog: one glossary into one file.

Owns the choice of glossary and format; writing is a worker's, whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import FileChooser, Frame, file_name, open_folder
from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.exchange.formats import FORMATS
from interpreter_app.services.exporting import export_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


class ExportDialog(Frame):
    """Writes a glossary of the store into a file. `glossary` is the id of the one chosen first, or empty."""

    folderUsed = Signal(str)  # noqa: N815 - a Qt signal
    """The folder in which something was saved."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        glossary: str = "",
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        super().__init__("exportDialog", theme, parent)
        self._store_path = store.path
        self._jobs = jobs
        self._summaries = glossaries.summaries(store)
        self._formats = [known for known in FORMATS if known.write is not None]
        self._files = FileChooser(self, folder)
        self._saved: Path | None = None
        self.glossary = QComboBox(self)
        self.glossary.setObjectName("exportGlossary")
        self.format = QComboBox(self)
        self.format.setObjectName("exportFormat")
        self.explanation = QLabel(self)
        self.status = QLabel(self)
        self.status.setObjectName("exportStatus")
        self.folder_button = QPushButton(self)
        self.folder_button.setObjectName("exportOpenFolder")
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("exportSave")
        self._labels = [QLabel(self) for _place in range(2)]
        for summary in self._summaries:
            self.glossary.addItem("", summary.id)
        self.glossary.setCurrentIndex(max(0, self.glossary.findData(glossary)))
        for known in self._formats:
            self.format.addItem("", known.name)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._on_format)
        self.save_button.clicked.connect(self._on_save)
        self.folder_button.clicked.connect(self._on_open_folder)
        self.allow(self.save_button, bool(self._summaries))
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        for place, (label, control) in enumerate(
            zip(self._labels, (self.glossary, self.format), strict=True)
        ):
            label.setProperty("role", "soft")
            label.setBuddy(control)
            grid.addWidget(label, place, 0)
            grid.addWidget(control, place, 1)
        self.explanation.setProperty("role", "small")
        self.explanation.setWordWrap(True)
        grid.addWidget(self.explanation, 2, 1)
        self.body.addLayout(grid)
        self.body.addStretch()
        self.status.setWordWrap(True)
        self.body.addWidget(self.status)
        self.folder_button.setProperty("role", "link")
        self.folder_button.setAutoDefault(False)
        self.folder_button.setVisible(False)
        self.foot.addWidget(self.folder_button)
        self.foot.addStretch()
        self.allow(self.save_button, True)
        self.save_button.setDefault(True)
        self.end_foot(self.save_button)
        self.fit(72, 46)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Export a glossary"))
        for label, text in zip(self._labels, (_("Glossary"), _("Format")), strict=True):
            label.setText(text)
        self.glossary.setAccessibleName(_("Glossary"))
        self.format.setAccessibleName(_("Format"))
        for place, summary in enumerate(self._summaries):
            self.glossary.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        for place, known in enumerate(self._formats):
            self.format.setItemText(place, known.title)
        self.save_button.setText(_("Save…"))
        self.folder_button.setText(_("Show in folder"))
        if not self._summaries:
            self._say(_("There is no glossary to export yet."))
        self._on_format(self.format.currentIndex())

    def save_to(self, path: Path) -> None:
        """Write the chosen glossary here, in the chosen format."""
        glossary, format_name = self.glossary.currentData(), self.format.currentData()
        store_path = self._store_path

        def work(_progress: Progress) -> tuple[Path, int]:
            count = with_store(store_path, lambda store: export_glossary(store, glossary, path, format_name))
            return path, count

        self.allow(self.save_button, False)
        self._say(_("Writing {name}…").format(name=path.name))
        title = _("Writing {name}").format(name=path.name)
        job = self._jobs.run(title, work, self._on_saved, self._on_refused)
        self.destroyed.connect(job.cancel)

    def _on_format(self, place: int) -> None:
        said = {
            "yaml": _("Everything, and pleasant to read and edit by hand; to give to another Passerelle."),
            "csv": _("A table for a spreadsheet."),
            "tsv": _("A table with tabs, as other glossary programs read it."),
        }
        self.explanation.setText(said.get(self._formats[place].name, ""))

    def _on_save(self) -> None:
        known = self._formats[self.format.currentIndex()]
        name = self._summaries[self.glossary.currentIndex()]
        patterns = " ".join(f"*{suffix}" for suffix in known.suffixes)
        self._files.to_save(
            _("Export a glossary"),
            file_name(name_of(name), known.suffixes[0]),
            f"{known.title} ({patterns})",
            self._on_path,
        )

    def _on_path(self, path: str) -> None:
        self.save_to(Path(path))

    def _on_saved(self, saved: tuple[Path, int]) -> None:
        self._saved, count = saved
        self.allow(self.save_button, True)
        self.folderUsed.emit(self._files.used(self._saved))
        text = ngettext("{count} concept written to {name}.", "{count} concepts written to {name}.", count)
        self._say(text.format(count=number_text(count), name=self._saved.name))
        self.folder_button.setVisible(True)

    def _on_refused(self, sentence: str) -> None:
        self.allow(self.save_button, True)
        self._say(sentence, warn=True)

    def _say(self, text: str, warn: bool = False) -> None:
        self.status.setProperty("role", "warning" if warn else "soft")
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)
        self.status.setText(text)
        self.folder_button.setVisible(False)

    def _on_open_folder(self) -> None:
        if self._saved is not None:
            open_folder(self._saved)
