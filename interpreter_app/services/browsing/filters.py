"""What a filter of a list of concepts asks for: words that were typed, and facets that were chosen.

Owns the kinds of facets and their values. Knows neither rows nor the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.domain.language.folding import content_words, fold
from interpreter_app.domain.terms import Equivalence, Status


class Kind(StrEnum):
    """What a facet is about."""

    STATUS = "status"
    EQUIVALENCE = "equivalence"
    REGION = "region"
    SUBJECT = "subject"
    CHECKED = "checked"
    FALSE_FRIEND = "false-friend"
    MISSING = "missing"


class Missing(StrEnum):
    """A field that a concept lacks; GENDER where a French noun has none."""

    FRENCH_TERM = "french-term"
    ENGLISH_TERM = "english-term"
    EQUIVALENCE = "equivalence"
    FRENCH_DEFINITION = "french-definition"
    ENGLISH_DEFINITION = "english-definition"
    FRENCH_TRANSFER_NOTE = "french-transfer-note"
    ENGLISH_TRANSFER_NOTE = "english-transfer-note"
    SUBJECT = "subject"
    SOURCE = "source"
    GENDER = "gender"


class Facet(NamedTuple):
    """Something that concepts have in common.

    `value` is that of a Status, Equivalence or Missing, a region or a subject field as they stand in the
    entry, or YES or NO; the empty region is that of a concept none of whose terms has one. What no concept
    should lack, an equivalence or a subject field among it, is told by Missing alone.
    """

    kind: Kind
    value: str


YES, NO = "yes", "no"

FIXED = (
    *(Facet(Kind.STATUS, status) for status in Status),
    *(Facet(Kind.EQUIVALENCE, value) for value in Equivalence),
    *(Facet(kind, value) for kind in (Kind.CHECKED, Kind.FALSE_FRIEND) for value in (YES, NO)),
    *(Facet(Kind.MISSING, field) for field in Missing),
)
"""The facets that every list has; those of subject fields and regions come from its concepts."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is filtered by: every word typed, and of every kind chosen at least one of its facets."""

    typed: str = ""
    facets: frozenset[Facet] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it leaves every concept."""
        return not self.facets and not self.words

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words with which words of a concept's terms must begin. Stop words don't count."""
        return tuple(sorted(set(content_words(fold(self.typed).split()))))

    @property
    def by_kind(self) -> dict[Kind, frozenset[str]]:
        """The values chosen of every kind of which any is."""
        return {kind: self.of(kind) for kind in Kind if self.of(kind)}

    def of(self, kind: Kind) -> frozenset[str]:
        """The values chosen of this kind."""
        return frozenset(facet.value for facet in self.facets if facet.kind is kind)

    def typing(self, typed: str) -> Filter:
        """The same facets with other words."""
        return replace(self, typed=typed)

    def choosing(self, facets: Iterable[Facet]) -> Filter:
        """The same words with these facets only."""
        return replace(self, facets=frozenset(facets))

    def toggled(self, facet: Facet) -> Filter:
        """With this facet as well, or without it if it was chosen."""
        return replace(self, facets=self.facets ^ {facet})
