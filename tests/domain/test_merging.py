"""A merged concept has every term and every text of both; merging the same again changes nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.merging import merged, pair_key
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
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH

_TEXTS = ("co-construction", "co construction", "coconstruction", "Café", "cafe", "PB", "pb", "élu", "élue")


def _each_once(concept: Concept) -> Concept:
    """The concept without terms of the same text: which of two twins is which, nobody could tell."""
    return replace(concept, terms=tuple({(t.language, t.text): t for t in concept.terms}.values()))


_concepts = strategies.concepts().map(_each_once) | st.builds(
    Concept,
    id=st.just("c"),
    terms=st.lists(
        st.builds(
            Term,
            text=st.sampled_from(_TEXTS),
            language=st.sampled_from(Language),
            status=st.sampled_from(Status),
            gender=st.none() | st.sampled_from(Gender),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda term: (term.language, term.text),
    ).map(tuple),
)
"""Concepts, many of them with terms that fold alike."""


def _pair(french: str, english: str, **more: object) -> Concept:
    return Concept("c", (Term(french, FR), Term(english, EN)), **more)  # type: ignore[arg-type]


@given(_concepts)
@example(Concept("c", (Term("Café", FR), Term("cafe", FR, TermType.VARIANT))))
def test_a_concept_merged_with_itself_is_itself(concept: Concept) -> None:
    assert merged(concept, concept) == concept


@given(_concepts, _concepts)
def test_merging_the_same_twice_changes_nothing_more(old: Concept, new: Concept) -> None:
    once = merged(old, new)
    assert merged(once, replace(new, id="another")) == once


@given(_concepts, _concepts)
def test_every_term_of_both_is_kept(old: Concept, new: Concept) -> None:
    both = merged(old, new)
    keys = [(t.language, fold(t.text)) for t in both.terms]
    for term in (*old.terms, *new.terms):
        assert (term.language, fold(term.text)) in keys
    assert {(t.language, t.text) for t in new.terms} <= {(t.language, t.text) for t in both.terms}
    assert max(len(old.terms), len(new.terms)) <= len(both.terms) <= len(old.terms) + len(new.terms)


@given(_concepts, _concepts)
def test_the_id_stays_and_no_text_is_lost(old: Concept, new: Concept) -> None:
    both = merged(old, new)
    assert both.id == old.id
    for field in ("subject_field", "source", "note"):
        assert getattr(both, field) == (getattr(new, field) or getattr(old, field))
    for field in ("definition", "transfer_note"):
        for language in Language:
            texts = [getattr(concept, field).get(language) for concept in (new, old)]
            assert getattr(both, field).get(language) == (texts[0] or texts[1])
    assert both.checked == (old.checked or new.checked)
    assert both.false_friend == (old.false_friend or new.false_friend)


def test_the_newer_text_stands_where_both_say_something() -> None:
    old = _pair("conseil", "council", definition=Bilingual("ancien", "old"), source="loi")
    new = _pair("conseil", "council", definition=Bilingual(en="new"), equivalence=Equivalence.EQUIVALENT)
    both = merged(old, new)
    assert both.definition == Bilingual("ancien", "new")
    assert both.source == "loi"
    assert both.equivalence is Equivalence.EQUIVALENT


def test_a_term_written_otherwise_is_the_same_term_and_takes_the_new_spelling() -> None:
    old = Concept("c", (Term("conseil citoyen", FR, gender=Gender.MASCULINE), Term("citizens' council", EN)))
    new = Concept("d", (Term("Conseil citoyen", FR), Term("citizens’ council", EN, region="GB")))
    both = merged(old, new)
    assert [t.text for t in both.terms] == ["Conseil citoyen", "citizens’ council"]
    assert both.terms[0].gender is Gender.MASCULINE
    assert both.terms[1].region == "GB"


def test_a_new_term_does_not_push_the_preferred_one_aside() -> None:
    both = merged(_pair("mairie", "town hall"), _pair("mairie", "city hall"))
    assert [(t.text, t.status) for t in both.in_language(EN)] == [
        ("town hall", Status.PREFERRED),
        ("city hall", Status.ADMITTED),
    ]


def test_the_first_term_in_a_language_stays_preferred() -> None:
    both = merged(Concept("c", (Term("mairie", FR),)), _pair("mairie", "town hall"))
    assert both.preferred(EN) == Term("town hall", EN)


def test_two_spellings_on_one_side_stay_two_terms() -> None:
    new = Concept("d", (Term("co-construction", FR), Term("co construction", FR, TermType.VARIANT)))
    both = merged(Concept("c", (Term("co-construction", FR, gender=Gender.FEMININE),)), new)
    assert [t.text for t in both.terms] == ["co-construction", "co construction"]


def test_a_spelling_that_both_sides_have_stays_where_the_other_has_one_more() -> None:
    new = Concept("d", (Term("co construction", FR, TermType.VARIANT), Term("co-construction", FR)))
    both = merged(Concept("c", (Term("co-construction", FR),)), new)
    assert [(t.text, t.type) for t in both.terms] == [
        ("co-construction", TermType.FULL_FORM),
        ("co construction", TermType.VARIANT),
    ]


def test_concepts_are_the_same_when_their_preferred_terms_fold_alike_in_both_languages() -> None:
    one = _pair("L’élu", "Councillor")
    assert pair_key(one) == pair_key(_pair("l'Élu", "councillor"))
    assert pair_key(one) != pair_key(_pair("élue", "councillor"))
    assert pair_key(Concept("c", (Term("élu", FR),))) == ("elu", "")


def test_the_pair_looks_at_what_one_would_say_not_at_the_first_term() -> None:
    concept = Concept("c", (Term("vieux", FR, status=Status.DEPRECATED), Term("neuf", FR), Term("new", EN)))
    assert pair_key(concept) == ("neuf", "new")
