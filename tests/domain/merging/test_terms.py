"""Terms are a set for each language: every one of both sides is kept, their marks are merged like fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.merging import Field, Take, merge, with_choices
from interpreter_app.domain.terms import Concept, Gender, Language, Status, Term, TermType

FR, EN = Language.FRENCH, Language.ENGLISH

_texts = st.sampled_from(
    ("co-construction", "co construction", "coconstruction", "Café", "cafe", "PB", "pb", "élu", "élue")
)
_concepts = st.lists(
    st.builds(
        Term,
        _texts,
        st.sampled_from(Language),
        status=st.sampled_from(Status),
        gender=st.none() | st.sampled_from(Gender),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda term: (term.language, term.text),
).map(lambda terms: Concept("c", tuple(terms)))


def _terms(*terms: Term) -> Concept:
    return Concept("c", terms)


def _pair(french: str, english: str) -> Concept:
    return _terms(Term(french, FR), Term(english, EN))


@given(_concepts, _concepts, st.sampled_from([(), (0,)]))
def test_every_term_of_both_is_kept(ours: Concept, theirs: Concept, shared: tuple[int, ...]) -> None:
    both = merge(ours, theirs, (), shared).concept
    keys = [(t.language, fold(t.text)) for t in both.terms]
    for term in (*ours.terms, *theirs.terms):
        assert (term.language, fold(term.text)) in keys
    assert max(len(ours.terms), len(theirs.terms)) <= len(both.terms) <= len(ours.terms) + len(theirs.terms)


def test_a_term_written_otherwise_is_the_same_term_and_takes_the_new_spelling() -> None:
    ours = _terms(Term("conseil citoyen", FR, gender=Gender.MASCULINE), Term("citizens' council", EN))
    theirs = _terms(Term("Conseil citoyen", FR), Term("citizens’ council", EN, region="GB"))
    both = merge(ours, theirs).concept
    assert [t.text for t in both.terms] == ["Conseil citoyen", "citizens’ council"]
    assert both.terms[0].gender is Gender.MASCULINE
    assert both.terms[1].region == "GB"


def test_a_spelling_of_the_keyboard_is_not_asked_about_but_an_accent_is() -> None:
    ours = _terms(Term("Conseil citoyen", FR), Term("citizens' council", EN))
    assert merge(ours, _pair("conseil  citoyen", "Citizens’ council"), (), ()) == (ours, ())
    asked = merge(_pair("pêche", "fishing"), _pair("péché", "fishing"), (), ())
    assert asked.conflicts == ((Field("text", FR, "pêche"), "pêche", "péché"),)


def test_a_mark_that_both_have_otherwise_is_asked_about_for_its_term() -> None:
    ours = _terms(Term("après-midi", FR, gender=Gender.MASCULINE), Term("afternoon", EN))
    theirs = _terms(Term("après-midi", FR, gender=Gender.FEMININE), Term("afternoon", EN))
    merged = merge(ours, theirs, (), ())
    field = Field("gender", FR, "après-midi")
    assert merged == (ours, ((field, Gender.MASCULINE, Gender.FEMININE),))
    assert with_choices(ours, theirs, {field: Take.THEIRS}) == theirs


def test_a_new_term_does_not_push_the_preferred_one_aside() -> None:
    both = merge(_pair("mairie", "town hall"), _pair("mairie", "city hall")).concept
    assert [(t.text, t.status) for t in both.in_language(EN)] == [
        ("town hall", Status.PREFERRED),
        ("city hall", Status.ADMITTED),
    ]


def test_the_term_to_say_is_theirs_where_only_they_changed_it_among_those_that_they_have() -> None:
    base = _terms(Term("mairie", FR), Term("town hall", EN), Term("city hall", EN, status=Status.ADMITTED))
    theirs = _terms(Term("mairie", FR), Term("city hall", EN), Term("town hall", EN, status=Status.ADMITTED))
    merged = merge(base, theirs)
    preferred = merged.concept.preferred(EN)
    assert preferred is not None
    assert (preferred.text, len(merged.concept.terms)) == ("city hall", 3)
    asked = merge(base, theirs, (), ())
    assert asked.conflicts == ((Field("preferred", EN, "city hall"), "town hall", "city hall"),)
    assert with_choices(base, theirs, {asked.conflicts[0].field: Take.THEIRS}) == merged.concept


def test_where_both_corrected_the_term_to_say_both_stay_and_the_person_is_asked() -> None:
    base, ours, theirs = (
        _pair("écluse", english) for english in ("the lock", "the sluice", "the canal lock")
    )
    merged = merge(ours, theirs, (base,), is_whole=True)
    assert [t.text for t in merged.concept.in_language(EN)] == ["the sluice", "the canal lock"]
    assert merged.conflicts == ((Field("preferred", EN, "the canal lock"), "the sluice", "the canal lock"),)
    chosen = with_choices(merged.concept, theirs, {merged.conflicts[0].field: Take.THEIRS}).preferred(EN)
    assert chosen is not None
    assert chosen.text == "the canal lock"
    again = merge(merged.concept, theirs, (base, ours), (0, 2), is_whole=True)
    assert (again.concept, again.conflicts) == (merged.concept, ())


@pytest.mark.parametrize(
    ("mine", "other"), [("the lock", "sluice"), ("sluice", "the lock"), ("lift", "lift")]
)
def test_nobody_is_asked_for_the_term_to_say_where_one_side_left_it_or_both_agree(
    mine: str, other: str
) -> None:
    base, ours, theirs = (_pair("écluse", english) for english in ("the lock", mine, other))
    assert merge(ours, theirs, (base,), is_whole=True).conflicts == ()


def test_that_a_term_is_to_be_avoided_is_taken_and_never_taken_away() -> None:
    ours = _pair("mairie", "town hall")
    theirs = replace(ours, terms=(ours.terms[0], replace(ours.terms[1], status=Status.DEPRECATED)))
    assert merge(ours, theirs).concept == theirs
    assert merge(theirs, ours).concept == theirs
    assert [c.field.name for c in merge(ours, theirs, (), ()).conflicts] == ["deprecated"]


def test_the_first_term_in_a_language_stays_preferred() -> None:
    both = merge(_terms(Term("mairie", FR)), _pair("mairie", "town hall")).concept
    assert both.preferred(EN) == Term("town hall", EN)


def test_two_spellings_on_one_side_stay_two_terms() -> None:
    theirs = _terms(Term("co-construction", FR), Term("co construction", FR, TermType.VARIANT))
    both = merge(_terms(Term("co-construction", FR, gender=Gender.FEMININE)), theirs).concept
    assert [t.text for t in both.terms] == ["co-construction", "co construction"]


def test_a_spelling_that_both_sides_have_stays_where_the_other_has_one_more() -> None:
    theirs = _terms(Term("co construction", FR, TermType.VARIANT), Term("co-construction", FR))
    both = merge(_terms(Term("co-construction", FR)), theirs).concept
    assert [(t.text, t.type) for t in both.terms] == [
        ("co-construction", TermType.FULL_FORM),
        ("co construction", TermType.VARIANT),
    ]


def test_a_term_that_ours_removed_stays_away_unless_theirs_has_changed_it() -> None:
    base = _terms(Term("mairie", FR), Term("town hall", EN), Term("city hall", EN, status=Status.ADMITTED))
    ours = _terms(*base.terms[:2])
    assert merge(ours, base, (base,)) == (ours, ())
    changed = replace(base, terms=(*base.terms[:2], replace(base.terms[2], region="US")))
    asked = merge(ours, changed, (base,))
    assert tuple(asked) == (ours, ((Field("term", EN, "city hall"), None, "city hall"),))
    assert with_choices(ours, changed, {asked.conflicts[0].field: Take.THEIRS}) == changed


def test_a_term_that_theirs_removed_stays() -> None:
    ours = _terms(Term("mairie", FR), Term("hôtel de ville", FR, status=Status.ADMITTED))
    assert merge(ours, _terms(Term("mairie", FR)), (ours,)) == (ours, ())


def test_both_of_two_spellings_can_be_kept() -> None:
    ours, theirs = _pair("pêche", "fishing"), _pair("péché", "fishing")
    both = with_choices(ours, theirs, {Field("text", FR, "pêche"): Take.BOTH})
    assert [(t.text, t.status) for t in both.in_language(FR)] == [
        ("pêche", Status.PREFERRED),
        ("péché", Status.ADMITTED),
    ]
