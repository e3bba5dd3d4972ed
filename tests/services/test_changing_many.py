"""One change for many entries: one deed, and only where something changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Glossary, Language, Status, Term
from interpreter_app.services import changing_many
from interpreter_app.services.changing_many import Setting, change_many
from interpreter_app.store import deeds, entries, glossaries
from interpreter_app.store.database import Store
from tests.conftest import small_glossary
from tests.contents import indexed, written

FR, EN = Language.FRENCH, Language.ENGLISH


def _concepts(store: Store) -> list[Concept]:
    return [s.concept for g in glossaries.summaries(store) for s in glossaries.concepts_of(store, g.number)]


@pytest.mark.parametrize(
    ("setting", "holds"),
    [
        (
            changing_many.equivalence(Equivalence.EQUIVALENT),
            lambda c: c.equivalence is Equivalence.EQUIVALENT,
        ),
        (changing_many.equivalence(None), lambda c: c.equivalence is None),
        (changing_many.false_friend(True), lambda c: c.false_friend),
        (changing_many.false_friend(False), lambda c: not c.false_friend),
        (changing_many.checked(True), lambda c: c.checked),
        (changing_many.checked(False), lambda c: not c.checked),
        (changing_many.subject(" planning "), lambda c: c.subject_field == "planning"),
        (changing_many.source("loi\x00 2014"), lambda c: c.source == "loi 2014"),
        (changing_many.source(""), lambda c: not c.source),
        (changing_many.region("FR", FR), lambda c: {t.region for t in c.terms if t.language is FR} == {"FR"}),
        (changing_many.status(Status.ADMITTED), lambda c: {t.status for t in c.terms} == {Status.ADMITTED}),
        (
            changing_many.status(Status.DEPRECATED, EN),
            lambda c: (
                {t.status for t in c.terms if t.language is EN} == {Status.DEPRECATED}
                and all(t.status is not Status.DEPRECATED for t in c.terms if t.language is FR)
            ),
        ),
    ],
)
def test_everything_says_so_afterwards_and_undo_brings_all_back(
    store: Store, setting: Setting, holds: Callable[[Concept], bool]
) -> None:
    numbers = entries.all_numbers(store)
    before, keys = _concepts(store), indexed(store)
    different = {c.id for c in before if not holds(c)}
    change = change_many(store, numbers, [setting], "Ada")
    assert all(map(holds, _concepts(store)))
    assert set(change.changed) == different != set()
    again = written(store)
    assert change_many(store, numbers, [setting]).operation is None
    assert written(store) == again
    deeds.undo_next(store)
    assert _concepts(store) == before
    assert indexed(store)["whole"] == keys["whole"] or change.changed


def test_several_changes_in_several_glossaries_are_one_deed(store: Store) -> None:
    new = Concept("quai", (Term("quai", FR), Term("quay", EN)))
    glossaries.bring(store, Glossary("port", Bilingual("Le port"), concepts=(new,)))
    before = _concepts(store)
    progress: list[tuple[int, int]] = []
    change_many(
        store,
        entries.all_numbers(store),
        [changing_many.checked(True), changing_many.subject("planning")],
        progress=lambda done, whole: progress.append((done, whole)),
    )
    assert progress[-1] == (9, 9)
    assert all(c.checked and c.subject_field == "planning" for c in _concepts(store))
    deed = deeds.next_undo(store)
    assert deed is not None
    assert (deed.kind, deed.concepts, deed.glossaries) == ("change-many", 9, ("town", "port"))
    deeds.undo_next(store)
    assert _concepts(store) == before


def test_only_the_chosen_entries_are_changed(store: Store) -> None:
    stored = glossaries.concept(store, "town", "assises")
    assert stored is not None
    change = change_many(store, [stored.number, 999], [changing_many.checked(True)])
    assert change.changed == ("assises",)
    assert [c.id for c, old in zip(_concepts(store), small_glossary(), strict=True) if c != old] == [
        "assises"
    ]


@pytest.mark.parametrize("make", [changing_many.subject, changing_many.source])
def test_a_text_that_is_too_long_is_refused(make: Callable[[str], Setting]) -> None:
    with pytest.raises(UsageError, match="shorten it"):
        make("x" * 100_001)
