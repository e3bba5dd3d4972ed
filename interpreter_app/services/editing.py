"""Concepts and glossaries written by a person: made, changed, deleted.

Owns what happens where two people write the same concept, and which names and ids are free. Every function is
one deed. What a person typed is never lost: where it can't be written, the error carries what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from interpreter_app.base.errors import ExpectedError, UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.ids import is_id, new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.side_by_side import put_together
from interpreter_app.domain.terms import Bilingual, Concept, Glossary
from interpreter_app.services import entered
from interpreter_app.store import bin as deleted
from interpreter_app.store import deeds, glossaries, history, several
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change


class ConflictError(ExpectedError):
    """A concept that somebody else has changed meanwhile in the same fields.

    `mine` is what was to be written; `theirs` is what stands there, None if it was deleted: to write `mine`
    over it, save it again with `theirs` as what was before, or make it anew. `fields` are those that both
    changed, as in `domain.side_by_side`.
    """

    def __init__(self, sentence: str, mine: Concept, theirs: Concept | None, fields: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs
        self.fields = fields


class FreeIds:
    """Which ids of a glossary are taken: by what is there or in the bin, and those given from then on.

    `asked` are ids that will be asked about, all at once.
    """

    def __init__(self, store: Store, glossary_id: str, asked: Sequence[str] = ()) -> None:
        self._store = store
        self._glossary = glossary_id
        self._known = dict.fromkeys(asked, False)
        self._known |= dict.fromkeys(deleted.taken_ids(store, glossary_id, asked), True)

    def __contains__(self, ident: object) -> bool:
        """Whether an id is taken."""
        text = str(ident)
        if text not in self._known:
            self._known[text] = bool(deleted.taken_ids(self._store, self._glossary, [text]))
        return self._known[text]

    def give(self, concept: Concept) -> Concept:
        """The concept with its own id if that is free, or else with one made from its words."""
        ident = concept.id
        if not ident or ident in self:
            ident = new_id((ident, *(term.text for term in concept.terms)), self)
        self._known[ident] = True
        return concept if ident == concept.id else replace(concept, id=ident)


def new_concept(store: Store, glossary_id: str, new: Concept, who: str = "") -> Change:
    """Add a concept; its id is kept if it has one that is free. Raises UsageError."""
    made = entered.concept(new if is_id(new.id) else replace(new, id=""))
    with store.write():
        deleted.refuse_deleted(store, glossary_id)
        return glossaries.put(store, glossary_id, [FreeIds(store, glossary_id).give(made)], who, "add")


def add_concepts(store: Store, glossary_id: str, new: Sequence[Concept], who: str = "") -> Change:
    """Add these concepts, as one deed, each with an id made from its words. Raises UsageError for a row."""
    made = [_entered_row(row, replace(one, id=""), None) for row, one in enumerate(new, 1)]
    with store.write():
        deleted.refuse_deleted(store, glossary_id)
        free = FreeIds(store, glossary_id)
        return glossaries.put(store, glossary_id, [free.give(one) for one in made], who, "add")


def change_each(store: Store, wanted: Mapping[int, Callable[[Concept], Concept]], who: str = "") -> Change:
    """Change the concepts with these numbers, each in its own way, as one deed.

    Those that are gone are left out. Raises UsageError for one, by its place among them, that can't be so.
    """
    rows = {number: row for row, number in enumerate(wanted, 1)}
    with store.write():
        changed: dict[str, list[Concept]] = {}
        for glossary, concepts in several.chosen(store, list(wanted)).items():
            for one in concepts:
                after = _entered_row(rows[one.number], wanted[one.number](one.concept), one.concept)
                if after != one.concept:
                    changed.setdefault(glossary, []).append(after)
        return several.put(store, changed, who)


def _entered_row(row: int, after: Concept, before: Concept | None) -> Concept:
    try:
        return entered.concept(after, before)
    except UsageError as error:
        raise UsageError(_("Nothing was pasted. Row {row}: {why}").format(row=row, why=error)) from error


def save_concept(
    store: Store,
    glossary_id: str,
    before: Concept,
    after: Concept,
    who: str = "",
    deed: int | None = None,
) -> Change:
    """Write what the person made of a concept, which was as `before` when they began.

    With `deed`, the number of what they wrote just before, it becomes a part of that, so that both are taken
    back at once; unless something else was done since.

    What somebody else has changed since is kept where the person left it alone. Raises UsageError for a text
    that can't be, and ConflictError where both have changed the same; nothing is then written.
    """
    mine = replace(entered.concept(after, before), id=before.id)
    with store.write():
        deleted.refuse_deleted(store, glossary_id)
        stored = glossaries.concept(store, glossary_id, before.id)
        if stored is None:
            if mine == before:
                return Change(None, glossary_id)
            raise _deleted_meanwhile(mine)
        wanted, conflicts = put_together(before, mine, stored.concept)
        if not wanted.terms:
            conflicts = ("terms.fr", "terms.en")
        if conflicts:
            raise _changed_meanwhile(mine, stored.concept, conflicts)
        part_of = deed if deed is not None and _is_newest(store, deed) else None
        return glossaries.put(store, glossary_id, [wanted], who, "edit", part_of=part_of)


def _is_newest(store: Store, deed: int) -> bool:
    return any(one.number == deed and not one.is_undone for one in deeds.deeds(store, 1))


def delete_concepts(store: Store, numbers: Sequence[int], who: str = "") -> Change:
    """Delete the concepts with these numbers, of one glossary or several; they are then in the bin."""
    with store.write():
        chosen = several.chosen(store, numbers)
        ids = {glossary: [one.concept.id for one in concepts] for glossary, concepts in chosen.items()}
        return several.delete(store, ids, who)


def create_glossary(
    store: Store, name: Bilingual, description: Bilingual | None = None, who: str = ""
) -> Change:
    """Make an empty glossary with an id made from its name. Raises UsageError if the name is taken."""
    with store.write():
        return glossaries.create(store, planned(store, name, description or Bilingual()), who)


def describe_glossary(store: Store, wanted: Glossary, who: str = "") -> Change:
    """Give the glossary with this id the name, description, version, licence and authors of `wanted`.

    Raises UsageError if it has no name, or that of another glossary.
    """
    with store.write():
        deleted.refuse_deleted(store, wanted.id)
        before = glossaries.described(store, history.number_of(store, wanted.id))
        made = entered.glossary(wanted, before)
        if made.name != before.name:
            _refuse_name(store, made)
        return glossaries.describe(store, made, who)


def delete_glossary(store: Store, glossary_id: str, who: str = "") -> Change:
    """Delete a glossary with its concepts; it is then in the bin. Raises UsageError."""
    return glossaries.delete_glossary(store, glossary_id, who)


def duplicate_glossary(
    store: Store, glossary_id: str, name: Bilingual | None = None, who: str = "", progress: Progress = silent
) -> Change:
    """Make a glossary with the same concepts; without a name for it, it gets a number behind the old one's.

    It is the person's own: no release changes it. Raises UsageError.
    """
    with store.write():
        deleted.refuse_deleted(store, glossary_id)
        whole = glossaries.glossary(store, history.number_of(store, glossary_id))
        new = planned(store, name or numbered(store, whole.name), whole.description)
        copy = replace(whole, id=new.id, name=new.name)
        return glossaries.bring(store, copy, who, "duplicate-glossary", progress=progress)


def planned(store: Store, name: Bilingual, description: Bilingual) -> Glossary:
    """A new glossary of this name, without concepts, with an id that none has or had. Raises UsageError."""
    made = entered.glossary(Glossary("", name, description))
    _refuse_name(store, made)
    ident = new_id((made.name.en, made.name.fr), _TakenGlossaries(store))
    return replace(made, id=ident)


class _TakenGlossaries:
    """The ids that a glossary has or had, those in the bin and those of the starter glossaries included."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __contains__(self, ident: object) -> bool:
        return glossaries.was_there(self._store, str(ident))


