"""What is done to glossaries and to many concepts at once, each with its sentence and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import Progress, silent
from interpreter_app.desktop.jobs import Deed
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.services import changing_many, editing, entered, moving, replacing
from interpreter_app.services.changing_many import Setting
from interpreter_app.services.replacing import Hit, Query, Replaced
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change


def make_glossary(wanted: Glossary, who: str) -> Deed[Change]:
    """Make an empty glossary that says this of itself; its id is made from the name."""

    def do(store: Store) -> Change:
        with store.write():
            named = editing.planned(store, wanted.name, wanted.description)
            told = replace(named, version=wanted.version, licence=wanted.licence, authors=wanted.authors)
            return glossaries.create(store, entered.glossary(told, named), who)

    return Deed(do, lambda _change: _said_new(wanted.name), _undo, did=_is_something)


def describe_glossary(wanted: Glossary, who: str) -> Deed[Change]:
    """Have the glossary with this id say this of itself."""

    def said(change: Change) -> str:
        if change.operation is None:
            return ""
        return _("Name and description: {glossary}").format(glossary=in_interface_language(wanted.name))

    return Deed(lambda store: editing.describe_glossary(store, wanted, who), said, _undo, did=_is_something)


def duplicate_glossary(glossary: str, name: Bilingual, who: str, progress: Progress = silent) -> Deed[Change]:
    """Make a glossary of this name with the same concepts."""
    return Deed(
        lambda store: editing.duplicate_glossary(store, glossary, name, who, progress),
        lambda _change: _said_new(name),
        _undo,
        did=_is_something,
    )


def move(
    numbers: Sequence[int], target: str, name: str, who: str, progress: Progress = silent
) -> Deed[Change]:
    """Move these concepts into the glossary with this id, which is called `name`."""
    return Deed(
        lambda store: moving.move_concepts(store, numbers, target, who, progress),
        lambda change: _said(_moved, taken_out(change), name),
        _undo,
        did=_is_something,
    )


def copy(
    numbers: Sequence[int], target: str, name: str, who: str, progress: Progress = silent
) -> Deed[Change]:
    """Copy these concepts into the glossary with this id, which is called `name`."""
    return Deed(
        lambda store: moving.copy_concepts(store, numbers, target, who, progress),
        lambda change: _said(_copied, len(change.added), name),
        _undo,
        did=_is_something,
    )


def split(numbers: Sequence[int], name: Bilingual, who: str, progress: Progress = silent) -> Deed[Change]:
    """Move these concepts into a new glossary of this name."""
    return Deed(
        lambda store: moving.split_glossary(store, numbers, name, None, who, progress),
        lambda change: _said(_split, taken_out(change), in_interface_language(name)),
        _undo,
        did=_is_something,
    )


def change(
    numbers: Sequence[int], settings: Sequence[Setting], who: str, progress: Progress = silent
) -> Deed[Change]:
    """Make these changes to these concepts; nothing is said where all were so already."""
    return Deed(
        lambda store: changing_many.change_many(store, numbers, settings, who, progress),
        lambda done: _said(_changed, changed(done)),
        _undo,
        did=_is_something,
    )


def replace_all(query: Query, replacement: str, who: str, progress: Progress = silent) -> Deed[Replaced]:
    """Put the replacement wherever something is found."""
    return _replacing(lambda store: replacing.replace_all(store, query, replacement, who, progress))


def replace_hits(hits: Sequence[Hit], replacement: str, who: str) -> Deed[Replaced]:
    """Put the replacement into these texts."""
    return _replacing(lambda store: replacing.replace_hits(store, hits, replacement, who))


def replaced_text(places: int) -> str:
    """What a replacement did: “12 places replaced”."""
    return ngettext("{count} place replaced", "{count} places replaced", places).format(
        count=number_text(places)
    )


def changed(change: Change) -> int:
    """How many concepts a deed changed, in all glossaries."""
    return sum(len(part.changed) for part in (change, *change.also))


def taken_out(change: Change) -> int:
    """How many concepts a deed took out of glossaries."""
    return sum(len(part.deleted) for part in (change, *change.also))


def _replacing(do: Callable[[Store], Replaced]) -> Deed[Replaced]:
    return Deed(
        do,
        lambda done: replaced_text(done.places) if done.places else "",
        lambda store, done: _undo(store, done.change),
        did=lambda done: _is_something(done.change),
    )


def _undo(store: Store, change: Change) -> object:
    return glossaries.undo(store, change.operation)


def _is_something(change: Change) -> bool:
    return change.operation is not None


def _said(sentence: Callable[[int], str], count: int, glossary: str = "") -> str:
    return sentence(count).format(count=number_text(count), glossary=glossary) if count else ""


def _said_new(name: Bilingual) -> str:
    return _("New glossary: {glossary}").format(glossary=in_interface_language(name))


def _moved(count: int) -> str:
    return ngettext("Move: {count} concept into {glossary}", "Move: {count} concepts into {glossary}", count)


def _copied(count: int) -> str:
    return ngettext("Copy: {count} concept into {glossary}", "Copy: {count} concepts into {glossary}", count)


def _split(count: int) -> str:
    return ngettext(
        "Split: {count} concept into {glossary}", "Split: {count} concepts into {glossary}", count
    )


def _changed(count: int) -> str:
    return ngettext("{count} concept changed", "{count} concepts changed", count)
