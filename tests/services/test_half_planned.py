"""A visit that was being written when the program ended is saved at the next start, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import half_planned, planning
from interpreter_app.services.half_planned import HalfPlanned, from_text, to_text
from interpreter_app.store.database import Store
from tests.domain.visits.plan import plan, session


@pytest.fixture
def paris(store: Store) -> Visit:
    return planning.create(store, plan(session("a", "09:00", "10:00"))).visit


def test_it_is_read_as_it_was_written(paris: Visit) -> None:
    half = HalfPlanned(paris, replace(paris, note=Bilingual("à moitié")), "Ann")
    assert from_text(to_text(half)) == half


_NONE = (
    "",
    "{}",
    "[]",
    "budget",
    '{"what": "half-planned"}',
    '{"what": "half-planned", "before": {}, "after": 3}',
)


@pytest.mark.parametrize("text", _NONE)
def test_any_other_text_is_none(text: str) -> None:
    assert from_text(text) is None


def test_it_is_saved_once(store: Store, paris: Visit) -> None:
    half = HalfPlanned(paris, replace(paris, note=Bilingual("à moitié")), "Ann")
    assert half_planned.take_up(store, half).change.operation is not None
    assert planning.visits(store) == [half.after]
    assert half_planned.take_up(store, half).change.operation is None


def test_what_others_wrote_meanwhile_stays(store: Store, paris: Visit) -> None:
    planning.save(store, paris, replace(paris, where=Bilingual("Paris")))
    half_planned.take_up(store, HalfPlanned(paris, replace(paris, note=Bilingual("à moitié"))))
    (stored,) = planning.visits(store)
    assert (stored.where.fr, stored.note.fr) == ("Paris", "à moitié")


def test_a_visit_that_was_deleted_meanwhile_is_there_again(store: Store, paris: Visit) -> None:
    planning.delete(store, paris.id)
    half_planned.take_up(store, HalfPlanned(paris, replace(paris, note=Bilingual("à moitié"))))
    (stored,) = planning.visits(store)
    assert stored.note.fr == "à moitié"
