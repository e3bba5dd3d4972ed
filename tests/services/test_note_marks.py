"""Terms and people are marked in notes as they stand, and a concept knows the notes that use it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.mentions import names_of
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services import editing, note_taking, own_words
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.services.note_marks import marks, notes_using
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.conftest import small_glossary
from tests.domain.notes.given import ANN, ELODIE, note

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def desk(store: Store) -> LookupDesk:
    """Look-up in the small store."""
    made = LookupDesk(store)
    made.refresh()
    return made


def _marked(desk: LookupDesk, text: str, language: Language | None = None, *people: Contact) -> list[str]:
    one = replace(note("a", text=text), language=language)
    return [
        f"{text[mark.start : mark.end]} → {mark.contact or mark.results[0].targets[0].text}"
        for mark in marks(desk, one, names_of(people))
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("On va à la mairie.", ["mairie → town hall"]),
        ("LES MAIRIES", ["MAIRIES → town hall"]),
        ("l’idée des conseils citoyens, vue du conseil de quartier",
         ["conseils citoyens → citizens’ council", "conseil de quartier → neighbourhood council"]),
        ("conseil", []),
        ("The citizens' councils meet in town halls",
         ["citizens' councils → conseil citoyen", "town halls → mairie"]),
        ("Le BP de Paris", ["BP → participatory budgeting"]),
        ("le bp de paris", []),
        ("des budgets participatifs", ["budgets participatifs → participatory budgeting"]),
        ("1 % de budget", ["1 % de budget → 1% of the budget"]),
        ("", []),
        ("?!", []),
    ],
)  # fmt: skip
def test_terms_are_marked_as_they_stand_in_any_form(desk: LookupDesk, text: str, marked: list[str]) -> None:
    assert _marked(desk, text) == marked


def test_in_a_note_of_one_language_only_terms_of_that_are_marked(desk: LookupDesk) -> None:
    text = "mairie, town hall"
    assert _marked(desk, text, FR) == ["mairie → town hall"]
    assert _marked(desk, text, EN) == ["town hall → mairie"]


def test_a_word_that_was_added_is_marked_at_once_and_ones_own_words_lead(
    store: Store, desk: LookupDesk
) -> None:
    own_words.add(store, "la mairie", "city hall")
    desk.refresh()
    (mark,) = marks(desk, note("a", text="mairie"))
    assert [one.targets[0].text for one in mark.results] == ["city hall", "town hall"]
    town = glossaries.find(store, "town").number
    (mark,) = marks(desk, note("a", text="mairie"), first=[town])
    assert [one.targets[0].text for one in mark.results] == ["town hall", "city hall"]


def test_people_are_marked_before_terms_and_nobody_whose_name_two_have(
    desk: LookupDesk, store: Store
) -> None:
    editing.new_concept(store, "town", Concept("", (Term("blanc", FR), Term("white", EN))))
    desk.refresh()
    assert _marked(desk, "Elodie BLANC à Ann", None, ELODIE, ANN) == [
        "Elodie BLANC → elodie-blanc",
        "Ann → ann-fraser",
    ]
    assert _marked(desk, "un mur blanc", None, ELODIE) == ["blanc → white"]
    assert _marked(desk, "Fraser", None, ANN, replace(ANN, id="other", full_name="Al Fraser")) == []


def test_a_concept_knows_the_notes_that_use_it(store: Store) -> None:
    concept = next(one for one in small_glossary().concepts if one.id == "conseil-citoyen")
    texts = {
        "a": "Les conseils citoyens votent",
        "b": "citoyens au conseil",
        "c": "a Citizens’ Council",
        "d": "un conseil citoyen",
    }
    note_taking.add(store, [note(ident, text=text) for ident, text in texts.items()])
    note_taking.change_each(store, ["d"], lambda one: replace(one, language=EN))
    assert [one.id for one in notes_using(store, concept)] == ["a", "c"]
    assert [one.id for one in notes_using(store, concept, 1)] == ["a"]


def test_a_long_text_is_marked_at_its_beginning(desk: LookupDesk) -> None:
    text = "mairie et " + "mot " * 5_000
    assert _marked(desk, text) == ["mairie → town hall"]
    assert isinstance(note("a", text=text), Note)
