"""The search index follows every write, can be thrown away, and is made without keeping anybody waiting."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.language.keys import Standing
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, PartOfSpeech, Status, Term
from interpreter_app.store import database, glossaries, index
from interpreter_app.store.database import Store, connect
from interpreter_app.store.index import IndexReader
from tests.contents import indexed, written


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "CHUNK", 3)


def _stop_after(pieces: int) -> index.Progress:
    """A progress that ends the work after some pieces, as somebody does who closes the window."""
    left = [None] * pieces

    def progress(done: int, total: int) -> None:
        if not left:
            raise Cancelled
        left.pop()

    return progress


def _without(store: Store) -> None:
    index.throw_away(store)
    assert not index.is_current(store)


def test_an_index_is_current_once_it_is_whole(store: Store) -> None:
    assert index.is_current(store)
    _without(store)
    with pytest.raises(Cancelled):
        index.build(store, _stop_after(1))
    assert not index.is_current(store)
    index.build(store)
    assert index.is_current(store)


def test_throwing_it_away_loses_nothing_that_a_person_wrote(store: Store) -> None:
    before, keys = written(store), indexed(store)
    _without(store)
    index.build(store)
    assert written(store) == before
    assert indexed(store) == keys


def test_an_index_is_whole_with_its_last_piece(store: Store) -> None:
    _without(store)
    told: list[bool] = []
    index.build(store, lambda _done, _total: told.append(index.is_current(store)))
    assert told == [False, False, True, True]


def test_a_small_glossary_is_searched_whole_however_many_terms_others_have(store: Store) -> None:
    glossaries.create(store, Glossary("large", Bilingual("Grand", "Large")))
    many = [Concept(f"c{n}", (Term(f"conseil {n:05}", Language.FRENCH),)) for n in range(2000)]
    glossaries.put(store, "large", many)
    reader = IndexReader(store)
    town = glossaries.find(store, "town").number
    for scopes in (
        frozenset({2 * town}),
        frozenset({2 * town + side for side in (0, 1)} | set(range(900, 1200))),
    ):
        found = [hit.key for hit in reader.whole("c", "d", scopes, 48)]
        assert found == [hit.key for hit in sorted(reader.whole("c", "d", scopes, 9999))]
        assert {"conseil citoyen", "conseil de quartier", "conseil communautaire"} <= set(found)


def test_words_and_beginnings_are_known_without_reading_them_all(store: Store) -> None:
    reader = IndexReader(store)
    assert reader.knows("mairie", False)
    assert reader.knows("mair", True)
    for word in ("mair", "", '"', "a b", "😀"):
        assert not reader.knows(word, False)


def test_how_a_term_stands_in_its_concept_is_known(store: Store) -> None:
    terms = (
        Term("péniche", Language.FRENCH, status=Status.ADMITTED),
        Term("chaland", Language.FRENCH),
        Term("gabare", Language.FRENCH),
        Term("barque", Language.FRENCH, status=Status.DEPRECATED),
        Term("barge", Language.ENGLISH),
    )
    glossaries.put(store, "town", [Concept("boat", terms)])
    reader = IndexReader(store)

    def standing(key: str) -> Standing:
        (hit,) = reader.whole(key, key + "~", None, 9)
        return Standing(hit.standing)

    assert standing("chaland") is standing("barge") is Standing.HEADWORD
    assert standing("gabare") is Standing.PREFERRED
    assert standing("peniche") is Standing.ADMITTED
    assert standing("barque") is Standing.DEPRECATED


def _damage(store: Store) -> None:
    """Spoil every page of the full-text index, as a disk may."""
    store.connection.execute("UPDATE search_text_data SET block = x'00ff00ff' WHERE id > 10")


def test_a_damaged_index_is_not_nothing_found(store: Store) -> None:
    _damage(store)
    with connect(store.path) as other, pytest.raises(index.IndexDamagedError, match=r"small\.sqlite"):
        IndexReader(other).containing([["mairie"]], True, None, 9)
    index.throw_away(store)
    index.build(store)
    assert IndexReader(store).containing([["mairie"]], True, None, 9)


def test_progress_counts_up_to_the_end(store: Store) -> None:
    told: list[tuple[int, int]] = []
    _without(store)
    index.build(store, lambda done, total: told.append((done, total)))
    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert all(0 <= done <= total for done, total in told)
    assert told[-1][0] == told[-1][1]


def test_work_that_was_stopped_goes_on_where_it_stopped(store: Store) -> None:
    whole = indexed(store)
    _without(store)
    for pieces in (0, 1, 0):
        with pytest.raises(Cancelled):
            index.build(store, _stop_after(pieces))
    index.build(store)
    assert indexed(store) == whole


def test_a_stopped_build_leaves_the_connection_as_safe_as_before(store: Store) -> None:
    _without(store)
    with pytest.raises(Cancelled):
        index.build(store, _stop_after(0))
    assert store.connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    index.build(store)
    assert store.connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_others_can_write_while_it_is_made_and_what_they_write_is_in_it(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with connect(store_path) as store, connect(store_path) as other:
        _without(store)
        steps = iter(range(4))

        def write_meanwhile(done: int, total: int) -> None:
            n = next(steps, None)
            if n is None:
                return
            terms = (Term(f"péniche {n}", Language.FRENCH),)
            glossaries.put(other, "town", [Concept(f"n-{n}", terms), Concept("mairie", terms)])
            if n == 1:
                glossaries.delete(other, "town", ["conseil-citoyen", "assises"])

        with monkeypatch.context() as patched:
            patched.setattr(index, "CHUNK", 2)
            index.build(store, write_meanwhile)
        grown = indexed(store)
        _without(store)
        index.build(store)
        anew = indexed(store)
    assert grown["whole"] == anew["whole"]
    assert grown["text"] == anew["text"]
    assert set(anew["words"]) <= set(grown["words"])


def test_two_processes_that_make_it_at_once_make_one(store_path: Path) -> None:
    with connect(store_path) as store, connect(store_path) as other:
        whole = indexed(store)
        _without(store)
        index.build(store, lambda _done, _total: index.build(other))
        assert index.is_current(other)
        assert indexed(store) == whole


def test_a_reader_without_an_index_finds_nothing_until_there_is_one(store: Store) -> None:
    reader = IndexReader(store)
    _without(store)
    assert reader.whole("mairie", "mairie~", None, 9) == []
    assert reader.containing([["mairie"]], False, None, 9) == []
    assert reader.with_initials("bp", False, None, 9) == []
    assert reader.words_of_stems(["fmair"]) == {}
    assert not reader.knows("mairie", False)
    assert list(reader.words_since(0)) == []
    assert reader.state() == ("", 0)
    index.build(store)
    assert [hit.key for hit in reader.whole("mairie", "mairie~", None, 9)] == ["mairie"]
    assert reader.state() != ("", 0)


def test_an_index_made_anew_has_another_epoch(store: Store) -> None:
    reader = IndexReader(store)
    before = reader.state()
    glossaries.put(store, "town", [Concept("new", (Term("péniche", Language.FRENCH),))])
    after = reader.state()
    assert after[0] == before[0]
    assert after[1] > before[1]
    assert {word for word, _code, _language in reader.words_since(before[1])} == {"peniche"}
    _without(store)
    index.build(store)
    assert reader.state()[0] != before[0]


def test_without_an_index_a_store_is_written_all_the_same(tmp_path: Path) -> None:
    with connect(tmp_path / "bare.sqlite") as store:
        glossaries.create(store, Glossary("g", Bilingual("g")))
        glossaries.put(store, "g", [Concept("a", (Term("mairie", Language.FRENCH),))])
        change = glossaries.delete(store, "g", ["a"])
        glossaries.undo(store, change.operation)
        index.build(store)
        assert [row[0] for row in indexed(store)["whole"]] == ["mairie"]


@pytest.mark.parametrize(
    "scopes", [None, frozenset[int](), frozenset({2}), frozenset({3}), frozenset({2, 3, 999})]
)
def test_every_question_keeps_to_the_scopes_and_the_limit(
    store: Store, scopes: frozenset[int] | None
) -> None:
    reader = IndexReader(store)
    answers = (
        reader.whole("c", "d", scopes, 3),
        reader.containing([["conseil", "council"]], True, scopes, 3),
        reader.with_initials("c", True, scopes, 3),
    )
    for hits in answers:
        assert len(hits) <= 3
        assert scopes is None or all(hit.scope in scopes for hit in hits)
    if scopes is None:
        assert all(answers)


def test_whole_keys_come_in_their_order(store: Store) -> None:
    keys = [hit.key for hit in IndexReader(store).whole("", "\U0010ffff", None, 1000)]
    assert keys == sorted(keys)
    assert len(keys) > 10


def test_beginnings_that_no_term_has_are_told_from_others(store: Store) -> None:
    reader = IndexReader(store)
    asked = ["cons", "conseil de", "conseil de x", "zzz", "é'\"", "\U0010ffff"]
    assert reader.begun(asked) == {"cons", "conseil de"}
    assert reader.begun([]) == set()


def test_the_terms_that_have_a_word_in_any_form_are_counted(store: Store) -> None:
    glossaries.create(store, Glossary("plans", Bilingual("Plans", "Plans")))
    languages = (Language.FRENCH, Language.FRENCH, Language.ENGLISH)
    texts = ("plan {n}", "projet de plan {n}", "plan {n}")
    concepts = [
        Concept(f"p{n}", tuple(Term(t.format(n=n), one) for t, one in zip(texts, languages, strict=True)))
        for n in range(1, 5)
    ]
    glossaries.put(store, "plans", concepts)
    reader = IndexReader(store)
    assert reader.spreads(["fplan", "fprojet", "fzzz", "é'\""]) == {"plan": (12, 12), "projet": (4, 4)}
    assert reader.spreads([]) == {}
    everything = reader.spreads()
    assert everything["plan"] == (12, 12)
    assert everything["projet"] == (4, 4)
    changed = Term("projets autres", Language.FRENCH)
    glossaries.put(store, "plans", [Concept("p1", (changed,))])
    assert reader.spreads(["fprojet"]) == {"projet": (3, 4), "projets": (1, 4)}
    assert reader.spreads(["fplan"]) == {"plan": (9, 9)}
    index.throw_away(store)
    assert reader.spreads() == {}
    index.build(store)
    assert reader.spreads(["eplan"]) == {"plan": (9, 9)}


def test_the_foremost_terms_of_a_family_come_first_within_the_scopes(store: Store) -> None:
    french = Language.FRENCH
    goes_by = Concept(
        "f1", (Term("conseil tres long en verite", french), Term("conseil", french, status=Status.DEPRECATED))
    )
    name = Concept("f2", (Term("conseil a", french, part_of_speech=PartOfSpeech.PROPER_NOUN),))
    glossaries.put(store, "town", [goes_by, name])
    reader = IndexReader(store)
    upper = "conseil \U0010ffff"
    every = reader.whole("conseil", upper, None, 1000)
    assert len(every) > 2
    wanted = sorted(every, key=lambda hit: (hit.key != "conseil", hit.standing > 1, len(hit.key), hit.key))
    keys = [hit.key for hit in wanted]
    assert keys[0] == "conseil"
    assert keys.index("conseil a") > keys.index("conseil tres long en verite")
    assert reader.foremost("conseil", upper, None, 1000) == wanted
    assert reader.foremost("conseil", upper, None, 2) == wanted[:2]
    for scope in {hit.scope for hit in every}:
        own = [hit for hit in wanted if hit.scope == scope]
        assert reader.foremost("conseil", upper, frozenset({scope}), 1000) == own
