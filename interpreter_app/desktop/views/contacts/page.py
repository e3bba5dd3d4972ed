"""The Contacts page: the list, the form of the contact that is open, and whom they met.

Owns what happens between the three columns. How a contact is written is `contact_saving`'s; what is done to
contacts as a whole is `ContactTasks`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.contact_saving import ContactSaving
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models import contact_deeds
from interpreter_app.desktop.models.contact_book import ContactBook, Which
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.contacts.contact_list import ContactColumn
from interpreter_app.desktop.views.contacts.met import MetMargin
from interpreter_app.desktop.views.contacts.no_contact import NoContact
from interpreter_app.desktop.views.contacts.promises import Around
from interpreter_app.desktop.views.contacts.sheet import ContactSheet
from interpreter_app.desktop.views.contacts.tasks import ContactTasks
from interpreter_app.desktop.views.glossary_columns import columns
from interpreter_app.desktop.widgets.name_line import Named
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.visits.meetings import meetings
from interpreter_app.services import half_contacts
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

_NARROW = 66 * 16
"""Below this width in pixels at ordinary text, who met whom stands below the form."""
_LEFT = _MARGIN = 36 * UNIT
_CALM_MS = 1500
"""So long after a change duplicates are looked for, which takes a while with thousands of contacts."""


class ContactsPage(QWidget):
    """The page. The window hands in what it needs and is told what it asks for."""

    said = Signal(str)
    """A sentence for the status line."""
    folderUsed = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The folder from which a file was read or into which one was written."""
    visitAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a visit that somebody wants to see."""

    def __init__(
        self, store: Store, writer: Writer, jobs: Jobs, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contactsPage")
        self._store = store
        self._writer = writer
        self._theme = theme
        self._operation = -1
        self._open = ""
        self._made: dict[str, str] = {}
        self._is_below: bool | None = None
        self.who: Callable[[], str] = str
        self.today: Callable[[], date] = date.today
        self.folder = ""
        self.book = ContactBook()
        self.around = Around()
        self.saving = ContactSaving(store, writer, self)
        self.column = ContactColumn(self.book, theme, self)
        self.sheet = ContactSheet(self.around, theme, self)
        self.form = self.sheet.form
        self.margin = MetMargin(theme, self)
        self.tasks = ContactTasks(self, self, store, writer, jobs, theme)
        self.empty = NoContact(self)
        self._calm = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.sheet)
        self.middle.addWidget(self.empty)
        self.columns = columns(self.column, self.middle, self.margin, self)
        self.columns.setSizes([_LEFT, 76 * UNIT, _MARGIN])
        for place, stretch in enumerate((0, 1, 0)):
            self.columns.setStretchFactor(place, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.columns)

    def _connect(self) -> None:
        self.around.today = lambda: self.today()
        self.around.named = self._named
        self.around.offers = lambda typed: self.book.offers(typed, but=self._open)
        self.column.today = lambda: self.today()
        self.saving.who = lambda: self.who()
        self.margin.name = self.book.name
        self.form.belonging.organisation.offers = lambda typed: self.book.offers(
            typed, organisations=True, but=self._open
        )
        self.form.belonging.newAsked.connect(self._on_new_organisation)
        self.form.changed.connect(self.saving.change)
        self.form.removed.connect(self._on_removed)
        self.form.copied.connect(self.tasks.copy)
        self.saving.followed.connect(self._on_followed)
        self.saving.said.connect(self.said)
        self.saving.saved.connect(self._on_saved)
        self.column.chosen.connect(self._on_chosen)
        self.column.search.kept.connect(self._on_sought)
        self.column.buttons["new"].clicked.connect(self.new)
        self.column.buttons["import"].clicked.connect(self.import_)
        self.column.buttons["export"].clicked.connect(self.export)
        self.column.duplicates_button.clicked.connect(self.tasks.show_duplicates)
        self.empty.new_button.clicked.connect(self.new)
        self.empty.import_button.clicked.connect(self.import_)
        self.sheet.kindChosen.connect(self._on_kind)
        self.sheet.copy_button.clicked.connect(self.tasks.copy_card)
        self.sheet.delete_button.clicked.connect(self.delete)
        self.sheet.forget_button.clicked.connect(self.tasks.ask_to_forget)
        self.margin.contactAsked.connect(self.show_contact)
        self.margin.visitAsked.connect(self.visitAsked)
        self._calm.timeout.connect(self.tasks.look_for_duplicates)
        self.tasks.duplicatesFound.connect(self.column.tell_duplicates)
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_Return), self._on_entered),
            (QKeySequence(Qt.Key.Key_Enter), self._on_entered),
            (QKeySequence(QKeySequence.StandardKey.Copy), self.tasks.copy_card),
            (QKeySequence(Qt.Key.Key_Delete), self.delete),
        ):
            shortcut = QShortcut(keys, self.column.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        self._theme.changed.connect(self._arrange)
        self.form.following = (self.margin.text,)
        tab_through(*self.column.stops(), *self.sheet.stops())

    # What the window asks.

    @property
    def contact(self) -> Contact | None:
        """The contact that is open, as it stands in the form."""
        return self.saving.contact

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.column.retranslate()
        self.sheet.retranslate()
        self.margin.retranslate()
        self._show_visits()
        self._tell_empty()
        if self.contact is not None:
            self._show(self.contact, anew=False)

    def refresh(self) -> None:
        """Take over what has been written, here or by another process."""
        if self.isVisible() and newest_operation(self._store) != self._operation:
            self._read()

    def read_anew(self) -> None:
        """Take over what the history doesn't tell of."""
        self._read()

    def focus_first(self) -> None:
        """Put the keyboard where one types; the last search is typed over."""
        self.refresh()
        self.column.search.selectAll()
        first = self.column.search if self.book.by_id else self.empty.new_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Write what is half typed."""
        self.form.flush()
        self.saving.flush()

    def show_contact(self, ident: str) -> None:
        """Open a contact; one that is gone leaves the page as it is, and that is said."""
        self._read()
        if ident not in self.book.by_id:
            self.said.emit(_("This contact isn’t there any more."))
            return
        self._open_contact(self.book.by_id[ident])
        self.column.list_anew(ident)
        if self.column.chosen_place() < 0:
            self.column.show_all(ident)
        self.column.list.scrollTo(self.column.list.currentIndex())
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """A new contact: a person, or an organisation where only those are listed."""
        self.form.flush()
        is_organisation = self.column.wanted is Which.ORGANISATIONS
        self.saving.open_new(ContactKind.ORGANISATION if is_organisation else ContactKind.INDIVIDUAL)
        self.column.list_anew("")
        self.form.focus_first()

    def delete(self) -> None:
        """Delete the contact that is open; of a new one nothing is left."""
        contact = self.contact
        if contact is None:
            self.said.emit(_("Choose a contact first."))
            return
        if not self.saving.is_new:
            self.flush()
            self._writer.write(contact_deeds.deleting(contact, self.who()), self._on_done)
        self.let_go()
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def import_(self) -> None:
        """Ask for a file with contacts and bring them in."""
        self.tasks.ask_for_file()

    def export(self) -> None:
        """Write contacts into a file."""
        self.tasks.show_export()

    # What those who work for the page ask.

    @property
    def is_new(self) -> bool:
        """Whether the contact that is open isn't in the store yet."""
        return self.saving.is_new

    def listed(self) -> list[Contact]:
        """The contacts in the list, each once."""
        return list({row.contact.id: row.contact for row in self.column.rows}.values())

    def say(self, sentence: str) -> None:
        """Have this in the status line."""
        self.said.emit(sentence)

    def use_folder(self, folder: str) -> None:
        """Remember from where a file was read, or where one was written."""
        self.folder = folder
        self.folderUsed.emit(folder)

    def let_go(self) -> None:
        """Keep nothing of the contact that is open; the next one is opened."""
        following = self._following(self._open)
        self.saving.forget()
        self._open_row(following)

    # Reading and showing.

    def _read(self) -> None:
        self._operation = newest_operation(self._store)
        has_changed = self.book.read(self._store)
        self._made = {ident: name for ident, name in self._made.items() if ident not in self.book.by_id}
        self._show_visits()
        if has_changed and self.book.may_look_alike:
            self._calm.start()
        contact = self.contact
        if contact is not None and not self.saving.is_new:
            self.saving.follow(self.book.by_id.get(contact.id))
        self.column.list_anew(self._open)
        if self.contact is None:
            rows = self.column.rows
            self._open_row(rows[0].contact.id if rows else "")
        else:
            self._show(self.contact, anew=False)
        self._tell_empty()

    def _show_visits(self) -> None:
        titles = {visit.id: title_of(visit) for visit in self.book.visits}
        self.around.visits = [Named(ident, title) for ident, title in titles.items()]
        self.margin.visit_title = lambda ident: titles.get(ident, "")

    def _open_contact(self, contact: Contact) -> None:
        if contact.id != self._open or self.contact is None:
            self.form.flush()
            self.saving.open(self.book.by_id.get(contact.id, contact))

    def _open_row(self, ident: str) -> None:
        contact = self.book.by_id.get(ident)
        self.saving.open(contact)
        self.column.list_anew(ident)

    def _following(self, ident: str) -> str:
        """The id of the contact that stands in the list after this one, or else before it."""
        ids = list(dict.fromkeys(row.contact.id for row in self.column.rows))
        if ident not in ids:
            return ""
        place = ids.index(ident)
        near = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
        return near[0] if near else ""

    def _on_followed(self) -> None:
        contact = self.contact
        ident = contact.id if contact is not None else ""
        is_other = contact is None or ident != self._open or not ident
        self._open = ident
        if contact is not None:
            self._show(contact, anew=is_other)
        self._tell_empty()

    def _show(self, contact: Contact, *, anew: bool) -> None:
        self._open = contact.id
        self.sheet.show_contact(contact, anew=anew, is_new=self.saving.is_new)
        everybody = self.book.by_id.values()
        found = meetings(contact.id, everybody, self.book.visits, self.today()) if contact.id else []
        self.margin.show_meetings(found)

    def _tell_empty(self) -> None:
        self.middle.setCurrentIndex(0 if self.contact is not None else 1)
        self.margin.setVisible(self.contact is not None)
        self.empty.tell(is_empty=not self.book.by_id)

    def _named(self, ident: str) -> Named:
        name = self.book.name(ident) or self._made.get(ident, "")
        return Named(ident, name or _("(not among the contacts)"))

    def _on_saved(self) -> None:
        """What was new isn't any more, and stands in the list."""
        self.refresh()
        contact = self.contact
        if contact is not None and self.isVisible():
            self._show(contact, anew=False)
            chosen = self.column.list.chosen_rows
            if not chosen or chosen[0].contact.id != contact.id:
                self.column.list_anew(contact.id)

    # What is done here.

    def _on_chosen(self, ident: str) -> None:
        contact = self.book.by_id.get(ident)
        if contact is not None:
            self._open_contact(contact)
            if self.column.wanted is Which.TO_DO:
                QTimer.singleShot(0, self.form.show_follow_ups)  # once its rows have been laid out

    def _on_sought(self) -> None:
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        if self.contact is not None:
            self.form.focus_first()

    def _on_kind(self, kind: str) -> None:
        self.saving.change(lambda contact: replace(contact, kind=ContactKind(kind)))
        if self.contact is not None:
            self._show(self.contact, anew=False)

    def _on_new_organisation(self, name: str) -> None:
        """Add the organisation that was named, for the contact that is open."""
        made = Contact(half_contacts.free_id(self._store, name), name, ContactKind.ORGANISATION)
        self._made[made.id] = name
        self._writer.write(contact_deeds.adding(made, self.who()), self._on_done)
        self.form.belonging.organisation.show_named([Named(made.id, name)])
        self.saving.change(lambda contact: replace(contact, organisation=made.id))

    def _on_done(self, _result: object) -> None:
        self.refresh()

    def _on_removed(self, words: str) -> None:
        self.said.emit(_("Taken away: {what}").format(what=words) if words else _("Taken away"))

    # Keys and room.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while another page was shown."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the form to the list, and gives the list back whole."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif any(part.isAncestorOf(self.focusWidget() or self) for part in (self.sheet, self.margin)):
            self.flush()
            self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.column.search.text() or self.column.wanted is not Which.ALL:
            self.column.show_all(self._open)
            self.column.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Who met whom stands beside the form, or below it where it is narrow."""
        is_below = self.width() < _NARROW * self._theme.pixels(Text.BODY) / 16
        if is_below == self._is_below:
            return
        left = self.columns.sizes()[0] if self._is_below is not None else _LEFT
        self._is_below = is_below
        if is_below:
            self.form.below.addWidget(self.margin)
        else:
            self.columns.addWidget(self.margin)
            self.columns.setSizes([left, max(1, self.width() - left - _MARGIN), _MARGIN])
        self.margin.stand_below(is_below)
        self.margin.setVisible(self.contact is not None)
