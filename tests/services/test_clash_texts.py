"""A clash is told in one sentence that names who, where, and how long."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.base import i18n
from interpreter_app.domain.visits.clashes import clashes
from interpreter_app.domain.visits.visit import SessionKind, Visit
from interpreter_app.services.clash_texts import clash_text
from tests.domain.visits.plan import plan, session


def said(visit: Visit) -> list[str]:
    return [clash_text(clash, visit, str.title).replace("\xa0", " ") for clash in clashes(visit)]


def test_somebody_in_two_sessions() -> None:
    visit = plan(
        session("mairie", "09:00", "10:00", people=("ann",)),
        session("school", "09:30", "11:00", people=("ann",)),
    )
    assert said(visit) == ["Ann is in “mairie” and in “school” at the same time for 30 min."]


def test_an_interpreter_in_two_sessions() -> None:
    visit = plan(
        session("mairie", "09:00", "09:50", by="fiona"),
        session("school", "09:30", "10:20", by="fiona", breaks=10),
    )
    assert (
        said(visit)[0]
        == "Fiona interprets and is wanted in “mairie” and in “school” at the same time for 20 min."
    )


def test_a_place_that_is_taken() -> None:
    visit = plan(
        session("one", "09:00", "10:00", place="mairie"), session("other", "09:45", "11:00", place="mairie")
    )
    assert said(visit) == ["“one” and “other” are both in Mairie for 15 min."]


def test_too_little_time_on_the_way() -> None:
    visit = plan(
        session("one", "09:00", "10:00", SessionKind.INFORMAL, place="mairie", people=("ann",)),
        session("other", "10:10", "11:00", place="hotel", people=("ann",)),
    )
    assert said(visit) == ["Ann has 10 min from “one” to “other”, and the way takes 20 min."]


def test_too_long_without_a_break_in_french() -> None:
    visit = plan(session("réunion", "09:00", "10:30", by="fiona"))
    i18n.set_language("fr")
    assert said(visit) == [
        "Fiona interprète 1 h 30 sans pause à partir de « réunion » ; 1 h au plus sont convenues."
    ]


def test_a_session_without_a_title_is_told_so() -> None:
    one = session("mairie", "09:00", "10:30", by="fiona")
    visit = plan(replace(one, title=replace(one.title, fr="", en="")))
    assert "“a session without a title”" in said(visit)[0]
