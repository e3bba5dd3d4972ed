"""What the search index holds of terms, as rows ready to be written.

Owns how a term becomes rows, and nothing of SQL: rows are made on a thread of their own while others are
being written (see `store.index`), so nothing here may touch a connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.language import keys
from interpreter_app.domain.language.inflection import stem_of_new
from interpreter_app.domain.language.keys import Standing, scope_of
from interpreter_app.domain.language.sounds import sound_code_of_new
from interpreter_app.domain.terms import Language
from interpreter_app.store.index_reader import INITIALS_MARK, STANDINGS, name_mark, scope_mark

TermRow = tuple[int, int, int, str, str, str, str | None, str]
"""Term's number, concept, glossary, language, text, type, part of speech and status."""

_PREFERRED, _HEADWORD = int(Standing.PREFERRED), int(Standing.HEADWORD)


class IndexRows(NamedTuple):
    """The rows of some terms, table by table."""

    whole: list[tuple[str, int, int, int, int]]
    """Key, term, concept, scope and standing, sorted."""

    texts: list[tuple[int, str]]
    """Term and the tokens that full-text search holds of it."""

    words: list[tuple[str, str, str]]
    """Stem with its language's letter, word, and sounds, sorted: the words not made before by this maker."""


class RowMaker:
    """Makes the rows of terms; remembers the words that it has met, language by language, since a word is
    inflected and said otherwise in another one."""

    def __init__(self) -> None:
        self._makers: dict[str, keys.KeyMaker] = {}

    def rows(self, terms: Sequence[TermRow]) -> IndexRows:
        """The rows of all terms of some concepts, in the order of the entries."""
        whole: list[tuple[str, int, int, int, int]] = []
        texts: list[tuple[int, str]] = []
        marks: dict[int, str] = {}
        headed: set[int] = set()
        makers = self._makers
        for number, concept, glossary, language, text, kind, part, status in terms:
            maker = makers.get(language) or makers.setdefault(language, keys.KeyMaker())
            keys_whole, words, initials, hasty = maker.keys(text, kind, part)
            is_english = language == "en"
            scope = glossary * 2 + is_english
            standing = STANDINGS[status]
            side = concept * 2 + is_english
            if standing == _PREFERRED and side not in headed:
                # The first preferred term of a concept in each language: they come in the order of the entry.
                headed.add(side)
                standing = _HEADWORD
            if part:
                standing += name_mark(part)
            for key in keys_whole:
                whole.append((key, number, concept, scope, standing))
            for key in hasty:
                whole.append((key, number, concept, scope, standing + keys.HASTY))
            mark = marks.get(scope) or marks.setdefault(scope, scope_mark(scope))
            texts.append((number, _tokens(words, initials, mark)))
        whole.sort()
        return IndexRows(whole, texts, self._words())

    def _words(self) -> list[tuple[str, str, str]]:
        rows = set()
        for code, maker in self._makers.items():
            language, first = Language(code), code[0]
            for word, written in maker.learnt():
                rows.add((first + stem_of_new(word, language), word, sound_code_of_new(written, language)))
        return sorted(rows)


def rows_of_one(term: TermRow) -> tuple[list[str], str]:
    """The keys under which one term stands, and its tokens, as they were when it was indexed."""
    _number, _concept, glossary, language, text, kind, part, _status = term
    made = keys.term_keys(text, kind, part)
    mark = scope_mark(scope_of(glossary, language == "en"))
    return [*made.whole, *made.hasty], _tokens(made.words, made.initials, mark)


def _tokens(words: Sequence[str], initials: Sequence[str], mark: str) -> str:
    """What full-text search holds of a term: its words, its initials and its scope's mark, as tokens."""
    if not initials:
        return f"{' '.join(words)} {mark}"
    marks = "".join([f" {INITIALS_MARK}{letters}" for letters in initials])
    return f"{' '.join(words)}{marks} {mark}"
