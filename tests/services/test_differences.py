"""What a file and the person have both changed is kept, shown field by field, and can be chosen of later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.domain.merging import Field, Take
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Language, Term
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services.differences import (
    Difference,
    choices_of,
    choose,
    differences,
    in_words,
    keep_mine,
    said_waiting,
    take_back,
    take_theirs,
)
from interpreter_app.services.importing import ImportReport, OnDuplicate, import_file
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect
from interpreter_app.store.differences import pending
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH
NOTE = Field("note")


def _concept(note: str = "", gender: Gender | None = None, ident: str = "quai", **more: object) -> Concept:
    terms = (Term("quai", FR, gender=gender), Term("quay", EN))
    return Concept(ident, terms, note=note, **more)  # type: ignore[arg-type]


def _bring(store: Store, folder: Path, *concepts: Concept, name: str = "Zoé.yaml") -> ImportReport:
    path = folder / name
    write_glossary(Glossary("town", Bilingual("La ville", "The town"), concepts=concepts), path)
    return import_file(store, path)


def _mine(store: Store) -> Concept:
    stored = glossaries.concept(store, "town", "quai")
    assert stored is not None
    return stored.concept


@pytest.fixture
def asked(store: Store, tmp_path: Path) -> Difference:
    """An entry whose note and gender both have changed since a file brought it, and whose source one has."""
    _bring(store, tmp_path, _concept("first"))
    glossaries.put(store, "town", [_concept("mine", Gender.MASCULINE)])
    report = _bring(store, tmp_path, _concept("theirs", Gender.FEMININE, source="loi"))
    assert (report.merged, len(report.differing)) == (1, 1)
    (found,) = differences(store)
    return found


def test_what_both_changed_waits_with_its_origin_and_mine_stands(store: Store, asked: Difference) -> None:
    assert asked.mine == _mine(store) == _concept("mine", Gender.MASCULINE, source="loi")
    assert asked.theirs == _concept("theirs", Gender.FEMININE, source="loi")
    assert asked.fields == (Field("gender", FR, "quai"), NOTE)
    assert (asked.origin, asked.glossary, asked.glossary_name.en) == ("Zoé.yaml", "town", "The town")
    assert asked.at
    assert [tuple(field) for field in in_words(asked)] == [
        ("French terms", "quai (n. m.)", "quai (n. f.)"),
        ("Note", "mine", "theirs"),
    ]
    assert choices_of(NOTE) == tuple(Take)
    assert Take.BOTH not in choices_of(asked.fields[0])


def test_it_waits_after_a_restart(store_path: Path, store: Store, asked: Difference) -> None:
    with connect(store_path) as again:
        assert differences(again) == [asked]


def test_each_field_is_chosen_by_itself(store: Store, asked: Difference) -> None:
    gender, note = asked.fields
    choice = choose(store, asked, {gender: Take.THEIRS, note: Take.BOTH}, who="Ada")
    assert _mine(store) == _concept("mine\ntheirs", Gender.FEMININE, source="loi")
    assert differences(store) == []
    assert choice.operation == glossaries.last_operation(store)
    take_back(store, choice)
    assert _mine(store) == asked.mine
    assert differences(store) == [asked]


def test_keeping_mine_asks_no_more_and_can_be_taken_back_tomorrow(
    store: Store, tmp_path: Path, asked: Difference
) -> None:
    assert keep_mine(store, [asked]).entries == 1
    assert (differences(store), _mine(store)) == ([], asked.mine)
    again = _bring(store, tmp_path, asked.theirs)
    assert (again.skipped, again.differing, again.operation) == (1, (), None)
    undone = glossaries.undo(store, glossaries.last_operation(store))
    assert differences(store) == [asked]
    glossaries.undo(store, undone.operation)
    assert differences(store) == []


def test_taking_theirs_takes_the_fields_that_were_asked_about(store: Store, asked: Difference) -> None:
    glossaries.put(store, "town", [replace(asked.mine, subject_field="law")])
    take_theirs(store, differences(store))
    assert _mine(store) == replace(asked.theirs, subject_field="law")


def test_undoing_the_import_takes_its_questions_away_and_redoing_it_brings_them_again(
    store: Store, asked: Difference
) -> None:
    undone = glossaries.undo(store, glossaries.last_operation(store))
    assert differences(store) == []
    assert _mine(store) == _concept("mine", Gender.MASCULINE)
    glossaries.undo(store, undone.operation)
    assert differences(store) == [asked]


def test_an_import_that_only_asks_can_be_undone_as_well(store: Store, tmp_path: Path) -> None:
    glossaries.put(store, "town", [_concept("mine")])
    report = _bring(store, tmp_path, _concept("theirs", ident="another"))
    assert _mine(store) == _concept("mine")
    assert report.operation == glossaries.last_operation(store)
    assert [one.fields for one in differences(store)] == [(NOTE,)]
    glossaries.undo(store, report.operation)
    assert differences(store) == []


def test_the_same_file_asks_once_and_the_next_copy_in_its_place(store: Store, tmp_path: Path) -> None:
    glossaries.put(store, "town", [_concept("mine")])
    for _time in range(2):
        report = _bring(store, tmp_path, _concept("theirs", ident="another"))
        assert len(report.differing) == 1
        assert len(differences(store)) == 1
    _bring(store, tmp_path, _concept("theirs, mended", ident="another"))
    assert [one.theirs.note for one in differences(store)] == ["theirs, mended"]
    _bring(store, tmp_path, _concept("somebody else’s", ident="third"), name="Ada.yaml")
    assert [one.origin for one in differences(store)] == ["Zoé.yaml", "Ada.yaml"]


def test_two_rows_of_one_file_that_contradict_each_other_are_both_kept(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,note\nquai,quay,one\nquai,quay,other\n", "utf-8")
    report = import_file(store, path, "town")
    assert (report.added, report.skipped) == (1, 1)
    assert "stands in the file several times" in report.differing[0].message
    (asked,) = differences(store)
    assert (asked.mine.note, asked.theirs.note) == ("one", "other")
    assert import_file(store, path, "town").skipped == 2
    assert len(differences(store)) == 1


def test_what_was_deleted_or_made_the_same_is_not_asked_about(store: Store, asked: Difference) -> None:
    deleted = glossaries.delete(store, "town", ["quai"])
    assert differences(store) == []
    glossaries.undo(store, deleted.operation)
    glossaries.put(store, "town", [replace(asked.theirs, note="mine")])
    assert [one.fields for one in differences(store)] == [(NOTE,)]
    glossaries.put(store, "town", [asked.theirs])
    assert differences(store) == []


def test_what_changed_since_it_was_shown_is_not_chosen_of(store: Store, asked: Difference) -> None:
    glossaries.put(store, "town", [replace(asked.mine, note="mine, mended")])
    before = written(store)
    choice = choose(store, asked, {NOTE: Take.THEIRS})
    assert (choice.entries, choice.operation) == (0, None)
    take_back(store, choice)
    assert written(store) == before


def test_a_trial_asks_nothing_and_skipping_and_keeping_neither(store: Store, tmp_path: Path) -> None:
    glossaries.put(store, "town", [_concept("mine")])
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,note\nquai,quay,theirs\n", "utf-8")
    trial = import_file(store, path, "town", dry_run=True)
    assert [problem.where for problem in trial.differing] == ["line 2"]
    assert "quai – quay" in trial.differing[0].message
    for mode in (OnDuplicate.SKIP, OnDuplicate.KEEP):
        assert import_file(store, path, "town", on_duplicate=mode).differing == ()
    assert differences(store) == []


def test_the_sentence_counts() -> None:
    assert said_waiting(1).startswith("1 entry differs")
    assert said_waiting(2).startswith("2 entries differ")


def _steps(store: Store, folder: Path, count: int) -> int:
    """How much SQLite does, in hundreds of its steps, to find again one among so many."""
    several = [replace(_concept("first"), id=f"q{n}") for n in range(count)]
    named = [replace(c, terms=(Term(f"quai {c.id}", FR), Term(f"quay {c.id}", EN))) for c in several]
    _bring(store, folder, *named)
    glossaries.put(store, "town", [replace(c, note="mine") for c in named])
    _bring(store, folder, *(replace(c, note=f"theirs {count}") for c in named))
    every = differences(store)
    assert len(every) == count
    done: list[None] = []
    store.connection.set_progress_handler(lambda: done.append(None), 100)
    assert len(pending(store, [every[-1].number])) == 1
    store.connection.set_progress_handler(None, 0)
    return len(done)


def test_one_is_found_again_without_reading_all_that_wait(store: Store, tmp_path: Path) -> None:
    few, many = _steps(store, tmp_path, 20), _steps(store, tmp_path, 400)
    assert many < 3 * few + 10


def test_of_one_the_next_copy_and_what_was_undone_count_as_of_all(store: Store, tmp_path: Path) -> None:
    glossaries.put(store, "town", [_concept("mine")])
    _bring(store, tmp_path, _concept("theirs", ident="another"))
    (old,) = differences(store)
    again = _bring(store, tmp_path, _concept("theirs, mended", ident="another"))
    assert keep_mine(store, [old]).entries == 0
    undone = glossaries.undo(store, again.operation)
    assert differences(store) == [old]
    redone = glossaries.undo(store, undone.operation)
    assert keep_mine(store, [old]).entries == 0
    glossaries.undo(store, redone.operation)
    choice = keep_mine(store, [old])
    assert choice.entries == 1
    assert keep_mine(store, [old]).entries == 0
    take_back(store, choice)
    assert keep_mine(store, [old]).entries == 1
