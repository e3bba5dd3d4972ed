"""The export dialog: one glossary into one file.

Owns the choice of glossary and format; writing is a worker's, whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name, tab_through
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.exchange.formats import FORMATS
from interpreter_app.services.exporting import export_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


class ExportDialog(SavingFrame):
    """Writes a glossary of the store into a file. `glossary` is the id of the one chosen first, or empty."""

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
        super().__init__("export", jobs, theme, folder, parent)
        self._store_path = store.path
        self._summaries = glossaries.summaries(store)
        self._formats = [known for known in FORMATS if known.write is not None]
        self.glossary = drop_down("exportGlossary", self)
        self.format = drop_down("exportFormat", self)
        self.explanation = QLabel(self)
        self._labels = [QLabel(self) for _place in range(2)]
        for summary in self._summaries:
            self.glossary.addItem("", summary.id)
        self.glossary.setCurrentIndex(max(0, self.glossary.findData(glossary)))
        for known in self._formats:
            self.format.addItem("", known.name)
        self._lay_out()
        self.glossary.currentIndexChanged.connect(self._on_choice)
        self.format.currentIndexChanged.connect(self._on_choice)
        for needs_one in (self.save_button, self.glossary, self.format):
            needs_one.setEnabled(bool(self._summaries))
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
        self.body.addLayout(self.outcome)
        self.foot.addStretch()
        self.end_foot(self.save_button)
        tab_through(self.glossary, self.format, *self.outcome_buttons, self.save_button, self.close_button)
        self.fit(72, 40)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Export a glossary"))
        self.retranslate_outcome()
        for label, text in zip(self._labels, (_("Glossary"), _("Format")), strict=True):
            label.setText(text)
        self.glossary.setAccessibleName(_("Glossary"))
        self.format.setAccessibleName(_("Format"))
        for place, summary in enumerate(self._summaries):
            self.glossary.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        for place, known in enumerate(self._formats):
            self.format.setItemText(place, known.title)
        self.save_button.setText(_("Save…"))
        if not self._summaries:
            self.tell(_("There is no glossary to export yet."))
        self._explain()
        give_letters(self)

    def save_to(self, path: Path) -> None:
        """Write the chosen glossary here, in the chosen format."""
        glossary, format_name = self.glossary.currentData(), self.format.currentData()
        store_path = self._store_path

        def work(_progress: Progress) -> tuple[Path, int]:
            count = with_store(store_path, lambda store: export_glossary(store, glossary, path, format_name))
            return path, count

        self.save_button.setEnabled(False)
        self.tell(_("Writing {name}…").format(name=path.name))
        self.beside(_("Writing {name}").format(name=path.name), work, self._on_saved, self._on_refused)

    def ask_where(self) -> None:
        """Ask where to save the file of this format."""
        known = self._formats[self.format.currentIndex()]
        summary = self._summaries[self.glossary.currentIndex()]
        patterns = " ".join(f"*{suffix}" for suffix in known.suffixes)
        self.ask(
            _("Export a glossary"),
            file_name(name_of(summary), known.suffixes[0]),
            f"{known.title} ({patterns})",
        )

    def _on_choice(self, _place: int) -> None:
        self._explain()
        self.forget_saved()

    def _explain(self) -> None:
        said = {
            "yaml": _("Everything, and pleasant to read and edit by hand; to give to another Passerelle."),
            "csv": _("A table for a spreadsheet."),
            "tsv": _("A table with tabs, as other glossary programs read it."),
        }
        text = said.get(self._formats[self.format.currentIndex()].name, "")
        self.explanation.setText(text)
        self.format.setAccessibleDescription(text)

    def _on_saved(self, saved: tuple[Path, int]) -> None:
        path, count = saved
        self.save_button.setEnabled(True)
        text = ngettext("{count} concept written to {name}.", "{count} concepts written to {name}.", count)
        self.tell_saved(path, text.format(count=number_text(count), name=path.name), openable=False)

    def _on_refused(self, sentence: str) -> None:
        self.save_button.setEnabled(True)
        self.tell(sentence, warn=True)
