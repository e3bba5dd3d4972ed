"""A visit written as YAML is read back the same; what can't be read is named with its line."""

from __future__ import annotations

import hashlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.reading import MistakesFound
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.exchange.visits.visit_reader import is_visit, read_visit
from interpreter_app.exchange.visits.visit_writer import write_visit
from tests.visit_strategies import contacts, visits

_PIECES = (b"", b"{", b"[", b": ", b"-", b"\n", b'"', b"\x00", b"&a ", b"9" * 30)

SMALL = """\
passerelle: visit
id: paris-2016
title: {fr: Voyage d’étude, en: Study visit}
status: agreed
first: 2016-12-05
last: 2016-12-06
places:
  - {id: mairie, name: {fr: Mairie, en: City hall}}
sessions:
  - id: opening
    kind: formal-meeting
    title:
      fr: Ouverture
    start: 2016-12-05 09:30[Europe/Paris]
    end: 2016-12-05T11:00+01:00[Europe/Paris]
    place: mairie
    people: [ann]
    sequence: 2
contacts:
  - id: ann
    full_name: Ann
    note:
"""


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    visits(), st.lists(contacts(), max_size=2, unique_by=lambda c: c.id), st.lists(st.binary(), max_size=2)
)
def test_everything_comes_back(visit: Visit, people: list[Contact], documents: list[bytes]) -> None:
    copies = {hashlib.blake2b(content, digest_size=16).hexdigest(): content for content in documents}
    file = VisitFile(visit, tuple(people), copies, "a1" if people else "")
    assert read_visit(write_visit(file), "a.yaml") == file


def test_what_a_person_writes_by_hand_is_read() -> None:
    read = read_visit(SMALL.encode(), "paris.yaml")
    (session,) = read.visit.sessions
    assert session.start.in_utc == "2016-12-05T08:30Z[Europe/Paris]"
    assert (session.sequence, session.people, session.title.en) == (2, ("ann",), "")
    assert read.contacts[0].note == ""
    assert is_visit(SMALL)
    assert is_visit("# note\n\n" + SMALL)


def test_a_large_document_travels_with_its_visit() -> None:
    content = bytes(range(256)) * 20_000
    copies = {hashlib.blake2b(content, digest_size=16).hexdigest(): content}
    visit = read_visit(SMALL.encode(), "paris.yaml").visit
    assert read_visit(write_visit(VisitFile(visit, copies=copies)), "a.yaml").copies == copies


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("passerelle: visit", "passerelle: glossary", 1, "passerelle: visit"),
        ("id: paris-2016", "id: Paris 2016", 2, "Paris 2016"),
        ("title: {fr: Voyage d’étude, en: Study visit}\n", "", 1, "“title” is missing"),
        ("en: Study visit", "de: Reise", 3, "use fr, en"),
        ("en: Study visit}", "en: Study visit, Paris}", 3, "“Paris”"),
        ("status: agreed", "status: maybe", 4, "idea, negotiating"),
        ("last: 2016-12-06", "last: 2016-12-04", 1, "the last day is before"),
        ("last: 2016-12-06", "last: 2016-13-06", 6, "such as 2016-12-05"),
        ("place: mairie", "place: hotel", 16, "“hotel”"),
        ("11:00+01:00", "08:00+01:00", 10, "ends before it begins"),
        ("2016-12-05 09:30[Europe/Paris]", "half past nine", 14, "[Europe/Paris]"),
        ("sequence: 2", "sequence: two", 18, "whole number"),
        ("sequence: 2", "sequence: 2\n    room: 3", 19, "“room”"),
        ("sequence: 2", "sequence: 2\n    sequence: 3", 19, "twice"),
        ("id: ann", "id: Ann!", 20, "Ann!"),
        ("full_name: Ann", "full_name: Ann\n    name: Ann", 22, "keys with values"),
        ("id: opening", "id: !!python/object/apply:os.system [ls]", 10, "tag"),
        ("id: opening", "id: &a opening", 10, "anchor"),
        ("fr: Ouverture", 'fr: "Ouver\\0ture"', 13, "U+0000"),
        ("sessions:\n", "sessions:\n  - *a\n", 10, "alias"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert old in SMALL
    with pytest.raises(MistakesFound) as caught:
        read_visit(SMALL.replace(old, new).encode(), "paris.yaml")
    problem = caught.value.problems[0]
    assert f"line {line}" in problem.where
    assert said in problem.message


def test_several_mistakes_are_named_at_once() -> None:
    wrong = SMALL.replace("full_name: Ann", "full: Ann").replace("id: paris-2016", "id: Paris 2016")
    with pytest.raises(MistakesFound) as caught:
        read_visit(wrong.encode(), "paris.yaml")
    assert len(caught.value.problems) == 2


def test_a_damaged_copy_of_a_document_is_refused() -> None:
    wrong = SMALL + "copies:\n  - digest: " + '"' + "0" * 32 + '"' + "\n    data: AAAA\n"
    with pytest.raises(MistakesFound, match="damaged"):
        read_visit(wrong.encode(), "paris.yaml")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"fr,en\na,b\n", b"passerelle: visit\nsessions: " + b"[" * 100_000,
     b"passerelle: visit\na: &a [x]\nb: [*a, *a]\n", b"passerelle: visit\n" + b"- a\n" * 20_000,
     b"passerelle: visit\naims:\n" + b"- x\n" * 20_000, b"\xff\xfe" + b"a" * 99],
)  # fmt: skip
def test_what_is_no_visit_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(FormatError):
        read_visit(content, "paris.yaml")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_file_that_is_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SMALL.encode())
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.sampled_from([b"", b"{", b"[", b": ", b"-", b"\n", b'"', b"\x00", b"&a ", b"9" * 30])
        )
        content[at : at + data.draw(st.integers(0, 12))] = piece
    with suppress(FormatError):  # and nothing else
        read_visit(bytes(content), "paris.yaml")
