"""Every word within an edit is found, and none beyond, against the plain definition of an edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.search import neighbours as neighbours_module
from interpreter_app.search.neighbours import AFTER, FIRST_PART, Near, Neighbours, edits_between

_words = st.lists(st.text("abc", max_size=7), max_size=25, unique=True).map(sorted)
_typed = st.text("abc", max_size=7)


def _distance(one: str, other: str) -> int:
    """Optimal string alignment as the textbook has it: each edit once, no letter edited twice."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i][j] = i + j
                continue
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def neighbours(typed: str, words: Sequence[str], most: int, to_the_end: bool = False) -> list[Near]:
    """All that is one edit away, or up to two."""
    growing = Neighbours(words)
    near = growing.near(typed, to_the_end)
    return near if most == 1 else [*near, *growing.far(typed, to_the_end)]


def _prefixes(words: Sequence[str]) -> set[str]:
    """All beginnings of the words; the empty one is always there."""
    return {"", *(word[:end] for word in words for end in range(len(word) + 1))}


@given(_typed, _words)
@example("ab", ["ba"])
@example("abc", ["ab", "abcc", "acb", "bac"])
@example("", ["a"])
def test_every_beginning_one_edit_away_is_found_and_none_beyond(typed: str, words: list[str]) -> None:
    found = {near.prefix for near in neighbours(typed, words, 1)}
    wanted = {p for p in _prefixes(words) if _distance(typed, p) == 1}
    continued = {p for p in wanted if p.startswith(typed)}
    assert wanted - continued <= found <= wanted


@given(_typed, _words)
def test_letters_missing_at_the_end_are_found_when_they_count(typed: str, words: list[str]) -> None:
    found = {near.prefix for near in neighbours(typed, words, 1, to_the_end=True)}
    assert found == {p for p in _prefixes(words) if _distance(typed, p) == 1}


@given(_typed, _words)
@example("ab", ["ba"])
@example("abc", ["ab", "abcc", "acb", "bac"])
@example("", ["a"])
def test_letter_by_letter_the_same_is_found_as_at_once(typed: str, words: list[str]) -> None:
    growing = Neighbours(words)
    for end in range(len(typed) + 1):
        begun = typed[:end]
        wanted = {p for p in _prefixes(words) if _distance(begun, p) == 1}
        continued = {p for p in wanted if p.startswith(begun)}
        assert wanted - continued <= {near.prefix for near in growing.near(begun)} <= wanted
        assert {near.prefix for near in growing.near(begun, to_the_end=True)} == wanted
    assert growing.near(typed) == Neighbours(words).near(typed)
    for near in growing.near(typed, to_the_end=True):
        assert near.low == bisect_left(words, near.prefix)
        assert near.edits == 1
        assert 0 <= near.place <= len(typed)


@given(_typed, _words, st.booleans())
def test_with_two_edits_allowed_nothing_is_found_beyond_two(
    typed: str, words: list[str], to_the_end: bool
) -> None:
    for near in neighbours(typed, words, 2, to_the_end):
        assert near.edits in (1, 2)
        assert _distance(typed, near.prefix) <= near.edits


@given(_typed, _words)
def test_with_two_edits_allowed_all_of_one_edit_are_still_found_as_such(typed: str, words: list[str]) -> None:
    one = {near.prefix for near in neighbours(typed, words, 1)}
    both = {near.prefix: near.edits for near in neighbours(typed, words, 2)}
    assert all(both.get(prefix) == 1 for prefix in one)


@given(
    st.text("abcd", min_size=FIRST_PART, max_size=FIRST_PART), st.text("abcd", min_size=1, max_size=6), _words
)
@example("resp", "onble", ["onsable"])
@example("vege", "talition", ["talisation"])
@example("abcd", "ab", ["cdab", "b", "", "abab", "badc"])
def test_two_edits_behind_the_first_letters_are_all_found(start: str, end: str, words: list[str]) -> None:
    typed = start + end
    among = sorted(start + word for word in words)
    wanted = {p for p in _prefixes(among) if p.startswith(start) and _distance(typed, p) == 2}
    behind = {p for p in wanted if _distance(end, p[FIRST_PART:]) == 2}
    assert behind <= {near.prefix for near in Neighbours(among).far(typed, to_the_end=True)}
    # Without what is missing at the end, which the beginnings found lead to anyway.
    found = {near.prefix for near in neighbours(typed, among, 2)} | {typed}
    assert all(any(p.startswith(one) for one in found) for p in behind)


