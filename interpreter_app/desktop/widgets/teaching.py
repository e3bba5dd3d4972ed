"""The words of the Look up page's empty places: what to type, what to do when nothing is found."""

from __future__ import annotations

from collections.abc import Callable

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.actions import ActionSet, shown
from interpreter_app.desktop.widgets.empty_state import EmptyState, Offer
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Concept, Equivalence, Language, TermType
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

_LOOKED_AT = 24
_TYPED = 5


class Teaching:
    """Fills an EmptyState, with examples from the store's own glossary."""

    def __init__(self, store: Store, actions: ActionSet, place: EmptyState) -> None:
        self._store = store
        self._actions = actions
        self._place = place

    def first(self, look_up: Callable[[str], None]) -> None:
        """At the start: what to type, with three examples, and the keys that matter."""
        offers = [
            Offer(typed, text, lambda typed=typed: look_up(typed))  # type: ignore[misc]
            for typed, text in self._examples()
        ]
        keys = [
            Offer(f"{shown('Up')} {shown('Down')}", _("choose a result; its note opens")),
            Offer(shown("Return"), _("keep it in this session’s list")),
            Offer(self._actions.key("note"), _("write a note")),
            Offer(self._actions.key("keys"), _("all keys")),
        ]
        self._place.tell(
            _("Type the first letters of a term."),
            _("In French or English. Accents, case and small slips don’t matter."),
            (*offers, *(offer for offer in keys if offer.key)),
        )

    def resting(self, last: str, go_back: Callable[[], None]) -> None:
        """Between two queries: hardly anything."""
        if last:
            offer = Offer(self._actions.key("older-query"), _("“{query}” again").format(query=last), go_back)
        else:
            offer = Offer(self._actions.key("booth"), _("leave booth mode"))
        self._place.tell("", "", (offer,))

    def nothing_found(
        self,
        typed: str,
        mark_missing: Callable[[], None],
        add: Callable[[], None],
        drop: Callable[[], None],
    ) -> None:
        """Nothing was found: keep the query for later, add it now, or go on."""
        self._place.tell(
            _("Nothing found for “{query}”.").format(query=typed),
            "",
            (
                Offer(shown("Return"), _("note it as not found, for later"), mark_missing),
                Offer(self._actions.key("quick-add"), _("add it now: French, English, Enter"), add),
                Offer(shown("Esc"), _("empty the query"), drop),
            ),
        )

    def _examples(self) -> list[tuple[str, str]]:
        """(what to type, what it leads to): a French beginning, an English one, an acronym."""
        found = glossaries.concepts(self._store, range(1, _LOOKED_AT)).values()
        concepts = sorted((s.concept for s in found), key=_telling)
        examples: list[tuple[str, str]] = []
        for kind, language in (
            (TermType.FULL_FORM, Language.FRENCH),
            (TermType.FULL_FORM, Language.ENGLISH),
            (TermType.ACRONYM, Language.FRENCH),
        ):
            for place, concept in enumerate(concepts):
                term = next((t for t in concept.in_language(language) if t.type is kind), None)
                said = concept.preferred(language.other)
                if term and said:
                    sign = concept.equivalence.sign if concept.equivalence else "–"
                    typed = term.text if kind is TermType.ACRONYM else fold(term.text)[:_TYPED].strip()
                    examples.append((typed, f"{term.text} {sign} {said.text}"))
                    del concepts[place]
                    break
        return examples


def _telling(concept: Concept) -> tuple[bool, bool]:
    """Concepts that show what the program is for come first."""
    return (
        concept.equivalence is not Equivalence.QUASI_EQUIVALENT,
        not concept.transfer_note,
    )
