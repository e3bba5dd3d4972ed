"""Entries in which a file that was imported and the person have changed the same field, and the choice.

Owns the choice: mine, theirs or both, field by field, and the way back from it. What a release has for
starter entries is in `releases`. Nothing is ever taken over without being asked for, and what isn't taken is
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from interpreter_app.base.i18n import ngettext
from interpreter_app.domain.merging import Field, Take, can_be_both, with_choices
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services.comparing import FieldDifference, in_field
from interpreter_app.store import differences as noted
from interpreter_app.store import glossaries, history
from interpreter_app.store.database import Store
from interpreter_app.store.listing import glossary_names

CHOICE = "choice"
"""The kind of an operation that carries out a choice."""


class Difference(NamedTuple):
    """An entry of which the person has one version and a file another, and the fields to choose of.

    `origin` is the file's name, `at` when it was imported, in UTC, with the `zone` of that moment.
    """

    number: int
    glossary: str
    glossary_name: Bilingual
    mine: Concept
    theirs: Concept
    fields: tuple[Field, ...]
    origin: str
    at: str
    zone: str


class Choice(NamedTuple):
    """A choice that was made: how many entries it was about, and the operation that `take_back` undoes.

    Entries that had changed since they were shown aren't among them; without any there is no operation.
    """

    entries: int
    operation: int | None


def differences(store: Store) -> list[Difference]:
    """The entries of which the person hasn't chosen yet, in the order in which they were imported.

    One that was deleted since, or made the same as theirs in these fields, isn't among them.
    """
    return _open(store, noted.pending(store))


def in_words(difference: Difference) -> tuple[FieldDifference, ...]:
    """What stands in each of the fields to choose of, mine first, in their order."""
    return tuple(in_field(field, difference.mine, difference.theirs) for field in difference.fields)


def choices_of(field: Field) -> tuple[Take, ...]:
    """What can be taken in a field: both only where both can stand."""
    return tuple(Take) if can_be_both(field) else (Take.MINE, Take.THEIRS)


def choose(store: Store, difference: Difference, taken: Mapping[Field, Take], who: str = "") -> Choice:
    """Carry out what the person has chosen for these fields, as one operation; mine stands in all others.

    Nothing is done if the entry isn't as it was shown any more, or was chosen of in another window.
    """
    return _choose(store, [difference], lambda _one: taken, who)


def keep_mine(store: Store, which: Sequence[Difference], who: str = "") -> Choice:
    """Leave these entries as they are. What the file had stays in the store, but isn't asked about again."""
    return _choose(store, which, lambda _one: {}, who)


def take_theirs(store: Store, which: Sequence[Difference], who: str = "") -> Choice:
    """Take the file's version in all the fields to choose of; what stood there is in the history."""
    return _choose(store, which, lambda one: dict.fromkeys(one.fields, Take.THEIRS), who)


def take_back(store: Store, choice: Choice) -> None:
    """Undo a choice: the entries are as they were, and are to be chosen of again."""
    glossaries.undo(store, choice.operation)


def said_waiting(count: int) -> str:
    """That entries wait to be chosen of, for the status line."""
    said = ngettext(
        "{count} entry differs from an imported one in a field that both have changed",
        "{count} entries differ from imported ones in a field that both have changed",
        count,
    )
    return said.format(count=count)


def _choose(
    store: Store,
    which: Sequence[Difference],
    taken: Callable[[Difference], Mapping[Field, Take]],
    who: str,
) -> Choice:
    """Carry out a choice for several entries: one deed, with an operation for each glossary."""
    first: int | None = None
    with store.write():
        still = set(_open(store, noted.pending(store, {one.number for one in which})))
        shown = [one for one in which if one in still]
        for glossary in dict.fromkeys(one.glossary for one in shown):
            own = [one for one in shown if one.glossary == glossary]
            made: dict[str, Concept] = {}
            for one in own:
                mine = made.get(one.mine.id, one.mine)
                made[mine.id] = with_choices(mine, one.theirs, taken(one))
            change = glossaries.put(store, glossary, made.values(), who, CHOICE, part_of=first)
            operation = change.operation
            if operation is None:
                operation = history.begin(store, CHOICE, glossary, who, part_of=first)
            noted.decide(store, [one.number for one in own], operation)
            first = first or operation
    return Choice(len(shown), first)


def _open(store: Store, waiting: Sequence[noted.Pending]) -> list[Difference]:
    """Those of which the entry is there, with the fields in which taking theirs would change something."""
    if not waiting:
        return []
    named = dict(glossary_names(store).values())
    found = []
    for one in waiting:
        theirs = one.noted.theirs
        stored = glossaries.concept(store, one.glossary, theirs.id) if one.glossary in named else None
        fields = _still_open(stored.concept, one.noted) if stored is not None else ()
        if stored is None or not fields:
            continue
        name = named[one.glossary]
        shown = (one.glossary, name, stored.concept, theirs, fields)
        found.append(Difference(one.number, *shown, one.origin, one.at, one.zone))
    return found


def _still_open(mine: Concept, one: noted.Noted) -> tuple[Field, ...]:
    """The fields in which taking theirs would change something."""
    return tuple(
        field for field in one.fields if with_choices(mine, one.theirs, {field: Take.THEIRS}) != mine
    )
