"""On the starter glossaries: what is typed in a booth finds the right term, what is unrelated nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interpreter_app.domain.language.folding import fold
from interpreter_app.services.lookup import LookupDesk, LookupResult
from interpreter_app.services.workspace import open_store
from tests.benchmarks.unrelated import PHRASES, WANTED, WORDS, noise


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookupDesk]:
    """A desk on a new store, filled with the starter glossaries."""
    with open_store(tmp_path_factory.mktemp("starter") / "store.sqlite") as store:
        made = LookupDesk(store)
        made.refresh()
        yield made


def _place(results: list[LookupResult], wanted: str) -> int:
    """The place at which a concept with this term is shown, from 0, or -1."""
    key = fold(wanted)
    has = [any(fold(term.text) == key for term in r.concept.terms) for r in results]
    return has.index(True) if True in has else -1


@pytest.mark.parametrize(("typed", "wanted"), WANTED.items())
def test_what_is_misheard_or_misspelt_is_found(desk: LookupDesk, typed: str, wanted: str) -> None:
    assert _place(desk.look_up(typed), wanted) >= 0


def test_unrelated_words_find_next_to_nothing(desk: LookupDesk) -> None:
    noisy = {word for word in WORDS if noise(word, desk.look_up(word))}
    assert len(WORDS) >= 150
    # The more words the glossaries have, the oftener another one is a slip away: «onion», «union».
    assert len(noisy) <= 0.25 * len(WORDS), noisy
    assert not noisy & {"housing", "kitchen"}


def test_unrelated_phrases_find_nothing(desk: LookupDesk) -> None:
    assert [phrase for phrase in PHRASES if noise(phrase, desk.look_up(phrase))] == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("councils", "council"),
        ("council’s", "council"),
        ("élus", "élu"),
        ("projets", "projet"),
        ("subventions", "subvention"),
        ("mayors", "mayor"),
        ("les conseils citoyens", "conseil citoyen"),
        ("marchés publics", "marché public"),
        ("facilitateur", "facilitateur"),
        ("citizens council", "citizens’ council"),
        ("mayors office", "mayor’s office"),
        ("budge participative", "budget participatif"),
        ("bugdet participatif", "budget participatif"),
        ("dépouillement des votes", "dépouillement"),
        ("1 % de budget", "1% target"),
        ("budget particpatif", "budget participatif"),
        ("BP", "budget participatif"),
        ("CPP", "Community Planning Partnership"),
        ("PB", "participatory budgeting"),
    ],
)
def test_the_right_term_comes_first(desk: LookupDesk, typed: str, first: str) -> None:
    assert _place(desk.look_up(typed), first) == 0


def test_the_terms_that_are_typed_most_come_at_their_first_letters(desk: LookupDesk) -> None:
    for typed, wanted in (
        ("con", "conseil"),
        ("cons", "conseil de quartier"),
        ("maire", "maire"),
        ("vot", "vote"),
    ):
        assert 0 <= _place(desk.look_up(typed), wanted) < 7


def test_an_acronym_stands_for_names_only(desk: LookupDesk) -> None:
    assert [r.matched.text for r in desk.look_up("BP") if r.match == "acronym"] == []
    for typed in ("tbpa", "bpa", "tas"):
        assert not [r for r in desk.look_up(typed) if r.matched.text.startswith("to ")]


def test_words_are_left_out_only_where_the_others_carry_the_query(desk: LookupDesk) -> None:
    for typed in ("groupe de travail", "football council", "council football", "kitchen budget", "xyzzy 12"):
        assert [r.matched.text for r in desk.look_up(typed)] == []
    assert {r.match.value for r in desk.look_up("commission de suivi")} == {"words"}


def test_a_family_of_terms_leaves_room_for_others(desk: LookupDesk) -> None:
    for typed in ("c", "co", "con", "cons", "b", "p", "part"):
        first_words = [fold(r.matched.text).split()[0] for r in desk.look_up(typed) if r.match == "prefix"]
        assert max(map(first_words.count, first_words)) <= 4


def test_a_small_word_alone_finds_only_what_begins_with_it(desk: LookupDesk) -> None:
    for typed in ("the", "de", "les", "le", "la", "pour", "of the", "a"):
        for result in desk.look_up(typed):
            assert fold(result.matched.text).startswith(typed), (typed, result.matched.text)
