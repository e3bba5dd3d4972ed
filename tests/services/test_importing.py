"""An import is there altogether or not at all, is undone at once, and brings nothing in twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import Cancelled, ExpectedError, UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Language, Term, TermType
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services import importing
from interpreter_app.services.importing import ImportReport, OnDuplicate, import_file
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store, connect
from tests import strategies
from tests.conftest import small_glossary
from tests.contents import written

FR, EN = Language.FRENCH, Language.ENGLISH


def _concept(ident: str, french: str, english: str, **more: object) -> Concept:
    return Concept(ident, (Term(french, FR), Term(english, EN)), **more)  # type: ignore[arg-type]


def _file(folder: Path, *concepts: Concept, ident: str = "town", name: str = "file.yaml") -> Path:
    path = folder / name
    write_glossary(Glossary(ident, Bilingual("La ville", "The town"), concepts=concepts), path)
    return path


def _counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.read, report.added, report.merged, report.skipped


def _present(store: Store, name: str = "town") -> dict[str, Concept]:
    return {c.id: c for c in glossaries.glossary(store, glossaries.find(store, name).number)}


# What comes in.


def test_new_concepts_are_added_and_the_rest_left_as_it_was(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, small_glossary().concepts[3], _concept("peniche", "péniche", "barge"))
    report = import_file(store, file)
    assert (report.format, report.encoding, report.glossary, report.problems) == ("yaml", "utf-8", "town", ())
    assert _counts(report) == (2, 1, 0, 1)
    assert _present(store)["peniche"] == _concept("peniche", "péniche", "barge")


def test_a_glossary_that_is_not_there_is_made_as_the_file_describes_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    made = Glossary(
        "harbour", Bilingual("Le port", "The harbour"), Bilingual("d", "e"), "3", "CC0", "Ada",
        (_concept("peniche", "péniche", "barge"),),
    )  # fmt: skip
    write_glossary(made, path)
    assert import_file(store, path).glossary == "harbour"
    assert glossaries.glossary(store, glossaries.find(store, "Le port").number) == made


@pytest.mark.parametrize("name", ["town", "The town", "la VILLE"])
def test_a_glossary_can_be_named_by_id_or_name(store: Store, tmp_path: Path, name: str) -> None:
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"), ident="elsewhere")
    assert import_file(store, file, name).glossary == "town"
    assert len(glossaries.summaries(store)) == 1


def test_a_name_that_nobody_has_makes_a_glossary_of_that_name(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"))
    report = import_file(store, file, "Vu à l’Hôtel de Ville")
    assert report.glossary == "vu-a-l-hotel-de-ville" or report.glossary == "vu-a-hotel-de-ville"
    assert glossaries.find(store, "Vu à l’Hôtel de Ville").name.fr == "Vu à l’Hôtel de Ville"
    assert _counts(import_file(store, file, "Vu à l’Hôtel de Ville")) == (1, 0, 0, 1)


def test_an_ambiguous_or_empty_name_is_refused(store: Store, tmp_path: Path) -> None:
    glossaries.create(store, Glossary("town-2", Bilingual("La ville", "")))
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"))
    before = written(store)
    for name in ("La ville", " ", ""):
        with pytest.raises(UsageError):
            import_file(store, file, name)
    assert written(store) == before


def test_a_table_comes_in_with_what_could_not_be_read_named(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "collègue.csv"
    file.write_bytes("français;anglais\npéniche;barge\n;\nseul;\n".encode("cp1252"))
    report = import_file(store, file, "town")
    assert report.format == "csv"
    assert report.encoding == "cp1252"
    assert report.read == report.added + report.merged + report.skipped
    assert "péniche" in {c.terms[0].text for c in _present(store).values()}
    assert all(problem.where and problem.message for problem in report.problems)


# What is there already.


def test_merging_adds_what_is_new_to_the_concept(store: Store, tmp_path: Path) -> None:
    new = replace(small_glossary().concepts[3], note="seen in Leith", source="")
    report = import_file(store, _file(tmp_path, new))
    assert _counts(report) == (1, 0, 1, 0)
    assert _present(store)["mairie"].note == "seen in Leith"
    assert _present(store)["mairie"].checked


def test_merging_knows_a_concept_of_another_id_by_its_terms(store: Store, tmp_path: Path) -> None:
    report = import_file(store, _file(tmp_path, _concept("x", "La Mairie", "Town Hall", note="n")))
    assert report.merged + report.added == 1
    report = import_file(store, _file(tmp_path, _concept("y", "Mairie", "Town hall", note="m")))
    assert _counts(report) == (1, 0, 1, 0)
    assert _present(store)["mairie"].note == "m"


def test_skipping_leaves_what_is_there_alone(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("mairie", "mairie", "city hall"), _concept("peniche", "péniche", "barge"))
    report = import_file(store, file, on_duplicate=OnDuplicate.SKIP)
    assert _counts(report) == (2, 1, 0, 1)
    assert _present(store)["mairie"] == small_glossary().concepts[3]


def test_keeping_has_both_under_ids_of_their_own(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("mairie", "mairie", "city hall"))
    report = import_file(store, file, on_duplicate=OnDuplicate.KEEP)
    assert _counts(report) == (1, 1, 0, 0)
    present = _present(store)
    assert present["mairie"] == small_glossary().concepts[3]
    (copy,) = [c for c in present.values() if c.id.startswith("mairie-")]
    assert [t.text for t in copy.terms] == ["mairie", "city hall"]


def test_rows_that_only_share_an_id_made_of_their_words_are_not_taken_for_the_same(
    store: Store, tmp_path: Path
) -> None:
    for english in ("barge", "houseboat"):
        file = tmp_path / "rows.csv"
        file.write_text(f"fr,en\npéniche,{english}\n", "utf-8")
        assert import_file(store, file, "town").added == 1
    texts = [[t.text for t in c.terms] for c in _present(store).values() if c.id.startswith("peniche")]
    assert sorted(texts) == [["péniche", "barge"], ["péniche", "houseboat"]]


_modes = st.sampled_from(OnDuplicate)
_overlapping = st.lists(
    st.builds(
        lambda ident, french, english, note: Concept(
            ident, tuple(Term(t, FR) for t in french) + tuple(Term(t, EN) for t in english), note=note
        ),
        st.sampled_from(["a", "b", "c"]),
        st.lists(
            st.sampled_from(["vœu", "voeu", "Vœu", "élu", "co-élu"]), min_size=1, max_size=2, unique=True
        ),
        st.lists(st.sampled_from(["wish", "Wish", "elected"]), min_size=1, max_size=2, unique=True),
        st.sampled_from(["", "n", "m"]),
    ),
    max_size=3,
    unique_by=lambda concept: concept.id,
).map(tuple)
"""Concepts that have ids and words in common."""


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(before=_overlapping, new=_overlapping, mode=_modes)
@example(
    before=(_concept("a", "vœu", "wish"),),
    new=(_concept("a", "élu", "elected"), _concept("b", "vœu", "wish", note="n")),
    mode=OnDuplicate.KEEP,
)
@example(
    before=(_concept("c", "vœu", "wish"), _concept("a", "vœu", "wish")),
    new=(_concept("c", "vœu", "elected"), _concept("a", "vœu", "wish")),
    mode=OnDuplicate.MERGE,
)
@example(
    before=(_concept("b", "vœu", "elected"), _concept("c", "vœu", "wish"), _concept("a", "vœu", "wish")),
    new=(_concept("a", "vœu", "elected", note="n"), _concept("c", "vœu", "elected")),
    mode=OnDuplicate.MERGE,
)
def test_every_concept_read_is_counted_and_the_same_file_brings_nothing_twice(
    tmp_path_factory: pytest.TempPathFactory,
    before: tuple[Concept, ...],
    new: tuple[Concept, ...],
    mode: OnDuplicate,
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    with connect(folder / "store.sqlite") as store:
        import_file(store, _file(folder, *before))
        file = _file(folder, *new, name="new.yaml")
        first = import_file(store, file, on_duplicate=mode)
        assert first.read == len(new) == first.added + first.merged + first.skipped
        held = written(store)["concept"]
        again = import_file(store, file, on_duplicate=mode)
        assert _counts(again) == (len(new), 0, 0, len(new))
        assert written(store)["concept"] == held


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.glossaries(), _modes, st.sampled_from(["yaml", "csv"]))
def test_a_glossary_that_was_brought_in_is_there_already(
    tmp_path_factory: pytest.TempPathFactory, glossary: Glossary, mode: OnDuplicate, form: str
) -> None:
    folder = tmp_path_factory.mktemp("again")
    file = folder / f"file.{form}"
    write_glossary(glossary, file)
    with connect(folder / "store.sqlite") as store:
        first = _import_or_none(store, file, mode)
        if first is not None:
            again = import_file(store, file, "copy", on_duplicate=mode)
            assert (again.added, again.merged) == (0, 0)
            assert again.skipped == again.read == first.read


def _import_or_none(store: Store, file: Path, mode: OnDuplicate) -> ImportReport | None:
    """An import into a glossary of its own; None for a table without a row, which is refused."""
    try:
        return import_file(store, file, "copy", on_duplicate=mode)
    except ExpectedError:
        return None


# All or nothing.


@pytest.mark.parametrize("mode", OnDuplicate)
def test_a_dry_run_says_the_same_and_writes_nothing(store: Store, tmp_path: Path, mode: OnDuplicate) -> None:
    file = _file(
        tmp_path,
        _concept("mairie", "mairie", "city hall", note="n"),
        _concept("peniche", "péniche", "barge"),
    )
    before = written(store)
    dry = import_file(store, file, on_duplicate=mode, dry_run=True)
    assert written(store) == before
    assert dry.operation is None
    real = import_file(store, file, on_duplicate=mode)
    assert replace(real, operation=None) == dry


def test_a_dry_run_makes_no_glossary(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"), ident="harbour")
    before = written(store)
    assert import_file(store, file, dry_run=True).glossary == "harbour"
    assert import_file(store, file, "Le port", dry_run=True).added == 1
    assert written(store) == before


@pytest.mark.parametrize("mode", OnDuplicate)
def test_one_undo_takes_the_whole_import_back(store: Store, tmp_path: Path, mode: OnDuplicate) -> None:
    before = _present(store)
    file = _file(
        tmp_path,
        _concept("mairie", "mairie", "city hall", note="n"),
        *(_concept(f"c-{n}", f"mot {n}", f"word {n}") for n in range(20)),
    )
    report = import_file(store, file, on_duplicate=mode)
    assert report.operation is not None
    assert _present(store) != before
    glossaries.undo(store, report.operation)
    assert _present(store) == before


def test_an_import_of_nothing_new_leaves_nothing_to_undo(store: Store, tmp_path: Path) -> None:
    last = glossaries.last_operation(store)
    report = import_file(store, _file(tmp_path, *small_glossary().concepts))
    assert report.operation is None
    assert glossaries.last_operation(store) == last


def test_undoing_an_import_that_made_a_glossary_removes_both(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"), ident="harbour")
    report = import_file(store, file)
    assert report.operation == glossaries.last_operation(store)
    glossaries.undo(store, report.operation)
    assert [g.id for g in glossaries.summaries(store)] == ["town"]


def test_a_file_of_which_nothing_could_be_read_makes_no_glossary(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text("fr,en\na,b,c,d\n", "utf-8")
    before = written(store)
    report = import_file(store, file)
    assert (report.read, report.operation, len(report.problems)) == (0, None, 1)
    assert written(store) == before


def test_what_somebody_writes_between_reading_and_writing_is_taken_into_account(
    store: Store, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comparing is done before other writers have to wait, so that they may get in between."""
    meanwhile = [_concept("peniche", "péniche", "barge", note="theirs")]
    real = importing.prepare

    def plan_and_be_late(*arguments: object, **named: object) -> object:
        plan = real(*arguments, **named)  # type: ignore[arg-type]
        if meanwhile:
            with connect(store_path) as other:
                glossaries.put(other, "town", [meanwhile.pop()])
        return plan

    monkeypatch.setattr(importing, "prepare", plan_and_be_late)
    report = import_file(store, _file(tmp_path, _concept("peniche", "péniche", "barge", source="ours")))
    assert _counts(report) == (1, 0, 1, 0)
    assert (_present(store)["peniche"].note, _present(store)["peniche"].source) == ("theirs", "ours")


