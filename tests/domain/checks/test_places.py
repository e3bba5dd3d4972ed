"""Where a finding is: the field that one would write in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.checks import Finding, Severity, check_concept
from interpreter_app.domain.checks.places import Spot, spot_of
from interpreter_app.domain.terms import Bilingual, Concept, Status, Term
from tests.domain.checks.conftest import EN, FR, HALL, MAIRIE, SOUND


@pytest.mark.parametrize(
    ("concept", "spot"),
    [
        (replace(SOUND, terms=(MAIRIE,)), ("terms", EN)),
        (replace(SOUND, terms=(HALL,)), ("terms", FR)),
        (replace(SOUND, terms=(MAIRIE, replace(HALL, status=Status.DEPRECATED))), ("terms", EN)),
        (replace(SOUND, terms=(replace(MAIRIE, gender=None), HALL)), ("terms", FR)),
        (replace(SOUND, terms=(MAIRIE, HALL, Term("mayor's", EN, status=Status.ADMITTED))), ("terms", EN)),
        (replace(SOUND, transfer_note=Bilingual("Oui.", "")), ("transfer_note", EN)),
        (replace(SOUND, transfer_note=Bilingual("", "Yes.")), ("transfer_note", FR)),
        (replace(SOUND, transfer_note=Bilingual("Oui.", "It isn't.")), ("transfer_note", EN)),
        (replace(SOUND, source="n/a"), ("source", None)),
        (replace(SOUND, source="", definition=Bilingual("Maison depuis 1871.")), ("source", None)),
        (replace(SOUND, definition=Bilingual("Deux mairies ouvertes.")), ("terms", FR)),
        (replace(SOUND, note="deux  mots"), ("note", None)),
    ],
)  # fmt: skip
def test_a_finding_is_in_the_field_that_makes_it_go(concept: Concept, spot: Spot) -> None:
    (finding,) = check_concept(concept)
    assert spot_of(finding, concept) == spot


def test_a_finding_that_compares_entries_is_in_their_terms() -> None:
    assert spot_of(Finding("mairie", "duplicate-concept", "…", Severity.WARNING), SOUND) == ("terms", FR)
