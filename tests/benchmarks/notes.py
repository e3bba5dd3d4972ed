"""A hundred thousand notes: adding a line, finding, opening a visit, opening the store.

    uv run python -m tests.benchmarks.notes [NOTES] [ROUNDS]

One visit has a fifth of the notes, the others a thousand each. Each figure stands beside the least that
anybody could do with the same library (`bare`): a table of five columns and FTS5 as it comes, without
history, undo, order, stems or visits. Both files are written with the same care (WAL, synchronous=FULL), and
both are asked in turn within a run, since a machine shared with others is now fast and now slow.

- `draft`: what the window does before a line shows: shorthand, session, language;
- `file`: the write itself, which is off that path: note, history, search index, one commit;
- `search`: words as they are typed, letter by letter, and pairs of words; fifty notes;
- `page`: the visit, its first two hundred notes, counts of sessions and kinds, the board of key questions;
- `whole`: all notes of a visit of a thousand; `whole, large` those of the large one;
- `marks`: terms and people marked in thirty notes in sight;
- `open`: connecting to the store, with the notes and with none of them.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.filters import Filter
from interpreter_app.domain.notes.mentions import names_of
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Participant, Question, Session, SessionKind, Visit
from interpreter_app.services import note_marks, note_reading, note_taking, people, planning, typed_lines
from interpreter_app.services.lookup import LookupDesk, read_vocabulary
from interpreter_app.services.workspace import open_store
from interpreter_app.store import glossaries, note_index, notes
from interpreter_app.store.database import Store, connect

_START = parsed("2016-12-08T09:00[Europe/Paris]")
_DAY = date(2016, 12, 8)
_OF_A_VISIT = 1_000
_BATCH = 2_000

Clocked = Callable[[], object]


def main() -> None:
    """Make the stores, run all in turn, print percentiles and ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    with tempfile.TemporaryDirectory() as folder:
        path, empty = Path(folder, "notes.sqlite"), Path(folder, "empty.sqlite")
        open_store(empty).close()
        store = open_store(path)
        words = words_of(store)
        began = time.perf_counter()
        made = fill(store, words, count)
        took = time.perf_counter() - began
        bare = _bare(Path(folder, "bare.sqlite"), made)
        size = path.stat().st_size / 1e6
        print(f"{count:,} notes written in {took:.1f} s, {size:.0f} MB; rounds: {rounds}")
        print(f"{'ms':26}{'p50':>9}{'p90':>9}{'p99':>9}{'most':>9}   p99 / bare")
        _measure(store, bare, words, rounds)
        store.close()
        bare.close()
        _opening(path, empty)


