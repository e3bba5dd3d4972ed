"""A calendar that comes back: what is taken of it, what is asked, what is offered, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from interpreter_app.domain.moments import parsed
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_event import CalendarEvent, Exported
from interpreter_app.domain.visits.calendar_merging import Part, accepted, merged_calendar, settled
from interpreter_app.domain.visits.calendar_sequence import bumped, taken_out
from interpreter_app.domain.visits.calendar_texts import shown_location, shown_title, uid_of
from interpreter_app.domain.visits.visit import Session, SessionKind, Visit
from tests.visits_made import CITY_HALL, DINNER, JOURNEY, MEETING, VISIT

ENGLISH = Language.ENGLISH
HOUR = timedelta(hours=1)


def event(session: Session, visit: Visit = VISIT, *, marked: bool = True, **more: object) -> CalendarEvent:
    """The event of a session as an English calendar has it; with `marked` it kept our own fields."""
    exported = Exported(
        visit.id, session.id, session.kind, session.title, session.start, session.end, session.place,
        session.destination, shown_location(visit, session, ENGLISH), ENGLISH,
    )  # fmt: skip
    return replace(
        CalendarEvent(
            uid_of(visit, session),
            session.start,
            session.end,
            shown_title(session.title, session.kind, ENGLISH),
            location=shown_location(visit, session, ENGLISH),
            sequence=session.sequence,
            exported=exported if marked else None,
        ),
        **more,  # type: ignore[arg-type]
    )


def later(session: Session) -> dict[str, object]:
    return {"start": session.start.later(HOUR), "end": session.end.later(HOUR)}


def with_session(session: Session) -> Visit:
    return replace(VISIT, sessions=tuple(session if one.id == session.id else one for one in VISIT.sessions))


def test_what_only_the_calendar_changed_is_taken() -> None:
    for marked, base in ((True, None), (False, VISIT), (False, None)):
        moved = event(MEETING, marked=marked, summary="Meeting the deputy", **later(MEETING))
        merge = merged_calendar(base, VISIT, [moved], ENGLISH)
        (_journey, meeting, _dinner) = merge.visit.sessions
        assert meeting.start == MEETING.start.later(HOUR)
        assert meeting.title == Bilingual("Rencontre avec la maire", "Meeting the deputy")
        assert meeting.people == MEETING.people
        assert meeting.sequence == 1
        assert [one.parts for one in merge.taken] == [(Part.TIME, Part.TITLE)]
        assert (merge.conflicts, merge.offers, merge.left) == ((), (), ())


def test_what_only_the_visit_changed_stays() -> None:
    now = with_session(replace(MEETING, **later(MEETING), title=Bilingual("Autre", "Other")))  # type: ignore[arg-type]
    for marked, base in ((True, None), (False, VISIT)):
        merge = merged_calendar(base, now, [event(MEETING, marked=marked)], ENGLISH)
        assert (merge.visit, merge.taken, merge.conflicts) == (now, (), ())


def test_what_both_changed_is_asked_and_the_rest_is_taken() -> None:
    mine = replace(MEETING, title=Bilingual("Rencontre", "Encounter"))
    theirs = event(MEETING, summary="Talk", **later(MEETING))
    merge = merged_calendar(None, with_session(mine), [theirs])
    (conflict,) = merge.conflicts
    assert conflict.parts == (Part.TITLE,)
    assert conflict.mine is not None
    assert conflict.theirs is not None
    assert (conflict.mine.title.en, conflict.theirs.title.en) == ("Encounter", "Talk")
    assert conflict.mine.start == conflict.theirs.start == MEETING.start.later(HOUR)
    assert [one.parts for one in merge.taken] == [(Part.TIME,)]
    assert settled(merge.visit, conflict).sessions[1].title.en == "Talk"


def test_both_having_made_the_same_change_is_no_question() -> None:
    mine = replace(MEETING, **later(MEETING))  # type: ignore[arg-type]
    merge = merged_calendar(
        VISIT, with_session(mine), [event(MEETING, marked=False, **later(MEETING))], ENGLISH
    )
    assert (merge.taken, merge.conflicts) == ((), ())


def test_without_any_trace_a_session_that_was_changed_before_is_asked_about() -> None:
    now = with_session(replace(MEETING, sequence=2))
    merge = merged_calendar(None, now, [event(MEETING, marked=False, sequence=2, **later(MEETING))], ENGLISH)
    assert merge.visit == now
    assert [one.parts for one in merge.conflicts] == [(Part.TIME,)]


def test_a_cancelled_session_goes_unless_it_was_changed_here() -> None:
    cancelled = event(DINNER, cancelled=True)
    merge = merged_calendar(None, VISIT, [cancelled])
    assert [one.id for one in merge.visit.sessions] == ["trajet", "maire"]
    assert [(one.before.id, one.after) for one in merge.taken] == [("diner", None)]
    now = with_session(replace(DINNER, title=Bilingual("", "Supper")))
    merge = merged_calendar(None, now, [cancelled])
    (conflict,) = merge.conflicts
    assert (conflict.theirs, merge.visit) == (None, now)
    assert [one.id for one in settled(now, conflict).sessions] == ["trajet", "maire"]


def test_a_session_taken_out_here_is_asked_about_only_if_the_calendar_changed_it() -> None:
    now = replace(VISIT, sessions=(JOURNEY, MEETING))
    assert merged_calendar(VISIT, now, [event(DINNER)]).left == (event(DINNER),)
    merge = merged_calendar(VISIT, now, [event(DINNER, marked=False, **later(DINNER))], ENGLISH)
    (conflict,) = merge.conflicts
    assert (conflict.mine, merge.offers) == (None, ())
    assert settled(now, conflict).sessions[2].start == DINNER.start.later(HOUR)


def test_a_place_that_the_visit_has_is_known_and_another_is_added() -> None:
    known = merged_calendar(None, VISIT, [event(DINNER, location="city hall")]).visit
    assert known.sessions[2].place == CITY_HALL.id
    assert known.places == VISIT.places
    grown = merged_calendar(None, VISIT, [event(DINNER, location="Chez Paul, 13 rue\nde Charonne")]).visit
    place = grown.places[-1]
    assert (place.name.en, place.address) == ("Chez Paul", "13 rue, de Charonne")
    assert grown.sessions[2].place == place.id
    journey = event(JOURNEY, location="Glasgow Central → Gare du Nord")
    changed = merged_calendar(None, VISIT, [journey]).visit
    assert changed.sessions[0].place == "central"
    assert changed.sessions[0].destination == changed.places[-1].id


def test_a_moment_that_comes_back_in_the_visits_zone_keeps_its_own() -> None:
    moved = event(JOURNEY, start=JOURNEY.start.later(HOUR).there("Europe/Paris"))
    merge = merged_calendar(None, VISIT, [moved])
    assert str(merge.visit.sessions[0].start) == "2016-12-04T11:00+00:00[Europe/London]"


def test_a_title_in_both_languages_comes_back_in_both() -> None:
    both = event(MEETING, marked=False, summary="Rencontre avec la maire / Meeting Anne Hidalgo")
    (_journey, meeting, _dinner) = merged_calendar(VISIT, VISIT, [both], None).visit.sessions
    assert meeting.title == Bilingual("Rencontre avec la maire", "Meeting Anne Hidalgo")


def test_a_new_event_is_offered_and_becomes_a_session() -> None:
    fixed = replace(VISIT, first=date(2016, 12, 4), last=date(2016, 12, 6))
    new = CalendarEvent(
        "x@google", parsed("2016-12-06T10:00[Europe/Paris]"), parsed("2016-12-06T11:00[Europe/Paris]"),
        "Press", "with France 3", "Studio, 1 quai", categories=("repas",),
    )  # fmt: skip
    far = replace(
        new, uid="y@google", start=new.start.later(90 * 24 * HOUR), end=new.end.later(90 * 24 * HOUR)
    )
    merge = merged_calendar(None, fixed, [new, far, replace(new, uid="z", cancelled=True)], ENGLISH)
    assert merge.visit == fixed
    assert [(one.session.title.en, one.within) for one in merge.offers] == [("Press", True), ("Press", False)]
    assert [one.uid for one in merge.left] == ["z"]
    first, second = merge.offers
    assert first.session.kind is SessionKind.MEAL
    assert first.session.id != second.session.id
    grown = accepted(accepted(fixed, first), second)
    assert len(grown.sessions) == 5
    assert [place.name.en for place in grown.places[2:]] == ["Studio"]
    again = merged_calendar(None, grown, [new], ENGLISH)
    assert (again.visit, again.offers) == (grown, ())


def test_events_of_another_visit_are_left() -> None:
    other = event(MEETING, replace(VISIT, id="lyon"))
    assert merged_calendar(None, VISIT, [other]).left == (other,)


def test_of_two_versions_of_an_event_the_newer_counts() -> None:
    old, new = event(MEETING, sequence=1, summary="Old"), event(MEETING, sequence=2, summary="New")
    merge = merged_calendar(None, VISIT, [new, old])
    assert merge.visit.sessions[1].title.en == "New"
    assert merge.left == (old,)


def test_the_sequence_counts_what_calendars_have_to_hear_of() -> None:
    for change in (later(MEETING), {"title": Bilingual("x", "y")}, {"place": "central"}):
        after = with_session(replace(MEETING, **change))  # type: ignore[arg-type]
        raised = bumped(VISIT, after)
        assert [one.sequence for one in raised.sessions] == [0, 1, 0]
        assert bumped(VISIT, raised) == raised
    assert bumped(VISIT, with_session(replace(MEETING, note=Bilingual("x")))).sessions[1].sequence == 0
    renamed = replace(VISIT, places=(replace(CITY_HALL, address="5 rue Lobau"), *VISIT.places[1:]))
    assert [one.sequence for one in bumped(VISIT, renamed).sessions] == [1, 1, 0]


def test_what_was_taken_out_is_cancelled_with_a_higher_sequence() -> None:
    (gone,) = taken_out(VISIT, replace(VISIT, sessions=(JOURNEY, MEETING)))
    assert (gone.id, gone.sequence, gone.uid) == ("diner", 1, "paris-2016.diner@passerelle")
