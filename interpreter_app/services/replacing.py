"""Find and replace: where a text stands in the entries of a glossary, or of all, and another in its place.

Owns which fields of an entry are looked through and what can't be replaced. What counts as found is
domain.finding_text's to say. A replacement is one deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.finding_text import Span, Wanted, finder, replaced, spans
from interpreter_app.domain.terms import Bilingual, Concept, Language
from interpreter_app.exchange.tables.rows import MAX_TERM
from interpreter_app.services import entered
from interpreter_app.store import glossaries, several
from interpreter_app.store.database import Store
from interpreter_app.store.entries import all_numbers
from interpreter_app.store.glossaries import Change
from interpreter_app.store.listing import glossary_names
from interpreter_app.store.texts import TEXTS, ConceptTexts, TermTexts, texts

_EVERY = 4000


class Field(StrEnum):
    """A field that is looked through."""

    FRENCH_TERMS = "terms.fr"
    ENGLISH_TERMS = "terms.en"
    FRENCH_CONTEXTS = "contexts.fr"
    ENGLISH_CONTEXTS = "contexts.en"
    FRENCH_DEFINITION = "definition.fr"
    ENGLISH_DEFINITION = "definition.en"
    FRENCH_TRANSFER_NOTE = "transfer_note.fr"
    ENGLISH_TRANSFER_NOTE = "transfer_note.en"
    SUBJECT = "subject_field"
    SOURCE = "source"
    NOTE = "note"


_Text = tuple[Field, int | None, str]
"""A text of an entry: its field, the place of its term, the text."""

_TERMS = {Field.FRENCH_TERMS: Language.FRENCH, Field.ENGLISH_TERMS: Language.ENGLISH}
_CONTEXTS = {Field.FRENCH_CONTEXTS: Language.FRENCH, Field.ENGLISH_CONTEXTS: Language.ENGLISH}
_COLUMNS = tuple(Field(re.sub("_(fr|en)$", r".\1", name)) for name in TEXTS)
_ORDER = {field: place for place, field in enumerate(Field)}


class LeftOut(StrEnum):
    """Why something found wasn't replaced."""

    ONLY_TERM = "only-term"
    """No term would be left of the entry."""
    TOO_LONG = "too-long"
    CHANGED = "changed"
    """Somebody has changed the text since it was found, or deleted the entry."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where: in these fields of the concepts with these numbers, of one glossary, or
    of all where neither is given."""

    wanted: Wanted
    fields: frozenset[Field] = frozenset(Field)
    glossary: str | None = None
    numbers: Sequence[int] | None = None


class Hit(NamedTuple):
    """A text in which something was found, at these places.

    `number` is the concept's, `term` the place of the term among the concept's terms that the text is of,
    None for a text of the concept itself.
    """

    number: int
    glossary: str
    concept: str
    field: Field
    term: int | None
    text: str
    spans: tuple[Span, ...]


class Replaced(NamedTuple):
    """What a replacement did: in how many places of how many entries, and what was left out and why."""

    change: Change
    places: int
    entries: int
    left_out: tuple[tuple[Hit, LeftOut], ...]


def find(store: Store, query: Query, progress: Progress = silent) -> Iterator[Hit]:
    """Everything found, glossary by glossary in the order of the entries.

    `progress` counts concepts. Raises UsageError if there is no such glossary.
    """
    pattern = finder(query.wanted)
    if pattern is None:
        return
    names = glossary_names(store)
    numbers = _numbers(store, query)
    for start in range(0, len(numbers), _EVERY):
        portion = numbers[start : start + _EVERY]
        concepts, terms = texts(store, portion)
        found = _in_concepts(concepts, pattern, query.fields)
        for number, own in _in_terms(terms, pattern, query.fields).items():
            found[number] = own + found.get(number, [])
        for number, glossary, ident, *_texts in concepts:
            for field, term, text in sorted(found.get(number, ()), key=_place):
                yield Hit(number, names[glossary][0], ident, field, term, text, spans(pattern, text))
        progress(start + len(portion), len(numbers))


def replace_all(
    store: Store, query: Query, replacement: str, who: str = "", progress: Progress = silent
) -> Replaced:
    """Put the replacement wherever something is found. Raises UsageError as `find` does."""
    with store.write():
        return replace_hits(store, list(find(store, query, progress)), replacement, who)


def replace_hits(store: Store, hits: Iterable[Hit], replacement: str, who: str = "") -> Replaced:
    """Put the replacement in all places of these hits, as one deed.

    A term of which nothing is left goes, unless it is the entry's last. Hits whose text isn't as it was found
    are left out.
    """
    by_number: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_number[hit.number].append(hit)
    wanted: dict[str, list[Concept]] = defaultdict(list)
    left_out: list[tuple[Hit, LeftOut]] = []
    places = entries = 0
    with store.write():
        chosen = several.chosen(store, list(by_number))
        there = {stored.number: (glossary, stored) for glossary, found in chosen.items() for stored in found}
        for number, own in by_number.items():
            if number not in there:
                left_out += ((hit, LeftOut.CHANGED) for hit in own)
                continue
            glossary, stored = there[number]
            concept, done = _with_replacement(stored.concept, own, replacement, left_out)
            if concept != stored.concept:
                wanted[glossary].append(concept)
                places += done
                entries += 1
        change = several.put(store, wanted, who, "replace")
    return Replaced(change, places, entries, tuple(left_out))


