"""The Glossaries page as the window has it: made, and told what its keys and buttons open.

Owns the wiring between the page, the actions and the dialogs. Made when the page is first wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.dropped import FileDrops
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.concept_deeds import name_of
from interpreter_app.desktop.openers import Dialogs
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.store.database import Store


class GlossaryDesk(QObject):
    """The page with what belongs to it. `who` gives the name that stands in the history."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        actions: ActionSet,
        dialogs: Dialogs,
        who: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._dialogs = dialogs
        self.page = GlossariesPage(store, writer, jobs, theme, window)
        self.page.quality.who = self.page.writing.who = who
        self.page.left.key_of = self.page.middle.key_of = self.page.writing.table.key_of = actions.key
        self._answer(actions)
        self._drops = FileDrops(self.page)
        self._drops.dropped.connect(self._on_dropped)
        self.page.newGlossaryAsked.connect(dialogs.new_glossary)
        self.page.importAsked.connect(dialogs.import_glossary)
        self.page.writing.historyAsked.connect(dialogs.concept_history)
        self.page.writing.toGlossaryAsked.connect(dialogs.to_glossary)
        self.page.writing.manyAsked.connect(dialogs.change_many)
        dialogs.glossaryMade.connect(self.page.show_glossary)

    def export(self, glossary: str) -> None:
        """Export a glossary, or what the filter shows of it."""
        self._dialogs.export_glossary(glossary, self.page.middle.shown_numbers())

    def _answer(self, actions: ActionSet) -> None:
        page, writing = self.page, self.page.writing
        for name, slot in {
            "concept-history": writing.show_history,
            "concept-notes": self._notes,
            "table": page.toggle_table,
            "choose-glossary": lambda: page.left.list.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "edit-concept": writing.edit,
            "duplicate-concept": writing.duplicate,
            "delete-concept": writing.delete,
            "to-glossary": writing.to_glossary,
            "change-many": writing.change_many,
            "find-replace": self._find_replace,
            "describe-glossary": self._describe,
            "duplicate-glossary": self._duplicate,
            "delete-glossary": page.delete_glossary,
            "copy-target": page.copy_target,
            "next-finding": page.quality.next,
            "previous-finding": page.quality.previous,
        }.items():
            actions.on(name, slot, page)

    def _find_replace(self) -> None:
        self.page.flush()
        numbers = self.page.writing.chosen() if self.page.writing.is_table else []
        self._dialogs.find_replace(self.page.current_glossary(), numbers if len(numbers) > 1 else [])

    def _notes(self) -> None:
        shown = self.page.shown
        if shown is not None:
            glossary = self.page.glossary_id(shown.glossary)
            self._dialogs.notes_of_concept(glossary, shown.concept.id, name_of(shown.concept))

    def _describe(self) -> None:
        self._dialogs.describe_glossary(self.page.current_glossary())

    def _duplicate(self) -> None:
        self._dialogs.duplicate_glossary(self.page.current_glossary())

    def _on_dropped(self, path: str) -> None:
        self._dialogs.import_file(Path(path))
