"""Visits for the tests of calendars: one that could have been, and any that a person could make."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import Moment, parsed
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import (
    Interpreted,
    Participant,
    Place,
    Question,
    Session,
    SessionKind,
    Visit,
    VisitStatus,
)
from tests.strategies import bilinguals, ids, texts

ZONES = ("Europe/Paris", "Europe/London", "America/New_York", "Asia/Kolkata", "Africa/Casablanca", "UTC")

MARIE = Contact("marie", "Marie Dubois", emails=("marie@paris.fr",))
ANNE = Contact("anne", 'Anne "Nan" MacLeod; Glasgow', emails=("anne o@glasgow.gov.uk",))

CITY_HALL = Place(
    "hotel-de-ville", Bilingual("Hôtel de Ville", "City Hall"), "4 place de l’Hôtel de Ville\n75004 Paris"
)
CENTRAL = Place("central", Bilingual("", "Glasgow Central"), zone="Europe/London")


def session(
    ident: str = "maire",
    start: str = "2016-12-05T09:30[Europe/Paris]",
    end: str = "2016-12-05T11:00[Europe/Paris]",
    title: Bilingual = Bilingual("Rencontre avec la maire", "Meeting the mayor"),
    **more: object,
) -> Session:
    """A meeting in the City Hall of Paris, unless something else is said."""
    given = {"kind": SessionKind.FORMAL, "place": "hotel-de-ville", **more}
    return Session(id=ident, title=title, start=parsed(start), end=parsed(end), **given)  # type: ignore[arg-type]


JOURNEY = session(
    "trajet",
    "2016-12-04T10:00[Europe/London]",
    "2016-12-04T18:30[Europe/Paris]",
    Bilingual("Glasgow–Paris en train", "Glasgow to Paris by train"),
    kind=SessionKind.TRAVEL,
    place="central",
    destination="hotel-de-ville",
    people=("anne",),
)
MEETING = session(
    people=("marie",),
    interpreted=Interpreted(interpreters=("anne",)),
    questions=("q1",),
    note=Bilingual("Apporter le plan ; salle 2,\nau fond", ""),
)
DINNER = session(
    "diner",
    "2016-12-05T20:00[Europe/Paris]",
    "2016-12-05T22:00[Europe/Paris]",
    Bilingual(),
    kind=SessionKind.MEAL,
    place="",
)

VISIT = Visit(
    "paris-2016",
    Bilingual("Glasgow à Paris", "Glasgow in Paris"),
    VisitStatus.AGREED,
    questions=(Question("q1", Bilingual("Qui décide ?", "Who decides?")),),
    places=(CITY_HALL, CENTRAL),
    people=(Participant("marie"), Participant("anne")),
    sessions=(JOURNEY, MEETING, DINNER),
)


def moments() -> st.SearchStrategy[Moment]:
    """Moments in any zone, many of them around the days on which clocks are changed."""
    any_time = st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1))
    turns = st.sampled_from(
        ["2016-03-27T00:00Z", "2016-10-30T00:00Z", "2026-03-29T00:00Z", "2026-10-25T00:00Z"]
    )
    near = st.builds(
        lambda turn, minutes: parsed(turn).later(timedelta(minutes=minutes)), turns, st.integers(-200, 200)
    )
    anywhere = any_time.map(lambda at: parsed(at.isoformat(timespec="minutes") + "Z"))
    return st.builds(lambda moment, zone: moment.there(zone), anywhere | near, st.sampled_from(ZONES))


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """A visit with places and sessions."""
    places = tuple(
        Place(ident, draw(bilinguals()), draw(texts()))
        for ident in draw(st.lists(ids(), max_size=3, unique=True))
    )
    place_ids = st.sampled_from([place.id for place in places] or [""])
    sessions = []
    for ident in draw(st.lists(ids(), max_size=4, unique=True)):
        start = draw(moments())
        end = start.later(timedelta(minutes=draw(st.integers(0, 10_000)))).there(draw(st.sampled_from(ZONES)))
        sessions.append(
            Session(
                ident,
                draw(st.sampled_from(SessionKind)),
                draw(bilinguals()),
                start,
                end,
                draw(place_ids),
                draw(st.just("") | place_ids),
                note=draw(bilinguals()),
                sequence=draw(st.integers(0, 9)),
            )
        )
    return Visit(draw(ids()), draw(bilinguals()), places=places, sessions=tuple(sessions))
