"""A calendar that comes back, and what it means for the visit that it was made of.

Owns what is taken, what somebody must be asked, and what is only offered. Pure: nothing is kept here. What
only the calendar has changed since it was written is taken; where the visit has changed the same, both
versions are given; an event that no session knows may become one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from interpreter_app.domain.ids import new_id
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_event import CalendarEvent
from interpreter_app.domain.visits.calendar_known import Known, known_of, title_changed
from interpreter_app.domain.visits.calendar_places import VIEWS, KnownPlaces, with_places, written
from interpreter_app.domain.visits.calendar_sequence import bumped
from interpreter_app.domain.visits.calendar_texts import KIND_NAMES, on_one_line, uid_of
from interpreter_app.domain.visits.visit import Place, Session, SessionKind, Visit


class Part(StrEnum):
    """What of a session a calendar may change."""

    TIME = "time"
    TITLE = "title"
    PLACE = "place"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Taken:
    """A session that the calendar alone has changed: in these parts, to `after` (None: it was cancelled)."""

    before: Session
    after: Session | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A session that both have changed: as it is here, and as the calendar has it.

    None where it was cancelled, or taken out here; `places` are what theirs needs.
    """

    mine: Session | None
    theirs: Session | None
    parts: tuple[Part, ...]
    event: CalendarEvent
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """An event that could become a session, with the places that it needs.

    `within` tells whether it falls on a day of the visit; so does every one while these aren't fixed.
    """

    session: Session
    event: CalendarEvent
    within: bool
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarMerge:
    """What a calendar comes to: `visit` has what was taken; `left` are events that mean nothing for it."""

    visit: Visit
    taken: tuple[Taken, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    offers: tuple[Offer, ...] = ()
    left: tuple[CalendarEvent, ...] = ()


def merged_calendar(
    base: Visit | None, now: Visit, events: Iterable[CalendarEvent], language: Language | None = None
) -> CalendarMerge:
    """What these events mean for the visit as it is now.

    What an event was when it was written is taken from its own fields, else from `base`, the visit as it was
    then. Where neither tells, a session that never changed is the calendar's to change (its sequence is 0),
    any other is a conflict. `language` is that of texts whose event doesn't tell; None means both at once.
    """
    newest, left = _newest(events)
    merge = _Merge(base, now, language, left)
    for event in newest:
        merge.take(event)
    return merge.result()


def accepted(visit: Visit, offer: Offer) -> Visit:
    """The visit with an event that was offered."""
    grown = with_places(visit, offer.places)
    return replace(grown, sessions=(*grown.sessions, offer.session))


def settled(visit: Visit, conflict: Conflict) -> Visit:
    """The visit with the calendar's version of a conflict; to keep one's own, nothing is to be done."""
    theirs, mine = conflict.theirs, conflict.mine
    if theirs is None:
        gone = mine.id if mine is not None else ""
        return replace(visit, sessions=tuple(one for one in visit.sessions if one.id != gone))
    grown = with_places(visit, conflict.places)
    if mine is None:
        return replace(grown, sessions=(*grown.sessions, theirs))
    sessions = tuple(theirs if one.id == theirs.id else one for one in grown.sessions)
    return bumped(visit, replace(grown, sessions=sessions))


def _newest(events: Iterable[CalendarEvent]) -> tuple[list[CalendarEvent], list[CalendarEvent]]:
    """The events, of several versions the newest; and the older versions."""
    found: dict[str, CalendarEvent] = {}
    older: list[CalendarEvent] = []
    for number, event in enumerate(events):
        key = event.key or f"\0{number}"
        if key in found and event.age < found[key].age:
            older.append(event)
            continue
        if key in found:
            older.append(found[key])
        found[key] = event
    return list(found.values()), older


class _Merge:
    """Takes the events one by one."""

    def __init__(
        self, base: Visit | None, now: Visit, language: Language | None, left: list[CalendarEvent]
    ) -> None:
        self._base, self._now, self._language = base, now, language
        self._places = KnownPlaces(now)
        self._mine = {uid_of(now, session): session for session in reversed(now.sessions)}
        self._was = {uid_of(base, session): session for session in base.sessions} if base else {}
        self._ids = {session.id for session in now.sessions}
        self._after: dict[str, Session | None] = {}
        self._new_places: list[Place] = []
        self._taken: list[Taken] = []
        self._conflicts: list[Conflict] = []
        self._offers: list[Offer] = []
        self._left = left

    def result(self) -> CalendarMerge:
        sessions = tuple(
            after for one in self._now.sessions if (after := self._after.get(one.id, one)) is not None
        )
        visit = with_places(replace(self._now, sessions=sessions), self._new_places)
        return CalendarMerge(
            bumped(self._now, visit),
            tuple(self._taken),
            tuple(self._conflicts),
            tuple(self._offers),
            tuple(self._left),
        )

    def take(self, event: CalendarEvent) -> None:
        mine = self._mine.get(event.key) if event.key else None
        known = known_of(event, self._base, self._was.get(event.key))
        if mine is not None:
            self._compare(event, mine, known)
        elif event.cancelled or (event.exported and event.exported.visit != self._now.id):
            self._left.append(event)
        elif known is not None and known.session.id not in self._ids:
            self._taken_out_here(event, known)
        else:
            self._offer(event)

    def _compare(self, event: CalendarEvent, mine: Session, known: Known | None) -> None:
        now = known_of(None, self._now, mine)
        assert now is not None
        ours = _changed_here(known, now)
        if event.cancelled:
            self._cancel(event, mine, ours)
            return
        theirs = [part for part in _changed_there(event, known or now) if part in _changed_there(event, now)]
        alone = tuple(part for part in theirs if part not in ours)
        both = tuple(part for part in theirs if part in ours)
        after, places = self._applied(event, mine, alone)
        if alone:
            self._taken.append(Taken(mine, after, alone))
            self._after[mine.id] = after
            self._new_places += places
        if both:
            version, places = self._applied(event, after, both)
            self._conflicts.append(Conflict(after, version, both, event, places))

    def _cancel(self, event: CalendarEvent, mine: Session, ours: tuple[Part, ...]) -> None:
        if ours:
            self._conflicts.append(Conflict(mine, None, (Part.CANCELLED,), event))
        else:
            self._taken.append(Taken(mine, None, (Part.CANCELLED,)))
            self._after[mine.id] = None

    def _taken_out_here(self, event: CalendarEvent, known: Known) -> None:
        """A session that isn't in the visit any more: somebody is asked if the calendar changed it."""
        changed = _changed_there(event, known)
        if not changed:
            self._left.append(event)
            return
        was = self._was.get(event.key, known.session)
        version, places = self._applied(event, replace(was, uid=event.key), changed)
        self._conflicts.append(Conflict(None, version, (Part.CANCELLED, *changed), event, places))

    def _applied(
        self, event: CalendarEvent, session: Session, parts: tuple[Part, ...]
    ) -> tuple[Session, tuple[Place, ...]]:
        """The session with these parts of the event."""
        language = event.exported.language if event.exported else self._language
        places: tuple[Place, ...] = ()
        if Part.TIME in parts:
            start, end = self._zoned(event.start, session.start), self._zoned(event.end, session.end)
            session = replace(session, start=start, end=end)
        if Part.TITLE in parts:
            title = title_changed(session.title, on_one_line(event.summary), language)
            session = replace(session, title=title)
        if Part.PLACE in parts:
            where = self._places.where(event.location, self._new_zones(event), language)
            session = replace(session, place=where.place, destination=where.destination)
            places = where.new
        return replace(session, sequence=max(session.sequence, event.sequence)), places

    def _zoned(self, moment: Moment, before: Moment) -> Moment:
        """A moment of the calendar: in the zone it was in, unless it names another than the visit's."""
        return moment.there(before.zone) if moment.zone in (self._now.zone, "UTC") else moment

    def _new_zones(self, event: CalendarEvent) -> tuple[str, str]:
        start, end = (
            "" if one.zone in (self._now.zone, "UTC") else one.zone for one in (event.start, event.end)
        )
        return start, end

    def _offer(self, event: CalendarEvent) -> None:
        language = event.exported.language if event.exported else self._language
        where = self._places.where(event.location, self._new_zones(event), language)
        title = event.exported.title if event.exported else Bilingual()
        if not title:
            title = written(on_one_line(event.summary), language)
        ident = new_id((title.fr, title.en, event.key, "session"), self._ids)
        self._ids.add(ident)
        session = Session(
            id=ident,
            kind=_kind(event),
            title=title,
            start=event.start,
            end=event.end,
            place=where.place,
            destination=where.destination,
            note=Bilingual() if event.exported else written(event.description.strip(), language),
            uid=event.key,
            sequence=event.sequence,
        )
        self._offers.append(Offer(session, event, self._is_within(event), where.new))

    def _is_within(self, event: CalendarEvent) -> bool:
        first, last = self._now.first, self._now.last
        if first is None or last is None:
            return True
        return event.start.there(self._now.zone).day <= last and event.end.there(self._now.zone).day >= first


def _changed_here(known: Known | None, now: Known) -> tuple[Part, ...]:
    """What the visit has changed since the calendar was written; if nobody knows, nothing or all."""
    if known is None:
        return (Part.TIME, Part.TITLE, Part.PLACE) if now.session.sequence else ()
    was, mine = known.session, now.session
    parts = (
        (Part.TIME, (was.start.at, was.end.at) != (mine.start.at, mine.end.at)),
        (Part.TITLE, known.titles != now.titles),
        (Part.PLACE, (was.place, was.destination) != (mine.place, mine.destination)),
    )
    return tuple(part for part, differs in parts if differs)


def _changed_there(event: CalendarEvent, known: Known) -> tuple[Part, ...]:
    """What the event has otherwise than a session that is known; in any language it could be in."""
    was = known.session
    parts = (
        (Part.TIME, (event.start.at, event.end.at) != (was.start.at, was.end.at)),
        (Part.TITLE, bool(event.summary.strip()) and not known.has_title(event.summary)),
        (Part.PLACE, not known.has_location(event.location)),
    )
    return tuple(part for part, differs in parts if differs)


def _kind(event: CalendarEvent) -> SessionKind:
    """What kind of session an event is, by its categories in either language; else a meeting."""
    if event.exported is not None:
        return event.exported.kind
    named = {category.casefold() for category in event.categories}
    return next(
        (
            kind
            for kind, name in KIND_NAMES.items()
            if named & {name.best(view).casefold() for view in VIEWS if view is not None}
        ),
        SessionKind.FORMAL,
    )
