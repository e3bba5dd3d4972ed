"""Editing on the Glossaries page: the form beside the sheet, and the way of what is typed into the store.

Owns which concept is being written and what becomes of it when somebody else writes it, too. What the form
looks like is the form's affair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.concept_saving import ConceptSaving
from interpreter_app.desktop.models.concept_deeds import Draft, Saved
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.side_by_side import put_together
from interpreter_app.domain.terms import Concept
from interpreter_app.services.editing import ConflictError

if TYPE_CHECKING:
    from interpreter_app.desktop.views.concept_form import ConceptForm


class ConceptEditing(QObject):
    """Shows the form in place of the sheet."""

    made = Signal(str, str)
    """A new concept is in the store, and no other is being written: the ids of its glossary and its own."""
    opened = Signal()
    left = Signal()
    said = Signal(str)
    """One sentence: something that was left isn't in the store yet."""

    def __init__(self, sheet: QWidget, saving: ConceptSaving, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._saving = saving
        self._theme = theme
        self._draft: Draft | None = None
        self._conflict: ConflictError | None = None
        self._warned = False
        self.subjects: Callable[[], list[str]] = list
        self.stack = QStackedWidget(parent)
        self.stack.addWidget(sheet)
        self._form: ConceptForm | None = None

    @property
    def form(self) -> ConceptForm:
        """The form, made when it is first wanted."""
        if self._form is None:
            from interpreter_app.desktop.views.concept_form import ConceptForm

            self._form = ConceptForm(self._theme, self.stack)
            self._form.changed.connect(self._on_changed)
            self._form.drafted.connect(self._on_drafted)
            self._form.closed.connect(self.leave)
            self._form.settled.connect(self._on_settled)
            self.stack.addWidget(self._form)
        return self._form

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._draft is not None

    def is_about(self, glossary: str, concept: str) -> bool:
        """Whether this concept is the one that is being written."""
        draft = self._draft
        return (
            draft is not None
            and draft.before is not None
            and (draft.glossary, draft.before.id) == (glossary, concept)
        )

    def edit(self, glossary: str, name: str, concept: Concept) -> None:
        """Write a concept of the glossary with this id and name."""
        self._begin(Draft(glossary, concept), name, concept)

    def write_new(self, glossary: str, name: str) -> None:
        """Write a new concept; it is in the store as soon as it has a term."""
        self._begin(Draft(glossary, None), name, Concept("", ()))
        self.form.focus_first()

    def follow(self, concept: Concept) -> None:
        """Take over what was written of the concept elsewhere.

        Not while something typed is on its way: it was typed into what stood there before.
        """
        draft = self._draft
        if draft is None or self._conflict is not None or self._saving.is_waiting(draft):
            return
        if self.form.follow(concept):
            draft.before = concept

    def flush(self) -> None:
        """Have what was typed kept now."""
        if self._form is not None and self._draft is not None:
            self._form.flush()

    def leave(self) -> None:
        """Go back to the sheet; at the second asking also from what has no term, which goes to the notes."""
        if self._draft is None:
            return
        self.flush()
        if self.form.is_unkept and not self._warned:
            self._warned = True
            return
        self._let_go()
        self.stack.setCurrentIndex(0)
        self.left.emit()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        if self._form is not None:
            self._form.retranslate()

    def _begin(self, draft: Draft, name: str, concept: Concept) -> None:
        self.flush()
        self._let_go()
        self._draft, self._warned = draft, False
        self.form.show_concept(concept, name, self.subjects())
        self.form.wait_for_terms(draft.before is None)
        self.stack.setCurrentWidget(self.form)
        self.opened.emit()

    def _let_go(self) -> None:
        """Write nothing any more; what was typed and can't be saved as an entry goes to the notes."""
        draft = self._draft
        if draft is not None:
            # What is on its way becomes a note when it comes back unsaved.
            is_asked = self._conflict is not None and not self._saving.is_waiting(draft)
            if is_asked or self.form.is_unkept:
                self._saving.to_note(draft, self.form.concept())
        self._draft = self._conflict = None

    def _on_drafted(self, concept: Concept) -> None:
        if self._draft is None:
            return
        if self.form.is_unkept or self._conflict is not None:
            self._saving.half(self._draft, concept)
        else:
            self._saving.take_half_back(self._draft)

    def _on_changed(self, concept: Concept) -> None:
        draft = self._draft
        if draft is None:
            return
        self._warned = False
        is_new = draft.before is None

        def then(saved: Saved) -> None:
            self._on_saved(draft, concept, saved, is_new=is_new)

        def otherwise(sentence: str) -> None:
            self._on_refused(draft, sentence)

        self._saving.save(draft, concept, then, otherwise)

    def _on_saved(self, draft: Draft, concept: Concept, saved: Saved, *, is_new: bool) -> None:
        is_open = draft is self._draft
        if not is_open and (saved.conflict is not None or saved.refusal):
            self._saving.to_note(draft, concept)
        elif saved.conflict is not None:
            self._conflict = saved.conflict
            self.form.ask(str(saved.conflict), _("Keep what I typed"), _("Take what is there now"))
        elif saved.refusal:
            self.form.refuse(saved.refusal)
        elif is_open:
            self._on_stored(saved)
        if is_open:
            self.form.wait_for_terms(draft.before is None)
        if is_new and saved.change.added and (is_open or not self.is_open):
            self.made.emit(draft.glossary, saved.change.added[0])

    def _on_stored(self, saved: Saved) -> None:
        """What is being written is in the store, with what others have written of it."""
        if self._conflict is not None:  # What was typed since is an answer, too.
            self._conflict = None
            self.form.say("")
        self.form.draft()
        if saved.concept is not None:
            self.follow(saved.concept)

    def _on_refused(self, draft: Draft, sentence: str) -> None:
        if draft is self._draft:
            self.form.say(sentence, warn=True)
        else:
            self.said.emit(sentence)

    def _on_settled(self, is_mine: bool) -> None:
        """The person has said which of two versions stands."""
        draft, conflict = self._draft, self._conflict
        if draft is None or conflict is None:
            return
        self._conflict = None
        began, draft.before = draft.before, conflict.theirs
        if is_mine:
            mine = self.form.concept()
            if began is not None and conflict.theirs is not None:
                mine = self._with_theirs(began, mine, conflict.theirs)
            self._on_changed(mine)
            return
        self._saving.forget(draft)
        if conflict.theirs is not None:
            self.form.show_concept(conflict.theirs, self.form.title.text(), self.subjects())
        else:
            self._draft = None
            self.stack.setCurrentIndex(0)
            self.left.emit()

    def _with_theirs(self, began: Concept, mine: Concept, theirs: Concept) -> Concept:
        """Mine with what only they have changed, in the form, too: all that stands there counts as typed."""
        both = put_together(began, mine, theirs).concept
        if not both.terms:
            return mine
        self.form.show_concept(both, self.form.title.text(), self.subjects())
        return both
