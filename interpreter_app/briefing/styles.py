"""The type of a document: which face, size and colour each kind of text has, on large and on small paper.

Owns the typographic scale. Four sizes carry the hierarchy: title, headword, note, small print.
"""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.briefing.fonts import FontSet, TextStyle
from interpreter_app.briefing.paper import Grid
from interpreter_app.briefing.pen import ACCENT, AMBER, GREEN, INK, MUTED, RED
from interpreter_app.domain.terms import Equivalence

SIGN_COLOURS = {
    Equivalence.EQUIVALENT: GREEN,
    Equivalence.QUASI_EQUIVALENT: AMBER,
    Equivalence.NON_EQUIVALENT: RED,
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a glossary; `indent` is how far targets stand in, `gap` the space above a headword."""

    headword: TextStyle
    avoided: TextStyle
    target: TextStyle
    grammar: TextStyle
    warning: TextStyle
    mark: TextStyle
    instead: TextStyle
    region: TextStyle
    origin: TextStyle
    see: TextStyle
    note: TextStyle
    note_language: TextStyle
    signs: dict[Equivalence, TextStyle]
    unjudged: TextStyle
    letter: TextStyle
    title: TextStyle
    second_title: TextStyle
    kicker: TextStyle
    part: TextStyle
    body: TextStyle
    small: TextStyle
    small_strong: TextStyle
    running: TextStyle
    running_part: TextStyle
    foot: TextStyle
    indent: float
    gap: float


def glossary_styles(fonts: FontSet, grid: Grid) -> Styles:
    """The styles of a printed glossary on a page of this size."""
    return (
        _styles(fonts, 10.75, 13.5, 9.25, 11.5, 26)
        if grid.top > 60
        else _styles(fonts, 9.5, 12, 8.25, 10.25, 20)
    )


def card_styles(fonts: FontSet, size: float) -> Styles:
    """The styles of a pocket card in type of this size."""
    return _styles(fonts, size, size * 1.2, size, size * 1.2, 12)


def _styles(
    fonts: FontSet, size: float, leading: float, note: float, note_leading: float, title: float
) -> Styles:
    small = note - 1
    return Styles(
        headword=TextStyle(fonts.bold, size, leading, INK),
        avoided=TextStyle(fonts.regular, size, leading, MUTED),
        target=TextStyle(fonts.regular, size, leading, INK),
        grammar=TextStyle(fonts.italic, note, leading, MUTED, tied=True),
        warning=TextStyle(fonts.semibold, small, leading, RED),
        mark=TextStyle(fonts.semibold, small, leading, RED, tied=True),
        instead=TextStyle(fonts.semibold, small, leading, RED, leads=True),
        region=TextStyle(fonts.regular, small, leading, ACCENT, tied=True),
        origin=TextStyle(fonts.regular, small, leading, MUTED, tied=True),
        see=TextStyle(fonts.regular, size, leading, INK),
        note=TextStyle(fonts.regular, note, note_leading, INK),
        note_language=TextStyle(fonts.italic, note, note_leading, MUTED),
        signs={
            equivalence: TextStyle(fonts.bold, size, leading, colour, leads=True)
            for equivalence, colour in SIGN_COLOURS.items()
        },
        unjudged=TextStyle(fonts.regular, size, leading, MUTED, leads=True),
        letter=TextStyle(fonts.bold, size * 1.7, leading * 1.9, ACCENT),
        title=TextStyle(fonts.bold, title, title * 1.15, INK),
        second_title=TextStyle(fonts.regular, title * 0.65, title * 0.85, MUTED),
        kicker=TextStyle(fonts.semibold, note, note_leading, ACCENT),
        part=TextStyle(fonts.semibold, size * 1.3, leading * 1.3, INK),
        body=TextStyle(fonts.regular, size, leading, INK),
        small=TextStyle(fonts.regular, small, note_leading, MUTED),
        small_strong=TextStyle(fonts.semibold, small, note_leading, INK),
        running=TextStyle(fonts.semibold, note, note_leading, INK),
        running_part=TextStyle(fonts.regular, small, note_leading, MUTED),
        foot=TextStyle(fonts.regular, small, note_leading, MUTED),
        indent=size * 1.25,
        gap=leading * 0.45,
    )
