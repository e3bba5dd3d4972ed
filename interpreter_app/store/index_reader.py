"""The questions that the engine asks of the search index, answered from its tables.

Fulfils `search.index.Index`. Only reads; must not make or mend anything: that is `index`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from interpreter_app.base.errors import StoreError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language import keys
from interpreter_app.domain.language.folding import KEPT_SIGNS, folded
from interpreter_app.domain.language.keys import Hit, Scopes, Standing
from interpreter_app.domain.terms import PartOfSpeech, Status
from interpreter_app.store.database import Store

_SCOPES_ONE_BY_ONE = 200
"""Scopes up to which each is asked for a range of keys by itself, which costs some ten microseconds each."""

_MOST_FORMS = 200
_MOST_COMPARED = 400
_SPREAD = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_spread USING fts5vocab('main', 'search_text', 'row')"
)
INITIALS_MARK = "\ue000"
_FIRST_SCOPE_MARK = 0xF0000
_SCOPE_MARKS = 0x1FFFE
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PROPER_NOUN = PartOfSpeech.PROPER_NOUN.value
STANDINGS = {
    Status.PREFERRED.value: int(Standing.PREFERRED),
    Status.ADMITTED.value: int(Standing.ADMITTED),
    Status.DEPRECATED.value: int(Standing.DEPRECATED),
}


def scope_mark(scope: int) -> str:
    """The token that stands for a scope in full-text search.

    It is one character, for beginnings of two letters and more are indexed one by one, and of those of a kind
    that folding leaves in no word.
    """
    marks = ""
    while True:
        scope, last = divmod(scope, _SCOPE_MARKS)
        marks = chr(_FIRST_SCOPE_MARK + last) + marks
        if not scope:
            return marks


def name_mark(part_of_speech: str | None) -> int:
    """What is added to the standing of a term of this PartOfSpeech: whether it is a name."""
    return keys.NAME if part_of_speech == _PROPER_NOUN else 0


class IndexDamagedError(StoreError):
    """The index can't be read, or contradicts itself. Nothing that a person wrote is in it: make it anew."""


