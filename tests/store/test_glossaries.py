"""Glossaries are kept to the last character; every change is remembered and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries, index, index_later, rows
from interpreter_app.store.database import Store, connect, integrity
from tests import strategies
from tests.conftest import small_glossary
from tests.contents import indexed, written

FR, EN = Language.FRENCH, Language.ENGLISH
_on_disk = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for many examples, with an index."""
    with connect(tmp_path_factory.mktemp("glossaries") / "store.sqlite") as store:
        index.build(store)
        yield store


def _whole(store: Store, ident: str = "town") -> Glossary:
    return glossaries.glossary(store, glossaries.find(store, ident).number)


def _concept(store: Store, ident: str, glossary: str = "town") -> Concept | None:
    stored = glossaries.concept(store, glossary, ident)
    return stored.concept if stored else None


def _new(ident: str, text: str = "") -> Concept:
    return Concept(ident, (Term(text or ident, FR), Term(text or ident, EN)))


# Keeping.


@_on_disk
@given(strategies.glossaries())
@example(Glossary("empty", Bilingual("a")))
@example(Glossary("bare", Bilingual("a"), concepts=(Concept("c", ()),)))
@example(Glossary("nul", Bilingual("a\0b"), concepts=(Concept("c", (Term("a\0b\0", FR),)),)))
def test_a_glossary_is_kept_to_the_last_character(shared: Store, wanted: Glossary) -> None:
    with pytest.raises(_Enough):
        _keep_for_a_moment(shared, wanted)


class _Enough(Exception):  # noqa: N818 - takes an example out of the store again
    """The example is done with."""


def _keep_for_a_moment(store: Store, wanted: Glossary) -> None:
    with store.write():
        glossaries.create(store, wanted)
        glossaries.put(store, wanted.id, wanted.concepts)
        assert _whole(store, wanted.id) == wanted
        for concept in wanted:
            stored = glossaries.concept(store, wanted.id, concept.id)
            assert stored is not None
            assert stored.concept == concept
            assert len(stored.term_numbers) == len(concept.terms)
        raise _Enough


@given(strategies.concepts())
@example(Concept("c", ()))
def test_history_keeps_a_concept_to_the_last_character(concept: Concept) -> None:
    assert rows.from_text(rows.to_text(concept)) == concept


@given(strategies.concepts(), strategies.concepts())
def test_only_the_same_concept_has_the_same_fingerprint(one: Concept, other: Concept) -> None:
    assert (rows.fingerprint(one) == rows.fingerprint(other)) == (one == other)


def test_concepts_stand_in_the_order_in_which_they_were_added(store: Store) -> None:
    glossaries.put(store, "town", [_new("z"), _new("a")])
    glossaries.put(store, "town", [replace(small_glossary().concepts[0], note="changed")])
    assert [c.id for c in _whole(store)] == [*(c.id for c in small_glossary()), "z", "a"]


def test_terms_keep_their_order_and_their_numbers_go_with_them(store: Store) -> None:
    stored = glossaries.concept(store, "town", "budget-participatif")
    assert stored is not None
    numbers = dict(
        store.connection.execute("SELECT number, text FROM term WHERE concept = ?", (stored.number,))
    )
    assert [numbers[n] for n in stored.term_numbers] == [t.text for t in stored.concept.terms]


def test_concepts_are_read_by_number_and_those_that_are_gone_left_out(store: Store) -> None:
    numbers = [stored.number for stored in glossaries.concepts_of(store, 1)]
    read = glossaries.concepts(store, [numbers[2], 999, numbers[0]])
    assert {number: stored.concept.id for number, stored in read.items()} == {
        numbers[0]: "conseil-citoyen",
        numbers[2]: "conseil-communautaire",
    }
    assert glossaries.concepts(store, []) == {}