def _measure(store: Store, bare: sqlite3.Connection, words: Sequence[str], rounds: int) -> None:
    chance = random.Random(7)
    at = _START.later(timedelta(minutes=20))
    where = note_taking.setting(store, at, "visit-0")
    lines = [f"@P{n % 3}F !{'quote' if n % 4 else 'note'} {_sentence(chance, words)}" for n in range(rounds)]
    drafts = [note_taking.drafted(line, where, at) for line in lines]
    waiting, plain = iter(drafts), iter(drafts)
    typed = iter(lines)
    _show("draft", _clocked(rounds, lambda: note_taking.drafted(next(typed), where, at)))
    mine, theirs = _in_turn(
        rounds,
        lambda: typed_lines.file(store, typed_lines.whole_note(next(waiting))),
        lambda: _insert(bare, next(plain)),
    )
    _show("file", mine, theirs)
    queries = _queries(chance, words, rounds)
    first, second = iter(queries), iter(queries)
    mine, theirs = _in_turn(
        rounds, lambda: note_reading.search(store, next(first), 50), lambda: _found(bare, next(second))
    )
    _show("search", mine, theirs)
    inside = iter(queries)
    large = planning.find(store, "visit-0")
    _show(
        "search, in one visit", _clocked(rounds, lambda: note_reading.search(store, next(inside), 50, large))
    )
    few = max(rounds // 10, 5)
    _show("setting", _clocked(few, lambda: note_taking.setting(store, at, "visit-0")))
    for name, ident in (("page", "visit-1"), ("page, large", "visit-0")):
        mine, theirs = _in_turn(
            few, lambda ident=ident: _page(store, ident), lambda ident=ident: _bare_page(bare, ident)
        )
        _show(name, mine, theirs)
    one = planning.find(store, "visit-1")
    _show("whole", _clocked(few, lambda: note_reading.timeline(store, one, limit=10**6)))
    _show("whole, large", _clocked(5, lambda: note_reading.timeline(store, large, limit=10**6)))
    rare = Filter(kinds=frozenset({NoteKind.DECISION}), languages=frozenset({Language.FRENCH}))
    _show("filtered, large", _clocked(few, lambda: note_reading.timeline(store, large, rare, 200)))
    desk = LookupDesk(store, read_vocabulary(store))
    desk.refresh()
    names = names_of(where.people)
    seen = note_reading.timeline(store, one, limit=30).notes
    _show(
        "marks of thirty",
        _clocked(few, lambda: [note_marks.marks(desk, note, names) for note in seen]),
    )
    concept = next(iter(glossaries.glossary(store, 1).concepts))
    _show("notes using a concept", _clocked(few, lambda: note_marks.notes_using(store, concept)))


def _opening(path: Path, empty: Path) -> None:
    mine, theirs = _in_turn(20, lambda: connect(path).close(), lambda: connect(empty).close())
    _show("open", mine, theirs)


def _page(store: Store, ident: str) -> None:
    visit = planning.visit(store, ident)
    assert visit is not None
    note_reading.timeline(store, visit, limit=200)
    notes.counts(store, ident)
    note_reading.board(store, visit)


# What is written.


def words_of(store: Store) -> list[str]:
    """The words of the starter glossaries: what notes of such a visit are made of."""
    found: dict[str, None] = {}
    for summary in glossaries.summaries(store):
        for one in glossaries.concepts_of(store, summary.number):
            for term in one.concept.terms:
                found |= dict.fromkeys(term.text.split())
    return list(found)


def _sentence(chance: random.Random, words: Sequence[str]) -> str:
    """Some words, common ones often, as in any language."""
    return " ".join(words[int(len(words) * chance.random() ** 3)] for _ in range(chance.randint(5, 25)))


def fill(store: Store, words: Sequence[str], count: int) -> list[Note]:
    """So many notes, in visits of a thousand and one of a fifth of them all."""
    chance = random.Random(3)
    team = [
        Contact(f"person-{n}", f"P{n} Fraser", family_name="Fraser", given_name=f"P{n}") for n in range(40)
    ]
    people.create(store, team)
    large = count // 5
    visits = 1 + (count - large) // _OF_A_VISIT
    for number in range(visits):
        planning.create(store, _visit(number, team))
    made: list[Note] = []
    while len(made) < count:
        batch = []
        for n in range(len(made), min(len(made) + _BATCH, count)):
            visit = 0 if n % 5 == 0 or visits == 1 else chance.randrange(1, visits)
            batch.append(_note(chance, n, visit, words))
        made += note_taking.add(store, batch, kind="import-notes").notes
    assert note_index.is_current(store)
    return made


def _visit(number: int, team: Sequence[Contact]) -> Visit:
    sessions = tuple(
        Session(
            f"session-{n}", SessionKind.FORMAL, Bilingual(f"Séance {n}", f"Session {n}"),
            _START.later(timedelta(hours=n)), _START.later(timedelta(hours=n + 1)),
            people=tuple(one.id for one in team[:12]),
        )
        for n in range(8)
    )  # fmt: skip
    return Visit(
        f"visit-{number}", Bilingual(f"Visite {number}", f"Visit {number}"), first=_DAY, last=_DAY,
        questions=tuple(Question(f"q{n}", Bilingual(f"Question {n}")) for n in range(6)),
        people=tuple(Participant(one.id) for one in team), sessions=sessions,
    )  # fmt: skip


def _note(chance: random.Random, n: int, visit: int, words: Sequence[str]) -> Note:
    kind = chance.choice(list(NoteKind))
    return Note(
        f"n{n}",
        _START.later(timedelta(milliseconds=chance.randrange(8 * 3_600_000))),
        _sentence(chance, words),
        kind,
        f"visit-{visit}",
        f"session-{chance.randrange(8)}",
        chance.choice(("", f"person-{chance.randrange(40)}")),
        chance.choice((None, Language.FRENCH, Language.ENGLISH)),
        (f"q{chance.randrange(6)}",) if kind is NoteKind.ANSWER else (),
        owner=f"person-{chance.randrange(40)}" if kind is NoteKind.ACTION else "",
    )


def _queries(chance: random.Random, words: Sequence[str], count: int) -> list[str]:
    """Words typed letter by letter, and pairs of them."""
    found: list[str] = []
    while len(found) < count:
        word = words[int(len(words) * chance.random() ** 2)]
        found += [word[:length] for length in range(1, min(len(word), 9) + 1)]
        found.append(f"{word} {words[chance.randrange(len(words))]}")
    return found[:count]


# The peer.


def _bare(path: Path, made: Sequence[Note]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
        "CREATE TABLE note (number INTEGER PRIMARY KEY, at TEXT, visit TEXT, kind TEXT, text TEXT)",
        "CREATE INDEX note_by_visit ON note (visit, at)",
        "CREATE VIRTUAL TABLE words USING fts5(text, content='note', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        "BEGIN",
    ):  # fmt: skip
        connection.execute(statement)
    for one in made:
        _row(connection, one)
    connection.execute("COMMIT")
    return connection


def _row(connection: sqlite3.Connection, one: Note) -> None:
    row = (one.at.at.isoformat(), one.visit, one.kind.value, one.text)
    number = connection.execute("INSERT INTO note (at, visit, kind, text) VALUES (?, ?, ?, ?)", row).lastrowid
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, one.text))


