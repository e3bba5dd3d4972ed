"""The terms of two versions of one concept made into one set for each language.

Owns which terms of the two are the same, and what becomes of their marks. The rule for one value is in
`fields`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from interpreter_app.domain.language.folding import folded, without_article
from interpreter_app.domain.merging.fields import (
    DEPRECATED,
    PREFERRED,
    TERM,
    Field,
    Standing,
    Take,
    Value,
    joined,
    standing,
)
from interpreter_app.domain.terms import Language, Status, Term, TermType

Terms = Sequence[Term]

_MARKS = (
    "text",
    "type",
    "part_of_speech",
    "gender",
    "number",
    "region",
    "context",
    "pronunciation",
    DEPRECATED,
)
_STRAIGHT = str.maketrans(dict.fromkeys("’‘ʼ`´′＇‛", "'"))


class Conflict(NamedTuple):
    """A field that both sides have changed, with the two values; ours stands until the person chooses."""

    field: Field
    ours: Value
    theirs: Value


class Worded(NamedTuple):
    """The terms of a merged concept, and the fields of terms that both sides have changed."""

    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]


def merge(
    history: Sequence[Terms],
    theirs: Terms,
    shared: Collection[int],
    *,
    is_whole: bool = False,
    is_lossy: bool = False,
) -> Worded:
    """Our terms in their order with what only theirs has changed, then those that only theirs has.

    `history` has the terms of every version that ours had, oldest first, ours last. If theirs `is_whole`, all
    that its concept says, a term of it that stands in the place of another one is that term corrected; where
    both have corrected the one to say, both stay and the person says which it is. If theirs `is_lossy`, a
    corrected term has the sentence and the pronunciation that ours had where theirs has none.
    """
    if is_whole:
        history = (*history[:-1], _corrected(history, theirs, shared, is_lossy=is_lossy))
    ours = history[-1]
    conflicts: list[Conflict] = []
    partner = paired(ours, theirs)
    pasts = [paired(ours, version) for version in history[:-1]]
    made: list[Term] = []
    for place, term in enumerate(ours):
        other = partner.get(place)
        if other is None or other == term:
            made.append(term)
            continue
        past = [past.get(place) for past in pasts]
        made.append(_marked(term, other, (*past, term), shared, conflicts))
    met = {id(term) for term in partner.values()}
    new = [term for term in theirs if id(term) not in met]
    new = [term for term in new if not _was_removed(term, history, conflicts)]
    new = [term for term in new if not _is_there_but_for_an_article(term, made)]
    spoken = {term.language for term in made if term.status is Status.PREFERRED}
    made += [_admitted(t) if t.status is Status.PREFERRED and t.language in spoken else t for t in new]
    for language in Language:
        made = _preferring(language, made, theirs, history, shared, conflicts)
        if is_whole:
            conflicts += _corrected_twice(language, made, theirs, history, shared)
    return Worded(tuple(made), tuple(conflicts))


def _corrected(history: Sequence[Terms], theirs: Terms, shared: Collection[int], *, is_lossy: bool) -> Terms:
    """Our terms with the one term of a language that theirs has written otherwise, and nothing else of it.

    It is a correction if of a shared version theirs has all other terms of that language, and ours has the
    term still as it was there. Several that differ may be anything: then all stay, and theirs come to them.
    """
    made = list(history[-1])
    for place in sorted(shared):
        if place >= len(history):
            continue
        for language in Language:
            base, mine, other = (
                [t for t in terms if t.language is language] for terms in (history[place], made, theirs)
            )
            gone = [term for term in base if _find(term, other, folded) is None]
            new = [term for term in other if _find(term, base, folded) is None]
            if len(gone) != 1 or len(new) != 1 or len(base) != len(other):
                continue
            known = next((term for term in mine if term == gone[0]), None)
            if known is not None and _find(new[0], mine, folded) is None and not _had(new[0], history):
                corrected = _completed(new[0], known) if is_lossy else new[0]
                made[next(n for n, term in enumerate(made) if term is known)] = corrected
    return tuple(made)


def _completed(term: Term, ours: Term) -> Term:
    """A corrected term with what no column of a table holds of it."""
    return replace(
        term, context=term.context or ours.context, pronunciation=term.pronunciation or ours.pronunciation
    )


def _had(term: Term, history: Sequence[Terms]) -> bool:
    """Whether ours had this term once: then theirs is the older copy."""
    return any(_find(term, version, folded) is not None for version in history[:-1])


def paired(ours: Terms, theirs: Terms) -> dict[int, Term]:
    """Their term for each of ours, by its place, where they have it: of the same text, else folding alike."""
    partner: dict[int, Term] = {}
    left = list(theirs)
    for spelling in (_as_is, folded):
        for place, term in enumerate(ours):
            if place not in partner and (same := _find(term, left, spelling)) is not None:
                partner[place] = same
                left = [other for other in left if other is not same]
    return partner


def with_choice(ours: Terms, theirs: Terms, field: Field, take: Take) -> tuple[Term, ...]:
    """Our terms with theirs, or both, in one field of a term."""
    made = list(ours)
    wanted = Term(field.term, field.language or Language.FRENCH)
    other = _find(wanted, theirs, _as_is) or _find(wanted, theirs, folded)
    if other is None:
        return tuple(made)
    mine = _find(wanted, made, _as_is) or _find(wanted, made, folded)
    place = next((n for n, t in enumerate(made) if t is mine), None)
    if field.name == PREFERRED:
        return tuple(_made_preferred(made, other))
    if field.name == TERM or (field.name == "text" and take is Take.BOTH):
        is_there = _find(other, made, _as_is) is not None
        return tuple(made if is_there else [*made, _admitted(other)])
    if place is not None:
        both = field.name == "context" and take is Take.BOTH
        value = joined(_mark(made[place], field.name), _mark(other, field.name)) if both else None
        if both or take is Take.THEIRS:
            made[place] = _with_mark(made[place], field.name, value if both else _mark(other, field.name))
    return tuple(made)


def _as_is(text: str) -> str:
    return text


def _is_there_but_for_an_article(term: Term, among: Terms) -> bool:
    same = _find(term, among, _bare)
    return same is not None and folded(same.text) != folded(term.text)


def _bare(text: str) -> str:
    """A term without its article: «la mairie» is no other term than «mairie»."""
    return without_article(folded(text))


def _find(term: Term, among: Terms, spelling: Callable[[str], str]) -> Term | None:
    wanted = spelling(term.text)
    return next((t for t in among if t.language is term.language and spelling(t.text) == wanted), None)


def _admitted(term: Term) -> Term:
    return replace(term, status=Status.ADMITTED) if term.status is Status.PREFERRED else term


def _mark(term: Term, name: str) -> Value:
    """What a term says in one of its marks; nothing where it says what every term says by itself."""
    if name == DEPRECATED:
        return term.status is Status.DEPRECATED
    value: Any = getattr(term, name)
    return None if value is TermType.FULL_FORM else value


def _with_mark(term: Term, name: str, value: Value) -> Term:
    if name == DEPRECATED:
        return replace(term, status=Status.DEPRECATED) if value else term
    changed: Any = {name: value}
    return replace(term, **changed)


def _marked(
    ours: Term,
    theirs: Term,
    versions: Sequence[Term | None],
    shared: Collection[int],
    conflicts: list[Conflict],
) -> Term:
    """Our term with the marks that only theirs has changed; a version that hadn't got it is None."""
    made = ours
    for name in _MARKS:
        mine, other = _mark(ours, name), _mark(theirs, name)
        if mine == other or not other:
            continue
        # A version without the term isn't one in which its marks said nothing.
        there = [(place, term) for place, term in enumerate(versions) if term is not None]
        values = [_mark(term, name) for _place, term in there]
        if name == DEPRECATED:
            # Not to be avoided is something said, too: nobody wants to avoid a term without noticing.
            mine, values = False, [value or Status.PREFERRED for value in values]
        came = {n for n, (place, _term) in enumerate(there) if place in shared}
        decided = standing(mine, other, values, came)
        if decided is Standing.THEIRS:
            made = _with_mark(made, name, other)
        elif decided is Standing.ASK and not (name == "text" and _typed(ours.text) == _typed(theirs.text)):
            conflicts.append(Conflict(Field(name, ours.language, ours.text), mine, other))
    return made


