"""The words of all glossaries: which are there, hold a piece, are a slip away, or sound like this."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.search.insides import LEAST as LEAST_FOR_INSIDE
from interpreter_app.search.likeness import LEAST_FOR_TYPO
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import connect
from interpreter_app.store.index import IndexReader
from tests.search.conftest import CITY, Bench, concept

_PROBES = (
    "mairie conseil cons budget xyzzy consay mary bugdet arondissement delibration consil commun eau".split()
)


def _answers(vocabulary: Vocabulary) -> list[object]:
    """Everything that a vocabulary says about some words."""
    return [
        (
            vocabulary.has(word),
            vocabulary.starts(word),
            sorted(vocabulary.inside(word)),
            vocabulary.typos(word, True),
            vocabulary.typos(word, False),
            [vocabulary.by_ear(word, most) for most in (0, 1, 2)],
            vocabulary.divided(word),
        )
        for word in _PROBES
    ]


def test_before_it_is_read_a_vocabulary_is_empty_and_answers_nothing() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.is_empty
    assert len(vocabulary) == 0
    assert _answers(vocabulary) == [(False, False, [], [], [], [[], [], []], [])] * len(_PROBES)


def test_read_as_it_grew_or_at_once_it_is_the_same(tmp_path: Path) -> None:
    with connect(tmp_path / "store.sqlite") as store:
        index.build(store)
        glossaries.create(store, CITY)
        growing = Vocabulary()
        reader = IndexReader(store)
        for made in CITY:
            glossaries.put(store, "city", [made])
            growing.refresh(reader)
        at_once = Vocabulary()
        at_once.refresh(reader)
        assert len(growing) == len(at_once)
        assert _answers(growing) == _answers(at_once)


def test_it_knows_whether_anything_has_been_learnt_since(fresh: Bench) -> None:
    assert fresh.vocabulary.is_fresh(fresh.index)
    glossaries.put(fresh.store, "city", [concept("new", "esplanade", "esplanade")])
    assert not fresh.vocabulary.is_fresh(fresh.index)
    assert not fresh.vocabulary.has("esplanade")
    fresh.vocabulary.refresh(fresh.index)
    assert fresh.vocabulary.is_fresh(fresh.index)
    assert fresh.vocabulary.has("esplanade")


def test_an_answer_given_before_is_not_kept_over_a_new_word(fresh: Bench) -> None:
    assert fresh.vocabulary.typos("esplanadde", True) == []
    assert fresh.vocabulary.by_ear("esplanad", 0) == []
    glossaries.put(fresh.store, "city", [concept("new", "esplanade", "esplanade")])
    fresh.vocabulary.refresh(fresh.index)
    assert [word for _cost, word in fresh.vocabulary.typos("esplanadde", True)] == ["esplanade"]
    assert [word for _cost, word in fresh.vocabulary.by_ear("esplanad", 0)] == ["esplanade"]


def test_an_index_made_anew_is_read_from_nothing(fresh: Bench) -> None:
    glossaries.put(fresh.store, "city", [concept("new", "esplanade", "esplanade")])
    fresh.vocabulary.refresh(fresh.index)
    glossaries.delete(fresh.store, "city", ["new"])
    index.throw_away(fresh.store)
    index.build(fresh.store)
    fresh.vocabulary.refresh(IndexReader(fresh.store))
    assert not fresh.vocabulary.has("esplanade")
    assert fresh.vocabulary.has("mairie")


@pytest.mark.parametrize("count", [3, 300])
def test_a_refresh_that_fails_half_way_changes_nothing(bench: Bench, count: int) -> None:
    class Broken:
        """An index that can't be read to its end."""

        def state(self) -> tuple[str, int]:
            epoch, number = bench.index.state()
            return epoch, number + count

        def words_since(self, number: int) -> Iterator[tuple[str, str, str]]:
            yield from ((f"mairkes{n}", "MERK", "fr") for n in range(count))
            raise index.IndexDamagedError("damaged")

    vocabulary = Vocabulary()
    vocabulary.refresh(bench.index)
    before = _answers(vocabulary)
    with pytest.raises(index.IndexDamagedError):
        vocabulary.refresh(Broken())  # type: ignore[arg-type]  # it has no more than is asked of it
    assert _answers(vocabulary) == before
    assert not vocabulary.has("mairkes0")


def test_a_vocabulary_that_is_replaced_is_gone_at_once_though_the_collector_spares_it(bench: Bench) -> None:
    vocabulary = Vocabulary()
    vocabulary.refresh(bench.index)
    for typed in ("conse", "mairei"):
        vocabulary.typos(typed, whole=False)
        vocabulary.by_ear(typed, 1)
    gone = weakref.ref(vocabulary._near_words)
    gc.freeze()
    try:
        del vocabulary
        assert gone() is None
    finally:
        gc.unfreeze()


def test_one_with_a_source_is_read_when_a_question_needs_all_the_words(bench: Bench) -> None:
    later = Vocabulary(bench.index)
    assert not later.is_empty
    assert later.is_fresh(bench.index)
    for word in ("mairie", "mair", "xyzzy", "", '"'):
        assert later.has(word) == bench.vocabulary.has(word)
        if word:
            assert later.starts(word) == bench.vocabulary.starts(word)
    assert len(later) == 0
    assert _answers(later) == _answers(bench.vocabulary)
    assert len(later) == len(bench.vocabulary)


