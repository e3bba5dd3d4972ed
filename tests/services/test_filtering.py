"""Filtering and sorting a list: the same rows in the same order as going through all concepts would give."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter_app.base import i18n
from interpreter_app.domain.language.folding import content_words, fold
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.sorting import headed, sort_key
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.services.browsing import NO, YES, Facet, Filter, Kind, Listing, Missing, Order, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect

FR, EN = Language.FRENCH, Language.ENGLISH

WORDS = (
    "conseil", "conseils", "conseillère", "Conseiller", "cheval", "chevaux", "council", "councils", "party",
    "parties", "élu", "élue", "l’été", "le", "de", "of", "1 %", "%", "œuvre", "Côte", "cote", "côté", "vote",
    "voting", "C++", "mètre",
)  # fmt: skip
TYPED = (
    *WORDS,
    "c",
    "co",
    "con",
    "conseilles",
    "chevau",
    "votes",
    "elus",
    "partie",
    "zzz",
    "councillors",
    "",
)

_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
_terms = st.builds(
    Term,
    text=_texts,
    language=st.sampled_from(Language),
    type=st.sampled_from([TermType.FULL_FORM, TermType.PHRASE]),
    status=st.sampled_from(Status),
    part_of_speech=st.sampled_from([None, PartOfSpeech.NOUN, PartOfSpeech.VERB]),
    gender=st.none() | st.sampled_from(Gender),
    region=st.sampled_from(["", "", "FR", "GB-SCT"]),
)
_some = st.sampled_from(["", "", " ", "said"])
_concepts = st.builds(
    Concept,
    id=st.just("x"),
    terms=st.lists(_terms, max_size=4).map(tuple),
    subject_field=st.sampled_from(["", "voting", "works", "poterie"]),
    definition=st.builds(Bilingual, _some, _some),
    equivalence=st.none() | st.sampled_from(Equivalence),
    false_friend=st.booleans(),
    transfer_note=st.builds(Bilingual, _some, _some),
    source=_some,
    checked=st.booleans(),
)
_many = st.lists(_concepts, max_size=12).map(
    lambda made: [
        Concept(**{name: getattr(one, name) for name in Concept.__slots__} | {"id": f"c{n:02}"})
        for n, one in enumerate(made)
    ]
)
_facets = st.builds(
    Facet, st.just(Kind.REGION), st.sampled_from(["", "FR", "GB-SCT", "CA"])
) | st.sampled_from(
    [
        *(Facet(Kind.STATUS, status) for status in Status),
        *(Facet(Kind.EQUIVALENCE, value) for value in Equivalence),
        *(Facet(kind, value) for kind in (Kind.CHECKED, Kind.FALSE_FRIEND) for value in (YES, NO)),
        *(Facet(Kind.MISSING, field) for field in Missing),
        *(Facet(Kind.SUBJECT, subject) for subject in ("voting", "poterie", "elsewhere")),
    ]
)
_filters = st.builds(
    Filter,
    st.lists(st.sampled_from(TYPED), max_size=2).map(" ".join),
    st.frozensets(_facets, max_size=4),
)


def has(concept: Concept, facet: Facet) -> bool:
    """Whether a concept has a facet, by its own fields."""
    match facet.kind:
        case Kind.STATUS:
            return any(term.status == facet.value for term in concept.terms)
        case Kind.EQUIVALENCE:
            return concept.equivalence == facet.value
        case Kind.REGION:
            return facet.value in ({term.region for term in concept.terms} - {""} or {""})
        case Kind.SUBJECT:
            return concept.subject_field == facet.value
        case Kind.CHECKED:
            return concept.checked is (facet.value == YES)
        case Kind.FALSE_FRIEND:
            return concept.false_friend is (facet.value == YES)
        case Kind.MISSING:
            return lacks(concept, Missing(facet.value))


def lacks(concept: Concept, field: Missing) -> bool:
    """Whether a concept lacks a field."""
    nouns = [
        term
        for term in concept.in_language(FR)
        if term.part_of_speech in (None, PartOfSpeech.NOUN) and term.type is not TermType.PHRASE
    ]
    return {
        Missing.FRENCH_TERM: not concept.in_language(FR),
        Missing.ENGLISH_TERM: not concept.in_language(EN),
        Missing.EQUIVALENCE: concept.equivalence is None,
        Missing.FRENCH_DEFINITION: not concept.definition.fr.strip(),
        Missing.ENGLISH_DEFINITION: not concept.definition.en.strip(),
        Missing.FRENCH_TRANSFER_NOTE: not concept.transfer_note.fr.strip(),
        Missing.ENGLISH_TRANSFER_NOTE: not concept.transfer_note.en.strip(),
        Missing.SUBJECT: not concept.subject_field,
        Missing.SOURCE: not concept.source.strip(),
        Missing.GENDER: any(term.gender is None for term in nouns),
    }[field]


def words_of(concept: Concept) -> set[str]:
    """The folded words of a concept's terms."""
    return {word for term in concept.terms for word in headed(term.text, term.language).split()}


