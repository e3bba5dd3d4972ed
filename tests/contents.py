"""What a store holds, for comparison: what people wrote, and what the index has made of it."""

from __future__ import annotations

from interpreter_app.store.database import Store

_OURS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%sqlite%'"


def written(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that people's work is in; nothing that is derived from it."""
    names = [row[0] for row in store.connection.execute(_OURS) if not row[0].startswith("search_")]
    return {
        name: sorted(store.connection.execute(f"SELECT * FROM {name}"), key=repr) for name in sorted(names)
    }


def indexed(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The search index: keys, the words of each term for full-text search, and the vocabulary.

    The vocabulary comes without its numbers, which only tell the order in which words were learnt.
    """
    run = store.connection.execute
    run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_tokens USING fts5vocab(main, search_text, instance)")
    return {
        "whole": run("SELECT * FROM search_whole ORDER BY key, term").fetchall(),
        "text": run("SELECT term, doc FROM temp.search_tokens ORDER BY term, doc").fetchall(),
        "words": run("SELECT stem, word, code FROM search_word ORDER BY stem, word, code").fetchall(),
    }
