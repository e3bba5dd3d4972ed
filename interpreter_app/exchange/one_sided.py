"""Concepts that lack one of the languages, and what is said of them to whoever reads a file.

Owns the wording, for tables and termbases alike. Knows no format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.exchange.reading import Problem, at_line


def one_sided(
    concepts: Sequence[Concept], lines: Mapping[str, int], place: Callable[[int], str] = at_line
) -> Iterator[Problem]:
    """What to say of entries that lack one of the languages: nobody can say them in it."""
    return said_of({language: without(language, concepts) for language in Language}, lines, place)


def without(language: Language, concepts: Iterable[Concept]) -> list[Concept]:
    """The concepts that have no term in this language."""
    return [
        concept
        for concept in giving_way(concepts)
        if language not in [term.language for term in concept.terms]
    ]


def said_of(
    lacking: Mapping[Language, Sequence[Concept]], lines: Mapping[str, int], place: Callable[[int], str]
) -> Iterator[Problem]:
    """What to say of concepts that lack a language, at the first of them; `lines` has a line for each id."""
    for language, concepts in lacking.items():
        if concepts:
            yield Problem(place(lines[concepts[0].id]), _lacking(language, len(concepts)))


def _lacking(language: Language, count: int) -> str:
    if language is Language.FRENCH:
        said = ngettext(
            "{count} entry has no French term.",
            "{count} entries have no French term; this is the first of them.",
            count,
        )
    else:
        said = ngettext(
            "{count} entry has no English term.",
            "{count} entries have no English term; this is the first of them.",
            count,
        )
    return said.format(count=count)
