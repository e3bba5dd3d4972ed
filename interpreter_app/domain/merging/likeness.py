"""Which concept of a glossary a new one is the same as, or may be.

Owns what counts as the same and as nearly the same. Precision comes first: who imports 5,000 rows must not be
asked 2,000 questions. Every question is answered from dictionaries, whatever the size of the glossary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from interpreter_app.domain.language.fold_many import Folder
from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.language.inflection import stem_of_new
from interpreter_app.domain.merging.fields import PLAIN, Value, value_of
from interpreter_app.domain.terms import Concept, Language, Status, Term

PairKey = tuple[str, str]

_MOST_ALIKE = 20
"""Concepts with one preferred term in common that are looked at: a term that more have tells nothing."""

_LONG_ENOUGH = 6
"""Letters that a term needs for one of them to be taken for a slip of the keyboard."""


def pair_key(concept: Concept) -> PairKey:
    """What makes two concepts of different ids the same: their preferred terms in both languages, folded."""
    french, english = _heads(concept)
    return (fold(french.text) if french else "", fold(english.text) if english else "")


class Known:
    """The concepts of a glossary, each found by its id, by its pair of preferred terms, by what is near it.

    Those that are `added` later are found by id and pair only: rows of one file aren't held against others.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._fold = Folder()
        self.by_id = {concept.id: concept for concept in concepts}
        self._by_pair: dict[PairKey, str] | None = None
        self._pair_of: dict[str, PairKey] = {}
        self._near: _Near | None = None
        self._first = list(self.by_id.values())

    def pair(self, concept: Concept) -> PairKey:
        """As `pair_key`, which is slow for 100,000 of them."""
        french, english = _heads(concept)
        fold_one = self._fold
        return (fold_one(french.text) if french else "", fold_one(english.text) if english else "")

    def add(self, concept: Concept, pair: PairKey | None = None) -> None:
        """Have this concept in the place of the one with its id, or as a new one, which has this pair."""
        is_new = concept.id not in self.by_id
        self.by_id[concept.id] = concept
        own = self._pair_of[concept.id] = pair or self.pair(concept)
        if is_new:
            self._pairs().setdefault(own, concept.id)

    def add_new(self, concept: Concept, pair: PairKey) -> None:
        """As `add`, of a concept whose id and pair are known to be new."""
        self.by_id[concept.id] = concept
        self._pair_of[concept.id] = pair
        self._pairs().setdefault(pair, concept.id)

    def pair_of(self, ident: str) -> PairKey:
        """The pair of preferred terms of the concept with this id."""
        self._pairs()
        return self._pair_of[ident]

    def with_pair(self, pair: PairKey) -> str | None:
        """The id of the concept with this pair of preferred terms, or None; a pair needs both languages.

        One whose terms have been corrected since hasn't it any more.
        """
        ident = self._pairs().get(pair) if all(pair) else None
        return ident if ident is not None and self._pair_of[ident] == pair else None

    def nearly(self, concept: Concept) -> str | None:
        """The id of a concept that may be the same as this one, which isn't there by its pair; or None.

        One preferred term is the same but for its article or number, and the other side has a term in common,
        or is missing in one of them, or its preferred terms differ by a slip of the keyboard.
        """
        if not self._first:
            return None
        if self._near is None:
            self._near = _Near(self._first, self._fold)
        found = self._near.find(concept)
        return found.id if found else None

    def rendered_otherwise(self, concept: Concept) -> Concept | None:
        """A concept with the same term to say in one language, and another one in the other; or None."""
        if not self._first:
            return None
        if self._near is None:
            self._near = _Near(self._first, self._fold)
        return self._near.find_otherwise(concept)

    def _pairs(self) -> dict[PairKey, str]:
        if self._by_pair is None:
            # Of several with one pair the first, as below: the same file goes the same way again.
            first = {c.id: self.pair(c) for c in self._first}
            self._by_pair = {pair: ident for ident, pair in reversed(first.items())}
            self._pair_of = first | self._pair_of
        return self._by_pair


