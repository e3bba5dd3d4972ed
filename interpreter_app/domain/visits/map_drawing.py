"""The map of relationships as a plan: what stands where on it, in pixels from its top left corner.

Owns the records that the plan is made of, and which part of the drawing somebody belongs to. How the plan is
made is the affair of `map_layout`; colours, files and the window are the affair of others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.visits.acquaintance import Person, Tie
from interpreter_app.domain.visits.map_texts import Measure, estimated

Point = tuple[float, float]


class Place(StrEnum):
    """Which part of the drawing somebody stands in."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class TieKind(StrEnum):
    """What a tie spans; the later ones are drawn over the earlier ones."""

    WITHIN = "within"
    BESIDE = "beside"
    ACROSS = "across"
    BRIDGE = "bridge"


class Role(StrEnum):
    """What a text of the drawing is."""

    TITLE = "title"
    HEADING = "heading"
    GROUP = "group"
    NAME = "name"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class MapStyle:
    """Sizes in pixels of names, of small texts and of the title; how texts are measured.

    `widest` is the room of a name, `span` the least between the two sides.
    """

    name: float = 15.0
    small: float = 12.0
    title: float = 22.0
    widest: float = 300.0
    span: float = 360.0
    measure: Measure = estimated

    def size(self, role: Role) -> float:
        """The size of a text."""
        if role is Role.NAME:
            return self.name
        return self.title if role is Role.TITLE else self.small


class MapWords(NamedTuple):
    """What is written on the drawing besides names: nothing for what is empty."""

    visitors: str = ""
    hosts: str = ""
    interpreters: str = ""
    others: str = ""
    title: str = ""
    note: str = ""


class Box(NamedTuple):
    """Where something stands."""

    left: float
    top: float
    right: float
    bottom: float


class Label(NamedTuple):
    """Lines of text. `x` and `y` are the first one's point: its beginning, middle or end, on its base line.

    `size` is that of the letters, `step` from line to line. `person` is the id of whoever it names; `full` is
    the whole text, where not all of it is drawn.
    """

    lines: tuple[str, ...]
    role: Role
    x: float
    y: float
    anchor: str
    size: float
    step: float
    box: Box
    full: str
    person: str = ""
    is_bold: bool = False


class Dot(NamedTuple):
    """Where somebody stands."""

    person: str
    x: float
    y: float
    radius: float
    place: Place


class Edge(NamedTuple):
    """A tie: cubic curves one after the other, as a first point and three more for each."""

    tie: Tie
    kind: TieKind
    width: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole plan; edges in the order in which they are drawn, dots in the order of reading."""

    width: float
    height: float
    labels: tuple[Label, ...] = ()
    dots: tuple[Dot, ...] = ()
    edges: tuple[Edge, ...] = ()


def place_of(person: Person) -> Place:
    """Where somebody belongs."""
    if person.is_interpreter:
        return Place.TOP
    return {Side.VISITORS: Place.LEFT, Side.HOSTS: Place.RIGHT}.get(person.side, Place.BOTTOM)
