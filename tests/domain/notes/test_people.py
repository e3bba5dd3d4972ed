"""Who is meant by a few letters: initials of all parts of a name, and nobody where several may be."""

from __future__ import annotations

import pytest

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.people import meant, with_initials

JEAN = Contact("jean", "Jean-Pierre Dubois", given_name="Jean-Pierre", family_name="Dubois")
ANNE = Contact("anne", "Anne Fraser", given_name="Anne", family_name="Fraser")
AMELIE = Contact("amelie", "Amélie Favre", given_name="Amélie", family_name="Favre")


@pytest.mark.parametrize("typed", ["JPD", "jd", "Jean-Pierre", "dub"])
def test_a_double_name_is_known_by_all_its_initials(typed: str) -> None:
    assert meant(typed, (JEAN, ANNE)) == "jean"


def test_initials_that_two_people_have_are_nobodys_and_both_are_named() -> None:
    assert meant("AF", (ANNE, AMELIE, JEAN)) == ""
    assert [one.id for one in with_initials("A.F.", (ANNE, AMELIE, JEAN))] == ["anne", "amelie"]
    assert with_initials("ZZ", (ANNE, AMELIE)) == []


def test_one_of_two_is_meant_by_a_letter_more() -> None:
    assert meant("AFR", (ANNE, AMELIE)) == "anne"
    assert meant("AFA", (ANNE, AMELIE)) == "amelie"