def _refuse_name(store: Store, wanted: Glossary) -> None:
    names = _names(store, wanted.id)
    for name in (wanted.name.fr, wanted.name.en):
        if fold(name) in names:
            raise UsageError(
                _("There is already a glossary “{name}”: choose another name.").format(name=name)
            )


def _names(store: Store, but: str = "") -> set[str]:
    """The folded names of the glossaries but one."""
    every = (g.name for g in glossaries.summaries(store) if g.id != but)
    return {fold(text) for name in every for text in (name.fr, name.en)} - {""}


def numbered(store: Store, name: Bilingual) -> Bilingual:
    """A name with the first number behind it that no glossary has: what a copy is called."""
    names = _names(store)
    count = 2
    while True:
        made = Bilingual(*(f"{text} ({count})" if text else "" for text in (name.fr, name.en)))
        if not {fold(made.fr), fold(made.en)} & names:
            return made
        count += 1


def _changed_meanwhile(mine: Concept, theirs: Concept, fields: Iterable[str]) -> ConflictError:
    said = _("Somebody else has changed “{term}” meanwhile: choose what is to stand.")
    return ConflictError(said.format(term=_name(mine)), mine, theirs, tuple(fields))


def _deleted_meanwhile(mine: Concept) -> ConflictError:
    said = _("“{term}” has been deleted meanwhile: add it again, or leave it in the bin.")
    return ConflictError(said.format(term=_name(mine)), mine, None, ())


def _name(concept: Concept) -> str:
    return shown(concept.terms[0].text)
