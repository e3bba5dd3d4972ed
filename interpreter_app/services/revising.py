"""An earlier version of a concept put there again.

Owns the choice of where it goes; which versions there are is store.revisions' to say.
"""

from __future__ import annotations

from dataclasses import replace

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.store import bin as deleted
from interpreter_app.store import glossaries, history, several
from interpreter_app.store.bin import RESTORE
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.revisions import version_at


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
