"""What a look-up shows: the term that matched, what to say on the other side, and what to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from interpreter_app.base.errors import StoreError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Glossary,
    Language,
    PartOfSpeech,
    Status,
    Term,
)
from interpreter_app.search.engine import Match
from interpreter_app.search.vocabulary import MOST_KNOWN
from interpreter_app.services import lookup, own_words
from interpreter_app.services.lookup import LookupDesk, read_vocabulary
from interpreter_app.store import glossaries, index
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


def test_what_only_the_other_side_is_told_is_no_word_for_this_one(desk: LookupDesk) -> None:
    (result,) = desk.look_up("inter-municipal council")
    assert (result.say, result.aside) == ("", "Not a community council: it joins several towns.")
    (result,) = desk.look_up("conseil communautaire")
    assert (result.say, result.aside) == ("Not a community council: it joins several towns.", "")


def test_a_term_to_be_avoided_leads_to_what_to_say_instead(desk: LookupDesk, store: Store) -> None:
    library = Term("library", EN, status=Status.DEPRECATED)
    bookshop = Concept("librairie", (Term("librairie", FR), Term("bookshop", EN), library))
    glossaries.put(store, "town", [replace(bookshop, false_friend=True, equivalence=Equivalence.EQUIVALENT)])
    (wrong,) = desk.look_up("library")
    assert (wrong.instead, wrong.equivalence) == ("bookshop", Equivalence.NON_EQUIVALENT)
    (right,) = desk.look_up("bookshop")
    assert (right.instead, right.equivalence) == ("", Equivalence.EQUIVALENT)
    glossaries.put(store, "town", [bookshop])
    assert desk.look_up("library")[0].equivalence is None


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


def test_what_was_taken_back_is_not_remembered(desk: LookupDesk, store: Store) -> None:
    first, second = "nasse communale", "barrage communal"
    _put(store, Term(first, Language.FRENCH))

    def rename_and_fail() -> None:
        with store.write():
            (found,) = desk.look_up(first)
            both = (Term(first, Language.FRENCH), Term(second, Language.FRENCH))
            glossaries.put(store, found.glossary, [replace(found.concept, terms=both)])
            assert len(desk.look_up(first)[0].concept.terms) == 2
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        rename_and_fail()
    assert len(desk.look_up(first)[0].concept.terms) == 1


def test_nothing_is_said_where_there_is_nothing_to_say(desk: LookupDesk, store: Store) -> None:
    _put(store, Term("péniche", FR), Term("barge", EN, status=Status.DEPRECATED))
    assert desk.look_up("péniche")[0].target is None
    _put(store, Term("péniche", FR))
    (result,) = desk.look_up("péniche")
    assert (result.targets, result.target, result.say) == ((), None, "")


def test_a_verb_is_answered_by_a_verb_and_a_noun_by_a_noun(desk: LookupDesk, store: Store) -> None:
    terms = (
        Term("formation", FR),
        Term("former", FR, part_of_speech=PartOfSpeech.VERB),
        Term("training", EN),
        Term("to train", EN, part_of_speech=PartOfSpeech.VERB),
        Term("to drill", EN, part_of_speech=PartOfSpeech.VERB, status=Status.DEPRECATED),
    )
    glossaries.put(store, "town", [Concept("formation", terms)])
    desk.refresh()
    said = {
        typed: [t.text for t in desk.look_up(typed)[0].targets]
        for typed in ("former", "formation", "to train", "training")
    }
    assert said == {
        "former": ["to train", "training", "to drill"],
        "formation": ["training", "to train", "to drill"],
        "to train": ["former", "formation"],
        "training": ["formation", "former"],
    }


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
    assert desk.look_up("cons", first=[glossaries.find(store, "town").number])[0].glossary == "town"
    assert desk.look_up("cons", first=[today])[0].glossary == "today"


def test_the_persons_own_words_come_before_what_is_found_alike_but_after_todays(
    desk: LookupDesk, store: Store
) -> None:
    glossaries.create(store, Glossary("today", Bilingual("Jour", "Today")))
    for glossary, word in (("town", "jet"), ("today", "jetée promenade du jour")):
        glossaries.put(store, glossary, [Concept(f"{glossary}-jet", (Term(word, FR), Term("pier", EN)))])
    desk.refresh()
    assert desk.look_up("jet")[0].glossary == "town"
    own_words.add(store, "jet d’eau de la place", "pier")
    own_words.add(store, "jetterie", "jettery")
    desk.refresh()
    assert [r.glossary for r in desk.look_up("pier")] == ["my-words", "town", "today"]
    # Found exactly is found better; what was typed to its end comes before what goes on.
    assert [r.matched.text for r in desk.look_up("jet", language=FR)] == [
        "jet", "jet d’eau de la place", "jetterie", "jetée promenade du jour",
    ]  # fmt: skip
    today = glossaries.find(store, "today").number
    assert desk.look_up("jet", first=[today])[1].glossary == "today"
    assert [r.glossary for r in desk.look_up("pier", first=[today])] == ["today", "my-words", "town"]


def test_own_words_are_found_among_any_number_that_begin_alike(desk: LookupDesk, store: Store) -> None:
    many = [Concept(f"c{n}", (Term(f"conseil {n:03}", FR),)) for n in range(120)]
    glossaries.put(store, "town", many)
    own_words.add(store, "conseil zonal permanent", "standing zone council")
    desk.refresh()
    assert desk.look_up("cons")[0].matched.text == "conseil zonal permanent"
    assert "conseil zonal permanent" not in {r.matched.text for r in desk.look_up("cons", language=EN)}


def test_of_equal_terms_the_one_a_concept_goes_by_comes_first(desk: LookupDesk, store: Store) -> None:
    made = {
        "deprecated": Term("jetty", EN, status=Status.DEPRECATED),
        "admitted": Term("jetty", EN, status=Status.ADMITTED),
        "preferred": Term("jetty", EN),
        "headword": Term("jetty", EN),
    }
    glossaries.put(
        store,
        "town",
        [
            Concept(
                name, (*([Term("pier", EN)] if name == "preferred" else []), term, Term(f"quai {name}", FR))
            )
            for name, term in made.items()
        ],
    )
    desk.refresh()
    assert [r.concept.id for r in desk.look_up("jetty")] == [
        "headword",
        "preferred",
        "admitted",
        "deprecated",
    ]
    assert [r.concept.id for r in desk.look_up("jett")][-1] == "deprecated"


def test_a_deprecated_term_takes_no_place_from_a_good_one(desk: LookupDesk, store: Store) -> None:
    bad = [Concept(f"a{n}", (Term(f"jetty {n}", EN, status=Status.DEPRECATED),)) for n in range(9)]
    glossaries.put(store, "town", [*bad, Concept("good", (Term("jetty of the north", EN),))])
    desk.refresh()
    assert desk.look_up("jet", 3)[0].concept.id == "good"


def test_most_answers_need_no_vocabulary(store: Store) -> None:
    desk = LookupDesk(store)
    desk.refresh()
    for typed in ("conseil", "conseil cit", "mairie", "PB", "conseils citoyens", "town"):
        assert desk.look_up(typed)
    assert len(desk.vocabulary) == 0
    assert desk.look_up("mairei")[0].match is Match.TYPO
    assert len(desk.vocabulary) > 0


def test_before_it_is_refreshed_a_desk_reads_no_words(store: Store) -> None:
    desk = LookupDesk(store)
    assert desk.look_up("mairei") == []
    assert len(desk.vocabulary) == 0


def test_a_damaged_index_is_made_anew(desk: LookupDesk, store: Store, other: Store) -> None:
    store.connection.execute("UPDATE search_text_data SET block = x'00ff00ff' WHERE id > 10")
    fresh = LookupDesk(other)
    fresh.refresh()
    assert fresh.look_up("citoyen")[0].concept.id == "conseil-citoyen"
    assert fresh.look_up("mairei")[0].concept.id == "mairie"


def test_a_large_damaged_index_is_thrown_away_and_that_is_said(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "_AT_ONCE", 3)
    store.connection.execute("UPDATE search_text_data SET block = x'00ff00ff' WHERE id > 10")
    with pytest.raises(StoreError, match="Nothing you wrote is lost"):
        LookupDesk(other).look_up("citoyen")
    assert not index.is_current(store)


def test_a_glossary_that_has_just_gone_is_left_out(
    desk: LookupDesk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup.listing, "glossary_names", lambda _store: {})
    assert LookupDesk(store).look_up("conseil") == []


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
    vocabulary = read_vocabulary(store)
    assert ("ma", MOST_KNOWN) in vocabulary._best
    desk = LookupDesk(store, vocabulary)
    assert desk.look_up("mairei")[0].concept.id == "mairie"


def test_an_answer_that_is_kept_is_given_anew_once_anybody_has_written(
    desk: LookupDesk, store: Store, other: Store
) -> None:
    _put(store, Term("nasse communale", FR))
    before = desk.look_up("nass")
    assert [r.matched.text for r in before] == ["nasse communale"]
    before.clear()
    assert [r.matched.text for r in desk.look_up("nass")] == ["nasse communale"]
    glossaries.create(other, Glossary("nets", Bilingual("Filets", "Nets")))
    glossaries.put(other, "nets", [Concept("n", (Term("nasse", FR), Term("trap", EN)))])
    assert [r.matched.text for r in desk.look_up("nass")] == ["nasse", "nasse communale"]
    glossaries.delete(other, "nets", ["n"])
    assert [r.matched.text for r in desk.look_up("nass")] == ["nasse communale"]


def test_an_answer_without_the_words_is_given_anew_once_they_are_read(store: Store) -> None:
    desk = LookupDesk(store)
    assert desk.look_up("mairei") == []
    desk.vocabulary = read_vocabulary(store)
    assert desk.look_up("mairei")[0].concept.id == "mairie"


def test_an_answer_is_kept_for_its_glossaries_and_language_only(desk: LookupDesk, store: Store) -> None:
    everywhere = desk.look_up("conseil")
    assert desk.look_up("conseil", 1) == everywhere[:1]
    assert desk.look_up("conseil", language=EN) == []
    assert desk.look_up("conseil", within=[]) == []
    assert desk.look_up("conseil") == everywhere


def _families(store: Store) -> LookupDesk:
    """Many words that begin alike: four of many terms that no term begins with, and others."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    inside = [
        Concept(f"i{word}{n}", (Term(f"x {word} {n}", FR),))
        for word in ("bara", "bare", "bari", "baro")
        for n in range(30)
    ]
    well_known = [Concept(f"k{n}", (Term(f"barzac {n:02}", FR),)) for n in range(20)]
    others = [Concept(f"o{a}{b}", (Term(f"bar{a}{b}", FR),)) for a in letters[:3] for b in letters]
    glossaries.put(store, "town", [*inside, *well_known, *others])
    made = LookupDesk(store)
    made.refresh()
    return made


