"""What a new visit is called and when it begins: asked for a visit from nothing, or after another one.

Owns the fields. What a visit begins with is for the starting set to say, what of another one serves it for
services.planning.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.desktop.dialogs.doing import DoingFrame
from interpreter_app.desktop.dialogs.frame import Room
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.letters import give_letters
from interpreter_app.desktop.models.visit_words import title_of
from interpreter_app.desktop.theme import UNIT, Theme
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.tab_order import tab_through
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.desktop.widgets.zone_field import ZoneField
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.likely_zone import PARIS, likely_zone, other_side
from interpreter_app.domain.visits.starting_set import with_starting_set
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.services.planning import Saved
from interpreter_app.store import history


def _zone_of(where: Bilingual) -> str:
    return likely_zone(where) or PARIS


class NewVisitDialog(DoingFrame):
    """Makes a visit; after `pattern`, if there is one. `who` is noted in the history."""

    visitMade = Signal(str)  # noqa: N815 - a Qt signal, named as Qt names its own
    """The id of the new visit, once it is in the store."""

    def __init__(
        self,
        writer: Writer,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        pattern: Visit | None = None,
        who: str = "",
    ) -> None:
        super().__init__("newVisit", writer, jobs, theme, parent)
        self._pattern = pattern
        self._who = who
        self.explanation = QLabel(self)
        self.explanation.setProperty("role", "soft")
        self.explanation.setWordWrap(True)
        inside = QWidget(self)
        self.titles = TwoLanguages("newVisitTitle", inside, lines=False)
        self.where = TwoLanguages("newVisitWhere", inside, lines=False)
        self.zone = ZoneField("newVisitZone", inside)
        self.zone.show_zone(_zone_of(Bilingual()))
        self._is_zone_chosen = False
        self.first, self.last = DayField("newVisitFirst", inside), DayField("newVisitLast", inside)
        self.set = QCheckBox(inside)
        self.set.setObjectName("newVisitStartingSet")
        self.set.setChecked(pattern is None)
        fields = (self.first, self.last, self.zone)
        self._labels = tuple(QLabel(inside) for _field in fields)
        days = FittingGrid(3, inside, row_gap=2 * UNIT)
        for label, field in zip(self._labels, fields, strict=True):
            label.setProperty("role", "small")
            label.setBuddy(field)
            pair = QWidget(days)
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(UNIT // 2)
            column.addWidget(label)
            column.addWidget(field)
            days.add(pair)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(2 * UNIT)
        for part in (self.titles, self.where, days, self.set):
            column.addWidget(part)
        column.addStretch()
        self.where.setVisible(pattern is None)
        pair.setVisible(pattern is None)
        self.set.setVisible(pattern is None)
        self.body.addWidget(self.explanation)
        self.body.addWidget(Room("newVisitRoom", inside, self), 1)
        self.end_body()
        tab_through(self.titles, self.where, days, self.set, *self.ends)
        self.fit(88, 72)
        if pattern is not None:
            self.titles.show_text(planning.as_template(pattern, None).title)
        self.titles.edited.connect(self._on_edited)
        self.where.edited.connect(self._on_where)
        self.zone.taken.connect(self._on_zone)
        self.zone.wrong.connect(self._on_wrong)
        self.first.edited.connect(self._on_first)
        self.last.edited.connect(self._on_last)
        for field in (self.first, self.last):
            field.wrong.connect(self._on_wrong)
        self.last.near = lambda: self.first.day or date.today()
        self.retranslate()
        self.titles.french.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        self.say_title(_("New visit") if self._pattern is None else _("Another visit like this one"))
        self.say_frame()
        self.titles.say(_("Title"))
        self.where.say(_("Where"))
        texts = (_("First day"), _("Last day"), _("Time zone of the place"))
        fields = (self.first, self.last, self.zone)
        for label, field, text in zip(self._labels, fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        for day in (self.first, self.last):
            day.retranslate()
        self.set.setText(_("Begin with the usual tasks, protocols and briefing material"))
        self.do_button.setText(_("Make the visit"))
        give_letters(self)
        new = _("A title in one of the languages is enough; days can be agreed on later.")
        copied = _(
            "Aims, questions, places, schedule, protocols and tasks of “{title}” are taken over and moved to"
            " the new days. Who comes, what was agreed or done, and the letters aren’t."
        )
        self.explanation.setText(
            new if self._pattern is None else copied.format(title=title_of(self._pattern))
        )
        self.enable()

    @property
    def wanted(self) -> Visit:
        """The visit as it is typed."""
        first, last = self.first.day, self.last.day
        if self._pattern is not None:
            made = planning.as_template(self._pattern, first)
            return replace(made, title=self.titles.typed(), last=(last or made.last) if first else None)
        zone = self.zone.zone
        made = Visit(
            "",
            self.titles.typed(),
            where=self.where.typed(),
            zone=zone,
            home=other_side(zone),
            first=first,
            last=last or first,
        )
        return with_starting_set(made) if self.set.isChecked() else made

    def do(self) -> None:
        """Make the visit, unless something that was typed isn't understood: that is said, and stays."""
        for field in (self.first, self.last, self.zone):
            field.take()
            if field.is_wrong:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        wanted, who = self.wanted, self._who
        kind = "add-visit" if self._pattern is None else "duplicate-visit"

        def make(_progress: object) -> Deed[Saved]:
            return Deed(
                lambda store: planning.create(store, wanted, who, kind),
                lambda saved: _("New visit: {title}").format(title=title_of(saved.visit)),
                lambda store, saved: history.undo(store, saved.change.operation),
            )

        self.carry_out(make, "", 0)  # type: ignore[arg-type]  # a deed on a visit, whose change it tells

    def on_done(self, saved: Saved) -> None:  # type: ignore[override]  # see `do`
        """Tell of the new visit, and close."""
        self.accept()
        self.visitMade.emit(saved.visit.id)

    def enable(self) -> None:
        """There must be a title, and one thing is done at a time."""
        typed = self.titles.typed()
        has_title = bool(typed.fr.strip() or typed.en.strip())
        self.do_button.setEnabled(has_title and not self.is_doing)

    def _on_edited(self, _text: object) -> None:
        self.tell("")
        self.enable()

    def _on_where(self, where: Bilingual) -> None:
        if not self._is_zone_chosen:
            self.zone.show_zone(_zone_of(where))

    def _on_zone(self, _zone: str) -> None:
        self._is_zone_chosen = True

    def _on_first(self, day: date | None) -> None:
        """A visit that begins has an end, and the other way round."""
        last = self.last.day
        if day is None:
            self.last.show_day(None)
        elif self._pattern is not None and self._pattern.first and self._pattern.last:
            self.last.show_day(day + (self._pattern.last - self._pattern.first))
        elif last is None or last < day:
            self.last.show_day(day)

    def _on_last(self, day: date | None) -> None:
        first = self.first.day
        if day is None or first is None or first > day:
            self.first.show_day(day)

    def _on_wrong(self, sentence: str) -> None:
        self.tell(sentence, warn=True)
