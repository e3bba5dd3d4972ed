"""Somebody who is forgotten isn't named any more, and what others wrote stays readable."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings

from interpreter_app.domain.contacts.contact import Contact, ContactKind, Side, Telephone
from interpreter_app.domain.contacts.forgetting import forgetting, in_plain, in_text, left_of
from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.domain.visits.visit import Visit
from tests.visit_strategies import visits

ANN = Contact(
    "ann-fraser", "Dr Ann Fraser", family_name="Fraser", given_name="Ann", emails=("ann@fife.example",),
    telephones=(Telephone("+44 131 496 0000"),), side=Side.VISITORS, note="allergic to nuts",
)  # fmt: skip
WHO = forgetting(ANN, "forgotten-1")


def test_only_initials_and_the_side_are_kept() -> None:
    left = left_of(ANN, "forgotten-1", date(2026, 11, 23))
    assert left == Contact("forgotten-1", "A. F.", side=Side.VISITORS, forgotten=date(2026, 11, 23))
    assert left.kind is ContactKind.INDIVIDUAL


def test_texts_stay_readable() -> None:
    said = "ANN FRASER (ann@fife.example, +44 131 496 0000): Fraser’s annual plan, Ann thinks, is fragile."
    assert in_text(said, WHO) == "A. F. ([…], […]): F.’s annual plan, A. thinks, is fragile."


def test_a_visit_names_somebody_by_the_new_id() -> None:
    visit = {
        "people": [{"contact": "ann-fraser"}],
        "sessions": [{"people": ["bob", "ann-fraser"], "zone": "Ann"}],
    }
    assert in_plain(visit, WHO) == {
        "people": [{"contact": "forgotten-1"}],
        "sessions": [{"people": ["bob", "forgotten-1"], "zone": "Ann"}],
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visits())
def test_any_visit_is_still_one_and_names_nobody(visit: Visit) -> None:
    plain = to_plain(visit)
    plain["note"] = {"fr": "Ann Fraser", "en": "by Dr Ann Fraser"}
    forgotten = in_plain(plain, WHO)
    assert from_plain(Visit, forgotten).sessions == visit.sessions
    assert "Fraser" not in json.dumps(forgotten)
