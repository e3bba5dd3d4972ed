"""What a look-up shows: the term that matched, what to say on the other side, and what to be told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term
from interpreter_app.search.engine import Match
from interpreter_app.services.lookup import LookupDesk, read_vocabulary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from tests.conftest import small_glossary

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def desk(store: Store) -> LookupDesk:
    """A desk on the small store."""
    made = LookupDesk(store)
    made.refresh()
    return made


def test_a_result_has_everything_that_can_be_shown(desk: LookupDesk) -> None:
    (result,) = desk.look_up("conseil citoyen")
    assert result.concept == small_glossary().concepts[0]
    assert (result.glossary, result.glossary_name) == ("town", Bilingual("La ville", "The town"))
    assert (result.matched.text, result.match) == ("conseil citoyen", Match.EXACT)
    assert [t.text for t in result.targets] == ["citizens’ council", "residents’ council"]
    assert result.target == result.targets[0]


def test_the_other_way_round_the_targets_are_french(desk: LookupDesk) -> None:
    (result,) = desk.look_up("residents’ council")
    assert result.matched.text == "residents’ council"
    assert [t.text for t in result.targets] == ["conseil citoyen"]


def test_the_note_is_for_the_listener_who_speaks_the_other_language(desk: LookupDesk) -> None:
    heard_in_french, heard_in_english = (
        desk.look_up("conseil citoyen")[0],
        desk.look_up("citizens’ council")[0],
    )
    assert heard_in_french.say.startswith("A residents’ body")
    assert heard_in_english.say.startswith("En Écosse")


def test_a_note_that_is_written_in_one_language_only_is_better_than_none(desk: LookupDesk) -> None:
    (result,) = desk.look_up("inter-municipal council")
    assert result.say == "Not a community council: it joins several towns."


def _put(store: Store, *terms: Term) -> None:
    glossaries.put(store, "town", [Concept("c", terms)])


def test_a_deprecated_term_is_found_but_not_said(desk: LookupDesk, store: Store) -> None:
    _put(
        store,
        Term("sous-préfet", FR),
        Term("under-prefect", EN, status=Status.DEPRECATED),
        Term("sub-prefect", EN, status=Status.ADMITTED),
    )
    (result,) = desk.look_up("sous-préfet")
    assert [t.text for t in result.targets] == ["sub-prefect", "under-prefect"]
    assert result.target is not None
    assert result.target.text == "sub-prefect"
    assert desk.look_up("under-prefect")[0].matched.text == "under-prefect"


def test_nothing_is_said_where_there_is_nothing_to_say(desk: LookupDesk, store: Store) -> None:
    _put(store, Term("péniche", FR), Term("barge", EN, status=Status.DEPRECATED))
    assert desk.look_up("péniche")[0].target is None
    _put(store, Term("péniche", FR))
    (result,) = desk.look_up("péniche")
    assert (result.targets, result.target, result.say) == ((), None, "")


def test_the_term_that_matched_is_told_among_several(desk: LookupDesk) -> None:
    assert desk.look_up("PB")[0].matched.text == "PB"
    assert desk.look_up("participatory budgeting")[0].matched.text == "participatory budgeting"


def test_one_language_alone_or_one_glossary_alone(desk: LookupDesk, store: Store) -> None:
    glossaries.create(store, Glossary("other", Bilingual("Autre", "Other")))
    glossaries.put(store, "other", [Concept("conseil", (Term("conseil", FR), Term("council", EN)))])
    desk.refresh()
    other = glossaries.find(store, "other").number
    assert {r.matched.language for r in desk.look_up("con", 20, language=FR)} == {FR}
    assert {r.matched.language for r in desk.look_up("con", 20, language=EN)} == {EN}
    assert {r.glossary for r in desk.look_up("conseil", within=[other])} == {"other"}
    assert desk.look_up("conseil", within=[]) == []
    assert {r.matched.text for r in desk.look_up("con", language=EN, within=[other])} == set()


def test_todays_glossaries_come_first(desk: LookupDesk, store: Store) -> None:
    glossaries.create(store, Glossary("today", Bilingual("Jour", "Today")))
    glossaries.put(store, "today", [Concept("x", (Term("conseil zonal", FR), Term("zone council", EN)))])
    desk.refresh()
    today = glossaries.find(store, "today").number
    assert desk.look_up("cons")[0].glossary == "town"
    assert desk.look_up("cons", first=[today])[0].glossary == "today"


def test_the_limit_bounds_the_results(desk: LookupDesk) -> None:
    assert [len(desk.look_up("con", limit)) for limit in (0, 1, 2)] == [0, 1, 2]


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """Another process's connection to the same store."""
    with connect(store.path) as opened:
        yield opened


def test_what_another_process_adds_is_found_with_its_glossary_name(desk: LookupDesk, other: Store) -> None:
    glossaries.create(other, Glossary("new", Bilingual("Neuf", "New")))
    glossaries.put(other, "new", [Concept("p", (Term("péniche", FR), Term("barge", EN)))])
    assert desk.look_up("pénic")[0].glossary_name == Bilingual("Neuf", "New")
    assert desk.look_up("barge", language=EN, within=[glossaries.find(other, "new").number])
    desk.refresh()
    assert desk.look_up("penihce")[0].match is Match.TYPO
    assert [r.glossary for r in desk.look_up("barge", language=EN)] == ["new"]


def test_a_vocabulary_read_elsewhere_serves_a_desk(store: Store) -> None:
    desk = LookupDesk(store, read_vocabulary(store))
    assert desk.look_up("mairei")[0].concept.id == "mairie"
