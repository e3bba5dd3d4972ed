"""What a file of a visit holds: the visit, the contacts that it names, and copies of its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.visits.visit import Visit

MARK = "visit"
"""The value of `passerelle`, the first key of such a file."""

MAX_FILE = 100_000_000
"""Bytes of a file."""


@dataclass(frozen=True, slots=True)
class VisitFile:
    """A visit as it travels; `copies` are the bytes of documents by their digest.

    `revision` names what the visit was when it was written out: whoever brings it back can tell who has
    changed what since. Empty for a file that a person wrote.
    """

    visit: Visit
    contacts: tuple[Contact, ...] = ()
    copies: Mapping[str, bytes] = field(default_factory=dict)
    revision: str = ""
