"""What doesn't hold together in a visit is named with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.visit import Aim, Commission, Leg, Place, Question, Visit
from tests.domain.visits.plan import plan, session
from tests.visit_strategies import visits

SOUND = plan(session("a", "09:00", "10:00", place="mairie"))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (replace(SOUND, id="Paris!"), ("id",)),
        (replace(SOUND, zone="Romance Standard Time"), ("zone",)),
        (replace(SOUND, home=""), ("home",)),
        (replace(SOUND, aims=(Aim("", Bilingual("a")),)), ("aims", 0, "id")),
        (replace(SOUND, questions=(Question("q", Bilingual()),) * 2), ("questions", 1, "id")),
        (replace(SOUND, between=-1), ("between",)),
        (replace(SOUND, legs=(Leg("a", "b", 99_999),)), ("legs", 0, "minutes")),
        (replace(SOUND, commission=Commission(longest=-1)), ("commission", "longest")),
        (
            replace(SOUND, places=(*SOUND.places, Place("x", Bilingual(), zone="Paris"))),
            ("places", 2, "zone"),
        ),
        (replace(SOUND, places=()), ("sessions", 0, "place")),
        (plan(session("a", "09:00", "10:00", questions=("q",))), ("sessions", 0, "questions")),
    ],
)
def test_a_fault_is_named_with_its_place(wrong: Visit, where: tuple[str | int, ...]) -> None:
    (fault,) = faults(wrong)
    assert fault.where == where
    assert fault.sentence


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visits())
def test_what_holds_together_has_none(visit: Visit) -> None:
    assert list(faults(visit)) == []
