"""Calendars of other programs: what is read of them, and what is said of the rest."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import ExpectedError, FormatError
from interpreter_app.exchange.calendars import ical_reader
from interpreter_app.exchange.calendars.ical_reader import CalendarReading, calendar_in, read_calendar
from interpreter_app.exchange.calendars.ical_writer import calendar_text
from tests.visits_made import ANNE, MARIE, VISIT

OUTLOOK_ZONE = """\
BEGIN:VTIMEZONE
TZID:Our own time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def read(
    *events: str, before: str = "", encoding: str = "utf-8", zone: str = "Europe/Paris"
) -> CalendarReading:
    """The reading of a calendar of events, each given by its lines."""
    bodies = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{bodies}END:VCALENDAR\n"
    return calendar_in(text.replace("\n", "\r\n").encode(encoding), "a.ics", "Europe/Paris")


def starts(reading: CalendarReading) -> list[str]:
    return [str(event.start) for event in reading.events]


def said(reading: CalendarReading) -> list[str]:
    return [f"{problem.where}: {problem.message}" for problem in reading.problems]


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("DTSTART:20161205T083000Z", "2016-12-05T09:30+01:00[Europe/Paris]"),
        ("DTSTART:20161205T083000", "2016-12-05T08:30+01:00[Europe/Paris]"),
        ("DTSTART;TZID=Europe/London:20161205T083000", "2016-12-05T08:30+00:00[Europe/London]"),
        ("DTSTART;TZID=Romance Standard Time:20160705T083000", "2016-07-05T08:30+02:00[Europe/Paris]"),
        ('DTSTART;TZID="GMT Standard Time":20160705T083000', "2016-07-05T08:30+01:00[Europe/London]"),
        ("DTSTART;TZID=/mozilla/1/Europe/London:20160705T083000", "2016-07-05T08:30+01:00[Europe/London]"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20160705T083000", "2016-07-05T08:30+00:00[UTC]"),
        ("DTSTART;TZID=Our own time:20160705T083000", "2016-07-05T08:30+02:00[Europe/Paris]"),
        ("DTSTART;TZID=Our own time:20161205T083000", "2016-12-05T08:30+01:00[Europe/Paris]"),
        ("DTSTART:2016-12-05T08:30:00", "2016-12-05T08:30+01:00[Europe/Paris]"),
    ],
)  # fmt: skip
def test_a_time_is_of_the_zone_that_the_file_means(line: str, start: str) -> None:
    reading = read(line, before=OUTLOOK_ZONE)
    assert starts(reading) == [start]
    assert not reading.problems


def test_hours_that_clocks_leave_out_or_repeat_are_read_once() -> None:
    days = ("20160327T023000", "20161030T023000")
    named = read(*(f"DTSTART;TZID=Europe/Paris:{day}" for day in days))
    described = read(*(f"DTSTART;TZID=Our own time:{day}" for day in days), before=OUTLOOK_ZONE)
    assert [event.start.in_utc for event in named.events] == [
        "2016-03-27T01:30Z[Europe/Paris]",
        "2016-10-30T00:30Z[Europe/Paris]",
    ]
    assert [event.start.at for event in described.events] == [event.start.at for event in named.events]


def test_a_zone_that_nobody_knows_is_said_once_and_the_visits_is_taken() -> None:
    one = "DTSTART;TZID=Nowhere/Land:20161205T083000"
    reading = read(one, one)
    assert starts(reading) == ["2016-12-05T08:30+01:00[Europe/Paris]"] * 2
    assert said(reading) == [
        "event 1, line 4: nobody knows the time zone “Nowhere/Land”: its times are taken as times of"
        " Europe/Paris. Check them."
    ]


@pytest.mark.parametrize(
    ("lines", "end", "all_day"),
    [
        ("DTSTART:20161205T083000\nDURATION:PT1H30M", "2016-12-05T10:00+01:00[Europe/Paris]", False),
        ("DTSTART:20161205T083000", "2016-12-05T08:30+01:00[Europe/Paris]", False),
        ("DTSTART;VALUE=DATE:20161205", "2016-12-06T00:00+01:00[Europe/Paris]", True),
        ("DTSTART:20160326\nDTEND:20160328", "2016-03-28T00:00+02:00[Europe/Paris]", True),
        ("DTSTART:20220101\nDTEND:20220101", "2022-01-02T00:00+01:00[Europe/Paris]", True),
        ("DTSTART:20220101\nDURATION:P2D", "2022-01-03T00:00+01:00[Europe/Paris]", True),
    ],
)  # fmt: skip
def test_an_event_ends_as_it_says(lines: str, end: str, all_day: bool) -> None:
    (event,) = read(lines).events
    assert (str(event.end), event.is_all_day) == (end, all_day)