def _numbers(store: Store, query: Query) -> list[int]:
    if query.numbers is not None:
        return sorted(set(query.numbers))
    return all_numbers(
        store, None if query.glossary is None else glossaries.find(store, query.glossary).number
    )


def _place(found: _Text) -> tuple[int, int]:
    """Where something stands among what is found in an entry: field by field, term by term."""
    field, term, _text = found
    return _ORDER[field], -1 if term is None else term


def _in_concepts(
    rows: Iterable[ConceptTexts], pattern: re.Pattern[str], fields: frozenset[Field]
) -> dict[int, list[_Text]]:
    """The texts in which something is found, by the concept's number."""
    columns = [(place, field) for place, field in enumerate(_COLUMNS, 3) if field in fields]
    found: dict[int, list[_Text]] = {}
    for row in rows if columns else ():
        # One search for all: nothing that is looked for has the character between them.
        if pattern.search("\0".join([row[place] for place, _field in columns])):
            found[row[0]] = [
                (field, None, row[place]) for place, field in columns if pattern.search(row[place])
            ]
    return found


def _in_terms(
    rows: Iterable[TermTexts], pattern: re.Pattern[str], fields: frozenset[Field]
) -> dict[int, list[_Text]]:
    """The texts of terms in which something is found, by the concept's number."""
    wanted = {
        language: ([f for f in _TERMS if _TERMS[f] == language and f in fields],
                   [f for f in _CONTEXTS if _CONTEXTS[f] == language and f in fields])
        for language in Language
    }  # fmt: skip
    found: dict[int, list[_Text]] = defaultdict(list)
    place, last = 0, None
    for number, language, text, context in rows:
        place = place + 1 if number == last else 0
        last = number
        as_term, as_context = wanted[Language(language)]
        for fields_of, written in ((as_term, text), (as_context, context)):
            if fields_of and written and pattern.search(written):
                found[number].append((fields_of[0], place, written))
    return found


def _reader(field: Field) -> Callable[[Concept], Iterator[_Text]]:
    """What gives the texts of a field."""
    language = _TERMS.get(field) or _CONTEXTS.get(field)
    if language is None:
        name, _dot, code = field.partition(".")
        return lambda concept: iter([(field, None, _plain(concept, name, code))])
    of_term = "text" if field in _TERMS else "context"
    return lambda concept: (
        (field, place, getattr(term, of_term))
        for place, term in enumerate(concept.terms)
        if term.language is language
    )


def _plain(concept: Concept, name: str, code: str) -> str:
    value = getattr(concept, name)
    return str(getattr(value, code) if code else value)


def _with_replacement(
    concept: Concept, hits: Sequence[Hit], replacement: str, left_out: list[tuple[Hit, LeftOut]]
) -> tuple[Concept, int]:
    """The concept with what is found replaced, and in how many places."""
    done: list[Hit] = []
    made = concept
    for hit in hits:
        if _text(concept, hit) != hit.text:
            left_out.append((hit, LeftOut.CHANGED))
            continue
        text = replaced(hit.text, hit.spans, replacement)
        text = entered.line(text) if hit.field in (*_TERMS, Field.SUBJECT) else entered.lines(text)
        if len(text) > (MAX_TERM if hit.field in _TERMS else entered.MAX_TEXT):
            left_out.append((hit, LeftOut.TOO_LONG))
            continue
        made = _with_text(made, hit, text)
        done.append(hit)
    if not any(term.text for term in made.terms):
        emptied = [hit for hit in done if hit.field in _TERMS]
        left_out += ((hit, LeftOut.ONLY_TERM) for hit in emptied)
        done = [hit for hit in done if hit not in emptied]
        made = replace(made, terms=tuple(
            replace(term, text=old.text) for term, old in zip(made.terms, concept.terms, strict=True)
        ))  # fmt: skip
    kept = tuple(
        term for term, old in zip(made.terms, concept.terms, strict=True) if term.text or not old.text
    )
    return replace(made, terms=kept), sum(len(hit.spans) for hit in done)


def _text(concept: Concept, hit: Hit) -> str | None:
    """The text that stands now where something was found."""
    texts = _reader(hit.field)(concept)
    return next((text for _field, term, text in texts if term == hit.term), None)


def _with_text(concept: Concept, hit: Hit, text: str) -> Concept:
    """The concept with this text where something was found."""
    if hit.term is not None:
        terms = list(concept.terms)
        term = terms[hit.term]
        is_text = hit.field in _TERMS
        terms[hit.term] = replace(term, text=text) if is_text else replace(term, context=text)
        return replace(concept, terms=tuple(terms))
    name, _dot, code = hit.field.partition(".")
    changed: dict[str, Any] = {name: text}
    if code:
        old: Bilingual = getattr(concept, name)
        changed = {name: Bilingual(text, old.en) if code == Language.FRENCH else Bilingual(old.fr, text)}
    return replace(concept, **changed)
