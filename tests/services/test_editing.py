"""Concepts and glossaries written by a person, also by two at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Glossary, Language, Term
from interpreter_app.services import editing
from interpreter_app.services.editing import ConflictError, new_concept, save_concept
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.bin import deleted_concepts, restore_concepts
from interpreter_app.store.database import Store, connect
from interpreter_app.store.glossaries import Change, Whole
from tests.conftest import small_glossary
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH
MAIRIE = small_glossary().concepts[3]


def _new(french: str, ident: str = "") -> Concept:
    return Concept(ident, (Term(french, FR), Term(f"{french} in English", EN)))


def _concept(store: Store, ident: str, glossary: str = "town") -> Concept | None:
    stored = glossaries.concept(store, glossary, ident)
    return stored.concept if stored else None


def _found(store: Store, query: str) -> list[tuple[str, str]]:
    desk = LookupDesk(store)
    desk.refresh()
    return [(result.glossary, result.concept.id) for result in desk.look_up(query)]


# Concepts.


def test_a_new_concept_gets_an_id_from_its_words_and_is_found_at_once(store: Store) -> None:
    change = new_concept(store, "town", _new(" hôtel de région\x00 "), "Ada")
    assert change.added == ("hotel-de-region",)
    made = _concept(store, "hotel-de-region")
    assert made is not None
    assert made.terms[0].text == "hôtel de région"
    assert ("town", "hotel-de-region") in _found(store, "hotel de reg")
    again = new_concept(store, "town", _new("hôtel de région"))
    assert again.added[0].startswith("hotel-de-region-")
    deed = deeds.next_undo(store)
    assert deed is not None
    assert deed.kind == "add"


def test_several_new_concepts_are_one_deed_and_get_ids_of_their_own(store: Store) -> None:
    change = editing.add_concepts(store, "town", [_new("quai"), _new("quai"), _new("mairie", "mairie")])
    assert len(set(change.added)) == 3
    assert "mairie" not in change.added
    glossaries.undo(store, change.operation)
    assert all(_concept(store, ident) is None for ident in change.added)
    assert _concept(store, "mairie") == MAIRIE


def test_of_several_new_concepts_none_is_added_if_one_has_no_term(store: Store) -> None:
    with pytest.raises(UsageError, match="Row 2"):
        editing.add_concepts(store, "town", [_new("quai"), Concept("", ())])
    assert _concept(store, "quai") is None


def test_concepts_are_changed_each_in_its_own_way_as_one_deed(store: Store) -> None:
    stored = [glossaries.concept(store, "town", ident) for ident in ("mairie", "recevabilite")]
    numbers = [one.number for one in stored if one is not None]

    def named(source: str) -> Callable[[Concept], Concept]:
        return lambda concept: replace(concept, source=source)

    change = editing.change_each(store, {numbers[0]: named("one"), numbers[1]: named("two"), 999: named("x")})
    sources = [one.source for ident in ("mairie", "recevabilite") if (one := _concept(store, ident))]
    assert sources == ["one", "two"]
    assert editing.change_each(store, {numbers[0]: named("one")}).operation is None
    glossaries.undo(store, change.operation)
    assert _concept(store, "mairie") == MAIRIE


def test_a_new_concept_does_not_take_the_place_of_a_deleted_one(store: Store) -> None:
    glossaries.delete(store, "town", ["mairie"])
    change = new_concept(store, "town", _new("mairie"))
    assert change.added != ("mairie",)
    restore_concepts(store, deleted_concepts(store))
    assert _concept(store, "mairie") == MAIRIE
    assert _concept(store, change.added[0]) is not None


def test_a_concept_without_a_term_is_refused(store: Store) -> None:
    before = written(store)
    with pytest.raises(UsageError, match="Give a term"):
        new_concept(store, "town", Concept("", (Term(" ", FR),)))
    with pytest.raises(UsageError, match="Give a term"):
        save_concept(store, "town", MAIRIE, replace(MAIRIE, terms=()))
    assert written(store) == before


def test_what_was_saved_stands_and_the_same_again_writes_nothing(store: Store) -> None:
    after = replace(MAIRIE, note=" a\r\nb ", equivalence=Equivalence.QUASI_EQUIVALENT)
    change = save_concept(store, "town", MAIRIE, after, "Ada")
    assert change.changed == ("mairie",)
    saved = _concept(store, "mairie")
    assert saved == replace(after, note="a\nb")
    before = written(store)
    assert save_concept(store, "town", saved, saved).operation is None
    assert save_concept(store, "town", MAIRIE, saved).operation is None
    assert written(store) == before


def test_the_id_of_a_concept_stays(store: Store) -> None:
    save_concept(store, "town", MAIRIE, replace(MAIRIE, id="other", note="n"))
    assert _concept(store, "other") is None
    assert _concept(store, "mairie") == replace(MAIRIE, note="n")


def test_a_reworded_concept_is_found_by_its_new_words_only(store: Store) -> None:
    save_concept(store, "town", MAIRIE, replace(MAIRIE, terms=(Term("maison commune", FR),)))
    assert ("town", "mairie") in _found(store, "maison com")
    assert ("town", "mairie") not in _found(store, "town hall")


def test_two_people_in_different_fields_both_have_what_they_wrote(store: Store, store_path: Path) -> None:
    with connect(store_path) as other:
        save_concept(other, "town", MAIRIE, replace(MAIRIE, note="theirs"), "Zoé")
    save_concept(store, "town", MAIRIE, replace(MAIRIE, source="mine"), "Ada")
    assert _concept(store, "mairie") == replace(MAIRIE, note="theirs", source="mine")


def test_two_people_in_the_same_field_are_asked_and_nothing_is_written(store: Store) -> None:
    theirs = replace(MAIRIE, note="theirs", source="law")
    glossaries.put(store, "town", [theirs], who="Zoé")
    before = written(store)
    mine = replace(MAIRIE, note="mine", checked=False)
    with pytest.raises(ConflictError, match="“mairie” meanwhile") as caught:
        save_concept(store, "town", MAIRIE, mine)
    assert (caught.value.mine, caught.value.theirs, caught.value.fields) == (mine, theirs, ("note",))
    assert written(store) == before
    save_concept(store, "town", theirs, replace(mine, source="law"))
    assert _concept(store, "mairie") == replace(mine, source="law")


def test_two_people_who_each_remove_the_terms_of_one_language_are_asked(store: Store) -> None:
    french, english = MAIRIE.terms
    glossaries.put(store, "town", [replace(MAIRIE, terms=(french,))])
    with pytest.raises(ConflictError) as caught:
        save_concept(store, "town", MAIRIE, replace(MAIRIE, terms=(english,)))
    assert caught.value.fields == ("terms.fr", "terms.en")
    assert _concept(store, "mairie") == replace(MAIRIE, terms=(french,))


def test_what_was_deleted_meanwhile_is_told_with_what_the_person_wrote(store: Store) -> None:
    glossaries.delete(store, "town", ["mairie"])
    mine = replace(MAIRIE, note="mine")
    with pytest.raises(ConflictError, match="has been deleted meanwhile") as caught:
        save_concept(store, "town", MAIRIE, mine)
    assert (caught.value.mine, caught.value.theirs) == (mine, None)
    assert save_concept(store, "town", MAIRIE, MAIRIE) == Change(None, "town")
    new_concept(store, "town", caught.value.mine)
    assert mine.terms in [s.concept.terms for s in glossaries.concepts_of(store, 1)]
    glossaries.delete_glossary(store, "town")
    with pytest.raises(UsageError, match="bring the glossary back first"):
        save_concept(store, "town", MAIRIE, mine)


def test_concepts_of_several_glossaries_are_deleted_as_one_deed(store: Store) -> None:
    glossaries.bring(store, Glossary("port", Bilingual("Le port"), concepts=(_new("quai", "quai"),)))
    numbers = [
        stored.number
        for glossary, ident in (("town", "mairie"), ("town", "assises"), ("port", "quai"))
        if (stored := glossaries.concept(store, glossary, ident))
    ]
    editing.delete_concepts(store, [*numbers, 999], "Ada")
    assert _concept(store, "mairie") is _concept(store, "quai", "port") is None
    assert _found(store, "quai") == []
    deeds.undo_next(store)
    assert _concept(store, "mairie") == MAIRIE
    assert _concept(store, "quai", "port") is not None
    before = written(store)
    assert editing.delete_concepts(store, [999]).operation is None
    assert written(store) == before


# Glossaries.


def test_a_glossary_is_made_described_and_deleted(store: Store) -> None:
    made = editing.create_glossary(store, Bilingual(" Le\nport ", "The harbour"), Bilingual("d"), "Ada")
    assert (made.glossary, made.whole) == ("the-harbour", Whole.MADE)
    number = glossaries.find(store, "the-harbour").number
    whole = glossaries.described(store, number)
    assert (whole.name, whole.description) == (Bilingual("Le port", "The harbour"), Bilingual("d"))
    editing.describe_glossary(store, replace(whole, name=Bilingual("Les quais", ""), authors=" Ada "))
    assert glossaries.described(store, number) == replace(whole, name=Bilingual("Les quais"), authors="Ada")
    editing.delete_glossary(store, "the-harbour")
    assert [g.id for g in glossaries.summaries(store)] == ["town"]
    deeds.undo_next(store)
    deeds.undo_next(store)
    assert glossaries.described(store, number) == whole


@pytest.mark.parametrize("name", [Bilingual("la VILLE"), Bilingual("x", "the town"), Bilingual("The Town")])
def test_a_name_that_is_taken_is_refused(store: Store, name: Bilingual) -> None:
    before = written(store)
    with pytest.raises(UsageError, match="choose another name"):
        editing.create_glossary(store, name)
    assert written(store) == before
    other = editing.create_glossary(store, Bilingual("Autre")).glossary
    with pytest.raises(UsageError, match="choose another name"):
        editing.describe_glossary(store, Glossary(other, name))
    town = glossaries.described(store, 1)
    assert editing.describe_glossary(store, town).operation is None


def test_a_glossary_without_a_name_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="Give the glossary a name"):
        editing.create_glossary(store, Bilingual(" "))


def test_a_new_glossary_leaves_the_id_of_a_deleted_one_alone(store: Store) -> None:
    editing.create_glossary(store, Bilingual("Port"))
    editing.delete_glossary(store, "port")
    again = editing.create_glossary(store, Bilingual("Port"))
    assert again.glossary != "port"


def test_a_glossary_is_duplicated_with_all_that_it_has(store: Store) -> None:
    first = editing.duplicate_glossary(store, "town", who="Ada")
    second = editing.duplicate_glossary(store, "town")
    named = editing.duplicate_glossary(store, "town", Bilingual("Copie"))
    names = {g.id: g.name for g in glossaries.summaries(store)}
    assert names[first.glossary] == Bilingual("La ville (2)", "The town (2)")
    assert names[second.glossary] == Bilingual("La ville (3)", "The town (3)")
    assert names[named.glossary] == Bilingual("Copie")
    copy = glossaries.glossary(store, glossaries.find(store, first.glossary).number)
    assert copy.concepts == small_glossary().concepts
    assert copy.description == small_glossary().description
    assert (first.glossary, "mairie") in _found(store, "mairie")
    deeds.undo_next(store)
    assert named.glossary not in {g.id for g in glossaries.summaries(store)}
