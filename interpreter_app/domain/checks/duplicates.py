"""Entries that are the same, or nearly: one concept stands in one place, and a term leads to one rendering.

Owns what counts as the same: terms are compared without case, accents, articles and endings. Compares within
one glossary and across several; the later one is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.language.inflection import stem_of_new
from interpreter_app.domain.terms import Concept, Glossary, Language, Status

_COMPARED = 30
"""Earlier concepts with the same term that one is compared with: a file of nothing but one word ends, too."""

_ALIKE = 0.9
"""From what share of shared letters on two long terms are nearly the same (difflib's ratio)."""
_LONG, _LONGEST = 8, 60


class _Entry(NamedTuple):
    """A concept as it is compared: where it stands, its keys in each language without and with endings."""

    glossary: int
    concept: Concept
    stems: dict[Language, dict[str, str]]


def duplicate_ids(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """An id that stands for more than one concept."""
    counts: dict[str, int] = {}
    for concept in glossary.concepts:
        counts[concept.id] = counts.get(concept.id, 0) + 1
    for concept_id, count in counts.items():
        if count > 1:
            yield concept_id, _("{count} concepts have this id.").format(count=count)


def duplicate_concepts(glossaries: Sequence[Glossary]) -> Iterator[tuple[int, str, str]]:
    """Concepts that have a term in common in one language, and one in common or nearly so in the other."""
    earlier: dict[tuple[Language, str], list[_Entry]] = {}
    for number, glossary in enumerate(glossaries):
        for concept in glossary.concepts:
            entry = _Entry(number, concept, {language: _keys(concept, language) for language in Language})
            twin = _twin(entry, earlier)
            if twin:
                yield number, concept.id, _same_as(glossaries, entry, twin)
            for language, keys in entry.stems.items():
                for key in keys:
                    known = earlier.setdefault((language, key), [])
                    if len(known) < _COMPARED:
                        known.append(entry)


def _keys(concept: Concept, language: Language) -> dict[str, str]:
    """The terms that may be said, as they are written, by what is compared of them."""
    return {
        " ".join(stem_of_new(word, language) for word in without_article(fold(term.text)).split()): term.text
        for term in concept.in_language(language)
        if term.status is not Status.DEPRECATED
    }


def _twin(entry: _Entry, earlier: dict[tuple[Language, str], list[_Entry]]) -> _Entry | None:
    for language, keys in entry.stems.items():
        for key in keys:
            for other in earlier.get((language, key), ()):
                if other.concept.id == entry.concept.id and other.glossary == entry.glossary:
                    continue  # its id is told of
                if _alike(entry.stems[language.other], other.stems[language.other]):
                    return other
    return None


def _alike(mine: dict[str, str], theirs: dict[str, str]) -> bool:
    if not mine.keys().isdisjoint(theirs) or not (mine or theirs):
        return True
    return any(_nearly(one, other) for one in mine for other in theirs)


def _nearly(one: str, other: str) -> bool:
    """Whether two long terms differ by a slip: «centralisation» and «décentralisation» don't."""
    if not (_LONG <= len(one) <= _LONGEST and _LONG <= len(other) <= _LONGEST):
        return False
    if one.endswith(other) or other.endswith(one):
        return False
    compared = SequenceMatcher(None, one, other)
    return compared.real_quick_ratio() >= _ALIKE <= compared.quick_ratio() and compared.ratio() >= _ALIKE


def _same_as(glossaries: Sequence[Glossary], entry: _Entry, twin: _Entry) -> str:
    name = _name(twin.concept)
    if twin.glossary == entry.glossary:
        return _("the same, or nearly the same, as “{name}”.").format(name=name)
    return _("the same, or nearly the same, as “{name}” in “{glossary}”.").format(
        name=name, glossary=_title(glossaries[twin.glossary])
    )


def _name(concept: Concept) -> str:
    """A concept as people know it: by the terms to say, or else by its id."""
    return " – ".join(term.text for term in map(concept.preferred, Language) if term) or concept.id


def _title(glossary: Glossary) -> str:
    first = glossary.name.get(Language.FRENCH if interface_language() == "fr" else Language.ENGLISH)
    return first or glossary.name.fr or glossary.name.en or glossary.id


def two_renderings(glossaries: Sequence[Glossary]) -> Iterator[tuple[int, str, str]]:
    """A term that leads to different ones in two concepts, of which one has no note that says when."""
    first: dict[tuple[Language, str], tuple[int, Concept]] = {}
    for number, glossary in enumerate(glossaries):
        for concept in glossary.concepts:
            for language in Language:
                best = concept.preferred(language)
                if best is None:
                    continue
                key = (language, without_article(fold(best.text)))
                known, other = first.setdefault(key, (number, concept))
                if other is concept or (_explained(concept) and _explained(other)):
                    continue
                mine, theirs = concept.preferred(language.other), other.preferred(language.other)
                if mine and theirs and fold(mine.text) != fold(theirs.text):
                    where = "" if known == number else _title(glossaries[known])
                    yield number, concept.id, _two(best.text, mine.text, theirs.text, where)


def _two(term: str, mine: str, theirs: str, where: str) -> str:
    if where:
        said = _("“{term}” is “{mine}” here and “{theirs}” in “{glossary}”; notes must say when.")
        return said.format(term=term, mine=mine, theirs=theirs, glossary=where)
    said = _("“{term}” is “{mine}” here and “{theirs}” in another entry; notes must say when.")
    return said.format(term=term, mine=mine, theirs=theirs)


def _explained(concept: Concept) -> bool:
    return bool(concept.note.strip() or concept.transfer_note)
