"""Days and times stand as readers of each language write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from interpreter_app.base.dates import day_text, days_text, length_text, time_text


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2016, 12, 5), "lundi 5 décembre 2016", "Monday 5 December 2016"),
        (date(2026, 8, 1), "samedi 1er\u00a0août 2026", "Saturday 1 August 2026"),
        (date(2026, 8, 11), "mardi 11 août 2026", "Tuesday 11 August 2026"),
    ],
)
def test_a_day(day: date, french: str, english: str) -> None:
    assert (day_text(day, "fr"), day_text(day, "en")) == (french, english)


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        (date(2016, 12, 5), date(2016, 12, 6), "du 5 au 6 décembre 2016", "5 to 6 December 2016"),
        (date(2026, 8, 1), date(2026, 8, 2), "du 1er au 2 août 2026", "1 to 2 August 2026"),
        (date(2016, 11, 30), date(2016, 12, 1), "du 30 novembre au 1er\u00a0décembre 2016",
         "30 November to 1 December 2016"),
        (date(2016, 12, 31), date(2017, 1, 2), "du 31 décembre 2016 au 2 janvier 2017",
         "31 December 2016 to 2 January 2017"),
        (date(2016, 12, 5), date(2016, 12, 5), "lundi 5 décembre 2016", "Monday 5 December 2016"),
    ],
)  # fmt: skip
def test_several_days(first: date, last: date, french: str, english: str) -> None:
    assert (days_text(first, last, "fr"), days_text(first, last, "en")) == (french, english)


@pytest.mark.parametrize(
    ("clock", "french", "english"),
    [
        (time(9, 30), "9\u00a0h\u00a030", "09:30"),
        (time(14), "14\u00a0h", "14:00"),
        (time(0, 5), "0\u00a0h\u00a005", "00:05"),
    ],
)
def test_a_time(clock: time, french: str, english: str) -> None:
    assert (time_text(clock, "fr"), time_text(clock, "en")) == (french, english)


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (85, "1 h 25"), (125, "2 h 05")]
)
def test_a_length(minutes: int, text: str) -> None:
    assert length_text(minutes).replace("\u00a0", " ") == text