def _insert(connection: sqlite3.Connection, one: Note) -> None:
    connection.execute("BEGIN IMMEDIATE")
    _row(connection, one)
    connection.execute("COMMIT")


def _found(connection: sqlite3.Connection, text: str) -> list[tuple[object, ...]]:
    asked = " AND ".join('"' + word.replace('"', '""') + '"*' for word in text.split())
    return connection.execute(
        "SELECT note.* FROM note WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?"
        " ORDER BY rowid DESC LIMIT 50)",
        (asked,),
    ).fetchall()


def _bare_page(connection: sqlite3.Connection, visit: str) -> list[tuple[object, ...]]:
    connection.execute("SELECT kind, count(*) FROM note WHERE visit = ? GROUP BY kind", (visit,)).fetchall()
    asked = "SELECT * FROM note WHERE visit = ? ORDER BY at LIMIT 200"
    return connection.execute(asked, (visit,)).fetchall()


# Times.


def _clocked(rounds: int, run: Clocked) -> list[float]:
    return [_time(run) for _ in range(rounds)]


def _in_turn(rounds: int, mine: Clocked, theirs: Clocked) -> tuple[list[float], list[float]]:
    both = [(_time(mine), _time(theirs)) for _ in range(rounds)]
    return [one for one, _other in both], [other for _one, other in both]


def _time(run: Clocked) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1_000


def _show(name: str, times: Sequence[float], bare: Sequence[float] = ()) -> None:
    print(f"{name:26}{_line(times)}", end="")
    if bare:
        ratios = [one / other for one, other in zip(_points(times), _points(bare), strict=True)]
        print(f"   {ratios[2]:.2f} (p50: {ratios[0]:.2f})\n{'  bare':26}{_line(bare)}", end="")
    print()


def _line(times: Sequence[float]) -> str:
    return "".join(f"{value:9.2f}" for value in _points(times))


def _points(times: Sequence[float]) -> list[float]:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return [cuts[49], cuts[89], cuts[98], max(times)]


if __name__ == "__main__":
    main()
