"""What only one side changed is taken, what both changed is asked about, and no text vanishes."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interpreter_app.domain.merging import Field, Take, merge, with_choices
from interpreter_app.domain.merging.fields import PLAIN, Value, value_of, with_value
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Term, TermType
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH

_often = settings(deadline=None, max_examples=35)

_TEXTS = ("co-construction", "co construction", "coconstruction", "Café", "cafe", "PB", "pb", "élu", "élue")


def _each_once(concept: Concept) -> Concept:
    """The concept without terms of the same text: which of two twins is which, nobody could tell."""
    return replace(concept, terms=tuple({(t.language, t.text): t for t in concept.terms}.values()))


_few = st.builds(
    Concept,
    id=st.just("c"),
    terms=st.lists(
        st.sampled_from(_TEXTS).flatmap(
            lambda text: st.sampled_from(Language).flatmap(lambda side: strategies.terms(side, st.just(text)))
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda term: (term.language, term.text),
    ).map(tuple),
    note=st.sampled_from(["", "a", "b"]),
    definition=st.builds(Bilingual, st.sampled_from(["", "a", "b"])),
    checked=st.booleans(),
)
_concepts = strategies.concepts().map(_each_once) | _few
"""Concepts, many of them with terms that fold alike."""

_histories = st.lists(_concepts, max_size=3).flatmap(
    lambda versions: st.tuples(
        st.just(tuple(versions)), st.frozensets(st.integers(0, len(versions)), max_size=3)
    )
)
"""Earlier versions, and which of them and of ours came from elsewhere."""

_EDITS: dict[Field, Value] = {
    Field("subject_field"): "law",
    Field("definition", FR): "nouvelle",
    Field("definition", EN): "new",
    Field("equivalence"): Equivalence.QUASI_EQUIVALENT,
    Field("false_friend"): True,
    Field("transfer_note", FR): "dites-le",
    Field("transfer_note", EN): "say so",
    Field("source"): "décret",
    Field("checked"): True,
    Field("note"): "seen in Leith",
}


def _pair(french: str, english: str, **more: object) -> Concept:
    return Concept("c", (Term(french, FR), Term(english, EN)), **more)  # type: ignore[arg-type]


def _edited(concept: Concept, fields: frozenset[Field]) -> Concept:
    for field in fields:
        concept = with_value(concept, field, _EDITS[field])
    return concept


def _texts(concept: Concept) -> set[str]:
    """Every text that a person wrote into a concept, its terms left out."""
    said = (value_of(concept, field) for field in PLAIN)
    of_terms = chain.from_iterable((t.context, t.pronunciation, t.region) for t in concept.terms)
    return {text for text in chain(said, of_terms) if isinstance(text, str) and text}


@_often
@given(_concepts, _histories)
@example(Concept("c", (Term("Café", FR), Term("cafe", FR, TermType.VARIANT))), ((), frozenset()))
def test_a_concept_merged_with_itself_is_itself(
    concept: Concept, history: tuple[tuple[Concept, ...], frozenset[int]]
) -> None:
    assert merge(concept, concept, *history) == (concept, ())


@_often
@given(_concepts, _concepts, _histories)
def test_merging_the_same_twice_changes_nothing_more(
    ours: Concept, theirs: Concept, history: tuple[tuple[Concept, ...], frozenset[int]]
) -> None:
    earlier, shared = history
    once = merge(ours, theirs, earlier, shared)
    again = merge(once.concept, replace(theirs, id="another"), (*earlier, ours), shared)
    assert again.concept == once.concept


@_often
@given(
    _few,
    st.dictionaries(st.sampled_from(list(_EDITS)), st.booleans()),
    st.sampled_from([(), ("avant",), ("avant", "encore avant")]),
)
def test_what_only_one_side_changed_is_taken(
    base: Concept, edits: dict[Field, bool], before: tuple[str, ...]
) -> None:
    base = with_value(_edited(base, frozenset()), Field("source"), "loi")
    mine = frozenset(field for field, is_mine in edits.items() if is_mine)
    ours, theirs = _edited(base, mine), _edited(base, frozenset(edits) - mine)
    earlier = (*(replace(base, source=source) for source in before), base)
    merged = merge(ours, theirs, earlier, range(len(earlier)))
    assert tuple(merged) == (_edited(base, frozenset(edits)), ())
    other_way = merge(theirs, ours, earlier, range(len(earlier)))
    assert other_way.concept == merged.concept


@_often
@given(_concepts, _concepts, _histories)
def test_no_text_of_either_side_vanishes(
    ours: Concept, theirs: Concept, history: tuple[tuple[Concept, ...], frozenset[int]]
) -> None:
    earlier, shared = history
    merged, conflicts = merge(ours, theirs, earlier, shared)
    assert merged.id == ours.id
    known = _texts(merged).union(*map(_texts, earlier))
    waiting = {conflict.theirs for conflict in conflicts}
    removed = {c.field.term for c in conflicts if c.field.name == "term"}
    of_removed = {
        text for t in theirs.terms if t.text in removed for text in (t.context, t.pronunciation, t.region)
    }
    assert _texts(theirs) <= known | waiting | of_removed
    apart, asked = merge(ours, theirs, earlier, ())
    assert _texts(ours) <= _texts(apart)
    assert {(t.language, t.text) for t in ours.terms} <= {(t.language, t.text) for t in apart.terms}
    for conflict in (*conflicts, *asked):
        assert conflict.theirs != conflict.ours


@_often
@given(_few, _few)
def test_two_written_apart_are_the_same_whoever_merges_where_they_do_not_contradict(
    one: Concept, other: Concept
) -> None:
    mine, theirs = merge(one, other, (), ()), merge(other, one, (), ())
    for field in PLAIN:
        if field not in {c.field for c in (*mine.conflicts, *theirs.conflicts)}:
            assert value_of(mine.concept, field) == value_of(theirs.concept, field)


# Who has changed a field.


def test_a_concept_added_once_is_what_both_have_in_common() -> None:
    merged = merge(_pair("mairie", "town hall", note="a"), _pair("mairie", "town hall", note="b"))
    assert (merged.concept.note, merged.conflicts) == ("b", ())


def test_what_was_written_apart_is_asked_about() -> None:
    merged = merge(_pair("mairie", "town hall", note="a"), _pair("mairie", "town hall", note="b"), (), ())
    assert merged.concept.note == "a"
    assert merged.conflicts == ((Field("note"), "a", "b"),)


def test_an_old_copy_changes_nothing() -> None:
    old, new = _pair("mairie", "town hall", note="a"), _pair("mairie", "town hall", note="b")
    assert merge(new, old, (old,)) == (new, ())


def test_what_both_changed_is_asked_about_and_ours_stands() -> None:
    base, ours, theirs = (_pair("mairie", "town hall", note=note) for note in ("a", "b", "c"))
    assert merge(ours, theirs, (base,)) == (ours, ((Field("note"), "b", "c"),))


def test_what_the_last_file_brought_is_theirs_to_change_again() -> None:
    base, ours, theirs = (_pair("mairie", "town hall", note=note) for note in ("a", "b", "c"))
    assert merge(ours, theirs, (base,), {0, 1}).concept.note == "c"


def test_a_file_that_left_a_field_alone_has_not_brought_it() -> None:
    base, edited = (_pair("mairie", "town hall", note=note) for note in ("a", "b"))
    after_import = replace(edited, source="loi")
    theirs = _pair("mairie", "town hall", note="c")
    merged = merge(after_import, theirs, (base, edited), {0, 2})
    assert [c.field for c in merged.conflicts] == [Field("note")]


def test_an_edit_that_was_taken_back_is_none() -> None:
    base, edited, theirs = (_pair("mairie", "town hall", note=note) for note in ("a", "b", "c"))
    assert merge(base, theirs, (base, edited)).concept.note == "c"


@pytest.mark.parametrize("shared", [(), (0,), (0, 1)])
def test_an_empty_field_of_theirs_takes_nothing_away(shared: tuple[int, ...]) -> None:
    ours = _pair("mairie", "town hall", note="a", checked=True, equivalence=Equivalence.EQUIVALENT)
    theirs = _pair("mairie", "town hall")
    assert merge(ours, theirs, (ours,), shared) == (ours, ())


def test_what_ours_emptied_stays_empty_unless_theirs_says_something_new() -> None:
    base, ours = (_pair("mairie", "town hall", note=note) for note in ("a", ""))
    assert merge(ours, base, (base,)) == (ours, ())
    new = merge(ours, replace(base, note="b"), (base,))
    assert new == (ours, ((Field("note"), "", "b"),))


# The person's choice.


def test_each_field_is_chosen_by_itself() -> None:
    ours = _pair("mairie", "town hall", note="a", source="loi", definition=Bilingual(en="x"))
    theirs = _pair("mairie", "town hall", note="b", source="décret", definition=Bilingual(en="y"))
    chosen = with_choices(
        ours,
        theirs,
        {Field("note"): Take.BOTH, Field("source"): Take.THEIRS, Field("definition", EN): Take.MINE},
    )
    assert chosen == replace(ours, note="a\nb", source="décret")
    assert with_choices(chosen, theirs, {Field("note"): Take.BOTH}) == chosen


@_often
@given(_concepts, _concepts, _histories)
def test_choosing_all_of_theirs_leaves_nothing_to_ask(
    ours: Concept, theirs: Concept, history: tuple[tuple[Concept, ...], frozenset[int]]
) -> None:
    merged = merge(ours, theirs, *history)
    chosen = with_choices(merged.concept, theirs, {c.field: Take.THEIRS for c in merged.conflicts})
    for conflict in merged.conflicts:
        if conflict.field in PLAIN:
            assert value_of(chosen, conflict.field) == conflict.theirs
    assert {c.field for c in merge(chosen, theirs).conflicts}.isdisjoint(PLAIN)
    mine = with_choices(merged.concept, theirs, {c.field: Take.MINE for c in merged.conflicts})
    assert mine == merged.concept
