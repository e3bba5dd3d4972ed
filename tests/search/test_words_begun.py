"""Terms of which each word was only begun: «cons quart»."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.search.engine import Match
from interpreter_app.search.query import each_begins_its_own
from interpreter_app.search.ranking import ABBREVIATED, FAR_FETCHED
from interpreter_app.store import glossaries
from tests.search.conftest import concept

if TYPE_CHECKING:
    from tests.search.conftest import Bench


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cons quart", ["conseil-de-quartier"]),
        ("con quar", ["conseil-de-quartier"]),
        ("cons de quart", ["conseil-de-quartier"]),
        ("quart cons", ["conseil-de-quartier"]),
        ("budg part", ["budget-participatif"]),
        ("neigh coun", ["conseil-de-quartier"]),
        ("cen tow hal", ["mairie-centrale"]),
        ("cons quarx", []),
        ("co qua", []),
        ("con con quar", []),
    ],
)
def test_the_beginnings_of_its_words_are_enough(bench: Bench, typed: str, found: list[str]) -> None:
    begun = [one for one in bench.found(typed) if one.match is Match.WORDS]
    assert [bench.names[one.concept][1] for one in begun] == found


def test_a_term_begun_in_its_order_comes_before_one_that_only_has_such_words(bench: Bench) -> None:
    costs = {one.key: one.cost for one in bench.found("cons par")}
    assert costs["conseil participatif de paris"] == ABBREVIATED
    assert bench.found("part cons")[0].cost == FAR_FETCHED
    assert bench.matches("citoy part") == {}
    assert bench.found("conseil par")[0].cost == 0.0


def test_while_the_last_word_begins_what_was_found_stays(bench: Bench) -> None:
    for typed in ("cons q", "cons qu", "cons qua", "cons quartier", "cons quartier "):
        assert bench.ids(typed)[0] == "conseil-de-quartier"


def test_six_words_may_be_begun_and_no_more(fresh: Bench) -> None:
    words = "anchor border clause domain evasion figure garden".split()
    for many in (6, 7):
        text = " ".join(words[:many])
        glossaries.put(fresh.store, "city", [concept(f"long-{many}", text, text)])
    fresh.refresh()
    begun = [word[:4] for word in words]
    assert sorted(fresh.ids(" ".join(begun[:6]))) == ["long-6", "long-7"]
    assert fresh.ids(" ".join(begun)) == []


@given(
    st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=4).flatmap(
        lambda words: st.tuples(st.just(words), st.permutations(words))
    ),
    st.integers(1, 3),
)
def test_the_words_of_a_term_are_begun_by_their_first_letters_in_any_order(
    words_and_order: tuple[list[str], list[str]], letters: int
) -> None:
    words, order = words_and_order
    assert each_begins_its_own([word[:letters] for word in order], " ".join(words))


def test_no_word_of_a_term_is_begun_twice() -> None:
    assert not each_begins_its_own(["con", "cons"], "conseil de quartier")
    assert each_begins_its_own(["con", "cons"], "conseil contraire")
    assert each_begins_its_own(["con", "cons"], "contraire conseil")
