"""Visits: made, written, copied, put aside, deleted and brought back; one function for each.

Owns what a change of a visit means for the store. What a visit holds is the domain's; how a window asks is
the window's. What two people change at once comes together field by field.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.plain import PlainError, from_plain, to_plain
from interpreter_app.domain.plain_merging import Where, merged
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.calendar_sequence import bumped
from interpreter_app.domain.visits.countdown import todays
from interpreter_app.domain.visits.rescheduling import days_later
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.visit import Session, Task, Visit, VisitStatus
from interpreter_app.services import entered
from interpreter_app.services.todays import CHOICE as TODAYS
from interpreter_app.store import record_rows, records
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.record_rows import Body, Key
from interpreter_app.store.records import VISIT, Deleted


class Saved(NamedTuple):
    """What was written of a visit, and as what; `conflicts` are places that somebody else had changed, too.

    There what the person wrote stands; what the other one wrote is in the history.
    """

    change: Change
    visit: Visit
    conflicts: tuple[Where, ...] = ()


def visits(store: Store) -> list[Visit]:
    """All visits, those to come and those of today before those that are over, the archived ones last."""
    every = [from_plain(Visit, body) for body in record_rows.bodies(store, VISIT)]
    return sorted(every, key=lambda visit: (visit.archived, -(visit.first or date.max).toordinal()))


def visit(store: Store, ident: str) -> Visit | None:
    """The visit with this id; None if there is none."""
    body = record_rows.body(store, Key(VISIT, ident))
    return None if body is None else from_plain(Visit, body)


def find(store: Store, name: str) -> Visit:
    """The visit with this id, or with a title that begins so or has these words in either language.

    Raises UsageError, with the ids there are, if there is none or more than one.
    """
    every = visits(store)
    for one in every:
        if one.id == name:
            return one
    wanted = fold(name)
    titles = {one.id: (fold(one.title.fr), fold(one.title.en), fold(one.id)) for one in every}
    for fits in (lambda title: title == wanted, lambda title: wanted in title):
        named = [one for one in every if wanted and any(map(fits, titles[one.id]))]
        if len(named) == 1:
            return named[0]
        if named:
            raise UsageError(
                _("Several visits are called “{name}”: give the id of one of them ({ids}).").format(
                    name=shown(name), ids=", ".join(one.id for one in named)
                )
            )
    raise UsageError(
        _("There is no visit “{name}”; there are: {ids}.").format(
            name=shown(name), ids=", ".join(one.id for one in every) or "–"
        )
    )


def session_named(visit: Visit, name: str) -> Session:
    """The session of a visit with this id, or with a title that is so or has these words in either language.

    Raises UsageError, with the ids there are, if there is none or more than one.
    """
    for one in visit.sessions:
        if one.id == name:
            return one
    wanted = fold(name)
    titles = {one.id: (fold(one.title.fr), fold(one.title.en), fold(one.id)) for one in visit.sessions}
    for fits in (lambda title: title == wanted, lambda title: wanted in title):
        named = [one for one in visit.sessions if wanted and any(map(fits, titles[one.id]))]
        if len(named) == 1:
            return named[0]
        if named:
            said = _("Several sessions are called “{name}”: give the id of one of them ({ids}).")
            raise UsageError(said.format(name=shown(name), ids=", ".join(one.id for one in named)))
    said = _("There is no session “{name}” in this visit; there are: {ids}.")
    raise UsageError(said.format(name=shown(name), ids=", ".join(one.id for one in visit.sessions) or "–"))


def create(store: Store, new: Visit, who: str = "", kind: str = "add-visit") -> Saved:
    """Add a visit; its id is made from its title if it has none or one that is taken. Raises UsageError."""
    with store.write():
        new = entered.record(new)
        taken = record_rows.ids(store, VISIT)
        ident = (
            new.id if new.id and new.id not in taken else new_id((new.title.fr, new.title.en, "visit"), taken)
        )
        made = _sound(replace(new, id=ident))
        return Saved(records.put(store, {_key(made): plain(made)}, kind, who), made)


def save(store: Store, before: Visit, after: Visit, who: str = "", deed: int | None = None) -> Saved:
    """Write what a person made of a visit, which was as `before` when they began.

    With `deed`, the number of what they wrote just before, it becomes a part of that, unless something else
    was done since. What somebody else has written meanwhile is kept; sessions that calendars show changed get
    a higher sequence. Raises UsageError for what can't be, or if the visit was deleted meanwhile; nothing is
    then written.
    """
    with store.write():
        stored = record_rows.body(store, _key(before))
        if stored is None:
            raise UsageError(_deleted_meanwhile(after))
        made, conflicts = _together(before, _sound(entered.record(after)), stored)
        made = bumped(from_plain(Visit, stored), made)
        change = records.put(store, {_key(before): plain(made)}, "edit-visit", who, deed)
        return Saved(change, made, conflicts)


def delete(store: Store, ident: str, who: str = "") -> Change:
    """Delete a visit; it goes to the bin. Its contacts and glossaries stay."""
    with store.write():
        return records.put(store, {Key(VISIT, ident): None}, "delete-visit", who)


def deleted(store: Store) -> list[Deleted]:
    """The visits in the bin, the last deleted first."""
    return records.deleted(store, VISIT)


def restore(store: Store, which: Sequence[Deleted], who: str = "") -> Change:
    """Bring visits back from the bin as they stood; those that are there again are left alone."""
    with store.write():
        wanted = {one.key: one.body for one in which if record_rows.body(store, one.key) is None}
        return records.put(store, wanted, "restore-visit", who)


def duplicate(store: Store, pattern: Visit, first: date | None, who: str = "") -> Saved:
    """Add a visit made after another, which begins on this day, or without days.

    Aims, questions, places, protocols, tasks and the schedule are taken over, moved to the new days on the
    same times of the clock; who comes, what was agreed, answered or done, and the letters aren't.
    """
    return create(store, as_template(pattern, first), who, "duplicate-visit")


def as_template(pattern: Visit, first: date | None) -> Visit:
    """What of a visit serves another one, moved to the days from `first` on; without days if it is None."""
    days = first - pattern.first if first and pattern.first else timedelta()
    length = pattern.last - pattern.first if pattern.first and pattern.last else timedelta()
    return replace(
        pattern,
        id="",
        title=Bilingual(*(f"{text} (2)" if text else "" for text in (pattern.title.fr, pattern.title.en))),
        status=VisitStatus.IDEA,
        first=first,
        last=first + length if first else None,
        options=(),
        people=(),
        sessions=tuple(_emptied(days_later(session, days)) for session in pattern.sessions),
        commission=replace(
            pattern.commission,
            interpreters=(),
            confidential=None,
            material=tuple(replace(owed, due=None, given=None) for owed in pattern.commission.material),
        ),
        protocols=tuple(replace(protocol, agreed=()) for protocol in pattern.protocols),
        tasks=tuple(_undone(task) for task in pattern.tasks),
        letters=(),
        archived=False,
    )


def set_archived(store: Store, one: Visit, *, archived: bool, who: str = "") -> Saved:
    """Put a visit aside among those that are over, or take it back from there."""
    return save(store, one, replace(one, archived=archived), who)


def todays_visit(store: Store, today: date) -> Visit | None:
    """The visit whose glossaries come first today: chosen by hand, or by its days."""
    return todays(visits(store), today, records.choice(store, TODAYS))


def choose_todays(store: Store, ident: str) -> None:
    """Have this visit be today's until another one is chosen; an empty id leaves it to the days."""
    records.choose(store, TODAYS, ident)


