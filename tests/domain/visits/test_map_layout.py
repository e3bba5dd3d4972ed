"""The plan of the map: no name lies on another, no tie runs through a name, nothing leaves the drawing."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, Occasion, Person, Tie
from interpreter_app.domain.visits.map_curves import along
from interpreter_app.domain.visits.map_drawing import Box, Drawing, MapStyle, MapWords, Place, TieKind
from interpreter_app.domain.visits.map_layout import lay_out
from tests.domain.visits.plan import at

WORDS = MapWords("VISITORS", "HOSTS", "INTERPRETING", "OTHERS", "A visit to Paris", "How to read it")
EN = Language.ENGLISH
A_LITTLE = 0.01


def _person(number: int, where: Place, name: str, house: str = "") -> Person:
    side = {Place.LEFT: Side.VISITORS, Place.RIGHT: Side.HOSTS}.get(where, Side.OTHER)
    return Person(
        f"p{number}", Bilingual(name, name), side, Bilingual(house, house), is_interpreter=where is Place.TOP
    )


def _tie(one: Person, other: Person, minutes: int = 60) -> Tie:
    return Tie(one.id, other.id, (Occasion(at("09:00"), Bilingual(), minutes=minutes),))


def _many(left: int, right: int, top: int = 1, bottom: int = 0, name: str = "Ann Fraser") -> Acquaintance:
    """So many people in each part, all of whom meet all others."""
    places = [Place.LEFT] * left + [Place.RIGHT] * right + [Place.TOP] * top + [Place.BOTTOM] * bottom
    people = tuple(_person(number, where, name) for number, where in enumerate(places))
    return Acquaintance(people, tuple(_tie(*pair) for pair in combinations(people, 2)))


@st.composite
def _acquaintances(draw: st.DrawFn) -> Acquaintance:
    """Anything from nobody to sixty people, with names of any length."""
    words = st.text("abcdefghijklmnoprstuvwxyzÉMW-’", min_size=1, max_size=24)
    names = st.lists(words, min_size=1, max_size=5).map(" ".join)
    houses = st.sampled_from(["", "Fife Council", "Direction de la démocratie et des territoires " * 2])
    places = st.sampled_from([*Place, Place.LEFT, Place.RIGHT])
    drawn = draw(st.lists(st.tuples(places, names, houses), max_size=60))
    people = tuple(_person(number, *one) for number, one in enumerate(drawn))
    if len(people) < 2:
        return Acquaintance(people)
    pairs = st.sampled_from(list(combinations(people, 2)))
    chosen = draw(st.lists(st.tuples(pairs, st.integers(0, 900)), max_size=40, unique_by=lambda one: one[0]))
    return Acquaintance(people, tuple(_tie(*pair, minutes) for pair, minutes in chosen))


def _overlap(one: Box, other: Box) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    return not (apart or one.bottom <= other.top + A_LITTLE or other.bottom <= one.top + A_LITTLE)


def _check(drawing: Drawing) -> None:
    boxes = [label.box for label in drawing.labels if label.lines]
    for box in boxes:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= drawing.width + A_LITTLE
        assert box.bottom <= drawing.height + A_LITTLE
    assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]
    on_ties = {(round(x), round(y)) for edge in drawing.edges for x, y in along(edge.points, 12)}
    for x, y in on_ties:
        assert 0 <= x <= drawing.width
        assert 0 <= y <= drawing.height
        assert not [b for b in boxes if b.left < x < b.right and b.top < y < b.bottom]
    for one, other in combinations(drawing.dots, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 > one.radius**2


@settings(max_examples=60, deadline=None)
@given(_acquaintances(), st.sampled_from([(0, 0), (1000, 640), (3000, 300), (500, 2000)]), st.booleans())
def test_no_name_lies_on_another_nor_on_a_tie_nor_beyond_the_edge(
    known: Acquaintance, size: tuple[int, int], has_words: bool
) -> None:
    drawing = lay_out(known, WORDS if has_words else MapWords(), EN, MapStyle(), *size)
    _check(drawing)
    assert {dot.person for dot in drawing.dots} == {person.id for person in known.people}
    assert {label.person for label in drawing.labels if label.person} == {p.id for p in known.people}
    assert len(drawing.edges) == len(known.ties)


@pytest.mark.parametrize(
    "numbers", [(1, 1, 0, 0), (2, 0, 0, 0), (6, 3, 1, 0), (18, 14, 2, 6), (0, 0, 0, 60), (0, 0, 60, 0),
                (60, 0, 0, 0), (1, 0, 0, 59), (25, 20, 5, 10)],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Zoé", "Marie-Antoinette Lefebvre-Desrousseaux de la Haute-Garonne"])
def test_a_crowd_in_which_all_meet_all_is_drawn_as_clearly(
    numbers: tuple[int, int, int, int], name: str
) -> None:
    _check(lay_out(_many(*numbers, name=name), WORDS, EN))


def test_visitors_stand_left_hosts_right_the_interpreter_above_between_others_below() -> None:
    drawing = lay_out(_many(4, 3, 1, 1), WORDS, EN)
    found = {place: [dot for dot in drawing.dots if dot.place is place] for place in Place}
    (top,), (bottom,) = found[Place.TOP], found[Place.BOTTOM]
    for left in found[Place.LEFT]:
        for right in found[Place.RIGHT]:
            assert left.x < top.x < right.x
            assert top.y < left.y < bottom.y
            assert left.x < bottom.x < right.x


def test_ties_are_told_apart_by_what_they_span_and_the_bridge_is_drawn_last() -> None:
    drawing = lay_out(_many(2, 2, 1, 1), WORDS, EN)
    kinds = [edge.kind for edge in drawing.edges]
    assert kinds == sorted(kinds, key=list(TieKind).index)
    assert {kind: kinds.count(kind) for kind in TieKind} == {
        TieKind.WITHIN: 2, TieKind.BESIDE: 4, TieKind.ACROSS: 4, TieKind.BRIDGE: 5,
    }  # fmt: skip


def test_the_longer_the_thicker() -> None:
    ann, marie, bob = (_person(n, p, "A") for n, p in enumerate((Place.LEFT, Place.RIGHT, Place.RIGHT)))
    ties = (_tie(ann, marie, 600), _tie(ann, bob, 60))
    widths = {
        edge.tie: edge.width for edge in lay_out(Acquaintance((ann, marie, bob), ties), WORDS, EN).edges
    }
    assert widths[ties[0]] > 2 * widths[ties[1]] > 0


def test_those_of_an_organisation_stand_together_below_its_name() -> None:
    people = (
        _person(1, Place.LEFT, "Ann", "Fife"), _person(2, Place.LEFT, "Bob", "Glasgow"),
        _person(3, Place.LEFT, "Eve", "Fife"),
    )  # fmt: skip
    drawing = lay_out(Acquaintance(people), MapWords(), EN)
    assert [label.full for label in drawing.labels] == ["Fife", "Ann", "Eve", "Glasgow", "Bob"]


def test_the_same_people_give_the_same_plan_and_a_larger_room_a_larger_one() -> None:
    known = _many(5, 4)
    small = lay_out(known, WORDS, EN)
    assert lay_out(known, WORDS, EN) == small
    large = lay_out(known, WORDS, EN, width=small.width * 1.5, height=small.height * 1.5)
    assert large.width > small.width
    assert large.height > small.height


def test_nobody_is_a_title_and_a_sentence_that_is_there_whole() -> None:
    drawing = lay_out(
        Acquaintance(), MapWords(title="Paris", note="Nobody meets anybody yet: add people."), EN
    )
    assert [label.lines for label in drawing.labels] == [
        ("Paris",),
        ("Nobody meets anybody yet: add people.",),
    ]
    assert not drawing.dots
