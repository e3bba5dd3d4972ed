"""Where all stands on the map of relationships: visitors left, hosts right, the interpreter above between.

Owns the drawing's plan, in pixels from its top left corner. A footbridge hung from a pylon: what ties the
interpreters hangs from above, what ties both sides spans between them, others stand below. Names stand on the
outer side of the dots and all ties keep within, so that no tie runs through a name. The same people give the
same plan. Colours, files and the window are the affair of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, Person
from interpreter_app.domain.visits.map_curves import Port, curve
from interpreter_app.domain.visits.map_drawing import (
    Box,
    Dot,
    Drawing,
    Edge,
    Label,
    MapStyle,
    MapWords,
    Place,
    Point,
    Role,
    TieKind,
    place_of,
)  # fmt: skip
from interpreter_app.domain.visits.map_texts import broken, one_line

_LINE = 1.3
"""How high a line is, in sizes of its text; the letters stand 1.0 above and 0.3 below their line at most."""
_ROWS = {Place.TOP: 1, Place.BOTTOM: 3}
"""The rows of a block where there is room for so many beside each other."""
_MOST_SPANS = 3
_NARROWEST = 0.6
"""What both sides may come nearer than the style says, where there is little room."""
_CROWD = 150
"""From so many ties on they are thinner, the more there are."""


def lay_out(
    known: Acquaintance,
    words: MapWords,
    language: Language,
    style: MapStyle = MapStyle(),  # noqa: B008 - frozen
    width: float = 0.0,
    height: float = 0.0,
) -> Drawing:
    """The plan for these people, as wide and high as is wished where that does it good.

    It is larger if it must be, and never much larger than it needs to be.
    """
    return _Plan(known, words, language, style).drawn(width, height)


class _Row(NamedTuple):
    """A line of a column: its lines of text, what it is, whose, and the space above it."""

    lines: tuple[str, ...]
    role: Role
    full: str
    person: str
    above: float


class _Plan:
    """Collects the parts of one drawing."""

    def __init__(self, known: Acquaintance, words: MapWords, language: Language, style: MapStyle) -> None:
        self._known = known
        self._words = words
        self._language = language
        self._style = style
        self._unit = style.name / 2
        self._among = {place: [p for p in known.people if place_of(p) is place] for place in Place}
        blocks = (Place.TOP, Place.BOTTOM)
        self._blocks = {place: self._names(place) for place in blocks}
        self._widest = {
            place: max(
                (self._width(one, Role.NAME, place is Place.TOP) for one in self._blocks[place]), default=0.0
            )
            for place in blocks
        }
        self._labels: list[Label] = []
        self._dots: dict[str, Dot] = {}
        self._ports: dict[str, Port] = {}

    def drawn(self, width: float, height: float) -> Drawing:
        """Everything in its place."""
        unit, style = self._unit, self._style
        margin = 3 * unit
        sides = {place: self._column(place) for place in (Place.LEFT, Place.RIGHT)}
        rooms = {place: self._breadth(rows) + 1.5 * unit if rows else 0.0 for place, rows in sides.items()}
        outside = 2 * margin + sum(rooms.values())
        slots = {place: self._slots(place) for place in (Place.TOP, Place.BOTTOM)}
        least = max(style.span * (_NARROWEST if width else 1.0), *slots.values())
        span = min(max(least, width - outside), max(least, 2.4 * style.span))
        full = max(outside + span, self._texts_breadth() + 2 * margin, min(width, outside + span + 40 * unit))
        left = (full - outside - span) / 2 + margin + rooms[Place.LEFT]
        top = self._title(margin, full - 2 * margin)
        top = self._block(Place.TOP, left, span, top)
        note = _LINE * style.small + 2 * unit if self._words.note else 0.0
        below = self._block_height(Place.BOTTOM, span) + note + margin
        natural = max(16 * unit if self._known.ties else 0.0, *map(self._height, sides.values()))
        middle = max(natural, min(height - top - below, 1.8 * natural))
        for place, rows in sides.items():
            self._stand(place, rows, left if place is Place.LEFT else left + span, top, middle)
        bottom = self._block(Place.BOTTOM, left, span, top + middle)
        if self._words.note:
            self._text(self._words.note, Role.NOTE, margin, bottom + 2 * unit, full - 2 * margin)
        edges = self._edges(span, middle)
        return Drawing(full, bottom + note + margin, tuple(self._labels), tuple(self._in_order()), edges)

    # Columns.

    def _column(self, place: Place) -> list[_Row]:
        """The rows of a side: a heading, then the people, those of an organisation together."""
        heading = self._words.visitors if place is Place.LEFT else self._words.hosts
        among = self._among[place]
        if not among:
            return []
        rows = [self._row(heading, Role.HEADING)] if heading else []
        houses = dict.fromkeys(self._house(person) for person in among)
        for house in houses:
            if house:
                rows.append(self._row(house, Role.GROUP))
            members = [person for person in among if self._house(person) == house]
            rows += [self._row(self._name(person), Role.NAME, person.id) for person in members]
        return rows

    def _row(self, text: str, role: Role, person: str = "") -> _Row:
        above = {Role.HEADING: 0.0, Role.GROUP: 1.6, Role.NAME: 0.9}[role] * self._unit
        lines = self._broken(text, role, self._style.widest)
        return _Row(lines, role, text, person, above)

    def _height(self, rows: Sequence[_Row]) -> float:
        return sum(row.above + len(row.lines) * _LINE * self._style.size(row.role) for row in rows)

    def _breadth(self, rows: Iterable[_Row]) -> float:
        return max((self._width(row.lines, row.role) for row in rows), default=0.0)

    def _stand(self, place: Place, rows: Sequence[_Row], x: float, top: float, room: float) -> None:
        """Set a column into its room, with more between its rows if there is more, in the middle of it."""
        natural = self._height(rows)
        wider = [number for number, row in enumerate(rows) if number and _may_widen(rows[number - 1], row)]
        spare = min(room - natural, 0.6 * natural) if wider else 0.0
        more = spare / max(1, len(wider))
        y = top + (room - natural - spare) / 2
        anchor, way = ("end", 1) if place is Place.LEFT else ("start", -1)
        for number, row in enumerate(rows):
            y += row.above + (more if number in wider else 0.0)
            high = len(row.lines) * _LINE * self._style.size(row.role)
            self._label(row, x - way * 1.5 * self._unit, y, anchor)
            if row.person:
                self._set(row.person, x, y + high / 2, place, (x, y + high / 2), (way, 0))
            y += high

    # Blocks above and below.

    def _slots(self, place: Place) -> float:
        """The least room of a block: in few rows, unless that were too wide."""
        among = self._among[place]
        columns = -(-len(among) // _ROWS[place])
        while columns > 1 and columns * self._slot(place, columns) > _MOST_SPANS * self._style.span:
            columns -= 1
        return columns * self._slot(place, columns) + 4 * self._unit if among else 0.0

    def _slot(self, place: Place, columns: int) -> float:
        """How wide a column of a block is."""
        among = self._among[place]
        rows = -(-len(among) // columns)
        return self._widest[place] + 3 * self._unit + (0.0 if rows == 1 else (rows + 0.5) * self._unit)

    def _columns(self, place: Place, span: float) -> int:
        among, room = self._among[place], span - 4 * self._unit
        fitting = (n for n in range(len(among), 1, -1) if n * self._slot(place, n) <= room)
        return next(fitting, 1)

    def _step(self, place: Place) -> float:
        """How high a row of a block is."""
        most = max(map(len, self._blocks[place]))
        return most * _LINE * self._style.name + 0.9 * self._unit

    def _heading(self, place: Place) -> str:
        return self._words.interpreters if place is Place.TOP else self._words.others

    def _block_height(self, place: Place, span: float) -> float:
        if not self._among[place]:
            return 0.0
        rows = -(-len(self._among[place]) // self._columns(place, span))
        heading = _LINE * self._style.small + self._unit if self._heading(place) else 0.0
        return rows * self._step(place) + heading + (1.5 * self._unit if rows == 1 else 0.0) + self._unit

    def _block(self, place: Place, left: float, span: float, top: float) -> float:
        """Set those above or below; where they end.

        One row has its names beyond the dots. Of several, each has its names beside the dots, and its ties
        run to the middle along lanes at the left of all rows between.
        """
        among = self._among[place]
        if not among:
            return top
        bottom = top + self._block_height(place, span)
        columns = self._columns(place, span)
        rows = -(-len(among) // columns)
        slot, step = self._slot(place, columns), self._step(place)
        is_top = place is Place.TOP
        inner, way = (bottom - self._unit, 1) if is_top else (top + self._unit, -1)
        first = left + (span - columns * slot) / 2
        for number, person in enumerate(among):
            row, column = divmod(number, columns)
            lines = self._blocks[place][number]
            high = len(lines) * _LINE * self._style.name
            in_row = min(columns, len(among) - row * columns)
            x = first + (columns - in_row) * slot / 2 * (rows == 1) + column * slot
            if rows == 1:
                x += slot / 2
                y, anchor, beside = inner, "middle", 0.0
                at = inner - 1.5 * self._unit - high if is_top else inner + 1.5 * self._unit
            else:
                x += (rows - row) * self._unit
                y = inner - way * (row + 0.5) * step
                at, anchor, beside = y - high / 2, "start", 1.5 * self._unit
            self._label(
                _Row(lines, Role.NAME, self._name(person), person.id, 0.0), x + beside, at, anchor, is_top
            )
            self._set(person.id, x, y, place, (x, inner), (0, way))
        if heading := self._heading(place):
            y = top if is_top else bottom - _LINE * self._style.small
            row_of = _Row(self._broken(heading, Role.HEADING, span), Role.HEADING, heading, "", 0.0)
            self._label(row_of, left + span / 2, y, "middle")
        return bottom

    # Texts.

    def _title(self, margin: float, room: float) -> float:
        """Write the title; where it ends."""
        if not self._words.title:
            return margin
        return self._text(self._words.title, Role.TITLE, margin, margin, room) + 2 * self._unit

    def _texts_breadth(self) -> float:
        """How wide title and note are, so far as they may widen the drawing."""
        texts = ((self._words.title, Role.TITLE), (self._words.note, Role.NOTE))
        widest = max(self._width((one_line(text),), role) for text, role in texts)
        return min(widest, 2 * self._style.span)

    def _text(self, text: str, role: Role, x: float, top: float, room: float) -> float:
        """Write a text on a line; where it ends."""
        row = _Row(self._broken(text, role, room, most=1), role, text, "", 0.0)
        self._label(row, x, top, "start")
        return top + _LINE * self._style.size(role)

    def _label(self, row: _Row, x: float, top: float, anchor: str, is_bold: bool = False) -> None:
        is_bold = is_bold or _is_bold(row.role)
        size = self._style.size(row.role)
        wide = self._width(row.lines, row.role, is_bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = Box(left, top, left + wide, top + len(row.lines) * _LINE * size)
        y, step = top + size, _LINE * size
        label = Label(
            row.lines, row.role, x, y, anchor, size, step, box, row.full, row.person, is_bold
        )  # fmt: skip
        self._labels.append(label)

    def _broken(
        self, text: str, role: Role, room: float, is_bold: bool = False, most: int = 2
    ) -> tuple[str, ...]:
        size, bold = self._style.size(role), is_bold or _is_bold(role)
        return broken(one_line(text), size, room, self._style.measure, is_bold=bold, most=most)

    def _names(self, place: Place) -> tuple[tuple[str, ...], ...]:
        """The broken names of a block."""
        is_bold = place is Place.TOP
        names = map(self._name, self._among[place])
        return tuple(self._broken(name, Role.NAME, self._style.widest, is_bold) for name in names)

    def _width(self, lines: Iterable[str], role: Role, is_bold: bool = False) -> float:
        size, bold = self._style.size(role), is_bold or _is_bold(role)
        return max((self._style.measure(line, size, bold) for line in lines), default=0.0)

    def _name(self, person: Person) -> str:
        return one_line(person.name.best(self._language)) or one_line(person.id) or "?"

    def _house(self, person: Person) -> str:
        return one_line(person.organisation.best(self._language))

    # Dots and ties.

    def _set(
        self,
        person: str,
        x: float,
        y: float,
        place: Place,
        out: Point,
        way: tuple[int, int],
    ) -> None:
        radius = self._unit * (0.9 if place is Place.TOP else 0.6)
        self._dots[person] = Dot(person, x, y, radius, place)
        self._ports[person] = Port((x, y), out, way)

    def _in_order(self) -> Iterable[Dot]:
        order = (Place.LEFT, Place.TOP, Place.RIGHT, Place.BOTTOM)
        return sorted(self._dots.values(), key=lambda dot: order.index(dot.place))

    def _edges(self, span: float, middle: float) -> tuple[Edge, ...]:
        ties = self._known.ties
        most = max((tie.weight for tie in ties), default=1)
        thin = self._unit / 8 * min(1.0, (_CROWD / max(1, len(ties))) ** 0.5)
        made = []
        for tie in ties:
            one, other = self._ports[tie.one], self._ports[tie.other]
            kind = _kind(self._dots[tie.one].place, self._dots[tie.other].place)
            thick = thin * (1.0 + 4.0 * tie.weight / most)
            made.append(Edge(tie, kind, thick, curve(one, other, span, middle)))
        order = list(TieKind)
        return tuple(sorted(made, key=lambda edge: (order.index(edge.kind), edge.width)))


def _may_widen(before: _Row, row: _Row) -> bool:
    """Whether there may be more between two rows: a heading stays with what it heads."""
    return before.role is Role.NAME and row.role in (Role.NAME, Role.GROUP)


def _is_bold(role: Role) -> bool:
    return role is Role.HEADING


def _kind(one: Place, other: Place) -> TieKind:
    if Place.TOP in (one, other):
        return TieKind.BRIDGE
    if one is other:
        return TieKind.WITHIN
    return TieKind.BESIDE if Place.BOTTOM in (one, other) else TieKind.ACROSS
