"""The map as SVG: well formed whatever people are called, complete in itself, and said in words as well."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Participant, Visit
from interpreter_app.exchange.visits.map_svg import Colours, map_svg
from interpreter_app.services import visit_files
from tests.domain.visits.plan import plan, session
from tests.strategies import texts

EN, FR = Language.ENGLISH, Language.FRENCH
SVG = "{http://www.w3.org/2000/svg}"
NASTY = (
    "</text><script>alert(1)</script>",
    "\"><img src='x'>",
    "]]>",
    "&amp;",
    "<!--",
    "a\x00b\x1b[1m",
    "&#0;",
)


def _sample(language: Language = EN) -> str:
    file = visit_files.read_file(paths.samples_dir() / "paris-2016.yaml")
    return map_svg(file.visit, {one.id: one for one in file.contacts}, language)


def _read(svg: str) -> Element:
    """The drawing, read with nothing allowed that reaches beyond the file."""
    root: Element = fromstring(svg, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    assert root.tag == f"{SVG}svg"
    return root


def _texts(root: Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_the_sample_tells_each_tie_with_its_sessions() -> None:
    root = _read(_sample())
    titles = ["".join(title.itertext()) for path in root.iter(f"{SVG}path") for title in path]
    assert len(titles) == 102
    assert (
        "Councillor from Glasgow – Digital officer of the PB team: Coffee with the team, "
        "The platform and digital voting, PB Steering Group (observed); 2\u00a0h\u00a045"
    ) in titles
    assert {"Interpreter", "Film-maker", "VISITORS", "HOSTS"} <= set(_texts(root))


def test_it_has_a_title_and_a_description_in_its_language() -> None:
    for language, title, word in ((EN, "Study visit to Paris", "thicker"), (FR, "Voyage d’étude", "épais")):
        root = _read(_sample(language))
        assert root.get("lang") == language
        heads = {one.tag.removeprefix(SVG): one for one in root}
        assert root.get("aria-labelledby") == f"{heads['title'].get('id')} {heads['desc'].get('id')}"
        assert (heads["title"].text or "").startswith(title)
        assert word in (heads["desc"].text or "")


def test_it_fetches_nothing_and_says_only_a_generic_typeface() -> None:
    svg = _sample()
    assert "href" not in svg
    assert "url(" not in svg
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"sans-serif"}


def test_colours_are_those_that_are_given() -> None:
    given_ones = Colours("#000001", "#000002", "#000003", "#000004", "#000005")
    visit = plan(session("talk", "09:00", "10:00", people=("ann", "bob"), by="eve"))
    svg = map_svg(visit, {}, EN, given_ones)
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == set(given_ones)


def test_nobody_is_said_in_a_sentence() -> None:
    svg = _texts(_read(map_svg(plan(), {}, EN)))
    assert svg == ["Paris", "Nobody meets anybody yet: add people to the sessions of the visit."]
    alone = map_svg(plan(people=(Participant("ann"),)), {}, FR)
    assert any(text.startswith("Personne ne rencontre") for text in _texts(_read(alone)))


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_never_more_than_text(name: str) -> None:
    root = _read(_of_names(name, name, name))
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "circle", "text",
    }  # fmt: skip


@given(st.lists(texts() | st.text() | st.sampled_from(NASTY), min_size=3, max_size=3))
def test_any_names_and_titles_are_well_formed(names: list[str]) -> None:
    _read(_of_names(*names))


def _of_names(person: str, title: str, house: str) -> str:
    contacts = [
        Contact("ann", person, organisation="house"), Contact("bob", "Bob", name=Bilingual(person, person)),
        Contact("house", house),
    ]  # fmt: skip
    talk = session(
        "talk", "09:00", "10:00", people=("ann", "bob"), by=f"x{title.strip()}" if title.strip() else ""
    )
    visit = Visit("paris", Bilingual(title, title), sessions=(talk,))
    return map_svg(visit, {one.id: one for one in contacts}, FR)


def test_it_is_drawn_by_another_program(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtSvg import QSvgRenderer

    drawn = QSvgRenderer(_sample().encode())
    assert drawn.isValid()
    assert drawn.defaultSize().width() > 600
