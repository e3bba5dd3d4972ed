"""What was done lately, with the names that a person knows it by, and whether it stands.

Owns what belongs together: a deed and those that took it back or did it again. Only reads, but for `turn`.
"""

from __future__ import annotations

from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.store import bin as deleted
from interpreter_app.store import deeds
from interpreter_app.store.database import Store
from interpreter_app.store.deed_names import glossary_name, only_concept, record_names
from interpreter_app.store.deeds import Deed
from interpreter_app.store.glossaries import Change
from interpreter_app.store.history import RECORDS, STARTER


class Logged(NamedTuple):
    """A deed as it is told: `deed` is what was done then, `first` what it took back or did again, or itself.

    `stood` tells whether `first` stood after it, `stands` whether it stands now. `names` are those of the
    glossaries by their ids, `concept` what `first` was about if that was one, `records` the names of the
    visits and contacts that it was about.
    """

    deed: Deed
    first: Deed
    stood: bool
    stands: bool
    names: dict[str, Bilingual]
    concept: Concept | None
    records: tuple[Bilingual, ...] = ()

    @property
    def is_again(self) -> bool:
        """Whether this took something back or did it again, rather than being something new."""
        return self.first.number != self.deed.number

    @property
    def can_turn(self) -> bool:
        """Whether it is a person's own: what came with the program isn't taken back."""
        return self.first.kind != STARTER


def logged(store: Store, limit: int, before: int | None = None) -> list[Logged]:
    """The newest deeds, the newest first, at most `limit`; only those `before` the deed of this number."""
    known: dict[int, deeds.Origin] = {}
    names: dict[str, Bilingual] = {}
    with store.read():
        return [_logged(store, deed, known, names) for deed in deeds.deeds(store, limit, before)]


def turn(store: Store, one: Logged, who: str = "") -> Change:
    """Take back what stands, or do again what doesn't. Nothing is written if that was done meanwhile.

    Raises UsageError if a glossary of it was deleted since, which has to be brought back first.
    """
    do = deeds.take_back if one.stands else deeds.do_again
    try:
        return do(store, one.first.number, who)
    except UsageError:
        for glossary in one.first.glossaries:
            if glossary != RECORDS:
                deleted.refuse_deleted(store, glossary)
        raise


def _logged(store: Store, deed: Deed, known: dict[int, deeds.Origin], names: dict[str, Bilingual]) -> Logged:
    origin = deeds.origin(store, deed.number, known)
    first = deed if origin.deed == deed.number else deeds.deeds(store, 1, origin.deed + 1)[0]
    for ident in first.glossaries:
        if ident not in names:
            names[ident] = glossary_name(store, ident)
    own = {ident: names[ident] for ident in first.glossaries}
    concept = only_concept(store, first.number) if first.concepts == 1 else None
    records = tuple(record_names(store, first.number)) if RECORDS in first.glossaries else ()
    return Logged(deed, first, origin.stands, not first.is_undone, own, concept, records)
