"""Where a key leads from whatever page one is on: to the query, to the line for a note, to the checks.

Owns which page each of these belongs to. What the page then does is the page's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from interpreter_app.desktop.actions import ActionSet
    from interpreter_app.desktop.planning_desk import PlanningDesk
    from interpreter_app.desktop.views.glossaries import GlossariesPage
    from interpreter_app.desktop.views.lookup import LookupPage

_ADDING = {"visits": "new-visit", "contacts": "new-contact"}
"""What is added on the pages of plans, by the action that adds it."""


class Window(Protocol):
    """What the ways need of their window."""

    lookup: LookupPage
    actions_: ActionSet

    @property
    def page(self) -> str: ...

    @property
    def glossaries(self) -> GlossariesPage: ...

    @property
    def planning(self) -> PlanningDesk: ...

    def show_page(self, name: str) -> None: ...


class Ways:
    """The ways of one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._came_from = ""

    def to_query(self) -> None:
        """A new query."""
        self._window.show_page("lookup")
        self._window.lookup.start_query()

    def to_missing(self) -> None:
        """Note that the query is missing."""
        self._window.show_page("lookup")
        self._window.lookup.mark_missing()

    def to_adding(self) -> None:
        """Add what the page in sight has; a term anywhere else."""
        window = self._window
        if window.page == "glossaries":
            window.glossaries.writing.add()
        elif window.page in _ADDING:
            window.actions_[_ADDING[window.page]].trigger()
        elif window.page == "notes":
            window.planning.notes.focus_first()
        else:
            window.show_page("lookup")
            window.lookup.start_quick_add()

    def to_note(self) -> None:
        """The line for a note: the one below the query while one looks up, else that of the Notes page."""
        window = self._window
        if window.page == "lookup":
            window.lookup.start_note()
            return
        is_elsewhere = window.page != "notes"
        if is_elsewhere:
            self._came_from = window.page
        window.show_page("notes")
        if is_elsewhere:
            window.planning.notes.open_todays()

    def from_note(self) -> None:
        """Back from the Notes page to where the key led there from."""
        self._window.show_page(self._came_from or "lookup")
        self._came_from = ""

    def to_checks(self) -> None:
        """The checks of the glossary, or away from them."""
        if self._window.page != "glossaries":
            self._window.show_page("glossaries")
        self._window.glossaries.toggle_quality()

    def to_look_up(self, text: str) -> None:
        """Look this up."""
        self._window.show_page("lookup")
        self._window.lookup.look_up(text)

    def to_lookup_page(self) -> None:
        """The Look up page as it is."""
        self._window.show_page("lookup")

    def to_that_note(self, note: str) -> None:
        """A note of any visit, open on its page."""
        self._window.show_page("notes")
        self._window.planning.notes.go_to_note(note)

    def to_contact(self, contact: str) -> None:
        """A contact."""
        self._window.planning.show_contact(contact)

    def to_concept(self, glossary: str, concept: str) -> None:
        """A concept, to be read whole."""
        self._window.show_page("glossaries")
        self._window.glossaries.show_concept(glossary, concept)
