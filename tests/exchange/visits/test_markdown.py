"""A visit as a text that one can send: in one language, with everything that was planned."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from interpreter_app.base import paths
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.exchange.visits.markdown import schedule_markdown, visit_markdown
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.exchange.visits.visit_reader import read_visit
from tests.domain.visits.plan import plan, session
from tests.visit_strategies import visits

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.fixture(scope="module")
def sample() -> VisitFile:
    path = paths.samples_dir() / "paris-2016.yaml"
    return read_visit(path.read_bytes(), path.name)


def test_all_of_a_visit_stands_in_it(sample: VisitFile) -> None:
    for language in Language:
        text = visit_markdown(sample.visit, sample.contacts, language)
        parts = (*sample.visit.aims, *sample.visit.questions, *sample.visit.tasks, *sample.visit.protocols)
        for part in parts:
            assert part.text.get(language) in text
        for one in sample.visit.sessions:
            assert one.title.get(language) in text


def test_times_stand_as_the_language_writes_them_and_on_the_clocks_there(sample: VisitFile) -> None:
    french = visit_markdown(sample.visit, sample.contacts, FR).replace("\u00a0", " ")
    english = visit_markdown(sample.visit, sample.contacts, EN)
    assert "### Jeudi 8 décembre 2016" in french
    assert "**9 h 30 – 11 h** Le budget participatif à Paris" in french
    assert "### Thursday 8 December 2016" in english
    assert "**16:10 (London) – 19:05 (Paris)** Flight from Glasgow to Paris" in english


def test_somebodys_part_has_only_what_they_are_in(sample: VisitFile) -> None:
    text = schedule_markdown(sample.visit, sample.contacts, EN, "pb-evaluation")
    assert re.findall(r"\*\* (.+?)  $", text, re.MULTILINE) == [
        "Evaluating participatory budgeting",
        "Lunch with the Paris team",
    ]
    interpreter = schedule_markdown(sample.visit, sample.contacts, EN, "interpreter")
    assert "PB Steering Group" in interpreter
    assert "Flight" not in interpreter


def test_what_a_person_wrote_isnt_taken_for_markdown() -> None:
    visit = plan(
        session("a", "09:00", "10:00", people=("x",), note=Bilingual("# pas un titre\n- ni [lien](x)"))
    )
    text = visit_markdown(visit, [Contact("x", "*Ann* <b>")], FR)
    assert "\\# pas un titre - ni \\[lien\\](x)" in text
    assert "\\*Ann\\* \\<b\\>" in text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(visits())
def test_any_visit_can_be_written(visit: Visit) -> None:
    for language in Language:
        assert visit_markdown(visit, [], language).startswith("# ")
