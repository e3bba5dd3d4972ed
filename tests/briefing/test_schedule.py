"""The printed schedule says when, where, who and how, on pages that hold, in one language or both."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from interpreter_app.briefing.paper import Paper
from interpreter_app.briefing.schedule import ScheduleOptions, print_schedule
from interpreter_app.domain.contacts.contact import Contact, Side
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Participant, SessionKind, Visit
from tests.domain.visits.plan import DAY, at, plan, session

pdfium = pytest.importorskip("pypdfium2")

FR, EN = Language.FRENCH, Language.ENGLISH
CONTACTS = [Contact("ann", "Ann Reid"), Contact("jean", "Jean Petit"), Contact("fiona", "Fiona Grant")]


def printed(visit: Visit, *languages: Language, **options: object) -> list[str]:
    """The text of each page."""
    out = io.BytesIO()
    wanted = ScheduleOptions(languages or (EN,), date=date(2016, 12, 1), **options)  # type: ignore[arg-type]
    pages = print_schedule(visit, CONTACTS, out, wanted)
    document = pdfium.PdfDocument(out.getvalue())
    texts = [
        page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\xa0", " ") for page in document
    ]
    assert len(texts) == pages
    return texts


def two_days() -> Visit:
    return replace(
        plan(
            session("a", "09:30", "11:00", people=("ann", "jean"), place="mairie", by="fiona"),
            session(
                "b", "19:00", "21:00", SessionKind.MEAL, people=("ann",), note=Bilingual("Assis.", "Seated.")
            ),
        ),
        title=Bilingual("Voyage à Paris", "Visit to Paris"),
        first=DAY,
        last=DAY,
    )


def test_a_session_says_when_what_where_who_and_how() -> None:
    (page,) = printed(two_days(), EN)
    for part in (
        "Visit to Paris", "Monday 5 December 2016", "09:30 – 11:00", "Meeting · Mairie",
        "with Ann Reid, Jean Petit", "interpreting: consecutive, both ways, Fiona Grant", "Seated.",
        "page 1 of 1",
    ):  # fmt: skip
        assert part in page, part


def test_in_french_with_its_own_times_and_spaces() -> None:
    (page,) = printed(two_days(), FR)
    for part in (
        "Lundi 5 décembre 2016",
        "9 h 30 – 11 h",
        "Réunion · Mairie",
        "interprétation : consécutive",
    ):
        assert part in page, part
    assert "Seated." not in page


def test_in_both_languages_the_first_one_leads() -> None:
    (page,) = printed(two_days(), FR, EN)
    assert page.index("Voyage à Paris") < page.index("Visit to Paris")
    assert "Assis." in page
    assert "Seated." in page
    assert page.count("Ann Reid") == 2


def test_somebodys_own_part_leaves_the_rest_out() -> None:
    (page,) = printed(two_days(), EN, person="jean")
    assert "09:30 – 11:00" in page
    assert "19:00" not in page
    assert "Jean Petit" in page.split("09:30")[0]


def test_a_journey_says_that_the_end_is_of_another_zone_and_day() -> None:
    start = at("23:30", "Europe/London")
    late = replace(
        session("f", "09:00", "10:00"), start=start, end=start.later(timedelta()).there("Europe/Paris")
    )
    (page,) = printed(plan(late), EN)
    assert "23:30 – 00:30" in page
    assert "(6 December)" in page
    assert "(London – Paris)" in page


def test_all_visitors_are_told_as_one() -> None:
    people = tuple(Participant(ident, Side.VISITORS) for ident in ("ann", "jean", "fiona"))
    visit = plan(session("a", "09:00", "10:00", people=("ann", "jean", "fiona", "gone")), people=people)
    (page,) = printed(visit, EN)
    assert "with the visitors, ?" in page


@pytest.mark.parametrize("paper", list(Paper))
def test_no_session_is_lost_on_many_pages(paper: Paper) -> None:
    sessions = [session(f"number-{n}", f"{8 + n % 12:02}:00", f"{9 + n % 12:02}:00") for n in range(60)]
    pages = printed(plan(*sessions), EN, paper=paper)
    assert len(pages) > 1
    whole = "\n".join(pages)
    for number in range(60):
        assert f"number-{number}\n" in whole, number


def test_a_note_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    pages = printed(plan(session("a", "09:00", "10:00", note=Bilingual(words, words))), EN)
    whole = " ".join(" ".join(pages).split())
    assert len(pages) > 2
    assert all(f"word{n}" in whole for n in range(0, 3000, 37))


def test_a_visit_without_sessions_says_so() -> None:
    assert "Il n’y a encore aucune séance." in printed(plan(), FR)[0]


def test_the_same_gives_the_same_bytes() -> None:
    made = [io.BytesIO(), io.BytesIO()]
    for out in made:
        print_schedule(two_days(), CONTACTS, out, ScheduleOptions((FR, EN), date=date(2016, 12, 1)))
    assert made[0].getvalue() == made[1].getvalue()
