"""Where somebody belongs and how they are reached, in the form of a contact; what is rarely needed is folded.

Owns these fields and what stands in them. They show a contact, and give it back as it is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.base.language_names import language_code, language_name
from interpreter_app.desktop.theme import UNIT
from interpreter_app.desktop.views.contacts.identity import one_line
from interpreter_app.desktop.views.contacts.section import labelled
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.form_fields import FormLine, GrowingText
from interpreter_app.desktop.widgets.name_line import NameLine
from interpreter_app.desktop.widgets.term_details import Values
from interpreter_app.domain.contacts.contact import Consent, Contact, Side
from interpreter_app.services import entered


class Belonging(QWidget):
    """Organisation, unit, side and languages. `edited` tells that somebody changed one."""

    edited = Signal()
    newAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The name of an organisation that there isn't yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.organisation = NameLine("contactOrganisation", self, several=False)
        self.unit = FormLine("contactUnit", self)
        self.side = Values[Side | None]("contactSide", (None, *Side), self)
        self.languages = Languages(self)
        self._labels = [QLabel(self) for _field in range(3)]
        grid = FittingGrid(2, self, row_gap=2 * UNIT)
        for label, field in zip(self._labels, self.stops()[:3], strict=True):
            grid.add(labelled(label, field, grid))
        grid.add(self.languages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        self.languages.edited.connect(self.edited)
        self.organisation.named.connect(self._on_edited)
        self.organisation.unknown.connect(self.newAsked)
        self.unit.textEdited.connect(self.edited)
        self.side.field.activated.connect(self._on_edited)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in its order."""
        return self.organisation, self.unit, self.side.field, self.languages.line

    def show_contact(self, contact: Contact) -> None:
        """Show a contact; the organisation is shown by whoever knows its name."""
        self.unit.show_text(contact.unit)
        self.side.choose(contact.side)
        self.languages.setVisible(not contact.is_organisation)
        self.languages.show_codes(contact.languages)

    def typed(self, contact: Contact) -> Contact:
        """The contact with what stands here."""
        return replace(
            contact,
            organisation=next(iter(self.organisation.ids), ""),
            unit=one_line(self.unit.typed(), contact.unit),
            side=self.side.chosen,
            languages=self.languages.codes,
        )

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for label, field, text in zip(
            self._labels, self.stops()[:3], (_("Organisation"), _("Unit"), _("Side")), strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self.organisation.setPlaceholderText(_("choose one, or type a new one"))
        self.side.say(side_name)
        self.languages.retranslate()

    def _on_edited(self, *_changed: object) -> None:
        self.edited.emit()


def side_name(side: Side | None) -> str:
    """On which side somebody is."""
    match side:
        case Side.VISITORS:
            return _("on the visitors’ side")
        case Side.HOSTS:
            return _("on the hosts’ side")
        case Side.OTHER:
            return _("on neither side")
        case None:
            return _("not said")


class Languages(QWidget):
    """The languages somebody speaks, named one after the other, the one they prefer first."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = FormLine("contactLanguages", self)
        self._label = QLabel(self)
        self._codes: tuple[str, ...] = ()
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(labelled(self._label, self.line, self))
        self.line.editingFinished.connect(self.take)

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """Show the languages of a contact."""
        is_typed = self.line.text() != self._shown
        is_kept = is_typed and (self.line.hasFocus() or codes == self._codes)
        self._codes, self._shown = codes, self._said()
        if not is_kept:
            self.put_back()

    def put_back(self) -> None:
        """Show again the languages that stood here: what is typed was about somebody else."""
        self.line.setText(self._shown)
        self._mark("")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the languages."""
        return self._codes

    def take(self) -> None:
        """Understand what was typed; a language that nobody knows stays in the field and is said."""
        if self.line.text() == self._shown:
            self._mark("")
            return
        found: list[str] = []
        for name in self.line.text().replace(";", ",").split(","):
            if name.strip():
                try:
                    found.append(language_code(name))
                except ValueError:
                    said = _("“{text}” isn’t a language: write one such as French, or its code.")
                    self._mark(said.format(text=name.strip()))
                    return
        self._codes = tuple(dict.fromkeys(found))
        self._shown = self._said()
        self.put_back()
        self.edited.emit()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self._label.setText(_("Languages, the preferred one first"))
        self.line.setAccessibleName(self._label.text())
        self.line.setPlaceholderText(_("English, French"))
        self.show_codes(self._codes)

    def _said(self) -> str:
        return ", ".join(language_name(code, i18n.language()) for code in self._codes)

    def _mark(self, sentence: str) -> None:
        self.line.setToolTip(sentence)
        self.line.setProperty("wrong", bool(sentence))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)


class ConsentFields(QWidget):
    """That somebody agreed to be kept: when, how, and to what."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.today: Callable[[], date] = date.today
        self.on = DayField("contactConsentOn", self)
        self.on.near = lambda: self.today()
        self.how = FormLine("contactConsentHow", self)
        self.what = GrowingText("contactConsentWhat", self)
        self._labels = [QLabel(self) for _field in range(3)]
        grid = FittingGrid(2, self, 3 * UNIT)
        grid.add(labelled(self._labels[0], self.on, grid))
        grid.add(labelled(self._labels[1], self.how, grid))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(grid)
        column.addWidget(labelled(self._labels[2], self.what, self))
        self.on.edited.connect(self._on_edited)
        self.how.textEdited.connect(self._on_edited)
        self.what.edited.connect(self._on_edited)

    def show_consent(self, consent: Consent | None) -> None:
        """Show what somebody agreed to."""
        self.on.show_day(consent.on if consent else None)
        self.how.show_text(consent.how if consent else "")
        self.what.show_text(consent.what if consent else "")

    def typed(self, before: Consent | None) -> Consent | None:
        """What somebody agreed to, as it is typed; without a day it was today."""
        old = before or Consent(self.today())
        how = one_line(self.how.typed(), old.how)
        what = self.what.typed()
        what = what if what == old.what else entered.lines(what)
        if self.on.day is None and not (how or what):
            return None
        return Consent(self.on.day or self.today(), how, what)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        texts = (_("Agreed on"), pgettext("consent", "How"), pgettext("consent", "To what"))
        for label, field, text in zip(self._labels, (self.on, self.how, self.what), texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.on.retranslate()

    def _on_edited(self, *_changed: object) -> None:
        if self.on.day is None and (self.how.text() or self.what.toPlainText()):
            self.on.show_day(self.today())
        self.edited.emit()
