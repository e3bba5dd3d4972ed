"""The main window: menu, rail, pages, status line, and what its actions do.

Owns which page is shown, the settings in force and the announcing of what was written. Pages never call each
other: they send signals here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from interpreter_app.base import i18n
from interpreter_app.base import settings as settings_file
from interpreter_app.base.errors import ExpectedError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.settings import Settings
from interpreter_app.desktop import qt_words, window_place
from interpreter_app.desktop.actions import ActionSet
from interpreter_app.desktop.answers import Answers
from interpreter_app.desktop.ending import Ending
from interpreter_app.desktop.icons import application_icon, icon
from interpreter_app.desktop.jobs import Done, Jobs, Writer
from interpreter_app.desktop.menus import Menus
from interpreter_app.desktop.openers import Dialogs
from interpreter_app.desktop.theme import Text, Theme
from interpreter_app.desktop.to_compare import ToCompare
from interpreter_app.desktop.typed import Typed
from interpreter_app.desktop.undoing import Undoing
from interpreter_app.desktop.views.lookup import LookupPage
from interpreter_app.desktop.ways import Ways
from interpreter_app.desktop.widgets.hairline import Hairline
from interpreter_app.desktop.widgets.rail import Rail
from interpreter_app.desktop.widgets.status_line import StatusLine
from interpreter_app.desktop.widgets.window_frame import framed
from interpreter_app.store.database import Store

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from interpreter_app.desktop.accents import Accents
    from interpreter_app.desktop.glossary_desk import GlossaryDesk
    from interpreter_app.desktop.planning_desk import PlanningDesk, PlanPage
    from interpreter_app.desktop.views.glossaries import GlossariesPage
    from interpreter_app.services.workspace import StarterUpdate

PAGES = ("lookup", "glossaries", "visits", "notes", "contacts")


class MainWindow(QMainWindow):
    """The window on one store."""

    painted = Signal()
    """The window is on the screen for the first time."""

    def __init__(
        self, store: Store, settings: Settings, theme: Theme, writer: Writer, jobs: Jobs, typed: Typed
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self._store = store
        self._theme = theme
        self._writer = writer
        self._jobs = jobs
        self._typed = typed
        self._ending = Ending(self, jobs, writer, typed)
        self._translator: QTranslator | None = None
        self.answers = Answers(store, jobs, self)
        self.actions_ = ActionSet(self, settings.shortcuts)
        self.stack = QStackedWidget(self)
        self.stack.setObjectName("pageStack")
        self.lookup = LookupPage(
            store, self.answers, writer, typed, theme, self.actions_, settings, self.stack
        )
        self._glossaries_page: GlossariesPage | None = None
        self._desk: GlossaryDesk | None = None
        self._plans: PlanningDesk | None = None
        self._accents: Accents | None = None
        self._ways = Ways(self)
        self._dialogs = Dialogs(
            self, store, writer, jobs, theme, self.actions_, lambda: self.settings, self.apply
        )
        self._undoing = Undoing(writer, lambda: self.settings.author, self._flush, self)
        self._lay_out()
        self._to_compare = ToCompare(store, jobs, self.status, self)
        self._menus = Menus(self.menuBar(), self.actions_, PAGES)
        self._connect()
        self._translate_qt()
        self.retranslate()
        window_place.put(self, settings.window)
        self._menus.check(settings.theme, i18n.language())
        self._resume()
        self.show_page(settings.page if settings.page in PAGES else PAGES[0])
        self._show_booth(settings.booth)

    # Pages.

    def show_page(self, name: str) -> None:
        """Show a page; it is made when it is first wanted."""
        page = self._page(name)
        self.stack.setCurrentWidget(page)
        self.actions_[f"page-{name}"].setChecked(True)
        self.actions_.follow(page)
        page.focus_first()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        shown = self.stack.currentWidget()
        if shown is self.lookup:
            return PAGES[0]
        planned = self._plans.made if self._plans else {}
        return next((name for name, page in planned.items() if page is shown), "glossaries")

    @property
    def _pages(self) -> list[LookupPage | GlossariesPage | PlanPage]:
        """The pages that have been made."""
        planned = self._plans.made.values() if self._plans else ()
        return [self.lookup, *([self._glossaries_page] if self._glossaries_page else []), *planned]

    def _page(self, name: str) -> LookupPage | GlossariesPage | PlanPage:
        if name == "lookup":
            return self.lookup
        return self.glossaries if name == "glossaries" else self.planning.page(name)

    @property
    def planning(self) -> PlanningDesk:
        """The pages of visits, notes and contacts."""
        if self._plans is None:
            from interpreter_app.desktop.planning_desk import PlanningDesk

            self._plans = PlanningDesk(
                self._store, self._writer, self._jobs, self._theme, self._typed, self.actions_, self._dialogs,
                lambda: self.settings, self,
            )  # fmt: skip
            self._plans.find_marks = self.answers.marks
            self.answers.changed.connect(self._plans.forget_marks)
            self._plans.said.connect(self.status.say)
            self._plans.warned.connect(self.status.warn)
            self._plans.shown.connect(self.show_page)
            self._plans.noteLeft.connect(self._ways.from_note)
            self._plans.pageMade.connect(self.stack.addWidget)
        return self._plans

    @property
    def glossaries(self) -> GlossariesPage:
        """The Glossaries page."""
        if self._glossaries_page is None:
            from interpreter_app.desktop.glossary_desk import GlossaryDesk

            self._desk = GlossaryDesk(
                self._store, self._writer, self._jobs, self._theme, self.actions_, self._dialogs,
                lambda: self.settings.author, self,
            )  # fmt: skip
            page = self._desk.page
            page.writing.saving.keep = self._typed.draft
            page.lookUpAsked.connect(self._ways.to_look_up)
            page.printAsked.connect(self.print_glossary)
            page.exportAsked.connect(self.export_glossary)
            page.leaveAsked.connect(self._ways.to_lookup_page)
            page.said.connect(self.status.say)
            page.retranslate()
            page.go_to(self.settings.places.get("glossaries", ""))
            self.stack.addWidget(page)
            self._glossaries_page = page
        return self._glossaries_page

    # Settings.

    def apply(self, settings: Settings) -> None:
        """Put settings in force and keep those that changed."""
        before, self.settings = self.settings, settings
        names = [n for n in Settings.__slots__ if getattr(before, n) != getattr(settings, n)]
        self._keep(names)
        if {"theme", "text_size", "booth"} & set(names):
            self._theme.apply(settings.theme, settings.text_size, settings.booth)
        if "booth" in names:
            self._show_booth(settings.booth)
        if "shortcuts" in names:
            self.actions_.rebind(settings.shortcuts)
        if {"language", "shortcuts"} & set(names):
            i18n.set_language(settings.language or i18n.system_language())
            self._translate_qt()
            self.retranslate()
        self.lookup.apply(settings)
        self._menus.check(settings.theme, i18n.language())

    def set(self, name: str, value: object) -> None:
        """Change one setting."""
        self.apply(settings_file.changed(self.settings, name, value))

    def _keep(self, names: list[str]) -> None:
        try:
            settings_file.keep(self.settings, names)
        except (ExpectedError, OSError) as error:
            self.status.warn(str(error))

    def _show_booth(self, booth: bool) -> None:
        if booth and self.page != "lookup":
            self.show_page("lookup")
        if self.page == "lookup":
            self.lookup.come_back()  # Before a menu that has the keyboard is hidden, and it goes elsewhere.
        for part in (self.rail, self._rail_line, self.menuBar()):
            part.setVisible(not booth)
        self.lookup.set_booth(booth)
        self.actions_["booth"].setChecked(booth)

    def _set_booth(self, booth: bool) -> None:
        self.set("booth", booth)

    def _toggle_full_screen(self, _checked: bool) -> None:
        """Into full screen or out of it, whichever way it was entered."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_["full-screen"].setChecked(self.isFullScreen())

    def _resize_text(self, steps: int) -> None:
        self.set("text_size", settings_file.next_size(self.settings.text_size, steps))

    def larger(self) -> None:
        """The next larger size of text."""
        self._resize_text(1)

    def smaller(self) -> None:
        """The next smaller size of text."""
        self._resize_text(-1)

    def normal_size(self) -> None:
        """The size of text as designed."""
        self.set("text_size", 100)

    # Language.

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle("Passerelle")
        self.actions_.retranslate()
        self._menus.retranslate()
        self.rail.retranslate()
        self.status.retranslate()
        self.status.booth.setAccessibleName(_("Booth mode"))
        self.status.show_store(self._store.path.name, str(self._store.path))
        for page in self._pages:
            page.retranslate()
        self._dialogs.retranslate()

    def dress(self) -> None:
        """Draw what the first picture can do without: the icons."""
        self.rail.dress()
        self.setWindowIcon(application_icon(self._theme))
        size = round(1.25 * self._theme.pixels(Text.SMALL))
        self.status.booth.setIconSize(QSize(size, size))
        self.actions_["booth"].setIcon(icon("booth", self._theme, size))

    def _translate_qt(self) -> None:
        self._translator = qt_words.speak(self, self._translator)

    # What is written.

    def _resume(self) -> None:
        left = self.lookup.resume()
        if left:
            from interpreter_app.desktop import concept_saving, contact_saving, note_saving, visit_saving

            concept_saving.resume(self._writer, self._typed.draft, left)
            visit_saving.resume(self._writer, self._typed.draft, left)
            contact_saving.resume(self._writer, self._typed.draft, left)
            note_saving.resume(self._writer, self._typed.draft, left)

    def undo(self) -> None:
        """Take back the newest change."""
        self._undoing.undo()

    def _flush(self) -> None:
        for page in self._pages:
            page.flush()

    def _on_done(self, done: Done) -> None:
        self.status.saved(done)
        self._to_compare.seen()
        self.answers.own_write()
        self.lookup.margin.refresh()

    def _on_changed(self) -> None:
        self._to_compare.look()
        for page in self._pages:
            page.refresh()

    def _on_no_copy(self, sentence: str) -> None:
        """On a full disk it is what was typed that counts."""
        if not self._typed.is_refused:
            self.status.warn(sentence)

    def tell_of_release(self, updates: Sequence[StarterUpdate]) -> None:
        """Say what a newer release brought, and that entries are to be chosen of, if there are any."""
        self._to_compare.tell(updates)

    # Dialogs.

    def print_glossary(self, glossary: str = "") -> None:
        """Open the print dialog on this glossary, or on what is in sight: a visit's schedule, its notes."""
        if self.page == "visits" and not glossary:
            self.planning.visits.print()
        elif self.page == "notes" and not glossary:
            self.planning.print_notes()
        else:
            self._dialogs.print_glossary(glossary or self._glossary())

    def export_glossary(self, glossary: str = "") -> None:
        """Open the export dialog on this glossary."""
        if self.page == "glossaries" and self._desk is not None:
            self._desk.export(glossary or self._glossary())
        else:
            self._dialogs.export_glossary(glossary)

    def _glossary(self) -> str:
        return self.glossaries.current_glossary() if self.page == "glossaries" else ""

    # Building.

    def _lay_out(self) -> None:
        self.stack.addWidget(self.lookup)
        self.rail = Rail(self.actions_, self._theme, PAGES, self)
        self._rail_line = Hairline(Qt.Orientation.Vertical, self)
        self.status = StatusLine(self)
        self.actions_["booth"].setIconVisibleInMenu(False)
        self.status.booth.setDefaultAction(self.actions_["booth"])
        self.status.booth.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCentralWidget(framed(self.rail, self._rail_line, self.stack, self.status, self))

    def _connect(self) -> None:
        self._dialogs.open_glossary = self._glossary
        slots: dict[str, Callable[..., object]] = {
            "search": self._ways.to_query,
            "mark-missing": self._ways.to_missing,
            "quick-add": self._ways.to_adding,
            "note": self._ways.to_note,
            "import": self._dialogs.import_glossary,
            "export": self.export_glossary,
            "print": self.print_glossary,
            "check": self._ways.to_checks,
            "compare": self._dialogs.differences,
            "new-glossary": self._dialogs.new_glossary,
            "deeds": self._dialogs.deeds,
            "deleted": self._dialogs.deleted,
            "preferences": self._dialogs.preferences,
            "quit": self.close,
            "undo": self.undo,
            "redo": self._undoing.redo,
            "accent": self._on_accent,
            "booth": self._set_booth,
            "full-screen": self._toggle_full_screen,
            "larger": self.larger,
            "smaller": self.smaller,
            "normal-size": self.normal_size,
            "guide": lambda: self._dialogs.guide(self.page),
            "keys": self._dialogs.keys,
            "about": self._dialogs.about,
            "new-visit": lambda: self.planning.new_visit(),
            "sample-visit": lambda: self.planning.open_sample(),
            "import-visit": lambda: self.planning.import_visit(),
            "debrief": lambda: self.planning.debrief(),
            "new-contact": lambda: self.planning.new_contact(),
            "import-contacts": lambda: self.planning.import_contacts(),
            "export-contacts": lambda: self.planning.export_contacts(),
        }
        for name, slot in slots.items():
            self.actions_.on(name, slot)
        for page in PAGES:
            self.actions_.on(f"page-{page}", lambda page=page: self.show_page(page))
        self._menus.chosen.connect(self.set)
        self._theme.changed.connect(self.dress)
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self.status.warn)
        self._jobs.failed.connect(self.status.warn)
        self._ending.said.connect(self.status.warn)
        self._jobs.started.connect(self.status.watch)
        self.answers.changed.connect(self._on_changed)
        self.answers.written.connect(self.lookup.margin.refresh)
        self.answers.warned.connect(self.status.warn)
        self.answers.copyRefused.connect(self._on_no_copy)
        self.lookup.said.connect(self.status.say)
        self.lookup.warned.connect(self.status.warn)
        self.lookup.conceptAsked.connect(self._ways.to_concept)
        self.status.undoAsked.connect(self.undo)
        self._undoing.said.connect(self.status.say)
        self.status.compareAsked.connect(self._dialogs.differences)
        self._dialogs.leftToCompare.connect(self.status.offer_comparison)
        self._dialogs.conceptAsked.connect(self._ways.to_concept)
        self._dialogs.noteAsked.connect(self._ways.to_that_note)
        self._dialogs.contactAsked.connect(self._ways.to_contact)

    def _on_accent(self) -> None:
        if self._accents is None:
            from interpreter_app.desktop.accents import Accents

            self._accents = Accents(self._theme, self)
        self._accents.cycle()

    # Coming and going.

    def bring_up(self) -> None:
        """Come to the front, as a second start asks."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half-typed and where the window stood; end once everything is written."""
        self._flush()
        if self._ending.may_end():
            self.answers.stop()
            self._keep_place()
            super().closeEvent(event)
        else:
            event.ignore()

    def _keep_place(self) -> None:
        self.settings = settings_file.changed(self.settings, "window", window_place.place_of(self))
        self.settings = settings_file.changed(self.settings, "page", self.page)
        places = {**self.settings.places, **(self._plans.places if self._plans else {})}
        if self._glossaries_page is not None:
            places["glossaries"] = self._glossaries_page.place
        self.settings = settings_file.changed(self.settings, "places", places)
        self._keep(["window", "page", "places"])
