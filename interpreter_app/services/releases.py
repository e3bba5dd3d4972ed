"""What a newer release has for starter entries that the person has edited, and the person's choice.

Owns the choice: theirs or the release's, one entry or several, and the way back from it. What counts as
edited is services.workspace's to say. Nothing is ever taken over without being asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services.comparing import differing
from interpreter_app.services.workspace import StarterUpdate
from interpreter_app.store import glossaries, several, starters
from interpreter_app.store.database import Store
from interpreter_app.store.history import RELEASE
from interpreter_app.store.starters import Mark, Shipped


class Difference(NamedTuple):
    """An entry of which the person has one version and the release another."""

    glossary: str
    glossary_name: Bilingual
    mine: Concept
    shipped: Concept


class Choice(NamedTuple):
    """A choice that was made: how many entries it was about, and what brings it back.

    `operation` is the deed that put the release's in the place of the person's, in whatever glossaries; None
    if nothing was written. `before` and `after` are what was noted of them; entries that had changed
    meanwhile aren't among them.
    """

    entries: int
    operation: int | None
    before: tuple[Mark, ...]
    after: tuple[Mark, ...]


def differences(store: Store) -> list[Difference]:
    """The entries of which the person hasn't chosen yet, in the order of the glossaries.

    One that was deleted since, or made the same as the release's, isn't among them.
    """
    waiting = starters.differences(store)
    if not waiting:
        return []
    named = {g.id: g.name for g in glossaries.summaries(store)}
    found = []
    for one in waiting:
        stored = glossaries.concept(store, one.glossary, one.concept.id) if one.glossary in named else None
        if stored is not None and differing(stored.concept, one.concept):
            found.append(Difference(one.glossary, named[one.glossary], stored.concept, one.concept))
    return found


def keep_mine(store: Store, which: Sequence[Difference]) -> Choice:
    """Leave these entries as they are; a release that has something else again will be told of again."""
    with store.write():
        shipped = _as_shown(store, which)
        before = starters.marks(store, shipped)
        starters.keep(store, shipped)
        after = starters.marks(store, shipped)
    return Choice(len(shipped), None, before, after)


def take_theirs(store: Store, which: Sequence[Difference], who: str = "") -> Choice:
    """Put the release's version in the place of the person's, which stays in the history, as one deed."""
    with store.write():
        shipped = _as_shown(store, which)
        before = starters.marks(store, shipped)
        wanted: dict[str, list[Concept]] = {}
        for one in shipped:
            wanted.setdefault(one.glossary, []).append(one.concept)
        change = several.put(store, wanted, who, RELEASE)
        starters.take_over(store, shipped)
        after = starters.marks(store, shipped)
    return Choice(len(shipped), change.operation, before, after)


def take_back(store: Store, choice: Choice) -> None:
    """Undo a choice: the entries are as they were, and are to be chosen of again."""
    with store.write():
        glossaries.undo(store, choice.operation)
        starters.put_back(store, choice.before, choice.after)


def said_waiting(count: int) -> str:
    """That entries wait to be chosen of, for the status line."""
    said = ngettext(
        "{count} entry that you edited has a newer version",
        "{count} entries that you edited have newer versions",
        count,
    )
    return said.format(count=count)


def said_brought(updates: Iterable[StarterUpdate]) -> str:
    """What a release has changed or added for somebody who had the glossaries already; nothing if nothing."""
    count = sum(len(update.changed) + len(update.added) for update in updates if update.is_newer)
    if not count:
        return ""
    said = ngettext(
        "{count} entry of the glossaries that come with Passerelle is new or newer",
        "{count} entries of the glossaries that come with Passerelle are new or newer",
        count,
    )
    return said.format(count=count)


def _as_shown(store: Store, which: Iterable[Difference]) -> list[Shipped]:
    """Those of which both versions are still the ones that the person was shown."""
    still = set(differences(store))
    return [Shipped(one.glossary, one.shipped) for one in which if one in still]
