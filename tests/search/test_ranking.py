"""Which finds come first, and what the last places are kept for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.keys import Standing
from interpreter_app.search.ranking import Found, Match, arranged

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


def _found(number: int, match: Match, key: str, **more: int) -> Found:
    return Found(number, number, more.get("scope", 2), match, key, standing=more.get("standing", 1))


@given(_finds, st.integers(1, 9), st.integers(0, 2))
def test_labels_come_in_their_order_whatever_else_decides(found: list[Found], limit: int, kept: int) -> None:
    labels = [one.match for one in arranged(found, frozenset(), limit, kept)]
    assert labels == sorted(labels, key=_ORDER.index)
    assert len(labels) == min(limit, len(found))


def test_a_shorter_term_comes_first_and_a_deprecated_one_last() -> None:
    found = [
        _found(1, Match.PREFIX, "conseil", standing=Standing.DEPRECATED),
        _found(2, Match.PREFIX, "conseil de quartier"),
        _found(3, Match.PREFIX, "concertation"),
    ]
    assert [one.concept for one in arranged(found, frozenset(), 7, 0)] == [3, 2, 1]


def test_a_family_takes_four_places_of_seven_while_others_begin_alike() -> None:
    council = [_found(n, Match.PREFIX, f"conseil {n}") for n in range(9)]
    others = [_found(20 + n, Match.PREFIX, f"concertation longue {n}") for n in range(2)]
    shown = [one.concept for one in arranged([*council, *others], frozenset(), 7, 0)]
    assert shown == [0, 1, 2, 3, 20, 21, 4]
    assert [one.concept for one in arranged(council, frozenset(), 7, 0)] == list(range(7))


def test_todays_glossaries_keep_their_places_before_the_others() -> None:
    mine = [_found(n, Match.PREFIX, f"conseil numero {n}", scope=9) for n in range(6)]
    others = [_found(20 + n, Match.PREFIX, f"con {n}") for n in range(6)]
    shown = [one.scope for one in arranged([*others, *mine], frozenset({9}), 7, 0)]
    assert shown == [9] * 6 + [2]
