"""Which finds come first, and what the last places are kept for."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.keys import Standing
from interpreter_app.search.ranking import Found, Match, Order, places, shared_out

_ORDER = list(Match)
_finds = st.lists(
    st.builds(
        Found,
        concept=st.integers(1, 10**6),
        term=st.integers(1, 10**6),
        scope=st.integers(2, 5),
        match=st.sampled_from(Match),
        key=st.sampled_from(
            ["conseil", "conseil a", "conseil b", "conseil de c", "conseiller", "consul", "x"]
        ),
        cost=st.sampled_from([0.0, 0.1, 1.0]),
        standing=st.sampled_from(Standing),
    ),
    max_size=20,
    unique_by=lambda found: found.concept,
)


class _Known(NamedTuple):
    weights: dict[str, int]
    tells: dict[str, float] = {}  # noqa: RUF012 - read only

    def weight(self, word: str) -> int:
        return self.weights.get(word, 0)

    def telling(self, key: str) -> float:
        return self.tells.get(key, 0.0)


def _found(number: int, match: Match, key: str, **more: int) -> Found:
    standing, is_name = more.get("standing", 1), bool(more.get("name"))
    return Found(number, number, more.get("scope", 2), match, key, more.get("cost", 0), standing, is_name)


@given(_finds, st.integers(1, 9), st.integers(0, 2))
def test_labels_come_in_their_order_whatever_else_decides(found: list[Found], limit: int, kept: int) -> None:
    shown = Order().arranged(found, limit, kept)
    labels = [one.match for one in shown if not _is_whole_in_another_form(one)]
    assert labels == sorted(labels, key=_ORDER.index)
    assert len(shown) == min(limit, len(found))


@given(_finds)
def test_a_whole_term_in_another_form_comes_right_behind_its_longer_beginnings(found: list[Found]) -> None:
    places = [
        1.5 if _is_whole_in_another_form(one) else _ORDER.index(one.match)
        for one in Order().arranged(found, 20, 0)
    ]
    assert places == sorted(places)


def _is_whole_in_another_form(found: Found) -> bool:
    return found.match is Match.INFLECTED and found.cost == 0.0


def test_a_shorter_term_comes_first_and_a_deprecated_one_last() -> None:
    found = [
        _found(1, Match.PREFIX, "conseil", standing=Standing.DEPRECATED),
        _found(2, Match.PREFIX, "conseil de quartier"),
        _found(3, Match.PREFIX, "concertation"),
    ]
    assert [one.concept for one in Order().arranged(found, 7, 0)] == [3, 2, 1]


def test_a_family_takes_four_places_of_seven_while_others_begin_alike() -> None:
    council = [_found(n, Match.PREFIX, f"conseil {n}") for n in range(9)]
    others = [_found(20 + n, Match.PREFIX, f"concertation longue {n}") for n in range(2)]
    order = Order(renown=_Known({"conseil": 1000}))
    assert [one.concept for one in order.arranged([*council, *others], 7, 0)] == [0, 1, 2, 3, 20, 21, 4]
    assert [one.concept for one in order.arranged(council, 7, 0)] == list(range(7))


def test_families_share_the_places_by_their_weights() -> None:
    found = [_found(10 * f + n, Match.PREFIX, f"con{f} {n}") for f in range(1, 5) for n in range(9)]
    order = Order(renown=_Known({"con1": 9, "con2": 99, "con3": 49, "con4": 19}))
    shown = order.arranged(found, 7, 0)
    assert [one.concept // 10 for one in shown] == [2, 2, 3, 2, 2, 3, 4]
    assert [one.concept for one in shown if one.concept // 10 == 2] == [20, 21, 22, 23]
    unknown = [one.concept for one in Order().arranged(found, 7, 0)]
    assert unknown == [10, 20, 30, 40, 11, 21, 31]


@given(
    st.integers(1, 9),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 500), max_size=9),
)
def test_a_share_is_never_of_fewer_places_than_that_of_a_lighter_family(
    limit: int, weights: dict[str, int]
) -> None:
    shares = shared_out(limit, weights)
    assert sum(shares.values()) == min(limit, places(limit) * len(weights))
    for one, share in shares.items():
        assert 0 < share <= places(limit)
        assert all(share >= shares.get(other, 0) for other in weights if weights[one] > weights[other])


def test_todays_glossaries_keep_their_places_before_the_others() -> None:
    mine = [_found(n, Match.PREFIX, f"conseil numero {n}", scope=9) for n in range(6)]
    others = [_found(20 + n, Match.PREFIX, f"con {n}") for n in range(6)]
    shown = [one.scope for one in Order(frozenset({9})).arranged([*others, *mine], 7, 0)]
    assert shown == [9] * 6 + [2]


def test_a_family_is_led_by_its_own_word_and_its_most_telling_terms() -> None:
    council = [_found(n, Match.PREFIX, f"conseil {n}") for n in range(9)]
    others = [_found(20, Match.PREFIX, "conseil"), _found(21, Match.PREFIX, "concertation")]
    tells = {"conseil 7": 5.0, "conseil 3": 9.0}
    order = Order(renown=_Known({"conseil": 9, "concertation": 2}, tells))
    assert [one.concept for one in order.arranged([*council, *others], 7, 0)] == [20, 3, 7, 21, 0, 1, 2]
    whole = order._replace(is_growing=False)
    assert [one.concept for one in whole.arranged([*council, *others], 7, 0)] == [20, 3, 7, 21, 0, 1, 2]
    alone = whole._replace(renown=_Known({"conseil": 900}, tells))
    assert [one.concept for one in alone.arranged([*council, *others], 7, 0)] == [20, 3, 7, 0, 1, 2, 4]


def test_only_the_shortest_terms_that_a_concept_goes_by_lead_a_family() -> None:
    council = [_found(n, Match.PREFIX, f"conseil {'x' * n}") for n in range(1, 19)]
    council += [
        _found(30, Match.PREFIX, "conseil a", standing=2),
        _found(31, Match.PREFIX, "conseil b", name=1),
    ]
    tells = {"conseil a": 9.0, "conseil b": 9.0, "conseil xxx": 8.0, "conseil " + "x" * 18: 9.0}
    order = Order(renown=_Known({"conseil": 9}, tells))
    assert next(one.concept for one in order.arranged(council, 7, 0)) == 3


def test_a_proper_noun_comes_after_what_anybody_says_unless_it_was_typed() -> None:
    names = [_found(1, Match.PREFIX, "consul", name=1), _found(2, Match.PREFIX, "consulat general")]
    assert [one.concept for one in Order().arranged(names, 7, 0)] == [2, 1]
    typed = [_found(1, Match.EXACT, "consul", name=1), _found(2, Match.PREFIX, "consul general")]
    assert [one.concept for one in Order().arranged(typed, 7, 0)] == [1, 2]


def test_own_words_come_before_those_found_alike_and_todays_before_them() -> None:
    found = [
        _found(1, Match.PREFIX, "con"),
        _found(2, Match.PREFIX, "conseil zonal", scope=8),
        _found(3, Match.PREFIX, "concertation longue", scope=9),
        _found(4, Match.PREFIX, "a", scope=8, cost=1),
        _found(5, Match.EXACT, "c"),
    ]
    own = Order(favoured=frozenset({8}))
    assert [one.concept for one in own.arranged(found, 7, 0)] == [5, 2, 1, 3, 4]
    today = Order(frozenset({9}), frozenset({8}))
    assert [one.concept for one in today.arranged(found, 7, 0)] == [5, 3, 2, 1, 4]
