"""What was agreed with the interpreters of a visit, what they are given, and what they interpret.

Owns the terms of the commission. The rows of material and of sessions have modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.interpreting_words import day_lines, warnings
from interpreter_app.desktop.models.session_lines import session_title
from interpreter_app.desktop.views.visits import apart
from interpreter_app.desktop.views.visits.contact_rows import ContactRows
from interpreter_app.desktop.views.visits.desk import VisitDesk
from interpreter_app.desktop.views.visits.interpreted_rows import InterpretedRows
from interpreter_app.desktop.views.visits.owed_rows import OwedRows
from interpreter_app.desktop.views.visits.section import Section, heading, small
from interpreter_app.desktop.views.visits.split_row import MINUTES, Labelled, in_a_row
from interpreter_app.desktop.widgets.clock_fields import DayField
from interpreter_app.desktop.widgets.drop_down import stepped
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.desktop.widgets.two_languages import TwoLanguages
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.clashes import interpreters
from interpreter_app.domain.visits.visit import Commission, Interpreted, Owed, Session, Visit

_MOST_MINUTES = 600


class Interpreting(Section):
    """The commission, the material, the sessions."""

    def __init__(self, desk: VisitDesk, parent: QWidget) -> None:
        super().__init__("visitInterpreter", desk, parent)
        self._visit = ""
        self.interpreters = ContactRows("visitInterpreters", desk, self)
        self.terms = in_a_row(TwoLanguages("interpreterTerms", self))
        self.equipment = in_a_row(TwoLanguages("interpreterEquipment", self))
        self.longest = stepped("interpreterLongest", self)
        self.longest.setRange(0, _MOST_MINUTES)
        self.longest.setSingleStep(5)
        self.confidential = DayField("interpreterConfidential", self)
        self.material = OwedRows(desk, self)
        self.sessions = InterpretedRows(desk, self)
        self.days, self.warnings = QLabel(self), QLabel(self)
        self.days.setObjectName("interpretedDays")
        self.warnings.setObjectName("interpretedWarnings")
        self.warnings.setProperty("role", "warning")
        for label in (self.days, self.warnings):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._headings = {name: heading(self) for name in ("who", "terms", "material", "sessions")}
        self.material_hint = small(self)
        self._grid = FittingGrid(3, self)
        self._labelled = [Labelled(field, self._grid) for field in (self.longest, self.confidential)]
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for one in self._labelled:
            self._grid.add(one)
        for part in (
            self._headings["who"], self.interpreters,
            self._headings["terms"], self.terms, self.equipment, self._grid,
            self._headings["material"], self.material_hint, self.material,
            self._headings["sessions"], self.days, self.warnings, self.sessions,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch()

    def _connect(self) -> None:
        self.interpreters.changed.connect(self._on_interpreters)
        self.interpreters.removed.connect(self._on_interpreter_removed)
        self.interpreters.newAsked.connect(self._on_new_interpreter)
        self.terms.edited.connect(self._on_terms)
        self.equipment.edited.connect(self._on_equipment)
        self.longest.valueChanged.connect(self._on_longest)
        self.confidential.edited.connect(self._on_confidential)
        self.confidential.wrong.connect(self.desk.said)
        self.material.changed.connect(self._on_material)
        self.sessions.edited.connect(self._on_session)
        self.sessions.removed.connect(self._on_session_removed)
        self.sessions.added.connect(self._on_sessions_added)

    def show_visit(self, visit: Visit) -> None:
        """Show what was agreed."""
        agreed = visit.commission
        if visit.id != self._visit:
            self._visit = visit.id
            self.interpreters.add.clear()
        self.interpreters.show_contacts(agreed.interpreters)
        self.terms.show_text(agreed.terms)
        self.equipment.show_text(agreed.equipment)
        if self.longest.value() != agreed.longest:
            self.longest.blockSignals(True)
            self.longest.setValue(agreed.longest)
            self.longest.blockSignals(False)
        self.confidential.show_day(agreed.confidential)
        self.material.show_owed(agreed.material)
        self.sessions.show_visit(visit)
        self._sum_up(visit)

    def focus_first(self) -> None:
        """Put the keyboard where an interpreter is chosen."""
        self.interpreters.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take the days that are typed."""
        self.confidential.take()
        self.material.rows.flush()

    def retranslate(self) -> None:
        """Say the texts in the current language."""
        for name, text in (
            ("who", _("Interpreters")),
            ("terms", _("What was agreed with them")),
            ("material", _("What they are given beforehand")),
            ("sessions", _("What they interpret")),
        ):
            self._headings[name].setText(text)
        self.interpreters.say(_("Add an interpreter: name"), _("Take this interpreter away"))
        self.terms.say(_("Terms of reference"))
        self.equipment.say(_("Equipment"))
        self.longest.setSuffix(MINUTES)
        self.confidential.retranslate()
        for one, text in zip(
            self._labelled, (_("Longest time without a break"), _("Confidentiality agreed on")), strict=True
        ):
            one.say(text)
        self.material_hint.setText(
            _("What AIIC, the association of conference interpreters, asks for: the earlier, the better.")
        )
        self.material.retranslate()
        self.sessions.retranslate()
        if self.desk.visit is not None:
            self._sum_up(self.desk.visit)

    def _sum_up(self, visit: Visit) -> None:
        for label, lines in (
            (self.days, day_lines(visit)),
            (self.warnings, warnings(visit, self.desk.name)),
        ):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))

    def _agree(self, change: Callable[[Commission], Commission]) -> None:
        self.desk.change(lambda visit: replace(visit, commission=change(visit.commission)))
        if self.desk.visit is not None:
            self._sum_up(self.desk.visit)

    def _on_interpreters(self, ids: tuple[str, ...]) -> None:
        self._agree(lambda agreed: replace(agreed, interpreters=ids))

    def _on_interpreter_removed(self, contact: str) -> None:
        visit = self.desk.visit
        if visit is None:
            return
        name = self.desk.name(contact)
        count = sum(contact in interpreters(session) for session in visit.sessions)
        said = ngettext(
            "{name} isn’t an interpreter of the visit any more, nor in {count} session",
            "{name} isn’t an interpreter of the visit any more, nor in {count} sessions",
            count,
        )
        if not count:
            said = _("{name} isn’t an interpreter of the visit any more")
        apart.do(self.desk, lambda visit: _not_by(visit, contact), said.format(name=name, count=count))

    def _on_new_interpreter(self, name: str) -> None:
        ident = self.desk.visit.id if self.desk.visit is not None else ""

        def add(contact: str) -> None:
            if self.desk.visit is not None and self.desk.visit.id == ident:
                self.interpreters.add_one(contact)

        apart.make_contact(self.desk, name, Side.OTHER, add)

    def _on_terms(self, text: Bilingual) -> None:
        self._agree(lambda agreed: replace(agreed, terms=text))

    def _on_equipment(self, text: Bilingual) -> None:
        self._agree(lambda agreed: replace(agreed, equipment=text))

    def _on_longest(self, minutes: int) -> None:
        self._agree(lambda agreed: replace(agreed, longest=minutes))

    def _on_confidential(self, day: date | None) -> None:
        self._agree(lambda agreed: replace(agreed, confidential=day))

    def _on_material(self, owed: tuple[Owed, ...]) -> None:
        self._agree(lambda agreed: replace(agreed, material=owed))

    def _on_session(self, session: Session) -> None:
        self.desk.change(lambda visit: _interpreting(visit, {session.id: session.interpreted}))
        if self.desk.visit is not None:
            self._sum_up(self.desk.visit)

    def _on_session_removed(self, ident: str) -> None:
        visit = self.desk.visit
        title = next((session_title(s) for s in visit.sessions if s.id == ident), "") if visit else ""
        said = _("“{title}” isn’t interpreted any more").format(title=title)
        apart.do(self.desk, lambda visit: _interpreting(visit, {ident: None}), said)

    def _on_sessions_added(self, idents: Sequence[str]) -> None:
        def change(visit: Visit) -> Visit:
            by = visit.commission.interpreters
            return _interpreting(visit, dict.fromkeys(idents, Interpreted(interpreters=by)))

        self.desk.change(change)
        if self.desk.visit is not None:
            self.show_visit(self.desk.visit)
            row = next((row for row in self.sessions.rows.rows if row.editor.part.id == idents[0]), None)
            if row is not None:
                row.editor.focus_first()


def _interpreting(visit: Visit, how: dict[str, Interpreted | None]) -> Visit:
    """The visit with these sessions interpreted so, or not."""
    sessions = (replace(one, interpreted=how[one.id]) if one.id in how else one for one in visit.sessions)
    return replace(visit, sessions=tuple(sessions))


def _not_by(visit: Visit, contact: str) -> Visit:
    """The visit of which somebody isn't an interpreter any more, in no session either."""
    how = {
        one.id: replace(one.interpreted, interpreters=tuple(i for i in interpreters(one) if i != contact))
        for one in visit.sessions
        if one.interpreted is not None and contact in interpreters(one)
    }
    left = tuple(one for one in visit.commission.interpreters if one != contact)
    agreed = replace(visit.commission, interpreters=left)
    return _interpreting(replace(visit, commission=agreed), {**how})
