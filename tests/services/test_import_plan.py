"""A plan says of each concept what it is like and what becomes of it; the person's decisions overrule it."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.domain.terms import Concept, Language
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.services.import_plan import Alike, ImportPlan, OnDuplicate, Outcome, prepare
from interpreter_app.services.importing import carry_out, report_of
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.contents import written

_ROWS = """fr,en,note
péniche,barge,
mairie,town hall,
budget participatif,participatory budgeting,seen in Leith
le conseil de quartier,neighbourhood councils,
"""


@pytest.fixture
def plan(store: Store, tmp_path: Path) -> ImportPlan:
    """A new concept, one that is there, one with a note more, and one that is nearly there."""
    path = tmp_path / "rows.csv"
    path.write_text(_ROWS, "utf-8")
    return prepare(store, read_glossary(path), "town", origin=path.name)


def _present(store: Store) -> dict[str, Concept]:
    return {c.id: c for c in glossaries.glossary(store, glossaries.find(store, "town").number)}


def _english(store: Store, ident: str) -> list[str]:
    return [t.text for t in _present(store)[ident].in_language(Language.ENGLISH)]


def test_each_concept_is_listed_with_what_it_is_like_and_what_becomes_of_it(
    store: Store, plan: ImportPlan
) -> None:
    assert [(item.alike, item.decision, item.outcome) for item in plan.items] == [
        (Alike.NEW, OnDuplicate.KEEP, Outcome.ADDED),
        (Alike.BY_TERMS, OnDuplicate.MERGE, Outcome.SKIPPED),
        (Alike.BY_TERMS, OnDuplicate.MERGE, Outcome.MERGED),
        (Alike.NEAR, OnDuplicate.KEEP, Outcome.ADDED),
    ]
    near = plan.items[3]
    assert near.present is not None
    assert near.present.id == "conseil-de-quartier"
    merged = plan.items[2].made
    assert merged is not None
    assert (merged.id, merged.note) == ("budget-participatif", "seen in Leith")
    assert plan.items[2].present == _present(store)["budget-participatif"]


def test_a_plan_writes_nothing_and_is_carried_out_as_it_says(store: Store, plan: ImportPlan) -> None:
    before, present = written(store), _present(store)
    report = report_of(plan)
    assert written(store) == before
    assert [problem.where for problem in report.near] == ["line 5"]
    assert "“conseil de quartier – neighbourhood council”" in report.near[0].message
    done = carry_out(store, plan, who="Ada")
    assert (
        (done.added, done.merged, done.skipped) == (2, 1, 1) == (report.added, report.merged, report.skipped)
    )
    assert set(_present(store)) >= {item.made.id for item in plan.items if item.made}
    glossaries.undo(store, done.operation)
    assert _present(store) == present


def test_decisions_overrule_what_is_proposed(store: Store, plan: ImportPlan) -> None:
    new, same, more, near = (item.read.id for item in plan.items)
    done = carry_out(
        store,
        plan,
        {
            new: OnDuplicate.SKIP,
            same: OnDuplicate.KEEP,
            more: OnDuplicate.SKIP,
            near: OnDuplicate.MERGE,
        },
    )
    assert (done.added, done.merged, done.skipped, done.near) == (1, 1, 2, ())
    assert "peniche" not in _present(store)
    assert _english(store, "conseil-de-quartier") == ["neighbourhood council", "neighbourhood councils"]


def test_what_was_merged_with_its_near_one_is_merged_again_without_a_trace(
    store: Store, plan: ImportPlan
) -> None:
    near = plan.items[3].read.id
    carry_out(store, plan, {near: OnDuplicate.MERGE})
    again = prepare(store, plan.reading, "town", decisions={near: OnDuplicate.MERGE})
    assert {item.outcome for item in again.items} == {Outcome.SKIPPED}
    assert carry_out(store, again).operation is None


def test_rows_that_are_near_the_same_entry_and_the_same_among_themselves_are_one(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,note\nmairies,town halls,\nMairies,Town halls,seen in Leith\n", "utf-8")
    plan = prepare(store, read_glossary(path), "town")
    assert [(item.alike, item.outcome) for item in plan.items] == [
        (Alike.NEAR, Outcome.ADDED),
        (Alike.BY_TERMS, Outcome.MERGED),
    ]


def test_a_plan_that_somebody_has_overtaken_is_made_anew(store: Store, plan: ImportPlan) -> None:
    near = plan.items[3]
    glossaries.put(store, "town", [near.read])
    done = carry_out(store, plan, {plan.items[2].read.id: OnDuplicate.SKIP})
    assert (done.added, done.merged, done.skipped) == (1, 0, 3)
