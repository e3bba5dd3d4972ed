"""A contact is found by any beginning of its words, with or without accents."""

from __future__ import annotations

import pytest

from interpreter_app.domain.contacts.contact import Contact, ContactKind, Telephone
from interpreter_app.domain.contacts.names import initials, matching, shown_name, sorting_name, sought
from interpreter_app.domain.terms import Bilingual

CITY = Contact("ville", "Ville de Paris", ContactKind.ORGANISATION, name=Bilingual(en="City of Paris"))
ANN = Contact(
    "ann", "Ann Fraser", family_name="Fraser", given_name="Ann", title=Bilingual("Élue", "Councillor"),
    emails=("ann@fife.example",), telephones=(Telephone("+44 131 496 0000"),),
)  # fmt: skip
ELISE = Contact(
    "elise", "Élise Nguyễn-Œuf", family_name="Nguyễn-Œuf", given_name="Élise", organisation="ville"
)
EVERY = [ELISE, ANN, CITY]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["ann", "elise", "ville"]),
        ("elise", ["elise"]),
        ("NGUYEN oeuf", ["elise"]),
        ("elue", ["ann"]),
        ("councillor ann", ["ann"]),
        ("paris", ["ville", "elise"]),
        ("city", ["ville", "elise"]),
        ("ann@fife", ["ann"]),
        ("0000", ["ann"]),
        ("fras x", []),
    ],
)
def test_every_word_begins_one_of_the_contact(typed: str, found: list[str]) -> None:
    assert [one.id for one in matching(sought(EVERY), typed)] == found


def test_people_are_sorted_by_their_family_name() -> None:
    assert sorted(EVERY, key=sorting_name) == [ANN, ELISE, CITY]


def test_an_organisation_has_a_name_in_each_language() -> None:
    assert (shown_name(CITY, "en"), shown_name(CITY, "fr"), shown_name(ANN, "fr")) == (
        "City of Paris", "City of Paris", "Ann Fraser",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("contact", "short"),
    [
        (ANN, "A. F."),
        (ELISE, "É. N."),
        (Contact("x", "jean-luc de la Tour"), "J. D. L. T."),
        (Contact("x", "42"), "?"),
    ],
)
def test_a_name_is_shortened_to_its_first_letters(contact: Contact, short: str) -> None:
    assert initials(contact) == short
