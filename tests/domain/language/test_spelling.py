"""Whether a few words are French or English can be told from how they are spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base import paths
from interpreter_app.domain.language.spelling import leaning
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.formats import read_glossary

FRENCH = """panneau tournant; brocante; vide-grenier; permanence d’élu; porte-à-porte; dépouillement;
scrutin uninominal; quartier prioritaire; bailleur social; îlotage; foire aux questions;
permis de végétaliser; rue aux enfants; cour oasis; composteur; ressourcerie; tiers-lieu;
chantier participatif; garant; balade urbaine; marche exploratoire; fiche action;
cahier de doléances; enveloppe budgétaire; report de crédits; parrainage; garde champêtre;
chargé de mission; élu référent; secrétaire général; mise à disposition; fleurissement;
bouche d’égout; terre-plein; placette; kiosque; guinguette; buvette; péniche; urne; isoloir;
tirage au sort; seuil; vivre ensemble; entre-soi; pot de départ; relance; compte rendu;
feuille de route; ordre du jour; levée de séance; point d’étape; retombées;
quai""".replace("\n", " ").split("; ")

ENGLISH = """rotating citizens’ jury; turnout; by-election; sortition; ballot box; polling booth; proxy vote;
canvassing; housing association; priority area; street party; bake sale; car boot sale;
play street; community garden; tool library; mainstreaming; seed funding; match funding;
grant-giving event; ring-fenced budget; carry-over; budget line; walkabout; walking audit;
complaints book; secondment; lead councillor; flower bed; manhole; traffic island; quayside bar;
refreshment stall; threshold; togetherness; leaving do; follow-up; road map; adjournment;
milestone; spin-off; pooling of resources; scaling up; outreach worker; gatekeeper;
hard to reach groups; lived experience; deliverable; sounding board; steering group; town crier;
beadle; burgh; pothole; kerb""".replace("\n", " ").split("; ")


@pytest.mark.parametrize("term", FRENCH)
def test_a_french_term_is_known_by_its_spelling(term: str) -> None:
    assert leaning(term) > 0


@pytest.mark.parametrize("term", ENGLISH)
def test_an_english_term_is_known_by_its_spelling(term: str) -> None:
    assert leaning(term) < 0


@pytest.mark.parametrize("text", ["", "RER", "2024", "12 %", "zzz", "日本", "q"])
def test_what_has_no_words_of_either_tells_nothing(text: str) -> None:
    assert leaning(text) == 0


def test_most_terms_of_the_starter_glossary_are_told_rightly() -> None:
    """Every term that has small letters and stands in one language alone: at least 93 in 100."""
    concepts = read_glossary(paths.glossaries_dir() / "participatory-budgeting.yaml").glossary.concepts
    every = {(term.text, term.language) for concept in concepts for term in concept.terms}
    alone = [
        (text, language) for text, language in every
        if (text, language.other) not in every and not text.isupper()
    ]  # fmt: skip
    right = sum((leaning(text) > 0) is (language is Language.FRENCH) for text, language in alone)
    assert right >= 0.93 * len(alone)


@given(st.sampled_from(FRENCH), st.sampled_from(ENGLISH))
def test_small_words_and_signs_of_a_language_never_speak_against_it(french: str, english: str) -> None:
    assert leaning(f"le {french}") >= leaning(french)
    assert leaning(f"the {english}") <= leaning(english)
    assert leaning(french.capitalize()) == leaning(french)
    assert -1 <= leaning(f"{french} {english}") <= 1


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert -1 <= leaning(text) <= 1


def test_accents_count_whether_composed_or_not() -> None:
    assert leaning("e\u0301lu") == leaning("élu") > 0.5


def test_what_is_known_of_a_word_goes_before_its_letters() -> None:
    known = {"jury": 0.0, "citoyen": 0.4, "tournant": None, "mutualisation": 1.0}
    assert leaning("jury citoyen tournant", known.get) > 0.5
    assert leaning("mutualisation") < 0 < leaning("mutualisation", known.get)
