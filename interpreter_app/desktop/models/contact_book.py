"""The contacts as the page has them: read anew where they changed, looked through, sorted. No Qt.

Owns what was read. It must be told when to read; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.base import i18n
from interpreter_app.desktop.widgets.name_line import Named
from interpreter_app.domain.contacts.contact import Contact, FollowUp
from interpreter_app.domain.contacts.follow_ups import follow_ups_due
from interpreter_app.domain.contacts.names import Sought, matching, shown_name, sought
from interpreter_app.domain.plain import from_plain
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.store import record_rows
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body
from interpreter_app.store.records import CONTACT


class Which(StrEnum):
    """Which contacts are listed."""

    ALL = "all"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    TO_DO = "to-do"


class Row(NamedTuple):
    """A row of the list: a contact, and where what is to be done is listed, one of these things."""

    contact: Contact
    to_do: FollowUp | None = None


class ContactBook:
    """What was read last."""

    def __init__(self) -> None:
        self.by_id: Mapping[str, Contact] = {}
        self.visits: list[Visit] = []
        self.may_look_alike = False
        """Whether what was read last changed by what one tells contacts from each other."""
        self._bodies: dict[str, Body] = {}
        self._sought: list[Sought] | None = None
        self._in_order: list[Contact] = []

    def read(self, store: Store) -> bool:
        """Read what changed since; whether any contact did."""
        self.visits = planning.visits(store)
        bodies = {str(body["id"]): body for body in record_rows.bodies(store, CONTACT)}
        known = [body for body in bodies.values() if "forgotten" not in body]
        before, old = self._bodies, self.by_id
        self._bodies = {str(body["id"]): body for body in known}
        if self._bodies == before:
            return False
        self.by_id = {
            ident: old[ident] if before.get(ident) == body else from_plain(Contact, body)
            for ident, body in self._bodies.items()
        }
        self._sought = None
        changed = [(old.get(ident), one) for ident, one in self.by_id.items() if old.get(ident) is not one]
        self.may_look_alike = len(old) != len(self.by_id) or any(
            was is None or _told_by(was) != _told_by(one) for was, one in changed
        )
        return True

    @property
    def contacts(self) -> list[Contact]:
        """All contacts in the order of their names."""
        self._look()
        return self._in_order

    def rows(self, typed: str, which: Which) -> list[Row]:
        """The rows of the list."""
        found = matching(self._look(), typed)
        if which is Which.TO_DO:
            return self._to_do(found, date.today())
        if which is Which.ALL:
            return [Row(one) for one in found]
        wanted = which is Which.ORGANISATIONS
        return [Row(one) for one in found if one.is_organisation is wanted]

    def due(self, today: date) -> tuple[int, int]:
        """How many things are to be done, and how many of them are late."""
        due = follow_ups_due(self.by_id.values(), today)
        return len(due), sum(one.is_late for one in due)

    def _to_do(self, among: Iterable[Contact], today: date) -> list[Row]:
        return [Row(self.by_id[one.contact], one.follow_up) for one in follow_ups_due(among, today)]

    def name(self, ident: str) -> str:
        """The name of a contact, for whoever reads the interface; empty if there is none."""
        known = self.by_id.get(ident)
        return shown_name(known, i18n.language()) if known is not None else ""

    def offers(self, typed: str, *, organisations: bool | None = None, but: str = "") -> list[Named]:
        """Who may be meant by what was typed: anybody, or only organisations, or only people."""
        return [
            Named(one.id, shown_name(one, i18n.language()))
            for one in matching(self._look(), typed)
            if one.id != but and organisations in (None, one.is_organisation)
        ]

    def _look(self) -> list[Sought]:
        if self._sought is None:
            self._sought = sought(self.by_id.values(), i18n.language())
            self._in_order = [one.contact for one in self._sought]
        return self._sought


def _told_by(one: Contact) -> tuple[object, ...]:
    """What makes a contact look like another one."""
    names = (one.full_name, one.given_name, one.family_name, one.name)
    return (*names, one.kind, one.emails, one.telephones, one.uid)


def is_late(what: FollowUp | None, today: date) -> bool:
    """Whether something should have been done by now."""
    return what is not None and what.done is None and what.due is not None and what.due < today