def test_a_concept_and_its_terms_are_of_one_moment_though_another_process_writes(store: Store) -> None:
    (number,) = [s.number for s in glossaries.concepts_of(store, 1) if s.concept.id == "mairie"]
    asked: list[str] = []

    def write_in_between(sql: str) -> None:
        asked.append(sql)
        if len(asked) == 2:
            with connect(store.path) as other:
                glossaries.put(
                    other, "town", [Concept("mairie", (Term("péniche", Language.FRENCH),), note="x")]
                )

    before = glossaries.concepts(store, [number])[number].concept
    store.connection.set_trace_callback(write_in_between)
    read = glossaries.concepts(store, [number])[number].concept
    store.connection.set_trace_callback(None)
    assert len(asked) == 2
    assert read == before
    assert glossaries.concepts(store, [number])[number].concept.note == "x"


def test_what_is_not_there_is_none(store: Store) -> None:
    assert glossaries.concept(store, "town", "nobody") is None
    assert glossaries.concept(store, "nowhere", "mairie") is None


def test_the_fingerprint_of_a_concept_is_the_same_in_every_release() -> None:
    """It tells whether a person has touched what an earlier release shipped."""
    concepts = small_glossary().concepts
    assert [rows.fingerprint(c) for c in concepts[:3]] == [
        "e23b7420dc10934245d5977aae6a1fe1",
        "4595ca46fe302801bf59915e7add275b",
        "f461ea520314a0acbcc32342a9eecf7e",
    ]


# Glossaries by name.


def test_a_glossary_is_found_by_its_id_and_by_its_name_in_either_language(store: Store) -> None:
    for name in ("town", "The town", "the TOWN", "La ville", "la Ville"):
        assert glossaries.find(store, name).id == "town"


def test_an_unknown_glossary_is_answered_with_those_there_are(store: Store) -> None:
    glossaries.create(store, Glossary("second", Bilingual("Deuxième", "Second")))
    with pytest.raises(UsageError, match="“twn”; there are: town, second"):
        glossaries.find(store, "twn")


def test_an_ambiguous_name_is_answered_with_the_ids(store: Store) -> None:
    glossaries.create(store, Glossary("town-2", Bilingual("La ville", "Another")))
    with pytest.raises(UsageError, match=r"town, town-2"):
        glossaries.find(store, "La ville")
    assert glossaries.find(store, "Another").id == "town-2"
    assert glossaries.find(store, "town").id == "town"


def test_an_id_can_be_given_once(store: Store) -> None:
    before = written(store)
    with pytest.raises(UsageError, match="“town”"):
        glossaries.create(store, Glossary("town", Bilingual("Autre", "Other")))
    assert written(store) == before


def test_a_summary_says_what_a_glossary_holds(store: Store) -> None:
    glossaries.create(store, Glossary("own", Bilingual("Mots", "Words"), Bilingual("d", "e")), starter=True)
    town, own = glossaries.summaries(store)
    assert (town.id, town.concepts, town.is_starter) == ("town", len(small_glossary().concepts), False)
    assert (own.name, own.description, own.concepts, own.is_starter) == (
        Bilingual("Mots", "Words"),
        Bilingual("d", "e"),
        0,
        True,
    )


def test_a_glossary_is_described_anew_without_touching_its_concepts(store: Store) -> None:
    new = Glossary("town", Bilingual("N", "M"), Bilingual("d", "e"), "2", "CC0", "Ada")
    glossaries.describe(store, new)
    assert _whole(store) == replace(new, concepts=small_glossary().concepts)


def test_nothing_is_written_into_a_glossary_that_is_not_there(store: Store) -> None:
    before = written(store)
    with pytest.raises(UsageError, match="“nowhere”"):
        glossaries.put(store, "nowhere", [_new("a")])
    with pytest.raises(UsageError, match="“nowhere”"):
        glossaries.delete(store, "nowhere", ["a"])
    assert written(store) == before


# Changing.


def test_a_change_says_what_was_added_and_what_was_changed(store: Store) -> None:
    same, old = small_glossary().concepts[:2]
    edited = replace(old, note="edited")
    change = glossaries.put(store, "town", [same, edited, _new("new")])
    assert (change.glossary, change.added, change.changed, change.deleted) == (
        "town",
        ("new",),
        (edited.id,),
        (),
    )
    assert _concept(store, edited.id) == edited


def test_what_stays_the_same_is_not_touched(store: Store) -> None:
    before = written(store)
    change = glossaries.put(store, "town", small_glossary().concepts)
    assert (change.added, change.changed) == ((), ())
    after = written(store)
    assert after["concept"] == before["concept"]
    assert after["term"] == before["term"]
    assert after["history"] == before["history"]


