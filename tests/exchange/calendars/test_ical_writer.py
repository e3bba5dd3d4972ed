"""A visit as iCalendar: what other programs find in it, read back with the library that they could use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import example, given, settings

from interpreter_app.base.errors import ExpectedError
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.calendar_merging import merged_calendar
from interpreter_app.domain.visits.calendar_sequence import taken_out
from interpreter_app.domain.visits.calendar_texts import on_one_line, shown_title
from interpreter_app.domain.visits.visit import Visit, VisitStatus
from interpreter_app.exchange.calendars.ical_reader import calendar_in
from interpreter_app.exchange.calendars.ical_writer import calendar_text, write_calendar
from tests.visits_made import ANNE, DINNER, MARIE, MEETING, VISIT, session, visits

NOW = datetime(2016, 11, 1, 12, tzinfo=UTC)


def written(visit: Visit = VISIT, language: Language | None = Language.ENGLISH, **more: object) -> str:
    return calendar_text(visit, [MARIE, ANNE], language, now=NOW, **more)  # type: ignore[arg-type]


def events(text: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_a_calendar_says_what_every_program_asks_for() -> None:
    calendar = icalendar.Calendar.from_ical(written())
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == "Glasgow in Paris"
    assert "Passerelle" in calendar["PRODID"]
    meeting = events(written())["paris-2016.maire@passerelle"]
    assert meeting["SUMMARY"] == "Meeting the mayor"
    assert meeting["LOCATION"] == "City Hall, 4 place de l’Hôtel de Ville, 75004 Paris"
    assert meeting["STATUS"] == "CONFIRMED"
    assert meeting["DTSTAMP"].dt == NOW
    assert meeting["CATEGORIES"].to_ical() == b"Meeting"
    assert "Who decides?" in meeting["DESCRIPTION"]
    assert "salle 2,\nau fond" in meeting["DESCRIPTION"]


def test_what_names_who_takes_part_is_not_said_to_be_published() -> None:
    """RFC 5546, 3.2.1: a published calendar has no attendees; without a method any program takes it in."""
    calendar = icalendar.Calendar.from_ical(written(attendees=True))
    assert any(event.get("ATTENDEE") for event in calendar.walk("VEVENT"))
    assert "METHOD" not in calendar


def test_a_journey_ends_on_the_clocks_of_where_it_leads() -> None:
    text = written()
    assert "DTSTART;TZID=Europe/London:20161204T100000\r\n" in text
    assert "DTEND;TZID=Europe/Paris:20161204T183000\r\n" in text
    journey = events(text)["paris-2016.trajet@passerelle"]
    assert journey.end - journey.start == parsed("2016-12-04T17:30Z").at - parsed("2016-12-04T10:00Z").at
    assert journey["LOCATION"].startswith("Glasgow Central → City Hall")
    assert {zone["TZID"] for zone in icalendar.Calendar.from_ical(text).walk("VTIMEZONE")} == {
        "Europe/London",
        "Europe/Paris",
    }


@pytest.mark.parametrize(
    "moment",
    [
        f"{day}T{hour:02}:30Z[{zone}]"
        for day in ("2016-03-26", "2016-03-27", "2016-10-30", "2026-03-29", "2026-10-25", "2026-01-15")
        for hour in (0, 1, 2, 9)
        for zone in ("Europe/Paris", "Europe/London")
    ],
)  # fmt: skip
def test_the_zones_in_the_file_alone_tell_each_hour_of_the_days_when_clocks_change(moment: str) -> None:
    """A program that doesn't know our names of zones has only what the file says of them."""
    one = replace(DINNER, start=parsed(moment), end=parsed(moment))
    text = calendar_text(replace(VISIT, sessions=(one,)), [], None, now=NOW)
    renamed = text.replace("TZID=Europe/", "TZID=Custom-").replace("TZID:Europe/", "TZID:Custom-")
    kept = "\r\n".join(line for line in renamed.split("\r\n") if not line.startswith("X-PASSERELLE"))
    (event,) = calendar_in(kept.encode(), "a.ics", "Asia/Tokyo").events
    assert event.start.at == one.start.at


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    one = replace(DINNER, title=Bilingual("é" * 200 + "; a, b\\n", "𝒜" * 100))
    text = written(replace(VISIT, sessions=(one,)), None)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert events(text)["paris-2016.diner@passerelle"]["SUMMARY"] == f"{'é' * 200}; a, b\\n / {'𝒜' * 100}"


