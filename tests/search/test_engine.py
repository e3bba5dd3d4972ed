"""The right term among the first seven, labelled by how it was found, whatever was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interpreter_app.domain.terms import Bilingual, Glossary, Language
from interpreter_app.search.engine import MOST_TYPED, Match
from interpreter_app.store import glossaries
from tests.search.conftest import CITY, COUNTRY, Bench, concept, filled

_LABELS = list(Match)
_GUESSED = (Match.TYPO, Match.BY_EAR)
_shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

_pieces = st.sampled_from(
    """mairie mai conseil cons conseils citoyen de la the quartier budget bugdet participatif BP cpp C++ 1
    % l’eau vœu consay mary meri recevabilty town hall councils commun gé 😀 " * NEAR AND OR ( ) -""".split()
)
typed_texts = (
    st.lists(_pieces, max_size=4).map(" ".join)
    | st.lists(_pieces, max_size=3).map("".join)
    | st.text(st.characters(), max_size=12)
)
"""What people type, and what they never would."""


# How it was found.


@pytest.mark.parametrize(
    ("typed", "found", "label"),
    [
        ("mairie", "mairie", "exact"),
        ("Town Hall", "mairie", "exact"),
        ("la mairie", "mairie", "exact"),
        ("délibération", "deliberation", "exact"),
        ("deliberation", "deliberation", "exact"),
        ("VŒU", "voeu", "exact"),
        ("voeu", "voeu", "exact"),
        ("l'eau", "eau", "exact"),
        ("l’eau", "eau", "exact"),
        ("eau", "eau", "exact"),
        ("citizens' council", "conseil-citoyen", "exact"),
        ("citizens council", "conseil-citoyen", "exact"),
        ("co construction", "co-construction", "exact"),
        ("coconstruction", "co-construction", "exact"),
        ("1% de budget", "un-pour-cent", "exact"),
        ("m", "mairie", "prefix"),
        ("mair", "mairie", "prefix"),
        ("conseil c", "conseil-citoyen", "prefix"),
        ("1 %", "un-pour-cent", "prefix"),
        ("citoyen conseil", "conseil-citoyen", "words"),
        ("quartier du conseil", "conseil-de-quartier", "words"),
        ("conseil paris", "conseil-participatif", "words"),
        ("hall central", "mairie-centrale", "words"),
        ("citoyen", "conseil-citoyen", "word-start"),
        ("quart", "conseil-de-quartier", "word-start"),
        ("participatif de Par", "conseil-participatif", "word-start"),
        ("conseils citoyens", "conseil-citoyen", "inflected"),
        ("budgets participatifs", "budget-participatif", "inflected"),
        ("councils", "conseil-citoyen", "inflected"),
        ("vœux", "voeu", "inflected"),
        ("mairies centrales", "mairie-centrale", "inflected"),
        ("commun", "intercommunalite", "inside"),
        ("cevabil", "recevabilite", "inside"),
    ],
)
def test_each_way_of_finding_is_labelled(bench: Bench, typed: str, found: str, label: str) -> None:
    assert bench.matches(typed).get(found) == label