def test_a_changed_concept_keeps_its_number(store: Store) -> None:
    old = glossaries.concept(store, "town", "mairie")
    glossaries.put(store, "town", [_new("mairie", "fontaine")])
    new = glossaries.concept(store, "town", "mairie")
    assert old is not None
    assert new is not None
    assert (new.number, new.concept.terms[0].text) == (old.number, "fontaine")


def test_the_same_id_in_two_glossaries_is_two_concepts(store: Store) -> None:
    glossaries.create(store, Glossary("other", Bilingual("Autre", "Other")))
    glossaries.put(store, "other", [_new("mairie", "fontaine")])
    assert _concept(store, "mairie") == small_glossary().concepts[3]
    glossaries.delete(store, "other", ["mairie"])
    assert _concept(store, "mairie") == small_glossary().concepts[3]


def test_progress_counts_the_concepts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "CHUNK", 10)
    told: list[tuple[int, int]] = []
    glossaries.put(store, "town", [_new(f"c-{n}") for n in range(25)], progress=lambda *t: told.append(t))
    assert told == [(10, 25), (20, 25), (25, 25)]


# Taking back.


def test_a_deleted_concept_is_gone_and_can_be_had_back(store: Store) -> None:
    before = _concept(store, "mairie")
    change = glossaries.delete(store, "town", ["mairie", "nobody"])
    assert change.deleted == ("mairie",)
    assert _concept(store, "mairie") is None
    back = glossaries.undo(store, change.operation)
    assert back.added == ("mairie",)
    assert _concept(store, "mairie") == before


def test_an_undone_change_is_as_before_and_undoing_the_undo_does_it_again(store: Store) -> None:
    edited = _new("mairie", "fontaine")
    before = {c.id: c for c in _whole(store)}
    change = glossaries.put(store, "town", [edited, _new("new")])
    after = {c.id: c for c in _whole(store)}
    undone = glossaries.undo(store, change.operation)
    assert (undone.added, undone.changed, undone.deleted) == ((), ("mairie",), ("new",))
    assert {c.id: c for c in _whole(store)} == before
    redone = glossaries.undo(store, undone.operation)
    assert (redone.added, redone.changed) == (("new",), ("mairie",))
    assert {c.id: c for c in _whole(store)} == after
    glossaries.undo(store, redone.operation)
    assert {c.id: c for c in _whole(store)} == before


def test_an_older_operation_can_be_taken_back_past_a_newer_one(store: Store) -> None:
    first = glossaries.put(store, "town", [_new("a"), _new("b")])
    second = glossaries.put(store, "town", [_new("a", "edited")])
    gone = glossaries.undo(store, first.operation)
    assert set(gone.deleted) == {"a", "b"}
    glossaries.undo(store, gone.operation)
    assert _concept(store, "a") == _new("a", "edited")
    glossaries.undo(store, second.operation)
    assert _concept(store, "a") == _new("a")


def test_the_newest_operation_that_can_be_undone_is_told(store: Store) -> None:
    imported = glossaries.last_operation(store)
    change = glossaries.put(store, "town", [_new("a")])
    assert glossaries.last_operation(store) == glossaries.last_operation(store, "town") == change.operation
    undone = glossaries.undo(store, change.operation)
    assert glossaries.last_operation(store) == imported
    glossaries.undo(store, undone.operation)
    assert glossaries.last_operation(store) == change.operation
    assert glossaries.last_operation(store, "nowhere") is None


def test_one_operation_after_another_is_taken_back_until_nothing_is_left(store: Store) -> None:
    """As somebody does who presses undo again and again, after a restart or beside another process."""
    glossaries.create(store, Glossary("own", Bilingual("Mes mots", "My words")))
    glossaries.put(store, "own", [_new("a")])
    glossaries.describe(store, Glossary("own", Bilingual("M", "W")))
    glossaries.delete(store, "town", ["mairie"])
    glossaries.delete_glossary(store, "own")
    told = []
    while (last := glossaries.last_operation(store)) is not None:
        told.append(
            store.connection.execute("SELECT kind FROM operation WHERE number = ?", (last,)).fetchone()[0]
        )
        glossaries.undo(store, last)
    assert told == ["delete-glossary", "delete", "describe", "edit", "create", "import", "create"]
    assert glossaries.summaries(store) == []


