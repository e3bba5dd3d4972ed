"""The letters that are underlined are those that were typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.highlight import spans
from tests.domain.language.test_folding import awkward

_texts = st.text(max_size=30) | awkward


def _marked(text: str, typed: str) -> str:
    """The text with brackets around what is underlined."""
    for start, end in reversed(spans(text, typed)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("conseil citoyen", "cons", "[cons]eil citoyen"),
        ("Conseil citoyen", "conseil cit", "[Conseil cit]oyen"),
        ("conseil de quartier", "quartier conseil", "[conseil] de [quartier]"),
        ("conseil de quartier", "cons quar", "[cons]eil de [quar]tier"),
        ("démocratie", "demo", "[démo]cratie"),
        ("democratie", "démo", "[demo]cratie"),
        ("hôtel", "HOT", "[hôt]el"),
        ("l’eau", "l'eau", "l’[eau]"),
        ("l’eau", "eau", "l’[eau]"),
        ("vœu", "voe", "[vœ]u"),
        ("vœu", "vo", "[vœ]u"),
        ("vœu", "v", "[v]œu"),
        ("intercommunalité", "commun", "inter[commun]alité"),
        ("1 % de budget", "1%", "[1 %] de budget"),
        ("C++", "c++", "[C++]"),
        ("mairie", "xyz", "mairie"),
        ("mairie", "", "mairie"),
        ("", "mairie", ""),
        ("conseil de Paris", "de", "conseil [de] Paris"),
        ("démocratie directe", "de la", "démocratie directe"),
        ("conseil conseil", "conseil", "[conseil] conseil"),
        ("budget participatif", "budgets participatifs", "[budget participatif]"),
        ("élu local", "élus locaux", "[élu loca]l"),
        ("vœu", "voeux", "[vœu]"),
        ("to vote", "voted", "to [vote]"),
        ("conseil de quartier", "consiel quartier", "[cons]eil de [quartier]"),
        ("commissaire", "commune", "commissaire"),
        ("maire et mairie", "mairies", "maire et [mairie]"),
    ],
)
def test_what_was_typed_is_marked(text: str, typed: str, marked: str) -> None:
    assert _marked(text, typed) == marked


def test_decomposed_letters_are_marked_whole() -> None:
    text = unicodedata.normalize("NFD", "démocratie")
    assert _marked(text, "démo") == f"[{unicodedata.normalize('NFD', 'démo')}]cratie"


@given(_texts, _texts)
def test_spans_lie_inside_the_text_in_order_and_do_not_overlap(text: str, typed: str) -> None:
    last = 0
    for start, end in spans(text, typed):
        assert last <= start < end <= len(text)
        last = end


@given(st.lists(st.text("abcdéœl", min_size=1, max_size=6), min_size=1, max_size=4))
def test_every_word_of_a_text_is_marked_when_all_are_typed(words: list[str]) -> None:
    text = " ".join(words)
    covered = "".join(text[start:end] for start, end in spans(text, text))
    assert fold(covered).replace(" ", "") == fold(text).replace(" ", "")
