"""What a file would add although another glossary of the store has it: told, and in nobody's way.

Owns what counts as being there and how it is said. Only reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.merging import PairKey
from interpreter_app.domain.terms import Bilingual, Concept, Language
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.elsewhere import glossaries_with


class Elsewhere(NamedTuple):
    """A glossary that has some of what a file would add: its name, how many concepts, the first of them."""

    glossary: Bilingual
    concepts: int
    first: Concept


def found_elsewhere(
    store: Store, concepts: Iterable[tuple[Concept, PairKey]], target: str
) -> tuple[Elsewhere, ...]:
    """The glossaries but `target` (an id) that have these concepts, known by their pairs of preferred terms.

    A concept needs both languages for that. The glossaries that have most come first.
    """
    names = {g.id: g.name for g in glossaries.summaries(store) if g.id != target and g.concepts}
    if not names:
        return ()
    whole = [(concept, pair) for concept, pair in giving_way(concepts) if all(pair)]
    by_glossary: dict[str, list[Concept]] = {}
    for place, ident in glossaries_with(store, (pair for _concept, pair in whole)):
        if ident in names:
            by_glossary.setdefault(ident, []).append(whole[place][0])
    found = [Elsewhere(names[ident], len(those), those[0]) for ident, those in by_glossary.items()]
    return tuple(sorted(found, key=lambda one: -one.concepts))


def said_elsewhere(found: Iterable[Elsewhere]) -> list[str]:
    """One sentence for each glossary, with its name and that of the first concept."""
    return [
        ngettext(
            "{count} new concept is in “{glossary}”, too: “{name}”.",
            "{count} new concepts are in “{glossary}”, too; “{name}” is the first.",
            one.concepts,
        ).format(count=one.concepts, glossary=in_interface_language(one.glossary), name=_named(one.first))
        for one in found
    ]


def _named(concept: Concept) -> str:
    terms = (concept.preferred(language) for language in Language)
    return " – ".join(term.text for term in terms if term)
