"""Who meets whom in words: all that the drawing shows can be read; somebody's ties are said in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.acquaintance import Acquaintance, acquaintance
from interpreter_app.domain.visits.visit import SessionKind
from interpreter_app.exchange.visits.map_text import person_sentence, summary, ties_text
from tests.domain.visits.plan import at, plan, session

EN, FR = Language.ENGLISH, Language.FRENCH


def _known(*sessions: object) -> Acquaintance:
    met = Encounter("e", at("12:00"), ("bob",), "Café", visit="paris")
    ann = Contact("ann", "Ann", encounters=(met, Encounter("f", at("13:00"), ("eve",), visit="paris")))
    people = (ann, Contact("bob", "Bob"), Contact("eve", "Eve"), Contact("zoe", "Zoé"))
    return acquaintance(plan(*sessions), {one.id: one for one in people})  # type: ignore[arg-type]


TALK = session("Talk", "09:00", "10:30", people=("ann", "bob"))
NAMELESS = session("x", "11:00", "11:45", SessionKind.MEAL, people=("ann", "bob"))


def test_each_tie_is_a_line_with_sessions_encounters_and_how_long() -> None:
    meal = _known(TALK, NAMELESS)
    assert ties_text(meal, EN).splitlines() == [
        "Ann – Bob: Talk, x, Café (5 December); 2\u00a0h\u00a015",
        "Ann – Eve: Encounter (5 December)",
    ]
    assert ties_text(meal, FR).splitlines()[1] == "Ann – Eve\u00a0: Rencontre (5 décembre)"


def test_a_session_without_a_title_is_told_by_its_kind() -> None:
    known = _known(replace(NAMELESS, title=Bilingual()))
    assert "Ann – Bob: Meal, " in ties_text(known, EN)
    assert "Ann – Bob\u00a0: Repas, " in ties_text(known, FR)


def test_one_persons_lines_can_be_asked_for() -> None:
    assert ties_text(_known(TALK), EN, "eve") == "Ann – Eve: Encounter (5 December)"
    assert ties_text(_known(TALK), EN, "zoe").startswith("Nobody meets anybody yet")


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "Ann meets nobody yet.", "Ann ne rencontre encore personne."),
        (1, "Ann meets one person: P0 (1\u00a0h).", "Ann rencontre une personne\u00a0: P0 (1\u00a0h)."),
        (
            5,
            "Ann meets 5 people: P0 (1\u00a0h), P1 (1\u00a0h), P2 (1\u00a0h), P3 (1\u00a0h) and one other.",
            "Ann rencontre 5\u00a0personnes\u00a0: P0 (1\u00a0h), P1 (1\u00a0h), P2 (1\u00a0h), "
            "P3 (1\u00a0h) et une autre.",
        ),
    ],
)
def test_somebodys_ties_are_a_sentence(number: int, english: str, french: str) -> None:
    others = [f"p{n}" for n in range(number)]
    people = [Contact("ann", "Ann"), *(Contact(one, one.upper()) for one in others)]
    visit = plan(session("Talk", "09:00", "10:00", people=("ann", *others)))
    known = acquaintance(visit, {one.id: one for one in people})
    assert person_sentence(known, "ann", EN) == english
    assert person_sentence(known, "ann", FR) == french


def test_of_many_the_number_of_the_others_is_told() -> None:
    visit = plan(session("Talk", "09:00", "10:00", people=tuple("abcdefgh")))
    assert person_sentence(acquaintance(visit, {}), "a", EN).endswith(" and 3 others.")
    assert person_sentence(acquaintance(visit, {}), "a", FR).endswith(" et 3\u00a0autres.")


def test_the_whole_is_told_in_short() -> None:
    assert summary(_known(TALK), EN).endswith("People: 3. Ties: 2.")
    assert summary(Acquaintance(), FR).startswith("Personne ne rencontre encore personne\u00a0: ")
