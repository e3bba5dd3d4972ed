"""Where a record was changed is told as exactly as its fields and ids allow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.plain_places import Changed, changed_place
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Aim, Question, Visit, VisitStatus

VISIT = Visit(
    "paris",
    Bilingual("Paris", "Paris"),
    aims=(Aim("learn", Bilingual("Apprendre", "Learn")), Aim("meet", Bilingual("Rencontrer", "Meet"))),
    questions=(Question("who", Bilingual("Qui ?", "Who?")),),
)
LEARN, MEET = VISIT.aims
OTHER = replace(MEET, text=Bilingual("Se rencontrer", "Meet"))


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (VISIT, Changed((), False)),
        (replace(VISIT, note=Bilingual(en="x")), Changed(("note", "en"), True)),
        (replace(VISIT, note=Bilingual("x", "x")), Changed(("note",), False)),
        (replace(VISIT, status=VisitStatus.AGREED), Changed(("status",), False)),
        (replace(VISIT, aims=(LEARN, OTHER)), Changed(("aims", "meet", "text", "fr"), True)),
        (replace(VISIT, aims=(MEET, LEARN)), Changed(("aims",), False)),
        (replace(VISIT, aims=(MEET,)), Changed(("aims",), False)),
        (replace(VISIT, aims=()), Changed(("aims",), False)),
        (replace(VISIT, glossaries=("town",)), Changed(("glossaries",), False)),
        (replace(VISIT, archived=True, where=Bilingual("ici")), Changed((), False)),
    ],
)
def test_the_smallest_place_that_holds_all_that_differs(after: Visit, place: Changed) -> None:
    assert changed_place(VISIT, after) == place
