"""A store is ready for work at once, and a newer release never undoes what a person has written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interpreter_app.base import paths
from interpreter_app.base.errors import ExpectedError, StoreError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange import formats
from interpreter_app.services import workspace
from interpreter_app.services.workspace import (
    StarterUpdate,
    open_store,
    refuse_missing_folder,
    update_starters,
)
from interpreter_app.store import glossaries, index, starters
from interpreter_app.store.database import Store, connect
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH


def _concept(ident: str, note: str = "") -> Concept:
    return Concept(ident, (Term(ident, FR), Term(f"the {ident}", EN)), note=note)


def _release(folder: Path, *concepts: Concept, version: str = "1") -> None:
    """The starter glossary of a release, as a file."""
    glossary = Glossary("starter", Bilingual("Départ", "Starter"), version=version, concepts=concepts)
    formats.write_glossary(glossary, folder / "starter.yaml")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The folder of the first release's glossaries."""
    folder = tmp_path / "glossaries"
    folder.mkdir()
    _release(folder, *(_concept(ident) for ident in ("alpha", "beta", "gamma", "delta")))
    return folder


@pytest.fixture
def started(shipped: Path, tmp_path: Path) -> Iterator[Store]:
    """A store after its first start."""
    with connect(tmp_path / "store.sqlite") as store:
        index.build(store)
        update_starters(store, shipped)
        yield store


def _present(store: Store) -> dict[str, str]:
    """The notes of the starter glossary's concepts, by id."""
    number = glossaries.find(store, "starter").number
    return {c.id: c.note for c in glossaries.glossary(store, number)}


# The first start.


def test_a_missing_store_is_filled_with_the_starter_glossaries(tmp_path: Path) -> None:
    with open_store(tmp_path / "new" / "store.sqlite") as store:
        summaries = glossaries.summaries(store)
        assert len(summaries) == len(list(paths.glossaries_dir().glob("*.yaml")))
        assert all(g.is_starter and g.concepts > 0 for g in summaries)
        assert index.is_current(store)