def test_words_that_no_term_begins_with_take_no_family_s_place(store: Store) -> None:
    found = [result.matched.text for result in _families(store).look_up("bar")]
    assert sum(text.startswith("barzac") for text in found) == 4


@pytest.mark.parametrize("limit", [1, 7, 20, 40])
def test_as_many_results_come_as_are_asked_for(store: Store, limit: int) -> None:
    assert len(_families(store).look_up("bar", limit)) == limit


def test_one_word_of_ones_own_takes_no_family_away(desk: LookupDesk, store: Store) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = [Concept(f"f{a}", (Term(f"tramway {a}", FR),)) for a in letters]
    others = [Concept(f"o{a}{b}", (Term(f"tra{a}{b}e", FR),)) for a in letters[:9] for b in letters]
    glossaries.put(store, "town", [*made, *others])
    desk.refresh()
    before = [r.matched.text for r in desk.look_up("tra")]
    assert sum(text.startswith("tramway") for text in before) == 4
    own_words.add(store, "tramway de nuit", "night tram")
    desk.refresh()
    after = [r.matched.text for r in desk.look_up("tra")]
    assert after[0] == "tramway de nuit"
    assert sum(text.startswith("tramway") for text in after) >= 4


def test_a_glossary_renamed_by_another_process_has_its_new_name_after_a_refresh(
    desk: LookupDesk, other: Store
) -> None:
    desk.refresh()
    assert desk.look_up("mairie")[0].glossary_name.en != "Renamed"
    with other.write():
        other.connection.execute("UPDATE glossary SET name_en = 'Renamed'")
    desk.look_up("mairie")
    desk.refresh()
    assert desk.look_up("mairie")[0].glossary_name.en == "Renamed"
