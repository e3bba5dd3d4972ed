"""The way of a contact that is being written into the store, on which nothing typed is lost.

Owns how a contact is written and named, and one that isn't in the store yet; when, and what comes together
with what others write, is `record_saving`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop import record_resuming
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.record_saving import Keep, RecordSaving, Saved, Way
from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.services import half_contacts, people
from interpreter_app.services.half_contacts import HalfContact
from interpreter_app.store.database import Store

Change = Callable[[Contact], Contact]


def _write(store: Store, before: Contact, after: Contact, who: str, deed: int | None) -> Saved[Contact]:
    return Saved(*half_contacts.write(store, before, after, who, deed))


def _take_up(store: Store, half: HalfContact) -> Saved[Contact]:
    return Saved(*half_contacts.take_up(store, half))


def _refusal(contact: Contact) -> str:
    return "" if contact.full_name.strip() else _("Not kept yet: write a name.")


def _words(contact: Contact) -> str:
    return shown_name(contact, i18n.language())


_WAY: Way[Contact] = Way(
    kind=Contact,
    name=lambda contact: f"contact:{contact.id}",
    words=_words,
    said=lambda contact, _where: _("Contact “{name}”").format(name=_words(contact)),
    plain=people.plain,
    write=_write,
    take_up=_take_up,
    to_text=half_contacts.to_text,
    from_text=half_contacts.from_text,
    refusal=_refusal,
)


class ContactSaving(RecordSaving[Contact]):
    """The contact that is open. `who` gives the name that stands in the history."""

    def __init__(self, store: Store, writer: Writer, parent: QObject) -> None:
        super().__init__(_WAY, writer, parent)
        self._store = store

    @property
    def contact(self) -> Contact | None:
        """The contact as it stands in the window."""
        return self.record

    @property
    def is_new(self) -> bool:
        """Whether the contact isn't in the store yet."""
        return self._base is not None and not self._base.full_name

    def open(self, record: Contact | None) -> None:
        """Show this contact; one that was being written without a name is named by what is known of it."""
        if self._base is not None and self._record is not None:
            self._record = half_contacts.named(self._base, self._record)
            if not self._record.full_name:
                self.forget()
        super().open(record)

    def open_new(self, kind: ContactKind) -> None:
        """Open a contact that is added once it has a name."""
        self.open(Contact("", "", kind))

    def flush(self) -> None:
        """Write now what was typed; a new contact gets its id from its name."""
        if self.is_new and self._base is not None and self._record is not None and not self._base.id:
            name = self._record.full_name.strip()
            if name:
                self.keep(_WAY.name(self._base), "")
                ident = half_contacts.free_id(self._store, name)
                self._base, self._record = replace(self._base, id=ident), replace(self._record, id=ident)
        super().flush()

    def follow(self, stored: Contact | None) -> None:
        """Take over what somebody else has written; of one that isn't in the store yet there is nothing."""
        if not self.is_new:
            super().follow(stored)

    def forget(self) -> None:
        """Keep nothing of what was typed of the contact; none is open any more, which isn't told."""
        self._rest.stop()
        self._soon.stop()
        if self._base is not None:
            self.keep(_WAY.name(self._base), "")
        self._begin(None)


def resume(writer: Writer, keep: Keep, left: Mapping[str, str]) -> None:
    """Save the contacts that were being written when the last run ended, among what it `left`, by name."""
    record_resuming.resume(_WAY, writer, keep, left)
