"""Contacts that may be the same, beside each other: made one, or both kept, each with one undo.

Owns which pair is looked at. What is done is a deed of the writer's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.desktop.dialogs.frame import Frame, set_role
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import contact_deeds
from interpreter_app.desktop.models.contact_fields import differing
from interpreter_app.desktop.models.contact_words import reasons_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.announce import announce
from interpreter_app.desktop.widgets.flow_row import FlowRow
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.duplicates import Alike
from interpreter_app.domain.contacts.names import shown_name


class ContactDuplicates(Frame):
    """The pairs; `name` gives the name of the contact with an id, `who` stands in the history."""

    def __init__(
        self,
        pairs: Sequence[Alike],
        name: Callable[[str], str],
        writer: Writer,
        theme: Theme,
        parent: QWidget,
        *,
        who: str = "",
    ) -> None:
        super().__init__("contactDuplicatesDialog", theme, parent)
        self._writer = writer
        self._name = name
        self._who = who
        self._is_writing = False
        self.list: TwoLineList[Alike] = TwoLineList("contactDuplicates", _said, theme, self)
        self.text = ReadingText(self)
        self.text.setObjectName("contactDuplicateText")
        self.status = QLabel(self)
        self.status.setObjectName("contactDuplicateStatus")
        self.status.setWordWrap(True)
        self.status.setVisible(False)
        self.explanation = QLabel(self)
        self.explanation.setProperty("role", "soft")
        self.explanation.setWordWrap(True)
        self.first, self.second, self.both = (
            self._button(name) for name in ("contactKeepFirst", "contactKeepSecond", "contactKeepBoth")
        )
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.first.clicked.connect(partial(self._make_one, False))
        self.second.clicked.connect(partial(self._make_one, True))
        self.both.clicked.connect(self._keep_both)
        theme.changed.connect(self._show)
        self.list.show_rows(pairs)
        self.retranslate()
        self.list.setFocus()

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        ways = FlowRow(self, 2 * UNIT)
        ways.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        for button in (self.first, self.second, self.both):
            ways.add(button)
        right = QVBoxLayout()
        right.setSpacing(2 * UNIT)
        right.addWidget(self.text, 1)
        right.addWidget(ways)
        beside = QHBoxLayout()
        beside.setSpacing(2 * UNIT)
        beside.addWidget(self.list, 2)
        beside.addLayout(right, 5)
        self.body.addWidget(self.explanation)
        self.body.addLayout(beside, 1)
        self.body.addWidget(self.status)
        self.foot.addStretch()
        self.end_foot()
        tab_through(self.list, self.text, self.first, self.second, self.both, self.close_button)
        self.fit(130, 78)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Contacts that may be the same"))
        self.explanation.setText(
            _(
                "Made one, they keep what both say; where they differ, the other’s words go into the note."
                " Visits name the one that is left. Each step can be undone."
            )
        )
        self.list.setAccessibleName(_("Pairs that may be the same"))
        self.text.setAccessibleName(_("What differs"))
        self.first.setText(_("Make one, left first"))
        self.second.setText(_("Make one, right first"))
        self.both.setText(_("Keep both"))
        self.list.retranslate()
        give_letters(self)
        self._show()

    def _chosen(self) -> Alike | None:
        rows = self.list.chosen_rows
        return rows[0] if rows else None

    def _show(self) -> None:
        pair = self._chosen()
        for button in (self.first, self.second, self.both):
            button.setEnabled(pair is not None and not self._is_writing)
        if pair is None:
            self.text.clear()
            self._tell(_("No other contacts look the same."))
            return
        fields = differing(pair.one, pair.other, self._name)
        heads = (pgettext("contact", "Left"), pgettext("contact", "Right"))
        reasons = _("Perhaps the same: {reasons}.").format(reasons=reasons_text(pair.reasons))
        page = side_by_side(_shown(pair.one), heads, fields, self.theme, reasons)
        self.text.setHtml(page)

    def _make_one(self, is_second: bool) -> None:
        pair = self._chosen()
        if pair is not None:
            kept, other = (pair.other, pair.one) if is_second else (pair.one, pair.other)
            self._write(contact_deeds.making_one(kept, other, self._who), {pair.one.id, pair.other.id})

    def _keep_both(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._write(contact_deeds.keeping_apart(pair.one, pair.other), set())

    def _write(self, deed: Deed, gone: set[str]) -> None:
        """Have it done; pairs with somebody who has changed by it are found anew when one looks again."""
        pair = self._chosen()
        place = self.list.rows.index(pair) if pair is not None else 0
        left = [
            one
            for one in self.list.rows
            if one is not pair and one.one.id not in gone and one.other.id not in gone
        ]
        self._is_writing = True
        self._show()
        self._writer.write(deed, partial(self._on_written, left, place), self._on_refused)

    def _on_written(self, left: Sequence[Alike], place: int, _result: object) -> None:
        self._is_writing = False
        self._tell("")
        self.list.show_rows(left, place)
        self._show()
        (self.list if left else self.close_button).setFocus()

    def _on_refused(self, sentence: str) -> None:
        self._is_writing = False
        self._tell(sentence, warn=True)
        self._show()

    def _tell(self, text: str, warn: bool = False) -> None:
        set_role(self.status, "warning" if warn else "soft")
        self.status.setText(text)
        self.status.setVisible(bool(text))
        announce(self.status, text, urgent=warn)


def _said(pair: Alike) -> TwoLines:
    names = dict.fromkeys((_shown(pair.one), _shown(pair.other)))
    return TwoLines(" / ".join(names), reasons_text(pair.reasons))


def _shown(contact: Contact) -> str:
    return shown_name(contact, i18n.language())
