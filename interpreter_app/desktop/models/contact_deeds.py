"""What the window does to contacts, as deeds of the writer: each says what was done, and how it is undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.contact_words import brought_text
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.services import contact_files, kept_apart, people
from interpreter_app.services.contact_files import Brought
from interpreter_app.services.people import Saved
from interpreter_app.store import history
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change


def adding(contact: Contact, who: str) -> Deed[Saved]:
    """Add a contact, whose id is free."""
    said = _("Added: {name}").format(name=_name(contact))
    return Deed(
        lambda store: people.add(store, contact, who),
        lambda _saved: said,
        lambda store, saved: history.undo(store, saved.change.operation),
    )


def deleting(contact: Contact, who: str) -> Deed[Change]:
    """Delete a contact."""
    said = _("Deleted: {name}").format(name=_name(contact))
    return Deed(
        lambda store: people.delete(store, [contact.id], who),
        lambda change: said if change.operation else "",
        _undo,
        did=_is_done,
    )


def making_one(kept: Contact, other: Contact, who: str) -> Deed[Change]:
    """Make two contacts one, under the id and with the words of the kept one."""
    said = _("Made one: {name}").format(name=_name(kept))
    return Deed(
        lambda store: people.make_one(store, kept.id, other.id, who),
        lambda _change: said,
        _undo,
        did=_is_done,
    )


def keeping_apart(one: Contact, other: Contact) -> Deed[None]:
    """Ask about two contacts that look the same no more."""
    said = _("Both kept: {name}, {other}").format(name=_name(one), other=_name(other))
    return Deed(
        lambda store: kept_apart.keep_apart(store, one.id, other.id),
        lambda _done: said,
        lambda store, _done: kept_apart.ask_again(store, one.id, other.id),
    )


def forgetting(contact: Contact, today: date) -> Deed[Contact]:
    """Forget somebody, which can't be taken back."""
    return Deed(
        lambda store: people.forget(store, contact.id, today),
        lambda left: _("Forgotten; only the initials are left: {initials}").format(initials=left.full_name),
        is_final=True,
    )


def bringing(path: Path, who: str) -> Deed[Brought]:
    """Bring the contacts of a file in."""

    def do(store: Store) -> Brought:
        format_name, reading = contact_files.read_file(path)
        return contact_files.bring(store, format_name, reading, who)

    return Deed(
        do,
        brought_text,
        lambda store, brought: history.undo(store, brought.operation),
        did=lambda brought: brought.operation is not None,
    )


def _undo(store: Store, change: Change) -> object:
    return history.undo(store, change.operation)


def _is_done(change: Change) -> bool:
    return change.operation is not None


def _name(contact: Contact) -> str:
    return shown_name(contact, i18n.language())
