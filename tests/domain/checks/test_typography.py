"""Signs that are set wrongly are found, in each language as it is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interpreter_app.domain.checks import check_concept
from interpreter_app.domain.terms import Bilingual, Gender, Status, Term
from tests.domain.checks.conftest import FR, HALL, MAIRIE, SOUND, codes

Codes = Callable[[str], list[str]]


def test_straight_signs_are_found_in_every_field() -> None:
    assert codes(replace(SOUND, note="it's")) == ["straight-apostrophe"]
    assert codes(replace(SOUND, source='"Loi"')) == ["straight-quotation-mark"]
    for sign in "ʼ‘´`′":
        assert "straight-apostrophe" in codes(replace(SOUND, note=f"l{sign}eau"))
    assert codes(replace(SOUND, terms=(Term("l'eau", FR, gender=Gender.FEMININE), HALL))) == [
        "straight-apostrophe"
    ]
    assert codes(replace(SOUND, terms=(replace(MAIRIE, pronunciation="meh-'REE"), HALL))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quoi?",
        "Quoi ?",
        "Oui: non",
        "Oui : non",
        "Oui; non",
        "Oui !",
        "« oui »",
        "«\u00a0oui »",
        "« oui\u00a0»",
        "«oui\u00a0»",
        "en 2026: oui",
        "«\u00a0Où est la poste?\u00a0»",
    ],
)
def test_a_french_sign_needs_its_non_breaking_space(text: str) -> None:
    assert codes(replace(SOUND, definition=Bilingual(text))) == ["breaking-space"]
    english = replace(SOUND, definition=Bilingual(en=text.replace("«", "“").replace("»", "”")))
    assert "breaking-space" not in codes(english)


@pytest.mark.parametrize(
    "text",
    [
        "Quoi\u00a0?",
        "Quoi\u202f?!",
        "Oui\u00a0: à 14:30",
        "Le site https://example.org/a?b;c: d",
        "(?)",
        "«\u00a0Oui\u00a0!\u00a0»",
        "Quoi…?",
        "Dire «\u00a0Where may we leave the bags?\u00a0»",
    ],
)  # fmt: skip
def test_a_french_sign_in_its_place_is_left_alone(text: str) -> None:
    assert codes(replace(SOUND, definition=Bilingual(text))) == []


@pytest.mark.parametrize(
    "text", ["1\u00a0% du budget", "500\u00a0€", "n°\u00a05", "1\u202f%", "un pour cent"]
)
def test_numbers_stay_with_their_signs(in_french: Codes, text: str) -> None:
    assert in_french(text) == []


@pytest.mark.parametrize("text", ["1% du budget", "1 % du budget", "500€", "500 €", "n° 5"])
def test_numbers_torn_off_their_signs_are_found(in_french: Codes, text: str) -> None:
    assert in_french(text) == ["breaking-space"]


@pytest.mark.parametrize("text", ["Oui , non", "Oui,non", "deux  mots", "et ainsi...", "mot …"])
def test_stray_spaces_are_found_in_both(in_french: Codes, in_english: Codes, text: str) -> None:
    assert in_french(text) == ["stray-space"]
    assert in_english(text) == ["stray-space"]


@pytest.mark.parametrize(
    "text", ["3,5 points, en tout", "à 0.5 près", "oui, non…", "le site .scot", "www.ville.fr/a,b ..."[:14]]
)
def test_spaces_in_their_places_are_left_alone(in_french: Codes, in_english: Codes, text: str) -> None:
    assert in_french(text) == []
    assert in_english(text) == []


@pytest.mark.parametrize("text", ["What ?", "This : that", "50\u00a0% of it", "£ 5", "one ; two"])
def test_french_habits_in_english_are_found(in_english: Codes, text: str) -> None:
    assert in_english(text) == ["stray-space"]


def test_quotation_marks_of_the_other_language_are_found(in_french: Codes, in_english: Codes) -> None:
    assert in_french("Dit “oui”.") == ["foreign-quotation-mark"]
    assert in_french("Dit ‘oui’ à tous.") == ["foreign-quotation-mark"]
    assert in_french("Dit «\u00a0le “oui” de tous\u00a0» aujourd’hui.") == []
    assert in_english("Says « oui ».") == ["foreign-quotation-mark"]
    assert in_english("Says ‘oui’, doesn’t it.") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ecosse et France", "Écosse"),
        ("L’Etat paie.", "État"),
        ("A Paris, on vote.", "À"),
        ("On vote. A Fife aussi.", "À"),
        ("Ca suffit.", "Ça"),
        ("Etablissement public", "Établissement"),
        ("L’ETAT paie.", "ÉTAT"),
    ],
)
def test_capitals_that_lost_their_accent_are_found(in_french: Codes, text: str, right: str) -> None:
    assert in_french(text) == ["capital-without-accent"]
    (finding,) = check_concept(replace(SOUND, definition=Bilingual(text)))
    assert f"“{right}”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Écosse",
        "À Paris",
        "A-t-on voté\u00a0?",
        "Il y en a un. Un A majuscule.",
        "dit «\u00a0Ecosse\u00a0»",
        "Vitamine A contre B",
        "Education Scotland",
    ],
)
def test_other_capitals_are_left_alone(in_french: Codes, in_english: Codes, text: str) -> None:
    assert in_french(text) == []
    assert "capital-without-accent" not in in_english("A council. A vote.")


@pytest.mark.parametrize(
    "text",
    ["une oeuvre", "les voeux", "la soeur", "un oeuf", "la 2ème fois", "au XIXème siècle", "la 1ère fois",
     "10,000 habitants", "1.000 euros", "la main-d’oeuvre", "une manoeuvre"],
)  # fmt: skip
def test_slips_in_french_are_found(in_french: Codes, text: str) -> None:
    assert in_french(text) == ["french-slip"]


@pytest.mark.parametrize(
    "text", ["une œuvre", "le coefficient", "la 2e fois", "le 1er mai", "la 1re fois",
             "10\u00a0000 habitants", "3,5 ou 3,25", "coexister", "la version 2.100",
             "3,125 points", "art. L. 2143-1", "moelle", "la loi n°\u00a02015-991"],
)  # fmt: skip
def test_french_without_slips_is_left_alone(in_french: Codes, text: str) -> None:
    assert in_french(text) == []


def test_what_one_should_not_say_may_be_badly_written() -> None:
    wrong = Term("voeu du 2ème", FR, status=Status.DEPRECATED, gender=Gender.MASCULINE)
    assert codes(replace(SOUND, terms=(MAIRIE, wrong, HALL))) == []
