"""The pocket card: everything on a sheet or two, or a sentence that says what isn't there."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from interpreter_app.briefing.glossary import Order, Paper, PrintOptions, Style
from interpreter_app.domain.terms import Bilingual, Equivalence, Term
from tests.briefing.conftest import EN, concept, glossary, large, printed, read, town

CARD = Style.CHEAT_SHEET


def test_a_card_gives_headword_sign_and_target_only() -> None:
    (text,) = read(town(), style=CARD)
    assert "conseil de quartier ≈ neighbourhood council" in text
    assert "marchés publics – public procurement" in text
    assert "CQ" not in text
    assert "n. m." not in text
    assert "Set up by the city" not in text


def test_every_sign_on_a_card_is_explained_at_its_foot() -> None:
    (text,) = read(town(), style=CARD, language="en")
    foot = text.splitlines()[-1]
    for sign in Equivalence:
        assert sign.sign in foot
    assert "– equivalence not judged" in foot
    (judged,) = read(glossary(concept("maire", "mayor")), style=CARD, language="en")
    assert "not judged" not in judged


def test_a_dash_goes_to_the_next_line_with_its_target() -> None:
    concepts = [
        concept("m" * length, "what one says in English", equivalence=None) for length in range(2, 30)
    ]
    (text,) = read(glossary(*concepts), style=CARD, language="en")
    lines = [line.rstrip() for line in text.splitlines()]
    assert any(line.startswith("– what") for line in lines)
    assert not any(line.endswith("–") for line in lines)


def test_each_direction_begins_on_a_side_of_its_own() -> None:
    first, second = read(town(), order=Order.BOTH, style=CARD, language="fr")
    assert "Français → anglais" in first
    assert "Anglais → français" in second
    assert "town hall = mairie" in second
    assert second.splitlines()[-1].endswith("page 2 sur 2")


@pytest.mark.parametrize("paper", list(Paper))
def test_a_card_lies_on_its_long_side(paper: Paper) -> None:
    content, _report = printed([town()], PrintOptions(paper=paper, style=CARD))
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        assert page.mediabox.width > page.mediabox.height


def test_a_glossary_of_two_hundred_is_all_there_on_one_sheet() -> None:
    concepts = [concept(f"mot numéro {number}", f"word number {number}") for number in range(200)]
    content, report = printed([glossary(*concepts)], PrintOptions(Order.FRENCH, style=CARD))
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert report.entries == 200
    assert report.pages <= 2
    assert len(re.findall(r"^mot numéro \d+ = word number \d+$", text, re.MULTILINE)) == 200
    assert "left out" not in text


@pytest.mark.parametrize("paper", list(Paper))
def test_what_has_no_room_is_counted_on_the_card(paper: Paper) -> None:
    content, report = printed([large(3_000)], PrintOptions(Order.FRENCH, paper, CARD))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    assert len(pages) == report.pages == 2
    counted = re.search(r"([\d,]+) terms left out for want of room", pages[1].replace("\n", " "))
    assert counted
    assert report.entries + int(counted[1].replace(",", "")) == 3_000


def test_what_misleads_is_kept_before_what_is_plain() -> None:
    plain = [concept(f"mot {number}", f"word {number}") for number in range(3_000)]
    false = concept("zzz éventuel", "possible", false_friend=True)
    other = concept("zzz préfet", "prefect", Equivalence.NON_EQUIVALENT)
    text = "\n".join(read(glossary(*plain, false, other), style=CARD))
    assert "zzz éventuel = possible" in text
    assert "zzz préfet ≠ prefect" in text


def test_a_term_without_translation_is_counted_on_the_card() -> None:
    (text,) = read(
        glossary(concept("seul", []), concept("vide", [Term(" ", EN)]), concept("mot", "word")), style=CARD
    )
    assert "mot = word" in text
    assert "2 terms not translated yet left out." in text.replace("\n", " ")


def test_a_card_of_nothing_says_so() -> None:
    (text,) = read(glossary(), style=CARD)
    assert "There are no French terms to print yet." in text


def test_an_endless_entry_is_shortened() -> None:
    (text,) = read(
        glossary(concept("x" * 10_000, "word", note=Bilingual()), concept("mot", "word")), style=CARD
    )
    assert "…" in text
    assert "mot = word" in text
