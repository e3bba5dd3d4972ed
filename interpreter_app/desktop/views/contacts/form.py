"""The form of a contact: all that is kept of a person or an organisation, for the keyboard.

Owns the fields together, and what a contact is as it stands in them. It writes nothing: `changed` tells how
the contact is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.frame import let_scroll
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.contacts.details import Belonging, ConsentFields
from interpreter_app.desktop.views.contacts.identity import Identity
from interpreter_app.desktop.views.contacts.promises import NOON, Around, EncounterEditor, FollowUpEditor
from interpreter_app.desktop.views.contacts.section import Section
from interpreter_app.desktop.views.contacts.value_rows import (
    AddressEditor,
    LineEditor,
    TelephoneEditor,
    ValueRows,
)
from interpreter_app.desktop.widgets.form_fields import GrowingText
from interpreter_app.desktop.widgets.part_rows import PartRows
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.contacts.contact import Address, Contact, Encounter, FollowUp, Telephone
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.moments import on_clock
from interpreter_app.services import entered
from interpreter_app.store import clock

Change = Callable[[Contact], Contact]


class ContactForm(QWidget):
    """The form. `changed` gives a function from the contact to what the person makes of it."""

    changed = Signal(object)
    removed = Signal(str)
    """The words of something that has just been taken away."""
    copied = Signal(str)
    """Something that is to be copied."""

    def __init__(self, around: Around, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contactForm")
        self._around = around
        self._theme = theme
        self._contact: Contact | None = None
        self._is_showing = False
        self._fresh = count()
        self.following: tuple[QWidget, ...] = ()
        """Where Tab goes on to after the last field."""
        self._stops: list[QWidget] = []
        self.identity = Identity(theme, self)
        self.belonging = Belonging(self)
        self.consent = ConsentFields(self)
        self.consent.today = lambda: self._around.today()
        self.note = GrowingText("contactNote", self)
        self._make_rows(theme)
        self._make_sections(theme)
        self._lay_out()
        self._connect()

    def _make_rows(self, theme: Theme) -> None:
        def line(name: str, said: Callable[[], str], parent: QWidget) -> LineEditor:
            return LineEditor(name, said, parent)

        def email(parent: QWidget) -> LineEditor:
            return LineEditor("contactEmail", lambda: _("E-mail"), parent, self.copied.emit)

        self.emails = ValueRows("contactEmails", email, "", theme, self)
        self.telephones = ValueRows("contactTelephones", TelephoneEditor, Telephone(""), theme, self)
        self.addresses = ValueRows("contactAddresses", AddressEditor, Address(), theme, self)
        website = partial(line, "contactWebsite", lambda: _("Website"))
        self.websites = ValueRows("contactWebsites", website, "", theme, self)
        self.values = (self.emails, self.telephones, self.addresses, self.websites)
        self.follow_ups: PartRows[FollowUp] = PartRows(
            "contactFollowUps",
            lambda parent: FollowUpEditor(self._around, parent),
            self._fresh_follow_up,
            theme,
            self,
            named=lambda part: part.text,
            is_ordered=False,
            is_ruled=True,
        )
        self.encounters: PartRows[Encounter] = PartRows(
            "contactEncounters",
            lambda parent: EncounterEditor(self._around, parent),
            self._fresh_encounter,
            theme,
            self,
            named=lambda part: part.place or part.promised,
            is_ordered=False,
            is_ruled=True,
        )

    def _make_sections(self, theme: Theme) -> None:
        folded = {"contactMore", "contactConsent"}
        self.sections = {
            name: Section(name, theme, self, folds=name in folded)
            for name in (
                "contactReach", "contactToDo", "contactMet", "contactNotes", "contactMore",
                "contactConsent",
            )
        }  # fmt: skip
        self._inside: dict[str, tuple[QWidget, ...]] = {
            "contactReach": (self.emails, self.telephones),
            "contactToDo": (self.follow_ups,),
            "contactMet": (self.encounters,),
            "contactNotes": (self.note,),
            "contactMore": (self.identity.rest, self.addresses, self.websites),
            "contactConsent": (self.consent,),
        }
        for name, widgets in self._inside.items():
            for widget in widgets:
                self.sections[name].body.addWidget(widget)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout()
        column.setContentsMargins(4 * UNIT, 0, 3 * UNIT, 3 * UNIT)
        column.setSpacing(3 * UNIT)
        for part in (self.identity, self.belonging, *self.sections.values()):
            column.addWidget(part)
        self.below = QVBoxLayout()
        """Room for what stands below the fields, a text that hangs in the margin."""
        self.below.setContentsMargins(4 * UNIT - ReadingText.HANG, 0, 3 * UNIT, UNIT)
        both = QVBoxLayout(inside)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(column)
        both.addLayout(self.below)
        both.addStretch()
        self.room = QScrollArea(self)
        self.room.setObjectName("contactFormRoom")
        let_scroll(self.room, inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)

    def _connect(self) -> None:
        for part in (self.identity, self.belonging, self.consent, self.note, *self.values):
            part.edited.connect(self._on_edited)
        for rows in (self.follow_ups, self.encounters):
            rows.changed.connect(self._on_edited)
            rows.removed.connect(self.removed)
        for values in self.values:
            values.removed.connect(self.removed)
        for section in self.sections.values():
            section.unfolded.connect(self.set_tab_order)
        self.note.left.connect(self._on_left)

    def set_tab_order(self) -> None:
        """Have Tab go through the fields in the order in which they stand."""
        in_order: list[QWidget] = [*self.identity.stops(), *self.belonging.stops()]
        for name, section in self.sections.items():
            in_order += [section.fold_button] if section.fold_button is not None else []
            in_order += [stop for part in self._inside[name] for stop in _stops(part)]
        in_order += self.following
        if in_order != self._stops:
            self._stops = in_order
            tab_through(*in_order)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the form as it is laid out now: rows come and go."""
        self.set_tab_order()
        return super().focusNextPrevChild(is_next)

    # What is shown.

    def show_contact(self, contact: Contact, *, anew: bool) -> None:
        """Show a contact; without `anew` it is the one that is shown, changed elsewhere."""
        self._contact = contact
        self._is_showing = True
        self.identity.show_contact(contact)
        self.belonging.show_contact(contact)
        named = [self._around.named(contact.organisation)] if contact.organisation else []
        self.belonging.organisation.show_named(named)
        if anew:
            self.belonging.organisation.put_back()
            self.belonging.languages.put_back()
            self.consent.on.put_back()
        self.emails.show_values(contact.emails, anew=anew)
        self.telephones.show_values(contact.telephones, anew=anew)
        self.addresses.show_values(contact.addresses, anew=anew)
        self.websites.show_values(contact.websites, anew=anew)
        self.note.show_text(contact.note)
        self.consent.show_consent(contact.consent)
        if anew or contact.follow_ups != self._typed_follow_ups():
            self.follow_ups.show_parts(contact.follow_ups)
            self.follow_ups.retranslate_rows()
        if anew or contact.encounters != self._typed_encounters():
            self.encounters.show_parts(contact.encounters)
            self.encounters.retranslate_rows()
        self._summarize()
        self._is_showing = False
        if anew:
            self.room.verticalScrollBar().setValue(0)
            self.set_tab_order()

    def typed(self, contact: Contact) -> Contact:
        """The contact with what stands in the fields."""
        made = self.belonging.typed(self.identity.typed(contact))
        note = self.note.typed()
        return replace(
            made,
            emails=self.emails.values,
            telephones=self.telephones.values,
            addresses=self.addresses.values,
            websites=self.websites.values,
            note=note if note == contact.note else entered.lines(note),
            consent=self.consent.typed(contact.consent),
            follow_ups=self._typed_follow_ups(),
            encounters=self._typed_encounters(),
        )

    def flush(self) -> None:
        """Take what is typed and not understood yet: days, times, names."""
        if self._contact is None:
            return
        self.belonging.organisation.take()
        self.belonging.languages.take()
        self.consent.on.take()
        self.follow_ups.flush()
        self.encounters.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self.identity.full_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_follow_ups(self) -> None:
        """Scroll to what is to be done."""
        self.room.ensureWidgetVisible(self.sections["contactToDo"], 0, 3 * UNIT)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for part in (self.identity, self.belonging, self.consent):
            part.retranslate()
        self.note.setAccessibleName(_("Note"))
        for values, add, remove in (
            (self.emails, _("Add an e-mail address"), _("Take this e-mail address away")),
            (self.telephones, _("Add a telephone number"), _("Take this number away")),
            (self.addresses, _("Add a postal address"), _("Take this address away")),
            (self.websites, _("Add a website"), _("Take this website away")),
        ):
            values.rows.say(add, remove)
        self.follow_ups.say(_("Add a follow-up"), _("Take this follow-up away"))
        self.encounters.say(_("Add an encounter"), _("Take this encounter away"))
        self._summarize()

    def _summarize(self) -> None:
        said = {
            "contactReach": (_("How to reach them"), ""),
            "contactToDo": (_("Follow-ups"), ""),
            "contactMet": (_("Encounters"), ""),
            "contactNotes": (_("Note"), ""),
            "contactMore": (_("Further details"), self._more()),
            "contactConsent": (_("Consent to be kept"), self._consent()),
        }
        for name, (heading, summary) in said.items():
            self.sections[name].say(heading, summary)

    def _more(self) -> str:
        addresses, websites = len(self.addresses.values), len(self.websites.values)
        parts = (
            ngettext("{count} address", "{count} addresses", addresses).format(count=addresses),
            ngettext("{count} website", "{count} websites", websites).format(count=websites),
        )
        counts = (addresses, websites)
        prefix = self.identity.parts["prefix"].text()
        said = [part for part, number in zip(parts, counts, strict=True) if number]
        return " · ".join(part for part in (prefix, *said) if part)

    def _consent(self) -> str:
        return self.consent.on.text()

    # What is typed.

    def _typed_follow_ups(self) -> tuple[FollowUp, ...]:
        return tuple(part for part in self.follow_ups.parts if part.text.strip())

    def _typed_encounters(self) -> tuple[Encounter, ...]:
        known = {part.id for part in self._contact.encounters} if self._contact is not None else set()
        return tuple(
            part
            for part in self.encounters.parts
            if part.id in known or part.people or part.place or part.promised
        )

    def _fresh_follow_up(self) -> FollowUp:
        return FollowUp(self._fresh_id("to-do", {part.id for part in self.follow_ups.parts}), "")

    def _fresh_encounter(self) -> Encounter:
        ident = self._fresh_id("met", {part.id for part in self.encounters.parts})
        return Encounter(ident, on_clock(self._around.today(), NOON, clock.zone()))

    def _fresh_id(self, word: str, taken: set[str]) -> str:
        """An id that a row of another window hasn't got either."""
        return new_id((word, str(clock.now()), str(next(self._fresh))), taken, hashed=True)

    def _on_edited(self, *_changed: object) -> None:
        if not self._is_showing and self._contact is not None:
            self.changed.emit(self.typed)

    def _on_left(self) -> None:
        self._summarize()


def _stops(part: QWidget) -> tuple[QWidget, ...]:
    """Where the keyboard stops in a part of a section, in the order of sight."""
    rows = part.rows if isinstance(part, ValueRows) else part
    return (*rows.rows, rows.add_button) if isinstance(rows, PartRows) else (part,)
