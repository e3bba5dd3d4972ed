"""What an import would bring is seen before anything is written, and can be corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import Cancelled, ExpectedError, UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.formats import format_named, write_glossary
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Hints, Meaning
from interpreter_app.services.import_plan import Alike, OnDuplicate
from interpreter_app.services.import_source import Corrections, Source, look, prospect
from interpreter_app.services.importing import carry_out
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

FRENCH, ENGLISH = (Meaning(Role.TERM, language) for language in Language)


def pasted(text: str) -> Source:
    """A table that was pasted."""
    return Source("Pasted table", content=text.encode())


def test_a_pasted_table_is_read_like_a_file() -> None:
    found = look(pasted("fr\ten\nquai\tquay\n"))
    assert found.reading is not None
    assert (found.format, found.reading.glossary.name.en) == ("tsv", "Pasted table")
    assert found.table is not None
    assert found.table.separator == "\t"


def test_a_refused_table_is_described_so_that_it_can_be_corrected() -> None:
    source = pasted("Eins\tZwei\nquai\tquay\n")
    found = look(source)
    assert found.reading is None
    assert found.refused is not None
    assert found.table is not None
    said = Corrections(hints=Hints(columns={0: FRENCH, 1: ENGLISH}, first_row=1))
    again = look(source, said)
    assert again.reading is not None
    assert again.reading.read == 1


def test_a_file_can_be_read_in_another_format(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("| fr | en |\n|---|---|\n| quai | quay |\n", "utf-8")
    found = look(Source(path.name, path), Corrections("markdown"))
    assert found.reading is not None
    assert found.format == "markdown"
    assert found.table is not None
    assert found.table.columns[0].heading == "fr"
    with pytest.raises(UsageError):
        look(Source(path.name, path), Corrections("anki"))
    with pytest.raises(ExpectedError):
        look(Source("gone.csv", tmp_path / "gone.csv"))


def test_duplicates_are_those_that_say_more_and_near_ones_come_first(store: Store) -> None:
    rows = ("mairie\ttown hall\tnew", "recevabilités\teligibility", "assises\tconference", "quai\tquay")
    table = "fr\ten\tnote\n" + "\n".join(rows)
    for way in OnDuplicate:
        found = prospect(store, look(pasted(table)), "Pasted table", "town", way)
        assert [(item.read.id, item.alike) for item in found.duplicates] == [
            ("recevabilites", Alike.NEAR),
            ("mairie", Alike.BY_TERMS),
        ]
        assert found.duplicates[0].decision is OnDuplicate.KEEP
        assert found.duplicates[1].decision is way


def test_what_was_decided_is_done(store: Store) -> None:
    source = pasted("fr\ten\tnote\nmairie\ttown hall\tnew\nrecevabilités\teligibility\t\n")
    decisions = {"mairie": OnDuplicate.SKIP, "recevabilites": OnDuplicate.SKIP}
    found = prospect(store, look(source), source.name, "town", OnDuplicate.MERGE, decisions)
    assert found.plan is not None
    before = glossaries.find(store, "town").concepts
    report = carry_out(store, found.plan)
    assert (report.added, report.merged, report.skipped) == (0, 0, 2)
    assert glossaries.find(store, "town").concepts == before


def test_nothing_is_written_by_looking(store: Store) -> None:
    revision = store.connection.total_changes
    prospect(store, look(pasted("fr\ten\nquai\tquay\n")), "Pasted table")
    assert store.connection.total_changes == revision


@pytest.mark.parametrize(
    "kind", ["yaml", "json", "xlsx", "csv", "markdown", "tbx", "multiterm", "omegat", "utx"]
)
def test_a_reading_can_be_stopped_half_way(tmp_path: Path, kind: str) -> None:
    concepts = tuple(
        Concept(f"c{n}", (Term(f"mot {n}", Language.FRENCH), Term(f"word {n}", Language.ENGLISH)))
        for n in range(2_000)
    )
    path = tmp_path / f"words{format_named(kind).suffixes[0]}"
    write_glossary(Glossary("words", Bilingual("Mots", "Words"), concepts=concepts), path)
    asked: list[int] = []

    def watch(done: int, _total: int) -> None:
        asked.append(done)
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        look(Source(path.name, path), Corrections(kind), watch)
    assert len(asked) == 3
