"""Forms of one word have one stem; different words keep different ones: precision before recall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.inflection import SHORTEST, stem
from interpreter_app.domain.terms import Language

FR, EN = Language.FRENCH, Language.ENGLISH

_SAME = {
    FR: """
        budget budgets | conseil conseils | ville villes | vœu vœux | jeu jeux | lieu lieux | bureau bureaux
        réseau réseaux | nouveau nouveaux | local locaux | municipal municipaux municipale municipales
        régional régionaux | égal égaux | travail travaux | bail baux | hôpital hôpitaux | cas cas | prix prix
        participatif participatifs participative participatives | associatif associative | neuf neuve
        citoyen citoyens citoyenne citoyennes | ancien ancienne | culturel culturelle | bon bonne
        habitant habitante habitants habitantes | élu élus élue élues | adjoint adjointe adjoints adjointes
        conseiller conseillers conseillère conseillères | premier première | usager usagère | cher chère
        électeur électeurs électrice électrices | coordinateur coordinatrice | porteur porteuse
        heureux heureuse | religieux religieuse | public publique publics publiques | long longue
        vote voter voté votes | financer financé | nouveau nouvelle | gros gros | faux fausse | œil yeux
        monsieur messieurs | handicapé handicapée handicapés | aîné aînée | délégué déléguée | bas basse
    """,
    EN: """
        council councils | citizen citizens | city cities | body bodies | party parties
        community communities
        vote votes voted voting | budget budgets budgeted budgeting | plan plans planned planning
        fund funds funded funding | elect elects elected | apply applies applied | share shares sharing
        decide decided deciding | make making made | stop stopped | run running | bid bids bidding
        process processes | church churches | bush bushes | box boxes | tax taxes | class classes
        bus buses | house houses housing | base bases basis | idea ideas | area areas | agenda agendas
        agree agrees agreed agreeing | guarantee guaranteed | use used using uses | refer referred referring
        person people persons | child children | woman women | man men | criterion criteria
        analysis analyses | referendum referenda | spend spent | hold held | pay paid | write written
        committee committees | status status | draw drew drawn | councillor councillors | view views viewed
    """,
}
_DIFFERENT = {
    FR: """
        participation participatif | conseil conseiller | maire mairie | ville village | projet projection
        budget budgétaire | public publicité | commun communauté | élu élection | conseil consul
        quartier quart | quartier carte | marché marchand | social société | animal animateur | voie voix
        canton cantonnier | plan plante | mandat mandataire | bourg bourgeois | fil fille | sel selle
        taux tau | peur peu | faux fal | prix pri | voix voi | cas casse
    """,
    EN: """
        council counsel | participation participatory | city citizen | citizen citizenship | vote voter
        planning plant | planning planet | news new | house horse | meet meat | lead leader | sing single
        king kin | ring rin | thing thin | bring brin | bed be | need ne | seed see | feed fee
        address addres
        business busines | access acces | status statu | campus campu | virus viru | crisis crisi | loose lose
        building builder | ward warden | board broad | bias bia | gas ga | series serie | bless bles
    """,
}


def _rows(table: str) -> list[list[str]]:
    return [row.split() for line in table.splitlines() for row in line.split("|") if row.strip()]


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, row) for language in Language for row in _rows(_SAME[language])],
    ids=str,
)
def test_forms_of_one_word_have_one_stem(language: Language, words: list[str]) -> None:
    assert len({stem(fold(word), language) for word in words}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, row) for language in Language for row in _rows(_DIFFERENT[language])],
    ids=str,
)
def test_different_words_have_different_stems(language: Language, words: list[str]) -> None:
    assert len({stem(fold(word), language) for word in words}) == len(words)


@given(st.text(max_size=30), st.sampled_from(Language))
def test_every_word_has_a_stem(text: str, language: Language) -> None:
    for word in fold(text).split():
        found = stem(word, language)
        assert found
        assert stem(word, language) == found


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=SHORTEST - 1), st.sampled_from(Language))
def test_a_short_word_is_its_own_stem_unless_it_is_irregular(word: str, language: Language) -> None:
    if word not in ("men", "met", "led"):
        assert stem(word, language) == word


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14), st.sampled_from(Language))
def test_a_stem_never_eats_a_word(word: str, language: Language) -> None:
    assert len(stem(word, language)) >= 2


@pytest.mark.parametrize("word", ["c++", "2026", "1000", "%", "", "a1b2s"])
def test_what_is_no_word_stays_as_it_is(word: str) -> None:
    assert [stem(word, language) for language in Language] == [word, word]
