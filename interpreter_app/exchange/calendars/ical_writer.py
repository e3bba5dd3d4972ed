"""A visit, or one person's part of it, as iCalendar (RFC 5545).

Owns which property says what. So that Outlook, Apple and Google show the right hours, times are on the clocks
of their zone, and each zone is described in the file. E-mail addresses go out only where they are asked for;
names of people stand in the descriptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from interpreter_app.base.files import write_atomically
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import Moment, on_clock
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.calendar_texts import (
    KIND_NAMES,
    in_language,
    on_one_line,
    shown_location,
    shown_title,
    uid_of,
)
from interpreter_app.domain.visits.visit import Session, Visit, VisitStatus
from interpreter_app.exchange.calendars.own_fields import own_fields
from interpreter_app.exchange.calendars.words import description
from interpreter_app.exchange.calendars.zones_out import zone_component
from interpreter_app.exchange.encodings import UNWANTED

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress, vText

PRODUCT = "-//Passerelle//Passerelle//EN"
_UNDECIDED = (VisitStatus.IDEA, VisitStatus.NEGOTIATING)
_IN_ADDRESSES = "@.+-_~!$&'*/="


def write_calendar(path: Path, text: str) -> None:
    """Put a calendar into a file, whole or not at all. Raises ExpectedError for what the system refuses."""
    write_atomically(path, text.encode("utf-8"))


def calendar_text(
    visit: Visit,
    contacts: Iterable[Contact],
    language: Language | None,
    person: str | None = None,
    attendees: bool = False,
    now: datetime | None = None,
    *,
    organizer: str = "",
    cancelled: Iterable[Session] = (),
) -> str:
    """The calendar of a visit: lines that end with CRLF, of at most 75 octets each in UTF-8.

    In one language, or with None in both. `person` and `organizer` are ids of contacts: the sessions of one
    person, and who invites to them. E-mail addresses are written only with `attendees`. `cancelled` are
    sessions that the visit hasn't any more, with the sequence that tells calendars to take them out. `now`,
    with its zone, is when this is written.
    """
    from icalendar import Calendar

    known = {contact.id: contact for contact in contacts}
    stamp = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    sessions = [session for session in visit.sessions if person is None or takes_part(visit, session, person)]
    gone = [session for session in cancelled if person is None or takes_part(visit, session, person)]
    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    if not attendees:  # What is published names nobody who is to answer (RFC 5546, 3.2.1).
        made.add("METHOD", "PUBLISH")
    name = on_one_line(in_language(visit.title, language)) or visit.id
    if person in known:
        name = f"{name} – {known[person].full_name}"
    made["X-WR-CALNAME"] = _text(name)
    made["X-WR-TIMEZONE"] = _text(visit.zone)
    for zone, years in sorted(_zones([*sessions, *gone]).items()):
        made.add_component(zone_component(zone, years))
    for session in [*sessions, *gone]:
        event = _event(visit, session, known, language, stamp)
        event.add("STATUS", _status(visit, session in gone))
        if attendees:
            _invite(event, session, known, organizer)
        made.add_component(event)
    written: bytes = made.to_ical()
    return written.decode("utf-8")


def takes_part(visit: Visit, session: Session, person: str) -> bool:
    """Whether somebody is in a session: as one of its people or interpreters.

    A session of which nobody says who takes part is for all who take part in the visit.
    """
    interpreters = session.interpreted.interpreters if session.interpreted else ()
    if person in session.people or person in interpreters:
        return True
    return not session.people and any(one.contact == person for one in visit.people)


def _event(
    visit: Visit,
    session: Session,
    contacts: Mapping[str, Contact],
    language: Language | None,
    stamp: datetime,
) -> Event:
    from icalendar import Event

    event = Event()
    event["UID"] = _text(uid_of(visit, session))
    event.add("SEQUENCE", max(session.sequence, 0))
    event.add("DTSTAMP", stamp)
    event.add("LAST-MODIFIED", stamp)
    for name, moment in (("DTSTART", session.start), ("DTEND", session.end)):
        if _has_own_zone(moment):
            event.add(name, moment.local.replace(tzinfo=None), parameters={"TZID": moment.zone})
        else:
            event.add(name, moment.at)
    texts = {
        "SUMMARY": shown_title(session.title, session.kind, language),
        "LOCATION": shown_location(visit, session, language),
        "DESCRIPTION": description(visit, session, contacts, language),
        **own_fields(visit, session, language),
    }
    for name, text in texts.items():
        if text:
            event[name] = _text(text)
    kind = KIND_NAMES[session.kind]
    event.add("CATEGORIES", [kind.get(one) for one in ((language,) if language else Language)])
    event.add("TRANSP", "OPAQUE" if session.end.at > session.start.at else "TRANSPARENT")
    return event


def _status(visit: Visit, cancelled: bool) -> str:
    if cancelled:
        return "CANCELLED"
    return "TENTATIVE" if visit.status in _UNDECIDED else "CONFIRMED"


def _invite(event: Event, session: Session, contacts: Mapping[str, Contact], organizer: str) -> None:
    """Name who takes part, by e-mail address: whoever has none can't be named so."""
    interpreters = session.interpreted.interpreters if session.interpreted else ()
    for ident in dict.fromkeys((*session.people, *interpreters)):
        address = _address(contacts.get(ident))
        if address is not None:
            address.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"})
            event.add("ATTENDEE", address)
    host = _address(contacts.get(organizer))
    if host is not None:
        event.add("ORGANIZER", host)


def _zones(sessions: Iterable[Session]) -> dict[str, set[int]]:
    """The zones in which clocks are named, each with the years in which they are."""
    found: dict[str, set[int]] = {}
    for session in sessions:
        for moment in (session.start, session.end):
            if _has_own_zone(moment):
                found.setdefault(moment.zone, set()).add(moment.local.year)
    return found


def _has_own_zone(moment: Moment) -> bool:
    """Whether the clocks of its zone tell this moment: not in UTC, and not in an hour's second run."""
    if moment.zone == "UTC":
        return False
    local = moment.local
    return on_clock(local.date(), local.time(), moment.zone).at == moment.at


def _address(contact: Contact | None) -> vCalAddress | None:
    """The first e-mail address of a contact, with the name; None if there is none that is one."""
    from icalendar import vCalAddress

    found = (
        [address for email in contact.emails if "@" in (address := _plain(email).strip())] if contact else []
    )
    if contact is None or not found:
        return None
    made = vCalAddress("mailto:" + quote(found[0], safe=_IN_ADDRESSES))
    made.params["CN"] = on_one_line(_plain(contact.full_name))
    return made


def _text(text: str) -> vText:
    from icalendar import vText

    return vText(_plain(text))


def _plain(text: str) -> str:
    """A text without what no calendar may hold: control characters; its line ends all alike."""
    return UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