@pytest.mark.parametrize(
    ("typed", "unlike"),
    [
        ("computer", "compte"),  # another end
        ("tracteur", "acteur"),  # another beginning
        ("collectif", "collectiv"),  # the last letter typed may still be followed by anything
        ("insect", "insecu"),
    ],
)
def test_what_is_only_a_little_like_it_is_no_slip(fresh: Bench, typed: str, unlike: str) -> None:
    french = ["compte", "acteur", "collectivité", "insécurité"]
    glossaries.put(fresh.store, "city", [concept(f"x{n}", text, "x") for n, text in enumerate(french)])
    fresh.refresh()
    found = [word for _cost, word in fresh.vocabulary.typos(typed, False)]
    assert not any(word.startswith(unlike) for word in found)


@pytest.mark.parametrize(
    ("heard", "unlike"),
    [("housing", "simd"), ("parrot", "paris"), ("airport", "report"), ("oxygen", "exigeant"), ("bid", "by")],
)
def test_what_only_shares_some_sounds_is_not_heard(fresh: Bench, heard: str, unlike: str) -> None:
    glossaries.put(fresh.store, "city", [concept("x", ["Paris", "exigeant"], ["SIMD", "report", "by"])])
    fresh.refresh()
    for most in (0, 1, 2):
        assert unlike not in [word for _cost, word in fresh.vocabulary.by_ear(heard, most)]


def test_whole_words_and_beginnings(bench: Bench) -> None:
    assert bench.vocabulary.has("mairie")
    assert not bench.vocabulary.has("mair")
    assert bench.vocabulary.starts("mair")
    assert bench.vocabulary.starts("mairie")
    assert not bench.vocabulary.starts("mairies")


@pytest.mark.parametrize(
    ("piece", "holders"),
    [
        ("commun", ["intercommunalite"]),
        ("inter", []),  # its beginning, not inside it
        ("alite", ["intercommunalite"]),
        ("nicip", ["municipal"]),
        ("ie\nma", []),
        ("com", []),
        ("", []),
    ],
)
def test_the_words_that_hold_a_piece_inside(bench: Bench, piece: str, holders: list[str]) -> None:
    assert [w for w in bench.vocabulary.inside(piece) if w != "intermunicipal"] == holders


@given(st.text("abcdefghijklmnopqrstuvwxyz\n\t", max_size=8))
def test_what_is_said_to_hold_a_piece_holds_it(bench: Bench, piece: str) -> None:
    for word in bench.vocabulary.inside(piece):
        assert len(piece) >= LEAST_FOR_INSIDE
        assert piece in word[1:]
        assert bench.vocabulary.has(word)


@given(st.text("abcdeimnorst", max_size=12), st.booleans(), st.integers(1, 2))
def test_slips_are_words_or_beginnings_cheapest_first(
    bench: Bench, typed: str, whole: bool, most: int
) -> None:
    found = bench.vocabulary.typos(typed, whole, most)
    assert found == sorted(found)
    assert not found or len(typed) >= LEAST_FOR_TYPO
    for _cost, word in found:
        assert bench.vocabulary.has(word) if whole else bench.vocabulary.starts(word)


def test_a_word_still_being_typed_may_be_the_beginning_of_a_longer_one(bench: Bench) -> None:
    assert "recevab" in [word for _cost, word in bench.vocabulary.typos("rcevab", False)]
    assert bench.vocabulary.typos("rcevab", True) == []


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("budgetparticipatif", ("budget", "participatif")),
        ("budgetparti", ("budget", "parti")),
        ("townhall", ("town", "hall")),
    ],
)
def test_two_words_typed_as_one_are_divided(bench: Bench, typed: str, parts: tuple[str, str]) -> None:
    assert parts in bench.vocabulary.divided(typed)


def test_the_word_itself_does_not_sound_like_another(bench: Bench) -> None:
    for most in (0, 1, 2):
        assert "mairie" not in [word for _cost, word in bench.vocabulary.by_ear("mairie", most)]


def test_how_often_a_word_stands_is_told_alike_before_and_after_the_words_were_read(bench: Bench) -> None:
    read, unread = bench.vocabulary, Vocabulary(bench.index)
    words = ("conseil", "budget", "participatif", "council", "paris", "quartiers", "nobody", "")
    assert [unread.spread(word) for word in words] == [read.spread(word) for word in words]
    assert [unread.count(word) for word in words] == [read.count(word) for word in words]
    for beginning in ("con", "b", "par", "m", "conseil", "zzz"):
        assert unread.best_known(beginning, 3) == read.best_known(beginning, 3)
    assert not unread.is_read
    assert read.best_known("con", 1) == ["conseil"]
    assert read.spread("conseil") == 4
    assert read.spread("nobody") == 0


def test_a_word_that_comes_later_stands_once_and_moves_no_other_count(fresh: Bench) -> None:
    counted = {word: fresh.vocabulary.spread(word) for word in ("budget", "conseil", "water", "zzz")}
    glossaries.put(fresh.store, "city", [concept("a", "aaa buffet", "zzz")])
    fresh.refresh()
    assert fresh.vocabulary.spread("aaa") == fresh.vocabulary.spread("buffet") == 1
    after = {word: fresh.vocabulary.spread(word) for word in counted}
    assert after == {**counted, "zzz": 1}


def test_what_is_prepared_is_every_first_and_second_letter_and_answers_as_before(fresh: Bench) -> None:
    glossaries.put(fresh.store, "city", [concept("a", "a b", "c")])
    prepared = Vocabulary()
    prepared.refresh(fresh.index)
    before = _answers(prepared)
    prepared.prepare()
    assert _answers(prepared) == before
    beginnings = {word[:2] for word in prepared.beginning_with("", 10_000)}
    assert {"a", "ar", "co", "pa"} <= beginnings
    assert {beginning for beginning, _most in prepared._best} == beginnings
    assert prepared._near_words._first.keys() >= beginnings
    Vocabulary().prepare()
