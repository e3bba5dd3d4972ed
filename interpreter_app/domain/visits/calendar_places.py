"""Which place of a visit a calendar means by its line of text, and a new place where it means none of them.

Owns the reading of such a line. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from interpreter_app.domain.ids import new_id
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_texts import (
    BETWEEN,
    ONWARDS,
    in_language,
    on_one_line,
    shown_place,
)
from interpreter_app.domain.visits.visit import Place, Visit

VIEWS: tuple[Language | None, ...] = (*Language, None)
"""The languages in which a calendar may show a text, both among them."""


class Where(NamedTuple):
    """Ids of places: where something begins, where a journey ends; `new` aren't in the visit yet."""

    place: str
    destination: str
    new: tuple[Place, ...]


class KnownPlaces:
    """The places of a visit by what calendars show of them; new ones are the same for the same text."""

    def __init__(self, visit: Visit) -> None:
        self._taken = {place.id for place in visit.places}
        self._made: dict[str, Place] = {}
        self._ids: dict[str, str] = {}
        for shown in (shown_place, _shown_name):
            for place in visit.places:
                for view in VIEWS:
                    self._ids.setdefault(_key(shown(place, view)), place.id)

    def where(self, text: str, zones: tuple[str, str], language: Language | None) -> Where:
        """What a line of text means; `zones` are those of a new place at its beginning and at its end."""
        begins, arrow, ends = text.partition(ONWARDS)
        if not (begins.strip() and ends.strip()):
            begins, arrow, ends = text, "", ""
        found = [self._find(part, zone, language) for part, zone in zip((begins, ends), zones, strict=True)]
        new = tuple(self._made[ident] for ident in dict.fromkeys(found) if ident in self._made)
        return Where(found[0], found[1] if arrow else "", new)

    def _find(self, text: str, zone: str, language: Language | None) -> str:
        key = _key(text)
        if not key:
            return ""
        if key not in self._ids:
            place = replace(_place(text, language), zone=zone)
            place = replace(place, id=new_id((on_one_line(text), "place"), self._taken))
            self._taken.add(place.id)
            self._made[place.id] = place
            self._ids[key] = place.id
        return self._ids[key]


def with_places(visit: Visit, places: Iterable[Place]) -> Visit:
    """The visit with those of these places that it hasn't yet."""
    known = {place.id for place in visit.places}
    new = tuple(place for place in places if place.id not in known)
    return replace(visit, places=(*visit.places, *new)) if new else visit


def written(text: str, language: Language | None) -> Bilingual:
    """A text of a calendar in a language; without one in both, each its half if it is written so."""
    if language is not None:
        return Bilingual(text, "") if language is Language.FRENCH else Bilingual("", text)
    french, between, english = text.partition(BETWEEN)
    return Bilingual(french, english) if between and english.strip() else Bilingual(text, text)


def _place(text: str, language: Language | None) -> Place:
    """A place of a line of text: its name ends at the first comma or line, the rest is its address."""
    first, _end, rest = text.strip().replace("\n", ", ").partition(",")
    address = ", ".join(part for part in (on_one_line(part) for part in rest.split(",")) if part)
    return Place("", written(on_one_line(first), language), address)


def _shown_name(place: Place, language: Language | None) -> str:
    return in_language(place.name, language)


def _key(text: str) -> str:
    parts = (on_one_line(part) for part in text.replace("\n", ",").split(","))
    return ", ".join(part for part in parts if part).casefold()