class _Near:
    """Concepts by the preferred term of each language, without its article and in whatever number."""

    def __init__(self, concepts: Iterable[Concept], fold_one: Folder) -> None:
        self._fold = fold_one
        self._stems: dict[Language, dict[str, str]] = {language: {} for language in Language}
        self._by_head: dict[Language, dict[str, list[Concept]]] = {
            language: defaultdict(list) for language in Language
        }
        for concept in concepts:
            for head in _heads(concept):
                if head is not None and (plain := self._plain(head)):
                    self._by_head[head.language][plain].append(concept)

    def find(self, concept: Concept) -> Concept | None:
        for head in _heads(concept):
            if head is None:
                continue
            alike = self._by_head[head.language].get(self._plain(head), ())
            if len(alike) > _MOST_ALIKE:
                continue
            other = head.language.other
            found = next((known for known in alike if self._agree(concept, known, other)), None)
            if found is not None:
                return found
        return None

    def find_otherwise(self, concept: Concept) -> Concept | None:
        for place, head in enumerate(_heads(concept)):
            if head is None:
                continue
            alike = self._by_head[head.language].get(self._plain(head), ())
            if len(alike) > _MOST_ALIKE:
                continue
            other = head.language.other
            for known in alike:
                has_both = _heads(concept)[1 - place] is not None and _heads(known)[1 - place] is not None
                if has_both and not self._agree(concept, known, other):
                    return known
        return None

    def _agree(self, one: Concept, known: Concept, language: Language) -> bool:
        """Whether two concepts don't contradict each other in this language."""
        mine, others = ([t for t in c.terms if t.language is language] for c in (one, known))
        if not mine or not others:
            return True
        if not {self._plain(t) for t in mine}.isdisjoint(self._plain(t) for t in others):
            return True
        heads = [_heads(c)[0 if language is Language.FRENCH else 1] for c in (one, known)]
        return is_slip(*(self._fold(head.text) for head in heads if head))

    def _plain(self, term: Term) -> str:
        """The term's key without article, each word as its stem."""
        stems = self._stems[term.language]
        words = without_article(self._fold(term.text)).split(" ")
        return " ".join([stems.get(w) or self._stem(w, term.language) for w in words])

    def _stem(self, word: str, language: Language) -> str:
        made = self._stems[language][word] = stem_of_new(word, language)
        return made


def says_all(ours: Concept, theirs: Concept) -> bool:
    """Whether ours says all that theirs does: each of its terms, but for articles, and each of its texts."""
    said = {(term.language, without_article(fold(term.text))) for term in ours.terms}
    if any((term.language, without_article(fold(term.text))) not in said for term in theirs.terms):
        return False
    values = [(value_of(ours, field), value_of(theirs, field)) for field in PLAIN]
    return all(not new or new == old or _is_part(new, old) for old, new in values)


def _is_part(new: Value, old: Value) -> bool:
    return isinstance(new, str) and isinstance(old, str) and new in old


def is_slip(one: str, other: str) -> bool:
    """Whether two folded texts differ by one letter that is wrong, missing or swapped with the next.

    Short texts and those that differ in a digit or a blank aren't slips: «loi 1901», «loi 1902».
    """
    if len(one) > len(other):
        one, other = other, one
    if len(one) < _LONG_ENOUGH or len(other) - len(one) > 1 or one == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if not (one[start : start + 1] or "a").isalpha() or not other[start].isalpha():
        return False
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])


_RANK = {status: rank for rank, status in enumerate(Status)}
_FRENCH, _PREFERRED = Language.FRENCH, Status.PREFERRED


def _heads(concept: Concept) -> tuple[Term | None, Term | None]:
    """The preferred terms, French and English; as `Concept.preferred`, which is slow for 100,000 of them."""
    french: Term | None = None
    english: Term | None = None
    for term in concept.terms:
        if term.language is _FRENCH:
            if french is None or _is_better(term, french):
                french = term
        elif english is None or _is_better(term, english):
            english = term
    return french, english


def _is_better(one: Term, other: Term) -> bool:
    return other.status is not _PREFERRED and _RANK[one.status] < _RANK[other.status]
