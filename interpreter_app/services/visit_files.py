"""Visits in files: what goes out with one, and what becomes of one that comes in.

Owns which contacts and copies of documents travel with a visit, and how a file meets a visit that is here
already: what only the file has changed since they were the same is taken, and nothing here is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base import i18n
from interpreter_app.base.files import read_bounded, write_atomically
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.plain import PlainError, from_plain
from interpreter_app.domain.plain_merging import Where
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.calendar_merging import CalendarMerge, accepted, merged_calendar
from interpreter_app.domain.visits.calendar_sequence import bumped
from interpreter_app.domain.visits.clashes import present
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.calendars.ical_reader import CalendarReading, read_calendar
from interpreter_app.exchange.calendars.ical_writer import calendar_text, write_calendar
from interpreter_app.exchange.visits.map_svg import map_svg
from interpreter_app.exchange.visits.markdown import schedule_markdown, visit_markdown
from interpreter_app.exchange.visits.visit_file import MAX_FILE, VisitFile
from interpreter_app.exchange.visits.visit_reader import read_visit
from interpreter_app.exchange.visits.visit_writer import write_visit
from interpreter_app.services import people, planning
from interpreter_app.services.file_versions import met, revision_of
from interpreter_app.store import attachments, record_rows, records
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import CONTACT, VISIT


class Brought(NamedTuple):
    """What a file of a visit brought: the visit's id, and how many contacts were added, changed or left.

    `is_new`: the visit wasn't here; `is_changed`: something of it was written. `conflicts` are places of the
    visit that both sides have changed, where what was here stands.
    """

    visit: str
    is_new: bool
    is_changed: bool
    added: int
    changed: int
    left: int
    conflicts: tuple[Where, ...] = ()
    operation: int | None = None


def named_in(visit: Visit) -> Iterator[str]:
    """The ids of all contacts that a visit names, each once."""
    every: list[str] = [participant.contact for participant in visit.people]
    for session in visit.sessions:
        every += present(session)
    every += visit.commission.interpreters
    every += [answer.contact for option in visit.options for answer in option.answers]
    every += [agreed.contact for protocol in visit.protocols for agreed in protocol.agreed]
    every += [letter.contact for letter in visit.letters]
    yield from (ident for ident in dict.fromkeys(every) if ident)


def contacts_of(store: Store, visit: Visit) -> list[Contact]:
    """The contacts that a visit names, and the organisations that these belong to."""
    found: dict[str, Contact] = {}
    for ident in named_in(visit):
        known = people.contact(store, ident)
        if known is not None:
            found[ident] = known
            home = people.contact(store, known.organisation) if known.organisation else None
            if home is not None:
                found[home.id] = home
    return list(found.values())


def outgoing(store: Store, visit: Visit) -> VisitFile:
    """A visit with all that has to travel with it."""
    with store.read():
        kept = {document.digest for document in visit.documents if document.digest}
        copies = {
            digest: content for digest in sorted(kept) if (content := attachments.content(store, digest))
        }
        return VisitFile(visit, tuple(contacts_of(store, visit)), copies, revision_of(planning.plain(visit)))


def write_yaml(store: Store, visit: Visit, path: Path) -> None:
    """Write a visit whole. Raises FormatError for a text with control characters, or ExpectedError."""
    write_atomically(path, write_visit(outgoing(store, visit)))


def write_markdown(store: Store, visit: Visit, path: Path, language: Language) -> None:
    """Write a visit as a text to read."""
    write_atomically(path, visit_markdown(visit, contacts_of(store, visit), language).encode())


def write_map(store: Store, visit: Visit, path: Path, language: Language) -> None:
    """Write who meets whom in a visit as a drawing (SVG)."""
    write_atomically(path, map_svg(visit, people.by_id(store), language).encode())


def as_text(store: Store, visit: Visit, language: Language) -> str:
    """A visit as a text to read."""
    return visit_markdown(visit, contacts_of(store, visit), language)


def schedule_text(store: Store, visit: Visit, language: Language, person: str = "") -> str:
    """The schedule as a text to send; only somebody's part of it, if a contact is named."""
    return schedule_markdown(visit, contacts_of(store, visit), language, person)


def write_ics(
    store: Store,
    visit: Visit,
    path: Path,
    language: Language | None,
    person: str = "",
    *,
    attendees: bool = False,
) -> None:
    """Write a visit, or a contact's part of it, as iCalendar; e-mail addresses only with `attendees`."""
    contacts = contacts_of(store, visit)
    write_calendar(path, calendar_text(visit, contacts, language, person or None, attendees))


def bring_calendar(
    store: Store, visit: Visit, path: Path, who: str = "", *, add_new: bool = False, dry_run: bool = False
) -> tuple[CalendarReading, CalendarMerge]:
    """Take over what somebody has changed in a calendar that was made of a visit.

    What only the calendar has changed is written; where the visit has changed the same, it stands, and both
    are told. New events become sessions with `add_new`. With `dry_run` nothing is written.
    """
    reading = read_calendar(path, visit.zone)
    with store.write():
        merge = merged_calendar(None, visit, reading.events, Language(i18n.language()))
        made = merge.visit
        if add_new:
            for offer in merge.offers:
                made = accepted(made, offer)
        if made != visit and not dry_run:
            planning.save(store, visit, made, who)
        return reading, merge


def read_file(path: Path) -> VisitFile:
    """The visit in a YAML file. Raises FormatError with every mistake, ExpectedError if it can't be read."""
    return read_visit(read_bounded(path, MAX_FILE), path.name)


def bring(
    store: Store, file: VisitFile, who: str = "", kind: str = "import-visit", *, dry_run: bool = False
) -> Brought:
    """Have the visit of a file in the store, with its contacts and documents, as one deed.

    A visit, or contact, with an id that is here already is brought up to date: what only the file has changed
    since a version that both know is taken; where both have changed the same, what is here stands. With
    `dry_run` nothing is written.
    """
    with store.write():
        wanted: dict[Key, Body | None] = {}
        key = Key(VISIT, file.visit.id)
        before = record_rows.body(store, key)
        body, conflicts = met(store, key, planning.plain(file.visit), file.revision)
        wanted[key] = _sound(body, before)
        counts = {"added": 0, "changed": 0, "left": 0}
        for contact in file.contacts:
            of_contact = Key(CONTACT, contact.id)
            known = record_rows.body(store, of_contact)
            wanted[of_contact], _both = met(store, of_contact, people.plain(contact))
            counts["added" if known is None else "left" if known == wanted[of_contact] else "changed"] += 1
        done = Brought(file.visit.id, before is None, wanted[key] != before, **counts, conflicts=conflicts)
        if dry_run:
            return done
        for content in file.copies.values():
            attachments.keep(store, content)
        return done._replace(operation=records.put(store, wanted, kind, who).operation)


def _sound(body: Body, before: Body | None) -> Body:
    """What came of both; what was here before where the two can't stand together.

    Calendars hear of what the file has changed, as of what is changed here.
    """
    if before is None:
        return body
    try:
        made, known = from_plain(Visit, body), from_plain(Visit, before)
    except PlainError:
        return before
    if next(faults(made), None) is not None:
        return before
    told = bumped(known, made)
    return body if told == made else planning.plain(told)
