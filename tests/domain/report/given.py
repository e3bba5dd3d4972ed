"""A visit with notes of every kind, for the tests of reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.note import NoteKind, Prompt
from interpreter_app.domain.report.document import Document
from interpreter_app.domain.report.learning import ReportOptions, learning_report
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Agreement, Protocol, Topic
from tests.domain.notes.given import AMY, ANN, ELODIE, VISIT, note

FR, EN = Language.FRENCH, Language.ENGLISH
DAY = date(2016, 12, 10)
RULE = Protocol(
    "quotes", Topic.QUOTING, Bilingual("Avec l’accord de la personne.", "With the person’s consent."),
    agreed=(Agreement(date(2016, 11, 1), "AF"),),
)  # fmt: skip
PARIS = replace(
    VISIT, first=date(2016, 12, 8), last=date(2016, 12, 9), where=Bilingual("Paris"), protocols=(RULE,)
)
CITY = Contact("city", "Ville de Paris")
PEOPLE = {
    one.id: one
    for one in (ANN, AMY, CITY, replace(ELODIE, title=Bilingual("Cheffe", "Head"), organisation="city"))
}
NOTES = [
    note("a", "09:42", text="5 % du budget", kind=NoteKind.NUMBER, speaker="elodie-blanc", language=FR,
         questions=("mainstreaming",)),
    note("b", "09:50", text="On vote\navec les pieds", kind=NoteKind.QUOTE, speaker="elodie-blanc",
         language=FR),
    note("c", "09:55", text="Half the money\nfor deprived areas", kind=NoteKind.INSIGHT, language=EN,
         adaptation="Two wards first", owner="ann-fraser"),
    note("d", "10:00", text="Checks come before the vote", kind=NoteKind.INSIGHT, prompt=Prompt.DIFFERENCE),
    note("e", "10:05", text="Send the form", kind=NoteKind.ACTION, owner="amy-forbes",
         due=date(2016, 12, 20)),
    note("f", "10:06", text="Thank the hosts", kind=NoteKind.ACTION, done=date(2016, 12, 9)),
    note("g", "10:10", text="Meet again in Glasgow", kind=NoteKind.DECISION),
    note("h", "10:11", text="between us: PSST", confidential=True, kind=NoteKind.QUOTE,
         speaker="elodie-blanc"),
    note("i", "11:10", text="over lunch", session="lunch"),
    note("j", "20:00", text="we write to each other", session="", prompt=Prompt.COMMUNITY),
    note("k", "20:01", text="in the train", session="a-session-that-is-gone"),
    note("l", "09:43", text="péniche", kind=NoteKind.MISSING_TERM),
]  # fmt: skip


def report(*languages: Language, **options: object) -> Document:
    """The report of it all."""
    wanted = ReportOptions(languages or (EN,), day=DAY, **options)  # type: ignore[arg-type]
    return learning_report(PARIS, NOTES, PEOPLE, wanted)
