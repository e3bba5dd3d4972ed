"""Two people edit one concept at the same time: nothing that either wrote is lost unless it is said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from interpreter_app.domain.side_by_side import put_together
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Gender, Language, Status, Term
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH
MAIRIE, HALL = Term("mairie", FR), Term("town hall", EN)
BEFORE = Concept("mairie", (MAIRIE, HALL), definition=Bilingual("d", "e"), note="n")


@given(strategies.concepts(), strategies.concepts())
def test_what_only_one_side_changed_is_taken_whichever_it_was(before: Concept, changed: Concept) -> None:
    changed = replace(changed, id=before.id)
    assert put_together(before, changed, before) == (changed, ())
    assert put_together(before, before, changed) == (changed, ())
    assert put_together(before, changed, changed) == (changed, ())


def test_different_fields_come_together() -> None:
    mine = replace(BEFORE, note="mine", definition=Bilingual("mine", "e"), checked=True)
    theirs = replace(
        BEFORE, definition=Bilingual("d", "theirs"), equivalence=Equivalence.EQUIVALENT, source="law"
    )
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert conflicts == ()
    assert both == replace(
        BEFORE,
        note="mine",
        checked=True,
        definition=Bilingual("mine", "theirs"),
        equivalence=Equivalence.EQUIVALENT,
        source="law",
    )


def test_the_same_field_changed_otherwise_is_a_conflict_and_mine_stands() -> None:
    mine = replace(BEFORE, note="mine", definition=Bilingual("", "e"))
    theirs = replace(BEFORE, note="theirs", definition=Bilingual("theirs", "e"), source="law")
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert set(conflicts) == {"note", "definition.fr"}
    assert both == replace(mine, source="law")


def test_terms_of_each_language_and_of_each_place_come_together() -> None:
    office = Term("civic office", EN, status=Status.ADMITTED)
    hotel = Term("hôtel de ville", FR, status=Status.ADMITTED)
    mine = replace(BEFORE, terms=(replace(MAIRIE, gender=Gender.FEMININE), HALL, office))
    theirs = replace(BEFORE, terms=(replace(MAIRIE, region="FR"), hotel, replace(HALL, region="GB")))
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert conflicts == ()
    assert both.terms == (
        replace(MAIRIE, gender=Gender.FEMININE, region="FR"), hotel, replace(HALL, region="GB"), office,
    )  # fmt: skip


def test_a_term_that_both_added_stands_once() -> None:
    office = Term("civic office", EN)
    mine = replace(BEFORE, terms=(MAIRIE, HALL, office, Term("mine", EN)))
    theirs = replace(BEFORE, terms=(MAIRIE, HALL, office, Term("theirs", EN)))
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert conflicts == ()
    assert [t.text for t in both.in_language(EN)] == ["town hall", "civic office", "mine", "theirs"]


def test_a_term_that_one_removed_and_the_other_changed_is_a_conflict() -> None:
    mine = replace(BEFORE, terms=(MAIRIE,))
    theirs = replace(BEFORE, terms=(MAIRIE, replace(HALL, text="city hall")))
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert (both.terms, conflicts) == ((MAIRIE,), ("terms.en",))


def test_a_term_reworded_by_both_is_a_conflict() -> None:
    mine = replace(BEFORE, terms=(MAIRIE, replace(HALL, text="city hall")))
    theirs = replace(BEFORE, terms=(replace(MAIRIE, region="FR"), replace(HALL, text="civic hall")))
    both, conflicts = put_together(BEFORE, mine, theirs)
    assert conflicts == ("terms.en",)
    assert both.terms == (replace(MAIRIE, region="FR"), replace(HALL, text="city hall"))
