"""Writes contacts into a file: which of them, in which format, with or without what one keeps to oneself.

Owns the choice. The formats are `services.contact_files`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext, pgettext
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services import contact_files
from interpreter_app.store.database import Store

_FORMATS: Mapping[str, tuple[Callable[[], str], str]] = {
    "vcf": (lambda: _("vCard 4.0, for today’s address books"), ".vcf"),
    "vcf3": (lambda: _("vCard 3.0, for older ones"), ".vcf"),
    "csv": (lambda: _("CSV, for a spreadsheet"), ".csv"),
}


class ExportContacts(SavingFrame):
    """`every` are all contacts, `shown` those that are listed."""

    def __init__(
        self,
        store: Store,
        every: Sequence[Contact],
        shown: Sequence[Contact],
        jobs: Jobs,
        theme: Theme,
        folder: str,
        parent: QWidget,
    ) -> None:
        super().__init__("contactsExport", jobs, theme, folder, parent)
        self._path = store.path
        self._every, self._shown = list(every), list(shown)
        self.all_button, self.shown_button = QRadioButton(self), QRadioButton(self)
        self.all_button.setObjectName("contactsExportAll")
        self.shown_button.setObjectName("contactsExportShown")
        self.formats = {name: QRadioButton(self) for name in _FORMATS}
        self.private = QCheckBox(self)
        self.private.setObjectName("contactsExportPrivate")
        self._headings = [QLabel(self) for _part in range(2)]
        self._groups = [QButtonGroup(self) for _part in range(2)]
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        which = (self.all_button, self.shown_button)
        for name, button in self.formats.items():
            button.setObjectName(f"contactsExport-{name}")
        for label, group, buttons in zip(
            self._headings, self._groups, (which, tuple(self.formats.values())), strict=True
        ):
            label.setProperty("role", "heading")
            part = QVBoxLayout()
            part.setSpacing(UNIT)
            part.addWidget(label)
            for button in buttons:
                group.addButton(button)
                part.addWidget(button)
            self.body.addLayout(part)
            buttons[0].setChecked(True)
        is_part = len(self._shown) != len(self._every) and bool(self._shown)
        self.shown_button.setVisible(is_part)
        self.shown_button.setChecked(is_part)
        self.body.addWidget(self.private)
        self.body.addStretch()
        self.body.addLayout(self.outcome)
        self.foot.addStretch()
        self.end_foot(self.save_button)
        tab_through(*which, *self.formats.values(), self.private, self.save_button, self.close_button)
        self.fit(64, 56)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Export contacts"))
        self._headings[0].setText(pgettext("contacts", "Which"))
        self._headings[1].setText(_("Format"))
        for button, count, text in (
            (
                self.all_button,
                len(self._every),
                ngettext("The only contact", "All {count} contacts", len(self._every)),
            ),
            (
                self.shown_button,
                len(self._shown),
                ngettext("Only the one in the list", "Only the {count} in the list", len(self._shown)),
            ),
        ):
            button.setText(text.format(count=count))
        for name, format_button in self.formats.items():
            format_button.setText(_FORMATS[name][0]())
        self.private.setText(_("With notes, follow-ups, encounters and consent"))
        self.save_button.setText(_("Save…"))
        self.retranslate_outcome()
        give_letters(self)

    def ask_where(self) -> None:
        """Ask where to save."""
        label, suffix = _FORMATS[self._format()]
        self.ask(_("Export contacts"), _("Contacts") + suffix, f"{label()} (*{suffix})")

    def save_to(self, path: Path) -> None:
        """Save here."""
        format_name, is_private = self._format(), self.private.isChecked()
        contacts = self._shown if self.shown_button.isChecked() else self._every
        store_path = self._path

        def work(_progress: Progress) -> tuple[Path, int]:
            with_store(
                store_path,
                lambda store: contact_files.write_file(
                    store, path, format_name, contacts, private=is_private
                ),
            )
            return path, len(contacts)

        self.tell(_("Saving…"))
        self.beside("", work, self._on_saved, self._on_refused)

    def _format(self) -> str:
        return next(name for name, button in self.formats.items() if button.isChecked())

    def _on_saved(self, saved: tuple[Path, int]) -> None:
        path, count = saved
        said = ngettext("{count} contact saved: {file}", "{count} contacts saved: {file}", count)
        self.tell_saved(path, said.format(count=count, file=path.name), openable=False)

    def _on_refused(self, sentence: str) -> None:
        self.tell(sentence, warn=True)
