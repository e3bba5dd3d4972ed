"""The article that an interpreter would say, without having to think of it."""

from __future__ import annotations

import pytest
from hypothesis import given

from interpreter_app.domain.language.articles import article, elides
from interpreter_app.domain.terms import Gender, Language, Number, PartOfSpeech, Term, TermType
from tests import strategies

M, F = Gender.MASCULINE, Gender.FEMININE


def _french(text: str, gender: Gender | None = None, **more: object) -> Term:
    return Term(text, Language.FRENCH, gender=gender, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "gender", "whole"),
    [
        ("budget", M, "le budget"),
        ("mairie", F, "la mairie"),
        ("eau", F, "l’eau"),
        ("élu", M, "l’élu"),
        ("Œuvre", F, "l’Œuvre"),
        ("hôtel de ville", M, "l’hôtel de ville"),
        ("habitante", F, "l’habitante"),
        ("yeuse", F, "l’yeuse"),
        ("Yonne", F, "l’Yonne"),
        ("handicap", M, "le handicap"),
        ("haut-commissaire", M, "le haut-commissaire"),
        ("Haute Autorité", F, "la Haute Autorité"),
        ("halle du marché", F, "la halle du marché"),
        ("hiérarchie", F, "la hiérarchie"),
        ("huis clos", M, "le huis clos"),
        ("hackathon", M, "le hackathon"),
        ("onzième arrondissement", M, "le onzième arrondissement"),
        ("oui", M, "le oui"),
        ("yaourt", M, "le yaourt"),
        ("yourte", F, "la yourte"),
        ("wagon", M, "le wagon"),
        ("élève", Gender.COMMON, "l’élève"),
        ("bénévole", Gender.COMMON, "le ou la bénévole"),
    ],
)
def test_the_definite_article_of_a_french_noun(text: str, gender: Gender, whole: str) -> None:
    assert article(_french(text, gender)) + text == whole


@pytest.mark.parametrize(
    ("text", "gender", "whole"),
    [
        ("EPCI", M, "l’EPCI"),
        ("HLM", F, "la HLM"),
        ("SNCF", F, "la SNCF"),
        ("ONU", F, "l’ONU"),
        ("BP", M, "le BP"),
    ],
)
def test_an_acronym_elides_only_before_a_vowel(text: str, gender: Gender, whole: str) -> None:
    assert article(_french(text, gender, type=TermType.ACRONYM)) + text == whole


def test_a_term_that_is_always_plural_has_les() -> None:
    assert article(_french("marchés publics", M, number=Number.PLURAL)) == "les "
    assert article(_french("assises", number=Number.PLURAL)) == "les "


@pytest.mark.parametrize(
    "term",
    [
        Term("council", Language.ENGLISH, gender=M),
        _french("budget"),
        _french("rendre compte", M, type=TermType.PHRASE),
        _french("participer", M, part_of_speech=PartOfSpeech.VERB),
        _french("Paris", M, part_of_speech=PartOfSpeech.PROPER_NOUN),
    ],
)
def test_what_has_no_article_gets_none(term: Term) -> None:
    assert article(term) == ""


@given(strategies.terms(Language.FRENCH))
def test_every_article_ends_so_that_the_word_can_follow(term: Term) -> None:
    said = article(term)
    assert said == "" or said[-1] in " ’"
    assert ("’" in said) <= (elides(term.text) or term.type is TermType.ACRONYM)
