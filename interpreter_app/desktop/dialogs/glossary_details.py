"""What a glossary says of itself: asked for a new one, changed in one that is there, or the name of a copy.

Owns the fields. What a name may be and which are taken is for services.editing to say.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.doing import DoingFrame
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import many_deeds
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.form_fields import FormLine, GrowingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.services.editing import numbered
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change


class Purpose(StrEnum):
    """What the dialog is opened for."""

    NEW = "new"
    DESCRIBE = "describe"
    DUPLICATE = "duplicate"


_NAMES = ("NameFr", "NameEn")
_TEXTS = ("DescriptionFr", "DescriptionEn")
_LINES = ("Version", "Licence", "Authors")


class GlossaryDialog(DoingFrame):
    """Names and describes a glossary. `glossary` is the id of the one that is described or duplicated.

    `who` is noted in the history, and is the author of a new glossary unless somebody else is named.
    """

    glossaryMade = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of the glossary that was made, once it is in the store."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        purpose: Purpose = Purpose.NEW,
        glossary: str = "",
        who: str = "",
    ) -> None:
        super().__init__("glossary", writer, jobs, theme, parent)
        self.purpose = purpose
        self._who = who
        self._count = 0
        self._before = Glossary("", Bilingual(), authors=who)
        self.explanation = QLabel(self)
        self.explanation.setObjectName("glossaryExplanation")
        self.explanation.setWordWrap(True)
        self._inside = QWidget(self)
        self.lines = {name: FormLine(f"glossary{name}", self._inside) for name in (*_NAMES, *_LINES)}
        self.texts = {name: GrowingText(f"glossary{name}", self._inside) for name in _TEXTS}
        self.fields: dict[str, FormLine | GrowingText] = {
            name: self.lines.get(name) or self.texts[name] for name in (*_NAMES, *_TEXTS, *_LINES)
        }
        self._labels = {name: QLabel(self._inside) for name in self.fields}
        self._lay_out()
        for name in _NAMES:
            self.lines[name].textChanged.connect(self._on_name)
        self._read(store, glossary)
        self.retranslate()
        self.fields["NameFr"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        is_copy = self.purpose is Purpose.DUPLICATE
        for row, (name, field) in enumerate(self.fields.items()):
            label = self._labels[name]
            label.setProperty("role", "soft")
            label.setBuddy(field)
            # In line with the first line of a text of several.
            label.setContentsMargins(0, UNIT // 2, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
            for part in (label, field):
                part.setVisible(not is_copy or name in _NAMES)
        grid.setRowStretch(len(self.fields), 1)
        self.explanation.setProperty("role", "soft")
        self.body.addWidget(self.explanation)
        self.body.addWidget(Room("glossaryRoom", self._inside, self), 1)
        self.end_body()
        tab_through(*self.fields.values(), *self.ends)
        heights = {Purpose.NEW: 64, Purpose.DESCRIBE: 76, Purpose.DUPLICATE: 40}
        self.fit(80, heights[self.purpose])

    def _read(self, store: Store, ident: str) -> None:
        """Show what the glossary says of itself, or the name that a copy would have."""
        if self.purpose is not Purpose.NEW:
            try:
                summary = glossaries.find(store, ident)
            except UsageError as refusal:
                self.tell(str(refusal), warn=True)
                self._inside.setEnabled(False)
                return
            self._before = glossaries.described(store, summary.number)
            self._count = summary.concepts
        shown = self._before
        if self.purpose is Purpose.DUPLICATE:
            shown = replace(shown, name=numbered(store, shown.name))
        values = (
            shown.name.fr, shown.name.en, shown.description.fr, shown.description.en,
            shown.version, shown.licence, shown.authors,
        )  # fmt: skip
        for field, value in zip(self.fields.values(), values, strict=True):
            field.show_text(value)
        if self.purpose is Purpose.DUPLICATE:
            self.lines["NameFr"].selectAll()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        titles = {
            Purpose.NEW: _("New glossary"),
            Purpose.DESCRIBE: _("Name and description"),
            Purpose.DUPLICATE: _("Duplicate a glossary"),
        }
        self.say_title(titles[self.purpose])
        self.say_frame()
        said = {
            "NameFr": _("Name in French"),
            "NameEn": _("Name in English"),
            "DescriptionFr": _("Description in French"),
            "DescriptionEn": _("Description in English"),
            "Version": _("Version"),
            "Licence": _("Licence"),
            "Authors": _("Authors"),
        }
        for name, text in said.items():
            self._labels[name].setText(text)
            self.fields[name].setAccessibleName(text)
        buttons = {
            Purpose.NEW: _("Make the glossary"),
            Purpose.DESCRIBE: _("Save"),
            Purpose.DUPLICATE: _("Duplicate"),
        }
        self.do_button.setText(buttons[self.purpose])
        give_letters(self)
        self._explain()
        self.enable()

    def _explain(self) -> None:
        one_is_enough = _("A name in one of the languages is enough.")
        copied = ngettext(
            "The copy gets the {count} concept of “{glossary}”, and is yours to change.",
            "The copy gets the {count} concepts of “{glossary}”, and is yours to change.",
            self._count,
        ).format(count=number_text(self._count), glossary=in_interface_language(self._before.name))
        self.explanation.setText(copied if self.purpose is Purpose.DUPLICATE else one_is_enough)

    @property
    def wanted(self) -> Glossary:
        """The glossary as it is typed."""
        typed = {name: field.typed() for name, field in self.fields.items()}
        return replace(
            self._before,
            name=Bilingual(typed["NameFr"], typed["NameEn"]),
            description=Bilingual(typed["DescriptionFr"], typed["DescriptionEn"]),
            version=typed["Version"],
            licence=typed["Licence"],
            authors=typed["Authors"],
        )

    def do(self) -> None:
        """Make, describe or duplicate the glossary."""
        wanted, who, ident = self.wanted, self._who, self._before.id
        if self.purpose is Purpose.NEW:
            self.carry_out(lambda _progress: many_deeds.make_glossary(wanted, who), "", 0)
        elif self.purpose is Purpose.DESCRIBE:
            self.carry_out(lambda _progress: many_deeds.describe_glossary(wanted, who), "", 0)
        else:
            title = _("Duplicating {name}").format(name=in_interface_language(self._before.name))
            self.carry_out(
                lambda progress: many_deeds.duplicate_glossary(ident, wanted.name, who, progress),
                title,
                self._count,
            )

    def on_done(self, change: Change) -> None:
        """Tell of a glossary that is new, and close."""
        self.accept()
        if self.purpose is not Purpose.DESCRIBE:
            self.glossaryMade.emit(change.glossary)

    def enable(self) -> None:
        """There must be a name, and one thing is done at a time."""
        is_there = self.purpose is Purpose.NEW or bool(self._before.id)
        self._inside.setEnabled(is_there and not self.is_doing)
        has_name = any(self.lines[name].text().strip() for name in _NAMES)
        self.do_button.setEnabled(is_there and has_name and not self.is_doing)

    def _on_name(self, _text: str) -> None:
        if not self.is_doing and self.isVisible():
            self.tell("")
        self.enable()
