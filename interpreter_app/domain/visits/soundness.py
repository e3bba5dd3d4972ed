"""Whether the parts of a visit hold together: their ids, and what they refer to.

Owns the rules that a visit keeps whoever wrote it, a person, a file or another program.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.moments import is_zone
from interpreter_app.domain.visits.visit import Visit

LONGEST_WAY = 7 * 24 * 60
"""Minutes: nothing of a visit takes longer than a week."""


class Fault(NamedTuple):
    """Something that can't be so: the keys and places that lead to it, and a sentence."""

    where: tuple[str | int, ...]
    sentence: str


def faults(visit: Visit) -> Iterator[Fault]:
    """What doesn't hold together, in the order of the fields."""
    if not is_id(visit.id):
        yield Fault(("id",), _id_wanted(visit.id))
    for name in ("zone", "home"):
        if not is_zone(getattr(visit, name)):
            yield Fault((name,), _zone_wanted(getattr(visit, name)))
    for name in ("aims", "questions", "options", "places", "sessions", "protocols", "tasks", "letters"):
        yield from _ids(visit, name)
    yield from _ids(visit, "documents")
    yield from _numbers(visit)
    yield from _references(visit)


def _ids(visit: Visit, name: str) -> Iterator[Fault]:
    known: set[str] = set()
    for place, part in enumerate(getattr(visit, name)):
        if not is_id(part.id):
            yield Fault((name, place, "id"), _id_wanted(part.id))
        elif part.id in known:
            yield Fault((name, place, "id"), _("the id “{id}” stands here twice.").format(id=part.id))
        known.add(part.id)


def _numbers(visit: Visit) -> Iterator[Fault]:
    minutes: dict[tuple[str | int, ...], int] = {("between",): visit.between}
    minutes |= {("legs", number, "minutes"): leg.minutes for number, leg in enumerate(visit.legs)}
    minutes[("commission", "longest")] = visit.commission.longest
    for where, number in minutes.items():
        if not 0 <= number <= LONGEST_WAY:
            yield Fault(where, _("minutes from 0 to {most} belong here.").format(most=LONGEST_WAY))


def _references(visit: Visit) -> Iterator[Fault]:
    places = {place.id for place in visit.places}
    for number, place in enumerate(visit.places):
        if place.zone and not is_zone(place.zone):
            yield Fault(("places", number, "zone"), _zone_wanted(place.zone))
    questions = {question.id for question in visit.questions}
    for number, session in enumerate(visit.sessions):
        for name in ("place", "destination"):
            ident = getattr(session, name)
            if ident and ident not in places:
                sentence = _("there is no place “{id}” in this visit: add it.").format(id=ident)
                yield Fault(("sessions", number, name), sentence)
        for ident in session.questions:
            if ident not in questions:
                sentence = _("there is no question “{id}” in this visit: add it.").format(id=ident)
                yield Fault(("sessions", number, "questions"), sentence)


def _id_wanted(ident: str) -> str:
    return _("“{id}” can’t be an id: use letters a-z, digits and hyphens, at most 100.").format(id=ident[:60])


def _zone_wanted(zone: str) -> str:
    return _("“{zone}” isn’t a time zone: use a name such as Europe/Paris.").format(zone=zone[:60])
