"""The map of relationships as SVG: one file that stands alone, with a title on each line and name.

Owns the format. Everything that comes from outside is escaped; nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, acquaintance
from interpreter_app.domain.visits.map_drawing import Dot, Drawing, Edge, Label, Place, Point, Role, TieKind
from interpreter_app.domain.visits.map_layout import lay_out
from interpreter_app.domain.visits.map_texts import one_line
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.visits.map_text import map_words, summary, tie_line

_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}


class Colours(NamedTuple):
    """The colours of the drawing, as #rrggbb: of the ground, names, small texts, ties, and the bridge's."""

    paper: str = "#ffffff"
    ink: str = "#1a2230"
    soft: str = "#566170"
    line: str = "#85878b"
    accent: str = "#10598f"

    def tie(self, kind: TieKind) -> str:
        """The colour of a tie."""
        return {TieKind.BRIDGE: self.accent, TieKind.ACROSS: self.soft}.get(kind, self.line)

    def text(self, label: Label) -> str:
        """The colour of a text."""
        return self.ink if label.role in (Role.NAME, Role.TITLE) else self.soft

    def dot(self, place: Place) -> str:
        """The colour of a dot."""
        return {Place.TOP: self.accent, Place.BOTTOM: self.line}.get(place, self.ink)


OPACITY: Mapping[TieKind, float] = {
    TieKind.WITHIN: 0.3,
    TieKind.BESIDE: 0.5,
    TieKind.ACROSS: 0.6,
    TieKind.BRIDGE: 0.7,
}
"""How much of what is below a tie it hides: where everybody meets everybody, one must see through."""


def map_svg(
    visit: Visit,
    contacts: Mapping[str, Contact],
    language: Language,
    colours: Colours = Colours(),  # noqa: B008 - frozen
) -> str:
    """The map of a visit in one language."""
    known = acquaintance(visit, contacts)
    return drawing_svg(lay_out(known, map_words(visit, known, language), language), known, language, colours)


def drawing_svg(
    drawing: Drawing,
    known: Acquaintance,
    language: Language,
    colours: Colours = Colours(),  # noqa: B008 - frozen
) -> str:
    """A drawing of these people."""
    title = next((label.full for label in drawing.labels if label.role is Role.TITLE), "")
    head = _head(drawing, title, summary(known, language), language, colours)
    return "\n".join((*head, *_body(drawing, known, language, colours), "</svg>\n"))


def _head(
    drawing: Drawing, title: str, description: str, language: Language, colours: Colours
) -> Iterator[str]:
    width, height = _number(drawing.width), _number(drawing.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" lang="{language}" xml:lang="{language}" '
        f'role="graphics-document" aria-labelledby="title desc" font-family="sans-serif">'
    )
    yield f'<title id="title">{_escaped(title)}</title>'
    yield f'<desc id="desc">{_escaped(description)}</desc>'
    yield f'<rect width="{width}" height="{height}" fill="{colours.paper}"/>'


def _body(drawing: Drawing, known: Acquaintance, language: Language, colours: Colours) -> Iterator[str]:
    yield '<g fill="none" stroke-linecap="round">'
    for edge in drawing.edges:
        yield _edge(edge, tie_line(edge.tie, known, language), colours)
    yield "</g>"
    labels = {label.person: label for label in drawing.labels if label.person}
    for label in drawing.labels:
        if not label.person:
            yield _text(label, colours)
    for dot in drawing.dots:
        label = labels[dot.person]
        yield f"<g><title>{_escaped(label.full)}</title>{_dot(dot, colours)}{_text(label, colours)}</g>"


def _edge(edge: Edge, title: str, colours: Colours) -> str:
    return (
        f'<path d="{_path(edge.points)}" stroke="{colours.tie(edge.kind)}" '
        f'stroke-opacity="{OPACITY[edge.kind]}" stroke-width="{_number(edge.width)}">'
        f"<title>{_escaped(title)}</title></path>"
    )


def _path(points: tuple[Point, ...]) -> str:
    written = [f"{_number(x)},{_number(y)}" for x, y in points]
    return f"M{written[0]} C{' '.join(written[1:])}"


def _dot(dot: Dot, colours: Colours) -> str:
    return (
        f'<circle cx="{_number(dot.x)}" cy="{_number(dot.y)}" r="{_number(dot.radius)}" '
        f'fill="{colours.dot(dot.place)}" stroke="{colours.paper}" stroke-width="1.5"/>'
    )


def _text(label: Label, colours: Colours) -> str:
    """A text element for each line: not everything that shows SVG knows lines within one."""
    bold = ' font-weight="bold"' if label.is_bold else ""
    how = f'font-size="{_number(label.size)}"{_ANCHORS[label.anchor]}{bold} fill="{colours.text(label)}"'
    x = _number(label.x)
    return "".join(
        f'<text x="{x}" y="{_number(label.y + number * label.step)}" {how}>{_escaped(line)}</text>'
        for number, line in enumerate(label.lines)
    )


def _escaped(text: str) -> str:
    return escape(one_line(text), quote=True)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
