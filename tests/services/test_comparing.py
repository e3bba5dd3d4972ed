"""Two versions of an entry are compared field by field, in words."""

from __future__ import annotations

from dataclasses import fields, replace

from interpreter_app.base import i18n
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Language,
    Status,
    Term,
    TermType,
)
from interpreter_app.services.comparing import differing

MAIRIE = Term("mairie", Language.FRENCH, gender=Gender.FEMININE)
HALL = Term("town hall", Language.ENGLISH)
ENTRY = Concept("mairie", (MAIRIE, HALL))


def test_the_same_entry_has_no_difference() -> None:
    assert differing(ENTRY, ENTRY) == ()


def test_every_field_of_a_concept_is_compared() -> None:
    other = Concept(
        "mairie",
        (replace(MAIRIE, text="maison"), replace(HALL, text="house")),
        subject_field="roles",
        definition=Bilingual("a", "b"),
        equivalence=Equivalence.EQUIVALENT,
        false_friend=True,
        transfer_note=Bilingual("c", "d"),
        source="e",
        checked=True,
        note="f",
    )
    assert {f.name for f in fields(Concept)} - {"id"} == {
        "terms", "subject_field", "definition", "equivalence", "false_friend", "transfer_note", "source",
        "checked", "note",
    }  # fmt: skip
    assert [(d.field, d.first, d.second) for d in differing(ENTRY, other)] == [
        ("French terms", "mairie (n. f.)", "maison (n. f.)"),
        ("English terms", "town hall", "house"),
        ("Equivalence", "Nobody has judged the equivalence yet", "Equivalent; false friend"),
        ("Say to a French speaker", "", "c"),
        ("Say to an English speaker", "", "d"),
        ("Definition in French", "", "a"),
        ("Definition in English", "", "b"),
        ("Subject field", "", "roles"),
        ("Source", "", "e"),
        ("Note", "", "f"),
        ("Checked", "no", "yes"),
    ]


def test_everything_known_of_a_term_is_said() -> None:
    every = replace(
        HALL, type=TermType.ACRONYM, status=Status.DEPRECATED, region="GB-SCT", context="At the hall.",
        pronunciation="oh",
    )  # fmt: skip
    (difference,) = differing(ENTRY, replace(ENTRY, terms=(MAIRIE, every)))
    assert difference.second == "town hall (acronym, Scotland, to avoid) [oh] – At the hall."
    (admitted,) = differing(ENTRY, replace(ENTRY, terms=(MAIRIE, replace(HALL, status=Status.ADMITTED))))
    assert admitted.second == "town hall (also said)"


def test_fields_are_named_in_the_language_of_the_reader() -> None:
    i18n.set_language("fr")
    (difference,) = differing(ENTRY, replace(ENTRY, note="Oui."))
    assert difference.field == "Note"
    (difference,) = differing(ENTRY, replace(ENTRY, checked=True))
    assert (difference.field, difference.first) == ("Vérifié", "non")