def test_history_says_who_did_what_when_and_in_which_zone(store: Store) -> None:
    change = glossaries.put(store, "town", [_new("a")], who="Zoé", kind="import")
    at, zone, who, kind = store.connection.execute(
        "SELECT at, zone, who, kind FROM operation WHERE number = ?", (change.operation,)
    ).fetchone()
    assert (who, kind) == ("Zoé", "import")
    assert at.endswith("+00:00")
    assert zone


_ids = st.sampled_from(["a", "b", "c", "l-eau"])
_texts = st.sampled_from(
    ["mairie", "l’eau", "1 000 €", "co-construction", "?", "vœu", "conseil de quartier", ""]
)
_steps = st.one_of(
    st.tuples(
        st.just("put"),
        st.lists(
            st.builds(
                lambda ident, texts: Concept(
                    ident, tuple(Term(t, FR if n % 2 else EN) for n, t in enumerate(texts))
                ),
                _ids,
                st.lists(_texts | st.text(max_size=6), max_size=3),
            ),
            max_size=3,
            unique_by=lambda concept: concept.id,
        ),
    ),
    st.tuples(st.just("delete"), st.lists(_ids, max_size=2, unique=True)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("delete glossary"), st.none()),
    st.tuples(st.just("build"), st.integers(0, 3)),
    st.tuples(st.just("throw away"), st.none()),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(_steps, max_size=12))
@example(steps=[("put", [Concept("a", (Term("?", FR), Term("Qui ? Quoi ?", FR)))]), ("delete", ["a"])])
def test_whatever_is_written_the_index_is_as_if_made_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object]]
) -> None:
    with (
        connect(tmp_path_factory.mktemp("steps") / "store.sqlite") as store,
        pytest.MonkeyPatch.context() as m,
    ):
        m.setattr(index, "CHUNK", 2)
        m.setattr(index_later, "AT_ONCE", 1)
        index.build(store)
        glossaries.create(store, Glossary("h", Bilingual("h")))
        glossaries.put(store, "h", [_new("other", "mairie de l’eau")])
        for step in steps:
            _take(store, *step)
        index.build(store)
        grown = indexed(store)
        index.throw_away(store)
        index.build(store)
        anew = indexed(store)
        assert grown["whole"] == anew["whole"]
        assert grown["text"] == anew["text"]
        assert set(anew["words"]) <= set(grown["words"])
        assert integrity(store) == ()


def _take(store: Store, kind: str, what: object) -> None:
    """One step of a person, or of the program beside them."""
    match kind, what:
        case "put", list(concepts) if not _is_there(store):
            glossaries.bring(store, Glossary("g", Bilingual("g"), concepts=tuple(concepts)))
        case "put", list(concepts):
            glossaries.put(store, "g", concepts)
        case "delete", list(ids) if _is_there(store):
            glossaries.delete(store, "g", ids)
        case "delete glossary", _ if _is_there(store):
            glossaries.delete_glossary(store, "g")
        case "undo", int(back):
            last = glossaries.last_operation(store, "g")
            if last is not None:
                with suppress(UsageError):  # of a glossary that was deleted since
                    glossaries.undo(store, max(1, last - back) if back else last)
        case "build", int(pieces):
            _build_a_little(store, pieces)
        case "throw away", _:
            index.throw_away(store)


def _is_there(store: Store) -> bool:
    return "g" in {g.id for g in glossaries.summaries(store)}


class _Stopped(Exception):  # noqa: N818 - the person closes the program
    """The index isn't finished."""


def _build_a_little(store: Store, pieces: int) -> None:
    left = [None] * pieces

    def stop(done: int, total: int) -> None:
        if not left:
            raise _Stopped
        left.pop()

    try:
        index.build(store, stop)
    except _Stopped:
        assert not store.connection.in_transaction


def test_a_store_that_was_copied_is_read_by_another_path(store_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(store_path.read_bytes())
    with connect(copy) as store:
        assert _whole(store) == small_glossary()
