"""The schedule as plain text: what one pastes into a mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.session_times import times_text
from interpreter_app.domain.visits.visit import Session, SessionKind
from interpreter_app.exchange.visits.schedule_text import schedule_plain
from interpreter_app.exchange.visits.visit_reader import read_visit
from tests.domain.visits.plan import DAY, at, plan, session
from tests.visit_strategies import visits

FR, EN = Language.FRENCH, Language.ENGLISH
PARIS, LONDON = "Europe/Paris", "Europe/London"


def test_days_are_headings_and_each_session_is_a_line() -> None:
    path = paths.samples_dir() / "paris-2016.yaml"
    visit = read_visit(path.read_bytes(), path.name).visit
    french = schedule_plain(visit, FR).replace("\u00a0", " ").split("\n\n")
    assert french[0].splitlines()[1] == "Du 8 au 9 décembre 2016"
    assert [block.splitlines()[0] for block in french[1:]] == [
        "Mercredi 7 décembre 2016",
        "Jeudi 8 décembre 2016",
        "Vendredi 9 décembre 2016",
    ]
    lines = [line for block in french[1:] for line in block.strip().splitlines()[1:]]
    assert len(lines) == len(visit.sessions)
    assert lines[0].startswith("17 h 10 (Londres 16 h 10) – 19 h 05  Vol Glasgow–Paris · ")
    assert any("interprétation consécutive" in line for line in lines)
    assert "17:10 (London 16:10) – 19:05  Flight from Glasgow to Paris" in schedule_plain(visit, EN)


def test_only_what_somebody_is_in() -> None:
    visit = plan(
        session("a", "09:00", "10:00", people=("ann",)), session("b", "10:00", "11:00", by="zoe"),
        session("c", "11:00", "12:00", people=("bob",)),
    )  # fmt: skip
    assert "09:00" in schedule_plain(visit, EN, "ann")
    assert "11:00 – 12:00" not in schedule_plain(visit, EN, "ann")
    assert "10:00 – 11:00" in schedule_plain(visit, EN, "zoe")


def test_the_day_is_said_where_it_is_another_one() -> None:
    late = replace(session("a", "22:30", "23:00"), end=at("00:45", day=DAY + timedelta(days=1)))
    assert times_text(late, PARIS, EN) == "22:30 – 00:45 (Tuesday 6 December)"
    flight = Session(
        "f", SessionKind.TRAVEL, Bilingual(), at("23:30", LONDON), at("02:00", day=DAY + timedelta(1))
    )
    assert times_text(flight, PARIS, EN) == "00:30 (London 23:30, Monday 5 December) – 02:00"


def test_zones_with_the_same_clocks_arent_told_apart() -> None:
    one = Session(
        "f", SessionKind.TRAVEL, Bilingual(), at("09:00", "Europe/Brussels"), at("10:00", "Europe/Brussels")
    )
    assert times_text(one, PARIS, EN) == "09:00 – 10:00"


def test_a_text_of_several_lines_stays_on_its_own() -> None:
    one = replace(session("a", "09:00", "10:00"), title=Bilingual("Une\nréunion", ""))
    assert "09:00 – 10:00  Une réunion\n" in schedule_plain(plan(one), EN)
    assert "Réunion" in schedule_plain(plan(replace(one, title=Bilingual())), FR)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=10)
@given(visits(), st.sampled_from(Language))
def test_whatever_stands_in_a_visit_can_be_said(visit: object, language: Language) -> None:
    text = schedule_plain(visit, language)  # type: ignore[arg-type]
    lines = [line for line in text.splitlines() if " – " in line]
    assert len(lines) >= len(visit.sessions)  # type: ignore[attr-defined]