def test_an_import_that_is_cancelled_changes_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "CHUNK", 5)

    def cancel(done: int, total: int) -> None:
        if done >= 10:
            raise Cancelled

    file = _file(tmp_path, *(_concept(f"c-{n}", f"mot {n}", f"word {n}") for n in range(20)), ident="harbour")
    before = written(store)
    with pytest.raises(Cancelled):
        import_file(store, file, progress=cancel)
    assert written(store) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.yaml", b""),
        ("broken.yaml", b"passerelle: glossary\nconcepts: [\n"),
        ("empty.csv", b""),
        ("unknown.xyz", b"fr,en\na,b\n"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    store: Store, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before = written(store)
    with pytest.raises(ExpectedError, match=name.replace(".", r"\.")):
        import_file(store, path)
    assert written(store) == before


def test_who_imported_is_remembered(store: Store, tmp_path: Path) -> None:
    file = _file(tmp_path, _concept("peniche", "péniche", "barge"))
    report = import_file(store, file, who="Zoé")
    row = store.connection.execute("SELECT who, kind FROM operation WHERE number = ?", (report.operation,))
    assert row.fetchone() == ("Zoé", "import")


def test_everything_a_term_has_comes_in(store: Store, tmp_path: Path) -> None:
    rich = Concept(
        "rich",
        (
            Term("BP", FR, TermType.ACRONYM, gender=Gender.MASCULINE, region="FR-75C"),
            Term("PB", EN, context="c"),
        ),
        false_friend=True,
    )
    import_file(store, _file(tmp_path, rich))
    assert _present(store)["rich"] == rich
