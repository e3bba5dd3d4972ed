"""A visit into a file: whole for another Passerelle, as a calendar, or as a text to read.

Owns the choice. Writing is a worker's, with a store of its own.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.frame import file_name
from interpreter_app.desktop.dialogs.saving import SavingFrame
from interpreter_app.desktop.jobs import Jobs, with_store
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.drop_down import drop_down
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning, visit_files
from interpreter_app.store.database import Store


class Kind(StrEnum):
    """What the file is for; its ending."""

    WHOLE = "yaml"
    CALENDAR = "ics"
    TEXT = "md"


class ExportVisitDialog(SavingFrame):
    """Writes a visit into a file."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        visit: Visit,
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        super().__init__("exportVisit", jobs, theme, folder, parent)
        self._store_path = store.path
        self._visit = visit
        self.kinds = {kind: QRadioButton(self) for kind in Kind}
        self._group = QButtonGroup(self)
        self.explanations = {kind: QLabel(self) for kind in Kind}
        self.person = drop_down("exportVisitPerson", self)
        self.language = drop_down("exportVisitLanguage", self)
        self.attendees = QCheckBox(self)
        self.attendees.setObjectName("exportVisitAttendees")
        self._labels = {"person": QLabel(self), "language": QLabel(self)}
        contacts = {one.id: shown_name(one, i18n.language()) for one in visit_files.contacts_of(store, visit)}
        taking_part = {ident for session in visit.sessions for ident in present(session)}
        self.person.addItem("", "")
        for ident, name in sorted(contacts.items(), key=lambda pair: pair[1].casefold()):
            if ident in taking_part:
                self.person.addItem(name, ident)
        for language in (*Language, None):
            self.language.addItem("", language)
        self.language.setCurrentIndex([*Language].index(Language(i18n.language())))
        self._lay_out()
        self.kinds[Kind.WHOLE].setChecked(True)
        self._group.buttonToggled.connect(self._on_kind)
        self.retranslate()
        self._on_kind()

    def _lay_out(self) -> None:
        for kind, button in self.kinds.items():
            button.setObjectName(f"exportVisit-{kind.value}")
            self._group.addButton(button)
            self.explanations[kind].setProperty("role", "small")
            self.explanations[kind].setWordWrap(True)
            self.explanations[kind].setContentsMargins(3 * UNIT, 0, 0, UNIT)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(button)
            pair.addWidget(self.explanations[kind])
            self.body.addLayout(pair)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        for row, (label, field) in enumerate(
            zip(self._labels.values(), (self.person, self.language), strict=True)
        ):
            label.setProperty("role", "soft")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.attendees, 2, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addLayout(self.outcome)
        self.foot.addStretch()
        self.end_foot(self.save_button)
        self.fit(76, 66)

    @property
    def kind(self) -> Kind:
        """What is chosen."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Export “{title}”").format(title=title_of(self._visit)))
        self.retranslate_outcome()
        for kind, title, text in (
            (
                Kind.WHOLE,
                _("The whole visit (YAML)"),
                _("Everything, with its contacts and documents, for another Passerelle."),
            ),
            (
                Kind.CALENDAR,
                _("Calendar (iCalendar)"),
                _("The sessions, for Outlook, Apple or Google; what is changed there can be read back."),
            ),
            (Kind.TEXT, _("Text to read (Markdown)"), _("Aims, schedule, people and protocols.")),
        ):
            self.kinds[kind].setText(title)
            self.explanations[kind].setText(text)
        self._labels["person"].setText(_("For"))
        self._labels["language"].setText(_("In"))
        self.person.setAccessibleName(_("For whom"))
        self.language.setAccessibleName(_("Language of the file"))
        self.person.setItemText(0, _("everybody"))
        for place, text in enumerate((_("French"), _("English"), _("both languages"))):
            self.language.setItemText(place, text)
        self.attendees.setText(_("With everybody’s e-mail address, so that the calendar invites them"))
        self.save_button.setText(_("Save…"))
        give_letters(self)

    def ask_where(self) -> None:
        """Ask where to save the file."""
        kind = self.kind
        name = self.kinds[kind].text().replace("&", "")
        words = title_of(self._visit)
        if kind is Kind.CALENDAR and self.person.currentData():
            words = f"{words} – {self.person.currentText()}"
        suffix = f".{kind.value}"
        self.ask(self.title.text(), file_name(words, suffix), f"{name} (*{suffix})")

    def save_to(self, path: Path) -> None:
        """Write what is chosen here."""
        kind, ident = self.kind, self._visit.id
        # Qt gives a plain text for what was put in as a Language.
        chosen = self.language.currentData()
        language = Language(chosen) if chosen else None
        person, attendees = self.person.currentData() or "", self.attendees.isChecked()

        def write(store: Store) -> Path:
            visit = planning.visit(store, ident)
            if visit is None:
                raise UsageError(_("The visit has been deleted meanwhile: bring it back from the bin first."))
            if kind is Kind.WHOLE:
                visit_files.write_yaml(store, visit, path)
            elif kind is Kind.CALENDAR:
                visit_files.write_ics(store, visit, path, language, person, attendees=attendees)
            else:
                visit_files.write_markdown(store, visit, path, language or Language(i18n.language()))
            return path

        def work(_progress: Progress) -> Path:
            return with_store(self._store_path, write)

        self.save_button.setEnabled(False)
        self.tell(_("Writing {name}…").format(name=path.name))
        self.beside(_("Writing {name}").format(name=path.name), work, self._on_written, self._on_refused)

    def _on_kind(self, *_which: object) -> None:
        kind = self.kind
        is_calendar = kind is Kind.CALENDAR
        for part in (self.person, self._labels["person"], self.attendees):
            part.setVisible(is_calendar)
        for part in (self.language, self._labels["language"]):
            part.setVisible(kind is not Kind.WHOLE)
        both = self.language.count() - 1
        if kind is Kind.TEXT and self.language.currentIndex() == both:
            self.language.setCurrentIndex([*Language].index(Language(i18n.language())))
        self.forget_saved()

    def _on_written(self, path: Path) -> None:
        self.save_button.setEnabled(True)
        self.tell_saved(path, _("Saved: {name}").format(name=path.name), openable=self.kind is Kind.TEXT)

    def _on_refused(self, sentence: str) -> None:
        self.save_button.setEnabled(True)
        self.tell(sentence, warn=True)
