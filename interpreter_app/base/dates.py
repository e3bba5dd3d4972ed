"""Days and times as readers of either language write them, and as they type them.

Owns the patterns; the words are Babel's. In French the first of a month is «1er», times are «9 h 30» with
spaces that don't break; in English times are «09:30».
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from functools import lru_cache

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_NO_BREAK = "\u00a0"
_BY_YEAR = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_BY_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[-/. ]+(\d{1,2}|[^\W\d_]+\.?)(?:[-/., ]+(\d{4}|\d\d))?")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:h.]\s*(\d\d)?)?(?:\s*(am|pm))?", re.ASCII | re.IGNORECASE)
_CENTURY = 2000
_LEAST_LETTERS = 3
"""Of a month's name: «mar» is March in both languages, «ma» may be May."""


def day_text(day: date, language: str, *, year: bool = True, weekday: bool = True) -> str:
    """«lundi 5 décembre 2016», «Monday 5 December 2016»; without year or weekday if they aren't wanted."""
    from babel.dates import format_date

    pattern = f"{'EEEE ' if weekday else ''}d MMMM{' y' if year else ''}"
    text = str(format_date(day, pattern, locale=_LOCALES[language]))
    if language == "fr" and day.day == 1:
        text = text.replace("1 ", f"1er{_NO_BREAK}", 1)
    return text


def short_day_text(day: date, language: str) -> str:
    """«jeu. 8 déc.», «Thu 8 Dec»: where there is little room."""
    from babel.dates import format_date

    text = str(format_date(day, "EEE d MMM", locale=_LOCALES[language]))
    return text.replace(" 1 ", f" 1er{_NO_BREAK}", 1) if language == "fr" else text


def days_text(first: date, last: date, language: str) -> str:
    """«du 5 au 6 décembre 2016», «5 to 6 December 2016»: days from one to another; one day as `day_text`."""
    if first == last:
        return day_text(first, language)
    if first.year != last.year:
        begin = day_text(first, language, weekday=False)
    elif first.month != last.month:
        begin = day_text(first, language, weekday=False, year=False)
    else:
        begin = "1er" if language == "fr" and first.day == 1 else str(first.day)
    end = day_text(last, language, weekday=False)
    return f"du {begin} au {end}" if language == "fr" else f"{begin} to {end}"


def time_text(clock: time, language: str) -> str:
    """«9 h 30» or «9 h» in French, «09:30» in English."""
    if language != "fr":
        return f"{clock:%H:%M}"
    minutes = f"{_NO_BREAK}{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour}{_NO_BREAK}h{minutes}"


def zone_city(zone: str, language: str) -> str:
    """«Londres», «London»: what the city is called after which a time zone (an IANA name) is named."""
    from babel.dates import get_timezone_location

    city = str(get_timezone_location(zone, locale=_LOCALES[language], return_city=True))
    return city.rpartition("/")[2]


def length_text(minutes: int) -> str:
    """«1 h 25», «45 min», in both languages alike."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{_NO_BREAK}min"
    return f"{hours}{_NO_BREAK}h{_NO_BREAK}{rest:02}" if rest else f"{hours}{_NO_BREAK}h"


def parsed_day(text: str, near: date) -> date:
    """The day that somebody typed: 2016-12-05, 5/12/2016, 5.12., «5 décembre», «Mon 5 Dec 2016».

    Day comes before month. Without a year it is the next such day on or after `near`. Raises ValueError.
    """
    plain = " ".join(text.replace(_NO_BREAK, " ").split())
    by_year = _BY_YEAR.fullmatch(plain)
    if by_year:
        return date(*map(int, by_year.groups()))
    found = _BY_DAY.search(plain)
    if found is None or not _is_weekday(plain[: found.start()]) or plain[found.end() :].strip(" ."):
        raise ValueError(text)
    day, month, year = int(found[1]), _month(found[2]), found[3]
    if year:
        return date(int(year) + (_CENTURY if len(year) == 2 else 0), month, day)
    this = date(near.year, month, day) if (month, day) != (2, 29) else _next_leap_day(near)
    return this if this >= near else date(near.year + 1, month, day)


def parsed_time(text: str) -> time:
    """The time that somebody typed: 9:30, 09.30, «9 h 30», 9h, 9, 2pm. Raises ValueError."""
    found = _CLOCK.fullmatch(" ".join(text.replace(_NO_BREAK, " ").replace("\u202f", " ").split()))
    if found is None:
        raise ValueError(text)
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(found[2] or 0))


def _next_leap_day(near: date) -> date:
    for year in range(near.year, near.year + 9):
        if year % 4 == 0 and (year % 100 or year % 400 == 0) and date(year, 2, 29) >= near:
            return date(year, 2, 29)
    raise ValueError(near)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    word = _bare(text).removesuffix(".")
    begun = {month for name, month in _names("months").items() if name.startswith(word)}
    if len(begun) != 1 or len(word) < _LEAST_LETTERS:
        raise ValueError(text)
    return begun.pop()


def _is_weekday(text: str) -> bool:
    word = _bare(text).strip(" ,.")
    return not word or (len(word) > 1 and any(name.startswith(word) for name in _names("days")))


@lru_cache(maxsize=2)
def _names(kind: str) -> dict[str, int]:
    """The names of months or days in both languages, without accents, with their numbers."""
    from babel import Locale

    names = {}
    for code in _LOCALES.values():
        for number, name in getattr(Locale.parse(code), kind)["format"]["wide"].items():
            names[_bare(name)] = int(number)
    return names


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