@pytest.mark.parametrize(
    ("typed", "found", "label"),
    [
        ("BP", "budget-participatif", "exact"),
        ("B.P.", "budget-participatif", "exact"),
        ("b.p", "budget-participatif", "exact"),
        ("pb", "budget-participatif", "exact"),
        ("CPP", "conseil-participatif", "acronym"),
        ("c.p.p.", "conseil-participatif", "acronym"),
        ("cp", "conseil-participatif", "acronym"),
        ("cdq", "conseil-de-quartier", "acronym"),
        ("cq", "conseil-de-quartier", "acronym"),
        ("cc", "conseil-citoyen", "acronym"),
        ("conseil parisien de la jeunesse", "cpj", "acronym"),
        ("CPJ", "cpj", "exact"),
    ],
)
def test_acronyms_are_found_by_their_full_form_and_the_other_way_round(
    bench: Bench, typed: str, found: str, label: str
) -> None:
    assert bench.matches(typed).get(found) == label


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("watr", "eau"),  # a letter missing, four letters
        ("waterr", "eau"),  # one too many
        ("wuter", "eau"),  # a wrong one
        ("wtaer", "eau"),  # two exchanged
        ("bugdet", "budget-participatif"),
        ("budget partcipatif", "budget-participatif"),
        ("cosneil citoyen", "conseil-citoyen"),
        ("arondisement", "arrondissement"),  # two in a long word
        ("recevbilté", "recevabilite"),
        ("delibreation", "deliberation"),
        ("budgetparticipatif", "budget-participatif"),  # the space forgotten
        ("townhall", "mairie"),
        ("eligibilty", "recevabilite"),
        ("elegibility", "recevabilite"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven(bench: Bench, typed: str, found: str) -> None:
    assert bench.matches(typed).get(found) == "typo"


@pytest.mark.parametrize("typed", ["sax", "sca", "sa c x", "bga", "bxg"])
def test_below_four_letters_nothing_is_taken_for_a_slip(bench: Bench, typed: str) -> None:
    assert "typo" not in bench.matches(typed).values()


@pytest.mark.parametrize("typed", ["mxirxe", "wxtxr", "cxnsxil", "bxdgxt"])
def test_two_slips_in_a_short_word_are_not_forgiven(bench: Bench, typed: str) -> None:
    assert "typo" not in bench.matches(typed).values()


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        ("consay", "conseil-citoyen"),
        ("mary", "mairie"),
        ("méri", "mairie"),
        ("meri", "mairie"),
        ("budjay", "budget-participatif"),
        ("arondisman", "arrondissement"),
        ("consay citoyen", "conseil-citoyen"),
        ("kownsil", "conseil-citoyen"),
    ],
)
def test_a_word_that_was_only_heard_is_found_by_ear(bench: Bench, heard: str, found: str) -> None:
    assert bench.matches(heard).get(found) == "by-ear"


# In which order.


def test_the_exact_term_comes_first_then_what_begins_with_it(bench: Bench) -> None:
    assert [f.match.value for f in bench.found("mairie")] == ["exact", "exact", "prefix"]
    assert bench.ids("mairie") == ["mairie", "mairie", "mairie-centrale"]


def test_a_beginning_comes_before_a_word_inside(bench: Bench) -> None:
    assert list(bench.matches("paris").items()) == [("cpj", "prefix"), ("conseil-participatif", "word-start")]
    assert list(bench.matches("town").items()) == [("mairie", "prefix"), ("mairie-centrale", "word-start")]


@_shared
@given(typed_texts, st.integers(1, 20))
def test_certain_finds_come_in_the_order_of_the_steps_then_slips_then_sounds(
    bench: Bench, typed: str, limit: int
) -> None:
    labels = [f.match for f in bench.found(typed, limit)]
    certain = [label for label in labels if label not in _GUESSED]
    assert labels == sorted(labels, key=lambda m: _GUESSED.index(m) + 1 if m in _GUESSED else 0)
    assert certain == sorted(certain, key=_LABELS.index)


@_shared
@given(typed_texts, st.integers(0, 20))
def test_a_concept_is_found_once_and_never_more_than_asked_for(bench: Bench, typed: str, limit: int) -> None:
    found = bench.found(typed, limit)
    assert len(found) <= limit
    assert len({f.concept for f in found}) == len(found)


@_shared
@given(typed_texts)
def test_the_same_query_has_the_same_answer(bench: Bench, typed: str) -> None:
    assert bench.found(typed) == bench.found(typed)


@_shared
@given(typed_texts)
@example("mé")
@example("gé")
def test_decomposed_letters_make_no_difference(bench: Bench, typed: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, typed) for form in ("NFC", "NFD"))
    assert bench.found(composed) == bench.found(decomposed)


def test_what_is_found_exactly_is_never_crowded_out_by_guesses(bench: Bench) -> None:
    for glossary in (CITY, COUNTRY):
        for made in glossary:
            for term in made.terms:
                found = bench.found(term.text)
                place = [bench.names[f.concept] for f in found].index((glossary.id, made.id))
                assert found[place].match is Match.EXACT
                assert all(f.match is Match.EXACT for f in found[:place])


