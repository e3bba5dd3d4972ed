"""A word written as it was heard has the sounds of the word that was said."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language import sounds
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.sounds import sound_code
from interpreter_app.domain.terms import Language

FR, EN = Language.FRENCH, Language.ENGLISH

_HEARD = {
    FR: """
        consay conseil | mary mairie | méri mairie | meri mairie | mery mairie | komune commune
        comune commune | arondisman arrondissement | kartier quartier | cartyay quartier | budjay budget
        prayfay préfet | votay voté | projay projet | asosiasion association | elekteur électeur
        depoutay député | adjwan adjoint | bwa bois | o eau | vil ville | feey fille | shan champ | kay quai
        pon pont | roo rue | otel hôtel | aykol école | shatoh château | orizon horizon | katre quatre
        numero numéro | onket enquête | partisipatif participatif | parteesipateef participatif
        abitan habitant | sandika syndicat | onsombl ensemble
    """,
    EN: """
        kownsil council | counsil council | sitizen citizen | siti city | bujet budget | warde ward
        word ward | komunity community | nite night | tax taks | hous house | rites rights | librery library
        konsultation consultation | filosofy philosophy | nowledge knowledge | miting meeting
        cherch church | elektion election | lider leader | cownty county | sherif sheriff | skool school
        holirood holyrood | glasgo glasgow | scotish scottish | yooth youth
    """,
}
_OTHERWISE = """
    conseil consul | mairie marie | vote veto | commune canton | quartier quatre | budget bidet
    participation partition | élu eau | rue roi | ville vol | pont pain | champ chemin
"""


def _pairs(table: str) -> list[list[str]]:
    return [pair.split() for line in table.splitlines() for pair in line.split("|") if pair.strip()]


@pytest.mark.parametrize(
    ("language", "heard", "said"),
    [(language, *pair) for language in Language for pair in _pairs(_HEARD[language])],
)
def test_a_word_heard_by_either_ear_sounds_as_it_was_said(language: Language, heard: str, said: str) -> None:
    assert sound_code(said, language) in {sound_code(heard, ear) for ear in Language}


@pytest.mark.parametrize(("one", "other"), _pairs(_OTHERWISE))
def test_words_that_sound_otherwise_have_other_codes(one: str, other: str) -> None:
    assert sound_code(one, FR) != sound_code(other, FR)


@pytest.mark.parametrize(
    ("one", "other"),
    [("eau", "haut"), ("ph", "f"), ("maire", "mère"), ("vœu", "voeu"), ("pot", "peau"), ("fois", "foi")],
)
def test_french_homophones_have_one_code(one: str, other: str) -> None:
    assert sound_code(one, FR) == sound_code(other, FR)


@given(st.text(st.characters()), st.sampled_from(Language))
def test_any_text_has_a_code_of_the_known_sounds_without_repetition(text: str, language: Language) -> None:
    code = sound_code(text, language)
    assert set(code) <= set("AEIOUPBTDKGFVSJXMNLR")
    assert not re.search(r"(.)\1", code)


@given(st.text("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœæ", max_size=16), st.sampled_from(Language))
def test_capitals_and_the_form_of_accents_make_no_difference(word: str, language: Language) -> None:
    assert sound_code(word.upper(), language) == sound_code(word, language)
    assert sound_code(unicodedata.normalize("NFD", word), language) == sound_code(word, language)


@pytest.mark.parametrize("text", ["", "2026", "%", "Ω", "😀", "\0", "\ud800", "-"])
def test_what_has_no_latin_letter_has_no_sound(text: str) -> None:
    assert [sound_code(text, language) for language in Language] == ["", ""]


def _by_every_rule(word: str, language: Language) -> str:
    """The code as the rules say it: at each place the first that fits, whatever letter it begins with."""
    rules = [(re.compile(p), code) for p, code in (sounds._FRENCH if language is FR else sounds._ENGLISH)]
    out, place = [], 0
    while place < len(word):
        for pattern, code in rules:
            found = pattern.match(word, place)
            if found:
                out.append(code)
                place = max(found.end(), place + 1)
                break
        else:
            place += 1
    return sounds._RUN.sub(r"\1", sounds._BEFORE_LIPS.sub("N", "".join(out)))


@given(st.text(sounds._LETTERS + "'1", max_size=14), st.sampled_from(Language))
def test_trying_only_the_rules_of_the_first_letter_gives_what_all_rules_give(
    word: str, language: Language
) -> None:
    assert sound_code(word, language) == _by_every_rule(word, language)


@pytest.mark.parametrize("language", Language)
def test_the_words_of_the_tables_too(language: Language) -> None:
    for word in " ".join((*_HEARD.values(), _OTHERWISE)).replace("|", " ").split():
        assert sound_code(word, language) == _by_every_rule(word, language)
        assert sound_code(fold(word), language) == _by_every_rule(fold(word), language)