@given(_typed, _words, st.integers(1, 2), st.booleans())
def test_the_place_of_the_first_word_with_the_prefix_is_told(
    typed: str, words: list[str], most: int, to_the_end: bool
) -> None:
    for near in neighbours(typed, words, most, to_the_end):
        assert near.low == bisect_left(words, near.prefix)
        assert not near.prefix or words[near.low].startswith(near.prefix)
        assert 0 <= near.place <= len(typed)


@given(_typed, _words, st.integers(1, 2), st.booleans())
def test_each_prefix_is_found_once_by_its_fewest_edits(
    typed: str, words: list[str], most: int, to_the_end: bool
) -> None:
    found = neighbours(typed, words, most, to_the_end)
    assert len({near.prefix for near in found}) == len(found)
    assert typed not in {near.prefix for near in found}


@given(_typed, _words, st.booleans())
def test_two_edits_are_the_same_letter_by_letter_as_at_once(
    typed: str, words: list[str], to_the_end: bool
) -> None:
    growing = Neighbours(words)
    for end in range(len(typed) + 1):
        begun = typed[:end]
        growing.near(begun, to_the_end)
        assert growing.far(begun, to_the_end) == Neighbours(words).far(begun, to_the_end)


def test_a_walk_that_reaches_too_much_ends_and_what_it_found_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours_module, "_MOST_BRANCHED", 3)
    words = sorted("abcd" + "".join(letters) for letters in product("abc", repeat=4))
    found = Neighbours(words).far("abcdxxbc", to_the_end=True)
    assert found
    assert all(_distance("abcdxxbc", near.prefix) == 2 for near in found)


@given(st.lists(_typed, max_size=8), _words)
def test_what_was_typed_before_changes_nothing_however_little_is_kept(
    queries: list[str], words: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(neighbours_module, "_MOST_LEVELS", 2)
        kept = Neighbours(words)
        for typed in queries:
            kept.follow(typed[:2])
            assert sorted(kept.near(typed)) == sorted(Neighbours(words).near(typed))
            assert sorted(kept.far(typed)) == sorted(Neighbours(words).far(typed))


@pytest.mark.parametrize(
    ("typed", "word", "place"),
    [
        ("consiel", "conseil", 4),
        ("xonseil", "conseil", 0),
        ("onseil", "conseil", 0),
        ("conseilx", "conseil", 7),
    ],
)
def test_the_place_of_the_first_edit_is_told(typed: str, word: str, place: int) -> None:
    (near,) = [n for n in neighbours(typed, [word], 1) if n.prefix == word]
    assert near.place == place


def test_what_stands_behind_a_control_character_is_no_part_of_the_word() -> None:
    assert {n.prefix for n in neighbours("KONS", ["KONSE\tx"], 1, to_the_end=True)} == {"KON", "KONSE"}
    assert {n.prefix for n in neighbours("KONSE", ["KONS\tx"], 1, to_the_end=True)} == {"KONS"}


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=5), st.lists(st.text(max_size=5)))
def test_any_letters_are_letters(typed: str, words: list[str]) -> None:
    known = sorted({word for word in words if word < AFTER})
    for near in neighbours(typed, known, 1):
        assert _distance(typed, near.prefix) == 1


@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8), st.integers(0, 4))
def test_the_edits_between_two_texts_are_counted_up_to_the_bound(one: str, other: str, most: int) -> None:
    assert edits_between(one, other, most) == min(_distance(one, other), most + 1)
    assert edits_between(other, one, most) == edits_between(one, other, most)
