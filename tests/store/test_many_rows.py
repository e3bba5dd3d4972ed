"""Many rows are written at once, all of them, in their order, however many they are."""

from __future__ import annotations

import sqlite3

import pytest

from interpreter_app.store import many_rows


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 9])
def test_every_row_is_written_whatever_the_size_of_a_statement(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_rows, "_VALUES", 8)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pair (a, b)")
    rows = [(n, f"n{n}") for n in range(count)]
    many_rows.insert_rows(connection, "INSERT INTO pair (a, b)", rows)
    assert connection.execute("SELECT a, b FROM pair ORDER BY rowid").fetchall() == rows


def test_a_statement_keeps_below_what_sqlite_can_bind() -> None:
    connection = sqlite3.connect(":memory:")
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    connection.execute("CREATE TABLE pair (a, b)")
    many_rows.insert_rows(connection, "INSERT INTO pair", [(n, n) for n in range(20_000)])
    assert connection.execute("SELECT count(*) FROM pair").fetchone() == (20_000,)


def test_few_statements_serve_any_number_of_rows() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE pair (a, b)")
    asked: set[int] = set()
    connection.set_trace_callback(lambda sql: asked.add(sql.count("(")))
    for count in range(1, 200):
        many_rows.insert_rows(connection, "INSERT INTO pair", [(n, n) for n in range(count)])
    assert len(asked) < 10
    connection.set_trace_callback(None)
    assert connection.execute("SELECT count(*) FROM pair").fetchone() == (sum(range(1, 200)),)
