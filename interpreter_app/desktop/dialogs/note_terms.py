"""The terms and people that stand in a note, with what to say for them: each leads to its page.

Owns how one is told there. What is marked is found by whoever asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.going import GoingDialog
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.models import mark_words
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services.lookup import LookupResult
from interpreter_app.services.note_marks import Mark
from interpreter_app.store.database import Store


class _Row(NamedTuple):
    """A term, or somebody by the id of a contact."""

    result: LookupResult | None
    contact: str = ""


class NoteTermsDialog(GoingDialog[_Row]):
    """What the marks of a note stand for, in the order of its words, each once."""

    conceptAsked = Signal(str, str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The ids of a glossary and of a concept in it."""
    contactAsked = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of a contact."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        marks: Sequence[Mark],
        contacts: Mapping[str, Contact],
    ) -> None:
        self._contacts = contacts
        super().__init__("noteTerms", self._said, store, jobs, theme, parent)
        self.retranslate()
        self.show_rows(_rows(marks), _("No term of your glossaries stands in this note, and nobody’s name."))

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Terms and people in the note"))
        self.list.setAccessibleName(_("Terms and people in the note"))
        super().retranslate()

    def go_to(self, row: _Row) -> None:
        """Open the concept or the contact on its page."""
        if row.result is not None:
            self.conceptAsked.emit(row.result.glossary, row.result.concept.id)
        else:
            self.contactAsked.emit(row.contact)

    def _said(self, row: _Row) -> TwoLines:
        if row.result is not None:
            return TwoLines(mark_words.rendering(row.result), mark_words.told_of(row.result))
        return TwoLines(*mark_words.who(row.contact, self._contacts))


def _rows(marks: Sequence[Mark]) -> list[_Row]:
    found: dict[object, _Row] = {}
    for mark in marks:
        if mark.contact:
            found.setdefault(mark.contact, _Row(None, mark.contact))
        for one in mark.results:
            found.setdefault(one.number, _Row(one))
    return list(found.values())
