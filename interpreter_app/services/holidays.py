"""Public holidays of France and Scotland, by the library `holidays`.

Owns which calendars are asked and how a holiday is named in both languages. The library is loaded when it is
asked; for years that it doesn't know there are none.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.domain.terms import Bilingual

FRANCE = Bilingual("France", "France")
SCOTLAND = Bilingual("Écosse", "Scotland")

_MOST_YEARS = 30


class Holiday(NamedTuple):
    """A public holiday: its day, its name, and the countries that have it."""

    day: date
    name: Bilingual
    where: tuple[Bilingual, ...]


def holidays_between(first: date, last: date) -> list[Holiday]:
    """The public holidays of either country from one day to another, both included, in order."""
    years = range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)
    found = [holiday for year in years for holiday in _of_year(year)]
    return [holiday for holiday in found if first <= holiday.day <= last]


@lru_cache(maxsize=16)
def _of_year(year: int) -> tuple[Holiday, ...]:
    import holidays

    french = dict(holidays.country_holidays("FR", years=year, language="fr"))
    in_english = dict(holidays.country_holidays("FR", years=year, language="en_US"))
    scottish = dict(holidays.country_holidays("GB", subdiv="SCT", years=year, language="en_GB"))
    found = []
    for day in sorted({*french, *scottish}):
        where = tuple(one for one, days in ((FRANCE, french), (SCOTLAND, scottish)) if day in days)
        english = scottish.get(day) or in_english.get(day) or french[day]
        name = Bilingual(french.get(day) or _in_french(english), _BRITISH.get(english, english))
        found.append(Holiday(day, name, where))
    return tuple(found)


_BRITISH = {"Labor Day": "Labour Day", "Pentecost Monday": "Whit Monday"}
"""What the library has in American English only."""

_FRENCH = {
    "New Year's Day": "Jour de l’an",
    "New Year Holiday": "Lendemain du jour de l’an",
    "Good Friday": "Vendredi saint",
    "May Day": "Fête de mai",
    "Spring Bank Holiday": "Jour férié de printemps",
    "Summer Bank Holiday": "Jour férié d’été",
    "Saint Andrew's Day": "Saint-André",
    "Christmas Day": "Noël",
    "Boxing Day": "Lendemain de Noël",
}
_OBSERVED = " (observed)"


def _in_french(english: str) -> str:
    """The name of a Scottish holiday in French; one that is held but once keeps its own."""
    if english.endswith(_OBSERVED):
        known = _FRENCH.get(english.removesuffix(_OBSERVED), "")
        return f"{known} (jour de remplacement)" if known else english
    return _FRENCH.get(english, english)
