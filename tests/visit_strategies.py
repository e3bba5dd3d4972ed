"""Hypothesis strategies for visits and contacts: whatever a person or another program may put into them.

What is made here holds together: the ids of a list are all different, and what is named is there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import (
    Address,
    Consent,
    Contact,
    ContactKind,
    Encounter,
    FollowUp,
    Side,
    Telephone,
)
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.visits import visit as v
from tests.strategies import bilinguals, ids, texts

ZONES = ("Europe/Paris", "Europe/London", "UTC", "America/New_York", "Asia/Kathmandu")


def days() -> st.SearchStrategy[date]:
    """Days of our time."""
    return st.dates(date(1990, 1, 1), date(2060, 12, 31))


def moments() -> st.SearchStrategy[Moment]:
    """Moments of our time, to the minute."""
    at = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31))
    return st.builds(
        lambda at, zone: Moment(at.replace(second=0, microsecond=0, tzinfo=UTC), zone),
        at,
        st.sampled_from(ZONES),
    )


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _with_ids(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most, unique_by=lambda part: part.id).map(tuple)


def contacts() -> st.SearchStrategy[Contact]:
    """A contact with anything that one can have."""
    return st.builds(
        Contact,
        id=ids(),
        full_name=texts(blank=False),
        kind=st.sampled_from(ContactKind),
        family_name=texts(),
        given_name=texts(),
        prefix=texts(),
        suffix=texts(),
        say=bilinguals(),
        address=bilinguals(),
        title=bilinguals(),
        role=bilinguals(),
        name=bilinguals(),
        organisation=st.just("") | ids(),
        unit=texts(),
        side=_maybe(st.sampled_from(Side)),
        languages=_some(st.sampled_from(["fr", "en", "gd", "ar"])),
        emails=_some(st.sampled_from(["a@example.org", "é@exemple.fr"])),
        telephones=_some(st.builds(Telephone, texts(), st.sampled_from(["", "work", "cell"]))),
        addresses=_some(st.builds(Address, texts(), texts(), texts(), texts(), texts()), 2),
        websites=_some(st.just("https://www.example.org/?a=1&b=2")),
        note=texts(),
        follow_ups=_with_ids(
            st.builds(FollowUp, ids(), texts(), _maybe(days()), _maybe(days()), st.just(""))
        ),
        encounters=_with_ids(st.builds(Encounter, ids(), moments(), _some(ids()), texts(), texts()), 2),
        consent=_maybe(st.builds(Consent, days(), texts(), texts())),
        unread=_some(texts()),
        uid=texts(),
        forgotten=_maybe(days()),
    )


def _sessions(places: tuple[v.Place, ...], questions: tuple[v.Question, ...]) -> st.SearchStrategy[v.Session]:
    where = st.sampled_from(["", *(place.id for place in places)])
    interpreted = st.builds(
        v.Interpreted,
        st.sampled_from(v.Mode),
        st.sampled_from(v.Direction),
        _some(ids(), 2),
        texts(),
        st.integers(0, 60),
    )
    made = st.builds(
        v.Session,
        id=ids(),
        kind=st.sampled_from(v.SessionKind),
        title=bilinguals(),
        start=moments(),
        end=st.just(Moment(datetime(2061, 1, 1, tzinfo=UTC))),
        place=where,
        destination=where,
        people=_some(ids()),
        interpreted=_maybe(interpreted),
        questions=_some(st.sampled_from([q.id for q in questions])) if questions else st.just(()),
        note=bilinguals(),
        uid=texts(),
        sequence=st.integers(0, 9),
    )
    return st.tuples(made, st.integers(0, 600), st.sampled_from(ZONES)).map(_of_length)


def _of_length(drawn: tuple[v.Session, int, str]) -> v.Session:
    session, minutes, zone = drawn
    fields = {name: getattr(session, name) for name in v.Session.__slots__}
    fields["end"] = session.start.later(timedelta(minutes=minutes)).there(zone)
    return v.Session(**fields)


@st.composite
def visits(draw: st.DrawFn) -> v.Visit:
    """A visit with anything that one can have."""
    places = draw(_with_ids(st.builds(v.Place, ids(), bilinguals(), texts(), st.sampled_from(["", *ZONES]))))
    questions = draw(_with_ids(st.builds(v.Question, ids(), bilinguals())))
    first = draw(_maybe(days()))
    last = first + timedelta(days=draw(st.integers(0, 5))) if first else None
    answers = st.builds(v.Answer, st.sampled_from(v.Verdict), texts(), ids(), st.sampled_from(Side), texts())
    day = draw(days())
    options = st.builds(v.DateOption, ids(), st.just(day), st.just(day), _some(answers), bilinguals())
    commission = st.builds(
        v.Commission,
        _some(ids()),
        bilinguals(),
        bilinguals(),
        _some(st.builds(v.Owed, st.sampled_from(v.Material), _maybe(days()), _maybe(days()), texts())),
        _maybe(days()),
        st.integers(0, 200),
    )
    agreements = _some(st.builds(v.Agreement, days(), texts(), ids()))
    topics = st.sampled_from(v.Topic)
    protocols = st.builds(v.Protocol, ids(), topics, bilinguals(), bilinguals(), agreements)
    size = st.integers(0, 9**9)
    documents = st.builds(v.Document, ids(), bilinguals(), texts(), texts(), texts(), size)
    return v.Visit(
        id=draw(ids()),
        title=draw(bilinguals()),
        status=draw(st.sampled_from(v.VisitStatus)),
        where=draw(bilinguals()),
        zone=draw(st.sampled_from(ZONES)),
        home=draw(st.sampled_from(ZONES)),
        first=first,
        last=last,
        aims=draw(_with_ids(st.builds(v.Aim, ids(), bilinguals(), st.sampled_from(Side)))),
        questions=questions,
        options=draw(_with_ids(options)),
        places=places,
        legs=draw(_some(st.builds(v.Leg, ids(), ids(), st.integers(0, 600)))),
        between=draw(st.integers(0, 100)),
        people=draw(_some(st.builds(v.Participant, ids(), st.sampled_from(Side), bilinguals()))),
        sessions=draw(_with_ids(_sessions(places, questions))),
        commission=draw(commission),
        protocols=draw(_with_ids(protocols)),
        tasks=draw(
            _with_ids(
                st.builds(
                    v.Task, ids(), bilinguals(), texts(), _maybe(st.integers(-90, 400)), _maybe(days()),
                    _maybe(days()),
                )
            )
        ),
        letters=draw(
            _with_ids(
                st.builds(
                    v.Letter, ids(), texts(), bilinguals(), bilinguals(), texts(), texts(), _maybe(moments()),
                    texts(),
                )
            )
        ),
        documents=draw(_with_ids(documents)),
        glossaries=draw(_some(ids())),
        note=draw(bilinguals()),
        archived=draw(st.booleans()),
    )  # fmt: skip
