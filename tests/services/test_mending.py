"""What the checks find in a store is told in order, mended in one go, and brought back by one undo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Language, Status, Term
from interpreter_app.services import mending
from interpreter_app.services.mending import Found, Quality
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH


def entry(ident: str, note: str) -> Concept:
    """A sound concept but for its note."""
    return Concept(ident, (Term(ident, FR, gender=Gender.FEMININE), Term(f"the {ident}", EN)), note=note)


@pytest.fixture
def shelf(store: Store) -> Store:
    """Two glossaries in which something can be mended."""
    glossaries.delete_glossary(store, "town")
    for ident in ("one", "two"):
        glossaries.create(store, Glossary(ident, Bilingual(ident)))
    glossaries.put(store, "one", [entry("eau", "l'eau"), entry("porte", "deux  mots"), entry("ile", "ici")])
    glossaries.put(store, "two", [entry("rue", "l'une et  l'autre"), Concept("seul", (Term("seul", FR),))])
    return store


def notes(store: Store, glossary: str) -> list[str]:
    return [c.note for c in glossaries.glossary(store, glossaries.find(store, glossary).number)]


def codes(quality: Quality) -> list[str]:
    return [one.finding.code for some in quality.found.values() for one in some]


def test_each_glossary_is_checked_by_itself_mistakes_first(shelf: Store) -> None:
    one = mending.check(shelf, "one")
    assert (one.concepts, codes(one)) == (3, ["straight-apostrophe", "stray-space"])
    every = mending.check(shelf)
    kinds = mending.kinds(every, 100)
    weights = [kind.severity for kind in kinds]
    assert weights == sorted(weights)
    assert kinds[0].code == "missing-language"
    (apostrophes,) = [kind for kind in kinds if kind.code == "straight-apostrophe"]
    assert (apostrophes.total, apostrophes.sure) == (2, 2)
    assert [(f.glossary, f.concept, f.head) for f in apostrophes.listed] == [
        ("one", "eau", "eau"),
        ("two", "rue", "rue"),
    ]
    assert "duplicate-concept" not in codes(every)


def test_only_so_many_are_listed_and_each_kind_has_its_share(store: Store) -> None:
    many = [entry(f"mot{number}", "l'un") for number in range(50)]
    glossaries.create(store, Glossary("many", Bilingual("many")))
    glossaries.put(store, "many", [*many, entry("eau", "deux  mots")])
    kinds = mending.kinds(mending.check(store, "many"), 10)
    assert [(k.code, k.total, len(k.listed)) for k in kinds] == [
        ("straight-apostrophe", 50, 9),
        ("stray-space", 1, 1),
    ]


def test_all_that_is_certain_is_mended_and_brought_back(shelf: Store) -> None:
    quality = mending.check(shelf)
    mended = mending.fix(shelf, quality.sure, quality.houses, "Ann")
    assert (notes(shelf, "one"), notes(shelf, "two")) == (
        ["l’eau", "deux mots", "ici"],
        ["l’une et l’autre", ""],
    )
    assert (mended.entries, [change.glossary for change in mended.changes]) == (3, ["one", "two"])
    assert mended.findings == len(quality.sure) == 4
    assert mending.check(shelf).sure == ()
    mending.take_back(shelf, mended)
    assert (notes(shelf, "one"), notes(shelf, "two")) == (
        ["l'eau", "deux  mots", "ici"],
        ["l'une et  l'autre", ""],
    )


def test_mending_in_several_glossaries_is_one_deed_for_undo_and_redo(shelf: Store) -> None:
    before = {glossary: notes(shelf, glossary) for glossary in ("one", "two")}
    quality = mending.check(shelf)
    mending.fix(shelf, quality.sure, quality.houses)
    after = {glossary: notes(shelf, glossary) for glossary in before}
    assert all(after[glossary] != before[glossary] for glossary in before)
    deeds.undo_next(shelf)
    assert {glossary: notes(shelf, glossary) for glossary in before} == before
    deeds.redo_next(shelf)
    assert {glossary: notes(shelf, glossary) for glossary in before} == after


def test_what_does_not_hold_any_more_is_passed_over(shelf: Store) -> None:
    quality = mending.check(shelf, "one")
    glossaries.put(shelf, "one", [entry("eau", "it’s gone")])
    glossaries.delete(shelf, "one", ["porte"])
    mended = mending.fix(shelf, quality.sure, quality.houses)
    assert mended == mending.Mended(0, 0, ())
    assert notes(shelf, "one") == ["it’s gone", "ici"]
    mending.take_back(shelf, mended)


def test_an_entry_that_changes_between_plan_and_writing_is_left_alone(shelf: Store) -> None:
    quality = mending.check(shelf)
    planned = mending.plan(shelf, quality.sure, quality.houses)
    glossaries.put(shelf, "one", [entry("eau", "d'ici")])
    glossaries.delete_glossary(shelf, "two")
    mended = mending.mend(shelf, planned)
    assert (mended.findings, mended.entries) == (1, 1)
    assert notes(shelf, "one") == ["d'ici", "deux mots", "ici"]


@pytest.mark.parametrize("few", [0, 1000])
def test_after_a_change_what_was_found_is_what_a_new_check_finds(
    shelf: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "_FEW", max(few, 10))
    if not few:
        glossaries.put(shelf, "one", [entry(f"mot{n}", "") for n in range(20)])
    quality = mending.check(shelf)
    glossaries.put(shelf, "one", [entry("eau", "ici"), entry("neuf", "l'un")])
    glossaries.delete(shelf, "two", ["rue"])
    again = mending.check_again(shelf, quality)
    assert again.found == mending.check(shelf).found
    assert again.concepts == mending.check(shelf).concepts
    glossaries.undo(shelf, glossaries.last_operation(shelf))
    assert mending.check_again(shelf, again).found == mending.check(shelf).found
    glossaries.delete_glossary(shelf, "two")
    assert {glossary for glossary, _ident in mending.check_again(shelf, again).found} == {"one"}


def test_a_check_can_be_stopped_in_its_midst(shelf: Store) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        mending.check(shelf, progress=stop)
    found: list[Found] = list(mending.check(shelf).sure)
    with pytest.raises(Cancelled):
        mending.plan(shelf, found, {}, stop)


def test_the_compared_ones_go_when_their_entry_is_mended(store: Store) -> None:
    made = partial(entry, note="")
    definition = "Quoi\u202f?"
    glossaries.create(store, Glossary("set", Bilingual("set")))
    wide = [replace(made(n), definition=Bilingual("Quoi\u00a0?")) for n in ("porte", "pluie")]
    glossaries.put(store, "set", [*wide, replace(made("table"), definition=Bilingual(definition))])
    quality = mending.check(store, "set")
    assert [one.finding.code for one in quality.sure] == ["mixed-spaces"]
    mended = mending.fix(store, quality.sure, quality.houses)
    assert mended.findings == 1
    assert mending.check_again(store, quality).count == 0


def test_nothing_is_written_where_nothing_is_certain(store: Store) -> None:
    wrong = Term("seul", FR, status=Status.DEPRECATED)
    glossaries.put(store, "town", [Concept("seul", (wrong,))])
    before = glossaries.last_operation(store)
    quality = mending.check(store, "town")
    unsure = [one for some in quality.found.values() for one in some if not one.is_sure]
    assert mending.fix(store, unsure, quality.houses).changes == ()
    assert glossaries.last_operation(store) == before
