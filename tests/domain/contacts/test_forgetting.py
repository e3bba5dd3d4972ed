"""Somebody who is forgotten isn't named any more, and what others wrote stays readable."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings

from interpreter_app.domain.contacts.contact import Contact, ContactKind, Side, Telephone
from interpreter_app.domain.contacts.forgetting import forgetting, in_plain, in_text, left_of
from interpreter_app.domain.plain import from_plain, to_plain
from interpreter_app.domain.terms import Bilingual
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


def test_a_name_that_is_a_word_is_a_name_only_where_it_is_written_as_one() -> None:
    will = Contact("will-grant", "Will Grant", given_name="Will", family_name="Grant")
    said = "will grant says Will wants the grant; we will see, GRANT does."
    assert in_text(said, forgetting(will, "f")) == "W. G. says W. wants the grant; we will see, G. does."


def test_ids_moments_and_zones_stay_though_a_name_is_in_them() -> None:
    who = forgetting(Contact("jack-london", "Jack London", given_name="Jack", family_name="London"), "f")
    at = "2016-12-05T09:00[Europe/London]"
    plain = {
        "id": "jack-london",
        "letters": [{"sent": at, "contact": "jack-london", "to": "Jack London"}],
        "sessions": [{"id": "jack-london", "zone": "Europe/London", "start": at, "place": "jack-london"}],
    }
    assert in_plain(plain, who) == {
        "id": "jack-london",
        "letters": [{"sent": at, "contact": "f", "to": "J. L."}],
        "sessions": [{"id": "jack-london", "zone": "Europe/London", "start": at, "place": "jack-london"}],
    }


def test_others_keep_their_names_and_what_they_share_with_somebody() -> None:
    other = Contact(
        "bob-fraser", "Bob Fraser", family_name="Fraser", given_name="Bob", emails=("ann@fife.example",),
        address=Bilingual(en="Mr Fraser"), telephones=ANN.telephones, note="Ann’s brother",
    )  # fmt: skip
    assert in_plain(to_plain(other), WHO) == to_plain(replace(other, note="A.’s brother"))


def test_former_names_and_addresses_are_forgotten_too() -> None:
    former = replace(ANN, full_name="Ann Smith", family_name="Smith", emails=("smith@fife.example",))
    who = forgetting(ANN, "f", [former])
    assert in_text("Ann Smith, smith@fife.example", who) == "A. S., […]"


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