def test_every_term_is_found_while_it_is_being_typed(bench: Bench) -> None:
    for glossary in (CITY, COUNTRY):
        for made in glossary:
            for term in made.terms:
                for end in range(3, len(term.text)):
                    wanted = (glossary.id, made.id)
                    found = [bench.names[f.concept] for f in bench.found(term.text[:end])]
                    assert wanted in found, (term.text[:end], found)


# Where it looks.


def test_both_languages_are_looked_in_at_once(bench: Bench) -> None:
    assert bench.ids("conseil citoyen")[0] == bench.ids("citizens’ council")[0] == "conseil-citoyen"


@pytest.mark.parametrize("language", Language)
def test_one_language_alone_can_be_looked_in(bench: Bench, language: Language) -> None:
    scopes = bench.scopes("city", "country", languages=[language])
    french = language is Language.FRENCH
    assert ("conseil-citoyen" in bench.ids("conseil", scopes=scopes)) == french
    assert ("mairie" in bench.ids("town", scopes=scopes)) == (not french)
    assert ("conseil-citoyen" in bench.ids("cosneil", scopes=scopes)) == french
    assert ("conseil-citoyen" in bench.ids("consay", scopes=scopes)) == french
    assert ("intercommunalite" in bench.ids("commun", scopes=scopes)) == french


@_shared
@given(typed_texts, st.sampled_from(["city", "country"]), st.sets(st.sampled_from(Language)))
def test_nothing_is_found_outside_the_scopes(
    bench: Bench, typed: str, glossary: str, languages: set[Language]
) -> None:
    scopes = bench.scopes(glossary, languages=languages)
    assert scopes is not None
    assert all(f.scope in scopes for f in bench.found(typed, scopes=scopes))


