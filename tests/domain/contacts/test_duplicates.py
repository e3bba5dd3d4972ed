"""Contacts that may be the same are told with the reason; as one they have all that both had."""

from __future__ import annotations

import pytest
from hypothesis import given

from interpreter_app.domain.contacts.contact import Contact, ContactKind, FollowUp, Telephone
from interpreter_app.domain.contacts.duplicates import Reason, alike, together
from interpreter_app.domain.terms import Bilingual
from tests.visit_strategies import contacts


def _ann(ident: str = "ann", **more: object) -> Contact:
    return Contact(ident, more.pop("full_name", "Ann Fraser"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"emails": ("Ann@x.org ",)}, {"full_name": "A. F.", "emails": ("ann@X.org",)}, Reason.EMAIL),
        (
            {"telephones": (Telephone("+44 131 496 0000"),)},
            {"full_name": "A. F.", "telephones": (Telephone("0131-496-0000"),)},
            Reason.TELEPHONE,
        ),
        ({}, {"full_name": "FRASER Ann"}, Reason.NAME),
        ({"full_name": "Élise Martin"}, {"full_name": "Elise MARTIN"}, Reason.NAME),
        ({"full_name": "Katherine Filips"}, {"full_name": "Catherine Phillips"}, Reason.SOUND),
        ({"uid": "urn:a"}, {"full_name": "A. F.", "uid": "urn:a"}, Reason.UID),
    ],
)
def test_what_two_cards_share_is_told(
    one: dict[str, object], other: dict[str, object], reason: Reason
) -> None:
    (pair,) = alike([_ann("one", **one), _ann("other", **other)])
    assert (pair.one.id, pair.other.id) == ("one", "other")
    assert reason in pair.reasons


@pytest.mark.parametrize(
    "other",
    [
        {"full_name": "Ann Frazier"},
        {"full_name": "Ann"},
        {"kind": ContactKind.ORGANISATION},
        {"full_name": "Bob Scott", "telephones": (Telephone("112"),)},
    ],
)
def test_who_is_another_one_isnt_told(other: dict[str, object]) -> None:
    assert alike([_ann("one", telephones=(Telephone("112"),)), _ann("other", **other)]) == []


def test_a_number_that_a_whole_office_has_tells_nobody() -> None:
    number = (Telephone("0131 496 0000"),)
    office = [
        Contact(f"p{n}", f"{chr(65 + n)}na Person{chr(65 + n)}{'xyz'[n % 3]}", telephones=number)
        for n in range(25)
    ]
    assert [pair for pair in alike(office) if Reason.TELEPHONE in pair.reasons] == []


def test_thousands_of_cards_are_compared_by_what_they_share() -> None:
    many = [Contact(f"p{n}", f"Name{n}", emails=(f"{n % 2000}@example.org",)) for n in range(4000)]
    assert len(alike(many)) == 2000


def test_as_one_they_have_all_that_both_had() -> None:
    one = _ann(
        emails=("a@x",), title=Bilingual("Élue"), follow_ups=(FollowUp("f", "ring"),), note="met in Paris"
    )
    other = _ann(
        "other", emails=("a@x", "b@x"), title=Bilingual("Conseillère", "Councillor"), unit="PB team",
        follow_ups=(FollowUp("g", "write"),), note="likes tea", uid="urn:b",
    )  # fmt: skip
    whole = together(one, other)
    assert (whole.id, whole.emails, whole.unit, whole.uid) == ("ann", ("a@x", "b@x"), "PB team", "urn:b")
    assert whole.title == Bilingual("Élue", "Councillor")
    assert [f.id for f in whole.follow_ups] == ["f", "g"]
    assert whole.note.split("\n") == ["met in Paris", "likes tea", "Conseillère"]


@given(contacts(), contacts())
def test_no_text_of_either_is_lost(one: Contact, other: Contact) -> None:
    whole = together(one, other)
    assert set(one.emails) | set(other.emails) == set(whole.emails)
    assert set(one.unread) | set(other.unread) == set(whole.unread)
    for text in (one.note, other.note):
        assert text in whole.note
    assert together(one, one).note == one.note
