"""What an entry of a termbase said becomes a concept, whichever program's file it stood in."""

from __future__ import annotations

import pytest

from interpreter_app.domain.terms import Concept, Language, Status, TermType
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import ProblemList
from interpreter_app.exchange.termbases.entries import (
    MAX_JOINED,
    MAX_TERM,
    MAX_TERMS,
    Designation,
    Entry,
    Kept,
    add_note,
    add_text,
    concepts_of,
    language_of,
)

FR, EN = Language.FRENCH, Language.ENGLISH


def concepts(*entries: Entry) -> tuple[tuple[Concept, ...], ProblemList]:
    problems = ProblemList()
    return concepts_of(entries, problems, Kept())[0], problems


def entry(text: str = "mairie", line: int = 1, name: str = "") -> Entry:
    return Entry(line, name, [Designation(text, FR)])


@pytest.mark.parametrize(
    ("code", "language", "region"),
    [
        ("fr", FR, ""),
        ("FR-ca", FR, "CA"),
        ("fr_FR", FR, "FR"),
        ("en-UK", EN, "GB"),
        ("en-GB-SCT", EN, "GB-SCT"),
        ("eng-Latn", EN, ""),
        ("en-Latn-US", EN, "US"),
        ("fre", FR, ""),
        ("frm", None, ""),
        ("de-FR", None, ""),
        ("", None, ""),
    ],
)
def test_a_code_gives_its_language_and_region(code: str, language: Language | None, region: str) -> None:
    assert language_of(code) == (language, region)


def test_french_terms_come_first_and_the_first_of_a_language_is_preferred() -> None:
    said = [Designation("x", EN), Designation("y", EN), Designation("z", FR), Designation("z", FR)]
    made = Entry(1, "a", said)
    assert [(t.text, t.status, t.type) for t in concepts(made)[0][0].terms] == [
        ("z", Status.PREFERRED, TermType.FULL_FORM),
        ("x", Status.PREFERRED, TermType.FULL_FORM),
        ("y", Status.ADMITTED, TermType.FULL_FORM),
    ]


def test_texts_that_repeat_stand_on_lines_of_their_own_once() -> None:
    made = entry()
    for text in ("a", "b", "a", "ab"):
        add_text(made.definition, FR, text)
    assert concepts(made)[0][0].definition.fr == "a\nb\nab"


def test_a_label_is_remarked_once_with_its_first_line() -> None:
    kept, made = Kept(), entry(line=4)
    add_note(made, "de", "Rathaus", kept, 7)
    add_note(made, "de", "Rathaus", kept, 8)
    add_note(made, "de", "Amt", kept, 9)
    add_note(made, "", "bare")
    add_note(made, "de", "", kept)
    assert list(made.notes) == ["de: Rathaus", "de: Amt", "bare"]
    assert [remark.where for remark in kept.remarks()] == ["line 7"]


def test_many_labels_are_remarked_together() -> None:
    kept, made = Kept(), entry()
    for number in range(200):
        add_note(made, f"label {number}", "x", kept)
    assert len(kept.remarks()) < 100


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Entry(3), "neither a French nor an English term"),
        (entry("a" * (MAX_TERM + 1), 3), "too long for a term"),
        (Entry(3, "", [Designation(str(n), FR) for n in range(MAX_TERMS + 1)]), "more than 100 terms"),
        (entry("a\x07", 3), r"U+0007"),
        (entry("a", 3, "\x86"), r"U+0086"),
        (Entry(3, "", [Designation("a", FR)], notes={"a" * 200_001: None}), "note is too long"),
    ],
)
def test_an_entry_that_cannot_be_taken_is_left_out_and_named(bad: Entry, said: str) -> None:
    made, problems = concepts(bad, entry("b", 5))
    assert [concept.id for concept in made] == ["b"]
    assert (problems.left_out, problems.found[0].where) == (1, "line 3")
    assert said in problems.found[0].message


def test_texts_without_end_leave_out_their_entry() -> None:
    made = entry()
    for number in range(3):
        add_text(made.texts, "subject", f"{number}" * (MAX_JOINED + 1))
    assert "one of its texts is too long" in concepts(made)[1].found[0].message


def test_an_entry_of_fifty_thousand_notes_keeps_each_of_them_once() -> None:
    made = entry()
    for number in range(100_000):
        add_note(made, "", str(number % 50_000))
    assert list(made.notes) == [str(number) for number in range(50_000)]
    assert "note is too long" in concepts(made)[1].found[0].message


def test_fifty_thousand_texts_of_a_kind_are_too_many_for_their_field() -> None:
    made = entry()
    for number in range(50_000):
        add_text(made.texts, "subject", str(number))
    assert "one of its texts is too long" in concepts(made)[1].found[0].message


def test_ids_are_those_of_the_file_and_made_where_it_has_none() -> None:
    made, problems = concepts(entry("a", 1, "x-1"), entry("b", 2, "X 1"), entry("c", 3, "x-1"), entry("c", 4))
    assert [concept.id for concept in made][:3] == ["x-1", "b", "c"]
    assert made[1].note == "id: X 1"
    assert len({concept.id for concept in made}) == 4
    assert [(problem.where, "line 1" in problem.message) for problem in problems.found] == [("line 3", True)]


def test_an_entry_without_an_id_that_repeats_another_is_left_out() -> None:
    made, problems = concepts(entry("a", 1), entry("a", 1), entry("b", 3))
    assert [concept.id for concept in made] == ["a", "b"]
    assert "it repeats line 1" in problems.found[0].message


def test_the_language_that_entries_lack_is_said_once() -> None:
    made = concepts(entry("a"), entry("b"))[0]
    assert [p.message for p in one_sided(made, {"a": 1, "b": 2})] == [
        "2 entries have no English term; this is the first of them."
    ]