@pytest.mark.parametrize(
    ("lines", "line", "piece"),
    [
        ("SUMMARY:x", 6, "doesn’t say when it begins"),
        ("DTSTART:tomorrow", 7, "“tomorrow” isn’t a date or time (DTSTART)"),
        ("DTSTART:20160230T100000", 7, "isn’t a date or time"),
        ("DTSTART:00010101T000000Z", 7, "the year 1, which"),
        ("DTSTART:99991231T235959Z", 7, "the year 9999, which"),
        ("DTSTART:20161205T100000\nDTEND:20161205T090000", 8, "ends before it begins"),
        ("DTSTART:20161205T100000\nDURATION:-PT1H", 8, "ends before it begins"),
        ("DTSTART:20161205T100000\nDURATION:P9999999W", 8, "isn’t a length of time"),
        ("DTSTART:20161205T100000\nDURATION:P999999W", 7, "more than ten years"),
        ("DTSTART:20161206\nDTEND:20161205", 8, "ends before it begins"),
    ],
)
def test_an_event_that_cant_be_is_named_and_the_others_are_read(lines: str, line: int, piece: str) -> None:
    good = "DTSTART:20161205T083000"
    reading = read(good, lines, good)
    assert len(reading.events) == 2
    (problem,) = said(reading)
    assert problem.startswith(f"event 2, line {line}: ")
    assert piece in problem


def test_texts_are_what_was_typed() -> None:
    (event,) = read(
        "DTSTART:20161205\nSUMMARY;LANGUAGE=fr:Réunion\\; a\\, b\\\\n: «\n  là »\nLOCATION:1\\n2\nUID:u\n"
        "CATEGORIES:a\\,b,c\nSEQUENCE:3\nSTATUS:CANCELLED\nLAST-MODIFIED:20161101T000000Z"
    ).events
    assert event.summary == "Réunion; a, b\\n: « là »"
    assert event.location == "1\n2"
    assert (event.uid, event.sequence, event.cancelled, event.categories) == ("u", 3, True, ("a,b", "c"))
    assert event.last_modified is not None
    assert event.line == 3


def test_old_files_are_read_in_their_encodings() -> None:
    line = "DTSTART:20161205T083000\nSUMMARY:Réunion à l’hôtel de ville, déjà prévue"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        (event,) = read(line, encoding=encoding).events
        assert event.summary == "Réunion à l’hôtel de ville, déjà prévue"
    folded = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20161205\r\nSUMMARY:é".encode()
    (event,) = calendar_in(folded[:-1] + b"\r\n " + folded[-1:] + b"\r\nEND:VEVENT", "a.ics", "UTC").events
    assert event.summary == "é"


def test_vcalendar_of_old_telephones_is_read() -> None:
    (event,) = read(
        "DTSTART:20161205T083000Z\nDTEND:20161205T093000Z\n"
        "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:D=C3=A9jeuner avec=\n la mairie=0D=0Ademain"
    ).events
    assert event.summary == "Déjeuner avec la mairie\ndemain"


def test_several_calendars_in_a_file_are_all_read() -> None:
    one = b"BEGIN:VCALENDAR\nX-WR-CALNAME:Ville\nBEGIN:VEVENT\nDTSTART:20161205\nEND:VEVENT\nEND:VCALENDAR\n"
    reading = calendar_in(one + one.replace(b"Ville", b"City") + one, "a.ics", "UTC")
    assert len(reading.events) == 3
    assert reading.name == "Ville"


@pytest.mark.parametrize(
    ("rule", "count", "last"),
    [
        ("FREQ=DAILY;COUNT=3", 3, "2016-12-07T09:30+01:00"),
        ("FREQ=WEEKLY;UNTIL=20161219T083000Z", 3, "2016-12-19T09:30+01:00"),
        ("FREQ=WEEKLY;UNTIL=20161219T082959Z", 2, "2016-12-12T09:30+01:00"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", 4, "2016-12-14T09:30+01:00"),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", 3, "2017-02-06T09:30+01:00"),
        ("FREQ=MONTHLY;INTERVAL=4;COUNT=3", 3, "2017-08-05T09:30+02:00"),
        ("FREQ=YEARLY;COUNT=2", 2, "2017-12-05T09:30+01:00"),
    ],
)
def test_an_event_that_repeats_is_read_as_its_occurrences(rule: str, count: int, last: str) -> None:
    reading = read(f"UID:u\nDTSTART;TZID=Europe/Paris:20161205T093000\nDURATION:PT1H\nRRULE:{rule}")
    assert not reading.problems
    assert len(reading.events) == count
    assert starts(reading)[-1] == f"{last}[Europe/Paris]"
    assert len({event.key for event in reading.events}) == count
    assert reading.events[0].key == "u"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=99999",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=99",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=YEARLY;BYWEEKNO=20",
        "D1 #10",
        "",
        "FREQ=DAILY;FREQ=DAILY",
    ],
)
def test_a_rule_without_end_or_sense_ends_in_one_sentence(rule: str) -> None:
    reading = read(f"DTSTART:20161205T093000\nRRULE:{rule}")
    assert 1 <= len(reading.events) <= 100
    (problem,) = said(reading)
    assert problem.startswith("event 1, line 5: ")


