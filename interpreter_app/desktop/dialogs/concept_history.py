"""The history of one concept, a line for each deed: what that left, whole or against what stands now.

Owns which state is shown. Reading is a job's; what is brought back is a deed of the writer's, which can be
taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.dialogs.reading import ReadingFrame
from interpreter_app.desktop.dialogs.sheet import Sheet
from interpreter_app.desktop.dialogs.side_by_side import side_by_side
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.concept_deeds import name_of
from interpreter_app.desktop.models.deed_texts import in_a_line, pair_text, span, version_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.views.concept_text import Look, concept_html, message_html
from interpreter_app.desktop.widgets.choice import Choice
from interpreter_app.desktop.widgets.reading import ReadingText
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_lines import TwoLineList, TwoLines
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services.comparing import differing
from interpreter_app.services.revising import Step, bring_back, steps
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.deed_names import glossary_name
from interpreter_app.store.glossaries import Change
from interpreter_app.store.revisions import Version

_CHANGES, _WHOLE = "changes", "whole"


class _History(NamedTuple):
    """The steps, the newest first, and the names of the glossaries in which the concept stood."""

    steps: Sequence[Step]
    names: dict[str, Bilingual]


class ConceptHistoryDialog(ReadingFrame):
    """The history of the concept with the id `concept` in the glossary with the id `glossary`.

    `who` is noted in the history of what is brought back.
    """

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        glossary: str,
        concept: str,
        who: str = "",
    ) -> None:
        super().__init__("conceptHistory", store, jobs, theme, parent)
        self._writer = writer
        self._place = (glossary, concept)
        self._who = who
        self._names: dict[str, Bilingual] = {}
        self._is_writing = False
        self.list: TwoLineList[Step] = TwoLineList("historyVersions", self._said, theme, self)
        self.shown = Choice((_CHANGES, _WHOLE), theme, self)
        self.shown.setObjectName("historyShown")
        self.text = Sheet("historyText", theme, self)
        self.bring_button = self.button("historyBringBack")
        self.nameless = QLabel(self)
        self.nameless.setObjectName("historyNameless")
        self.nameless.setProperty("role", "small")
        self.nameless.setWordWrap(True)
        self._lay_out()
        self.list.chosen.connect(self._show)
        self.shown.chosen.connect(self._show)
        self.bring_button.clicked.connect(self.bring_back)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2 * UNIT)
        self.shown.setContentsMargins(ReadingText.HANG, 0, 0, 0)
        right.addWidget(self.shown)
        right.addWidget(self.text, 1)
        beside = QHBoxLayout()
        beside.setSpacing(3 * UNIT)
        beside.addWidget(self.list, 3)
        beside.addLayout(right, 5)
        self.body.addLayout(beside, 1)
        self.body.addStretch()
        self.body.addWidget(self.status)
        self.foot.addWidget(self.nameless, 1)
        self.end_foot(self.bring_button)
        tab_through(self.list, self.shown, self.text, self.bring_button, self.close_button)
        self.fit(144, 84)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("History of a concept"))
        self.list.setAccessibleName(_("Versions"))
        self.shown.setAccessibleName(_("What is shown of the version"))
        self.shown.set_text(_CHANGES, _("Against the version now"))
        self.shown.set_text(_WHOLE, _("The whole version"))
        self.text.setAccessibleName(_("The chosen version"))
        self.bring_button.setText(_("Bring this back"))
        self.nameless.setText(
            "" if self._who else _("So that who wrote it is noted, too: your name in the preferences.")
        )
        self.list.retranslate()
        give_letters(self)
        self._show()

    def bring_back(self) -> None:
        """Put the chosen version there again."""
        version = self._chosen()
        if version is None or not self._can_bring_back():
            return
        (glossary, concept), who, operation = self._place, self._who, version.operation

        def do(store: Store) -> Change:
            return bring_back(store, glossary, concept, operation, who)

        name = name_of(version.concept) if version.concept else ""
        deed = Deed(
            do,
            lambda _change: _("Brought back: {term}").format(term=name),
            lambda store, change: glossaries.undo(store, change.operation),
            did=lambda change: change.operation is not None,
        )
        self._is_writing = True
        self.list.setFocus()
        self._enable()
        self._writer.write(deed, self._on_written, self._on_refused)

    def _on_written(self, _change: Change) -> None:
        self._is_writing = False
        self._read()

    def _on_refused(self, sentence: str) -> None:
        self._is_writing = False
        if not self.is_over:
            self.tell(sentence, warn=True)
            self._enable()

    # Reading.

    def _read(self) -> None:
        if self.is_over:
            return
        glossary, concept = self._place

        def work(store: Store, _progress: Progress) -> _History:
            found = steps(store, glossary, concept)
            ids = {step.version.glossary for step in found}
            return _History(found, {ident: glossary_name(store, ident) for ident in ids})

        self.tell("" if self.list.rows else _("Reading the history…"))
        self._enable()
        self.read(work, self._on_read)

    def _on_read(self, history: _History) -> None:
        self._names = history.names
        self.tell("")
        self.list.show_rows(history.steps)
        for widget in (self.list, self.shown, self.bring_button):
            widget.setVisible(bool(history.steps))
        (self.list if history.steps else self.close_button).setFocus()

    # Showing.

    def _said(self, step: Step) -> TwoLines:
        version = step.version
        is_elsewhere = version.glossary != self._place[0]
        where = self._name(version) if is_elsewhere else ""
        return TwoLines(
            version_text(step.kind, version.concept is not None),
            in_a_line(span(step.began, version.at), version.who, where, _changed(step)),
            is_quiet=version.concept is None,
        )

    def _name(self, version: Version) -> str:
        return in_interface_language(self._names[version.glossary]) or version.glossary

    def _chosen(self) -> Version | None:
        step = next(iter(self.list.chosen_rows), None)
        return step.version if step is not None else None

    def _now(self) -> Concept | None:
        """The concept as it stands now, or None if it doesn't."""
        return self.list.rows[0].version.concept if self.list.rows else None

    def _can_bring_back(self) -> bool:
        version = self._chosen()
        if version is None or version.concept is None or self._is_writing or self.is_reading:
            return False
        return bool(differing(version.concept, now)) if (now := self._now()) else True

    def _enable(self) -> None:
        self.bring_button.setEnabled(self._can_bring_back())

    def _show(self, _name: str = "") -> None:
        version = self._chosen()
        self._enable()
        if version is None:
            said = "" if self.is_reading else _("Nothing is known of what was done to this concept.")
            self.text.show_page(lambda look: message_html("", said, "", look))
        else:
            self.text.show_page(lambda look: self._page(version, look), version.concept)

    def _page(self, version: Version, look: Look) -> str:
        now = self._now()
        if version.concept is None:
            said = _("There is no text to this: the concept was taken out. Choose a version before it.")
            return message_html(version_text(version.kind, False), said, "", look)
        fields = differing(version.concept, now) if now else ()
        if self.shown.current == _CHANGES and fields:
            heads = (_("This version"), _("Now"))
            return side_by_side(pair_text(version.concept), heads, fields, look.theme)
        return concept_html(version.concept, self._name(version), None, look)


def _changed(step: Step) -> str:
    """The fields that a deed changed, unless it brought the concept or took it out."""
    before, after = step.before and step.before.concept, step.version.concept
    return ", ".join(field.field for field in differing(before, after)) if before and after else ""
