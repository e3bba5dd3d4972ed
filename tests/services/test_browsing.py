"""Reading a glossary from A to Z: order, sections and filter of the list."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term
from interpreter_app.services.browsing import WITHOUT_TERM, Filter, Listing, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH


def heads(store: Store, made: Listing, rows: list[int] | None = None) -> list[str]:
    """The ids of the concepts in the order of the list."""
    numbers = [made.numbers[row] for row in (range(len(made)) if rows is None else rows)]
    stored = glossaries.concepts(store, numbers)
    return [stored[number].concept.id for number in numbers]


def add(store: Store, *concepts: Concept, glossary: str = "other") -> int:
    """Put these concepts into a glossary of their own; its number."""
    if glossary not in {g.id for g in glossaries.summaries(store)}:
        glossaries.create(store, Glossary(glossary, Bilingual(glossary, glossary)))
    glossaries.put(store, glossary, concepts)
    return glossaries.find(store, glossary).number


def words(ident: str, french: str = "", english: str = "") -> Concept:
    """A concept with a term in each language that is given."""
    given = [(FR, french), (EN, english)]
    return Concept(ident, tuple(Term(text, language) for language, text in given if text))


def test_french_and_english_order(store: Store) -> None:
    number = glossaries.find(store, "town").number
    french, english = listing(store, FR, number), listing(store, EN, number)
    assert heads(store, french) == [
        "un-pour-cent",
        "assises",
        "budget-participatif",
        "conseil-citoyen",
        "conseil-communautaire",
        "conseil-de-quartier",
        "mairie",
        "recevabilite",
    ]
    assert [(s.letter, s.first) for s in french.sections] == [
        ("#", 0),
        ("A", 1),
        ("B", 2),
        ("C", 3),
        ("M", 6),
        ("R", 7),
    ]
    assert heads(store, english)[:3] == ["un-pour-cent", "conseil-citoyen", "assises"]
    assert [french.letter(row) for row in (0, 1, 5, 7)] == ["#", "A", "C", "R"]


def test_order_is_that_of_a_reader(store: Store) -> None:
    number = add(
        store,
        words("d", "œuvre"),
        words("a", "l’étude"),
        words("c", "ode"),
        words("b", "été"),
        words("e", "%"),
        words("f", "côte"),
        words("g", "cote"),
        words("h", "la cote"),
    )
    made = listing(store, FR, number)
    assert heads(store, made) == ["e", "g", "f", "h", "b", "a", "c", "d"]
    assert [s.letter for s in made.sections] == ["#", "C", "E", "O"]


def test_concepts_without_a_term_in_the_language_stand_last(store: Store) -> None:
    number = add(store, words("b", english="advice"), words("a", "zone"), Concept("c", ()))
    made = listing(store, FR, number)
    assert heads(store, made) == ["a", "c", "b"]
    assert [(s.letter, s.first) for s in made.sections] == [("Z", 0), (WITHOUT_TERM, 1)]


def test_a_concept_stands_under_the_term_one_says(store: Store) -> None:
    terms = (
        Term("aaa", FR, status=Status.DEPRECATED),
        Term("zzz", FR),
        Term("bbb", FR, status=Status.ADMITTED),
    )
    made = listing(store, FR, add(store, Concept("one", terms)))
    assert [s.letter for s in made.sections] == ["Z"]
    assert list(made.matching(Filter("aaa"))) == [0]


def test_all_glossaries_together(store: Store) -> None:
    add(store, words("x", "canton", "canton"))
    made = listing(store, FR)
    assert len(made) == 9
    assert heads(store, made)[3] == "x"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("conseil", ["conseil-citoyen", "conseil-communautaire", "conseil-de-quartier"]),
        ("CONSEIL DE Q", ["conseil-de-quartier"]),
        ("recevabilite", ["recevabilite"]),
        ("l'eligib", ["recevabilite"]),
        ("council neigh", ["conseil-de-quartier"]),
        ("residents’", ["conseil-citoyen"]),
        ("BP", ["budget-participatif"]),
        ("1 %", ["un-pour-cent"]),
        ("onseil", []),
        ("", None),
    ],
)
def test_filter(store: Store, typed: str, found: list[str] | None) -> None:
    made = listing(store, FR, glossaries.find(store, "town").number)
    rows = list(made.matching(Filter(typed)))
    assert heads(store, made, rows) == (heads(store, made) if found is None else found)


def test_sections_of_what_a_filter_leaves(store: Store) -> None:
    made = listing(store, FR, glossaries.find(store, "town").number)
    rows = made.matching(Filter("b"))
    assert [(s.letter, s.first) for s in made.sections_of(rows)] == [("#", 0), ("B", 1)]
    assert made.sections_of(made.matching(Filter("zzz"))) == ()


def test_best_match_begins_with_what_was_typed(store: Store) -> None:
    number = add(store, words("a", "agent du budget"), words("b", "budget"), words("c", "un budget vert"))
    made = listing(store, FR, number)
    assert heads(store, made, list(made.matching(Filter("budget")))) == ["a", "b", "c"]
    assert made.first_beginning("le budg", made.matching(Filter("budg"))) == 1
    assert made.first_beginning("vert", made.matching(Filter("vert"))) == 0


def test_empty_glossary(store: Store) -> None:
    made = listing(store, FR, add(store))
    assert (len(made), made.sections, list(made.matching(Filter("x"))), made.row_of(1)) == (0, (), [], None)
    assert made.sections_of(made.matching(Filter("x"))) == ()


def test_can_be_stopped(store: Store) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        listing(store, FR, progress=stop)
