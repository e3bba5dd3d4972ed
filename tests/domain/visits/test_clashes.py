"""What can't go together in a schedule is found, and what can isn't named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.visits.clashes import Clash, ClashKind, clashes
from interpreter_app.domain.visits.visit import Commission, Leg, SessionKind
from tests.domain.visits.plan import at, plan, session

TRAVEL = SessionKind.TRAVEL


def test_somebody_in_two_sessions_at_once() -> None:
    one = session("a", "09:30", "11:00", people=("ann", "bob"))
    two = session("b", "10:30", "12:00", people=("bob", "cat"))
    assert clashes(plan(two, one)) == (Clash(ClashKind.PERSON_TWICE, ("a", "b"), "bob", 30),)


def test_an_interpreter_in_two_sessions_at_once_is_told_apart() -> None:
    one = session("a", "09:30", "11:00", by="zoe")
    two = session("b", "10:00", "10:20", by="zoe")
    assert Clash(ClashKind.INTERPRETER_TWICE, ("a", "b"), "zoe", 20) in clashes(plan(one, two))


def test_a_place_with_two_sessions_at_once_but_not_the_end_of_a_journey() -> None:
    one = session("a", "09:30", "11:00", place="mairie")
    two = session("b", "10:00", "11:30", place="mairie")
    way = session("c", "10:45", "11:15", TRAVEL, place="mairie", destination="hotel")
    assert clashes(plan(one, two, way)) == (Clash(ClashKind.PLACE_TWICE, ("a", "b"), "mairie", 60),)


def test_sessions_that_follow_each_other_dont_clash() -> None:
    one = session("a", "09:30", "10:00", people=("ann",), place="mairie")
    two = session("b", "10:00", "10:30", people=("ann",), place="mairie")
    assert clashes(plan(one, two)) == ()


def test_too_little_time_for_the_way() -> None:
    one = session("a", "09:30", "10:00", people=("ann", "bob"), place="mairie")
    two = session("b", "10:10", "10:30", people=("ann",), place="hotel")
    expected = Clash(ClashKind.TRAVEL_TOO_SHORT, ("a", "b"), "ann", 10, 20)
    assert clashes(plan(one, two)) == (expected,)
    assert clashes(plan(one, two, between=10)) == ()
    assert clashes(plan(one, two, legs=(Leg("hotel", "mairie", 5),))) == ()
    assert clashes(plan(one, two, between=5, legs=(Leg("hotel", "mairie", 40),)))[0].needed == 40


def test_a_journey_that_is_planned_is_the_way() -> None:
    one = session("a", "09:30", "10:00", people=("ann",), place="mairie")
    way = session("w", "10:00", "10:10", TRAVEL, people=("ann",), place="mairie", destination="hotel")
    two = session("b", "10:10", "10:30", people=("ann",), place="hotel")
    assert clashes(plan(one, way, two)) == ()


def test_a_journey_across_zones_is_compared_by_the_real_time() -> None:
    flight = replace(
        session("f", "10:00", "11:50", TRAVEL, people=("ann",)), start=at("09:00", "Europe/London")
    )
    meeting = session("m", "10:30", "11:30", people=("ann",))
    later = session("m", "11:50", "12:30", people=("ann",))
    assert [clash.kind for clash in clashes(plan(flight, meeting))] == [ClashKind.PERSON_TWICE]
    assert clashes(plan(flight, later)) == ()


def test_interpreting_for_too_long_without_a_break() -> None:
    one = session("a", "09:00", "09:45", by="zoe")
    two = session("b", "09:50", "10:30", by="zoe")
    assert clashes(plan(one, two)) == (Clash(ClashKind.NO_BREAK, ("a", "b"), "zoe", 85, 60),)
    assert clashes(plan(one, two, commission=Commission(longest=85))) == ()
    after_a_break = session("b", "09:55", "10:30", by="zoe")
    assert clashes(plan(one, after_a_break)) == ()


def test_a_break_inside_a_session_counts_and_so_do_two_interpreters() -> None:
    long = session("a", "09:00", "11:00", by="zoe")
    assert [clash.kind for clash in clashes(plan(long))] == [ClashKind.NO_BREAK]
    assert clashes(plan(session("a", "09:00", "11:00", by="zoe", breaks=10))) == ()
    assert clashes(plan(session("a", "09:00", "11:00", by="zoe max"))) == ()


def test_a_break_without_length_or_a_session_without_one_is_no_fault() -> None:
    empty = session("a", "09:00", "09:00", by="zoe", breaks=30, people=("ann",), place="mairie")
    assert clashes(plan(empty, session("b", "09:00", "09:30", people=("ann",), place="mairie"))) == ()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 23), st.integers(0, 59), st.integers(0, 180), st.sets(st.sampled_from("abc"))
        ),
        max_size=6,
    )
)
def test_people_twice_are_those_that_all_pairs_have(drawn: list[tuple[int, int, int, set[str]]]) -> None:
    sessions = []
    for number, (hour, minute, length, people) in enumerate(drawn):
        start = at(f"{hour:02}:{minute:02}")
        end = start.later(timedelta(minutes=length))
        known = session(f"s{number}", "09:00", "09:00", people=tuple(sorted(people)))
        sessions.append(replace(known, start=start, end=end))
    expected = {
        (frozenset((one.id, two.id)), person)
        for place, one in enumerate(sessions)
        for two in sessions[place + 1 :]
        for person in set(one.people) & set(two.people)
        if max(one.start.at, two.start.at) < min(one.end.at, two.end.at)
    }
    found = clashes(plan(*sessions))
    assert {(frozenset(c.sessions), c.subject) for c in found} == expected
    starts = {s.id: s.start.at for s in sessions}
    assert all(starts[a.sessions[0]] <= starts[b.sessions[0]] for a, b in pairwise(found))
