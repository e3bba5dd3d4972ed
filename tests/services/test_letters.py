"""Letters are filled from the visit in both languages, and leave out what nobody has said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from interpreter_app.base import paths
from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.letter_texts import LETTERS, LetterText
from interpreter_app.domain.visits.visit import DateOption, Visit
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.exchange.visits.visit_reader import read_visit
from interpreter_app.services.letters import To, closing, filled, form_of_address, letter_text
from tests.domain.visits.plan import at

MAYOR = Contact(
    "mayor", "Zoé Lefèvre", address=Bilingual("Madame la Maire", "Madam Mayor"),
    encounters=(Encounter("e", at("09:30"), promised="le guide d’évaluation", visit="paris-2016"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> VisitFile:
    path = paths.samples_dir() / "paris-2016.yaml"
    return read_visit(path.read_bytes(), path.name)


def _text(ident: str) -> LetterText:
    found = letter_text(ident)
    assert found is not None
    return found


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_every_place_is_filled_in_both_languages(letter: LetterText, sample: VisitFile) -> None:
    made = filled(letter, sample.visit, sample.contacts, To(MAYOR, "Ann"), "a")
    for text in (made.subject, made.text):
        for language in Language:
            assert text.get(language)
            assert not re.search(r"[{}]|\n\n\n|\n\Z", text.get(language))
    assert (made.template, made.contact, made.sent) == (letter.id, "mayor", None)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_a_visit_that_says_nothing_makes_a_letter_without_empty_lists(letter: LetterText) -> None:
    made = filled(letter, Visit("a", Bilingual("Fife")), [], To(), "a")
    for language in Language:
        paragraphs = made.text.get(language).split("\n\n")
        assert not any(paragraph.endswith((":", ":\n")) for paragraph in paragraphs)
        assert not re.search(r"\(\)|, ?\.|, \Z|,,", made.text.get(language) + made.subject.get(language))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_french_has_the_spaces_that_dont_break(letter: LetterText) -> None:
    assert not re.search(r" [:;?!»]|« ", letter.text.fr + letter.subject.fr)


def test_the_address_is_the_contacts_own_in_each_language(sample: VisitFile) -> None:
    made = filled(_text("thanks"), sample.visit, sample.contacts, To(MAYOR, "Ann"), "a")
    assert made.text.fr.startswith("Madame la Maire,\n")
    assert "agréer, Madame la Maire, l’expression" in made.text.fr
    assert made.text.en.startswith("Dear Madam Mayor,\n")
    assert made.text.en.endswith("Yours sincerely,\n\nAnn")


def test_without_a_name_one_writes_to_anybody() -> None:
    assert form_of_address(None, Language.FRENCH) == "Madame, Monsieur"
    assert form_of_address(None, Language.ENGLISH) == "Dear Sir or Madam"
    assert form_of_address(Contact("a", "Ann Fraser"), Language.ENGLISH) == "Dear Ann Fraser"
    assert (closing(None), closing(MAYOR)) == ("Yours faithfully", "Yours sincerely")


def test_dates_are_proposed_with_the_holidays_of_both_countries(sample: VisitFile) -> None:
    option = DateOption(
        "a", date(2026, 4, 30), date(2026, 5, 4), note=Bilingual("de préférence", "preferred")
    )
    made = filled(_text("dates"), replace(sample.visit, options=(option,)), [], To(), "a")
    assert "– du 30 avril au 4 mai 2026 (de préférence)" in made.text.fr
    assert "– vendredi 1er\u00a0mai 2026\u00a0: Fête du Travail (France)" in made.text.fr
    assert "– Monday 4 May 2026: May Day (Scotland)" in made.text.en


def test_the_interpreter_gets_only_what_is_interpreted(sample: VisitFile) -> None:
    made = filled(_text("interpreter"), sample.visit, sample.contacts, To(), "a")
    assert (
        "– 9\u00a0h\u00a030–11\u00a0h\u00a0: Le budget participatif à Paris, Hôtel de Ville, consécutive"
        in made.text.fr
    )
    assert "Flight" not in made.text.en


def test_what_was_promised_comes_back_in_the_last_letter(sample: VisitFile) -> None:
    made = filled(_text("follow-up"), sample.visit, sample.contacts, To(MAYOR), "a")
    assert "– le guide d’évaluation" in made.text.fr
