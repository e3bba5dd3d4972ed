"""The sample visit holds together and tells what was published of the visit to Paris."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.visits.clashes import clashes
from interpreter_app.domain.visits.visit import SessionKind
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.exchange.visits.visit_reader import read_visit
from interpreter_app.exchange.visits.visit_writer import write_visit
from interpreter_app.services.visit_files import named_in

_PATH = paths.samples_dir() / "paris-2016.yaml"


@pytest.fixture(scope="module")
def sample() -> VisitFile:
    return read_visit(_PATH.read_bytes(), _PATH.name)


def test_two_days_four_meetings_and_the_steering_group(sample: VisitFile) -> None:
    visit = sample.visit
    assert visit.first is not None
    assert visit.last == visit.first + timedelta(days=1)
    meetings = [s for s in visit.sessions if s.kind is SessionKind.FORMAL]
    assert len([s for s in meetings if "Steering Group" not in s.title.en]) == 4
    assert len([s for s in meetings if "Steering Group" in s.title.en]) == 1
    assert all(s.interpreted for s in meetings)


def test_six_officers_one_councillor_and_an_interpreter_throughout(sample: VisitFile) -> None:
    titles = {contact.id: contact.title.en for contact in sample.contacts}
    scots = [p.contact for p in sample.visit.people if p.side == "visitors"]
    assert [titles[ident] for ident in scots].count("community planning officer") == 6
    assert [titles[ident] for ident in scots].count("councillor") == 1
    assert sample.visit.commission.interpreters == ("interpreter",)


def test_both_languages_are_complete(sample: VisitFile) -> None:
    visit = sample.visit
    parts = (*visit.aims, *visit.questions, *visit.tasks, *visit.protocols)
    texts = [visit.title, visit.where, visit.note, *(part.text for part in parts)]
    texts += [*(s.title for s in visit.sessions), *(s.note for s in visit.sessions if s.note)]
    texts += [*(place.name for place in visit.places), *(contact.name for contact in sample.contacts)]
    assert [text for text in texts if not (text.fr and text.en)] == []


def test_nothing_clashes_and_everybody_named_is_there(sample: VisitFile) -> None:
    assert clashes(sample.visit) == ()
    assert set(named_in(sample.visit)) <= {contact.id for contact in sample.contacts}


def test_the_file_stands_as_the_program_writes_it(sample: VisitFile) -> None:
    assert write_visit(sample) == _PATH.read_bytes()


def test_its_licence_stands_beside_it() -> None:
    assert "CC BY 4.0" in (paths.samples_dir() / "LICENCE.txt").read_text("utf-8")
