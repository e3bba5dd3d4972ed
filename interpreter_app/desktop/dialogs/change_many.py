"""The same change to many concepts at once: which fields get what.

Owns the choice and the sentence that says what will be changed. The rows are in `change_rows`; what a change
does is services.changing_many's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.dialogs.change_rows import Row, TextRow, Value, ValueRow
from interpreter_app.desktop.dialogs.doing import DoingFrame
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models import many_deeds
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.term_words import status_choice
from interpreter_app.domain import subjects
from interpreter_app.domain.language.sorting import sort_key
from interpreter_app.domain.terms import Equivalence, Language, Status
from interpreter_app.services import changing_many
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.whereabouts import whereabouts

_REGIONS = ("FR", "FR-75C", "GB", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE", "BE", "CH", "CA", "US")
"""Regions that are offered besides those in use."""


class ChangeManyDialog(DoingFrame):
    """Changes the concepts with these numbers; `who` is noted in their history.

    `fields` and `regions` are the subject fields and regions in use, which are offered.
    """

    def __init__(
        self,
        store: Store,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        numbers: Sequence[int],
        fields: Iterable[str] = (),
        regions: Iterable[str] = (),
        who: str = "",
    ) -> None:
        super().__init__("changeMany", writer, jobs, theme, parent)
        self._numbers = tuple(numbers)
        self._count = sum(whereabouts(store, self._numbers).values())
        self._who = who
        self._subjects = {field for field in fields if field} | set(subjects.names())
        self._regions = tuple(sorted({*_REGIONS, *(region for region in regions if region)}))
        self._inside = QWidget(self)
        self.rows: tuple[Row, ...] = self._make_rows()
        self.explanation = QLabel(self)
        self.explanation.setObjectName("changeManyExplanation")
        self.explanation.setProperty("role", "soft")
        self.explanation.setWordWrap(True)
        self.summary = QLabel(self)
        self.summary.setObjectName("changeManySummary")
        self.summary.setWordWrap(True)
        self._lay_out()
        for row in self.rows:
            row.changed.connect(self._on_choice)
        self.retranslate()
        self.rows[0].choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_rows(self) -> tuple[Row, ...]:
        french, english, inside = Language.FRENCH, Language.ENGLISH, self._inside
        return (
            ValueRow("changeEquivalence", lambda: _("Equivalence"), _equivalences(), inside),
            ValueRow("changeFalseFriend", lambda: _("False friend"), [
                Value(lambda: _("yes"), changing_many.false_friend(True)),
                Value(lambda: _("no"), changing_many.false_friend(False)),
            ], inside),
            ValueRow("changeChecked", lambda: _("Checked"), [
                Value(lambda: _("yes"), changing_many.checked(True)),
                Value(lambda: _("no"), changing_many.checked(False)),
            ], inside),
            TextRow(
                "changeSubject", lambda: _("Subject field"),
                lambda text: changing_many.subject(subjects.written(text)), self._offered_subjects, inside,
            ),
            TextRow("changeSource", lambda: _("Source"), changing_many.source, tuple, inside),
            TextRow(
                "changeRegionFr", lambda: _("Region of the French terms"),
                lambda text: changing_many.region(text, french), self._offered_regions, inside,
            ),
            TextRow(
                "changeRegionEn", lambda: _("Region of the English terms"),
                lambda text: changing_many.region(text, english), self._offered_regions, inside,
            ),
            ValueRow(
                "changeStatusFr", lambda: _("Status of the French terms"), _statuses(french), inside
            ),
            ValueRow(
                "changeStatusEn", lambda: _("Status of the English terms"), _statuses(english), inside
            ),
        )  # fmt: skip

    def _lay_out(self) -> None:
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, UNIT, 0)
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for place, row in enumerate(self.rows):
            row.label.setProperty("role", "soft")
            grid.addWidget(row.label, place, 0)
            grid.addWidget(row.choice, place, 1)
            if isinstance(row, TextRow):
                grid.addWidget(row.value, place, 2)
        grid.setRowStretch(len(self.rows), 1)
        self.body.addWidget(self.explanation)
        self.body.addWidget(Room("changeManyRoom", self._inside, self), 1)
        self.body.addWidget(self.summary)
        self.end_body()
        tab_through(*(stop for row in self.rows for stop in row.stops()), *self.ends)
        self.fit(100, 76)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("Change several concepts"))
        self.say_frame()
        for row in self.rows:
            row.retranslate()
        said = ngettext(
            "{count} concept is chosen. What you set here is set in it, the rest stays as it is.",
            "{count} concepts are chosen. What you set here is set in all of them, the rest stays as it is.",
            self._count,
        )
        self.explanation.setText(said.format(count=number_text(self._count)))
        self.explanation.setVisible(self._count > 0)
        self.do_button.setText(_("Change"))
        give_letters(self)
        self._show_choice()

    def do(self) -> None:
        """Do what the sentence says."""
        try:
            settings = [setting for row in self.rows for setting in row.settings()]
        except UsageError as refusal:
            self.tell(str(refusal), warn=True)
            return
        numbers, who = self._numbers, self._who
        self.carry_out(
            lambda progress: many_deeds.change(numbers, settings, who, progress),
            _("Changing concepts"),
            self._count,
        )

    def on_done(self, change: Change) -> None:
        """Close, or say that there was nothing to change."""
        if change.operation is not None:
            self.accept()
            return
        self.tell(_("Nothing was changed: the concepts are like this already."))
        if not self.isVisible():
            self.open()

    def enable(self) -> None:
        """There must be a change, and none half-chosen."""
        self._inside.setEnabled(not self.is_doing)
        is_chosen = bool(self._chosen()) and not self._unfinished()
        self.do_button.setEnabled(is_chosen and self._count > 0 and not self.is_doing)

    def _chosen(self) -> list[str]:
        return [said for row in self.rows if (said := row.said())]

    def _unfinished(self) -> bool:
        return any(isinstance(row, TextRow) and row.is_unfinished for row in self.rows)

    def _on_choice(self) -> None:
        if self.isVisible() and not self.is_doing:
            self.tell("")
        self._show_choice()

    def _show_choice(self) -> None:
        said = self._sentence()
        self.summary.setText(said)
        self.do_button.setAccessibleDescription(said)
        self.enable()

    def _sentence(self) -> str:
        """What will be changed, for how many concepts."""
        count, chosen = self._count, self._chosen()
        if not count:
            return _("None of the chosen concepts is there any more.")
        if self._unfinished():
            return _("Type the text that is to be set, or leave the field as it is.")
        if not chosen:
            return _("Nothing will be changed yet: choose what to set.")
        return ngettext(
            "{count} concept will be changed. {changes}.",
            "{count} concepts will be changed. {changes}.",
            count,
        ).format(count=number_text(count), changes="; ".join(chosen))

    def _offered_subjects(self) -> list[str]:
        names = {subjects.shown(field) for field in self._subjects}
        return sorted(names, key=sort_key)

    def _offered_regions(self) -> Sequence[str]:
        return self._regions


def _equivalences() -> list[Value]:
    set_to = changing_many.equivalence
    return [
        Value(lambda: _("= the same"), set_to(Equivalence.EQUIVALENT)),
        Value(lambda: _("≈ close"), set_to(Equivalence.QUASI_EQUIVALENT)),
        Value(lambda: _("≠ no equivalent"), set_to(Equivalence.NON_EQUIVALENT)),
        Value(lambda: _("not judged"), set_to(None)),
    ]


def _statuses(language: Language) -> list[Value]:
    return [_status(value, language) for value in Status]


def _status(value: Status, language: Language) -> Value:
    return Value(lambda: status_choice(value), changing_many.status(value, language))
