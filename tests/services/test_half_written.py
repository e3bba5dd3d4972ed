"""A concept that was being written is saved once when it is taken up, or else is in the notes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.services import editing, half_written
from interpreter_app.services.half_written import HalfWritten
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from tests.strategies import concepts

FR, EN = Language.FRENCH, Language.ENGLISH
NEW = Concept("", (Term("buvette", FR), Term("refreshment stall", EN)), note="At fêtes.")


def _stored(store: Store, ident: str = "mairie") -> Concept:
    found = glossaries.concept(store, "town", ident)
    assert found is not None
    return found.concept


def _notes(store: Store) -> list[str]:
    return [note.text for note in session.notes(store)]


@given(before=concepts(), after=concepts())
def test_what_is_kept_comes_back(before: Concept, after: Concept) -> None:
    for one in (HalfWritten("town", before, after, "Ann"), HalfWritten("town", None, after)):
        assert half_written.from_text(half_written.to_text(one)) == one


@pytest.mark.parametrize(
    "text", ["", "Elle dit que", "{}", "[]", "3", '{"what": "half-written"}', '{"what": 1}']
)
def test_other_half_typed_lines_are_none(text: str) -> None:
    assert half_written.from_text(text) is None


def test_what_was_typed_of_a_concept_is_saved_once_and_can_be_taken_back(store: Store) -> None:
    before = _stored(store)
    half = HalfWritten("town", before, replace(before, note="last words"), "Ann")
    taken = half_written.take_up(store, half)
    assert _stored(store).note == "last words"
    again = half_written.take_up(store, half)
    assert (again.operation, again.note) == (None, None)
    half_written.take_back(store, taken)
    assert _stored(store) == before


def test_a_new_concept_is_added_once(store: Store) -> None:
    half = HalfWritten("town", None, NEW)
    taken = half_written.take_up(store, half)
    assert _stored(store, "buvette") == replace(NEW, id="buvette")
    assert half_written.take_up(store, half).operation is None
    half_written.take_back(store, taken)
    assert glossaries.concept(store, "town", "buvette") is None


def test_what_others_have_changed_too_goes_to_the_notes(store: Store) -> None:
    before = _stored(store)
    editing.save_concept(store, "town", before, replace(before, source="theirs"))
    taken = half_written.take_up(store, HalfWritten("town", before, replace(before, source="mine")))
    assert _stored(store).source == "theirs"
    assert taken.note is not None
    assert "mine" in _notes(store)[0]
    half_written.take_back(store, taken)
    assert _notes(store) == []


def test_what_has_no_term_or_no_glossary_goes_to_the_notes(store: Store) -> None:
    half_written.take_up(store, HalfWritten("town", None, Concept("", (), note="only a thought")))
    half_written.take_up(store, HalfWritten("gone", None, NEW))
    assert [text.partition(": ")[2] for text in reversed(_notes(store))] == [
        "only a thought",
        "buvette – refreshment stall · At fêtes.",
    ]


def test_nothing_typed_makes_no_note(store: Store) -> None:
    taken = half_written.take_up(store, HalfWritten("town", None, Concept("", ())))
    assert taken.note is None
    assert _notes(store) == []


def test_a_note_holds_all_texts_that_were_changed_and_no_others(store: Store) -> None:
    before = _stored(store)
    after = replace(before, definition=Bilingual("neuf", "new"), note="a\nb")
    words = half_written.words(HalfWritten("town", before, after))
    assert words.endswith("· neuf · new · a b")
    assert all(term.text in words for term in before.terms)
