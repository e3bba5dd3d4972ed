"""Days and times stand as readers of each language write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.dates import (
    day_text,
    days_text,
    length_text,
    parsed_day,
    parsed_time,
    short_day_text,
    time_text,
    zone_city,
)


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


def test_a_day_where_there_is_little_room() -> None:
    assert short_day_text(date(2016, 12, 8), "fr") == "jeu. 8 déc."
    assert short_day_text(date(2016, 12, 8), "en") == "Thu 8 Dec"
    assert short_day_text(date(2017, 2, 1), "fr") == "mer. 1er\u00a0févr."


def test_the_city_of_a_zone() -> None:
    assert (zone_city("Europe/London", "fr"), zone_city("Europe/London", "en")) == ("Londres", "London")
    assert zone_city("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert zone_city("UTC", "fr") == "UTC"


NEAR = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2016-12-05", date(2016, 12, 5)),
        ("5/12/2016", date(2016, 12, 5)),
        ("05.12.16", date(2016, 12, 5)),
        ("lundi 5 décembre 2016", date(2016, 12, 5)),
        ("Mon 5 Dec 2016", date(2016, 12, 5)),
        ("Monday, 5 December 2016", date(2016, 12, 5)),
        ("1er août 2027", date(2027, 8, 1)),
        ("1er\u00a0aout 2027", date(2027, 8, 1)),
        ("2nd feb. 2027", date(2027, 2, 2)),
        ("5/12", date(2026, 12, 5)),
        ("23 nov", date(2026, 11, 23)),
        ("22 nov", date(2027, 11, 22)),
        ("5.3.", date(2027, 3, 5)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: date) -> None:
    assert parsed_day(typed, NEAR) == day


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31/2/2027", "5/13", "5 ju 2027", "5 juillet 27 12", "xyz 5/12", "5", "2016", "5/12/20166"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parsed_day(typed, NEAR)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["fr", "en"]))
def test_every_day_is_read_as_it_is_written(day: date, language: str) -> None:
    assert parsed_day(day_text(day, language), NEAR) == day
    assert parsed_day(day_text(day, language, weekday=False), NEAR) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("9:30", time(9, 30)), ("09.30", time(9, 30)), ("9 h 30", time(9, 30)), ("9h", time(9)),
        ("9\u00a0h\u00a030", time(9, 30)), ("9", time(9)), ("14", time(14)), ("2pm", time(14)),
        ("12 am", time(0)), ("0:05", time(0, 5)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed: str, clock: time) -> None:
    assert parsed_time(typed) == clock


@pytest.mark.parametrize("typed", ["", "noon", "25", "9:60", "13pm", "9:3", "9:30:15", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parsed_time(typed)


@given(st.times(), st.sampled_from(["fr", "en"]))
def test_every_time_is_read_as_it_is_written(clock: time, language: str) -> None:
    whole = clock.replace(second=0, microsecond=0)
    assert parsed_time(time_text(whole, language)) == whole