@pytest.mark.parametrize(
    ("language", "title", "category"),
    [
        (Language.FRENCH, "Rencontre avec la maire", [b"R\xc3\xa9union"]),
        (Language.ENGLISH, "Meeting the mayor", [b"Meeting"]),
        (None, "Rencontre avec la maire / Meeting the mayor", [b"R\xc3\xa9union,Meeting"]),
    ],
)
def test_the_language_is_the_readers(language: Language | None, title: str, category: list[bytes]) -> None:
    meeting = events(written(language=language))["paris-2016.maire@passerelle"]
    assert meeting["SUMMARY"] == title
    assert [meeting["CATEGORIES"].to_ical()] == category


def test_a_session_without_a_title_is_called_by_its_kind() -> None:
    assert events(written(language=Language.FRENCH))["paris-2016.diner@passerelle"]["SUMMARY"] == "Repas"


def test_addresses_go_out_only_where_they_are_asked_for() -> None:
    assert "mailto" not in written()
    assert "paris.fr" not in written(person="marie")
    meeting = events(written(attendees=True, organizer="marie"))["paris-2016.maire@passerelle"]
    marie, anne = meeting["ATTENDEE"]
    assert marie == "mailto:marie@paris.fr"
    assert marie.params["CN"] == "Marie Dubois"
    assert anne == "mailto:anne%20o@glasgow.gov.uk"
    assert anne.params["CN"] == 'Anne "Nan" MacLeod; Glasgow'
    assert meeting["ORGANIZER"] == "mailto:marie@paris.fr"


def test_an_address_cant_add_lines_of_its_own() -> None:
    spoilt = replace(MARIE, full_name="M\r\nATTACH:x", emails=("a@b\r\nX-EVIL:1",))
    text = calendar_text(VISIT, [spoilt], None, attendees=True, now=NOW)
    assert not [line for line in text.split("\r\n") if line.startswith(("ATTACH", "X-EVIL"))]


def test_one_persons_part_has_their_sessions_and_those_for_everybody() -> None:
    assert set(events(written(person="marie"))) == {
        "paris-2016.maire@passerelle",
        "paris-2016.diner@passerelle",
    }
    assert len(events(written(person="anne"))) == 3
    assert not events(written(person="nobody"))
    assert "Marie Dubois" in icalendar.Calendar.from_ical(written(person="marie"))["X-WR-CALNAME"]


def test_a_visit_is_tentative_until_it_is_agreed() -> None:
    text = written(replace(VISIT, status=VisitStatus.NEGOTIATING))
    assert {str(event["STATUS"]) for event in events(text).values()} == {"TENTATIVE"}


def test_a_session_that_is_gone_is_cancelled_in_calendars_that_have_it() -> None:
    after = replace(VISIT, sessions=(MEETING,))
    gone = [one for one in taken_out(VISIT, after) if one.id == "diner"]
    event = events(written(after, cancelled=gone))["paris-2016.diner@passerelle"]
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == 1


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "visite.ics"
    write_calendar(target, written())
    assert target.read_bytes().decode() == written()
    with pytest.raises(ExpectedError):
        write_calendar(tmp_path / "none" / "visite.ics", written())


@given(visits())
@example(replace(VISIT, sessions=(session(title=Bilingual(en="\ufeffarrival")),)))
@settings(max_examples=30)
def test_what_is_written_is_read_as_the_same(visit: Visit) -> None:
    for language in (Language.FRENCH, None):
        text = calendar_text(visit, [], language, now=NOW)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        reading = calendar_in(text.encode(), "a.ics", visit.zone)
        assert not reading.problems
        assert [(one.start, one.end) for one in reading.events] == [(s.start, s.end) for s in visit.sessions]
        for event, one in zip(reading.events, visit.sessions, strict=True):
            assert event.sequence == one.sequence
            assert on_one_line(event.summary) == shown_title(one.title, one.kind, language)
            assert event.exported is not None
            assert (event.exported.session, event.exported.kind) == (one.id, one.kind)
            assert (event.exported.place, event.exported.destination) == (one.place, one.destination)
        theirs = [event.start.astimezone(UTC) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
        assert theirs == [one.start.at for one in visit.sessions]
        merge = merged_calendar(None, visit, reading.events)
        assert (merge.visit, merge.taken, merge.conflicts, merge.offers) == (visit, (), (), ())


def test_a_night_journey_when_clocks_go_back_takes_an_hour_more() -> None:
    night = session(start="2016-10-30T00:30[Europe/Paris]", end="2016-10-30T06:00[Europe/Paris]")
    event = events(written(replace(VISIT, sessions=(night,))))["paris-2016.maire@passerelle"]
    assert (
        event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC)
    ).total_seconds() == 6.5 * 3600
