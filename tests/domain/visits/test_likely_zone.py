"""The zone of a place is guessed by names that are known, in either language."""

from __future__ import annotations

import pytest

from interpreter_app.domain.moments import is_zone
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.likely_zone import likely_zone, other_side


@pytest.mark.parametrize(
    ("fr", "en", "zone"),
    [
        ("Glasgow, Écosse", "", "Europe/London"),
        ("", "Perth, Scotland", "Europe/London"),
        ("", "City Chambers, Edinburgh", "Europe/London"),
        ("Royaume-Uni", "", "Europe/London"),
        ("Belfast, Irlande du Nord", "", "Europe/London"),
        ("", "Belfast, Northern Ireland", "Europe/London"),
        ("Hôtel de Ville, Paris", "", "Europe/Paris"),
        ("Saint-Denis", "", "Europe/Paris"),
        ("GENÈVE (Suisse)", "", "Europe/Zurich"),
        ("une salle", "a room in Dublin", "Europe/Dublin"),
        ("", "New York", "America/New_York"),
        ("Atlantide", "Atlantis", ""),
        ("", "", ""),
        ("Nicetown", "Parisian", ""),
    ],
)
def test_names_that_are_known_tell_the_zone(fr: str, en: str, zone: str) -> None:
    assert likely_zone(Bilingual(fr, en)) == zone
    assert not zone or is_zone(zone)


def test_paris_and_london_visit_each_other() -> None:
    assert (other_side("Europe/London"), other_side("Europe/Paris")) == ("Europe/Paris", "Europe/London")
    assert other_side("Europe/Dublin") == "Europe/London"