def chosen_by_hand(store: Store) -> str:
    """The id of the visit that was chosen by hand, empty if none was."""
    return records.choice(store, TODAYS)


def plain(one: Visit) -> Body:
    """A visit as the store keeps it."""
    body: Body = to_plain(entered.record(one), _in_utc)
    return body


def _in_utc(moment: Moment) -> str:
    return moment.in_utc


def _key(one: Visit) -> Key:
    return Key(VISIT, one.id)


def _together(before: Visit, mine: Visit, stored: Body) -> tuple[Visit, tuple[Where, ...]]:
    """What both have changed; mine alone where the two can't stand together, such as a place that is gone."""
    both = merged(plain(before), plain(mine), stored)
    try:
        return _sound(from_plain(Visit, both.body)), both.conflicts
    except (PlainError, UsageError):
        return mine, (*both.conflicts, ())


def _sound(one: Visit) -> Visit:
    fault = next(faults(one), None)
    if fault is not None:
        raise UsageError(fault.sentence)
    return one


def _emptied(session: Session) -> Session:
    """A session in which nobody takes part any more, and which no calendar knows."""
    interpreted = session.interpreted and replace(session.interpreted, interpreters=())
    return replace(session, people=(), interpreted=interpreted, uid="", sequence=0)


def _undone(task: Task) -> Task:
    return replace(task, due=None, done=None, owner="")


def _deleted_meanwhile(one: Visit) -> str:
    title = shown(one.title.fr or one.title.en or one.id)
    return _("“{title}” has been deleted meanwhile: bring it back from the bin first.").format(title=title)