class IndexReader:
    """The index as the engine asks it; see search.index.Index. Lives as long as its store."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._name = store.path.name

    def whole(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose whole key is in [lower, upper), in the order of their keys."""
        if scopes is None:
            return self._range("key >= ? AND key < ?", (lower, upper, limit))
        if len(scopes) <= _SCOPES_ONE_BY_ONE:
            asked = "scope = ? AND key >= ? AND key < ?"
            found = [hit for s in scopes for hit in self._range(asked, (s, lower, upper, limit))]
            return sorted(found)[:limit] if len(scopes) > 1 else found
        within = "key >= ? AND key < ? AND scope IN (SELECT value FROM json_each(?))"
        return self._range(within, (lower, upper, json.dumps(sorted(scopes)), limit))

    def foremost(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """`lower` itself, the shortest that concepts go by, the shortest others: of the first _MOST_COMPARED
        terms whose whole key is in [lower, upper)."""
        columns, within = "key, term, concept, scope, standing", "key >= ? AND key < ?"
        arguments: tuple[object, ...] = (lower, upper)
        if scopes is not None:
            within += " AND scope IN (SELECT value FROM json_each(?))"
            arguments = (*arguments, json.dumps(sorted(scopes)))
        asked = (
            f"SELECT {columns} FROM (SELECT {columns} FROM search_whole WHERE {within} ORDER BY key LIMIT ?)"
            " ORDER BY key <> ?, standing > ?, length(key), key LIMIT ?"
        )
        last = (_MOST_COMPARED, lower, int(Standing.PREFERRED), limit)
        return list(map(Hit._make, self._ask(asked, (*arguments, *last))))

    def exactly(self, wanted: Iterable[str], scopes: Scopes, limit: int) -> list[Hit]:
        """Terms that have one of these whole keys, in the order of their keys."""
        wanted_keys = json.dumps(list(wanted), ensure_ascii=False)
        listed = "key IN (SELECT value FROM json_each(?))"
        if scopes is None:
            return self._range(listed, (wanted_keys, limit))
        within = f"{listed} AND scope IN (SELECT value FROM json_each(?))"
        return self._range(within, (wanted_keys, json.dumps(sorted(scopes)), limit))

    def begun(self, beginnings: Sequence[str]) -> set[str]:
        """Which of these some term's whole key begins with."""
        asked = (
            "SELECT wanted.value FROM json_each(?) wanted WHERE EXISTS (SELECT 1 FROM search_whole"
            " WHERE key >= wanted.value AND key < wanted.value || char(0x10FFFF))"
        )
        rows = self._ask(asked, (json.dumps(list(beginnings), ensure_ascii=False),))
        return {key for (key,) in rows}

    def _range(self, condition: str, arguments: tuple[object, ...]) -> list[Hit]:
        rows = self._ask(
            f"SELECT key, term, concept, scope, standing FROM search_whole WHERE {condition}"
            " ORDER BY key LIMIT ?",
            arguments,
        )
        return list(map(Hit._make, rows))

    def containing(
        self, groups: Sequence[Sequence[str]], open_ended: bool, scopes: Scopes, limit: int
    ) -> list[Hit]:
        """Terms that contain one word of each group; the last group's words may be beginnings."""
        parts = []
        for place, group in enumerate(groups):
            beginnings = open_ended and place == len(groups) - 1
            words = [_quoted(word, beginnings) for word in group if _is_token(word)]
            if not words:
                return []
            parts.append("(" + " OR ".join(words) + ")")
        return self._matching(" AND ".join(parts), scopes, limit)

    def with_words_begun(self, beginnings: Sequence[str], scopes: Scopes, limit: int) -> list[Hit]:
        """Terms that have a word beginning with each of these; one word may do for several."""
        if not beginnings or not all(map(_is_token, beginnings)):
            return []
        return self._matching(" AND ".join(_quoted(word, True) for word in beginnings), scopes, limit)

    def with_initials(self, letters: str, open_ended: bool, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose words have these initials, or begin with them."""
        return self._matching(_quoted(INITIALS_MARK + letters, open_ended), scopes, limit)

    def words_of_stems(self, stems: Iterable[str]) -> dict[str, list[str]]:
        """The words indexed under each of these stems."""
        found: dict[str, list[str]] = {}
        rows = self._ask(
            "SELECT DISTINCT stem, word FROM search_word WHERE stem IN (SELECT value FROM json_each(?))"
            " LIMIT ?",
            (json.dumps(list(stems)), _MOST_FORMS),
        )
        for one, word in rows:
            found.setdefault(one, []).append(word)
        return found

    def spreads(self, stems: Sequence[str] | None = None) -> dict[str, tuple[int, int]]:
        """In how many terms the words of these stems, or all words, stand as they are and in any form.

        Of a word of two languages, in the one where there are more forms. All words of a hundred thousand
        concepts are counted in a fifth of a second.
        """
        self._ask(_SPREAD, ())
        forms = "SELECT DISTINCT stem, word FROM search_word"
        counts = "SELECT term, doc FROM temp.search_spread WHERE term"
        listed = "IN (SELECT value FROM json_each(?))"
        if stems is None:
            rows = self._ask(f"{forms} ORDER BY stem", ())
            counted = dict(self._each(f"{counts} < ?", (INITIALS_MARK,)))
        else:
            rows = self._ask(f"{forms} WHERE stem {listed} ORDER BY stem", (json.dumps(list(stems)),))
            words = json.dumps([word for _stem, word in rows], ensure_ascii=False)
            counted = dict(self._each(f"{counts} {listed}", (words,)))
        found: dict[str, tuple[int, int]] = {}
        for _stem, alike in groupby(rows, itemgetter(0)):
            own = {word: counted.get(word, 0) for _stem, word in alike}
            total = sum(own.values())
            found |= {word: max((count, total), found.get(word, (0, 0))) for word, count in own.items()}
        return found

    def commonest(self, beginning: str, limit: int) -> list[str]:
        """Of the words that begin like this, those that stand in the most terms."""
        self._ask(_SPREAD, ())
        asked = (
            "SELECT term FROM temp.search_spread WHERE term >= ? AND term < ? || char(0x10FFFF)"
            " ORDER BY doc DESC, term LIMIT ?"
        )
        return [word for (word,) in self._ask(asked, (beginning, beginning, limit))]

    def knows(self, word: str, open_ended: bool) -> bool:
        """Whether some term has this word, or one that begins like it."""
        if not _is_token(word):
            return False
        asked = "SELECT 1 FROM search_text WHERE search_text MATCH ? LIMIT 1"
        return bool(self._ask(asked, (_quoted(word, open_ended),)))

    def state(self) -> tuple[str, int]:
        """(epoch, last word's number)."""
        rows = self._ask(
            "SELECT epoch, (SELECT coalesce(max(number), 0) FROM search_word) FROM search_state", ()
        )
        return (str(rows[0][0]), int(rows[0][1])) if rows else ("", 0)

    def words_since(self, number: int) -> Iterator[tuple[str, str, str]]:
        """(word, sound code, language) of the words with a number above this one, read as they are taken."""
        return self._each(
            "SELECT word, code, CASE substr(stem, 1, 1) WHEN 'f' THEN 'fr' ELSE 'en' END FROM search_word"
            " WHERE number > ?",
            (number,),
        )

    def _matching(self, wanted: str, scopes: Scopes, limit: int) -> list[Hit]:
        if scopes is not None:
            marks = " OR ".join(_quoted(scope_mark(scope), False) for scope in sorted(scopes))
            if not marks:
                return []
            wanted = f"({marks}) AND {wanted}"
        rows = self._ask(
            "SELECT t.text, t.number, t.concept, c.glossary * 2 + (t.language = 'en'), t.status,"
            " t.part_of_speech FROM (SELECT rowid FROM search_text WHERE search_text MATCH ? LIMIT ?) f"
            " CROSS JOIN term t ON t.number = f.rowid CROSS JOIN concept c ON c.number = t.concept",
            (wanted, limit),
        )
        return [
            Hit(folded(text), number, concept, scope, STANDINGS[status] + name_mark(part))
            for text, number, concept, scope, status, part in rows
        ]

    def _ask(self, question: str, arguments: tuple[object, ...]) -> list[Any]:
        """The rows; none while the index isn't there. Raises IndexDamagedError.

        No text that was typed can make a question fail: only words of letters, digits and KEPT_SIGNS go into
        full-text search, quoted.
        """
        try:
            return self._connection.execute(question, arguments).fetchall()
        except sqlite3.DatabaseError as error:
            self._judge(error)
            return []

    def _each(self, question: str, arguments: tuple[object, ...]) -> Iterator[Any]:
        """As `_ask`, for more rows than should be held at once."""
        try:
            yield from self._connection.execute(question, arguments)
        except sqlite3.DatabaseError as error:
            self._judge(error)

    def _judge(self, error: sqlite3.DatabaseError) -> None:
        """Pass over an index that isn't there; raise IndexDamagedError of a damaged one, or the error."""
        if str(error).startswith(("no such table: search_", "no such fts5 table: main.search_")):
            return
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE or str(error).startswith("fts5:"):
            raise IndexDamagedError(
                _(
                    "The search index of {name} is damaged: close Passerelle and open it again, and the "
                    "index will be made anew. Nothing you wrote is lost."
                ).format(name=self._name)
            ) from error
        raise error


def _is_token(word: str) -> bool:
    return all(character.isalnum() or character in KEPT_SIGNS for character in word)


def _quoted(word: str, open_ended: bool) -> str:
    return '"' + word.replace('"', '""') + '"' + ("*" if open_ended else "")