def naive(concepts: list[Concept], wanted: Filter) -> set[str]:
    """The ids of the concepts that a filter leaves."""
    everywhere = set[str]().union(*map(words_of, concepts))
    left = [c for c in concepts if fits(c, wanted)]
    for word in content_words(fold(wanted.typed).split()):
        found = {known for known in everywhere if known.startswith(word)}
        if not found and len(word) >= 4:
            found = {
                known for known in everywhere for side in Language if stem(known, side) == stem(word, side)
            }
        left = [c for c in left if words_of(c) & found]
    return {c.id for c in left}


def fits(concept: Concept, wanted: Filter, but: Kind | None = None) -> bool:
    """Whether a concept has one of the facets chosen of every kind but this."""
    kinds = {facet.kind for facet in wanted.facets} - {but}
    return all(any(has(concept, f) for f in wanted.facets if f.kind is kind) for kind in kinds)


def place(concept: Concept, language: Language, order: Order) -> tuple[object, ...]:
    """What a concept is sorted by."""
    head = concept.preferred(language) or concept.preferred(language.other)
    is_own = head is not None and head.language is language
    key = sort_key(head.text, head.language) if head else ("", "", "")
    rank = int(key[0][:1].isalpha()) if is_own else 2
    statuses, degrees = list(Status), [*Equivalence, None]
    first: object = {
        Order.TERM: 0,
        Order.EQUIVALENCE: degrees.index(concept.equivalence),
        Order.SUBJECT: (not concept.subject_field, sort_key(shown(concept.subject_field))),
        Order.STATUS: statuses.index(head.status) if head and is_own else len(statuses),
        Order.NEWEST: 0,
    }[order]
    return first, rank, key, concept.id


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder for the stores of all examples."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module")
def shelf(folder: Path) -> Iterator[Store]:
    """A store for all examples, each of which has a glossary of its own."""
    with connect(folder / "shelf.sqlite") as opened:
        yield opened


def shelve(store: Store, concepts: list[Concept]) -> tuple[int, dict[int, str]]:
    """Put these concepts into a new glossary; its number, and the ids of the concepts by their numbers."""
    ident = f"g{len(glossaries.summaries(store))}"
    glossaries.create(store, Glossary(ident, Bilingual(ident, ident)))
    glossaries.put(store, ident, concepts)
    number = glossaries.find(store, ident).number
    return number, {one.number: one.concept.id for one in glossaries.concepts_of(store, number)}


_slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@_slow
@given(_many, st.lists(_filters, min_size=1, max_size=6), st.sampled_from(Language))
def test_a_filter_leaves_what_going_through_all_leaves(
    shelf: Store, concepts: list[Concept], filters: list[Filter], language: Language
) -> None:
    number, ids = shelve(shelf, concepts)
    made = listing(shelf, language, number)
    for wanted in filters:
        rows = list(made.matching(wanted))
        assert {ids[made.numbers[row]] for row in rows} == naive(concepts, wanted)
        assert rows == sorted(set(rows))
        assert not wanted.is_empty or len(rows) == len(made)


@_slow
@given(_many, _filters)
def test_a_count_is_what_choosing_the_facet_would_leave(
    shelf: Store, concepts: list[Concept], wanted: Filter
) -> None:
    number, _ids = shelve(shelf, concepts)
    made = listing(shelf, FR, number)
    with_words = naive(concepts, Filter(wanted.typed))
    left = [c for c in concepts if c.id in with_words]
    counts = made.counts(wanted)
    for facet, count in counts.items():
        assert count == sum(has(c, facet) and fits(c, wanted, but=facet.kind) for c in left), facet
    for concept in concepts:
        assert not concept.subject_field or Facet(Kind.SUBJECT, concept.subject_field) in counts
        assert Facet(Kind.SUBJECT, "") not in counts  # Missing tells it.
        assert {Facet(Kind.REGION, term.region) for term in concept.terms if term.region} <= set(counts)


