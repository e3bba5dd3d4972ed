"""The words a person adds in a hurry."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Gender, Number
from interpreter_app.services import own_words
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from interpreter_app.store.session import Outcome


@pytest.mark.parametrize(
    ("typed", "text", "gender", "number"),
    [
        ("mairie", "mairie", None, None),
        ("la mairie", "mairie", Gender.FEMININE, None),
        ("Le  conseil de quartier", "conseil de quartier", Gender.MASCULINE, None),
        ("une fontaine", "fontaine", Gender.FEMININE, None),
        ("l’eau", "eau", None, None),
        ("l'eau", "eau", None, None),
        ("les assises", "assises", None, Number.PLURAL),
        ("le", "le", None, None),
        ("lecture", "lecture", None, None),
        ("La Poste", "Poste", Gender.FEMININE, None),
    ],
)
def test_a_french_article_becomes_the_gender(
    typed: str, text: str, gender: Gender | None, number: Number | None
) -> None:
    term = own_words.french_term(typed)
    assert (term.text, term.gender, term.number) == (text, gender, number)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("the town hall", "town hall"), ("a fountain", "fountain"), ("theatre", "theatre"), ("the", "the")],
)
def test_an_english_article_is_left_out(typed: str, text: str) -> None:
    assert own_words.english_term(typed).text == text


def test_the_glossary_is_made_with_the_first_word(store: Store) -> None:
    assert own_words.GLOSSARY not in {g.id for g in glossaries.summaries(store)}
    first = own_words.add(store, "buvette", "refreshment stall", "me")
    second = own_words.add(store, "fontaine", "fountain", "me")
    made = glossaries.find(store, own_words.GLOSSARY)
    assert (made.name.fr, made.name.en, made.concepts) == ("Mes mots", "My words", 2)
    assert first.concept.id != second.concept.id


def test_the_same_pair_is_there_once_and_another_meaning_beside_it(store: Store) -> None:
    own_words.add(store, "avocat", "lawyer")
    own_words.add(store, "un avocat", "lawyer")
    own_words.add(store, "avocat", "avocado")
    assert glossaries.find(store, own_words.GLOSSARY).concepts == 2


def test_a_pair_given_the_wrong_way_round_can_be_given_again(store: Store) -> None:
    own_words.add(store, "mayor", "maire")
    assert own_words.add(store, "maire", "mayor").is_new
    assert not own_words.add(store, "le maire", "the mayor").is_new


@pytest.mark.parametrize(("french", "english"), [("", "x"), ("x", "  "), ("", "")])
def test_half_a_pair_is_refused(store: Store, french: str, english: str) -> None:
    with pytest.raises(UsageError):
        own_words.add(store, french, english)
    assert own_words.GLOSSARY not in {g.id for g in glossaries.summaries(store)}


def test_a_missed_query_is_settled_and_missing_again_after_undo(store: Store) -> None:
    session.log_query(store, "Buvette", Outcome.MISSING)
    session.log_query(store, "autre chose", Outcome.MISSING)
    added = own_words.add(store, "la buvette", "stall")
    assert [q.query for q in session.queries(store, Outcome.MISSING)] == ["autre chose"]
    assert [q.query for q in session.queries(store, Outcome.FILLED)] == ["Buvette"]
    own_words.take_back(store, added)
    assert [q.query for q in session.queries(store, Outcome.MISSING)] == ["autre chose", "Buvette"]
    assert glossaries.find(store, own_words.GLOSSARY).concepts == 0
