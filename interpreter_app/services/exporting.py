"""Writing a glossary of the store, or some of its concepts, into a file, whole or not at all.

Owns what is exported and the report of what the format can't hold, which is made before anything is written.
What a filter leaves is services.browsing's to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from interpreter_app.base.errors import StoreError, UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language
from interpreter_app.exchange.formats import Format, write_as, writing_format
from interpreter_app.exchange.losses import Loss, losses
from interpreter_app.services.browsing import Facet, Filter, Kind, listing
from interpreter_app.store import exported, glossaries
from interpreter_app.store.database import Store, connect
from interpreter_app.store.listing import newest_operation

_SELECTION = Glossary("selection", Bilingual("Sélection", "Selection"))

_NAMED = 40
"""How many regions or subject fields are named to somebody who asked for one that isn't there."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What would be written: the glossary, the format, and what the format can't hold of it.

    It is what the store at this path has after the operation `as_of`; 0 for concepts of several glossaries.
    """

    glossary: Glossary
    format: Format
    lost: tuple[Loss, ...]
    store: Path
    as_of: int

    @property
    def count(self) -> int:
        """How many concepts there are to write."""
        return len(self.glossary.concepts)


def outgoing(
    store: Store,
    name: str,
    path: Path,
    format_name: str | None = None,
    only: Collection[int] | None = None,
) -> Outgoing:
    """The glossary of this name or id as it would be written to `path`, and what would be lost.

    With `only` (numbers of concepts) nothing but those; without a name they may be of several glossaries.
    Raises UsageError for a glossary or format that isn't there.
    """
    known = writing_format(path, format_name)
    with store.read():
        glossary = _selected(store, name, only) if only is not None else _whole(store, name)
        as_of = newest_operation(store, glossary.id) if name else 0
    return Outgoing(glossary, known, tuple(losses(glossary, known.holds)), store.path, as_of)


def outgoing_shown(
    store: Store, name: str, path: Path, wanted: Filter, format_name: str | None = None
) -> Outgoing:
    """What a filter leaves of the glossary of this name or id, as it would be written; it may be nothing.

    A subject field may be given as the glossary has it or by its name in the current language; neither it nor
    a region need be of the same case. Raises UsageError for one, a glossary or a format that isn't there.
    """
    with store.read():
        every = listing(store, Language.FRENCH, glossaries.find(store, name).number)
        rows = every.matching(wanted.choosing(_as_written(wanted.facets, every.counts(Filter()))))
        return outgoing(store, name, path, format_name, [every.numbers[row] for row in rows])


def write(ready: Outgoing, path: Path) -> None:
    """Write it. Raises FormatError for a text that the format can't hold, or else ExpectedError.

    The store remembers what went out, so that it is known what others have changed once it comes back. A
    store that can't be written just now doesn't: the file is there.
    """
    write_as(ready.glossary, path, ready.format)
    if ready.as_of:
        with suppress(StoreError), connect(ready.store) as store:
            exported.note(store, ready.glossary.id, ready.as_of)


def export_glossary(store: Store, name: str, path: Path, format_name: str | None = None) -> int:
    """Write the glossary of this name or id; how many concepts it has. Raises UsageError or ExpectedError."""
    ready = outgoing(store, name, path, format_name)
    write(ready, path)
    return ready.count


def _as_written(asked: Iterable[Facet], there: Collection[Facet]) -> list[Facet]:
    """The facets of the glossary that are meant. Raises UsageError for one that no concept has."""
    found: list[Facet] = []
    for facet in asked:
        if facet.kind not in (Kind.REGION, Kind.SUBJECT) or not facet.value:
            found.append(facet)
            continue
        own = [one for one in there if one.kind is facet.kind and one.value]
        meant = [one for one in own if fold(facet.value) in (fold(one.value), fold(_name(one)))]
        if not meant:
            raise UsageError(_unknown(facet, [one.value for one in own]))
        found += meant
    return found


def _name(facet: Facet) -> str:
    return shown(facet.value) if facet.kind is Kind.SUBJECT else facet.value


def _unknown(facet: Facet, there: Sequence[str]) -> str:
    named = ", ".join(sorted(there)[:_NAMED]) or "–"
    if len(there) > _NAMED:
        named += ", …"
    if facet.kind is Kind.REGION:
        said = _("No term of this glossary has the region “{value}”; there are: {values}.")
    else:
        said = _("No concept of this glossary has the subject field “{value}”; there are: {values}.")
    return said.format(value=facet.value, values=named)


def _whole(store: Store, name: str) -> Glossary:
    return glossaries.glossary(store, glossaries.find(store, name).number)


def _selected(store: Store, name: str, only: Collection[int]) -> Glossary:
    found = glossaries.concepts(store, sorted(only))
    if not name:
        return replace(_SELECTION, concepts=_with_own_ids([found[n].concept for n in sorted(found)]))
    number = glossaries.find(store, name).number
    concepts = tuple(found[n].concept for n in sorted(found) if found[n].glossary == number)
    return replace(glossaries.described(store, number), concepts=concepts)


def _with_own_ids(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """The concepts, of which those with the id of an earlier one get another: they were of two glossaries."""
    taken: dict[str, Concept] = {}
    for concept in concepts:
        own = concept
        if concept.id in taken:
            own = replace(concept, id=new_id((concept.id, *(t.text for t in concept.terms)), taken))
        taken[own.id] = own
    return tuple(taken.values())
