"""Address books and calendars that mean harm, or are only broken, end in sentences; what is whole is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main

Capture = pytest.CaptureFixture[str]

CARD = "BEGIN:VCARD\r\nVERSION:{version}\r\nFN:{name}\r\nEMAIL:{name}@x.org\r\nEND:VCARD\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Talk\r\n{lines}\r\nEND:VEVENT\r\n"
GOOD = EVENT.format(uid="good", lines="DTSTART:20161208T090000Z\r\nDTEND:20161208T100000Z")


def calendar(*events: str) -> bytes:
    """A calendar with these events."""
    whole = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(events) + "END:VCALENDAR\r\n"
    return whole.encode("utf-8", "surrogatepass")


def event(lines: str, uid: str = "odd") -> str:
    """An event with these lines."""
    return EVENT.format(uid=uid, lines=lines)


CARDS = {
    "cut": (CARD.format(version="3.0", name="ann") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:bo").encode(),
    "latin-1": CARD.format(version="2.1", name="Ren\u00e9").encode("latin-1"),
    "utf-16": CARD.format(version="3.0", name="ann").encode("utf-16"),
    "nul bytes": CARD.format(version="3.0", name="an\x00n").encode(),
    "nested": ("BEGIN:VCARD\r\n" * 3000 + "FN:x\r\n" + "END:VCARD\r\n" * 3000).encode(),
    "five thousand": "".join(CARD.format(version="4.0", name=f"n{n}") for n in range(5000)).encode(),
    "one endless line": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + b"x" * 3_000_000 + b"\r\nEND:VCARD\r\n",
    "folded for ever": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x" + b"\r\n y" * 200_000 + b"\r\nEND:VCARD\r\n",
    "unknown version": CARD.format(version="9.9", name="ann").encode(),
    "no name": b"BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:1\r\nEND:VCARD\r\n",
    "a picture": bytes(range(256)) * 2000,
    "empty": b"",
    "formulas": CARD.format(version="3.0", name="=cmd|' /C calc'!A0").encode(),
    "quoted-printable": b"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:=C3=\n=A9=ZZ\nEND:VCARD\n",
    "base64 that isn't": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\nPHOTO;ENCODING=b:!!!!\r\nEND:VCARD\r\n",
}
CALENDARS = {
    "cut": calendar(GOOD)[:-40],
    "endless": calendar(GOOD, event("DTSTART:20161208T090000Z\r\nRRULE:FREQ=SECONDLY")),
    "impossible": calendar(
        GOOD, event("DTSTART:20161208T090000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
    ),
    "windows zone": calendar(event("DTSTART;TZID=Romance Standard Time:20161208T090000\r\nDURATION:PT1H")),
    "unknown zone": calendar(GOOD, event("DTSTART;TZID=Moon/Sea:20161208T090000\r\nDURATION:PT1H")),
    "end before start": calendar(GOOD, event("DTSTART:20161208T090000Z\r\nDTEND:20161208T080000Z")),
    "year 1": calendar(GOOD, event("DTSTART:00010101T000000Z\r\nDTEND:00010101T010000Z")),
    "year 9999": calendar(GOOD, event("DTSTART:99991231T235900Z\r\nDURATION:P9999W")),
    "all day": calendar(GOOD, event("DTSTART;VALUE=DATE:20161208\r\nDTEND;VALUE=DATE:20161209")),
    "floating": calendar(event("DTSTART:20161208T090000\r\nDTEND:20161208T100000")),
    "no start": calendar(GOOD, event("DESCRIPTION:x")),
    "nested": (b"BEGIN:VCALENDAR\r\n" * 3000) + (b"END:VCALENDAR\r\n" * 3000),
    "same uid": calendar(
        *[event(f"DTSTART:201612{n:02}T090000Z\r\nDURATION:PT1H", "x") for n in range(1, 29)]
    ),
    "many": calendar(*[event("DTSTART:20161208T090000Z\r\nDURATION:PT1H", f"u{n}") for n in range(3000)]),
    "long line": calendar(GOOD, event("DTSTART:20161208T090000Z\r\nDESCRIPTION:" + "x" * 3_000_000)),
    "negative duration": calendar(GOOD, event("DTSTART:20161208T090000Z\r\nDURATION:-P5D")),
    "a picture": bytes(range(256)) * 2000,
    "empty": b"",
    "lone surrogate": calendar(event("DTSTART:20161208T090000Z\r\nDURATION:PT1H\r\nLOCATION:\ud800")),
}


def said(capsys: Capture, *arguments: object) -> tuple[int, str, list[str]]:
    """What a command answers: its exit code, its output, the lines of its messages."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err.splitlines()


@pytest.mark.parametrize("name", CARDS)
def test_cards(ready: Path, tmp_path: Path, capsys: Capture, name: str) -> None:
    file = tmp_path / "cards.vcf"
    file.write_bytes(CARDS[name])
    code, _out, lines = said(capsys, "--store", ready, "contacts", "import", file)
    assert code in (0, 1)
    assert lines
    assert all(len(line) < 400 for line in lines)
    stored = json.loads(said(capsys, "--store", ready, "contacts", "list", "--json")[1])
    assert code == 0 or not stored  # What is refused has changed nothing.
    if name in ("cut", "five thousand", "unknown version", "base64 that isn't"):
        assert stored


@pytest.mark.parametrize("name", CALENDARS)
def test_calendars(ready: Path, tmp_path: Path, capsys: Capture, name: str) -> None:
    said(capsys, "--store", ready, "sample")
    before = said(capsys, "--store", ready, "visits", "show", "paris-2016", "--json")[1]
    file = tmp_path / "visit.ics"
    file.write_bytes(CALENDARS[name])
    code, out, lines = said(
        capsys, "--store", ready, "visits", "import", file, "--visit", "paris-2016", "--add-new", "--json"
    )
    assert code in (0, 1)
    assert all(len(line) < 400 for line in lines)
    after = said(capsys, "--store", ready, "visits", "show", "paris-2016", "--json")[1]
    if code:
        assert len(lines) == 1
        assert after == before
        return
    told = json.loads(out)
    assert len(json.loads(after)["sessions"]) == len(json.loads(before)["sessions"]) + told["added"]
    if GOOD.encode() in CALENDARS[name]:
        assert told["added"] >= 1
    if name in ("unknown zone", "end before start", "no start"):
        assert told["problems"]
