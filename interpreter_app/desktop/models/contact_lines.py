"""How a contact is told in a line where somebody is chosen or listed: name, position, how the name is said.

Owns these few words. Where contacts stand, and who they are, is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.base import i18n
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.services.wording import in_interface_language


def name_of(contact: Contact) -> str:
    """The name for whoever reads the interface."""
    return shown_name(contact, i18n.language())


def position(contact: Contact, contacts: Mapping[str, Contact]) -> str:
    """What somebody is, and where: «maire adjointe, Ville de Paris». Empty if nothing is known."""
    organisation = contacts.get(contact.organisation)
    parts = (
        in_interface_language(contact.title) or in_interface_language(contact.role),
        name_of(organisation) if organisation is not None else contact.unit,
    )
    return ", ".join(part for part in parts if part)


def spoken(contact: Contact | None) -> str:
    """How the name is said, in brackets, for whoever reads the interface; empty if nobody wrote it."""
    said = in_interface_language(contact.say) if contact is not None else ""
    return f"[{said}]" if said else ""
