"""Two people's changes of the same visit come together; where both changed the same, somebody is asked."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.plain_merging import merged

_VALUES = st.one_of(st.text(max_size=2), st.integers(0, 3), st.lists(st.integers(0, 2), max_size=2))
_ITEMS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcd")}, optional={"n": st.integers(0, 2)}),
    max_size=4,
    unique_by=lambda item: item["id"],
)
_BODIES = st.fixed_dictionaries(
    {},
    optional={
        "x": _VALUES,
        "y": _VALUES,
        "items": _ITEMS,
        "deep": st.dictionaries(st.sampled_from("pq"), _VALUES),
    },
)


def test_what_only_one_side_changed_is_taken() -> None:
    base = {"title": "a", "note": "b", "old": 1}
    both = merged(base, {"title": "A", "note": "b", "old": 1}, {"title": "a", "note": "B", "new": 2})
    assert both.body == {"title": "A", "note": "B", "new": 2}
    assert both.conflicts == ()


def test_where_both_changed_the_same_mine_stands_and_the_place_is_named() -> None:
    base = {"sessions": [{"id": "s", "title": {"fr": "a", "en": "a"}}]}
    mine = {"sessions": [{"id": "s", "title": {"fr": "b", "en": "a"}}]}
    theirs = {"sessions": [{"id": "s", "title": {"fr": "c", "en": "d"}}]}
    both = merged(base, mine, theirs)
    assert both.body == {"sessions": [{"id": "s", "title": {"fr": "b", "en": "d"}}]}
    assert both.conflicts == (("sessions", "s", "title", "fr"),)


def test_items_added_on_both_sides_are_all_there_and_those_deleted_by_one_are_gone() -> None:
    base = {"tasks": [{"id": "a"}, {"id": "b"}]}
    mine = {"tasks": [{"id": "a"}, {"id": "b"}, {"id": "mine"}]}
    theirs = {"tasks": [{"id": "b"}, {"id": "theirs"}]}
    both = merged(base, mine, theirs)
    assert {item["id"] for item in both.body["tasks"]} == {"b", "mine", "theirs"}
    assert both.conflicts == ()


def test_what_one_side_changed_and_the_other_deleted_stays() -> None:
    base = {"tasks": [{"id": "a", "text": "x"}]}
    changed, gone = {"tasks": [{"id": "a", "text": "y"}]}, {"tasks": list[Any]()}
    for mine, theirs in ((changed, gone), (gone, changed)):
        both = merged(base, mine, theirs)
        assert both.body == changed
        assert both.conflicts == (("tasks", "a"),)


def test_an_order_that_one_side_changed_is_kept() -> None:
    base = {"questions": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}
    turned = {"questions": [{"id": "c"}, {"id": "a"}, {"id": "b"}]}
    assert merged(base, turned, base).body == turned
    assert merged(base, base, turned).body == turned


@given(_BODIES, _BODIES)
def test_a_side_that_changed_nothing_gives_way_to_the_other(
    base: dict[str, Any], other: dict[str, Any]
) -> None:
    assert merged(base, base, other) == (other, ())
    assert merged(base, other, base) == (other, ())
    assert merged(base, other, other) == (other, ())


@given(_BODIES, _BODIES, _BODIES)
def test_without_a_conflict_it_doesnt_matter_who_is_asked_first(
    base: dict[str, Any], one: dict[str, Any], other: dict[str, Any]
) -> None:
    here, there = merged(base, one, other), merged(base, other, one)
    assert set(here.conflicts) == set(there.conflicts)
    if not here.conflicts:
        assert _unordered(here.body) == _unordered(there.body)


def _unordered(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "items": sorted(body.get("items", []), key=lambda item: item["id"])}