def test_of_very_many_events_that_repeat_only_some_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ical_reader, "MOST_REPEATING", 2)
    reading = read(*["DTSTART:20161205T093000\nRRULE:FREQ=DAILY;COUNT=3"] * 4)
    assert len(reading.events) == 3 + 3 + 1 + 1
    assert [problem.where for problem in reading.problems] == ["event 3, line 13"]


def test_days_taken_out_moved_and_added() -> None:
    series = (
        "UID:u\nDTSTART;TZID=Europe/Paris:20161205T093000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n"
        "EXDATE:20161206T083000Z\nEXDATE;VALUE=DATE:20161207\n"
        "RDATE;TZID=Europe/Paris;VALUE=PERIOD:20161224T100000/PT3H,20191224T100000/PT3H"
    )
    moved = "UID:u\nRECURRENCE-ID:20161208T083000Z\nDTSTART:20161208T150000Z\nDURATION:PT1H\nSUMMARY:later"
    first = "UID:u\nRECURRENCE-ID:20161205T083000Z\nDTSTART:20161205T110000Z"
    reading = read(series, moved)
    assert starts(reading) == [
        "2016-12-05T09:30+01:00[Europe/Paris]",
        "2016-12-09T09:30+01:00[Europe/Paris]",
        "2016-12-24T10:00+01:00[Europe/Paris]",
        "2016-12-08T16:00+01:00[Europe/Paris]",
    ]
    assert reading.events[2].end.local.hour == 13
    assert reading.events[3].key == "u#20161208T083000Z"
    assert len(reading.problems) == 1
    assert "2019-12-24" in reading.problems[0].message
    assert [event.key for event in read(series, first).events].count("u") == 1


def test_a_file_that_is_cut_off_gives_what_is_whole() -> None:
    event = "BEGIN:VEVENT\nDTSTART:20161205T083000\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\n{event}BEGIN:VEVENT\nDTSTART:2016120"
    reading = calendar_in(text.encode(), "a.ics", "UTC")
    assert len(reading.events) == 1
    assert [problem.where for problem in reading.problems] == ["event 2, line 5"]
    nested = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20161201T080000\n{event}END:VCALENDAR\n"
    reading = calendar_in(nested.encode(), "a.ics", "UTC")
    assert starts(reading) == ["2016-12-05T08:30+00:00[UTC]"]
    assert [problem.where for problem in reading.problems] == ["event 1, line 2"]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"a;b\n1;2\n", b"BEGIN:VCARD\nEND:VCARD\n", b"PK\x03\x04aaaa"]
)
def test_what_isnt_a_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(FormatError, match=r"a\.ics"):
        calendar_in(content, "a.ics", "UTC")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ical_reader, "MOST_BYTES", 1000)
    path = tmp_path / "a.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\n" + b" " * 1000)
    with pytest.raises(ExpectedError):
        read_calendar(path, "UTC")


def test_no_more_events_are_read_than_anybody_can_look_at() -> None:
    events = b"BEGIN:VEVENT\nDTSTART:20161205\nEND:VEVENT\n" * 20_100
    reading = calendar_in(b"BEGIN:VCALENDAR\n" + events + b"END:VCALENDAR\n", "a.ics", "UTC")
    assert len(reading.events) == 20_000
    assert "20000" in reading.problems[-1].message


_REPEATING = """\
BEGIN:VEVENT
UID:u
DTSTART;TZID=Our own time:20161205T093000
DURATION:PT1H
RRULE:FREQ=MONTHLY;BYDAY=-1MO;BYSETPOS=1;UNTIL=20180101
EXDATE:20170130T083000Z
RDATE;VALUE=PERIOD:20161205T093000Z/PT1H
END:VEVENT
BEGIN:VEVENT
UID:u
RECURRENCE-ID:20170227T083000Z
DTSTART:20170228
SUMMARY;ENCODING=QUOTED-PRINTABLE:=C3=A9=
 x
END:VEVENT
"""
_SEEDS = (
    calendar_text(VISIT, [MARIE, ANNE], None, attendees=True).encode(),
    f"BEGIN:VCALENDAR\n{OUTLOOK_ZONE}{_REPEATING}END:VCALENDAR\n".encode(),
)
_PIECES = (
    *b'\r\n|\n |:|;|=|"|,|-|0|99999999|\xff|\xe9|\0|T|Z|\\|^'.split(b"|"),
    b"",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"BEGIN:VCALENDAR\r\n",
    b"RRULE:FREQ=DAILY\r\n",
)


@given(
    st.sampled_from(_SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(_PIECES)), max_size=6),
)
def test_a_file_that_was_spoilt_is_read_or_refused_in_words(
    content: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for place, length, piece in changes:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + length :]
    with suppress(FormatError):
        reading = calendar_in(content, "a.ics", "Europe/Paris")
        assert all(event.end.at >= event.start.at for event in reading.events)
