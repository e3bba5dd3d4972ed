"""A visit of two days with a meeting and a meal, and notes of it, for the tests of notes."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Participant, Question, Session, SessionKind, Visit

ANN = Contact("ann-fraser", "Ann Fraser", family_name="Fraser", given_name="Ann")
AMY = Contact("amy-forbes", "Amy Forbes", family_name="Forbes", given_name="Amy")
ELODIE = Contact("elodie-blanc", "Élodie Blanc", family_name="Blanc", given_name="Élodie")

QUESTIONS = (
    Question("mainstreaming", Bilingual("Comment généraliser le BP ?", "How to mainstream PB?")),
    Question("learning", Bilingual("Qu’apprend-on d’une visite ?", "What does one learn from a visit?")),
)
MEETING = Session(
    "meeting", SessionKind.FORMAL, Bilingual("Réunion", "Meeting"),
    parsed("2016-12-08T09:30[Europe/Paris]"), parsed("2016-12-08T11:00[Europe/Paris]"),
    people=("elodie-blanc", "ann-fraser"),
)  # fmt: skip
LUNCH = Session(
    "lunch", SessionKind.MEAL, Bilingual("Déjeuner", "Lunch"),
    parsed("2016-12-08T11:00[Europe/Paris]"), parsed("2016-12-08T12:30[Europe/Paris]"),
)  # fmt: skip
VISIT = Visit(
    "paris", Bilingual("Voyage d’étude", "Study visit"), questions=QUESTIONS, sessions=(MEETING, LUNCH),
    people=(Participant("amy-forbes", Side.VISITORS), Participant("ann-fraser", Side.VISITORS)),
)  # fmt: skip


def note(ident: str, clock: str = "09:42", text: str = "", **more: object) -> Note:
    """A note of the meeting, written at this time on the clocks of Paris."""
    made = Note(ident, parsed(f"2016-12-08T{clock}[Europe/Paris]"), text or ident, visit="paris")
    return replace(made, **{"session": "meeting", **more})  # type: ignore[arg-type]
