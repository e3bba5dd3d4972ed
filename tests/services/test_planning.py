"""Visits are kept, found by their names, copied to other days, and nothing that two people write is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.calendar_sequence import taken_out
from interpreter_app.domain.visits.visit import (
    Agreement,
    Participant,
    Place,
    Protocol,
    Task,
    Topic,
    Visit,
    VisitStatus,
)
from interpreter_app.services import planning
from interpreter_app.store import deeds, history
from interpreter_app.store.database import Store, connect
from tests.domain.visits.plan import MAIRIE, at, session

PARIS = Visit(
    "",
    Bilingual("Voyage d’étude à Paris", "Study visit to Paris"),
    first=date(2016, 12, 5),
    last=date(2016, 12, 6),
    places=(MAIRIE,),
    people=(Participant("ann"),),
    sessions=(session("opening", "09:30", "11:00", place="mairie", people=("ann",), by="zoe", sequence=3),),
    protocols=(
        Protocol("tweets", Topic.SOCIAL_MEDIA, Bilingual("Non"), agreed=(Agreement(date(2016, 11, 1)),)),
    ),
    tasks=(Task("write", Bilingual("Écrire"), "Ann", 30, done=date(2016, 11, 1)),),
)


@pytest.fixture
def paris(store: Store) -> Visit:
    """A visit in the store."""
    return planning.create(store, PARIS, "Ann").visit


def _stored(store: Store, ident: str = "voyage-etude-a-paris") -> Visit:
    found = planning.visit(store, ident)
    assert found is not None
    return found


def test_a_visit_gets_an_id_from_its_title_and_is_there_after_a_restart(store: Store, paris: Visit) -> None:
    assert paris.id == "voyage-etude-a-paris"
    with connect(store.path) as again:
        assert planning.visits(again) == [paris]
    assert planning.create(store, PARIS).visit.id not in ("", paris.id)


@pytest.mark.parametrize("name", ["voyage-etude-a-paris", "Study visit to PARIS", "etude", "paris"])
def test_a_visit_is_found_by_its_id_or_words_of_its_title(store: Store, paris: Visit, name: str) -> None:
    assert planning.find(store, name) == paris


def test_a_name_that_tells_none_or_several_is_refused_with_the_ids(store: Store, paris: Visit) -> None:
    with pytest.raises(UsageError, match=paris.id):
        planning.find(store, "Fife")
    second = planning.create(store, PARIS).visit
    with pytest.raises(UsageError, match=second.id):
        planning.find(store, "Paris")
    with pytest.raises(UsageError):
        planning.find(store, "")


def test_what_two_people_change_at_once_comes_together(store: Store, paris: Visit) -> None:
    planning.save(store, paris, replace(paris, status=VisitStatus.AGREED), "Zoé")
    later = replace(paris, note=Bilingual(en="by train"))
    saved = planning.save(store, paris, later, "Ann")
    assert saved.conflicts == ()
    assert (_stored(store).status, _stored(store).note.en) == (VisitStatus.AGREED, "by train")


def test_where_both_change_the_same_the_last_stands_and_the_other_is_in_the_history(
    store: Store, paris: Visit
) -> None:
    planning.save(store, paris, replace(paris, note=Bilingual(en="by train")), "Zoé")
    saved = planning.save(store, paris, replace(paris, note=Bilingual(en="by plane")), "Ann")
    assert saved.conflicts == (("note", "en"),)
    assert _stored(store).note.en == "by plane"
    deeds.undo_next(store)
    assert _stored(store).note.en == "by train"


def test_a_place_that_another_one_took_away_stays_where_it_is_used(store: Store, paris: Visit) -> None:
    gone = replace(paris, sessions=(), places=())
    planning.save(store, paris, gone, "Zoé")
    mine = replace(paris, sessions=(*paris.sessions, session("lunch", "12:00", "13:00", place="mairie")))
    saved = planning.save(store, paris, mine, "Ann")
    assert saved.conflicts
    assert [s.place for s in _stored(store).sessions] == ["mairie", "mairie"]


def test_changes_of_one_sitting_are_taken_back_together(store: Store, paris: Visit) -> None:
    first = planning.save(store, paris, replace(paris, note=Bilingual(en="a")))
    planning.save(store, first.visit, replace(paris, note=Bilingual(en="ab")), deed=first.change.operation)
    deeds.undo_next(store)
    assert _stored(store) == paris


def test_what_cant_be_isnt_written(store: Store, paris: Visit) -> None:
    with pytest.raises(UsageError):
        planning.save(store, paris, replace(paris, zone="Atlantis"))
    with pytest.raises(UsageError):
        planning.create(store, replace(PARIS, places=(Place("mairie", Bilingual()),) * 2))
    assert planning.visits(store) == [paris]


def test_a_deleted_visit_comes_back_and_isnt_written_into(store: Store, paris: Visit) -> None:
    planning.delete(store, paris.id, "Ann")
    assert planning.visits(store) == []
    with pytest.raises(UsageError, match="bin"):
        planning.save(store, paris, replace(paris, note=Bilingual(en="a")))
    (gone,) = planning.deleted(store)
    planning.restore(store, [gone], "Ann")
    assert planning.visits(store) == [paris]
    assert planning.restore(store, [gone]).operation is None


def test_a_copy_begins_on_another_day_at_the_same_times_without_those_who_came(
    store: Store, paris: Visit
) -> None:
    made = planning.duplicate(store, paris, date(2017, 7, 3)).visit
    assert (made.first, made.last, made.status) == (date(2017, 7, 3), date(2017, 7, 4), VisitStatus.IDEA)
    (moved,) = made.sessions
    assert str(moved.start) == "2017-07-03T09:30+02:00[Europe/Paris]"
    assert (moved.place, moved.people, moved.sequence) == ("mairie", (), 0)
    assert moved.interpreted is not None
    assert moved.interpreted.interpreters == ()
    assert (made.people, made.protocols[0].agreed, made.tasks[0].done) == ((), (), None)
    assert made.tasks[0].before == 30
    assert made.title == Bilingual("Voyage d’étude à Paris (2)", "Study visit to Paris (2)")


def test_a_copy_across_a_change_of_clocks_never_ends_before_it_begins() -> None:
    night = replace(
        session("night", "01:30", "02:30"),
        start=at("01:30", day=date(2016, 10, 29)),
        end=at("03:00", day=date(2016, 10, 29)),
    )
    pattern = replace(PARIS, first=date(2016, 10, 29), last=date(2016, 10, 29), sessions=(night,))
    for day in (date(2017, 3, 26), date(2016, 10, 30)):
        (moved,) = planning.as_template(pattern, day).sessions
        assert moved.start.day == day
        assert moved.end.at >= moved.start.at


def test_todays_visit_is_chosen_by_its_days_or_by_hand(store: Store, paris: Visit) -> None:
    other = planning.create(store, replace(PARIS, title=Bilingual("Fife"), first=None, last=None)).visit
    day = date(2016, 12, 6)
    assert planning.todays_visit(store, day) == paris
    assert planning.todays_visit(store, date(2016, 12, 7)) is None
    planning.choose_todays(store, other.id)
    assert (planning.todays_visit(store, day), planning.chosen_by_hand(store)) == (other, other.id)
    planning.choose_todays(store, "")
    assert planning.todays_visit(store, day) == paris


def test_archived_visits_come_last_and_the_next_first(store: Store, paris: Visit) -> None:
    later = planning.create(store, replace(PARIS, first=date(2018, 1, 1), last=date(2018, 1, 1))).visit
    undated = planning.create(store, replace(PARIS, first=None, last=None)).visit
    planning.set_archived(store, later, archived=True)
    assert [v.id for v in planning.visits(store)] == [undated.id, paris.id, later.id]


def test_what_comes_along_unseen_is_taken_out_of_every_text(store: Store) -> None:
    odd = replace(
        PARIS,
        title=Bilingual("Voyage \ud83d à Paris", "Study\x00 visit"),
        tasks=(Task("write", Bilingual("Écrire\r\nla lettre \udc00"), "Ann\x07"),),
    )
    made = planning.create(store, odd, "Ann").visit
    assert made.title == Bilingual("Voyage  à Paris", "Study visit")
    assert made.tasks == (Task("write", Bilingual("Écrire\nla lettre "), "Ann"),)
    assert _stored(store, made.id) == made
    saved = planning.save(store, made, replace(made, title=Bilingual("Paris\udfff ", "Paris"))).visit
    assert saved.title == Bilingual("Paris ", "Paris")
    assert _stored(store, made.id) == saved


def test_calendars_hear_of_what_is_taken_back_and_of_what_is_redone(store: Store, paris: Visit) -> None:
    """They take no notice of a session that counts fewer changes than the one they have."""
    sessions = tuple(rescheduling.starting(one, time(14)) for one in paris.sessions)
    planning.save(store, paris, replace(paris, sessions=sessions))
    told = [_stored(store).sessions[0].sequence]
    for step in (deeds.undo_next, deeds.redo_next):
        step(store)
        told.append(_stored(store).sessions[0].sequence)
    assert told == [4, 5, 6]
    assert _stored(store).sessions[0].start.local.hour == 14


def test_a_session_that_was_away_comes_back_above_what_calendars_were_told(
    store: Store, paris: Visit
) -> None:
    planning.save(store, paris, replace(paris, sessions=()))
    (cancelled,) = taken_out(paris, _stored(store))
    deeds.undo_next(store)
    assert _stored(store).sessions[0].sequence > cancelled.sequence
    assert replace(_stored(store).sessions[0], sequence=3) == paris.sessions[0]


def test_no_sequence_falls_though_the_hour_is_the_same_again(store: Store, paris: Visit) -> None:
    moved = replace(paris, sessions=tuple(rescheduling.starting(one, time(14)) for one in paris.sessions))
    first = planning.save(store, paris, moved)
    planning.save(store, first.visit, replace(first.visit, sessions=paris.sessions))
    assert _stored(store).sessions[0].sequence == 5
    history.undo(store, first.change.operation)
    assert _stored(store).sessions[0].start == paris.sessions[0].start
    assert _stored(store).sessions[0].sequence >= 5
