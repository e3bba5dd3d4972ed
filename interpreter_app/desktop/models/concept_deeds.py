"""What is done to concepts on the Glossaries page, each with its sentence and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import uuid4

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.models import line_texts, session_deeds
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.services import editing, entered, moving, typed_lines
from interpreter_app.services.editing import ConflictError
from interpreter_app.store import glossaries, history
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change


@dataclass(slots=True)
class Draft:
    """A concept that is being written: `before` is what one writes on, None for one that isn't in the store.

    It is as the person has seen it: what others write meanwhile stands in the store, but not in `before`.

    `deed` is what was written of it last: the letters of one field are taken back at once, of a new concept
    all that was written since one began. `touched` are the fields that it has changed, None for a new one.

    Its fields belong to the writer's thread while a deed about it is under way.
    """

    glossary: str
    before: Concept | None
    deed: int | None = None
    touched: frozenset[str] | None = frozenset()
    name: str = field(default_factory=lambda: f"concept-{uuid4().hex}")
    """Under which what has been typed of it is kept beside the store."""


class Saved(NamedTuple):
    """What came of saving: the concept as it stands now, or the refusal because others changed it, too."""

    change: Change
    concept: Concept | None
    conflict: ConflictError | None = None
    is_more: bool = False
    """It went on with what was written just before, which takes it back, too."""
    refusal: str = ""
    """Why it can't be saved as it is typed, however often it is tried."""


def save(draft: Draft, after: Concept, who: str) -> Deed[Saved]:
    """Write what was typed of a concept."""

    def do(store: Store) -> Saved:
        try:
            change = _write(store, draft, after, who)
        except ConflictError as conflict:
            return Saved(Change(None, draft.glossary), None, conflict)
        except UsageError as error:
            return Saved(Change(None, draft.glossary), None, refusal=str(error))
        ident = change.added[0] if draft.before is None else draft.before.id
        stored = glossaries.concept(store, draft.glossary, ident)
        concept = stored.concept if stored else None
        before = draft.before
        is_new = before is None or concept is None
        draft.before = concept if is_new else replace(entered.concept(after, before), id=ident)
        deed = None if change.operation is None else history.deed_of(store, change.operation)
        is_more = deed is not None and deed == draft.deed
        draft.deed = deed or draft.deed
        return Saved(change, concept, is_more=is_more)

    return Deed(do, _said_saved, _undo_saved, did=_is_deed_of_its_own, is_more=lambda saved: saved.is_more)


def delete(numbers: Sequence[int], who: str) -> Deed[Change]:
    """Delete these concepts: they go to the bin."""
    return _of_many(
        lambda store: editing.delete_concepts(store, numbers, who),
        lambda count: ngettext("{count} concept deleted", "{count} concepts deleted", count),
        len(numbers),
    )


def duplicate(numbers: Sequence[int], who: str) -> Deed[Change]:
    """Add a copy of each of these concepts to its own glossary."""
    return _of_many(
        lambda store: moving.duplicate_concepts(store, numbers, who),
        lambda count: ngettext("{count} concept duplicated", "{count} concepts duplicated", count),
        len(numbers),
    )


def add_many(glossary: str, new: Sequence[Concept], who: str) -> Deed[Change]:
    """Add these concepts to the glossary with this id."""
    return _of_many(
        lambda store: editing.add_concepts(store, glossary, new, who),
        lambda count: ngettext("{count} concept pasted", "{count} concepts pasted", count),
        len(new),
    )


def change_each(wanted: Mapping[int, Callable[[Concept], Concept]], who: str) -> Deed[Change]:
    """Change the concepts with these numbers, each in its own way."""
    return _of_many(
        lambda store: editing.change_each(store, wanted, who),
        lambda count: ngettext("Pasted into {count} concept", "Pasted into {count} concepts", count),
        len(wanted),
    )


def turn_pin(
    writer: Writer,
    glossary: str,
    concept: Concept,
    language: Language,
    pinned: int | None,
    then: Callable[[object], None],
) -> None:
    """Keep a concept in the session's list, or take it off if it is there under the number `pinned`."""
    head = concept.preferred(language)
    text = head.text if head else concept.id
    if pinned is not None:
        writer.write(session_deeds.unpin([pinned], text), then)
        return
    line = typed_lines.pin(glossary, concept.id, language, text)
    deed = Deed(
        do=lambda store: typed_lines.file(store, line),
        said=line_texts.said,
        undo=typed_lines.take_back,
        did=lambda filed: filed.is_new,
    )
    writer.write(deed, then)


def delete_glossary(glossary: str, name: str, who: str) -> Deed[Change]:
    """Delete a glossary with all its concepts: it goes to the bin."""
    return Deed(
        lambda store: editing.delete_glossary(store, glossary, who),
        lambda _change: _("Deleted: {term}").format(term=name),
        _undo,
    )


def _write(store: Store, draft: Draft, after: Concept, who: str) -> Change:
    if draft.before is None:
        draft.touched = None
        return editing.new_concept(store, draft.glossary, after, who)
    wanted = replace(after, id=draft.before.id)
    changed = _fields_changed(draft.before, wanted)
    goes_on = draft.touched is None or changed <= draft.touched
    if draft.touched is not None and changed:
        draft.touched = changed
    deed = draft.deed if goes_on else None
    return editing.save_concept(store, draft.glossary, draft.before, wanted, who, deed)


def _fields_changed(before: Concept, after: Concept) -> frozenset[str]:
    """The fields in which two versions of a concept differ, those of each language by themselves."""
    texts = {
        f"{name}.{language}"
        for name in ("definition", "transfer_note")
        for language in Language
        if getattr(before, name).get(language) != getattr(after, name).get(language)
    }
    terms = {f"terms.{one}" for one in Language if before.in_language(one) != after.in_language(one)}
    plain = ("subject_field", "equivalence", "false_friend", "source", "checked", "note")
    others = {name for name in plain if getattr(before, name) != getattr(after, name)}
    return frozenset(texts | terms | others)


def _is_deed_of_its_own(saved: Saved) -> bool:
    return saved.change.operation is not None and not saved.is_more


def _said_saved(saved: Saved) -> str:
    if saved.concept is None or saved.change.operation is None:
        return ""
    return _("Edited: {term}").format(term=name_of(saved.concept))


def name_of(concept: Concept) -> str:
    """What a concept is called where there is little room: the first term of a language."""
    terms = (concept.preferred(language) for language in Language)
    return next((term.text for term in terms if term), concept.id)


def _undo_saved(store: Store, saved: Saved) -> object:
    return glossaries.undo(store, saved.change.operation)


def _undo(store: Store, change: Change) -> object:
    return glossaries.undo(store, change.operation)


def _of_many(do: Callable[[Store], Change], said: Callable[[int], str], count: int) -> Deed[Change]:
    return Deed(
        do,
        lambda _change: said(count).format(count=count),
        _undo,
        did=lambda change: change.operation is not None,
    )
