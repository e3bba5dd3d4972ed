"""Days and times as readers of either language write them.

Owns the patterns; the words are Babel's. In French the first of a month is «1er», times are «9 h 30» with
spaces that don't break; in English times are «09:30».
"""

from __future__ import annotations

from datetime import date, time

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_NO_BREAK = "\u00a0"


def day_text(day: date, language: str, *, year: bool = True, weekday: bool = True) -> str:
    """«lundi 5 décembre 2016», «Monday 5 December 2016»; without year or weekday if they aren't wanted."""
    from babel.dates import format_date

    pattern = f"{'EEEE ' if weekday else ''}d MMMM{' y' if year else ''}"
    text = str(format_date(day, pattern, locale=_LOCALES[language]))
    if language == "fr" and day.day == 1:
        text = text.replace("1 ", f"1er{_NO_BREAK}", 1)
    return text


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


def length_text(minutes: int) -> str:
    """«1 h 25», «45 min», in both languages alike."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{_NO_BREAK}min"
    return f"{hours}{_NO_BREAK}h{_NO_BREAK}{rest:02}" if rest else f"{hours}{_NO_BREAK}h"
