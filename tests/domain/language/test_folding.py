"""What is typed in haste and what was written with care fold to the same key."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import (
    ARTICLES,
    MAX_LENGTH,
    STOP_WORDS,
    content_words,
    fold,
    without_article,
)

awkward = st.text(st.sampled_from("abelsEÉéLœŒßİ'’`.-()·/1 0\u00a0,%+#&\u0301\u00adx°²½!?\t"), max_size=20)
"""Texts of what the rules of folding look at."""


@pytest.mark.parametrize(
    ("written", "key"),
    [
        # case
        ("Budget PARTICIPATIF", "budget participatif"),
        ("ÉTAT", "etat"),
        # accents, composed and decomposed
        ("délibération à l’été", "deliberation a ete"),
        ("de\u0301libe\u0301ration", "deliberation"),
        ("maïs, Noël, où, ça, dû", "mais noel ou ca du"),
        # ligatures and letters of other alphabets
        ("vœu", "voeu"),
        ("curriculum vitæ", "curriculum vitae"),
        ("Łódź, Straße, Ærø", "lodz strasse aero"),
        ("ﬁnance", "finance"),
        # apostrophes, typographic and straight, and what keyboards make of them
        ("l’eau", "eau"),
        ("l'eau", "eau"),
        ("lʼeau", "eau"),
        ("l´eau", "eau"),
        ("l`eau", "eau"),
        ("citizens’ council", "citizens council"),
        ("citizens' council", "citizens council"),
        ("aujourd’hui", "aujourdhui"),
        # possessives
        ("the council’s view", "the council view"),
        ("People's Panel", "people panel"),
        ("James’s", "james"),
        ("the 1990’s", "the 1990"),
        ("voters’ list", "voters list"),
        ("it’s s’il", "it il"),
        # elisions
        ("d’arrondissement", "arrondissement"),
        ("qu’est-ce que c’est", "est ce que est"),
        ("lorsqu’il n’y a qu’un", "il y a un"),
        ("L’Hôtel de l’Étoile", "hotel de etoile"),
        # hyphens and punctuation
        ("co-construction", "co construction"),
        ("co‑construction", "co construction"),
        ("vote, puis : décision !", "vote puis decision"),
        ("« projet » (voté)", "projet vote"),
        ("soft\u00adhyphen", "softhyphen"),
        ("  beaucoup\t d’espaces \u202f", "beaucoup espaces"),
        # acronyms
        ("B.P.", "bp"),
        ("C.P.P", "cpp"),
        ("É.N.A.", "ena"),
        # inclusive spellings
        ("citoyen·ne·s", "citoyennes"),
        ("employé(e)", "employee"),
        ("agent.e.s", "agentes"),
        ("élu(e)s", "elues"),
        # digits and signs
        ("1 000 000 €", "1000000 €"),
        ("1\u202f000", "1000"),
        ("10,000", "10000"),
        ("loi n° 2014-173", "loi no 2014 173"),
        ("1 % de budget", "1 % de budget"),
        ("1% de budget", "1 % de budget"),
        ("C++ & C#", "c++ & c#"),
        ("m²", "m2"),
        # nothing but signs, or nothing at all
        ("?!", "?!"),
        ("…", "…"),
        ("😀", "😀"),
        ("", ""),
        (" \t\n", ""),
        ("\0", ""),
        ("\ud800", ""),
    ],
)
def test_every_kind_of_folding(written: str, key: str) -> None:
    assert fold(written) == key


@given(st.text() | awkward)
@example("0)000")
@example("¼00")
@example("2014-173")
@example("d'l'eau")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=100) | awkward)
@example("employé(e)")
@example("é'l'eau")
@example("E.é")
@example("≠")
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(codec="latin-1")) | awkward)
def test_capitals_make_no_difference(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower())


@given(st.text(st.characters()) | awkward)
def test_a_key_is_words_with_one_space_between_them_that_a_database_takes(text: str) -> None:
    key = fold(text)
    assert key == " ".join(key.split())
    assert "\0" not in key
    key.encode("utf-8")


@given(st.text("abcdefghijklmnopqrstuvwxyzéèàçœ", min_size=1), st.sampled_from(" -,;:!?()[]«»\u00a0"))
def test_signs_around_a_word_make_no_difference(word: str, sign: str) -> None:
    assert fold(f"{sign}{word}{sign}") == fold(word)


def test_no_text_is_too_long() -> None:
    assert fold("mairie " * 100_000).startswith("mairie mairie")
    assert len(fold("a" * 100_000)) == MAX_LENGTH
    assert len(fold("e\u0301" * 100_000)) == MAX_LENGTH


@pytest.mark.parametrize(
    ("key", "bare"),
    [
        ("le conseil", "conseil"),
        ("the council", "council"),
        ("une mairie", "mairie"),
        ("des a", "a"),
        ("le", "le"),
        ("", ""),
        ("conseil le", "conseil le"),
        ("lecture", "lecture"),
    ],
)
def test_the_article_in_front_is_left_out(key: str, bare: str) -> None:
    assert without_article(key) == bare


@given(st.text() | awkward)
def test_a_key_without_its_article_is_its_end_and_never_empty(text: str) -> None:
    key = fold(text)
    bare = without_article(key)
    assert key.endswith(bare)
    assert bool(bare) == bool(key)


@given(st.lists(st.sampled_from(["de", "la", "conseil", "quartier", "the"])))
def test_the_content_of_a_query_is_what_is_no_stop_word_or_all(words: list[str]) -> None:
    content = content_words(words)
    assert content == [w for w in words if w in ("conseil", "quartier")] or (
        content == words and set(words) <= STOP_WORDS
    )


def test_stop_words_and_articles_are_keys_themselves() -> None:
    assert all(fold(word) == word for word in STOP_WORDS | ARTICLES)
    assert ARTICLES <= STOP_WORDS
