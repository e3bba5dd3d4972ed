"""The bin: what was deleted, concepts, glossaries, visits, contacts and notes, to be read and brought back.

Owns the search and what is chosen. Reading is a job's, a page at a time; what is brought back is a deed of
the writer's, which can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.deleted_texts import page_html, row_text, said_back
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.dialogs.sheet import Sheet
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services import binned
from interpreter_app.services.binned import NOBODY, BinPage, Deleted, Returned, Sort
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.bin import DeletedConcept
from interpreter_app.store.database import Store

_PAGE = 100
_REST = 120
"""Milliseconds that typing rests before the bin is searched."""


class DeletedDialog(ReadingFrame):
    """What was deleted, the newest first; `who` is noted in the history of what is brought back."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        who: str = "",
        sort: Sort = Sort.ALL,
    ) -> None:
        super().__init__("deleted", store, jobs, theme, parent)
        self._writer = writer
        self._who = who
        self._names: dict[str, Bilingual] = {}
        self._named = NOBODY
        self._after: tuple[int, int] | None = None
        self._sought = ""
        self._place = 0
        self._bringing: Sequence[Deleted] = ()
        self._is_empty = False
        self.explanation = QLabel(self)
        self.explanation.setProperty("role", "soft")
        self.explanation.setWordWrap(True)
        self.sort = Choice(tuple(Sort), theme, self)
        self.sort.setObjectName("deletedSort")
        self.sort.choose(sort)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("deletedFilter")
        self.list: TwoLineList[Deleted] = TwoLineList("deletedList", self._said, theme, self, wraps=False)
        self.list.setSelectionMode(TwoLineList.SelectionMode.ExtendedSelection)
        self.offer = QLabel(self)
        self.offer.setObjectName("deletedOffer")
        self.offer.setWordWrap(True)
        self.offer.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        self.text = Sheet("deletedText", theme, self)
        self.too_button = self.button("deletedRestoreGlossary")
        self.too_button.setProperty("role", "link")
        self.restore_button = self.button("deletedRestore")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.filter.setFocus()
        self._search()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2 * UNIT)
        link = QHBoxLayout()
        link.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        link.addWidget(self.too_button)
        link.addStretch()
        right.addWidget(self.offer)
        right.addLayout(link)
        right.addWidget(self.text, 1)
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 3)
        beside.addLayout(right, 5)
        for part in (self.explanation, self.sort, self.filter):
            self.body.addWidget(part)
        self.body.addLayout(beside, 1)
        self.body.addStretch()
        self.body.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot(self.restore_button)
        self.restore_button.setDefault(False)  # Enter in the filter is no wish to bring something back.
        tab_through(
            self.sort, self.filter, self.list, self.too_button, self.text, self.restore_button,
            self.close_button,
        )  # fmt: skip
        self.fit(144, 84)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_typed)
        self.sort.chosen.connect(self._on_sort)
        self._rest.timeout.connect(self._search)
        self.list.chosen.connect(self._show)
        self.list.nearEnd.connect(self._read_more)
        self.restore_button.clicked.connect(self.restore)
        self.too_button.clicked.connect(self.restore_with_glossary)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("What was deleted"))
        self.sort.setAccessibleName(_("What is shown of the bin"))
        for sort, name in (
            (Sort.ALL, _("Everything")),
            (Sort.TERMS, _("Glossaries")),
            (Sort.PLANS, _("Visits and contacts")),
            (Sort.NOTES, _("Notes")),
        ):
            self.sort.set_text(sort, name)
        self.filter.setPlaceholderText(_("Search what was deleted"))
        self.filter.setAccessibleName(_("Search what was deleted"))
        self.list.setAccessibleName(_("What was deleted"))
        self.text.setAccessibleName(_("The chosen entry"))
        self.restore_button.setText(_("Bring back"))
        self.too_button.setText(_("Bring the glossary back, too"))
        self.list.retranslate()
        give_letters(self)
        self._explain()
        self._show()

    # Bringing back.

    def restore(self) -> None:
        """Bring back what is chosen."""
        self._restore(glossaries_too=False)

    def restore_with_glossary(self) -> None:
        """Bring back what is chosen, and the glossaries that it stood in."""
        self._restore(glossaries_too=True)

    def _restore(self, *, glossaries_too: bool) -> None:
        which = self.list.chosen_rows
        if not which or self._bringing:
            return
        who = self._who
        self._place = self.list.rows.index(which[0])
        deed = Deed(
            lambda store: binned.bring_back(store, which, who, glossaries_too),
            lambda returned: said_back(which, returned),
            binned.take_again,
            did=_is_something,
        )
        self._bringing = which
        self.list.setFocus()
        self._enable()
        self._writer.write(deed, self._on_written, self._on_refused)

    def _on_written(self, returned: Returned) -> None:
        back, self._bringing = {id(one) for one in self._bringing}, ()
        if self.is_over:
            return
        if returned.glossaries:
            self._search()
            return
        self.list.show_rows([one for one in self.list.rows if id(one) not in back], self._place)
        self._settle()

    def _on_refused(self, sentence: str) -> None:
        self._bringing = ()
        if not self.is_over:
            self.tell(sentence, warn=True)
            self._enable()

    # Searching.

    def _on_typed(self, _text: str) -> None:
        self._place = 0
        self._rest.start()

    def _on_sort(self, _name: str) -> None:
        self._place = 0
        self._search()

    def _search(self) -> None:
        """Read the bin anew, from its beginning."""
        if not self.is_over:
            self._sought = self.filter.text()
            self._read(None)

    def _read(self, after: tuple[int, int] | None) -> None:
        text, sort = self._sought, Sort(self.sort.current)

        def work(store: Store, progress: Progress) -> BinPage:
            return binned.page(store, text, _PAGE, after, progress, sort)

        self.read(work, self._on_first if after is None else self._on_more)

    def _on_first(self, page: BinPage) -> None:
        self._take(page)
        self.list.show_rows(page.found, self._place)
        self._settle()

    def _settle(self) -> None:
        """Show what there is to show of the dialog, and go on reading where there is room."""
        self._follow_end()
        is_all = self.sort.current == Sort.ALL
        is_bare = not self.list.rows and not self.is_reading and not self._sought.strip()
        self._is_empty = is_bare and is_all
        self.sort.setVisible(not self._is_empty)
        for widget in (self.filter, self.list, self.text, self.restore_button):
            widget.setVisible(not is_bare)
        self._explain()
        self._show()
        if self._is_empty:
            self.close_button.setFocus()
        elif is_bare:
            self.sort.focus_current()

    def _on_more(self, page: BinPage) -> None:
        self._take(page)
        had_none = not self.list.rows
        self.list.add_rows(page.found)
        if had_none and page.found:
            self.list.choose(0)
        self._follow_end()

    def _take(self, page: BinPage) -> None:
        self._names |= page.names
        if page.named is not NOBODY:
            self._named = page.named
        self._after = page.after

    def _follow_end(self) -> None:
        """Go on while there is room for more, and say what came of the search."""
        self._read_more()
        if self.is_reading and not self.list.rows:
            self.tell(_("Searching…"))
        elif not self.is_reading and not self.list.rows and self._sought.strip():
            self.tell(_("Nothing that was deleted is called so."))
        elif not self.is_reading and not self.list.rows and self.sort.current != Sort.ALL:
            self.tell(_("Nothing of this sort is in the bin."))
        else:
            self.tell("")

    def _read_more(self) -> None:
        if self._after is not None and not self.is_reading and self.list.is_near_end():
            self._read(self._after)

    # Showing.

    def _said(self, one: Deleted) -> TwoLines:
        return row_text(one, self._names)

    def _explain(self) -> None:
        said = _("What you delete stays here and can be brought back to its place, whenever you like.")
        nothing = _(
            "The bin is empty. What you delete will be kept here, to be read and brought back whenever"
            " you like."
        )
        self.explanation.setText(nothing if self._is_empty else said)

    def _show(self) -> None:
        which = self.list.chosen_rows
        concept = next((one.concept for one in which[:1] if isinstance(one, DeletedConcept)), None)
        self.text.show_page(lambda look: page_html(which, self._names, look, self._named), concept)
        self._offer(which)
        self._enable()

    def _offer(self, which: Sequence[Deleted]) -> None:
        """Say where the glossary of what is chosen is in the bin, too, and offer to bring it back."""
        gone = binned.gone_glossaries(which)
        if gone:
            said = _("The glossary “{name}” was deleted, too. It has to come back first.")
            names = (in_interface_language(self._names.get(ident, Bilingual())) or ident for ident in gone)
            self.offer.setText(said.format(name=next(names)))
        self.offer.setVisible(bool(gone))
        self.too_button.setVisible(bool(gone))

    def _enable(self) -> None:
        which = self.list.chosen_rows
        can = bool(which) and not self._bringing
        self.restore_button.setEnabled(can and not binned.gone_glossaries(which))
        self.too_button.setEnabled(can)


def _is_something(returned: Returned) -> bool:
    return returned.is_something
