"""The export dialog: one glossary, or what a filter shows of it, into one file.

Owns the choice of glossary and format, and shows what the format can't hold before anything is written;
counting that and writing are a worker's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.export_texts import good_for, losses_html
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Job, Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.glossaries import count_text, name_of, number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.exchange.formats import FORMATS
from interpreter_app.services.exporting import Outgoing, outgoing, write
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_REST = 120
"""Milliseconds a choice rests before its losses are counted: not while one leafs through the formats."""

_SHOWN = "\0shown"
"""The entry of the list of glossaries that stands for what the filter shows."""


class ExportDialog(SavingFrame):
    """Writes a glossary of the store into a file. `glossary` is the id of the one chosen first, or empty.

    `shown` are the numbers of the concepts that a filter has left, which may be none; None without a filter.
    """

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        glossary: str = "",
        parent: QWidget | None = None,
        *,
        folder: str = "",
        shown: Sequence[int] | None = None,
    ) -> None:
        super().__init__("export", jobs, theme, folder, parent)
        self._store_path = store.path
        self._id = glossary
        self._only = tuple(shown) if shown is not None else None
        self._counting: Job | None = None
        self._summaries = glossaries.summaries(store)
        self._formats = [known for known in FORMATS if known.write is not None]
        self.glossary = drop_down("exportGlossary", self)
        self.format = drop_down("exportFormat", self)
        self.explanation = QLabel(self)
        self.losses = ReadingText(self)
        self.losses.setObjectName("exportLosses")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._labels = [QLabel(self) for _place in range(2)]
        if self._only is not None:
            self.glossary.addItem("", _SHOWN)
        for summary in self._summaries:
            self.glossary.addItem("", summary.id)
        self.glossary.setCurrentIndex(
            0 if self._only is not None else max(0, self.glossary.findData(glossary))
        )
        for known in self._formats:
            self.format.addItem("", known.name)
        self._lay_out()
        self.glossary.currentIndexChanged.connect(self._on_choice)
        self.format.currentIndexChanged.connect(self._on_choice)
        for needs_one in (self.save_button, self.glossary, self.format):
            needs_one.setEnabled(bool(self._summaries))
        self._rest.timeout.connect(self._count)
        self.finished.connect(self._on_finished)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        # The line of the text that is read hangs in the margin between the labels and the fields.
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(1, 3 * UNIT - ReadingText.HANG)
        grid.setColumnMinimumWidth(2, ReadingText.HANG)
        grid.setVerticalSpacing(2 * UNIT)
        grid.setColumnStretch(3, 1)
        for place, (label, control) in enumerate(
            zip(self._labels, (self.glossary, self.format), strict=True)
        ):
            label.setProperty("role", "soft")
            label.setBuddy(control)
            grid.addWidget(label, place, 0)
            grid.addWidget(control, place, 3)
        self.explanation.setProperty("role", "small")
        self.explanation.setWordWrap(True)
        grid.addWidget(self.explanation, 2, 3)
        grid.addWidget(self.losses, 3, 2, 1, 2)
        grid.setRowStretch(3, 1)
        self.body.addLayout(grid, 1)
        self.body.addLayout(self.outcome)
        self.foot.addStretch()
        self.end_foot(self.save_button)
        tab_through(
            self.glossary,
            self.format,
            self.losses,
            *self.outcome_buttons,
            self.save_button,
            self.close_button,
        )
        self.fit(76, 56)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Export a glossary"))
        self.retranslate_outcome()
        for label, text in zip(self._labels, (_("Glossary"), _("Format")), strict=True):
            label.setText(text)
        self.glossary.setAccessibleName(_("Glossary"))
        self.format.setAccessibleName(_("Format"))
        self.losses.setAccessibleName(_("What the format holds"))
        if self._only is not None:
            said = _("What the list shows now")
            self.glossary.setItemText(0, f"{said} · {count_text(len(self._only))}")
        for place, summary in enumerate(self._summaries, int(self._only is not None)):
            self.glossary.setItemText(place, f"{name_of(summary)} · {count_text(summary.concepts)}")
        for place, known in enumerate(self._formats):
            self.format.setItemText(place, known.title)
        self.save_button.setText(_("Save…"))
        if not self._summaries:
            self.tell(_("There is no glossary to export yet."))
        self._explain()
        self._say_nothing()
        give_letters(self)

    def save_to(self, path: Path) -> None:
        """Write what is chosen here, in the chosen format."""
        glossary, only, format_name = self._chosen()
        store_path = self._store_path

        def work(_progress: Progress) -> tuple[Path, int]:
            ready = with_store(store_path, lambda store: outgoing(store, glossary, path, format_name, only))
            write(ready, path)
            return path, ready.count

        self.save_button.setEnabled(False)
        self.tell(_("Writing {name}…").format(name=path.name))
        self.beside(_("Writing {name}").format(name=path.name), work, self._on_saved, self._on_refused)

    def _chosen(self) -> tuple[str, tuple[int, ...] | None, str]:
        """The glossary's id, the numbers of the concepts if not all of it is meant, and the format."""
        glossary, format_name = self.glossary.currentData(), self.format.currentData()
        if glossary == _SHOWN:
            return self._id, self._only, format_name
        return glossary, None, format_name

    def ask_where(self) -> None:
        """Ask where to save the file of this format."""
        known = self._formats[self.format.currentIndex()]
        chosen = self._chosen()[0]
        name = next((name_of(s) for s in self._summaries if s.id == chosen), _("Selection"))
        patterns = " ".join(f"*{suffix}" for suffix in known.suffixes)
        self.ask(
            _("Export a glossary"),
            file_name(name, known.suffixes[0]),
            f"{known.title} ({patterns})",
        )

    def _on_choice(self, _place: int) -> None:
        self._explain()
        self.forget_saved()
        self._say_nothing()

    def _is_nothing(self) -> bool:
        """Whether what is to be written is a list of which a filter has left nothing."""
        return self.glossary.currentData() == _SHOWN and not self._only

    def _say_nothing(self) -> None:
        self.save_button.setEnabled(bool(self._summaries) and not self._is_nothing())
        if self._is_nothing():
            self.losses.clear()
            said = _("The filter leaves no concept to write. Choose a glossary to write all of it.")
            self.tell(said, warn=True)

    def _explain(self) -> None:
        text = good_for(self._formats[self.format.currentIndex()].name)
        self.explanation.setText(text)
        self.format.setAccessibleDescription(text)
        self._rest.stop()
        if self._summaries and not self._is_nothing():
            self._rest.start()

    # What the format has no place for.

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        glossary, only, format_name = self._chosen()
        store_path = self._store_path

        def work(_progress: Progress) -> Outgoing:
            nowhere = Path(format_name)
            return with_store(store_path, lambda store: outgoing(store, glossary, nowhere, format_name, only))

        self._counting = self.beside("", work, self._on_counted, self._on_not_counted)

    def _on_counted(self, ready: Outgoing) -> None:
        self._counting = None
        if self._is_nothing():
            return
        self.losses.setHtml(losses_html(ready, self.theme))

    def _on_not_counted(self, sentence: str) -> None:
        self._counting = None
        self.losses.setPlainText(sentence)

    def _on_finished(self, _result: int) -> None:
        self._rest.stop()
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def _on_saved(self, saved: tuple[Path, int]) -> None:
        path, count = saved
        self.save_button.setEnabled(not self._is_nothing())
        text = ngettext("{count} concept written to {name}.", "{count} concepts written to {name}.", count)
        self.tell_saved(path, text.format(count=number_text(count), name=path.name), openable=False)

    def _on_refused(self, sentence: str) -> None:
        self.save_button.setEnabled(not self._is_nothing())
        self.tell(sentence, warn=True)