@_shared
@given(typed_texts)
def test_all_glossaries_by_name_give_the_same_as_no_restriction(bench: Bench, typed: str) -> None:
    assert bench.found(typed, scopes=bench.scopes("city", "country")) == bench.found(typed)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A store in which the city is the only glossary."""
    with filled(tmp_path_factory.mktemp("alone") / "store.sqlite") as store:
        glossaries.delete(store, "country", [c.id for c in COUNTRY])
        yield Bench(store)


@pytest.mark.parametrize(
    "typed",
    """mairie mai citoyen quart cp cdq conseils commun bugdet consay mary budget|conseil citoyen|conseil c
    citoyen conseil|budgets participatifs|1 % de budget|l’eau""".replace("\n", "|").split("|"),
)
def test_one_glossary_gives_the_same_answer_whether_others_are_there_or_not(
    bench: Bench, alone: Bench, typed: str
) -> None:
    assert bench.ids(typed.strip(), scopes=bench.scopes("city")) == alone.ids(typed.strip())


def test_todays_glossaries_come_first_but_never_before_the_exact_term(bench: Bench) -> None:
    country, city = bench.scopes("country"), bench.scopes("city")
    assert bench.ids("budget", first=city)[0] == "budget-participatif"
    assert bench.ids("budget", first=country)[0] == "budget-primitif"
    assert set(bench.ids("budget", first=country)) == set(bench.ids("budget"))
    assert bench.ids("conseil citoyen", first=country)[0] == "conseil-citoyen"
    exact = [bench.names[f.concept] for f in bench.found("mairie", first=country)]
    assert exact[:2] == [("country", "mairie"), ("city", "mairie")]


@pytest.mark.parametrize("typed", ["con", "budget", "ma", "consiel", "p", "cons quart"])
def test_fewer_results_are_the_first_of_those_that_are_usual(bench: Bench, typed: str) -> None:
    usual = bench.ids(typed)
    assert [bench.ids(typed, limit) for limit in range(8)] == [usual[:limit] for limit in range(8)]


def test_while_enough_terms_begin_with_what_is_typed_nothing_is_guessed(fresh: Bench) -> None:
    many = [concept(f"n{n}", f"quartiers {n}", f"areas {n}") for n in range(9)]
    glossaries.put(fresh.store, "city", [*many, concept("near", "quertie", "quertie")])
    fresh.refresh()
    assert [one.match for one in fresh.found("quartie")] == [Match.PREFIX] * 7
    assert "near" in fresh.ids("quertie")
    assert {one.match for one in fresh.found("quortier")} == {Match.TYPO}


def test_todays_glossaries_come_first_among_guesses_too(bench: Bench) -> None:
    country = bench.scopes("country")
    assert bench.ids("bugdet", first=country)[0] == "budget-primitif"
    assert bench.ids("cosneil", first=country)[0] == "conseil-general"
    assert bench.ids("consay", first=country)[0] == "conseil-general"


def test_a_large_glossary_cannot_crowd_out_todays(fresh: Bench) -> None:
    many = [concept(f"c-{n}", f"budget {n:03}", f"budget line {n:03}") for n in range(200)]
    glossaries.create(fresh.store, Glossary("aaa", Bilingual("a")))
    glossaries.put(fresh.store, "aaa", many)
    fresh.refresh()
    today = fresh.scopes("country")
    assert fresh.ids("budget", first=today)[0] == "budget-primitif"
    assert fresh.ids("bud", first=today)[0] == "budget-primitif"
    assert fresh.ids("budge", scopes=today) == ["budget-primitif"]


def test_and_may_be_written_as_a_sign(fresh: Bench) -> None:
    glossaries.put(
        fresh.store,
        "city",
        [
            concept("er", "urgences", "A&E"),
            concept("care", "soins", "health and care"),
            concept("x", "eau & gaz", "x"),
        ],
    )
    fresh.refresh()
    assert fresh.ids("a and e")[0] == "er"
    assert fresh.ids("health & c")[0] == "care"
    assert fresh.ids("eau et g")[0] == "x"


# What is typed.


def test_small_words_make_no_difference_in_any_order(bench: Bench) -> None:
    for typed in (
        "quartier conseil",
        "conseil du quartier",
        "le quartier de la conseil",
        "quartier le conseil",
    ):
        assert bench.ids(typed) == ["conseil-de-quartier"]


def test_small_words_alone_find_only_what_begins_with_them(bench: Bench) -> None:
    assert bench.matches("de") == {"deliberation": "prefix"}
    for typed in ("of", "of the", "de la", "the", "pour"):
        assert bench.found(typed) == []


@pytest.mark.parametrize("typed", ["", " ", "\t\n", "\0", "\x1b", "\ud800"])
def test_nothing_typed_finds_nothing(bench: Bench, typed: str) -> None:
    assert bench.found(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
'"', '""', "'", "%", "_", "*", "conseil*", '"conseil', "NEAR", "NEAR(a b)", "AND", "OR",
        "NOT", "a AND b", "words:conseil", "^conseil", "{a b}: c", "-conseil", "conseil -citoyen",
        "(", ")", "+", "a + b", "§s3", "§a", "😀", "👩\u200d💻", "\0", "con\0seil", "\ud800",
        "conseil\udfff", "\u202econseil", "\u200fمجلس", "مجلس", "市役所", "\x00\x01\x02", "\x7f",
        "conseil\x1b[31m", "\ufffe", "\U0010ffff", "conseil\U0010ffff", "\ufeffmairie",
        "a" * 10_000, "é" * 10_000, "conseil " * 2_000, "a b " * 5_000, "'" * 10_000,
        "\u0301" * 10_000, "DROP TABLE concept; --", "a\u19b0b", "\ue000:\ue001",
        "%s", "{}", "\\", "1e999", "--", "٣", "½", "İ",
        "ß",
    ],
)  # fmt: skip
def test_hostile_input_never_raises(bench: Bench, typed: str) -> None:
    for scopes in (None, bench.scopes("city", languages=[Language.FRENCH]), frozenset[int]()):
        assert len(bench.found(typed, scopes=scopes)) <= 7


@_shared
@given(st.text(st.characters(), max_size=200), st.integers(-1, 50))
def test_no_text_ever_raises(bench: Bench, typed: str, limit: int) -> None:
    bench.found(typed, limit)
    bench.found(f"conseil {typed}", limit)
    bench.found(f"{typed}seil", limit, scopes=bench.scopes("city"), first=bench.scopes("country"))


def test_what_is_far_too_long_is_looked_at_in_its_beginning(bench: Bench) -> None:
    assert bench.ids("mairie" + " " * MOST_TYPED + "xyzzy")[0] == "mairie"


# What has just been written.


def test_an_added_term_is_found_at_once(fresh: Bench) -> None:
    assert fresh.ids("esplanade") == []
    glossaries.put(fresh.store, "city", [concept("new", "esplanade", "esplanade")])
    fresh.refresh()
    assert fresh.matches("esplanade") == {"new": "exact"}
    assert fresh.matches("espl") == {"new": "prefix"}
    assert fresh.matches("esplandae") == {"new": "typo"}
    assert fresh.matches("esplanades") == {"new": "inflected"}
    assert fresh.matches("planade") == {"new": "inside"}


def test_a_changed_term_is_found_by_its_new_words_and_no_longer_by_the_old(fresh: Bench) -> None:
    glossaries.put(fresh.store, "city", [concept("eau", "fontaine", "fountain")])
    fresh.refresh()
    assert fresh.matches("fontaine") == {"eau": "exact"}
    for typed in ("eau", "water", "wate", "watr", "waters"):
        assert "eau" not in fresh.matches(typed)


def test_a_deleted_term_is_gone_at_once_and_undo_brings_it_back(fresh: Bench) -> None:
    change = glossaries.delete(fresh.store, "city", ["intercommunalite"])
    for typed in ("intercommunalité", "inter", "commun", "intercomunalite", "imb"):
        assert "intercommunalite" not in [fresh.names[f.concept][1] for f in fresh.found(typed)]
    glossaries.undo(fresh.store, change.operation)
    fresh.refresh()
    assert fresh.matches("intercommunalité") == {"intercommunalite": "exact"}
    assert fresh.matches("commun") == {"intercommunalite": "inside"}


def test_what_another_connection_writes_is_found_too(fresh: Bench) -> None:
    from interpreter_app.store.database import connect

    with connect(fresh.store.path) as other:
        glossaries.put(other, "city", [concept("new", "esplanade", "esplanade")])
    fresh.refresh()
    assert fresh.matches("espl") == {"new": "prefix"}


_QUERIES = (
    "mairie|mai|citoyen conseil|quart|cp|CPP|conseils citoyens|commun|bugdet|consay|mary|1 %|budget".split(
        "|"
    )
)


def test_an_index_made_anew_gives_the_same_answers(fresh: Bench) -> None:
    from interpreter_app.store import index

    before = [fresh.found(typed) for typed in _QUERIES]
    index.throw_away(fresh.store)
    assert [fresh.found(typed) for typed in _QUERIES] == [[]] * len(_QUERIES)
    index.build(fresh.store)
    fresh.refresh()
    assert [fresh.found(typed) for typed in _QUERIES] == before


def test_while_the_vocabulary_is_still_being_read_certain_finds_are_there(tmp_path: Path) -> None:
    from interpreter_app.search.vocabulary import Vocabulary

    with filled(tmp_path / "store.sqlite") as store:
        bench = Bench(store)
        bench.vocabulary = Vocabulary()
        assert bench.matches("mairie") == {"mairie": "exact", "mairie-centrale": "prefix"}
        assert bench.matches("citoyen conseil") == {"conseil-citoyen": "words"}
        assert bench.matches("cdq") == {"conseil-de-quartier": "acronym"}
        assert bench.matches("bugdet") == {}


def test_a_piece_inside_words_is_found_in_one_glossary_though_others_have_many_such_words(
    fresh: Bench,
) -> None:
    many = [concept(f"m{n}", f"a{letters}zurbizo", "thing") for n, letters in enumerate(_letters(40))]
    glossaries.put(fresh.store, "country", many)
    glossaries.put(fresh.store, "city", [concept("mine", "zzzurbizo", "thing of mine")])
    fresh.refresh()
    assert fresh.ids("urbizo", scopes=fresh.scopes("city")) == ["mine"]
    assert len(fresh.ids("urbizo")) == 7


def _letters(count: int) -> list[str]:
    return [chr(ord("a") + n // 20) + chr(ord("a") + n % 20) for n in range(count)]
