"""Letters are filled from the visit in both languages, and leave out what nobody has said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError
from interpreter_app.domain.contacts.contact import Contact, Encounter
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.letter_texts import LETTERS, LetterText
from interpreter_app.domain.visits.visit import DateOption, Question, Visit
from interpreter_app.exchange.visits.visit_file import VisitFile
from interpreter_app.exchange.visits.visit_reader import read_visit
from interpreter_app.services.letters import (
    To,
    borrowed,
    closing,
    filled,
    first_language,
    form_of_address,
    letter_text,
    missing,
    readdressed,
    write_eml,
)
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


def test_what_the_visit_says_gets_the_spaces_of_french_in_the_french_letter_alone(sample: VisitFile) -> None:
    visit = replace(sample.visit, title=Bilingual("Paris : le budget", "Paris : the budget"))
    made = filled(_text("first-contact"), visit, [], To(), "a")
    assert "«\u00a0Paris\u00a0: le budget\u00a0»" in made.text.fr
    assert "“Paris : the budget”" in made.text.en


def test_a_visit_without_a_title_is_called_in_general() -> None:
    made = filled(_text("first-contact"), Visit("a", Bilingual()), [], To(), "a")
    assert made.subject == Bilingual("Projet de visite – visite d’étude", "A proposed visit – study visit")


def test_the_address_is_the_contacts_own_in_each_language(sample: VisitFile) -> None:
    made = filled(_text("thanks"), sample.visit, sample.contacts, To(MAYOR, "Ann"), "a")
    assert made.text.fr.startswith("Madame la Maire,\n")
    assert "agréer, Madame la Maire, l’expression" in made.text.fr
    assert made.text.fr.endswith("considération distinguée.\n\nAnn")
    assert made.text.en.startswith("Dear Madam Mayor,\n")
    assert made.text.en.endswith("Yours sincerely,\n\nAnn")


def test_without_a_name_one_writes_to_anybody() -> None:
    assert form_of_address(None, Language.FRENCH) == "Madame, Monsieur"
    assert form_of_address(None, Language.ENGLISH) == "Dear Sir or Madam"
    assert form_of_address(Contact("a", "Ann Fraser"), Language.ENGLISH) == "Dear Ann Fraser"
    assert (closing(None), closing(MAYOR)) == ("Yours faithfully", "Yours sincerely")


def test_a_form_of_address_is_written_small_within_a_sentence_and_has_no_comma_of_its_own() -> None:
    friend = Contact("f", "Zoé", address=Bilingual("Chère Zoé,", "Dear Zoé,"))
    made = filled(_text("thanks"), Visit("a", Bilingual("Fife")), [], To(friend, "Ann"), "a")
    assert made.text.fr.startswith("Chère Zoé,\n")
    assert "d’agréer, chère Zoé, l’expression" in made.text.fr
    assert made.text.en.startswith("Dear Zoé,\n")


@pytest.mark.parametrize(
    ("first", "last", "french", "english"),
    [
        (date(2016, 12, 5), date(2016, 12, 5), "le lundi 5 décembre 2016", "Monday 5 December 2016"),
        (date(2016, 12, 8), date(2016, 12, 9), "les 8 et 9 décembre 2016", "8 and 9 December 2016"),
        (date(2016, 12, 1), date(2016, 12, 2), "les 1er et 2 décembre 2016", "1 and 2 December 2016"),
        (date(2016, 11, 30), date(2016, 12, 1), "les 30 novembre et 1er\u00a0décembre 2016",
         "30 November and 1 December 2016"),
        (date(2016, 12, 5), date(2016, 12, 9), "du 5 au 9 décembre 2016", "5 to 9 December 2016"),
        (date(2016, 12, 31), date(2017, 1, 1), "du 31 décembre 2016 au 1er\u00a0janvier 2017",
         "31 December 2016 to 1 January 2017"),
    ],
)  # fmt: skip
def test_days_are_written_as_in_a_letter(first: date, last: date, french: str, english: str) -> None:
    made = filled(_text("thanks"), Visit("a", Bilingual("Fife"), first=first, last=last), [], To(), "a")
    assert f"notre visite ({french})," in made.text.fr
    assert f"our visit ({english})," in made.text.en


def test_dates_are_proposed_with_the_holidays_of_both_countries(sample: VisitFile) -> None:
    option = DateOption(
        "a", date(2026, 4, 30), date(2026, 5, 4), note=Bilingual("de préférence", "preferred")
    )
    made = filled(_text("dates"), replace(sample.visit, options=(option,)), [], To(), "a")
    assert "– du jeudi 30 avril au lundi 4 mai 2026 (de préférence)" in made.text.fr
    assert "– Thursday 30 April to Monday 4 May 2026 (preferred)" in made.text.en
    assert "– vendredi 1er\u00a0mai 2026\u00a0: Fête du Travail (France)" in made.text.fr
    assert "– Monday 4 May 2026: May Day (Scotland)" in made.text.en


def test_only_holidays_that_are_near_a_proposed_date_are_told(sample: VisitFile) -> None:
    near = DateOption("b", date(2016, 11, 28), date(2016, 11, 29))
    made = filled(_text("dates"), sample.visit, [], To(), "a")
    assert "férié" not in made.text.fr
    made = filled(_text("dates"), replace(sample.visit, options=(near,)), [], To(), "a")
    assert "– mercredi 30 novembre 2016\u00a0: Saint-André (Écosse)" in made.text.fr
    assert "Saint Andrew’s Day" in made.text.en
    assert "– du lundi 28 au mardi 29 novembre 2016" in made.text.fr


def test_the_interpreter_gets_only_what_is_interpreted(sample: VisitFile) -> None:
    made = filled(_text("interpreter"), sample.visit, sample.contacts, To(), "a")
    assert (
        "– de 9\u00a0h\u00a030 à 11\u00a0h\u00a0: Le budget participatif à Paris, Hôtel de Ville,"
        " interprétation consécutive\n" in made.text.fr
    )
    assert "Flight" not in made.text.en


def test_what_was_promised_comes_back_in_the_last_letter(sample: VisitFile) -> None:
    made = filled(_text("follow-up"), sample.visit, sample.contacts, To(MAYOR), "a")
    assert "– le guide d’évaluation" in made.text.fr


def test_what_the_visit_doesnt_say_yet_is_told(sample: VisitFile) -> None:
    empty = Visit("a", Bilingual("Fife"))
    assert missing(_text("agenda"), empty, [], To()) == ["dates", "schedule", "protocols"]
    assert missing(_text("follow-up"), empty, [], To(MAYOR)) == ["dates", "questions"]
    assert missing(_text("first-contact"), Visit("a", Bilingual()), [], To()) == [
        "title", "visitor_aims", "questions",
    ]  # fmt: skip
    for letter in LETTERS:
        assert missing(letter, sample.visit, sample.contacts, To()) == []


def test_what_stands_in_the_other_language_is_told(sample: VisitFile) -> None:
    text = _text("first-contact")
    assert borrowed(text, sample.visit, sample.contacts, To()) == []
    french_only = replace(sample.visit, questions=(Question("q", Bilingual("Qui décide ?")),))
    assert borrowed(text, french_only, sample.contacts, To()) == [Language.ENGLISH]
    assert borrowed(_text("thanks"), french_only, sample.contacts, To()) == []
    english_only = replace(french_only, title=Bilingual(en="Paris"))
    assert borrowed(text, english_only, sample.contacts, To()) == [Language.FRENCH, Language.ENGLISH]


def test_a_letter_to_somebody_else_keeps_what_was_written_in_it(sample: VisitFile) -> None:
    made = filled(_text("thanks"), sample.visit, [], To(None, "Ann"), "a")
    mine = replace(made, text=Bilingual(made.text.fr.replace("beaucoup", "mille"), made.text.en), to="x")
    other = readdressed(mine, To(None, "Ann"), To(MAYOR, "Ann"))
    assert other.text.fr.startswith("Madame la Maire,\n")
    assert "agréer, Madame la Maire, l’expression" in other.text.fr
    assert "mille d’idées" in other.text.fr
    assert other.text.en.endswith("Yours sincerely,\n\nAnn")
    assert (other.contact, other.to) == ("mayor", "")
    back = readdressed(other, To(MAYOR, "Ann"), To(None, "Ann"))
    assert back.text == mine.text


def test_a_beginning_that_somebody_wrote_themselves_stays() -> None:
    mine = replace(
        filled(_text("thanks"), Visit("a", Bilingual()), [], To(), "a"), text=Bilingual("Salut,", "Hi,")
    )
    assert readdressed(mine, To(), To(MAYOR)).text == Bilingual("Salut,", "Hi,")


def test_a_mail_begins_with_the_language_that_its_reader_reads(tmp_path: Path, sample: VisitFile) -> None:
    reader = replace(MAYOR, languages=("de", "en", "fr"), emails=("zoe@exemple.fr",))
    made = filled(_text("thanks"), sample.visit, [], To(reader), "a")
    write_eml(made, reader, tmp_path / "letter.eml")
    mail = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().startswith("Dear Madam Mayor")
    assert mail["To"].addresses[0].addr_spec == "zoe@exemple.fr"
    assert first_language(None) is Language.FRENCH
    with pytest.raises(ExpectedError):
        write_eml(made, reader, tmp_path / "no" / "letter.eml")
