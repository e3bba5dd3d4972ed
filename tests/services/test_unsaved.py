"""What couldn't be saved is handed over in words, not in what only the program reads."""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.domain.visits.visit import Aim, Visit
from interpreter_app.services import half_contacts, half_planned, half_written, unsaved
from interpreter_app.services.half_records import Half
from interpreter_app.services.half_written import HalfWritten


def test_each_kind_of_half_written_thing_is_told_in_its_words() -> None:
    visit = Visit("paris", Bilingual("Paris", "Paris"), aims=(Aim("learn", Bilingual("Apprendre")),))
    after = replace(
        visit,
        note=Bilingual("prendre le train", ""),
        aims=(Aim("learn", Bilingual("Apprendre", "Learn <b>all</b>")),),
    )
    contact = Contact("", "Zoé Martin", note="calls back", emails=("zoe@example.org",))
    concept = Concept("quai", (Term("quai", Language.FRENCH), Term("quay", Language.ENGLISH)))
    texts = [
        "a plain note",
        half_planned.to_text(Half(visit, after)),
        half_contacts.to_text(Half(Contact("", ""), contact)),
        half_written.to_text(HalfWritten("harbour", None, concept, "")),
    ]
    assert unsaved.words(texts) == [
        "a plain note",
        "Paris\nLearn <b>all</b>\nprendre le train",
        "Zoé Martin\nzoe@example.org\ncalls back",
        "quai – quay",
    ]