def test_the_folder_of_a_store_that_was_named_must_be_there_for_work_that_only_reads(tmp_path: Path) -> None:
    refuse_missing_folder(tmp_path / "new.sqlite")
    with pytest.raises(StoreError, match=r"no folder .*nowhere with a store new\.sqlite"):
        refuse_missing_folder(tmp_path / "nowhere" / "new.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_first_start_says_what_it_brought(shipped: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with connect(tmp_path / "store.sqlite") as store:
        updates = update_starters(store, shipped, lambda *t: told.append(t))
        assert updates == [StarterUpdate("starter", added=("alpha", "beta", "gamma", "delta"))]
        assert list(_present(store)) == ["alpha", "beta", "gamma", "delta"]
    assert told == [(1, 1)]


def test_filling_a_store_is_nothing_a_person_would_undo(started: Store) -> None:
    assert glossaries.last_operation(started) is None


def test_a_first_start_cut_short_is_done_again(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull_the_plug(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with connect(tmp_path / "store.sqlite") as store:
        with monkeypatch.context() as patched:
            patched.setattr(starters, "remember", pull_the_plug)
            with pytest.raises(KeyboardInterrupt):
                update_starters(store, shipped)
        assert glossaries.summaries(store) == []
        update_starters(store, shipped)
        assert len(_present(store)) == 4


# The same release again.


def test_a_file_that_has_not_changed_is_not_read(
    started: Store, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(started)
    monkeypatch.setattr(formats, "read_glossary", lambda *_: pytest.fail("read again"))
    assert update_starters(started, shipped) == []
    assert written(started) == before


def test_a_release_that_changes_nothing_writes_nothing(started: Store, shipped: Path) -> None:
    before = written(started)
    file = shipped / "starter.yaml"
    file.write_text(file.read_text("utf-8") + "# a remark\n", "utf-8")
    assert update_starters(started, shipped) == [StarterUpdate("starter", is_newer=True)]
    after = written(started)
    assert after.pop("starter_file") != before.pop("starter_file")
    assert after == before


def test_a_starter_glossary_that_was_deleted_stays_deleted_and_can_be_had_back(
    started: Store, shipped: Path
) -> None:
    before = _present(started)
    change = glossaries.delete_glossary(started, "starter")
    _release(shipped, *(_concept(ident, "newer") for ident in before), version="2")
    update_starters(started, shipped)
    assert glossaries.summaries(started) == []
    glossaries.undo(started, change.operation)
    assert _present(started) == before


def test_what_was_deleted_stays_deleted(started: Store, shipped: Path) -> None:
    glossaries.delete(started, "starter", ["alpha"])
    update_starters(started, shipped)
    assert "alpha" not in _present(started)


# A newer release.


def test_a_newer_release_changes_what_nobody_has_touched_and_leaves_the_rest(
    started: Store, shipped: Path
) -> None:
    glossaries.put(started, "starter", [_concept("beta", "mine"), _concept("own", "mine")])
    glossaries.delete(started, "starter", ["gamma"])
    _release(
        shipped,
        *(_concept(ident, "newer") for ident in ("alpha", "beta", "gamma", "fresh", "own")),
        version="2",
    )
    (update,) = update_starters(started, shipped)
    assert update == StarterUpdate(
        "starter",
        added=("fresh",),
        changed=("alpha",),
        removed=("delta",),
        kept=("beta", "gamma", "own"),
        edited=("beta", "own"),
        is_newer=True,
    )
    assert _present(started) == {"alpha": "newer", "beta": "mine", "own": "mine", "fresh": "newer"}
    assert glossaries.glossary(started, 1).version == "2"


def test_what_a_person_edited_outlives_every_release(started: Store, shipped: Path) -> None:
    glossaries.put(started, "starter", [_concept("alpha", "mine"), _concept("beta", "mine")])
    glossaries.delete(started, "starter", ["gamma"])
    for version in ("2", "3", "4"):
        _release(shipped, *(_concept(i, version) for i in ("alpha", "gamma", "delta")), version=version)
        update_starters(started, shipped)
        assert _present(started) == {"alpha": "mine", "beta": "mine", "delta": version}


def test_a_name_that_a_person_gave_outlives_every_release(started: Store, shipped: Path) -> None:
    mine = Glossary("starter", Bilingual("Le mien", "Mine"), version="mine")
    change = glossaries.describe(started, mine)
    for version in ("2", "3"):
        _release(shipped, _concept("alpha", version), version=version)
        update_starters(started, shipped)
        assert glossaries.glossary(started, 1).name == mine.name
        assert _present(started) == {"alpha": version}
    glossaries.undo(started, change.operation)
    _release(shipped, _concept("alpha"), version="4")
    update_starters(started, shipped)
    assert glossaries.glossary(started, 1).version == "4"


def test_an_edit_taken_back_counts_as_untouched(started: Store, shipped: Path) -> None:
    change = glossaries.put(started, "starter", [_concept("alpha", "mine")])
    glossaries.undo(started, change.operation)
    _release(shipped, _concept("alpha", "newer"))
    (update,) = update_starters(started, shipped)
    assert update.changed == ("alpha",)
    assert _present(started)["alpha"] == "newer"


def test_an_edit_that_is_undone_after_a_release_is_brought_up_to_date_by_the_next(
    started: Store, shipped: Path
) -> None:
    change = glossaries.put(started, "starter", [_concept("alpha", "mine")])
    _release(shipped, _concept("alpha", "2"))
    update_starters(started, shipped)
    glossaries.undo(started, change.operation)
    assert _present(started)["alpha"] == ""
    _release(shipped, _concept("alpha", "3"))
    update_starters(started, shipped)
    assert _present(started)["alpha"] == "3"


def test_a_concept_that_a_release_brings_back_comes_back(started: Store, shipped: Path) -> None:
    _release(shipped, _concept("alpha"))
    update_starters(started, shipped)
    assert list(_present(started)) == ["alpha"]
    _release(shipped, _concept("alpha"), _concept("beta", "again"))
    update_starters(started, shipped)
    assert _present(started) == {"alpha": "", "beta": "again"}


def test_the_same_edit_as_in_the_release_is_no_conflict(started: Store, shipped: Path) -> None:
    glossaries.put(started, "starter", [_concept("alpha", "corrected")])
    _release(shipped, _concept("alpha", "corrected"))
    (update,) = update_starters(started, shipped)
    assert update.kept == ()
    _release(shipped, _concept("alpha", "newer"))
    update_starters(started, shipped)
    assert _present(started)["alpha"] == "newer"


def test_a_glossary_that_is_no_longer_shipped_stays(started: Store, shipped: Path) -> None:
    (shipped / "starter.yaml").unlink()
    assert update_starters(started, shipped) == []
    assert len(_present(started)) == 4


def test_a_glossary_of_ones_own_is_not_taken_over_because_of_its_id(started: Store, shipped: Path) -> None:
    mine = Glossary("public", Bilingual("Le mien", "Mine"), authors="Me", concepts=(_concept("own", "mine"),))
    glossaries.bring(started, mine)
    release = Glossary("public", Bilingual("Leur", "Theirs"), concepts=(_concept("alpha", "theirs"),))
    formats.write_glossary(release, shipped / "public.yaml")
    assert update_starters(started, shipped) == [StarterUpdate("public")]
    assert glossaries.glossary(started, glossaries.find(started, "public").number) == mine
    glossaries.delete_glossary(started, "public")
    assert [u.added for u in update_starters(started, shipped)] == [("alpha",)]


def test_the_starter_glossaries_stand_in_the_order_in_which_they_are_read(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        names = [g.id for g in glossaries.summaries(store)]
    assert names[:2] == ["participatory-budgeting", "local-government"]
    assert names[-1] == "city-and-logistics"


def test_other_glossaries_are_not_touched(started: Store, shipped: Path) -> None:
    glossaries.create(started, Glossary("mine", Bilingual("Mien", "Mine")))
    glossaries.put(started, "mine", [_concept("alpha", "mine")])
    _release(shipped, _concept("alpha", "newer"))
    update_starters(started, shipped)
    stored = glossaries.concept(started, "mine", "alpha")
    assert stored is not None
    assert stored.concept.note == "mine"


def test_a_broken_starter_file_is_named_and_changes_nothing(started: Store, shipped: Path) -> None:
    before = written(started)
    (shipped / "starter.yaml").write_text("passerelle: glossary\nid: starter\nname: {fr: a}\nconcepts: 7\n")
    with pytest.raises(ExpectedError, match=r"starter\.yaml, line 4"):
        update_starters(started, shipped)
    assert written(started) == before


# The index.


def test_the_index_of_a_small_store_is_made_when_it_is_opened(store_path: Path) -> None:
    with connect(store_path) as store:
        index.throw_away(store)
    with open_store(store_path) as store:
        assert index.is_current(store)


def test_the_index_of_a_large_store_is_left_for_later(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "SMALL", 3)
    with connect(store_path) as store:
        index.throw_away(store)
    with open_store(store_path) as store:
        assert not index.is_current(store)
        index.build(store)
        assert index.is_current(store)


def test_an_index_of_another_version_is_made_anew(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    with connect(store_path) as store:
        assert not index.is_current(store)
    with open_store(store_path) as store:
        assert index.is_current(store)


def test_a_store_that_cannot_be_made_ready_is_closed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Store] = []

    def fail(store: Store) -> None:
        opened.append(store)
        raise ZeroDivisionError

    monkeypatch.setattr(workspace, "update_starters", fail)
    with pytest.raises(ZeroDivisionError):
        open_store(tmp_path / "store.sqlite")
    with pytest.raises(Exception, match="closed database"):
        opened[0].connection.execute("SELECT 1")


def test_the_starter_glossaries_hold_no_surprise(tmp_path: Path) -> None:
    """What is shipped goes into a store and out again without a change."""
    with open_store(tmp_path / "store.sqlite") as store:
        for file in paths.glossaries_dir().glob("*.yaml"):
            read = formats.read_glossary(file).glossary
            kept = glossaries.glossary(store, glossaries.find(store, read.id).number)
            assert kept == read
