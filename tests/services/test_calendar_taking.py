"""A calendar that comes back is asked about, and taken over as one deed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.services import calendar_taking, planning, visit_files
from interpreter_app.store import history
from interpreter_app.store.database import Store
from tests.domain.visits.plan import plan, session


@pytest.fixture
def visit(store: Store) -> Visit:
    return planning.create(store, plan(session("a", "09:00", "10:00"), session("b", "11:00", "12:00"))).visit


def moved(one: Session, minutes: int) -> Session:
    by = timedelta(minutes=minutes)
    return replace(one, start=one.start.later(by), end=one.end.later(by))


def calendar_of(store: Store, visit: Visit, path: Path, **changed: str) -> Path:
    """The calendar of a visit in which texts were changed, as somebody's calendar would."""
    visit_files.write_ics(store, visit, path, Language.ENGLISH)
    text = path.read_bytes().decode()
    for before, after in (change.split("→") for change in changed.values()):
        assert before in text
        text = text.replace(before, after)
    path.write_bytes(text.encode())
    return path


def test_what_only_the_calendar_has_changed_is_taken_and_taken_back(
    store: Store, visit: Visit, tmp_path: Path
) -> None:
    path = calendar_of(store, visit, tmp_path / "v.ics", later="T090000→T093000")
    returned = calendar_taking.returned(visit, path)
    assert [taken.before.id for taken in returned.merge.taken] == ["a"]
    saved = calendar_taking.take(store, visit.id, returned.reading.events, (), ())
    assert saved.visit.sessions[0].start == moved(visit.sessions[0], 30).start
    history.undo(store, saved.change.operation)
    back = planning.visit(store, visit.id)
    assert back is not None
    first, *others = back.sessions
    assert first.sequence > saved.visit.sessions[0].sequence, "calendars must hear that it went back"
    assert replace(back, sessions=(replace(first, sequence=0), *others)) == visit


@pytest.mark.parametrize(("theirs", "minutes"), [((), 60), (("a",), 30)])
def test_where_both_have_changed_the_person_chooses(
    store: Store, visit: Visit, tmp_path: Path, theirs: tuple[str, ...], minutes: int
) -> None:
    path = calendar_of(store, visit, tmp_path / "v.ics", later="T090000→T093000")
    mine = replace(visit, sessions=(moved(visit.sessions[0], 60), visit.sessions[1]))
    now = planning.save(store, visit, mine).visit
    returned = calendar_taking.returned(now, path)
    assert [calendar_taking.conflict_id(one) for one in returned.merge.conflicts] == ["a"]
    saved = calendar_taking.take(store, visit.id, returned.reading.events, theirs, ())
    assert saved.visit.sessions[0].start == moved(visit.sessions[0], minutes).start


def test_a_new_event_becomes_a_session_if_it_is_wanted(store: Store, visit: Visit, tmp_path: Path) -> None:
    two = replace(
        visit,
        sessions=(*visit.sessions, replace(session("c", "13:00", "14:00"), title=Bilingual("", "Lunch"))),
    )
    other = planning.create(store, replace(two, id="rome")).visit
    path = calendar_of(store, other, tmp_path / "v.ics")
    text = path.read_text()
    path.write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("X-")), newline="\r\n"
    )
    returned = calendar_taking.returned(visit, path)
    offered = {offer.session.title.en: offer.session.id for offer in returned.merge.offers}
    assert "Lunch" in offered
    left = calendar_taking.take(store, visit.id, returned.reading.events, (), ())
    assert len(left.visit.sessions) == 2
    taken = calendar_taking.take(store, visit.id, returned.reading.events, (), (offered["Lunch"],))
    assert [one.title.en for one in taken.visit.sessions] == ["a", "b", "Lunch"]


def test_a_visit_that_was_deleted_meanwhile_is_said(store: Store, visit: Visit, tmp_path: Path) -> None:
    returned = calendar_taking.returned(visit, calendar_of(store, visit, tmp_path / "v.ics"))
    planning.delete(store, visit.id)
    with pytest.raises(UsageError, match="bin"):
        calendar_taking.take(store, visit.id, returned.reading.events, (), ())
