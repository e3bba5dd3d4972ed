"""A colleague's copy of my glossary comes back: what they corrected is taken, what I did since is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term
from interpreter_app.exchange.formats import read_glossary, write_glossary
from interpreter_app.services.differences import differences
from interpreter_app.services.exporting import export_glossary, outgoing, write
from interpreter_app.services.importing import ImportReport, OnDuplicate, carry_out, import_file, prepare
from interpreter_app.store import bin as deleted
from interpreter_app.store import deeds, exported, glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

FR, EN = Language.FRENCH, Language.ENGLISH
DOCTOR = Concept(
    "medecin",
    (
        Term("médecin traitant", FR, gender=None),
        Term("GP", EN),
        Term("family doctor", EN, status=Status.ADMITTED),
    ),
    note="first",
)
CLINIC = Concept("clinique", (Term("clinique", FR), Term("clinic", EN)))


def _bring(store: Store, folder: Path, *concepts: Concept, **more: OnDuplicate) -> ImportReport:
    path = folder / "colleague.yaml"
    write_glossary(Glossary("health", Bilingual("Santé", "Health"), concepts=concepts), path)
    return import_file(store, path, **more)  # type: ignore[arg-type]


def _mine(store: Store, ident: str = "medecin") -> Concept:
    stored = glossaries.concept(store, "health", ident)
    assert stored is not None
    return stored.concept


def _with_term(concept: Concept, old: str, new: str) -> Concept:
    return replace(concept, terms=tuple(replace(t, text=new) if t.text == old else t for t in concept.terms))


@pytest.fixture
def health(store: Store, tmp_path: Path) -> Store:
    """A glossary that came from a file."""
    _bring(store, tmp_path, DOCTOR, CLINIC)
    return store


def test_a_term_that_they_corrected_is_corrected(health: Store, tmp_path: Path) -> None:
    corrected = _with_term(DOCTOR, "GP", "general practitioner")
    report = _bring(health, tmp_path, corrected, CLINIC)
    assert (report.merged, report.skipped) == (1, 1)
    assert _mine(health) == corrected
    deeds.undo_next(health)
    assert _mine(health) == DOCTOR


def test_a_correction_takes_nothing_from_what_i_wrote_since(health: Store, tmp_path: Path) -> None:
    own = replace(
        DOCTOR, terms=(*DOCTOR.terms, Term("primary care doctor", EN, status=Status.ADMITTED)), note="mine"
    )
    glossaries.put(health, "health", [own])
    _bring(health, tmp_path, _with_term(DOCTOR, "GP", "general practitioner"))
    texts = [term.text for term in _mine(health).terms]
    assert texts == ["médecin traitant", "general practitioner", "family doctor", "primary care doctor"]
    assert _mine(health).note == "mine"


def test_a_term_that_both_corrected_is_there_in_both_spellings(health: Store, tmp_path: Path) -> None:
    glossaries.put(health, "health", [_with_term(DOCTOR, "GP", "G.P. (doctor)")])
    _bring(health, tmp_path, _with_term(DOCTOR, "GP", "general practitioner"))
    texts = {term.text for term in _mine(health).terms}
    assert {"G.P. (doctor)", "general practitioner"} <= texts


def test_an_older_copy_takes_no_correction_back(health: Store, tmp_path: Path) -> None:
    corrected = _with_term(DOCTOR, "GP", "general practitioner")
    glossaries.put(health, "health", [corrected])
    assert _bring(health, tmp_path, DOCTOR, CLINIC).merged == 0
    assert _mine(health) == corrected


def test_several_terms_that_differ_are_added_and_none_is_dropped(health: Store, tmp_path: Path) -> None:
    other = _with_term(_with_term(DOCTOR, "GP", "doctor"), "family doctor", "physician")
    _bring(health, tmp_path, other)
    assert {t.text for t in _mine(health).terms} >= {"GP", "family doctor", "doctor", "physician"}


def test_what_two_colleagues_changed_otherwise_is_asked_about(health: Store, tmp_path: Path) -> None:
    _bring(health, tmp_path, replace(DOCTOR, note="first, and Zoé's"))
    assert _mine(health).note == "first, and Zoé's"
    report = _bring(health, tmp_path, replace(DOCTOR, note="first, and Max's"))
    assert (report.merged, len(report.differing)) == (0, 1)
    assert _mine(health).note == "first, and Zoé's"
    (asked,) = differences(health)
    assert asked.theirs.note == "first, and Max's"


def test_what_i_deleted_stays_in_the_bin_and_that_is_said(health: Store, tmp_path: Path) -> None:
    glossaries.delete(health, "health", ["medecin"])
    report = _bring(health, tmp_path, DOCTOR, CLINIC)
    assert (report.added, report.skipped) == (0, 2)
    assert "1 concept of the file was deleted here" in report.remarks[0].message
    assert glossaries.concept(health, "health", "medecin") is None
    assert [one.concept for one in deleted.deleted_concepts(health)] == [DOCTOR]


def test_what_i_deleted_comes_back_if_they_went_on_with_it_or_i_ask_for_it(
    health: Store, tmp_path: Path
) -> None:
    glossaries.delete(health, "health", ["medecin", "clinique"])
    assert _bring(health, tmp_path, CLINIC, on_duplicate=OnDuplicate.KEEP).added == 1
    newer = replace(DOCTOR, note="checked with the surgery")
    before = deleted.deleted_concepts(health)
    assert _bring(health, tmp_path, newer, CLINIC).added == 1
    assert _mine(health) == newer
    deeds.undo_next(health)
    assert deleted.deleted_concepts(health) == before
    assert [one.concept for one in before] == [DOCTOR]


def test_an_import_that_was_taken_back_can_be_had_again(store: Store, tmp_path: Path) -> None:
    _bring(store, tmp_path, CLINIC)
    report = _bring(store, tmp_path, DOCTOR, CLINIC)
    glossaries.undo(store, report.operation)
    assert _bring(store, tmp_path, DOCTOR, CLINIC).added == 1


# A glossary that was written here: the version that was exported is what both have in common.


@pytest.fixture
def sent(store: Store, tmp_path: Path) -> Path:
    """A glossary written by hand in several steps, and exported."""
    first = replace(DOCTOR, note="")
    glossaries.create(store, Glossary("health", Bilingual("Santé", "Health")))
    glossaries.put(store, "health", [first, CLINIC])
    glossaries.put(store, "health", [replace(first, source="mine")])
    glossaries.put(store, "health", [replace(first, source="mine", subject_field="health")])
    path = tmp_path / "santé.yaml"
    export_glossary(store, "health", path)
    return path


def test_what_only_they_changed_in_my_own_glossary_is_taken(store: Store, sent: Path, tmp_path: Path) -> None:
    glossaries.put(store, "health", [replace(_mine(store), subject_field="care")])
    theirs = replace(_with_term(_read(sent), "GP", "general practitioner"), source="theirs", note="new")
    report = _bring(store, tmp_path, theirs, CLINIC)
    assert (report.merged, report.differing) == (1, ())
    assert _mine(store) == replace(theirs, subject_field="care")


def test_what_both_changed_since_the_export_is_asked_about(store: Store, sent: Path, tmp_path: Path) -> None:
    glossaries.put(store, "health", [replace(_with_term(_mine(store), "GP", "local doctor"), source="book")])
    theirs = replace(_with_term(_read(sent), "GP", "general practitioner"), source="theirs")
    report = _bring(store, tmp_path, theirs, CLINIC)
    assert len(report.differing) == 1
    assert _mine(store).source == "book"
    assert {"local doctor", "general practitioner"} <= {term.text for term in _mine(store).terms}


def test_the_file_that_was_exported_before_my_own_change_takes_nothing_back(store: Store, sent: Path) -> None:
    glossaries.put(store, "health", [replace(_mine(store), source="book", subject_field="")])
    before = _mine(store)
    report = import_file(store, sent)
    assert (report.merged, report.differing) == (0, ())
    assert _mine(store) == before


def test_an_export_is_remembered_by_the_window_and_the_command_line_alike(store: Store, sent: Path) -> None:
    assert exported.operations(store, "health") == (newest_operation(store, "health"),)
    export_glossary(store, "health", sent)
    assert len(exported.operations(store, "health")) == 1
    for number in range(1000, 1000 + exported.MOST):
        exported.note(store, "health", number)
    kept = exported.operations(store, "health")
    assert (len(kept), kept[0]) == (exported.MOST, 1000)


def test_a_store_that_cannot_be_written_is_exported_all_the_same(
    store: Store, sent: Path, tmp_path: Path
) -> None:
    ready = outgoing(store, "health", tmp_path / "b.csv")
    write(replace(ready, store=tmp_path / "gone" / "store.sqlite"), tmp_path / "b.csv")
    assert (tmp_path / "b.csv").stat().st_size


def test_of_several_exports_the_one_is_meant_that_is_nearest(
    store: Store, sent: Path, tmp_path: Path
) -> None:
    early = _read(sent)
    glossaries.put(store, "health", [replace(_mine(store), source="book", note="mine")])
    export_glossary(store, "health", sent)
    late = _read(sent)
    report = _bring(store, tmp_path, replace(late, source="theirs"), CLINIC)
    assert (report.merged, report.differing) == (1, ())
    assert (_mine(store).source, _mine(store).note) == ("theirs", "mine")
    deeds.undo_next(store)
    report = _bring(store, tmp_path, replace(early, source="others"), CLINIC)
    assert (len(report.differing), _mine(store).source) == (1, "book")


def test_what_was_merged_by_hand_is_left_when_the_same_list_comes_again(store: Store, tmp_path: Path) -> None:
    city = Concept(
        "ville",
        (Term("métropole", FR), Term("la métropole", FR, status=Status.ADMITTED), Term("city region", EN)),
    )
    glossaries.create(store, Glossary("paris", Bilingual("Paris", "Paris")))
    glossaries.put(store, "paris", [replace(city, note="of 2014")])
    path = tmp_path / "list.csv"
    path.write_text("fr,en\nla métropole,city region\n", "utf-8")
    report = import_file(store, path, "paris")
    assert (report.added, report.merged, report.skipped) == (0, 0, 1)
    path.write_text("fr,en,note\nla métropole,city region,of 2015\n", "utf-8")
    assert import_file(store, path, "paris", dry_run=True).added == 1


def test_an_article_makes_no_synonym(store: Store, tmp_path: Path) -> None:
    glossaries.create(store, Glossary("paris", Bilingual("Paris", "Paris")))
    glossaries.put(store, "paris", [Concept("ville", (Term("métropole", FR), Term("city region", EN)))])
    path = tmp_path / "list.csv"
    path.write_text("fr,en,note\nla métropole; Grand Lyon,the city region,new\n", "utf-8")
    reading = read_glossary(path)
    plan = prepare(store, reading, "paris", decisions={reading.glossary.concepts[0].id: OnDuplicate.MERGE})
    carry_out(store, plan)
    (made,) = glossaries.glossary(store, glossaries.find(store, "paris").number)
    assert [term.text for term in made.terms] == ["métropole", "city region", "Grand Lyon"]
    assert made.note == "new"


def test_another_rendering_of_a_term_of_mine_is_told_before_it_is_added(store: Store, tmp_path: Path) -> None:
    glossaries.create(store, Glossary("paris", Bilingual("Paris", "Paris")))
    glossaries.put(store, "paris", [Concept("quai", (Term("le quai", FR), Term("platform", EN)))])
    path = tmp_path / "list.csv"
    path.write_text("fr,en\nle quai,quayside\nla gare,station\n", "utf-8")
    report = import_file(store, path, "paris", dry_run=True)
    assert (report.added, report.near) == (2, ())
    assert [problem.message for problem in report.otherwise] == [
        "“le quai – quayside” is new, though you have “le quai – platform”: let notes say when it is which."
    ]


def _read(path: Path) -> Concept:
    return next(one for one in read_glossary(path).glossary.concepts if one.id == "medecin")
