"""The history of a concept deed by deed, and an earlier version of it put there again.

Owns what of the history is one step, and where a version goes that is put there again; which versions there
are is store.revisions' to say.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.store import bin as deleted
from interpreter_app.store import glossaries, history, several
from interpreter_app.store.bin import RESTORE
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.revisions import Version, revisions, version_at

_DEED = attrgetter("deed")


class Step(NamedTuple):
    """What a deed made of a concept: all that was typed of it in one sitting, as an example.

    `version` is the concept as the deed left it, `before` as it was until then (None: it wasn't there, or
    isn't known to have been). `kind` is what was done first, at the moment `began` (UTC, ISO 8601).
    """

    version: Version
    before: Version | None
    kind: str
    began: str


def steps(store: Store, glossary_id: str, concept_id: str) -> list[Step]:
    """The history of a concept, the newest first, one step for each deed."""
    deeds = [list(same) for _deed, same in groupby(revisions(store, glossary_id, concept_id), _DEED)]
    return [
        Step(deed[0], earlier[0] if earlier else None, deed[-1].kind, deed[-1].at)
        for deed, earlier in zip_longest(deeds, deeds[1:])
    ]


def bring_back(store: Store, glossary_id: str, concept_id: str, revision: int, who: str = "") -> Change:
    """Put the version that the operation `revision` left there again, as a new deed.

    A concept that was deleted since comes back to its place. Raises UsageError if there is no such version,
    if it is that of a deletion, or if the glossary is deleted.
    """
    with store.write():
        deleted.refuse_deleted(store, glossary_id)
        version = version_at(store, glossary_id, concept_id, revision)
        if version is None:
            raise UsageError(_("This version isn’t in the history of the entry."))
        if version.concept is None:
            raise UsageError(_("The entry was deleted then: choose a version before that."))
        parts: list[Change] = []
        if glossaries.concept(store, glossary_id, concept_id) is None:
            gone = deleted.last_deleted(store, glossary_id, concept_id)
            parts = [deleted.restore_concepts(store, [gone], who)] if gone else []
        wanted = replace(version.concept, id=concept_id)
        first = several.first(parts)
        parts.append(glossaries.put(store, glossary_id, [wanted], who, RESTORE, part_of=first))
    return history.together(parts)
