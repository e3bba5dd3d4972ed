"""What is kept is written as plain data and comes back the same; what can't be is named with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

import pytest

from interpreter_app.domain.moments import Moment, parsed
from interpreter_app.domain.plain import MOST_ITEMS, MOST_LETTERS, PlainError, from_plain, to_plain
from interpreter_app.domain.terms import Bilingual


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    id: str
    when: Moment | None = None
    count: int = 0


@dataclass(frozen=True)
class Whole:
    id: str
    name: Bilingual
    colour: Colour = Colour.RED
    day: date | None = None
    at: time | None = None
    is_done: bool = False
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if self.day and self.day.year < 1900:
            raise ValueError("too long ago")


NOON = parsed("2016-12-05T12:00[Europe/Paris]")
FULL = Whole(
    "a", Bilingual("nom", "name"), Colour.BLUE, date(2016, 12, 5), time(9, 30), True, (Part("b", NOON, 3),)
)


def _parts(*parts: object) -> dict[str, object]:
    return {"id": "a", "name": {}, "parts": list(parts)}


def test_everything_comes_back() -> None:
    assert from_plain(Whole, to_plain(FULL)) == FULL
    assert from_plain(Whole, to_plain(FULL, lambda moment: moment.in_utc)) == FULL


def test_what_nobody_said_is_left_out() -> None:
    assert to_plain(Whole("a", Bilingual(en="name"))) == {"id": "a", "name": {"en": "name"}}


@pytest.mark.parametrize(
    ("wrong", "where", "said"),
    [
        ("text", (), "keys with values"),
        ({"name": {}}, (), "“id” is missing"),
        ({"id": 3, "name": {}}, ("id",), "a text belongs here"),
        ({"id": "a", "name": {"de": "Name"}}, ("name", "de"), "use fr, en"),
        ({"id": "a", "name": {}, "colour": "green"}, ("colour",), "red, blue"),
        ({"id": "a", "name": {}, "colour": []}, ("colour",), "red, blue"),
        ({"id": "a", "name": {}, "day": "5/12/2016"}, ("day",), "2016-12-05"),
        ({"id": "a", "name": {}, "day": 2016}, ("day",), "2016-12-05"),
        ({"id": "a", "name": {}, "day": "1850-01-01"}, (), "too long ago"),
        ({"id": "a", "name": {}, "at": "half past nine"}, ("at",), "09:30"),
        ({"id": "a", "name": {}, "is_done": "yes"}, ("is_done",), "true or false"),
        ({"id": "a", "name": {}, "parts": {}}, ("parts",), "a list"),
        (_parts({"id": "b", "count": True}), ("parts", 0, "count"), "whole number"),
        (_parts({"id": "b", "count": 1 << 60}), ("parts", 0, "count"), "whole"),
        (_parts({"id": "b", "when": "now"}), ("parts", 0, "when"), "[Europe/Paris]"),
        ({"id": "a" * (MOST_LETTERS + 1), "name": {}}, ("id",), "more than"),
        (_parts(*[{"id": "b"}] * (MOST_ITEMS + 1)), ("parts",), "more than"),
    ],
)  # fmt: skip
def test_what_cant_be_is_named_with_its_place(wrong: object, where: tuple[str | int, ...], said: str) -> None:
    with pytest.raises(PlainError) as caught:
        from_plain(Whole, wrong)
    assert caught.value.where == where
    assert said in caught.value.sentence