@_slow
@given(_many, st.sampled_from(Language), st.sampled_from([o for o in Order if o is not Order.NEWEST]))
def test_sorted_as_the_language_sorts(
    shelf: Store, concepts: list[Concept], language: Language, order: Order
) -> None:
    number, ids = shelve(shelf, concepts)
    made = listing(shelf, language, number, order=order)
    wanted = sorted(concepts, key=lambda concept: place(concept, language, order))
    assert [ids[number] for number in made.numbers] == [concept.id for concept in wanted]
    assert (order is Order.TERM and bool(concepts)) == bool(made.sections)
    check_heads(made, concepts, ids)


def check_heads(made: Listing, concepts: list[Concept], ids: dict[int, str]) -> None:
    """The best match is the first row whose headword begins with what was typed, in any order."""
    by_id = {concept.id: concept for concept in concepts}
    heads = []
    for number in made.numbers:
        concept = by_id[ids[number]]
        head = concept.preferred(made.language) or concept.preferred(made.language.other)
        heads.append(headed(head.text, head.language) if head else "")
    for typed in ("conseil", "c", "vot", "le conseil"):
        rows = made.matching(Filter(typed))
        found = (
            place
            for key in (headed(typed, made.language), headed(typed))
            for place, row in enumerate(rows)
            if heads[row].startswith(key)
        )
        assert made.first_beginning(typed, rows) == next(found, 0)


def test_newest_first(store: Store) -> None:
    number = glossaries.find(store, "town").number
    for ident, at in (("mairie", "2031-05-01T10:00:00Z"), ("assises", "2031-05-02T10:00:00Z")):
        store.connection.execute("UPDATE concept SET changed_at = ? WHERE id = ?", (at, ident))
    made = listing(store, FR, number, order=Order.NEWEST)
    stored = glossaries.concepts(store, list(made.numbers))
    ids = [stored[n].concept.id for n in made.numbers]
    assert ids[:4] == ["assises", "mairie", "un-pour-cent", "budget-participatif"]
    assert made.sections == ()


def test_subjects_go_by_their_names_in_the_language_of_the_interface(shelf: Store) -> None:
    made = [
        Concept(field, (Term("mot", FR),), subject_field=field) for field in ("food", "audit", "learning")
    ]
    number, ids = shelve(shelf, made)
    found = {}
    for language in ("en", "fr"):
        i18n.set_language(language)
        found[language] = [ids[n] for n in listing(shelf, FR, number, order=Order.SUBJECT).numbers]
        assert found[language] == sorted(found[language], key=lambda field: sort_key(shown(field)))
    assert found["en"] != found["fr"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mairies", ["mairie"]),
        ("budgets participatifs", ["budget-participatif"]),
        ("communautaires", ["conseil-communautaire"]),
        ("councils", ["conseil-citoyen", "conseil-communautaire", "conseil-de-quartier"]),
        ("citoyennes", ["conseil-citoyen"]),
        ("mair", ["mairie"]),
        ("mairi es", []),
    ],
)
def test_a_whole_word_finds_its_other_forms(store: Store, typed: str, found: list[str]) -> None:
    made = listing(store, FR, glossaries.find(store, "town").number)
    stored = glossaries.concepts(store, list(made.numbers))
    assert [stored[made.numbers[row]].concept.id for row in made.matching(Filter(typed))] == found


def test_an_irregular_form_finds_the_regular_one(shelf: Store) -> None:
    number, ids = shelve(shelf, [Concept("oeil", (Term("œil", FR),)), Concept("pied", (Term("pied", FR),))])
    made = listing(shelf, FR, number)
    assert [ids[made.numbers[row]] for row in made.matching(Filter("yeux"))] == ["oeil"]


def test_filters_are_values() -> None:
    facet = Facet(Kind.CHECKED, NO)
    wanted = Filter("mot").toggled(facet)
    assert wanted == Filter("mot", frozenset((facet,)))
    assert wanted.toggled(facet) == Filter("mot")
    assert wanted.typing("") == Filter(facets=frozenset((facet,)))
    assert wanted.choosing([]) == Filter("mot")
    assert Filter("  ").is_empty
    assert not wanted.is_empty
    assert wanted.of(Kind.CHECKED) == {NO}
