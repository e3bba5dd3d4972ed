"""The same concept twice is found, in one glossary or in two; two renderings need a word that says when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.checks import Severity, check_glossaries, check_glossary, duplicates
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Status, Term
from tests.domain.checks.conftest import EN, HALL, MAIRIE, SOUND, glossary, named


def _found(*concepts: Concept) -> list[tuple[str, str]]:
    return [(f.concept, f.code) for f in check_glossary(glossary(*concepts))]


def test_the_same_id_twice_is_found_once() -> None:
    other = replace(SOUND, terms=(replace(MAIRIE, text="maire"), replace(HALL, text="mayor")))
    findings = check_glossary(glossary(SOUND, other))
    assert [(f.concept, f.code, f.severity) for f in findings] == [("mairie", "duplicate-id", Severity.ERROR)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Mairie", "Town-hall"),
        ("la mairie", "the town hall"),
        ("mairies", "town halls"),
    ],
)
def test_the_same_pair_is_found_whatever_its_spelling(french: str, english: str) -> None:
    (finding,) = check_glossary(glossary(SOUND, named("again", french, english)))
    assert (finding.concept, finding.code) == ("again", "duplicate-concept")
    assert finding.message == "the same, or nearly the same, as “mairie – town hall”."


def test_a_slip_in_a_long_term_is_seen_through() -> None:
    right = named("a", "conseil d’habitants", "community council")
    assert _found(right, named("b", "conseil d’habitants", "comunity council")) == [
        ("b", "duplicate-concept")
    ]
    assert _found(right, named("b", "conseil d’habitants", "community centre")) == []


def test_opposites_are_no_slips() -> None:
    one = named("a", "centralisation", "registered voters")
    assert _found(one, named("b", "décentralisation", "registered voters")) == []
    assert _found(one, named("b", "centralisation", "unregistered voters")) == []


def test_entries_that_lack_the_same_language_are_the_same_by_the_other() -> None:
    alone = replace(SOUND, terms=(MAIRIE,), definition=Bilingual())
    codes = [f.code for f in check_glossary(glossary(alone, replace(alone, id="b"))) if f.concept == "b"]
    assert "duplicate-concept" in codes


def test_a_synonym_that_both_have_counts_and_one_that_nobody_should_say_does_not() -> None:
    hall = Term("City Hall", EN, status=Status.ADMITTED)
    other = replace(named("again", "mairie", "municipality"), terms=(MAIRIE, Term("municipality", EN), hall))
    mine = replace(SOUND, terms=(*SOUND.terms, hall))
    assert _found(mine, other) == [("again", "duplicate-concept")]
    never = replace(hall, status=Status.DEPRECATED)
    assert _found(mine, replace(other, terms=(MAIRIE, Term("municipality", EN), never))) == []


def test_words_alike_in_one_language_only_are_two_concepts() -> None:
    assert (
        _found(SOUND, named("house", "mairie annexe", "town hall"), named("b", "mairie", "townhouse")) == []
    )


def test_glossaries_are_compared_with_one_another() -> None:
    mine, theirs = glossary(SOUND), glossary(named("again", "mairie", "town hall"), ident="village")
    first, second = check_glossaries([mine, theirs])
    assert first == ()
    assert [f.code for f in second] == ["duplicate-concept"]
    assert "as “mairie – town hall” in “La ville”" in second[0].message
    assert check_glossaries([theirs]) == [()]


def test_a_term_with_two_renderings_needs_notes_that_say_when() -> None:
    plain = {"equivalence": Equivalence.EQUIVALENT, "transfer_note": Bilingual()}
    other = replace(named("staff", "mairie", "council staff"), **plain)
    (finding,) = check_glossary(glossary(replace(SOUND, **plain), other))
    assert finding.code == "two-renderings"
    assert finding.message == (
        "“mairie” is “council staff” here and “town hall” in another entry; notes must say when."
    )
    assert _found(SOUND, replace(other, note="The people, not the house.")) == []
    (finding,) = check_glossary(glossary(SOUND, other))
    assert finding.concept == "staff"


def test_two_french_terms_for_one_english_term_need_notes_too() -> None:
    plain = {"equivalence": Equivalence.EQUIVALENT, "transfer_note": Bilingual()}
    assert _found(SOUND, replace(named("hotel", "hôtel de ville", "town hall"), **plain)) == [
        ("hotel", "two-renderings")
    ]


def test_each_entry_is_compared_with_a_few_that_share_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(duplicates, "_nearly", lambda one, _other: compared.append(one))
    many = [named(f"c{n}", "conseil", f"{n:05} {n * 7919 % 10007:05} council") for n in range(500)]
    assert check_glossary(glossary(*many)) == ()
    assert len(compared) <= 500 * 30


def test_long_texts_in_place_of_terms_are_not_compared_letter_by_letter() -> None:
    long = [named(f"c{n}", "conseil", f"{n} {'mot ' * 40}mot") for n in range(20)]
    assert check_glossary(glossary(*long)) == ()