def _typed(text: str) -> str:
    """A text without what depends on a keyboard: case, kinds of apostrophes, blanks."""
    plain = unicodedata.normalize("NFC", text).translate(_STRAIGHT)
    return " ".join(plain.casefold().split())


def _was_removed(term: Term, history: Sequence[Terms], conflicts: list[Conflict]) -> bool:
    """Whether ours once had this term of theirs and has removed it; the person is asked if theirs is new."""
    # A further spelling of a term that ours still has was removed only if it stood there as it is spelt.
    spelling = folded if _find(term, history[-1], folded) is None else _as_is
    before = [old for version in history[:-1] if (old := _find(term, version, spelling)) is not None]
    if not before:
        return False
    if not any(replace(old, status=term.status) == term for old in before):
        conflicts.append(Conflict(Field(TERM, term.language, term.text), None, term.text))
    return True


def _preferred(terms: Terms, language: Language) -> Term | None:
    of_language = [t for t in terms if t.language is language]
    return min(of_language, key=lambda t: _RANK[t.status], default=None)


_RANK = {status: rank for rank, status in enumerate(Status)}


def _preferring(
    language: Language,
    made: list[Term],
    theirs: Terms,
    history: Sequence[Terms],
    shared: Collection[int],
    conflicts: list[Conflict],
) -> list[Term]:
    """The merged terms with the one to say that theirs has, if theirs says so of two that it has."""
    mine, other = _preferred(made, language), _preferred(theirs, language)
    if mine is None or other is None or folded(mine.text) == folded(other.text):
        return made
    passed_over = _find(mine, theirs, folded)
    if passed_over is None or _RANK[passed_over.status] <= _RANK[other.status]:
        return made
    now = _find(other, made, folded)
    if now is None:
        return made
    heads = [_preferred(version, language) for version in history]
    values = [folded(head.text) if head else "" for head in heads]
    decided = standing(values[-1], folded(other.text), values, shared)
    if decided is Standing.THEIRS and now.status is not Status.DEPRECATED:
        return _made_preferred(made, other)
    if decided is not Standing.OURS:
        conflicts.append(Conflict(Field(PREFERRED, language, other.text), mine.text, other.text))
    return made


def _corrected_twice(
    language: Language, made: list[Term], theirs: Terms, history: Sequence[Terms], shared: Collection[int]
) -> list[Conflict]:
    """Which term is the one to say, where each has put another one in the place of the one they shared."""
    mine, other = _preferred(made, language), _preferred(theirs, language)
    last = max((place for place in shared if place < len(history)), default=None)
    base = _preferred(history[last], language) if last is not None else None
    if mine is None or other is None or base is None or _had(other, history):
        return []
    is_gone = all(_find(base, terms, folded) is None for terms in (made, theirs))
    if not is_gone or _find(mine, theirs, folded) is not None:
        return []
    return [Conflict(Field(PREFERRED, language, other.text), mine.text, other.text)]


def _made_preferred(made: list[Term], other: Term) -> list[Term]:
    """The terms with the one that is spelt like `other` as the one to say in its language."""
    head = _find(other, made, _as_is) or _find(other, made, folded)
    if head is None:
        return made
    return [
        replace(t, status=Status.PREFERRED)
        if t is head
        else _admitted(t)
        if t.language is other.language
        else t
        for t in made
    ]
