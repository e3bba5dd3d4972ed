"""A list that is brought up to date is the one that would be made anew: rows, letters, filters, counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import moving
from interpreter_app.services.browsing import Facet, Filter, Kind, Listing, Order, caught_up, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.services.test_filtering import TYPED, _concepts, _filters, _many, _slow, folder, shelf, shelve

FR, EN = Language.FRENCH, Language.ENGLISH

__all__ = ["folder", "shelf"]


def town(store: Store) -> int:
    """The number of the small glossary."""
    return glossaries.find(store, "town").number


def pair(ident: str, french: str, english: str = "x") -> Concept:
    """A concept with a term in each language."""
    return Concept(ident, (Term(french, FR), Term(english, EN)))


def same(made: Listing, anew: Listing, filters: list[Filter]) -> None:
    """Two lists can't be told apart."""
    assert list(made.numbers) == list(anew.numbers)
    assert made.sections == anew.sections
    for wanted in [*filters, *map(Filter, TYPED)]:
        rows = made.matching(wanted)
        assert list(rows) == list(anew.matching(wanted)), wanted
        assert made.counts(wanted) == anew.counts(wanted), wanted
        assert made.first_beginning(wanted.typed, rows) == anew.first_beginning(wanted.typed, rows)


_writings = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 14), _concepts),
        st.tuples(st.just("delete"), st.integers(0, 14), st.none()),
        st.tuples(st.just("undo"), st.just(0), st.none()),
    ),
    min_size=1,
    max_size=5,
)


@_slow
@given(
    _many,
    st.lists(_writings, min_size=1, max_size=3),
    st.lists(_filters, max_size=3),
    st.sampled_from(Language),
    st.sampled_from(Order),
)
def test_whatever_is_written_the_list_is_the_one_made_anew(
    shelf: Store,
    concepts: list[Concept],
    sittings: list[list[tuple[str, int, Concept | None]]],
    filters: list[Filter],
    language: Language,
    order: Order,
) -> None:
    number, _ids = shelve(shelf, concepts)
    ident = next(g.id for g in glossaries.summaries(shelf) if g.number == number)
    made = listing(shelf, language, number, order=order)
    done: list[int | None] = []
    for sitting in sittings:
        for what, place, concept in sitting:
            if concept is not None:
                done.append(glossaries.put(shelf, ident, [replace(concept, id=f"c{place:02}")]).operation)
            elif what == "delete":
                done.append(glossaries.delete(shelf, ident, [f"c{place:02}"]).operation)
            elif done:
                glossaries.undo(shelf, done.pop())
        anew = listing(shelf, language, number, order=order)
        made = replace(caught_up(shelf, made), operation=anew.operation)
        same(made, anew, filters)


def test_a_few_of_many_go_to_their_places(store: Store) -> None:
    glossaries.put(store, "town", [pair(f"mot-{n:04}", f"mot {n:04}") for n in range(3000)])
    made = listing(store, FR, town(store))
    kept = made.words
    glossaries.put(
        store, "town", [pair("mot-0001", "abri côtier"), pair("mot-2000", "zone"), pair("n", "nu")]
    )
    glossaries.delete(store, "town", ["mot-1500", "mairie"])
    now = caught_up(store, made)
    assert now.words is not kept
    same(now, listing(store, FR, town(store)), [Filter("abri"), Filter("zone"), Filter("mot 1500")])
    assert [s.letter for s in now.sections][-1] == "Z"
    assert len(made) == 3008
    assert list(made.matching(Filter("mairie"))) != []  # who still shows the old list can go on with it


def test_moved_to_another_glossary_and_all_glossaries_together(store: Store) -> None:
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", [pair("oie", "oie", "goose")])
    farm = glossaries.find(store, "farm").number
    every, here, there = listing(store, EN), listing(store, FR, town(store)), listing(store, FR, farm)
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    moving.move_concepts(store, [stored.number], "farm")
    same(caught_up(store, here), listing(store, FR, town(store)), [])
    same(caught_up(store, there), listing(store, FR, farm), [])
    same(caught_up(store, every), listing(store, EN), [])


def test_what_is_written_elsewhere_leaves_the_list_as_it_is(store: Store) -> None:
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    made = listing(store, FR, town(store))
    assert caught_up(store, made) is made
    glossaries.put(store, "farm", [pair("oie", "oie")])
    assert caught_up(store, made) is made


def test_where_much_was_written_it_is_made_anew(store: Store) -> None:
    made = listing(store, FR, town(store))
    glossaries.put(store, "town", [pair(f"mot-{n}", f"mot {n}") for n in range(100)])
    asked: list[int] = []
    now = caught_up(store, made, lambda done, _whole: asked.append(done))
    assert max(asked) > 100  # it went through all
    same(now, listing(store, FR, town(store)), [])


def test_of_a_glossary_that_is_gone_nothing_is_left(store: Store) -> None:
    made = listing(store, FR, town(store))
    glossaries.delete_glossary(store, "town")
    assert len(caught_up(store, made)) == 0


def test_a_subject_field_that_no_concept_has_any_more_is_no_longer_offered(store: Store) -> None:
    glossaries.put(store, "town", [replace(pair("quai", "quai"), subject_field="harbours")])
    made = listing(store, FR, town(store))
    harbours = Facet(Kind.SUBJECT, "harbours")
    assert made.counts(Filter())[harbours] == 1
    glossaries.put(store, "town", [pair("quai", "quai")])
    made = caught_up(store, made)
    assert harbours not in made.counts(Filter())
    glossaries.put(store, "town", [replace(pair("quai", "quai"), subject_field="harbours")])
    assert caught_up(store, made).counts(Filter())[harbours] == 1


def test_catching_up_can_be_stopped(store: Store) -> None:
    made = listing(store, FR, town(store))
    glossaries.put(store, "town", [pair("quai", "quai")])

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        caught_up(store, made, stop)
    assert len(caught_up(store, made)) == len(made) + 1
